"""Reading of many articles into a graph: in batches, by several processes, resuming where an earlier run stopped."""

from __future__ import annotations

import pickle
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Generic, TypeVar, cast

import pyoxigraph as ox

from triplewire.extract.budget import BoundedExtraction
from triplewire.extract.errors import SourceError, SourceWaiting
from triplewire.extract.explanation import explain
from triplewire.extract.limited import Budget
from triplewire.extract.model import About, Article, Document, Provenance, Skipped
from triplewire.extract.pipeline import BATCH, Pipeline
from triplewire.extract.record import packed, unpacked
from triplewire.graph.corpus.waiting import SECONDS, Ready, Waiting
from triplewire.graph.write.build import ABOUT, about_terms
from triplewire.graph.write.draft import decimal
from triplewire.graph.write.user_names import Names
from triplewire.ontology.terms import DCTERMS, NIF, PROV, SCHEMA, TW

if TYPE_CHECKING:  # a run that only extracts loads nothing of the graph
    from triplewire.graph.corrections.correction import Correction
    from triplewire.graph.knowledge import Added, KnowledgeGraph


@dataclass(frozen=True, slots=True)
class Read:
    """An article that was read, with its record, and the result in the graph."""

    id: str
    skipped: tuple[Skipped, ...]
    added: Added
    record: bytes

    @property
    def document(self) -> Document:
        """The record, made anew each time: a build does not look at it."""
        return unpacked(self.record)


@dataclass(frozen=True, slots=True)
class Loaded:
    """An article that was read elsewhere, and the result in the graph."""

    id: str
    skipped: tuple[Skipped, ...]
    added: Added


@dataclass(frozen=True, slots=True)
class Known:
    """An article that the graph already contains: the same text, read by the same rules, with the same bar."""

    id: str


_NotRead = Known | SourceError
Outcome = Read | Loaded | _NotRead
_Made = TypeVar("_Made")
BUDGET = Budget()
CHARACTERS = 1 << 15  # of the articles of a batch, unless the last of them is longer: some two seconds of work
_NONE = -1  # the number of no batch
Make = Callable[[Pipeline, Document], bytes]


@dataclass(frozen=True, slots=True)
class _Task(Generic[_Made]):
    """The function that encodes a document in the process that extracts it, and the one that decodes the result."""

    make: Make
    decode: Callable[[bytes], _Made]


def extract_articles(
    pipeline: Pipeline, articles: Iterable[Article | SourceError], workers: int = 1, budget: Budget = BUDGET
) -> Iterator[Document | SourceError]:
    """Yield the record or the error of each article; errors come before the records of their batch.

    An article that exceeds its budget gives a SourceTooCostly; the others are not affected.
    """
    return _of_all(pipeline, articles, workers, _Task(_packed, unpacked), budget)


def explain_articles(
    pipeline: Pipeline, articles: Iterable[Article | SourceError], workers: int = 1, budget: Budget = BUDGET
) -> Iterator[tuple[str, str] | SourceError]:
    """Yield the id of each article with the explanation of its sentences (`extract.explanation`), or its error.

    The budget of an article covers its extraction and its explanation together.
    """
    return _of_all(pipeline, articles, workers, _Task(_explained, pickle.loads), budget)


def _of_all(
    pipeline: Pipeline,
    articles: Iterable[Article | SourceError],
    workers: int,
    task: _Task[_Made],
    budget: Budget,
) -> Iterator[_Made | SourceError]:
    """Yield the results in the order of the articles' batches: those of a later batch wait."""
    first = 0
    later: dict[int, deque[_Made | SourceError | None]] = {}
    for batch, result in _results(pipeline, articles, workers, task, budget):
        later.setdefault(batch, deque()).append(cast("_Made | SourceError | None", result))  # nothing is known before
        while waiting := later.get(first):
            if (item := waiting.popleft()) is None:
                first += 1
            else:
                yield item


def add_articles(
    graph: KnowledgeGraph,
    pipeline: Pipeline,
    articles: Iterable[Article | SourceError],
    *,
    workers: int = 1,
    again: bool = False,
    budget: Budget = BUDGET,
) -> Iterator[Outcome]:
    """Read articles into the graph, and yield the outcome of each; with several workers, their order varies.

    When an outcome is yielded, the whole document is in the graph: a caller that stops early loses no document whose
    outcome it has received. Documents are added together, the more of them the larger the graph (`Waiting`); when the
    user interrupts, those that have been read are added first. Articles that the graph already contains are read only
    if `again` is set.
    """
    coming = articles if again else unknown(graph, pipeline.made_by, articles)
    make = partial(_with_graph, graph.base, graph.names, graph.bar, graph.tellings, graph.corrections)
    task: _Task[Ready] = _Task(make, pickle.loads)
    waiting = Waiting[_NotRead]()
    last = _NONE
    try:
        for number, result in _results(pipeline, coming, workers, task, budget, SECONDS):
            if result is not None:
                waiting.add(result)
            if waiting.is_due or (result is None and number in {_NONE, last + 1}):
                yield from _added(graph, waiting.taken())
            last = max(last, number)
    except KeyboardInterrupt:
        list(_added(graph, waiting.taken()))
        raise
    yield from _added(graph, waiting.taken())


def unknown(
    graph: KnowledgeGraph, made_by: Provenance, articles: Iterable[Article | SourceError]
) -> Iterator[Article | _NotRead]:
    """Yield the articles, with a Known in place of those that the graph contains already as they would be read now."""
    for article in articles:
        if isinstance(article, Article) and _is_known(graph, made_by, article):
            yield Known(article.id)
        else:
            yield article


