"""When: time expressions and their TIMEX3 values (TimeML 1.2.1).

Rules (extract/rules/) describe expressions over the words of a sentence; the longest match counts. Each is then valued
at its moment of the text: the day of publication, the tense of its clause, and the times told before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from triplewire.extract.model import Time
from triplewire.extract.syntax.tree import Sentence, Word
from triplewire.extract.times.alphabet import spell
from triplewire.extract.times.patterns import Match, TimeRule
from triplewire.extract.times.rules.anaphoric_dates import ANAPHORIC_DATES
from triplewire.extract.times.rules.calendar_dates import DATES
from triplewire.extract.times.rules.durations import DURATIONS
from triplewire.extract.times.rules.hours import HOURS
from triplewire.extract.times.rules.relative_dates import RELATIVE_DATES
from triplewire.extract.times.rules.years import YEARS
from triplewire.extract.times.tense import direction, generic
from triplewire.extract.times.values import Moment, Period, period

RULES: tuple[TimeRule, ...] = (*DATES, *YEARS, *RELATIVE_DATES, *ANAPHORIC_DATES, *DURATIONS, *HOURS)

_UNKNOWN_DAY = "XXXX-XX-XX"
_DAY = re.compile(r"\d{4}-\d\d-\d\d|XXXX-\d\d-\d\d|XXXX-WXX-\d")
_JOINTS = frozenset({(), (",",), ("at",), (",", "at"), ("on",), (",", "on"), ("of",), ("in",), ("around",), ("by",)})
_COORDINATORS = frozenset({("to",), ("and",), ("or",), ("-",), (",",), ("through",), ("until",), (",", "and")})
_YEARLY = frozenset({"month", "month day", "day month", "season"})  # the rules of dates that may leave out their year
_DATELINE_BLOCKS = 4  # headline, sub-headline, byline, first paragraph
_NEARLY = 31  # days between writing and publication: time zones, weeklies, late uploads
_NARRATED_AFTER = 365  # days: a date told that is older sets the year of the yearless dates behind it


@dataclass(frozen=True, slots=True)
class _Expression:
    """A match of a rule in its sentence."""

    rule: TimeRule
    match: Match
    sentence: Sentence

    @property
    def start(self) -> int:
        return self.match.pieces[self.match.first].start

    @property
    def end(self) -> int:
        return self.match.pieces[self.match.last - 1].end

    @property
    def head(self) -> Word:
        """The word on which the rest of the expression hangs."""
        words = [piece.word for piece in self.match.pieces[self.match.first : self.match.last]]
        return next((word for word in words if word.head not in words or word.head is word), words[0])


def find_times(sentences: tuple[Sentence, ...], published: str | None) -> tuple[Time, ...]:
    """All time expressions, in the order of the text.

    Relative ones count from `published` (an ISO 8601 date or date and time), or else from the date that stands in the
    dateline; without either they stay relative ("XXXX-WXX-4" is a Thursday) or have no value.
    """
    expressions = [_expressions(sentence) for sentence in sentences]
    now = _reference(_date(published), _dateline(expressions))
    told: list[Period] = []
    block = -1
    found: list[Time] = []
    for of_sentence in expressions:
        times: list[Time] = []
        day: str | None = None
        for number, expression in enumerate(of_sentence):
            here = expression.sentence.block == block
            moment = _moment(of_sentence, number, now, told, here=here)
            time = Time(
                expression.start, expression.end, expression.rule.type, expression.rule.value(expression.match, moment)
            )
            times.append(time)
            day = day or _day_in_focus(moment, here=here)
            named = period(time.value) if time.type in {"date", "time"} else None
            if named:
                told.append(named)
                block = expression.sentence.block
        found += _joined(of_sentence, times, day or _UNKNOWN_DAY)
    return tuple(found)


def _reference(published: date | None, dateline: date | None) -> date | None:
    """The day that relative dates count from: of two that nearly agree, the one that the writer printed."""
    if published and dateline and abs((published - dateline).days) > _NEARLY:
        return published
    return dateline or published


def _date(published: str | None) -> date | None:
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None


def _expressions(sentence: Sentence) -> list[_Expression]:
    """The longest matches that do not overlap, leftmost first."""
    spelling, pieces = spell(sentence)
    chosen: list[_Expression] = []
    upcoming = [(rule, next(rule.matches(spelling, pieces), None)) for rule in RULES]
    while matches := [(rule, match) for rule, match in upcoming if match]:
        rule, match = min(matches, key=lambda pair: (pair[1].first, -pair[1].last))
        chosen.append(_Expression(rule, match, sentence))
        free = match.last
        upcoming = [
            (rule, match if match.first >= free else next(rule.matches(spelling, pieces, free), None))
            for rule, match in matches
        ]
    return chosen


def _moment(expressions: list[_Expression], number: int, now: date | None, told: list[Period], *, here: bool) -> Moment:
    """`here`: whether the latest told period stands in the same paragraph."""
    expression = expressions[number]
    head = expression.head
    towards = direction(head, headline=expression.sentence.kind == "headline")
    return Moment(
        now=now,
        direction=towards,
        told=told,
        year=_coordinated_year(expressions, number),
        narrated=_narrated(told[-1], now) if here and told and towards <= 0 else None,
        generic=generic(head),
    )


def _coordinated_year(expressions: list[_Expression], number: int) -> int | None:
    """The year that only the last member of a coordination tells ("from March to May 2014")."""
    for one, two in zip(expressions[number:], expressions[number + 1 :], strict=False):
        between = tuple(piece.text for piece in one.match.pieces[one.match.last : two.match.first])
        if between not in _COORDINATORS or two.rule.name not in _YEARLY:
            return None
        if "year" in two.match:
            return two.match.number("year")
    return None


def _narrated(told: Period, now: date | None) -> date | None:
    """The past day that the paragraph is telling of, where the yearless dates that follow belong to it."""
    old = now is not None and told.grain in {"day", "month"} and (now - told.first).days > _NARRATED_AFTER
    return told.first if old else None


def _day_in_focus(moment: Moment, *, here: bool) -> str | None:
    """The day of a time of day that names none: the one that the paragraph told last, or, of what was, today."""
    if here and moment.told[-1].grain == "day":
        return moment.told[-1].first.isoformat()
    return moment.now.isoformat() if moment.now and moment.direction < 0 else None


def _joined(expressions: list[_Expression], times: list[Time], day: str) -> list[Time]:
    """Times of day joined with the day beside them, or with one that the sentence names, or else with `day`."""
    joined: list[Time] = []
    end = 0
    for expression, time in zip(expressions, times, strict=True):
        match = expression.match
        joint = tuple(piece.text for piece in match.pieces[end : match.first])
        whole = _day_and_hour(joined[-1], time) if joined and joint in _JOINTS else None
        if whole:
            joined[-1] = whole
        else:
            joined.append(time)
        end = match.last
    day = next((time.value for time in times if time.value and _DAY.fullmatch(time.value)), day)
    return [replace(time, value=f"{day}{time.value}") if (time.value or "")[:1] == "T" else time for time in joined]


def _day_and_hour(one: Time, two: Time) -> Time | None:
    """Two neighbours as one time, where one of them has the day and at most one the clock, or else None."""
    days, hours = zip(*((time.value or "").partition("T")[::2] for time in (one, two)), strict=True)
    day, hour = "".join(days), _hour(*hours)
    if not _DAY.fullmatch(day) or hour is None:
        return None
    return Time(one.start, two.end, "time", f"{day}T{hour}")


def _hour(one: str, two: str) -> str | None:
    """The finer of two times of day, by the clock of 24 hours ("8:30" and "EV": "20:30")."""
    if not one or not two:
        return one or two or None
    clock, part = sorted((one, two))
    if not clock[0].isdigit() or part[0].isdigit():
        return None
    return f"{int(clock[:2]) + 12}{clock[2:]}" if part in {"AF", "EV", "NI"} and clock < "12" else clock


def _dateline(expressions: Iterable[list[_Expression]]) -> date | None:
    """The first full date that ends a line without a full stop, or stands before the dash of a dateline."""
    for of_sentence in expressions:
        for expression in of_sentence:
            if expression.sentence.block >= _DATELINE_BLOCKS:
                return None
            if expression.rule.type == "date" and _in_dateline(expression):
                named = period(expression.rule.value(expression.match, Moment(None)))
                if named and named.grain == "day":
                    return named.first
    return None


def _in_dateline(expression: _Expression) -> bool:
    match = expression.match
    after = [piece.text for piece in match.pieces[match.last : match.last + 8]]
    if after[:1] == ["("] and ")" in after:  # (Reuters)
        after = after[after.index(")") + 1 :]
    dash = after[:1] in (["-"], ["--"]) and match.first < _DATELINE_BLOCKS * 2
    return not after or dash or expression.sentence.kind in {"dateline", "byline"}
