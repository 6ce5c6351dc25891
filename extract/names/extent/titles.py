"""Titles in quotation marks, and court cases: names with words of every kind ("The Sun and the Sea", "Lee v. Moen")."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from triplewire.extract.lexicon.labels import FINITE_TAGS, PROPER_TAGS, QUOTATION_MARKS
from triplewire.extract.lexicon.lists import NAMES, THINGS
from triplewire.extract.lexicon.nouns import CLASS_OF_NAME
from triplewire.extract.lexicon.thresholds import THRESHOLDS
from triplewire.extract.syntax.tree import Sentence, Word

_LIMITS = THRESHOLDS.names
_IN_NO_NAME = frozenset({"PRON", "VERB", "AUX", "ADV", "SCONJ"})  # of capitalised words that only titles have


def quoted_titles(sentence: Sentence) -> list[tuple[int, int]]:
    """The extents of the titles of works in quotation marks, without the marks."""
    marks = [word.i for word in sentence.words if word.text in QUOTATION_MARKS]
    found: list[tuple[int, int]] = []
    at = -1
    for opening, closing in pairwise(marks):
        inverted = sentence.words[opening].tag == "''" or sentence.words[closing].tag == "``"
        if opening > at and not inverted and _is_title(sentence.words, opening + 1, closing):
            found.append((opening + 1, closing))
            at = closing
    return found


def announced_titles(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Yield the extents of titles without marks behind a class noun: "the single | Will You Be There?".

    A title whose words are all names, "the film Casablanca", is a name like others.
    """
    words, at = sentence.words, 0
    while at < len(words) - 2:
        noun = words[at]
        at += 1
        if noun.text.islower() and CLASS_OF_NAME.get(noun.lower) == "Work":
            last = _title_end(words, at)
            if last > at + 1 and _is_announced(words[at:last]):
                yield at, last
                at = last


def _title_end(words: tuple[Word, ...], first: int) -> int:
    """The end of the capitalised words from `first`, with small words between them."""
    last = at = first
    while at < len(words) and at - first < _LIMITS.title_words:
        word = words[at]
        if word.text[0].isupper() or (at > first and word.text[0].isdigit()):
            last = at + 1
        elif at == first or not (word.lower in NAMES.small_in_titles or word.tag in {"POS", "RB", "VBZ"}):
            break
        at += 1
    return last


def _is_announced(words: tuple[Word, ...]) -> bool:
    """Whether words behind a class noun are a title: a capitalised word among them is in no other name."""
    first, *rest = words
    opens = first.tag not in {*PROPER_TAGS, "JJ", "CD"} and not first.lower.startswith("i'")
    opens = opens and first.pos != "PRON"
    return first.text == "The" or opens or any(word.text[0].isupper() and word.pos in _IN_NO_NAME for word in rest)


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
    noun = words[first - 2] if first > 1 else None
    if noun is not None and noun.text == "," and first > 2:
        noun = words[first - 3]  # "her last film, | "Stone/Water,""
    called = noun is not None and CLASS_OF_NAME.get(noun.lower) == "Work"
    called = called or _is_described(words[last + 1 : last + 6])
    letters = [word for word in inside if word.text[0].isalpha()]
    capitals = all(word.text[0].isupper() or word.lower in NAMES.small_in_titles for word in letters)
    few = sum(word.text[0].isupper() for word in letters) < _LIMITS.title_capitals
    if not capitals or (few and not called):
        return False
    return called or _is_made(words, first) or any(w.text.islower() or w.tag in FINITE_TAGS for w in letters[1:])


def _is_described(after: tuple[Word, ...]) -> bool:
    """Whether a noun for works follows: ", a musical by", "the "Twilight" | series", "the "Trane" | animated show"."""
    while len(after) > 1 and after[0].tag in {"JJ", "VBN"} and after[0].text.islower():
        after = after[1:]
    if after and after[0].lower in NAMES.work_kinds | NAMES.works_behind:
        return True
    opened = len(after) > 2 and after[0].text == "," and after[1].tag in {"DT", "PRP$"}
    return opened and any(CLASS_OF_NAME.get(word.lower) == "Work" for word in after[2:])


def _is_made(words: tuple[Word, ...], first: int) -> bool:
    """Whether the verb before the marks is one of making or using works: "wrote", "starred in"."""
    return any(word.lemma in THINGS.making | THINGS.performing for word in words[max(0, first - 3) : first - 1])
