"""What shows that an event is of its type: those who deal with each other, an object, a setting."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from triplewire.extract.events.entries import event_noun
from triplewire.extract.events.frames import Frame
from triplewire.extract.events.noun_roles import Roles
from triplewire.extract.events.participants.actors import Actors
from triplewire.extract.events.same_event import ANAPHOR
from triplewire.extract.events.types import Reading
from triplewire.extract.lexicon.event_lexicon import SIDES
from triplewire.extract.lexicon.labels import AGENTS, MANNED_KINDS, PLURAL_TAGS
from triplewire.extract.lexicon.lists import EVENT_TYPES, PRONOUNS
from triplewire.extract.model import Event
from triplewire.extract.syntax.tree import Word

NOMINAL = "event.nominal"
_DEALING = AGENTS | MANNED_KINDS | {"site"}  # a site stands for those in it


def is_alone(reading: Reading, frame: Frame, roles: Roles, actors: Actors) -> bool:
    """Whether one person talks and the clause names nobody else: "I am talking about the weather"."""
    kind = reading.kind
    if kind is None or kind.type != "CONSULT" or kind.mode is not None or frame.passive or reading.noun is not None:
        return False
    single = all(
        word.tag not in PLURAL_TAGS and word.lower not in PRONOUNS.first_plural | PRONOUNS.they for word in frame.doers
    )
    persons = all(actors.kind(word) in {"person", None} for word in frame.doers)
    told = [*roles.source, *roles.target, *roles.place]  # "landed in Oslo" tells whom she visits
    return not roles.target and not told[1:] and single and persons


def is_among_things(reading: Reading, lemma: str, frame: Frame, roles: Roles, actors: Actors) -> bool:
    """Whether a type of dealings between actors has none on either side: "the plan supports growth".

    An entry that requires its object, or an event noun, tells the type without them: "sanctions were imposed", "the
    talks collapsed".
    """
    kind = reading.kind
    if kind is None or kind.type is None or kind.type in EVENT_TYPES.collective or reading.matched:
        return False
    told = frame.passive or not frame.patients
    if told and any(event_noun(word) for word in (*frame.doers, *frame.patients)):
        return False
    if kind.type == "ACCUSE" and reading.noun is None and lemma == "be":  # "is worried about the price"
        return not _has_actor(kind.type, roles.target, actors)
    if any(_may_deal(word, actors) for word in (*frame.doers, *frame.patients, *frame.recipients)):
        return False
    sides = (*roles.source, *roles.target, *roles.represented)
    return not _has_actor(kind.type, sides, actors) and (reading.noun is None or bool(sides))


def _may_deal(word: Word, actors: Actors) -> bool:
    """Whether a noun without an entity is of a kind that can act, or is a name."""
    kind = actors.kind(word)
    return kind in AGENTS or (kind is None and word.pos == "PROPN")


def _has_actor(type_: str, sides: Iterable[str], actors: Actors) -> bool:
    """Whether one who can act or undergo the type, or whose kind is unknown, is on a side."""
    suited = _DEALING | (SIDES[type_].target or frozenset())
    return any(kind is None or kind in suited for kind in map(actors.kind_of, sides))


def with_shown_types(events: Iterable[Event], actors: Actors) -> tuple[Event, ...]:
    """The events, without the type of nouns that tell of nobody, nowhere and at no time: "funding", "protection"."""
    return tuple(replace(e, type=None, mode=None) if _is_general(e, actors) else e for e in events)


def _is_general(event: Event, actors: Actors) -> bool:
    if event.type is None or event.rule not in {NOMINAL, ANAPHOR} or event.coreferent is not None:
        return False
    if event.type in EVENT_TYPES.uttered and not event.source:
        return True  # "under pressure": nobody is said to demand anything
    sides = (*event.source, *event.target, *event.others)
    told = event.place or event.time or (event.type in EVENT_TYPES.collective and sides)
    return not told and not _has_actor(event.type, (*event.source, *event.target), actors)
