"""Coordinated and content clauses, and companions, that the parser splits wrongly or hangs on the wrong word."""

from __future__ import annotations

from triplewire.extract.lexicon.labels import (
    BEFORE_VERB_DEPS,
    FINITE_VERB_TAGS,
    PAST_TAGS,
    SUBJECT_DEPS,
    VERBAL_POS,
)
from triplewire.extract.lexicon.lists import CONTROL, SPEECH
from triplewire.extract.syntax.control import belongs_above, own_subject
from triplewire.extract.syntax.phrases import is_finite, is_infinitive
from triplewire.extract.syntax.repair import Repair, RepairRule, Step, hang, is_above
from triplewire.extract.syntax.tree import Change, Changes, Sentence, Word

_REPORTING = SPEECH.say | SPEECH.think
_WITH_CLAUSES = _REPORTING | CONTROL.small_clause
_WITH_CONTENT = _REPORTING | SPEECH.finding | SPEECH.not_said
_CLAUSE_DEPS = frozenset({"advcl", "ccomp", "conj"})
_LOOSE_DEPS = frozenset({"advcl", "ccomp", "conj", "parataxis", "dep"})


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


def _subject_of_content(verb: Word, sentence: Sentence) -> Changes:
    """Make what looks like an object the subject of the finite verb behind it: "found | high heat | helps"."""
    above = verb.head
    noun = above.child("dobj")
    if verb.dep not in _LOOSE_DEPS or noun is None or above.lemma not in _WITH_CONTENT or noun.i < above.i:
        return {}
    if not is_finite(verb) or verb.tag == "VBD" or verb.child(*SUBJECT_DEPS, "mark", "cc", "advmod") is not None:
        return {}
    first = min(word.i for word in (verb, *(w for w in verb.children if w.dep in BEFORE_VERB_DEPS)))
    last = noun.subtree()[-1]
    if last.i != first - 1 or last.text == "," or is_above(verb, noun) or sentence.words[-1].text == "?":
        return {}
    return hang(noun, verb, "nsubj") | hang(verb, above, "ccomp")


def _coordinated_infinitive(verb: Word, _sentence: Sentence) -> Changes:
    """Join a bare infinitive to the infinitive before it, not to the finite verb above: "was told to wait and keep"."""
    above = verb.head
    if verb.dep != "conj" or verb.tag != "VB" or above.tag not in FINITE_VERB_TAGS | {"VBN"}:
        return {}
    if verb.child("aux", *SUBJECT_DEPS) is not None or any(w.tag == "MD" or w.lemma == "do" for w in above.children):
        return {}
    before = (w for w in above.subtree() if above.i < w.i < verb.i and not is_above(verb, w))
    first = next((w for w in before if w.tag == "VB" and is_infinitive(w)), None)
    return hang(verb, first, "conj") if first is not None else {}


def _further_saying(verb: Word, _sentence: Sentence) -> Changes:
    """Join a verb to the verb of saying that it continues: "said no drill was held | and accused the crew".

    What is said cannot go on with it: a passive has no object, behind a modal or "be" no past tense stands, and a
    negation goes on with "or". Behind "had" it could ("said he had lied and denied it"), which stays open.
    """
    said = verb.head
    if not belongs_above(verb):
        return {}
    perfect = any(word.lemma == "have" and word.dep == "aux" for word in said.children)
    if perfect and said.child("auxpass", "neg") is None:
        return {}
    if said.child("auxpass") is not None and verb.child("dobj", "ccomp", "xcomp") is None:
        return {}
    joining = {w.i: Change(head=said.head.i) for w in said.children if w.dep == "cc" and said.i < w.i < verb.i}
    tag = "VBP" if verb.tag in {"VB", "VBP"} and verb.text == verb.lemma else "VBD"
    return joining | hang(verb, said.head, "conj") | {verb.i: Change(head=said.head.i, dep="conj", tag=tag)}


