"""A node of the graph as RDF: what is said of it, what refers to it, and what those things are called."""

from __future__ import annotations

import pyoxigraph as ox

from triplewire.graph.store.interface import Store
from triplewire.graph.web.results import Body, Wish, graph

# A concise bounded description of a graph without blank nodes is what is said of the node; whoever follows links
# backwards needs the rest.
_QUERY = """
CONSTRUCT { NODE ?p ?o . ?s ?q NODE . ?other a ?class ; rdfs:label ?label } {
  { NODE ?p ?o BIND(?o AS ?other) } UNION { ?s ?q NODE BIND(?s AS ?other) }
  OPTIONAL { ?other rdfs:label ?label }
  OPTIONAL { ?other a ?class }
}"""


def resource(store: Store, iri: str, wish: Wish, most: int, base: str) -> Body:
    """The description of a node as RDF."""
    found = store.query(_QUERY.replace("NODE", str(ox.NamedNode(iri))))
    assert isinstance(found, ox.QueryTriples)  # noqa: S101  # a CONSTRUCT
    return graph(found, wish, most, base)


def exists(store: Store, iri: str) -> bool:
    """Whether the graph has a node of that IRI."""
    node = str(ox.NamedNode(iri))
    return bool(store.query(f"ASK {{ {{ {node} ?p ?o }} UNION {{ ?s ?q {node} }} }}"))
