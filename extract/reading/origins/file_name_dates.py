"""Publication dates in the names of files, such as "2024-05-14-bergen.txt" or "2024/05/14/bergen.txt"."""

from __future__ import annotations

import re

from triplewire.extract.errors import DatePatternError
from triplewire.extract.lexicon.loading import read_table
from triplewire.extract.reading.publication_dates import MONTHS, iso_date

ANY = "name"  # every form of a date
_DIRECTIVES = {  # of strptime, as far as they tell a day
    "%Y": r"(?P<Y>\d{4})", "%m": r"(?P<m>\d{1,2})", "%d": r"(?P<d>\d{1,2})", "%y": r"(?P<y>\d\d)",
    "%b": r"(?P<b>[A-Za-z]{3,9})", "%B": r"(?P<b>[A-Za-z]{3,9})", "%j": r"(?P<j>\d{3})", "%%": "%", "*": ".*?",
}  # fmt: skip
_PARTS = re.compile(r"%.|\*|[^%*]+", re.DOTALL)
_FORMS = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?<!\d)(\d{4})([-_./ ])(\d\d)\2(\d\d)(?!\d)",
        r"(?<!\d)(\d{1,2})([-_. ])(\d{1,2})\2(\d{4})(?!\d)",
        r"(?<!\d)(\d{4})(\d\d)(\d\d)(?!\d)",
        r"(?<!\d)(\d{1,2})([-_. ])([A-Za-z]{3,9})\2(\d{4})(?!\d)",
        r"(?<![A-Za-z])([A-Za-z]{3,9})([-_. ])(\d{1,2})\2(\d{4})(?!\d)",
        r"(?<!\d)(\d{4})([-_./ ])([A-Za-z]{3,9})\2(\d{1,2})(?!\d)",
        r"(?<!\d)(\d{4})([A-Za-z]{3,9})(\d{1,2})(?!\d)",
        r"(?<!\d)(\d{1,2})([A-Za-z]{3,9})(\d{4})(?!\d)",
        r"(?<![A-Za-z])([A-Za-z]{3,9})(\d{1,2})[-_., ]{1,2}(\d{4})(?!\d)",
    )
)
_MONTHS = frozenset(read_table("times")["month"])
_PIVOT = 69  # two figures of a year, as in POSIX: 69 is 1969, 68 is 2068


class FileNameDates:
    """The days in the names of files, by a pattern of strptime, or in any form (`ANY`)."""

    def __init__(self, pattern: str) -> None:
        """Raise DatePatternError for a pattern that tells no day."""
        self._pattern = None if pattern == ANY else _compiled(pattern)

    def day_in(self, name: str) -> str | None:
        """Return the day in the path of a file as YYYY-MM-DD; None if there is none, or more than one."""
        if self._pattern is not None:
            found = self._pattern.search(name)
            return _of_groups({key: value for key, value in found.groupdict().items() if value}) if found else None
        for form in _FORMS:
            dates = (_written(found.groups()) for found in form.finditer(name) if _names_month(found.groups()))
            days = {day for written in dates if (day := iso_date(written))}
            if days:
                return days.pop() if len(days) == 1 else None
        return None


def _names_month(groups: tuple[str, ...]) -> bool:
    """Return whether letters are a month, and do not only begin like one: "mayor"."""
    letters = [part.casefold() for part in groups if part.isalpha()]
    return all(word in _MONTHS or not word.startswith(tuple(MONTHS)) for word in letters)


def _written(groups: tuple[str, ...]) -> str:
    """Return the parts of a date as one that is read in the same way."""
    parts = [part for part in groups if part.isalnum()]
    return " ".join(parts) if any(part.isalpha() for part in parts) else "-".join(parts)


def _compiled(pattern: str) -> re.Pattern[str]:
    parts = _PARTS.findall(pattern)
    unknown = next((part for part in parts if part.startswith("%") and part not in _DIRECTIVES), None)
    names = {part.lower() for part in parts}
    if unknown or not ("%y" in names and ({"%m", "%d"} <= names or {"%b", "%d"} <= names or "%j" in names)):
        raise DatePatternError(pattern)
    try:
        return re.compile("".join(_DIRECTIVES.get(part) or re.escape(part) for part in parts))
    except re.error as error:  # a directive twice
        raise DatePatternError(pattern) from error


def _of_groups(found: dict[str, str]) -> str | None:
    year = found.get("Y") or str(int(found["y"]) + (1900 if int(found["y"]) >= _PIVOT else 2000))
    if "j" in found:
        return iso_date(f"{year}-{found['j']}")
    month = found.get("m") or found["b"]
    return iso_date(
        f"{found['d']} {month} {year}" if month.isalpha() else f"{year}-{int(month):02}-{int(found['d']):02}"
    )
