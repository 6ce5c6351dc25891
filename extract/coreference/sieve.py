"""Resolvers: the interface, and the sieve of rules, which go from the most to the least certain."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from triplewire.extract.context import TEXT, Context
from triplewire.extract.coreference.chains import Chain
from triplewire.extract.coreference.descriptions import are_kindred, describe, is_role, label_of, remember
from triplewire.extract.coreference.discourse import Discourse
from triplewire.extract.coreference.equations import (
    adjacent_name,
    equated,
    joint_names,
    name_behind,
    name_behind_body,
    named_as,
    subject_of_predicate,
)
from triplewire.extract.coreference.name_chains import name_chains
from triplewire.extract.coreference.offices import learn_from_description, learn_from_titles
from triplewire.extract.coreference.pronouns import agrees, refer
from triplewire.extract.coreference.speech_turns import Speakers
from triplewire.extract.errors import ResolverUnknown
from triplewire.extract.lexicon.labels import PERSONAL_PRONOUN_TAGS
from triplewire.extract.lexicon.lists import PEOPLE, RELATIONS
from triplewire.extract.lexicon.nouns import OFFICES
from triplewire.extract.mentions.nominals import FIRST_PERSON, SECOND_PERSON, relative_to
from triplewire.extract.names.phrase import Phrase
from triplewire.extract.plugins import foreign, plugins
from triplewire.extract.syntax.pieces import QUOTATIONS, SENTENCES

_OR_BODIES = RELATIONS.owner | PEOPLE.or_bodies


def resolver_named(name: str) -> tuple[Resolver, str]:
    """Return the resolver of a plug-in, and its package and version. Raises PluginError."""
    known = plugins("resolvers")
    plugin = next((plugin for plugin in known if plugin.name == name), None)
    if plugin is None:
        listed = ", ".join(sorted({plugin.name for plugin in known})) or "none"
        raise ResolverUnknown(name, listed)
    with foreign(f"{plugin} cannot be used"):
        made: Resolver = plugin.load()()
    return made, f"-{plugin.package}-{plugin.version}"


class Resolver(Protocol):
    """The interface of a resolver, which finds the chains of a document: the sieve below, or a neural model."""

    def resolve(self, context: Context, phrases: list[Phrase]) -> list[Chain]:
        """Put every phrase into one chain, the chains in the order of their first phrase.

        A phrase whose referent is unsure is a chain of its own. `context` holds TEXT, SENTENCES and QUOTATIONS.
        """
        ...


@dataclass(frozen=True, slots=True)
class Sieve:
    """Resolve names first, then what the tree equates with them, then descriptions and pronouns in text order.

    `refer` finds the chain of a third-person pronoun, `describe` that of a description with the name of the rule.
    """

    refer: Callable[[Phrase, Discourse, Speakers], Chain | None] = refer
    describe: Callable[[Phrase, Discourse], tuple[Chain | None, str]] = describe

    def resolve(self, context: Context, phrases: list[Phrase]) -> list[Chain]:
        """See Resolver."""
        chains = name_chains(context[TEXT], [phrase for phrase in phrases if phrase.kind in {"name", "demonym"}])
        at_head = {phrase.head.start: phrase for phrase in reversed(phrases)}
        discourse = Discourse(
            context[QUOTATIONS], chains, at_head, lambda phrase: self._read(phrase, discourse, speakers)
        )
        speakers = Speakers(context[SENTENCES], discourse)
        for phrase, chain in chains.items():
            if phrase.kind == "name":
                learn_from_titles(phrase, chain)
        equate(phrases, discourse)
        discourse.learn_names()
        for phrase in phrases:
            if phrase not in chains:
                self._read(phrase, discourse, speakers)
            elif phrase.kind == "nominal":
                remember(phrase, chains[phrase], discourse)
            discourse.say(phrase)
        unite(discourse)
        return list(dict.fromkeys(chains[phrase] for phrase in phrases))

    def _read(self, phrase: Phrase, discourse: Discourse, speakers: Speakers) -> None:
        """Find the chain of a description or pronoun, or start one."""
        if phrase.kind == "pronoun":
            chain, rule = self._pronoun(phrase, discourse, speakers)
        else:
            owner = phrase.head.child("poss")
            if owner and owner.tag == "PRP$":
                discourse.look_ahead(owner)
            if chain := self._predicated(phrase, discourse):
                rule = "copula"
            else:
                chain, name = self.describe(phrase, discourse)
                rule = label_of(name)
        if chain is None:
            chain, rule = Chain(type=phrase.type, gender=phrase.gender, plural=phrase.plural), ""
        if (named := _named_as(phrase, discourse)) and named is not chain and not chain.named and not chain.sides:
            discourse.merge(chain, named)
            chain, rule = named, rule or "named"
        chain.add(phrase, rule)
        discourse.chain_of[phrase] = chain
        if phrase.kind == "nominal":
            remember(phrase, chain, discourse)

    def _predicated(self, phrase: Phrase, discourse: Discourse) -> Chain | None:
        """Return the person that a pronoun and a predicate describe: "She was | a nurse"."""
        subject = subject_of_predicate(phrase.head)
        chain = discourse.of(subject) if subject and subject.tag in PERSONAL_PRONOUN_TAGS else None
        return chain if chain and chain.type == "Person" and _may_be_one(phrase, chain) else None

    def _pronoun(self, phrase: Phrase, discourse: Discourse, speakers: Speakers) -> tuple[Chain | None, str]:
        if phrase.silent:
            return discourse.of(relative_to(phrase.head)), "relative"
        if phrase.head.lower in FIRST_PERSON or phrase.head.lower in SECOND_PERSON:
            return speakers.of(phrase), "speaker"
        if (speaker := speakers.continuing(phrase)) and agrees(phrase, phrase, speaker):
            return speaker, "speaker"
        if body := speakers.represented(phrase):
            return body, "speaker"
        return self.refer(phrase, discourse, speakers), "pronoun"


def _named_as(phrase: Phrase, discourse: Discourse) -> Chain | None:
    """The person or body whose name the text gives to a description or pronoun: "named | him | as Ann Lee"."""
    chain = discourse.of(named_as(phrase.head)) if not phrase.plural and not phrase.silent else None
    if chain is None or not chain.named or chain.plural or not are_kindred(chain.type, phrase.type):
        return None
    return chain if not phrase.gender or chain.gender in {None, phrase.gender} else None


def unite(discourse: Discourse) -> None:
    """Move the phrases of the chains that turned out to be those of another."""
    for old, new in discourse.into.items():
        for phrase, rule in old.links:
            if discourse.chain_of.get(phrase) is old:
                discourse.chain_of[phrase] = new
                new.add(phrase, rule or "owner")
    if discourse.into:
        for chain in set(discourse.chain_of.values()):
            chain.sides = tuple(discourse.into.get(side, side) for side in chain.sides)


def equate(phrases: list[Phrase], discourse: Discourse) -> None:
    """Join the descriptions that precede a name or that the tree equates with one."""
    chains = discourse.chain_of
    names = {phrase.words[0].start: phrase for phrase in phrases if phrase.kind == "name"}
    ends = {phrase.end: phrase for phrase in phrases if phrase.kind == "name"}
    for phrase in phrases:
        if phrase.kind != "nominal":
            continue
        if sides := joint_names(phrase, names, discourse):
            phrase.silent = name_behind(phrase, names) is not None
            chains[phrase] = Chain(type=phrase.type, gender=phrase.gender, plural=True, sides=sides)
            chains[phrase].add(phrase, "apposition")
            continue
        if name := adjacent_name(phrase, names):
            phrase.silent = True
            chains[phrase] = chains[name]
            chains[name].add(phrase, "title")
            continue
        behind = name_behind_body(phrase, names)
        for word, rule in (*([(behind.head, "apposition")] if behind else []), *equated(phrase, ends)):
            chain = discourse.of(word)
            if chain and _may_be_one(phrase, chain):
                chains[phrase] = chain
                chain.add(phrase, rule)
                learn_from_description(phrase, chain)
                break


def _may_be_one(phrase: Phrase, chain: Chain) -> bool:
    """Whether a description and a name may be equated: both singular and of compatible types."""
    if phrase.plural or chain.plural or chain.country:
        return False
    if chain.type == "Person" and phrase.type is None:
        # "Ann Lee, the rector": an apposition to a person is the person; "She is a legend"
        return phrase.head.dep == "appos" or is_role(phrase.head.lemma.lower())
    if phrase.head.lemma.lower() in _OR_BODIES:
        return True  # "the owner, Acme", "a rival, the Boeing 747", "a former ally, Ann Lee"
    if "Person" in {chain.type, phrase.type}:
        office = phrase.head.lemma.lower() in OFFICES  # a chairman may be a woman
        return chain.type == phrase.type and (not phrase.gender or office or chain.gender in {None, phrase.gender})
    return are_kindred(chain.type, phrase.type)


SIEVE = Sieve()
