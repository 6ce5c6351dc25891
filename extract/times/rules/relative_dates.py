"""Dates that count from the day of publication."""

from __future__ import annotations

from triplewire.extract.lexicon.lists import TIME_CONTEXTS
from triplewire.extract.rules.rule import Rule
from triplewire.extract.times.mechanisms.counts import COUNT, count
from triplewire.extract.times.mechanisms.patterns import Match, TimePattern
from triplewire.extract.times.mechanisms.surroundings import continues
from triplewire.extract.times.mechanisms.tense import direction
from triplewire.extract.times.mechanisms.values import (
    DATE_UNITS,
    ENDING_UNITS,
    SHORT_UNITS,
    Moment,
    grain_of,
    shifted,
    value_at,
)

_UNIT = "{unit|units}"
_WHERE = "<where: ago | back | earlier | later | before | after | hence | from now >"


def _today(match: Match, moment: Moment) -> str | None:
    days = match.number("today") + (match.number("today") if "over" in match else 0)
    return value_at(moment.now and shifted(moment.now, "day", days), "day")


def _this_part(match: Match, moment: Moment) -> str | None:
    """The value of "last night", "this morning", "tonight"."""
    days = match.number("direction") if "direction" in match else 0
    day = value_at(moment.now and shifted(moment.now, "day", days), "day")
    return day and f"{day}T{match.code('part') if 'part' in match else 'NI'}"


def _calendar_unit(match: Match, moment: Moment) -> str | None:
    """The value of "this week", "last month"; "this weekend" in the past is the last one from Monday to Thursday."""
    if moment.now is None:
        return None
    unit, steps = match.code("unit"), match.number("direction")
    if unit == "weekend" and steps == 0 and moment.direction < 0 and moment.now.isoweekday() < 5:
        steps = -1
    return value_at(shifted(moment.now, unit, steps), unit)


def _weekend(match: Match, moment: Moment) -> str | None:
    """The value of "the weekend": the last one until now, unless the clause is about the future."""
    if moment.now is None:
        return None
    back = 0 if moment.direction > 0 or moment.now.isoweekday() > 5 else -1
    return value_at(shifted(moment.now, match.code("unit"), back), "weekend")


def _no_calendar_unit(match: Match) -> bool:
    """Whether the words are a length of time ("the last year") or the unit is too short for a date ("last second")."""
    if match.code("unit") in SHORT_UNITS | {"night"}:
        return True
    if match.code("unit") == "day":
        return match.text("direction") != "this"
    return "the" in match.texts("head") and match.text("direction") in TIME_CONTEXTS.length_directions


def _in_the_unit(match: Match, moment: Moment) -> str | None:
    return value_at(moment.now, match.code("unit") or match.code("unit2"))


def _no_unit(match: Match) -> bool:
    unit = match.code("unit") or match.code("unit2")
    if "unit2" in match:
        return unit not in ENDING_UNITS or match.near(-1) not in TIME_CONTEXTS.before_end
    return unit not in DATE_UNITS


def _ago(match: Match, moment: Moment) -> str | None:
    """The value of "two years ago", "three days later"; "a few years ago" leaves it open."""
    unit, many, where = match.code("unit"), count(match), match.text("where")
    if many is None:
        return "PAST_REF" if where in {"ago", "back"} else None
    if where in {"later", "after"} and not moment.mentioned:
        return None
    anchor = moment.now if where in TIME_CONTEXTS.from_publication else moment.anchor(unit)
    steps = -many if where in TIME_CONTEXTS.backwards else many
    moved = value_at(anchor and shifted(anchor, unit, steps), grain_of(unit, many))
    return moved and f"{moved}TXX:XX" if unit in SHORT_UNITS else moved


def _ahead(match: Match, moment: Moment) -> str | None:
    unit, many = match.code("unit"), count(match)
    if many is None:
        return "FUTURE_REF"
    return value_at(moment.now and shifted(moment.now, unit, many), grain_of(unit, many))


def _not_ahead(match: Match) -> bool:
    """Whether "in three days" is a length of time, because the clause is not about the future."""
    return "time" not in match and ("the" in match.texts("count") or direction(match.pieces[match.first].word) <= 0)


def _is_narrated(match: Match) -> bool:
    """Whether "soon" counts from what was told before, because its clause is about the past."""
    return match.code("vaguely") == "FUTURE_REF" and direction(match.pieces[match.first].word) < 0


