"""The kind of an event: determined by the predicate in its frame, the event noun, and their governors.

The sixteen types are PLOVER's (Halterman et al. 2023, https://arxiv.org/abs/2304.01331).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from triplewire.extract.clauses.clause import Clause
from triplewire.extract.events.calamities import catastrophe, is_mishap, suffered
from triplewire.extract.events.entries import event_noun, is_fronted, noun_entry, objects_of, verb_entry
from triplewire.extract.events.figures import (
    contest,
    is_acquaintance,
    is_base,
    is_called,
    is_discharge,
    is_duty,
    is_effort,
    is_figure,
    is_forborne,
    is_name_given,
    is_of_match,
    is_of_others,
    is_question,
    is_suspicion,
    is_told,
)
from triplewire.extract.events.frames import VERBAL_CLAUSES, Frame, Frames
from triplewire.extract.lexicon.event_lexicon import (
    HAPPEN,
    HOSTILE,
    LIGHT,
    OPERATORS,
    REPORT,
    UNDERGO,
    Entry,
    Kind,
)
from triplewire.extract.lexicon.labels import (
    COMPLEMENT_CLAUSE_DEPS,
    OWN_SUBJECT_DEPS,
    PREDICATE_COMPLEMENT_DEPS,
    PURPOSE_DEPS,
    TIME_OR_SITE_LABELS,
    UNASKED_KINDS,
    UNWISHING_KINDS,
)
from triplewire.extract.lexicon.lists import CONJUNCTIONS, EVENT_CARRIERS, EVENT_TYPES, PARTICIPANTS, ROLES, SPEECH
from triplewire.extract.lexicon.nouns import NOUN_KINDS, NOUN_TYPES
from triplewire.extract.syntax.phrases import is_infinitive, opens_with
from triplewire.extract.syntax.tree import Word
from triplewire.extract.syntax.verb_groups import with_particle

_TIMES = CONJUNCTIONS.temporal - {"until"}  # of clauses that only tell when: "exploded after officers took it"
_BLAMED, _PRAISED, _MISDEEDS = ROLES.blamed, ROLES.praised, ROLES.misdeeds


@dataclass(frozen=True, slots=True)
class Reading:
    """The reading of a clause: its kind, the event noun that reports it ("held talks"), its determining complement.

    `undergone`: the subject is the target ("suffered an attack"). `happens`: the subject is the event
    noun itself ("the talks took place"). `intended`: somebody only means to do what the complement says. `matched`: the
    objects that its entry requires ("lifted the curfew").
    """

    kind: Kind | None
    noun: Word | None = None
    complement: Clause | None = None
    undergone: bool = False
    intended: bool = False
    happens: bool = False
    matched: tuple[Word, ...] = ()


class Reader:
    """Reads the clauses of one sentence, each once."""

    def __init__(
        self, clauses: tuple[Clause, ...], frames: Frames, contest: str | None = None, calamity: Kind | None = None
    ) -> None:
        self.frames = frames
        self._contest = contest  # the kind of contest that the document is about
        self._calamity = calamity  # the kind of calamity that its lead tells of
        self._clauses: Mapping[int, Clause] = {
            clause.head.i: clause for clause in clauses if clause.kind in VERBAL_CLAUSES
        }
        self._read: dict[int, Reading] = {}

    def read(self, clause: Clause) -> Reading:
        """Return the reading of a clause, whether or not the event happened; complements are read first."""
        todo: list[Clause] = []
        inner: Clause | None = clause
        while inner is not None and inner.head.i not in self._read:
            self._read[inner.head.i] = Reading(None)
            todo.append(inner)
            inner = self.below(inner)
        for each in reversed(todo):
            self._read[each.head.i] = self._decide(each)
        return self._read[clause.head.i]

    def below(self, clause: Clause) -> Clause | None:
        """Return the complement clause ("agreed to meet", "accused them of lying")."""
        for top in _operator_words(clause):
            for child in top.children:
                complement = child.dep in COMPLEMENT_CLAUSE_DEPS or _is_purpose(child, top)
                found = self._clauses.get(child.i) if complement else None
                if child.dep == "prep":
                    gerunds = (c for c in child.children if c.dep == "pcomp" and c.i in self._clauses)
                    found = next((self._clauses[c.i] for c in gerunds if not _is_aside(c)), None)
                if found is not None:
                    return found
        return None

    def at(self, word: Word) -> Clause | None:
        """Return the clause whose head is `word`."""
        return self._clauses.get(word.i)

    def adverbial(self, clause: Clause) -> Clause | None:
        """Return the clause of purpose or condition: "marched to demand", "threatened a strike unless"."""
        found = (c for c in clause.head.children if c.dep == "advcl" and c.i in self._clauses)
        return next((self._clauses[c.i] for c in found if not opens_with(c, _TIMES)), None)

    def _decide(self, clause: Clause) -> Reading:
        frame = self.frames.of(clause)
        best = verb_entry(clause, frame)
        exact = best is not None and bool(best.objects - {"*"})
        played = None if exact else contest(clause.head, frame, self._contest)
        if played is not None:
            return Reading(played, complement=self.below(clause))
        found = self._read_frame(clause, frame, best)
        exact = best is not None and bool(best.objects)
        verb = clause.head
        figure = is_figure(found.kind, frame, exact=exact) or is_effort(found.kind, verb, frame, found.matched)
        figure = figure or is_suspicion(verb) or is_discharge(verb, frame) or is_base(verb, frame)
        figure = figure or is_acquaintance(verb, frame) or is_name_given(verb, frame, found.noun)
        figure = figure or is_of_match(found.noun or verb, found.kind, self._contest)
        if figure:
            return Reading(None, complement=found.complement)
        if suffered(self._calamity, found.kind, verb, frame):
            return Reading(self._calamity if self._calamity and self._calamity.mode else None)
        return Reading(Kind(None, "accident")) if is_mishap(found.kind, verb, frame) else found

    def _read_frame(self, clause: Clause, frame: Frame, best: Entry | None) -> Reading:
        if best is not None and (best.objects or best.subjects):
            exact = _exact_noun(with_particle(clause.head), frame) or self._by_purpose(clause, frame, best.kind)
            if exact is not None:
                return exact
            matched = objects_of(best, frame)
            return Reading(catastrophe(best.kind, clause.head, frame), _telling(best, frame), matched=matched)
        complement = self.below(clause)
        if is_called(clause.head, frame) or is_question(clause.head):
            return Reading(None, complement=complement)
        return (
            _by_noun(clause.head, frame)
            or _obliged(clause, complement)
            or self._by_complement(clause, frame, complement)
            or _as_told(clause, complement)
            or _reported(clause, complement, self.read(complement).kind if complement else None)
            or _by_subject(clause, frame)
            or self._by_purpose(clause, frame, best.kind if best else None)
            or Reading(catastrophe(best.kind, clause.head, frame) if best else None, complement=complement)
        )

    def _by_purpose(self, clause: Clause, frame: Frame, kind: Kind | None) -> Reading | None:
        """The reading by the purpose of sending: aid in "sent troops to rescue them", not "sent troops"."""
        sends = clause.head.lemma in PARTICIPANTS.sending and frame.patients  # not "flew to Oslo to inspect"
        if not sends and (kind is None or kind.type != "MOBILIZE"):
            return None
        for head in (clause.head, *frame.patients):
            for child in head.children:
                inner = self._clauses.get(child.i) if child.tag == "VB" and child.dep in PURPOSE_DEPS else None
                entry = verb_entry(inner, self.frames.of(inner)) if inner is not None else None
                if entry is not None and (entry.kind.type in {"AID", "COOPERATE"} or entry.kind.mode == "investigate"):
                    return Reading(entry.kind, complement=inner)
        return None

    def _by_complement(self, clause: Clause, frame: Frame, complement: Clause | None) -> Reading | None:
        if complement is None:
            return None
        kind = self.read(complement).kind
        for word in _operator_words(clause):
            operator = OPERATORS.get(with_particle(word)) or OPERATORS.get(word.lemma)
            if operator is None or is_told(complement, word):
                continue
            if operator.name == "wish" and not (_has_own_subject(complement) or frame.patients):
                operator = OPERATORS["intend"]
            commits, intended = operator.name in {"commit", "offer"}, operator.name == "intend"
            if intended and _has_own_subject(complement):
                continue  # the future act of another actor is expected, not intended
            if operator.name == "wish" and (_is_of_things(complement) or _is_need(frame)):
                continue
            if (commits or intended) and is_duty(clause.head):
                continue
            # "promised Chad money to buy arms", "promised not to attack"
            made = operator.over(None if commits and (frame.patients or is_forborne(complement, kind)) else kind)
            alone = not (_has_own_subject(complement) or frame.patients or frame.recipients)
            helps = made is None and word.lemma in PARTICIPANTS.helping and alone
            if made == "=" or helps:  # "helped edit the paper" aids nobody
                return Reading(None, complement=complement)
            return Reading(Kind(made), complement=complement, intended=intended) if made else None
        return None


def _is_aside(gerund: Word) -> bool:
    """Whether it is done besides, or by others: "left after meeting Lee", "rioted, with youths throwing stones"."""
    opening = gerund.head.lower
    others = opening == "with" and gerund.child(*OWN_SUBJECT_DEPS) is not None
    return others or opening == "without" or opening in PARTICIPANTS.backgrounds


def _is_purpose(child: Word, verb: Word) -> bool:
    """Whether it is an infinitive that is parsed as a purpose: "have sworn to fight"."""
    return child.dep == "advcl" and verb.lemma in OPERATORS and is_infinitive(child)


def _is_need(frame: Frame) -> bool:
    """Whether nobody wishes it: "the role requires the actor to sing", "the plan wants a hand"."""
    return bool(frame.doers) and all(NOUN_KINDS.get(word.lemma) in UNWISHING_KINDS for word in frame.doers)


def _is_of_things(complement: Clause) -> bool:
    """Whether nobody is asked to do what is wished: "wanted the show to be fun", "wants prices to fall"."""
    own = _subject_lemma(complement.head)
    asked = complement.passive or NOUN_KINDS.get(own) not in UNASKED_KINDS
    return not asked or (own == "it" and complement.kind == "copular")


def _as_told(clause: Clause, complement: Clause | None) -> Reading | None:
    """The reading of a verb of asking or warning over what is only told: none, for "suggested that she had left"."""
    operator = OPERATORS.get(clause.head.lemma)
    if complement is None or operator is None or operator.name == "request" or not is_told(complement, clause.head):
        return None
    return Reading(None, complement=complement)


def _by_noun(verb: Word, frame: Frame) -> Reading | None:
    """Light verbs and operators over an event noun: "launched an attack", "demanded the withdrawal"."""
    lemma = with_particle(verb)
    if lemma in PARTICIPANTS.perceiving:  # who witnesses an attack takes no part in it
        return None
    addressed = lemma in PARTICIPANTS.addressing
    fought = lemma in PARTICIPANTS.fights
    predicated = () if frame.patients else frame.attributes  # "called it a coup" reports no coup
    nouns = [(lemma, noun) for noun in (*(() if addressed else frame.patients), *predicated)]
    obliques = (pair for pair in frame.obliques if not is_fronted(verb, pair[1]))
    nouns += [(f"{lemma} {preposition}", noun) for preposition, noun in obliques]
    for key, phrase in nouns:
        told = event_noun(phrase)
        if told is not None and fought and told[1].type not in EVENT_TYPES.collective:
            return Reading(None)  # "is fighting her eviction"
        if told is not None and (reading := _over_noun(key, *told)):
            return reading
    return None


def _by_subject(clause: Clause, frame: Frame) -> Reading | None:
    """The reading of an event by its subject: "the talks took place"."""
    lemma = with_particle(clause.head)
    key = f"{lemma} place" if any(word.lower == "place" for word in frame.patients) else lemma
    nominal = frame.attributes or (lemma == "be" and not frame.predicates and not any(map(_is_setting, frame.obliques)))
    if frame.passive or key not in HAPPEN or (frame.patients and key == lemma) or nominal:
        return None
    told = next((found for word in frame.doers if (found := event_noun(word))), None)
    return Reading(told[1], told[0], happens=True) if told else None


def _is_setting(oblique: tuple[str, Word]) -> bool:
    """Whether a phrase behind "be" says when or where something happens: "in Oslo", not "out of the question"."""
    _, noun = oblique
    return noun.ent in TIME_OR_SITE_LABELS or noun.lemma in ROLES.times or NOUN_TYPES.get(noun.lemma) == "Place"


def _exact_noun(lemma: str, frame: Frame) -> Reading | None:
    """The reading by a noun whose entry is more exact than that of the verb: "launched a joint operation"."""
    for noun in frame.patients if lemma in LIGHT else ():
        entry = noun_entry(noun)
        if entry is not None and entry.beside:
            return Reading(entry.kind, noun)
    return None


def _telling(entry: Entry, frame: Frame) -> Word | None:
    """The event noun that an entry requires as its object ("hold: talks") or after its preposition ("be in: talks")."""
    told = (event_noun(word) for word in (*frame.patients, *frame.after(*sorted(entry.beside))))
    return next((found[0] for found in told if found and found[1].type == entry.kind.type), None)


def _over_noun(key: str, noun: Word, kind: Kind) -> Reading | None:
    if key in LIGHT:
        return Reading(kind, noun)
    if key in UNDERGO and (kind.type == "ASSAULT" or key not in EVENT_CARRIERS.spared):
        return Reading(kind, noun, undergone=True)
    operator = OPERATORS.get(key)
    made = operator.over(kind) if operator else None
    return Reading(Kind(made), noun) if made and made != "=" else None


def _obliged(clause: Clause, complement: Clause | None) -> Reading | None:
    """The reading of a statement that others have to act: "said that B must leave" is a request."""
    verb = clause.head.lemma
    if complement is None or verb not in REPORT or verb in SPEECH.think or not is_of_others(complement):
        return None
    operator = OPERATORS.get(verb)
    if operator is not None and operator.name != "keep":
        return None
    head = complement.head
    if NOUN_KINDS.get(_subject_lemma(head)) in UNASKED_KINDS:
        return None  # "said that prices have to fall"
    auxiliaries = {w.lower for w in head.children if w.dep == "aux"}
    begun = not auxiliaries.isdisjoint({"be", "have"})  # "should be growing"
    needed = head.lemma in {"need", "have"} and head.child("xcomp") and head.tag != "VBD"
    if needed or (auxiliaries & PARTICIPANTS.obligations and not begun):
        return Reading(Kind("REQUEST"), complement=complement)
    return None


def _reported(clause: Clause, complement: Clause | None, kind: Kind | None) -> Reading | None:
    """The reading of a statement about others: that B is to blame is an accusation."""
    if complement is None or clause.head.lemma not in REPORT:
        return None
    head = complement.head
    if not is_of_others(complement):
        return None
    auxiliaries = {w.lower for w in head.children if w.dep == "aux"}
    negated = any(w.dep == "neg" for w in head.children)
    harm = clause.head.lemma == "claim" and kind is not None and kind.type in HOSTILE and not complement.passive
    if (head.lemma in _MISDEEDS or harm) and not negated and not auxiliaries & PARTICIPANTS.modals:
        return Reading(Kind("ACCUSE", "allege"), complement=complement)
    said = {w.lemma.lower() for w in head.children if w.dep in PREDICATE_COMPLEMENT_DEPS} if not negated else set()
    if head.lemma == "be" and said & (_BLAMED | _PRAISED):
        return Reading(Kind("ACCUSE", "allege") if said & _BLAMED else Kind("SUPPORT"), complement=complement)
    return None


def _operator_words(clause: Clause) -> tuple[Word, ...]:
    """The words that may take a complement: a predicative adjective ("is ready to"), and the verb."""
    return (*(c for c in clause.head.children if c.dep in {"acomp", "oprd"}), clause.head)


def _subject_lemma(verb: Word) -> str:
    own = verb.child(*OWN_SUBJECT_DEPS)
    return own.lemma.lower() if own is not None else ""


def _has_own_subject(clause: Clause) -> bool:
    return any(w.dep in OWN_SUBJECT_DEPS for w in clause.head.children)
