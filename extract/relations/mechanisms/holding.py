"""The time in which a relation holds: what the words around it say, and what its tense says of the day of publication.

"mayor since May 2019" has a beginning, "from 2003 to 2007" a beginning and an end, "the former mayor" an end before the
day of publication, "the mayor" of today's news holds the office on that day. What the text leaves open stays open.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta

from triplewire.extract.lexicon.labels import PAST_TAGS, PRENOMINAL_DEPS, PRESENT_TAGS, VERBAL_POS
from triplewire.extract.lexicon.lists import RELATION_TIMES, RELATIONS
from triplewire.extract.lexicon.thresholds import THRESHOLDS
from triplewire.extract.model import Extent, Holding, Limit, Time
from triplewire.extract.relations.mechanisms.role_words import begins_later, ended_by
from triplewire.extract.relations.mechanisms.stated import Stated
from triplewire.extract.relations.mechanisms.turning_points import ended, ending, entering
from triplewire.extract.syntax.control import has_aux
from triplewire.extract.syntax.tree import Sentence, Word
from triplewire.extract.times.mechanisms.periods import first_day, last_day, period

_BEFORE_NOUN = PRENOMINAL_DEPS - {"npadvmod"}  # "the mayor last year"
_LENGTH = re.compile(r"P(\d+)([YM])", re.ASCII)
_ENDING = RELATION_TIMES.entries("dismissing", "leaving") | RELATIONS.parting
_OPENING = RELATION_TIMES.entries("from_", "between")
_MARKS = RELATION_TIMES.entries("since", "until", "from_", "to", "between", "effective")


@dataclass(frozen=True, slots=True)
class Calendar:
    """The times of a document, and its day of publication."""

    times: tuple[Time, ...]
    published: str | None

    def within(self, extent: Extent) -> tuple[Time, ...]:
        """The times that begin in an extent."""
        first, last = (bisect_left(self.times, at, key=lambda time: time.start) for at in (extent.start, extent.end))
        return self.times[first:last]

    def is_past(self, value: str) -> bool:
        """Whether a year, month or day has begun by the day of publication, or may have."""
        return self.published is None or first_day(value) <= first_day(self.published)

    def is_recent(self, sentence: Sentence) -> bool:
        """Whether nothing in a sentence or just before it dates what it tells long before the day of publication."""
        if self.published is None:
            return False
        reach = Extent(sentence.start - THRESHOLDS.relations.context_reach, sentence.end)
        bar = first_day(self.published) - timedelta(days=THRESHOLDS.relations.news_days)
        values = (period(time.value) for time in self.within(reach) if time.type != "duration")
        return all(last_day(value) >= bar for value in values if value is not None)


_Turn = tuple[Word | None, Word | None]  # the verbs by which a holder takes and leaves an office


@dataclass(frozen=True, slots=True)
class _Dated:
    """A time that belongs to a relation: its value, the preposition that says how, and all its words."""

    value: str
    mark: str
    extent: Extent


def stating(at: Word) -> Word:
    """The verb of a predicate noun ("is | mayor", "serves | as mayor"), else the word itself."""
    if at.dep in {"attr", "oprd"}:
        return at.head
    return at.head.head if at.dep == "pobj" and at.head.lower == "as" else at


def holding(
    stated: Stated, name: str, sentence: Sentence, calendar: Calendar, *, public: bool = False
) -> Holding | None:
    """Return what the text states of the time of a relation; None if it says nothing, or the relation does not change.

    `public`: it is an office of a state or place, which who is elected takes later.
    """
    if name not in RELATION_TIMES.changing:
        return None
    verb = _elected(stated.at) or stating(stated.at)
    dated = tuple(_dated(stated.at, verb, sentence, calendar))
    found = _by_phrases(dated, calendar)
    found = _by_verb(found, stated, verb, dated, public=public)
    found = _by_length(found, verb, sentence, calendar)
    turn = entering(stated) if name == "holdsOffice" else None, ending(stated, name)
    found = _by_turning_point(found, turn, sentence, calendar)
    found = _by_words(found, stated, sentence, calendar)
    begin = found.begin
    if begin is not None and begin.side == "in" and not calendar.is_past(begin.value):
        found = replace(found, begin=_limit(begin, begin.value, "planned"))
    over = stated.former or stated.ahead or found.on or found.end or turn[1] or ended(stated, name)
    if calendar.published and not over and _is_present(stated, verb, sentence, calendar, found.begin):
        found = replace(found, on=(_limit(stated.at, calendar.published, "published"),))
    return found if found != Holding() and not _is_absurd(found) else None


def _elected(at: Word) -> Word | None:
    """The participle before an office: "Lee, | elected | mayor of Bergen"."""
    return next((w for w in at.children if w.lemma in RELATION_TIMES.electing and w.i < at.i), None)


def _by_turning_point(found: Holding, turn: _Turn, sentence: Sentence, calendar: Calendar) -> Holding:
    """The end or the beginning that the verb of a holder's title tells of: "Mayor Ann Lee died on Monday"."""
    takes, leaves = turn
    if takes is not None and (found.begin is None or found.begin.side == "after"):
        past = takes.tag in PAST_TAGS and not any(word.tag == "MD" for word in takes.children)
        if when := _when(takes, sentence, calendar):
            return replace(found, begin=_limit(when.extent, when.value, takes.lemma if past else "planned"))
    if leaves is not None and found.end is None:
        when = _when(leaves, sentence, calendar)
        if when is not None and calendar.is_past(when.value):
            return replace(found, end=_limit(when.extent, when.value, leaves.lemma))
    return found


