"""What the pages of the explorer list of a document: its events, things and relations, as rows of tables."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import urlsplit

import pyoxigraph as ox
from anyascii import anyascii

from triplewire.graph.iris import local_part, slug
from triplewire.graph.withheld import READ, kind_of, why_withheld
from triplewire.ontology.terms import (
    DC,
    ENTITY_CLASSES,
    GEO,
    ITS,
    NIF,
    ORG,
    RDF,
    RDFS,
    SCHEMA,
    SEM,
    SKOS,
    TW,
)

KINDS = {iri: name for name, iri in ENTITY_CLASSES.items()} | {TW.Event: "Event"}
_ROLES = (
    TW.source, TW.target, SEM.hasPlace, TW.about, TW.recipient, TW.beneficiary, TW.instrument, TW.affects, TW.origin,
    TW.destination, TW.complement, TW.companion, TW.participant,
)  # fmt: skip
_WHY = [(name, TW[name.removeprefix("tw:")]) for name in READ if name.startswith("tw:")]
_NAMES = (RDFS.label, SKOS.altLabel)
_KEYS = (TW.storyKey, TW.textKey)  # a key a line
_READ = {
    *_ROLES, *_NAMES, RDF.type, RDF.subject, RDF.object, SEM.hasTime, SEM.eventType, TW.timexValue, TW.polarity,
    TW.modality, TW.claimedBy, TW.doubt, TW.withheld, TW.statedBy, TW.mentionKind, TW.openTriple, ITS.taIdentRef,
    ORG.role, ORG.postIn, SCHEMA.identifier, SCHEMA.datePublished, SCHEMA.url, DC.publisher, GEO.hasGeometry, GEO.asWKT,
    NIF.isString, *_KEYS,
}  # fmt: skip
_CLASSES = {*KINDS, TW.Relation, TW.Fact, TW.Statement, ORG.Post}
_PLAIN = ("positive", "actual")
_BY_NAME = ("name", "demonym")  # kinds of mentions of what the text names


class EventRow(NamedTuple):
    """An event; `time` is the earliest TIMEX3 value, `speakers` are IRIs with blanks between them."""

    iri: str
    label: str
    family: str
    time: str
    state: str
    speakers: str
    folded: str


class PartRow(NamedTuple):
    """A participation in an event."""

    event: str
    role: str
    thing: str


class RelationRow(NamedTuple):
    """A relation between two things; an office is one between its holder and each of the bodies that it belongs to."""

    id: str
    one: str
    other: str


class ThingRow(NamedTuple):
    """A thing in one document, or in all together: its longest label, all its names, folded, and its counts.

    `events` is the number of participations, `places` that as a place, `links` that with relations; `at` is a point in
    well-known text, or "".
    """

    iri: str
    kind: str
    label: str
    names: str
    named: int
    known: int
    mentions: int
    events: int
    places: int
    links: int
    at: str


class OfficeRow(NamedTuple):
    """A name of an office, and its `slug` between hyphens."""

    iri: str
    label: str
    plain: str


class DocumentRow(NamedTuple):
    """An article, with its numbers of nodes.

    `linked` are the events with participants, `claims` those with a speaker, `relation_claims` the relations with one,
    and `statements` the open triples.
    """

    id: str
    title: str
    published: str
    url: str
    outlet: str
    events: int
    linked: int
    claims: int
    relations: int
    statements: int
    relation_claims: int
    facts: int


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a document; `document` is None for a graph that is not one of an article.

    `withheld` has the numbers of events and relations that are no plain fact, by the kind of the reason; `body` is the
    folded text, and `keys` those under which other documents find it.
    """

    document: DocumentRow | None
    events: tuple[EventRow, ...]
    parts: tuple[PartRow, ...]
    relations: tuple[RelationRow, ...]
    things: tuple[ThingRow, ...]
    offices: tuple[OfficeRow, ...]
    withheld: tuple[tuple[str, int], ...]
    body: str = ""
    keys: tuple[str, ...] = ()


def folded(text: str) -> str:
    """Return the text in lower case ASCII, without accents."""
    return anyascii(text).lower()


def words_of(text: str) -> list[str]:
    """Return the folded words that a search asks for; a hyphen parts words, as a name may have it or a blank.

    >>> words_of("Hong-Kong  Zoë")
    ['hong', 'kong', 'zoe']
    """
    return folded(text).replace("-", " ").split()


def outlet_of(publisher: str, url: str) -> str:
    """Return who published an article by its own word, else the site of its address; "" if it has neither."""
    site = ""
    with suppress(ValueError):  # an address whose host cannot be told
        site = urlsplit(url).hostname or ""
    return publisher or site.removeprefix("www.")


def rows_of(graph: str, triples: Iterable[ox.Triple]) -> Rows:
    """Return the rows of the graph of a document."""
    told = _Told(triples)
    events = tuple(_event(told, iri) for iri in told.of_class(TW.Event))
    parts = tuple(
        PartRow(event.iri, "place" if role == SEM.hasPlace else local_part(role), thing)
        for event in events
        for role in _ROLES
        for thing in told.all(event.iri, role)
    )
    relations = tuple(
        RelationRow(id_, one, other)
        for id_ in told.of_class(TW.Relation)
        for one in told.all(id_, RDF.subject)
        for other in _ends(told, told.first(id_, RDF.object))
    )
    things = tuple(_things(told, parts, relations))
    offices = tuple(
        OfficeRow(iri, label, f"-{slug(label)}-")
        for iri in told.of_class(ORG.Post)
        for label in sorted({label for names in _NAMES for label in told.all(iri, names)})
    )
    document, body = _document(told, graph, events, parts), folded(told.first(graph, NIF.isString))
    keys = tuple(sorted({key for kind in _KEYS for keys in told.all(graph, kind) for key in keys.split("\n")}))
    return Rows(document, events, parts, relations, things, offices, _withheld(told), body, keys)


