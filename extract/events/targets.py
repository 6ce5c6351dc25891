"""The targets of an event."""

from __future__ import annotations

from collections.abc import Iterator

from triplewire.extract.clauses.clause import Clause
from triplewire.extract.events.actors import Actors, unique
from triplewire.extract.events.entries import event_noun, noun_kind
from triplewire.extract.events.frames import Frame, nouns_after
from triplewire.extract.events.noun_roles import noun_roles
from triplewire.extract.events.types import Reader, Reading
from triplewire.extract.lexicon.event_lexicon import FORCES, SIDES
from triplewire.extract.lexicon.labels import AGENTS, INDIRECT_KINDS, PATIENT_DEPS
from triplewire.extract.lexicon.lists import EVENT_TYPES, PARTICIPANTS, ROLES
from triplewire.extract.lexicon.thresholds import THRESHOLDS
from triplewire.extract.syntax.tree import Word
from triplewire.extract.syntax.verb_lemmas import lemma_of

_PLACES, _TRANSFERS, _TAKING = ROLES.place_prepositions, ROLES.transfers, ROLES.taking
_GIVEN = ROLES.given


class Targets:
    """The targets of a clause: those in the first constituent that names an actor other than the source."""

    def __init__(self, reader: Reader, actors: Actors, source: set[str]) -> None:
        self._reader, self._actors, self._source = reader, actors, source

    def of(self, clause: Clause, reading: Reading, depth: int = THRESHOLDS.events.target_depth) -> list[str]:
        """Return the entity ids, in text order."""
        frame = self._reader.frames.of(clause)
        type_ = reading.kind.type if reading.kind else None
        lemma, mutual = lemma_of(clause.head), reading.kind is not None and reading.kind.mutual
        given = lemma in _GIVEN and not frame.passive
        objects = [
            word
            for word in frame.patients
            if word is not reading.noun and self._is_object(word) and not (given and word.pos == "NOUN")
        ]
        forces = type_ is None or type_ in EVENT_TYPES.against_forces
        actors = [word for word in objects if forces or word.lemma not in FORCES]
        if mutual and len(self._source) > 1:
            return self._actors.others(frame.after("with"), self._source)
        getters = self._getters(lemma, frame)
        for nouns in (getters, frame.recipients, actors):
            if found := self._actors.others(nouns, self._source, suited_targets(type_)):
                return found
        if found := (
            (self._obscure(objects) if type_ in EVENT_TYPES.material else [])
            or (self._of_noun(reading.noun, type_) if reading.noun else [])
            or (self._farther(clause, frame, reading, depth) if type_ else [])
        ):
            return found
        if mutual:
            return []
        undergo = unique(self._actors.patient(word, suited_targets(type_)) for word in objects)
        harmed = type_ in EVENT_TYPES.material  # what is thrown at somebody is not
        return [i for i in undergo if i not in self._source and not (harmed and self._actors.kind_of(i) == "weapon")]

    def _is_object(self, word: Word) -> bool:
        """Whether the verb acts on it: on an act only where it is a gathering of people ("attacked a wedding")."""
        return event_noun(word) is None or self._actors.kind(word) == "gathering"

    def _obscure(self, objects: list[Word]) -> list[str]:
        """The objects of which nothing is known: what was hit is the depot, not the town near it."""
        unknown = [word for word in objects if word.pos == "NOUN" and self._actors.kind(word) is None]
        found = unique(self._actors.patient(word, None) for word in unknown)
        return [i for i in found if i not in self._source]

    @staticmethod
    def _getters(lemma: str, frame: Frame) -> list[Word]:
        """Return the recipients of a transfer, or those from whom something is taken."""
        if lemma in _TRANSFERS and frame.passive and len(frame.patients) > 1:
            return [frame.patients[0]]  # "was given access"
        if lemma in _TRANSFERS:
            things = [*frame.patients, *(c for word in frame.patients for c in word.children if c.dep == "appos")]
            return [*frame.after("to"), *(noun for word in things for noun in nouns_after(word, "to"))]
        if lemma in _TAKING:
            return [*frame.after("from"), *(noun for word in frame.patients for noun in nouns_after(word, "from"))]
        return []

    def _farther(self, clause: Clause, frame: Frame, reading: Reading, depth: int) -> list[str]:
        """The targets among the obliques, in the complement, inside the object, or where the event takes place."""
        accuses = reading.kind is not None and reading.kind.type == "ACCUSE"
        for preposition in PARTICIPANTS.accused_prepositions if accuses else PARTICIPANTS.target_prepositions:
            if found := self._actors.others(frame.after(preposition), self._source):
                return found
        if depth and (found := self._inner(clause, reading, depth)):
            return found
        if reading.kind is None or reading.kind.mutual:
            companions = [noun for word in frame.patients for noun in nouns_after(word, "with")]
            return self._actors.others(companions, self._source)
        for word in (*frame.patients, *(noun for prep, noun in frame.obliques if prep not in _PLACES)):
            if found := self._actors.deep(word, self._source):
                return found
        things = any(w.pos == "NOUN" and self._actors.kind(w) not in AGENTS for w in frame.patients)
        there = reading.kind.mode in EVENT_TYPES.there or (things and reading.kind.type in EVENT_TYPES.domestic)
        found = [*places(frame, self._actors), *things_in(frame, self._actors)] if there else []
        return [i for i in found if i not in self._source]

    def _inner(self, clause: Clause, reading: Reading, depth: int) -> list[str]:
        """The targets in the complement: its subject where it is not the source, else its own target."""
        inner = reading.complement or self._reader.below(clause)
        if inner is None and reading.kind is not None and reading.kind.type in EVENT_TYPES.purposeful:
            inner = self._reader.adverbial(clause)
        if inner is None or inner.head.i < clause.head.i:
            return []
        own = self._reader.frames.of(clause).doers
        doers = [word for word in self._reader.frames.of(inner).doers if word not in own]
        promised = reading.kind is not None and reading.kind.type == "AGREE"  # that others will act, but not to them
        if not promised and (found := self._actors.others(doers, self._source)):
            return found
        below = self._reader.read(inner)
        return self.of(inner, Reading(reading.kind, below.noun, below.complement), depth - 1)

    def _of_noun(self, noun: Word, type_: str | None) -> list[str]:
        """The participants of an event noun; requests, blame and praise are about its source."""
        roles = noun_roles(noun, noun_kind(noun), self._actors)
        sides = (roles.source, roles.target) if type_ in EVENT_TYPES.about_deeds else (roles.target, roles.source)
        for side in sides:
            if found := [i for i in side if self._actors.is_actor(i) and i not in self._source]:
                return found
        return []


