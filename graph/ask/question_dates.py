"""Days, months, years and periods as people write them in questions.

A period is written as in the Extended Date/Time Format (EDTF, ISO 8601-2): 2015/2016-04, 2015/.. or ../2016, both ends
included.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from datetime import date, timedelta

_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
_MONTH = rf"(?P<month>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\.?"
_DAY, _YEAR = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?", r"(?P<year>[12]\d{3})"
_WRITTEN = [
    re.compile(form, re.ASCII | re.IGNORECASE)
    for form in (
        rf"(?:the )?(?:year )?{_YEAR}",
        rf"{_MONTH},?(?: of)? {_YEAR}",
        rf"(?:the )?{_DAY}(?: of)? {_MONTH},? {_YEAR}",
        rf"{_MONTH} {_DAY},? {_YEAR}",
    )
]
_PERIOD = re.compile(
    r"(?P<how>before|after|since|until|till|from|between) (?P<first>.+?)(?: (?:and|to|until|till) (?P<last>.+))?",
    re.IGNORECASE,
)
_FIRST, _LAST, _OPEN = "0000-01-01", "9999-12-31", ".."
_ISO = re.compile(r"\d{4}(-\d\d){1,2}", re.ASCII)


def date_of(text: str) -> str | None:
    """Return a day, a month or a year as 2016-04-21, 2016-04 or 2016; None for anything else.

    What was meant as a date and is none (2016-13, 31 June 2016) comes back as one: the question says what is wrong.

    >>> date_of("April 2016"), date_of("the 3rd of May 2016"), date_of("Sept. 9, 2001"), date_of("2016")
    ('2016-04', '2016-05-03', '2001-09-09', '2016')
    >>> date_of("31 June 2016"), date_of("Monday"), date_of("2016-13")
    ('2016-06-31', None, '2016-13')
    """
    if _ISO.fullmatch(text):
        return text
    for form in _WRITTEN:
        if found := form.fullmatch(text):
            parts = found.groupdict()
            year = int(parts["year"])
            if not parts.get("month"):
                return f"{year}"
            month = _MONTHS[parts["month"].lower()]
            if not parts.get("day"):
                return f"{year}-{month:02}"
            return f"{year}-{month:02}-{int(parts['day']):02}"
    return None


def period_of(text: str) -> str | None:
    """Return a period as 2015/2016-04, with both ends; None for anything else.

    >>> period_of("after 2015"), period_of("before March 2016"), period_of("since 2 May 2016"), period_of("on Monday")
    ('2016/..', '../2016-02', '2016-05-02/..', None)
    >>> period_of("between 2015 and 2017"), period_of("from May 2016 to June 2016"), period_of("until 2015")
    ('2015/2017', '2016-05/2016-06', '../2015')
    >>> period_of("between March and June 2016"), period_of("from 3 to 9 May 2016"), period_of("between May 3 and 9")
    ('2016-03/2016-06', '2016-05-03/2016-05-09', None)
    """
    found = _PERIOD.fullmatch(text)
    first = _first_date(found["first"], found["last"] or "") if found else None
    if not found or not first:
        return None
    how, last = found["how"].lower(), date_of(found["last"]) if found["last"] else None
    if found["last"]:
        return f"{first}/{last}" if last and how in {"between", "from"} else None
    if how in {"since", "from", "after"}:
        return f"{_beside(first, 1) if how == 'after' else first}/{_OPEN}"
    return None if how == "between" else f"{_OPEN}/{_beside(first, -1) if how == 'before' else first}"


def _first_date(first: str, last: str) -> str | None:
    """Return the first date of a period, which may share its month and year, or its year, with the last."""
    words = last.split()
    shared = (date_of(f"{first} {' '.join(words[at:])}") for at in range(1, len(words)))
    return date_of(first) or next(filter(None, shared), None)


def beginnings(value: str) -> Iterator[str]:
    """Yield what the dates of a day, month, year or period begin with: the fewest strings.

    >>> list(beginnings("2016-04")), list(beginnings("2018-11/2020"))
    (['2016-04'], ['2018-11', '2018-12', '2019', '2020'])
    """
    first, slash, last = value.partition("/")
    if not slash:
        yield value
    else:
        whole = (_FIRST if first == _OPEN else first, _LAST if last == _OPEN else last)
        yield from _within("", whole[0] + _FIRST[len(whole[0]) :], whole[1] + _LAST[len(whole[1]) :])


def ends(value: str) -> list[str]:
    """Return the dates that a date or period is written with."""
    return [end for end in value.split("/", 1) if "/" not in value or end != _OPEN]


def _within(start: str, first: str, last: str) -> Iterator[str]:
    """Yield the fewest beginnings, each with `start`, of dates from the first to the last."""
    least, most = start + _FIRST[len(start) :], start + _LAST[len(start) :]
    if most < first or least > last:
        return
    if first <= least and most <= last:
        yield start
    elif len(start) < len("2016"):
        for digit in range(10):
            yield from _within(f"{start}{digit}", first, last)
    else:
        for number in range(1, (12 if len(start) == len("2016") else 31) + 1):
            yield from _within(f"{start}-{number:02}", first, last)


def _beside(day: str, step: int) -> str:
    """Return the year, month or day before or after another; what is none stays, and is told later."""
    try:
        known = date.fromisoformat(f"{day}-01-01"[: len(_FIRST)])
    except ValueError:
        return day
    if len(day) == len("2016"):
        return f"{known.year + step:04}"
    if len(day) == len("2016-04"):
        at = known.year * 12 + known.month - 1 + step
        return f"{at // 12:04}-{at % 12 + 1:02}"
    return (known + timedelta(days=step)).isoformat()
