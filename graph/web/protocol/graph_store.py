"""The reading half of the SPARQL 1.1 Graph Store HTTP Protocol: one named graph, or the default graph, as RDF."""

from __future__ import annotations

from collections.abc import Sequence

import pyoxigraph as ox

from triplewire.graph.errors import QueryTooLong
from triplewire.graph.store.interface import Store
from triplewire.graph.store.solutions import is_iri
from triplewire.graph.web.protocol.http_errors import BadRequest, Forbidden, NotFound
from triplewire.graph.web.protocol.results import Body, Preference, graph

_ALL = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"


def wanted_graph(pairs: Sequence[tuple[str, str]]) -> str:
    """Return the IRI of the graph that the parameters name; "" for the default graph. Raises BadRequest."""
    named = [value for name, value in pairs if name == "graph"]
    default = [name for name, _ in pairs if name == "default"]
    if len(named) + len(default) != 1:
        raise BadRequest("a request must have either the parameter `graph` with an IRI, or the parameter `default`")
    if named and not is_iri(named[0]):
        raise BadRequest(f"{named[0]!r} is not an absolute IRI")
    return named[0] if named else ""


def stored_graph(store: Store, name: str, preference: Preference, most: int, base: str) -> Body:
    """Return a graph as RDF; the default graph has the triples of all documents.

    Raises NotFound, and Forbidden for one of more than `most` triples: it will not be less when asked for again.
    """
    if name and name not in store.graphs():
        raise NotFound(f"the store has no graph <{name}>")
    found = store.read(name) if name else store.query(_ALL)
    assert not isinstance(found, ox.QueryBoolean | ox.QuerySolutions)  # noqa: S101  # a CONSTRUCT
    try:
        return graph(found, preference, most, base)
    except QueryTooLong:
        instead = "" if name else "ask for one document (?graph=IRI), write all with `triplewire export`, or "
        what = f"the graph <{name}>" if name else "the default graph"
        raise Forbidden(f"{what} has more than {most:,} triples, the limit here: {instead}raise serve --rows") from None
