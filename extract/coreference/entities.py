"""Who is meant: mentions, what joins them, and the entities that they make."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from triplewire.extract.context import TEXT, Context, Piece
from triplewire.extract.coreference.chains import Chain
from triplewire.extract.coreference.sieve import SIEVE, Resolver
from triplewire.extract.mentions.recognition import find_phrases
from triplewire.extract.model import Entity, EntityType, Mention
from triplewire.extract.names.phrase import Phrase
from triplewire.extract.syntax.pieces import SENTENCES
from triplewire.extract.syntax.tree import Word


@dataclass(frozen=True, slots=True)
class Entities:
    """The entities of a document, found by the head word of a mention (the key is where that word starts)."""

    all: tuple[Entity, ...]
    heads: Mapping[int, tuple[str, ...]]

    def at(self, word: Word) -> tuple[str, ...]:
        """The ids of those whom the phrase headed by `word` refers to: one, none, or two ("the two leaders")."""
        return self.heads.get(word.start, ())


ENTITIES: Piece[Entities] = Piece("entities")


def find_entities(context: Context, resolver: Resolver = SIEVE) -> Entities:
    """Return all entities of a document, in the order of their first mention.

    Needs TEXT, SENTENCES and QUOTATIONS.
    """
    text, phrases = context[TEXT], find_phrases(context[SENTENCES])
    chains = [chain for chain in resolver.resolve(context, phrases) if _is_mentioned(chain)]
    whole = sorted((chain for chain in chains if not chain.sides), key=_first)
    ids = {chain: f"e{number}" for number, chain in enumerate(whole, 1)}
    heads: dict[int, tuple[str, ...]] = {}
    links = {chain: list(chain.links) for chain in whole}
    for chain in chains:
        meant = chain.sides or (chain,)
        for phrase, rule in chain.links:
            heads.setdefault(phrase.head.start, tuple(ids[side] for side in meant))
            for side in chain.sides:
                links[side].append((phrase, rule))
    return Entities(tuple(_entity(ids[chain], chain, links[chain], text) for chain in whole), heads)


def _first(chain: Chain) -> int:
    """Where the first mention of its own begins."""
    return min(phrase.start for phrase, _ in chain.links if not phrase.silent)


def _is_mentioned(chain: Chain) -> bool:
    """Whether a phrase of its own speaks of it, or the chains whose sum it is."""
    return bool(chain.sides) or not all(phrase.silent for phrase, _ in chain.links)


def _entity(number: str, chain: Chain, links: list[tuple[Phrase, str]], text: str) -> Entity:
    shown = sorted((link for link in links if not link[0].silent), key=lambda link: (link[0].start, -link[0].end))
    mentions = tuple(Mention(phrase.start, phrase.end, phrase.kind, rule) for phrase, rule in shown)
    told = next((mention for mention in mentions if mention.kind != "pronoun"), mentions[0])
    return Entity(number, _type(chain), chain.name or text[told.start : told.end], mentions)


def _type(chain: Chain) -> EntityType:
    """Persons of whom it is not said who or how many they are ("critics say") are a group."""
    if chain.type == "Person" and chain.plural and not any(_is_counted(phrase) for phrase, _ in chain.links):
        return "Group"
    return chain.type or "Other"


def _is_counted(phrase: Phrase) -> bool:
    return phrase.kind != "nominal" or any(child.dep in {"det", "poss", "nummod"} for child in phrase.head.children)
