"""Times that count from an event: "a week after the raid", "the night of the attack".

Their words are found like those of all times (`expressions`); what they mean is known only when the events are.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from triplewire.extract.lexicon.lists import TIME_CONTEXTS
from triplewire.extract.lexicon.thresholds import THRESHOLDS
from triplewire.extract.lexicon.time_words import TIME_WORDS
from triplewire.extract.model import Event, Time
from triplewire.extract.syntax.tree import Sentence, Word
from triplewire.extract.times.mechanisms.values import GRAINS, Period, grain_of, period_of, shifted, value_at

_LENGTH = re.compile(r"P(\d+(?:\.\d+)?)([DWMY])")
_UNITS = {"D": "day", "W": "week", "M": "month", "Y": "year"}
_MEMORY = THRESHOLDS.times.anchor_events


@dataclass(frozen=True, slots=True)
class Anchor:
    """The anchor that a time counts from: the head of the phrase or clause behind it, and the way from there.

    `part` is the TIMEX3 code of a part of the day.
    """

    word: Word
    unit: str
    steps: float
    part: str = ""


def anchors(sentences: tuple[Sentence, ...], times: tuple[Time, ...]) -> dict[int, Anchor]:
    """The anchors of the times that count from something told, by the index of the time."""
    found: dict[int, Anchor] = {}
    index = 0
    for sentence in sentences:
        while index < len(times) and times[index].start < sentence.end:
            time = times[index]
            if time.type == "duration" or time.value is None:
                words = [word for word in sentence.words if time.start <= word.start < time.end]
                anchor = (_of_length if time.type == "duration" else _of_date)(sentence, words, time)
                found |= {index: anchor} if anchor else {}
            index += 1
    return found


def _of_length(sentence: Sentence, words: list[Word], time: Time) -> Anchor | None:
    """The anchor of "two days", where "after the raid" follows; "for two days" is a length."""
    if words and sentence.words[max(0, words[0].i - 1)].lower in TIME_CONTEXTS.before_length:
        return None
    length = _LENGTH.fullmatch(time.value or "")
    joint = next(iter(sentence.words[words[-1].i + 1 :]), None) if words else None
    if length is None or joint is None or joint.lower not in TIME_CONTEXTS.anchoring:
        return None
    word, sign = _counted_from(joint), -1 if joint.lower in TIME_CONTEXTS.backwards else 1
    return Anchor(word, _UNITS[length[2]], sign * float(length[1])) if word else None


def _of_date(_: Sentence, words: list[Word], __: Time) -> Anchor | None:
    """The anchor of "the day after", "the night of", "the eve of", where the phrase goes on."""
    joint = words[-1] if words else None
    word = _counted_from(joint) if joint and joint.lower in TIME_CONTEXTS.anchoring | {"of"} else None
    if joint is None or word is None:
        return None
    texts = [word.lower for word in words]
    part = next((TIME_WORDS.part[text] for text in texts if text in TIME_WORDS.part), "")
    unit = next((TIME_WORDS.unit[text] for text in texts if text in TIME_WORDS.unit and not part), "day")
    before = joint.lower in TIME_CONTEXTS.backwards or "eve" in texts
    return Anchor(word, unit, -1 if before else 0 if joint.lower == "of" else 1, part)


def _counted_from(joint: Word) -> Word | None:
    """The head of what stands behind "after": "the raid", "she left"; None where the parse has nothing there."""
    if joint.dep == "mark":
        return joint.head
    inner = [c for c in joint.children if c.i > joint.i]
    if joint.lower == "prior":
        inner = [c for to in inner if to.lower == "to" for c in to.children]
    return next((c for c in inner if c.dep in {"pobj", "pcomp"}), None)


def anchored(times: tuple[Time, ...], found: Mapping[int, Anchor], events: tuple[Event, ...]) -> tuple[Time, ...]:
    """The times with the values of those whose anchor has a time itself; the others stay as they are."""
    valued, told = list(times), _Told(events)
    for index, anchor in found.items():
        value = _value(anchor, told.period(anchor, valued))
        if value:
            valued[index] = replace(times[index], type="time" if anchor.part else "date", value=value)
    return tuple(valued)


def _value(anchor: Anchor, period: Period | None) -> str | None:
    """The value; None where the event is dated less exactly than the unit."""
    if period is None or GRAINS.index(period.grain) > GRAINS.index(grain_of(anchor.unit, 1)):
        return None
    value = value_at(shifted(period.first, anchor.unit, anchor.steps), grain_of(anchor.unit, anchor.steps))
    return value and (f"{value}T{anchor.part}" if anchor.part else value)


class _Told:
    """The events of a document, in its order."""

    def __init__(self, events: tuple[Event, ...]) -> None:
        self._events, self._starts = events, [event.trigger.start for event in events]
        self._by_id = {event.id: event for event in events}

    def period(self, anchor: Anchor, times: list[Time]) -> Period | None:
        """The period that the anchor names ("two days after Christmas"), or of the event that it reports."""
        word = anchor.word
        behind = bisect_right(self._starts, word.start)
        before = self._events[max(0, behind - _MEMORY) : behind][::-1]
        event = next((event for event in before if word.start < event.trigger.end), None)
        for dated in self._same(event, before) if event and event.polarity == "positive" else ():
            if dated.time:
                return period_of(times[dated.time[0 if anchor.steps < 0 else -1]].value)
        behind = bisect_right(times, word.start, key=lambda time: time.start)
        named = times[behind - 1] if behind and word.start < times[behind - 1].end else None
        return period_of(named.value) if named and named.type in {"date", "time"} else None

    def _same(self, event: Event, before: tuple[Event, ...]) -> Iterable[Event]:
        """The event, its first report, and the earlier reports of its kind that do not differ in their participants."""
        yield event
        if event.coreferent in self._by_id:
            yield self._by_id[event.coreferent]
        for earlier in before:
            if earlier.id != event.id and _is_kind(earlier, event) and not _differ(earlier, event):
                yield earlier


def _is_kind(earlier: Event, event: Event) -> bool:
    if earlier.mode or event.mode:
        return (earlier.type, earlier.mode) == (event.type, event.mode)
    return event.trigger.lemma.split()[-1] in earlier.trigger.lemma.split()


def _differ(one: Event, other: Event) -> bool:
    sides = ((one.source, other.source), (one.target, other.target))
    return any(a and b and set(a).isdisjoint(b) for a, b in sides)
