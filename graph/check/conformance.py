"""Conformance of a document's graph to the shapes; nodes that do not conform are left out, and the reason is given."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import cast

import pyoxigraph as ox
import rdflib

from triplewire.extract.plugins import fail
from triplewire.graph.added_terms import added_terms, is_added
from triplewire.graph.check.screen import Told
from triplewire.graph.check.shacl import Constraint, constraints
from triplewire.ontology import FOLDER
from triplewire.ontology.terms import RDF
from triplewire.ontology.verbs import is_direct


@dataclass(frozen=True, slots=True, order=True)
class LeftOut:
    """A node that was left out of the graph, and the reason."""

    node: str
    reason: str


@cache
def _constraints() -> tuple[Constraint, ...]:
    """Return the constraints of the ontology, and those of plug-ins."""
    found = constraints(_shapes(FOLDER.joinpath("shapes.ttl").read_text("utf-8")))
    for plugin, added in added_terms():
        try:
            found += constraints(_shapes(added.shapes))
        except Exception as error:  # noqa: BLE001  # what others wrote
            fail(plugin, error)
    return found


def _shapes(turtle: str) -> rdflib.Graph:
    return rdflib.Graph().parse(data=turtle, format="turtle")


@cache
def _looked_at() -> frozenset[str]:
    return frozenset[str]().union(*(constraint.screen.predicates for constraint in _constraints()))


def violations(triples: Iterable[ox.Triple]) -> tuple[LeftOut, ...]:
    """Return the nodes that do not conform to the SHACL shapes, each with the violation, sorted."""
    known = tuple(triples)
    told = Told(known, _looked_at())
    doubted = [constraint for constraint in _constraints() if not constraint.screen.passes(told)]
    return violating(known, doubted) if doubted else ()


def violating(triples: Iterable[ox.Triple], constraints: Iterable[Constraint]) -> tuple[LeftOut, ...]:
    """Return the nodes that violate constraints by their queries, each with the violation, sorted."""
    store = ox.Store()
    store.extend(ox.Quad(triple.subject, triple.predicate, triple.object) for triple in triples)
    found = {
        LeftOut(row["this"].value, constraint.message)
        for constraint in constraints
        for row in cast("ox.QuerySolutions", store.query(constraint.sparql))
    }
    return tuple(sorted(found))


def check(triples: Iterable[ox.Triple]) -> tuple[tuple[ox.Triple, ...], tuple[LeftOut, ...]]:
    """Return the triples that conform, and the nodes that were left out; all triples with such a node are removed."""
    kept = tuple(triples)
    left_out: tuple[LeftOut, ...] = ()
    while wrong := violations(kept):
        left_out += wrong
        nodes = {item.node for item in wrong}
        kept = _with_facts(t for t in kept if _value(t.subject) not in nodes and _value(t.object) not in nodes)
    return kept, left_out


def _is_fact(triple: ox.Triple) -> bool:
    return is_direct(triple.predicate.value) or is_added(triple.predicate.value)


def _value(term: object) -> str | None:
    return term.value if isinstance(term, ox.NamedNode) else None


def _with_facts(triples: Iterable[ox.Triple]) -> tuple[ox.Triple, ...]:
    """Remove the plain triples whose tw:Fact was removed."""
    kept = tuple(triples)
    parts: dict[str, dict[str, object]] = {}
    for t in kept:
        if t.predicate.value in {RDF.subject, RDF.predicate, RDF.object}:
            parts.setdefault(str(t.subject), {})[t.predicate.value] = t.object
    facts = {tuple(p.get(term) for term in (RDF.subject, RDF.predicate, RDF.object)) for p in parts.values()}
    return tuple(t for t in kept if not _is_fact(t) or (t.subject, t.predicate, t.object) in facts)
