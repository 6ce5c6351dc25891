"""Entities with identifiers: places and countries from the gazetteer, with coordinates."""

from __future__ import annotations

from dataclasses import replace

from triplewire.extract.coreference.entities import Entities
from triplewire.extract.model import Entity, EntityType
from triplewire.extract.places.gazetteer import FEATURE_KINDS, Place, candidates, country, demonym
from triplewire.extract.places.toponyms import Sense, Toponym, resolve


def link(text: str, entities: Entities) -> Entities:
    """The entities with their identifiers and coordinates, and the type Country or Place by the gazetteer.

    A place that the gazetteer lacks has no identifier, but the country and the point of the city or division that the
    text, or its name, puts it into ("Kandahar airport"), else the country in which most places of the document lie.
    """
    peoples = {e.id: place for e in entities.all if e.type != "Person" and (place := _people(text, e))}
    toponyms = tuple(t for e in entities.all if e.id not in peoples and (t := _toponym(text, e)))
    senses = {id_: Sense(place) for id_, place in peoples.items()} | resolve(text, toponyms, peoples.values())
    return replace(entities, all=tuple(_linked(e, senses[e.id]) if e.id in senses else e for e in entities.all))


def _toponym(text: str, entity: Entity) -> Toponym | None:
    extents = tuple((m.start, m.end) for m in entity.mentions if m.kind == "name")
    names = tuple(dict.fromkeys(text[start:end] for start, end in extents))
    is_place = entity.type in {"Country", "Place"} or (entity.type == "Organization" and all(map(_is_feature, names)))
    return Toponym(entity.id, names, extents) if names and is_place else None


def _is_feature(name: str) -> bool:
    """Whether it is, in several words, a sea or region, though it ends like a body ("West Bank", "Gulf States")."""
    return " " in name and any(p.kind in FEATURE_KINDS for p in candidates(name, rare=False)[:1])


def _people(text: str, entity: Entity) -> Place | None:
    """The place of the entity's demonyms, which are less ambiguous than its names ("Georgian"; "US" in "US Army")."""
    called = (text[m.start : m.end] for m in entity.mentions if m.kind == "demonym")
    return next((place for word in called if (place := demonym(word) or country(word))), None)


def _linked(entity: Entity, sense: Sense) -> Entity:
    place = sense.place
    if not sense.exact:
        links = replace(entity.links, iso3166=place.iso3166)
        point = (None, None) if country(place.name) else (place.lat, place.lon)  # somewhere in it is no point
        return replace(entity, links=links, lat=point[0], lon=point[1])
    links = replace(entity.links, wikidata=place.wikidata, geonames=place.geonames, iso3166=place.iso3166)
    kind: EntityType = "Country" if place.is_country else "Place"
    return replace(entity, type=kind, links=links, lat=place.lat, lon=place.lon)
