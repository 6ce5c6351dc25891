"""Whether a clause speaks of the past or of the future: what decides which Thursday "on Thursday" is."""

from __future__ import annotations

from itertools import takewhile

from triplewire.extract.syntax.tree import Word
from triplewire.extract.times.alphabet import LEXICON

_IMPLICATIVE = frozenset(LEXICON["verbs"]["implicative"])
_PROSPECTIVE = frozenset(LEXICON["verbs"]["prospective"])
_RETICENT = frozenset(LEXICON["verbs"]["reticent"])
_AHEAD = frozenset({"will", "'ll", "wo", "shall", "would", "'d", "may", "might", "can", "could", "should", "must"})
_PAST_BE = frozenset({"was", "were", "been", "got"})
_PERFECT = frozenset({"has", "have", "had", "having", "'ve"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def direction(word: Word, *, headline: bool = False) -> int:
    """-1 if the clause around a word tells what was, 1 if it tells what will be, 0 if it does not say."""
    word = _whole(word)
    verb = _governor(word)
    preposition = word.head.lower if word.dep == "pobj" else ""
    if preposition == "since":
        return -1
    if verb is None:
        return 0
    between = takewhile(lambda above: above is not verb, word.ancestors())
    if any(above.pos == "ADJ" and above.lemma in _PROSPECTIVE for above in between):
        return 1
    if preposition in {"until", "till"} and verb.tag != "VBD":
        return 1
    return _of_verb(verb, timetable=not headline and _hangs_on_verb(word))


def _above(word: Word) -> Word:
    """The head, past a preposition."""
    return word.head.head if word.head.pos == "ADP" else word.head


def _whole(word: Word) -> Word:
    """The head of a longer expression that a time is a part of: "night" for the "Sunday" of "Sunday night"."""
    above = _above(word)
    while above is not word and above.ent in {"DATE", "TIME"} and above.pos in {"NOUN", "PROPN"}:
        word, above = above, _above(above)
    return word


def _hangs_on_verb(word: Word) -> bool:
    """Whether no noun stands between a time and its verb: "the talks open Monday", not "it recalls Monday's talks"."""
    return _above(word).pos in {"VERB", "AUX"}


def generic(word: Word) -> bool:
    """Whether a time is itself what a present-tense clause is about ("October is the month of ...")."""
    return word.dep in _SUBJECTS and word.head.tag in {"VBZ", "VBP"}


def _governor(word: Word) -> Word | None:
    if word.pos in {"VERB", "AUX"} and word.tag.startswith("VB"):
        return word
    return next(
        (above for above in word.ancestors() if above.pos in {"VERB", "AUX"} and above.tag[:2] in {"VB", "MD"}), None
    )


def _of_verb(verb: Word, *, timetable: bool) -> int:
    """`timetable`: whether the simple present with a date looks ahead; headlines use it for what was."""
    auxiliaries = [child.lower.replace("’", "'") for child in verb.children if child.dep in {"aux", "auxpass"}]
    if _refused(verb, auxiliaries):
        return -1
    if not _AHEAD.isdisjoint(auxiliaries) and not (verb.tag == "VBN" and "'d" in auxiliaries):
        return -1 if "have" in auxiliaries and verb.tag == "VBN" and "will" not in auxiliaries else 1
    if verb.lemma in _PROSPECTIVE and verb.tag == "VBN":
        return 1
    if verb.tag == "VBN":
        return _of_participle(auxiliaries, timetable=timetable)
    if verb.tag in {"VBG", "VB"}:
        return (_of_gerund if verb.tag == "VBG" else _of_infinitive)(verb, auxiliaries, timetable=timetable)
    return {"VBD": -1, "VBZ": int(timetable), "VBP": int(timetable)}.get(verb.tag, 0)


def _refused(verb: Word, auxiliaries: list[str]) -> bool:
    """What news says of those who were silent: "could not be reached on Monday", "would not comment"."""
    if verb.child("neg") is None:
        return False
    return "could" in auxiliaries or ("would" in auxiliaries and verb.lemma in _RETICENT)


def _of_participle(auxiliaries: list[str], *, timetable: bool) -> int:
    if not auxiliaries or not _PAST_BE.isdisjoint(auxiliaries):
        return -1
    if not _PERFECT.isdisjoint(auxiliaries):
        return -1
    return 1 if "be" in auxiliaries else int(timetable)


def _of_gerund(verb: Word, auxiliaries: list[str], *, timetable: bool) -> int:
    if not _PAST_BE.isdisjoint(auxiliaries):
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
        or not _IMPLICATIVE.isdisjoint((above.lemma, verb.head.lemma))
        or "to" not in auxiliaries
    ):
        return _of_verb(above, timetable=timetable)
    return 1
