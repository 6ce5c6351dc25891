"""Of which kind an event is: decided by the predicate in its frame, the event noun, and what stands above them.

The sixteen types are PLOVER's (Halterman et al. 2023, https://arxiv.org/abs/2304.01331).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from extract.clauses import Clause
from extract.event_frames import Frame, frame_of
from extract.event_lexicon import (
    CARRIERS,
    HELPFUL,
    HOSTILE,
    LIGHT,
    NOUNS,
    OPERATORS,
    REPORT,
    UNDERGO,
    VERBS,
    Entry,
    Kind,
    lemma_of,
    with_particle,
)
from extract.modality import announced_if, is_decided
from extract.model import Modality, Polarity
from extract.parse import Word

_NAMED = {
    "PERSON": "PERSON",
    "GPE": "PLACE",
    "LOC": "PLACE",
    "FAC": "PLACE",
    "NORP": "PLACE",
}  # what an entry calls a name of this kind
_NOUN_TAGS = frozenset({"NN", "NNS"})
PARTITIVES = frozenset(
    "all any bulk couple crowd dozen each few group half handful hundred host lot majority many million most number one pair part "
    "portion quarter rest score several some ten third thousand two three number section array band mob team member".split()
)
_CATASTROPHES = frozenset({"disaster", "accident"})
_OBLIGATIONS = frozenset({"must", "should", "ought"})
_BLAMED = frozenset(
    "absurd aggression baseless blame complicit crime culpable dangerous disappointing disgraceful guilty illegal intolerable "
    "irresponsible liable lie mistake outrageous provocation provocative regrettable responsible shameful unacceptable unfair "
    "unfounded unjust unjustified unlawful violation wrong".split()
)
_PRAISED = frozenset("acceptable commendable constructive encouraging justified legitimate positive welcome".split())
_GRANTING = frozenset(
    "accept admit agree allow approve concede endorse grant let permit recognise recognize yield".split()
)
_COMPLEMENTS = frozenset({"xcomp", "ccomp"})
VERBAL_CLAUSES = frozenset({"verbal", "copular", "existential"})  # the kinds of clause that have a verb
_FINITE = frozenset({"VBD", "VBZ", "VBP"})


@dataclass(frozen=True, slots=True)
class Reading:
    """How a clause is read: its kind, the event noun that tells it ("held talks"), the complement that decided it.

    `undergone`: the subject is the one to whom it is done ("suffered an attack").
    """

    kind: Kind | None
    noun: Word | None = None
    complement: Clause | None = None
    undergone: bool = False


class Reader:
    """Reads the clauses of one sentence, each once."""

    def __init__(self, clauses: tuple[Clause, ...]) -> None:
        self._clauses: Mapping[int, Clause] = {
            clause.head.i: clause for clause in clauses if clause.kind in VERBAL_CLAUSES
        }
        self._read: dict[int, Reading] = {}

    def read(self, clause: Clause) -> Reading:
        """The kind of a clause by what it says, whether or not that happened."""
        known = self._read.get(clause.head.i)
        if known is None:
            self._read[clause.head.i] = Reading(None)  # a tree with a circle would not end otherwise
            known = self._read[clause.head.i] = self._decide(clause)
        return known

    def below(self, clause: Clause) -> Clause | None:
        """The clause that is the complement of this one ("agreed to meet", "accused them of lying")."""
        for top in _operator_words(clause):
            for child in top.children:
                found = self._clauses.get(child.i) if child.dep in _COMPLEMENTS or _is_infinitive(child, top) else None
                if child.dep == "prep":
                    found = next(
                        (self._clauses[c.i] for c in child.children if c.dep == "pcomp" and c.i in self._clauses), None
                    )
                if found is not None:
                    return found
        return None

    def at(self, word: Word) -> Clause | None:
        """The clause of which `word` is the head."""
        return self._clauses.get(word.i)

    def adverbial(self, clause: Clause) -> Clause | None:
        """The clause that says what for, or on what condition: "marched to demand", "threatened a strike unless"."""
        return next(
            (self._clauses[c.i] for c in clause.head.children if c.dep == "advcl" and c.i in self._clauses), None
        )

    def _decide(self, clause: Clause) -> Reading:
        frame = frame_of(clause)
        best = _verb_entry(clause, frame)
        if best is not None and (best.objects or best.subjects):
            exact = _exact_noun(with_particle(clause.head), frame)
            if exact is not None:
                return exact
            return Reading(_catastrophe(best.kind, frame), _telling(best.kind, frame))
        complement = self.below(clause)
        return (
            _by_noun(clause.head, frame)
            or self._by_complement(clause, frame, complement)
            or _reported(clause, complement)
            or Reading(_catastrophe(best.kind, frame) if best else None, complement=complement)
        )

    def _by_complement(self, clause: Clause, frame: Frame, complement: Clause | None) -> Reading | None:
        if complement is None:
            return None
        kind = self.read(complement).kind
        for word in _operator_words(clause):
            operator = OPERATORS.get(with_particle(word)) or OPERATORS.get(word.lemma)
            if (
                operator is not None
                and operator.name == "wish"
                and not (_has_own_subject(complement) or frame.patients)
            ):
                operator = OPERATORS["intend"]
            if operator is not None and not _is_told(complement, word):
                made = operator.over(kind)
                if made == "=":
                    return Reading(None, complement=complement)
                return Reading(Kind(made), complement=complement) if made else None
        return None


def _is_infinitive(child: Word, verb: Word) -> bool:
    """An infinitive that the parser took for a purpose: "have sworn to fight"."""
    return (
        child.dep == "advcl"
        and verb.lemma in OPERATORS
        and any(w.lower == "to" and w.dep == "aux" for w in child.children)
    )


def _is_told(complement: Clause, verb: Word) -> bool:
    """A finite clause under a verb of saying is told, not wanted: "told them that it rained", "insisted that he knew"."""
    head = complement.head
    finite = head.tag in _FINITE or any(w.dep == "aux" and (w.tag in _FINITE or w.tag == "MD") for w in head.children)
    return head.dep == "ccomp" and finite and verb.lemma in REPORT and OPERATORS[verb.lemma].name in {"request", "wish"}


def transform(kind: Kind | None, word: Word, polarity: Polarity, modality: Modality) -> Kind | None:
    """What is announced is no deed yet: future help is AGREE, future harm THREATEN, help that will not come REJECT.

    `word` is the head of what is announced. "Will go unless" is a threat whatever it is.
    """
    condition = announced_if(word)
    if kind is None or kind.type is None:
        return kind
    if kind.type in HELPFUL and polarity == "negative" and lemma_of(word) in _GRANTING and word.child("neg"):
        return replace(kind, type="REJECT", mode=None)
    if is_decided(word) or (modality != "future" and condition is None):
        return kind
    if condition == "unless" or (kind.type in HOSTILE and polarity == "positive"):
        return replace(kind, type="THREATEN", mode=None)
    if kind.type in HELPFUL:
        return replace(kind, type="REJECT" if polarity == "negative" else "AGREE", mode=None)
    return kind


def noun_kind(noun: Word) -> Kind | None:
    """The kind that an event noun reports in its phrase ("hunger strike", "air strike"), if it is one."""
    entry = _noun_entry(noun)
    return entry.kind if entry else None


def _noun_entry(noun: Word) -> Entry | None:
    entries = NOUNS.get(noun.lemma) if noun.tag in _NOUN_TAGS else None
    if entries is None:
        return None
    before = {w for c in noun.children if c.i < noun.i for w in (c.lower, c.lemma, _NAMED.get(c.ent, ""))}
    after = {c.lower for c in noun.children if c.dep == "prep"}
    return next((e for e in entries if e.beside <= before and (not e.objects or e.objects & after)), None)


def event_noun(phrase: Word) -> tuple[Word, Kind] | None:
    """The noun in a phrase that reports an event, and its kind: in "a wave of arrests" it is "arrests"."""
    kind = noun_kind(phrase)
    if kind is not None:
        return phrase, kind
    if phrase.lemma not in CARRIERS:
        return None
    of = [c for prep in phrase.children if prep.lower == "of" for c in prep.children if c.dep == "pobj"]
    for noun in (*of, *(c for c in phrase.children if c.dep == "compound")):
        kind = noun_kind(noun)
        if kind is not None:
            return noun, kind
    return None


def _verb_entry(clause: Clause, frame: Frame) -> Entry | None:
    entries = VERBS.get(lemma_of(clause.head))
    if entries is None:
        return None
    beside = _beside(clause.head, frame)
    return next((e for e in entries if e.beside <= beside and _object_fits(e, frame) and _subject_fits(e, frame)), None)


def _beside(verb: Word, frame: Frame) -> set[str]:
    """The particles, prepositions and adverbs beside a verb, and "that" where a content clause follows."""
    found = {c.lower for c in verb.children if c.dep in {"prt", "prep", "advmod"}}
    found.update(word.lower for word in frame.predicates)
    found.update(preposition for preposition, _ in frame.obliques)
    found.update(c.lower for noun in frame.patients for c in noun.children if c.dep == "prep")
    if any(c.dep == "ccomp" for c in verb.children):
        found.add("that")
    return found


def _names(head: Word) -> Iterator[str]:
    """What an entry may call this noun: its lemma, its form, with the word before it, and a name's title."""
    yield head.lemma
    yield head.lower
    if head.ent in _NAMED:
        yield _NAMED[head.ent]
    if head.lemma in PARTITIVES:
        for prep in head.children:
            if prep.lower == "of":
                yield from (name for noun in prep.children if noun.dep == "pobj" for name in _names(noun))
    for child in head.children:
        if child.dep in {"compound", "amod"}:
            yield f"{child.lower} {head.lemma}"
            if head.pos == "PROPN" and child.dep == "compound":
                yield child.lower


