"""The keys under which a document is found by others: those of its happenings and of its text.

An index beside the store has the documents by key, and their graphs have all keys of a kind in one literal, a key a
line. In a store without an index, each key is a literal of its own, which the engine finds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import cast

import pyoxigraph as ox

from triplewire.graph.store.interface import Store
from triplewire.graph.store.solutions import select, solutions_for
from triplewire.ontology.terms import TW

_KINDS = tuple(map(ox.NamedNode, (TW.storyKey, TW.textKey)))
_LINE = "\n"
_WITH_KEY = "SELECT ?key ?g {{ VALUES ?key {{ TERMS }} ?g {kind} ?key }}"
_FILED = "SELECT ?g ?keys {{ ?g {kind} ?keys }}"


def filing(graph: str, kind: str, keys: Iterable[str]) -> set[ox.Triple]:
    """Return what files a document under keys of a kind; nothing without any."""
    lines = _LINE.join(sorted(keys))
    return {ox.Triple(ox.NamedNode(graph), ox.NamedNode(kind), ox.Literal(lines))} if lines else set()


def together(graph: str, triples: Iterable[ox.Triple]) -> set[ox.Triple]:
    """Return the graph of a document with all keys of a kind in one literal."""
    rest, keys = _parted(triples)
    return rest.union(*(filing(graph, kind.value, its) for kind, its in keys.items()))


def filed(store: Store, graph: str, triples: set[ox.Triple]) -> set[ox.Triple]:
    """Return the graph of a document with its keys as the store has them."""
    if store.derived is not None:
        return triples
    rest, keys = _parted(triples)
    node = ox.NamedNode(graph)
    return rest | {ox.Triple(node, kind, ox.Literal(key)) for kind, its in keys.items() for key in its}


def _parted(triples: Iterable[ox.Triple]) -> tuple[set[ox.Triple], dict[ox.NamedNode, set[str]]]:
    """Return the other triples, and the keys by their kinds."""
    rest = set(triples)
    filing = {triple for triple in rest if triple.predicate in _KINDS}
    keys: dict[ox.NamedNode, set[str]] = {kind: set() for kind in _KINDS}
    for triple in filing:
        keys[triple.predicate].update(triple.object.value.split(_LINE))  # type: ignore[union-attr]  # a literal
    return rest - filing, keys


def filed_under(store: Store, kind: str, keys: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield each of the keys of a kind with each document that is filed under it."""
    wanted = set(keys)
    if index := store.index:
        yield from index.filed(wanted)
        return
    term = ox.NamedNode(kind)
    if store.derived is None:
        rows = solutions_for(store, _WITH_KEY.format(kind=term), (str(ox.Literal(key)) for key in wanted))
        yield from cast("Iterator[tuple[str, str]]", rows)
        return
    for row in select(store, _FILED.format(kind=term)):  # a full disk has kept the index back
        yield from ((key, row["g"]) for key in wanted.intersection(row["keys"].split(_LINE)))
