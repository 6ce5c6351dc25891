"""Publication dates as sources write them, to ISO 8601. Nothing is guessed: what leaves the day open is no date."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date
from email.utils import parsedate_to_datetime

from triplewire.extract.errors import DateError

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_DAY, _YEAR = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?", r"(?P<year>(?:19|20)\d\d)"
_WRITTEN = tuple(
    re.compile(rf"\b{pattern}\b", re.IGNORECASE)
    for pattern in (rf"{_MONTH}\s+{_DAY},?\s+{_YEAR}", rf"{_DAY}\s+{_MONTH},?\s+{_YEAR}")
)
_ISO = re.compile(r"\b(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)")


def iso_date(value: str) -> str | None:
    """The day that `value` names, as YYYY-MM-DD in the time zone that it is written in; None where it names none.

    Understood are ISO 8601 ("2016-04-21T10:00Z"), RFC 5322 ("Thu, 21 Apr 2016 10:00:00 GMT"), and English dates with
    the month in letters ("Thursday, April 21, 2016"). "4/5/2016" is two different days and therefore none.
    """
    value = value.strip()
    if found := _ISO.match(value):
        return _valid(int(found["year"]), int(found["month"]), int(found["day"]))
    with suppress(ValueError, TypeError):
        return parsedate_to_datetime(value).date().isoformat()
    return date_in(value)


def valid_date(value: str) -> str:
    """The date that a user gave, as YYYY-MM-DD. Raises DateError."""
    day = iso_date(value)
    if day is None:
        raise DateError(value)
    return day


def date_in(line: str) -> str | None:
    """The first full date that stands in a line, as YYYY-MM-DD."""
    if found := _ISO.search(line):
        return _valid(int(found["year"]), int(found["month"]), int(found["day"]))
    for pattern in _WRITTEN:
        if found := pattern.search(line):
            month = _MONTHS.index(found["month"][:3].lower()) + 1
            return _valid(int(found["year"]), month, int(found["day"]))
    return None


def _valid(year: int, month: int, day: int) -> str | None:
    with suppress(ValueError):
        return date(year, month, day).isoformat()
    return None
