"""The answer to one of our own SELECT queries as plain text, in a fixed order."""

from __future__ import annotations

import pyoxigraph as ox

from graph.store import Store
from ontology.terms import PREFIXES

PROLOGUE = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items())

Row = dict[str, str]


def select(store: Store, sparql: str) -> list[Row]:
    """The solutions, sorted; "" where a variable is unbound. The prefixes of the ontology are declared."""
    answer = store.query(PROLOGUE + sparql)
    assert isinstance(answer, ox.QuerySolutions)  # noqa: S101  # each is a SELECT
    names = [variable.value for variable in answer.variables]
    rows = [{name: getattr(row[name], "value", "") for name in names} for row in answer]
    return sorted(rows, key=lambda row: tuple(row.values()))
