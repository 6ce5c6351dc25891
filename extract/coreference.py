"""Who is who in a document."""

from __future__ import annotations

from typing import Protocol

from extract.chains import Chain
from extract.descriptions import describe, sum_of
from extract.discourse import Discourse
from extract.evidence import adjacent_name, equated, learn_from_titles
from extract.mentions import FIRST_PERSON, SECOND_PERSON, Phrase, relative_to
from extract.naming import name_chains
from extract.parse import Sentence
from extract.pronouns import refer
from extract.quotations import find_quotations
from extract.speech_turns import Speakers


class Resolver(Protocol):
    """What finds the chains of a document: the sieve below, or a neural model behind the same call."""

    def resolve(self, text: str, sentences: tuple[Sentence, ...], phrases: list[Phrase]) -> list[Chain]:
        """Every phrase in one chain, the chains in the order of their first phrase; unsure is a chain of its own."""
        ...


class Sieve:
    """Rules from the surest to the boldest: names, what the tree equates, then the rest in the order of the text."""

    def resolve(self, text: str, sentences: tuple[Sentence, ...], phrases: list[Phrase]) -> list[Chain]:
        """See Resolver."""
        discourse = Discourse(find_quotations(text, sentences), at_head={p.head.start: p for p in reversed(phrases)})
        chains = name_chains(text, [p for p in phrases if p.kind in {"name", "demonym"}])
        for phrase, chain in chains.items():
            if phrase.kind == "name":
                learn_from_titles(phrase, chain)
        discourse.acronyms = {p.called: c for p, c in chains.items() if len(p.words) == 1 and p.called.isupper()}
        discourse.officials = list(dict.fromkeys(chain for chain in chains.values() if chain.offices))
        self._equate(phrases, chains, discourse)
        speakers = Speakers(sentences, discourse, chains)
        for phrase in phrases:
            if phrase not in chains:
                self._read(phrase, chains, discourse, speakers)
            discourse.say(phrase, chains[phrase])
        return list({id(chains[phrase]): chains[phrase] for phrase in phrases}.values())

    def _equate(self, phrases: list[Phrase], chains: dict[Phrase, Chain], discourse: Discourse) -> None:
        """Join descriptions that the tree ties to a name."""
        starts = {p.words[0].start: p for p in phrases if p.kind == "name"}
        for phrase in phrases:
            if phrase.kind != "nominal":
                continue
            name = adjacent_name(phrase, starts)
            if name:
                phrase.silent = True
                chains[name].add(phrase, "title")
                chains[phrase] = chains[name]
                continue
            for word, rule in equated(phrase):
                other = discourse.at_head.get(word.start)
                if other and other in chains and may_be_one(phrase, chains[other]):
                    chains[other].add(phrase, rule)
                    chains[phrase] = chains[other]
                    break

    def _read(self, phrase: Phrase, chains: dict[Phrase, Chain], discourse: Discourse, speakers: Speakers) -> None:
        chain, rule = None, ""
        if phrase.kind == "pronoun":
            chain, rule = _pronoun(phrase, discourse, speakers)
        elif sides := sum_of(phrase, discourse):
            chain = Chain(type=phrase.type, plural=True, sides=sides)
        else:
            chain, rule = describe(phrase, discourse)
        if chain is None:
            chain = Chain(type=phrase.type, gender=phrase.gender, plural=phrase.plural)
        chain.add(phrase, rule if chain.links else "")
        chains[phrase] = chain


def _pronoun(phrase: Phrase, discourse: Discourse, speakers: Speakers) -> tuple[Chain | None, str]:
    if phrase.silent:
        noun = relative_to(phrase.head)
        return discourse.of(noun) if noun else None, "relative"
    if phrase.head.lower in FIRST_PERSON or phrase.head.lower in SECOND_PERSON:
        return speakers.of(phrase), "pronoun.speaker"
    return refer(phrase, discourse), "pronoun"


def may_be_one(phrase: Phrase, chain: Chain) -> bool:
    """Whether a description may be equated with a name: the types agree, and one is not many."""
    if phrase.plural or chain.plural or chain.country:
        return False
    if chain.type == "Person" or phrase.type == "Person":
        return chain.type == phrase.type and not (phrase.gender and chain.gender and phrase.gender != chain.gender)
    return True


SIEVE = Sieve()
