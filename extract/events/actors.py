"""The actors that the phrase of a participant names."""

from __future__ import annotations

from collections.abc import Iterable

from triplewire.extract.coreference.entities import Entities
from triplewire.extract.events.frames import conjuncts, nouns_after
from triplewire.extract.lexicon.event_lexicon import GENERAL_NOUNS
from triplewire.extract.lexicon.labels import (
    ACTOR_MODIFIER_DEPS,
    ACTOR_TYPES,
    ASIDE_PHRASE_DEPS,
    BODY_OR_PLACE_TYPES,
    BODY_TYPES,
    PERSON_OR_BODY_TYPES,
    PLACE_TYPES,
)
from triplewire.extract.lexicon.lists import CLASSES, EVENT_TYPES, PARTICIPANTS, ROLES
from triplewire.extract.lexicon.thresholds import THRESHOLDS
from triplewire.extract.syntax.tree import Word

_ALL = PARTICIPANTS.actor_prepositions
_PARTITIVES = ROLES.partitives
_CLASSES = CLASSES.entries()
_ACTS_FOR = ROLES.acts_for


class Actors:
    """The entities that the phrases of a document name, and their kinds as actors."""

    def __init__(self, entities: Entities) -> None:
        self._entities = entities
        self._types = {entity.id: entity.type for entity in entities.all}
        self._named = frozenset(entity.id for entity in entities.all if entity.named)

    def at(self, word: Word) -> tuple[str, ...]:
        """Return the entities that the phrase headed by `word` refers to."""
        return self._entities.at(word)

    def of(self, word: Word, depth: int = THRESHOLDS.events.actor_depth) -> tuple[str, ...]:
        """Return the actors of the phrase headed by `word`: its referent, else the country or body named in it."""
        ids = self.at(word)
        if any(i in self._named and self._types[i] in ACTOR_TYPES for i in ids):
            return ids
        if word.lemma in _PARTITIVES and depth and not _is_part(word, ids):
            parts = [i for noun in nouns_after(word, "of") for i in self.of(noun, depth - 1)]
            if parts:
                return tuple(dict.fromkeys(parts))
        return self._inside(word, self._wanted(word), depth, self._prepositions(word, _ALL)) or ids

    def agent(self, word: Word) -> tuple[str, ...]:
        """Return the agents of a verb whose subject is headed by `word`: the owner or maker acts through it.

        Chad acts through "soldiers from Chad", not "weapons from Chad", "a dispute over Chad" or "a ship off Chad".
        """
        ids = self.at(word)
        if any(i in self._named and self._types[i] in ACTOR_TYPES for i in ids):
            return ids
        if word.lemma in _PARTITIVES and not _is_part(word, ids):
            return self.of(word)
        human = any(self._types[i] in PERSON_OR_BODY_TYPES for i in ids)
        usual = PARTICIPANTS.owner_prepositions if human else PARTICIPANTS.agentive_prepositions
        inside = self._inside(word, self._wanted(word), THRESHOLDS.events.actor_depth, self._prepositions(word, usual))
        return inside or ids

    def _wanted(self, word: Word) -> frozenset[str]:
        """The types of actors that the phrase headed by `word` may refer to: "Chadian rebels" are not Chad."""
        own = [self._types[i] for i in self.at(word)]
        human = any(type_ in PERSON_OR_BODY_TYPES for type_ in own)
        if (human or "Place" in own) and word.lemma.lower() not in _ACTS_FOR:
            return BODY_TYPES if word.lemma in _CLASSES else frozenset()  # "the Umma party"
        return BODY_OR_PLACE_TYPES if human else ACTOR_TYPES

    @staticmethod
    def _prepositions(word: Word, usual: tuple[str, ...]) -> tuple[str, ...]:
        return () if any(c.tag == "PRP$" for c in word.children) else usual

    def strong(self, word: Word) -> tuple[str, ...]:
        """Return the actors of the phrase headed by `word` where one of them can act; else none."""
        ids = self.of(word)
        own = ids == self.at(word)
        if word.pos == "PRON" or (own and (any(c.tag == "PRP$" for c in word.children) or word.lemma in GENERAL_NOUNS)):
            ids = tuple(i for i in ids if i in self._named)  # "its troops" are not another side
        return ids if any(self.is_actor(i) or self._types[i] in PERSON_OR_BODY_TYPES for i in ids) else ()

    def others(self, words: Iterable[Word], source: set[str]) -> list[str]:
        """Return those in `words` that can act and are not the source, or are other people of the source's country."""
        found: list[str] = []
        for word in words:
            apart = word.pos == "NOUN" and not any(c.tag == "PRP$" for c in word.children)
            own = set(self.at(word))
            members = apart and any(self._types[i] in PERSON_OR_BODY_TYPES for i in own)
            found += [i for i in self.strong(word) if i not in source or (members and i not in own)]
        return list(dict.fromkeys(found))

    def deep(self, word: Word, besides: set[str]) -> list[str]:
        """Return the first actor named below `word`, outside relative clauses, that is not among `besides`."""
        todo = [word]
        while todo:
            top = todo.pop(0)
            if abs(top.i - word.i) > THRESHOLDS.events.actor_distance:
                break
            found = [i for i in self.at(top) if i in self._named and self._types[i] in ACTOR_TYPES and i not in besides]
            if found:
                return found
            todo = [c for c in top.children if c.dep not in ASIDE_PHRASE_DEPS] + todo
        return []

    def places(self, word: Word) -> list[str]:
        """Return the places that a phrase refers to; with an unnamed one ("the border") the place named in it."""
        if word.lemma in PARTICIPANTS.nowhere and not any(c.dep == "prep" for c in word.children):
            return []
        if word.lemma in PARTICIPANTS.fields and any(c.dep == "prep" and c.lower == "of" for c in word.children):
            return []
        own = [i for i in self.at(word) if self.is_place(i)]
        if own and not any(i in self._named for i in own):
            inside = self._inside(word, ACTOR_TYPES, THRESHOLDS.events.actor_depth, self._prepositions(word, _ALL))
            own += [i for i in inside if self.is_place(i) and i not in own]
        return own

    def is_actor(self, entity: str) -> bool:
        """Whether it is a named entity that can act."""
        return entity in self._named and self._types[entity] in ACTOR_TYPES

    def may_act(self, entity: str) -> bool:
        """Whether entities of its type can act, named or not."""
        return self._types[entity] in ACTOR_TYPES

    def acts(self, word: Word, type_: str) -> bool:
        """Whether the phrase headed by `word` may be the source of this type: things can only do harm."""
        types = {self._types[i] for i in self.agent(word)}
        if not types or word.pos == "PRON" or types & ACTOR_TYPES or type_ == "ASSAULT":
            return True
        return type_ in EVENT_TYPES.speaking and bool(types & {"Work", "Event"})

    def is_human(self, word: Word) -> bool:
        """Whether the phrase headed by `word` refers to people or a body."""
        return any(self._types[i] in PERSON_OR_BODY_TYPES for i in self.at(word))

    def is_place(self, entity: str) -> bool:
        """Whether it is a country or another place."""
        return self._types[entity] in PLACE_TYPES

    def is_only_place(self, entity: str) -> bool:
        """Whether it is a place other than a country."""
        return self._types[entity] == "Place"

    def _inside(
        self, word: Word, wanted: frozenset[str], depth: int, prepositions: tuple[str, ...] = _ALL
    ) -> tuple[str, ...]:
        if depth <= 0:
            return ()
        for dep in ACTOR_MODIFIER_DEPS:
            acting = wanted - {"Place"} if dep == "amod" else wanted  # "European observers" are not Europe
            found = [
                i for c in word.children if c.dep == dep for w in conjuncts(c) for i in self._named_at(w, acting, depth)
            ]
            if found:
                return tuple(dict.fromkeys(found))
        for preposition in prepositions:
            for noun in nouns_after(word, preposition):
                found = [i for w in conjuncts(noun) for i in self._named_at(w, wanted, depth - 1)]
                if found:
                    return tuple(dict.fromkeys(found))
        return ()

    def _named_at(self, word: Word, wanted: frozenset[str], depth: int) -> tuple[str, ...]:
        ids = tuple(i for i in self.at(word) if i in self._named and self._types[i] in wanted)
        return ids or self._inside(word, wanted, depth - 1)


def unique(found: Iterable[Iterable[str]]) -> list[str]:
    """Return all ids, each once, in order."""
    return list(dict.fromkeys(i for ids in found for i in ids))


def _is_part(word: Word, ids: tuple[str, ...]) -> bool:
    """Whether a number is an actor of its own, apart from the whole: "two of the men", but not "thousands of Kurds"."""
    return word.tag == "CD" and bool(ids)
