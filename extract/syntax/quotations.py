"""Quotations: the extents of text between quotation marks.

Marks are curly, straight or angled; single marks are distinguished from apostrophes by their neighbours. A quotation of
several paragraphs opens in each of them and closes in the last one only (Chicago Manual of Style 13.32): each paragraph
is one Quotation, and the later ones continue the first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from triplewire.extract.lexicon.lists import SPELLING
from triplewire.extract.lexicon.thresholds import THRESHOLDS
from triplewire.extract.model import Extent
from triplewire.extract.syntax.tree import Sentence

_OPEN, _CLOSE = "\N{LEFT SINGLE QUOTATION MARK}", "\N{RIGHT SINGLE QUOTATION MARK}"
_DOUBLE_OPEN, _DOUBLE_CLOSE = frozenset('“„«"'), frozenset('”»"')
_SINGLE_OPEN, _SINGLE_CLOSE = frozenset({_OPEN, "'"}), frozenset({_CLOSE, "'"})
_MARK = re.compile(f"[{''.join(sorted(_DOUBLE_OPEN | _SINGLE_OPEN))}]")
_BEFORE_OPENING = frozenset("([{-:,—\N{EN DASH}") | _DOUBLE_OPEN | _SINGLE_OPEN
_ELIDED = (*SPELLING.elided_beginnings, *(f"{word} " for word in SPELLING.elided))


@dataclass(frozen=True, slots=True)
class Quotation(Extent):
    """The text between two marks, without the marks. `continues`: it continues the quotation before."""

    continues: bool = False


def find_quotations(text: str, sentences: tuple[Sentence, ...]) -> tuple[Quotation, ...]:
    """Return the outermost quotations of a document, in order; a quotation inside another one is part of that."""
    found: list[Quotation] = []
    open_before = False
    for _, block in groupby(sentences, key=lambda sentence: sentence.block):
        inside = list(block)
        first, last = inside[0].start, inside[-1].end
        continues = open_before and text[first] in _DOUBLE_OPEN
        if open_before and not continues and (end := _left_open(text, first, last)) >= 0:
            found.append(Quotation(first, end, continues=True))
            first = end + 1
        marked = list(_marked(text, first, last))
        for number, (start, end, _) in enumerate(marked):
            found.append(Quotation(start, end, continues and not number))
        open_before = bool(marked) and not marked[-1][2]
    return tuple(found)


def _marked(text: str, first: int, last: int) -> Iterator[tuple[int, int, bool]]:
    """Yield (start, end, closed) for each quotation of a paragraph; one in double marks may be left open."""
    at = unclosed = first  # before `unclosed`, no single mark closes
    while mark := _MARK.search(text, at, last):
        at = mark.start()
        closers = _closers(text, at, first)
        if closers is _DOUBLE_CLOSE:
            end = _closing(text, at + 1, last, closers)
            yield at + 1, last if end < 0 else end, end >= 0
            at = last if end < 0 else end
        elif closers:
            limit = min(last, at + THRESHOLDS.syntax.single_quotation)
            end = _closing(text, max(at + 1, unclosed), limit, closers)
            if end >= 0:
                yield at + 1, end, True
            at, unclosed = max(at, end), max(unclosed, limit if end < 0 else unclosed)
        at += 1


def _left_open(text: str, first: int, last: int) -> int:
    """The end of a quotation that the paragraph before left open and this one does not open again; -1 if none."""
    mark = next((at for at in range(first, last) if text[at] in _DOUBLE_OPEN | _DOUBLE_CLOSE), -1)
    return mark if mark > first and text[mark] in _DOUBLE_CLOSE and not _closers(text, mark, first) else -1


def _closers(text: str, at: int, first: int) -> frozenset[str]:
    """The marks that would close a quotation opened at `at`; empty where the mark opens none."""
    mark, after = text[at], text[at + 1 : at + 6].lower()
    if not after or after[0].isspace():
        return frozenset()
    if mark in "\"'" and at > first and not (text[at - 1].isspace() or text[at - 1] in _BEFORE_OPENING):
        return frozenset()
    if mark in _DOUBLE_OPEN:
        return _DOUBLE_CLOSE
    elided = after[0].isdigit() or after.startswith(_ELIDED)
    return frozenset() if elided else _SINGLE_CLOSE


def _closing(text: str, start: int, last: int, closers: frozenset[str]) -> int:
    """The end of the quotation that begins at `start`; -1 where it does not close before `last`."""
    possessive = -1
    for at in range(start, last):
        if possessive >= 0 and text[at] in _SINGLE_OPEN and text[at - 1].isspace():
            return possessive  # the next one opens
        if text[at] not in closers or text[at - 1].isspace():
            continue
        after = text[at + 1 : at + 3]
        if closers is _DOUBLE_CLOSE:
            return at
        if not after[:1].isalnum():
            if not (text[at - 1] == "s" and after[:1] == " " and after[1:].isalpha()):
                return at
            possessive = at if possessive < 0 else possessive
    return possessive


__all__ = ["Quotation", "find_quotations"]
