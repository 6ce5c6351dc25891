"""Years, months and days of the calendar as ISO 8601 strings, the days that they span, and intervals between them."""

from __future__ import annotations

import re
from datetime import date, timedelta

from triplewire.extract.model import TimeMod

OPEN = ".."  # the side of an interval of which nothing is known (ISO 8601-2:2019)
_PERIOD = re.compile(r"\d{4}(-\d\d){0,2}", re.ASCII)
_DAY = timedelta(days=1)
_WEEK = re.compile(r"(\d{4})-W(\d\d)(?:-WE)?", re.ASCII)
_PART = re.compile(r"(\d{4})-(?:Q[1-4]|H[12]|SP|SU|FA)", re.ASCII)  # a winter lies in two years


def period(value: str | None) -> str | None:
    """The year, month or day of a TIMEX3 value; None for a value that is not, or does not lie in, one of these.

    >>> period("2016-04-21TMO"), period("2016-W15"), period("2016-W13"), period("2016-Q3"), period("P3Y")
    ('2016-04-21', '2016-04', None, '2016', None)
    """
    if not value:
        return None
    day = value.partition("T")[0]
    try:
        if week := _WEEK.fullmatch(day):
            monday = date.fromisocalendar(int(week[1]), int(week[2]), 1)
            sunday = monday + timedelta(days=6)
            return f"{monday:%Y-%m}" if monday.month == sunday.month else None
        if part := _PART.fullmatch(day):
            return part[1]
        return day if _PERIOD.fullmatch(day) and first_day(day) else None
    except ValueError:
        return None


def bounded(value: str, mod: TimeMod | None) -> str:
    """The value of a time with the preposition before it: an interval of ISO 8601-2 that is open on one side.

    What is not a year, month or day of the calendar stays as it is, and so does "after 9 a.m.", which is of that day.

    >>> bounded("2022-05", "ON_OR_AFTER"), bounded("2019", "ON_OR_BEFORE"), bounded("2020", "BEFORE")
    ('2022-05/..', '../2019', '../2019-12-31')
    """
    day, hour, _ = value.partition("T")
    if mod is None or period(day) != day or (hour and mod in {"BEFORE", "AFTER"}):
        return value
    try:
        if mod == "BEFORE":
            return f"{OPEN}/{first_day(day) - _DAY}"
        if mod == "AFTER":
            return f"{last_day(day) + _DAY}/{OPEN}"
    except OverflowError:  # no day of the calendar
        return value
    return f"{day}/{OPEN}" if mod == "ON_OR_AFTER" else f"{OPEN}/{day}"


def between(first: str | None, last: str | None) -> str | None:
    """The interval between two times; None where one is missing or no day, month or year, or the second ends first.

    >>> between("2022-05", "2022-07"), between("2013", None), between("2024-03-04", "2024-02-29")
    ('2022-05/2022-07', None, None)
    """
    ends = [(value or "").partition("T")[0] for value in (first, last)]
    if not all(map(_PERIOD.fullmatch, ends)) or ends[0] > ends[1]:
        return None
    return "/".join(ends)


def first_day(value: str) -> date:
    """The first day of a year, month or day; raises ValueError if there is none."""
    return date.fromisoformat(f"{value}-01-01"[:10])


def last_day(value: str) -> date:
    """The last day of a year, month or day; raises ValueError if there is none."""
    if len(value) == len("2016-04-21"):
        return date.fromisoformat(value)
    year, month = int(value[:4]), int(value[5:] or 12)
    following = date(year + month // 12, month % 12 + 1, 1) if year < date.max.year else date.max
    return following - timedelta(days=1)
