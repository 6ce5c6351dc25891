"""Coreference of events: which reports are of the same event."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping
from dataclasses import replace

from triplewire.extract.lexicon.event_lexicon import NOUNS, REPORT
from triplewire.extract.lexicon.lists import EVENT_TYPES, ROLES
from triplewire.extract.lexicon.thresholds import THRESHOLDS
from triplewire.extract.model import Event, Time

ANAPHOR, HAPPENS = "event.anaphor", "event.happens"
_GOING_ON = ROLES.going_on
_TOLD = frozenset({"actual", "future"})  # what a definite noun may refer to: not what was tried or feared
HAPPENING = frozenset({ANAPHOR, HAPPENS})  # reported by a noun: "the talks took place"


def join_mentions(
    events: Iterable[Event], times: tuple[Time, ...], nouns: Mapping[int, tuple[str, ...]]
) -> tuple[Event, ...]:
    """Number the events and set `coreferent` of each that reports an earlier one again.

    Two agree when kind, polarity and modality are the same, the actors of one are among those of the other in the same
    roles, and time and place do not differ. Untyped events need the same verb and both roles; a repeated
    utterance is another event. A definite noun without named participants ("the attack", rule ANAPHOR) refers to the
    last event of its type, if there is one. `nouns` gives the entity ids of such nouns, by offset: the source of an act
    of "the talks" is the source of the talks.
    """
    standing: dict[str, tuple[str, ...]] = {}
    first: dict[_Sort, deque[Event]] = defaultdict(lambda: deque(maxlen=THRESHOLDS.events.repetition_memory))
    joined: list[Event] = []
    latest: _Latest = {}
    for unnumbered in events:
        source = unnumbered.source
        if unnumbered.type is not None and not standing.keys().isdisjoint(source):
            source = tuple(dict.fromkeys(i for s in source for i in standing.get(s, (s,))))
        event = replace(unnumbered, id=f"v{len(joined) + 1}", source=source)
        if event.coreferent is not None:  # an answer to a claim
            about = joined[int(event.coreferent[1:]) - 1]
            joined.append(replace(event, coreferent=about.coreferent or about.id))
            continue
        if event.rule == ANAPHOR:
            meant = _meant(event, latest, nouns.get(event.trigger.start, ()))
            if meant and meant.source:
                standing |= dict.fromkeys(nouns.get(event.trigger.start, ()), meant.source)
            joined.append(_again(event, meant) if meant else event)
            _note(joined[-1], latest)
            continue
        key = (event.type, event.mode, None if event.type else event.trigger.lemma, event.polarity, event.modality)
        same = _same(event, first, key, times) if _is_telling(event) else None
        if same is None:
            for actor in _actors(event):
                first[(actor, *key)].append(event)
        joined.append(replace(event, coreferent=same.id) if same else event)
        _note(joined[-1], latest)
    return tuple(joined)


# A participant, and what else two reports of one event share; the latest events that are no repetition are kept for
# each.
_Sort = tuple[str | None, ...]


def _same(event: Event, first: Mapping[_Sort, Iterable[Event]], key: _Sort, times: tuple[Time, ...]) -> Event | None:
    """Return the first event that this one reports again."""
    told = (next((e for e in first.get((a, *key), ()) if _agree(e, event, times)), None) for a in _actors(event))
    return min(filter(None, told), key=lambda e: int(e.id[1:]), default=None)


# By type the last event of each mode and trigger lemma that a later noun may refer to.
_Latest = dict[str | None, dict[tuple[str | None, str], Event]]


def _note(event: Event, latest: _Latest) -> None:
    """Record an event that names an actor or place; of two with one trigger the first is kept."""
    told = event.polarity == "positive" and event.modality in _TOLD
    if (event.source or event.target or event.place) and told:
        of_type, key = latest.setdefault(event.type, {}), (event.mode, event.trigger.lemma)
        if key not in of_type or of_type[key].trigger.start < event.trigger.start:
            of_type[key] = event


def _meant(event: Event, latest: _Latest, own: tuple[str, ...]) -> Event | None:
    """Return the last event that a noun may refer to, preferably with the same word, then of the same mode.

    `own`: the entities of the noun, which did not do what it refers to: "hurt in the attack" is not the attack.
    """
    told = latest.get(event.type, {}).values()
    possible = [earlier for earlier in told if _may_be(earlier, event) and not set(own).intersection(earlier.source)]

    def nearness(earlier: Event) -> tuple[bool, bool, int]:
        words = earlier.trigger.lemma.split()
        named = any(_is_formed_from(event.trigger.lemma, word) for word in words)
        return named, earlier.mode == event.mode, earlier.trigger.start

    return max(possible, key=nearness, default=None)


def _is_formed_from(noun: str, word: str) -> bool:
    """Whether a noun is the word or an act named after it: "the killing" after "killed"."""
    stem = word.removesuffix("e")
    return noun.removesuffix("ing") in {word, stem, f"{stem}{stem[-1:]}"}


def _may_be(earlier: Event, event: Event) -> bool:
    known = event.trigger.lemma in earlier.trigger.lemma or event.type in EVENT_TYPES.named_by_type
    if event.trigger.lemma in _GOING_ON or not known or _differ_in_sides(earlier, event):
        return False
    same = earlier.mode == event.mode or event.trigger.lemma in earlier.trigger.lemma
    return same or (event.type is not None and event.mode is None)


def _differ_in_sides(earlier: Event, event: Event) -> bool:
    """Whether a noun for what two sides do cannot mean what one did to another, or the reverse.

    "The deal" is not what one of them offered, "the talks" are not what one told another, "the raid" is no clash.
    """
    if event.trigger.lemma in earlier.trigger.lemma:
        return False
    mutual = any(entry.kind.mutual for entry in NOUNS.get(event.trigger.lemma, ()))
    if mutual:
        return event.type in EVENT_TYPES.two_sided and bool(earlier.target)
    return event.type == "ASSAULT" and len(earlier.source) > 1 and not earlier.target


def _again(event: Event, meant: Event) -> Event:
    """Return the event of a noun without named participants, with the participants of its antecedent."""
    return replace(
        event,
        coreferent=meant.coreferent or meant.id,
        source=meant.source,
        target=meant.target,
        place=event.place or meant.place,
        placed_by=event.placed_by or meant.placed_by,
        time=event.time or meant.time,
    )


def _is_telling(event: Event) -> bool:
    return event.type is not None or (bool(event.source and event.target) and event.trigger.lemma not in REPORT)


def _agree(one: Event, other: Event, times: tuple[Time, ...]) -> bool:
    return (
        not _are_two(one, other)
        and bool(_actors(one) & _actors(other))
        and _within(one.source, other.source)
        and _within(one.target, other.target)
        and not (set(one.source) & set(other.target) or set(one.target) & set(other.source))
        and _compatible(one.place, other.place)
        and _compatible(_values(one, times), _values(other, times))
    )


def _are_two(one: Event, other: Event) -> bool:
    """Whether the events have different verbs and are in one sentence, or only one of them has a target.

    "attacked and burned the town" are two acts; to rule out talks and to reject Chad's plan may be one or two.
    """
    if one.rule != "event.verb" or other.rule != "event.verb" or one.trigger.lemma == other.trigger.lemma:
        return False
    return one.sentence == other.sentence or bool(one.target) != bool(other.target)


def _within(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return set(one) <= set(other) or set(other) <= set(one)


def _actors(event: Event) -> set[str]:
    return {*event.source, *event.target}


def _values(event: Event, times: tuple[Time, ...]) -> tuple[str, ...]:
    return tuple(value for index in event.time if (value := times[index].value))


def _compatible(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return not one or not other or bool(set(one) & set(other))
