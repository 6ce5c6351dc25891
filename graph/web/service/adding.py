"""Add articles to the store: one process of the server reads them in turn, the only one that may write."""

from __future__ import annotations

import multiprocessing
import os
import re
import tempfile
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from functools import cache, partial
from multiprocessing.connection import wait
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from triplewire.extract.errors import SourceError, SourceTooLong, TriplewireError
from triplewire.extract.limited import Budget
from triplewire.extract.model import Article, Triple
from triplewire.extract.reading.kinds import ENDINGS
from triplewire.graph.errors import ServerBusy, StoreLocked
from triplewire.graph.iris import slug
from triplewire.graph.store.remote import RemoteStore
from triplewire.graph.web.protocol.http_errors import NotFound

if TYPE_CHECKING:
    from triplewire.extract.pipeline import Pipeline
    from triplewire.graph.knowledge import KnowledgeGraph

_PROCESSES = multiprocessing.get_context("forkserver")
BUDGET = Budget(seconds=60.0, memory=1 << 30)  # of one article
MOST_WAITING = 20  # additions at once
_MOST_ARTICLES, _MOST_CHARACTERS = 1000, 20_000_000  # of an addition: an archive can hold any number
_LONGEST = 60  # characters of the name of an article
_KEPT = 200  # results of earlier articles
_PATIENCE = 3600  # seconds, for a build that writes to the store
_OTHER_WRITER = -1  # in place of the number of articles: another process writes to the store

T = TypeVar("T")
Counts = Any  # two integers shared by the processes


@dataclass(frozen=True, slots=True)
class Progress:
    """The progress of an addition: `step` is "waiting", "reading", "done" or "failed", with its `reason`.

    `read` of `all` articles have been read; `all` is 0 until it is known.
    """

    step: str
    reason: str = ""
    documents: tuple[str, ...] = ()
    triples: tuple[NewTriple, ...] = ()
    read: int = 0
    all: int = 0


@dataclass(frozen=True, slots=True)
class NewTriple:
    """A triple with its character range in its document."""

    document: str
    begin: int
    end: int
    subject: str
    predicate: str
    object: str


