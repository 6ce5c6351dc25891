"""The time in which a relation holds: what the words around it say, and what its tense says of the day of publication.

"mayor since May 2019" has a beginning, "from 2003 to 2007" a beginning and an end, "the former mayor" an end before the
day of publication, "the mayor" of today's news holds the office on that day. What the text leaves open stays open.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from triplewire.extract.factuality.negation import is_delayed
from triplewire.extract.lexicon.labels import PAST_TAGS, PRESENT_TAGS, VERBAL_POS
from triplewire.extract.lexicon.lists import RELATION_TIMES, RELATIONS
from triplewire.extract.model import Extent, Holding, Limit
from triplewire.extract.relations.mechanisms.past_titles import told_of_long_ago
from triplewire.extract.relations.mechanisms.related_times import Calendar, Dated, clefted, related_times, terms
from triplewire.extract.relations.mechanisms.role_words import begins_later, ended_by
from triplewire.extract.relations.mechanisms.stated import Stated, has_lapsed
from triplewire.extract.relations.mechanisms.turning_points import ended, ending, entering, noun_of_end
from triplewire.extract.syntax.control import has_aux
from triplewire.extract.syntax.tree import Sentence, Word
from triplewire.extract.times.mechanisms.periods import first_day, last_day

_WITH_TIME = frozenset({"conj", "xcomp"})  # of a verb that shares the time of the verb above it
_DAY = len("2020-01-01")
_LENGTH = re.compile(r"P(\d+)([YM])", re.ASCII)
PUBLISHED = "holds.published"  # the rule of the day of publication
_ENDING = RELATION_TIMES.entries("dismissing", "leaving") | RELATIONS.parting
_Turn = tuple[Word | None, Word | None]  # the verbs by which a holder takes and leaves an office


def stating(stated: Stated) -> Word:
    """The verb of a predicate noun ("is | mayor", "serves | as mayor"), else the word itself.

    A verb before the name of the holder says who it is, not what holds of them: "the winner was | Lee of the Greens".
    """
    at = stated.at
    if stated.subject[:1] == (at,):
        return at
    if at.dep in {"attr", "oprd"}:
        return at.head
    to = at.head.lower == "to" and at.head.head.lemma in RELATIONS.promoting
    return at.head.head if at.dep == "pobj" and (to or at.head.lower == "as") else at


def holdings(
    stated: Stated, name: str, sentence: Sentence, calendar: Calendar, *, public: bool = False
) -> Iterator[Holding | None]:
    """Yield what the text states of the time of a relation, a holding for each term; None if it says nothing.

    `public`: it is an office of a state or place, which who is elected takes later.
    """
    if name not in RELATION_TIMES.changing:
        yield None
        return
    verb = _elected(stated.at) or stating(stated)
    *earlier, dated = terms(related_times(stated.at, verb, sentence, calendar))
    delayed = is_delayed(clefted(verb))
    yield from (_by_phrases(term, calendar, delayed=delayed) for term in earlier)
    found = _by_phrases(dated, calendar, delayed=delayed, lapsed=has_lapsed(verb))
    found = _by_verb(found, stated, verb, dated, public=public)
    yield _completed(found, stated, name, verb, sentence, calendar)


def spans_of(verb: Word, sentence: Sentence, calendar: Calendar) -> tuple[Holding, ...]:
    """The terms that the times of a verb limit: "held the post | from 2001 to 2005 | and | since 2010"."""
    found = (_by_phrases(term, calendar) for term in terms(related_times(verb, verb, sentence, calendar)))
    present = verb.tag in PRESENT_TAGS or has_aux(verb, "has") or has_aux(verb, "have")
    today = (limit(verb, calendar.published, "published"),) if present and calendar.published else ()
    return tuple(replace(span, on=() if span.end else today) for span in found if span.begin is not None)


def _completed(
    found: Holding, stated: Stated, name: str, verb: Word, sentence: Sentence, calendar: Calendar
) -> Holding | None:
    """The time of a relation by its own times, with what other words and the tense say of it."""
    found = _by_length(found, verb, sentence, calendar)
    office, leaves = name == "holdsOffice", ending(stated, name)
    turn = entering(stated) if office else None, noun_of_end(stated) if office and leaves is None else leaves
    found = _by_turning_point(found, turn, sentence, calendar)
    found = _by_words(found, stated, sentence, calendar)
    if name in RELATIONS.ended_by_past:
        found = told_of_long_ago(found, stated, sentence, calendar)
    begin = found.begin
    if begin is not None and begin.side == "in" and not calendar.is_past(begin.value):
        found = replace(found, begin=limit(begin, begin.value, "planned"))
    over = stated.former or stated.ahead or found.on or found.end or turn[1] or ended(stated, name)
    if calendar.published and not over and _is_present(stated, verb, sentence, calendar, found.begin):
        found = replace(found, on=(limit(stated.at, calendar.published, "published"),))
    return found if found != Holding() and not _is_absurd(found) else None


def _elected(at: Word) -> Word | None:
    """The participle before an office: "Lee, | elected | mayor of Bergen"."""
    return next((w for w in at.children if w.lemma in RELATION_TIMES.electing and w.i < at.i), None)


def _by_turning_point(found: Holding, turn: _Turn, sentence: Sentence, calendar: Calendar) -> Holding:
    """The end and the beginning that the verbs of a holder's title tell of: "Mayor Ann Lee died on Monday"."""
    takes, leaves = turn
    if takes is not None and (found.begin is None or found.begin.side == "after"):
        past = takes.tag in PAST_TAGS and not any(word.tag == "MD" for word in takes.children)
        if when := time_of(takes, sentence, calendar):
            found = replace(found, begin=limit(when.extent, when.value, takes.lemma if past else "planned"))
    if leaves is not None and found.end is None:
        when = time_of(leaves, sentence, calendar)
        if when is not None and calendar.is_past(when.value):
            return replace(found, end=limit(when.extent, when.value, leaves.lemma))
    return found


