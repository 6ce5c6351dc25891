"""The furniture of printed pages: page numbers and running heads, in the middle of a text made from a PDF."""

from __future__ import annotations

import re
from bisect import bisect
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain, groupby

from triplewire.extract.lexicon.thresholds import THRESHOLDS
from triplewire.extract.model import Extent
from triplewire.extract.reading.formats.outlets import masthead

_T = THRESHOLDS.layout
_DIGITS = re.compile(r"\d+")
_NUMBERED = re.compile(
    r"(?:page|p\.|pg\.?) ?\d{1,4}(?: ?(?:of|/) ?\d{1,4})?|[-–—] ?\d{1,4} ?[-–—]"
    r"|(?:\S{4,20} {3,})?\d{1,3}/\d{1,3}",  # and the number of a document before it
    re.IGNORECASE,
)
_STAMP = r"\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4},? \d{1,2}:\d\d(?::\d\d)?(?: ?[AP]M)?"
_PRINTED = re.compile(  # what browsers print above and below a page: its title, address and number, the time
    rf"{_STAMP}(?:\W.{{0,200}})?|(?:.{{0,200}}\s)?(?:https?|file)://\S+(?:[ |]+\d{{1,3}}/\d{{1,3}})?"
    rf"|\d{{1,3}} of \d{{1,3}}[ |]+{_STAMP}",
    re.IGNORECASE,
)
_MOST_STAMPS = 2  # on a page: more of them are those of the messages of a chat
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_TOP_LINES, _BOTTOM_LINES = 3, 2  # of a page, among which its heads stand
_NUMBER = re.compile(r"\d{1,3}")
_GOES_ON = re.compile(r"[^\W\d_,][-‐]?$|,$")


def page_furniture(text: str, lines: Sequence[Extent]) -> list[Extent]:
    """Return the lines of a text that are page numbers or running heads, in order.

    A form feed ends a page: what stands first or last on most pages, whatever its numbers, is a running head; on a
    single page, what names a paper or its address. Without form feeds, a number alone on its line is one of a page
    where it divides a sentence.
    """
    numbers = {line.start for line in lines if _NUMBERED.fullmatch(line.quote(text))}
    numbers |= _dividing(text, lines)
    pages = _pages(text, lines)
    numbers |= {line.start for page in pages or [list(lines)] for line in _printed(text, page)}
    heads = _running_heads(text, pages) if len(pages) > 1 else _mastheads(text, pages)
    return [line for line in lines if line.start in numbers | heads]


def is_print_stamp(line: str) -> bool:
    """Return whether a browser printed a line above or below a page."""
    return _PRINTED.fullmatch(line) is not None


def _dividing(text: str, lines: Sequence[Extent]) -> set[int]:
    """The numbers between a line that goes on and one that begins in lower case."""
    return {
        line.start
        for before, line, after in zip(lines, lines[1:], lines[2:], strict=False)
        if _NUMBER.fullmatch(text, line.start, line.end)
        and _GOES_ON.search(before.quote(text))
        and text[after.start].islower()
    }


def _printed(text: str, page: Sequence[Extent]) -> Iterable[Extent]:
    """The first and last lines of a page if a browser printed it, which shows in both."""
    if sum(re.match(_STAMP, line.quote(text)) is not None for line in page) > _MOST_STAMPS:
        return ()
    edges = [[line for line in part if _PRINTED.fullmatch(line.quote(text))] for part in (page[:2], page[2:][-2:])]
    stamped = any(re.search(_STAMP, line.quote(text)) for part in edges for line in part)
    return chain(*edges) if all(edges) or (stamped and len(edges[1]) > 1) else ()


def _pages(text: str, lines: Sequence[Extent]) -> list[list[Extent]]:
    """The lines by pages; none in a text without form feeds."""
    ends = [found.start() for found in re.finditer("\f", text)]
    return [list(page) for _, page in groupby(lines, key=lambda line: bisect(ends, line.start))] if ends else []


def _running_heads(text: str, pages: Sequence[Sequence[Extent]]) -> set[int]:
    edges = [[line for line in {*page[:2], *page[-2:]} if len(line.quote(text)) <= _T.running_head] for page in pages]
    alike = Counter(shape for edge in edges for shape in {_shape(line.quote(text)) for line in edge})
    often = {shape for shape, pages_with in alike.items() if pages_with > 1 and 2 * pages_with >= len(pages)}
    return {line.start for edge in edges for line in edge if _shape(line.quote(text)) in often}


def _mastheads(text: str, pages: Sequence[Sequence[Extent]]) -> set[int]:
    """The lines at the edges of a single page that are a masthead, or an address."""
    edges = [line for page in pages for line in (*page[:_TOP_LINES], *page[_TOP_LINES:][-_BOTTOM_LINES:])]
    return {line.start for line in edges if _is_masthead(line.quote(text))}


def _is_masthead(line: str) -> bool:
    return len(line) <= _T.running_head and bool(_ADDRESS.fullmatch(line) or masthead(line))


def _shape(line: str) -> str:
    return _DIGITS.sub("#", " ".join(line.casefold().split()))
