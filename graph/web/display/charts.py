"""The marks of timelines, maps and articles, as plain values for the scripts of their pages."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from triplewire.graph.times_in_words import day
from triplewire.graph.web.display.links import Links
from triplewire.graph.web.read.articles import Article
from triplewire.graph.web.read.events import is_date
from triplewire.graph.web.read.values import Point, TimelineEvent


def timeline_data(events: Iterable[TimelineEvent], links: Links) -> list[dict[str, Any]]:
    """Return the events that have a date."""
    return [
        {
            "label": event.label,
            "day": event.time,
            "when": day(event.time),
            "family": event.family,
            "claim": bool(event.status),
            "status": event.status,
            "href": links.thing(event.iri),
        }
        for event in events
        if is_date(event.time)
    ]


def map_data(points: Iterable[Point], links: Links) -> list[dict[str, Any]]:
    """Return the places with their numbers of events and mentions."""
    return [
        {
            "label": point.place.label,
            "kind": point.place.kind,
            "lat": point.lat,
            "lon": point.lon,
            "events": point.events,
            "mentions": point.mentions,
            "href": links.thing(point.place.iri),
        }
        for point in points
    ]


def mark_data(article: Article, links: Links) -> list[dict[str, Any]]:
    """Return the marks of an article in the order of its text, the longer ones first."""
    return [
        {
            "from": mark.begin,
            "to": mark.end,
            "label": mark.what.label,
            "kind": mark.what.kind,
            "href": links.thing(mark.what.iri),
            "trigger": mark.trigger,
        }
        for mark in sorted(article.marks, key=lambda mark: (mark.begin, -mark.end, mark.trigger, mark.what.iri))
    ]
