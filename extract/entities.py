"""Who is meant: mentions, what joins them, and the entities that they make."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from extract.model import Entity, EntityType, Mention
from extract.parse import Sentence, Word

_TYPES: dict[str, EntityType] = {
    "PERSON": "Person", "ORG": "Organization", "GPE": "Place", "LOC": "Place", "FAC": "Place", "NORP": "Group",
    "EVENT": "Event", "PRODUCT": "Product", "WORK_OF_ART": "Work", "LAW": "Work",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entities:
    """The entities of a document, found by the head word of a mention (the key is where that word starts)."""

    all: tuple[Entity, ...]
    heads: Mapping[int, tuple[str, ...]]

    def at(self, word: Word) -> tuple[str, ...]:
        """The ids of those whom the phrase headed by `word` refers to: one, none, or two ("the two leaders")."""
        return self.heads.get(word.start, ())


def find_entities(text: str, sentences: tuple[Sentence, ...]) -> Entities:
    """All entities of a document, in the order of their first mention."""
    mentions: dict[str, list[Mention]] = {}
    types: dict[str, EntityType] = {}
    heads: dict[int, tuple[str, ...]] = {}
    for sentence in sentences:
        for name in sentence.names:
            if name.label in _TYPES:
                words = sentence.words[name.first : name.last]
                called = text[words[0].start : words[-1].end]
                mentions.setdefault(called, []).append(Mention(words[0].start, words[-1].end, "name"))
                types.setdefault(called, _TYPES[name.label])
                head = next((w for w in words if w.head not in words), words[-1])
                heads[head.start] = (called,)
    ids = {called: f"e{n}" for n, called in enumerate(mentions, 1)}
    entities = tuple(Entity(ids[c], types[c], c, tuple(found)) for c, found in mentions.items())
    return Entities(entities, {start: tuple(ids[c] for c in called) for start, called in heads.items()})
