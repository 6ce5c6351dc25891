"""Dates of the calendar: days, weekdays, months, holidays, with or without their year."""

from __future__ import annotations

import re
from dataclasses import replace

from triplewire.extract.lexicon.labels import ATTRIBUTIVE_DEPS, HOLIDAY_NAME_LABELS
from triplewire.extract.lexicon.lists import TIME_CONTEXTS
from triplewire.extract.lexicon.thresholds import THRESHOLDS
from triplewire.extract.lexicon.time_words import TIME_WORDS
from triplewire.extract.rules.rule import Rule
from triplewire.extract.times.mechanisms.alphabet import CLASSES, Piece
from triplewire.extract.times.mechanisms.patterns import Match, TimePattern
from triplewire.extract.times.mechanisms.recurring import (
    EDGE,
    YEAR,
    pointed,
    recurring,
    stated_year,
)
from triplewire.extract.times.mechanisms.surroundings import counts_plural, part_of_name
from triplewire.extract.times.mechanisms.values import Moment, day_of, holiday, shifted, value_at, weekday_near


def _day(match: Match, moment: Moment, name: str = "day") -> str | None:
    month, day = match.number("month"), match.number(name) or match.number("ordinal")
    year = stated_year(match, moment) or moment.mentioned_year(month, day) or _historic_year(match, moment)
    moment = replace(moment, year=year)
    moment, current = pointed(match, moment, moment.now)
    found = recurring(lambda year: day_of(year, month, day), moment, current=current)
    return found.isoformat() if found else f"XXXX-{month:02}-{day:02}"


def _historic_year(match: Match, moment: Moment) -> int | None:
    """The year of a day known by what happened on it: "the September 11 attacks"."""
    known = TIME_WORDS.history.get(f"{match.number('month'):02}-{match.number('day') or match.number('ordinal'):02}")
    if known is None or (moment.now and moment.now.year < known.year):
        return None
    return (
        known.year
        if any(match.near(distance) in known.words for distance in range(1, THRESHOLDS.times.history_reach + 1))
        else None
    )


def _day_range(match: Match, moment: Moment) -> str | None:
    return f"{_day(match, moment)}/{_day(match, moment, 'until')}"


def _no_day(match: Match) -> bool:
    """Whether there is no such day, or the number counts the noun behind it: "in May 10 people died"."""
    day = match.number("day") or match.number("ordinal")
    if not day_of(2000, match.number("month"), day):
        return True
    last = match.pieces[match.last - 1]
    return last.text.isdigit() and "year" not in match and counts_plural(match, last)


def _no_days(match: Match) -> bool:
    """Whether the days are no range: "3 and 5 March" are two."""
    if "and" in match and match.near(-1) != "between":
        return True
    return _no_day(match) or match.number("until") <= match.number("day")


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
    if piece.text in TIME_CONTEXTS.shaky and match.near(-1) == "the" and piece.word.dep not in ATTRIBUTIVE_DEPS:
        return True
    return (
        piece.text in TIME_CONTEXTS.shaky
        and piece.word.ent != "DATE"
        and match.near(-1) not in TIME_CONTEXTS.before_date
    )


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
    if part_of_name(match, piece):
        return True
    return piece.text in TIME_CONTEXTS.shaky and piece.word.ent != "DATE" and not _beside_time(match, piece)


def _beside_time(match: Match, day: Piece) -> bool:
    """Whether a capitalised "Sat", "Sun" stands behind a preposition of time or beside an hour."""
    around = {match.near(-1), match.near(2), match.near(3) if match.near(1) == "at" else ""}
    dated = match.near(-1) in TIME_CONTEXTS.before_weekday or not around.isdisjoint(CLASSES["ampm"])
    return dated and day.word.text[0].isupper()


def _slashed(match: Match, _: Moment) -> str | None:
    """The day where its order of day and month is certain, otherwise the year."""
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
    code = TIME_WORDS.holiday[" ".join(match.texts("name"))]
    if len(code) == 10:
        return code
    moment = replace(moment, year=stated_year(match, moment))
    moment, current = pointed(match, moment, moment.now)
    found = recurring(lambda year: holiday(code, year), moment, current=current)
    return value_at(found, "day") or (f"XXXX-{code}" if re.fullmatch(r"\d\d-\d\d", code) else None)


def _no_holiday(match: Match) -> bool:
    piece = match.pieces[match.found.start("name")]
    written = piece.word.text
    return not (written[0].isupper() or written[0].isdigit()) or piece.word.ent in HOLIDAY_NAME_LABELS


_HOLIDAYS = " | ".join(
    sorted(TIME_WORDS.holiday, key=len, reverse=True)
)  # the longest first: alternatives are tried in order

