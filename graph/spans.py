"""The days that TIMEX3 values span. A span is open where no text tells of its beginning or its end."""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress
from datetime import date, timedelta
from typing import NamedTuple

from triplewire.extract.times.mechanisms.periods import OPEN, first_day, last_day

_PERIOD = re.compile(r"(\d{4}(?:-\d\d){0,2})(?:T.*|TMO|TEV|TNI|TAF)?", re.ASCII)
_WEEK = re.compile(r"(\d{4})-W(\d\d)", re.ASCII)
_DECADE = re.compile(r"(\d{3})X", re.ASCII)


class Span(NamedTuple):
    """The first and the last day; None where it is open."""

    first: date | None
    last: date | None

    def __str__(self) -> str:
        return "/".join(OPEN if day is None else day.isoformat() for day in self)

    @property
    def order(self) -> tuple[date, date]:
        """The key that sorts spans by their days."""
        return self.first or date.min, self.last or date.max

    @property
    def length(self) -> timedelta:
        """The time that it spans; of an open one, all there is."""
        return self.order[1] - self.order[0]

    @property
    def is_month(self) -> bool:
        """Whether it is a month of the calendar."""
        first, last = self
        return first is not None and first.day == 1 and last == last_day(first.isoformat()[:7])


def days_of(value: str) -> Span | None:
    """Return the span of a day, week, month, year, decade or interval; None for anything else.

    >>> print(days_of("2016-02"), days_of("2016-W15"), days_of("198X"))
    2016-02-01/2016-02-29 2016-04-11/2016-04-17 1980-01-01/1989-12-31
    >>> print(days_of("1995/2001"), days_of("2022-05/.."), days_of("../2019"))
    1995-01-01/2001-12-31 2022-05-01/.. ../2019-12-31
    >>> days_of("P6M"), days_of("2016-13"), days_of("2001/1995")
    (None, None, None)
    """
    first, slash, last = value.partition("/")
    if slash:
        begin, end = _side(first), _side(last)
        span = Span(begin.first, end.last) if begin and end else None
        return span if span and span.order[0] <= span.order[1] else None
    with suppress(ValueError):  # no day of the calendar
        if found := _PERIOD.fullmatch(value):
            return Span(first_day(found[1]), last_day(found[1]))
        if found := _WEEK.fullmatch(value):
            monday = date.fromisocalendar(int(found[1]), int(found[2]), 1)
            return Span(monday, monday + timedelta(days=6))
        if found := _DECADE.fullmatch(value):
            return Span(first_day(f"{found[1]}0"), last_day(f"{found[1]}9"))
    return None


def _side(value: str) -> Span | None:
    return Span(None, None) if value == OPEN else days_of(value)


def common(one: Span, other: Span) -> Span | None:
    """Return the days that lie in both; None if there are none."""
    first, last = max(one.order[0], other.order[0]), min(one.order[1], other.order[1])
    if first > last:
        return None
    return Span(None if first == date.min else first, None if last == date.max else last)


def spans_of_events(values: Iterable[str]) -> list[Span]:
    """Return the spans of what the TIMEX3 values date, in their order: those that have days in common are one.

    >>> print(*spans_of_events(["2021", "2021-03", "P2D"]))
    2021-03-01/2021-03-31
    >>> print(*spans_of_events(["2023-10-03", "2020", "2021/.."]))
    2020-01-01/2020-12-31 2023-10-03/2023-10-03
    """
    found: list[Span] = []
    for span in sorted(filter(None, map(days_of, values)), key=lambda span: (span.length, span.order)):
        at = next((at for at, other in enumerate(found) if common(span, other)), None)
        if at is None:
            found.append(span)
        else:
            found[at] = common(span, found[at]) or span
    return sorted(found, key=lambda span: span.order)
