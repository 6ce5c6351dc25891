"""Articles from all kinds of sources; an error stands in place of each that cannot be read."""

from __future__ import annotations

import io
import os
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, nullcontext
from dataclasses import dataclass, field, replace
from typing import Any, BinaryIO, cast

from triplewire.extract.errors import SourceEmpty, SourceError, SourcePassedOver, SourceTwice, SourceWaiting
from triplewire.extract.lexicon.thresholds import THRESHOLDS
from triplewire.extract.limited import Budget
from triplewire.extract.model import Article
from triplewire.extract.reading.bounded import BUDGET, BoundedReading
from triplewire.extract.reading.checks import check
from triplewire.extract.reading.formats.added_readers import added_reader
from triplewire.extract.reading.found import Found, Hints, Item
from triplewire.extract.reading.kinds import stem
from triplewire.extract.reading.origins.files import find_files
from triplewire.extract.reading.origins.origin import Origin
from triplewire.extract.reading.origins.remote import find_remote, is_remote
from triplewire.extract.reading.origins.web import Web, is_address, page_at
from triplewire.extract.reading.publication_dates import DateOrder, day_of, weekday_conflict
from triplewire.extract.reading.reader import read_documents
from triplewire.extract.reading.streams import MAX_BYTES, Stream

_T = THRESHOLDS.reading
Bounded = BoundedReading[tuple[str, Article | SourceError]]
STANDARD_INPUT = "-"
_STDIN = "stdin"
_MOST_WAITING = 500  # documents of a source whose dates wait for one that tells the order of day and month
_OUTLET_MARK = re.compile(r"\s+[-–—|•·]\s+\Z")


@dataclass(frozen=True, slots=True)
class Reading:
    """The options of reading sources.

    `encoding` is that of the files that are not UTF-8; `columns` maps a field of a document ("text", "title",
    "published", ...) to the name that the sources have for it; `web` says how addresses are asked. `budget` limits what
    reading one article may take. `live`: a SourceWaiting is yielded while a pipe has nothing more.
    """

    encoding: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    web: Web = field(default_factory=Web)
    budget: Budget = BUDGET
    live: bool = False


def read_articles(
    sources: Iterable[str], reading: Reading, *, standard_input: BinaryIO | None = None
) -> Iterator[Article | SourceError]:
    """Yield the articles of the sources, in order, with the metadata that their formats state.

    Sources are read on demand. An id names one document: the second document with the same id is refused.
    """
    ids = Ids()
    for place, article in _all(sources, reading, standard_input):
        yield article.at(place) if isinstance(article, SourceError) else ids.checked(place, article)


class Ids:
    """The ids of the articles that were read, with their places."""

    def __init__(self) -> None:
        self._places: dict[str, str] = {}

    def checked(self, place: str, article: Article) -> Article | SourceTwice:
        """Return the article, or an error if another one has its id."""
        if (other := self._places.setdefault(article.id, place)) is not place:
            reason = f"has the id {article.id!r}, as {other} has: rename it, or give it an id of its own"
            return SourceTwice(reason, place)
        return article


def _all(
    sources: Iterable[str], reading: Reading, standard_input: BinaryIO | None
) -> Iterator[tuple[str, Article | SourceError]]:
    """Yield the articles of all sources with their places; a source of which nothing was read is an error."""
    seen: set[str] = set()
    added_reader("")  # loads those of plug-ins: an import that hangs does not cost a source
    with closing(BoundedReading(articles_of, reading.budget)) as bounded:
        for source in sources:
            nothing = True
            for origin in find_origins(source, reading):
                if isinstance(origin, SourceError):
                    yield origin.source, origin
                    nothing = False
                elif origin.place in seen:  # given twice
                    nothing = False
                else:
                    seen.add(origin.place)
                    for place, article in _results(origin, bounded, reading, standard_input):
                        nothing = nothing and isinstance(article, SourcePassedOver | SourceWaiting)
                        yield place, article
            if nothing:
                yield source, SourceEmpty("holds nothing that is read: name the files themselves to have them read")


def _results(
    origin: Origin, bounded: Bounded, reading: Reading, standard_input: BinaryIO | None
) -> Iterator[tuple[str, Article | SourceError]]:
    """Yield the articles of one origin; standard input is read in a process of its own, which may wait for it."""
    try:
        if origin.name == STANDARD_INPUT:
            stream = standard_input or _own_input()
            piped = replace(origin, open=lambda: nullcontext(Stream(stream)))
            with closing(BoundedReading(lambda _: articles_of(piped), Budget(None, reading.budget.memory))) as own:
                for result in own.results(origin):
                    yield result
                    while reading.live and own.waits(_T.pipe_wait):
                        yield origin.shown, SourceWaiting("has nothing more yet")
        else:
            yield from bounded.results(origin)
    except SourceError as error:
        yield origin.shown, error


