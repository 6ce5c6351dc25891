"""The times in the words around a relation: which belong to it, how they are joined to it, and in which terms."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta

from triplewire.extract.lexicon.labels import PRENOMINAL_DEPS, VERBAL_POS
from triplewire.extract.lexicon.lists import RELATION_TIMES, RELATIONS
from triplewire.extract.lexicon.thresholds import THRESHOLDS
from triplewire.extract.model import Extent, Time
from triplewire.extract.syntax.tree import Sentence, Word
from triplewire.extract.times.mechanisms.periods import first_day, last_day, period

_BEFORE_NOUN = PRENOMINAL_DEPS - {"npadvmod"}  # "the mayor last year"
_OPENING = RELATION_TIMES.entries("from_", "between")
_BEGINNING = RELATION_TIMES.entries("since", "from_", "between", "effective")
_ENDING = RELATION_TIMES.entries("until", "to")
_MARKS = _BEGINNING | _ENDING


@dataclass(frozen=True, slots=True)
class Calendar:
    """The times of a document, its day of publication, and the day on which it is told, as far as that is known."""

    times: tuple[Time, ...]
    published: str | None
    today: str | None = None

    @classmethod
    def of(cls, times: tuple[Time, ...], published: str | None) -> Calendar:
        """The calendar of a document; without a day of publication the latest of its times is that of the telling."""
        known = (period(time.value) for time in times if time.type not in {"duration", "set"})
        latest = max((each for each in known if each is not None), key=first_day, default=None)
        return cls(times, published, published or latest)

    def within(self, extent: Extent) -> tuple[Time, ...]:
        """The times that begin in an extent."""
        first, last = (bisect_left(self.times, at, key=lambda time: time.start) for at in (extent.start, extent.end))
        return self.times[first:last]

    def is_past(self, value: str) -> bool:
        """Whether a year, month or day has begun by the day of publication, or may have."""
        return self.published is None or first_day(value) <= first_day(self.published)

    def is_long_ago(self, value: str) -> bool:
        """Whether who held an office in a year or month, or on a day, may have left it before the telling."""
        reach = timedelta(days=THRESHOLDS.relations.term_days)
        return self.today is not None and last_day(value) + reach < first_day(self.today)

    def is_recent(self, sentence: Sentence) -> bool:
        """Whether nothing in a sentence or just before it dates what it tells long before the day of publication."""
        if self.published is None:
            return False
        reach = Extent(sentence.start - THRESHOLDS.relations.context_reach, sentence.end)
        bar = first_day(self.published) - timedelta(days=THRESHOLDS.relations.news_days)
        values = (period(time.value) for time in self.within(reach) if time.type != "duration")
        return all(last_day(value) >= bar for value in values if value is not None)


@dataclass(frozen=True, slots=True)
class Dated:
    """A time that belongs to a relation: its value, the preposition that says how, and all its words."""

    value: str
    mark: str
    extent: Extent


def related_times(at: Word, verb: Word, sentence: Sentence, calendar: Calendar) -> Iterator[Dated]:
    """Yield the times that say when the relation of a word and its verb began, ended or held."""
    heads = {at, verb, at.head, clefted(verb)} if at.dep == "appos" else {at, verb, clefted(verb)}
    for time in calendar.within(Extent(sentence.start, sentence.end)):
        if time.type in {"duration", "set"}:
            continue
        word = next((w for w in sentence.words if w.end > time.start), at)
        mark = _mark(word, heads, time)
        if mark is None:
            continue
        first, _, last = (time.value or "").partition("/")
        extent = Extent(mark.start if mark is not word else time.start, time.end)
        for value, label in ((first, "between"), (last, "to")) if last else ((first, mark.lower),):
            if known := period(value):
                yield Dated(known, label if mark is not word or last else "", extent)


def clefted(verb: Word) -> Word:
    """The copula of a cleft sentence ("it | was | in May that she became mayor"), "ceased" before it, else the verb."""
    above = verb.head
    if verb.dep == "xcomp" and above.lemma in RELATIONS.ceasing:
        return above
    it = above.child("nsubj") if verb.dep == "ccomp" and above.lemma == "be" else None
    return above if it is not None and it.lower == "it" else verb


def _mark(word: Word, heads: set[Word], time: Time) -> Word | None:
    """The preposition that joins a time to one of the heads, or the word itself if there is none; None if nothing does.

    In "until his death in 2009" it is "until". A time in another clause, or before another noun, belongs to that.
    """
    mark: Word = word
    below = word
    for above in word.ancestors():
        inside = above.start < time.end and above.end > time.start
        before_noun = below.dep in _BEFORE_NOUN and above.pos not in VERBAL_POS
        if above in heads:
            return None if before_noun else mark
        if (above.pos in VERBAL_POS and above.lower not in RELATION_TIMES.from_) or (before_noun and not inside):
            return None
        joined = mark.lower in RELATION_TIMES.to and above.lower in _OPENING
        if (above.lower in _MARKS and not joined) or (above.lower in RELATION_TIMES.in_ and mark is word):
            mark = above
        below = above
    return None


def terms(dated: Iterable[Dated]) -> list[list[Dated]]:
    """The times by terms: a second beginning opens a second one, as in "from 2001 to 2005 and again from 2010"."""
    found: list[list[Dated]] = [[]]
    for time in dated:
        marks = [other.mark for other in found[-1]]
        closes = time.mark == "between" and marks.count("between") == 1 and _ENDING.isdisjoint(marks)
        if time.mark in _BEGINNING and not closes and not (_BEGINNING | _ENDING).isdisjoint(marks):
            found.append([])
        found[-1].append(time)
    return found
