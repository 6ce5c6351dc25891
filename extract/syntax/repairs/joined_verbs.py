"""Verbs behind "and" that the parser takes for modifiers of their object: "signed the treaty and recognised Kosovo"."""

from __future__ import annotations

from triplewire.extract.lexicon.labels import COMMON_NOUN_TAGS, PAST_TAGS, SUBJECT_DEPS
from triplewire.extract.syntax.repair import Repair, RepairRule, Step, hang, is_above
from triplewire.extract.syntax.tree import Change, Changes, Sentence, Word


def _joined(word: Word, sentence: Sentence) -> Changes:
    """Make a past tense between "and" and a name a conjunct of the verb before, the name its object.

    The noun that the name is joined to is a common noun: "met monks and exiled Tibetans" has no verb.
    """
    name = word.head
    noun = name.head
    verb = noun.head
    if word.dep != "amod" or word.tag not in PAST_TAGS or name.dep != "conj" or noun.dep != "dobj":
        return {}
    if name.tag != "NNP" or noun.tag not in COMMON_NOUN_TAGS or sentence.words[word.i - 1].lower != "and":
        return {}
    if not any(c.dep in SUBJECT_DEPS for c in verb.children) or verb.tag != "VBD" or word.children:
        return {}
    joining = sentence.words[word.i - 1]
    if any(is_above(moved, verb) for moved in (word, name, joining)):
        return {}
    changes: dict[int, Change] = {
        word.i: Change(head=verb.i, dep="conj", pos="VERB", tag="VBD"),
        name.i: Change(head=word.i, dep="dobj"),
        joining.i: Change(head=verb.i, dep="cc"),
    }
    for child in name.children:
        if child.i > name.i and child.dep == "prep":
            changes |= hang(child, word, "prep")
    return changes


RULES: tuple[RepairRule, ...] = (
    RepairRule(
        "repair.joined-verb",
        Repair(Step.MAIN_VERBS, _joined, PAST_TAGS),
        {
            "Kenya carried out its threat and bombed Somalia.": (
                "and:cc:carried",
                "bombed/VERB/VBD/bomb",
                "bombed:conj:carried",
                "Somalia:dobj:bombed",
            ),
        },
        ("The pope met monks and exiled Tibetans.", "The pope visited France and divided Korea."),
    ),
)
