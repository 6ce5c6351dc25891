"""The days that events and relations span, for time lines: those of TIMEX3 values, or between the limits of intervals.

A span is open where no text tells of its beginning or its end. What happened twice, or held twice, has two spans.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from contextlib import suppress
from datetime import date, timedelta
from functools import reduce
from typing import NamedTuple

from triplewire.extract.times.mechanisms.periods import OPEN, first_day, last_day
from triplewire.graph.store.interface import Store
from triplewire.graph.store.solutions import select
from triplewire.ontology.terms import TIME

_PERIOD = re.compile(r"(\d{4}(?:-\d\d){0,2})(?:T.*|TMO|TEV|TNI|TAF)?", re.ASCII)
_WEEK = re.compile(r"(\d{4})-W(\d\d)", re.ASCII)
_DECADE = re.compile(r"(\d{3})X", re.ASCII)
# A limit that is only known to lie before or after a day ("a former mayor") is open.
_LIMITS = """
SELECT DISTINCT ?r ?i ?kind ?in {
  VALUES ?kind { time:hasBeginning time:hasEnd }
  ?r a tw:Relation ; time:hasTime ?i . ?i ?kind ?t . ?t time:inXSDDate|time:inXSDgYearMonth|time:inXSDgYear ?in
}"""


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


_DIFFERENT = Span(None, None)


class Term(NamedTuple):
    """One time in which a relation held: the days in which its beginning lies, and its end; None if not told."""

    begin: Span | None = None
    end: Span | None = None


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


def terms_of_relations(store: Store) -> dict[str, list[Term]]:
    """Return the terms that texts tell of each relation.

    A day on which it held is no limit: it may have begun before, and go on.
    """
    ends: dict[str, dict[str, dict[str, Span]]] = defaultdict(lambda: defaultdict(dict))
    for row in select(store, _LIMITS):
        ends[row["r"]][row["i"]][row["kind"]] = Span(first_day(row["in"]), last_day(row["in"]))
    return {
        relation: [Term(its.get(TIME.hasBeginning), its.get(TIME.hasEnd)) for its in intervals.values()]
        for relation, intervals in ends.items()
    }


def spans_of_relation(told: Iterable[Term]) -> list[Span]:
    """Return the spans of a relation by all that is told of it, in their order.

    Terms that may be the same are one: "since 2018" and "from June 2018 to 2021". Where two of one time differ, the
    span is open.

    >>> year, june, last = (days_of(value) for value in ("2018", "2018-06", "2021"))
    >>> print(*spans_of_relation([Term(year, None), Term(june, last)]))
    2018-06-01/2021-12-31
    >>> print(*spans_of_relation([Term(days_of("2019"), None), Term(june, last)]))
    ../2021-12-31
    >>> print(*spans_of_relation([Term(days_of("2001"), days_of("2005")), Term(days_of("2010"), None)]))
    2001-01-01/2005-12-31 2010-01-01/..
    """
    found: list[list[Term]] = []
    for term in sorted(told, key=_fullest_first):
        same = next((terms for terms in found if common(_span([term]), _span(terms))), None)
        if same is None:
            found.append([term])
        else:
            same.append(term)
    return sorted(map(_span, found), key=lambda span: span.order)


def _fullest_first(term: Term) -> tuple[int, tuple[date, date]]:
    return -sum(limit is not None for limit in term), _span([term]).order


def _span(terms: Iterable[Term]) -> Span:
    begins, ends = (
        reduce(_agreed, filter(None, limits)) if any(limits) else None for limits in zip(*terms, strict=True)
    )
    return Span(begins and begins.first, ends and ends.last)


def _agreed(one: Span | None, other: Span) -> Span:
    """Return the days in which both tellings have a limit; the open span, which stays so, where they differ."""
    if one is None:
        return other
    return _DIFFERENT if _DIFFERENT in {one, other} else common(one, other) or _DIFFERENT
