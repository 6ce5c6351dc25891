"""What the timeline and the map draw, as plain values for their scripts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from triplewire.graph.web.links import Links
from triplewire.graph.web.pages.rendering import day
from triplewire.graph.web.read.happenings import is_date
from triplewire.graph.web.read.values import Moment, Point


def timeline_data(events: Iterable[Moment], links: Links) -> list[dict[str, Any]]:
    """The events that have a date."""
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
    """The places with what is said of them."""
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
