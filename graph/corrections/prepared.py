"""The graph of a document before it is added to a store: built, checked and corrected, in any process."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pyoxigraph as ox

from triplewire.extract.model import Document
from triplewire.graph.check.conformance import LeftOut, check
from triplewire.graph.corrections.applying import corrected, uncorrected
from triplewire.graph.corrections.correction import Correction
from triplewire.graph.identity.tellings import sketch_triples
from triplewire.graph.iris import BASE
from triplewire.graph.write.build import BAR, build
from triplewire.graph.write.user_names import Names


@dataclass(frozen=True, slots=True)
class Prepared:
    """The checked graph of a document, before it is added to a store."""

    graph: str
    triples: tuple[ox.Triple, ...]
    left_out: tuple[LeftOut, ...]
    corrections: tuple[str, ...] = ()  # the ids of all that could be made

    def __reduce__(self) -> tuple[Any, ...]:  # pickling term by term takes ten times as long
        data = ox.serialize(self.triples, format=ox.RdfFormat.N_TRIPLES)
        return _restored, (self.graph, data, self.left_out, self.corrections)


def _restored(graph: str, data: bytes, left_out: tuple[LeftOut, ...], corrections: tuple[str, ...]) -> Prepared:
    ours = ox.parse(data, format=ox.RdfFormat.N_TRIPLES, lenient=True)  # its IRIs were checked where they were made
    triples = [quad.triple for quad in ours]
    return Prepared(graph, tuple(triples), left_out, corrections)


def prepare(
    document: Document,
    base: str = BASE,
    names: Names | None = None,
    bar: float = BAR,
    *,
    tellings: bool = True,
    corrections: Sequence[Correction] = (),
) -> Prepared:
    """Do the part of `KnowledgeGraph.add` that does not need the store and can run in any process."""
    built = build(document, base, names, bar)
    conforming, left_out = check(built.triples)
    triples = (*conforming, *(sketch_triples(built.graph, document) if tellings else ()))
    if not corrections:
        return Prepared(built.graph, triples, left_out)
    made = corrected(built.graph, triples, corrections)
    return Prepared(built.graph, tuple(made.triples), (*left_out, *made.left_out), _ids(corrections))


def _ids(corrections: Iterable[Correction]) -> tuple[str, ...]:
    return tuple(each.id for each in corrections)


def with_corrections(prepared: Iterable[Prepared], corrections: Sequence[Correction]) -> tuple[Prepared, ...]:
    """Return prepared documents with these corrections, where they have others."""
    ids = _ids(corrections)
    return tuple(
        p
        if p.corrections == ids
        else replace(p, triples=tuple(corrected(p.graph, uncorrected(p.graph, p.triples), corrections).triples))
        for p in prepared
    )
