"""IRIs of nodes, made of readable parts that are a function of what they name."""

from __future__ import annotations

import hashlib
import re

from anyascii import anyascii

from triplewire.extract.model import Entity
from triplewire.graph.word_lists import WORDS

BASE = "https://w3id.org/triplewire/id/"

_LONGEST = 64  # characters of a readable part; what is cut is told apart by a digest
_NOT_PLAIN = re.compile(r"[^a-z0-9]+")
_INNER_DOT = re.compile(r"(?<=\b[A-Za-z])\.(?=[A-Za-z]\b)|['\u2019\u02bc]")  # U.N. is UN, O'Neil is ONeil
_BASE = re.compile(r"[a-z][a-z0-9+.-]*:[^\s<>\"{}|\\^`]*[/#]", re.ASCII | re.IGNORECASE)
_WIKIDATA = re.compile(r"Q[1-9][0-9]*", re.ASCII)
_GEONAMES = re.compile(r"[1-9][0-9]*", re.ASCII)
_ISO = re.compile(r"[A-Z]{2}", re.ASCII)


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
    """The normal form of a name, which its spellings share; `kind` is the type of entity."""
    words = slug(name).split("-")
    while len(words) > 1 and words[0] in WORDS.articles:
        del words[0]
    while len(words) > 1 and kind == "Organization" and words[-1] in WORDS.legal_forms:
        del words[-1]
    return "-".join(words)
