"""The kinds of the blocks of an article: headline, date, byline, caption, list, table, paragraph, ..."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence

from triplewire.extract.layout.copies.signs import without_note_marks
from triplewire.extract.layout.datelines import find_dateline
from triplewire.extract.layout.wrapping import bullet
from triplewire.extract.lexicon.labels import DATED_BLOCKS, TITLE_BLOCKS
from triplewire.extract.lexicon.lists import LAYOUT
from triplewire.extract.lexicon.loading import Words, read_table
from triplewire.extract.lexicon.nouns import AGENCIES
from triplewire.extract.lexicon.thresholds import THRESHOLDS
from triplewire.extract.model import BlockKind, Extent
from triplewire.extract.reading.formats.bylines import authors, bare_authors, unknown_authors
from triplewire.extract.reading.formats.credit_lines import credit_line
from triplewire.extract.reading.formats.outlets import masthead
from triplewire.extract.reading.publication_dates import date_in

_ENDS_SENTENCE = re.compile(r"[.!?…:;,][\"'”’)\]]*$")
_INITIALS = re.compile(r"(?:\b[A-Z]\.[A-Z]|\b[JS]r)\.$")
_ASKS = re.compile(r"[?!][\"'”’]?$")
_T = THRESHOLDS.layout
_TAGS = re.compile(r"[|/»›#•·]")
_TOKEN = re.compile(r"[^\W\d_]+|\d+")
_TIMED = re.compile(
    r"(?P<name>[^\W\d_a-z][\w.'’-]*(?: [^\W\d_a-z][\w.'’-]*){0,3})(?:\s+[|·•-])?\s+"
    r"[\[(]?\d{1,2}:\d\d(?::\d\d)?[\])]?"
)
_TITLED = re.compile(r"(?P<name>[A-Z][A-Z.'’-]*(?: [A-Z][A-Z.'’-]*){1,3})(?:, [A-Z][A-Z ,'’-]{2,40})?:")
_IN_FIGURES = re.compile(r"\d([-/.])\d{1,2}\1\d|\d:\d\d")
_SIGNED = re.compile(r"(?:--|[—–])\s?")
_BY = tuple(sorted(f"{phrase} " for phrase in LAYOUT.byline))
_TRADE = tuple(sorted(LAYOUT.trade))
_BARE_DAY = LAYOUT.ordinal.union(*(read_table("times")[table] for table in ("month", "weekday")))
_DATE_WORDS = LAYOUT.date | _BARE_DAY


def _any_of(phrases: Words) -> str:
    return f"(?:{'|'.join(re.escape(phrase) for phrase in sorted(phrases))})"


_CREDITED = re.compile(
    rf"^\(?{_any_of(LAYOUT.caption_start)}\b\s*[:,]|^\(?file\b|"
    rf"[(/|.\s]{_any_of(LAYOUT.credit)}s?\s*:\s*\S|[.\s]credit(?:\.\.\.|…)\s?\S|"
    rf"^\[\d{{1,2}}/\d{{1,2}}\] ?(?=.*{_any_of(LAYOUT.agencies)}/)|"
    rf"(?:^|[.)\]]\s){_any_of(LAYOUT.agencies)}/(?-i:[A-Z])[^.:;]{{2,40}}\.?$|\[[^\[\]/]+ [^\[\]/]+/[^\[\]/]+\]\.?$|"
    rf"\([^()]*\b{_any_of(LAYOUT.credit_in_brackets)}\b[^()]*\)\.?$|/{_any_of(LAYOUT.credit_after_slash)}\.?$",
    re.IGNORECASE,
)


_CORRECTION = re.compile(
    rf"[*(\[_]*(?:{_any_of(LAYOUT.correction)}(?!\w)|(?:correction|clarification),? [^.:]{{0,20}}\d[^.:]{{0,10}}:)",
    re.IGNORECASE,
)
_CELLS = re.compile(r"[ \t]*(?:\t|\|| {3,})[ \t]*")
_LOWER = re.compile(r"(?<![\w'’])[^\W\d_A-Z]")
_SLUG = re.compile(r"(?P<slug>[^:;.?!\n]{3,60}): (?=\S+ \S+ \S)")


def slug_end(headline: str) -> int:
    """Return the length of the slug before the colon of a headline ("Lima flood: mayor quits"); 0 if there is none."""
    found = _SLUG.match(headline)
    if found is None or found["slug"].casefold() in LAYOUT.labels or not _LOWER.search(found["slug"]):
        return 0  # a name may be that of a speaker, or of whom the article is about
    return len(found["slug"]) if len(found["slug"].split()) <= _T.slug_words else 0


def kinds(
    blocks: Sequence[str], stated: Sequence[BlockKind | None] = (), indented: Collection[int] = ()
) -> list[BlockKind]:
    """Return the kind of each block of an article, in order; the places of those that are indented are paragraphs'.

    The blocks before the first paragraph are its head: the line that the source states to be the headline is that, or
    else the first line of enough words (threshold `headline_words`).
    """
    if len(blocks) == 1:
        return ["paragraph"]
    known = _one_headline(blocks, stated or [None] * len(blocks))
    marked = [kind or _marked(block) or mark for block, kind, mark in zip(blocks, known, _rows(blocks), strict=True)]
    marked = _with_names_of_turns(blocks, _with_day_headings(blocks, marked))
    prose = (
        i
        for i, (block, mark) in enumerate(zip(blocks, marked, strict=True))
        if not mark and (i in indented or _is_prose(block, first=i == 0))
    )
    head = next(prose, len(blocks))
    free = [i for i in range(head) if marked[i] is None]
    likely = _below_navigation(blocks, marked[:head])
    if likely is None:
        long = [i for i in free if len(blocks[i].split()) >= _T.headline_words] or free
        likely = next((i for i in long if i == long[-1] or not _is_masthead(blocks, marked, i)), -1)
    headline = known.index("headline") if "headline" in known else likely
    if headline >= 0:
        marked = _with_unknown_authors(blocks, marked, range(headline + 1, head))
    return [
        mark
        or (_in_head(block, i, headline) if i < head else _in_body(block, () if i == head else blocks[i + 1 : i + 2]))
        for i, (block, mark) in enumerate(zip(blocks, marked, strict=True))
    ]


def _with_unknown_authors(
    blocks: Sequence[str], marked: list[BlockKind | None], below: range
) -> list[BlockKind | None]:
    """Return the kinds of blocks, with bylines in no list: of several authors below the headline, or above the date.

    The story itself names none of them, as it would name a town.
    """
    likely = {
        i
        for i in below
        if marked[i] is None
        and (" and " in blocks[i] or marked[i + 1 : i + 2] == ["dateline"])
        and unknown_authors(blocks[i])
    }
    if not likely:
        return marked
    told = Counter(word for block in blocks for word in set(_TOKEN.findall(block)))
    alone = {i for i in likely if all(told[word] == 1 for word in _TOKEN.findall(blocks[i]) if word != "and")}
    return ["byline" if i in alone else kind for i, kind in enumerate(marked)]


def _is_masthead(blocks: Sequence[str], marked: Sequence[BlockKind | None], at: int) -> bool:
    """Return whether a line names a paper, and stands above the day of its issue."""
    return marked[at + 1] == "dateline" and masthead(blocks[at]) is not None


def _below_navigation(blocks: Sequence[str], marked: Sequence[BlockKind | None]) -> int | None:
    """Return the first long line below several short ones, as a page has them that was copied with its navigation.

    It stands above the byline or the date, with nothing but long lines between.
    """
    end = next((i for i, kind in enumerate(marked) if kind in DATED_BLOCKS), 0)
    long = [marked[i] is None and len(blocks[i].split()) >= _T.headline_words for i in range(end)]
    first = end - next((n for n, each in enumerate(reversed(long)) if not each), end)
    short = sum(not each and marked[i] is None for i, each in enumerate(long[:first]))
    return first if first < end and short >= _T.navigation_lines else None


def _with_day_headings(blocks: Sequence[str], marked: list[BlockKind | None]) -> list[BlockKind | None]:
    """Return the kinds with the days of a timeline as headings: each stands over its paragraphs.

    A first day that none of the others is after is that of publication.
    """
    days = {
        i: day
        for i, (block, kind) in enumerate(zip(blocks, marked, strict=True))
        if kind == "dateline" and _is_bare_day(block) and (day := date_in(block)[0])
    }
    if not days:
        return marked
    first, last = min(days), max(days)
    told = any(marked[i] is None and _is_prose(blocks[i], first=False) for i in range(first, last))
    if not told or days[first] >= max(days.values()):
        return marked
    return ["subheadline" if i in days else kind for i, kind in enumerate(marked)]


def _ends_sentence(block: str) -> bool:
    return _ENDS_SENTENCE.search(without_note_marks(block)) is not None


def name_of_turn(block: str) -> int:
    """Return the length of the name in a line of a name and a time, or an office and a colon; 0 in any other line.

    Such lines stand above turns of transcripts: "Ann Lee  0:05", "ANN LEE, HOST:".
    """
    found = _TIMED.fullmatch(block) or _TITLED.fullmatch(block)
    if found and found.re is _TITLED and not bare_authors(found["name"]):
        return 0
    return found.end("name") if found else 0


def _with_names_of_turns(blocks: Sequence[str], marked: list[BlockKind | None]) -> list[BlockKind | None]:
    """Return the kinds with names above turns as those of speakers, where there are several."""
    names = {i for i, block in enumerate(blocks[:-1]) if name_of_turn(block) and not name_of_turn(blocks[i + 1])}
    sure = len(names) > 1 or any(_TITLED.fullmatch(blocks[i]) for i in names)
    return ["speaker" if i in names else kind for i, kind in enumerate(marked)] if sure else marked


def _is_bare_day(block: str) -> bool:
    return all(token.isdigit() or token in _BARE_DAY for token in _TOKEN.findall(block.casefold()))


def _one_headline(blocks: Sequence[str], stated: Sequence[BlockKind | None]) -> list[BlockKind | None]:
    """Return the stated kinds, where a block may be that: the first headline is the one, and no heading is long."""
    known: list[BlockKind | None] = []
    for block, kind in zip(blocks, stated, strict=True):
        if kind in TITLE_BLOCKS and len(block) > _T.headline_length:
            known.append(None)
        elif kind == "headline" and "headline" in known:
            known.append("subheadline")
        else:
            known.append(kind)
    return known


def _is_prose(block: str, *, first: bool) -> bool:
    """Return whether an unmarked block is a paragraph of sentences. A headline may be a question, or in capitals."""
    heading = len(block.split()) <= _T.heading_words
    if heading and ((first and _ASKS.search(block)) or block.isupper()):
        return False
    return len(block) > _T.headline_length or _ends_sentence(block)


def _rows(blocks: Sequence[str]) -> list[BlockKind | None]:
    """Return "table" for each block that is a row like one of its neighbours, with as many cells."""
    cells = [0, *(len(_CELLS.split(block.strip(" |"))) for block in blocks), 0]
    return [
        "table" if here > 1 and here in {before, after} else None
        for before, here, after in zip(cells, cells[1:], cells[2:], strict=False)
    ]


def _marked(block: str) -> BlockKind | None:
    """Return the kind that the words of a block determine, wherever it stands, or None."""
    if _CORRECTION.match(block, bullet(block)) and len(block) <= _T.correction_length:
        return "correction"
    if bullet(block):
        return "list"
    if len(block) > _T.caption_length:
        return None
    return _credited(block)


def _credited(block: str) -> BlockKind | None:
    """Return the kind of a line that tells day, place, authors or photographer, and nothing else."""
    told, pictured = credit_line(block), _CREDITED.search(block)
    if told and not pictured:
        return "byline" if told.byline else "dateline"
    if _is_date(block) or _is_filing(block):
        return "dateline"
    if _is_byline(block):
        return "byline"
    return "caption" if pictured else None


def _is_date(block: str) -> bool:
    tokens = _TOKEN.findall(block.casefold())
    return (
        any(token.isdigit() for token in tokens)
        and (any(token.isalpha() and len(token) > 1 for token in tokens) or _IN_FIGURES.search(block) is not None)
        and all(t.isdigit() or t in _DATE_WORDS for t in tokens)
        and len(tokens) > 1
    )


def _is_filing(block: str) -> bool:
    """Return whether a block is a dateline and nothing else: "Lima, Peru, May 3"."""
    found = find_dateline(block, Extent(0, len(block)), lambda _: False)
    return found is not None and found.story == len(block)


def _is_byline(block: str) -> bool:
    ended = _ends_sentence(block) and not _INITIALS.search(block)
    if ended or len(block.split()) > _T.heading_words:
        return False
    folded = block.casefold()
    if folded in AGENCIES or ((names := authors(block)) and block.endswith(names)):
        return True
    if folded.endswith(_TRADE):
        return block[0].isupper()
    said_by = next((phrase for phrase in _BY if folded.startswith(phrase)), "")
    author = _TOKEN.findall(block[len(said_by) :])
    return bool(said_by and author) and author[0][0].isupper() and all(_in_byline(word) for word in author)


def _in_byline(word: str) -> bool:
    return word[0].isupper() or word in LAYOUT.author


def _in_head(block: str, place: int, headline: int) -> BlockKind:
    if place == headline:
        return "headline"
    if 0 <= headline < place and bare_authors(block):
        return "byline"
    few = len(block.split()) < _T.headline_words
    return "tagline" if place < headline or few or _TAGS.search(block) or block == block.lower() else "subheadline"


def _in_body(block: str, following: Sequence[str]) -> BlockKind:
    if not following and (signed := _SIGNED.match(block)) and bare_authors(block[signed.end() :]):
        return "byline"
    short = len(block.split()) <= _T.heading_words and not _ends_sentence(block)
    return "subheadline" if short and following and _marked(block) is None else "paragraph"
