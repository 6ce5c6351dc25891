"""The label of an entity: its name or, for what is told by its owner, the owner's name: "Ann Lee's team"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from triplewire.extract.model import Document, Entity
from triplewire.graph.word_lists import WORDS


def labels_of(document: Document) -> dict[str, str]:
    """Return the label of each entity of a document, by its id."""
    owners: dict[int, list[Entity]] = {}
    for entity in document.entities:
        for mention in entity.mentions:
            if mention.kind == "pronoun":
                owners.setdefault(mention.start, []).append(entity)
    return {entity.id: _label(entity, document, owners) for entity in document.entities}


def listed(names: Iterable[str]) -> str:
    """Return names as a sentence lists them.

    >>> listed(["Ann Lee", "Bob Roy", "Eva Ray"]), listed(["Ann Lee"]), listed([])
    ('Ann Lee, Bob Roy and Eva Ray', 'Ann Lee', '')
    """
    *others, last = [*names] or [""]
    return f"{', '.join(others)} and {last}" if others else last


def _label(entity: Entity, document: Document, owners: Mapping[int, list[Entity]]) -> str:
    """Return the name; for "her team", the name with that of the only referent of the pronoun."""
    pronoun, _, owned = entity.name.partition(" ")
    if entity.named or not owned or pronoun.lower() not in WORDS.possessive:
        return entity.name
    at = next((m.start for m in entity.mentions if m.quote(document.text).startswith(f"{pronoun} ")), -1)
    owner = owners.get(at, [])
    told = len(owner) == 1 and owner[0].named and owner[0] is not entity
    return f"{owner[0].name}'s {owned}" if told else entity.name
