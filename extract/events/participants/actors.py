"""The actors that the phrase of a participant names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from triplewire.extract.coreference.entities import Entities
from triplewire.extract.events.frames import all_conjuncts, nouns_after
from triplewire.extract.events.participants.participant_kinds import kinds_of_entities, told_kind
from triplewire.extract.lexicon.event_lexicon import CARRIERS, FORCES, GENERAL_NOUNS
from triplewire.extract.lexicon.labels import (
    ACTOR_MODIFIER_DEPS,
    ACTOR_TYPES,
    AGENTS,
    ASIDE_PHRASE_DEPS,
    ATTRIBUTIVE_DEPS,
    BODY_OR_PLACE_TYPES,
    BODY_TYPES,
    CASE_DEPS,
    COMMON_NOUN_TAGS,
    MANNED_KINDS,
    MOVABLE_KINDS,
    PERSON_OR_BODY_TYPES,
    PLACE_TYPES,
    PROPER_TAGS,
    REPRESENTED_TYPES,
    SUBJECT_DEPS,
)
from triplewire.extract.lexicon.lists import CLASSES, PARTICIPANTS, ROLES, TIME_CONTEXTS
from triplewire.extract.lexicon.nouns import NO_ENTITY
from triplewire.extract.lexicon.thresholds import THRESHOLDS
from triplewire.extract.places.gazetteer import demonym
from triplewire.extract.syntax.tree import Sentence, Word

_ALL = PARTICIPANTS.actor_prepositions
_PARTITIVES = ROLES.partitives
_CLASSES = CLASSES.entries()
_ACTS_FOR = ROLES.acts_for
_AROUND = PARTICIPANTS.around
NAMED_REGIONS = CLASSES.city | CLASSES.region | CLASSES.country
_OWNERS = PARTICIPANTS.owner_prepositions
_OF_A_PEOPLE = tuple(sorted(PARTICIPANTS.of_a_people))


class Actors:
    """The entities that the phrases of a document name, and their kinds as actors."""

    def __init__(self, entities: Entities, sentences: Iterable[Sentence] = ()) -> None:
        self._entities = entities
        self._types = {entity.id: entity.type for entity in entities.all}
        self._named = frozenset(entity.id for entity in entities.all if entity.named)
        self._kinds = kinds_of_entities(entities, sentences)

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
        """Return the agents of a verb whose subject is headed by `word`: the referent of the head, not of a modifier.

        "Norwegian police" act, not Norway. The government of a country is the country.
        """
        ids = self.at(word)
        if any(i in self._named and self._types[i] in ACTOR_TYPES for i in ids):
            return ids
        if _is_share(word, ids) and (parts := self._parts(word)):
            return parts
        return self._stands_for(word) or ids or self._inside(word, ACTOR_TYPES, THRESHOLDS.events.actor_depth, _OWNERS)

    def behalf(self, word: Word) -> tuple[str, ...]:
        """Return the state or body for which the referent of the phrase acts: Norway for "Norwegian police"."""
        if word.lemma.lower() not in _ACTS_FOR:
            return ()
        ids = self.at(word)
        if any(i in self._named and self._types[i] in ACTOR_TYPES for i in ids):
            return ()
        found = self._inside(word, REPRESENTED_TYPES, THRESHOLDS.events.actor_depth, self._prepositions(word, _OWNERS))
        return tuple(i for i in found if i not in ids)

    def modifiers(self, word: Word) -> Iterator[str]:
        """Yield those named only before a common noun that does not stand for them: "ISIL fighting positions"."""
        if word.tag not in COMMON_NOUN_TAGS or self._stands_for(word):
            return
        own = self.at(word)
        for child in word.children:
            if child.i < word.i and child.dep in ACTOR_MODIFIER_DEPS:
                yield from (i for each in (child, *child.children) for i in self.at(each) if i not in own)

    def _parts(self, word: Word) -> tuple[str, ...]:
        """Return the referents of what a part or number is of: "hundreds of refugees"; its members are the body."""
        found = [i for noun in nouns_after(word, "of") for i in self.agent(noun)]
        if word.lemma == "member":
            members = word.tag == "NNS"
            return tuple(found) or self._inside(word, BODY_TYPES, 1, ()) if members else ()
        return tuple(dict.fromkeys(found))

    def _stands_for(self, word: Word) -> tuple[str, ...]:
        """Return the place that a noun stands for: "the Kenyan government", "Kenyan soil", "the town of Goma"."""
        if word.lemma not in CLASSES.government and word.lower not in PARTICIPANTS.extents:
            return tuple(self._named_as(word)) if word.lemma in NAMED_REGIONS else ()
        if any(child.tag == "VBN" for child in word.children):
            return ()  # of "rebel-held territory" the state is not the master
        found = self._inside(word, PLACE_TYPES, THRESHOLDS.events.actor_depth, _OWNERS)
        return tuple(i for i in found if self._types[i] == "Country")

    def _holders(self, word: Word) -> tuple[str, ...]:
        """Return those who are hit where they are: "shelled positions of the army", "bombed ISIL targets"."""
        if word.lemma not in PARTICIPANTS.holdings:
            return ()
        return self._inside(word, ACTOR_TYPES, 1) or tuple(unique(map(self.agent, nouns_after(word, "of"))))

    def _named_as(self, word: Word) -> list[str]:
        """Return the places that a noun of places introduces: "the states of Bihar and Uttar Pradesh"."""
        places = (i for noun in nouns_after(word, "of") for w in all_conjuncts(noun) for i in self.at(w))
        return [i for i in places if i in self._named and self.is_place(i)]

    def kind(self, word: Word) -> str | None:
        """Return the kind of participant that the phrase headed by `word` names (event_sides.toml); None if unknown."""
        if word.lemma in _PARTITIVES or word.lemma in NO_ENTITY or word.lemma in CARRIERS:
            counted = next(nouns_after(word, "of"), None)
            if counted is not None:
                return self.kind(counted)
            if word.lemma in _PARTITIVES and not self.at(word):
                return None  # "tens of thousands marched"
        return self._kind_at(word)

    def _kind_at(self, word: Word) -> str | None:
        ids = self.at(word)
        if ids:
            return self._kinds.get(ids[0])
        if word.tag == "CD":
            return "amount"
        return told_kind(word) if word.tag in COMMON_NOUN_TAGS else None

    def kind_of(self, entity: str) -> str | None:
        """Return the kind of participant that the entity is; None if unknown."""
        return self._kinds.get(entity)

    def _wanted(self, word: Word) -> frozenset[str]:
        """The types of actors that the phrase headed by `word` may refer to: "Chadian rebels" are not Chad."""
        own = [self._types[i] for i in self.at(word)]
        human = any(type_ in PERSON_OR_BODY_TYPES for type_ in own)
        if word.tag in PROPER_TAGS and not own and any(is_origin(child) for child in word.children):
            return frozenset()  # "American Pie"
        if (human or "Place" in own) and word.lemma.lower() not in _ACTS_FOR:
            return BODY_TYPES if word.lemma in _CLASSES else frozenset()  # "the Umma party"
        return BODY_OR_PLACE_TYPES if human else ACTOR_TYPES

    @staticmethod
    def _prepositions(word: Word, usual: tuple[str, ...]) -> tuple[str, ...]:
        return () if any(c.tag == "PRP$" for c in word.children) else usual

    def patient(self, word: Word, suited: frozenset[str] | None) -> tuple[str, ...]:
        """Return who or what undergoes: the referent of the head if its kind is suited, else the actor named inside.

        `suited`: the kinds that the type may have as a target; None for all.
        """
        ids = self.at(word)
        if any(i in self._named and self._types[i] in ACTOR_TYPES for i in ids):
            return ids
        if _is_share(word, ids) and (parts := self._parts(word)):
            return parts
        if held := self._stands_for(word) or self._holders(word):
            return held
        if ids and (suited is None or self.kind(word) in suited | MANNED_KINDS):
            return ids
        inside = self.of(word)
        harmed = suited is not None and suited > AGENTS  # who owns the villa is not robbed in it
        return ids if harmed and any(self._types[i] == "Person" for i in inside) else inside

    def strong(self, word: Word, suited: frozenset[str] | None = AGENTS) -> tuple[str, ...]:
        """Return the participants of the phrase headed by `word` where one of them can act or is suited; else none."""
        ids = self.patient(word, suited)
        own = ids == self.at(word)
        mine = any(c.tag == "PRP$" for c in word.children) and (word.lemma in FORCES or self.kind(word) not in AGENTS)
        if word.pos == "PRON":  # whoever they are, but not "it" of which nothing is known
            ids = tuple(i for i in ids if self._kinds.get(i) in AGENTS)
        elif own and (mine or (word.lemma in GENERAL_NOUNS and self.kind(word) not in AGENTS)):
            ids = tuple(i for i in ids if i in self._named)  # "its troops" are not another side
        can = AGENTS if suited is None else suited | MANNED_KINDS
        return ids if any(self.is_actor(i) or self._kinds.get(i) in can for i in ids) else ()

    def others(self, words: Iterable[Word], source: set[str], suited: frozenset[str] | None = AGENTS) -> list[str]:
        """Return those in `words` that suit and are not the source, or are other people of the source's country."""
        found: list[str] = []
        for word in words:
            apart = word.pos == "NOUN" and not any(c.tag == "PRP$" for c in word.children)
            own = set(self.at(word))
            members = apart and any(self._types[i] in PERSON_OR_BODY_TYPES for i in own)
            found += [i for i in self.strong(word, suited) if i not in source or (members and i not in own)]
        return list(dict.fromkeys(found))

    def deep(self, word: Word, besides: set[str], *, elsewhere: bool = False) -> list[str]:
        """Return the first actor named below `word`, outside relative clauses, that is not among `besides`.

        A person only as who undergoes, gives or does something: "a warrant for the arrest of Lee", not "Lee's fate".
        A body or town only behind a preposition, below an object: "a ban on flights to Oslo", not "Oslo's budget" or
        "left after years at Acme". None that only tells where something is done or somebody is: "threatened a ship in
        the Gulf", "filed a suit in the High Court"; `elsewhere`: whatever it is, "urged a meeting in Oslo".
        """
        todo, movable = [word], self.kind(word) in MOVABLE_KINDS
        while todo:
            top = todo.pop(0)
            if abs(top.i - word.i) > THRESHOLDS.events.actor_distance:
                break
            held = ACTOR_TYPES if _is_holder(top) else BODY_OR_PLACE_TYPES
            if top.dep == "pobj" and top is not word and top.head.lower in _AROUND:
                held -= {"Place", "Organization"} if movable or elsewhere else {"Organization"}
            if word.dep == "pobj" or top.head is word:
                held -= {"Place", "Organization"}
            found = [i for i in self.at(top) if i in self._named and self._types[i] in held and i not in besides]
            if found:
                return found
            todo = [c for c in top.children if c.dep not in ASIDE_PHRASE_DEPS and not _is_background(c)] + todo
        return []

    def places(self, word: Word) -> list[str]:
        """Return the places that a phrase refers to; with an unnamed one ("the border") the place named in it."""
        if word.lemma in PARTICIPANTS.nowhere and not any(c.dep == "prep" for c in word.children):
            return []
        if word.lemma in PARTICIPANTS.fields and any(c.dep == "prep" and c.lower == "of" for c in word.children):
            return []
        if word.lemma in NAMED_REGIONS and (named := self._named_as(word)):
            return named
        own = [i for i in self.at(word) if self.is_place(i)]
        if not own and word.lemma in PARTICIPANTS.insides:
            return self._named_as(word)
        if own and not any(i in self._named for i in own):
            joints = tuple(
                p for p in self._prepositions(word, _ALL) if p != "between"
            )  # what is between two is neither
            inside = self._inside(word, ACTOR_TYPES, THRESHOLDS.events.actor_depth, joints)
            own += [i for i in inside if self.is_place(i) and i not in own]
        return own

    def is_actor(self, entity: str) -> bool:
        """Whether it is a named entity that can act."""
        return entity in self._named and self._types[entity] in ACTOR_TYPES

    def is_named(self, entity: str) -> bool:
        """Whether the text gives it a name."""
        return entity in self._named

    def may_act(self, entity: str) -> bool:
        """Whether entities of its type can act, named or not."""
        return self._types[entity] in ACTOR_TYPES

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
        if depth <= 0 or not word.children:
            return ()
        by_dep: dict[str, list[Word]] = {}
        for child in word.children:
            by_dep.setdefault(child.dep, []).append(child)
        for dep in ACTOR_MODIFIER_DEPS if not by_dep.keys().isdisjoint(ACTOR_MODIFIER_DEPS) else ():
            acting = wanted - {"Place"} if dep == "amod" else wanted  # "European observers" are not Europe
            modifiers = (w for c in by_dep.get(dep, ()) for w in all_conjuncts(c))
            found = [i for w in modifiers for i in self._named_at(w, acting, depth)]
            if found:
                return tuple(dict.fromkeys(found))
        for preposition in prepositions if not by_dep.keys().isdisjoint(CASE_DEPS) else ():
            for noun in nouns_after(word, preposition):
                found = [i for w in all_conjuncts(noun) for i in self._named_at(w, wanted, depth - 1)]
                if found:
                    return tuple(dict.fromkeys(found))
        return ()

    def _named_at(self, word: Word, wanted: frozenset[str], depth: int) -> tuple[str, ...]:
        ids = tuple(i for i in self.at(word) if i in self._named and self._types[i] in wanted)
        return ids or self._inside(word, wanted, depth - 1)