class Adder:
    """Reads articles into a store in a process of its own, in the order in which they were added."""

    def __init__(self, store: Path | RemoteStore, base: str) -> None:
        self._store, self._base = store, base
        self._counts, self._closing = _PROCESSES.Array("i", 2), _PROCESSES.Event()
        self._pool = self._started()
        self._jobs: dict[int, Future[Progress]] = {}

    def add(self, data: bytes, name: str, title: str, published: str) -> int:
        """Queue an article, and return the number for `progress`. Raises ServerBusy if too many are waiting."""
        if sum(not job.done() for job in self._jobs.values()) >= MOST_WAITING:
            raise ServerBusy("articles")
        number = max(self._jobs, default=0) + 1
        self._jobs[number] = self.run(partial(read_added, data=data, name=name, title=title, published=published))
        self._jobs.pop(number - _KEPT, None)
        return number

    def run(self, job: Callable[[Path | RemoteStore, str], T]) -> Future[T]:
        """Queue something else that writes to the store, as a function of the store and the base of its IRIs."""
        work = partial(job, self._store, self._base)
        try:
            return self._pool.submit(work)
        except BrokenProcessPool:  # an earlier article killed the process
            self._pool = self._started()
            return self._pool.submit(work)

    def progress(self, number: int) -> Progress:
        """Return the progress of an addition; raises NotFound."""
        if number not in self._jobs:
            raise NotFound(f"there is no addition number {number}")
        job = self._jobs[number]
        if not job.done():
            read, all_ = self._counts[:]
            reads = job.running() and all_ != _OTHER_WRITER
            return Progress("reading", read=read, all=all_) if reads else Progress("waiting")
        error = job.exception()
        if isinstance(error, BrokenProcessPool):
            return Progress("failed", "reading was stopped: it takes too much memory, or the server is shutting down")
        if error and not isinstance(error, TriplewireError):
            return Progress("failed", f"reading failed because of a fault in triplewire: {error!r}")
        return Progress("failed", str(error)) if error else job.result()

    def close(self) -> None:
        """Finish the current article and drop the others."""
        self._closing.set()
        self._pool.shutdown(cancel_futures=True)

    def _started(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(1, _PROCESSES, _begin, (self._counts, self._closing))


_counts: Counts = [0, 0]  # in the reading process: how many articles are read, and how many there are
_closing: Any = threading.Event()  # in the reading process: set when the server ends


def _begin(counts: Counts, closing: Any) -> None:
    """Report the progress in these counts from now on; the process ends with the server."""
    threading.Thread(target=_end_with_server, daemon=True).start()
    globals().update(_counts=counts, _closing=closing)


def _end_with_server() -> None:
    """End this process when the server has ended; its parent, the fork server, lives as long as this process does."""
    if server := multiprocessing.parent_process():
        wait([server.sentinel])
        os._exit(1)


@cache
def _pipeline() -> Pipeline:
    from triplewire.extract.pipeline import Pipeline  # noqa: PLC0415  # takes seconds, which the server itself need not wait

    return Pipeline()


def read_added(store: Path | RemoteStore, base: str, data: bytes, name: str, title: str, published: str) -> Progress:
    """Read an addition as soon as no other process writes to the store, and return the result."""
    from triplewire.graph.corpus.batches import Read, add_articles  # noqa: PLC0415  # the same

    with _opened(store, base) as graph:
        known = set(graph.documents())
        articles = [_with_unused_id(article, known) for article in _articles(data, name, title, published)]
        _counts[:] = [0, len(articles)]
        outcomes = []
        for outcome in add_articles(graph, _pipeline(), articles, again=True, budget=BUDGET):
            outcomes.append(outcome)
            _counts[0] += 1
    read = [outcome.document for outcome in outcomes if isinstance(outcome, Read)]
    failed = "; ".join(str(outcome) for outcome in outcomes if isinstance(outcome, SourceError))
    if not read:
        return Progress("failed", failed or "there is nothing to read")
    triples = tuple(_new_triple(d.id, triple) for d in read for triple in d.triples)
    return Progress("done", failed, tuple(d.id for d in read), triples)


def _opened(store: Path | RemoteStore, base: str) -> KnowledgeGraph:
    """Open the store for writing, as soon as no other process writes to it.

    Raises StoreLocked if one still does when the server ends, or after `_PATIENCE` seconds.
    """
    from triplewire.graph.knowledge import KnowledgeGraph  # noqa: PLC0415  # the same

    for _ in range(_PATIENCE):
        try:
            return KnowledgeGraph(store, base=base)
        except StoreLocked:
            _counts[:] = [0, _OTHER_WRITER]
            if _closing.wait(1.0):
                break
    return KnowledgeGraph(store, base=base)


def _new_triple(document: str, triple: Triple) -> NewTriple:
    slots = [slot for slot in (triple.subject, triple.predicate, triple.object) if slot]
    begin, end = min(slot.start for slot in slots), max(slot.end for slot in slots)
    return NewTriple(
        document, begin, end, triple.subject.text, triple.predicate.text, slots[2].text if slots[2:] else ""
    )


def _articles(data: bytes, name: str, title: str, published: str) -> list[Article | SourceError]:
    """Return the articles in a file of that name, or in a text without a name."""
    from triplewire.extract.sources import read_sources  # noqa: PLC0415  # the same

    stem, ending = slug(Path(name).stem), Path(name).suffix.lower()
    if not stem:
        first = next((line for line in data.decode(errors="replace").splitlines() if line.strip()), "")
        stem = slug(title or first)
    stem = stem[:_LONGEST].strip("-") or "text"
    with tempfile.TemporaryDirectory(prefix="triplewire-") as folder:
        file = Path(folder) / f"{stem}{ending if ending in ENDINGS else '.txt'}"
        file.write_bytes(data)
        found = list(_bounded(read_sources([str(file)], published=published or None)))
    return [
        replace(article, source=file.name, title=title or article.title)
        if isinstance(article, Article)
        else article.at(article.source.replace(f"{folder}/", ""))
        for article in found
    ]


def _bounded(articles: Iterable[Article | SourceError]) -> Iterator[Article | SourceError]:
    """Yield the articles of one addition. Raises SourceTooLong for more than a browser adds at once."""
    length = 0
    for number, article in enumerate(articles, start=1):
        length += len(article.text) if isinstance(article, Article) else 0
        if number > _MOST_ARTICLES or length > _MOST_CHARACTERS:
            raise SourceTooLong(f"has more than {_MOST_ARTICLES:,} articles, or {_MOST_CHARACTERS:,} characters", "it")
        yield article


def _with_unused_id(article: Article | SourceError, known: set[str]) -> Article | SourceError:
    """Return the article under an unused id: an addition from a browser replaces nothing."""
    if isinstance(article, SourceError):
        return article
    id_, number = article.id, 1
    while id_ in known:
        number += 1
        id_ = f"{re.sub(r'-[0-9]+$', '', article.id)}-{number}"
    known.add(id_)
    return replace(article, id=id_)
