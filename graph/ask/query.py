"""Safe SPARQL: a query reads this graph alone, within limits, or it is refused."""

from __future__ import annotations

import contextlib
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import pyoxigraph as ox
from pyparsing import ParseException
from rdflib.plugins.sparql.algebra import translateQuery
from rdflib.plugins.sparql.parser import parseQuery, parseUpdate
from rdflib.plugins.sparql.parserutils import CompValue

from triplewire.graph.errors import QueryRefused, QuerySyntaxError, QueryTooLong, StoreMoved, UpdateRefused
from triplewire.graph.iris import BASE
from triplewire.graph.store.interface import Answer, Dataset, Store
from triplewire.graph.store.worker import Limits, in_process
from triplewire.ontology.terms import PREFIXES

TOO_MANY = "the answer has more rows than allowed: add a LIMIT, or ask for less"
_TRIES = 3  # while another process rewrites the store
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_ERROR_AT = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
_SERVICE_OR_FROM = re.compile(r"service|(?<![a-z?$])from(?![a-z])")  # ?from is a variable
_NO_LIMITS = Limits()

Term = ox.NamedNode | ox.BlankNode | ox.Literal


@dataclass(frozen=True, slots=True)
class Rows:
    """The solutions of a SELECT query, in its order; None where a variable is unbound."""

    variables: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]


Result = Rows | bool | tuple[ox.Triple, ...]


def run(store: Store, sparql: str, limits: Limits = _NO_LIMITS, base: str = BASE) -> Result:
    """The answer to SELECT (Rows), ASK (bool), CONSTRUCT or DESCRIBE (triples) over the union of all graphs.

    The prefixes of `triplewire.ontology.terms.PREFIXES` need not be declared, nor `:` for the `base` of nodes.
    Raises QuerySyntaxError, QueryRefused for SERVICE, updates and a FROM that the store does not hold, and
    QueryTooLong at a limit; the store stays usable after each.
    """
    for _ in range(_TRIES):
        with contextlib.suppress(StoreMoved):
            return _run(store, sparql, limits, base)
    return _run(store, sparql, limits, base)


def _run(store: Store, sparql: str, limits: Limits, base: str) -> Result:
    ((kind, data),) = in_process(lambda: _answer(store, sparql, limits.rows, base), limits, network=store.remote)
    if kind == "ask":
        return bool(data)
    if kind == "graph":
        return tuple(quad.triple for quad in ox.parse(data, format=ox.RdfFormat.N_TRIPLES))
    found = ox.parse_query_results(data, ox.QueryResultsFormat.TSV)
    assert isinstance(found, ox.QuerySolutions)  # noqa: S101  # what ASK gives was returned above
    return Rows(tuple(variable.value for variable in found.variables), tuple(tuple(row) for row in found))


def _answer(store: Store, sparql: str, most: int, base: str) -> Iterator[tuple[str, bool | bytes]]:
    """The kind of answer, and what it is: pickled term by term, rows would take ten times as long as in TSV."""
    try:
        answer = evaluate(store.reader(), sparql, base=base)
        if isinstance(answer, ox.QueryBoolean):
            yield "ask", bool(answer)
        elif isinstance(answer, ox.QuerySolutions):
            out = _Lines(most + 1)  # the first names the variables
            answer.serialize(out, format=ox.QueryResultsFormat.TSV)
            yield "select", out.getvalue()
        else:
            out = _Lines(most)
            answer.serialize(out, format=ox.RdfFormat.N_TRIPLES)
            yield "graph", out.getvalue()
    except OSError as error:  # the files that it reads were just compacted away by the process that writes
        raise StoreMoved(store.name) from error


