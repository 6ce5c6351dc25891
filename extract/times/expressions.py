"""Time expressions and their TIMEX3 values (TimeML 1.2.1).

Rules (extract/times/rules/) describe expressions over the words of a sentence; the longest match counts. Each is then
valued at its moment of the text: the day of publication, the tense of its clause, and the times mentioned before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from triplewire.extract.lexicon.labels import NAMED_SITE_LABELS
from triplewire.extract.lexicon.lists import LAYOUT, TIME_CONTEXTS
from triplewire.extract.lexicon.thresholds import THRESHOLDS
from triplewire.extract.lexicon.time_words import TIME_WORDS
from triplewire.extract.model import Time
from triplewire.extract.syntax.phrases import head_among
from triplewire.extract.syntax.tree import Sentence, Word
from triplewire.extract.times.mechanisms.alphabet import spell
from triplewire.extract.times.mechanisms.bounds import bounds
from triplewire.extract.times.mechanisms.patterns import Match, TimePattern
from triplewire.extract.times.mechanisms.tense import direction, generic
from triplewire.extract.times.mechanisms.values import AFTER_NOON, Moment, Period, period_of, shifted, value_at
from triplewire.extract.times.rules import FAMILY

_UNKNOWN_DAY = "XXXX-XX-XX"
_DAY = re.compile(r"\d{4}-\d\d-\d\d|XXXX-\d\d-\d\d|XXXX-WXX-\d")
_LIMITS = THRESHOLDS.times


@dataclass(frozen=True, slots=True)
class Expression:
    """A match of a pattern in its sentence."""

    pattern: TimePattern
    match: Match
    sentence: Sentence

    @property
    def start(self) -> int:
        """The offset in the document at which the expression begins."""
        return self.match.pieces[self.match.first].start

    @property
    def end(self) -> int:
        """The offset in the document at which the expression ends."""
        return self.match.pieces[self.match.last - 1].end

    @property
    def head(self) -> Word:
        """The word that the rest of the expression depends on."""
        return head_among(piece.word for piece in self.match.pieces[self.match.first : self.match.last])


def find_times(sentences: tuple[Sentence, ...], published: str | None) -> tuple[Time, ...]:
    """All time expressions, in the order of the text.

    Relative ones count from `published` (an ISO 8601 date or date and time), or else from the date that stands in the
    dateline; without either they stay relative ("XXXX-WXX-4" is a Thursday) or have no value.
    """
    by_sentence = [find_expressions(sentence) for sentence in sentences]
    now = _reference(_date(published), _dateline(by_sentence))
    mentioned: list[Period] = []
    block = -1
    found: list[Time] = []
    for of_sentence in by_sentence:
        times: list[Time] = []
        day: str | None = None
        mods = bounds([expression.match for expression in of_sentence])
        for number, expression in enumerate(of_sentence):
            here = expression.sentence.block == block
            moment = _moment(of_sentence, number, now, mentioned, here=here)
            time = Time(
                expression.start,
                expression.end,
                expression.pattern.type,
                expression.pattern.value(expression.match, moment),
                mods[number] if expression.pattern.type in {"date", "time"} else None,
            )
            if number and _spans(of_sentence[number - 1], expression):
                times[-1], time = _in_order(times[-1], time, expression)
            times.append(time)
            day = day or _day_in_focus(moment, time.value, here=here)
            named = period_of(time.value) if time.type in {"date", "time"} else None
            if named:
                mentioned.append(named)
                block = expression.sentence.block
        found += _joined(of_sentence, times, day or _UNKNOWN_DAY)
    return tuple(found)


def _reference(published: date | None, dateline: date | None) -> date | None:
    """The day that relative dates count from: the dateline, unless it is far from the day of publication."""
    if published and dateline and abs((published - dateline).days) > _LIMITS.dateline_tolerance:
        return published
    return dateline or published


def _date(published: str | None) -> date | None:
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None


def find_expressions(sentence: Sentence) -> list[Expression]:
    """The longest matches that do not overlap, leftmost first."""
    patterns = [rule.pattern for rule in FAMILY.rules]  # before the sentence is spelt: patterns add to the alphabet
    spelling, pieces = spell(sentence)
    chosen: list[Expression] = []
    present = frozenset(spelling)
    upcoming = [
        (pattern, next(pattern.matches(spelling, pieces), None)) for pattern in patterns if pattern.may_match(present)
    ]
    while matches := [(pattern, match) for pattern, match in upcoming if match]:
        best, found = min(matches, key=_preference)
        expression = Expression(best, found, sentence)
        if not _is_in_name(expression):
            chosen.append(expression)
        free = found.last
        upcoming = [
            (pattern, match if match.first >= free else next(pattern.matches(spelling, pieces, free), None))
            for pattern, match in matches
        ]
    return chosen


def _is_in_name(expression: Expression) -> bool:
    """Whether it is only the first part of a name: "| Christmas | Island"."""
    word = expression.head
    named = word.dep == "compound" and word.ent == word.head.ent and word.ent in NAMED_SITE_LABELS
    return named and word.head.i == word.i + 1


def _preference(candidate: tuple[TimePattern, Match]) -> tuple[int, int, int]:
    """The key that sorts the leftmost match first, then the longest, then the one of the highest precedence."""
    pattern, match = candidate
    return match.first, -match.last, -pattern.precedence


def _moment(
    expressions: list[Expression], number: int, now: date | None, mentioned: list[Period], *, here: bool
) -> Moment:
    """The moment of an expression. `here`: the latest mentioned period stands in the same paragraph."""
    expression = expressions[number]
    head = expression.head
    towards = direction(head, headline=expression.sentence.kind == "headline")
    return Moment(
        now=now,
        direction=towards,
        mentioned=mentioned,
        year=_coordinated_year(expressions, number),
        narrated=_narrated(mentioned[-1], now) if here and towards <= 0 else None,
        generic=generic(head),
    )


def _coordinated_year(expressions: list[Expression], number: int) -> int | None:
    """The year that only a later member of a coordination gives: "from March to May 2014"."""
    for one, two in zip(expressions[number:], expressions[number + 1 :], strict=False):
        between = " ".join(piece.text for piece in one.match.pieces[one.match.last : two.match.first])
        if between not in TIME_CONTEXTS.coordinators or not two.pattern.yearly:
            return None
        if "year" in two.match:
            return two.match.number("year")
    return None


def _spans(one: Expression, two: Expression) -> bool:
    """Whether two neighbours are the ends of one time: "from 30 April to 20 June", "between Monday and Friday"."""
    between = " ".join(piece.text for piece in one.match.pieces[one.match.last : two.match.first])
    return between in TIME_CONTEXTS.reaching or (between == "and" and one.match.near(-1) == "between")


def _in_order(one: Time, two: Time, expression: Expression) -> tuple[Time, Time]:
    """The ends of a time in order: the second a year later if it lacks its year, a first weekday a week earlier."""
    begin, end = period_of(one.value), period_of(two.value)
    if not begin or not end or end.first >= begin.first:
        return one, two
    if "weekday" in expression.match and "month" not in expression.match and begin.grain == "day":
        return replace(one, value=value_at(shifted(begin.first, "day", -7), "day")), two
    if not expression.pattern.yearly or "year" in expression.match:
        return one, two
    following = f"{end.first.year + 1}{(two.value or '')[4:]}"
    return one, replace(two, value=following) if period_of(following) else two


def _narrated(period: Period, now: date | None) -> date | None:
    """The day long past that the paragraph is about, if yearless dates behind it belong to its year."""
    old = now is not None and period.grain in {"day", "month"} and (now - period.first).days > _LIMITS.narrated_after
    return period.first if old else None


def _day_in_focus(moment: Moment, hour: str | None, *, here: bool) -> str | None:
    """The day of a time of day without one: the last in the paragraph, or now if the clause is about the past.

    What is past did not happen on a day to come, nor at the end of this one: midnight is that before today.
    """
    if here and moment.mentioned[-1].grain == "day":
        last = moment.mentioned[-1].first
        ahead = moment.direction < 0 and moment.now is not None and last > moment.now
        return None if ahead else last.isoformat()
    if moment.now is None or moment.direction >= 0:
        return None
    return (moment.now - timedelta(days=hour == "T24:00")).isoformat()


def _joined(expressions: list[Expression], times: list[Time], day: str) -> list[Time]:
    """Join times of day with the day beside them, or with one in the sentence, or else with `day`."""
    joined: list[Time] = []
    end = 0
    for expression, time in zip(expressions, times, strict=True):
        match = expression.match
        joint = " ".join(piece.text for piece in match.pieces[end : match.first])
        joins = not joint or joint in TIME_CONTEXTS.day_joints
        whole = _day_and_hour(joined[-1], time) if joined and joins else None
        if whole:
            joined[-1] = whole
        else:
            joined.append(time)
        end = match.last
    day = next((time.value for time in times if time.value and _DAY.fullmatch(time.value)), day)
    return [replace(time, value=f"{day}{time.value}") if (time.value or "")[:1] == "T" else time for time in joined]


def _day_and_hour(one: Time, two: Time) -> Time | None:
    """Two neighbours as one time where one of them is a day and the other a time of day, or else None."""
    days, hours = zip(*((time.value or "").partition("T")[::2] for time in (one, two)), strict=True)
    day, hour = "".join(days), _hour(*hours)
    if not _DAY.fullmatch(day) or hour is None:
        return None
    return Time(one.start, two.end, "time", f"{day}T{hour}", one.mod)


def _hour(one: str, two: str) -> str | None:
    """The finer of two times of day, by the clock of 24 hours ("8:30" and "EV": "20:30")."""
    if not one or not two:
        return one or two or None
    clock, part = sorted((one, two))
    if not clock[0].isdigit() or part[0].isdigit():
        return None
    return f"{int(clock[:2]) + 12}{clock[2:]}" if part in AFTER_NOON and clock < "12" else clock


def _dateline(expressions: Iterable[list[Expression]]) -> date | None:
    """The first full date that ends a line without a full stop or stands before the dash of a dateline."""
    for of_sentence in expressions:
        for expression in of_sentence:
            if expression.sentence.block >= _LIMITS.dateline_blocks:
                return None
            if expression.pattern.type == "date" and _in_dateline(expression):
                named = period_of(expression.pattern.value(expression.match, Moment(None)))
                if named and named.grain == "day":
                    return named.first
    return None


def _in_dateline(expression: Expression) -> bool:
    match = expression.match
    after = [piece.text for piece in match.pieces[match.last : match.last + _LIMITS.dateline_source_reach]]
    if after[:1] == ["("] and ")" in after:  # (Reuters)
        after = after[after.index(")") + 1 :]
    dash = after[:1] in (["-"], ["--"]) and match.first < _LIMITS.dateline_position
    return (not after and _stands_apart(expression)) or dash or expression.sentence.kind in {"dateline", "byline"}


def _stands_apart(expression: Expression) -> bool:
    """Whether the date that ends a line is no part of a phrase ("the flood of May 3, 2019") and no heading of its day.

    It begins the line, follows a mark or a name in capitals, or has its day of the week.
    """
    match, kind = expression.match, expression.sentence.kind
    if match.first == 0 or kind == "subheadline":
        return kind != "subheadline"
    before = match.pieces[match.first - 1]
    weekday = match.pieces[match.first].text in TIME_WORDS.classes["weekday"]
    parted = not before.text[-1:].isalnum() or before.word.text.isupper()
    return before.text not in LAYOUT.small and (parted or weekday)
