"""SHACL shapes as SPARQL: for each constraint, the query that finds the nodes that violate it.

It covers the part of SHACL Core that ontology/shapes.ttl uses, by the SPARQL definitions of the standard
(https://www.w3.org/TR/shacl/#core-components). It is five times faster on a document's graph than a validator in
Python; the tests compare it with pyshacl. A constraint that is not translated raises ValueError.

A comparison that SPARQL cannot evaluate, such as `"positive"` with a literal of an unknown datatype, is an error, and a
FILTER drops the row. Here a value that cannot be compared violates the constraint: terms are compared by `sameTerm`,
and an error counts as false (`COALESCE`).

Each constraint has a `screen` as well, which spares most of the queries.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import NamedTuple

from rdflib import RDF, SH, XSD, Graph
from rdflib.collection import Collection
from rdflib.term import Node

from triplewire.graph.check.screen import Condition, Screen, Test, at_most, condition_of, every, is_in, meets_any, some

_SHAPE_ONLY = {SH.path, SH.message, RDF.type}
_CASTS = {XSD.boolean, XSD.date, XSD.decimal, XSD.integer}  # a cast in SPARQL shows whether a literal is well-formed


class Constraint(NamedTuple):
    """SPARQL that selects the violating ?this, the shape's message, and the screen before the query."""

    sparql: str
    message: str
    screen: Screen


def constraints(shapes: Graph) -> tuple[Constraint, ...]:
    """Return all constraints of a shapes graph, in a fixed order."""
    found = [each for shape in shapes.subjects(RDF.type, SH.NodeShape) for each in _of(shapes, shape)]
    return tuple(sorted(found, key=lambda each: each[:2]))


def _of(shapes: Graph, shape: Node) -> Iterator[Constraint]:
    target = _target(shapes, shape)
    for constraint in shapes.objects(shape, SH.property):
        message = str(shapes.value(constraint, SH.message))
        steps = _steps(shapes, shapes.value(constraint, SH.path))
        looked_at = [RDF.type, *steps, *shapes.objects(constraint, SH.disjoint | SH.lessThan)]
        for broken, test in _broken(shapes, constraint, "/".join(step.n3() for step in steps)):
            screen = _screen(shapes, shape, steps, test, looked_at)
            yield Constraint(f"SELECT DISTINCT ?this {{ {target} {broken} }}", message, screen)


def _screen(shapes: Graph, shape: Node, path: Iterable[Node], test: Test, looked_at: Iterable[Node]) -> Screen:
    pointing = shapes.value(shape, SH.targetSubjectsOf)
    classes = () if pointing else sorted(map(str, shapes.objects(shape, SH.targetClass)))
    properties = frozenset(map(str, (*looked_at, pointing or RDF.type)))
    return Screen(tuple(classes), str(pointing or ""), tuple(map(str, path)), test, properties)


def _target(shapes: Graph, shape: Node) -> str:
    """Return the pattern that matches the nodes of a shape: those of its classes, or the subjects of a property."""
    if pointing := shapes.value(shape, SH.targetSubjectsOf):
        return f"?this {pointing.n3()} ?pointed ."
    classes = " ".join(sorted(c.n3() for c in shapes.objects(shape, SH.targetClass)))
    return f"VALUES ?class {{ {classes} }} ?this a ?class ."


def _steps(shapes: Graph, path: Node | None) -> list[Node]:
    if path and (path, RDF.first, None) in shapes:
        return list(Collection(shapes, path))
    return [path] if path else []


def _broken(shapes: Graph, constraint: Node, path: str) -> Iterator[tuple[str, Test]]:
    """Yield the patterns that match violations of the constraint, each with the test that none plainly fails."""
    conditions, screened = [], []
    for component, value in sorted(shapes.predicate_objects(constraint)):
        if component == SH.minCount and int(str(value)) == 1:
            yield f"FILTER NOT EXISTS {{ ?this {path} ?v }}", some
        elif component == SH.maxCount and int(str(value)) == 1:
            yield f"?this {path} ?v , ?w FILTER(!SAMETERM(?v, ?w))", partial(at_most, 1)
        elif component == SH.maxCount and int(str(value)) == 0:
            yield f"?this {path} ?v", partial(at_most, 0)
        elif component not in _SHAPE_ONLY:
            conditions.append(_condition(shapes, component, value))
            screened.append(_screened(shapes, component, value, conditions[-1]))
    if conditions:
        yield f"?this {path} ?v FILTER(!COALESCE({' && '.join(conditions)}, false))", partial(every, screened)


def _screened(shapes: Graph, component: Node, value: Node, sparql: str) -> Condition:
    """Return the condition of a component as a screen tests it."""
    if component == SH["in"]:
        return partial(is_in, frozenset(item.n3() for item in Collection(shapes, value)))
    if component == SH["or"]:
        either = [shapes.predicate_objects(each) for each in Collection(shapes, value)]
        return partial(meets_any, [[_screened(shapes, *pair, "false") for pair in pairs] for pairs in either])
    return condition_of(str(component), str(value), sparql)


def _condition(shapes: Graph, component: Node, value: Node) -> str:
    """Return the condition that a conforming value ?v of ?this meets; an error in it counts as false."""
    term = value.n3()
    if component == SH["in"]:
        return "(" + " || ".join(f"SAMETERM(?v, {item.n3()})" for item in Collection(shapes, value)) + ")"
    if component == SH.datatype and value in _CASTS:
        return f"(isLITERAL(?v) && DATATYPE(?v) = {term} && {term}(STR(?v)) = {term}(STR(?v)))"
    if component == SH.nodeKind and value != SH.IRI:
        raise ValueError(f"the shapes use sh:nodeKind {term}, which is not translated")
    if component == SH["or"]:
        either = [
            [_condition(shapes, *pair) for pair in shapes.predicate_objects(s)] for s in Collection(shapes, value)
        ]
        return "(" + " || ".join(f"({' && '.join(conditions)})" for conditions in either) + ")"
    if component not in _CONDITIONS:
        raise ValueError(f"the shapes use {component}, which is not translated")
    return _CONDITIONS[component].format(term)


_CONDITIONS: dict[Node, str] = {
    SH.datatype: "(isLITERAL(?v) && DATATYPE(?v) = {0})",
    SH.nodeKind: "isIRI(?v)",
    SH["class"]: "EXISTS {{ ?v a {0} }}",
    SH.minInclusive: "?v >= {0}",
    SH.maxInclusive: "?v <= {0}",
    SH.minLength: "(STRLEN(STR(?v)) >= {0})",
    SH.pattern: "REGEX(STR(?v), {0})",
    SH.disjoint: "NOT EXISTS {{ ?this {0} ?v }}",
    SH.lessThan: "NOT EXISTS {{ ?this {0} ?other FILTER(!COALESCE(?v < ?other, false)) }}",
}
