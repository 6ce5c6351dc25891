"""Titles in what is told of long ago: "signed by President Ann Lee in 1994", "under coach Tom Hall (1990-94)"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from triplewire.extract.lexicon.labels import PAST_TAGS, PREDICATIVE_DEPS, VERBAL_POS
from triplewire.extract.lexicon.lists import RELATION_TIMES
from triplewire.extract.model import Extent, Holding, Limit
from triplewire.extract.relations.mechanisms.related_times import Calendar, related_times
from triplewire.extract.relations.mechanisms.stated import Stated
from triplewire.extract.syntax.tree import Sentence

TOLD = "holds.told"  # the rule of a title that is told of long ago alone
_BEHIND = 2  # characters behind a name in which a span of years in brackets begins


def told_of_long_ago(found: Holding, stated: Stated, sentence: Sentence, calendar: Calendar) -> Holding:
    """Add the time of long ago of which the words with a title tell, or the end of its years in brackets."""
    if found != Holding() or not stated.rule.startswith("role.") or stated.at.dep in PREDICATIVE_DEPS:
        return found
    told = next(_in_brackets(stated, sentence, calendar), None)
    if told is not None:
        return replace(found, end=told)
    return replace(found, on=tuple(_times(stated, sentence, calendar))[:1])


def _times(stated: Stated, sentence: Sentence, calendar: Calendar) -> Iterator[Limit]:
    """Yield the times of long ago of the verb in the past tense above a title."""
    verb = next((word for word in stated.at.ancestors() if word.pos in VERBAL_POS), stated.at)
    if verb.tag not in PAST_TAGS:
        return
    for head in dict.fromkeys((stated.at, *stated.subject[:1])):
        for time in related_times(head, verb, sentence, calendar):
            when = not time.mark or time.mark in RELATION_TIMES.in_
            if when and calendar.is_long_ago(time.value):
                yield Limit(time.extent.start, time.extent.end, time.value, TOLD)


def _in_brackets(stated: Stated, sentence: Sentence, calendar: Calendar) -> Iterator[Limit]:
    """Yield the end of the years that stand in brackets behind the name of a holder."""
    name = stated.subject[0]
    opening = sentence.words[name.i + 1] if name.i + 1 < len(sentence.words) else name
    if opening.text == "(":
        for time in calendar.within(Extent(opening.end, opening.end + _BEHIND)):
            last = (time.value or "").rpartition("/")[2]
            if "/" in (time.value or "") and calendar.is_past(last):
                yield Limit(time.start, time.end, last, "holds.brackets")
