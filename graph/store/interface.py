"""The interface that the rest of the code needs of any store.

A store is a set of named graphs, one for each document, and their union as the default graph. `change` writes several
whole graphs or nothing: a reader never sees, and a crash never leaves, half a document or half a change.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from types import MappingProxyType
from typing import Protocol

import pyoxigraph as ox

from triplewire.graph.derived.database import Derived
from triplewire.graph.derived.index import Index
from triplewire.graph.iris import BASE

Answer = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples


@dataclass(frozen=True, slots=True)
class Dataset:
    """The dataset of a query: the graphs merged into its default graph, and those that GRAPH can access."""

    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Amendment:
    """The triples to remove from a graph, and those to add."""

    gone: frozenset[ox.Triple] = frozenset()
    added: frozenset[ox.Triple] = frozenset()

    @classmethod
    def between(cls, before: AbstractSet[ox.Triple], after: AbstractSet[ox.Triple]) -> Amendment:
        """Return the amendment that puts the triples after a change in the place of those before it."""
        return cls(frozenset(before - after), frozenset(after - before))

    def __or__(self, other: Amendment) -> Amendment:
        """Return both amendments, of different triples, as one."""
        return Amendment(self.gone | other.gone, self.added | other.added)


NONE: Mapping[str, Amendment] = MappingProxyType({})


class Store(Protocol):
    """The interface of a store. A graph is named by its IRI; every method may raise StoreError."""

    @property
    def name(self) -> str:
        """The path or URL, for messages."""

    @property
    def remote(self) -> bool:
        """Whether the store is reached over a network."""

    @property
    def derived(self) -> Derived | None:
        """What is derived from the graphs of documents and kept beside the store; None where nothing is kept."""

    @property
    def index(self) -> Index | None:
        """Look-ups over all documents; None where there are none."""

    def reader(self, *, fresh: bool = False) -> Store:
        """Return this store for reading in a forked process, opened anew if it has to be `fresh`."""

    def failure(self, error: Exception) -> Exception:
        """Return the cause of an error of the engine: StoreMoved, StoreDamaged, another StoreError, or itself."""

    def damage(self) -> str:
        """Return the damage of its files, all of which are read; "" if there is none, or while others write to it."""

    def graphs(self) -> list[str]:
        """Return the IRIs of all named graphs, sorted."""

    def read(self, graph: str) -> list[ox.Triple]:
        """Return the triples of one named graph; none if there is no such graph."""

    def quads(self) -> Iterator[ox.Quad]:
        """Return all quads of named graphs."""

    def union(self) -> Iterator[ox.Triple]:
        """Return the triples of all named graphs together, each once."""

    def change(
        self, graphs: Mapping[str, Iterable[ox.Triple]], amended: Mapping[str, Amendment] = NONE
    ) -> frozenset[str]:
        """Make each graph consist of its triples, and amend others, all or none; return those that changed.

        A graph without triples is removed. An amended graph keeps its other triples.
        """

    def replace(self, graph: str, triples: Iterable[ox.Triple]) -> bool:
        """Make `graph` consist of `triples`, completely or not at all; return False if nothing changed."""

    def remove(self, graph: str) -> bool:
        """Remove the graph; return False if there is none."""

    def query(self, sparql: str, *, dataset: Dataset | None = None, base: str = BASE) -> Answer:
        """Answer a query, over all named graphs together outside GRAPH.

        Our prefixes are declared, and `:` for the `base` of nodes. A `dataset` overrides the query's own.
        """

    def close(self) -> None:
        """Flush pending data to disk and release the store."""
