"""A chain: all phrases that refer to one and the same, with what they say about it together."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from extract.mentions import Phrase
from extract.model import EntityType
from extract.nouns import CLASSES_OF, Gender


@dataclass(slots=True, eq=False)
class Chain:
    """The phrases that refer to one entity, each with the rule that joined it.

    `nouns` are the lemmas that the text describes it with, `classes` what they may be called by (extract/lexicon/classes.toml).
    `sides` holds the chains of which this one is the sum ("the two leaders"); it is then no entity of its own.
    """

    links: list[tuple[Phrase, str]] = field(default_factory=list)
    type: EntityType | None = None
    gender: Gender | None = None
    plural: bool = False
    country: str | None = None
    nouns: set[str] = field(default_factory=set)
    classes: set[str] = field(default_factory=set)
    offices: set[tuple[str, str | None]] = field(default_factory=set)
    sides: tuple[Chain, ...] = ()

    def add(self, phrase: Phrase, rule: str) -> None:
        """Join a phrase, and learn from it."""
        self.links.append((phrase, rule))
        self.gender = self.gender or phrase.gender

    def describe(self, noun: str) -> None:
        """Learn a noun that the text uses for it."""
        self.nouns.add(noun)
        self.classes |= CLASSES_OF.get(noun, frozenset())

    @property
    def named(self) -> bool:
        """Whether a name or a demonym is among the phrases."""
        return any(phrase.kind in {"name", "demonym"} for phrase, _ in self.links)

    @property
    def name(self) -> str:
        """The fullest name; without one the words of the first description."""
        if self.country:
            return self.country
        names = Counter(phrase.called for phrase, _ in self.links if phrase.kind == "name" and phrase.called)
        return max(names, key=lambda called: (called.count(" "), len(called), names[called]), default="")


__all__ = ["Chain"]
