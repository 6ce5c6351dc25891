"""Who takes part in an event, by meaning: the one who does it, the one to whom it is done, and the others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from extract.clauses import Clause
from extract.entities import Entities
from extract.event_lexicon import FORCES, GENERAL_NOUNS, Kind, lemma_of
from extract.event_frames import Frame, conjuncts, frame_of, nouns_after
from extract.event_types import PARTITIVES, Reader, Reading, event_noun, noun_kind
from extract.model import Role
from extract.parse import Word

_ACTORS = frozenset({"Person", "Organization", "Country", "Place", "Group"})
_BODIES = _ACTORS - {"Person"}
_HUMAN = frozenset({"Person", "Group", "Organization"})
_INSIDE = ("poss", "amod", "compound", "nmod", "nummod")
_OF = ("by", "of", "from", "with", "between", "against", "to", "for", "on")
_TARGET_PREPOSITIONS = (
    "against",
    "with",
    "to",
    "on",
    "upon",
    "at",
    "from",
    "of",
    "for",
    "toward",
    "towards",
    "over",
    "into",
    "between",
    "about",
)
_ABOUT_FIRST = (
    "against",
    "into",
    "over",
    "about",
    "of",
    "for",
    "on",
    "at",
    "with",
    "from",
    "to",
)  # "complained to A about B"
_APART = frozenset({"relcl", "advcl", "appos", "parataxis", "punct", "det"})
_PLACE_PREPOSITIONS = frozenset(
    "aboard across along around at in inside into near off on onto outside over through throughout within".split()
)
_DEPTH = 3
_NEAR = 12  # words: what is named farther off in a phrase is seldom its actor
_ROBBING = frozenset(
    "annex capture confiscate conquer grab occupy recapture retake seize snatch steal take win wrest wrestle".split()
)
_DOMESTIC = frozenset({"AGREE", "AID", "COERCE", "CONCEDE", "REJECT", "REQUEST", "RETREAT", "SANCTION", "THREATEN"})
_PURPOSEFUL = frozenset(
    {"PROTEST", "AID", "MOBILIZE", "THREATEN"}
)  # whom it is meant for stands in the purpose or condition
_ABOUT_DEEDS = frozenset({"REQUEST", "ACCUSE", "SUPPORT", "REJECT"})
_AGAINST_FORCES = frozenset(
    {"ASSAULT", "COERCE", "ACCUSE", "SUPPORT", "REQUEST", "CONSULT", "SANCTION", None}
)  # else they are one's own
# Verbs of giving and sending (the dative alternation of Levin 1993): who gets it is the target, not what.
TRANSFERS = frozenset(
    "award cede contribute deliver deploy dispatch donate export extend forward give grant hand hurl issue lease lend loan offer pay "
    "address convey express voice bring pledge present promise propose provide return sell send extradite serve ship submit supply surrender transfer turn".split()
)
UTTERANCES = frozenset(
    "appeal call communique declaration document letter manifesto message motion note petition report resolution speech statement "
    "ultimatum warning".split()
)


@dataclass(slots=True)
class Roles:
    """Entity ids by role, in the order of the text; `place` is where the words themselves say that it happened."""

    source: list[str] = field(default_factory=list)
    target: list[str] = field(default_factory=list)
    others: list[Role] = field(default_factory=list)
    place: list[str] = field(default_factory=list)


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
        if word.lemma in PARTITIVES and depth:
            parts = [i for noun in nouns_after(word, "of") for i in self.of(noun, depth - 1)]
            if parts:
                return tuple(dict.fromkeys(parts))
        human = any(self._types[i] in _HUMAN for i in ids)
        prepositions = () if any(c.tag == "PRP$" for c in word.children) else _OF
        return self._inside(word, _BODIES if human else _ACTORS, depth, prepositions) or ids

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
        """The places that the phrase headed by `word` refers to, an unnamed one ("the border") with the one named in it."""
        own = [i for i in self.at(word) if self.is_place(i)]
        if own and not any(i in self._named for i in own):
            own += [i for i in self.of(word) if self.is_place(i) and i not in own]
        return own

    def is_actor(self, entity: str) -> bool:
        """Whether it is a named one who can act."""
        return entity in self._named and self._types[entity] in _ACTORS

    def is_place(self, entity: str) -> bool:
        """Whether it is a country or another place."""
        return self._types[entity] in {"Country", "Place"}

    def _inside(
        self, word: Word, wanted: frozenset[str], depth: int, prepositions: tuple[str, ...] = _OF
    ) -> tuple[str, ...]:
        if not depth:
            return ()
        for dep in _INSIDE:
            found = [
                i for c in word.children if c.dep == dep for w in conjuncts(c) for i in self._named_at(w, wanted, depth)
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


def clause_roles(clause: Clause, reading: Reading, reader: Reader, actors: Actors) -> Roles:
    """Who takes part in what a clause reports."""
    frame = frame_of(clause)
    roles = Roles(source=_ids(_sources(word, reader, actors) for word in frame.doers))
    noun = noun_roles(reading.noun, noun_kind(reading.noun), actors) if reading.noun else None
    roles.place = _ids([_places(frame, actors), noun.place if noun else ()])
    roles.target = Targets(reader, actors, set(roles.source)).of(clause, reading)
    if reading.undergone:
        subject = roles.source
        roles.source = (noun.source if noun else []) or _ids(map(actors.strong, frame.after("from", "by", "at")))
        roles.target = subject
    kind = reading.kind
    if kind is not None and kind.mutual:
        roles.source, roles.target = list(dict.fromkeys(roles.source + roles.target)), []
    roles.others = list(_others(frame, roles, actors, reading.noun))
    return roles


def _sources(doer: Word, reader: Reader, actors: Actors) -> tuple[str, ...]:
    """Who acts through the subject: the agent of an event ("the strikes killed"), the issuer of what speaks or serves.

    In "A issued a statement demanding talks" and in "A took measures to stop it" that is A.
    """
    told = event_noun(doer)
    if told is not None and (agents := noun_roles(told[0], told[1], actors).source):
        return tuple(agents)
    own = actors.of(doer)
    if doer.dep == "dobj" and not any(map(actors.is_actor, own)):
        clause = reader.at(doer.head)
        if clause is not None and (doer.lemma in UTTERANCES or doer.lemma in GENERAL_NOUNS):
            return tuple(_ids(actors.of(a.head) for a in clause.subjects))
    return own


def noun_roles(noun: Word, kind: Kind | None, actors: Actors) -> Roles:
    """Who takes part in what an event noun reports: "Russia's attack on X", "the visit of X to Y", "X-Y talks"."""
    roles = Roles()
    patient = kind is not None and kind.side == "patient"
    for child in noun.children:
        if child.dep == "poss":
            (roles.target if patient else roles.source).extend(_all_of(child, actors))
        elif child.dep in {"amod", "compound", "nmod"}:
            ids = [i for w in conjuncts(child) for i in actors.at(w)]
            (roles.target if patient and child.dep != "amod" else roles.source).extend(ids)
    for child in noun.children:
        if child.dep == "prep":
            _of_noun(child, kind, roles, actors)
    if kind is not None and kind.mutual:
        roles.source, roles.target = list(dict.fromkeys(roles.source + roles.target)), []
    roles.target = [i for i in dict.fromkeys(roles.target) if i not in roles.source]
    roles.source = list(dict.fromkeys(roles.source))
    return roles


def _of_noun(preposition: Word, kind: Kind | None, roles: Roles, actors: Actors) -> None:
    lower = preposition.lower
    ids = [i for c in preposition.children if c.dep == "pobj" for i in _all_of(c, actors)]
    if lower in {"by", "between", "among"} or (lower == "from" and kind is not None and kind.type != "RETREAT"):
        roles.source += ids
    elif lower == "of":
        agent = kind is not None and (kind.side == "agent" or (kind.mutual and not roles.source))
        (roles.source if agent else roles.target).extend(ids)
    elif lower in _PLACE_PREPOSITIONS and all(map(actors.is_place, ids)) and lower not in {"on", "at"}:
        roles.place += ids
    elif lower in {
        "with",
        "against",
        "on",
        "to",
        "toward",
        "towards",
        "at",
        "over",
        "upon",
        "for",
        "from",
        "into",
        "about",
    }:
        roles.target += ids
        if lower in {"to", "from"}:
            roles.place += [i for i in ids if actors.is_place(i)]
    else:
        roles.others += [Role(lower, i) for i in ids]


class Targets:
    """Finds to whom something is done: the first place of the clause that names somebody but the source."""

    def __init__(self, reader: Reader, actors: Actors, source: set[str]) -> None:
        self._reader, self._actors, self._source = reader, actors, source

    def of(self, clause: Clause, reading: Reading, depth: int = _DEPTH) -> list[str]:
        """The entity ids, in the order of the text."""
        frame = frame_of(clause)
        type_ = reading.kind.type if reading.kind else None
        objects = [word for word in frame.patients if word is not reading.noun and event_noun(word) is None]
        actors = [word for word in objects if type_ in _AGAINST_FORCES or word.lemma not in FORCES]
        lemma, mutual = lemma_of(clause.head), reading.kind is not None and reading.kind.mutual
        if mutual and len(self._source) > 1:
            return self._actors.others(frame.after("with"), self._source)
        getters = frame.after("to") if lemma in TRANSFERS else frame.after("from") if lemma in _ROBBING else ()
        for words in (getters, frame.recipients, actors):
            if found := self._actors.others(words, self._source):
                return found
        if reading.noun and (found := self._of_noun(reading.noun, type_)):
            return found
        if type_ and (found := self._farther(clause, frame, reading, depth)):
            return found
        return [i for i in _ids(map(self._actors.of, objects)) if i not in self._source] if not mutual else []

    def _farther(self, clause: Clause, frame: Frame, reading: Reading, depth: int) -> list[str]:
        """Among the obliques, in the complement, deep in the object, or where the restriction holds."""
        accuses = reading.kind is not None and reading.kind.type == "ACCUSE"
        for preposition in _ABOUT_FIRST if accuses else _TARGET_PREPOSITIONS:
            if found := self._actors.others(frame.after(preposition), self._source):
                return found
        if depth and (found := self._inner(clause, reading, depth)):
            return found
        if reading.kind is None or reading.kind.mutual:
            words = [noun for word in frame.patients for noun in nouns_after(word, "with")]
            return self._actors.others(words, self._source)
        for word in (*frame.patients, *(noun for prep, noun in frame.obliques if prep not in _PLACE_PREPOSITIONS)):
            if found := self._actors.deep(word, self._source):
                return found
        return (
            [i for i in _places(frame, self._actors) if i not in self._source]
            if frame.patients and reading.kind.type in _DOMESTIC
            else []
        )

    def _inner(self, clause: Clause, reading: Reading, depth: int) -> list[str]:
        """In the complement: its subject where that is somebody else, else whom it is done to."""
        inner = reading.complement or self._reader.below(clause)
        if inner is None and reading.kind is not None and reading.kind.type in _PURPOSEFUL:
            inner = self._reader.adverbial(clause)
        if inner is None:
            return []
        if found := self._actors.others(frame_of(inner).doers, self._source):
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


def _places(frame: Frame, actors: Actors) -> list[str]:
    nouns = [noun for preposition, noun in frame.obliques if preposition in _PLACE_PREPOSITIONS]
    nouns += [noun for word in (*frame.patients, *(w for _, w in frame.obliques)) for noun in _after_name(word)]
    return _ids(actors.places(noun) for noun in (*nouns, *frame.adverbs))


def _after_name(word: Word) -> Iterator[Word]:
    """Places that the parser hangs on a name, which needs none: "met Soto of Chile in Lima"."""
    if word.pos == "PROPN":
        for preposition in ("in", "at", "near"):
            yield from nouns_after(word, preposition)
        for noun in nouns_after(word, "of"):
            yield from _after_name(noun)


def _others(frame: Frame, roles: Roles, actors: Actors, told: Word | None) -> Iterator[Role]:
    """Everybody else: under the preposition, "object" for the thing, "attribute" for what the subject is."""
    named = [
        *(("recipient", word) for word in frame.recipients),
        *(("object", word) for word in frame.patients),
        *(("attribute", word) for word in frame.attributes),
        *frame.obliques,
    ]
    seen = {*roles.source, *roles.target, *roles.place}
    for name, word in named:
        for entity in actors.of(word) if word is not told else ():
            if entity not in seen:
                seen.add(entity)
                yield Role(name, entity)


def _all_of(word: Word, actors: Actors) -> list[str]:
    return _ids(actors.of(w) for w in conjuncts(word))


def _ids(found: Iterable[Iterable[str]]) -> list[str]:
    return list(dict.fromkeys(i for ids in found for i in ids))
