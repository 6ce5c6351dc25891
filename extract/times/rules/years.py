"""Periods of the calendar longer than a month: seasons, quarters, years, decades, centuries."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from triplewire.extract.times.alphabet import LEXICON
from triplewire.extract.times.patterns import Match, TimeRule
from triplewire.extract.times.recurring import EDGE, YEAR, counts_plural, part_of_name, pointed, recurring, stated_year
from triplewire.extract.times.values import SEASON_MONTHS, Moment, day_of, value_at

_BEFORE_DATE = frozenset(LEXICON["context"]["before_date"])
_BEFORE_COUNT = frozenset(LEXICON["context"]["before_count"])
_BEFORE_LABEL = frozenset(LEXICON["context"]["before_label"])
_COUNTED = frozenset({"QUANTITY", "MONEY", "PERCENT", "PRODUCT"})


def _year(match: Match, _: Moment) -> str | None:
    return match.text("year")


def _no_year(match: Match) -> bool:
    """A number of four digits that counts something, or numbers it."""
    if "edge" in match or "bound" in match or match.last - match.first > 1:
        return False
    piece, before = match.pieces[match.first], match.near(-1)
    if before in _BEFORE_LABEL or match.near(1) in {"%", "percent"} or piece.word.ent in _COUNTED:
        return True
    if match.number("year") < 1800:
        return before not in {"in", "since", "of", "until", "from"} or piece.word.dep == "nummod"
    if piece.word.ent in {"DATE", "EVENT"}:
        return False
    return (before in _BEFORE_COUNT and piece.word.dep != "pobj") or counts_plural(match, piece)


def _span(match: Match, _: Moment) -> str | None:
    """2004-2009, 1914-18; 2016-04 is a month."""
    year, until = match.text("year"), match.text("until")
    if len(until) == 2 and f"{year[:2]}{until}" <= year:
        return f"{year}-{until}"
    return f"{year}/{year[: 4 - len(until)]}{until}"


def _no_span(match: Match) -> bool:
    year, until = match.text("year"), match.text("until")
    if not match.tight or match.near(-1) in _BEFORE_LABEL or len(until) not in {2, 4} or match.near(1) == "-":
        return True
    end = until if len(until) == 4 else year[:2] + until
    return end <= year and not (len(until) == 2 and 1 <= int(until) <= 12)


def _season_span(match: Match, _: Moment) -> str | None:
    year, until = match.text("slashed").split("/")
    return f"{year}/{year[: 4 - len(until)]}{until}"


def _no_season_span(match: Match) -> bool:
    year, _, until = match.text("slashed").partition("/")
    return not (len(year) == 4 and until.isdigit() and int(year[-2:]) + 1 == int(until[-2:] or 0))


def _decade(match: Match, moment: Moment) -> str | None:
    text = match.code("decade") or match.text("decade")
    if len(text) == 5:
        return f"{text[:3]}X"
    latest = moment.now.year if moment.now else 2029
    century = latest // 100 if int(text[0]) <= latest // 10 % 10 else latest // 100 - 1
    return f"{century}{text[0]}X"


def _no_decade(match: Match) -> bool:
    """Ages and temperatures ("in his thirties", "in the mid-30s")."""
    text = match.code("decade") or match.text("decade")
    before = {piece.text for piece in match.pieces[match.first : match.last]}
    return len(text) == 3 and before.isdisjoint({"the", "'"} if text[0] > "3" or match.code("decade") else {"'"})


def _century(match: Match, _: Moment) -> str | None:
    return f"{match.number('tens') + match.number('ordinal') - 1:02}XX"


def _no_century(match: Match) -> bool:
    return not 1 <= match.number("tens") + match.number("ordinal") <= 21


def _quarter(match: Match, moment: Moment) -> str | None:
    number = match.number("quarter") or match.number("ordinal")
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
    return match.near(-1) not in _BEFORE_DATE and "edge" not in match and piece.word.ent != "DATE"


YEARS: tuple[TimeRule, ...] = (
    TimeRule(
        "years",
        "date",
        "{year} - {until=year|number}",
        _span,
        {"the 1914-18 war": "1914/1918", "from 2004-2009": "2004/2009", "in 2016-04": "2016-04"},
        counter=("2009-2004", "$2004-2009"),
        refuses=_no_span,
    ),
    TimeRule(
        "season of two years",
        "date",
        "{slashed}",
        _season_span,
        {"the 2013/14 season": "2013/2014"},
        counter=("2013/15", "9/11"),
        refuses=_no_season_span,
    ),
    TimeRule(
        "year",
        "date",
        f"{EDGE} ( the year )? {{year}}",
        _year,
        {"in 1967": "1967", "late 2015": "2015", "the end of 1999": "1999", "the year 1066": "1066"},
        counter=("$2000", "about 2000", "1500 ships", "1999 %"),
        refuses=_no_year,
    ),
    TimeRule(
        "apostrophe year",
        "date",
        "' {number}",
        lambda m, _: f"19{m.text('number')}",
        {"the '67 war": "1967"},
        counter=("the '07 model", "' 67"),
        refuses=lambda m: not re.fullmatch(r"[3-9]\d", m.text("number")) or not m.tight,
    ),
    TimeRule(
        "fiscal year",
        "date",
        "fiscal ( year )? {year} | {year2=year} fiscal year",
        lambda m, _: f"FY{m.text('year') or m.text('year2')}",
        {"in fiscal 2016": "FY2016", "the 2016 fiscal year": "FY2016"},
    ),
    TimeRule(
        "decade",
        "date",
        f"{EDGE} ( the )? '? {{decade}}",
        _decade,
        {"in the 1990s": "199X", "the early '90s": "199X", "the late sixties": "196X", "the 2010s": "201X"},
        counter=("in his thirties", "scores of 60s", "the mid-30s"),
        refuses=_no_decade,
    ),
    TimeRule(
        "century",
        "date",
        f"{EDGE} ( the )? ( {{edge2=edge}} - )? ( {{tens=number}} - )? {{ordinal}} -? century",
        _century,
        {"in the 19th century": "18XX", "the early twenty-first century": "20XX", "18th-century art": "17XX"},
        counter=("the hundred-first century",),
        refuses=_no_century,
    ),
    TimeRule(
        "quarter",
        "date",
        "( ( the )? {ordinal} -? quarter | {quarter} )"
        " ( ,? ( of )? ( {year} | {which=direction} year | <that: the year > ) )?",
        _quarter,
        {
            "in the third quarter of 2015": "2015-Q3",
            "Q1 2016": "2016-Q1",
            "the fourth quarter": "2015-Q4",
            "the first quarter of this year": "2016-Q1",
        },
        counter=("the fifth quarter", "a quarter of them", "the first quarter-final"),
        refuses=_no_quarter,
    ),
    TimeRule(
        "half",
        "date",
        "( ( the )? {ordinal} half of | {half} ) ( {year} | {which=direction} year | the year )",
        _half,
        {"the first half of 2015": "2015-H1", "the second half of the year": "2016-H2"},
        counter=("the third half of 2015", "the first half of the game"),
        refuses=_no_half,
    ),
    TimeRule(
        "season",
        "date",
        f"{EDGE} ( the )? {{direction}}? {{season}} {YEAR} ( - {{until=number|year}} )?",
        _season,
        {
            "in the summer of 2015": "2015-SU",
            "last summer": "2015-SU",
            "next winter": "2016-WI",
            "this spring": "2016-SP",
            "since autumn last year": "2015-FA",
            "the winter of 1941-42": "1941-WI",
            "in the fall": "2015-FA",
        },
        counter=("the fall of Saigon", "they spring up"),
        refuses=_no_season,
    ),
)
