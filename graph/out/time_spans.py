"""The days that a TIMEX3 value spans, for time lines."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date, timedelta

from triplewire.extract.times.mechanisms.periods import first_day, last_day

_PERIOD = re.compile(r"(\d{4}(?:-\d\d){0,2})(?:T.*|TMO|TEV|TNI|TAF)?", re.ASCII)
_WEEK = re.compile(r"(\d{4})-W(\d\d)", re.ASCII)
_DECADE = re.compile(r"(\d{3})X", re.ASCII)


def days_of(value: str) -> tuple[date, date] | None:
    """Return the first and the last day of a day, week, month, year, decade or interval; None for anything else.

    >>> days_of("2016-02"), days_of("2016-W15"), days_of("198X")  # doctest: +NORMALIZE_WHITESPACE
    ((datetime.date(2016, 2, 1), datetime.date(2016, 2, 29)), (datetime.date(2016, 4, 11), datetime.date(2016, 4, 17)),
     (datetime.date(1980, 1, 1), datetime.date(1989, 12, 31)))
    >>> days_of("1995/2001")
    (datetime.date(1995, 1, 1), datetime.date(2001, 12, 31))
    >>> days_of("P6M"), days_of("2016-13"), days_of("2001/1995")
    (None, None, None)
    """
    first, slash, last = value.partition("/")
    if slash:
        begin, end = days_of(first), days_of(last)
        return (begin[0], end[1]) if begin and end and begin[0] <= end[1] else None
    with suppress(ValueError):  # no day of the calendar
        if found := _PERIOD.fullmatch(value):
            return first_day(found[1]), last_day(found[1])
        if found := _WEEK.fullmatch(value):
            monday = date.fromisocalendar(int(found[1]), int(found[2]), 1)
            return monday, monday + timedelta(days=6)
        if found := _DECADE.fullmatch(value):
            return first_day(f"{found[1]}0"), last_day(f"{found[1]}9")
    return None
