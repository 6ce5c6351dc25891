"""Numbers in a text, in digits or words, and what they count."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from triplewire.graph.word_lists import WORDS

_NUMBER = re.compile(r"(?<![^\W_])(?:\d+(?:[.,]\d+)*|[^\W\d_]+)(?![^\W_])")  # not the digits of "H5N1"
_YEAR = re.compile(r"(?:19|20)\d\d", re.ASCII)  # part of a date
_WORD = re.compile(r"[^\W\d_][\w'’-]*|\d+(?:[.,]\d+)*|\S")
_SHORTEST = 3  # letters of a word that is no plural
_REACH = 2  # words after a number within which its noun stands: "nine young miners"


def numbers(text: str) -> Iterator[str]:
    """Yield the numbers of a text in digits, without years."""
    return filter(None, map(_value, _NUMBER.findall(text.lower())))


def counts(text: str) -> Iterator[str]:
    """Yield the exact numbers of a text, each with what it counts: "12 people", but nothing of "at least 12 people"."""
    words = _WORD.findall(text.lower())
    for at, word in enumerate(words):
        value = _value(word)
        if value and not WORDS.approximate.intersection(words[max(0, at - 2) : at]):
            beside = takewhile(_is_word, words[at + 1 : at + 1 + _REACH])  # not "kills 292, neighbouring | countries"
            noun = next(filter(_is_plural, beside), "")
            if noun and noun.removesuffix("s") not in WORDS.uncounted:
                yield f"{value} {'people' if noun in WORDS.people else noun}"


def _value(word: str) -> str:
    if word[0].isdigit():
        return "" if _YEAR.fullmatch(word) else word.replace(",", "").strip(".")
    return WORDS.number_words.get(word, "")


def _is_word(word: str) -> bool:
    return word[0].isalnum()


def _is_plural(word: str) -> bool:
    return word in WORDS.people or (len(word) > _SHORTEST and word.endswith("s") and not word.endswith("ss"))
