"""Days, months and years as people write them in questions."""

from __future__ import annotations

import calendar
import re

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
