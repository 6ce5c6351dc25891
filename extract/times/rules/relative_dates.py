"""Dates that count from the day of publication."""

from __future__ import annotations

from triplewire.extract.times.counts import COUNT, count
from triplewire.extract.times.patterns import Match, TimeRule
from triplewire.extract.times.rules.anaphoric_dates import not_closed
from triplewire.extract.times.tense import direction
from triplewire.extract.times.values import Moment, shifted, value_at

_UNIT = "{unit|units}"
_BEFORE_END = frozenset({"by", "at", "until", "before", "since", "the"})
_WHERE = "<where: ago | back | earlier | later | before | after | hence | from now >"
_HOURS = frozenset({"second", "minute", "hour"})


def _today(match: Match, moment: Moment) -> str | None:
    days = match.number("today") + (match.number("today") if "over" in match else 0)
    return value_at(moment.now and shifted(moment.now, "day", days), "day")


def _this_part(match: Match, moment: Moment) -> str | None:
    """Last night, this morning, tonight."""
    days = match.number("direction") if "direction" in match else 0
    day = value_at(moment.now and shifted(moment.now, "day", days), "day")
    return day and f"{day}T{match.code('part') if 'part' in match else 'NI'}"


def _calendar_unit(match: Match, moment: Moment) -> str | None:
    """This week, last month; a weekend that was is the last one, even when the text says "this"."""
    if moment.now is None:
        return None
    unit, steps = match.code("unit"), match.number("direction")
    if unit == "weekend" and steps == 0 and moment.direction < 0 and moment.now.isoweekday() < 5:
        steps = -1
    return value_at(shifted(moment.now, unit, steps), unit)


def _weekend(match: Match, moment: Moment) -> str | None:
    """The one that is or was last, unless the clause looks ahead; on a weekday the next has not begun."""
    if moment.now is None:
        return None
    back = 0 if moment.direction > 0 or moment.now.isoweekday() > 5 else -1
    return value_at(shifted(moment.now, match.code("unit"), back), "weekend")


def _no_calendar_unit(match: Match) -> bool:
    """Lengths of time ("the last year"), and units too short for the calendar ("last second")."""
    if match.code("unit") in {"second", "minute", "hour", "night"}:
        return True
    if match.code("unit") == "day":
        return match.text("direction") != "this"
    return "the" in match.texts("head") and match.text("direction") in {"last", "past", "next", "coming"}


def _in_the_unit(match: Match, moment: Moment) -> str | None:
    return value_at(moment.now, match.code("unit") or match.code("unit2"))


def _no_unit(match: Match) -> bool:
    unit = match.code("unit") or match.code("unit2")
    if "unit2" in match:
        return unit not in {"month", "quarter", "year"} or match.near(-1) not in _BEFORE_END
    return unit not in {"day", "week", "month", "year", "decade", "century"}


def _grain(unit: str, many: float) -> str:
    """How exactly "so many units ago" tells: two years to the year, two and a half to the month."""
    if many % 1:
        return {"year": "month", "decade": "year", "century": "year"}.get(unit, "day")
    return {"decade": "year", "century": "year", "fortnight": "week", "night": "day"}.get(unit, unit)


def _ago(match: Match, moment: Moment) -> str | None:
    """Two years ago, three days later; how long ago is left open by "a few years ago"."""
    unit, many, where = match.code("unit"), count(match), match.text("where")
    if many is None:
        return "PAST_REF" if where in {"ago", "back"} else None
    if where in {"later", "after"} and not moment.told:
        return None
    anchor = moment.now if where in {"ago", "back", "from", "hence"} else moment.anchor(unit)
    steps = -many if where in {"ago", "back", "earlier", "before"} else many
    moved = value_at(anchor and shifted(anchor, unit, steps), _grain(unit, many))
    return moved and f"{moved}TXX:XX" if unit in _HOURS else moved


def _ahead(match: Match, moment: Moment) -> str | None:
    unit, many = match.code("unit"), count(match)
    if many is None:
        return "FUTURE_REF"
    return value_at(moment.now and shifted(moment.now, unit, many), _grain(unit, many))


def _not_ahead(match: Match) -> bool:
    """Where the clause does not look ahead, "in three days" is how long something took."""
    return "time" not in match and ("the" in match.texts("count") or direction(match.pieces[match.first].word) <= 0)


