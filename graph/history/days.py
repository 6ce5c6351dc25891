"""Years, months and days as users and documents write them."""

from __future__ import annotations

import re
from datetime import date

from triplewire.extract.errors import DateError

_DATE = re.compile(r"\d{4}(-\d\d){0,2}", re.ASCII)


def checked_date(value: str | date) -> str:
    """Return a year, a month or a day as it is written in dates; raises DateError."""
    text = _written(value)
    try:
        date.fromisoformat(f"{text}-01-01"[:10] if _DATE.fullmatch(text) else "")
    except ValueError as error:
        raise DateError(text, form="YYYY-MM-DD, YYYY-MM or YYYY") from error
    return text


def checked_day(value: str | date) -> date:
    """Return a day (YYYY-MM-DD); raises DateError."""
    try:
        return date.fromisoformat(_written(value))
    except ValueError as error:
        raise DateError(_written(value)) from error


def _written(value: str | date) -> str:
    """Return a date as text: of a datetime the day, in its time zone."""
    return value.isoformat()[:10] if isinstance(value, date) else str(value)


def is_by(since: str, day: str) -> bool:
    """Return whether a day is not after another one, a month or a year: 2016-04-21 is by 2016-04."""
    return since[: len(day)] <= day
