"""The layout of a text: its blocks (headline, paragraphs, ...) and the extents that are left out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from triplewire.extract.layout.block import Block
from triplewire.extract.layout.boilerplate import boilerplate
from triplewire.extract.layout.casing import recased
from triplewire.extract.layout.headings import kinds
from triplewire.extract.layout.wrapping import bullet, paragraphs
from triplewire.extract.lexicon.thresholds import THRESHOLDS
from triplewire.extract.model import Extent, Skipped
from triplewire.extract.reading.checks import in_foreign_script
from triplewire.extract.reading.publication_dates import MONTHS, date_in

_T = THRESHOLDS.layout
_WORD = re.compile(r"[^\W_]")
_PLACE = r"[^\W\d_a-z][\w.'’-]*"
_MONTH = rf"(?:{'|'.join(map(str.capitalize, MONTHS))})[a-z]*\.?"
_DAY = rf"(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? \d{{4}})?"
_CAPITALS = r"[A-Z][A-Z.'’-]{2,}(?:[ /-][A-Z][A-Z.'’-]+)*"
_AGENCY = r"\([A-Z][\w .,/&'’-]{1,40}\)"
# "MOSCOW (AP) — ", "PARIS, May 2 (Reuters) - ", "NEW DELHI: ", "Lyon, France (AFP) -- ": the place, day and agency of a
# story (Associated Press Stylebook, "datelines"). A place that is not in capitals requires the agency or the day.
_FILED = re.compile(
    rf"(?P<filed>{_CAPITALS}(?:, {_PLACE}(?: {_PLACE})?)?(?:,? {_DAY})?(?: {_AGENCY})?"
    rf"|{_PLACE}(?:,? {_PLACE}){{0,4}}(?:(?:,? {_DAY})? {_AGENCY}|,? {_DAY}))"
    r"(?: ?[—–] ?| ?-- ?| - |: )(?=[\"“‘'\[A-Z\d])"
)


def lay_out(text: str) -> tuple[tuple[Block, ...], tuple[Skipped, ...]]:
    """Return the blocks to parse, with their reading copies, and the extents to leave out, in the order of the text."""
    blocks, skipped = _blocks(text)
    copies = recased([(block.kind, block.reading_copy(text)) for block in blocks])
    return tuple(replace(block, copy=copy) for block, copy in zip(blocks, copies, strict=True)), tuple(skipped)


def _blocks(text: str) -> tuple[list[Block], list[Skipped]]:
    kept, skipped = _sort_out(text, [p for p in paragraphs(text) if _WORD.search(p.quote(text))])
    blocks = [Block(e.start, e.end, kind) for e, kind in zip(kept, kinds([e.quote(text) for e in kept]), strict=True)]
    return list(_without_marks(text, blocks)), skipped


def front_matter(text: str) -> tuple[str | None, str | None]:
    """Return the headline, and the date (YYYY-MM-DD) in a line of its own near the top; None for what is missing."""
    blocks, _ = _blocks(text)
    headline = next((" ".join(b.quote(text).split()) for b in blocks[: _T.front_blocks] if b.kind == "headline"), None)
    dates = (date_in(b.quote(text)) for b in blocks[: _T.front_blocks] if b.kind == "dateline")
    return headline, next(filter(None, dates), None)


def _sort_out(text: str, extents: Iterable[Extent]) -> tuple[list[Extent], list[Skipped]]:
    kept: list[Extent] = []
    skipped: list[Skipped] = []
    prose = links = False
    for extent in extents:
        block = extent.quote(text)
        found = boilerplate(block)
        links = found == "links" or (links and found is None and _is_headline(block))
        if found == "comments" and prose:
            skipped.append(Skipped(extent.start, len(text.rstrip()), "boilerplate"))
            break
        if found or links:
            skipped.append(Skipped(extent.start, extent.end, "boilerplate"))
        elif in_foreign_script(block):
            skipped.append(Skipped(extent.start, extent.end, "language"))
        else:
            kept.append(extent)
            prose = prose or not _is_headline(block)
    return kept, skipped


def _is_headline(block: str) -> bool:
    return len(block) <= _T.link_length and not block.rstrip("\"'”’").endswith((".", "!"))


def _without_marks(text: str, blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield the blocks without bullets, and with the dateline before the first sentence as a block of its own."""
    filed = None
    for block in blocks:
        if block.kind == "list":
            yield replace(block, start=block.start + bullet(block.quote(text)))
        elif block.kind == "paragraph" and filed is None and (filed := _FILED.match(text, block.start, block.end)):
            yield Block(block.start, filed.end("filed"), "dateline")
            yield Block(filed.end(), block.end, "paragraph")
        else:
            yield block
