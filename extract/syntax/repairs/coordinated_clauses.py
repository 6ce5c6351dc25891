"""Coordinated clauses that the parser splits at the wrong place."""

from __future__ import annotations

from triplewire.extract.lexicon.labels import NOUN_OR_PRONOUN_POS, PAST_TAGS
from triplewire.extract.lexicon.lists import CONTROL, SPEECH
from triplewire.extract.syntax.control import own_subject
from triplewire.extract.syntax.repair import Repair, RepairRule, Step, hang, is_above
from triplewire.extract.syntax.tree import Change, Changes, Sentence, Word

_REPORTING = SPEECH.say | SPEECH.think


def _object_between(later: Word, sentence: Sentence) -> Changes:
    """Give the second verb of "Peru sued Chile, Mali bombed Togo and Norway thanked Ghana" its object."""
    verb = later.head
    first = own_subject(later)
    if later.dep not in {"ccomp", "conj"} or verb.lemma in _REPORTING | CONTROL.small_clause or first is None:
        return {}
    second = first.child("conj")
    same = verb.tag == later.tag in {"VBD", "VBZ"}
    whole = same and verb.i == first.subtree()[0].i - 1 and own_subject(verb) is not None
    if (
        not whole
        or verb.child("dobj", "attr", "acomp") is not None
        or later.child("aux", "auxpass", "mark") is not None
    ):
        return {}
    if second is None or first.child("cc") is None or second.pos not in NOUN_OR_PRONOUN_POS:
        return {}
    if sentence.words[later.i - 1] is not second or is_above(second, later):
        return {}
    joining = {w.i: Change(head=verb.i) for w in first.children if w.dep == "cc"}
    return joining | hang(first, verb, "dobj") | hang(second, later, "nsubj") | hang(later, verb, "conj")


def _second_passive(verb: Word, _sentence: Sentence) -> Changes:
    """Join the second participle of "reports of men being shot and women raped" to the first."""
    noun, own = verb.head, own_subject(verb)
    if (
        verb.dep != "relcl"
        or verb.tag not in PAST_TAGS
        or own is None
        or verb.child("aux", "auxpass", "dobj") is not None
    ):
        return {}
    clauses = [c for w in noun.children if w.dep == "prep" for c in w.children if c.dep == "pcomp" and c.i < own.i]
    if not clauses or clauses[-1].child("auxpass") is None or is_above(verb, clauses[-1]):
        return {}
    joined = any(w.dep == "cc" and clauses[-1].i < w.i < own.i for w in clauses[-1].children)
    return {verb.i: Change(head=clauses[-1].i, dep="conj", tag="VBN")} if joined else {}


def _loose(verb: Word, _sentence: Sentence) -> Changes:
    """Join a past tense of unknown function to the verb before: "warned Greece and, two days later, seized a ship"."""
    first = verb.head
    if verb.dep != "dep" or not verb.tag == first.tag == "VBD" or verb.i < first.i or own_subject(verb) is not None:
        return {}
    joined = any(w.dep == "cc" and first.i < w.i < verb.i for w in first.children)
    return {verb.i: Change(dep="conj")} if joined else {}


RULES: tuple[RepairRule, ...] = (
    RepairRule(
        "repair.object-between",
        Repair(Step.ATTACHMENTS, _object_between, frozenset({"ccomp", "conj"})),
        {
            "Peru sued Chile, Mali bombed Togo and Norway thanked Ghana.": (
                "Togo:dobj:bombed",
                "and:cc:bombed",
                "Norway:nsubj:thanked",
                "thanked:conj:bombed",
            )
        },
        (
            "Peru said Chile and Mali thanked Ghana.",
            "Peru sued Chile, Mali and Norway.",
        ),
    ),
    RepairRule(
        "repair.second-passive",
        Repair(Step.ATTACHMENTS, _second_passive, frozenset({"relcl"})),
        {
            "There are reports of men being shot and women raped.": (
                "raped/VERB/VBN/rape",
                "raped:conj:shot",
            )
        },
        ("There are reports of men being shot.", "She read reports the women wrote."),
    ),
    RepairRule(
        "repair.loose-verb",
        Repair(Step.ATTACHMENTS, _loose, frozenset({"dep"})),
        {"Turkey warned Greece and, two days later, seized a Greek ship.": ("seized:conj:warned",)},
        ("Turkey warned Greece and seized a ship.", "Turkey warned Greece: go home."),
    ),
)