def _when(verb: Word, sentence: Sentence, calendar: Calendar) -> _Dated | None:
    """The time of a verb, rather behind it than before it."""
    dated = sorted(_dated(verb, verb, sentence, calendar), key=lambda time: time.extent.start < verb.start)
    return next((time for time in dated if not time.mark or time.mark in RELATION_TIMES.in_), None)


def _limit(at: Word | Extent, value: str, rule: str) -> Limit:
    return Limit(at.start, at.end, value, f"holds.{rule}")


def _dated(at: Word, verb: Word, sentence: Sentence, calendar: Calendar) -> Iterator[_Dated]:
    """Yield the times that say when the relation of a word and its verb began, ended or held."""
    heads = {at, verb, at.head} if at.dep == "appos" else {at, verb}
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
                yield _Dated(known, label if mark is not word or last else "", extent)


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


def _by_phrases(dated: tuple[_Dated, ...], calendar: Calendar) -> Holding:
    """The limits that prepositions give: since, until, from and to, between."""
    begin = end = None
    for time in dated:
        opened = begin is not None and begin.rule in {"holds.from", "holds.between"}
        if time.mark in RELATION_TIMES.since:
            begin = _limit(time.extent, time.value, "since")
        elif time.mark in RELATION_TIMES.from_:
            begin = _limit(time.extent, time.value, "from")
        elif time.mark in RELATION_TIMES.effective:
            begin = _limit(time.extent, time.value, "effective")
        elif time.mark in RELATION_TIMES.between and not opened:
            begin = _limit(time.extent, time.value, "between")
        elif time.mark in RELATION_TIMES.until or (opened and time.mark in RELATION_TIMES.entries("to", "between")):
            end = _limit(time.extent, time.value, "until")
    if end is not None and not calendar.is_past(end.value):
        end = None  # a term that runs until next year may be cut short
    return Holding(begin, end)