def _object_fits(entry: Entry, frame: Frame) -> bool:
    """Whether an object, a predicate of it, or what follows the entry's preposition is one of the entry's nouns."""
    if not entry.objects:
        return True
    if "*" in entry.objects:
        return bool(frame.patients)
    nouns = (
        *frame.patients,
        *frame.recipients,
        *frame.attributes,
        *frame.predicates,
        *frame.after(*sorted(entry.beside)),
    )
    return any(name in entry.objects for noun in nouns for name in _names(noun))


def _by_noun(verb: Word, frame: Frame) -> Reading | None:
    """Light verbs and operators over an event noun: "launched an attack", "demanded the withdrawal"."""
    lemma = with_particle(verb)
    nouns = [(lemma, noun) for noun in (*frame.patients, *frame.attributes)]
    nouns += [(f"{lemma} {preposition}", noun) for preposition, noun in frame.obliques]
    for key, phrase in nouns:
        told = event_noun(phrase)
        if told is not None and (reading := _over_noun(key, *told)):
            return reading
    return None


def _exact_noun(lemma: str, frame: Frame) -> Reading | None:
    """A noun that its own words make more exact than the verb does: "launched a joint operation"."""
    for noun in frame.patients if lemma in LIGHT else ():
        entry = _noun_entry(noun)
        if entry is not None and entry.beside:
            return Reading(entry.kind, noun)
    return None


