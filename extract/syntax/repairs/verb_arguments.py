"""Words around a verb with the wrong function: nouns read as verbs, and speakers read as objects."""

from __future__ import annotations

from triplewire.extract.lexicon.labels import CLOSING_QUOTATION_MARKS, NAMED_ARGUMENT_DEPS
from triplewire.extract.lexicon.lists import SPEECH
from triplewire.extract.syntax.repair import Repair, RepairRule, Step
from triplewire.extract.syntax.tree import Change, Changes, Sentence, Word

_SAYING = SPEECH.say | SPEECH.quote


def _plural_noun(word: Word, _sentence: Sentence) -> Changes:
    """Make a present tense that is a subject or an object a plural noun, its own subject a noun before it."""
    if word.tag != "VBZ" or word.dep not in NAMED_ARGUMENT_DEPS:
        return {}
    before = {c.i: Change(dep="compound") for c in word.children if c.dep == "nsubj" and c.i < word.i}
    return {word.i: Change(pos="NOUN", tag="NNS"), **before}


def _speaker(verb: Word, sentence: Sentence) -> Changes:
    """Make the object right of a verb of saying its subject where a quotation ends before the verb."""
    quoted = verb.i > 0 and sentence.words[verb.i - 1].text in CLOSING_QUOTATION_MARKS
    if not quoted or verb.lemma not in _SAYING or verb.pos == "NOUN":
        return {}
    speaker = verb.child("dobj", "dative", "oprd")
    if speaker is None or speaker.i < verb.i or verb.child("nsubj", "nsubjpass") is not None:
        return {}
    return {speaker.i: Change(dep="nsubj")}


RULES: tuple[RepairRule, ...] = (
    RepairRule(
        "repair.plural-noun",
        Repair(Step.PARTS_OF_SPEECH, _plural_noun, frozenset({"VBZ"})),
        {
            "U.S. airstrikes in Mali killed four fighters.": ("airstrikes/NOUN/NNS/airstrike",),
            "Coalition airstrikes near Aleppo killed four people.": (
                "Coalition:compound:airstrikes",
                "airstrikes/NOUN/NNS/airstrike",
            ),
        },
        (
            "The minister strikes deals.",
            "U.S. strikes in Mali killed four fighters.",
        ),
    ),
    RepairRule(
        "repair.speaker",
        Repair(Step.PARTS_OF_SPEECH, _speaker),
        {
            "“It may return,” warned the head of the agency.": ("head:nsubj:warned",),
            '"The road is closed," reported the BBC.': ("BBC:nsubj:reported",),
        },
        (
            '"Nobody knows," she told Ann Lee.',
            "The mayor announced the plan.",
            'Peru\'s "plan" announced reforms.',
            '"No comment," tweeted the mayor.',
        ),
    ),
)
