"""Days that share the month of their neighbour in a list: "on 3, 5 and 7 May", "on May 3 and 5"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import islice

from triplewire.extract.rules.rule import Rule
from triplewire.extract.times.mechanisms.alphabet import CLASSES, Piece
from triplewire.extract.times.mechanisms.patterns import Match, TimePattern
from triplewire.extract.times.mechanisms.recurring import recurring, stated_year
from triplewire.extract.times.mechanisms.surroundings import counts_plural
from triplewire.extract.times.mechanisms.values import Moment, day_of

_MONTHS = CLASSES["month"]
_DAYS = frozenset(map(str, range(1, 32)))
_JOINTS = frozenset({"and", "or", "&"})
_BESIDE = frozenset({"the", "of", ",", *CLASSES["weekday"]})
_LONGEST = 3 * len(_DAYS)  # pieces of a list: each day of a month, with what joins it


def _listed(match: Match) -> int:
    """The month of a list in which the match is a day; 0 if it is in none."""
    behind = match.pieces[match.last : match.last + _LONGEST]
    if month := 0 if "year" in match else _month(behind, joined=False):
        return month
    before = match.pieces[max(match.first - _LONGEST, 0) : match.first]
    return _month(reversed(before), joined=True)


def _month(beside: Iterable[Piece], *, joined: bool) -> int:
    """The month to which pieces lead through the other days of a list; `joined`: by a joint at first."""
    days, joints = 0, 0
    for number, piece in enumerate(islice(beside, _LONGEST)):
        if piece.text in _JOINTS:
            joints += 1
        elif piece.text in _DAYS:
            days += 1
        elif piece.text in _MONTHS and piece.word.text[0].isupper():
            return int(_MONTHS[piece.text]) if days and joints == 1 and piece.word.tag != "MD" else 0
        elif piece.text not in _BESIDE:
            return 0
        if not number and piece.text not in (_JOINTS if joined else _JOINTS | {","}):
            return 0
    return 0


def _day(match: Match, moment: Moment) -> str | None:
    month, day = _listed(match), match.number("day")
    moment = replace(moment, year=stated_year(match, moment))
    found = recurring(lambda year: day_of(year, month, day), moment, current=moment.now)
    return found.isoformat() if found else f"XXXX-{month:02}-{day:02}"


def _no_day(match: Match) -> bool:
    month = _listed(match)
    last = match.pieces[match.last - 1]
    return not month or not day_of(2000, month, match.number("day")) or counts_plural(match, last)


RULES: tuple[Rule[TimePattern], ...] = (
    Rule(
        "time.day of a list",
        TimePattern("date", "( {weekday} ,? )? {day} ( ,? {year} )?", _day, excludes=_no_day, yearly=True),
        {
            "on 3 and 5 May": ("2016-05-03",),
            "on 3, 5 and 7 March 2015": ("2016-03-03", "2016-03-05"),
            "on March 3 and 5": ("2016-03-05",),
            "on March 3 and 5, 2015": ("2015-03-05",),
            "on Monday 4 or Tuesday 5 April": ("2016-04-04",),
        },
        ("3 and 5 may come", "3 and 5 people", "between May and June 3", "on 30 and 31 apples in May", "3, 5 May"),
    ),
)
