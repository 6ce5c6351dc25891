"""Dates of the calendar: days, weekdays, months, holidays, with or without their year."""

from __future__ import annotations

import re
from dataclasses import replace

from triplewire.extract.times.alphabet import LEXICON
from triplewire.extract.times.patterns import Match, TimeRule
from triplewire.extract.times.recurring import EDGE, YEAR, counts_plural, part_of_name, pointed, recurring, stated_year
from triplewire.extract.times.values import Moment, day_of, holiday, shifted, value_at, weekday_near

_BEFORE_DATE = frozenset(LEXICON["context"]["before_date"])
_NAMED = frozenset({"PERSON", "ORG", "WORK_OF_ART", "GPE"})
_SHAKY = frozenset(LEXICON["context"]["shaky"])


def _day(match: Match, moment: Moment, name: str = "day") -> str | None:
    month, day = match.number("month"), match.number(name) or match.number("ordinal")
    year = stated_year(match, moment) or moment.told_year(month, day) or _historic_year(match, moment)
    moment = replace(moment, year=year)
    moment, current = pointed(match, moment, moment.now)
    found = recurring(lambda year: day_of(year, month, day), moment, current=current)
    return found.isoformat() if found else f"XXXX-{month:02}-{day:02}"


def _historic_year(match: Match, moment: Moment) -> int | None:
    """The year of a day that everybody knows ("the September 11 attacks")."""
    known = LEXICON["history"].get(f"{match.number('month'):02}-{match.number('day') or match.number('ordinal'):02}")
    if known is None or (moment.now and moment.now.year < known["year"]):
        return None
    return int(known["year"]) if any(match.near(distance) in known["words"] for distance in (1, 2, 3)) else None


def _day_range(match: Match, moment: Moment) -> str | None:
    return f"{_day(match, moment)}/{_day(match, moment, 'until')}"


def _no_day(match: Match) -> bool:
    """No such day, or a number that counts the noun behind it ("in May 10 people died")."""
    day = match.number("day") or match.number("ordinal")
    if not day_of(2000, match.number("month"), day):
        return True
    last = match.pieces[match.last - 1]
    return last.text.isdigit() and "year" not in match and counts_plural(match, last)


def _month(match: Match, moment: Moment) -> str | None:
    month = match.number("month")
    moment = replace(moment, year=stated_year(match, moment))
    current = moment.now.replace(day=1) if moment.now else None
    moment, current = pointed(match, moment, current)
    if moment.generic and moment.year is None:
        return f"XXXX-{month:02}"
    found = recurring(lambda year: day_of(year, month, 1), moment, current=current)
    return value_at(found, "month") or f"XXXX-{month:02}"


def _no_month(match: Match) -> bool:
    if "year" in match or "which" in match or "direction" in match or "edge" in match:
        return False
    piece = match.pieces[match.last - 1]
    if part_of_name(match, piece):
        return True
    if piece.text in _SHAKY and match.near(-1) == "the" and piece.word.dep not in {"compound", "nmod", "amod"}:
        return True
    return piece.text in _SHAKY and piece.word.ent != "DATE" and match.near(-1) not in _BEFORE_DATE


def _weekday(match: Match, moment: Moment) -> str | None:
    number = match.number("weekday")
    if moment.now is None or moment.generic or "a" in match.texts("article"):
        return f"XXXX-WXX-{number}"
    if "which" in match:
        week = shifted(moment.now, "week", match.number("which"))
        return value_at(week and shifted(week, "day", number - week.isoweekday()), "day")
    if "direction" in match and match.text("direction") != "this":
        moment, current = pointed(match, moment, moment.now)
        moment = moment.on(current)
    return value_at(weekday_near(number, moment), "day")


def _no_weekday(match: Match) -> bool:
    piece = next(p for p in match.pieces[match.first : match.last] if p.text == match.text("weekday"))
    return part_of_name(match, piece) or (piece.text in _SHAKY and piece.word.ent != "DATE")


def _slashed(match: Match, _: Moment) -> str | None:
    """Day and month only where one of them can not be the other; the year is sure."""
    first, second, year = map(int, re.split(r"[/.]", match.text("slashed")))
    if first > 12 or "." in match.text("slashed") or first == second:
        return value_at(day_of(year, second, first), "day")
    return value_at(day_of(year, first, second), "day") if second > 12 else f"{year}"


def _iso(match: Match, _: Moment) -> str | None:
    return value_at(day_of(match.number("year"), match.number("month"), match.number("day")), "day")


def _no_slashed(match: Match) -> bool:
    parts = re.split(r"[/.]", match.text("slashed"))
    return len(parts) != 3 or len(parts[2]) != 4 or _slashed(match, Moment(None)) is None


