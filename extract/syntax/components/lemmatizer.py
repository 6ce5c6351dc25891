"""The lemmatizer: spaCy's rule lemmatizer, with every answer kept and its lists of words as sets.

spaCy keeps no answer for words in their base form, and searches its index of lemmas, lists of up to 57,000 words, from
the beginning. A lemma depends on the form, the part of speech and the morphology of a token alone.
"""

from __future__ import annotations

from functools import cached_property
from typing import Any, cast

import numpy as np
from spacy.attrs import LEMMA, MORPH, ORTH, POS
from spacy.lang.en.lemmatizer import EnglishLemmatizer
from spacy.lookups import Lookups
from spacy.tokens import Doc

MOST_KEPT = 1 << 18


class WordList(list[str]):
    """A list that finds its members as a set does."""

    __hash__ = None

    @cached_property
    def _members(self) -> frozenset[str]:
        return frozenset(self)

    def __contains__(self, word: object) -> bool:
        return word in self._members


class QuickLemmatizer(EnglishLemmatizer):
    """spaCy's English rule lemmatizer, a document at a time."""

    kept: dict[tuple[int, ...], int]

    def __call__(self, doc: Doc) -> Doc:
        """Set the lemma of each token that has none."""
        array: Any = cast("Any", doc).to_array([ORTH, POS, MORPH, LEMMA])
        kept = self.kept
        if len(kept) > MOST_KEPT:
            kept.clear()
        kinds = list(map(tuple, array[:, :3].tolist()))
        for at, kind in enumerate(kinds):
            if kind not in kept and not array[at, 3]:
                kept[kind] = doc.vocab.strings.add(self.rule_lemmatize(doc[at])[0])
        lemmas = np.array([kept.get(kind, 0) for kind in kinds], np.uint64)
        if kinds:
            cast("Any", doc).from_array([LEMMA], np.where(array[:, 3], array[:, 3], lemmas))
        return doc


def quick_lemmatizer(component: Any) -> QuickLemmatizer | None:
    """The same component with fewer computations, None where it is not the English rule lemmatizer."""
    if type(component) is not EnglishLemmatizer or component.mode != "rule" or component.overwrite:
        return None
    quick = QuickLemmatizer(component.vocab, None, component.name, mode="rule", scorer=component.scorer)
    quick.lookups = _indexed(component.lookups)
    quick.kept = {}
    return quick


def _indexed(lookups: Lookups) -> Lookups:
    """The same tables, the index of lemmas with lists that are searched quickly."""
    quick = Lookups()
    for name in lookups.tables:
        table = lookups.get_table(name)
        lists = name == "lemma_index"
        quick.add_table(name, {key: WordList(words) if lists else words for key, words in table.items()})
    return quick