class _Lines(io.BytesIO):
    """Collects what the engine writes, until that has too many lines."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._left = most

    def write(self, data: bytes, /) -> int:  # type: ignore[override]
        """Raises QueryTooLong."""
        self._left -= data.count(b"\n")
        if self._left < 0:
            raise QueryTooLong(TOO_MANY)
        return super().write(data)


def evaluate(store: Store, sparql: str, dataset: Dataset | None = None, base: str = BASE) -> Answer:
    """The engine's own answer, in this process, which nothing keeps from taking all time and memory.

    Raises as `run` does; QueryRefused also for a graph of `dataset` that the store does not hold.
    """
    prefixes = {"": base, **PREFIXES}
    _check(sparql, store, prefixes)
    if dataset:
        _held((*dataset.default, *dataset.named), store)
    try:
        if store.remote:
            ox.Store().query(sparql, prefixes=prefixes)  # the syntax, before a server sees it
        return store.query(sparql, dataset=dataset, base=base)
    except (SyntaxError, ValueError) as error:  # the latter of what is no character
        raise _syntax_error(sparql, str(error), prefixes) from error


def _check(sparql: str, store: Store, prefixes: dict[str, str]) -> None:
    """Refuse what leaves the graph.

    A query without the words, escapes undone, has neither clause; of one with a word, the parsed query decides.
    """
    if not _SERVICE_OR_FROM.search(_unescaped(sparql).casefold()):
        return
    if _ESCAPE.search(sparql):  # parsers differ in when they undo escapes, and so in what they see
        raise QueryRefused("SERVICE is refused, and a query that has FROM or that word is to be without \\u escapes")
    try:
        tree = parseQuery(sparql)
    except (ParseException, RecursionError) as error:
        raise _syntax_error(sparql, str(error), prefixes) from error
    names = {value.name for value in _walk(tree)}
    if "ServiceGraphPattern" in names:
        raise QueryRefused("SERVICE is refused: a query reads this graph only")
    if "DatasetClause" in names:
        clauses = translateQuery(tree, initNs=prefixes).algebra.datasetClause
        _held((str(clause.default or clause.named) for clause in clauses), store)


def _held(graphs: Iterable[str], store: Store) -> None:
    known = set(store.graphs())
    for graph in graphs:
        if graph not in known:
            raise QueryRefused(f"the graph <{graph}> is refused: the store does not hold it")


def _unescaped(sparql: str) -> str:
    """With SPARQL's code point escapes undone, which the standard allows anywhere (section 19.2)."""
    return _ESCAPE.sub(lambda m: chr(min(int(m[1] or m[2], 16), 0x10FFFF)), sparql)


def _walk(tree: Any) -> Iterator[CompValue]:
    if isinstance(tree, CompValue):
        yield tree
        tree = tree.values()
    elif isinstance(tree, str) or not hasattr(tree, "__iter__"):
        return
    for part in tree:
        yield from _walk(part)


def _syntax_error(sparql: str, reason: str, prefixes: dict[str, str]) -> QuerySyntaxError | QueryRefused:
    """Where `sparql` is wrong; `reason` is the engine's, whose own line and column can be some words too far."""
    if _is_update(sparql):
        return UpdateRefused()
    try:
        translateQuery(parseQuery(sparql), initNs=prefixes)
    except RecursionError:
        return QueryRefused("the query is nested too deeply")
    except ParseException as error:
        rest = " ".join(sparql[error.loc :].split())
        return QuerySyntaxError(
            error.lineno, error.column, f"cannot read {rest[:40]!r}" if rest else "it ends too early"
        )
    except Exception as error:  # noqa: BLE001  # rdflib raises plain Exception for an unknown prefix
        meaning = str(error)
    else:
        meaning = ""
    at = _ERROR_AT.match(reason)
    line, column, said = (int(at[1]), int(at[2]), " ".join(at[3].split())) if at else (1, 1, reason)
    return QuerySyntaxError(line, column, meaning or said)


def _is_update(sparql: str) -> bool:
    try:
        return bool(parseUpdate(sparql).request)
    except (ParseException, RecursionError, ValueError, OverflowError):
        return False
