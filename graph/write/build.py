"""Conversion of a document record to the triples of its named graph."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

import pyoxigraph as ox

from triplewire.extract.model import About, Document, Entity
from triplewire.graph.iris import BASE, checked_base, geonames, iso_code, local_name, wikidata
from triplewire.graph.thresholds import THRESHOLDS
from triplewire.graph.write.clues import write_identities
from triplewire.graph.write.draft import Draft, day_of, decimal, instant, one_line, text, typed
from triplewire.graph.write.event_nodes import write_events
from triplewire.graph.write.happenings import happenings
from triplewire.graph.write.provenance import write_facts
from triplewire.graph.write.statements import write_open_triples, write_relations
from triplewire.graph.write.user_names import Names
from triplewire.ontology.terms import (
    DC,
    DCTERMS,
    ENTITY_CLASSES,
    GEO,
    GN,
    ITS,
    NIF,
    OWL,
    PROV,
    RDFS,
    SCHEMA,
    SEM,
    SKOS,
    TIME,
    TW,
    XSD,
)

BAR = THRESHOLDS.facts.bar

_IRI = re.compile(r"https?://[^\s<>\"{}|\\^`]+")


@dataclass(frozen=True, slots=True)
class Built:
    """A named graph: its IRI, and its triples in the order in which they were written."""

    graph: str
    triples: tuple[ox.Triple, ...]


def build(document: Document, base: str = BASE, names: Names | None = None, bar: float = BAR) -> Built:
    """Return the graph of a single document, with nodes under `base`; raises ValueError if no IRI can begin with that.

    Actors have the document's own names; `graph.identity.register` makes the same actor in several documents one node.
    """
    draft = Draft(document, checked_base(base), names or Names(), bar)
    _write_document(draft)
    for index in range(len(document.times)):
        _write_time(draft, index)
    write_identities(draft)
    found = happenings(draft)
    write_events(draft, found)
    write_relations(draft)
    write_facts(draft)
    write_open_triples(draft, found)
    told = {triple.object for triple in draft.triples}
    for entity in document.entities:
        if entity.named or draft.entities[entity.id] in told:  # who is only described is told by a statement alone
            _write_entity(draft, entity)
    return Built(draft.graph.value, tuple(draft.triples))


def _write_document(draft: Draft) -> None:
    """Write the article with its text, and how it was read."""
    document, node = draft.document, draft.graph
    draft.has_type(node, SCHEMA.NewsArticle, NIF.Context)
    draft.say(node, SCHEMA.identifier, text(document.id))
    draft.say(node, RDFS.label, text(document.title or document.id))
    draft.say(node, DCTERMS.source, text(document.source))
    draft.say(node, NIF.isString, text(document.text))
    if document.title:
        draft.say(node, SCHEMA.headline, text(document.title))
    if document.published and (day := day_of(document.published[:10])):
        draft.say(node, SCHEMA.datePublished, typed(day, XSD.date))
    if document.url and _IRI.fullmatch(document.url):
        draft.say(node, SCHEMA.url, ox.NamedNode(document.url))
    for term, value in about_terms(document.about).items():
        draft.say(node, term, value)
    made_by = document.made_by
    software = draft.iri(f"software-triplewire-{local_name(made_by.version.replace('.', '-'))}")
    draft.has_type(draft.extraction, PROV.Activity)
    draft.say(draft.extraction, PROV.used, node)
    draft.say(draft.extraction, PROV.wasAssociatedWith, software)
    draft.say(draft.extraction, TW.modelName, text(made_by.model))
    draft.say(draft.extraction, TW.rulesHash, text(made_by.rules))
    draft.say(draft.extraction, TW.bar, decimal(draft.bar))
    draft.has_type(software, PROV.SoftwareAgent)
    draft.say(software, RDFS.label, text("triplewire"))
    draft.say(software, SCHEMA.softwareVersion, text(made_by.version))


ABOUT = (
    SCHEMA.creditText, DC.publisher, SCHEMA.inLanguage, SCHEMA.dateModified, SCHEMA.articleSection, SCHEMA.license,
    DC.rights,
)  # fmt: skip


def about_terms(about: About) -> dict[str, ox.NamedNode | ox.Literal]:
    """Return what a source states about an article, by the terms of `ABOUT`; a licence is an IRI or words."""
    words = (about.byline, about.outlet, about.language, None, about.section, None, about.licence)
    said: dict[str, ox.NamedNode | ox.Literal] = {
        term: text(one_line(value)) for term, value in zip(ABOUT, words, strict=True) if value
    }
    if about.modified and (day := day_of(about.modified[:10])):
        said[SCHEMA.dateModified] = typed(day, XSD.date)
    if about.licence and _IRI.fullmatch(about.licence):
        said[SCHEMA.license] = ox.NamedNode(about.licence)
        del said[DC.rights]
    return said


def _write_entity(draft: Draft, entity: Entity) -> None:
    """Write an entity with every name that the text uses, its external links and its coordinates.

    Of its mentions only those have their words that are neither a name of it nor a pronoun.
    """
    node, label = draft.entities[entity.id], one_line(draft.labels[entity.id])
    draft.has_type(node, ENTITY_CLASSES[entity.type])
    draft.say(node, RDFS.label, text(label))
    for mention in entity.mentions:
        quote = one_line(mention.quote(draft.document.text))
        if mention.kind == "name" and quote != label:
            draft.say(node, SKOS.altLabel, text(quote))
        where = draft.mention(mention, quoted=mention.kind not in {"name", "pronoun"} and quote != label)
        draft.say(where, ITS.taIdentRef, node)
        if mention.kind != "nominal":
            draft.say(where, TW.mentionKind, text(mention.kind))
    _write_links(draft, node, entity)
    if entity.lat is not None and entity.lon is not None:
        longitude, latitude = (f"{Decimal(str(degrees)):f}" for degrees in (entity.lon, entity.lat))
        geometry = draft.iri(f"geometry-{longitude}_{latitude}")
        draft.say(node, GEO.hasGeometry, geometry)
        draft.say(geometry, GEO.asWKT, typed(f"POINT({longitude} {latitude})", GEO.wktLiteral))


def _write_links(draft: Draft, node: ox.NamedNode, entity: Entity) -> None:
    if item := wikidata(entity):
        draft.say(node, OWL.sameAs, ox.NamedNode(f"http://www.wikidata.org/entity/{item}"))
    if place := geonames(entity):
        draft.say(node, OWL.sameAs, ox.NamedNode(f"https://sws.geonames.org/{place}/"))
    if code := iso_code(entity):
        draft.say(node, GN.countryCode, text(code))
    if entity.links.user and _IRI.fullmatch(entity.links.user):
        draft.say(node, SKOS.exactMatch, ox.NamedNode(entity.links.user))


def _write_time(draft: Draft, index: int) -> None:
    """Write a time expression: its TIMEX3 value and, for a day, month or year in the calendar, the XML Schema value."""
    time, node = draft.document.times[index], draft.times[index]
    shared = node.value == f"{draft.base}time-{time.value}"
    draft.has_type(node, SEM.Time)
    draft.say(node, RDFS.label, text(str(time.value) if shared else one_line(time.quote(draft.document.text))))
    if time.value:
        draft.say(node, TW.timexValue, text(time.value))
    if time.value and (position := instant(time.value)):
        draft.has_type(node, TIME.Instant)
        draft.say(node, *position)
    elif time.type == "duration":
        draft.has_type(node, TIME.Duration)
    draft.say(draft.mention(time), ITS.taIdentRef, node)
