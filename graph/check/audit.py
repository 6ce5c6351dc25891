"""Audit of a whole store: quotes, shapes, references, actors, and the union of the graphs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from triplewire.graph.check.conformance import LeftOut, violations
from triplewire.graph.history.versions import versions
from triplewire.graph.identity.register import wrong_names
from triplewire.graph.identity.renaming import base_of
from triplewire.graph.store.interface import Store
from triplewire.graph.store.solutions import natural, select
from triplewire.ontology.terms import NIF

_QUOTED = frozenset({NIF.isString, NIF.beginIndex, NIF.endIndex, NIF.anchorOf})
_ASTRAY = {
    "it stands in the union, but in no document": (
        "SELECT ?s { ?s ?p ?o FILTER NOT EXISTS { GRAPH ?g { ?s ?p ?o } } }"
    ),
    "it stands in a document, but not in the union": (
        "SELECT ?s { GRAPH ?g { ?s ?p ?o } FILTER NOT EXISTS { ?s ?p ?o } }"
    ),
}


def audit(store: Store) -> Iterator[tuple[str, LeftOut]]:
    """Yield the problems in the order of documents, each with the IRI of its graph; normally there are none."""
    for graph in store.graphs():
        triples = store.read(graph)
        problems = {*_problems(graph, triples), *_of_versions(graph, triples)}
        yield from ((graph, problem) for problem in sorted(problems))
    yield from sorted(_misnamed(store))
    for reason, sparql in _ASTRAY.items():
        nodes = sorted({row["s"] for row in select(store, sparql)})
        yield from (("", LeftOut(node, reason)) for node in nodes)


def _problems(graph: str, triples: list[ox.Triple]) -> Iterator[LeftOut]:
    yield from violations(triples)
    yield from misquoted(graph, triples)
    yield from _dangling(graph, triples)


def _of_versions(graph: str, triples: list[ox.Triple]) -> Iterator[LeftOut]:
    """Yield the problems of the former versions of a document."""
    try:
        *former, _ = versions(graph, triples)
    except SyntaxError as error:
        yield LeftOut(graph, f"a former version of it cannot be read ({error}): read the document again")
        return
    for number, version in enumerate(former, 1):
        for problem in _problems(graph, list(version.triples)):
            yield LeftOut(problem.node, f"in its version {number}: {problem.reason}")


def misquoted(graph: str, triples: Iterable[ox.Triple]) -> Iterator[LeftOut]:
    """Yield the mentions of a document whose quote differs from the text at their offsets.

    The offsets of a mention that has none as triples are the end of its IRI.
    """
    values: dict[str, dict[str, str]] = {}
    for triple in triples:
        if triple.predicate.value in _QUOTED and isinstance(triple.object, ox.Literal):
            values.setdefault(_name(triple.subject), {})[triple.predicate.value] = triple.object.value
    text = values.pop(graph, {}).get(NIF.isString, "")
    for node, mention in values.items():
        begin, end = mention.get(NIF.beginIndex, ""), mention.get(NIF.endIndex, "")
        if not begin and not end:
            begin, _, end = node.rpartition(".")[2].partition("-")
        if not (begin.isdecimal() and end.isdecimal()):
            yield LeftOut(node, f"{begin!r} to {end!r} are not offsets")
        elif NIF.anchorOf in mention and (there := text[natural(begin) : natural(end)]) != mention[NIF.anchorOf]:
            yield LeftOut(node, f"the text has {there!r} from {begin} to {end}")


def _dangling(graph: str, triples: list[ox.Triple]) -> Iterator[LeftOut]:
    """Yield the nodes of a document that are referred to but not described."""
    base = base_of(graph)
    told = {triple.subject for triple in triples}
    for triple in triples:
        other = triple.object
        if isinstance(other, ox.NamedNode) and other.value.startswith(base) and other not in told:
            yield LeftOut(other.value, f"{_name(triple.subject)} refers to it, and nothing is said of it")


def _misnamed(store: Store) -> Iterator[tuple[str, LeftOut]]:
    """Yield the actors whose node differs from the one that the rules give for the documents in the store."""
    for member, node, name in wrong_names(store):
        reason = f"the rules say that {member.called!r} is {name}: read the document again"
        yield member.graph, LeftOut(base_of(member.graph) + node, reason)


def _name(term: object) -> str:
    return term.value if isinstance(term, ox.NamedNode) else str(term)