def _subject_fits(entry: Entry, frame: Frame) -> bool:
    return not entry.subjects or any(name in entry.subjects for noun in frame.doers for name in _names(noun))


def _telling(kind: Kind, frame: Frame) -> Word | None:
    """The event noun that an entry means by its object ("hold: talks")."""
    told = (event_noun(word) for word in frame.patients)
    return next((found[0] for found in told if found and found[1].type == kind.type), None)


def _over_noun(key: str, noun: Word, kind: Kind) -> Reading | None:
    if key in LIGHT:
        return Reading(kind, noun)
    if key in UNDERGO:
        return Reading(kind, noun, undergone=True)
    operator = OPERATORS.get(key)
    made = operator.over(kind) if operator else None
    return Reading(Kind(made), noun) if made and made != "=" else None


def _reported(clause: Clause, complement: Clause | None) -> Reading | None:
    """ "Said that B must leave" is a demand, "said that B was to blame" an accusation."""
    if complement is None or clause.head.lemma not in REPORT:
        return None
    head = complement.head
    subject = head.child("nsubj", "nsubjpass")
    if subject is None or subject.pos == "PRON":
        return None
    auxiliaries = {w.lower for w in head.children if w.dep == "aux"}
    if auxiliaries & _OBLIGATIONS or (head.lemma in {"need", "have"} and head.child("xcomp")):
        return Reading(Kind("REQUEST"), complement=complement)
    if head.lemma == "be" and not any(w.dep == "neg" for w in head.children):
        said = {w.lemma.lower() for w in head.children if w.dep in {"acomp", "attr", "xcomp"}}
        if said & _BLAMED:
            return Reading(Kind("ACCUSE", "allege"), complement=complement)
        if said & _PRAISED:
            return Reading(Kind("SUPPORT"), complement=complement)
    return None


def _operator_words(clause: Clause) -> tuple[Word, ...]:
    """The words that may take a complement: the verb, or the adjective after a copula ("is ready to")."""
    return (clause.head, *(c for c in clause.head.children if c.dep in {"acomp", "oprd"}))


def _has_own_subject(clause: Clause) -> bool:
    return any(w.dep in {"nsubj", "nsubjpass", "expl"} for w in clause.head.children)


def _catastrophe(kind: Kind, frame: Frame) -> Kind:
    """What an earthquake does to people is no assault."""
    if kind.type in HOSTILE:
        for doer in frame.doers:
            told = noun_kind(doer)
            if told is not None and told.mode in _CATASTROPHES:
                return told
    return kind
