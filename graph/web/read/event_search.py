"""Search among events, with facets: how many there are of each type, place, year, outlet and confidence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from triplewire.graph.derived.index import FoundEvent
from triplewire.graph.derived.rows import folded, words_of
from triplewire.graph.store.interface import Store
from triplewire.graph.store.solutions import described, select, values
from triplewire.graph.web.read.events import days_of_articles, events_between, is_date, timeline_events
from triplewire.graph.web.read.refs import refs
from triplewire.graph.web.read.values import TimelineEvent

MOST = 5000  # events that are counted; a search that finds more says so
FACETS = {
    "standing": "Said by", "type": "Type", "year": "Year", "place": "Place", "outlet": "Outlet",
    "confidence": "Confidence", "dated": "Date",
}  # fmt: skip
STEPS = {0.9: "0.9 and more", 0.7: "0.7 to 0.9", 0.5: "0.5 to 0.7", 0.0: "below 0.5"}  # each from its number on
_LINE = 80  # characters: labels are compared by lines of this length
_SIDES = ("tw:source", "tw:target")
_NAMED = """
SELECT DISTINCT ?n { VALUES ?n { NODES } ?mention itsrdf:taIdentRef ?n ; tw:mentionKind ?kind
  FILTER(?kind IN ("name", "demonym")) }"""
_WORD = re.compile(r"[a-z0-9]+")
STANDING = ("the article itself", "somebody in it", "not as a fact")
DATED = ("its own", "that of its article")
VALUES = 12  # values of a facet that are listed


@dataclass(frozen=True, slots=True)
class Hit:
    """An event that was found, with its values for each facet; `sides` are the named ones who act or are acted on."""

    iri: str
    label: str
    family: str
    time: str
    status: str
    published: str
    values: Mapping[str, tuple[str, ...]]
    sides: int = 0


@dataclass(frozen=True, slots=True)
class Hits:
    """The events of a search: one page of them, how many there are, and the facets with their counts.

    The counts of a facet are those of events that fit the choices for all other facets.
    """

    shown: tuple[Hit, ...]
    number: int
    facets: Mapping[str, tuple[tuple[str, int], ...]]
    more: bool = False


def events_found(
    store: Store,
    text: str,
    chosen: Mapping[str, str],
    most: int,
    skip: int = 0,
    order: str = "",
    span: tuple[str, str] = ("", ""),
) -> Hits:
    """Return the events whose labels have all words of `text`, narrowed by the chosen values of facets.

    `order` is "date" for the latest first, by the day of the article where an event has none; otherwise the best match
    comes first (`_by_match`). `span` has the first and the last day, or "" for no limit, and an event without a date is
    one of the day of its article. Without words, all events of the span and of the chosen values are found; without
    these, too, none.
    """
    words = words_of(text)
    alone = {} if words or any(span) else chosen
    sought = (words, *span, alone.get("place", ""), alone.get("type", ""))
    found = _with_details(store, _all(store, *sought)) if any(sought) or chosen else []
    facets = {name: _counted(found, name, chosen) for name in FACETS}
    latest = sorted(found, key=lambda hit: hit.time or hit.published, reverse=True)
    fitting = [hit for hit in latest if _fits(hit, chosen)]
    if order != "date":
        fitting.sort(key=lambda hit: _by_match(hit, words))
    return Hits(tuple(fitting[skip : skip + most]), len(fitting), facets, len(found) >= MOST)


def _all(store: Store, words: list[str], since: str, until: str, place: str, family: str) -> list[Hit]:
    if index := store.index:
        return [_indexed(event) for event in index.events_with(words, MOST, since, until, place, family)]
    events = [event for event in timeline_events(store) if all(word in folded(event.label) for word in words)]
    appeared = days_of_articles(store)
    if since or until:
        events = events_between(events, appeared, since, until)
    shortest = sorted(events, key=lambda event: (len(event.label), event.iri))[:MOST]
    places = _places(store, [event.iri for event in shortest])
    return [
        _hit(e, e.status, appeared.get(e.iri, ""), claimed=e.claimed, place=places.get(e.iri, ())) for e in shortest
    ]


def _places(store: Store, events: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return the names of the places of events."""
    told = {event: its.get("sem:hasPlace", ()) for event, its in described(store, events, "sem:hasPlace").items()}
    known = refs(store, (place for its in told.values() for place in its))
    return {event: tuple(sorted({known[place].label for place in its})) for event, its in told.items()}


def _by_match(hit: Hit, words: Iterable[str]) -> tuple[int, bool, bool, int, bool, int]:
    """Return what sorts events: whole words of the label, stated, of a type, named sides, a day, a short label.

    Of events that are alike in all that, the order before stays.
    """
    whole = set(_WORD.findall(folded(hit.label)))
    missing = sum(word not in whole for word in words)
    return missing, bool(hit.status), not hit.family, -min(hit.sides, 2), not hit.time, len(hit.label) // _LINE


def _with_details(store: Store, found: list[Hit]) -> list[Hit]:
    told = described(store, (hit.iri for hit in found), "tw:confidence", *_SIDES)
    sides = {iri: {side for name in _SIDES for side in its.get(name, ())} for iri, its in told.items()}
    named = _named(store, {side for its in sides.values() for side in its})
    return [
        replace(
            hit,
            values={**hit.values, "confidence": (_step(told.get(hit.iri, {}).get("tw:confidence", [""])[0]),)},
            sides=len(sides.get(hit.iri, set()) & named),
        )
        for hit in found
    ]


def _named(store: Store, things: Collection[str]) -> set[str]:
    """Return those of the things that a text names."""
    if index := store.index:
        return {iri for iri, node in index.nodes(things).items() if node.known}
    return {row["n"] for row in select(store, _NAMED.replace("NODES", values(things)))} if things else set()


def _step(confidence: str) -> str:
    return next((words for least, words in STEPS.items() if confidence and float(confidence) >= least), "")


def _indexed(event: FoundEvent) -> Hit:
    status = ", ".join(["claimed"] * bool(event.speakers) + [event.state] * bool(event.state))
    places = tuple(sorted({place for place in (event.places or "").split("\n") if place}))
    published = (event.published or "")[:10]
    return _hit(event, status, published, claimed=bool(event.speakers), place=places, outlet=(event.outlet or "",))


def _hit(
    event: FoundEvent | TimelineEvent, status: str, published: str, *, claimed: bool, **known: tuple[str, ...]
) -> Hit:
    standing = STANDING[1 if claimed else 2 if status else 0]
    year = event.time[:4] if is_date(event.time) else ""
    dated = DATED[not year] if year or published else ""
    its = {"standing": (standing,), "type": (event.family,), "year": (year,), "dated": (dated,), **known}
    return Hit(event.iri, event.label, event.family, event.time if year else "", status, published, its)


def _fits(hit: Hit, chosen: Mapping[str, str], but: str = "") -> bool:
    return all(value in hit.values.get(name, ()) for name, value in chosen.items() if value and name != but)


def _counted(found: Iterable[Hit], name: str, chosen: Mapping[str, str]) -> tuple[tuple[str, int], ...]:
    fitting = (hit for hit in found if _fits(hit, chosen, but=name))
    counts = Counter(value for hit in fitting for value in hit.values.get(name, ()) if value)
    most = sorted(counts.items(), key=lambda each: (-each[1], each[0]))[:VALUES]
    if name == "year":
        return tuple(sorted(most, reverse=True))
    if name == "confidence":
        return tuple((step, counts[step]) for step in STEPS.values() if step in counts)
    return tuple(most)
