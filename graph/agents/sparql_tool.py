"""The answer to a SPARQL query in plain values, as agents read it."""

from __future__ import annotations

from itertools import islice
from typing import Any

import pyoxigraph as ox

from triplewire.graph.ask.query import evaluate
from triplewire.graph.out.turtle import turtle
from triplewire.graph.store.interface import Store
from triplewire.graph.web.api.asking import value_of


def answered_query(store: Store, query: str, limit: int, base: str) -> dict[str, Any]:
    """Return `columns` and `rows` of SELECT, `boolean` of ASK, or `turtle` of CONSTRUCT and DESCRIBE.

    `more` is true if there are more rows or triples than `limit`. Raises the errors of `evaluate`.
    """
    found = evaluate(store, query, base=base)
    if isinstance(found, ox.QueryBoolean):
        return {"boolean": bool(found)}
    if isinstance(found, ox.QueryTriples):
        triples = list(islice(found, limit + 1))
        return {"turtle": turtle(triples[:limit], base).decode(), "more": len(triples) > limit}
    columns = [variable.value for variable in found.variables]
    rows = [{name: value_of(row[name]) for name in columns} for row in islice(found, limit + 1)]
    return {"columns": columns, "rows": rows[:limit], "more": len(rows) > limit}
