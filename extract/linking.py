"""Entities with identifiers: places and countries from the gazetteer, with coordinates."""

from __future__ import annotations

from dataclasses import dataclass, replace

from extract.entities import Entities
from extract.model import Entity, EntityType, Extent, Links
from extract.places import Place, country, demonym
from extract.toponyms import Sense, Toponym, holds, nested, resolve, senses_of


@dataclass(frozen=True, slots=True)
class Containment(Extent):
    """The text puts one place into another by naming both ("Hoboken, New Jersey"): the ids of the two entities."""

    part: str
    whole: str


def link(text: str, entities: Entities) -> Entities:
    """The entities with their identifiers and coordinates; what proves to be a country gets that type, and so on.

    A place that the gazetteer lacks has no identifier, but the country and the point of the city or division that the
    text, or its name, puts it into ("Kandahar airport"), else the country in which most places of the document lie.
    """
    peoples = {e.id: place for e in entities.all if e.type != "Person" and (place := _people(text, e))}
    toponyms = tuple(t for e in entities.all if e.id not in peoples and (t := _toponym(text, e)))
    senses = {id_: Sense(place) for id_, place in peoples.items()} | resolve(text, toponyms, peoples.values())
    return replace(entities, all=tuple(_linked(e, senses[e.id]) if e.id in senses else e for e in entities.all))


def containments(text: str, entities: Entities) -> tuple[Containment, ...]:
    """Where the text puts one linked place into another, in the order of the text."""
    toponyms = {e.id: t for e in entities.all if (t := _toponym(text, e))}
    places = {e.id: _place(toponyms[e.id], e.links) for e in entities.all if e.id in toponyms}
    found = [
        Containment(start, end, part.key, whole.key)
        for part, whole, (start, end) in nested(text, toponyms.values())
        if (outer := places[whole.key]) and (inner := places[part.key]) and holds(outer, inner)
    ]
    return tuple(reversed(found))


def _toponym(text: str, entity: Entity) -> Toponym | None:
    extents = tuple((m.start, m.end) for m in entity.mentions if m.kind == "name")
    names = tuple(dict.fromkeys(text[start:end] for start, end in extents))
    if not names:
        return None
    if entity.type in {"Country", "Place"} or (entity.type == "Organization" and all(map(country, names))):
        return Toponym(entity.id, names, extents)
    return None


def _people(text: str, entity: Entity) -> Place | None:
    """The place of the entity's demonyms, which are less ambiguous than its names ("Georgian")."""
    called = (text[m.start : m.end] for m in entity.mentions if m.kind == "demonym")
    return next(filter(None, map(demonym, called)), None)


def _place(toponym: Toponym, links: Links) -> Place | None:
    return next((place for place in senses_of(toponym.names) if place.geonames == links.geonames), None)


def _linked(entity: Entity, sense: Sense) -> Entity:
    place = sense.place
    if not sense.exact:
        links = replace(entity.links, iso3166=place.iso3166)
        point = (None, None) if country(place.name) else (place.lat, place.lon)  # somewhere in it is no point
        return replace(entity, links=links, lat=point[0], lon=point[1])
    links = replace(entity.links, wikidata=place.wikidata, geonames=place.geonames, iso3166=place.iso3166)
    kind: EntityType = "Country" if place.is_country else "Place"
    return replace(entity, type=kind, links=links, lat=place.lat, lon=place.lon)
