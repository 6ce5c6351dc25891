"""Who is who in a document."""

from __future__ import annotations

from typing import Protocol

from extract.chains import Chain
from extract.mentions import Phrase
from extract.naming import name_chains
from extract.parse import Sentence


class Resolver(Protocol):
    """What finds the chains of a document: the sieve below, or a neural model behind the same call."""

    def resolve(self, text: str, sentences: tuple[Sentence, ...], phrases: list[Phrase]) -> list[Chain]:
        """Every phrase in one chain, the chains in the order of their first phrase; unsure is a chain of its own."""
        ...


class Sieve:
    """Rules from the surest to the boldest."""

    def resolve(self, text: str, sentences: tuple[Sentence, ...], phrases: list[Phrase]) -> list[Chain]:
        """See Resolver."""
        del sentences
        named = name_chains(text, [p for p in phrases if p.kind in {"name", "demonym"}])
        chains: dict[int, Chain] = {}
        for phrase in phrases:
            chain = named.get(phrase)
            if chain is None:
                chain = Chain(type=phrase.type, gender=phrase.gender, plural=phrase.plural)
                chain.add(phrase, "")
            chains.setdefault(id(chain), chain)
        return list(chains.values())


SIEVE = Sieve()
