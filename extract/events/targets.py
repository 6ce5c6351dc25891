"""The targets of an event: the participants that a clause, or its noun, says to have undergone it."""

from __future__ import annotations

from collections.abc import Iterable

from triplewire.extract.clauses.clause import Clause
from triplewire.extract.events.aims import aim_of, is_own_force, owners_of_forces
from triplewire.extract.events.entries import event_noun
from triplewire.extract.events.figures import is_forborne
from triplewire.extract.events.frames import Frame, nouns_after
from triplewire.extract.events.noun_roles import noun_roles
from triplewire.extract.events.participants.actors import Actors, unique
from triplewire.extract.events.settings import places, things_in
from triplewire.extract.events.types import Reader, Reading
from triplewire.extract.lexicon.event_lexicon import (
    FORCES,
    GENERAL_NOUNS,
    HELPFUL,
    HOSTILE,
    LIGHT,
    OBJECT_CLASSES,
    OPERATORS,
    SIDES,
    Kind,
)
from triplewire.extract.lexicon.labels import AGENTS, CONTENT_CLAUSE_DEPS, INDIRECT_KINDS, VERBAL_POS
from triplewire.extract.lexicon.lists import CONJUNCTIONS, EVENT_TYPES, PARTICIPANTS, ROLES, SPEECH
from triplewire.extract.lexicon.thresholds import THRESHOLDS
from triplewire.extract.syntax.phrases import is_finite, opens_with
from triplewire.extract.syntax.tree import Word
from triplewire.extract.syntax.verb_groups import lemma_of

_ASIDE = ROLES.place_prepositions | PARTICIPANTS.course
_TRANSFERS, _TAKING = ROLES.transfers, ROLES.taking
_GIVEN, _RECALLING = ROLES.given, ROLES.recalling
_GRANTED = ROLES.granting | ROLES.complying | ROLES.transfers | ROLES.answering
_JUDGING = frozenset({"ACCUSE", "SUPPORT"})


