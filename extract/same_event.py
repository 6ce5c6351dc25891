"""The same event told twice, and the main event of an article."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from extract.model import Document, Event, Time
from extract.parse import Sentence


def join_mentions(
    events: Iterable[Event], sentences: tuple[Sentence, ...], times: tuple[Time, ...]
) -> tuple[Event, ...]:
    """Set `coreferent` of every event that tells an earlier one again.

    Two agree when kind, polarity and modality are the same, they share an actor and neither names one that the
    other's roles rule out, and time and place do not differ.
    """
    del sentences
    first: dict[tuple[str | None, str | None, str, str, str], list[Event]] = {}
    joined: list[Event] = []
    for event in events:
        key = (event.type, event.mode, "" if event.type else event.trigger.lemma, event.polarity, event.modality)
        earlier = first.setdefault(key, [])
        same = next((e for e in earlier if _agree(e, event, times)), None)
        if same is None:
            earlier.append(event)
        joined.append(replace(event, coreferent=same.id) if same else event)
    return tuple(joined)


def _agree(one: Event, other: Event, times: tuple[Time, ...]) -> bool:
    mine, its = _actors(one), _actors(other)
    if not mine & its or not (mine <= its or its <= mine):
        return False
    if one.source and other.source and not set(one.source) & {*other.source, *_mutual(other)} and len(mine) > 1:
        return False
    return _compatible(one.place, other.place) and _compatible(_values(one, times), _values(other, times))


def _actors(event: Event) -> set[str]:
    return {*event.source, *event.target}


def _mutual(event: Event) -> tuple[str, ...]:
    return event.source if not event.target else ()


def _values(event: Event, times: tuple[Time, ...]) -> tuple[str, ...]:
    return tuple(value for index in event.time if (value := times[index].value))


def _compatible(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return not one or not other or bool(set(one) & set(other))


def main_event(document: Document) -> Event | None:
    """The event that the article is about: told early, told often, with the most known of it; None without events.

    After the inverted pyramid of news: the headline and the lead tell it.
    """
    told: dict[str, int] = {}
    for event in document.events:
        told[event.coreferent or event.id] = told.get(event.coreferent or event.id, 0) + 1
    candidates = [e for e in document.events if e.coreferent is None and (e.source or e.target)]
    return max(candidates, key=lambda e: (_weight(e, told[e.id]), -e.trigger.start), default=None)


def _weight(event: Event, mentions: int) -> float:
    early = max(0, 3 - event.sentence)
    known = bool(event.source) + bool(event.target) + bool(event.place) + bool(event.time)
    happened = event.polarity == "positive" and event.modality == "actual"
    return 2 * early + 2 * bool(event.type) + known + happened + 0.5 * mentions
