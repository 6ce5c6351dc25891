"""Whether the type of an event suits its sides: storms and cars assault nobody, deadlines are not met in a meeting."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from triplewire.extract.events.actors import Actors
from triplewire.extract.events.entries import event_noun
from triplewire.extract.events.frames import Frame, nouns_after
from triplewire.extract.events.noun_roles import Roles
from triplewire.extract.events.types import Reading
from triplewire.extract.lexicon.event_lexicon import HOSTILE, SIDES, Kind
from triplewire.extract.lexicon.lists import EVENT_TYPES, PARTICIPANT_KINDS, PARTICIPANTS
from triplewire.extract.syntax.tree import Word


def suited(reading: Reading, lemma: str, frame: Frame, actors: Actors) -> Reading:
    """Return the reading of a verb where its type suits those who act and undergo; else another kind, or none."""
    kind = reading.kind
    if kind is None or kind.type is None or reading.happens:
        return reading
    if kind.type == "ASSAULT" and reading.noun is not None and is_metaphor(reading.noun, actors):
        return Reading(None)
    sides = SIDES[kind.type]
    odd = None if reading.undergone else _odd(frame.doers, sides.source, actors)
    if odd == "vehicle" and lemma not in PARTICIPANT_KINDS.colliding:
        odd = None
    if odd is not None:
        other = next((mode for found, mode in sides.instead.items() if found == odd), None)
        return Reading(Kind(None, other) if other else None)
    exact = reading.noun is not None or reading.matched or reading.complement is not None
    if sides.target is not None and not exact and _odd(frame.patients, sides.target, actors) is not None:
        return Reading(None)
    return reading


def _odd(words: Iterable[Word], allowed: Collection[str], actors: Actors) -> str | None:
    """Return the kind of the first participant where none of them is of an allowed or unknown kind."""
    kinds = [_kind(word, actors) for word in words]
    return None if any(kind is None or kind in allowed for kind in kinds) else next(iter(kinds), None)


def _kind(word: Word, actors: Actors) -> str | None:
    """Return the kind of a participant; what acts for a state, and the act of somebody, is as good as an actor."""
    told = event_noun(word)
    if told is not None and told[1].mode in EVENT_TYPES.catastrophes:
        return "force"
    if actors.behalf(word) or word.lower in PARTICIPANTS.extents:
        return None
    if told is not None and told[1].type is not None:
        return None if told[1].type in HOSTILE else "act"
    return actors.kind(word)


def unfit(kind: Kind | None, roles: Roles, actors: Actors) -> tuple[list[str], bool]:
    """Return the participants whose kind does not suit their side, and whether that of another one is unknown."""
    if kind is None or kind.type is None:
        return [], False
    sides = SIDES[kind.type]
    known = [(i, actors.kind_of(i), sides.source) for i in roles.source if i not in roles.representing]
    known += [(i, actors.kind_of(i), sides.target) for i in roles.target if sides.target is not None]
    odd = [i for i, found, allowed in known if found is not None and allowed is not None and found not in allowed]
    return odd, any(found is None for _, found, _ in known)


def is_metaphor(noun: Word, actors: Actors) -> bool:
    """Whether the opponent is not an actor: "the war on drugs", "a campaign against litter"."""
    if noun.lemma not in PARTICIPANTS.fights:
        return False
    enemies = [enemy for preposition in ("against", "on") for enemy in nouns_after(noun, preposition)]
    found = [i for enemy in enemies if enemy.lemma not in PARTICIPANTS.terror for i in actors.at(enemy)]
    return bool(found) and not any(map(actors.may_act, found))
