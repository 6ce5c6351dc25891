"""Inference by the ontology, on a copy of the graph in memory; the original keeps only what the articles state.

The rules are those of ontology/rules.ru: superclasses and superproperties, inverse, symmetric and transitive
properties (OWL 2 RL's cax-sco, prp-spo1, prp-inv, prp-symp and prp-trp), and the places that contain the places of
events. Only plain triples are read, so nothing is inferred from claims.
"""

from __future__ import annotations

import pyoxigraph as ox

from triplewire.graph.added_terms import added_terms
from triplewire.graph.store.embedded import OxigraphStore
from triplewire.graph.store.interface import Store
from triplewire.ontology import FOLDER

INFERRED = "https://w3id.org/triplewire/inferred"
"""The named graph that holds only inferred triples, and none that an article states."""

_ONTOLOGY = ox.NamedNode("https://w3id.org/triplewire/ontology")


def with_inferences(store: Store) -> OxigraphStore:
    """Return a copy in memory, with the inferred triples in its union and, alone, in `GRAPH <INFERRED>`."""
    copy = OxigraphStore()
    engine = copy.engine
    engine.extend(store.quads())
    engine.extend(ox.Quad(quad.subject, quad.predicate, quad.object) for quad in store.quads())
    engine.load(FOLDER.joinpath("news.ttl").read_bytes(), ox.RdfFormat.TURTLE, to_graph=_ONTOLOGY)
    for _, added in added_terms():
        engine.load(added.terms.encode(), ox.RdfFormat.TURTLE, to_graph=_ONTOLOGY)
    rules, before = FOLDER.joinpath("rules.ru").read_text("utf-8"), -1
    while before < len(engine):
        before = len(engine)
        engine.update(rules)
    engine.remove_graph(_ONTOLOGY)
    return copy
