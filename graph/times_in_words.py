"""TIMEX3 values in words: days, months, parts of the day, lengths, what is vague."""

from __future__ import annotations

import calendar
import re
from datetime import date

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
