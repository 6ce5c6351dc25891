"""Values in words: numbers, IRIs, names of roles, kinds and relations."""

from __future__ import annotations

import re

from triplewire.graph.iris import local_part
from triplewire.graph.store.solutions import position
from triplewire.ontology.terms import PREFIXES

ROLES = {
    "source": "who", "onBehalfOf": "on behalf of", "target": "to whom", "place": "where", "about": "about",
    "recipient": "receiver", "beneficiary": "for", "instrument": "with what", "affects": "what", "origin": "from",
    "destination": "to", "complement": "as what", "companion": "with", "participant": "also",
}  # fmt: skip
"""The roles of events, as pages name them."""
_RELATIONS = {
    "holdsOffice": "holds the office", "memberOf": "is a member of", "basedIn": "is based in", "locatedIn": "lies in",
    "partOf": "is part of", "nationality": "is a national of", "kinOf": "is kin of", "foundedBy": "was founded by",
    "ownedBy": "is owned by", "alliedWith": "is allied with", "leads": "leads", "controls": "controls",
    "employedBy": "works for", "bornIn": "was born in", "diedIn": "died in", "residesIn": "lives in",
    "educatedAt": "studied at", "capitalOf": "is the capital of", "borders": "borders", "succeeded": "succeeded",
    "opposedTo": "is opposed to", "candidateFor": "is a candidate for", "createdBy": "was created by",
    "producedBy": "was made by",
}  # fmt: skip
KINDS_PLURAL = {
    "Person": "People", "Organization": "Organisations", "Country": "Countries", "Place": "Places", "Group": "Groups",
    "Event": "Named events", "Product": "Products", "Work": "Works", "Other": "Other things",
}  # fmt: skip
KINDS_SINGULAR = {
    "Person": "Person", "Organization": "Organisation", "Country": "Country", "Place": "Place", "Group": "Group",
    "Event": "Event", "Product": "Product", "Work": "Work", "Other": "Thing", "": "Node",
}  # fmt: skip
_CAMEL = re.compile(r"[a-z]+(?:[A-Z][a-z]+)+")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")


def relation(name: str) -> str:
    """Return the name of a property in words; any other text is returned unchanged.

    >>> relation("holdsOffice"), relation("retreatedFrom"), relation("Lima")
    ('holds the office', 'retreated from', 'Lima')
    """
    if name in _RELATIONS:
        return _RELATIONS[name]
    return _HUMP.sub(" ", name).lower() if _CAMEL.fullmatch(name) else name


def plural(count: int, one: str, many: str = "") -> str:
    """Return the number with its noun.

    >>> plural(1, "event"), plural(1200, "story", "stories")
    ('1 event', '1,200 stories')
    """
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def term(iri: str, base: str = "") -> str:
    """Abbreviate an IRI by a known prefix; an IRI under `base` becomes a colon and the rest.

    >>> term("https://schema.org/Person"), term("http://my.example/id/lima", base="http://my.example/id/")
    ('schema:Person', ':lima')
    """
    for prefix, start in (({"": base} if base else {}) | PREFIXES).items():
        if iri.startswith(start):
            return f"{prefix}:{iri[len(start) :]}"
    return iri if base else local_part(iri) or iri


def size(count: int) -> str:
    """Return a number of bytes with its unit.

    >>> size(1 << 20), size(1536)
    ('1 MB', '1.5 KB')
    """
    unit, of = ("MB", 1 << 20) if count >= 1 << 20 else ("KB", 1 << 10)
    return f"{count / of:.1f}".removesuffix(".0") + f" {unit}"


def point(wkt: str) -> str:
    """Return a point of well-known text as latitude and longitude; any other text is returned unchanged.

    >>> point("POINT(10.74609 -59.91273)")
    '59.91° S, 10.75° E'
    """
    at = position(wkt)
    if at is None:
        return wkt
    (lat, lon), (ns, ew) = at, ("NS"[at[0] < 0], "EW"[at[1] < 0])
    return f"{abs(lat):.2f}° {ns}, {abs(lon):.2f}° {ew}"
