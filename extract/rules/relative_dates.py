"""Dates that count from another: from the day of publication, or from what the text named before."""

from __future__ import annotations

from extract.time_patterns import Match, Rule
from extract.time_recurring import EDGE
from extract.time_tense import direction
from extract.time_values import Moment, day_of, shifted, value_at
from extract.time_words import CLASSES

# "two", "a few", "twenty-five", "half a", "two and a half", "a dozen": so many.
NUMBER = "{n1=number} ( -? {n2=number} ( -? {n3=number} )? )?"
COUNT = (
    "<count: half ( a | an ) | ( a )? half | ( a | an | another | the )? ( {vague} ( of )? )?"
    f" {NUMBER} ( and a half )?"
    " | ( a | the | another )? {vague2=vague} ( of )? | a | an >"
)


def count(match: Match) -> float | None:
    """The number in a match of `COUNT`; None where it is vague ("several hundred")."""
    texts = match.texts("count")
    if any(text in CLASSES["vague"] and text != "some" for text in texts):
        return None
    total = 0.0
    for text in texts:
        if text[0].isdigit():
            total += float(text.replace(",", "").partition("/")[0])
        elif (number := CLASSES["number"].get(text)) is not None:
            total = (
                max(total, 1) * number if number >= 12 and total and number not in range(13, 100) else total + number
            )
        elif text == "half":
            total += 0.5
    if not total and "some" in texts:
        return None
    return (total or 1) + (0.5 if "half2" in match else 0)


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
        return unit not in {"month", "quarter", "year"} or match.near(-1) not in {
            "by",
            "at",
            "until",
            "before",
            "since",
            "the",
        }
    return unit not in {"day", "week", "month", "year", "decade", "century"}


def _told(moment: Moment, unit: str, steps: int) -> str | None:
    if not moment.told and steps >= 0:
        return None
    anchor = moment.anchor(unit)
    return value_at(anchor and shifted(anchor, unit, steps), unit)


def _anaphor(match: Match, moment: Moment) -> str | None:
    """The same day, the following week, that year: counted from the time that the text named last."""
    return _told(moment, match.code("unit"), match.number("anaphor"))


def _year_before(match: Match, moment: Moment) -> str | None:
    return _told(moment, match.code("unit"), 1 if match.text("where") == "after" else -1)


def _no_anaphor(match: Match) -> bool:
    if match.code("unit") in {"second", "minute", "hour", "night"}:
        return True
    text = match.text("anaphor")
    if text in {"", "very"}:  # that, the very
        return match.pieces[match.first].word.tag == "IN" or match.pieces[match.first].word.dep == "mark"
    return text == "next" and match.code("unit") != "day"


def _anaphoric_part(match: Match, moment: Moment) -> str | None:
    day = _told(moment, "day", match.number("anaphor"))
    return day and f"{day}T{match.code('part')}"


def _anaphoric_weekday(match: Match, moment: Moment) -> str | None:
    number, steps = match.number("weekday"), match.number("anaphor")
    anchor = moment.anchor("day") if moment.told else None
    if anchor is None or steps == 0:
        return f"XXXX-WXX-{number}"
    away = (number - anchor.isoweekday()) % 7 or 7
    return value_at(shifted(anchor, "day", away if steps > 0 else away - 7 or -7), "day")


def _anaphoric_month(match: Match, moment: Moment) -> str | None:
    month, steps = match.number("month"), match.number("anaphor")
    anchor = moment.anchor("month") if moment.told else None
    if anchor is None:
        return f"XXXX-{month:02}"
    year = anchor.year + (steps if (month - anchor.month) * steps <= 0 else 0)
    return value_at(day_of(year, month, 1), "month")


def _ago(match: Match, moment: Moment) -> str | None:
    """Two years ago, three days later; how long ago is left open by "a few years ago"."""
    unit, many = match.code("unit"), count(match)
    back = {"ago": -1, "back": -1, "earlier": -1, "before": -1}.get(match.text("where"), 1)
    anchor = moment.now if match.text("where") in {"ago", "back", "from", "hence"} else moment.anchor(unit)
    if many is None:
        return "PAST_REF" if match.text("where") in {"ago", "back"} else None
    if many >= 1e6 or anchor is None:
        return None
    grain = "month" if many % 1 and unit == "year" else "year" if unit in {"decade", "century"} else unit
    if unit == "quarter" or (many % 1 and unit in {"month", "week"}):
        grain = "day" if unit != "quarter" else unit
    if grain in _HOURS:
        day = value_at(shifted(anchor, unit, back * many), "day")
        return day and f"{day}TXX:XX"
    return value_at(shifted(anchor, unit, back * many), {"night": "day", "fortnight": "week"}.get(grain, grain))


def _no_ago(match: Match) -> bool:
    where, after = match.text("where"), match.piece(1)
    if after is not None and after.text == "than":
        return True
    if where == "back":
        return after is not None and after.word.pos in {"NOUN", "PROPN", "PRON", "DET", "ADP"}
    if where in {"before", "after", "earlier", "later"}:
        return (
            after is not None and where not in {"earlier", "later"} and (after.word.text.isalnum() or after.text == "-")
        )
    return False


