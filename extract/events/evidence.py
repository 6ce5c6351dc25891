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
from triplewire.extract.lexicon.event_lexicon import SIDES, Kind
from triplewire.extract.lexicon.labels import (
    AGENTS,
    COLLECTIVE_KINDS,
    MANNED_KINDS,
    OWN_SUBJECT_DEPS,
    PLURAL_TAGS,
    SUBJECT_DEPS,
)
from triplewire.extract.lexicon.lists import EVENT_TYPES, PARTICIPANTS, PRONOUNS
from triplewire.extract.model import Event
from triplewire.extract.syntax.tree import Word

NOMINAL = "event.nominal"
_DEALING = AGENTS | MANNED_KINDS | {"site"}  # a site stands for those in it


def is_shown(reading: Reading, lemma: str, frame: Frame, roles: Roles, actors: Actors) -> bool:
    """Whether the sides of a clause are such that its event may have the type that it was read as."""
    kind = reading.kind
    if kind is None or kind.type is None:
        return True
    return not (
        is_alone(reading, lemma, frame, roles, actors)
        or is_among_things(reading, lemma, frame, roles, actors)
        or is_impersonal(reading, frame, actors)
        or is_said_by_nobody(kind.type, frame, roles, actors)
        or is_journey(kind, lemma, roles, actors)
        or is_enabled(reading, lemma, frame, actors)
        or is_bystander(reading, frame)
        or is_circumstance(reading, lemma, frame, actors)
        or (reading.intended and is_unaddressed(kind.type, roles, actors))
    )


def is_order(verb: Word) -> bool:
    """Whether a reader is told to do it: "visit our website", "do not let them in"."""
    told = verb.tag == "VB" and verb.dep in {"ROOT", "conj"} and (verb.dep == "ROOT" or is_order(verb.head))
    return told and all(c.lower == "do" or c.dep not in {*SUBJECT_DEPS, "aux", "auxpass"} for c in verb.children)


def is_alone(reading: Reading, lemma: str, frame: Frame, roles: Roles, actors: Actors) -> bool:
    """Whether one person talks and the clause names nobody else: "I am talking about the weather"."""
    kind = reading.kind
    if kind is None or kind.type != "CONSULT" or kind.mode is not None or frame.passive or reading.noun is not None:
        return False
    single = all(
        word.tag not in PLURAL_TAGS and word.lower not in PRONOUNS.first_plural | PRONOUNS.they for word in frame.doers
    )
    persons = all(actors.kind(word) in {"person", None} for word in frame.doers)
    told = [*roles.source, *roles.target, *roles.place]  # "landed in Oslo" tells whom she visits
    speaks = lemma in PARTICIPANTS.speaking and not (frame.patients or any(True for _ in frame.after("with", "to")))
    speaks = speaks and not roles.place  # "the ministers talked in Oslo"
    return not roles.target and ((not told[1:] and single and persons) or (speaks and not roles.source[1:]))


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
    if kind.type in EVENT_TYPES.felt and reading.noun is None and lemma == "be":  # "is worried about the price"
        return not _has_actor(kind.type, roles.target, actors)
    if any(_may_deal(word, actors) for word in (*frame.doers, *frame.patients, *frame.recipients)):
        return False
    if kind.type == "MOBILIZE" and any(actors.kind(word) in MANNED_KINDS for word in frame.patients):
        return False  # "vessels were mobilised"
    sides = (*roles.source, *roles.target, *roles.represented)
    return not _has_actor(kind.type, sides, actors) and (reading.noun is None or bool(sides))


def is_impersonal(reading: Reading, frame: Frame, actors: Actors) -> bool:
    """Whether nobody is known to act, but "it" or "this", of which nothing is known: "it was the third attack"."""
    kind = reading.kind
    if kind is None or kind.type is None or (kind.type in EVENT_TYPES.material and not frame.attributes):
        return False
    doers = frame.doers
    return bool(doers) and all(w.lower in PARTICIPANTS.impersonal and actors.kind(w) is None for w in doers)


def is_said_by_nobody(type_: str, frame: Frame, roles: Roles, actors: Actors) -> bool:
    """Whether nobody is known to say something, and nobody to hear it: "the bears are threatened"."""
    silent = type_ in EVENT_TYPES.uttered and frame.passive and not roles.source
    return silent and not any(actors.kind_of(i) in AGENTS for i in roles.target)


