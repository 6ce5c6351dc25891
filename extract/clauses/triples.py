"""From clauses to triples: one minimal, complete statement for each complement."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from triplewire.extract.clauses.assertions import is_asserted
from triplewire.extract.clauses.clause import Argument, Clause, OpenTriple
from triplewire.extract.clauses.complements import prepositional
from triplewire.extract.clauses.confidence import confidence
from triplewire.extract.clauses.constructions import construction
from triplewire.extract.lexicon.labels import (
    COMPLEMENT_CLAUSE_DEPS,
    NOUN_CLAUSE_DEPS,
    NOUN_POS,
    SITE_LABELS,
    TIME_OR_SITE_LABELS,
)
from triplewire.extract.lexicon.lists import CONTROL, PREPOSITIONS, SPEECH
from triplewire.extract.lexicon.thresholds import THRESHOLDS
from triplewire.extract.syntax.control import merges
from triplewire.extract.syntax.tree import Sentence, Word

_LIMITS = THRESHOLDS.clauses


def find_triples(sentence: Sentence, clauses: tuple[Clause, ...]) -> Iterator[OpenTriple]:
    """Yield the triples of one sentence's clauses; of a very long sentence only those that are rather true than not."""
    length = len(sentence.words)
    for clause in clauses:
        if is_asserted(clause):
            for triple in _of_clause(clause):
                sure = confidence(triple, length)
                if sure >= _LIMITS.sure or length <= _LIMITS.longest_unsure_sentence:
                    yield replace(triple, confidence=sure)


def _of_clause(clause: Clause) -> Iterator[OpenTriple]:
    if clause.kind == "nominal":
        yield from _nominal(clause)
    elif clause.kind == "apposition":
        for said in clause.arguments:
            yield OpenTriple(clause.subjects[0], (), said, clause, clause.rule)
    elif clause.kind == "existential":
        yield from _existential(clause)
    else:
        for subject in (subject for subject in clause.subjects if subject.words):
            yield from _statements(clause, subject)


def _statements(clause: Clause, subject: Argument) -> Iterator[OpenTriple]:
    """Yield the triples of one subject of a verbal or copular clause."""
    core, stated = _core(clause), False
    complements = [a for a in clause.arguments if not _belongs_to_infinitive(clause, a)]
    if clause.head.lemma in SPEECH.say and not clause.passive and all(a.role == "oblique" for a in complements):
        complements = [a for a in complements if a.head.i > clause.head.i]  # "in a statement he said:"
    for argument in complements:
        stated = True
        if argument.role == "indirect" and core:
            continue
        if argument is core and _is_completed(clause, argument, complements):
            continue
        if argument.role == "attribute" and (split := _split_attribute(clause, argument)):
            for predicate, governed in split:
                yield OpenTriple(subject, predicate, governed, clause, construction(clause, argument))
            continue
        yield OpenTriple(subject, _predicate(clause, argument, core), argument, clause, construction(clause, argument))
        if argument.role in {"object", "attribute"}:
            yield from _attached(clause, subject, argument)
    if not stated and _is_complete_alone(clause):
        yield OpenTriple(subject, clause.predicate, None, clause, construction(clause, None))


def _is_complete_alone(clause: Clause) -> bool:
    """Whether the verb states something without a complement; "he said" does not."""
    if clause.opens or clause.kind == "copular" or (clause.link == "participle" and not clause.passive):
        return False
    return clause.passive or clause.head.lemma not in SPEECH.say


def _core(clause: Clause) -> Argument | None:
    """Return the complement that the verb is incomplete without: object, attribute, or a governed oblique."""
    after = [a for a in clause.arguments if a.antecedent or a.head.i > clause.head.i]
    direct = next((a for a in after if a.role in {"object", "attribute"}), None)
    if direct is not None or not after or clause.kind != "verbal":
        return direct
    return after[0] if _is_governed(after[0], clause.predicate[-1]) else None


def _is_governed(argument: Argument, last: Word) -> bool:
    """Whether the verb governs the preposition: it follows the verb group at once and is not a circumstance."""
    if argument.role != "oblique" or not argument.preposition or argument.head.pos not in NOUN_POS:
        return False
    first, label = argument.preposition[0], argument.head.ent
    if first.i > last.i + 1 or first.lower in PREPOSITIONS.circumstantial:
        return False
    return label not in TIME_OR_SITE_LABELS or (label in SITE_LABELS and first.lower in PREPOSITIONS.relating)


