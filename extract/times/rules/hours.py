"""Times of day. Their values begin with "T" and are joined with the day beside them."""

from __future__ import annotations

import re

from triplewire.extract.lexicon.lists import TIME_CONTEXTS
from triplewire.extract.rules.rule import Rule
from triplewire.extract.times.mechanisms.alphabet import CLASSES
from triplewire.extract.times.mechanisms.patterns import Match, TimePattern
from triplewire.extract.times.mechanisms.values import Moment

_ZONE = "( {zone} | local time | eastern time )?"
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
    return match.last - match.first == 1 and match.near(-1) not in TIME_CONTEXTS.before_clock


def _military(match: Match, _: Moment) -> str | None:
    text = match.text("hour")
    return f"T{text[:2]}:{text[2:]}{match.code('zone') if 'zone' in match else ''}"


def _no_military(match: Match) -> bool:
    text = match.text("hour")
    return not (len(text) == 4 and text.isdigit() and int(text[:2]) < 25 and int(text[2:]) < 60)


def _part(match: Match, _: Moment) -> str | None:
    return f"T{match.code('part')}"


def _no_part(match: Match) -> bool:
    """Whether neither a preposition nor a day stands beside the part of the day: "a morning paper"."""
    before = match.near(-1)
    if before in TIME_CONTEXTS.before_part or before.isdigit() or before in _DAYS:
        return match.near(1) == "of" and match.near(2) not in _DAYS and match.near(3) not in _DAYS
    return match.near(1) not in TIME_CONTEXTS.part_joints or not (_DAYS & {match.near(2), match.near(3)})


RULES: tuple[Rule[TimePattern], ...] = (
    Rule(
        "time.clock",
        TimePattern(
            "time",
            f"( {{hour}} | {{clock|number|decimal}} ) {{ampm}} {_ZONE}",
            _clock,
            excludes=_no_clock,
        ),
        {
            "at 3 p.m.": ("T15:00",),
            "10:30am GMT": ("T10:30Z",),
            "12.15 am": ("T00:15",),
        },
        ("13 pm", "10:75 am"),
    ),
    Rule(
        "time.hour of 24",
        TimePattern(
            "time",
            "{clock} ( hours )? ( {zone} | local time )?",
            _clock,
            excludes=_no_clock,
        ),
        {
            "at 15:20": ("T15:20",),
            "08:30 GMT": ("T08:30Z",),
        },
        ("a 3:16 record", "at 25:00"),
    ),
    Rule(
        "time.o'clock",
        TimePattern(
            "time",
            "{hour|number} o'clock ( ( in the | at ) {part} )?",
            _clock,
            excludes=lambda m: not 1 <= m.number("hour") <= 12,
        ),
        {
            "at 4 o'clock in the afternoon": ("T16:00",),
            "at nine o'clock": ("T09:00",),
        },
        ("at 13 o'clock", "at 0 o'clock", "at 12.5 o'clock", "the four clocks"),
    ),
    Rule(
        "time.military hour",
        TimePattern(
            "time",
            "{hour=number|year} ( hours )? ( {zone} | local time )",
            _military,
            excludes=_no_military,
        ),
        {
            "at 0840 GMT": ("T08:40Z",),
            "1500 local time": ("T15:00",),
        },
        ("200 GMT", "2575 GMT"),
    ),
    Rule(
        "time.noon",
        TimePattern(
            "time",
            "<name: noon | midnight >",
            lambda m, _: "T12:00" if m.text("name") == "noon" else "T24:00",
        ),
        {
            "at noon": ("T12:00",),
        },
        ("at dawn",),
    ),
    Rule(
        "time.part of the day",
        TimePattern(
            "time",
            "( the )? ( {edge} ( - | hours of | hours of the )? )? ( the )? {part}",
            _part,
            excludes=_no_part,
        ),
        {
            "in the morning": ("TMO",),
            "at dawn": ("TMO",),
            "by mid-afternoon": ("TAF",),
            "Thursday night": ("TNI",),
        },
        ("the night of the long knives", "a morning paper"),
    ),
)
