"""Forecast of a build from a sample of its sources: articles, time and disk space."""

from __future__ import annotations

import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from triplewire.extract.errors import SourceError, SourceLanguage, SourcePassedOver
from triplewire.extract.limited import Budget
from triplewire.extract.model import Article
from triplewire.extract.pipeline import Pipeline
from triplewire.extract.reading.articles import Ids, Reading, articles_of, find_origins
from triplewire.extract.reading.bounded import BoundedReading
from triplewire.extract.reading.kinds import COMPRESSED, Format, ending_of
from triplewire.extract.reading.origins.origin import Origin
from triplewire.extract.reading.recognition import recognise
from triplewire.extract.reading.streams import Stream
from triplewire.extract.sources import completing
from triplewire.graph.corpus.batches import Read, add_articles
from triplewire.graph.corpus.outputs import ALWAYS, FORMATS, not_english, undated
from triplewire.graph.corpus.passed_over import PassedOver
from triplewire.graph.knowledge import KnowledgeGraph
from triplewire.graph.out.cells import number, one_line
from triplewire.graph.out.export import export_file

_FILES = 200  # maximum number of files in the sample
_OF_ONE_FILE = 50  # maximum number of articles kept from one file
_BEGINNING = 4 << 20  # bytes read of a larger file
_ARTICLES = 24  # maximum number of articles that are extracted and added to a graph of their own
_BYTES_A_QUAD = 700  # of a store on disk: 940 at 300,000 quads, 470 at 1.6 million
_MANY = COMPRESSED | {
    Format.JSON, Format.JSON_LINES, Format.TABLE, Format.WIKI, Format.MBOX, Format.WARC, Format.TAR,
}  # fmt: skip  # the formats of many documents of which a beginning can be read alone

_Item = TypeVar("_Item")
Completing = Callable[[Article], Article]
_Reading = BoundedReading[tuple[str, Article | SourceError]]


@dataclass
class Forecast:
    """The expected figures. The count of articles is exact if everything was read (`exact`), else an estimate."""

    files: Counter[str] = field(default_factory=Counter)  # that are read, by ending
    bytes: float = 0  # of these files
    unknown: list[str] = field(default_factory=list)  # sources that are not looked into
    failures: list[SourceError] = field(default_factory=list)
    foreign: Counter[str] = field(default_factory=Counter)  # by language
    passed_over: PassedOver = field(default_factory=PassedOver)
    ids: Ids = field(default_factory=Ids)
    exact: bool = True
    articles: float = 0
    characters: float = 0
    undated: float = 0
    sentences: float = 0
    seconds: float = 0
    store: float = 0
    exports: float = 0

    @property
    def failed(self) -> bool:
        """Whether the build would fail: a source cannot be read, or there is no article."""
        return bool(self.failures) or not (self.articles or self.unknown)

    def summary(self, workers: int = 1) -> str:
        """Return the lines for the user."""
        kinds = one_line(", ".join(f"{count:,} {ending}" for ending, count in self.files.most_common() if count))
        about = "" if self.exact else "about "
        passed_over = [self.passed_over.summary()] if self.passed_over else []
        unknown = [f"Not looked into: {', '.join(self.unknown)}"] if self.unknown else []
        lines = (
            f"Would read: {number(self.files.total(), 'file')}, {_size(self.bytes)}" + (f" ({kinds})" if kinds else ""),
            *unknown,
            *passed_over,
            *([f"Skipped: {not_english(self.foreign)}"] if self.foreign else []),
            *([f"Failures in the sample: {len(self.failures):,}"] if self.failures else []),
            f"Articles: {about}{_round(self.articles, exact=self.exact)}",
            *undated(round(self.undated)),
            f"Sentences: about {_round(self.sentences)}",
            f"Time: about {_duration(self.seconds / workers)} with {number(workers, 'worker')}",
            f"Disk: about {_size(self.store)} for the store, {_size(self.exports)} for the files",
        )
        return "\n".join(lines)


def forecast(
    pipeline: Pipeline, sources: Iterable[str], reading: Reading, complete: Completing | None = None
) -> Forecast:
    """Read a sample of the sources, and extract a sample of that; nothing is kept.

    `complete` gives an article its date. Addresses of the web and standard input are not looked into, because that
    would fetch or consume them.
    """
    found = Forecast()
    origins = list(_countable(sources, reading, found))
    with closing(BoundedReading(articles_of, reading.budget)) as bounded:
        sample = _count(origins, bounded, found, complete or completing())
    if sample:
        _extract(pipeline, _spread(sample, _ARTICLES), found, reading.budget)
    return found


def _countable(sources: Iterable[str], reading: Reading, found: Forecast) -> Iterator[Origin]:
    """Yield the files whose size is known, each once."""
    seen: set[str] = set()
    for source in sources:
        for origin in find_origins(source, reading):
            if isinstance(origin, SourceError):
                found.failures.append(origin)
            elif origin.size is None:
                found.unknown.append(origin.shown)
            elif origin.place not in seen:
                seen.add(origin.place)
                yield origin


