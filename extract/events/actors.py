"""Who acts: the entities that the phrase standing for a participant names."""

from __future__ import annotations

from collections.abc import Iterable

from triplewire.extract.coreference.entities import Entities
from triplewire.extract.events.frames import conjuncts, nouns_after
from triplewire.extract.lexicon.event_lexicon import GENERAL_NOUNS
from triplewire.extract.lexicon.lists import CLASSES, ROLES
from triplewire.extract.syntax.tree import Word

_ACTORS = frozenset({"Person", "Organization", "Country", "Place", "Group"})
_BODIES = _ACTORS - {"Person"}
_HUMAN = frozenset({"Person", "Group", "Organization"})
_PARTITIVES = ROLES.partitives
_MODIFIERS = ("poss", "amod", "compound", "nmod", "nummod")
_PREPOSITIONS = ("by", "of", "from", "with", "between", "against", "to", "for", "on")
# What names the actor of a phrase: a thing is nobody's for where it comes from or what it is about.
_AGENTIVE, _OWN = ("by", "between", "of"), ("of", "from")
_CLASSES = CLASSES.entries()
_NAMED_BODIES = frozenset({"Organization", "Group"})
_ACTS_FOR = ROLES.acts_for
_APART = frozenset({"relcl", "advcl", "appos", "parataxis", "punct", "det"})
_SPEAKING = frozenset({"ACCUSE", "PROTEST", "REQUEST", "SUPPORT", "THREATEN"})  # so do resolutions and rallies
_FIELDS = frozenset({"field", "area", "sphere", "domain", "realm", "arena", "world", "ground"})  # "of security"
_NOWHERE = frozenset({"end", "place", "process", "turn"})  # "in place", "in the end"
_DEPTH = 5
_NEAR = 12  # words: what is named farther off in a phrase is seldom its actor


