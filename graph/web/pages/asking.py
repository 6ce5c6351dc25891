"""The named questions, with answers as tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice

import pyoxigraph as ox

from graph.export import turtle as in_turtle
from graph.query import evaluate
from graph.questions import question
from graph.select import select
from graph.store import Store
from graph.web.pages.kinds import CLASSES
from ontology.terms import RDF

_NAMES = f"""
SELECT ?label (COUNT(?m) AS ?count) {{ ?n a ?type ; rdfs:label ?label . ?m itsrdf:taIdentRef ?n ; tw:mentionKind "name"
  VALUES ?type {{ {CLASSES} }} }} GROUP BY ?label ORDER BY DESC(?count) ?label LIMIT 300"""
MOST = 1000


@dataclass(frozen=True, slots=True)
class Answered:
    """The answer to a question: a table, the SPARQL that was asked, and whether there is more than the table has."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    sparql: str
    more: bool = False


def ask(store: Store, name: str, parameters: Mapping[str, str]) -> Answered:
    """The answer; raises QueryUnknown and NameMissing."""
    sparql = question(name).sparql(store, parameters)
    found = evaluate(store, sparql)
    assert isinstance(found, ox.QuerySolutions)  # noqa: S101  # each is a SELECT
    columns = tuple(variable.value for variable in found.variables)
    rows = []
    for row in found:
        rows.append(tuple(_text(row[name]) for name in columns))
        if len(rows) > MOST:
            break
    return Answered(columns, tuple(rows[:MOST]), sparql, len(rows) > MOST)


def names(store: Store) -> tuple[str, ...]:
    """Names to choose from, those named most first."""
    return tuple(row["label"] for row in select(store, _NAMES) if row["label"])


def turtle(store: Store, name: str, parameters: Mapping[str, str], base: str) -> bytes:
    """The answer as Turtle, in the vocabulary for result sets of the SPARQL test cases, which Jena and others read."""
    found = evaluate(store, question(name).sparql(store, parameters))
    assert isinstance(found, ox.QuerySolutions)  # noqa: S101  # each is a SELECT
    columns = [variable.value for variable in found.variables]
    result = ox.BlankNode("result")
    triples = [ox.Triple(result, ox.NamedNode(RDF.type), _rs("ResultSet"))]
    triples += [ox.Triple(result, _rs("resultVariable"), ox.Literal(column)) for column in columns]
    for number, row in enumerate(islice(found, MOST), 1):
        solution = ox.BlankNode(f"r{number}")
        triples += [ox.Triple(result, _rs("solution"), solution), ox.Triple(solution, _rs("index"), ox.Literal(number))]
        for column in columns:
            if (value := row[column]) is not None:
                binding = ox.BlankNode(f"r{number}{column}")
                triples += [
                    ox.Triple(solution, _rs("binding"), binding),
                    ox.Triple(binding, _rs("variable"), ox.Literal(column)),
                    ox.Triple(binding, _rs("value"), value),
                ]
    return in_turtle(triples, base)


def _rs(name: str) -> ox.NamedNode:
    return ox.NamedNode(f"http://www.w3.org/2001/sw/DataAccess/tests/result-set#{name}")


def _text(term: object) -> str:
    return getattr(term, "value", "")
