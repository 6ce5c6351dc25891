"""Renaming of the actors in the graph of a document.

Two things of one document never share a name, so a graph can be renamed, and renamed back, without loss. Nodes whose
names contain those of actors are renamed as well: offices ("office-president.organization-un"). Facts keep the
document's own names.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import cast

import pyoxigraph as ox

from triplewire.graph.store.interface import Amendment, Store
from triplewire.graph.store.solutions import is_iri
from triplewire.ontology.terms import ORG

Names = Mapping[str, str]  # new IRIs by old IRIs


def base_of(graph: str) -> str:
    """Return the common beginning of the IRIs of the nodes of a document's graph."""
    return graph[: max(graph.rfind("/"), graph.rfind("#")) + 1]


def renamed(graph: str, triples: Iterable[ox.Triple], names: Names) -> set[ox.Triple]:
    """Return the triples of a document's graph with IRIs replaced as `names` says."""
    known = list(triples)
    offices = _offices(known, names, base_of(graph))
    valid = {old: new for old, new in {**names, **offices}.items() if is_iri(old) and is_iri(new)}
    swap = {ox.NamedNode(old): ox.NamedNode(new) for old, new in valid.items()}
    return {_swapped(triple, swap) for triple in known} if swap else set(known)


def renaming(store: Store, graph: str, names: Names) -> Amendment:
    """Return how the graph of a document in a store is renamed (`renamed`): only what tells of the nodes is read."""
    known = _about(store, graph, names)
    known |= _about(store, graph, _offices(known, names, base_of(graph)))
    return Amendment.between(known, renamed(graph, known, names))


def _about(store: Store, graph: str, nodes: Iterable[str]) -> set[ox.Triple]:
    """Return the triples of a graph with any of the nodes as subject or object."""
    found: set[ox.Triple] = set()
    for node in (ox.NamedNode(iri) for iri in nodes if is_iri(iri)):
        for pattern in (f"{node} ?p ?o BIND({node} AS ?s)", f"?s ?p {node} BIND({node} AS ?o)"):
            rows = store.query(f"SELECT ?s ?p ?o {{ GRAPH {ox.NamedNode(graph)} {{ {pattern} }} }}")
            found.update(ox.Triple(*row) for row in cast("ox.QuerySolutions", rows))
    return found


def _offices(triples: Iterable[ox.Triple], names: Names, base: str) -> Names:
    """Return the new names of the offices of renamed nodes."""
    found = {}
    for triple in triples:
        if triple.predicate.value == ORG.postIn and (of := triple.object.value) in names:  # type: ignore[union-attr]
            office = triple.subject.value  # type: ignore[union-attr]
            old, new = (f".{name.removeprefix(base)}" for name in (of, names[of]))
            found[office] = office.removesuffix(old) + new
    return found


def _swapped(triple: ox.Triple, swap: Mapping[ox.NamedNode, ox.NamedNode]) -> ox.Triple:
    subject, value = triple.subject, triple.object
    if subject not in swap and value not in swap:
        return triple
    return ox.Triple(swap.get(subject, subject), triple.predicate, swap.get(value, value))  # type: ignore[arg-type]
