"""SPARQL updates that change one named graph, and the default graph with it.

The default graph holds the union of all named graphs, each triple once, so plain queries see a graph in the sense of
RDF. An engine's own union would give a triple once for each document that contains it.
"""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox


def insertion(graph: ox.NamedNode, triples: Iterable[ox.Triple]) -> str:
    """Return an update that adds the triples to the graph and the union."""
    lines = n_triples(triples)
    return f"INSERT DATA {{ {lines} GRAPH {graph} {{ {lines} }} }}"


def deletion(graph: ox.NamedNode, triples: Iterable[ox.Triple], unsupported: Iterable[ox.Triple]) -> str:
    """Return an update that removes the triples from the graph, and those in no other graph from the union."""
    return f"DELETE DATA {{ {n_triples(unsupported)} GRAPH {graph} {{ {n_triples(triples)} }} }}"


def amendment(graph: ox.NamedNode, gone: Iterable[ox.Triple], added: Iterable[ox.Triple]) -> str:
    """Return an update that removes triples from the graph, from the union if no graph has them, and adds others."""
    steps = []
    if gone := list(gone):
        rows = "".join(f"( {t.subject} {t.predicate} {t.object} )" for t in gone)
        steps.append(f"DELETE DATA {{ GRAPH {graph} {{ {n_triples(gone)} }} }}")
        steps.append(
            f"DELETE {{ ?s ?p ?o }} WHERE {{ VALUES (?s ?p ?o) {{ {rows} }} "
            "FILTER NOT EXISTS { GRAPH ?other { ?s ?p ?o } } }"
        )
    if added := list(added):
        steps.append(insertion(graph, added))
    return " ; ".join(steps)


def removal(graph: ox.NamedNode) -> str:
    """Return an update that removes the graph, and its triples in no other graph from the union."""
    return f"""DELETE {{ ?s ?p ?o }} WHERE {{ GRAPH {graph} {{ ?s ?p ?o }}
        FILTER NOT EXISTS {{ GRAPH ?other {{ ?s ?p ?o }} FILTER(?other != {graph}) }} }} ; DROP SILENT GRAPH {graph}"""


def n_triples(triples: Iterable[ox.Triple]) -> str:
    """Return the triples as N-Triples, one per line."""
    return (ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b"").decode()
