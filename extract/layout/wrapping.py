"""Paragraphs: the lines of a text, joined where it was wrapped at a column."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise

from triplewire.extract.lexicon.lists import LAYOUT
from triplewire.extract.lexicon.thresholds import THRESHOLDS
from triplewire.extract.model import Extent
from triplewire.extract.reading.formats.bylines import authors

_LINE = re.compile(r"[^\n\r\f\v\x85\u2028\u2029]+")
_NEWLINE = re.compile(r"\r\n|[\n\r\f\v\x85\u2028\u2029]")
_WIDEST_INDENT = 16  # blanks
_PAGE_END = "\f"
_T = THRESHOLDS.layout
_BULLET = re.compile(r"(?:[-*+•‣◦▪●–—·]|\d{1,2}[.)]|\(?[a-z\d]{1,2}\))[ \t\u00a0]+(?=\S)|\.[ \t\u00a0]{2,}")
_NEVER_LAST = "|".join(sorted(LAYOUT.never_last | LAYOUT.needing_object))
_BREAKS_OFF = re.compile(rf"(?:[^\W\d_][-\N{{HYPHEN}}\N{{SOFT HYPHEN}}]|[ \t](?:{_NEVER_LAST}))$")
_FINITE = re.compile(
    rf"(?<![\w'’-])(?:[a-z]+ed|{'|'.join(sorted(LAYOUT.finite | LAYOUT.needing_object))})(?!\w)|[A-Z]\w+ [a-z]+s(?!\w)"
)
_ENDED = re.compile(r"[.!?][\"'”’)\]]*$")
_ENCLOSED = re.compile(r"[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*[,.]")  # a name up to a comma: "near | Leeds, ..."
_MID_SENTENCE = re.compile(r"[^.!?:…\"'”’)\]]$|[a-z],[\"'”’]$")


def bullet(line: str) -> int:
    """Return the length of the bullet or number that makes a line an item of a list; 0 if there is none."""
    found = _BULLET.match(line)
    return found.end() if found else 0


def has_finite_form(words: str) -> bool:
    """Return whether words hold what looks like a finite form of a verb, as every sentence does."""
    return _FINITE.search(words) is not None


def paragraphs(text: str, furniture: Collection[Extent] = ()) -> Iterator[Extent]:
    """Yield the paragraphs, without white space around them: wrapped lines joined, all other lines one each.

    A sentence that the furniture of a page divides is one paragraph, with the furniture in it.
    """
    turned = {line.start for line in furniture}
    groups = list(_adjacent(text, lines_of(text), turned))
    width = _wrapped_at(text, groups)
    for place, group in enumerate(groups):
        first = last = group[0]
        own = width or _wrapped_at(text, [group])  # a wrapped paragraph among lines that are none
        if place and own < _T.narrowest_columns:
            own = _cut_at(text, group)
        for line in group[1:]:
            if not _continues(text, last, line, own if own >= _T.narrowest_columns else width):
                yield Extent(first.start, last.end)
                first = line
            last = line
        yield Extent(first.start, last.end)


def indented(text: str, extents: Sequence[Extent]) -> set[int]:
    """Return the places of the blocks that are indented as paragraphs are: as others that end sentences, not as all."""
    indents = [_indent(text, each.start) for each in extents]
    if not indents or indents[0]:
        return set()
    usual = {
        indent
        for indent, each in zip(indents, extents, strict=True)
        if indent and _ENDED.search(each.quote(text)) and not bullet(each.quote(text))
    }
    return {
        place
        for place, (indent, each) in enumerate(zip(indents, extents, strict=True))
        if indent in usual and len(each.quote(text).split()) >= _T.headline_words
    }


def _indent(text: str, start: int) -> str:
    """Return the blanks before a place in a line."""
    before = text[max(0, start - _WIDEST_INDENT) : start]
    return before[len(before.rstrip(" \t\u00a0\u3000")) :]


def lines_of(text: str) -> Iterator[Extent]:
    """Yield the lines of a text, without white space around them, except the empty ones."""
    for found in _LINE.finditer(text):
        line = found[0]
        if bare := line.strip():
            start = found.start() + len(line) - len(line.lstrip())
            yield Extent(start, start + len(bare))


def _adjacent(text: str, lines: Iterable[Extent], turned: Collection[int]) -> Iterator[list[Extent]]:
    """Yield the runs of lines with a single line break between them, or with the furniture of a page."""
    group: list[Extent] = []
    page = False
    for line in lines:
        if line.start in turned:
            page = True
            continue
        between = text[group[-1].end : line.start] if group else ""
        goes_on = (page or _PAGE_END in between) and group and _goes_on(group[-1].quote(text), text[line.start])
        if group and not goes_on and (page or len(_NEWLINE.findall(between)) > 1):
            yield group
            group = []
        group.append(line)
        page = False
    if group:
        yield group


def _wrapped_at(text: str, groups: Sequence[Sequence[Extent]]) -> int:
    """Return the column at which the text is wrapped, 0 if it is not.

    A text is wrapped if enough of its line breaks (threshold `running_share`) are followed by a lower-case letter. The
    breaks behind short lines do not count: those end headlines, bylines and paragraphs.
    """
    longest = max((line.end - line.start for group in groups for line in group), default=0)
    least = min(_T.narrowest_columns, longest / 2)
    breaks = [pair for group in groups for pair in pairwise(group) if pair[0].end - pair[0].start >= least]
    running = [first for first, second in breaks if _runs_on(text[first.start : first.end], text[second.start])]
    width = max((line.end - line.start for line in running), default=0)
    wrapped = len(running) / max(len(breaks), 1) >= _T.running_share
    return width if width <= _T.typed_columns and wrapped else 0


def _cut_at(text: str, group: Sequence[Extent]) -> int:
    """Return the column at which a paragraph was wrapped that only names show to be so, 0 if they do not.

    A line breaks off in a sentence; the next word, a name, did not fit on it, and what it begins is no sentence.
    """
    lines = [line.quote(text) for line in group]
    longest = max(map(len, lines))
    if not _ENDED.search(lines[-1]) or longest > _T.typed_columns:
        return 0
    cut = (
        _MID_SENTENCE.search(line) and has_finite_form(line) and (_ENCLOSED.match(rest) or not has_finite_form(rest))
        for line, rest in pairwise(lines)
        if len(line) >= _T.narrowest_columns and longest < len(line) + 1 + len(rest.split(None, 1)[0])
    )
    return longest if any(cut) else 0


def _goes_on(line: str, next_letter: str) -> bool:
    """Return whether a sentence goes on on the next page."""
    if len(line.split()) > _T.heading_words and _MID_SENTENCE.search(line):
        return True
    return _runs_on(line, next_letter) or _BREAKS_OFF.search(line) is not None


def _runs_on(line: str, next_letter: str) -> bool:
    return next_letter.islower() and _MID_SENTENCE.search(line) is not None


def _continues(text: str, line: Extent, following: Extent, width: int) -> bool:
    """Return whether the next line continues a line.

    It does in headlines in capitals; if the first word of the next line did not fit on the line (greedy wrapping, as by
    editors and mail programs); and if a long line, or the line before an indented one, breaks off before a lower-case
    letter. A line always continues that ends inside a word or phrase: with a hyphen, an article or a preposition.
    """
    first, second = line.quote(text), following.quote(text)
    if bullet(second):
        return False
    between = text[line.end : following.start]
    turned = _PAGE_END in between or bool(between.strip())  # the furniture of a page
    if (_BREAKS_OFF.search(first) and not authors(second)) or (turned and _goes_on(first, second[0])):
        return True
    if first.isupper() and second.isupper():
        return len(first.split()) >= _T.headline_words or second.split()[0].casefold() in LAYOUT.small
    if _runs_on(first, second[0]) and (2 * len(first) > width > 0 or text[following.start - 1] in " \t"):
        return True
    return 0 < width < len(first) + 1 + len(second.split(None, 1)[0]) and not _runs_on(first, second[0])
