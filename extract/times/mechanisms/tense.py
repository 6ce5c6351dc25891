"""The direction of a clause, past or future, which decides which Thursday "on Thursday" is."""

from __future__ import annotations

from itertools import takewhile

from triplewire.extract.lexicon.labels import (
    AUXILIARY_DEPS,
    NOUN_POS,
    PRESENT_TAGS,
    SUBJECT_DEPS,
    TIME_LABELS,
    VERBAL_POS,
)
from triplewire.extract.lexicon.lists import TIME_CONTEXTS
from triplewire.extract.syntax.tree import Word


def direction(word: Word, *, headline: bool = False) -> int:
    """Return -1 if the clause of a time is about the past, 1 if it is about the future, 0 if it leaves that open.

    `word` is the head of the time expression; `headline`: it stands in a headline, whose present tense is past.
    """
    word = _whole(word)
    verb = _governor(word)
    preposition = word.head.lower if word.dep == "pobj" else ""
    if preposition == "since":
        return -1
    if verb is None:
        return 0
    between = takewhile(lambda above: above is not verb, word.ancestors())
    if any(above.pos == "ADJ" and above.lemma in TIME_CONTEXTS.prospective for above in between):
        return 1
    if preposition == "for" and verb.lemma in TIME_CONTEXTS.arranging:
        return 1
    if preposition in {"until", "till"} and verb.tag != "VBD":
        return 1
    return _of_verb(verb, timetable=not headline and _hangs_on_verb(word))


def _above(word: Word) -> Word:
    """The head of a word; that of its preposition where it has one."""
    return word.head.head if word.head.pos == "ADP" else word.head


def _whole(word: Word) -> Word:
    """The head of the longer time expression that contains a word: "night" for the "Sunday" of "Sunday night"."""
    above = _above(word)
    while above is not word and above.ent in TIME_LABELS and above.pos in NOUN_POS:
        word, above = above, _above(above)
    return word


def _hangs_on_verb(word: Word) -> bool:
    """Whether a time depends on a verb directly: "the talks open Monday", not "it recalls Monday's talks"."""
    return _above(word).pos in VERBAL_POS


def generic(word: Word) -> bool:
    """Whether a time is the subject of a clause in the present tense: "October is the month of ..."."""
    return word.dep in SUBJECT_DEPS and word.head.tag in PRESENT_TAGS


def _governor(word: Word) -> Word | None:
    if word.pos in VERBAL_POS and word.tag.startswith("VB"):
        return word
    return next(
        (above for above in word.ancestors() if above.pos in VERBAL_POS and above.tag[:2] in {"VB", "MD"}), None
    )


def _of_verb(verb: Word, *, timetable: bool) -> int:
    """The direction of a verb. `timetable`: its simple present is about the future, as in "the trial opens Monday"."""
    auxiliaries = [child.lower.replace("’", "'") for child in verb.children if child.dep in AUXILIARY_DEPS]
    if _refused(verb, auxiliaries):
        return -1
    if not TIME_CONTEXTS.ahead.isdisjoint(auxiliaries) and not (verb.tag == "VBN" and "'d" in auxiliaries):
        return -1 if "have" in auxiliaries and verb.tag == "VBN" and "will" not in auxiliaries else 1
    if verb.lemma in TIME_CONTEXTS.prospective and verb.tag == "VBN":
        return 1
    if verb.tag == "VBN":
        return _of_participle(auxiliaries, timetable=timetable)
    if verb.tag in {"VBG", "VB"}:
        return (_of_gerund if verb.tag == "VBG" else _of_infinitive)(verb, auxiliaries, timetable=timetable)
    return {"VBD": -1, "VBZ": int(timetable), "VBP": int(timetable)}.get(verb.tag, 0)


def _refused(verb: Word, auxiliaries: list[str]) -> bool:
    """Whether the clause reports silence in the past: "could not be reached on Monday", "would not comment"."""
    if verb.child("neg") is None:
        return False
    return "could" in auxiliaries or ("would" in auxiliaries and verb.lemma in TIME_CONTEXTS.reticent)


def _of_participle(auxiliaries: list[str], *, timetable: bool) -> int:
    if not auxiliaries or not TIME_CONTEXTS.past_be.isdisjoint(auxiliaries):
        return -1
    if not TIME_CONTEXTS.perfect.isdisjoint(auxiliaries):
        return -1
    return 1 if "be" in auxiliaries else int(timetable)


def _of_gerund(verb: Word, auxiliaries: list[str], *, timetable: bool) -> int:
    if not TIME_CONTEXTS.past_be.isdisjoint(auxiliaries):
        return -1
    if auxiliaries:
        return 1
    above = _governor(verb.head) if verb.head is not verb else None
    return _of_verb(above, timetable=timetable) if above and above is not verb else 0


def _of_infinitive(verb: Word, auxiliaries: list[str], *, timetable: bool) -> int:
    if "did" in auxiliaries:
        return -1
    above = _governor(verb.head) if verb.head is not verb else None
    if above is None or above is verb:
        return 1 if "to" in auxiliaries else 0
    if (
        verb.dep in {"advcl", "conj"}
        or not TIME_CONTEXTS.implicative.isdisjoint((above.lemma, verb.head.lemma))
        or "to" not in auxiliaries
    ):
        return _of_verb(above, timetable=timetable)
    return 1
