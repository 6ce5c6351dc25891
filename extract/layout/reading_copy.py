"""The reading copy of a line: signs that mislead the parser, written as it knows them, at the same length.

A word that was divided at the end of a line is whole in the copy: what follows it in the word moves to the left, and
blanks fill the gap behind the word. `Shift` leads from the copy back to the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from triplewire.extract.layout.block import Shift
from triplewire.extract.lexicon.lists import LAYOUT
from triplewire.extract.lexicon.nouns import is_english

_BLANKS = re.compile("[\n\r\t\v\f\x85\xa0\u2028\u2029]")
_PICTURES = re.compile(
    "[\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff\ufe0f\u200b-\u200f\u2060\ufeff\U000e0020-\U000e007f]"
)
# Inside a word; the model knows the possessive in both forms.
_APOSTROPHE = re.compile(r"(?<=[^\W\d_])\N{RIGHT SINGLE QUOTATION MARK}(?=[^\W\d_])(?!s\b)")
_DIVIDED = re.compile(
    r"(?P<first>[^\W\d_]+)(?:(?P<hyphen>[-\N{HYPHEN}])[ \t]*(?:\r\n|\n|\r)[ \t]*|\u00ad\s*)(?P<second>[^\W\d_]+)\S*"
)
_SIGNS = "|".join(sorted(LAYOUT.currencies, key=lambda code: (-len(code), code))).replace("$", r"\$")
_AMOUNT = re.compile(rf"(?<![\w$])(?:{_SIGNS})(?=[ \xa0]?\d)")
_KNOWN_SIGNS = {1: "$", 2: "A$", 3: "US$"}  # signs of currencies that the parser knows, by their length
_LABELS = "|".join(re.escape(label) for label in sorted(LAYOUT.labels, key=lambda label: (-len(label), label)))
_OPENING = re.compile(rf"\s*(?:#(?:{_LABELS})\b:?|(?:{_LABELS})(?::| [-–—]) )(?=\s*\S)", re.IGNORECASE)
_CLOSING = re.compile(r"(?:\s+(?:https?://\S+|#\w+))+\s*$")
_HASH = re.compile(r"(?<!\w)#(?=[^\W\d_])(?!s\b)")


class Copy(NamedTuple):
    """The text to parse, and where it departs from the text as it stands."""

    text: str
    shifts: tuple[Shift, ...] = ()


def reading_copy(line: str) -> Copy:
    """The copy of a line, of the same length."""
    shifts: list[Shift] = []
    whole = "".join(_whole_words(line, shifts)) if _DIVIDED.search(line) else line
    plain = _PICTURES.sub(" ", _BLANKS.sub(" ", _APOSTROPHE.sub("'", whole)))
    plain = _AMOUNT.sub(_known_sign, plain)
    for edge in (_OPENING, _CLOSING):
        plain = _blanked(edge, plain)
    return Copy(_HASH.sub(" ", plain), tuple(shifts))


def _whole_words(line: str, shifts: list[Shift]) -> Iterator[str]:
    """Yield the pieces of the line with divided words whole; adds where the copy departs from the line."""
    at = 0
    for found in _DIVIDED.finditer(line):
        first, second = found["first"], found["second"]
        hyphen = found["hyphen"] if found["hyphen"] and _keeps_hyphen(first, second) else ""
        gap = found.start("second") - found.end("first") - len(hyphen)
        yield line[at : found.start()] + first + hyphen + line[found.start("second") : found.end()] + " " * gap
        shifts.append(Shift(found.start("second") - gap, found.end() - gap, gap))
        at = found.end()
    yield line[at:]


def _keeps_hyphen(first: str, second: str) -> bool:
    """Whether the hyphen before the end of a line belongs to the word: "Anne-|Marie", "well-|known"."""
    if second[0].isupper():
        return True
    return not is_english((first + second).lower()) and is_english(first.lower()) and is_english(second)


def _known_sign(found: re.Match[str]) -> str:
    return _KNOWN_SIGNS.get(len(found[0]), found[0])


def _blanked(edge: re.Pattern[str], line: str) -> str:
    """The line with what matches at one of its edges blanked, unless nothing else is left."""
    found = edge.match(line) if edge is _OPENING else edge.search(line)
    if not found or not (line[: found.start()] + line[found.end() :]).strip():
        return line
    return line[: found.start()] + " " * len(found[0]) + line[found.end() :]
