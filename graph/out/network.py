"""The graph as a networkx graph: things as nodes, facts as edges, or events as nodes between them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import networkx as nx
import pyoxigraph as ox

from triplewire.graph.store.interface import Store
from triplewire.ontology.terms import ENTITY_CLASSES, PREFIXES, TW
from triplewire.ontology.verbs import words

_TYPES = {iri: name for name, iri in ENTITY_CLASSES.items()}
_TYPES |= {TW.Event: "Happening", PREFIXES["org"] + "Post": "Office"}
_NODES = "SELECT ?n (MIN(?l) AS ?label) ?type { ?n rdfs:label ?l ; a ?type } GROUP BY ?n ?type"
_FACTS = """
SELECT ?s ?p ?o (COUNT(DISTINCT ?told) AS ?mentions) (MIN(?value) AS ?time) (MIN(?where) AS ?place)
       (MIN(?id) AS ?document) (MIN(?words) AS ?quote) {
  ?f a tw:Fact ; rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; tw:statedBy ?by ; prov:wasDerivedFrom ?m .
  ?m nif:anchorOf ?words ; nif:referenceContext ?article . ?article schema:identifier ?id .
  OPTIONAL { ?article tw:telling ?telling }
  BIND(COALESCE(CONCAT(STR(?telling), " ", ?words), STR(?m)) AS ?told)
  OPTIONAL { ?by sem:hasTime/tw:timexValue ?value }
  OPTIONAL { ?by sem:hasPlace/rdfs:label ?where }
} GROUP BY ?s ?p ?o"""
_PARTICIPANTS = """
SELECT DISTINCT ?e ?role ?n { ?e a tw:Event ; ?role ?n
  VALUES ?role { tw:source tw:target sem:hasPlace tw:about tw:recipient tw:beneficiary tw:instrument tw:affects
                 tw:origin tw:destination tw:complement tw:companion tw:participant tw:claimedBy } }"""

Row = dict[str, str]


def to_networkx(store: Store, *, events: Literal["edges", "nodes"] = "edges") -> nx.MultiDiGraph:
    """Return the graph as a networkx MultiDiGraph, with nodes and edges in a fixed order.

    Nodes are IRIs with `label` and `type`. With `events="edges"` each plain fact is an edge with `relation`, `weight`
    (the number of its mentions, those in copies of one text counted once), `time`, `place`, `document` and `quote`, ""
    if the text gives none. With `events="nodes"` each event, including claimed ones, is a node of type "Happening",
    with an edge to each participant whose `relation` is the role ("source", "target", "hasPlace", "claimedBy", ...).
    """
    edges = [_fact(row) for row in _rows(store, _FACTS)] if events == "edges" else _roles(store)
    nodes = {row["n"]: row for row in _rows(store, _NODES) if row["type"] in _TYPES}
    network = nx.MultiDiGraph()
    for iri, row in nodes.items():
        kind = _TYPES[row["type"]]
        if kind != "Happening" or events == "nodes":
            network.add_node(iri, label=row["label"], type=kind)
    for one, other, key, data in edges:
        if one in nodes and other in nodes:
            network.add_edge(one, other, key=key, **data)
    return network


Edge = tuple[str, str, str, dict[str, str | int]]


def _fact(row: Row) -> Edge:
    data: dict[str, str | int] = {name: row[name] for name in ("time", "place", "document", "quote")}
    relation = words(row["p"])
    return row["s"], row["o"], relation, {"relation": relation, "weight": int(row["mentions"]), **data}


def _roles(store: Store) -> Iterator[Edge]:
    for row in _rows(store, _PARTICIPANTS):
        role = row["role"].rpartition("#")[2].rpartition("/")[2]
        yield row["e"], row["n"], role, {"relation": role, "weight": 1}


def _rows(store: Store, sparql: str) -> list[Row]:
    """Return the solutions as plain text, sorted; "" for an unbound variable."""
    answer = store.query(sparql)
    assert isinstance(answer, ox.QuerySolutions)  # noqa: S101  # each is a SELECT
    names = [variable.value for variable in answer.variables]
    rows = [{name: getattr(row[name], "value", "") for name in names} for row in answer]
    return sorted(rows, key=lambda row: tuple(row.values()))
