"""Safe SPARQL: a query reads only this graph, within limits, or it is refused."""

from __future__ import annotations

import io
import logging
import re
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager, nullcontext
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

import pyoxigraph as ox

from triplewire.graph.errors import QueryRefused, QueryTooLong, StoreDamaged, StoreMoved
from triplewire.graph.iris import BASE
from triplewire.graph.store.interface import Answer, Dataset, Store
from triplewire.graph.store.worker import FORKING, Limits, in_process
from triplewire.ontology.terms import PREFIXES

_LOG = logging.getLogger(__name__)
TOO_MANY = "the answer has more rows than allowed: add a LIMIT, or ask for less"
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_SERVICE_OR_FROM = re.compile(r"service|(?<![a-z?$])from(?![a-z])")  # ?from is a variable
_NO_LIMITS = Limits()
_TRIES = 20  # while another process moves the files of the store
_PAUSE = 0.05  # seconds before each further try

T = TypeVar("T")
Term = ox.NamedNode | ox.BlankNode | ox.Literal


@dataclass(frozen=True, slots=True)
class Rows:
    """The solutions of a SELECT query, in its order; None where a variable is unbound."""

    variables: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]


Result = Rows | bool | tuple[ox.Triple, ...]


def run(store: Store, sparql: str, limits: Limits = _NO_LIMITS, base: str = BASE) -> Result:
    """Return the answer to SELECT (Rows), ASK (bool), CONSTRUCT or DESCRIBE (triples) over the union of all graphs.

    The prefixes of `triplewire.ontology.terms.PREFIXES`, and `:` for the `base` of nodes, need not be declared.
    Raises QuerySyntaxError; QueryRefused for SERVICE, updates and a FROM graph that the store does not hold; and
    QueryTooLong at a limit. The store stays usable after each.
    """
    return _result(*_limited(store, limits, lambda source: _answer(source, sparql, limits.rows, base)))


def run_rendered(
    store: Store, sparql: str, render: Callable[[Result], str], limits: Limits = _NO_LIMITS, base: str = BASE
) -> str:
    """Return the result of `render` on the answer, within the limits. Raises the same errors and those of `render`."""
    return _limited(store, limits, lambda source: render(_result(*_answer(source, sparql, limits.rows, base))))


def _limited(store: Store, limits: Limits, work: Callable[[Store], T]) -> T:
    """Do the work with a reader of the store, which is opened anew if its files have changed meanwhile."""
    _LOG.info("asking %s, within %s", store.name, limits)
    for number in range(_TRIES):
        try:
            with _reader(store, fresh=number > 0) as reader:
                read = partial(_read, store, reader, work)
                return in_process(read, limits, partial(_check_damage, store), network=store.remote)
        except StoreDamaged:
            if number:
                raise
        except StoreMoved:
            if number == _TRIES - 1:
                raise
            time.sleep(_PAUSE)
        except QueryTooLong as error:
            raise store.failure(error) from error
    raise AssertionError


def _check_damage(store: Store) -> None:
    if found := store.damage():
        raise StoreDamaged(store.name, found)


def _result(kind: str, data: bytes) -> Result:
    if kind == "ask":
        return bool(data)
    if kind == "graph":
        return tuple(quad.triple for quad in ox.parse(data, format=ox.RdfFormat.N_TRIPLES))
    found = ox.parse_query_results(data, ox.QueryResultsFormat.TSV)
    assert isinstance(found, ox.QuerySolutions)  # noqa: S101  # the answer to ASK was returned above
    return Rows(tuple(variable.value for variable in found.variables), tuple(tuple(row) for row in found))


@contextmanager
def _reader(store: Store, *, fresh: bool) -> Iterator[Store]:
    """Open a reader of the store, while no thread changes one.

    A fork cannot do that: a thread of the engine that tidies up its files may have had a lock when it was made, for
    which it would wait for ever.
    """
    with FORKING, _causes(store):
        reader = store.reader(fresh=fresh)
    with nullcontext() if reader is store else closing(reader):
        yield reader


def _read(store: Store, reader: Store, work: Callable[[Store], T]) -> T:
    with _causes(store):
        return work(reader)


@contextmanager
def _causes(store: Store) -> Iterator[None]:
    """Raise the cause of an error of the engine within the block."""
    try:
        yield
    except (OSError, RuntimeError) as error:
        raise store.failure(error) from error


def _answer(store: Store, sparql: str, most: int, base: str) -> tuple[str, bytes]:
    """Return the kind of answer and its data; TSV is ten times as fast as pickling rows term by term."""
    answer = evaluate(store, sparql, base=base)
    if isinstance(answer, ox.QueryBoolean):
        return "ask", b"true" if answer else b""
    if isinstance(answer, ox.QuerySolutions):
        out = _Lines(most + 1)  # the first line names the variables
        answer.serialize(out, format=ox.QueryResultsFormat.TSV)
        return "select", out.getvalue()
    out = _Lines(most)
    answer.serialize(out, format=ox.RdfFormat.N_TRIPLES)
    return "graph", out.getvalue()


class _Lines(io.BytesIO):
    """A buffer for the output of the engine, with a limit on the number of lines."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._left = most

    def write(self, data: bytes, /) -> int:  # type: ignore[override]
        """Write the data; raises QueryTooLong."""
        self._left -= data.count(b"\n")
        if self._left < 0:
            raise QueryTooLong(TOO_MANY)
        return super().write(data)


def evaluate(store: Store, sparql: str, dataset: Dataset | None = None, base: str = BASE) -> Answer:
    """Return the engine's own answer, computed in this process without limits of time or memory.

    Raises the same errors as `run`, and QueryRefused also for a graph of `dataset` that the store does not hold.
    """
    prefixes = {"": base, **PREFIXES}
    _check(sparql, store, prefixes)
    if dataset:
        _held((*dataset.default, *dataset.named), store)
    try:
        if store.remote:
            ox.Store().query(sparql, prefixes=prefixes)  # checks the syntax before the query reaches a server
        return store.query(sparql, dataset=dataset, base=base)
    except (SyntaxError, ValueError) as error:  # ValueError for an invalid character
        from triplewire.graph.ask.sparql_syntax import syntax_error  # noqa: PLC0415  # it loads rdflib's parser

        raise syntax_error(sparql, str(error), prefixes) from error


def _check(sparql: str, store: Store, prefixes: dict[str, str]) -> None:
    """Refuse a query that reads outside the graph.

    A query that contains neither SERVICE nor FROM, after unescaping, is safe; otherwise the parsed query decides.
    """
    if not _SERVICE_OR_FROM.search(_unescaped(sparql).casefold()):
        return
    if _ESCAPE.search(sparql):  # parsers undo escapes at different stages, so they may read different queries
        raise QueryRefused("SERVICE is refused, and a query with that word or FROM must not use \\u escapes")
    from triplewire.graph.ask.sparql_syntax import datasets_of  # noqa: PLC0415  # it loads rdflib's parser

    _held(datasets_of(sparql, prefixes), store)


def _held(graphs: Iterable[str], store: Store) -> None:
    known = set(store.graphs())
    for graph in graphs:
        if graph not in known:
            raise QueryRefused(f"the graph <{graph}> is refused: the store does not hold it")


def _unescaped(sparql: str) -> str:
    """Return the query with SPARQL's code point escapes decoded; the standard allows them anywhere (section 19.2)."""
    return _ESCAPE.sub(lambda m: chr(min(int(m[1] or m[2], 16), 0x10FFFF)), sparql)
