"""Periods of the calendar longer than a month: seasons, quarters, years, decades, centuries."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from triplewire.extract.lexicon.labels import COUNTED_LABELS, QUOTATION_MARKS
from triplewire.extract.lexicon.lists import TIME_CONTEXTS
from triplewire.extract.lexicon.thresholds import THRESHOLDS
from triplewire.extract.rules.rule import Rule
from triplewire.extract.times.mechanisms.patterns import Match, TimePattern
from triplewire.extract.times.mechanisms.recurring import (
    EDGE,
    YEAR,
    pointed,
    recurring,
    stated_year,
)
from triplewire.extract.times.mechanisms.surroundings import counts_plural, part_of_name
from triplewire.extract.times.mechanisms.values import SEASON_MONTHS, Moment, day_of, value_at

_LIMITS = THRESHOLDS.times


def _year(match: Match, _: Moment) -> str | None:
    return match.text("year")


def _no_year(match: Match) -> bool:
    """Whether a number of four digits counts or labels something."""
    if "edge" in match or "bound" in match or match.last - match.first > 1:
        return False
    piece, before = match.pieces[match.first], match.near(-1)
    if QUOTATION_MARKS.issuperset((before, match.near(1))):
        return True  # the title of a work
    if before in TIME_CONTEXTS.before_label or match.near(1) in {"%", "percent"} or piece.word.ent in COUNTED_LABELS:
        return True
    if match.number("year") < _LIMITS.early_year:
        return before not in TIME_CONTEXTS.before_early_year or piece.word.dep == "nummod"
    if piece.word.ent in {"DATE", "EVENT"}:
        return False
    return (before in TIME_CONTEXTS.before_count and piece.word.dep != "pobj") or counts_plural(match, piece)


def _span(match: Match, _: Moment) -> str | None:
    """The value of "2004-2009", "1914-18"; "2016-04" is a month."""
    year, until = match.text("year"), match.text("until")
    if len(until) == 2 and f"{year[:2]}{until}" <= year:
        return f"{year}-{until}"
    return f"{year}/{year[: 4 - len(until)]}{until}"


def _no_span(match: Match) -> bool:
    year, until = match.text("year"), match.text("until")
    if (
        not match.tight
        or match.near(-1) in TIME_CONTEXTS.before_label
        or len(until) not in {2, 4}
        or match.near(1) == "-"
    ):
        return True
    end = until if len(until) == 4 else year[:2] + until
    return end <= year and not (len(until) == 2 and 1 <= int(until) <= 12)


def _season_span(match: Match, _: Moment) -> str | None:
    year, until = match.text("slashed").split("/")
    return f"{year}/{year[: 4 - len(until)]}{until}"


def _no_season_span(match: Match) -> bool:
    found = re.fullmatch(r"\d\d(\d\d)/\d{0,2}?(\d{1,2})", match.text("slashed"))
    return not found or int(found[1]) + 1 != int(found[2])


def _decade(match: Match, moment: Moment) -> str | None:
    text = match.code("decade") or match.text("decade")
    if len(text) == 5:
        return f"{text[:3]}X"
    latest = moment.now.year if moment.now else _LIMITS.last_known_year
    century = latest // 100 if int(text[0]) <= latest // 10 % 10 else latest // 100 - 1
    return f"{century}{text[0]}X"


def _no_decade(match: Match) -> bool:
    """Whether the words are an age or a temperature: "in his thirties", "in the mid-30s"."""
    text = match.code("decade") or match.text("decade")
    before = {piece.text for piece in match.pieces[match.first : match.last]}
    return len(text) == 3 and before.isdisjoint(
        {"the", "'"} if int(text[0]) > _LIMITS.last_decade_of_age or match.code("decade") else {"'"}
    )


def _century(match: Match, _: Moment) -> str | None:
    return f"{match.number('tens') + match.number('ordinal') - 1:02}XX"


def _no_century(match: Match) -> bool:
    return not 1 <= match.number("tens") + match.number("ordinal") <= _LIMITS.last_century


def _quarter(match: Match, moment: Moment) -> str | None:
    number = match.number("quarter") or match.number("ordinal")
    if "fiscal" in match:  # no quarter of the calendar
        return f"FY{match.text('year')}-Q{number}" if "year" in match else None
    moment = replace(moment, year=stated_year(match, moment))
    if "that" in match and moment.now:
        moment = replace(moment, year=moment.now.year)
    now = moment.now
    current = now.replace(month=(now.month - 1) // 3 * 3 + 1, day=1) if now else None
    found = recurring(lambda year: day_of(year, number * 3 - 2, 1), moment, current=current)
    return value_at(found, "quarter") or f"XXXX-Q{number}"


def _no_quarter(match: Match) -> bool:
    number = match.number("quarter") or match.number("ordinal")
    return not 1 <= number <= 4 or match.near(1) == "-"


def _half(match: Match, moment: Moment) -> str | None:
    year = stated_year(match, moment) or (moment.now.year if moment.now else None)
    return f"{year or 'XXXX'}-H{match.number('half') or match.number('ordinal')}"


def _no_half(match: Match) -> bool:
    return "half" not in match and not 1 <= match.number("ordinal") <= 2


def _season(match: Match, moment: Moment) -> str | None:
    code = match.code("season")
    moment = replace(moment, year=stated_year(match, moment))
    current = _season_start(moment.now) if moment.now else None
    if match.text("direction") == "this" and current and SEASON_MONTHS[code] != current.month:
        moment = replace(moment, year=moment.now.year if moment.now else None)
    else:
        moment, current = pointed(match, moment, current)
    if moment.generic and moment.year is None:
        return f"XXXX-{code}"
    found = recurring(lambda year: day_of(year, SEASON_MONTHS[code], 1), moment, current=current)
    return f"{found.year:04}-{code}" if found else f"XXXX-{code}"


def _season_start(now: date) -> date:
    months = (now.month % 12) // 3 * 3 or 12
    return now.replace(year=max(1, now.year - (now.month < 3)), month=months, day=1)


def _no_season(match: Match) -> bool:
    if "until" in match and "year" not in match:
        return True
    if "year" in match or "which" in match or "direction" in match:
        return False
    piece = match.pieces[match.last - 1]
    if piece.word.pos == "VERB" or part_of_name(match, piece) or piece.word.tag == "NNP":
        return True
    if match.near(1) == "of" or (piece.text == "fall" and piece.word.ent != "DATE" and match.near(-1) != "in"):
        return True
    return match.near(-1) not in TIME_CONTEXTS.before_date and "edge" not in match and piece.word.ent != "DATE"


RULES: tuple[Rule[TimePattern], ...] = (
    Rule(
        "time.years",
        TimePattern(
            "date",
            "{year} - {until=year|number}",
            _span,
            excludes=_no_span,
        ),
        {
            "the 1914-18 war": ("1914/1918",),
            "from 2004-2009": ("2004/2009",),
            "in 2016-04": ("2016-04",),
        },
        ("2009-2004", "$2004-2009"),
    ),
    Rule(
        "time.season of two years",
        TimePattern(
            "date",
            "{slashed}",
            _season_span,
            excludes=_no_season_span,
        ),
        {
            "the 2013/14 season": ("2013/2014",),
        },
        ("2013/15", "3/4", "19.2/40"),
    ),
    Rule(
        "time.year",
        TimePattern(
            "date",
            f"{EDGE} ( the year )? {{year}}",
            _year,
            excludes=_no_year,
        ),
        {
            "in 1967": ("1967",),
            "late 2015": ("2015",),
            "the end of 1999": ("1999",),
            "the year 1066": ("1066",),
        },
        ("$2000", "about 2000", "1500 ships", "1999 %"),
    ),
    Rule(
        "time.apostrophe year",
        TimePattern(
            "date",
            "' {number}",
            lambda m, _: f"19{m.text('number')}",
            excludes=lambda m: not re.fullmatch(r"[3-9]\d", m.text("number")) or not m.tight,
        ),
        {
            "the '67 war": ("1967",),
        },
        ("the '07 model", "' 67"),
    ),
    Rule(
        "time.fiscal year",
        TimePattern(
            "date",
            "fiscal ( year )? {year} | {year2=year} fiscal year",
            lambda m, _: f"FY{m.text('year') or m.text('year2')}",
        ),
        {
            "in fiscal 2016": ("FY2016",),
            "the 2016 fiscal year": ("FY2016",),
        },
        ("fiscal year", "the fiscal half of 2016", "the 2016 year"),
    ),
    Rule(
        "time.decade",
        TimePattern(
            "date",
            f"{EDGE} ( the )? '? {{decade}}",
            _decade,
            excludes=_no_decade,
        ),
        {
            "in the 1990s": ("199X",),
            "the early '90s": ("199X",),
            "the late sixties": ("196X",),
            "the 2010s": ("201X",),
        },
        ("in his thirties", "scores of 60s", "the mid-30s"),
    ),
    Rule(
        "time.century",
        TimePattern(
            "date",
            f"{EDGE} ( the )? ( {{edge2=edge}} - )? ( {{tens=number}} - )? {{ordinal}} -? century",
            _century,
            excludes=_no_century,
        ),
        {
            "in the 19th century": ("18XX",),
            "the early twenty-first century": ("20XX",),
            "18th-century art": ("17XX",),
        },
        ("the hundred-first century",),
    ),
    Rule(
        "time.quarter",
        TimePattern(
            "date",
            "( ( the )? {ordinal} -? quarter | {quarter} )"
            " ( ,? ( of )? ( <fiscal: fiscal > ( year )? )? ( {year} | {which=direction} year | <that: the year > ) )?",
            _quarter,
            excludes=_no_quarter,
        ),
        {
            "in the third quarter of 2015": ("2015-Q3",),
            "Q1 2016": ("2016-Q1",),
            "the fourth quarter": ("2015-Q4",),
            "the first quarter of this year": ("2016-Q1",),
            "the third quarter of fiscal 2015": ("FY2015-Q3",),
        },
        ("the fifth quarter", "a quarter of them", "the first quarter-final"),
    ),
    Rule(
        "time.half",
        TimePattern(
            "date",
            "( ( the )? {ordinal} half of | {half} ) ( {year} | {which=direction} year | the year )",
            _half,
            excludes=_no_half,
        ),
        {
            "the first half of 2015": ("2015-H1",),
            "the second half of the year": ("2016-H2",),
        },
        ("the third half of 2015", "the first half of the game"),
    ),
    Rule(
        "time.season",
        TimePattern(
            "date",
            f"{EDGE} ( the )? {{direction}}? {{season}} {YEAR} ( - {{until=number|year}} )?",
            _season,
            excludes=_no_season,
            yearly=True,
        ),
        {
            "in the summer of 2015": ("2015-SU",),
            "last summer": ("2015-SU",),
            "next winter": ("2016-WI",),
            "this spring": ("2016-SP",),
            "since autumn last year": ("2015-FA",),
            "the winter of 1941-42": ("1941-WI",),
            "in the fall": ("2015-FA",),
        },
        ("the fall of Saigon", "they spring up"),
    ),
)
