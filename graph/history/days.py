"""Years, months and days as users and documents write them."""

from __future__ import annotations

import re
from datetime import date

from triplewire.extract.errors import DateError

_DATE = re.compile(r"\d{4}(-\d\d){0,2}", re.ASCII)


def checked_date(value: str) -> str:
    """Return a year, a month or a day as it is written in dates; raises DateError."""
    try:
        date.fromisoformat(f"{value}-01-01"[:10] if _DATE.fullmatch(value) else "")
    except ValueError as error:
        raise DateError(value) from error
    return value


def checked_day(value: str) -> date:
    """Return a day (YYYY-MM-DD); raises DateError."""
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise DateError(value) from error


def is_by(since: str, day: str) -> bool:
    """Return whether a day is not after another one, a month or a year: 2016-04-21 is by 2016-04."""
    return since[: len(day)] <= day
