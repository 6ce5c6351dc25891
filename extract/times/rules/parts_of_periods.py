"""Parts of a month or year that are counted from its beginning or end: "the last day of 2016"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from triplewire.extract.rules.rule import Rule
from triplewire.extract.times.mechanisms.patterns import Match, TimePattern
from triplewire.extract.times.mechanisms.recurring import YEAR, recurring, stated_year
from triplewire.extract.times.mechanisms.values import GRAINS, PARTS_OF_PERIODS, Moment, day_of, shifted, value_at


def _unit(match: Match) -> str:
    return match.code("unit") or match.code("unit2")


def _whole(match: Match, moment: Moment) -> tuple[date | None, str]:
    """The first day of the month or year, and its grain."""
    if "month" not in match:
        return day_of(match.number("alone"), 1, 1), "year"
    month = match.number("month")
    moment = replace(moment, year=stated_year(match, moment))
    current = moment.now.replace(day=1) if moment.now else None
    return recurring(lambda year: day_of(year, month, 1), moment, current=current), "month"


def _part(match: Match, moment: Moment) -> str | None:
    first, grain = _whole(match, moment)
    unit, many = _unit(match), match.number("n") or 1
    if "last" in match:
        after = first and shifted(first, grain, 1)
        ends = after and (shifted(after, "day", -1) if unit == "week" else shifted(after, unit, -1))
        begins = ends and shifted(ends, unit, 1 - many)
    else:
        begins = first and shifted(first, unit, match.number("ordinal") - 1)
        ends = begins and shifted(begins, unit, many - 1)
    one, two = value_at(begins, unit), value_at(ends, unit)
    return one if one == two else f"{one}/{two}"


def _no_part(match: Match) -> bool:
    """Whether the unit is none that the month or year is made of: "the first hour of 2016"."""
    unit = _unit(match)
    whole = "month" if "month" in match else "year"
    return unit not in PARTS_OF_PERIODS or GRAINS.index(unit) >= GRAINS.index(whole)


def _turn(match: Match, moment: Moment) -> str | None:
    """The last month of one year and the first one of the next: "at the turn of the year"."""
    year = match.number("year") or match.number("alone")
    if "span" in match:  # "2019/20"
        year = int(match.text("span").partition("/")[0]) + 1
    elif not year and moment.now is not None:
        following = recurring(lambda year: day_of(year, 1, 1), moment, current=moment.now)
        year = following.year if following else 0
    return f"{year - 1}-12/{year}-01" if year else None


def _no_turn(match: Match) -> bool:
    """Whether the number behind it is no pair of years: "the turn of the year 3/4"."""
    return "span" in match and not re.fullmatch(r"\d{4}/(\d\d){1,2}", match.text("span"))


RULES: tuple[Rule[TimePattern], ...] = (
    Rule(
        "time.the last day of",
        TimePattern(
            "date",
            "( the )? ( {ordinal} | <last: last | final | closing > )"
            f" ( {{unit}} | {{n=number}} {{unit2=units}} ) of ( {{month}} {YEAR} | {{alone=year}} )",
            _part,
            excludes=_no_part,
        ),
        {
            "on the last day of 2015": ("2015-12-31",),
            "the first week of June 2015": ("2015-W23",),
            "the second day of March": ("2016-03-02",),
            "the last three months of 2015": ("2015-10/2015-12",),
            "the first two weeks of May 2015": ("2015-W18/2015-W19",),
        },
        ("the last year of May", "the first hour of 2016", "the first weeks of 2016", "the last day of school"),
    ),
    Rule(
        "time.the turn of the year",
        TimePattern(
            "date",
            "the turn of ( the ( new )? year ( {span=slashed} | {year} )? | {alone=year} )",
            _turn,
            excludes=_no_turn,
        ),
        {
            "at the turn of the year": ("2015-12/2016-01",),
            "around the turn of 2015": ("2014-12/2015-01",),
            "at the turn of the year 2014/15": ("2014-12/2015-01",),
        },
        ("the turn of the screw", "the turn of the years", "the turn of the year 3/4"),
    ),
)
