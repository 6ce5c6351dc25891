"""What the rest of the code needs of a store, whatever the store is.

A store is a set of named graphs, one for each document, and their union as the default graph. `change` writes several
whole graphs or nothing: neither a reader nor a crash ever leaves half a document, nor half of a change.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

import pyoxigraph as ox

from triplewire.graph.iris import BASE

Answer = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples


@dataclass(frozen=True, slots=True)
class Dataset:
    """What a query reads: the graphs that are merged into its default graph, and those that GRAPH reaches."""

    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()


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

    def union(self) -> Iterator[ox.Triple]:
        """The triples of all named graphs together, each once."""

    def change(self, graphs: Mapping[str, Iterable[ox.Triple]]) -> bool:
        """Make each graph consist of its triples, all of them or none; False where they already did.

        A graph without triples is taken out.
        """

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
