"""The same text in several documents: agency copy in many papers, an article and its reprint.

Each document keeps a sketch of its text (MinHash: Broder 1997) and the keys under which alike sketches are found
(locality-sensitive hashing: Leskovec et al. 2020, chapter 3). Documents whose texts are alike, directly or through
others, are one telling, unless they differ in names, numbers, days or content words, or one negates the other. This
depends on the documents of the store alone, not on the order in which they came.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import cast
from zlib import crc32

import numpy as np
import pyoxigraph as ox
from numpy.typing import NDArray

from triplewire.extract.layout.particulars import differing
from triplewire.extract.lexicon.labels import TALKED_BLOCKS
from triplewire.extract.model import Document
from triplewire.graph.identity.filing import filed_under, filing
from triplewire.graph.identity.renaming import base_of
from triplewire.graph.store.interface import Amendment, Store
from triplewire.graph.store.solutions import solutions_for
from triplewire.graph.thresholds import THRESHOLDS
from triplewire.ontology.terms import NIF, RDF, TW

Sketch = NDArray[np.uint32]

_T = THRESHOLDS.tellings
_WORD = re.compile(r"\w+")
_PRIME = np.uint64(4_294_967_291)  # the largest below 2 ** 32, so that products of two residues fit in 64 bits
_FACTORS, _SUMMANDS = (
    np.array([crc32(f"{which} {number}".encode()) for number in range(_T.hashes)], np.uint64)[:, None] % _PRIME
    for which in ("factor", "summand")
)
_TELLING, _TOLD_IN = ox.NamedNode(TW.Telling), ox.NamedNode(TW.telling)
_SKETCH, _TEXT = ox.NamedNode(TW.textSketch), ox.NamedNode(NIF.isString)
_OWN = frozenset({_SKETCH, _TEXT})
_SKETCHES = f"SELECT ?g ?sketch {{ VALUES ?g {{ TERMS }} GRAPH ?g {{ ?g <{TW.textSketch}> ?sketch }} }}"
_TEXTS = f"SELECT ?g ?text {{ VALUES ?g {{ TERMS }} GRAPH ?g {{ ?g <{NIF.isString}> ?text }} }}"
_TOLD = f"SELECT ?g ?telling {{ VALUES ?g {{ TERMS }} GRAPH ?g {{ ?g <{TW.telling}> ?telling }} }}"
_FELLOWS = f"""SELECT DISTINCT ?g {{ VALUES ?of {{ TERMS }}
    GRAPH ?of {{ ?of <{TW.telling}> ?telling }} GRAPH ?g {{ ?g <{TW.telling}> ?telling }} }}"""


def sketch_triples(graph: str, document: Document) -> list[ox.Triple]:
    """Return the sketch of a document's paragraphs, and its keys; none for a text without words."""
    told = " ".join(block.quote(document.text) for block in document.blocks if block.kind in TALKED_BLOCKS)
    words = _WORD.findall((told or document.text).casefold())
    if not words:
        return []
    found = _sketch(words)
    sketch = ox.Triple(ox.NamedNode(graph), _SKETCH, ox.Literal(found.tobytes().hex()))
    return [*filing(graph, TW.textKey, _keys(found)), sketch]


def _sketch(words: list[str]) -> Sketch:
    """The least hash of the runs of words, for each of many hash functions."""
    size = min(_T.run, len(words))
    runs = {crc32(" ".join(words[at : at + size]).encode()) for at in range(len(words) - size + 1)}
    hashed = np.fromiter(sorted(runs), np.uint64)[None, :] % _PRIME
    return cast("Sketch", ((hashed * _FACTORS + _SUMMANDS) % _PRIME).min(axis=1).astype("<u4"))


def _keys(sketch: Sketch) -> Iterator[str]:
    for band in range(_T.bands):
        rows = sketch[band * _T.rows : (band + 1) * _T.rows]
        yield f"{band:02x}-{crc32(rows.tobytes()):08x}"


def sketch_from(value: str) -> Sketch:
    """Return the sketch of a `tw:textSketch`."""
    return np.frombuffer(bytes.fromhex(value), "<u4")


def are_alike(one: Sketch, other: Sketch) -> bool:
    """Return whether two texts are one telling."""
    return float(np.mean(one == other)) >= _T.alike


