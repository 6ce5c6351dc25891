"""Relations that plug-ins add to the ontology, with their properties, terms and shapes.

The entry point leads to a package with `relations.toml`, which names the property of each relation, and where needed
with `terms.ttl`, which describes the properties, and `shapes.ttl`, in the part of SHACL that ontology/shapes.ttl uses:

    [relations]
    flaggedIn = "https://example.org/shipping#flaggedIn"
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources.abc import Traversable

import pyoxigraph as ox

from triplewire.extract.errors import PluginError
from triplewire.extract.plugins import Plugin, fail, used
from triplewire.ontology.terms import RELATIONS, TW

_LOCAL = re.compile(r"[A-Za-z][A-Za-z-]*")


@dataclass(frozen=True, slots=True)
class Terms:
    """What a plug-in adds: the IRI of each relation, and its Turtle."""

    relations: dict[str, str]
    terms: str
    shapes: str


def property_of(relation: str) -> str | None:
    """Return the IRI of the property of a relation, of the ontology or of a plug-in; None for an unknown one."""
    return TW[relation] if relation in RELATIONS else _properties().get(relation)


def is_added(iri: str) -> bool:
    """Return whether an IRI is the property of a relation of a plug-in."""
    return iri in _properties().values()


def added_terms() -> tuple[tuple[Plugin, Terms], ...]:
    """Return what plug-ins add to the ontology."""
    return tuple(used("ontology", _read))


@cache
def _properties() -> dict[str, str]:
    found: dict[str, str] = {}
    for plugin, terms in added_terms():
        if twice := found.keys() & terms.relations.keys():
            fail(plugin, PluginError(f"{plugin}: another plug-in has the relation {min(twice)!r}"))
        else:
            found |= terms.relations
    return found


@cache
def _read(plugin: Plugin) -> Terms:
    folder = plugin.folder()
    table = tomllib.loads(folder.joinpath("relations.toml").read_text("utf-8"))
    relations = table.get("relations")
    if table.keys() != {"relations"} or not isinstance(relations, dict):
        raise PluginError(f"{plugin}: relations.toml must have one table, [relations]")
    for name, iri in relations.items():
        if name in RELATIONS or not _LOCAL.fullmatch(name):
            raise PluginError(f"{plugin}: {name!r} cannot be the name of a new relation")
        if not isinstance(iri, str) or not _LOCAL.fullmatch(
            ox.NamedNode(iri).value.replace("/", "#").rpartition("#")[2]
        ):
            raise PluginError(f"{plugin}: {iri!r} cannot be the IRI of a property: let it end with a name in letters")
    terms, shapes = (_turtle(folder.joinpath(name)) for name in ("terms.ttl", "shapes.ttl"))
    return Terms(dict(relations), terms, shapes)


def _turtle(file: Traversable) -> str:
    text = file.read_text("utf-8") if file.is_file() else ""
    for _ in ox.parse(text, format=ox.RdfFormat.TURTLE):
        pass
    return text
