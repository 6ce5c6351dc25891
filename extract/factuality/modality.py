"""Whether what a word reports happened: polarity and modality with their scope.

The notions are FactBank's (Sauri and Pustejovsky 2009): what governs a word ("failed to", "plans to", "if") decides
together with its own auxiliaries, negation and adverbs. Read off the tree, for verbs and event nouns alike. Below a
governor of unknown force, a word is possible and doubtful: it states no plain fact.
"""

from __future__ import annotations

from typing import NamedTuple

from triplewire.extract.factuality.effect import STRENGTHS
from triplewire.extract.factuality.governors import governor
from triplewire.extract.factuality.own import own_effect
from triplewire.extract.model import Modality, Polarity
from triplewire.extract.syntax.tree import Word, remembered


class Assessment(NamedTuple):
    """Polarity and modality of what a word reports, and whether something of unknown force governs it."""

    polarity: Polarity
    modality: Modality
    doubtful: bool


@remembered
def assess(word: Word) -> Assessment:
    """Return the assessment of what `word` (the head of a clause, or an event noun) reports."""
    effect = own_effect(word)
    while step := governor(word):
        word, passed = step
        effect = effect.under(passed)
    return Assessment("negative" if effect.negative else "positive", STRENGTHS[effect.strength], effect.doubtful)


def factuality(word: Word) -> tuple[Polarity, Modality]:
    """Return polarity and modality of what `word` reports."""
    return assess(word)[:2]
