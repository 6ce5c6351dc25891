"""Links of places and countries to the gazetteer, with coordinates."""

from __future__ import annotations

from dataclasses import replace

from triplewire.extract.coreference.entities import Entities
from triplewire.extract.lexicon.labels import PLACE_TYPES
from triplewire.extract.lexicon.lists import PLACES
from triplewire.extract.model import Entity, EntityType
from triplewire.extract.places.gazetteer import FEATURE_KINDS, Place, candidates, country, demonym
from triplewire.extract.places.toponyms import Sense, Toponym, resolve


def link(text: str, entities: Entities) -> Entities:
    """The entities with identifiers, coordinates, and the type Country or Place by the gazetteer.

    A place that the gazetteer lacks has no identifier, but the country and the coordinates of the city or division
    that the text, or its name, states ("Kandahar airport"); otherwise the country of most places of the document.
    """
    peoples = {e.id: place for e in entities.all if e.type != "Person" and (place := _people(text, e))}
    toponyms = tuple(t for e in entities.all if e.id not in peoples and (t := _toponym(text, e)))
    senses = {id_: Sense(place) for id_, place in peoples.items()} | resolve(text, toponyms, peoples.values())
    return replace(entities, all=tuple(_linked(e, senses[e.id]) if e.id in senses else e for e in entities.all))


def _toponym(text: str, entity: Entity) -> Toponym | None:
    """The names of an entity that may be a place, as a toponym."""
    extents = tuple((m.start, m.end) for m in entity.mentions if m.kind == "name")
    written = (text[start:end] for start, end in extents)
    names = tuple(dict.fromkeys(entity.name if name.lower() in PLACES.sides else name for name in written))
    is_place = entity.type in PLACE_TYPES or (entity.type == "Organization" and all(map(_is_feature, names)))
    return Toponym(entity.id, names, extents) if names and is_place else None


def _is_feature(name: str) -> bool:
    """Whether a name of several words is a sea or region, although its head is that of a body ("West Bank")."""
    return " " in name and any(p.kind in FEATURE_KINDS for p in candidates(name, rare=False)[:1])


def _people(text: str, entity: Entity) -> Place | None:
    """The place of the demonyms, which are less ambiguous than names ("Georgian"; "US" in "US Army")."""
    called = (text[m.start : m.end] for m in entity.mentions if m.kind == "demonym")
    return next((place for word in called if (place := demonym(word) or country(word))), None)


def _linked(entity: Entity, sense: Sense) -> Entity:
    """The entity with the links and coordinates of a sense."""
    place = sense.place
    if not sense.exact:
        links = replace(entity.links, iso3166=place.iso3166)
        point = (None, None) if country(place.name) else (place.lat, place.lon)  # of a country only
        return replace(entity, links=links, lat=point[0], lon=point[1])
    links = replace(entity.links, wikidata=place.wikidata, geonames=place.geonames, iso3166=place.iso3166)
    kind: EntityType = "Country" if place.is_country else "Place"
    return replace(entity, type=kind, links=links, lat=place.lat, lon=place.lon)
