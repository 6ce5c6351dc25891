"""What the lines at the top of a text tell of it: headline, day, authors, outlet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice, pairwise
from typing import NamedTuple

from triplewire.extract.layout.block import Block
from triplewire.extract.layout.blocks import blocks_of, filed, no_town
from triplewire.extract.layout.copies.signs import visible
from triplewire.extract.layout.datelines import IsTown, find_dateline
from triplewire.extract.layout.pages import is_print_stamp
from triplewire.extract.lexicon.labels import CREDITED_BLOCKS, DATED_BLOCKS, DATELINED_BLOCKS
from triplewire.extract.lexicon.lists import LAYOUT
from triplewire.extract.lexicon.thresholds import THRESHOLDS
from triplewire.extract.model import LaidOut, Skipped
from triplewire.extract.reading.formats.bylines import authors, bare_authors, stated_authors, unknown_authors
from triplewire.extract.reading.formats.credit_lines import credit_line
from triplewire.extract.reading.formats.outlets import masthead, outlet_in
from triplewire.extract.reading.publication_dates import date_in, weekday_conflict

_T = THRESHOLDS.layout
_UPDATES = tuple(sorted(LAYOUT.update))


class FrontMatter(NamedTuple):
    """The lines of their own near the top of a text: headline, date (YYYY-MM-DD), authors, outlet.

    `unclear` is a warning about a date that names no day, where there is no other one; `doubtful` one about a date that
    names the wrong weekday.
    """

    title: str | None
    published: str | None
    byline: str | None
    unclear: str | None = None
    doubtful: str | None = None
    outlet: str | None = None


def front_matter(text: str, stated: Sequence[LaidOut] = (), is_town: IsTown = no_town) -> FrontMatter:
    """Return the front matter of a text; None for what is missing. `stated` and `is_town`: as for `lay_out`."""
    whole, skipped = blocks_of(text, stated=stated)
    blocks = _front(whole)
    heads = _running_heads(text, skipped)
    days = [visible(b.quote(text)) for b in blocks if b.kind in DATED_BLOCKS] + heads
    published, unclear = _dated(days)
    lines = [visible(b.quote(text)) for b in blocks if b.kind != "paragraph"]
    bare = [visible(b.quote(text)) for b in blocks if b.kind == "byline"]
    named = [*map(_credited, bare), *map(authors, lines), *map(bare_authors, bare), *map(unknown_authors, bare)]
    said = [visible(block.quote(text)) for block in stated if block.kind == "byline"]
    named += map(stated_authors, said)
    return FrontMatter(
        title=_headline(text, blocks),
        published=published,
        byline=next(filter(None, named), None),
        unclear=unclear,
        doubtful=next(filter(None, map(weekday_conflict, days)), None),
        outlet=_outlet(text, blocks, heads, is_town),
    )


def _headline(text: str, blocks: Sequence[Block]) -> str | None:
    front = pairwise([Block(0, 0, "dateline"), *blocks])
    first = next(((above, block) for above, block in front if block.kind == "headline"), None)
    return " ".join(text[_with_speaker(*first) : first[1].end].split()) if first else None


def _running_heads(text: str, skipped: Sequence[Skipped]) -> list[str]:
    """Return the running heads and feet of the first page, without those of a browser: they tell when it printed it."""
    lines = (extent.quote(text) for extent in skipped if extent.reason == "page")
    return [line for line in islice(lines, _T.front_blocks) if not is_print_stamp(line)]


def _outlet(text: str, blocks: Sequence[Block], heads: Sequence[str], is_town: IsTown) -> str | None:
    """Return the outlet that a masthead or the credits name, or else the agency by which a story was filed."""
    lines = [visible(b.quote(text)) for b in blocks if b.kind in CREDITED_BLOCKS]
    if named := next(filter(None, [*map(masthead, heads), *map(outlet_in, (*heads, *lines))]), None):
        return named
    if told := filed(text, blocks):
        return told.agency.text if told.agency else None
    first = next((block for block in blocks if block.kind in DATELINED_BLOCKS), None)
    filing = find_dateline(text, first, is_town) if first else None
    return filing.agency.quote(text) if filing and filing.agency else None


def _front(blocks: Sequence[Block]) -> Sequence[Block]:
    """Return the blocks at the top: some, and more of them as long as hardly any is prose."""
    prose = 0
    for count, block in enumerate(blocks[: _T.front_most]):
        prose += block.kind == "paragraph" and block.end - block.start >= _T.front_prose
        if count >= _T.front_blocks and prose > 1:
            return blocks[:count]
    return blocks[: _T.front_most]


def _credited(line: str) -> str | None:
    found = credit_line(line)
    return found.byline if found else None


def _dated(lines: Iterable[str]) -> tuple[str | None, str | None]:
    """Return the day in lines of dates, that of an update last, and a warning if there is none but an unclear date."""
    found = [date_in(line) for line in sorted(lines, key=_is_update)]
    day = next((day for day, _ in found if day), None)
    return day, None if day else next((unclear for _, unclear in found if unclear), None)


def _is_update(line: str) -> bool:
    return line.casefold().startswith(_UPDATES)


def _with_speaker(above: Block, headline: Block) -> int:
    """The offset at which a headline begins, with the speaker or slug before its colon."""
    return above.start if above.kind in {"speaker", "slug"} else headline.start