RULES: tuple[Rule[TimePattern], ...] = (
    Rule(
        "time.iso day",
        TimePattern(
            "date",
            "{year} - {month=number} - {day=number}",
            _iso,
            excludes=lambda m: not m.tight or _iso(m, Moment(None)) is None,
        ),
        {
            "on 2016-04-21": ("2016-04-21",),
        },
        ("flight 2016 - 04 - 21",),
    ),
    Rule(
        "time.slashed day",
        TimePattern(
            "date",
            "{slashed}",
            _slashed,
            excludes=_no_slashed,
        ),
        {
            "dated 21/04/2016": ("2016-04-21",),
            "dated 4/21/2016": ("2016-04-21",),
            "am 21.04.2016": ("2016-04-21",),
            "03/04/2016": ("2016",),
        },
        ("a score of 3/4", "version 10.2.31", "99/99/2016"),
    ),
    Rule(
        "time.month day",
        TimePattern(
            "date",
            f"{{direction}}? ( {{weekday}} ,? )? {{month}} ( the )? {{day|ordinal}} {YEAR}",
            _day,
            excludes=_no_day,
            yearly=True,
        ),
        {
            "on Thursday, April 21, 2016": ("2016-04-21",),
            "Feb. 5th": ("2016-02-05",),
            "March 3 last year": ("2015-03-03",),
            "last July 14": ("2015-07-14",),
            "last Saturday, March 5, 2016": ("2016-03-05",),
            "February 29": ("2016-02-29",),
            "the September 11 attacks": ("2001-09-11",),
        },
        ("April 31", "may 3"),
    ),
    Rule(
        "time.day month",
        TimePattern(
            "date",
            f"( {{weekday}} ,? )? ( the )? ( {{day}} ( of )? | {{ordinal}} of ) {{month}} {YEAR}",
            _day,
            excludes=_no_day,
            yearly=True,
        ),
        {
            "on 21 April 2016": ("2016-04-21",),
            "the 3rd of May 1999": ("1999-05-03",),
            "the first of March": ("2016-03-01",),
        },
        ("0 June", "31 April 2016"),
    ),
    Rule(
        "time.days of a month",
        TimePattern(
            "date",
            f"{{month}} {{day}} ( - | to | through | until | <and: and > ) {{until=day}} {YEAR}",
            _day_range,
            excludes=_no_days,
        ),
        {
            "on March 3-5, 2015": ("2015-03-03/2015-03-05",),
            "between March 3 and 5, 2015": ("2015-03-03/2015-03-05",),
        },
        ("March 5-3",),
    ),
    Rule(
        "time.day to day month",
        TimePattern(
            "date",
            "( the )? {day} ( - | to | through | until | <and: and > ) ( the )? {until=day}"
            f" ( of )? {{month}} {YEAR}",
            _day_range,
            excludes=_no_days,
        ),
        {
            "from 3 to 5 March 2015": ("2015-03-03/2015-03-05",),
            "between 3 and 5 March 2015": ("2015-03-03/2015-03-05",),
        },
        ("5 to 3 March", "on 3 and 5 March"),
    ),
    Rule(
        "time.month",
        TimePattern(
            "date",
            f"{EDGE} {{direction}}? {{month}} {YEAR}",
            _month,
            excludes=_no_month,
            yearly=True,
        ),
        {
            "in March 2016": ("2016-03",),
            "since September last year": ("2015-09",),
            "mid-June 2014": ("2014-06",),
            "last April": ("2015-04",),
            "next April": ("2017-04",),
            "the end of November": ("2015-11",),
        },
        ("it may rain", "the march on Rome", "May I ask"),
    ),
    Rule(
        "time.weekday",
        TimePattern(
            "date",
            "( {edge} ( on )? )? <article: a | this >? {direction}? {weekday} ( ( of )? {which=direction} week )?",
            _weekday,
            excludes=_no_weekday,
        ),
        {
            "on Thursday": ("2016-04-21",),
            "on Friday": ("2016-04-22",),
            "last Friday": ("2016-04-15",),
            "next Friday": ("2016-04-29",),
            "Monday last week": ("2016-04-11",),
            "on a Monday": ("XXXX-WXX-1",),
            "on Sat": ("2016-04-16",),
            "Sun 9am": ("2016-04-17",),
        },
        ("the sun", "she sat down", "the Sun", "on sun and sea", "Sun 9"),
    ),
    Rule(
        "time.holiday",
        TimePattern(
            "date",
            f"{{direction}}? <name: {_HOLIDAYS} > ( ,? ( {{year}} | {{which=direction}} year ) )?",
            _holiday,
            excludes=_no_holiday,
        ),
        {
            "on Christmas Eve 2014": ("2014-12-24",),
            "last Thanksgiving": ("2015-11-26",),
            "since 9/11": ("2001-09-11",),
            "Good Friday 2016": ("2016-03-25",),
            "Memorial Day 2015": ("2015-05-25",),
        },
        ("in easter week", "a merry thanksgiving"),
    ),
)
