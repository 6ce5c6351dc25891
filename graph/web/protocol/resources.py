"""A node as RDF: its statements, the statements that refer to it, and the labels and classes of the nodes in them."""

from __future__ import annotations

import pyoxigraph as ox

from triplewire.graph.store.interface import Store
from triplewire.graph.web.protocol.http_errors import NotFound
from triplewire.graph.web.protocol.results import Body, Preference, graph

# In a graph without blank nodes, a concise bounded description has the node's own statements alone; the others are for
# clients that follow links backwards.
_QUERY = """
CONSTRUCT { NODE ?p ?o . ?s ?q NODE . ?other a ?class ; rdfs:label ?label } {
  { NODE ?p ?o BIND(?o AS ?other) } UNION { ?s ?q NODE BIND(?s AS ?other) }
  OPTIONAL { ?other rdfs:label ?label }
  OPTIONAL { ?other a ?class }
}"""


def resource(store: Store, iri: str, preference: Preference, most: int, base: str) -> Body:
    """Return the description of a node as RDF. Raises NotFound."""
    check_exists(store, iri)
    found = store.query(_QUERY.replace("NODE", str(ox.NamedNode(iri))))
    assert isinstance(found, ox.QueryTriples)  # noqa: S101  # a CONSTRUCT
    return graph(found, preference, most, base)


def check_exists(store: Store, iri: str) -> None:
    """Raise NotFound unless the graph has a node with this IRI."""
    node = str(ox.NamedNode(iri))
    if not store.query(f"ASK {{ {{ {node} ?p ?o }} UNION {{ ?s ?q {node} }} }}"):
        raise NotFound(f"the graph has no node <{iri}>")