class Targets:
    """The targets of a clause: those in the first constituent that names an actor other than the source.

    `guessed`: those among them that are only named inside what the verb is about: "condemned attacks in Peru".
    """

    def __init__(self, reader: Reader, actors: Actors, source: set[str]) -> None:
        self._reader, self._actors, self._source = reader, actors, source
        self.guessed: list[str] = []

    def of(self, clause: Clause, reading: Reading, depth: int = THRESHOLDS.events.target_depth) -> list[str]:
        """Return the entity ids, in text order."""
        frame = aim_of(clause.head, self._reader.frames.of(clause), reading.kind, self._actors)
        type_ = reading.kind.type if reading.kind else None
        lemma, mutual = lemma_of(clause.head), reading.kind is not None and reading.kind.mutual
        thrown = type_ in EVENT_TYPES.aimed and lemma in ROLES.aiming  # what is thrown at somebody is not their target
        given = thrown or (lemma in _GIVEN and not frame.passive)
        traded = reading.matched if mutual and type_ != "CONSULT" else ()  # "formed an alliance", "exchanged prisoners"
        traded = frame.patients if lemma in PARTICIPANTS.discussing else traded  # "discussed Yemen"
        objects = [
            word
            for word in (frame.patients if lemma not in _RECALLING or type_ == "AID" else ())
            if word not in (reading.noun, *traded) and self._is_object(word) and not (given and word.pos == "NOUN")
            if not is_own_force(word, lemma, reading.kind, self._actors)
        ]
        forces = type_ is None or type_ in EVENT_TYPES.against_forces
        actors = [word for word in objects if forces or word.lemma not in FORCES]
        if mutual and len(self._source) > 1:
            return self._actors.others([*frame.after("with"), *actors, *_companions(frame)], self._source)
        if type_ in EVENT_TYPES.about_deeds and (found := self._culprits(frame, type_)):
            return found
        harmed = frame.passive and (type_ is None or type_ in HOSTILE | _JUDGING)
        moved = harmed and any(map(self._actors.is_human, frame.patients))
        getters = [] if moved else self._getters(lemma, frame)  # "she was sent to the clinic"
        felt = frame.attributes if type_ in EVENT_TYPES.felt and frame.predicates else ()  # "is critical of Lee"
        for nouns in (getters, frame.recipients, actors, felt):
            if found := self._actors.others(nouns, self._source, _suited(type_)):
                return found
        if found := (
            (self._obscure(objects) if type_ in EVENT_TYPES.material else [])
            or self._of_reported(reading, lemma, frame)
            or (self._farther(clause, frame, reading, depth) if type_ else self._rivals(frame, reading.kind))
        ):
            return found
        inner = depth < THRESHOLDS.events.target_depth
        if mutual or (inner and type_ in EVENT_TYPES.addressed):
            return []
        said = reading.matched if type_ in EVENT_TYPES.about_deeds else ()  # "raised concerns"
        undergo = unique(
            self._actors.patient(word, _suited(type_)) for word in (actors if type_ == "MOBILIZE" else objects)
        )
        undergo = [i for i in undergo if not any(i in self._actors.at(word) for word in said)]
        aimed = type_ in EVENT_TYPES.aimed
        return [i for i in undergo if i not in self._source and not (aimed and self._actors.kind_of(i) == "weapon")]

    def _is_object(self, word: Word) -> bool:
        """Whether the verb acts on it: on an act only where it is a gathering of people ("attacked a wedding").

        Not what somebody is taken as: "took a man | hostage".
        """
        if word.tag == "NN" and word.lemma in OBJECT_CLASSES["captive"] and not word.children:
            return False
        return event_noun(word) is None or self._actors.kind(word) == "gathering"

    def _obscure(self, objects: list[Word]) -> list[str]:
        """The objects of which nothing is known: what was hit is the depot, not the town near it."""
        unknown = [word for word in objects if word.pos == "NOUN" and self._actors.kind(word) is None]
        found = unique(self._actors.patient(word, None) for word in unknown)
        return [i for i in found if i not in self._source]

    def _guess(self, found: list[str], *, sure: bool) -> None:
        """Keep those of the targets who are only guessed."""
        self.guessed += [] if sure else found

    def _rivals(self, frame: Frame, kind: Kind | None) -> list[str]:
        """The opponents in a match: "lost to Chile", "drew with Ajax"."""
        if kind is None or kind.mode != "sport" or frame.passive or frame.patients:
            return []
        return self._actors.others(frame.after(*PARTICIPANTS.rival_prepositions), self._source, AGENTS)

    @staticmethod
    def _getters(lemma: str, frame: Frame) -> list[Word]:
        """Return the recipients of a transfer, or the former holders of what is taken."""
        if lemma in _TRANSFERS and frame.passive and len(frame.patients) > 1:
            return [frame.patients[0]]  # "was given access"
        if lemma in _TRANSFERS and frame.recipients:
            return list(frame.recipients)  # "gave Chad access to the prisoners"
        if lemma in _TRANSFERS:
            things = [*frame.patients, *(c for word in frame.patients for c in word.children if c.dep == "appos")]
            return [*frame.after("to"), *(noun for word in things for noun in nouns_after(word, "to"))]
        opening = "at" if lemma in ROLES.aiming else "from" if lemma in _TAKING | _RECALLING else None
        if opening is None:
            return []
        return [*frame.after(opening), *(noun for word in frame.patients for noun in nouns_after(word, opening))]

    def _farther(self, clause: Clause, frame: Frame, reading: Reading, depth: int) -> list[str]:
        """The targets among the obliques, in the complement, inside the object, or where the event takes place."""
        told = unique(self._actors.at(word) for word in frame.patients if word.tag == "PRP")
        if found := [i for i in told if i not in self._source]:
            return found  # whoever "it" is, it is nobody farther away
        type_ = reading.kind.type if reading.kind else None
        suited = _suited(type_) if type_ else AGENTS
        talks = reading.kind is not None and type_ == "CONSULT" and reading.kind.mode is None
        asks = type_ == "REQUEST"
        for preposition in PARTICIPANTS.accused_prepositions if type_ == "ACCUSE" else PARTICIPANTS.target_prepositions:
            beside = talks and preposition in PARTICIPANTS.topical | ROLES.place_prepositions  # "met at the Hofburg"
            nouns = [] if beside else [noun for noun in frame.after(preposition) if not (asks and _is_favour(noun))]
            if asks and preposition == "from":  # "demanded a refund from the firm"
                nouns += [noun for word in frame.patients for noun in nouns_after(word, preposition)]
            held = [noun for noun in nouns if not _is_judged(reading.kind, noun)]
            held = [noun for noun in held if not (type_ == "CONSULT" and event_noun(noun))]  # "met for talks on Chad"
            found = self._actors.others(held, self._source, suited)
            self._guess(found, sure=type_ != "AGREE" or preposition == "with")  # "agreed to Lee's plan"
            if found or (found := self._of_nouns(nouns, reading.kind)):
                return found
        named = type_ == "ACCUSE" and frame.passive and frame.patients  # "ships suspected of carrying pirates"
        if depth and not named and (found := self._inner(clause, reading, depth)):
            return found
        if reading.kind is None or reading.kind.mutual:
            return self._actors.others(_companions(frame), self._source)
        agents = frame.doers if frame.passive else ()
        far = [noun for preposition, noun in frame.obliques if preposition not in _ASIDE and noun not in agents]
        far = [noun for noun in far if noun.pos not in VERBAL_POS]  # "agreed to talks after consulting Lee"
        within = {i for agent in agents for word in agent.subtree() for i in self._actors.at(word)}
        within |= self._own(reading.noun, lemma_of(clause.head)) | owners_of_forces(frame, reading.kind, self._actors)
        joint = type_ == "AGREE" and len(self._source) > 1  # who agree with each other promise nobody else
        for word in () if joint else (*frame.patients, *far):
            content = type_ == "REJECT" and _is_told_in(word)
            if content or (asks and _is_favour(word)) or _is_judged(reading.kind, word):
                continue
            if found := self._actors.deep(word, self._source | within, elsewhere=type_ in EVENT_TYPES.elsewhere):
                self.guessed += found
                return found
        found = self._where(reading.kind, frame, matched=bool(reading.matched))
        self.guessed += found
        return [i for i in found if i not in self._source]

    def _where(self, kind: Kind, frame: Frame, *, matched: bool) -> list[str]:
        """The places that undergo what is done in them: "lifted the curfew in Lima", "sought refuge in Mali"."""
        found = [*places(frame, self._actors), *things_in(frame.patients, self._actors)]
        if kind.mode in EVENT_TYPES.there:
            return found
        things = matched or any(w.pos == "NOUN" and self._actors.kind(w) not in AGENTS for w in frame.patients)
        if not things or kind.type not in EVENT_TYPES.domestic | EVENT_TYPES.national:
            return []
        return [i for i in found if kind.type in EVENT_TYPES.domestic or not self._actors.is_only_place(i)]

    def _inner(self, clause: Clause, reading: Reading, depth: int) -> list[str]:
        """The targets in the complement: its subject where it is not the source, else its own target."""
        inner = self._content(clause, reading)
        if inner is None:
            return []
        about = reading.kind is not None and reading.kind.type in EVENT_TYPES.about_complement
        granted = self._reader.read(clause).kind
        let = granted is not None and granted.type == "CONCEDE"  # "refused to allow Lee to go"
        denied = lemma_of(clause.head) in SPEECH.deny - OPERATORS.keys()  # "denied helping Lee" refuses Lee nothing
        if about and not let and (denied or not self._serves(inner)):
            return []
        subjects, frame = self._reader.frames.of(clause).doers, self._reader.frames.of(inner)
        doers = [word for word in frame.doers if word not in subjects]
        condition = opens_with(inner.head, CONJUNCTIONS.conditions)  # "threatened to leave unless Lee is freed"
        type_ = reading.kind.type if reading.kind else None
        own = type_ == "AGREE" or (type_ == "THREATEN" and all(self._is_force(word) for word in doers))
        if (condition or not own) and (found := self._actors.others(doers, self._source)):
            return found  # but those whose act is promised are not its target, nor are the forces that will act
        told = doers if type_ == "ACCUSE" else [word for word in doers if type_ == "REQUEST" and self._actors.at(word)]
        if condition or told:  # not who is acted on
            return []
        below = self._reader.read(inner)
        if type_ == "CONCEDE" and below.kind is not None and below.kind.type in HOSTILE:
            return []  # who confesses to an attack on Lee concedes Lee nothing
        found = self.of(inner, Reading(reading.kind, below.noun, below.complement), depth - 1)
        if type_ == "AID":  # who helped to write a law did not help the law
            self.guessed += found
        if type_ == "THREATEN":  # who is to ground flights does not threaten them
            self.guessed += (i for i in found if self._actors.kind_of(i) not in AGENTS)
        unasked = frame.patients if type_ == "REQUEST" and frame.passive else ()  # "demanded that Lee be freed"
        held = unique(map(self._actors.at, unasked))
        return [i for i in found if i not in held]

    def _content(self, clause: Clause, reading: Reading) -> Clause | None:
        """The complement, purpose or condition in which the target may be; the means has a target of its own."""
        inner, kind = reading.complement or self._reader.below(clause), reading.kind
        if inner is None and kind is not None and kind.type in EVENT_TYPES.purposeful:
            shunned = kind.mode == "boycott" and self._reader.frames.of(clause).patients  # "shunned it to avoid Lee"
            inner = None if shunned else self._reader.adverbial(clause)
        if inner is None or (inner.head.i < clause.head.i and inner.head.dep != "ccomp"):
            return None
        return None if inner.head.dep == "pcomp" and inner.head.head.lower == "by" else inner

    def _serves(self, inner: Clause) -> bool:
        """Whether what is promised or refused is done for its target: "refused to admit Lee", not "to sue Lee".

        In "denied that Lee had left", "declined to name Lee" and "agreed to keep Lee out", it is not about Lee.
        """
        reading = self._reader.read(inner)
        if reading.kind is None and reading.complement is not None:  # "vowed to try to help Lee"
            return self._serves(reading.complement)
        helps = (reading.kind is not None and reading.kind.type in HELPFUL) or is_forborne(inner, reading.kind)
        return not is_finite(inner.head) and (helps or lemma_of(inner.head) in _GRANTED)

    def _is_force(self, word: Word) -> bool:
        """Whether the noun is a force without a name: "warned that police will shoot"."""
        return word.lemma in FORCES and not any(map(self._actors.is_actor, self._actors.at(word)))

    def _culprits(self, frame: Frame, type_: str | None) -> list[str]:
        """The agents of the deed that is the object: "is investigating crimes by rebels against civilians"."""
        for noun in frame.patients or frame.after(*PARTICIPANTS.target_prepositions):
            told = event_noun(noun)
            if told is not None and told[1].type == "ACCUSE":
                return [] if _is_spurned(type_, told[1]) else self._accused(noun, frame)
            if told is not None or noun.lemma in GENERAL_NOUNS:
                doers = [doer for deed in (noun, *nouns_after(noun, "of")) for doer in nouns_after(deed, "by")]
                return [i for i in unique(map(self._actors.agent, doers)) if i not in self._source]
        return []

    def _accused(self, noun: Word, frame: Frame) -> list[str]:
        """The targets of a noun of accusing or of the one after it: "an inquiry into claims that the mayor lied"."""
        kinds = PARTICIPANTS.accused_prepositions
        inner = (word for preposition in kinds for word in nouns_after(noun, preposition))
        for told in filter(None, map(event_noun, (*inner, *frame.after(*kinds), noun))):
            found = noun_roles(*told, self._actors).target if told[1].type == "ACCUSE" else []
            if found := [i for i in found if i not in self._source]:
                return found
        return []

    def _of_reported(self, reading: Reading, lemma: str, frame: Frame) -> list[str]:
        """The participants of the event noun that the verb governs, but none of its own: "announced Peru's march"."""
        if reading.noun is None:
            return self._of_nouns(frame.patients if reading.kind and reading.kind.type else (), reading.kind)
        own = self._own(reading.noun, lemma)
        return [i for i in self._of_nouns([reading.noun], reading.kind) if i not in own]

    def _own(self, noun: Word | None, lemma: str) -> set[str]:
        """Those who do what a light verb only carries out or tells of: "announced the Danish deployment"."""
        told = event_noun(noun) if noun is not None and lemma in LIGHT else None
        acts = told is not None and told[1].type is not None and not told[1].mutual
        return set(noun_roles(*told, self._actors).source) if told is not None and acts else set()

    def _of_nouns(self, nouns: Iterable[Word], kind: Kind | None) -> list[str]:
        """The participants of the first event noun that has any; requests, blame and praise are about its source."""
        type_ = kind.type if kind is not None else None
        for told in filter(None, map(event_noun, nouns)):
            roles = noun_roles(told[0], told[1], self._actors)
            sides = (roles.source, roles.target) if type_ in EVENT_TYPES.about_deeds else (roles.target, roles.source)
            if (type_ == "REQUEST" and _is_favour(told[0])) or _is_spurned(type_, told[1]):
                sides = (roles.source, [])
            if _is_judged(kind, told[0]):
                sides = (roles.source, [])
            if type_ == told[1].type == "ACCUSE":
                sides = (roles.target, [])  # who looks into an allegation does not blame who made it
            for side in (*sides, [other.entity for other in roles.others if told[1].type == "MOBILIZE"]):
                if found := [i for i in side if self._actors.kind_of(i) in AGENTS and i not in self._source]:
                    joint = any(True for joins in PARTICIPANTS.side_prepositions for _ in nouns_after(told[0], joins))
                    self._guess(found, sure=type_ != "AGREE" or joint)  # "agreed to Lee's release"
                    return found
        return []