def unique(found: Iterable[Iterable[str]]) -> list[str]:
    """Return all ids, each once, in order."""
    return list(dict.fromkeys(i for ids in found for i in ids))


def is_origin(word: Word) -> bool:
    """Whether it is a demonym before a noun."""
    return word.dep in ATTRIBUTIVE_DEPS and word.ent == "NORP" and demonym(word.text) is not None


def _is_background(word: Word) -> bool:
    """Whether it opens what is beside the matter: during what it was, who does what a clause tells, where a war is."""
    told = word.dep == "agent" and word.head.child("mark", "aux") is not None  # "fears that it may be stopped by Chad"
    return told or word.lower == "during" or _is_battlefield(word)


def _is_battlefield(word: Word) -> bool:
    """Whether it says where a war is: who protests against the war in Syria does not protest against Syria."""
    return word.lower in PARTICIPANTS.standing_prepositions and word.head.lemma in PARTICIPANTS.fights


def is_one_by_origin(word: Word) -> bool:
    """Whether a demonym is the head of a phrase about one person: "beat the Chilean", but not "the French"."""
    if not word.text[0].isupper() or word.text.endswith(_OF_A_PEOPLE):
        return False
    articles = any(child.dep == "det" and child.lower in TIME_CONTEXTS.articles for child in word.children)
    before = [child.text for child in word.children if child.dep == "compound"]
    whole = " ".join((*before, word.text))  # "the New Zealander"
    return articles and (demonym(word.text) or demonym(whole)) is not None


def _is_share(word: Word, ids: tuple[str, ...]) -> bool:
    """Whether a noun is a part, number or amount of what follows: "hundreds of refugees", "two tons of cocaine"."""
    return (word.lemma in _PARTITIVES and not _is_part(word, ids)) or (word.lemma in NO_ENTITY and not ids)


def _is_holder(name: Word) -> bool:
    return name.dep in SUBJECT_DEPS or (name.dep == "pobj" and name.head.lower in {"of", "from"})


def _is_part(word: Word, ids: tuple[str, ...]) -> bool:
    """Whether a number is an actor of its own, apart from the whole: "two of the men", but not "thousands of Kurds"."""
    return word.tag == "CD" and bool(ids)
