"""Values in words: dates, numbers, IRIs, names of roles, kinds and relations."""

from __future__ import annotations

import calendar
import re
from datetime import date

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
_SEASONS = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}

_REFERENCES = {"PRESENT_REF": "now", "PAST_REF": "in the past", "FUTURE_REF": "in the future"}
_UNITS = {"Y": "year", "Q": "quarter", "M": "month", "W": "week", "D": "day", "H": "hour", "S": "second"}
_PARTS_OF_DAY = {
    "MO": "morning", "MI": "noon", "AF": "afternoon", "EV": "evening", "NI": "night", "DT": "daytime",
}  # fmt: skip
_OF_DAY = re.compile(rf"([0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}})T({'|'.join(_PARTS_OF_DAY)})")
_LENGTH = re.compile(r"P(T?)([0-9]{1,9}|X)([YQMWDHS])")
_YEARLY = re.compile(r"XXXX-(0[1-9]|1[0-2])(?:-([0-3][0-9]))?")
_WEEKDAY = re.compile(r"XXXX-WXX-([1-7])")
_PART = re.compile(r"([0-9]{4})-([WQ])([0-9]{1,2})")
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


def vague(value: str) -> str:
    """Return a TIMEX3 value that is no date in words; any other value is returned unchanged.

    >>> vague("PRESENT_REF"), vague("P6M"), vague("PT1H"), vague("PXD"), vague("2016-W16")
    ('now', '6 months', '1 hour', 'some days', 'week 16 of 2016')
    >>> vague("XXXX-05-01"), vague("XXXX-05"), vague("XXXX-WXX-4"), vague("2016-04-21"), vague("2016-04-21TAF")
    ('1 May of some year', 'May of some year', 'a Thursday', '2016-04-21', '2016-04-21 afternoon')
    """
    if of_day := _OF_DAY.fullmatch(value):
        return f"{of_day[1]} {_PARTS_OF_DAY[of_day[2]]}"
    if value in _REFERENCES:
        return _REFERENCES[value]
    if length := _LENGTH.fullmatch(value):
        unit = "minute" if length[1] and length[3] == "M" else _UNITS[length[3]]
        return f"some {unit}s" if length[2] == "X" else plural(int(length[2]), unit)
    if yearly := _YEARLY.fullmatch(value):
        number = f"{int(yearly[2])} " if yearly[2] else ""
        return f"{number}{calendar.month_name[int(yearly[1])]} of some year"
    if weekday := _WEEKDAY.fullmatch(value):
        return f"a {calendar.day_name[int(weekday[1]) - 1]}"
    part = _PART.fullmatch(value)
    return f"{'week' if part[2] == 'W' else 'quarter'} {int(part[3])} of {part[1]}" if part else value


def day(value: str) -> str:
    """Return a TIMEX3 value as a date in English, or else in the words of `vague`.

    >>> day("2024-05-06"), day("2024-05"), day("2024"), day("2024-SU")
    ('6 May 2024', 'May 2024', '2024', 'summer 2024')
    >>> day("1958/.."), day("../2019-03"), day("1995/2001")
    ('since 1958', 'until March 2019', '1995 to 2001')
    """
    begin, slash, end = value.partition("/")
    if slash:
        open_ended = f"since {day(begin)}" if end == ".." else f"until {day(end)}" if begin == ".." else ""
        return open_ended or f"{day(begin)} to {day(end)}"
    parts = value.partition("T")[0].split("-")
    if len(parts) == 2 and parts[1] in _SEASONS:
        return f"{_SEASONS[parts[1]]} {parts[0]}"
    if not _OF_DAY.fullmatch(value) and (said := vague(value)) != value:
        return said
    try:
        year, month, number, *_ = (int(part) for part in (*parts, *"11"))
        first = date(year, month, number)
    except ValueError:
        return value
    return [f"{first:%Y}", f"{first:%B %Y}", f"{number} {first:%B %Y}"][len(parts) - 1] if len(parts) < 4 else value
