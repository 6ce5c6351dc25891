"""The capabilities of the endpoint, in the vocabulary of SPARQL 1.1 Service Description."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from triplewire.graph.store.interface import Store
from triplewire.graph.web.protocol.results import Body, Preference, graph
from triplewire.ontology.terms import RDF, XSD

_SD = "http://www.w3.org/ns/sparql-service-description#"
_VOID = "http://rdfs.org/ns/void#"
_FORMATS = "http://www.w3.org/ns/formats/"
_CAPABILITIES = {
    "supportedLanguage": (f"{_SD}SPARQL11Query",),
    "feature": (f"{_SD}UnionDefaultGraph",),
    "resultFormat": tuple(
        _FORMATS + name
        for name in (
            "SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV",
            "Turtle", "TriG", "N-Triples", "JSON-LD", "RDF_XML",
        )
    ),
}  # fmt: skip


def description(store: Store, endpoint: str, preference: Preference, most: int, base: str) -> Body:
    """Return the description of the service at the URL `endpoint` as RDF."""
    return graph(_triples(store, endpoint), preference, most, base)


def _triples(store: Store, endpoint: str) -> Iterator[ox.Triple]:
    service, dataset, default = (ox.NamedNode(f"{endpoint}#{name}") for name in ("service", "dataset", "default-graph"))
    yield _triple(service, RDF.type, ox.NamedNode(f"{_SD}Service"))
    yield _triple(service, f"{_SD}endpoint", ox.NamedNode(endpoint))
    for property_, values in _CAPABILITIES.items():
        for value in values:
            yield _triple(service, _SD + property_, ox.NamedNode(value))
    yield _triple(service, f"{_SD}defaultDataset", dataset)
    yield _triple(dataset, RDF.type, ox.NamedNode(f"{_SD}Dataset"))
    yield _triple(dataset, f"{_SD}defaultGraph", default)
    yield _triple(default, RDF.type, ox.NamedNode(f"{_SD}Graph"))
    graphs = store.graphs()
    documents = ox.Literal(str(len(graphs)), datatype=ox.NamedNode(XSD.integer))
    yield _triple(dataset, f"{_VOID}documents", documents)
    for number, name in enumerate(graphs, 1):
        node = ox.NamedNode(f"{endpoint}#graph-{number}")
        yield _triple(dataset, f"{_SD}namedGraph", node)
        yield _triple(node, RDF.type, ox.NamedNode(f"{_SD}NamedGraph"))
        yield _triple(node, f"{_SD}name", ox.NamedNode(name))


def _triple(subject: ox.NamedNode, predicate: str, value: ox.NamedNode | ox.Literal) -> ox.Triple:
    return ox.Triple(subject, ox.NamedNode(predicate), value)
