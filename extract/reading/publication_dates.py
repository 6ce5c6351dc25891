"""Publication dates as sources write them, as ISO 8601 dates. What names no single day is no date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from functools import cache, lru_cache
from typing import Any

from triplewire.extract.errors import DateError
from triplewire.extract.lexicon.lists import LAYOUT
from triplewire.extract.lexicon.loading import read_table

MONTHS: dict[str, int] = {name[:3]: number for name, number in read_table("times")["month"].items()}
WEEKDAYS: dict[str, int] = read_table("times")["weekday"]
_WEEKDAY_NAMES = {number: name.title() for name, number in reversed(WEEKDAYS.items()) if name.endswith("day")}
_BEFORE_DATE = re.compile(rf"\b(?P<weekday>{'|'.join(sorted(WEEKDAYS))})\b\.?,?\s{{1,3}}", re.IGNORECASE)
_MONTH = rf"(?P<month>{'|'.join(MONTHS)})[a-z]{{0,6}}\.?"
_DAY = rf"(?P<day>\d{{1,2}})(?:{'|'.join(sorted(LAYOUT.ordinal))})?"
_YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)"  # newspapers are printed since about 1600
_CLOCK = r"\d{1,2}:\d\d(?::\d\d)?(?:\s+[+-]\d{4}|\s+[A-Z]{2,5})?"
_WRITTEN = tuple(
    re.compile(
        rf"(?:\b|(?<=\d)(?=[A-Z])){pattern}(?:\b|(?=\d{{1,2}}:\d\d))", re.IGNORECASE
    )  # "2024May 14, 20245:30 PM"
    for pattern in (
        rf"{_MONTH}[\s-]+{_DAY}[\s,-]+(?:{_CLOCK}\s+)?{_YEAR}",
        rf"{_DAY}(?:\s+of)?[\s-]+{_MONTH}[\s,-]+{_YEAR}",
        rf"{_YEAR}[\s-]+{_MONTH}[\s-]+{_DAY}",
    )
)
_ISO = re.compile(rf"\b{_YEAR}-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)")
_BASIC = re.compile(
    rf"(?:D:)?{_YEAR}(?P<month>\d\d)(?P<day>\d\d)(?:[T_-]?(?:[01]\d|2[0-4])[0-5]\d(?:[0-5]\d)?\D?.*)?", re.ASCII
)
_YEAR_FIRST = re.compile(rf"{_YEAR}([-/._])(?P<month>\d{{1,2}})\2(?P<day>\d{{1,2}})(?!\d)")
_YEAR_LAST = re.compile(rf"(?P<one>\d{{1,2}})([-/.])(?P<other>\d{{1,2}})\2{_YEAR}(?!\d)")
_IN_FIGURES = re.compile(
    r"(?<![\w/.-])(?:\d{1,2}([-/.])\d{1,2}\1(?:\d{4}|\d\d)|\d{4}([/._])\d{1,2}\2\d{1,2})(?![\w/-])"
)
_WEEK_OR_DAY = re.compile(r"\d{4}-(?:W\d\d-\d|(?P<day>\d{3}))(?!\d)")
_MAIL = re.compile(r"(?:[A-Za-z]{3,9},? )?\d{1,2} [A-Za-z]{3} \d{2}(?:\d{2})?(?= |$)")
_SHORT_YEAR = re.compile(r"\d{1,2}-[A-Za-z]{3}-\d\d")  # as databases of Oracle write dates
_SEVERAL = re.compile(  # "May 14-15, 2024", "14-15 May 2024"
    r"[a-z]\.? \d{1,2} ?- ?\d{1,2},? \d{4}|^\D*\d{1,2} ?- ?\d{1,2}\.? [a-z]", re.IGNORECASE
)
_DASHES = dict.fromkeys(map(ord, "\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{EN DASH}"), "-")
_LONGEST = 60  # characters of a date in words
_LONG_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_LETTERS = re.compile(r"[^\W\d_]{3}|[年년]")
_EPOCHS = (
    (re.compile(r"(\d{9,10})(?:\.\d+)?"), 1),
    (re.compile(r"(?:\\?/Date\()?(\d{12,13})(?:\.\d+)?(?:[+-]\d{4})?(?:\)\\?/)?"), 1_000),
    (re.compile(r"(\d{16})"), 1_000_000),
)


class DateOrder:
    """The order of day and month in the dates of a source, as those tell that can be read in one way only."""

    def __init__(self) -> None:
        self._shown: set[bool] = set()

    @property
    def is_told(self) -> bool:
        """Whether a date has told the order, or dates have told both."""
        return bool(self._shown)

    @property
    def day_first(self) -> bool | None:
        """Whether the day stands first; None while no date tells, and where dates tell both."""
        return next(iter(self._shown)) if len(self._shown) == 1 else None

    def learn(self, value: str | None) -> bool:
        """Learn from a date; return whether it is one that needs to be told the order."""
        found = _YEAR_LAST.match(" ".join((value or "").split()))
        if found is None:
            return False
        one, other = (_ordered(found, day_first=first) for first in (True, False))
        if bool(one) != bool(other):
            self._shown.add(one is not None)
        return bool(one and other) and one != other


def day_of(value: str | None, order: DateOrder | None = None) -> tuple[str | None, str | None]:
    """Return the day that a date of a source names, as YYYY-MM-DD, and a warning if it names none or several.

    `order` is what the other dates of the source tell of that of day and month.
    """
    if not value or not value.strip():
        return None, None
    value = " ".join(value.split()).translate(_DASHES)
    days = set(_readings(value))
    if len(days) > 1 and order and order.day_first is not None and (found := _YEAR_LAST.match(value)):
        return _ordered(found, day_first=order.day_first), None
    if len(days) == 1:
        return days.pop(), None
    why = f"names two days, {' and '.join(sorted(days))}" if days else "names no day"
    return None, f"the date {value[:60]!r} {why}"


def iso_date(value: str) -> str | None:
    """Return the day in `value` as YYYY-MM-DD, in the time zone of `value`; None if there is not exactly one.

    Accepts ISO 8601 (also without hyphens, with a week or the day of the year), RFC 5322, seconds, milliseconds and
    microseconds since 1970, year-first dates ("2016/04/21"), and English dates with the month in letters ("Thursday,
    April 21, 2016"). Of dates in figures with the year last, those that can be read in only one way are accepted:
    "21/4/2016" but not "4/5/2016".
    """
    return day_of(value)[0]


def valid_date(value: str | date) -> str:
    """Return the date given by a user as YYYY-MM-DD; of a datetime, the day in its time zone. Raises DateError."""
    text = value.isoformat() if isinstance(value, date) else str(value)
    days = sorted(set(_readings(" ".join(text.split()))))
    if len(days) != 1:
        raise DateError(text, days)
    return days[0]


def date_in(line: str) -> tuple[str | None, str | None]:
    """Return the first full date in a line as YYYY-MM-DD, and a warning if it is one in figures that is not clear."""
    for pattern in (_ISO, *_WRITTEN):
        if found := pattern.search(line):
            return _valid(found), None
    figures = _IN_FIGURES.search(line)
    return day_of(figures[0]) if figures else (None, None)


def weekday_conflict(line: str) -> str | None:
    """Return a warning about a date with a weekday that is not the one of that day: "Monday, May 14, 2024"."""
    for named in _BEFORE_DATE.finditer(line):
        found = next(filter(None, (pattern.match(line, named.end()) for pattern in _WRITTEN)), None)
        day = _valid(found) if found else None
        if found and day and date.fromisoformat(day).isoweekday() != WEEKDAYS[named["weekday"].casefold()]:
            right = _WEEKDAY_NAMES[date.fromisoformat(day).isoweekday()]
            return f"the date {line[named.start() : found.end()]!r} names the wrong weekday: that day is a {right}"
    return None


def _readings(value: str) -> Iterator[str]:
    """Yield the days that a whole value may stand for."""
    figures = _figures(value)
    if figures is not None:
        yield from filter(None, figures)
        return
    with suppress(ValueError, TypeError, IndexError, OverflowError):
        if _MAIL.match(value):
            yield parsedate_to_datetime(value).date().isoformat()
            return
    if _SEVERAL.search(value):
        return
    if found := _SHORT_YEAR.fullmatch(value):
        with suppress(ValueError):
            yield datetime.strptime(found[0].title(), "%d-%b-%y").replace(tzinfo=UTC).date().isoformat()
        return
    written = [day for pattern in _WRITTEN for found in pattern.finditer(value) if (day := _valid(found))]
    yield from written or filter(None, [_in_other_language(value)])


@lru_cache(4096)
def _in_other_language(value: str) -> str | None:
    """Return the day of a date with its month in letters of another language than English: "14. Mai 2024"."""
    if len(value) > _LONGEST or not (_LONG_YEAR.search(value) and _LETTERS.search(value)):
        return None
    found = _parser().get_date_data(value).date_obj
    return found.date().isoformat() if found else None


@cache
def _parser() -> Any:
    from dateparser.date import DateDataParser  # noqa: PLC0415  # takes half a second, and few sources need it

    asked = {"PARSERS": ["absolute-time"], "STRICT_PARSING": True, "REQUIRE_PARTS": ["day", "month", "year"]}
    return DateDataParser(languages=read_table("languages")["of_dates"], settings=asked)


def _figures(value: str) -> list[str | None] | None:
    """Return the days of a value that begins with a date in figures; None for another value."""
    for pattern in (_YEAR_FIRST, _ISO):
        if pattern.match(value):  # two are an interval
            return [_valid(found) for found in pattern.finditer(value)]
    if found := _YEAR_LAST.match(value):
        return [_ordered(found, day_first=False), _ordered(found, day_first=True)]
    if found := _WEEK_OR_DAY.match(value):
        return [_week_or_day(found)]
    if (found := _BASIC.fullmatch(value)) and (day := _valid(found)):
        return [day]
    for pattern, unit in _EPOCHS:
        if found := pattern.fullmatch(value):
            return [datetime.fromtimestamp(float(found[1]) / unit, UTC).date().isoformat()]
    return None


def _ordered(found: re.Match[str], *, day_first: bool) -> str | None:
    one, other, year = int(found["one"]), int(found["other"]), int(found["year"])
    return _day(year, other, one) if day_first else _day(year, one, other)


def _week_or_day(found: re.Match[str]) -> str | None:
    with suppress(ValueError):
        if found["day"]:
            return datetime.strptime(found[0], "%Y-%j").replace(tzinfo=UTC).date().isoformat()
        return date.fromisoformat(found[0]).isoformat()
    return None


def _valid(found: re.Match[str]) -> str | None:
    month = found["month"].casefold()
    return _day(int(found["year"]), int(month) if month.isdigit() else MONTHS[month], int(found["day"]))


def _day(year: int, month: int, day: int) -> str | None:
    with suppress(ValueError):
        return date(year, month, day).isoformat()
    return None
