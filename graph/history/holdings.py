"""Whether a relation held on a day, by what all documents say of its time: yes, no, or not known.

A telling gives limits: the days by which the relation had begun and until which it held at least, and those from which
it began at the earliest and by which it had ended. The rules are in docs/ontology.md ("What held on a day").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from triplewire.graph.thresholds import THRESHOLDS

Answer = Literal["yes", "no", "not known"]

_GAP = timedelta(days=THRESHOLDS.history.gap_days)
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Told:
    """The time of a relation in one telling; a limit that it leaves open is None.

    It began between `begun_from` and `begun_by` and ended between `ended_from` and `ended_by`, each day included; so
    it held from `begun_by` to `ended_from` at least. `opens`: the telling speaks of the beginning. `source` is the
    mention of the relation, `begin_words` and `end_words` are what says when it began and ended.
    """

    source: str
    begun_from: date | None = None
    begun_by: date | None = None
    ended_from: date | None = None
    ended_by: date | None = None
    opens: bool = False
    begin_words: str = ""
    end_words: str = ""

    def holds(self, day: date) -> bool:
        """Return whether the relation held on the day by this telling alone."""
        return self.begun_by is not None and self.ended_from is not None and self.begun_by <= day <= self.ended_from

    @property
    def span(self) -> tuple[date, date] | None:
        """The days from and to which it held at least; None if the telling gives none."""
        if self.begun_by is None or self.ended_from is None or self.begun_by > self.ended_from:
            return None
        return self.begun_by, self.ended_from


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer for a day, the reason in words, and the tellings that decide it; `inferred`: no text says it."""

    held: Answer
    why: str
    by: tuple[Told, ...] = ()
    inferred: bool = False


def verdict(told: Sequence[Told], day: date, others: Sequence[Told] = ()) -> Verdict:
    """Return whether a relation held on a day.

    `told` has all tellings of it, `others` those of other holders, if only one can hold it at a time.
    """
    told, others = sorted(told, key=_order), sorted(others, key=_order)
    holding = [each for each in told if each.holds(day)]
    not_held = _ended(told, day) or _not_begun(told, day)
    if holding and (not_held or _is_doubtful(holding, told)):
        against = not_held.by if not_held else tuple(_ends_before(holding[0], told))[:1]
        return Verdict("not known", "the documents contradict each other", (holding[0], *against))
    if holding:
        rival = next((each for each in others if each.holds(day) and _overlap(holding[0], each)), None)
        if rival:
            return Verdict("not known", "two holders are told of", (holding[0], rival))
        return Verdict("yes", f"it held {_span(holding[0])}", (holding[0],))
    if not_held:
        return not_held
    return _inferred(told, day, others) or _open(told, day)


def _order(told: Told) -> tuple[date, date, str]:
    return told.begun_by or date.max, told.ended_from or date.max, told.source


def _ended(told: Sequence[Told], day: date) -> Verdict | None:
    """Return "no" if it ended before the day, and nothing tells that it may have begun again by then."""
    for each in sorted(told, key=lambda each: each.ended_by or date.min, reverse=True):
        if each.ended_by is not None and each.ended_by < day:
            later = [o for o in told if o is not each and _is_held_after(o, each.ended_by)]
            if all(o.begun_from is not None and o.begun_from > day for o in later):
                return Verdict("no", f"it ended by {each.ended_by}{_quoted(each.end_words)}", (each,))
            return None
    return None


def _is_held_after(told: Told, day: date) -> bool:
    """Whether a telling says that it held after a day, or that it began then."""
    begins = told.opens and told.begun_by is not None and told.begun_by > day
    return begins or (told.span is not None and told.span[1] > day)


def _not_begun(told: Sequence[Told], day: date) -> Verdict | None:
    """Return "no" if it began after the day, and nothing tells that it may have held before that."""
    for each in sorted(told, key=lambda each: each.begun_from or date.max):
        if each.begun_from is not None and each.begun_from > day:
            earlier = [o for o in told if o is not each and o.span and o.span[0] < each.begun_from]
            if all(o.ended_by is not None and o.ended_by < day for o in earlier):
                return Verdict("no", f"it began on {each.begun_from} or later{_quoted(each.begin_words)}", (each,))
            return None
    return None


def _ends_before(holding: Told, told: Sequence[Told]) -> list[Told]:
    """Return the tellings by which the relation had ended before a time at which another tells that it held."""
    until = holding.ended_from or date.min
    return [each for each in told if each.ended_by is not None and each.ended_by < until]


