"""The named questions, with answers as tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from graph.query import evaluate
from graph.questions import Question, question
from graph.select import select
from graph.store import Store
from graph.web.pages.kinds import CLASSES

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


def sparql(store: Store, name: str, parameters: Mapping[str, str]) -> str:
    """The question as SPARQL."""
    asked: Question = question(name)
    return asked.sparql(store, parameters)


def _text(term: ox.Term | None) -> str:
    return getattr(term, "value", "") if term is not None else ""
