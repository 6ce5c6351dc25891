"""What the API reads from a store: each function returns one page, or one thing.

Nodes are found first, sorted by IRI, and only those of the page are described.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from itertools import islice
from typing import NamedTuple, TypeVar, cast

import pyoxigraph as ox

from triplewire.graph.ask.explain import Evidence as Found
from triplewire.graph.ask.explain import explain
from triplewire.graph.ask.node_search import full_iri
from triplewire.graph.errors import QueryUnknown
from triplewire.graph.iris import local_part
from triplewire.graph.store.interface import Store
from triplewire.graph.store.solutions import PROLOGUE, described, select, values
from triplewire.graph.web.api import answer_types as types
from triplewire.graph.web.api.narrowing import among, in_document, in_time
from triplewire.graph.web.protocol.http_errors import NotFound
from triplewire.graph.web.read.events import events, iris_where, relations_of, statements
from triplewire.graph.web.read.name_search import everything, find
from triplewire.graph.web.read.points import points
from triplewire.graph.web.read.quotes import quotes
from triplewire.graph.web.read.refs import refs
from triplewire.graph.web.read.values import Event, Quote, Ref, Relation
from triplewire.ontology.terms import DIRECT, ENTITY_CLASSES, EVENT_TYPES, PREFIXES, TW
from triplewire.ontology.verbs import words

_DOCUMENT = """SELECT ?n ?id ?title ?published ?url ?text { WHICH ?n a schema:NewsArticle ; schema:identifier ?id .
    OPTIONAL { ?n rdfs:label ?title } OPTIONAL { ?n schema:datePublished ?published } OPTIONAL { ?n schema:url ?url }
    TEXT }"""
_FACTS = "SELECT DISTINCT ?n { WHERE ?n a tw:Fact }"
_MOST_NAMES = 10_000  # that a search for entities sorts
_AT_ONCE = 500  # nodes of a query
_CLAIMED = {TW.Event, TW.Relation}
_QUOTES = 20  # of one fact, claim or statement
T = TypeVar("T")


class Part(NamedTuple):
    """Which part of a list is asked for."""

    limit: int
    offset: int

    def of(self, all_: Iterable[T]) -> tuple[list[T], bool]:
        """Return the items of the part, and whether others follow."""
        found = list(islice(all_, self.offset, self.offset + self.limit + 1))
        return found[: self.limit], len(found) > self.limit


def documents(store: Store, part: Part) -> tuple[list[types.Document], bool]:
    """Return documents, sorted by id."""
    rows = select(store, _DOCUMENT.replace("WHICH", "").replace("TEXT", ""))
    some, more = part.of(sorted(rows, key=lambda row: row["id"]))
    return [types.Document(*_of_document(row)) for row in some], more


def document(store: Store, id_: str) -> types.DocumentText:
    """Return a document by its id or IRI. Raises NotFound."""
    which = f"?n schema:identifier {ox.Literal(id_)} ."
    rows = select(store, _DOCUMENT.replace("WHICH", which).replace("TEXT", "?n nif:isString ?text"))
    if not rows and (iri := full_iri(store, id_)):
        rows = select(
            store, _DOCUMENT.replace("WHICH", f"VALUES ?n {{ <{iri}> }}").replace("TEXT", "?n nif:isString ?text")
        )
    if not rows:
        raise NotFound(f"no document has the id {id_!r}")
    return types.DocumentText(*_of_document(rows[0]), rows[0]["text"])


def _of_document(row: dict[str, str]) -> tuple[str, str, str, str | None, str | None]:
    return row["id"], row["n"], row["title"], row["published"] or None, row["url"] or None


def entities(store: Store, part: Part, q: str | None = None, type: str | None = None) -> tuple[list[types.Node], bool]:  # noqa: A002  # the parameter's name
    """Return the entities whose names contain every word of `q`, the best match first, or all by label."""
    found = find(store, q, _MOST_NAMES) if q else _by_label(store, type)
    some, more = part.of(ref for ref in found if _is_entity(ref) and type in {None, ref.kind})
    return [_node(ref) for ref in some], more


def _by_label(store: Store, kind: str | None) -> Iterable[Ref]:
    if index := store.index:
        return (Ref(*row) for row in index.things(kind or ""))
    return (ref for ref, _ in everything(store))


def _is_entity(ref: Ref) -> bool:
    """Return whether a node is an entity: named events are, what happened in a clause is not."""
    return ref.kind in ENTITY_CLASSES and not local_part(ref.iri).startswith("event-")


def entity(store: Store, id_: str) -> types.Entity:
    """Return an entity by its IRI, in full or without its beginning. Raises NotFound."""
    iri = full_iri(store, id_)
    ref = refs(store, [iri])[iri] if iri else None
    if ref is None or not _is_entity(ref):
        raise NotFound(f"no entity has the id {id_!r}; search for one by name")
    told = described(store, [iri], "rdfs:label", "skos:altLabel", "skos:prefLabel", "owl:sameAs", "skos:exactMatch")
    its = told.get(iri, {})
    (point,) = points(store, [iri]) or (None,)
    lasting = relations_of(store, f"<{iri}>")
    return types.Entity(
        iri=iri,
        label=ref.label,
        type=ref.kind,
        names=sorted({name for key in ("rdfs:label", "skos:altLabel", "skos:prefLabel") for name in its.get(key, ())}),
        links=sorted({link for key in ("owl:sameAs", "skos:exactMatch") for link in its.get(key, ())}),
        latitude=point.lat if point else None,
        longitude=point.lon if point else None,
        relations=[_relation(relation) for relation in lasting],
    )


def event_list(
    store: Store,
    part: Part,
    type: str | None = None,  # noqa: A002
    actor: str | None = None,
    place: str | None = None,
    document: str | None = None,
    since: str | None = None,
    until: str | None = None,
    claimed: bool | None = None,
) -> tuple[list[types.Event], bool]:
    """Return events, sorted by IRI; `since` and `until` are days, months or years. Raises NameMissing."""
    where = [f"?n a <{_event_class(type)}> ."] if type else []
    where += [
        among(store, "?n sem:hasActor ?actor .", "actor", actor),
        among(store, "?n sem:hasPlace ?place .", "place", place),
    ]
    where += [in_document(store, document), in_time(store, since, until)]
    found: Iterable[str]
    if (index := store.index) and not any(where):
        found = index.event_iris(claimed=claimed)
    else:
        where += [f"FILTER {'' if claimed else 'NOT '}EXISTS {{ ?n tw:claimedBy ?speaker }}"] * (claimed is not None)
        found = iris_where(store, "tw:Event", " ".join(where))
    some, more = part.of(found)
    return _described_events(store, some), more


def event(store: Store, id_: str) -> types.Event:
    """Return an event by its IRI, in full or without its beginning. Raises NotFound."""
    iri = full_iri(store, id_)
    found = _described_events(store, [iri]) if iri and iris_where(store, "tw:Event", f"VALUES ?n {{ <{iri}> }}") else []
    if not found:
        raise NotFound(f"no event has the id {id_!r}")
    return found[0]


def _event_class(type_: str) -> str:
    if type_.upper() not in EVENT_TYPES:
        raise QueryUnknown("type of event", type_, (name.lower() for name in EVENT_TYPES))
    return TW[EVENT_TYPES[type_.upper()][0]]


def statement_list(store: Store, part: Part, document: str | None = None) -> tuple[list[types.Statement], bool]:
    """Return statements in the words of the text, sorted by IRI."""
    either = f"{in_document(store, document)} {{ ?n a tw:Statement }} UNION {{ ?n tw:openTriple ?words }}"
    some, more = part.of(_sorted(store, f"SELECT ?n {{ {either} }}"))
    found = {iri: types.Statement(iri, [], [], []) for iri in some}
    for stated in statements(store, f"VALUES ?n {{ {values(some)} }}") if some else ():
        triples = [*found[stated.iri].triples, types.Triple(stated.subject, stated.predicate, stated.object or None)]
        found[stated.iri] = types.Statement(
            stated.iri, triples, [_node(ref) for ref in stated.speakers], [_quote(quote) for quote in stated.quotes]
        )
    return list(found.values()), more


def facts(
    store: Store,
    part: Part,
    subject: str | None = None,
    predicate: str | None = None,
    object: str | None = None,  # noqa: A002
    document: str | None = None,
) -> tuple[list[types.Fact], bool]:
    """Return plain facts, sorted by IRI; `predicate` is an IRI, or short: tw:aided, aided. Raises NameMissing."""
    where = [among(store, "?n rdf:subject ?subject .", "subject", subject)]
    where += [among(store, "?n rdf:object ?object .", "object", object), in_document(store, document)]
    where += [f"?n rdf:predicate <{_property(store, predicate)}> ."] if predicate else []
    some, more = part.of(row["n"] for row in select(store, _FACTS.replace("WHERE", " ".join(where))))
    told = described(store, some, "rdf:subject", "rdf:predicate", "rdf:object")
    ends = {
        iri: tuple(its[f"rdf:{name}"][0] for name in ("subject", "predicate", "object")) for iri, its in told.items()
    }
    known = refs(store, (iri for one, _, other in ends.values() for iri in (one, other)))
    quoted = _quotes(store, some)
    return [
        types.Fact(iri, _node(known[one]), property_, words(property_), _node(known[other]), quoted.get(iri, []))
        for iri in some
        for one, property_, other in [ends[iri]]
    ], more


def _property(store: Store, name: str) -> str:
    """Return the IRI of a property of facts, which may be short. Raises NotFound."""
    if (ours := PREFIXES["tw"] + name) in DIRECT:
        return ours
    prefix, _, local = name.partition(":")
    short = PREFIXES[prefix] + local if prefix in PREFIXES else ""
    for iri in (short, name.strip("<>"), full_iri(store, name, terms=True)):
        if values([iri]):
            return iri
    raise NotFound(f"no fact has the property {name!r}; write an IRI, or tw:consulted")


def claims(
    store: Store, part: Part, speaker: str | None = None, about: str | None = None, document: str | None = None
) -> tuple[list[types.Claim], bool]:
    """Return claims, sorted by IRI. Raises NameMissing."""
    taking_part = "{ ?n sem:hasActor|sem:hasPlace|tw:about ?about } UNION { ?n rdf:subject|rdf:object ?about }"
    where = [
        among(store, "?n tw:claimedBy ?speaker .", "speaker", speaker),
        among(store, taking_part, "about", about),
    ]
    where += [in_document(store, document), "?n tw:claimedBy ?who"]
    some, more = part.of(_claims(store, _sorted(store, f"SELECT DISTINCT ?n {{ {' '.join(where)} }}")))
    told = described(
        store, some, *("rdf:type", "rdfs:label", "tw:claimedBy", "tw:polarity", "tw:modality", "tw:confidence")
    )
    known = refs(store, (who for its in told.values() for who in its.get("tw:claimedBy", ())))
    quoted = _quotes(store, some)
    return [
        types.Claim(
            iri=iri,
            kind="event" if TW.Event in its["rdf:type"] else "relation",
            says=" ".join(_first(its, "rdfs:label").split()),
            speakers=[_node(known[who]) for who in its.get("tw:claimedBy", ()) if who in known],
            polarity=_first(its, "tw:polarity") or "positive",
            modality=_first(its, "tw:modality") or "actual",
            confidence=_number(_first(its, "tw:confidence")),
            quotes=quoted.get(iri, []),
        )
        for iri in some
        for its in [told[iri]]
    ], more


def _claims(store: Store, claimed: list[str]) -> Iterator[str]:
    """Yield which of the nodes with a speaker are events or relations."""
    for first in range(0, len(claimed), _AT_ONCE):
        types_of = described(store, some := claimed[first : first + _AT_ONCE], "rdf:type")
        yield from (iri for iri in some if not _CLAIMED.isdisjoint(types_of.get(iri, {}).get("rdf:type", ())))


def evidence(store: Store, part: Part, of: str) -> tuple[list[types.Evidence], bool]:
    """Return why something is in the graph, by its IRI or name. Raises NameMissing."""
    some, more = part.of(explain(store, of))
    return [_evidence(found) for found in some], more


def _evidence(found: Found) -> types.Evidence:
    its = {field.name: getattr(found, field.name) for field in fields(found)}
    return types.Evidence(**its | {"statement": found.statement or None, "withheld": list(found.withheld)})


def _sorted(store: Store, sparql: str) -> list[str]:
    """Return the IRIs that a query finds as ?n, each once, sorted."""
    rows = cast("ox.QuerySolutions", store.query(PROLOGUE + sparql))
    return sorted({row["n"].value for row in rows})


def _described_events(store: Store, iris: Sequence[str]) -> list[types.Event]:
    states = described(store, iris, "tw:polarity", "tw:modality")
    found = {event.iri: _event(event, states.get(event.iri, {})) for event in (events(store, iris) if iris else ())}
    return [found[iri] for iri in iris if iri in found]


def _event(event: Event, state: dict[str, list[str]]) -> types.Event:
    return types.Event(
        iri=event.iri,
        label=event.label,
        type=event.family or None,
        modes=list(event.modes),
        predicate=event.predicate,
        time=event.time or None,
        participants=[types.Participant(role, _node(who)) for role, who in event.roles],
        claimed_by=[_node(speaker) for speaker in event.speakers],
        polarity=_first(state, "tw:polarity") or "positive",
        modality=_first(state, "tw:modality") or "actual",
        confidence=_number(event.confidence),
        withheld=list(event.withheld),
        quotes=[_quote(quote) for quote in event.quotes],
    )


def _relation(relation: Relation) -> types.Relation:
    return types.Relation(
        iri=relation.iri,
        subject=_node(relation.subject),
        relation=relation.property,
        object=_node(relation.object),
        former=relation.status == "former",
        claimed_by=[_node(speaker) for speaker in relation.speakers],
        quotes=[_quote(quote) for quote in relation.quotes],
    )


def _quotes(store: Store, iris: Sequence[str]) -> dict[str, list[types.Quote]]:
    found = quotes(store, f"VALUES ?n {{ {values(iris)} }}", most=_QUOTES) if iris else {}
    return {iri: [_quote(quote) for quote in its] for iri, its in found.items()}


def _quote(quote: Quote) -> types.Quote:
    sentence = quote.before + quote.quote + quote.after
    return types.Quote(quote.document, quote.begin, quote.end, quote.quote, sentence)


def _node(ref: Ref) -> types.Node:
    return types.Node(ref.iri, ref.label, ref.kind)


def _first(its: dict[str, list[str]], name: str) -> str:
    return next(iter(its.get(name, ())), "")


def _number(text: str) -> float | None:
    return float(text) if text else None