def _is_doubtful(holding: Sequence[Told], told: Sequence[Told]) -> bool:
    """Whether it is told as ended before, and nothing tells that it began again: "President Lee", years after."""
    if any(each.opens for each in holding):
        return False
    ended = max((e.ended_by for each in holding for e in _ends_before(each, told) if e.ended_by), default=None)
    day = min(each.ended_from for each in holding if each.ended_from)
    again = [each for each in told if each.opens and each.begun_by and ended and ended < each.begun_by <= day]
    return ended is not None and not again


def _overlap(one: Told, other: Told) -> bool:
    """Whether both held for more than a day at the same time; on one day, one can follow the other."""
    if not one.span or not other.span:
        return False
    return min(one.span[1], other.span[1]) - max(one.span[0], other.span[0]) >= _DAY


def _inferred(told: Sequence[Told], day: date, others: Sequence[Told]) -> Verdict | None:
    """Return what follows, though no text says it: from two tellings around the day, or from a later holder."""
    before = max((each for each in told if each.span and each.span[1] < day), key=lambda e: e.span or (), default=None)
    after = min((each for each in told if each.span and each.span[0] > day), key=lambda e: e.span or (), default=None)
    rival = next((each for each in others if each.holds(day)), None)
    if term := _term(told, day):
        return Verdict(
            "yes", f"it began by {term[0].begun_by} and ended in {term[1].ended_from} or later", term, inferred=True
        )
    if before and after and not rival and _is_unbroken(before, after, told):
        return Verdict("yes", f"it held on {_last(before)} and on {_first(after)}", (before, after), inferred=True)
    if rival:
        return Verdict("no", f"another holds it {_span(rival)}", (before or after or told[0], rival), inferred=True)
    if before and (after is None or after.opens):
        later = next((each for each in others if each.span and _last(before) < _first(each) <= day), None)
        if later:
            return Verdict("no", f"another holds it {_span(later)}", (before, later), inferred=True)
    return None


def _term(told: Sequence[Told], day: date) -> tuple[Told, Told] | None:
    """Return the last beginning before the day and the first end after it, told each by itself: "joined", "left"."""
    begun = [each for each in told if each.opens and each.begun_by and each.begun_by <= day]
    ended = [each for each in told if each.ended_from and each.ended_by and each.ended_from >= day]
    begin = max(begun, key=lambda each: each.begun_by or date.min, default=None)
    end = min(ended, key=lambda each: each.ended_from or date.max, default=None)
    if begin is None or end is None or begin.begun_by is None or end.ended_from is None:
        return None
    broken = any(
        (e.ended_by is not None and begin.begun_by <= e.ended_by and (e.ended_from or e.ended_by) < day)
        or (e.begun_from is not None and day < e.begun_from <= end.ended_from)
        for e in told
    )
    return None if broken else (begin, end)


def _is_unbroken(before: Told, after: Told, told: Sequence[Told]) -> bool:
    """Whether two tellings lie so near each other, without an end or a beginning between, that it held all the time."""
    first, last = _last(before), _first(after)
    ends = any(e.ended_by and e.ended_by >= first and (e.ended_from or e.ended_by) < last for e in told)
    begins = any(e.begun_from and first < e.begun_from <= last for e in told)
    return last - first <= _GAP and not ends and not begins


def _open(told: Sequence[Told], day: date) -> Verdict:
    """Return that nothing is known of the day, with the last telling before it, or the first one."""
    known = [each for each in told if each.span]
    last = max((each for each in known if _last(each) < day), key=_last, default=None)
    if last:
        return Verdict("not known", f"it held {_span(last)}, and nothing tells of an end", (last,))
    if known:
        return Verdict("not known", f"it held {_span(known[0])}, and nothing tells of the time before", (known[0],))
    begun = next((each for each in told if each.begun_by and each.begun_by < day), None)
    if begun and begun.opens:
        why = f"it began by {begun.begun_by}{_quoted(begun.begin_words)}, and nothing tells of an end"
        return Verdict("not known", why, (begun,))
    return Verdict("not known", "nothing tells when it held", tuple(told[:1]))


def _quoted(words: str) -> str:
    return f" ({' '.join(words.split())!r})" if words else ""


def _first(told: Told) -> date:
    return told.span[0] if told.span else date.max


def _last(told: Told) -> date:
    return told.span[1] if told.span else date.min


def _span(told: Told) -> str:
    first, last = _first(told), _last(told)
    return f"on {first}" if first == last else f"from {first} to {last} at least"
