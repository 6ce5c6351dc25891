"""The corrections of a store: a named graph of their own, with who made them and when, in the terms of PROV-O.

A correction is kept as the text that a file of corrections would have. A document that is read, now or later, is
corrected by all of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime
from functools import lru_cache

import pyoxigraph as ox

from triplewire.graph.corrections.correction import Correction, as_toml
from triplewire.graph.corrections.correction_file import parsed
from triplewire.graph.errors import CorrectionsFileError
from triplewire.graph.iris import local_name
from triplewire.graph.store.interface import Store
from triplewire.graph.store.solutions import select
from triplewire.graph.write.draft import Object, text, typed
from triplewire.ontology.terms import DCTERMS, PROV, RDF, RDFS, SKOS, TW, XSD

NAME = "corrections"  # the local name of the graph
_KEPT = """SELECT ?g ?text ?source { GRAPH ?g { ?c a tw:Correction ; tw:asWritten ?text
    OPTIONAL { ?c dcterms:source ?source } } }"""


def kept(store: Store) -> tuple[Correction, ...]:
    """Return the corrections of a store, by date and id. Raises CorrectionsFileError for one that cannot be read."""
    found = (each for row in select(store, _KEPT) for each in _read(row["text"], row["source"], row["g"]))
    return tuple(sorted(found, key=lambda each: each.order))


@lru_cache(1 << 14)  # they are looked up for every document that is read
def _read(text_: str, source: str, graph: str) -> tuple[Correction, ...]:
    read = parsed(text_, f"<{graph}>")
    if read.wrong:
        raise CorrectionsFileError(f"<{graph}>", read.wrong[0].reason)
    return tuple(replace(each, source=source) for each in read.corrections)


def book(base: str, corrections: Iterable[Correction]) -> tuple[str, list[ox.Triple]]:
    """Return the graph of corrections: its IRI, and its triples."""
    return base + NAME, [triple for each in corrections for triple in _triples(base, each)]


def _triples(base: str, correction: Correction) -> Iterator[ox.Triple]:
    node = base + f"correction-{correction.id}"
    for class_ in (TW.Correction, PROV.Activity):
        yield _triple(node, RDF.type, ox.NamedNode(class_))
    yield _triple(node, TW.asWritten, text(as_toml(correction)))
    if correction.on:
        yield _triple(node, DCTERMS.date, _moment(correction.on))
    if correction.why:
        yield _triple(node, RDFS.comment, text(correction.why))
    if correction.source:
        yield _triple(node, DCTERMS.source, text(correction.source))
    if correction.by:
        agent = base + f"agent-{local_name(correction.by)}"
        yield _triple(node, PROV.wasAssociatedWith, ox.NamedNode(agent))
        yield _triple(agent, RDF.type, ox.NamedNode(PROV.Agent))
        yield _triple(agent, SKOS.prefLabel, text(correction.by))


def _triple(node: str, predicate: str, value: Object) -> ox.Triple:
    return ox.Triple(ox.NamedNode(node), ox.NamedNode(predicate), value)


def _moment(on: date) -> ox.Literal:
    return typed(on.isoformat(), XSD.dateTime if isinstance(on, datetime) else XSD.date)