class Tellings:
    """The tellings of a store of which some documents change."""

    def __init__(self, store: Store, coming: Mapping[str, Iterable[ox.Triple]]) -> None:
        """`coming`: the graphs that change, with their triples to be; none for a graph that is removed."""
        self._store, self._coming = store, frozenset(coming)
        self._sketches: dict[str, Sketch] = {}
        self._by_key: dict[str, set[str]] = {}
        self._asked: set[str] = set()
        self._texts: dict[str, str] = {}
        for graph, triples in coming.items():
            own = {triple.predicate: triple.object for triple in triples if triple.predicate in _OWN}
            told = {term: cast("ox.Literal", value).value for term, value in own.items()}
            self._learn([(graph, told[_SKETCH])] if _SKETCH in told else ())
            self._texts[graph] = told.get(_TEXT, "")

    def changed(self) -> dict[str, str | None]:
        """Return the telling of each document that changes or whose telling does; None for a text told once."""
        fellows = {graph for (graph,) in self._rows(_FELLOWS, self._coming)} - self._coming
        self._learn((graph, sketch) for graph, sketch in self._rows(_SKETCHES, fellows))
        groups = [part for group in self._groups(sorted({*self._sketches})) for part in self._parted(group)]
        after = {graph: _telling(group) for group in groups for graph in group}
        before = dict(cast("Iterator[tuple[str, str]]", self._rows(_TOLD, after.keys() - self._coming)))
        return {graph: told for graph, told in after.items() if graph in self._coming or before.get(graph) != told}

    def _groups(self, seeds: Iterable[str]) -> Iterator[set[str]]:
        """Yield the groups around the seeds: documents that are alike, directly or through others."""
        seen: set[str] = set()
        for seed in seeds:
            if seed not in seen:
                group, edge = {seed}, {seed}
                while edge:
                    self._load_beside(edge)
                    edge = {other for graph in sorted(edge) for other in self._alike(graph, group)}
                seen |= group
                yield group

    def _parted(self, group: set[str]) -> Iterable[set[str]]:
        """Return the documents of a group that do not differ, most alike as they are: the whole group, mostly."""
        if len(group) == 1:
            return [group]
        self._texts |= dict(cast("Iterator[tuple[str, str]]", self._rows(_TEXTS, group - self._texts.keys())))
        told = {graph: self._texts.get(graph, "") for graph in group}
        apart = differing(told.values())
        if not apart:
            return [group]
        parts = {graph: {graph} for graph in group}
        for one in sorted(group):
            for other in sorted(self._beside(one) & group):
                its, others = parts[one], parts[other]
                if its is not others and not any((told[a], told[b]) in apart for a in its for b in others):
                    its |= others
                    parts.update(dict.fromkeys(others, its))
        return {min(part): part for part in parts.values()}.values()

    def _beside(self, graph: str) -> set[str]:
        """Return the documents that are alike to one, among those that are loaded."""
        sketch = self._sketches[graph]
        near = {other for key in _keys(sketch) for other in self._by_key[key]}
        return {other for other in near if are_alike(sketch, self._sketches[other])}

    def _alike(self, graph: str, group: set[str]) -> set[str]:
        """Add the documents that are alike to a group, and return them."""
        found = self._beside(graph) - group
        group |= found
        return found

    def _load_beside(self, graphs: Iterable[str]) -> None:
        """Load the documents that share a key with these."""
        keys = {key for graph in graphs for key in _keys(self._sketches[graph])} - self._asked
        self._asked |= keys
        beside = {graph for _, graph in filed_under(self._store, TW.textKey, keys)}
        self._learn(
            cast("Iterator[tuple[str, str]]", self._rows(_SKETCHES, beside - self._coming - self._sketches.keys()))
        )

    def _learn(self, told: Iterable[tuple[str, str]]) -> None:
        for graph, value in told:
            if graph not in self._sketches:
                self._sketches[graph] = sketch_from(value)
                for key in _keys(self._sketches[graph]):
                    self._by_key.setdefault(key, set()).add(graph)

    def _rows(self, sparql: str, values: Iterable[str]) -> Iterator[tuple[str, ...]]:
        """Return the solutions for the values: IRIs of graphs."""
        return solutions_for(self._store, sparql, (f"<{value}>" for value in values))


def with_telling(graph: str, triples: Iterable[ox.Triple], telling: str | None) -> set[ox.Triple]:
    """Return the triples of a document with this telling instead of the one it has."""
    kept = {triple for triple in triples if triple.predicate != _TOLD_IN and triple.object != _TELLING}
    if not kept or telling is None:
        return kept
    return kept | _telling_triples(graph, telling)


def retelling(store: Store, graph: str, telling: str | None) -> Amendment:
    """Return how the graph of a document in a store gets this telling instead of the one it has."""
    before = set[ox.Triple]().union(*(_telling_triples(*row) for row in solutions_for(store, _TOLD, [f"<{graph}>"])))
    return Amendment.between(before, _telling_triples(graph, telling) if telling else frozenset())


def _telling_triples(graph: str, telling: str) -> set[ox.Triple]:
    node = ox.NamedNode(telling)
    return {ox.Triple(ox.NamedNode(graph), _TOLD_IN, node), ox.Triple(node, ox.NamedNode(RDF.type), _TELLING)}


def _telling(group: set[str]) -> str | None:
    """Return the IRI of the telling of several documents, named for the first of them."""
    first = min(group)
    base = base_of(first)
    return f"{base}telling-{first.removeprefix(base)}" if len(group) > 1 else None
