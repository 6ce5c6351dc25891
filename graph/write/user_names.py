"""The user's table of names, which overrides all rules."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from triplewire.extract.model import ENTITY_TYPES, Entity
from triplewire.graph.errors import NamesFileError
from triplewire.graph.iris import normal_name

_Told = dict[tuple[str, str, str | None], str]


@dataclass(frozen=True, slots=True)
class Names:
    """The user's decisions about names.

    A TOML file with any number of

        [[same]]                       # several names of one thing; the first one is used
        type = "Organization"
        names = ["United Nations", "UN", { name = "the Organization", document = "charter" }]

        [[different]]                  # one name, but another referent in these documents
        type = "Person"
        name = "Ann Lee"
        documents = ["obituary", "interview"]
        as = "Ann Lee (painter)"

        [[different]]                  # names that never have the same referent
        type = "Person"
        names = ["Ann Lee", "Anne Lee"]

    `called` gives the name to use, by type, name and document (None for all); `apart` gives the names that never have
    the same referent, by type and name. Types and names are as in the record, names without case and accents.
    """

    called: _Told = field(default_factory=dict)
    apart: dict[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def read(cls, path: Path) -> Names:
        """Read the file; raises NamesFileError if it is missing or does not have this form."""
        try:
            table = tomllib.loads(path.read_text("utf-8"))
            same, different = table.get("same", []), table.get("different", [])
            pairs = [row for row in different if "names" in row]
            others = [row for row in different if "names" not in row]
            return cls(_same(same) | _different(others), _apart(pairs))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise NamesFileError(str(path), str(error)) from error
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            reason = f"{error}: docs/ontology.md shows the form of [[same]] and [[different]]"
            raise NamesFileError(str(path), reason) from error

    def of(self, entity: Entity, document: str) -> str | None:
        """Return the user's name for this entity of this document; None if the file gives none."""
        kind, name = entity.type, normal_name(entity.name, entity.type)
        return self.called.get((kind, name, document)) or self.called.get((kind, name, None))


def _same(rows: list[dict[str, Any]]) -> _Told:
    told: _Told = {}
    for row in rows:
        names = [name if isinstance(name, dict) else {"name": name} for name in row["names"]]
        for name in names:
            told[_kind(row), normal_name(name["name"], row["type"]), name.get("document")] = names[0]["name"]
    return told


def _different(rows: list[dict[str, Any]]) -> _Told:
    return {
        (_kind(row), normal_name(row["name"], row["type"]), document): str(row["as"])
        for row in rows
        for document in row["documents"]
    }


def _apart(rows: list[dict[str, Any]]) -> dict[tuple[str, str], tuple[str, ...]]:
    apart: dict[tuple[str, str], tuple[str, ...]] = {}
    for row in rows:
        for name in row["names"]:
            key = _kind(row), normal_name(name, row["type"])
            apart[key] = (*apart.get(key, ()), *(other for other in row["names"] if other != name))
    return apart


def _kind(row: dict[str, Any]) -> str:
    if row["type"] not in ENTITY_TYPES:
        raise ValueError(f"type = {row['type']!r} is not one of {', '.join(ENTITY_TYPES)}")
    return str(row["type"])
