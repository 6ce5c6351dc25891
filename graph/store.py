"""The only place that a store is made: in memory, on disk with Oxigraph, or a remote SPARQL 1.1 server.

A store is a set of named graphs, one a document, and their union as the default graph. `replace` puts a whole graph
in, or nothing of it: a reader or a crash never meets half a document.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Protocol

import pyoxigraph as ox

from graph.errors import StoreError, StoreLocked, StoreMissing, StoreMoved
from graph.remote import Answer, Dataset, RemoteStore
from graph.resolve import BASE
from graph.update import deletion, insertion
from ontology.terms import PREFIXES

_LOG = 10_000  # triples in the log at most: who opens the store to read goes through it, at 0.03 ms a triple


class Store(Protocol):
    """What the rest needs of a store. A graph is named by its IRI; every method may raise StoreError."""

    @property
    def name(self) -> str:
        """The path or URL, for messages."""

    @property
    def remote(self) -> bool:
        """Whether a network leads to it."""

    def reader(self) -> Store:
        """This store for reading in a forked process."""

    def graphs(self) -> list[str]:
        """The IRIs of all named graphs, sorted."""

    def read(self, graph: str) -> list[ox.Triple]:
        """The triples of one named graph; none where there is no such graph."""

    def quads(self) -> Iterator[ox.Quad]:
        """Everything in named graphs."""

    def replace(self, graph: str, triples: Iterable[ox.Triple]) -> bool:
        """Make `graph` consist of `triples`, wholly or not at all; False where it already did."""

    def remove(self, graph: str) -> bool:
        """Take the graph out; False where there is none."""

    def query(self, sparql: str, *, dataset: Dataset | None = None, base: str = BASE) -> Answer:
        """Answer a query, outside of GRAPH over all named graphs together.

        Our prefixes are declared, and `:` for the `base` of nodes. A `dataset` wins over the query's own.
        """

    def close(self) -> None:
        """Write out what is not yet on disk and let go."""


def open_store(where: str | Path | None = None, *, read_only: bool = False) -> Store:
    """The store at a path, at a URL (http or https), or, without either, a new one in memory.

    `read_only` opens a store on disk beside a process that writes to it, and raises StoreMissing where there is none.
    """
    if where is None:
        return OxigraphStore()
    if str(where).startswith(("http://", "https://")):
        return RemoteStore.at(str(where))
    return OxigraphStore(Path(where), read_only=read_only)


class OxigraphStore:
    """Oxigraph embedded: in memory without a path, else in that folder. One process writes at a time."""

    def __init__(self, path: Path | None = None, *, read_only: bool = False) -> None:
        self.path = path
        self.read_only = read_only
        if read_only and path and not (path / "CURRENT").exists():
            raise StoreMissing(str(path))
        self.engine = _open(path, read_only=read_only) if path else ox.Store()
        self._in_log = 0  # triples that are written, but not yet flushed

    @property
    def name(self) -> str:
        """The path, for messages."""
        return str(self.path or "in memory")

    @property
    def remote(self) -> bool:
        """Whether a network leads to it."""
        return False

    def reader(self) -> Store:
        """This store for reading in a forked process, which must not share the locks of an open store on disk."""
        return OxigraphStore(self.path, read_only=True) if self.path and not self.read_only else self

    def graphs(self) -> list[str]:
        """The IRIs of all named graphs, sorted."""
        return sorted(g.value for g in self.engine.named_graphs() if isinstance(g, ox.NamedNode))

    def read(self, graph: str) -> list[ox.Triple]:
        """The triples of one named graph; none where there is no such graph."""
        return [quad.triple for quad in self.engine.quads_for_pattern(None, None, None, ox.NamedNode(graph))]

    def quads(self) -> Iterator[ox.Quad]:
        """Everything in named graphs."""
        for graph in self.graphs():
            yield from self.engine.quads_for_pattern(None, None, None, ox.NamedNode(graph))

    def replace(self, graph: str, triples: Iterable[ox.Triple]) -> bool:
        """Make `graph` consist of `triples`, wholly or not at all; False where it already did."""
        node, old, new = ox.NamedNode(graph), set(self.read(graph)), set(triples)
        if old == new:
            return False
        self._write(node, old, new)
        self._in_log += len(old ^ new)
        if self.path and self._in_log > _LOG:
            self.engine.flush()
            self._in_log = 0
        return True

    def _write(self, node: ox.NamedNode, old: set[ox.Triple], new: set[ox.Triple]) -> None:
        if old <= new:  # all at once, and faster than an update
            added = new - old
            self.engine.extend(
                ox.Quad(t.subject, t.predicate, t.object, name) for name in (node, ox.DefaultGraph()) for t in added
            )
            return
        gone = old - new
        only_here = [triple for triple in gone if not self._elsewhere(triple, node)]
        steps = [deletion(node, gone, only_here), insertion(node, new - old), f"DROP SILENT GRAPH {node}"]
        self.engine.update(" ; ".join(steps[:2] if new else steps[::2]))  # one update is one transaction

    def _elsewhere(self, triple: ox.Triple, node: ox.NamedNode) -> bool:
        quads = self.engine.quads_for_pattern(triple.subject, triple.predicate, triple.object, None)
        return any(quad.graph_name not in {node, ox.DefaultGraph()} for quad in quads)

    def remove(self, graph: str) -> bool:
        """Take the graph out; False where there is none."""
        return self.replace(graph, ())

    def query(self, sparql: str, *, dataset: Dataset | None = None, base: str = BASE) -> Answer:
        """Answer a query, outside of GRAPH over all named graphs together, with our prefixes and `base` as `:`."""
        return self.engine.query(
            sparql,
            prefixes={"": base, **PREFIXES},
            default_graph=[ox.NamedNode(graph) for graph in dataset.default] if dataset else None,
            named_graphs=[ox.NamedNode(graph) for graph in dataset.named] if dataset else None,
        )

    def close(self) -> None:
        """Write out what is not yet on disk and let go of the lock."""
        if self.path and not self.read_only:
            self.engine.flush()
        del self.engine


def _open(path: Path, *, read_only: bool) -> ox.Store:
    try:
        if read_only:
            return ox.Store.read_only(str(path))
        path.mkdir(parents=True, exist_ok=True)
        return ox.Store(str(path))
    except (OSError, RuntimeError) as error:  # the latter of a store whose writer is just making it
        if read_only and (path / "CURRENT").exists():
            raise StoreMoved(str(path)) from error
        if "lock" in str(error).lower():
            raise StoreLocked(str(path)) from error
        raise StoreError(str(path), f"cannot be opened: {error}") from error
