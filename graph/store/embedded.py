"""Oxigraph embedded in this process: a store in memory or on disk."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from itertools import chain
from pathlib import Path
from typing import NoReturn

import pyoxigraph as ox

from triplewire.graph.derived.index import Index
from triplewire.graph.derived.reading import Reading
from triplewire.graph.errors import StoreClosed, StoreLocked, StoreReadOnly
from triplewire.graph.iris import BASE
from triplewire.graph.store.disk import Reader, Writer, failure, found_damage, index_of
from triplewire.graph.store.interface import NONE, Amendment, Answer, Dataset, Store
from triplewire.graph.store.transactions import add, load, update
from triplewire.ontology.terms import NIF, PREFIXES, TW

_LOG = 10_000  # maximum triples in the log, which each reader replays on opening the store, at 0.03 ms per triple
_TAKEN_BACK = frozenset(map(ox.NamedNode, (NIF.isString, TW.takenOut, TW.putIn)))


def _withdraws(change: Amendment) -> bool:
    """Return whether a change removes or replaces the text of a document, or corrects it."""
    return any(triple.predicate in _TAKEN_BACK for triple in chain(change.gone, change.added))


class OxigraphStore:
    """Embedded Oxigraph: in memory without a path, else in that folder. One process can write at a time."""

    def __init__(self, path: Path | None = None, *, read_only: bool = False) -> None:
        """Raise StoreError if the store is missing, damaged, being written, or cannot be opened."""
        self.path = path
        self.read_only = read_only
        self._process = os.getpid()
        self._writer = Writer(path) if path and not read_only else None
        self._reader = Reader(path) if path and read_only else None
        self.engine = self._writer.engine if self._writer else self._reader.engine if self._reader else ox.Store()
        self.derived = self._writer.derived if self._writer else None
        self._reading = Reading(path) if path and read_only else None
        self._in_log = 0  # triples that are written but not yet flushed

    def __getattr__(self, name: str) -> NoReturn:
        """Raise StoreClosed for the engine, which a closed store does not have."""
        if name == "engine":
            raise StoreClosed(self.name)
        raise AttributeError(name)

    @property
    def name(self) -> str:
        """The path, for messages."""
        return str(self.path or "in memory")

    @property
    def _is_forked(self) -> bool:
        """Whether this process is a fork of the one that writes: its engine would wait for ever, or damage the log."""
        return self._writer is not None and os.getpid() != self._process

    @property
    def remote(self) -> bool:
        """Whether the store is reached over a network."""
        return False

    @property
    def index(self) -> Index | None:
        """Look-ups over all documents; None for a store in memory, and where they do not tell of the store as it is."""
        if self.path and self._reading:
            return index_of(self.path, self._reading)
        return self.derived.index if self.derived else None

    def reader(self, *, fresh: bool = False) -> Store:
        """Return this store for reading in a forked process, which must not share the locks of a store on disk."""
        return OxigraphStore(self.path, read_only=True) if self.path and (fresh or not self.read_only) else self

    def failure(self, error: Exception) -> Exception:
        """Return the cause of an error of the engine: StoreMoved, StoreDamaged, another StoreError, or itself."""
        return failure(self.path, error) if self.path else error

    def damage(self) -> str:
        """Return the damage of its files, all of which are read; "" if there is none, or while others write to it."""
        return found_damage(self.path) if self.path else ""

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Raise the cause of an error of the engine (see `failure`) within the block, and StoreLocked in a fork."""
        if self._is_forked:
            raise StoreLocked(self.name)
        try:
            yield
        except (OSError, RuntimeError) as error:
            raise self.failure(error) from error

    def graphs(self) -> list[str]:
        """Return the IRIs of all named graphs, sorted."""
        with self.reading():
            return sorted(g.value for g in self.engine.named_graphs() if isinstance(g, ox.NamedNode))

    def read(self, graph: str) -> list[ox.Triple]:
        """Return the triples of one named graph; none if there is no such graph."""
        with self.reading():
            return [quad.triple for quad in self.engine.quads_for_pattern(None, None, None, ox.NamedNode(graph))]

    def quads(self) -> Iterator[ox.Quad]:
        """Return all quads of named graphs."""
        with self.reading():
            for graph in self.graphs():
                yield from self.engine.quads_for_pattern(None, None, None, ox.NamedNode(graph))

    def union(self) -> Iterator[ox.Triple]:
        """Return the triples of all named graphs together, each once."""
        with self.reading():
            for quad in self.engine.quads_for_pattern(None, None, None, ox.DefaultGraph()):
                yield quad.triple

    def change(
        self, graphs: Mapping[str, Iterable[ox.Triple]], amended: Mapping[str, Amendment] = NONE
    ) -> frozenset[str]:
        """Make each graph consist of its triples, and amend others, all or none; return those that changed.

        Raises StoreReadOnly, and StoreLocked in a fork of the process that opened it.
        """
        if self.read_only:
            raise StoreReadOnly(self.name)
        if self._is_forked:
            raise StoreLocked(self.name)
        after = {graph: frozenset(triples) for graph, triples in graphs.items()}
        before = {graph: frozenset(self.read(graph)) for graph in after}
        changes = {g: Amendment(before[g] - new, new - before[g] if before[g] else new) for g, new in after.items()}
        changes = {g: change for g, change in {**changes, **amended}.items() if change.gone or change.added}
        if not changes:
            return frozenset()
        if not any(before[graph] for graph in changes.keys() & before):  # the record of a change names an old one
            graph, change = min(changes.items(), key=lambda item: (item[0] in after, item[0]))
            if graph not in after:
                after[graph] = (frozenset(self.read(graph)) - change.gone) | change.added
        whole = {graph: triples for graph, triples in after.items() if graph in changes}
        new = self._to_load(changes, {graph for graph, triples in before.items() if not triples})
        withdraws = any(_withdraws(change) for graph, change in changes.items() if before.get(graph))
        replaced = changes.keys() - amended.keys()
        with self._writer.changing(whole, changes, replaced, new, withdraws) if self._writer else nullcontext():
            if new:  # of which nothing is left if the process ends before the rest is made as well
                load(self.engine, {ox.NamedNode(graph): changes[graph].added for graph in new})
            self._make(
                {g: change for g, change in changes.items() if g not in new},
                [ox.NamedNode(graph) for graph, triples in whole.items() if not triples],
            )
        return frozenset(changes)

    def _to_load(self, changes: Mapping[str, Amendment], new: Collection[str]) -> list[str]:
        """Return the new graphs to load before old ones are changed; none if they are few, or if no old one changes."""
        coming = sorted(changes.keys() & new)
        size = sum(len(changes[graph].added) for graph in coming)
        return coming if self.path and size > _LOG and len(coming) < len(changes) else []

    def _make(self, changes: Mapping[str, Amendment], empty: Iterable[ox.NamedNode]) -> None:
        gone = {ox.NamedNode(graph): change.gone for graph, change in changes.items()}
        added = {ox.NamedNode(graph): change.added for graph, change in changes.items()}
        size = sum(map(len, (*gone.values(), *added.values())))
        if any(gone.values()):
            update(self.engine, gone, added, empty)
        elif self.path and size > _LOG:
            load(self.engine, added)
            size = 0
        else:
            add(self.engine, added)
        self._in_log += size
        if self.path and self._in_log > _LOG:
            self.engine.flush()
            self._in_log = 0

    def replace(self, graph: str, triples: Iterable[ox.Triple]) -> bool:
        """Make `graph` consist of `triples`, completely or not at all; return False if nothing changed."""
        return bool(self.change({graph: triples}))

    def remove(self, graph: str) -> bool:
        """Remove the graph; return False if there is none."""
        return self.replace(graph, ())

    def query(self, sparql: str, *, dataset: Dataset | None = None, base: str = BASE) -> Answer:
        """Answer a query, over all named graphs together outside GRAPH, with our prefixes and `base` as `:`."""
        with self.reading():
            return self.engine.query(
                sparql,
                prefixes={"": base, **PREFIXES},
                default_graph=[ox.NamedNode(graph) for graph in dataset.default] if dataset else None,
                named_graphs=[ox.NamedNode(graph) for graph in dataset.named] if dataset else None,
            )

    def close(self) -> None:
        """Flush pending data to disk and release the lock; nothing happens if that was done before."""
        if self._is_forked or self.__dict__.pop("engine", None) is None:  # the engine's threads are not in a fork
            return
        if self._writer:
            self._writer.close()
        if self._reader:
            self._reader.close()