RELATIVE_DATES: tuple[TimeRule, ...] = (
    TimeRule(
        "today",
        "date",
        "( {edge} | <over: the day ( before | after ) > )? {today}",
        _today,
        {
            "said today": "2016-04-22",
            "since yesterday": "2016-04-21",
            "the day after tomorrow": "2016-04-24",
            "earlier today": "2016-04-22",
        },
    ),
    TimeRule(
        "this morning",
        "time",
        "( {edge} )? ( {direction} {part} | tonight )",
        _this_part,
        {"late last night": "2016-04-21TNI", "this morning": "2016-04-22TMO", "tonight": "2016-04-22TNI"},
        counter=("the last night of the play",),
        refuses=lambda m: m.near(-1) in {"the", "a"},
    ),
    TimeRule(
        "this week",
        "date",
        "( {edge} ( in )? | ( the )? {bound} of )? <head: ( the | this )? > {direction} {unit}",
        _calendar_unit,
        {
            "last month": "2016-03",
            "earlier this week": "2016-W16",
            "next year": "2017",
            "late last year": "2015",
            "this weekend": "2016-W16-WE",
            "the current decade": "201X",
        },
        counter=("the last year", "the last second", "this hour", "the past quarter"),
        refuses=_no_calendar_unit,
    ),
    TimeRule(
        "the weekend",
        "date",
        "the {unit}",
        _weekend,
        {"over the weekend": "2016-W15-WE", "at the weekend": "2016-W15-WE"},
        counter=("the week", "the weekend of the match"),
        refuses=lambda m: m.code("unit") != "weekend" or m.near(1) in {"of", "before", "after"},
    ),
    TimeRule(
        "year end",
        "date",
        "( {edge} in | ( the )? {bound} of ) the {unit} | ( the )? {unit2=unit} -? end",
        _in_the_unit,
        {"by the end of the year": "2016", "later in the day": "2016-04-22", "at year-end": "2016"},
        counter=("the end of the night",),
        refuses=_no_unit,
    ),
    TimeRule(
        "ago",
        "date",
        f"{COUNT} -? {_UNIT} ( <half2: and a half > )? {_WHERE}",
        _ago,
        {
            "two years ago": "2014",
            "a week ago": "2016-W15",
            "three days earlier": "2016-04-19",
            "a few months ago": "PAST_REF",
            "half a century ago": "1966",
            "twenty-five years ago": "1991",
            "a year and a half ago": "2014-10",
            "two weeks from now": "2016-W18",
        },
        counter=("two days after the attack",),
        refuses=lambda m: m.code("unit") in _HOURS or not_closed(m),
    ),
    TimeRule(
        "hours ago",
        "time",
        f"{COUNT} -? {_UNIT} ( <half2: and a half > )? {_WHERE}",
        _ago,
        {"three hours ago": "2016-04-22TXX:XX", "48 hours earlier": "2016-04-20TXX:XX"},
        counter=("three days ago",),
        refuses=lambda m: m.code("unit") not in _HOURS or not_closed(m),
    ),
    TimeRule(
        "long ago",
        "date",
        "( {units} | long ) ago",
        lambda _, __: "PAST_REF",
        {"decades ago": "PAST_REF", "not long ago": "PAST_REF"},
    ),
    TimeRule(
        "in three days",
        "date",
        f"in {COUNT} {_UNIT} <time: '? ( 's )? time >?",
        _ahead,
        {"in three days' time": "2016-04-25", "in a year's time": "2017"},
        counter=("built in three days",),
        refuses=_not_ahead,
    ),
    TimeRule(
        "now",
        "date",
        "{vaguely} | <then: at present | at the moment | at this time | these days | for the time being >",
        lambda m, _: m.code("vaguely") or "PRESENT_REF",
        {"it is now": "PRESENT_REF", "he recently met": "PAST_REF", "at the moment": "PRESENT_REF"},
        counter=("shortly after he left", "soon afterwards"),
        refuses=lambda m: m.near(1) in {"after", "afterwards", "before", "thereafter", "as"},
    ),
    TimeRule(
        "the past",
        "date",
        "( the )? ( recent | distant | near )? <noun: past | future >",
        lambda m, _: "PAST_REF" if m.text("noun") == "past" else "FUTURE_REF",
        {"in the past": "PAST_REF", "in the near future": "FUTURE_REF"},
        counter=("the future of Europe", "past the gate"),
        refuses=lambda m: m.near(-1) != "in" or m.near(1) == "of",
    ),
    TimeRule(
        "recent years",
        "date",
        "recent {units}",
        lambda _, __: "PAST_REF",
        {"in recent weeks": "PAST_REF"},
    ),
)
