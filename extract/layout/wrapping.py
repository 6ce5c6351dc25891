"""Which line breaks mean something: a text that was wrapped at a column has breaks inside its paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from triplewire.extract.model import Extent

_LINE = re.compile(r"[^\n\r\f\v\x85\u2028\u2029]+")
_NEWLINE = re.compile(r"\r\n|[\n\r\f\v\x85\u2028\u2029]")
_WIDEST = 120  # columns: what is wider was not wrapped by a typist or a mail program
_HEADLINE = 4  # words: shorter lines in capitals are names of sections
_BULLET = re.compile(r"(?:[-*+•‣◦▪●–—·]|\d{1,2}[.)]|\(?[a-z\d]{1,2}\))[ \t\u00a0]+(?=\S)|\.[ \t\u00a0]{2,}")
_MID_SENTENCE = re.compile(r"[^.!?:…\"'”’)\]]$|[a-z],[\"'”’]$")


def bullet(line: str) -> int:
    """The length of the sign that makes a line the item of a list; 0 where there is none."""
    found = _BULLET.match(line)
    return found.end() if found else 0


def paragraphs(text: str) -> Iterator[Extent]:
    """The extents that stand alone, without the blanks around them: wrapped lines are one, all others one each."""
    groups = list(_adjacent(text, _lines(text)))
    width = _wrapped_at(text, groups)
    for group in groups:
        first = last = group[0]
        for line in group[1:]:
            if not _continues(text, last, line, width):
                yield Extent(first.start, last.end)
                first = line
            last = line
        yield Extent(first.start, last.end)


def _lines(text: str) -> Iterator[Extent]:
    for found in _LINE.finditer(text):
        line = found[0]
        if bare := line.strip():
            start = found.start() + len(line) - len(line.lstrip())
            yield Extent(start, start + len(bare))


def _adjacent(text: str, lines: Iterable[Extent]) -> Iterator[list[Extent]]:
    """Runs of lines with one line break between them."""
    group: list[Extent] = []
    for line in lines:
        if group and len(_NEWLINE.findall(text, group[-1].end, line.start)) > 1:
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _wrapped_at(text: str, groups: Sequence[Sequence[Extent]]) -> int:
    """The column at which the text is wrapped, 0 where it is not.

    In wrapped English seven of ten lines inside a paragraph go on with a small letter; here at least four of ten
    line breaks have to be such ones.
    """
    breaks = [pair for group in groups for pair in pairwise(group)]
    running = [first for first, second in breaks if _runs_on(text[first.start : first.end], text[second.start])]
    width = max((line.end - line.start for line in running), default=0)
    return width if width <= _WIDEST and 10 * len(running) >= 4 * len(breaks) else 0


def _runs_on(line: str, next_letter: str) -> bool:
    return next_letter.islower() and _MID_SENTENCE.search(line) is not None


def _continues(text: str, line: Extent, following: Extent, width: int) -> bool:
    """Whether a line is continued by the one that follows.

    So it is in headlines in capitals; where the writer could not have put the first word that follows on the line
    (greedy wrapping, as by editors and mail programs); and where a long or an indented line breaks off before a small
    letter.
    """
    first, second = line.quote(text), following.quote(text)
    if bullet(second):
        return False
    if first.isupper() and second.isupper():
        return len(first.split()) >= _HEADLINE
    if _runs_on(first, second[0]) and (2 * len(first) > width > 0 or text[following.start - 1] in " \t"):
        return True
    return 0 < width < len(first) + 1 + len(second.split(None, 1)[0]) and not _runs_on(first, second[0])
