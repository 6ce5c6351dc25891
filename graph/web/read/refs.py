"""The kind and the name of a node."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox

from triplewire.graph.iris import local_part
from triplewire.graph.store.interface import Store
from triplewire.graph.store.solutions import described, select, values
from triplewire.graph.web.read.values import Ref
from triplewire.ontology.terms import ENTITY_CLASSES, TW

KINDS = {iri: name for name, iri in ENTITY_CLASSES.items()} | {TW.Event: "Event"}
CLASSES = " ".join(f"<{iri}>" for iri in KINDS)
_TITLES = """
SELECT ?id (MIN(?label) AS ?title) {
  VALUES ?id { IDS } ?document schema:identifier ?id ; a schema:NewsArticle ; rdfs:label ?label } GROUP BY ?id"""


def node(iri: str) -> str:
    """Return the IRI as a SPARQL term; raises ValueError for anything else."""
    return str(ox.NamedNode(iri))


def refs(store: Store, iris: Iterable[str]) -> dict[str, Ref]:
    """Return labels and kinds of nodes by IRI; a node with several labels gets the longest."""
    asked = [iri for iri in dict.fromkeys(iris) if values([iri])]
    told = described(store, asked, "rdfs:label", "skos:prefLabel", "rdf:type")
    return {iri: _ref(iri, told.get(iri, {})) for iri in asked}


def titles(store: Store, documents: Iterable[str]) -> dict[str, str]:
    """Return the titles of articles by their ids."""
    ids = " ".join(str(ox.Literal(document)) for document in sorted(set(documents)))
    rows = select(store, _TITLES.replace("IDS", ids)) if ids else []
    return {row["id"]: row["title"] for row in rows}


def _ref(iri: str, its: dict[str, list[str]]) -> Ref:
    labels = its.get("rdfs:label", []) + its.get("skos:prefLabel", [])
    kinds = [KINDS[type_] for type_ in its.get("rdf:type", ()) if type_ in KINDS]
    label = max(labels, key=lambda text: (len(text), text), default="")
    return Ref(iri, label or local_part(iri), kinds[-1] if kinds else "")
