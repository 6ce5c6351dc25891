"""Triples written out for a SPARQL server or engine."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox


def n_triples(triples: Iterable[ox.Triple]) -> bytes:
    """The triples as N-Triples, one a line."""
    return ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b""


def data_block(verb: str, graph: ox.NamedNode, triples: Iterable[ox.Triple]) -> str:
    """`INSERT DATA` or `DELETE DATA` of triples in one named graph."""
    lines = n_triples(triples).decode()
    return f"{verb} DATA {{ GRAPH {graph} {{ {lines} }} }}"