def _added(graph: KnowledgeGraph, waiting: list[Ready | _NotRead]) -> Iterator[Outcome]:
    """Add the documents at once, then yield all outcomes."""
    ready = [item.prepared for item in waiting if isinstance(item, Ready)]
    added = iter(graph.put(*ready) if ready else ())
    return (
        Read(item.id, item.skipped, next(added), item.record) if isinstance(item, Ready) else item for item in waiting
    )


def _packed(_: Pipeline, document: Document) -> bytes:
    return packed(document)


def _explained(pipeline: Pipeline, document: Document) -> bytes:
    return pickle.dumps((document.id, explain(pipeline, document.text)))


def _with_graph(
    base: str,
    names: Names,
    bar: float,
    tellings: bool,
    corrections: Sequence[Correction],
    _: Pipeline,
    document: Document,
) -> bytes:
    from triplewire.graph.corrections.prepared import prepare  # noqa: PLC0415  # a run that only extracts loads nothing of it

    prepared = prepare(document, base, names, bar, tellings=tellings, corrections=corrections)
    return pickle.dumps(Ready(prepared, document.id, document.skipped, packed(document)))


def _results(
    pipeline: Pipeline,
    articles: Iterable[Article | _NotRead],
    workers: int,
    task: _Task[_Made],
    budget: Budget,
    wait: float | None = None,
) -> Iterator[tuple[int, _Made | _NotRead | None]]:
    """Yield the outcome of each article, with the number of its batch; None at the end of the batch.

    What is no article is passed on, before the results of its batch. There is also a None, for no batch (_NONE), if
    nothing has come for `wait` seconds.
    """
    settled: deque[tuple[int, _NotRead]] = deque()

    def batches() -> Iterator[list[Article]]:
        for number, (batch, other) in enumerate(batches_of(articles)):
            settled.extend((number, item) for item in other)
            yield batch

    with BoundedExtraction(partial(_made, pipeline, task.make), budget, workers) as extraction:
        for step in extraction.steps(batches(), wait):
            while settled:
                yield settled.popleft()
            batch, result = step or (_NONE, None)
            yield batch, task.decode(result) if isinstance(result, bytes) else result


def batches_of(items: Iterable[Article | _NotRead]) -> Iterator[tuple[list[Article], list[_NotRead]]]:
    """Yield the articles in batches of about equal length, each with what came among them that is no article."""
    for batch in _batches(items):
        yield (
            [item for item in batch if isinstance(item, Article)],
            [item for item in batch if not isinstance(item, Article)],
        )


def _batches(items: Iterable[Article | _NotRead]) -> Iterator[list[Article | _NotRead]]:
    """Yield the items in batches of at most BATCH, and of about equal length, so that no process waits for another.

    A SourceWaiting ends a batch early, even an empty one.
    """
    batch: list[Article | _NotRead] = []
    length = 0
    for item in items:
        waiting = isinstance(item, SourceWaiting)
        batch += () if waiting else (item,)
        length += len(item.text) if isinstance(item, Article) else 0
        if waiting or len(batch) == BATCH or length >= CHARACTERS:
            yield batch
            batch, length = [], 0
    if batch:
        yield batch


def _made(pipeline: Pipeline, make: Make, articles: list[Article]) -> Iterator[bytes]:
    return map(partial(make, pipeline), pipeline.pipe(articles))


def _is_known(graph: KnowledgeGraph, made_by: Provenance, article: Article) -> bool:
    """Return whether the graph contains this same article, read with the same model, rules and options."""
    sparql = f"""
        SELECT ?g ?text ?source ?title ?published ?url ?version ?model ?rules ?bar ?sketch {{ GRAPH ?g {{
            ?g <{SCHEMA.identifier}> {ox.Literal(article.id)} ; <{NIF.isString}> ?text ; <{DCTERMS.source}> ?source .
            ?run <{PROV.used}> ?g ; <{TW.modelName}> ?model ; <{TW.rulesHash}> ?rules ; <{TW.bar}> ?bar ;
                <{PROV.wasAssociatedWith}>/<{SCHEMA.softwareVersion}> ?version .
            OPTIONAL {{ ?g <{TW.textSketch}> ?sketch }}
            OPTIONAL {{ ?g <{SCHEMA.headline}> ?title }}
            OPTIONAL {{ ?g <{SCHEMA.datePublished}> ?published }}
            OPTIONAL {{ ?g <{SCHEMA.url}> ?url }} }} }}"""
    wanted = [article.text, article.source, article.title, article.published, article.url]
    wanted += [made_by.version, made_by.model, made_by.rules, decimal(graph.bar).value]
    rows = cast("ox.QuerySolutions", graph.store.query(sparql))
    found = ([term and term.value for term in row] for row in rows)
    return any(
        iri
        and iri.startswith(graph.base)
        and rest == wanted
        and bool(sketch) is graph.tellings
        and _has_about(graph, iri, article.about)
        for iri, *rest, sketch in found
    )


def _has_about(graph: KnowledgeGraph, iri: str, about: About) -> bool:
    """Return whether the graph has the metadata of a document as its source states them now."""
    terms = " ".join(f"<{term}>" for term in ABOUT)
    sparql = f"SELECT ?term ?value {{ GRAPH <{iri}> {{ VALUES ?term {{ {terms} }} <{iri}> ?term ?value }} }}"
    rows = cast("ox.QuerySolutions", graph.store.query(sparql))
    return {row["term"].value: row["value"] for row in rows} == about_terms(about)