def _holiday(match: Match, moment: Moment) -> str | None:
    code: str = LEXICON["holiday"][" ".join(match.texts("name"))]
    if len(code) == 10:
        return code
    moment = replace(moment, year=stated_year(match, moment))
    moment, current = pointed(match, moment, moment.now)
    found = recurring(lambda year: holiday(code, year), moment, current=current)
    return value_at(found, "day") or (f"XXXX-{code}" if re.fullmatch(r"\d\d-\d\d", code) else None)


def _no_holiday(match: Match) -> bool:
    piece = match.pieces[match.found.start("name")]
    written = piece.word.text
    return not (written[0].isupper() or written[0].isdigit()) or piece.word.ent in _NAMED


_HOLIDAYS = " | ".join(
    sorted(LEXICON["holiday"], key=len, reverse=True)
)  # the longest first: alternatives are tried in order

DATES: tuple[TimeRule, ...] = (
    TimeRule(
        "iso day",
        "date",
        "{year} - {month=number} - {day=number}",
        _iso,
        {"on 2016-04-21": "2016-04-21"},
        counter=("flight 2016 - 04 - 21",),
        refuses=lambda m: not m.tight or _iso(m, Moment(None)) is None,
    ),
    TimeRule(
        "slashed day",
        "date",
        "{slashed}",
        _slashed,
        {
            "dated 21/04/2016": "2016-04-21",
            "dated 4/21/2016": "2016-04-21",
            "am 21.04.2016": "2016-04-21",
            "03/04/2016": "2016",
        },
        counter=("a score of 3/4", "version 1.2.3", "99/99/2016"),
        refuses=_no_slashed,
    ),
    TimeRule(
        "month day",
        "date",
        f"{{direction}}? ( {{weekday}} ,? )? {{month}} ( the )? {{day|ordinal}} {YEAR}",
        _day,
        {
            "on Thursday, April 21, 2016": "2016-04-21",
            "Feb. 5th": "2016-02-05",
            "March 3 last year": "2015-03-03",
            "last July 14": "2015-07-14",
            "last Saturday, March 5, 2016": "2016-03-05",
            "February 29": "2016-02-29",
            "the September 11 attacks": "2001-09-11",
        },
        counter=("April 31", "may 3"),
        refuses=_no_day,
    ),
    TimeRule(
        "day month",
        "date",
        f"( {{weekday}} ,? )? ( the )? ( {{day}} ( of )? | {{ordinal}} of ) {{month}} {YEAR}",
        _day,
        {"on 21 April 2016": "2016-04-21", "the 3rd of May 1999": "1999-05-03", "the first of March": "2016-03-01"},
        counter=("0 June", "31 April 2016"),
        refuses=_no_day,
    ),
    TimeRule(
        "days of a month",
        "date",
        f"{{month}} {{day}} ( - | to | through | until ) {{until=day}} {YEAR}",
        _day_range,
        {"on March 3-5, 2015": "2015-03-03/2015-03-05"},
        counter=("March 5-3",),
        refuses=lambda m: _no_day(m) or m.number("until") <= m.number("day"),
    ),
    TimeRule(
        "day to day month",
        "date",
        f"( the )? {{day}} ( - | to | through | until ) ( the )? {{until=day}} ( of )? {{month}} {YEAR}",
        _day_range,
        {"from 3 to 5 March 2015": "2015-03-03/2015-03-05"},
        counter=("5 to 3 March",),
        refuses=lambda m: _no_day(m) or m.number("until") <= m.number("day"),
    ),
    TimeRule(
        "month",
        "date",
        f"{EDGE} {{direction}}? {{month}} {YEAR}",
        _month,
        {
            "in March 2016": "2016-03",
            "since September last year": "2015-09",
            "mid-June 2014": "2014-06",
            "last April": "2015-04",
            "next April": "2017-04",
            "the end of November": "2015-11",
        },
        counter=("it may rain", "the march on Rome", "May I ask"),
        refuses=_no_month,
    ),
    TimeRule(
        "weekday",
        "date",
        "( {edge} ( on )? )? <article: a | this >? {direction}? {weekday} ( ( of )? {which=direction} week )?",
        _weekday,
        {
            "on Thursday": "2016-04-21",
            "on Friday": "2016-04-22",
            "last Friday": "2016-04-15",
            "next Friday": "2016-04-29",
            "Monday last week": "2016-04-11",
            "on a Monday": "XXXX-WXX-1",
        },
        counter=("the sun", "she sat down"),
        refuses=_no_weekday,
    ),
    TimeRule(
        "holiday",
        "date",
        f"{{direction}}? <name: {_HOLIDAYS} > ( ,? ( {{year}} | {{which=direction}} year ) )?",
        _holiday,
        {
            "on Christmas Eve 2014": "2014-12-24",
            "last Thanksgiving": "2015-11-26",
            "since 9/11": "2001-09-11",
            "Good Friday 2016": "2016-03-25",
            "Memorial Day 2015": "2015-05-25",
        },
        refuses=_no_holiday,
    ),
)