def is_journey(kind: Kind, lemma: str, roles: Roles, actors: Actors) -> bool:
    """Whether somebody only goes somewhere, to no place that has a name: "left for school", "arrived at the farm"."""
    goes = kind.mode == "visit" and lemma in PARTICIPANTS.reaching
    return goes and not any(map(actors.is_named, (*roles.target, *roles.place)))


def is_enabled(reading: Reading, lemma: str, frame: Frame, actors: Actors) -> bool:
    """Whether nobody is let do something, but something can happen: "allowed the blades to turn"."""
    if reading.kind is None or reading.kind.type != "CONCEDE" or lemma not in PARTICIPANTS.letting or reading.matched:
        return False
    raised = reading.complement.head.child(*OWN_SUBJECT_DEPS) if reading.complement is not None else None
    let = [*frame.patients, *frame.recipients, *([raised] if raised is not None else [])]
    if any(actors.kind(word) in COLLECTIVE_KINDS | {"state"} for word in frame.doers):
        return False
    things = bool(let) and not any(_may_deal(word, actors) or word.pos == "PRON" for word in let)
    causes = not any(_may_deal(word, actors) or word.pos == "PRON" for word in frame.doers)
    return things or (causes and not frame.passive)


def is_bystander(reading: Reading, frame: Frame) -> bool:
    """Whether nobody and nothing is supported: "could not stand by and watch"."""
    alone = reading.kind is not None and reading.kind.type == "SUPPORT" and not (reading.noun or reading.complement)
    return alone and not (frame.passive or frame.patients or frame.obliques or frame.recipients or frame.predicates)


def is_circumstance(reading: Reading, lemma: str, frame: Frame, actors: Actors) -> bool:
    """Whether things had to do something, and nobody forced them: "the yachts were forced to retire"."""
    if lemma != "force" or frame.doers or reading.noun is not None or reading.matched:
        return False
    return bool(frame.patients) and all(actors.kind(word) in MANNED_KINDS | {"thing"} for word in frame.patients)


def is_unaddressed(type_: str, roles: Roles, actors: Actors) -> bool:
    """Whether what somebody only means to do is promised or threatened to nobody: "will fly", "hopes to cook"."""
    joint = type_ == "AGREE" and len(roles.source) > 1
    heard = (actors.kind_of(i) in AGENTS or (actors.kind_of(i) is None and actors.is_named(i)) for i in roles.target)
    return not joint and not any(heard)


def addressed_kind(
    kind: Kind | None, told: Kind | None, condition: str | None, roles: Roles, actors: Actors
) -> Kind | None:
    """Return the kind of an announcement of `told`: none if it is for nobody; a meeting to come is a meeting, too."""
    if kind is None or told is None or kind.type == told.type or kind.type not in EVENT_TYPES.announced:
        return kind
    harmed = told.type in EVENT_TYPES.material and bool(roles.target)
    if condition == "unless" or harmed or not is_unaddressed(kind.type, roles, actors):
        return kind
    return told if told.mutual else None


def _may_deal(word: Word, actors: Actors) -> bool:
    """Whether a noun without an entity is of a kind that can act, or is a name."""
    kind = actors.kind(word)
    return kind in AGENTS or (kind is None and word.pos == "PROPN")


def _has_actor(type_: str, sides: Iterable[str], actors: Actors) -> bool:
    """Whether one who can act or undergo the type, or whose kind is unknown, is on a side."""
    suited = _DEALING | (SIDES[type_].target or frozenset())
    return any(kind is None or kind in suited for kind in map(actors.kind_of, sides))


def with_shown_types(events: Iterable[Event], actors: Actors) -> tuple[Event, ...]:
    """The events, without the type of what tells of nobody, nowhere and at no time: "funding", "build relations"."""
    return tuple(replace(e, type=None, mode=None) if _is_general(e, actors) else e for e in events)


def _is_general(event: Event, actors: Actors) -> bool:
    if event.type is None or event.coreferent is not None:
        return False
    if event.rule not in {NOMINAL, ANAPHOR}:
        happened = event.modality == "actual" and event.polarity == "positive"  # "sanctions were imposed"
        said = bool(event.source or event.target or event.place or event.time) or happened
        return not said and event.type not in EVENT_TYPES.collective
    if event.type in EVENT_TYPES.uttered and not event.source:
        return True  # "under pressure": nobody is said to demand anything
    sides = (*event.source, *event.target, *event.others)
    moved = event.type in EVENT_TYPES.collective or event.type == "MOBILIZE"  # "the deployment of troops"
    told = event.place or event.time or (moved and sides)
    return not told and not _has_actor(event.type, (*event.source, *event.target), actors)
