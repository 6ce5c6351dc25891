"""The layout of a text: its blocks (headline, paragraphs, ...) and the extents that are left out."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import takewhile
from operator import attrgetter

from triplewire.extract.layout.author_notes import author_notes
from triplewire.extract.layout.block import Block
from triplewire.extract.layout.boilerplate import boilerplate
from triplewire.extract.layout.copies.casing import recased
from triplewire.extract.layout.copies.copy import Copy
from triplewire.extract.layout.copies.edges import without_end_mark
from triplewire.extract.layout.copies.reading_copy import reading_copy
from triplewire.extract.layout.datelines import IsTown, find_dateline
from triplewire.extract.layout.foreign_quotations import english_half, foreign_quotations, is_foreign_throughout
from triplewire.extract.layout.headings import kinds, name_of_turn, slug_end
from triplewire.extract.layout.pages import page_furniture
from triplewire.extract.layout.turn_labels import parted, turn_labels
from triplewire.extract.layout.wrapping import bullet, indented, lines_of, paragraphs
from triplewire.extract.lexicon.labels import DATELINED_BLOCKS
from triplewire.extract.lexicon.lists import LAYOUT
from triplewire.extract.lexicon.thresholds import THRESHOLDS
from triplewire.extract.model import BlockKind, Dateline, Extent, LaidOut, Quote, Skipped
from triplewire.extract.reading.formats.bylines import authors
from triplewire.extract.reading.formats.credit_lines import credit_line
from triplewire.extract.reading.languages import is_line_of, language_of_paragraph
from triplewire.extract.reading.publication_dates import date_in

_T = THRESHOLDS.layout
_BULLETED = frozenset({"list", "correction"})
_WITHIN = frozenset({"page", "language"})  # reasons for which a part of a block is left out
_LINE_END = re.compile(r"[ \t]*(?:[\n\r]|$)")
_CAPTION_LABEL = re.compile(rf"(?:{'|'.join(sorted(LAYOUT.caption_labels))})[,:]", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]")


def no_town(_: str) -> bool:
    """Whether a name is that of a town, where none is known."""
    return False


def lay_out(
    text: str, is_town: IsTown = no_town, stated: Sequence[LaidOut] = (), byline: str | None = None
) -> tuple[tuple[Block, ...], tuple[Skipped, ...]]:
    """Return the blocks to parse, with their reading copies, and the extents to leave out, in the order of the text.

    `is_town` tells a dateline without a mark behind it ("LIMA Police arrested ...") from other capitals. Furniture of
    a page is left out of the middle of a block. `stated` are the blocks whose kinds the source states, in order;
    `byline` names the authors.
    """
    blocks, skipped = blocks_of(text, is_town, stated, byline)
    foreign = [gap for block in blocks for gap in foreign_quotations(block.quote(text), block.start)]
    skipped = sorted([*skipped, *(Skipped(gap.start, gap.end, "language") for gap in foreign)], key=attrgetter("start"))
    gaps = [extent for extent in skipped if extent.reason in _WITHIN]
    copies = [reading_copy(block.quote(text), _inside(block, gaps)) for block in blocks]
    cased = recased([(block.kind, copy.text) for block, copy in zip(blocks, copies, strict=True)])
    return tuple(map(_with_copy, blocks, cased, copies)), tuple(skipped)


def _with_copy(block: Block, shown: str, copy: Copy) -> Block:
    as_it_stands = isinstance(copy.starts, range)
    return replace(
        block, copy=shown, starts=() if as_it_stands else copy.starts, ends=() if as_it_stands else copy.ends
    )


def _inside(block: Block, gaps: Sequence[Skipped]) -> list[Extent]:
    """The gaps in a block, as extents of its quote."""
    first = bisect_left(gaps, block.start, key=attrgetter("start"))
    inside = takewhile(lambda gap: gap.end <= block.end, gaps[first:])
    return [Extent(gap.start - block.start, gap.end - block.start) for gap in inside]


def filed(text: str, blocks: Iterable[Block], is_town: IsTown = no_town) -> Dateline | None:
    """Return where and by which agency a story was filed, as its dateline says."""
    told = 0
    for block in blocks:
        told += block.kind == "paragraph"
        if told > _T.dateline_paragraphs:
            return None
        if block.kind == "dateline":
            behind = _LINE_END.search(text, block.end)
            line = Extent(block.start, behind.start() if behind else len(text))
            if credit_line(line.quote(text)):
                continue
            if (found := find_dateline(text, line, is_town)) and (found.place or found.agency):
                return Dateline(found.start, found.end, _quoted(text, found.place), _quoted(text, found.agency))
    return None


def _quoted(text: str, extent: Extent | None) -> Quote | None:
    return Quote(extent.start, extent.end, extent.quote(text)) if extent else None


def blocks_of(
    text: str, is_town: IsTown = no_town, stated: Sequence[LaidOut] = (), byline: str | None = None
) -> tuple[list[Block], list[Skipped]]:
    """Return the blocks of a text and the extents to leave out, both in order. For the arguments, see `lay_out`."""
    furniture = page_furniture(text, list(lines_of(text)))
    extents = [extent for extent in paragraphs(text, furniture) if _WORD.search(extent.quote(text))]
    kept, skipped = _sort_out(text, extents, byline)
    found = kinds([e.quote(text) for e in kept], [_stated_kind(e, stated) for e in kept], indented(text, kept))
    blocks = [Block(e.start, e.end, kind) for e, kind in zip(kept, found, strict=True)]
    skipped += (Skipped(line.start, line.end, "page") for line in furniture)
    return list(_pieces(text, blocks, is_town)), sorted(skipped, key=attrgetter("start"))


def _stated_kind(extent: Extent, stated: Sequence[LaidOut]) -> BlockKind | None:
    """Return the kind that the source states for the block in which an extent lies."""
    at = bisect_right(stated, extent.start, key=attrgetter("start")) - 1
    return stated[at].kind if at >= 0 and extent.end <= stated[at].end else None


def _sort_out(text: str, extents: Iterable[Extent], byline: str | None) -> tuple[list[Extent], list[Skipped]]:
    kept, skipped = _without_boilerplate(text, extents)
    kept = [_without_end_mark(text, extent, skipped) for extent in kept]
    blocks = [extent.quote(text) for extent in kept]
    others = {language_of_paragraph(each.quote(text)) for each in skipped if each.reason == "language"} - {None}
    notes = author_notes(blocks, byline or next(filter(None, map(authors, blocks[: _T.front_blocks])), None))
    codes = sorted(filter(None, others))
    for place, block in enumerate(blocks):
        if place in notes:
            skipped.append(Skipped(kept[place].start, kept[place].end, "boilerplate"))
        elif codes and _is_headline(block) and is_line_of(block, codes):
            skipped.append(Skipped(kept[place].start, kept[place].end, "language"))
        elif codes and _is_headline(block) and (parts := english_half(block, codes)):
            own, gap = (Extent(part.start + kept[place].start, part.end + kept[place].start) for part in parts)
            skipped.append(Skipped(gap.start, gap.end, "language"))
            kept[place] = own
    out = {each.start for each in skipped}
    return [extent for extent in kept if extent.start not in out], skipped


def _without_end_mark(text: str, extent: Extent, skipped: list[Skipped]) -> Extent:
    """Return an extent without the mark of the end of a story behind it, which is skipped."""
    end = extent.start + len(without_end_mark(extent.quote(text)))
    if end == extent.end:
        return extent
    mark = end + len(text[end : extent.end]) - len(text[end : extent.end].lstrip())
    skipped.append(Skipped(mark, extent.end, "boilerplate"))
    return Extent(extent.start, end)


def _without_boilerplate(text: str, extents: Iterable[Extent]) -> tuple[list[Extent], list[Skipped]]:
    kept: list[Extent] = []
    skipped: list[Skipped] = []
    prose = links = False
    for extent in _with_labels(text, extents):
        block = extent.quote(text)
        found = boilerplate(block)
        links = found == "links" or (
            links and found is None and _is_headline(block) and (prose or not _tells_credits(block))
        )
        if found == "comments" and prose:
            skipped.append(Skipped(extent.start, len(text.rstrip()), "boilerplate"))
            break
        if found or links:
            skipped.append(Skipped(extent.start, extent.end, "boilerplate"))
        elif is_foreign_throughout(block):
            skipped.append(Skipped(extent.start, extent.end, "language"))
        else:
            kept.append(extent)
            prose = prose or not _is_headline(block)
    return kept, skipped


def _with_labels(text: str, extents: Iterable[Extent]) -> Iterator[Extent]:
    """Yield the extents, each with the label of a caption on the line above ("Image caption,")."""
    label: Extent | None = None
    for extent in extents:
        if label:
            yield Extent(label.start, extent.end)
            label = None
        elif _CAPTION_LABEL.fullmatch(extent.quote(text)):
            label = extent
        else:
            yield extent
    if label:
        yield label


def _tells_credits(block: str) -> bool:
    return credit_line(block) is not None or authors(block) is not None or date_in(block)[0] is not None


def _is_headline(block: str) -> bool:
    return len(block) <= _T.link_length and not block.rstrip("\"'”’").endswith((".", "!"))


def _pieces(text: str, blocks: Sequence[Block], is_town: IsTown) -> Iterator[Block]:
    """Yield the blocks without bullets; a dateline, a speaker, the slug of a headline are blocks of their own."""
    filed = prose = False
    blocks = parted(text, blocks, is_town)
    labels = turn_labels(text, blocks, is_town)
    for block in blocks:
        found = (
            None
            if filed or block.kind not in DATELINED_BLOCKS
            else find_dateline(text, block, is_town, first=not prose)
        )
        if block.start in labels:
            label, said = labels[block.start]
            yield Block(label.start, label.end, "speaker")
            yield replace(block, start=said)
        elif block.kind == "speaker" and (name := name_of_turn(block.quote(text))):
            yield replace(block, end=block.start + name)
        elif block.kind in _BULLETED:
            yield replace(block, start=block.start + bullet(block.quote(text)))
        elif found:
            filed = True
            yield Block(found.start, found.end, "dateline")
            if found.story < block.end:
                yield Block(found.story, block.end, "paragraph")
        elif block.kind == "headline" and (slug := slug_end(block.quote(text))):
            yield Block(block.start, block.start + slug, "slug")
            yield replace(block, start=block.start + slug + len(": "))
        else:
            yield block
        prose = prose or block.kind == "paragraph"
