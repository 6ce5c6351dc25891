"""IRIs of nodes, made of readable parts that depend only on what they name."""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache
from typing import TYPE_CHECKING

from anyascii import anyascii

from triplewire.graph.word_lists import WORDS

if TYPE_CHECKING:
    from triplewire.extract.model import Entity

BASE = "https://w3id.org/triplewire/id/"

_LONGEST = 64  # maximum characters of a readable part; a digest distinguishes names that are cut
_NOT_PLAIN = re.compile(r"[^a-z0-9]+")
_INNER_DOT = re.compile(r"(?<=\b[A-Za-z])\.(?=[A-Za-z]\b)|['\u2019\u02bc]")  # "U.N." becomes UN, "O'Neil" becomes ONeil
_DOTTED_INITIAL = re.compile(r"\b([A-Z])\.(?=[A-Z]\b)")
_TWO_INITIALS = re.compile(r"^([A-Z])([A-Z])(?= [A-Z][a-z])")
_BASE = re.compile(r"[a-z][a-z0-9+.-]*:[^\s<>\"{}|\\^`]*[/#]", re.ASCII | re.IGNORECASE)
_SPAN = re.compile(r"[/#]mention-[^/#]*\.(\d+)-(\d+)$", re.ASCII)
_WIKIDATA = re.compile(r"Q[1-9][0-9]*", re.ASCII)
_GEONAMES = re.compile(r"[1-9][0-9]*", re.ASCII)
_ISO = re.compile(r"[A-Z]{2}", re.ASCII)


@lru_cache(1 << 14)
def slug(text: str) -> str:
    """Return the closest form of `text` in lower-case ASCII letters, digits and hyphens; possibly empty."""
    return _NOT_PLAIN.sub("-", anyascii(_INNER_DOT.sub("", text)).lower()).strip("-")


def spread_initials(name: str) -> str:
    """Return a person's name with a blank after each initial: "J. K. Rowling" for "J.K. Rowling" and "JK Rowling"."""
    return _TWO_INITIALS.sub(r"\1. \2.", _DOTTED_INITIAL.sub(r"\1. ", name))


def digest(text: str) -> str:
    """Return eight hexadecimal digits of the hash of `text`."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def local_name(text: str) -> str:
    """Return a unique part of an IRI for `text`: the text itself if it is plain, else a readable part and a digest."""
    plain = slug(text)
    if plain == text and len(plain) <= _LONGEST:
        return plain
    return f"{plain[:_LONGEST].strip('-')}-{digest(text)}".lstrip("-")


def local_part(iri: str) -> str:
    """Return the part of an IRI behind its last # or /."""
    return iri.rpartition("#")[2].rpartition("/")[2]


def span_of(mention: str) -> tuple[int, int] | None:
    """Return the offsets that the IRI of a mention ends with; None for any other IRI."""
    found = _SPAN.search(mention)
    return (int(found[1]), int(found[2])) if found else None


def checked_base(base: str) -> str:
    """Return `base` if it can begin an IRI; raises ValueError otherwise."""
    if not _BASE.fullmatch(base):
        raise ValueError(f"{base!r} cannot be the base of IRIs: write an absolute IRI that ends with / or #")
    return base


def wikidata(entity: Entity) -> str | None:
    """Return the entity's Wikidata id, if it is valid."""
    return entity.links.wikidata if entity.links.wikidata and _WIKIDATA.fullmatch(entity.links.wikidata) else None


def geonames(entity: Entity) -> str | None:
    """Return the entity's GeoNames id, if it is valid."""
    return entity.links.geonames if entity.links.geonames and _GEONAMES.fullmatch(entity.links.geonames) else None


def iso_code(entity: Entity) -> str | None:
    """Return the entity's ISO 3166-1 alpha-2 code, if it is valid."""
    return entity.links.iso3166 if entity.links.iso3166 and _ISO.fullmatch(entity.links.iso3166) else None


def normal_name(name: str, kind: str) -> str:
    """Return the normal form that the spellings of a name share; `kind` is the type of entity."""
    words = slug(spread_initials(name) if kind == "Person" else name).split("-")
    while len(words) > 1 and words[0] in WORDS.articles:
        del words[0]
    while len(words) > 1 and kind == "Organization" and words[-1] in WORDS.legal_forms | WORDS.short_legal_forms:
        del words[-1]
    return "-".join(words)
