"""HTML from values. Every text is escaped on its way in: templates have no way to say otherwise."""

from __future__ import annotations

import json
import re
from datetime import date
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from triplewire.graph.web.links import Links
from triplewire.graph.web.read.atlas import position
from triplewire.graph.web.read.happenings import is_date
from triplewire.graph.web.read.kinds import local
from triplewire.ontology.terms import PREFIXES

_ROLE = {
    "source": "who", "target": "to whom", "place": "where", "about": "about", "recipient": "receiver",
    "beneficiary": "for", "instrument": "with what", "affects": "what", "origin": "from", "destination": "to",
    "complement": "as what", "companion": "with", "participant": "also",
}  # fmt: skip
_RELATION = {
    "holdsOffice": "holds the office", "memberOf": "is a member of", "basedIn": "is based in", "locatedIn": "lies in",
    "partOf": "is part of", "nationality": "is a national of", "kinOf": "is kin of", "foundedBy": "was founded by",
    "ownedBy": "is owned by", "alliedWith": "is allied with", "leads": "leads", "controls": "controls",
    "employedBy": "works for", "bornIn": "was born in", "diedIn": "died in", "residesIn": "lives in",
    "educatedAt": "studied at", "capitalOf": "is the capital of", "borders": "borders", "succeeded": "succeeded",
    "opposedTo": "is opposed to", "candidateFor": "is a candidate for", "createdBy": "was created by",
    "producedBy": "was made by",
}  # fmt: skip
_KINDS = {
    "Person": "People", "Organization": "Organisations", "Country": "Countries", "Place": "Places", "Group": "Groups",
    "Event": "Named events", "Product": "Products", "Work": "Works", "Other": "Other things",
}  # fmt: skip
_KIND = {
    "Person": "Person", "Organization": "Organisation", "Country": "Country", "Place": "Place", "Group": "Group",
    "Event": "Event", "Product": "Product", "Work": "Work", "Other": "Thing", "": "Node",
}  # fmt: skip


_CAMEL = re.compile(r"[a-z]+(?:[A-Z][a-z]+)+")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")


def render(template: str, links: Links, **values: Any) -> str:
    """A page."""
    return _environment().get_template(f"{template}.html").render(links=links, **values)


@cache
def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("triplewire.graph.web.pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {
        "day": day,
        "role": lambda name: _ROLE.get(name, name),
        "relation": relation,
        "kinds": lambda name: _KINDS.get(name, name),
        "kind": lambda name: _KIND.get(name, name),
        "data": as_data,
        "plural": plural,
        "term": term,
        "point": point,
        "bytes": size,
        "host": lambda iri: urlsplit(iri).hostname or iri,
    }
    made.tests["undated"] = lambda time: not is_date(time)
    return made


def relation(name: str) -> str:
    """The name of a property in words; what is none stands as it is.

    >>> relation("holdsOffice"), relation("actedOn"), relation("Lima")
    ('holds the office', 'acted on', 'Lima')
    """
    if name in _RELATION:
        return _RELATION[name]
    return _HUMP.sub(" ", name).lower() if _CAMEL.fullmatch(name) else name


_SEASON = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}


def plural(count: int, one: str, many: str = "") -> str:
    """The number with its noun.

    >>> plural(1, "event"), plural(1200, "story", "stories")
    ('1 event', '1,200 stories')
    """
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def term(iri: str, base: str = "") -> str:
    """An IRI the short way, where a prefix for it is known; of those under the `base` what follows it.

    >>> term("https://schema.org/Person"), term("http://my.example/id/lima", base="http://my.example/id/")
    ('schema:Person', ':lima')
    """
    for prefix, start in (({"": base} if base else {}) | PREFIXES).items():
        if iri.startswith(start):
            return f"{prefix}:{iri[len(start) :]}"
    return iri if base else local(iri) or iri


def size(count: int) -> str:
    """A number of bytes as people say it.

    >>> size(1 << 20), size(1536)
    ('1 MB', '1.5 KB')
    """
    unit, of = ("MB", 1 << 20) if count >= 1 << 20 else ("KB", 1 << 10)
    return f"{count / of:.1f}".removesuffix(".0") + f" {unit}"


def point(wkt: str) -> str:
    """A point of well-known text as people write it.

    >>> point("POINT(10.74609 -59.91273)")
    '59.91° S, 10.75° E'
    """
    at = position(wkt)
    if at is None:
        return wkt
    (lat, lon), (ns, ew) = at, ("NS"[at[0] < 0], "EW"[at[1] < 0])
    return f"{abs(lat):.2f}° {ns}, {abs(lon):.2f}° {ew}"


def day(value: str) -> str:
    """A TIMEX3 value as people write it; what is no date stands as it is.

    >>> day("2024-05-06"), day("2024-05"), day("2024"), day("2024-SU")
    ('6 May 2024', 'May 2024', '2024', 'summer 2024')
    """
    parts = value.partition("T")[0].split("-")
    if len(parts) == 2 and parts[1] in _SEASON:
        return f"{_SEASON[parts[1]]} {parts[0]}"
    try:
        year, month, number, *_ = (int(part) for part in (*parts, *"11"))
        first = date(year, month, number)
    except ValueError:
        return value
    return [f"{first:%Y}", f"{first:%B %Y}", f"{number} {first:%B %Y}"][len(parts) - 1] if len(parts) < 4 else value


def as_data(value: object) -> Markup:
    """JSON for a script element of the type application/json, which it cannot end."""
    plain = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Markup(plain.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))  # noqa: S704  # escaped