def _own_input() -> BinaryIO:
    """Return standard input under another number, as limited processes have none; where it has no number, itself."""
    try:
        return os.fdopen(os.dup(sys.stdin.fileno()), "rb")
    except io.UnsupportedOperation:
        return sys.stdin.buffer


def find_origins(source: str, reading: Reading) -> Iterator[Origin | SourceError]:
    """Yield the files and pages that a source stands for, or an error. Standard input cannot be opened like that."""
    hints = Hints(encoding=reading.encoding, columns=reading.columns)
    for origin in _found(source, hints, reading.web):
        yield origin.at(source) if isinstance(origin, SourceError) else origin


def _found(source: str, hints: Hints, web: Web) -> Iterator[Origin | SourceError]:
    if source == STANDARD_INPUT:
        return iter([Origin("standard input", source, source, cast("Any", nullcontext), hints)])
    if is_address(source):
        return iter([page_at(source, web, hints)])
    return find_remote(source, hints) if is_remote(source) else find_files(source, hints)


def articles_of(origin: Origin) -> Iterator[tuple[str, Article | SourceError]]:
    """Yield the articles of one file or page, each checked, with their places for messages. Raises SourceError."""
    empty, order = True, DateOrder()
    with origin.open() as stream:
        if not stream.head:
            raise SourceEmpty("is empty: there is nothing to read")
        for item in _told(read_documents(stream, origin.hints), order, _waits(origin)):
            empty = False
            place = _place(origin, item)
            try:
                yield place, _article(item, origin, order)
            except SourceError as error:
                yield place, error
    if empty:
        raise SourceEmpty("is empty: there is nothing to read")


def _waits(origin: Origin) -> int:
    """Return how many documents may wait: none from a pipe, whose next document may be long in coming."""
    return 0 if origin.name == STANDARD_INPUT else _MOST_WAITING


def _told(items: Iterator[Item], order: DateOrder, most: int) -> Iterator[Item]:
    """Yield the documents; one whose date lacks the order of day and month waits for those whose dates tell it.

    All of a source do, or the next `most` documents: one date may contradict another.
    """
    waiting: list[Item] = []
    size, unsure, settled = 0, False, False
    try:
        for item in items:
            if isinstance(found := item.found, Found):
                dates = found.published, found.about.modified
                unsure = any([order.learn(date) for date in dates]) or unsure  # noqa: C419  # learns from both
                size += len(found.text)
            waiting.append(item)
            if not unsure or settled or len(waiting) >= most or size > MAX_BYTES:
                settled = settled or (unsure and order.is_told)
                yield from waiting
                waiting, size, unsure = [], 0, False
    except SourceError:
        yield from waiting
        raise
    yield from waiting


def _place(origin: Origin, item: Item) -> str:
    """Return the place of a document for messages: "news.zip/may.jsonl, line 3"."""
    path = f"{origin.shown}/{item.member}" if item.member else origin.shown
    return path if item.number is None else f"{path}, {item.unit} {item.number}"


def _article(item: Item, origin: Origin, order: DateOrder) -> Article:
    """Return the article of a document, with its dates as days, in the order that the source shows."""
    found = item.found
    if isinstance(found, SourceError):
        raise found
    check(found.text)
    published, unclear = day_of(found.published, order)
    modified, _ = day_of(found.about.modified, order)
    return Article(
        id=found.id or _id(item, origin),
        text=found.text,
        source=f"{origin.name}/{item.member}" if item.member else origin.name,
        title=_own_title(found.title, found.about.outlet),
        published=published,
        url=found.url,
        about=replace(found.about, modified=modified),
        warnings=(unclear,) if unclear else (),
        blocks=found.blocks,
        notes=(*found.notes, *filter(None, [weekday_conflict(found.published or "")])),
        place=_place(origin, item),
    )


def _own_title(title: str | None, outlet: str | None) -> str | None:
    """Return a title without the name of the outlet behind it: "Mayor quits - The Bergen Post"."""
    if not title or not outlet or not title.endswith(outlet):
        return title
    own = _OUTLET_MARK.sub("", title.removesuffix(outlet))
    return own if own and own != title.removesuffix(outlet) else title


def _id(item: Item, origin: Origin) -> str:
    """Return the name of the file without its ending, and the number of the document in it."""
    own = _STDIN if origin.name == STANDARD_INPUT else origin.id
    name = stem(item.member.rpartition("/")[2]) if item.member else own
    return name if item.number is None else f"{name}-{item.number}"
