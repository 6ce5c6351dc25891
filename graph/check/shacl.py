"""SHACL shapes as SPARQL: for each constraint, the query that finds the nodes that violate it.

It covers the part of SHACL Core that ontology/shapes.ttl uses, by the SPARQL definitions of the standard
(https://www.w3.org/TR/shacl/#core-components). It is five times faster on a document's graph than a validator in
Python; the tests compare it with pyshacl. A constraint that is not translated raises ValueError.

A comparison that SPARQL cannot evaluate, such as `"positive"` with a literal of an unknown datatype, is an error, and a
FILTER drops the row. Here a value that cannot be compared violates the constraint: terms are compared by `sameTerm`,
and an error counts as false (`COALESCE`).
"""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import RDF, SH, XSD, Graph
from rdflib.collection import Collection
from rdflib.term import Node

Query = tuple[str, str]  # SPARQL that selects the violating ?this, and the shape's message

_SHAPE_ONLY = {SH.path, SH.message, RDF.type}
_CASTS = {XSD.boolean, XSD.date, XSD.decimal, XSD.integer}  # a cast in SPARQL shows whether a literal is well-formed


def queries(shapes: Graph) -> tuple[Query, ...]:
    """Return the queries for all constraints of a shapes graph, in a fixed order."""
    return tuple(sorted(query for shape in shapes.subjects(RDF.type, SH.NodeShape) for query in _of(shapes, shape)))


def _of(shapes: Graph, shape: Node) -> Iterator[Query]:
    target = _target(shapes, shape)
    for constraint in shapes.objects(shape, SH.property):
        message = str(shapes.value(constraint, SH.message))
        path = _path(shapes, shapes.value(constraint, SH.path))
        for broken in _broken(shapes, constraint, path):
            yield f"SELECT DISTINCT ?this {{ {target} {broken} }}", message


def _target(shapes: Graph, shape: Node) -> str:
    """Return the pattern that matches the nodes of a shape: those of its classes, or the subjects of a property."""
    if pointing := shapes.value(shape, SH.targetSubjectsOf):
        return f"?this {pointing.n3()} ?pointed ."
    classes = " ".join(sorted(c.n3() for c in shapes.objects(shape, SH.targetClass)))
    return f"VALUES ?class {{ {classes} }} ?this a ?class ."


def _path(shapes: Graph, path: Node | None) -> str:
    if path and (path, RDF.first, None) in shapes:
        return "/".join(step.n3() for step in Collection(shapes, path))
    return path.n3() if path else ""


def _broken(shapes: Graph, constraint: Node, path: str) -> Iterator[str]:
    """Yield the patterns that match violations of the constraint."""
    conditions = []
    for component, value in sorted(shapes.predicate_objects(constraint)):
        if component == SH.minCount and int(str(value)) == 1:
            yield f"FILTER NOT EXISTS {{ ?this {path} ?v }}"
        elif component == SH.maxCount and int(str(value)) == 1:
            yield f"?this {path} ?v , ?w FILTER(!SAMETERM(?v, ?w))"
        elif component == SH.maxCount and int(str(value)) == 0:
            yield f"?this {path} ?v"
        elif component not in _SHAPE_ONLY:
            conditions.append(_condition(shapes, component, value))
    if conditions:
        yield f"?this {path} ?v FILTER(!COALESCE({' && '.join(conditions)}, false))"


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
