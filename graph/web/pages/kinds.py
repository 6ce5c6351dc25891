"""What kind of thing a node is, and what it is called."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox

from graph.select import select
from graph.store import Store
from graph.web.pages.values import Ref
from ontology.terms import ENTITY_CLASSES, TW

KINDS = {iri: name for name, iri in ENTITY_CLASSES.items()} | {TW.Event: "Event"}
CLASSES = " ".join(f"<{iri}>" for iri in KINDS)

_REFS = """
SELECT ?n ?label ?type {
  VALUES ?n { NODES }
  OPTIONAL { ?n rdfs:label|skos:prefLabel ?label }
  OPTIONAL { ?n a ?type }
}"""


def node(iri: str) -> str:
    """The IRI as a term of SPARQL; raises ValueError for what is no IRI."""
    return str(ox.NamedNode(iri))


def local(iri: str) -> str:
    """The last part of a term's IRI."""
    return iri.rpartition("#")[2].rpartition("/")[2]


def refs(store: Store, iris: Iterable[str]) -> dict[str, Ref]:
    """Names and kinds of nodes, of the longest label where there are several."""
    nodes = " ".join(node(iri) for iri in sorted(set(iris)) if _valid(iri))
    labels: dict[str, str] = {}
    kinds: dict[str, str] = {}
    for row in select(store, _REFS.replace("NODES", nodes)) if nodes else ():
        iri, label = row["n"], row["label"]
        labels[iri] = max(labels.get(iri, ""), label, key=lambda text: (len(text), text))
        if row["type"] in KINDS:
            kinds[iri] = KINDS[row["type"]]
    return {iri: Ref(iri, labels[iri] or local(iri), kinds.get(iri, "")) for iri in labels}


def _valid(iri: str) -> bool:
    try:
        ox.NamedNode(iri)
    except ValueError:
        return False
    return True
