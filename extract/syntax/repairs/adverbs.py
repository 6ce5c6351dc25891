"""Adverbials that the parser takes apart or for a name: "all but collapsed", "Near Basra, troops fired"."""

from __future__ import annotations

from triplewire.extract.lexicon.labels import SUBJECT_DEPS, VERB_TAGS
from triplewire.extract.lexicon.lists import PLACES
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


def _fronted_place(word: Word, sentence: Sentence) -> Changes:
    """Make a preposition that opens a sentence, taken for a part of the name, one: "Near Basra, troops fired"."""
    if word.i or word.lower not in PLACES.inside:
        return {}
    comma = next((w for w in sentence.words[1:] if w.tag != "NNP"), word)
    name = sentence.words[comma.i - 1]
    if comma.text != "," or name is word:
        return {}
    verb = name.head.head if name.dep == "pobj" else name.head
    subject = next((w for w in verb.children if w.dep in SUBJECT_DEPS and w.i > comma.i), None)
    if verb.tag not in VERB_TAGS or subject is None or word not in {name.head, *name.children}:
        return {}
    return {
        word.i: Change(head=verb.i, dep="prep", pos="ADP", tag="IN", lemma=word.lower, ent=""),
        name.i: Change(head=word.i, dep="pobj"),
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
    RepairRule(
        "repair.fronted-place",
        Repair(Step.PARTS_OF_SPEECH, _fronted_place, frozenset({"NNP"})),
        {
            "Near Sinjar, one strike destroyed a bunker.": (
                "Near/ADP/IN/near",
                "Near:prep:destroyed",
                "Sinjar:pobj:Near",
            ),
        },
        ("Near Field, a label, signed Ann Lee.", "Norway, Chad and Mali agreed."),
    ),
)
