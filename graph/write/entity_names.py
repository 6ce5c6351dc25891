"""The local name of an entity's IRI: a function of its document alone.

- A country has its ISO 3166 code, a place its GeoNames id, any other linked entity its Wikidata id or the IRI of the
user's gazetteer; a name in the user's table takes precedence.
- A named entity has its name without case, accents, punctuation and script; a title, article or legal form at an end
is ignored.
- An entity that is only described ("two officers"), or has a name shared by many (a single name, "J. Smith", "the
Senate"), belongs to its document alone: `person-<document>.<entity>`.

`identity.blocks` decides which of these are the same actor.
"""

from __future__ import annotations

from triplewire.extract.model import Document, Entity
from triplewire.graph.iris import digest, geonames, iso_code, local_name, normal_name, wikidata
from triplewire.graph.write.spellings import is_generic, person_name
from triplewire.graph.write.user_names import Names

_LONGEST = 64  # maximum characters of a readable part; a digest distinguishes names that are cut


def entity_name(entity: Entity, document: Document, names: Names) -> str:
    """Return the local name of an entity's IRI, based on its own document alone."""
    if called := names.of(entity, document.id):
        return public_name(entity, called)
    if entity.type == "Country" and (code := iso_code(entity)):
        return f"country-{code}"
    if entity.type == "Place" and (place := geonames(entity)):
        return f"place-GN{place}"
    if linked := wikidata(entity) or _register_key(entity.links.user):
        return f"{kind_of(entity.type)}-{linked}"
    if not entity.named or not _tells(entity):
        return f"{kind_of(entity.type)}-{local_name(document.id)}.{local_name(entity.id)}"
    return public_name(entity, entity.name)


def public_name(entity: Entity, name: str) -> str:
    """Return the local name for the entity's type and the given name, the same for all documents."""
    return shared_name(kind_of(entity.type), name)


def shared_name(kind: str, name: str) -> str:
    """Return the same for a `kind`, the beginning of a local name: "person", "organization"."""
    return f"{kind}-{_key(name, kind)}"


def anchor(entity: Entity, document: Document, names: Names) -> str | None:
    """Return what makes the identity certain: the name in the user's table, or a link."""
    return names.of(entity, document.id) or wikidata(entity) or entity.links.user


def _register_key(iri: str | None) -> str | None:
    """Return the key of an entry of the user's gazetteer."""
    return f"{_key(iri.rstrip('/#').rpartition('/')[2], '')}-{digest(iri)}" if iri else None


def _tells(entity: Entity) -> bool:
    if entity.type == "Person":
        return person_name(entity.name).full
    return entity.type not in {"Organization", "Group"} or not is_generic(entity.name)


def kind_of(type_: str) -> str:
    """Return the beginning of the local names of entities of a type."""
    return "named-event" if type_ == "Event" else type_.lower()


def _key(name: str, kind: str) -> str:
    key = normal_name(name, kind.capitalize())
    return key if 0 < len(key) <= _LONGEST else f"{key[:_LONGEST].strip('-')}-{digest(key or name)}".lstrip("-")
