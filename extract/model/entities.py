"""Entities, with their mentions and their identifiers elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal, get_args

from triplewire.extract.model.extents import Mention
from triplewire.extract.notebook import count_of, entity_html

EntityType = Literal["Person", "Organization", "Country", "Place", "Group", "Event", "Product", "Work", "Other"]

ENTITY_TYPES: tuple[EntityType, ...] = get_args(EntityType)


@dataclass(frozen=True, slots=True)
class Links:
    """Identifiers elsewhere: a Wikidata id ("Q649"), a GeoNames id ("524901"), an ISO 3166-1 alpha-2 code ("RU").

    `user` is an IRI from the user's own gazetteer.
    """

    wikidata: str | None = None
    geonames: str | None = None
    iso3166: str | None = None
    user: str | None = None


@dataclass(frozen=True)
class Entity:
    """A person, body, place or thing that the document refers to, with all its mentions in text order.

    `lat`/`lon` are WGS 84 degrees. `name` is the fullest name, or the words of the first description where no
    mention is a name.
    """

    id: str
    type: EntityType
    name: str
    mentions: tuple[Mention, ...]
    links: Links = Links()
    lat: float | None = None
    lon: float | None = None

    @cached_property
    def named(self) -> bool:
        """Whether the text names the entity and does not only describe it ("two police officers")."""
        return any(mention.kind in {"name", "demonym"} for mention in self.mentions)

    def __repr__(self) -> str:
        return f"<Entity {self.id} {self.type} {self.name!r}: {count_of(self.mentions, 'mention')}>"

    def _repr_html_(self) -> str:
        links = [link for link in (self.links.wikidata, self.links.geonames, self.links.iso3166) if link]
        return entity_html(self.name, self.type, [*links, count_of(self.mentions, "mention")])