def _count(origins: list[Origin], bounded: _Reading, found: Forecast, complete: Completing) -> list[Article]:
    """Read some of the files, large ones in part, and scale their articles to all files; return what was read."""
    found.files.update(map(_ending, origins))
    found.bytes = sum(origin.size or 0 for origin in origins)
    refused: list[Origin] = []
    chosen = _spread(origins, _FILES)
    others = _share(len(origins), len(chosen))
    found.exact = others <= 1
    sample: list[Article] = []
    for origin in chosen:
        begun = time.perf_counter()
        part, parts = _beginning(origin)
        foreign = found.foreign.total()
        read = list(_articles(part, bounded, found, whole=parts == 1))
        if not read and found.foreign.total() == foreign:
            refused.append(origin)
        sample += _spread(read, _OF_ONE_FILE)
        found.exact = found.exact and parts == 1
        found.articles += others * parts * len(read)
        found.undated += others * parts * sum(not complete(article).published for article in read)
        found.characters += others * parts * sum(len(article.text) for article in read)
        found.seconds += others * parts * (time.perf_counter() - begun)
    _leave_out(refused, others, found)
    return sample


def _leave_out(refused: list[Origin], others: float, found: Forecast) -> None:
    """Subtract the files of which nothing is read, each for as many `others` as it stands for."""
    found.bytes -= min(others * sum(origin.size or 0 for origin in refused), found.bytes)
    for ending, count in Counter(map(_ending, refused)).items():
        found.files[ending] -= min(round(others * count), found.files[ending])


def _ending(origin: Origin) -> str:
    return ending_of(origin.hints.name) or "without an ending"


def _articles(origin: Origin, bounded: _Reading, found: Forecast, *, whole: bool) -> Iterator[Article]:
    """Yield the articles of a file. Unless it is read `whole`, an error in its last document is due to the cut."""
    cut: SourceError | None = None
    try:
        for place, item in bounded.results(origin):
            _note(cut, found)
            cut = None if isinstance(item, Article) else item.at(place)
            checked = found.ids.checked(place, item) if isinstance(item, Article) else None
            if isinstance(checked, Article):
                yield checked
            else:
                _note(checked, found)
        _note(cut if whole else None, found)
    except SourceError as error:
        if whole or isinstance(error, SourcePassedOver):
            _note(error.at(origin.shown), found)


def _note(error: SourceError | None, found: Forecast) -> None:
    if isinstance(error, SourcePassedOver):
        found.passed_over.add(error)
    elif isinstance(error, SourceLanguage):
        found.foreign[error.language] += 1
    elif error is not None:
        found.failures.append(error)


def _beginning(origin: Origin) -> tuple[Origin, float]:
    """Return the beginning of a large file of many documents and the number of such parts, or else the file and 1."""
    parts = (origin.size or 0) / _BEGINNING
    if parts <= 1 or not _has_many(origin):
        return origin, 1
    return replace(origin, open=partial(_opened_in_part, origin)), parts


def _has_many(origin: Origin) -> bool:
    """Return whether a file is of a format whose documents stand one after another."""
    with suppress(SourceError), origin.open() as stream:
        return recognise(stream.head, origin.hints.name) in _MANY
    return False


@contextmanager
def _opened_in_part(origin: Origin) -> Iterator[Stream]:
    with origin.open() as stream:
        yield Stream(_Part(stream))


class _Part:
    """The beginning of a stream."""

    def __init__(self, stream: Stream) -> None:
        self._stream, self._left = stream, _BEGINNING

    def read(self, size: int = -1, /) -> bytes:
        """Return at most `size` bytes."""
        data = self._stream.read(min(size, self._left) if size >= 0 else self._left)
        self._left -= len(data)
        return data


def _extract(pipeline: Pipeline, chosen: list[Article], found: Forecast, budget: Budget) -> None:
    """Extract some articles into a graph of their own, and scale the time and the sizes to all."""
    characters = sum(len(article.text) for article in chosen)
    more = _share(found.characters, characters)
    with tempfile.TemporaryDirectory(prefix="triplewire-") as folder, KnowledgeGraph() as graph:
        begun = time.perf_counter()
        numbered = (replace(article, id=str(place)) for place, article in enumerate(chosen))
        outcomes = list(add_articles(graph, pipeline, numbered, budget=budget))
        found.failures += (outcome for outcome in outcomes if isinstance(outcome, SourceError))
        read = [outcome.document for outcome in outcomes if isinstance(outcome, Read)]
        for name in (name for name, form in FORMATS.items() if form in ALWAYS):
            with suppress(OSError):
                export_file(graph.store, FORMATS[name], Path(folder) / name, graph.base)
        found.seconds += (time.perf_counter() - begun) * more
        found.sentences = sum(len(document.sentences) for document in read) * more
        found.store = sum(1 for _ in graph.store.quads()) * _BYTES_A_QUAD * more
        found.exports = sum(file.stat().st_size for file in Path(folder).iterdir()) * more


def _spread(items: list[_Item], most: int) -> list[_Item]:
    """Return at most so many items, evenly spread."""
    return [items[index * len(items) // most] for index in range(most)] if len(items) > most else items


def _share(whole: float, part: float) -> float:
    return whole / part if part else 0.0


def _round(count: float, *, exact: bool = False) -> str:
    """Return a count with two significant figures, or all of them."""
    return f"{round(count):,}" if exact or count < 100 else f"{int(float(f'{count:.1e}')):,}"


def _size(count: float) -> str:
    units = iter(("bytes", "KB", "MB", "GB"))
    unit = next(units)
    while count >= 1000 and (larger := next(units, None)):
        count, unit = count / 1000, larger
    return f"{count:,.0f} {unit}" if unit == "bytes" or count >= 10 else f"{count:.1f} {unit}"


def _duration(seconds: float) -> str:
    if seconds < 90:
        return f"{seconds:.0f} seconds"
    return f"{seconds / 60:.0f} minutes" if seconds < 5400 else f"{seconds / 3600:.1f} hours"