def suited_targets(type_: str | None) -> frozenset[str] | None:
    """Return the kinds of participants that may be the target of a type: those that act, unless the table says more."""
    if type_ is None:
        return None
    return (SIDES[type_].target or AGENTS) - INDIRECT_KINDS


def places(frame: Frame, actors: Actors) -> list[str]:
    """Return the places that a clause states for its event."""
    nouns = [noun for preposition, noun in frame.obliques if preposition in _PLACES]
    nouns += [noun for word in (*frame.patients, *(w for _, w in frame.obliques)) for noun in _after_name(word)]
    return unique(actors.places(noun) for noun in (*nouns, *frame.adverbs))


def fronted_places(clause: Clause, frame: Frame, actors: Actors) -> list[str]:
    """Return the places of a clause and of those coordinated with it: "In Rome he prayed and left"."""
    nouns = [noun for preposition, noun in frame.obliques if preposition in _PLACES]
    return unique(actors.places(noun) for noun in nouns if noun.i < clause.head.i)


def things_in(frame: Frame, actors: Actors) -> list[str]:
    """Return the places of the participants: "attacked a village in Syria", "forces in Syria fired"."""
    participants = (*frame.patients, *frame.doers)
    near = PARTICIPANTS.standing_prepositions
    phrases = [noun for word in participants for preposition in near for noun in nouns_after(word, preposition)]
    return unique(actors.places(noun) for noun in phrases)


def is_located(word: Word, actors: Actors) -> bool:
    """Whether the word names a setting: the object of a preposition of place, or a place that is an object."""
    if word.dep == "pobj" and word.head.lower in _PLACES:
        return bool(actors.places(word))
    return word.dep in PATIENT_DEPS and any(map(actors.is_only_place, actors.at(word)))


def _after_name(word: Word) -> Iterator[Word]:
    """Places that the parser attaches to a name by mistake: "met Soto of Chile in Lima"."""
    for name in (word, *nouns_after(word, "of")):
        if name.pos == "PROPN":
            for preposition in PARTICIPANTS.standing_prepositions:
                yield from nouns_after(name, preposition)
