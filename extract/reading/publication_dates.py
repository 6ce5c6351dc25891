"""Publication dates as sources write them, as ISO 8601 dates. Nothing is guessed: an ambiguous day is not a date."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date
from email.utils import parsedate_to_datetime

from triplewire.extract.errors import DateError
from triplewire.extract.lexicon.lists import LAYOUT
from triplewire.extract.lexicon.loading import read_table

MONTHS: dict[str, int] = {name[:3]: number for name, number in read_table("times")["month"].items()}
_MONTH = rf"(?P<month>{'|'.join(MONTHS)})[a-z]{{0,6}}\.?"
_DAY, _YEAR = rf"(?P<day>\d{{1,2}})(?:{'|'.join(sorted(LAYOUT.ordinal))})?", r"(?P<year>(?:19|20)\d\d)"
_WRITTEN = tuple(
    re.compile(rf"\b{pattern}\b", re.IGNORECASE)
    for pattern in (rf"{_MONTH}\s+{_DAY},?\s+{_YEAR}", rf"{_DAY}\s+{_MONTH},?\s+{_YEAR}")
)
_ISO = re.compile(r"\b(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)")


def iso_date(value: str) -> str | None:
    """Return the day in `value` as YYYY-MM-DD, in the time zone of `value`; None if there is not exactly one.

    Accepts ISO 8601 ("2016-04-21T10:00Z"), RFC 5322 ("Thu, 21 Apr 2016 10:00:00 GMT"), and English dates with the month
    in letters ("Thursday, April 21, 2016"). "4/5/2016" is ambiguous and therefore not a date.
    """
    value = value.strip()
    if found := _ISO.match(value):
        return _valid(int(found["year"]), int(found["month"]), int(found["day"]))
    with suppress(ValueError, TypeError):
        return parsedate_to_datetime(value).date().isoformat()
    return date_in(value)


def valid_date(value: str) -> str:
    """Return the date given by a user as YYYY-MM-DD. Raises DateError."""
    day = iso_date(value)
    if day is None:
        raise DateError(value)
    return day


def date_in(line: str) -> str | None:
    """Return the first full date in a line as YYYY-MM-DD, or None."""
    if found := _ISO.search(line):
        return _valid(int(found["year"]), int(found["month"]), int(found["day"]))
    for pattern in _WRITTEN:
        if found := pattern.search(line):
            month = MONTHS[found["month"].casefold()]
            return _valid(int(found["year"]), month, int(found["day"]))
    return None


def _valid(year: int, month: int, day: int) -> str | None:
    with suppress(ValueError):
        return date(year, month, day).isoformat()
    return None
