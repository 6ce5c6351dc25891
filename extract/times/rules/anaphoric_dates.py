"""Dates that count from the last date of the text."""

from __future__ import annotations

from triplewire.extract.rules.rule import Rule
from triplewire.extract.times.mechanisms.alphabet import CLASSES
from triplewire.extract.times.mechanisms.patterns import Match, TimePattern
from triplewire.extract.times.mechanisms.recurring import EDGE
from triplewire.extract.times.mechanisms.surroundings import continues
from triplewire.extract.times.mechanisms.values import COMPARED_UNITS, SHORT_UNITS, Moment, day_of, shifted, value_at


def _from_mentioned(moment: Moment, unit: str, steps: int) -> str | None:
    if not moment.mentioned and steps >= 0:
        return None
    anchor = moment.anchor(unit)
    return value_at(anchor and shifted(anchor, unit, steps), unit)


def _anaphor(match: Match, moment: Moment) -> str | None:
    """The value of "the same day", "the following week": counted from the last time of the text."""
    return _from_mentioned(moment, match.code("unit"), match.number("anaphor"))


def _no_anaphor(match: Match) -> bool:
    """Whether the unit is too short for a date, the words count from now ("next week"), or "that" begins a clause."""
    if match.code("unit") in SHORT_UNITS | {"night"} or _is_conjunction(match):
        return True
    return match.text("anaphor") == "next" and match.code("unit") != "day"


def _is_conjunction(match: Match) -> bool:
    return any(piece.text == "that" and piece.word.tag == "IN" for piece in match.pieces[match.first : match.last])


def _anaphoric_part(match: Match, moment: Moment) -> str | None:
    day = _from_mentioned(moment, "day", match.number("anaphor"))
    return day and f"{day}T{match.code('part')}"


def _anaphoric_weekday(match: Match, moment: Moment) -> str | None:
    number, steps = match.number("weekday"), match.number("anaphor")
    anchor = moment.anchor("day") if moment.mentioned else None
    if anchor is None or steps == 0:
        return f"XXXX-WXX-{number}"
    away = (number - anchor.isoweekday()) % 7 or 7
    return value_at(shifted(anchor, "day", away if steps > 0 else away - 7 or -7), "day")


def _anaphoric_month(match: Match, moment: Moment) -> str | None:
    month, steps = match.number("month"), match.number("anaphor")
    anchor = moment.anchor("month") if moment.mentioned else None
    if anchor is None:
        return f"XXXX-{month:02}"
    year = anchor.year + (steps if (month - anchor.month) * steps <= 0 else 0)
    return value_at(day_of(year, month, 1), "month")


def _no_day_told(match: Match) -> bool:
    """Whether "the day after" stands alone, or "the day of" is a day of the calendar or no particular one.

    "To the day" is exact.
    """
    if match.text("where") != "of":
        return not continues(match) or match.near(1) in CLASSES["today"] or match.near(-1) == "to"
    owner, noun = match.piece(1), match.piece(2)
    if owner is None or noun is None or noun.text[0].isdigit() or noun.text in CLASSES["ordinal"]:
        return True
    known = owner.text == "the" or owner.word.tag == "PRP$"
    whole = match.code("unit") in COMPARED_UNITS - {"day"} or match.pieces[match.first + 1].word.text[0].isupper()
    return whole or not known


def _year_before(match: Match, moment: Moment) -> str | None:
    if match.code("unit") == "day" and not moment.mentioned:
        return None
    return _from_mentioned(moment, match.code("unit"), 1 if match.text("where") == "after" else -1)


RULES: tuple[Rule[TimePattern], ...] = (
    Rule(
        "time.that day",
        TimePattern(
            "date",
            f"{EDGE} ( ( the | that )? {{anaphor}} | that ) {{unit}}",
            _anaphor,
            excludes=_no_anaphor,
        ),
        {
            "the same day": ("?",),
            "that year": ("?",),
            "the previous month": ("2016-03",),
        },
        ("the following hour", "the next year"),
    ),
    Rule(
        "time.the year before",
        TimePattern(
            "date",
            "the {unit} <where: before | after | earlier >",
            _year_before,
            excludes=lambda m: continues(m) or m.code("unit") not in COMPARED_UNITS,
        ),
        {
            "the year before": ("2015",),
            "the month after": ("?",),
            "the day before": ("?",),
        },
        ("the year before the war", "the second after"),
    ),
    Rule(
        "time.the day of the vote",
        TimePattern(
            "date",
            "the ( {unit} | {part} | eve ) <where: before | after | following | preceding | of >",
            lambda _, __: None,
            excludes=lambda m: m.code("unit") in SHORT_UNITS or _no_day_told(m),
        ),
        {
            "the day after the vote": ("?",),
            "the night of the attack": ("?",),
            "the eve of the summit": ("?",),
        },
        (
            "the day after",
            "the day of rest",
            "the year of the rat",
            "the Day of the Dead",
            "the evening of the 3rd",
            "the day after tomorrow",
            "the hour before the vote",
        ),
    ),
    Rule(
        "time.that night",
        TimePattern(
            "time",
            "( ( the | that ) {anaphor} | that ) {part}",
            _anaphoric_part,
            excludes=_is_conjunction,
        ),
        {
            "the next morning": ("?",),
            "that night": ("?",),
            "that same evening": ("?",),
            "the previous evening": ("2016-04-21TEV",),
        },
        ("the night", "the previous Monday"),
    ),
    Rule(
        "time.the following Monday",
        TimePattern(
            "date",
            "the {anaphor} {weekday}",
            _anaphoric_weekday,
        ),
        {
            "the following Monday": ("XXXX-WXX-1",),
        },
        ("following Monday's vote", "the following day", "the Monday"),
    ),
    Rule(
        "time.the following March",
        TimePattern(
            "date",
            "the {anaphor} {month}",
            _anaphoric_month,
        ),
        {
            "the following March": ("XXXX-03",),
        },
        ("following March's vote", "the following Monday", "the March"),
    ),
)