def _companion(name: Word, sentence: Sentence) -> Changes:
    """Join a companion to the subject ("Chad, along with | Niger, left"), or behind an object to the verb."""
    joint = _joint(name)
    titled = name.child("appos") is not None  # "along with American President, Barack Obama", who is not Peru's
    if joint is None or titled:
        return {}
    noun, words = joint[0].head, sentence.words
    before = words[max(min(word.i for word in joint) - 1, 0)]
    one = words[before.i - 1] if before.text == "," and before.i else before
    who = next((w for w in (one, *one.ancestors()) if w.dep in SUBJECT_DEPS), None)
    apart = who is not None and not any(is_above(word, who) for word in (name, *joint))
    if who is not None and apart and who.i <= one.i < name.i < who.head.i:
        return hang(name, who, "conj") | {word.i: Change(head=who.i, dep="cc") for word in joint}
    return hang(joint[0], noun.head, "prep") if noun.dep == "dobj" and noun.head.pos in VERBAL_POS else {}


def _joint(name: Word) -> tuple[Word, ...] | None:
    """The words that say that somebody acts together with others, the highest first: "along with", "alongside"."""
    joint = name.head
    if joint.lower == "alongside":
        return (joint,)
    if joint.lower != "with":
        return None
    if joint.head.lower in CONTROL.jointly and joint.head.dep in {"prep", "advmod"}:
        return joint.head, joint
    adverb = next((w for w in joint.children if w.lower in CONTROL.jointly and w.i == joint.i - 1), None)
    return (joint, adverb) if adverb is not None else None


RULES: tuple[RepairRule, ...] = (
    RepairRule(
        "repair.companion",
        Repair(Step.ATTACHMENTS, _companion, frozenset({"pobj"})),
        {
            "Poland, along with Hungary, rejected the plan.": (
                "along:cc:Poland",
                "with:cc:Poland",
                "Hungary:conj:Poland",
            ),
            "Turkey condemned the attack together with Iran.": ("with:prep:condemned",),
        },
        ("Poland met with Hungary.", "The mayor walked along with a friend.", "Chad sent the letter with Niger."),
    ),
    RepairRule(
        "repair.further-saying",
        Repair(Step.ATTACHMENTS, _further_saying, frozenset({"conj"})),
        {
            "Mary Smith said the deal was dead and accused France of theft.": ("and:cc:said", "accused:conj:said"),
            "The union said no meeting had been held and urged Acme to act.": ("and:cc:said", "urged:conj:said"),
            "Lee said the pact would never be signed and blamed Norway.": ("and:cc:said", "blamed:conj:said"),
            "NATO said its planes had not bombed the bridge and blamed Russia.": ("and:cc:said", "blamed:conj:said"),
            "They claimed Ann Lee was a volunteer and claim she left.": (
                "and:cc:claimed",
                "claim/VERB/VBP/claim",
                "claim:conj:claimed",
            ),
        },
        (
            "Mary Smith said Roy had lied and denied the charges.",
            "Mary Smith said the report was wrong and she accused France.",
            "Mary Smith said France attacked Mali and accused Chad.",
            "They said the ministers were late and accuse Chad.",
            "They said Ann Lee lied and will accuse Chad.",
        ),
    ),
    RepairRule(
        "repair.subject-of-content",
        Repair(Step.MAIN_VERBS, _subject_of_content, _LOOSE_DEPS),
        {
            "Doctors explained three tablets per day is more than enough.": ("tablets:nsubj:is",),
            "She explained one visit per month is less often than before.": ("visit:nsubj:is",),
        },
        ("She met the mayor and left.", "He found the keys.", "Nurses found that heat helps."),
    ),
    RepairRule(
        "repair.coordinated-infinitive",
        Repair(Step.ATTACHMENTS, _coordinated_infinitive, frozenset({"VB"})),
        {
            "Voters were told to wait at home, watch the news and stay calm.": ("watch:conj:wait",),
            "Mr Lee has accused the Danes of attempting to sabotage attempts to jail poachers and undermine him.": (
                "undermine:conj:sabotage",
            ),
        },
        ("They left to sell the house and buy a boat.", "You must wait and keep quiet."),
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
