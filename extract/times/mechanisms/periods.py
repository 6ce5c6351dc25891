"""Years, months and days of the calendar as ISO 8601 strings, and the days that they span."""

from __future__ import annotations

import re
from datetime import date, timedelta

_PERIOD = re.compile(r"\d{4}(-\d\d){0,2}", re.ASCII)
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
