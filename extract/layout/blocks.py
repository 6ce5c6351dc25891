"""The layout of a text: its blocks (headline, paragraphs, ...) and the extents that are left out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from triplewire.extract.layout.block import Block
from triplewire.extract.layout.boilerplate import boilerplate
from triplewire.extract.layout.casing import recased
from triplewire.extract.layout.headings import kinds
from triplewire.extract.layout.reading_copy import reading_copy
from triplewire.extract.layout.turn_labels import parted, turn_labels
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
_AGENCY = r"\([A-Za-z][\w .,/&'’-]{1,40}\)"
# "MOSCOW (AP) — ", "PARIS, May 2 (Reuters) - ", "NEW DELHI: ", "Lyon, France (AFP) -- ": the place, day and agency of a
# story (Associated Press Stylebook, "datelines"). A place that is not in capitals requires the agency or the day.
_FILED = re.compile(
    rf"(?P<filed>{_CAPITALS}(?:, {_PLACE}(?: {_PLACE})?)?(?:,? {_DAY})?(?: {_AGENCY})?"
    rf"|{_PLACE}(?:,? {_PLACE}){{0,4}}(?:(?:,? {_DAY})? {_AGENCY}|,? {_DAY})"
    rf"|{_DAY},? \({_CAPITALS}\))"
    r"(?: ?[—–] ?| ?-- ?| - |: )(?=[\"“‘'\[A-Z\d])"
)
# "LIMA Police arrested ...", "LUSAKA (ANR) Bishops criticised ...": the place alone, in capitals, and a sentence.
_UNMARKED = re.compile(
    rf"(?P<filed>(?P<town>[A-Z]{{4,}}|[A-Z]{{3,}}(?: [A-Z]{{3,}}){{1,2}})(?: {_AGENCY})?) "
    r"(?=[\"“]?[A-Z][a-z]|A )"
)


def lay_out(
    text: str, is_town: Callable[[str], bool] = lambda _: False
) -> tuple[tuple[Block, ...], tuple[Skipped, ...]]:
    """Return the blocks to parse, with their reading copies, and the extents to leave out, in the order of the text.

    `is_town` tells a dateline without a mark behind it ("LIMA Police arrested ...") from other capitals.
    """
    blocks, skipped = _blocks(text, is_town)
    copies = [reading_copy(block.quote(text)) for block in blocks]
    cased = recased([(block.kind, copy.text) for block, copy in zip(blocks, copies, strict=True)])
    read = zip(blocks, cased, copies, strict=True)
    return tuple(replace(b, copy=shown, shifts=copy.shifts) for b, shown, copy in read), tuple(skipped)


def _blocks(text: str, is_town: Callable[[str], bool] = lambda _: False) -> tuple[list[Block], list[Skipped]]:
    kept, skipped = _sort_out(text, [p for p in paragraphs(text) if _WORD.search(p.quote(text))])
    blocks = [Block(e.start, e.end, kind) for e, kind in zip(kept, kinds([e.quote(text) for e in kept]), strict=True)]
    return list(_without_marks(text, blocks, is_town)), skipped


def front_matter(text: str) -> tuple[str | None, str | None]:
    """Return the headline, and the date (YYYY-MM-DD) in a line of its own near the top; None for what is missing."""
    blocks, _ = _blocks(text)
    front = list(pairwise([Block(0, 0, "dateline"), *blocks[: _T.front_blocks]]))
    first = next(((above, block) for above, block in front if block.kind == "headline"), None)
    headline = " ".join(text[_with_speaker(*first) : first[1].end].split()) if first else None
    dates = (date_in(b.quote(text)) for b in blocks[: _T.front_blocks] if b.kind == "dateline")
    return headline, next(filter(None, dates), None)


def _with_speaker(above: Block, headline: Block) -> int:
    """The offset at which a headline begins, with the speaker before its colon."""
    return above.start if above.kind == "speaker" else headline.start


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


def _dateline(text: str, block: Block, is_town: Callable[[str], bool]) -> re.Match[str] | None:
    """The dateline with which a paragraph begins."""
    if found := _FILED.match(text, block.start, block.end):
        return found
    bare = _UNMARKED.match(text, block.start, block.end)
    return bare if bare and is_town(bare["town"].title()) else None


def _without_marks(text: str, blocks: Sequence[Block], is_town: Callable[[str], bool]) -> Iterator[Block]:
    """Yield the blocks without bullets; the dateline before the first sentence and speakers are blocks of their own."""
    filed = None
    blocks = parted(text, blocks, is_town)
    labels = turn_labels(text, blocks, is_town)
    for block in blocks:
        if block.start in labels:
            end, said = labels[block.start]
            yield Block(block.start, end, "speaker")
            yield replace(block, start=said)
        elif block.kind == "list":
            yield replace(block, start=block.start + bullet(block.quote(text)))
        elif block.kind == "paragraph" and filed is None and (filed := _dateline(text, block, is_town)):
            yield Block(block.start, filed.end("filed"), "dateline")
            yield Block(filed.end(), block.end, "paragraph")
        else:
            yield block