def _ahead(match: Match, moment: Moment) -> str | None:
    many, unit = count(match), match.code("unit")
    if many is None:
        return "FUTURE_REF"
    if moment.now is None or many >= 1e6:
        return None
    grain = {"decade": "year", "century": "year", "fortnight": "week"}.get(unit, unit)
    return value_at(shifted(moment.now, unit, many), grain if grain in {"week", "month", "quarter", "year"} else "day")


def _not_ahead(match: Match) -> bool:
    """Where the clause does not look ahead, "in three days" is how long something took."""
    return "time" not in match and ("the" in match.texts("count") or direction(match.pieces[match.first].word) <= 0)


_UNIT = "{unit|units}"
_WHERE = "<where: ago | back | earlier | later | before | after | hence | from now >"
_HOURS = frozenset({"second", "minute", "hour"})

RELATIVE_DATES: tuple[Rule, ...] = (
    Rule(
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
    Rule(
        "this morning",
        "time",
        "( {edge} )? ( {direction} {part} | tonight )",
        _this_part,
        {"late last night": "2016-04-21TNI", "this morning": "2016-04-22TMO", "tonight": "2016-04-22TNI"},
        counter=("the last night of the play",),
        refuses=lambda m: m.near(-1) in {"the", "a"},
    ),
    Rule(
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
    Rule(
        "the weekend",
        "date",
        "the {unit}",
        _weekend,
        {"over the weekend": "2016-W15-WE", "at the weekend": "2016-W15-WE"},
        counter=("the week", "the weekend of the match"),
        refuses=lambda m: m.code("unit") != "weekend" or m.near(1) in {"of", "before", "after"},
    ),
    Rule(
        "year end",
        "date",
        "( {edge} in | ( the )? {bound} of ) the {unit} | ( the )? {unit2=unit} -? end",
        _in_the_unit,
        {"by the end of the year": "2016", "later in the day": "2016-04-22", "at year-end": "2016"},
        counter=("the end of the night",),
        refuses=_no_unit,
    ),
    Rule(
        "that day",
        "date",
        f"{EDGE} ( the {{anaphor}} | that | {{anaphor2=anaphor}} ) {{unit}}",
        _anaphor,
        {"the same day": None, "that year": None, "the previous month": "2016-03"},
        counter=("the following hour", "the next year"),
        refuses=_no_anaphor,
    ),
    Rule(
        "the year before",
        "date",
        "the {unit} <where: before | after | earlier >",
        _year_before,
        {"the year before": "2015", "the month after": None},
        counter=("the year before the war", "the day after"),
        refuses=lambda m: _no_ago(m) or m.code("unit") not in {"week", "month", "year"},
    ),
    Rule(
        "that night",
        "time",
        "( the {anaphor} | that ) {part}",
        _anaphoric_part,
        {"the next morning": None, "that night": None, "the previous evening": "2016-04-21TEV"},
    ),
    Rule(
        "the following Monday",
        "date",
        "the {anaphor} {weekday}",
        _anaphoric_weekday,
        {"the following Monday": "XXXX-WXX-1"},
    ),
    Rule(
        "the following March",
        "date",
        "the {anaphor} {month}",
        _anaphoric_month,
        {"the following March": "XXXX-03"},
    ),
    Rule(
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
        refuses=lambda m: m.code("unit") in _HOURS or _no_ago(m),
    ),
    Rule(
        "hours ago",
        "time",
        f"{COUNT} -? {_UNIT} ( <half2: and a half > )? {_WHERE}",
        _ago,
        {"three hours ago": "2016-04-22TXX:XX", "48 hours earlier": "2016-04-20TXX:XX"},
        counter=("three days ago",),
        refuses=lambda m: m.code("unit") not in _HOURS or _no_ago(m),
    ),
    Rule(
        "long ago",
        "date",
        "( {units} | long ) ago",
        lambda _, __: "PAST_REF",
        {"decades ago": "PAST_REF", "not long ago": "PAST_REF"},
    ),
    Rule(
        "in three days",
        "date",
        f"in {COUNT} {_UNIT} <time: '? ( 's )? time >?",
        _ahead,
        {"in three days' time": "2016-04-25", "in a year's time": "2017"},
        counter=("built in three days",),
        refuses=_not_ahead,
    ),
    Rule(
        "now",
        "date",
        "{vaguely} | <then: at present | at the moment | at this time | these days | for the time being >",
        lambda m, _: m.code("vaguely") or "PRESENT_REF",
        {"it is now": "PRESENT_REF", "he recently met": "PAST_REF", "at the moment": "PRESENT_REF"},
        counter=("shortly after he left", "soon afterwards"),
        refuses=lambda m: m.near(1) in {"after", "afterwards", "before", "thereafter", "as"},
    ),
    Rule(
        "the past",
        "date",
        "( the )? ( recent | distant | near )? <noun: past | future >",
        lambda m, _: "PAST_REF" if m.text("noun") == "past" else "FUTURE_REF",
        {"in the past": "PAST_REF", "in the near future": "FUTURE_REF"},
        counter=("the future of Europe", "past the gate"),
        refuses=lambda m: m.near(-1) != "in" or m.near(1) == "of",
    ),
    Rule(
        "recent years",
        "date",
        "recent {units}",
        lambda _, __: "PAST_REF",
        {"in recent weeks": "PAST_REF"},
    ),
)
