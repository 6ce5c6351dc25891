"""Adverbs of two words that the parser takes apart: "all but collapsed"."""

from __future__ import annotations

from triplewire.extract.lexicon.labels import VERB_TAGS
from triplewire.extract.syntax.repair import Repair, RepairRule, Step, is_above
from triplewire.extract.syntax.tree import Change, Changes, Sentence, Word


def _all_but(word: Word, sentence: Sentence) -> Changes:
    """Make both words of "all but" before a verb its adverbs; before a number they count what is left out."""
    if word.lower != "but" or word.i == 0 or word.i + 1 >= len(sentence.words):
        return {}
    before, verb = sentence.words[word.i - 1], sentence.words[word.i + 1]
    if before.lower != "all" or verb.tag not in VERB_TAGS or is_above(before, verb) or is_above(word, verb):
        return {}
    return {
        before.i: Change(head=verb.i, dep="advmod", pos="ADV", tag="RB", lemma="all but"),
        word.i: Change(head=verb.i, dep="advmod", pos="ADV", tag="RB"),
    }


RULES: tuple[RepairRule, ...] = (
    RepairRule(
        "repair.all-but",
        Repair(Step.PARTS_OF_SPEECH, _all_but, frozenset({"CC", "IN", "RB"})),
        {
            "The talks all but collapsed.": (
                "all/ADV/RB/all but",
                "all:advmod:collapsed",
                "but/ADV/RB/but",
                "but:advmod:collapsed",
            ),
        },
        ("All but two soldiers were killed.",),
    ),
)
