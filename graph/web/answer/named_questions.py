"""Answers to named questions, in values and in Turtle."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice

import pyoxigraph as ox

from triplewire.graph.ask.query import evaluate
from triplewire.graph.ask.questions import Question, question, questions
from triplewire.graph.out.turtle import turtle as in_turtle
from triplewire.graph.store.interface import Store
from triplewire.graph.web.answer.answers import MOST, Answer, answered
from triplewire.graph.web.read.overview import most_named
from triplewire.ontology.terms import RDF

_SUGGESTED = 300  # names in the fields of a question before somebody types


def ask(store: Store, name: str, parameters: Mapping[str, str], base: str) -> Answer:
    """Return the answer to a named question; raises QueryUnknown and NameMissing."""
    return answered(store, question(name).sparql(store, parameters), base=base)


def grouped() -> dict[str, list[Question]]:
    """Return the named questions by group."""
    groups: dict[str, list[Question]] = {}
    for one in questions().values():
        groups.setdefault(one.group, []).append(one)
    return dict(sorted(groups.items()))


def names(store: Store) -> tuple[str, ...]:
    """Return the names of what is named most often, the most frequent first."""
    return tuple(dict.fromkeys(who.label for who, _ in most_named(store, _SUGGESTED)))


def turtle(store: Store, name: str, parameters: Mapping[str, str], base: str) -> bytes:
    """Return the answer as Turtle, in the result set vocabulary of the SPARQL test cases, which Jena reads."""
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