RULES: tuple[Rule[TimePattern], ...] = (
    Rule(
        "time.today",
        TimePattern(
            "date",
            "( {edge} | <over: the day ( before | after ) > )? {today}",
            _today,
        ),
        {
            "said today": ("2016-04-22",),
            "since yesterday": ("2016-04-21",),
            "the day after tomorrow": ("2016-04-24",),
            "earlier today": ("2016-04-22",),
        },
        ("the day before", "the day after the vote"),
    ),
    Rule(
        "time.this morning",
        TimePattern(
            "time",
            "( {edge} )? ( {direction} {part} | tonight )",
            _this_part,
            excludes=lambda m: m.near(-1) in {"the", "a"},
        ),
        {
            "late last night": ("2016-04-21TNI",),
            "this morning": ("2016-04-22TMO",),
            "tonight": ("2016-04-22TNI",),
        },
        ("the last night of the play",),
    ),
    Rule(
        "time.this week",
        TimePattern(
            "date",
            "( {edge} ( in )? | ( the )? {bound} of )? <head: ( the | this )? > {direction} {unit}",
            _calendar_unit,
            excludes=_no_calendar_unit,
            precedence=1,
        ),
        {
            "last month": ("2016-03",),
            "earlier this week": ("2016-W16",),
            "next year": ("2017",),
            "late last year": ("2015",),
            "this weekend": ("2016-W16-WE",),
            "the current decade": ("201X",),
        },
        ("the last year", "the last second", "this hour", "the past quarter"),
    ),
    Rule(
        "time.the weekend",
        TimePattern(
            "date",
            "the {unit}",
            _weekend,
            excludes=lambda m: m.code("unit") != "weekend" or m.near(1) in TIME_CONTEXTS.after_weekend,
        ),
        {
            "over the weekend": ("2016-W15-WE",),
            "at the weekend": ("2016-W15-WE",),
        },
        ("the week", "the weekend of the match"),
    ),
    Rule(
        "time.year end",
        TimePattern(
            "date",
            "( {edge} in | ( the )? {bound} of ) the {unit} | ( the )? {unit2=unit} ( - | 's )? end",
            _in_the_unit,
            excludes=_no_unit,
        ),
        {
            "by the end of the year": ("2016",),
            "later in the day": ("2016-04-22",),
            "at year-end": ("2016",),
            "by year's end": ("2016",),
        },
        ("the end of the night",),
    ),
    Rule(
        "time.ago",
        TimePattern(
            "date",
            f"{COUNT} -? {_UNIT} ( <half2: and a half > )? {_WHERE}",
            _ago,
            excludes=lambda m: m.code("unit") in SHORT_UNITS or continues(m),
        ),
        {
            "two years ago": ("2014",),
            "a week ago": ("2016-W15",),
            "three days earlier": ("2016-04-19",),
            "a few months ago": ("PAST_REF",),
            "half a century ago": ("1966",),
            "twenty-five years ago": ("1991",),
            "a year and a half ago": ("2014-10",),
            "two weeks from now": ("2016-W18",),
        },
        ("two days after the attack",),
    ),
    Rule(
        "time.hours ago",
        TimePattern(
            "time",
            f"{COUNT} -? {_UNIT} ( <half2: and a half > )? {_WHERE}",
            _ago,
            excludes=lambda m: m.code("unit") not in SHORT_UNITS or continues(m),
        ),
        {
            "three hours ago": ("2016-04-22TXX:XX",),
            "48 hours earlier": ("2016-04-20TXX:XX",),
        },
        ("three days ago",),
    ),
    Rule(
        "time.long ago",
        TimePattern(
            "date",
            "( {units} | long ) ago",
            lambda _, __: "PAST_REF",
        ),
        {
            "decades ago": ("PAST_REF",),
            "not long ago": ("PAST_REF",),
        },
        ("so ago", "a long way", "years later"),
    ),
    Rule(
        "time.in three days",
        TimePattern(
            "date",
            f"in {COUNT} {_UNIT} <time: '? ( 's )? time >?",
            _ahead,
            excludes=_not_ahead,
        ),
        {
            "in three days' time": ("2016-04-25",),
            "in a year's time": ("2017",),
        },
        ("built in three days",),
    ),
    Rule(
        "time.now",
        TimePattern(
            "date",
            "{vaguely} | <then: at present | at the moment | at this time | these days | for the time being >",
            lambda m, _: m.code("vaguely") or "PRESENT_REF",
            excludes=lambda m: m.near(1) in TIME_CONTEXTS.after_vague or _is_narrated(m),
        ),
        {
            "it is now": ("PRESENT_REF",),
            "he recently met": ("PAST_REF",),
            "at the moment": ("PRESENT_REF",),
            "she will soon resign": ("FUTURE_REF",),
        },
        ("shortly after he left", "soon afterwards"),
    ),
    Rule(
        "time.the past",
        TimePattern(
            "date",
            "( the )? ( recent | distant | near )? <noun: past | future >",
            lambda m, _: "PAST_REF" if m.text("noun") == "past" else "FUTURE_REF",
            excludes=lambda m: m.near(-1) != "in" or m.near(1) == "of",
        ),
        {
            "in the past": ("PAST_REF",),
            "in the near future": ("FUTURE_REF",),
        },
        ("the future of Europe", "past the gate"),
    ),
    Rule(
        "time.recent years",
        TimePattern(
            "date",
            "recent {units}",
            lambda _, __: "PAST_REF",
        ),
        {
            "in recent weeks": ("PAST_REF",),
        },
        ("in recent talks", "for years", "in recent year"),
    ),
)