class Actors:
    """Whom the phrases of a document name."""

    def __init__(self, entities: Entities) -> None:
        self._entities = entities
        self._types = {entity.id: entity.type for entity in entities.all}
        self._named = frozenset(entity.id for entity in entities.all if entity.named)

    def at(self, word: Word) -> tuple[str, ...]:
        """Everybody and everything that the phrase headed by `word` refers to."""
        return self._entities.at(word)

    def of(self, word: Word, depth: int = _DEPTH) -> tuple[str, ...]:
        """Who acts where the phrase headed by `word` stands: the one named, else the country or body named in it."""
        ids = self.at(word)
        if any(i in self._named and self._types[i] in _ACTORS for i in ids):
            return ids
        if word.lemma in _PARTITIVES and depth:
            parts = [i for noun in nouns_after(word, "of") for i in self.of(noun, depth - 1)]
            if parts:
                return tuple(dict.fromkeys(parts))
        return self._inside(word, self._wanted(word), depth, self._prepositions(word, _PREPOSITIONS)) or ids

    def agent(self, word: Word) -> tuple[str, ...]:
        """Who does what a verb says of the phrase headed by `word`: its owner or maker acts through it.

        "Soldiers from Chad" are Chad's; "weapons from Chad", "a dispute over Chad" and "a ship off Chad" are not.
        """
        ids = self.at(word)
        if any(i in self._named and self._types[i] in _ACTORS for i in ids):
            return ids
        if word.lemma in _PARTITIVES:
            return self.of(word)
        human = any(self._types[i] in _HUMAN for i in ids)
        prepositions = self._prepositions(word, _OWN if human else _AGENTIVE)
        return self._inside(word, self._wanted(word), _DEPTH, prepositions) or ids

    def _wanted(self, word: Word) -> frozenset[str]:
        """The types of those for whom the phrase headed by `word` may stand: "Chadian rebels" are not Chad."""
        own = [self._types[i] for i in self.at(word)]
        human = any(type_ in _HUMAN for type_ in own)
        if (human or "Place" in own) and word.lemma.lower() not in _ACTS_FOR:
            return _NAMED_BODIES if word.lemma in _CLASSES else frozenset()  # "the Umma party"
        return _BODIES if human else _ACTORS

    @staticmethod
    def _prepositions(word: Word, usual: tuple[str, ...]) -> tuple[str, ...]:
        return () if any(c.tag == "PRP$" for c in word.children) else usual

    def strong(self, word: Word) -> tuple[str, ...]:
        """The same, where it is somebody who can act; else nothing."""
        ids = self.of(word)
        own = ids == self.at(word)
        if word.pos == "PRON" or (own and (any(c.tag == "PRP$" for c in word.children) or word.lemma in GENERAL_NOUNS)):
            ids = tuple(i for i in ids if i in self._named)  # "its troops" are no other side
        return ids if any(self.is_actor(i) or self._types[i] in _HUMAN for i in ids) else ()

    def others(self, words: Iterable[Word], source: set[str]) -> list[str]:
        """Those in `words` who are strong and not the source; other people of the source's country are."""
        found: list[str] = []
        for word in words:
            apart = word.pos == "NOUN" and not any(c.tag == "PRP$" for c in word.children)
            own = set(self.at(word))
            members = apart and any(self._types[i] in _HUMAN for i in own)
            found += [i for i in self.strong(word) if i not in source or (members and i not in own)]
        return list(dict.fromkeys(found))

    def deep(self, word: Word, besides: set[str]) -> list[str]:
        """The first actor named anywhere below `word`, outside relative clauses, who is not among `besides`."""
        todo = [word]
        while todo:
            top = todo.pop(0)
            if abs(top.i - word.i) > _NEAR:
                break
            found = [i for i in self.at(top) if i in self._named and self._types[i] in _ACTORS and i not in besides]
            if found:
                return found
            todo = [c for c in top.children if c.dep not in _APART] + todo
        return []

    def places(self, word: Word) -> list[str]:
        """The places that a phrase refers to, an unnamed one ("the border") with the one named in it."""
        if word.lemma in _NOWHERE and not any(c.dep == "prep" for c in word.children):
            return []
        if word.lemma in _FIELDS and any(c.dep == "prep" and c.lower == "of" for c in word.children):
            return []
        own = [i for i in self.at(word) if self.is_place(i)]
        if own and not any(i in self._named for i in own):
            inside = self._inside(word, _ACTORS, _DEPTH, self._prepositions(word, _PREPOSITIONS))
            own += [i for i in inside if self.is_place(i) and i not in own]
        return own

    def is_actor(self, entity: str) -> bool:
        """Whether it is a named one who can act."""
        return entity in self._named and self._types[entity] in _ACTORS

    def may_act(self, entity: str) -> bool:
        """Whether it is of a kind that acts, named or not."""
        return self._types[entity] in _ACTORS

    def acts(self, word: Word, type_: str) -> bool:
        """Whether the phrase headed by `word` may be the source of this type: things do nothing but harm."""
        types = {self._types[i] for i in self.agent(word)}
        if not types or word.pos == "PRON" or types & _ACTORS or type_ == "ASSAULT":
            return True
        return type_ in _SPEAKING and bool(types & {"Work", "Event"})

    def is_human(self, word: Word) -> bool:
        """Whether the phrase headed by `word` is of people or of a body."""
        return any(self._types[i] in _HUMAN for i in self.at(word))

    def is_place(self, entity: str) -> bool:
        """Whether it is a country or another place."""
        return self._types[entity] in {"Country", "Place"}

    def is_only_place(self, entity: str) -> bool:
        """Whether it is a place that is no country."""
        return self._types[entity] == "Place"

    def _inside(
        self, word: Word, wanted: frozenset[str], depth: int, prepositions: tuple[str, ...] = _PREPOSITIONS
    ) -> tuple[str, ...]:
        if depth <= 0:
            return ()
        for dep in _MODIFIERS:
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
    """All ids, each once, in order."""
    return list(dict.fromkeys(i for ids in found for i in ids))