def _is_told_in(noun: Word) -> bool:
    """Whether a clause says what it is: "dismissed suggestions that Berlin might leave"."""
    clauses = (child for child in noun.children if child.dep in CONTENT_CLAUSE_DEPS)
    return any(c.lower == "that" and c.tag == "IN" for clause in clauses for c in clause.children)


def _is_spurned(type_: str | None, said: Kind) -> bool:
    """Whether the words themselves are rejected, not the person in them: "rejected claims that Lee lied"."""
    return type_ == "REJECT" and said.type in EVENT_TYPES.with_content


def _is_judged(kind: Kind | None, noun: Word) -> bool:
    """Whether harm is judged, which is no judgement of whoever suffered it: "condemned | the arrest of Lee".

    A death is only looked into: "investigate the death of Lee", but "blamed the flood on Lee".
    """
    told = event_noun(noun) if kind is not None and kind.type in _JUDGING else None
    if told is None or kind is None:
        return False
    return told[1].type in HOSTILE or (kind.mode == "investigate" and told[1].mode in EVENT_TYPES.suffered)


def _is_favour(noun: Word) -> bool:
    """Whether the noun is an act in favour of its target, which is asked nothing: "called for the release of Lee"."""
    told = event_noun(noun)
    return told is not None and told[1].side == "patient" and told[1].type not in HOSTILE


def _companions(frame: Frame) -> list[Word]:
    """Return the partners in what the object names: "signed a pact with Lee"."""
    return [noun for word in frame.patients for noun in nouns_after(word, "with")]


def _suited(type_: str | None) -> frozenset[str] | None:
    """Return the kinds of participants that may be the target of a type: those that act, unless the table says more."""
    if type_ is None:
        return None
    return (SIDES[type_].target or AGENTS) - INDIRECT_KINDS
