"""Integrity of a store on disk: its files against its seal, and the indexes of the engine against one another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from triplewire.graph.check.conformance import LeftOut
from triplewire.graph.derived.reading import are_rows_damaged
from triplewire.graph.store.disk import is_derived_sound
from triplewire.graph.store.embedded import OxigraphStore
from triplewire.graph.store.interface import Store
from triplewire.graph.store.lock import is_written
from triplewire.graph.store.seal import damage, read_seal
from triplewire.graph.store.transactions import matching

Problem = tuple[str, LeftOut]  # with the IRI of its graph, or ""
_Graph = ox.NamedNode | ox.DefaultGraph
_Sum = tuple[int, int]  # the number of quads, and the sum of their hashes
_INDEXES = {"subject": 0, "predicate": 1, "object": 2}  # by the position that each looks up


def broken_files(store: str) -> Iterator[Problem]:
    """Yield the files of a store on disk that differ from its seal. Raises StoreDamaged, StoreNewer."""
    folder = Path(store)
    if seal := read_seal(folder):
        yield from (("", LeftOut(store, found)) for found in damage(folder, seal, whole=True))


def is_derived_damaged(store: str) -> bool:
    """Return whether what is derived from documents, beside a store on disk, is no longer as it was written.

    It is told, but no problem of the store: nothing is read from it then, and the next change makes it again.
    """
    folder = Path(store)
    sound = is_derived_sound(folder)
    return are_rows_damaged(folder) if sound is None and not is_written(folder) else sound is False


def broken_indexes(store: Store) -> Iterator[Problem]:
    """Yield the indexes that do not hold the same quads as the others; normally there are none.

    Every entry of every index is read, and the engine checks the block that holds it. A remote store is not checked.
    Raises StoreDamaged.
    """
    if isinstance(store, OxigraphStore):
        with store.reading():
            yield from _broken(store)


def _broken(store: OxigraphStore) -> Iterator[Problem]:
    engine, total = store.engine, (0, 0)
    terms: dict[str, set[Any]] = {name: set() for name in _INDEXES}
    graphs: list[_Graph] = [*map(ox.NamedNode, store.graphs()), ox.DefaultGraph()]
    for graph in graphs:
        quads = list(engine.quads_for_pattern(None, None, None, graph))
        here, found = {name: {getattr(quad, name) for quad in quads} for name in _INDEXES}, _sum(quads)
        total = total[0] + found[0], total[1] + found[1]
        yield from _differing(engine, here, graph, found)
        for name in _INDEXES:
            terms[name] |= here[name]
    yield from _differing(engine, terms, None, total)


def _differing(engine: ox.Store, terms: dict[str, set[Any]], graph: _Graph | None, wanted: _Sum) -> Iterator[Problem]:
    """Yield the indexes in which the look-ups of all terms do not find all quads of a graph, or of all graphs."""
    for name, position in _INDEXES.items():
        patterns: list[list[Any]] = [[None, None, None, graph] for _ in terms[name]]
        for pattern, term in zip(patterns, terms[name], strict=True):
            pattern[position] = term
        if _sum(quad for pattern in patterns for quad in matching(engine, *pattern)) != wanted:
            where = graph.value if isinstance(graph, ox.NamedNode) else ""
            yield where, LeftOut(where, f"the index by {name} differs from the others: the store is damaged")


def _sum(quads: Iterable[ox.Quad]) -> _Sum:
    count = total = 0
    for quad in quads:
        count, total = count + 1, total + hash(quad)
    return count, total
