"""The kinds of participants that nouns and entities are (event_sides.toml): people, forces, sites, amounts, ..."""

from __future__ import annotations

from collections.abc import Iterable

from triplewire.extract.coreference.entities import Entities
from triplewire.extract.lexicon.event_lexicon import NOUNS
from triplewire.extract.lexicon.labels import (
    DESCRIBING_DEPS,
    HARMING,
    NOUN_POS,
    TELLING_KINDS,
    THING_TYPES,
    TOLD_TYPES,
    TYPE_KINDS,
    UTTERED_KINDS,
)
from triplewire.extract.lexicon.lists import CLASSES
from triplewire.extract.lexicon.nouns import NOUN_KINDS
from triplewire.extract.model import Entity
from triplewire.extract.syntax.tree import Sentence, Word


def kinds_of_entities(entities: Entities, sentences: Iterable[Sentence]) -> dict[str, str | None]:
    """The kinds of participants by entity: that of the head noun for forces and things, else that of the type."""
    told: dict[str, str | None] = {}
    for sentence in sentences:
        for word in sentence.words:
            if word.pos in NOUN_POS:
                for i in entities.at(word):
                    if i not in told:
                        told[i] = told_kind(word)
    return {entity.id: _kind(entity, told.get(entity.id)) for entity in entities.all}


def _kind(entity: Entity, told: str | None) -> str | None:
    """The kind of an entity, given what its first noun tells."""
    if entity.named:
        first = entity.name.partition(" ")[0].lower()
        if first in CLASSES.storm and first != entity.name.lower():
            return "force"  # "Cyclone Mira"
        if NOUN_KINDS.get(entity.name.lower().removesuffix("s")) == "force":
            return "force"  # "Wildfires", at the start of a sentence
        return told if told in HARMING and entity.type in THING_TYPES else TYPE_KINDS.get(entity.type)
    held = entity.type == "Event" and told == "site"  # a market is held, and is where it is held
    if told in TELLING_KINDS or entity.type in TOLD_TYPES or held:
        return told
    return TYPE_KINDS[entity.type]


def told_kind(noun: Word) -> str | None:
    """Return the kind of participant that a noun names by itself or with the word before it: "explosive device".

    What is said or thought, and is an event of the lexicon, is an act: "talks".
    """
    lemma = noun.lemma.lower()
    pairs = (f"{child.lower} {lemma}" for child in noun.children if child.dep in DESCRIBING_DEPS)
    kind = next((NOUN_KINDS[pair] for pair in pairs if pair in NOUN_KINDS), NOUN_KINDS.get(lemma))
    return "act" if kind in UTTERED_KINDS and lemma in NOUNS else kind
