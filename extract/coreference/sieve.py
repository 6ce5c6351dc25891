"""Who is who in a document: a sieve of rules from the surest to the boldest, behind one interface."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from triplewire.extract.context import TEXT, Context
from triplewire.extract.coreference.chains import Chain
from triplewire.extract.coreference.descriptions import are_kindred, describe, institution
from triplewire.extract.coreference.discourse import Discourse
from triplewire.extract.coreference.naming import name_chains
from triplewire.extract.coreference.other_names import join_known
from triplewire.extract.coreference.possessions import possessed, possession
from triplewire.extract.coreference.pronouns import refer
from triplewire.extract.coreference.speech_turns import Speakers
from triplewire.extract.coreference.sums import sum_of
from triplewire.extract.coreference.tree_evidence import adjacent_name, equated, learn_from_titles
from triplewire.extract.mentions.mentions import FIRST_PERSON, SECOND_PERSON, relative_to
from triplewire.extract.names.phrase import Phrase
from triplewire.extract.syntax.pieces import QUOTATIONS, SENTENCES


class Resolver(Protocol):
    """What finds the chains of a document: the sieve below, or a neural model behind the same call."""

    def resolve(self, context: Context, phrases: list[Phrase]) -> list[Chain]:
        """Every phrase in one chain, the chains in the order of their first phrase; unsure is a chain of its own.

        `context` holds TEXT, SENTENCES and QUOTATIONS.
        """
        ...


@dataclass(frozen=True, slots=True)
class Sieve:
    """Names, then what the tree equates with them, then descriptions and pronouns in the order of the text.

    `refer` finds the chain of a pronoun of the third person.
    """

    refer: Callable[[Phrase, Discourse, Speakers], Chain | None] = refer

    def resolve(self, context: Context, phrases: list[Phrase]) -> list[Chain]:
        """See Resolver."""
        chains = name_chains(context[TEXT], [phrase for phrase in phrases if phrase.kind in {"name", "demonym"}])
        join_known(chains)
        at_head = {phrase.head.start: phrase for phrase in reversed(phrases)}
        discourse = Discourse(
            context[QUOTATIONS], chains, at_head, lambda phrase: self._read(phrase, discourse, speakers)
        )
        speakers = Speakers(context[SENTENCES], discourse)
        for phrase, chain in chains.items():
            if phrase.kind == "name":
                learn_from_titles(phrase, chain)
        discourse.learn_names()
        equate(phrases, discourse)
        for phrase in phrases:
            if phrase not in chains:
                self._read(phrase, discourse, speakers)
            discourse.say(phrase)
        return list(dict.fromkeys(chains[phrase] for phrase in phrases))

    def _read(self, phrase: Phrase, discourse: Discourse, speakers: Speakers) -> None:
        """Find the chain of a description or pronoun, or begin one."""
        if phrase.kind == "pronoun":
            chain, rule = self._pronoun(phrase, discourse, speakers)
        else:
            owner = phrase.head.child("poss")
            if owner and owner.tag == "PRP$":
                discourse.look_ahead(owner)
            chain, rule = _describe(phrase, discourse)
        if chain is None:
            chain, rule = Chain(type=phrase.type, gender=phrase.gender, plural=phrase.plural), ""
        chain.add(phrase, rule)
        discourse.chain_of[phrase] = chain
        if phrase.kind == "nominal":
            _keep(phrase, chain, discourse)

    def _pronoun(self, phrase: Phrase, discourse: Discourse, speakers: Speakers) -> tuple[Chain | None, str]:
        if phrase.silent:
            return discourse.of(relative_to(phrase.head)), "relative"
        if phrase.head.lower in FIRST_PERSON or phrase.head.lower in SECOND_PERSON:
            return speakers.of(phrase), "speaker"
        return self.refer(phrase, discourse, speakers), "pronoun"


def equate(phrases: list[Phrase], discourse: Discourse) -> None:
    """Join the descriptions that stand before a name or that the tree ties to one."""
    chains = discourse.chain_of
    names = {phrase.words[0].start: phrase for phrase in phrases if phrase.kind == "name"}
    ends = {phrase.end: phrase for phrase in phrases if phrase.kind == "name"}
    for phrase in phrases:
        if phrase.kind != "nominal":
            continue
        if name := adjacent_name(phrase, names):
            phrase.silent = True
            chains[phrase] = chains[name]
            chains[name].add(phrase, "title")
            continue
        for word, rule in equated(phrase, ends):
            chain = discourse.of(word)
            if chain and _may_be_one(phrase, chain):
                chains[phrase] = chain
                chain.add(phrase, rule)
                break


def _may_be_one(phrase: Phrase, chain: Chain) -> bool:
    """Whether a description may be equated with a name: the types agree, and one is not many."""
    if phrase.plural or chain.plural or chain.country:
        return False
    if chain.type == "Person" and phrase.type is None:
        return phrase.head.dep == "appos"  # "Ann Lee, the rector": what stands behind a person's name is the person
    if "Person" in {chain.type, phrase.type}:
        return chain.type == phrase.type and (not phrase.gender or chain.gender in {None, phrase.gender})
    return are_kindred(chain.type, phrase.type)


def _describe(phrase: Phrase, discourse: Discourse) -> tuple[Chain | None, str]:
    """The chain that a description means, with the rule."""
    if (key := possession(phrase, discourse)) and (owned := possessed(key, discourse)):
        return owned, "owner"
    if sides := sum_of(phrase, discourse):
        return Chain(type=phrase.type, plural=True, sides=sides), "sum"
    return describe(phrase, discourse)


def _keep(phrase: Phrase, chain: Chain, discourse: Discourse) -> None:
    """Note whose it is, so that it is known again: "her mother", "the Kenyan government"."""
    if owned := possession(phrase, discourse):
        discourse.owned.setdefault(owned, chain)
    if key := institution(phrase, discourse):
        discourse.institutions.setdefault(key, chain)


SIEVE = Sieve()
