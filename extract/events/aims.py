"""What of a clause may name the target of its event: not the own forces, a time or what is set before it."""

from __future__ import annotations

from dataclasses import replace

from triplewire.extract.events.figures import WARLIKE
from triplewire.extract.events.frames import Frame
from triplewire.extract.events.participants.actors import Actors
from triplewire.extract.lexicon.event_lexicon import FORCES, HOSTILE, Kind
from triplewire.extract.lexicon.labels import ATTRIBUTIVE_DEPS, MANNED_KINDS, TIME_LABELS
from triplewire.extract.lexicon.lists import EVENT_TYPES, PARTICIPANTS, ROLES
from triplewire.extract.syntax.tree import Word
from triplewire.extract.syntax.verb_groups import lemma_of

_OPPOSING = frozenset({"against", "to"})  # of targets that stand first: "against Peru it imposed sanctions"


def aim_of(verb: Word, frame: Frame, kind: Kind | None, actors: Actors) -> Frame:
    """Return the frame of an event without the phrases that name none of its targets."""
    lemma = lemma_of(verb)
    aside = [
        pair for pair in frame.obliques if _is_aside(*pair, lemma, kind, actors) or _is_setting(*pair, verb, frame)
    ]
    return replace(frame, obliques=tuple(pair for pair in frame.obliques if pair not in aside)) if aside else frame


def is_own_force(noun: Word, lemma: str, kind: Kind | None, actors: Actors) -> bool:
    """Whether an object is the forces that are moved: "mobilised its ships"."""
    moved = kind is not None and kind.type == "MOBILIZE" and lemma in PARTICIPANTS.moving_forces
    return moved and (noun.lemma.lower() in FORCES | WARLIKE or actors.kind(noun) in MANNED_KINDS)


def owners_of_forces(frame: Frame, kind: Kind | None, actors: Actors) -> set[str]:
    """Return whose forces are moved: "| British | soldiers were deployed"."""
    if kind is None or kind.type != "MOBILIZE":
        return set()
    before = (child for word in frame.patients for child in word.children if child.dep in ATTRIBUTIVE_DEPS)
    return {i for child in before for i in actors.at(child)}


def _is_aside(preposition: str, noun: Word, lemma: str, kind: Kind | None, actors: Actors) -> bool:
    """Whether harm is not done to it, but for its sake, or ends there: "in support of | Peru", "deported to"."""
    type_ = kind.type if kind is not None else None
    helped = noun.head.lower == "of" and noun.head.head.lemma in PARTICIPANTS.sake
    brought = preposition == "to" and kind is not None and kind.mode in EVENT_TYPES.removing
    return (
        (type_ in HOSTILE and (helped or brought))
        or (kind is not None and kind.mode == "resign" and preposition != "from")
        or (lemma in ROLES.recalling and preposition == "to")  # "was recalled to Oslo"
        or (preposition == "at" and noun.lemma in PARTICIPANTS.instigation)
        # "is fighting for the rebels", but not "for the city"
        or (lemma in PARTICIPANTS.fights and preposition == "for" and actors.is_human(noun))
    )


def _is_setting(preposition: str, noun: Word, verb: Word, frame: Frame) -> bool:
    """Whether it is a time, or stands before the subject: "on the day of the talks", "under pressure, Chad left"."""
    if noun.ent in TIME_LABELS or noun.lemma in ROLES.times:
        return True
    fronted = noun.head.head is verb and noun.i < min((word.i for word in frame.doers if word.i < verb.i), default=0)
    return fronted and preposition not in _OPPOSING | ROLES.place_prepositions