def are_listed(triples: Iterable[ox.Triple]) -> bool:
    """Return whether any of the triples of a graph may make a difference to its rows."""
    return any(
        triple.predicate.value in _READ
        and (triple.predicate.value != RDF.type or getattr(triple.object, "value", "") in _CLASSES)
        for triple in triples
    )


def _withheld(told: _Told) -> tuple[tuple[str, int], ...]:
    stated = {node for nodes in told.nodes(TW.statedBy).values() for node in nodes}
    nodes = (node for class_ in (TW.Event, TW.Relation) for node in told.of_class(class_) if node not in stated)
    reasons = (why_withheld({name: its for name, term in _WHY if (its := told.all(node, term))}) for node in nodes)
    return tuple(sorted(Counter(kind_of(why) for why in reasons if why).items()))


class _Told:
    """The values of the properties of the nodes, sorted."""

    def __init__(self, triples: Iterable[ox.Triple]) -> None:
        self._found: dict[str, dict[str, list[str]]] = defaultdict(dict)
        self.pointing: dict[str, list[str]] = defaultdict(list)  # the mentions of each thing
        for triple in triples:
            predicate = triple.predicate.value
            if predicate not in _READ:
                continue
            subject, value = triple.subject, triple.object
            if isinstance(subject, ox.NamedNode) and isinstance(value, (ox.NamedNode, ox.Literal)):
                self._found[predicate].setdefault(subject.value, []).append(value.value)
                if predicate == ITS.taIdentRef:
                    self.pointing[value.value].append(subject.value)

    def all(self, iri: str, predicate: str) -> list[str]:
        return sorted(self._found[predicate].get(iri, ()))

    def first(self, iri: str, predicate: str) -> str:
        return min(self._found[predicate].get(iri, ()), default="")

    def is_claimed(self, iri: str) -> bool:
        return iri in self._found[TW.claimedBy]

    def nodes(self, predicate: str) -> dict[str, list[str]]:
        return self._found[predicate]

    def of_class(self, class_: str) -> list[str]:
        return sorted(iri for iri, types in self._found[RDF.type].items() if class_ in types)


def _event(told: _Told, iri: str) -> EventRow:
    times = [value for time in told.all(iri, SEM.hasTime) for value in told.all(time, TW.timexValue)]
    states = (told.first(iri, TW.polarity), told.first(iri, TW.modality))
    label = " ".join(told.first(iri, RDFS.label).split())
    return EventRow(
        iri,
        label,
        local_part(told.first(iri, SEM.eventType)),
        min(times, default=""),
        ", ".join(state for state in states if state and state not in _PLAIN),
        " ".join(told.all(iri, TW.claimedBy)),
        folded(label),
    )


def _ends(told: _Told, end: str) -> list[str]:
    return told.all(end, ORG.postIn) if told.all(end, ORG.role) else [end]


def _document(told: _Told, graph: str, events: Collection[EventRow], parts: Iterable[PartRow]) -> DocumentRow | None:
    if not told.first(graph, SCHEMA.identifier):
        return None
    claims = [event for event in events if event.speakers]
    relations = told.of_class(TW.Relation)
    return DocumentRow(
        told.first(graph, SCHEMA.identifier),
        told.first(graph, RDFS.label),
        told.first(graph, SCHEMA.datePublished),
        told.first(graph, SCHEMA.url),
        outlet_of(told.first(graph, DC.publisher), told.first(graph, SCHEMA.url)),
        len(events),
        len({part.event for part in parts}),
        len(claims),
        len(relations),
        len(told.of_class(TW.Statement)) + sum(map(len, told.nodes(TW.openTriple).values())),
        sum(map(told.is_claimed, relations)),
        len(told.of_class(TW.Fact)),
    )


def _things(told: _Told, parts: Collection[PartRow], relations: Iterable[RelationRow]) -> Iterator[ThingRow]:
    events = Counter(part.thing for part in parts)
    places = Counter(part.thing for part in parts if part.role == "place")
    related = Counter(end for relation in relations for end in (relation.one, relation.other))
    for iri, types in sorted(told.nodes(RDF.type).items()):
        kinds = [KINDS[type_] for type_ in sorted(types) if type_ in ENTITY_CLASSES.values()]
        names = [name for predicate in _NAMES for name in told.all(iri, predicate)]
        if not kinds or not names:
            continue
        labels = told.all(iri, RDFS.label) or names
        mentioned = [told.first(mention, TW.mentionKind) for mention in told.pointing.get(iri, ())]
        yield ThingRow(
            iri,
            kinds[-1],
            max(labels, key=lambda label: (len(label), label)),
            "\n".join(dict.fromkeys(map(folded, names))),
            mentioned.count("name"),
            sum(kind in _BY_NAME for kind in mentioned),
            len(mentioned),
            events[iri],
            places[iri],
            events[iri] + related[iri],
            min((told.first(place, GEO.asWKT) for place in told.all(iri, GEO.hasGeometry)), default=""),
        )
