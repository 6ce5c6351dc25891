"""Places with coordinates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from triplewire.graph.store.interface import Store
from triplewire.graph.store.solutions import natural, position, select, values
from triplewire.graph.web.read.events import days_of_articles, events_between, timeline_events
from triplewire.graph.web.read.refs import refs
from triplewire.graph.web.read.values import Point, Ref

_PLACES = """
SELECT ?n (MIN(?wkt) AS ?at) { WHERE ?n geo:hasGeometry/geo:asWKT ?wkt } GROUP BY ?n"""
_EVENTS = """
SELECT ?n (COUNT(DISTINCT ?event) AS ?count) { WHERE ?event sem:hasPlace ?n } GROUP BY ?n"""
_MENTIONS = """
SELECT ?n (COUNT(DISTINCT ?mention) AS ?count) { WHERE ?mention itsrdf:taIdentRef ?n } GROUP BY ?n"""


def points(store: Store, iris: Iterable[str] | None = None) -> tuple[Point, ...]:
    """Return those of the nodes, or of all nodes, that have coordinates; those with most events come first."""
    if iris is None and (index := store.index):
        nodes = [(node, latlon) for node in index.placed() if (latlon := position(node.at))]
        placed = [Point(Ref(n.iri, n.label, n.kind), *latlon, n.places, n.mentions) for n, latlon in nodes]
        return tuple(sorted(placed, key=_rank))
    where = "" if iris is None else f"VALUES ?n {{ {values(iris)} }}"
    found = {row["n"]: row["at"] for row in select(store, _PLACES.replace("WHERE", where)) if row["n"]}
    at = {iri: latlon for iri, wkt in found.items() if (latlon := position(wkt))}
    here = f"VALUES ?n {{ {values(at)} }}"
    events = {row["n"]: natural(row["count"]) for row in select(store, _EVENTS.replace("WHERE", here)) if row["n"]}
    mentions = {row["n"]: natural(row["count"]) for row in select(store, _MENTIONS.replace("WHERE", here)) if row["n"]}
    known = refs(store, at)
    all_ = [Point(known[iri], *latlon, events.get(iri, 0), mentions.get(iri, 0)) for iri, latlon in at.items()]
    return tuple(sorted(all_, key=_rank))


def points_between(store: Store, since: str, until: str) -> tuple[Point, ...]:
    """Return the places with coordinates where something may have happened from day to day, with how much did."""
    number = _events_between(store, since, until)
    found = points(store) if store.index else points(store, number)
    here = (replace(point, events=number.get(point.place.iri, 0)) for point in found)
    return tuple(sorted((point for point in here if point.events), key=_rank))


def _events_between(store: Store, since: str, until: str) -> Mapping[str, int]:
    if index := store.index:
        return index.events_at(since, until)
    then = {event.iri for event in events_between(timeline_events(store), days_of_articles(store), since, until)}
    at = {(row["event"], row["n"]) for row in select(store, "SELECT ?event ?n { ?event sem:hasPlace ?n }")}
    return Counter(place for event, place in at if event in then)


def _rank(point: Point) -> tuple[int, int, str]:
    return -point.events, -point.mentions, point.place.iri
