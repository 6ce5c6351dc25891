"""Changes of the triples of graphs in the engine, with their union as the default graph, each one transaction."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from contextlib import suppress
from typing import IO, Any, cast

import pyoxigraph as ox

from triplewire.graph.line_reader import LineReader
from triplewire.graph.store.update import deletion, insertion

Triples = Mapping[ox.NamedNode, AbstractSet[ox.Triple]]


def matching(engine: ox.Store, *pattern: Any) -> Iterator[ox.Quad]:
    """Yield the quads of a pattern of subject, predicate, object and graph.

    On disk, the engine (pyoxigraph 0.5.13) also gives others for a literal whose key ends with 0xFF: 255, 511.
    """
    for quad in engine.quads_for_pattern(*pattern):
        if all(term is None or term == found for term, found in zip(pattern[:3], quad.triple, strict=True)):
            yield quad


def add(engine: ox.Store, added: Triples) -> None:
    """Add triples by way of the log."""
    engine.extend(
        ox.Quad(t.subject, t.predicate, t.object, name)
        for node, triples in added.items()
        for name in (node, ox.DefaultGraph())
        for t in triples
    )


def load(engine: ox.Store, added: Triples) -> None:
    """Add triples in files of their own: for many, this is faster than the log."""
    ours = cast("IO[bytes]", LineReader(_lines(added)))
    engine.bulk_load(ours, format=ox.RdfFormat.N_QUADS, lenient=True)  # its IRIs were checked where they were made
    _give_back()


def _give_back() -> None:
    """Give the memory that a load needed back to the system, which the C library (glibc) does not do by itself."""
    if sys.platform == "linux":
        with suppress(AttributeError):  # another C library
            ctypes.CDLL(None).malloc_trim(0)


def _lines(added: Triples) -> Iterator[bytes]:
    for node, triples in added.items():
        lines = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b""
        yield lines
        yield lines.replace(b" .\n", f" {node} .\n".encode())


def update(engine: ox.Store, gone: Triples, added: Triples, empty: Iterable[ox.NamedNode]) -> None:
    """Remove and add triples, and remove the graphs that are then empty."""
    coming = set[ox.Triple]().union(*added.values())
    steps = []
    for node, triples in gone.items():
        only_here = [triple for triple in triples - coming if not _stays(engine, triple, gone)]
        steps += [deletion(node, triples, only_here)] if triples else []
        steps += [insertion(node, added[node])] if added.get(node) else []
    steps += [f"DROP SILENT GRAPH {node}" for node in empty]
    engine.update(" ; ".join(steps))  # one update is one transaction


def remove(engine: ox.Store, graphs: Iterable[str]) -> None:
    """Remove whole graphs."""
    nodes = [ox.NamedNode(graph) for graph in graphs]
    gone: Triples = {node: {quad.triple for quad in engine.quads_for_pattern(None, None, None, node)} for node in nodes}
    update(engine, gone, {}, nodes)


def _stays(engine: ox.Store, triple: ox.Triple, gone: Triples) -> bool:
    """Whether the triple stays in a named graph."""
    quads = matching(engine, triple.subject, triple.predicate, triple.object, None)
    return any(isinstance(g := q.graph_name, ox.NamedNode) and triple not in gone.get(g, ()) for q in quads)