def time_of(verb: Word, sentence: Sentence, calendar: Calendar) -> Dated | None:
    """The time of a verb, rather behind it than before it; else that of the verb above it.

    That is a day for a verb that is joined to another: "lost a vote on Friday and resigned".
    """
    for at in (verb, verb.head) if verb.dep in _WITH_TIME else (verb,):
        dated = sorted(related_times(at, at, sentence, calendar), key=lambda time: time.extent.start < at.start)
        when = next((time for time in dated if not time.mark or time.mark in RELATION_TIMES.in_), None)
        if when is not None and (at is verb or verb.dep == "xcomp" or len(when.value) == _DAY):
            return when
    return None


def limit(at: Word | Extent, value: str, rule: str) -> Limit:
    """The year, month or day of some words as a limit; `rule` names how they say so."""
    return Limit(at.start, at.end, value, f"holds.{rule}")


def _by_phrases(dated: Iterable[Dated], calendar: Calendar, *, delayed: bool = False, lapsed: bool = False) -> Holding:
    """The limits that prepositions give: since, until, from and to, between.

    `delayed`: it began "not until" a time; `lapsed`: it is "no longer" so, or "not since" a time.
    """
    begin = end = None
    for time in dated:
        opened = begin is not None and begin.rule in {"holds.from", "holds.between"}
        if lapsed and time.mark in RELATION_TIMES.since:
            end = limit(time.extent, time.value, "not_since")
        elif time.mark in RELATION_TIMES.since:
            begin = limit(time.extent, time.value, "since")
        elif time.mark in RELATION_TIMES.from_:
            begin = limit(time.extent, time.value, "from")
        elif delayed and time.mark in RELATION_TIMES.until:
            begin = limit(time.extent, time.value, "not_until")
        elif time.mark in RELATION_TIMES.effective:
            begin = limit(time.extent, time.value, "effective")
        elif time.mark in RELATION_TIMES.between and not opened:
            begin = limit(time.extent, time.value, "between")
        elif time.mark in RELATION_TIMES.until or (opened and time.mark in RELATION_TIMES.entries("to", "between")):
            end = limit(time.extent, time.value, "until")
    if end is not None and not calendar.is_past(end.value):
        end = None  # a term that runs until next year may be cut short
    return Holding(begin, end)


def _by_verb(found: Holding, stated: Stated, verb: Word, dated: list[Dated], *, public: bool) -> Holding:
    """Add the limit that a verb states by its time, such as a beginning for "was appointed on Monday"."""
    bare = verb.pos in VERBAL_POS  # of "the capital, Santiago, Wednesday" it is not the time
    when = next((time for time in dated if time.mark in RELATION_TIMES.in_ or (bare and not time.mark)), None)
    if when is None:
        return found
    told = limit(when.extent, when.value, verb.lemma if verb.pos in VERBAL_POS else "in")
    if has_lapsed(verb) or (verb.lemma in _ENDING and stated.former):
        return replace(found, end=told) if found.end is None else found
    if verb.lemma in RELATION_TIMES.beginning and found.begin is None and not _is_again(verb):
        return replace(found, begin=told)
    if verb.lemma in RELATION_TIMES.electing:
        later = replace(told, side="after") if public and found.begin is None and not _is_again(verb) else found.begin
        return replace(found, begin=later)
    if found.begin is None and found.end is None:
        return replace(found, on=(told,))
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
            started = limit(time, _ago(calendar.published, int(length[1]), length[2]), "for")
            return replace(found, begin=replace(started, side="before"))
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
        return replace(found, begin=replace(limit(later, day, "ahead"), side="after"))
    over = ended_by(stated.at, sentence) if stated.former and found.end is None else None
    verb = stating(stated)
    over = verb if over is None and found.end is None and has_lapsed(verb) else over
    if over is not None:
        return replace(found, end=replace(limit(over, day, "former"), side="before"))
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
