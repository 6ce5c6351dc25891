"""Search for nodes by name."""

from __future__ import annotations

import re

from triplewire.graph.errors import NameMissing
from triplewire.graph.iris import slug
from triplewire.graph.store.interface import Store
from triplewire.ontology.terms import ENTITY_CLASSES, NIF, ORG, PROV, RDF, RDFS, SKOS, TW

_NAMED = f"SELECT ?n ?label {{ ?n <{RDFS.label}>|<{SKOS.altLabel}> ?label }}"
_LABELS = _NAMED[:-1] + f"FILTER NOT EXISTS {{ ?n <{RDF.type}> <{TW.VerbProperty}> }} }}"
_THINGS = _LABELS[:-1] + f"FILTER NOT EXISTS {{ ?n <{PROV.wasGeneratedBy}>|<{NIF.isString}> ?x }} }}"
_CLASSES = " ".join(f"<{iri}>" for iri in (*ENTITY_CLASSES.values(), ORG.Post))
_ENTITIES = f"{_NAMED[:-1]} . ?n a ?class VALUES ?class {{ {_CLASSES} }} }}"  # a tenth of the nodes, found by index
_IRI = re.compile(r"[a-z][a-z0-9+.-]*:[^\s<>\"{}|\\^`]+", re.ASCII)


def find_nodes(store: Store, name: str, *, statements: bool = False) -> list[str]:
    """Return the IRIs of the nodes whose names match best: the same name, else the same words, else any part of it.

    Case, accents and punctuation are ignored. An IRI of the graph matches itself. Entities and offices take precedence
    over other named nodes; with `statements`, events, relations and documents are searched as well. Raises NameMissing.
    """
    if not name.strip():
        raise NameMissing(name)
    if _IRI.fullmatch(name) and store.query(f"ASK {{ <{name}> ?p ?o }}"):
        return [name]
    wanted = f"-{slug(name)}-" if slug(name) else name
    labels: dict[str, list[str]] = {}
    for among in (_LABELS,) if statements else (_ENTITIES, _THINGS):
        labels = {}
        for row in store.query(among):  # type: ignore[union-attr]
            labels.setdefault(row["label"].value, []).append(row["n"].value)
        for fits in (_same, _words, _part):
            found = {iri for label, iris in labels.items() if fits(wanted, label) for iri in iris}
            if found:
                return sorted(found)
    raise NameMissing(name, labels)


def _same(wanted: str, label: str) -> bool:
    return wanted in {f"-{slug(label)}-", label}


def _words(wanted: str, label: str) -> bool:
    return wanted in f"-{slug(label)}-"


def _part(wanted: str, label: str) -> bool:
    return wanted.strip("-") in slug(label) or wanted in label
