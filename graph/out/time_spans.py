"""The days in which relations held, for time lines, between the limits of the intervals that texts tell.

A span is open where no text tells of its beginning or its end. What held twice has two spans.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from functools import reduce
from typing import NamedTuple

from triplewire.extract.times.mechanisms.periods import first_day, last_day
from triplewire.graph.spans import Span, common
from triplewire.graph.store.interface import Store
from triplewire.graph.store.solutions import select
from triplewire.ontology.terms import TIME

# A limit that is only known to lie before or after a day ("a former mayor") is open.
_LIMITS = """
SELECT DISTINCT ?r ?i ?kind ?in {
  VALUES ?kind { time:hasBeginning time:hasEnd }
  ?r a tw:Relation ; time:hasTime ?i . ?i ?kind ?t . ?t time:inXSDDate|time:inXSDgYearMonth|time:inXSDgYear ?in
}"""
_DIFFERENT = Span(None, None)


class Term(NamedTuple):
    """One time in which a relation held: the days in which its beginning lies, and its end; None if not told."""

    begin: Span | None = None
    end: Span | None = None


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
