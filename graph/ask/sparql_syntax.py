"""Syntax of queries, by rdflib's parser: the graphs that a query reads from, and the places of its errors.

Only a query that names a dataset or a service, or that the engine refuses, is parsed here: the parser takes longer to
load than the engine to answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pyparsing import ParseException
from rdflib.plugins.sparql.algebra import translateQuery
from rdflib.plugins.sparql.parser import parseQuery, parseUpdate
from rdflib.plugins.sparql.parserutils import CompValue

from triplewire.graph.errors import QueryRefused, QuerySyntaxError, UpdateRefused

_ERROR_AT = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)


def datasets_of(sparql: str, prefixes: dict[str, str]) -> tuple[str, ...]:
    """Return the graphs that FROM and FROM NAMED name. Raises QuerySyntaxError, and QueryRefused for SERVICE."""
    try:
        tree = parseQuery(sparql)
    except (ParseException, RecursionError) as error:
        raise syntax_error(sparql, str(error), prefixes) from error
    names = {value.name for value in _walk(tree)}
    if "ServiceGraphPattern" in names:
        raise QueryRefused("SERVICE is refused: a query reads this graph only")
    if "DatasetClause" not in names:
        return ()
    clauses = translateQuery(tree, initNs=prefixes).algebra.datasetClause
    return tuple(str(clause.default or clause.named) for clause in clauses)


def _walk(tree: Any) -> Iterator[CompValue]:
    if isinstance(tree, CompValue):
        yield tree
        tree = tree.values()
    elif isinstance(tree, str) or not hasattr(tree, "__iter__"):
        return
    for part in tree:
        yield from _walk(part)


def syntax_error(sparql: str, reason: str, prefixes: dict[str, str]) -> QuerySyntaxError | QueryRefused:
    """Return the error with its place in `sparql`; the position in the engine's `reason` can be some words too far."""
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
