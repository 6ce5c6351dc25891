"""The year of a day, month or season where the text leaves it out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from triplewire.extract.times.mechanisms.patterns import Match
from triplewire.extract.times.mechanisms.values import Moment, nearest, shifted, years_around

EDGE = "( ( the )? {edge} ( - | in )? | ( the )? {bound} of )?"
YEAR = "( ,? ( of )? ( {year} | {which=direction} year ) )?"


def stated_year(match: Match, moment: Moment) -> int | None:
    """The year that the expression, or its neighbour in a coordination, gives; None where neither does."""
    if "year" in match:
        return match.number("year")
    if "which" in match and moment.now:
        return moment.now.year + match.number("which")
    return moment.year


def recurring(make: Callable[[int], date | None], moment: Moment, *, current: date | None) -> date | None:
    """Return the day meant, of those that `make` returns for the years; None where the text leaves it open.

    `current` is the first day of the period of this kind that contains now.
    """
    if moment.year is not None:
        return make(moment.year)
    if moment.narrated:
        then = moment.narrated
        return nearest(map(make, years_around(then)), replace(moment, now=then, direction=1))
    return nearest(map(make, years_around(current)), moment.on(current)) if current else None


def pointed(match: Match, moment: Moment, current: date | None) -> tuple[Moment, date | None]:
    """Apply "last" and "next", which exclude the period that contains now."""
    if "direction" not in match or current is None:
        return moment, current
    towards = match.number("direction")
    return replace(moment, direction=towards), shifted(current, "day", towards)
