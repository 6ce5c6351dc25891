"""SPARQL updates that change one named graph, and the default graph with it.

The default graph holds the union of all named graphs, each triple once. So plain queries see a graph in the sense of
RDF; an engine's own union would give a triple once for each document that has it.
"""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox


def insertion(graph: ox.NamedNode, triples: Iterable[ox.Triple]) -> str:
    """Put the triples into the graph and the union."""
    lines = n_triples(triples)
    return f"INSERT DATA {{ {lines} GRAPH {graph} {{ {lines} }} }}"


def deletion(graph: ox.NamedNode, triples: Iterable[ox.Triple], unsupported: Iterable[ox.Triple]) -> str:
    """Take the triples out of the graph, and those that no other graph has out of the union."""
    return f"DELETE DATA {{ {n_triples(unsupported)} GRAPH {graph} {{ {n_triples(triples)} }} }}"


def removal(graph: ox.NamedNode) -> str:
    """Take the whole graph out, and what no other graph has out of the union."""
    return f"""DELETE {{ ?s ?p ?o }} WHERE {{ GRAPH {graph} {{ ?s ?p ?o }}
        FILTER NOT EXISTS {{ GRAPH ?other {{ ?s ?p ?o }} FILTER(?other != {graph}) }} }} ; DROP SILENT GRAPH {graph}"""


def n_triples(triples: Iterable[ox.Triple]) -> str:
    """The triples as N-Triples, one a line."""
    return (ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b"").decode()
