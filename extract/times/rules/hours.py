"""Times of day. Their values begin with "T" and join the day beside them."""

from __future__ import annotations

import re

from triplewire.extract.times.alphabet import CLASSES, LEXICON
from triplewire.extract.times.patterns import Match, TimeRule
from triplewire.extract.times.values import Moment

_ZONE = "( {zone} | local time | eastern time )?"
_BEFORE_PART = frozenset(LEXICON["context"]["before_part"])
_BEFORE_CLOCK = frozenset(LEXICON["context"]["before_clock"])
_DAYS = frozenset(word for name in ("weekday", "weekdays", "today", "month") for word in CLASSES[name])


def _clock(match: Match, _: Moment) -> str | None:
    digits = re.findall(r"\d+", match.text("clock") or match.text("hour"))
    hour = int(digits[0]) if digits else match.number("hour")
    minute = digits[1] if len(digits) > 1 else "00"
    if "ampm" in match:
        hour = hour % 12 + match.number("ampm")
    elif "part" in match and hour < 12 and match.code("part") != "MO":
        hour += 12
    return f"T{hour:02}:{minute}{match.code('zone') if 'zone' in match else ''}"


def _no_clock(match: Match) -> bool:
    digits = re.findall(r"\d+", match.text("clock") or match.text("hour"))
    if not digits or len(digits) > 3 or int(digits[0]) > (12 if "ampm" in match else 24):
        return True
    if any(int(part) > 59 or len(part) != 2 for part in digits[1:]):
        return True
    return match.last - match.first == 1 and match.near(-1) not in _BEFORE_CLOCK


def _military(match: Match, _: Moment) -> str | None:
    text = match.text("hour")
    return f"T{text[:2]}:{text[2:]}{match.code('zone') if 'zone' in match else ''}"


def _no_military(match: Match) -> bool:
    text = match.text("hour")
    return not (len(text) == 4 and text.isdigit() and int(text[:2]) < 25 and int(text[2:]) < 60)


def _part(match: Match, _: Moment) -> str | None:
    return f"T{match.code('part')}"


def _no_part(match: Match) -> bool:
    """A part of the day alone says when only behind a preposition or beside its day ("a morning paper" does not)."""
    before = match.near(-1)
    if before in _BEFORE_PART or before.isdigit() or before in _DAYS:
        return match.near(1) == "of" and match.near(2) not in _DAYS and match.near(3) not in _DAYS
    return match.near(1) not in {"of", "on", ","} or not (_DAYS & {match.near(2), match.near(3)})


HOURS: tuple[TimeRule, ...] = (
    TimeRule(
        "clock",
        "time",
        f"( {{hour}} | {{clock|number}} ) {{ampm}} {_ZONE}",
        _clock,
        {"at 3 p.m.": "XXXX-XX-XXT15:00", "10:30am GMT": "XXXX-XX-XXT10:30Z", "12.15 am": "XXXX-XX-XXT00:15"},
        counter=("13 pm", "10:75 am"),
        refuses=_no_clock,
    ),
    TimeRule(
        "hour of 24",
        "time",
        "{clock} ( hours )? ( {zone} | local time )?",
        _clock,
        {"at 15:20": "XXXX-XX-XXT15:20", "08:30 GMT": "XXXX-XX-XXT08:30Z"},
        counter=("a 3:16 record", "at 25:00"),
        refuses=_no_clock,
    ),
    TimeRule(
        "o'clock",
        "time",
        "{hour|number} o'clock ( ( in the | at ) {part} )?",
        _clock,
        {"at 4 o'clock in the afternoon": "XXXX-XX-XXT16:00", "at nine o'clock": "XXXX-XX-XXT09:00"},
        refuses=lambda m: not 1 <= m.number("hour") <= 12,
    ),
    TimeRule(
        "military hour",
        "time",
        "{hour=number|year} ( hours )? ( {zone} | local time )",
        _military,
        {"at 0840 GMT": "XXXX-XX-XXT08:40Z", "1500 local time": "XXXX-XX-XXT15:00"},
        counter=("200 GMT", "2575 GMT"),
        refuses=_no_military,
    ),
    TimeRule(
        "noon",
        "time",
        "<name: noon | midnight >",
        lambda m, _: "T12:00" if m.text("name") == "noon" else "T24:00",
        {"at noon": "XXXX-XX-XXT12:00"},
    ),
    TimeRule(
        "part of the day",
        "time",
        "( the )? ( {edge} ( - | hours of | hours of the )? )? ( the )? {part}",
        _part,
        {
            "in the morning": "XXXX-XX-XXTMO",
            "at dawn": "XXXX-XX-XXTMO",
            "by mid-afternoon": "XXXX-XX-XXTAF",
            "Thursday night": "2016-04-21TNI",
        },
        counter=("the night of the long knives", "a morning paper"),
        refuses=_no_part,
    ),
)