def _is_completed(clause: Clause, core: Argument, complements: list[Argument]) -> bool:
    """Whether a further complement completes the core: "asked him [to leave]", "it is clear [that ...]"."""
    if core.role == "attribute" and any(s.head.lower == "it" for s in clause.subjects):
        return any(a.role == "clause" and a.head.i > core.head.i for a in complements)
    if core.role == "object" and clause.head.lemma in CONTROL.predicative_as:
        return any(a.preposition and a.preposition[0].lower == "as" for a in complements)
    return core.role == "object" and any(
        (a.role == "clause" and not a.preposition and a.head.dep in COMPLEMENT_CLAUSE_DEPS)
        or (a.role == "attribute" and a.head.dep == "oprd")
        for a in complements
        if a.head.head is clause.head
    )


def _belongs_to_infinitive(clause: Clause, argument: Argument) -> bool:
    """Whether the complement only opens the group of an infinitive that has a clause of its own."""
    if argument.role == "clause" and not argument.preposition:
        return merges(argument.head) is not None
    return clause.opens and argument.role == "attribute"


def _predicate(clause: Clause, argument: Argument, core: Argument | None) -> tuple[Word, ...]:
    """Return the verb group, what an adjunct presupposes (object or attribute), and the preposition at the end."""
    before = clause.predicate
    if argument is core or argument.role in {"object", "attribute"}:
        before += tuple(w for a in clause.arguments if a.role == "indirect" and argument is core for w in a.words)
        if argument.head.dep == "oprd" and core is not None and core is not argument:
            before += core.words
    elif core is not None and _presupposes(argument, core):
        before += core.preposition + _bare(core)
    return before + argument.preposition


def _presupposes(argument: Argument, core: Argument) -> bool:
    """Whether the argument needs the core before it.

    A conjunct of the core does not, nor does what is said where the core is only a circumstance of saying it.
    """
    if argument.head is core.head or (core.preposition and core.preposition == argument.preposition):
        return False
    if argument.role == "clause" and not argument.preposition:
        return core.role != "oblique" or argument.head.dep == "xcomp"  # "called on the mayor; to resign"
    return True


def _split_attribute(clause: Clause, argument: Argument) -> list[tuple[tuple[Word, ...], Argument]]:
    """Return predicate and argument for each complement of a predicative adjective: "is responsible for; X"."""
    if argument.head.pos != "ADJ" or clause.kind != "copular":
        return []
    found = [
        a
        for w in argument.head.children
        if w.dep == "prep" and w.i > argument.head.i
        for a in prepositional(clause.head, w, "oblique")
    ]
    below = {w for a in argument.head.children if a.dep == "prep" for w in a.subtree()}
    adjective = tuple(w for w in argument.words if w not in below)
    return [(clause.predicate + adjective + a.preposition, a) for a in found]


def _attached(clause: Clause, subject: Argument, argument: Argument) -> Iterator[OpenTriple]:
    """Yield what is attached to the object as said of the whole, too: "published a report on; X"."""
    if argument.antecedent:
        return
    bare = _bare(argument)
    for prep in _own_prepositions(argument):
        for governed in prepositional(clause.head, prep, "oblique"):
            if not governed.head.ent:
                continue
            predicate = clause.predicate + bare + governed.preposition
            yield OpenTriple(subject, predicate, governed, clause, "clause.attached")


def _own_prepositions(argument: Argument) -> list[Word]:
    """Return the prepositions of the noun except "of", which only identifies its referent."""
    return [w for w in argument.head.children if w.dep == "prep" and w.lower != "of" and w in argument.words]


def _bare(argument: Argument) -> tuple[Word, ...]:
    """Return the phrase up to its first clause or preposition other than "of"."""
    after = [w for w in argument.head.children if w.dep in NOUN_CLAUSE_DEPS] + _own_prepositions(argument)
    end = min((w.subtree()[0].i for w in after if w.i > argument.head.i), default=None)
    return argument.words if end is None else tuple(w for w in argument.words if w.i < end)


def _nominal(clause: Clause) -> Iterator[OpenTriple]:
    """Yield the triples of an event noun with both sides beside it: "the visit of X to Y"."""
    if clause.inherited:
        return
    for subject in clause.subjects:
        if subject.head.pos == "PRON":
            continue
        for argument in clause.arguments:
            if argument.preposition and argument.head is not subject.head:
                yield OpenTriple(subject, clause.predicate + argument.preposition, argument, clause, clause.rule)


def _existential(clause: Clause) -> Iterator[OpenTriple]:
    """Yield what exists, and where or when: "there; were; protests in Cairo", "protests; were in; Cairo"."""
    there = clause.head.child("expl")
    for subject in clause.subjects:
        if there is not None:
            yield OpenTriple(Argument(there, (there,)), clause.predicate, subject, clause, "clause.existential")
        for argument in clause.arguments:
            if argument.role in {"oblique", "adverb"}:
                predicate = clause.predicate + argument.preposition
                yield OpenTriple(subject, predicate, argument, clause, "clause.existential")
