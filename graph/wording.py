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
TIME_COLUMNS = frozenset({"when", "date"})
"""The columns of answers that have TIMEX3 values."""
_REFERENCES = {"PRESENT_REF": "now", "PAST_REF": "in the past", "FUTURE_REF": "in the future"}
_UNITS = {
    "Y": "year", "Q": "quarter", "M": "month", "W": "week", "D": "day", "H": "hour", "S": "second", "DE": "decade",
    "CE": "century", "NI": "night", "WE": "weekend",
}  # fmt: skip
_SEASONS = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}
_PARTS_OF_DAY = {
    "MO": "morning", "MI": "noon", "AF": "afternoon", "EV": "evening", "NI": "night", "DT": "daytime",
}  # fmt: skip
_LENGTH = re.compile(rf"P(T?)([0-9]{{1,9}}(?:[.][0-9]+)?|X)({'|'.join(sorted(_UNITS, key=len, reverse=True))})")
_PLAIN_DATE = re.compile(r"[0-9]{4}(?:-[0-9]{2}){0,2}")
_CLOCK = re.compile(r"([0-2][0-9]:[0-5][0-9])(?::[0-5][0-9](?:[.][0-9]+)?)?(Z|[+-][0-9]{2}:[0-9]{2})?")
_PART = re.compile(r"([0-9]{4}|XXXX)-(?:([WQ])([0-9]{1,2}|XX)(-WE)?|(SP|SU|FA|WI))")
_WEEKDAY = re.compile(r"XXXX-WXX-([1-7])")
_DATE = re.compile(r"([0-9]{4}|XXXX)(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12][0-9]|3[01]))?)?")
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
    """Return a TIMEX3 value in the words of `day`, but a plain date, which sorts, unchanged.

    >>> vague("PRESENT_REF"), vague("2016-04-21"), vague("2016-04"), vague("2016-SP")
    ('now', '2016-04-21', '2016-04', 'spring 2016')
    """
    return value if _PLAIN_DATE.fullmatch(value) else day(value)


def day(value: str) -> str:
    """Return a TIMEX3 value in words; any other text is returned unchanged.

    >>> day("2024-05-06"), day("2024-05"), day("2024"), day("2024-SU"), day("198X"), day("19XX")
    ('6 May 2024', 'May 2024', '2024', 'summer 2024', 'the 1980s', 'the 20th century')
    >>> day("1958/.."), day("../2019-03"), day("1995/2001")
    ('since 1958', 'until March 2019', '1995 to 2001')
    >>> day("2024-03-09TNI"), day("XXXX-WXX-4"), day("XXXX-WXX-4TMO"), day("2016-04-21T14:30Z")
    ('the night of 9 March 2024', 'a Thursday', 'the morning of a Thursday', '21 April 2016, 14:30 UTC')
    >>> day("XXXX-05-01"), day("XXXX-SU"), day("2016-W16"), day("2016-Q2"), day("XXXX-XX-XXT09:00")
    ('1 May of some year', 'some summer', 'week 16 of 2016', 'quarter 2 of 2016', '09:00')
    >>> day("P6M"), day("PT1H"), day("PXD"), day("P4NI"), day("PRESENT_REF"), day("2016-02-31"), day("Lima")
    ('6 months', '1 hour', 'some days', '4 nights', 'now', '2016-02-31', 'Lima')
    """
    if value in _REFERENCES:
        return _REFERENCES[value]
    begin, slash, end = value.partition("/")
    if slash:
        open_ended = f"since {day(begin)}" if end == ".." else f"until {day(end)}" if begin == ".." else ""
        return open_ended or f"{day(begin)} to {day(end)}"
    if length := _LENGTH.fullmatch(value):
        return _length(*length.groups())
    date_, _, clock = value.partition("T")
    said = _date(date_)
    at = _at(said, clock) if said is not None and clock else said
    return value if at is None else at


def _length(timed: str, number: str, sign: str) -> str:
    unit = "minute" if timed and sign == "M" else _UNITS[sign]
    many = "centuries" if sign == "CE" else f"{unit}s"
    return f"some {many}" if number == "X" else f"{number} {unit if number == '1' else many}"


def _date(value: str) -> str | None:
    """Return the part of a value before its time of day in words, "" for any day; None for what is no date."""
    if value == "XXXX-XX-XX":
        return ""
    if decade := re.fullmatch(r"([0-9]{3})X", value):
        return f"the {decade[1]}0s"
    if century := re.fullmatch(r"([0-9]{2})XX", value):
        return f"the {_ordinal(int(century[1]) + 1)} century"
    if weekday := _WEEKDAY.fullmatch(value):
        return f"a {calendar.day_name[int(weekday[1]) - 1]}"
    if part := _PART.fullmatch(value):
        return _part(*part.groups())
    found = _DATE.fullmatch(value)
    return _of_calendar(*found.groups()) if found else None


def _ordinal(number: int) -> str:
    ending = "th" if 10 < number % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _part(year: str, kind: str | None, number: str | None, weekend: str | None, season: str | None) -> str:
    """Return a season, a quarter, a week or its weekend in words."""
    if season:
        return f"some {_SEASONS[season]}" if year == "XXXX" else f"{_SEASONS[season]} {year}"
    name = "week" if kind == "W" else "quarter"
    known = f"{name} {int(number)}" if number and number != "XX" else f"some {name}"
    whole = known if year == "XXXX" else f"{known} of {year}"
    return ("a weekend" if number == "XX" else f"the weekend of {whole}") if weekend else whole


def _of_calendar(year: str, month: str | None, number: str | None) -> str | None:
    """Return a year, month or day in words; None for a day that no calendar has."""
    if month is None:
        return None if year == "XXXX" else year
    try:
        date(2000 if year == "XXXX" else int(year), int(month), int(number or 1))
    except ValueError:
        return None
    named = f"{int(number)} " if number else ""
    return f"{named}{calendar.month_name[int(month)]} {'of some year' if year == 'XXXX' else year}"


def _at(said: str, clock: str) -> str | None:
    """Return a day in words with a part of it or a time of the clock; None for what is neither."""
    if clock in _PARTS_OF_DAY:
        part = _PARTS_OF_DAY[clock]
        return f"the {part} of {said}" if said else f"some {part}"
    if clock == "XX:XX":
        return said or "some time"
    if not (found := _CLOCK.fullmatch(clock)):
        return None
    zone = {None: "", "Z": " UTC"}.get(found[2], f" UTC{found[2]}")
    return f"{said}, {found[1]}{zone}" if said else f"{found[1]}{zone}"
