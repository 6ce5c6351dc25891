"""TIMEX3 values (TimeML 1.2.1) of moments and periods, and their arithmetic.

A date stands for the period of a grain that contains it: 2016-04-21 as a "week" is `2016-W16`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import MAXYEAR, MINYEAR, date, timedelta

from dateutil.easter import easter
from dateutil.relativedelta import relativedelta

from triplewire.extract.lexicon.thresholds import THRESHOLDS

# Grains from fine to coarse. A weekend is a week that says so.
GRAINS = ("hour", "day", "week", "month", "quarter", "season", "year", "decade", "century")
SHORT_UNITS = frozenset({"second", "minute", "hour"})  # shorter than a date
DATE_UNITS = frozenset({"day", "week", "month", "year", "decade", "century"})  # "the end of the week" is a date
ENDING_UNITS = frozenset({"month", "quarter", "year"})  # "year-end" is a date
PARTS_OF_PERIODS = frozenset({"day", "week", "month"})  # "the last week of May"
COMPARED_UNITS = frozenset({"day", "week", "month", "year"})  # "the year before" is a date
NEVER_LENGTHS = frozenset({"day", "night", "weekend", "second"})  # "the next day" is not a length of time
AFTER_NOON = frozenset({"AF", "EV", "NI"})  # parts of the day in which "8:30" is 20:30
_STEPS = {
    "second": relativedelta(seconds=1),
    "minute": relativedelta(minutes=1),
    "hour": relativedelta(hours=1),
    "day": relativedelta(days=1),
    "night": relativedelta(days=1),
    "week": relativedelta(weeks=1),
    "weekend": relativedelta(weeks=1),
    "fortnight": relativedelta(weeks=2),
    "month": relativedelta(months=1),
    "quarter": relativedelta(months=3),
    "year": relativedelta(years=1),
    "decade": relativedelta(years=10),
    "century": relativedelta(years=100),
}
_DURATIONS = {
    "second": ("PT", 1, "S"),
    "minute": ("PT", 1, "M"),
    "hour": ("PT", 1, "H"),
    "day": ("P", 1, "D"),
    "night": ("P", 1, "NI"),
    "week": ("P", 1, "W"),
    "weekend": ("P", 1, "WE"),
    "fortnight": ("P", 2, "W"),
    "month": ("P", 1, "M"),
    "quarter": ("P", 3, "M"),
    "year": ("P", 1, "Y"),
    "decade": ("P", 10, "Y"),
    "century": ("P", 100, "Y"),
}
_VAGUE = {"decade": "PXDE", "century": "PXCE"}  # unknown numbers of units that have no letter of their own in ISO 8601
_MEMORY = THRESHOLDS.times.anchor_memory
_MOST_UNITS = 1e6  # the calendar ends before so many units, and `g` would write them as a power of ten
SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}  # of the northern hemisphere; winter counts to the year it begins
_VALUE = re.compile(
    r"(?P<year>\d{4})(?:-(?:(?P<month>\d\d)(?:-(?P<day>\d\d))?|W(?P<week>\d\d)(?:-WE)?|Q(?P<quarter>\d)|(?P<season>SP|SU|FA|WI)))?"
    r"(?:T.*)?|(?P<decade>\d{3})X"
)


@dataclass(frozen=True, slots=True)
class Period:
    """The period of a grain that contains a date."""

    first: date
    grain: str


@dataclass(frozen=True, slots=True)
class Moment:
    """The point of view of an expression.

    `now` is the day that relative expressions count from, None where it is not known. `direction` says whether the
    clause is about the past (-1), the future (+1) or leaves it open (0). `mentioned` are the periods of the text so
    far, the latest last. `year` is the year of a neighbour in a coordination ("from March to May 2014"). `narrated`
    is a day long past that the paragraph is about: yearless dates in it follow that day.
    `generic`: the clause is about every such time ("October is the month of ...").
    """

    now: date | None
    direction: int = 0
    mentioned: Sequence[Period] = ()
    year: int | None = None
    narrated: date | None = None
    generic: bool = False

    def anchor(self, unit: str) -> date | None:
        """The latest mentioned date that is at least as fine as a unit; now where there is none."""
        limit = GRAINS.index(unit) if unit in GRAINS else 1
        return next(
            (period.first for period in self.mentioned[: -_MEMORY - 1 : -1] if GRAINS.index(period.grain) <= limit),
            self.now,
        )

    def mentioned_year(self, month: int, day: int) -> int | None:
        """The year that the text has already given to a day; None where it has not."""
        days = (period.first for period in self.mentioned[: -_MEMORY - 1 : -1] if period.grain == "day")
        return next((first.year for first in days if (first.month, first.day) == (month, day)), None)

    def on(self, day: date | None) -> Moment:
        """The same with another `now`."""
        return replace(self, now=day)


_FORMATS: dict[str, Callable[[date], str]] = {
    "week": lambda day: "{:04}-W{:02}".format(*day.isocalendar()),
    "fortnight": lambda day: "{:04}-W{:02}".format(*day.isocalendar()),
    "weekend": lambda day: "{:04}-W{:02}-WE".format(*day.isocalendar()),
    "month": lambda day: day.isoformat()[:7],
    "quarter": lambda day: f"{day.year:04}-Q{(day.month + 2) // 3}",
    "year": lambda day: f"{day.year:04}",
    "decade": lambda day: f"{day.year // 10:03}X",
    "century": lambda day: f"{day.year // 100:02}XX",
}


def shifted(day: date, unit: str, count: float) -> date | None:
    """The day `count` units away, None beyond the calendar; hours count as whole days only."""
    if unit in SHORT_UNITS:
        unit, count = "day", int(count / {"second": 86400, "minute": 1440, "hour": 24}[unit])
    if abs(count) > _MOST_UNITS:
        return None
    step = _STEPS[unit]
    try:
        moved: date = day + step * int(count)
        return moved + timedelta(days=round((count - int(count)) * (day + step - day).days))
    except (OverflowError, ValueError):
        return None


def value_at(day: date | None, grain: str) -> str | None:
    """The value of the period of a grain that contains a day; of the day itself for finer grains."""
    return _FORMATS.get(grain, date.isoformat)(day) if day else None


def grain_of(unit: str, count: float) -> str:
    """The grain of a date `count` units away: years for two years, months for two and a half."""
    if count % 1:
        return {"year": "month", "decade": "year", "century": "year"}.get(unit, "day")
    return {"decade": "year", "century": "year", "fortnight": "week", "night": "day"}.get(unit, unit)


def duration(count: float | None, unit: str) -> str:
    """The value of `count` units; None is an unknown number."""
    start, factor, code = _DURATIONS[unit]
    if count is None:
        return _VAGUE.get(unit, f"{start}X{code}")
    units = count * factor
    return f"{start}{units:g}{code}" if units < _MOST_UNITS else f"{start}{round(units)}{code}"


def day_of(year: int, month: int, day: int) -> date | None:
    """The date, None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def nearest(candidates: Iterable[date | None], moment: Moment) -> date | None:
    """Return the day meant: the last until now, the first from now on or, where that is open, the nearest."""
    now, days = moment.now, [day for day in candidates if day]
    if now is None or not days:
        return None
    if moment.direction < 0:
        return max((day for day in days if day <= now), default=None)
    if moment.direction > 0:
        return min((day for day in days if day >= now), default=None)
    return min(days, key=lambda day: (abs(day - now), day))