def _by_verb(found: Holding, stated: Stated, verb: Word, dated: tuple[_Dated, ...], *, public: bool) -> Holding:
    """Add the limit that a verb states by its time, such as a beginning for "was appointed on Monday"."""
    bare = verb.pos in VERBAL_POS  # of "the capital, Santiago, Wednesday" it is not the time
    when = next((time for time in dated if time.mark in RELATION_TIMES.in_ or (bare and not time.mark)), None)
    if when is None:
        return found
    limit = _limit(when.extent, when.value, verb.lemma if verb.pos in VERBAL_POS else "in")
    if verb.lemma in _ENDING and stated.former:
        return replace(found, end=limit) if found.end is None else found
    if verb.lemma in RELATION_TIMES.beginning and found.begin is None and not _is_again(verb):
        return replace(found, begin=limit)
    if verb.lemma in RELATION_TIMES.electing:
        later = replace(limit, side="after") if public and found.begin is None and not _is_again(verb) else found.begin
        return replace(found, begin=later)
    if found.begin is None and found.end is None:
        return replace(found, on=(limit,))
    return found


def _is_again(verb: Word) -> bool:
    """Whether the relation held before: "was appointed for a second term"."""
    return any(word.lower in RELATION_TIMES.again for word in verb.subtree())


def _by_length(found: Holding, verb: Word, sentence: Sentence, calendar: Calendar) -> Holding:
    """The beginning before which a length of time in the present perfect lies: "has been mayor for three years"."""
    if calendar.published is None or found.begin is not None or not (has_aux(verb, "has") or has_aux(verb, "have")):
        return found
    for time in calendar.within(Extent(sentence.start, sentence.end)):
        length = _LENGTH.fullmatch(time.value or "") if time.type == "duration" else None
        word = next((w for w in sentence.words if w.end > time.start), verb)
        reached = next((above for above in word.ancestors() if above.pos in VERBAL_POS), None)
        if length and reached is verb and not any(w.lower in RELATION_TIMES.less for w in sentence.words):
            limit = _limit(time, _ago(calendar.published, int(length[1]), length[2]), "for")
            return replace(found, begin=replace(limit, side="before"))
    return found


def _ago(published: str, count: int, unit: str) -> str:
    """The month before which something lies that has lasted for so many years or months, each rounded."""
    months = int(published[:4]) * 12 + int(published[5:7]) - 1
    months += 1 - count + 1 if unit == "M" else 6 - 12 * count + 1
    return f"{months // 12:04}-{months % 12 + 1:02}"


def _by_words(found: Holding, stated: Stated, sentence: Sentence, calendar: Calendar) -> Holding:
    """Add what a word beside the noun states of the day of publication: "the former mayor", "the mayor-elect"."""
    if calendar.published is None:
        return found
    day = calendar.published
    later = begins_later(stated.at, sentence) if stated.ahead and found.begin is None else None
    if later is not None:
        return replace(found, begin=replace(_limit(later, day, "ahead"), side="after"))
    over = ended_by(stated.at, sentence) if stated.former and found.end is None else None
    if over is not None:
        return replace(found, end=replace(_limit(over, day, "former"), side="before"))
    return found


def _is_present(stated: Stated, verb: Word, sentence: Sentence, calendar: Calendar, begin: Limit | None) -> bool:
    """Whether the tense or a title says that the relation holds on the day of publication."""
    if begin is not None and (begin.side == "after" or not calendar.is_past(begin.value)):
        return False
    if verb.pos not in VERBAL_POS or (verb is stated.at and verb.dep in {"acl", "amod", "compound"}):
        return begin is not None or calendar.is_recent(sentence)
    auxiliaries = [word for word in verb.children if word.dep in {"aux", "auxpass"}]
    turns = verb.lemma in RELATION_TIMES.beginning | RELATION_TIMES.electing | _ENDING
    if turns or any(word.tag == "MD" for word in auxiliaries):
        return False
    if any(word.lemma == "have" for word in auxiliaries):  # "has served" may be over, "has served since 2009" is not
        return begin is not None and any(word.tag in PRESENT_TAGS for word in auxiliaries)
    return any(word.tag in PRESENT_TAGS for word in (verb, *auxiliaries))


def _is_absurd(found: Holding) -> bool:
    """Whether the end lies before the beginning: a misreading."""
    if found.begin is None or found.end is None or found.begin.side != "in":
        return False
    return last_day(found.end.value) < first_day(found.begin.value)
