"""Titles in quotation marks, and court cases: names with words of every kind ("The Sun and the Sea", "Lee v. Moen")."""

from __future__ import annotations

from itertools import pairwise

from triplewire.extract.lexicon.labels import FINITE_TAGS, QUOTATION_MARKS
from triplewire.extract.lexicon.lists import NAMES, THINGS
from triplewire.extract.lexicon.nouns import CLASS_OF_NAME
from triplewire.extract.lexicon.thresholds import THRESHOLDS
from triplewire.extract.syntax.tree import Sentence, Word

_LIMITS = THRESHOLDS.names


def quoted_titles(sentence: Sentence) -> list[tuple[int, int]]:
    """The extents of the titles of works in quotation marks, without the marks."""
    marks = [word.i for word in sentence.words if word.text in QUOTATION_MARKS]
    found: list[tuple[int, int]] = []
    at = -1
    for opening, closing in pairwise(marks):
        if opening > at and _is_title(sentence.words, opening + 1, closing):
            found.append((opening + 1, closing))
            at = closing
    return found


def is_between_marks(sentence: Sentence, words: tuple[Word, ...]) -> bool:
    """Whether quotation marks enclose the words and nothing else."""
    first, last = words[0].i, words[-1].i + 1
    before, after = sentence.words[first - 1 : first], sentence.words[last : last + 1]
    return bool(before and after) and before[0].text in QUOTATION_MARKS and after[0].text in QUOTATION_MARKS


def _is_title(words: tuple[Word, ...], first: int, last: int) -> bool:
    """Whether the quoted words are written like a title, and called one or made like one."""
    inside = words[first:last]
    if not inside or len(inside) > _LIMITS.title_words or not inside[0].text[0].isupper():
        return False
    letters = [word for word in inside if word.text[0].isalpha()]
    capitals = all(word.text[0].isupper() or word.lower in NAMES.small_in_titles for word in letters)
    if not capitals or sum(word.text[0].isupper() for word in letters) < _LIMITS.title_capitals:
        return False
    noun = words[first - 2] if first > 1 else None
    called = noun is not None and CLASS_OF_NAME.get(noun.lower) == "Work"
    return called or _is_made(words, first) or any(w.text.islower() or w.tag in FINITE_TAGS for w in letters[1:])


def _is_made(words: tuple[Word, ...], first: int) -> bool:
    """Whether the verb before the marks is one of making or using works: "wrote", "starred in"."""
    return any(word.lemma in THINGS.making | THINGS.performing for word in words[max(0, first - 3) : first - 1])
