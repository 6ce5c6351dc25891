"""The local name of an entity's IRI: a function of its document alone.

- A country is its ISO 3166 code, a place its GeoNames id, anything else that is linked its Wikidata id or the IRI of
  the user's gazetteer; what the user's table names is that name.
- What is named is its name without case, accents, punctuation and script; a title, article or legal form at an end does
  not count.
- What is only described ("two officers"), or has a name that many have (a name alone, "J. Smith", "the Senate"), is
  somebody of that document alone: `person-<document>.<entity>`.

`identity.blocks` decides which of these are one actor.
"""

from __future__ import annotations

from triplewire.extract.model import Document, Entity
from triplewire.graph.iris import digest, geonames, iso_code, local_name, normal_name, wikidata
from triplewire.graph.write.spellings import is_generic, person_name
from triplewire.graph.write.user_names import Names

_LONGEST = 64  # characters of a readable part; what is cut is told apart by a digest


def entity_name(entity: Entity, document: Document, names: Names) -> str:
    """The local name of an entity's IRI as far as its own document tells it."""
    if called := names.of(entity, document.id):
        return public_name(entity, called)
    if entity.type == "Country" and (code := iso_code(entity)):
        return f"country-{code}"
    if entity.type == "Place" and (place := geonames(entity)):
        return f"place-GN{place}"
    if linked := wikidata(entity) or _register_key(entity.links.user):
        return f"{_kind(entity)}-{linked}"
    if not entity.named or not _tells(entity):
        return f"{_kind(entity)}-{local_name(document.id)}.{local_name(entity.id)}"
    return public_name(entity, entity.name)


def public_name(entity: Entity, name: str) -> str:
    """The local name of a thing of the entity's type and of that name, the same for all documents."""
    return shared_name(_kind(entity), name)


def shared_name(kind: str, name: str) -> str:
    """The same, of a `kind` as it begins local names: "person", "organization"."""
    return f"{kind}-{_key(name, kind)}"


def anchor(entity: Entity, document: Document, names: Names) -> str | None:
    """What says for certain who this is: a link, or the user's table."""
    return names.of(entity, document.id) or wikidata(entity) or entity.links.user


def _register_key(iri: str | None) -> str | None:
    """What stands for an entry of the user's gazetteer."""
    return f"{_key(iri.rstrip('/#').rpartition('/')[2], '')}-{digest(iri)}" if iri else None


def _tells(entity: Entity) -> bool:
    if entity.type == "Person":
        return person_name(entity.name).full
    return entity.type not in {"Organization", "Group"} or not is_generic(entity.name)


def _kind(entity: Entity) -> str:
    return "named-event" if entity.type == "Event" else entity.type.lower()


def _key(name: str, kind: str) -> str:
    key = normal_name(name, kind.capitalize())
    return key if 0 < len(key) <= _LONGEST else f"{key[:_LONGEST].strip('-')}-{digest(key or name)}".lstrip("-")
