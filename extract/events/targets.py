"""To whom an event is done."""

from __future__ import annotations

from collections.abc import Iterator

from triplewire.extract.clauses.clause import Clause
from triplewire.extract.events.actors import Actors, unique
from triplewire.extract.events.entries import event_noun, noun_kind
from triplewire.extract.events.frames import Frame, nouns_after
from triplewire.extract.events.noun_roles import noun_roles
from triplewire.extract.events.types import Reader, Reading
from triplewire.extract.lexicon.event_lexicon import FORCES
from triplewire.extract.lexicon.lists import ROLES
from triplewire.extract.syntax.tree import Word
from triplewire.extract.syntax.verb_lemmas import lemma_of

# Where the one to whom it is done stands, the likeliest first; then for accusations ("complained to A about B").
_TARGETS = tuple("against with to on upon at from of for toward towards over into between about".split())  # noqa: SIM905
_ABOUT = tuple("against into over about of for on at with from to".split())  # noqa: SIM905  # reads better than a list
_PLACES, _TRANSFERS, _TAKING = ROLES.place_prepositions, ROLES.transfers, ROLES.taking
_GIVEN = ROLES.given
_AT = ("in", "at", "near")
_DEPTH = 3
# Types whose target may be the place alone ("lifted the curfew in Lima"), and modes that concern where they are.
_DOMESTIC = frozenset(
    {"AGREE", "AID", "ASSAULT", "COERCE", "CONCEDE", "REJECT", "REQUEST", "RETREAT", "SANCTION", "THREATEN"}
)
_THERE = frozenset({"explosives", "suicide-attack", "visit"})
# Types whose target may stand in the purpose or condition ("marched to demand that B", "threatened war unless B").
_PURPOSEFUL = frozenset({"PROTEST", "AID", "MOBILIZE", "REQUEST", "THREATEN"})
# Types about the deeds of others: their target is who does what the event noun says ("condemned the attack by B").
_ABOUT_DEEDS = frozenset({"REQUEST", "ACCUSE", "SUPPORT", "REJECT"})
# Types in which forces may be the target; elsewhere they are one's own ("sent troops to B").
_AGAINST_FORCES = frozenset({"ASSAULT", "COERCE", "ACCUSE", "SUPPORT", "REQUEST", "CONSULT", "SANCTION", None})


class Targets:
    """Finds to whom something is done: the first place of the clause that names somebody but the source."""

    def __init__(self, reader: Reader, actors: Actors, source: set[str]) -> None:
        self._reader, self._actors, self._source = reader, actors, source

    def of(self, clause: Clause, reading: Reading, depth: int = _DEPTH) -> list[str]:
        """The entity ids, in the order of the text."""
        frame = self._reader.frames.of(clause)
        type_ = reading.kind.type if reading.kind else None
        lemma, mutual = lemma_of(clause.head), reading.kind is not None and reading.kind.mutual
        given = lemma in _GIVEN and not frame.passive
        objects = [
            word
            for word in frame.patients
            if word is not reading.noun and event_noun(word) is None and not (given and word.pos == "NOUN")
        ]
        actors = [word for word in objects if type_ in _AGAINST_FORCES or word.lemma not in FORCES]
        if mutual and len(self._source) > 1:
            return self._actors.others(frame.after("with"), self._source)
        getters = self._getters(lemma, frame)
        for nouns in (getters, frame.recipients, actors):
            if found := self._actors.others(nouns, self._source):
                return found
        if reading.noun and (found := self._of_noun(reading.noun, type_)):
            return found
        if type_ and (found := self._farther(clause, frame, reading, depth)):
            return found
        return [i for i in unique(map(self._actors.of, objects)) if i not in self._source] if not mutual else []

    @staticmethod
    def _getters(lemma: str, frame: Frame) -> list[Word]:
        """Who is given something, or from whom it is taken."""
        if lemma in _TRANSFERS and frame.passive and len(frame.patients) > 1:
            return [frame.patients[0]]  # "was given access"
        if lemma in _TRANSFERS:
            things = [*frame.patients, *(c for word in frame.patients for c in word.children if c.dep == "appos")]
            return [*frame.after("to"), *(noun for word in things for noun in nouns_after(word, "to"))]
        if lemma in _TAKING:
            return [*frame.after("from"), *(noun for word in frame.patients for noun in nouns_after(word, "from"))]
        return []

    def _farther(self, clause: Clause, frame: Frame, reading: Reading, depth: int) -> list[str]:
        """Among the obliques, in the complement, deep in the object, or where the restriction holds."""
        accuses = reading.kind is not None and reading.kind.type == "ACCUSE"
        for preposition in _ABOUT if accuses else _TARGETS:
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
        things = any(w.pos == "NOUN" and not self._actors.is_human(w) for w in frame.patients)
        there = reading.kind.mode in _THERE or (things and reading.kind.type in _DOMESTIC)
        found = [*places(frame, self._actors), *things_in(frame, self._actors)] if there else []
        return [i for i in found if i not in self._source]

    def _inner(self, clause: Clause, reading: Reading, depth: int) -> list[str]:
        """In the complement: its subject where that is somebody else, else whom it is done to."""
        inner = reading.complement or self._reader.below(clause)
        if inner is None and reading.kind is not None and reading.kind.type in _PURPOSEFUL:
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
        """Those of an event noun; who asks, blames or praises, has in mind the one who does it."""
        roles = noun_roles(noun, noun_kind(noun), self._actors)
        sides = (roles.source, roles.target) if type_ in _ABOUT_DEEDS else (roles.target, roles.source)
        for side in sides:
            if found := [i for i in side if self._actors.is_actor(i) and i not in self._source]:
                return found
        return []


def places(frame: Frame, actors: Actors) -> list[str]:
    """Where the words of a clause say that it happens."""
    nouns = [noun for preposition, noun in frame.obliques if preposition in _PLACES]
    nouns += [noun for word in (*frame.patients, *(w for _, w in frame.obliques)) for noun in _after_name(word)]
    return unique(actors.places(noun) for noun in (*nouns, *frame.adverbs))


def fronted_places(clause: Clause, frame: Frame, actors: Actors) -> list[str]:
    """Where all happens that a clause and those joined to it report: "In Rome he prayed and left"."""
    nouns = [noun for preposition, noun in frame.obliques if preposition in _PLACES]
    return unique(actors.places(noun) for noun in nouns if noun.i < clause.head.i)


def things_in(frame: Frame, actors: Actors) -> list[str]:
    """Where those who take part stand: "attacked a village in Syria", "forces in Syria fired", "rebels near Gao"."""
    phrases = [noun for word in (*frame.patients, *frame.doers) for place in _AT for noun in nouns_after(word, place)]
    return unique(actors.places(noun) for noun in phrases)


def is_located(word: Word, actors: Actors) -> bool:
    """Whether the word names where something happens: after a preposition of place, or as a place that is an object."""
    if word.dep == "pobj" and word.head.lower in _PLACES:
        return bool(actors.places(word))
    return word.dep in {"dobj", "nsubjpass"} and any(map(actors.is_only_place, actors.at(word)))


def _after_name(word: Word) -> Iterator[Word]:
    """Places that the parser hangs on a name, which needs none: "met Soto of Chile in Lima"."""
    for name in (word, *nouns_after(word, "of")):
        if name.pos == "PROPN":
            for preposition in _AT:
                yield from nouns_after(name, preposition)
