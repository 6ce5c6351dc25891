"""Who is meant: mentions, what joins them, and the entities that they make."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from extract.chains import Chain
from extract.coreference import SIEVE, Resolver
from extract.mentions import Phrase
from extract.model import Entity, Mention
from extract.parse import Sentence, Word
from extract.recognition import find_phrases


@dataclass(frozen=True, slots=True)
class Entities:
    """The entities of a document, found by the head word of a mention (the key is where that word starts)."""

    all: tuple[Entity, ...]
    heads: Mapping[int, tuple[str, ...]]

    def at(self, word: Word) -> tuple[str, ...]:
        """The ids of those whom the phrase headed by `word` refers to: one, none, or two ("the two leaders")."""
        return self.heads.get(word.start, ())


def find_entities(text: str, sentences: tuple[Sentence, ...], resolver: Resolver = SIEVE) -> Entities:
    """All entities of a document, in the order of their first mention."""
    phrases = find_phrases(sentences)
    chains = resolver.resolve(text, sentences, phrases)
    whole = [chain for chain in chains if not chain.sides]
    ids = {id(chain): f"e{number}" for number, chain in enumerate(whole, 1)}
    heads: dict[int, tuple[str, ...]] = {}
    for chain in chains:
        named = tuple(ids[id(side)] for side in chain.sides) or (ids[id(chain)],)
        for phrase, _ in chain.links:
            heads.setdefault(phrase.head.start, named)
    return Entities(tuple(_entity(ids[id(chain)], chain, text) for chain in whole), heads)


def _entity(number: str, chain: Chain, text: str) -> Entity:
    links = sorted(chain.links, key=lambda link: (link[0].start, -link[0].end))
    mentions = tuple(_mention(phrase, rule) for phrase, rule in links if not phrase.silent)
    return Entity(number, chain.type or "Other", chain.name or text[links[0][0].start : links[0][0].end], mentions)


def _mention(phrase: Phrase, rule: str) -> Mention:
    return Mention(phrase.start, phrase.end, phrase.kind, rule)
