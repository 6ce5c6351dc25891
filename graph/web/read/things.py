"""A node with everything that its page shows."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from triplewire.graph.ask.corrected import Corrected, Corrections
from triplewire.graph.iris import digest, local_part, span_of
from triplewire.graph.store.interface import Store
from triplewire.graph.store.solutions import natural, select
from triplewire.graph.web.read.events import ROLES, events, relations, relations_of, statements, timeline_of
from triplewire.graph.web.read.outlets import Glance, glance
from triplewire.graph.web.read.points import points
from triplewire.graph.web.read.quotes import IN, quotes
from triplewire.graph.web.read.refs import node, refs
from triplewire.graph.web.read.tellings import Compared, compared
from triplewire.graph.web.read.values import Event, Point, Quote, Ref, Relation, Said, Statement, TimelineEvent
from triplewire.ontology.terms import RDF, SCHEMA, SEM, TW


@dataclass(frozen=True, slots=True)
class Shown:
    """A page of a list of `total` events: number `page` of `pages`."""

    events: tuple[Event, ...] = ()
    total: int = 0
    page: int = 1
    pages: int = 1


@dataclass(frozen=True, slots=True)
class Thing:
    """A node: an entity, an event, or any other; `document` and `span` locate a mention or an article."""

    ref: Ref
    types: tuple[str, ...]
    names: tuple[str, ...]
    links: tuple[str, ...]
    said: tuple[Said, ...]
    referred: tuple[Said, ...]
    quotes: tuple[Quote, ...] = ()
    timeline: tuple[TimelineEvent, ...] = ()
    facts: Shown = Shown()
    claimed: Shown = Shown()
    event: Event | None = None
    tellings: Compared | None = None
    glance: Glance | None = None
    relations: tuple[Relation, ...] = ()
    claims: tuple[Statement, ...] = ()
    points: tuple[Point, ...] = ()
    corrected: tuple[Corrected, ...] = ()
    document: str = ""
    span: tuple[int, int] | None = None

    @property
    def state(self) -> str:
        """A digest of what it is called and how it was corrected, which another correction or reading changes."""
        return _state(self.ref, self.corrected)


_MOST = 100  # statements about a node, and as many that refer to it; a country can have thousands
_PAGE = 50  # events


def thing(
    store: Store, iri: str, facts: int = 1, claims: int = 1, size: int = _PAGE, corrections: Corrections | None = None
) -> Thing:
    """Return what the graph has about the node; a node that is not in the graph has no statements.

    Of its events, and of the claims about it, there is one page each, of `size` events. Who asks for many nodes gives
    the `corrections` of the store, which are then read once.
    """
    n = node(iri)
    bare = _bare(store, iri, n, corrections or Corrections(store))
    if TW.Event in bare["types"]:
        (event,) = events(store, [iri]) or (None,)
        places = [place.iri for place in event.places] if event else []
        told = compared(store, event.happening) if event and event.happening else None
        quoted = event.quotes if event else ()
        return Thing(**bare, event=event, quotes=quoted, points=points(store, places), tellings=told)
    if TW.Happening in bare["types"]:
        told = compared(store, iri)
        places = [place.iri for telling in told.tellings for place in telling.event.places]
        return Thing(**bare, tellings=told, points=points(store, places))
    if span_of(iri) or TW.Mention in bare["types"] or SCHEMA.NewsArticle in bare["types"]:
        return Thing(**bare, **_place_in_text(store, iri, n))
    if SEM.Time in bare["types"]:
        return Thing(**bare, **_involved(store, iri, f"?n sem:hasTime {n} .", facts, claims, size))
    if not bare["ref"].kind:
        lasting = relations(store, f"VALUES ?n {{ {n} }}") if TW.Relation in bare["types"] else ()
        return Thing(**bare, quotes=quotes(store, f"VALUES ?n {{ {n} }}").get(iri, ()), relations=lasting)
    taking_part = f"VALUES ?role {{ {' '.join(ROLES)} }} ?n ?role {n} ."
    where = select(store, f"SELECT DISTINCT ?place {{ {taking_part} ?n sem:hasPlace ?place }}")
    return Thing(
        **bare,
        **_involved(store, iri, taking_part, facts, claims, size),
        quotes=quotes(store, f"VALUES ?n {{ {n} }}", "^itsrdf:taIdentRef").get(iri, ()),
        relations=relations_of(store, n),
        claims=statements(store, f"?n tw:claimedBy {n} ."),
        glance=glance(store, iri),
        points=points(store, [iri, *(row["place"] for row in where)]),
    )


def state_of(store: Store, iri: str) -> str:
    """Return the `state` of the node as it is now."""
    return _state(refs(store, [iri]).get(iri, Ref(iri, local_part(iri))), Corrections(store).of([iri]))


def _state(ref: Ref, corrected: Iterable[Corrected]) -> str:
    return digest("\n".join((ref.label, *sorted(each.id for each in corrected))))


def _involved(store: Store, iri: str, where: str, facts: int, claims: int, size: int) -> dict[str, Any]:
    all_ = timeline_of(store, iri, where)
    return {
        "timeline": all_,
        "facts": _shown(store, [moment for moment in all_ if not moment.claimed], facts, size),
        "claimed": _shown(store, [moment for moment in all_ if moment.claimed], claims, size),
    }


def _shown(store: Store, all_: list[TimelineEvent], page: int, size: int) -> Shown:
    pages = max(1, math.ceil(len(all_) / size))
    page = min(max(page, 1), pages)
    chosen = all_[(page - 1) * size : page * size]
    return Shown(events(store, [moment.iri for moment in chosen]), len(all_), page, pages)


def _bare(store: Store, iri: str, n: str, corrections: Corrections) -> dict[str, Any]:
    said = select(store, f"SELECT ?p ?o ?iri {{ {n} ?p ?o BIND(isIRI(?o) AS ?iri) }}")
    types = tuple(row["o"] for row in said if row["p"] == RDF.type)
    said = said[:_MOST]
    referred = select(store, f"SELECT ?p ?s {{ ?s ?p {n} }} LIMIT {_MOST}")
    names = select(store, f"SELECT DISTINCT ?name {{ {n} rdfs:label|skos:altLabel|skos:prefLabel ?name }}")
    links = select(store, f"SELECT DISTINCT ?o {{ {n} owl:sameAs|skos:exactMatch ?o }}")
    known = refs(store, [iri, *(r["o"] for r in said if r["iri"] == "true"), *(r["s"] for r in referred)])
    return {
        "corrected": tuple(corrections.of([iri])),
        "ref": known.get(iri, Ref(iri, local_part(iri))),
        "types": types,
        "names": tuple(row["name"] for row in names),
        "links": tuple(row["o"] for row in links),
        "said": tuple(Said(row["p"], row["o"], known.get(row["o"]) if row["iri"] == "true" else None) for row in said),
        "referred": tuple(Said(row["p"], row["s"], known.get(row["s"])) for row in referred),
    }


def _place_in_text(store: Store, iri: str, n: str) -> dict[str, Any]:
    leads = f"schema:identifier|(({IN})/schema:identifier)"
    offsets = f"OPTIONAL {{ {n} nif:beginIndex ?begin ; nif:endIndex ?end }}"
    rows = select(store, f"SELECT DISTINCT ?id ?begin ?end {{ {n} {leads} ?id {offsets} }}")
    if not rows:
        return {}
    row = rows[0]
    given = (natural(row["begin"]), natural(row["end"])) if row["begin"] and row["end"] else None
    return {"document": row["id"], "span": span_of(iri) or given}
