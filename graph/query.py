"""Safe SPARQL: a query reads this graph alone, within limits, or it is refused."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

import pyoxigraph as ox
from pyparsing import ParseException
from rdflib.plugins.sparql.algebra import translateQuery
from rdflib.plugins.sparql.parser import parseQuery, parseUpdate
from rdflib.plugins.sparql.parserutils import CompValue

from graph.errors import QueryRefused, QuerySyntaxError, QueryTooLong
from graph.store import Store
from graph.worker import Limits, in_process

_CHUNK = 1000  # rows a message
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_ERROR_AT = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
_SERVICE_OR_FROM = re.compile(r"service|(?<![a-z])from(?![a-z])")
_NO_LIMITS = Limits()

Term = ox.NamedNode | ox.BlankNode | ox.Literal


@dataclass(frozen=True, slots=True)
class Rows:
    """The solutions of a SELECT query, in its order; None where a variable is unbound."""

    variables: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]


Result = Rows | bool | tuple[ox.Triple, ...]


def run(store: Store, sparql: str, limits: Limits = _NO_LIMITS) -> Result:
    """The answer to SELECT (Rows), ASK (bool), CONSTRUCT or DESCRIBE (triples) over the union of all graphs.

    Raises QuerySyntaxError, QueryRefused for SERVICE, updates and a FROM that the store does not hold, and
    QueryTooLong at a limit; the store stays usable after each.
    """
    parts = in_process(lambda: _answer(store.reader(), sparql, limits.rows), limits, network=store.remote)
    kind, head = next(parts)
    if kind == "ask":
        return bool(head)
    rows = tuple(row for _, chunk in parts for row in chunk)
    return Rows(head, rows) if kind == "select" else rows


def _answer(store: Store, sparql: str, most: int) -> Iterator[tuple[str, Any]]:
    """A head and then chunks of rows."""
    union = _checked(sparql, store)
    try:
        answer = store.query(sparql, union=union)
    except SyntaxError as error:
        raise _syntax_error(sparql, error) from error
    if isinstance(answer, ox.QueryBoolean):
        yield "ask", bool(answer)
        return
    if isinstance(answer, ox.QuerySolutions):
        yield "select", tuple(variable.value for variable in answer.variables)
        rows: Iterator[Any] = (tuple(row) for row in answer)
    else:
        yield "graph", ()
        rows = iter(answer)
    while chunk := list(islice(rows, _CHUNK)):
        most -= len(chunk)
        if most < 0:
            raise QueryTooLong("the answer has more rows than allowed: add a LIMIT, or ask for less")
        yield "rows", chunk


def _checked(sparql: str, store: Store) -> bool:
    """Refuse what leaves the graph; say whether the query is over the union of all graphs.

    A query without the words, escapes undone, has neither clause; of one with a word, the parsed query decides.
    """
    readings = [reading for reading in dict.fromkeys((sparql, _unescaped(sparql))) if _may_leave(reading)]
    parsed = [tree for reading in readings if (tree := _parsed(reading, required=reading == sparql))]
    if any(value.name == "ServiceGraphPattern" for tree in parsed for value in _walk(tree)):
        raise QueryRefused("SERVICE is refused: a query reads this graph only")
    if not any(value.name == "DatasetClause" for tree in parsed for value in _walk(tree)):
        return True
    known = set(store.graphs())
    for tree in parsed:
        for clause in translateQuery(tree).algebra.datasetClause or ():
            if (graph := str(clause.default or clause.named)) not in known:
                raise QueryRefused(f"FROM <{graph}> is refused: the store holds no such graph")
    return False


def _may_leave(sparql: str) -> bool:
    return _SERVICE_OR_FROM.search(sparql.casefold()) is not None


def _unescaped(sparql: str) -> str:
    """With SPARQL's code point escapes undone, which the standard allows anywhere (section 19.2)."""
    return _ESCAPE.sub(lambda m: chr(min(int(m[1] or m[2], 16), 0x10FFFF)), sparql)


def _parsed(sparql: str, *, required: bool) -> Any:
    try:
        return parseQuery(sparql)
    except RecursionError as error:
        raise QueryRefused("the query is nested too deeply") from error
    except ParseException as error:
        if required:
            raise _syntax_error(sparql, error) from error
        return None


def _walk(tree: Any) -> Iterator[CompValue]:
    if isinstance(tree, CompValue):
        yield tree
        tree = tree.values()
    elif isinstance(tree, str) or not hasattr(tree, "__iter__"):
        return
    for part in tree:
        yield from _walk(part)


def _syntax_error(sparql: str, error: SyntaxError | ParseException) -> QuerySyntaxError | QueryRefused:
    if _is_update(sparql):
        return QueryRefused("updates are refused: a query does not change the graph")
    if isinstance(error, ParseException):
        return QuerySyntaxError(error.lineno, error.column, str(error.msg))
    at = _ERROR_AT.match(str(error))
    if at:
        return QuerySyntaxError(int(at[1]), int(at[2]), " ".join(at[3].split()))
    return QuerySyntaxError(1, 1, str(error))


def _is_update(sparql: str) -> bool:
    try:
        return bool(parseUpdate(sparql).request)
    except (ParseException, RecursionError):
        return False
