"""Answers to our own SELECT queries as plain text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import cast

import pyoxigraph as ox

from triplewire.graph.store.interface import Store
from triplewire.ontology.terms import PREFIXES

PROLOGUE = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items())
_POINT = re.compile(r"POINT\s*\((-?[\d.]+) (-?[\d.]+)\)")
_WHOLE = re.compile(r"[0-9]{1,18}", re.ASCII)
_FRACTION = re.compile(r"-?[0-9]{1,18}(\.[0-9]{1,40})?", re.ASCII)
_AT_ONCE = 500  # terms per query

Row = dict[str, str]
Described = dict[str, dict[str, list[str]]]


def select(store: Store, sparql: str) -> list[Row]:
    """Return the solutions, sorted; "" for an unbound variable. The prefixes of the ontology are declared."""
    answer = store.query(PROLOGUE + sparql)
    assert isinstance(answer, ox.QuerySolutions)  # noqa: S101  # each is a SELECT
    names = [variable.value for variable in answer.variables]
    rows = sorted([getattr(term, "value", "") for term in row] for row in answer)
    return [dict(zip(names, row, strict=True)) for row in rows]


def count_documents(store: Store) -> int:
    """Return the number of documents; other graphs are the corrections, and triples from elsewhere."""
    return len(select(store, "SELECT ?g { GRAPH ?g { ?g schema:identifier ?id } }"))


def solutions_for(store: Store, sparql: str, terms: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """Yield the solutions of a query for any number of terms, of which some at a time take the place of `TERMS`."""
    listed = iter(sorted(terms))
    while some := " ".join(islice(listed, _AT_ONCE)):
        rows = cast("ox.QuerySolutions", store.query(sparql.replace("TERMS", some)))
        names = [variable.value for variable in rows.variables]
        yield from (tuple(row[name].value for name in names) for row in rows)


def described(store: Store, iris: Iterable[str], *properties: str) -> Described:
    """Return the values of the properties (prefixed names) of each node that has any: `found[iri][property]`, sorted.

    There is one look-up for each node and property: with OPTIONAL, or VALUES for the properties, the engine would read
    the whole store.
    """
    nodes = values(iris)
    arms = " UNION ".join(f'{{ ?n {name} ?o BIND("{name}" AS ?p) }}' for name in properties)
    found: Described = {}
    for row in select(store, f"SELECT ?n ?p ?o {{ VALUES ?n {{ {nodes} }} {arms} }}") if nodes else ():
        found.setdefault(row["n"], {}).setdefault(row["p"], []).append(row["o"])
    return found


def values(iris: Iterable[str]) -> str:
    """Return nodes as the terms of a VALUES block, each once; anything but an IRI, such as a literal, is left out."""
    return " ".join(f"<{iri}>" for iri in dict.fromkeys(iris) if is_iri(iri))


def position(wkt: str) -> tuple[float, float] | None:
    """Return latitude and longitude of a point in well-known text (which has longitude first); None for other text."""
    match = _POINT.match(wkt)
    return (float(match[2]), float(match[1])) if match else None


def natural(text: str) -> int:
    """Return a whole number that is not negative; 0 for any other text, which an imported graph may have instead."""
    return int(text) if _WHOLE.fullmatch(text) else 0


def fraction(text: str) -> float | None:
    """Return a finite decimal number; None for any other text."""
    return float(text) if _FRACTION.fullmatch(text) else None


def is_iri(text: str) -> bool:
    """Whether `text` is an absolute IRI."""
    try:
        ox.NamedNode(text)
    except ValueError:
        return False
    return True
