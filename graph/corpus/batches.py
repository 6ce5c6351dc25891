"""Reading of many articles into a graph: in batches, optionally with workers, resuming where an earlier run stopped."""

from __future__ import annotations

import pickle
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import islice
from multiprocessing import active_children, get_context
from typing import Generic, TypeVar, cast

import pyoxigraph as ox

from triplewire.extract.budget import BoundedExtraction, Budget
from triplewire.extract.errors import SourceError
from triplewire.extract.explanation import explain
from triplewire.extract.linking.user_gazetteer import Entry
from triplewire.extract.model import Article, Document, Provenance
from triplewire.extract.pipeline import BATCH, Pipeline
from triplewire.extract.record import packed, unpacked
from triplewire.graph.knowledge import Added, KnowledgeGraph, Prepared, prepare
from triplewire.graph.write.draft import decimal
from triplewire.graph.write.user_names import Names
from triplewire.ontology.terms import DCTERMS, NIF, PROV, SCHEMA, TW


@dataclass(frozen=True, slots=True)
class Read:
    """An article that was read, and the result in the graph."""

    document: Document
    added: Added


@dataclass(frozen=True, slots=True)
class Known:
    """An article that the graph already contains: the same text, read by the same rules, with the same bar."""

    id: str


Outcome = Read | Known | SourceError
Settled = list[Known | SourceError]
_Made = TypeVar("_Made")
BUDGET = Budget()
Make = Callable[[Pipeline, Document], bytes]
Results = Callable[[], list[_Made | SourceError]]  # waits for the results of a batch


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
    for settled, results in _batches(pipeline, articles, workers, _never, task, budget):
        yield from (item for item in settled if isinstance(item, SourceError))
        yield from results()


def add_articles(
    graph: KnowledgeGraph,
    pipeline: Pipeline,
    articles: Iterable[Article | SourceError],
    *,
    workers: int = 1,
    again: bool = False,
    budget: Budget = BUDGET,
) -> Iterator[Outcome]:
    """Read articles into the graph, and yield the outcome of each.

    When an outcome is yielded, the whole document is in the graph; the documents of a batch are added at once. A caller
    that stops early loses no document whose outcome it has received. Articles that the graph already contains are read
    only if `again` is set.
    """
    known = _never if again else partial(_is_known, graph, pipeline.made_by)
    task = _Task(partial(_with_graph, graph.base, graph.names, graph.bar), _decoded)
    for settled, results in _batches(pipeline, articles, workers, known, task, budget):
        yield from settled
        read = results()
        added = iter(graph.put(*(result[1] for result in read if not isinstance(result, SourceError))))
        for result in read:
            yield result if isinstance(result, SourceError) else Read(result[0], next(added))


def _never(_: Article) -> bool:
    return False


def _packed(_: Pipeline, document: Document) -> bytes:
    return packed(document)


def _explained(pipeline: Pipeline, document: Document) -> bytes:
    return pickle.dumps((document.id, explain(pipeline, document.text)))


def _with_graph(base: str, names: Names, bar: float, _: Pipeline, document: Document) -> bytes:
    return pickle.dumps((packed(document), prepare(document, base, names, bar)))


def _decoded(data: bytes) -> tuple[Document, Prepared]:
    document, prepared = pickle.loads(data)  # noqa: S301  # from our own process
    return unpacked(document), prepared


def _batches(
    pipeline: Pipeline,
    articles: Iterable[Article | SourceError],
    workers: int,
    known: Callable[[Article], bool],
    task: _Task[_Made],
    budget: Budget,
) -> Iterator[tuple[Settled, Results[_Made]]]:
    """Yield batches in order: the items that need no work, and those in progress, two batches for each worker."""
    stream = iter(articles)
    under_way: deque[tuple[Settled, Results[_Made]]] = deque()
    with _extractor(pipeline, workers, task, budget) as submit:
        while batch := list(islice(stream, BATCH)):
            settled: Settled = []
            todo: list[Article] = []
            for article in batch:
                if isinstance(article, SourceError):
                    settled.append(article)
                elif known(article):
                    settled.append(Known(article.id))
                else:
                    todo.append(article)
            under_way.append((settled, submit(todo)))
            if len(under_way) > 2 * (workers - 1):
                yield under_way.popleft()
        yield from under_way


def _is_known(graph: KnowledgeGraph, made_by: Provenance, article: Article) -> bool:
    """Return whether the graph contains this same article, read with the same model, rules and bar."""
    sparql = f"""
        SELECT ?g ?text ?source ?title ?published ?url ?version ?model ?rules ?bar {{ GRAPH ?g {{
            ?g <{SCHEMA.identifier}> {ox.Literal(article.id)} ; <{NIF.isString}> ?text ; <{DCTERMS.source}> ?source .
            ?run <{PROV.used}> ?g ; <{TW.modelName}> ?model ; <{TW.rulesHash}> ?rules ; <{TW.bar}> ?bar ;
                <{PROV.wasAssociatedWith}>/<{SCHEMA.softwareVersion}> ?version .
            OPTIONAL {{ ?g <{SCHEMA.headline}> ?title }}
            OPTIONAL {{ ?g <{SCHEMA.datePublished}> ?published }}
            OPTIONAL {{ ?g <{SCHEMA.url}> ?url }} }} }}"""
    wanted = [article.text, article.source, article.title, article.published, article.url]
    wanted += [made_by.version, made_by.model, made_by.rules, decimal(graph.bar).value]
    rows = cast("ox.QuerySolutions", graph.store.query(sparql))
    found = ([term and term.value for term in row] for row in rows)
    return any(iri and iri.startswith(graph.base) and rest == wanted for iri, *rest in found)


@contextmanager
def _extractor(
    pipeline: Pipeline, workers: int, task: _Task[_Made], budget: Budget
) -> Iterator[Callable[[list[Article]], Results[_Made]]]:
    """Return a function that starts a batch."""

    def wait(results: Callable[[], list[bytes | SourceError]]) -> list[_Made | SourceError]:
        return [result if isinstance(result, SourceError) else task.decode(result) for result in results()]

    if workers == 1:
        with BoundedExtraction(partial(_made, pipeline, task.make), budget) as extraction:
            yield lambda articles: partial(wait, partial(extraction.results, articles))
        return
    own = pipeline.parser.name, pipeline.gazetteer.entries, task.make, budget
    spawn = get_context("spawn")  # a fork would share the store's lock and threads
    others = set(active_children())
    pool = ProcessPoolExecutor(workers, spawn, initializer=_start_worker, initargs=own)
    try:
        yield lambda articles: partial(wait, pool.submit(_work, articles).result)
    except BaseException:  # an interrupted run must not wait for batches in progress
        for child in set(active_children()) - others:
            child.terminate()
        raise
    finally:
        pool.shutdown(cancel_futures=True)


_worker: BoundedExtraction  # one in each worker process


def _start_worker(model: str, gazetteer: tuple[Entry, ...], make: Make, budget: Budget) -> None:
    global _worker  # noqa: PLW0603  # loaded once per process; the pool has no other place for it
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent process handles interrupts
    _worker = BoundedExtraction(partial(_made, Pipeline(model, gazetteer=gazetteer), make), budget)


def _work(articles: list[Article]) -> list[bytes | SourceError]:
    return _worker.results(articles)


def _made(pipeline: Pipeline, make: Make, articles: list[Article]) -> Iterator[bytes]:
    return map(partial(make, pipeline), pipeline.pipe(articles))