def years_around(now: date) -> range:
    """The years in which to look for a yearly day."""
    reach = THRESHOLDS.times.year_reach
    return range(max(MINYEAR, now.year - reach), min(MAXYEAR, now.year + reach) + 1)


def weekday_near(number: int, moment: Moment) -> date | None:
    """The date of a weekday (Monday is 1): the last one until now, unless the clause is about the future."""
    if moment.now is None:
        return None
    away = (number - moment.now.isoweekday()) % 7
    return shifted(moment.now, "day", away if moment.direction > 0 or away == 0 else away - 7)


def holiday(code: str, year: int) -> date | None:
    """The day of a holiday's code (see lexicon/times.toml) in a year."""
    if code.startswith("E"):
        return easter(year) + timedelta(days=int(code[1:])) if 1583 <= year < 4100 else None  # dateutil's limits
    month, day = code.split("-", maxsplit=1)
    if not day.startswith("W"):
        return day_of(year, int(month), int(day))
    weekday, count = int(day[1]), int(day[3])
    first = date(year, int(month), 1)
    found = first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (count - 1))
    return found if found.month == first.month else found - timedelta(days=7)


def period_of(value: str | None) -> Period | None:
    """The period that a value names; None for durations, sets and values that leave the period open."""
    found = _VALUE.fullmatch(value or "")
    if not found:
        return None
    try:
        return _period(**found.groupdict())
    except ValueError:
        return None


def _period(  # the groups of _VALUE
    *,
    year: str | None,
    month: str | None,
    day: str | None,
    week: str | None,
    quarter: str | None,
    season: str | None,
    decade: str | None,
) -> Period:
    if decade:
        return Period(date(int(decade) * 10, 1, 1), "decade")
    if week:
        return Period(date.fromisocalendar(int(year or 0), int(week), 1), "week")
    first = int(quarter) * 3 - 2 if quarter else SEASON_MONTHS[season] if season else int(month or 1)
    grain = "quarter" if quarter else "season" if season else "day" if day else "month" if month else "year"
    return Period(date(int(year or 0), first, int(day or 1)), grain)
