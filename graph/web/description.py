"""What the service can do, in the terms of SPARQL 1.1 Service Description."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from triplewire.graph.store.interface import Store
from triplewire.graph.web.results import Body, Wish, graph
from triplewire.ontology.terms import RDF, XSD

_SD = "http://www.w3.org/ns/sparql-service-description#"
_VOID = "http://rdfs.org/ns/void#"
_FORMATS = "http://www.w3.org/ns/formats/"
_CAN = {
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


def description(store: Store, endpoint: str, wish: Wish, most: int, base: str) -> Body:
    """The description of the service at the address `endpoint`, as RDF."""
    return graph(_triples(store, endpoint), wish, most, base)


def _triples(store: Store, endpoint: str) -> Iterator[ox.Triple]:
    service, dataset, default = (ox.NamedNode(f"{endpoint}#{name}") for name in ("service", "dataset", "default-graph"))
    yield _says(service, RDF.type, ox.NamedNode(f"{_SD}Service"))
    yield _says(service, f"{_SD}endpoint", ox.NamedNode(endpoint))
    for property_, values in _CAN.items():
        for value in values:
            yield _says(service, _SD + property_, ox.NamedNode(value))
    yield _says(service, f"{_SD}defaultDataset", dataset)
    yield _says(dataset, RDF.type, ox.NamedNode(f"{_SD}Dataset"))
    yield _says(dataset, f"{_SD}defaultGraph", default)
    yield _says(default, RDF.type, ox.NamedNode(f"{_SD}Graph"))
    graphs = store.graphs()
    documents = ox.Literal(str(len(graphs)), datatype=ox.NamedNode(XSD.integer))
    yield _says(dataset, f"{_VOID}documents", documents)
    for number, name in enumerate(graphs, 1):
        node = ox.NamedNode(f"{endpoint}#graph-{number}")
        yield _says(dataset, f"{_SD}namedGraph", node)
        yield _says(node, RDF.type, ox.NamedNode(f"{_SD}NamedGraph"))
        yield _says(node, f"{_SD}name", ox.NamedNode(name))


def _says(subject: ox.NamedNode, predicate: str, value: ox.NamedNode | ox.Literal) -> ox.Triple:
    return ox.Triple(subject, ox.NamedNode(predicate), value)
