"""Renaming of the actors in the graph of a document.

Two things of one document never share a name, so a graph can be renamed, and renamed back, without loss. Nodes whose
names contain those of actors are renamed as well: offices ("office-president.organization-un"). Facts keep the
document's own names.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pyoxigraph as ox

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


def _offices(triples: list[ox.Triple], names: Names, base: str) -> Names:
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
