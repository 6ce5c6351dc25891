"""Effects of words on the polarity and modality of their complements (lexicon/modality.toml), checked at load."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any, Literal

import msgspec

from triplewire.extract.errors import LexiconError
from triplewire.extract.lexicon.loading import Words, read_table

_FILE = "modality"

EffectName = Literal["actual", "negative", "future", "possible", "hypothetical", "unsure"]


class EffectLists(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The words of one construction, by effect."""

    actual: Words = frozenset()
    negative: Words = frozenset()
    future: Words = frozenset()
    possible: Words = frozenset()
    hypothetical: Words = frozenset()
    unsure: Words = frozenset()

    def by_word(self) -> Mapping[str, EffectName]:
        """Return the effect of each word."""
        lists: tuple[tuple[EffectName, Words], ...] = (
            ("actual", self.actual),
            ("negative", self.negative),
            ("future", self.future),
            ("possible", self.possible),
            ("hypothetical", self.hypothetical),
            ("unsure", self.unsure),
        )
        return {word: name for name, words in lists for word in words}


class EffectTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All constructions. `differing` declares the words that have another effect in another construction."""

    auxiliaries: EffectLists
    clauses: EffectLists
    conjunctions: EffectLists
    modifiers: EffectLists
    nouns: EffectLists
    phrases: EffectLists
    prepositions: EffectLists
    subjects: EffectLists
    differing: Words

    def constructions(self) -> dict[str, EffectLists]:
        """Return the constructions by name."""
        return {name: lists for name in self.__struct_fields__ if isinstance(lists := getattr(self, name), EffectLists)}


def effects_of(table: Mapping[str, Any]) -> EffectTable:
    """Return the table, checked.

    Raises LexiconError for an unknown or missing key, for a word that a construction has twice, and where `differing`
    is not exactly the words with different effects.
    """
    for name, lists in table.items():
        listed = [word for words in lists.values() for word in words] if isinstance(lists, dict) else lists
        if twice := [word for word, count in Counter(listed).items() if count > 1]:
            raise LexiconError(_FILE, f"{name!r} has {twice[0]!r} twice")
    try:
        effects = msgspec.convert(table, EffectTable)
    except msgspec.ValidationError as error:
        raise LexiconError(_FILE, str(error)) from error
    found = Counter(
        word for word, _ in {pair for e in effects.constructions().values() for pair in e.by_word().items()}
    )
    differing = {word for word, count in found.items() if count > 1}
    if wrong := sorted(differing ^ effects.differing):
        verb = "has different effects" if wrong[0] in differing else "has one effect"
        raise LexiconError(_FILE, f"{wrong[0]!r} {verb}, unlike what 'differing' says")
    return effects


EFFECTS = effects_of(read_table(_FILE))
