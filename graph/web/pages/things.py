"""One node of the graph, with all that its page tells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from graph.select import select
from graph.store import Store
from graph.web.pages.atlas import points
from graph.web.pages.happenings import TAKES_PART, happenings, relations, statements
from graph.web.pages.kinds import local, node, refs
from graph.web.pages.quotes import quotes
from graph.web.pages.values import Happening, Point, Quote, Ref, Relation, Said, Statement
from ontology.terms import SCHEMA, SEM, TW


@dataclass(frozen=True, slots=True)
class Thing:
    """A node: an actor or place, an event, or anything else. `article` and `span` are for what stands in one."""

    ref: Ref
    types: tuple[str, ...]
    names: tuple[str, ...]
    links: tuple[str, ...]
    said: tuple[Said, ...]
    referred: tuple[Said, ...]
    quotes: tuple[Quote, ...] = ()
    happenings: tuple[Happening, ...] = ()
    event: Happening | None = None
    relations: tuple[Relation, ...] = ()
    claims: tuple[Statement, ...] = ()
    points: tuple[Point, ...] = ()
    document: str = ""
    span: tuple[int, int] | None = None

    @property
    def facts(self) -> tuple[Happening, ...]:
        """The events that nobody but the article tells."""
        return tuple(event for event in self.happenings if not event.speakers)

    @property
    def claimed(self) -> tuple[Happening, ...]:
        """The events that somebody claims."""
        return tuple(event for event in self.happenings if event.speakers)


_MOST = 500  # of what refers to a node; a country can be mentioned thousands of times


def thing(store: Store, iri: str) -> Thing:
    """What the graph knows of the node; an empty Thing for one that it does not have."""
    n = node(iri)
    bare = _bare(store, iri, n)
    if TW.Event in bare["types"]:
        (event,) = happenings(store, f"VALUES ?n {{ {n} }}") or (None,)
        places = [place.iri for place in event.places] if event else []
        return Thing(**bare, event=event, quotes=event.quotes if event else (), points=points(store, places))
    if TW.Mention in bare["types"] or SCHEMA.NewsArticle in bare["types"]:
        return Thing(**bare, **_place_in_text(store, n))
    if SEM.Time in bare["types"]:
        return Thing(**bare, happenings=happenings(store, f"?n sem:hasTime {n} ."))
    if not bare["ref"].kind:
        return Thing(**bare, quotes=quotes(store, f"VALUES ?n {{ {n} }}").get(iri, ()))
    involved = happenings(store, f"?n {TAKES_PART} {n} .")
    places = [iri, *(place.iri for event in involved for place in event.places)]
    return Thing(
        **bare,
        quotes=quotes(store, f"VALUES ?n {{ {n} }}", "^itsrdf:taIdentRef").get(iri, ()),
        happenings=involved,
        relations=relations(store, f"?n a tw:Relation ; rdf:subject|rdf:object|(rdf:object/org:postIn) {n} ."),
        claims=statements(store, f"?n tw:claimedBy {n} ."),
        points=points(store, places),
    )


def _bare(store: Store, iri: str, n: str) -> dict[str, Any]:
    said = select(store, f"SELECT ?p ?o ?iri {{ {n} ?p ?o BIND(isIRI(?o) AS ?iri) }}")
    referred = select(store, f"SELECT ?p ?s {{ ?s ?p {n} }} ORDER BY ?s ?p LIMIT {_MOST}")
    names = select(store, f"SELECT DISTINCT ?name {{ {n} rdfs:label|skos:altLabel|skos:prefLabel ?name }}")
    links = select(store, f"SELECT DISTINCT ?o {{ {n} owl:sameAs|skos:exactMatch ?o }}")
    known = refs(store, [iri, *(r["o"] for r in said if r["iri"] == "true"), *(r["s"] for r in referred)])
    return {
        "ref": known.get(iri, Ref(iri, local(iri))),
        "types": tuple(row["o"] for row in said if local(row["p"]) == "type"),
        "names": tuple(row["name"] for row in names),
        "links": tuple(row["o"] for row in links),
        "said": tuple(Said(row["p"], row["o"], known.get(row["o"]) if row["iri"] == "true" else None) for row in said),
        "referred": tuple(Said(row["p"], row["s"], known.get(row["s"])) for row in referred),
    }


def _place_in_text(store: Store, n: str) -> dict[str, Any]:
    rows = select(
        store,
        f"SELECT ?id ?begin ?end {{ {{ {n} schema:identifier ?id }} UNION "
        f"{{ {n} nif:referenceContext/schema:identifier ?id ; nif:beginIndex ?begin ; nif:endIndex ?end }} }}",
    )
    if not rows:
        return {}
    row = rows[0]
    return {"document": row["id"], "span": (int(row["begin"]), int(row["end"])) if row["begin"] else None}
