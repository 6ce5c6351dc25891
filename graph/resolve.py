"""The same actor across documents: the IRI of an entity is a function of what its own document says of it.

So nothing has to be looked up, any order of documents gives the same graph, and a document can be taken out alone:

- a country is its ISO 3166 code, a place its GeoNames id, anything else that is linked to Wikidata its Wikidata id;
- a person is the full name, everything else that is named its name, both without case, accents, punctuation and
  script; a title, article or legal form at an end does not count;
- a single name of a person ("Roy") and what is only described ("two officers") are somebody of that document alone.

Where that errs, the user's file of names decides, see `Names`.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from anyascii import anyascii

from extract.model import ENTITY_TYPES, Document, Entity
from graph.errors import NamesFileError

BASE = "https://w3id.org/triplewire/id/"

_LONGEST = 64  # characters of a readable part; what is cut is told apart by a digest
_NOT_PLAIN = re.compile(r"[^a-z0-9]+")
_INNER_DOT = re.compile(r"(?<=\b[A-Za-z])\.(?=[A-Za-z]\b)|['\u2019\u02bc]")  # U.N. is UN, O'Neil is ONeil
_BASE = re.compile(r"[a-z][a-z0-9+.-]*:[^\s<>\"{}|\\^`]*[/#]", re.ASCII | re.IGNORECASE)
_WIKIDATA = re.compile(r"Q[1-9][0-9]*", re.ASCII)
_GEONAMES = re.compile(r"[1-9][0-9]*", re.ASCII)
_ISO = re.compile(r"[A-Z]{2}", re.ASCII)
_OPENING = ("the", "a", "an")
_LEGAL_FORM = ("inc", "ltd", "llc", "plc", "corp", "co", "gmbh", "ag", "sa", "corporation", "incorporated", "limited")


def slug(text: str) -> str:
    """Lower-case ASCII letters, digits and hyphens, as near to `text` as they come; possibly empty."""
    return _NOT_PLAIN.sub("-", anyascii(_INNER_DOT.sub("", text)).lower()).strip("-")


def digest(text: str) -> str:
    """Eight hexadecimal digits that stand for `text`."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def local_name(text: str) -> str:
    """A part of an IRI for `text`: itself where it is plain, else a readable part and a digest, so that no two meet."""
    plain = slug(text)
    if plain == text and len(plain) <= _LONGEST:
        return plain
    return f"{plain[:_LONGEST].strip('-')}-{digest(text)}".lstrip("-")


def checked_base(base: str) -> str:
    """`base`, if it can begin an IRI; raises ValueError otherwise."""
    if not _BASE.fullmatch(base):
        raise ValueError(f"{base!r} cannot be the base of IRIs: write an absolute IRI that ends with / or #")
    return base


def wikidata(entity: Entity) -> str | None:
    """Its Wikidata id, if that is one."""
    return entity.links.wikidata if entity.links.wikidata and _WIKIDATA.fullmatch(entity.links.wikidata) else None


def geonames(entity: Entity) -> str | None:
    """Its GeoNames id, if that is one."""
    return entity.links.geonames if entity.links.geonames and _GEONAMES.fullmatch(entity.links.geonames) else None


def iso_code(entity: Entity) -> str | None:
    """Its ISO 3166-1 alpha-2 code, if that is one."""
    return entity.links.iso3166 if entity.links.iso3166 and _ISO.fullmatch(entity.links.iso3166) else None


def normal_name(name: str, kind: str) -> str:
    """What two spellings of one name have in common; `kind` is the type of entity."""
    words = slug(name).split("-")
    while len(words) > 1 and words[0] in _OPENING:
        del words[0]
    while len(words) > 1 and kind == "Organization" and words[-1] in _LEGAL_FORM:
        del words[-1]
    return "-".join(words)


@dataclass(frozen=True, slots=True)
class Names:
    """What the user says about names; it wins over every rule.

    A TOML file with any number of

        [[same]]                       # several names, one thing; the first is the one that stands
        type = "Organization"
        names = ["United Nations", "UN"]

        [[different]]                  # one name, somebody else in these documents
        type = "Person"
        name = "Ann Lee"
        documents = ["obituary", "interview"]
        as = "Ann Lee (painter)"
    """

    same: dict[tuple[str, str], str] = field(default_factory=dict)
    different: dict[tuple[str, str, str], str] = field(default_factory=dict)

    @classmethod
    def read(cls, path: Path) -> Names:
        """Read the file; raises NamesFileError where it is missing or not in that form."""
        try:
            table = tomllib.loads(path.read_text("utf-8"))
            return cls(_same(table.get("same", [])), _different(table.get("different", [])))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise NamesFileError(str(path), str(error)) from error
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            reason = f"{error}: docs/ontology.md shows the form of [[same]] and [[different]]"
            raise NamesFileError(str(path), reason) from error

    def of(self, entity: Entity, document: str) -> str | None:
        """What the user calls this entity of this document; None where the file does not say."""
        kind, name = entity.type, normal_name(entity.name, entity.type)
        other = self.different.get((kind, name, document))
        return other or self.same.get((kind, name))


def _same(rows: list[dict[str, Any]]) -> dict[tuple[str, str], str]:
    return {(_kind(row), normal_name(name, row["type"])): row["names"][0] for row in rows for name in row["names"]}


def _different(rows: list[dict[str, Any]]) -> dict[tuple[str, str, str], str]:
    return {
        (_kind(row), normal_name(row["name"], row["type"]), document): row["as"]
        for row in rows
        for document in row["documents"]
    }


def _kind(row: dict[str, Any]) -> str:
    if row["type"] not in ENTITY_TYPES:
        raise ValueError(f"type = {row['type']!r} is none of {', '.join(ENTITY_TYPES)}")
    return str(row["type"])


def entity_name(entity: Entity, document: Document, names: Names) -> str:
    """The local name of an entity's IRI."""
    called = names.of(entity, document.id)
    kind = "named-event" if entity.type == "Event" else entity.type.lower()
    if called:
        return f"{kind}-{_key(called, entity.type)}"
    if entity.type == "Country" and (code := iso_code(entity)):
        return f"country-{code}"
    if entity.type == "Place" and (place := geonames(entity)):
        return f"place-GN{place}"
    if item := wikidata(entity):
        return f"{kind}-{item}"
    if not entity.named or (entity.type == "Person" and "-" not in normal_name(entity.name, "Person")):
        return f"{kind}-{local_name(document.id)}.{local_name(entity.id)}"
    return f"{kind}-{_key(entity.name, entity.type)}"


def _key(name: str, kind: str) -> str:
    key = normal_name(name, kind)
    return key if 0 < len(key) <= _LONGEST else f"{key[:_LONGEST].strip('-')}-{digest(key or name)}".lstrip("-")
