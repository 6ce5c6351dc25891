"""The words of a sentence as letters of an alphabet, which make a pattern over words a regular expression.

Every word of the lexicon or of a pattern is one letter, every shape of number ("12", "1967", "10:30", "1990s") is
one, and all other words share `OTHER`. The n-th letter of the spelling is the n-th piece; a piece is a word or, where
the tokenizer left "mid-March" or "10am" whole, a part of one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from triplewire.extract.lexicon.thresholds import THRESHOLDS
from triplewire.extract.lexicon.time_words import TIME_WORDS
from triplewire.extract.syntax.tree import Sentence, Word

OTHER = "_"
_YEARS = THRESHOLDS.times
CLASSES = TIME_WORDS.classes

# The shapes of numbers, each with its letter and the classes that it can stand for.
SHAPES: dict[str, tuple[str, ...]] = {
    "1": ("number", "hour", "day"),  # 0 to 24, although 0 is not a day: values are checked where a date is made
    "2": ("number", "day"),  # 25 to 31
    "3": ("number",),
    "4": ("number", "year"),  # 1000 to 2099
    "5": ("number",),  # 12,500
    "D": ("decimal",),  # 12.5: not a whole number, so not the number of a day, hour or year
    "6": ("clock",),  # 10:30
    "7": ("ordinal", "day"),  # 21st
    "8": ("ordinal",),
    "9": ("decade",),  # 1990s, 90s
    "0": ("slashed",),  # 21/04/2016, 21.4.2016, 2013/14: one kind of separator
}

_PIECE = re.compile(
    r"\d+([/.])\d+\1\d+|\d+/\d+|\d{1,2}:\d\d(?::\d\d)?|\d+(?:,\d{3})+|\d+\.\d+|\d+(?:st|nd|rd|th)\b|\d+s\b|\d+"
    r"|[^\W\d_]+(?:\.[^\W\d_]+)*\d?\.?|.",
    re.IGNORECASE | re.DOTALL,
)
_SHAPES = tuple(
    (shape, re.compile(pattern))
    for shape, pattern in (
        ("0", r"\d+([/.])\d+\1\d+|\d+/\d+"),
        ("6", r"\d+:\d+(?::\d+)?"),
        ("9", r"\d+0s"),
        ("7", r"(?:[1-9]|[12]\d|3[01])(?:st|nd|rd|th)"),
        ("8", r"\d+(?:st|nd|rd|th)"),
        ("5", r"\d+(?:,\d{3})+"),
        ("D", r"\d+\.\d+"),
    )
)
_DASHES = str.maketrans("’‘–—−", "''---")  # the typographer's forms of what the patterns spell in ASCII


class Piece(NamedTuple):
    """A word or a part of one. `text` is in lower case, with plain dashes and apostrophes and without final dots."""

    text: str
    start: int
    end: int
    word: Word


def _first_letters() -> dict[str, str]:
    words = dict.fromkeys(word for table in CLASSES.values() for word in table)
    return {word: chr(0x4E00 + number) for number, word in enumerate(words)}


LETTERS = _first_letters()
CAPITALIZED = frozenset(CLASSES["month"]) | frozenset(CLASSES["weekday"]) | frozenset(CLASSES["weekdays"])


def letter(literal: str) -> str:
    """The letter of a word in a pattern; a new letter for a word that the lexicon lacks."""
    return LETTERS.setdefault(literal, chr(0x4E00 + len(LETTERS)))


def letters(name: str) -> str:
    """The letters of a class, as the content of a character set."""
    shapes = [shape for shape, classes in SHAPES.items() if name in classes]
    return "".join([*shapes, *(LETTERS[word] for word in CLASSES.get(name, ()))])


def spell(sentence: Sentence) -> tuple[str, list[Piece]]:
    """The sentence in the alphabet, and the piece of each letter.

    Words that are only in patterns have letters from when their rules are loaded.
    """
    spelling: list[str] = []
    pieces: list[Piece] = []
    for word in sentence.words:
        text = word.lower
        if text.isalpha() or len(text) == 1:
            text = text.translate(_DASHES)
            spelling.append(_letter(text, word.text))
            pieces.append(Piece(text, word.start, word.end, word))
        else:
            for text, start, end in _cut(word):
                spelling.append(_letter(text, word.text[start - word.start :]))
                pieces.append(Piece(text, start, end, word))
    return "".join(spelling), pieces


def _cut(word: Word) -> Iterator[tuple[str, int, int]]:
    plain = word.text.translate(_DASHES)
    whole = plain.lower().replace(".", "") or plain
    if whole in LETTERS:
        yield whole, word.start, word.end
        return
    for match in _PIECE.finditer(plain):
        text = match[0].lower()
        if len(text) > 1 and not text[0].isdigit():
            text = text.replace(".", "")
        yield text, word.start + match.start(), word.start + match.end()


def _letter(text: str, written: str) -> str:
    known = LETTERS.get(text)
    if known is not None:
        return OTHER if text in CAPITALIZED and not written[0].isupper() else known
    return _shape(text) if "0" <= text[0] <= "9" and text.isascii() and len(text) <= 12 else OTHER


def _shape(text: str) -> str:
    if text.isdigit():
        return _shape_of_digits(text)
    for shape, pattern in _SHAPES:
        if pattern.fullmatch(text):
            return shape
    return OTHER


def _shape_of_digits(text: str) -> str:
    if len(text) > 2:
        return "4" if len(text) == 4 and _YEARS.year_begin <= int(text) < _YEARS.year_end else "3"
    return "1" if int(text) <= 24 else "2" if int(text) <= 31 else "3"
