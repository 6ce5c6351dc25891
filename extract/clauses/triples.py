"""From clauses to triples: one minimal, complete statement for each complement."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from triplewire.extract.clauses.clause import Argument, Clause, OpenTriple
from triplewire.extract.clauses.complements import comments_on_text, prepositional
from triplewire.extract.clauses.confidence import confidence
from triplewire.extract.factuality.withheld import is_withheld
from triplewire.extract.lexicon.lists import CONTROL, SPEECH
from triplewire.extract.syntax.control import is_purpose, merges
from triplewire.extract.syntax.phrases import VERBAL
from triplewire.extract.syntax.tree import Sentence, Word

_PREDICATIVE = CONTROL.predicative_as
_SAYING = SPEECH.say
_FACTIVE = frozenset({"after", "before", "by", "while", "when", "since", "upon", "following"})
_LONG, _SURE = 40, 0.5  # words; of longer sentences only what is rather true than not
_OPEN = frozenset({"if", "whether", "unless", "lest"})  # what follows may be so or not
_PARTY = frozenset({"about", "against", "for", "of", "with"})  # before a place, too, they tell no circumstance
_CIRCUMSTANTIAL = frozenset({
    "after", "amid", "amidst", "because", "before", "despite", "due", "during", "following", "since", "throughout",
    "till", "until", "within", "without",
})  # fmt: skip
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_TIMES = frozenset({"DATE", "TIME"})


def find_triples(sentence: Sentence, clauses: tuple[Clause, ...]) -> Iterator[OpenTriple]:
    """All triples of one sentence's clauses; questions and commands state nothing, very long sentences what is sure."""
    length = len(sentence.words)
    for clause in clauses:
        if not clause.asks and _asserted(clause):
            for triple in _of_clause(clause):
                sure = confidence(triple, length)
                if sure >= _SURE or length <= _LONG:
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
        for subject in clause.subjects:
            yield from _statements(clause, subject)


def _asserted(clause: Clause) -> bool:
    """A condition states nothing, nor does a gerund in "accused of stealing"; in "after meeting X" it does."""
    marks = {w.lower for w in clause.head.children if w.dep == "mark"}
    if clause.head.tag == "MD" or marks & _OPEN or (clause.link == "participle" and "as" in marks):
        return False
    if _alternative(clause) or comments_on_text(clause.head) or is_withheld(clause.head):
        return False
    if clause.link != "gerund" or _owned(clause.head):
        return True
    first = clause.head
    while first.dep == "conj":
        first = first.head
    return first.dep == "pcomp" and first.head.lower in _FACTIVE and first.head.head.pos in VERBAL


def _owned(gerund: Word) -> bool:
    """Whether a gerund has an owner, who is then said to do it: "Russia's supplying missiles"."""
    return any(w.dep == "nsubj" and any(mark.tag == "POS" for mark in w.children) for w in gerund.children)


def _alternative(clause: Clause) -> bool:
    """In "will stay or leave" neither is stated; in "did not stay or leave" both are denied."""
    joined = clause.head.head if clause.head.dep == "conj" else clause.head
    either = any(w.dep == "cc" and w.lower == "or" for w in joined.children)
    return either and joined.pos in VERBAL and not clause.negated


def _statements(clause: Clause, subject: Argument) -> Iterator[OpenTriple]:
    core, stated = _core(clause), False
    complements = [a for a in clause.arguments if not _opened(clause, a)]
    if clause.head.lemma in _SAYING and not clause.passive and all(a.role == "oblique" for a in complements):
        complements = [a for a in complements if a.head.i > clause.head.i]  # "in a statement he said:"
    for argument in complements:
        stated = True
        if argument.role == "indirect" and core:
            continue
        if argument is core and _completed(clause, argument, complements):
            continue
        if argument.role == "attribute" and (split := _attribute(clause, argument)):
            for predicate, governed in split:
                yield OpenTriple(subject, predicate, governed, clause, _rule(clause, argument))
            continue
        yield OpenTriple(subject, _predicate(clause, argument, core), argument, clause, _rule(clause, argument))
        if argument.role in {"object", "attribute"}:
            yield from _attached(clause, subject, argument)
    if not stated and _complete_alone(clause):
        yield OpenTriple(subject, clause.predicate, None, clause, _rule(clause, None))


def _complete_alone(clause: Clause) -> bool:
    """Whether the verb says something without a complement; "he said" does not."""
    if clause.opens or clause.kind == "copular" or (clause.link == "participle" and not clause.passive):
        return False
    return clause.passive or clause.head.lemma not in _SAYING


def _core(clause: Clause) -> Argument | None:
    """The complement without which the verb says too little: object, attribute, or what its preposition governs."""
    after = [a for a in clause.arguments if a.antecedent or a.head.i > clause.head.i]
    direct = next((a for a in after if a.role in {"object", "attribute"}), None)
    if direct is not None or not after or clause.kind != "verbal":
        return direct
    return after[0] if _governed(after[0], clause.predicate[-1]) else None


def _governed(argument: Argument, last: Word) -> bool:
    """Whether the verb calls for the preposition: it follows the group at once and tells no circumstance."""
    if argument.role != "oblique" or not argument.preposition or argument.head.pos not in {"NOUN", "PROPN"}:
        return False
    first, label = argument.preposition[0], argument.head.ent
    if first.i > last.i + 1 or first.lower in _CIRCUMSTANTIAL:
        return False
    return label not in _PLACES | _TIMES or (label in _PLACES and first.lower in _PARTY)


def _completed(clause: Clause, core: Argument, complements: list[Argument]) -> bool:
    """Whether the core alone is no statement: "asked him [to leave]", "it is clear [that ...]"."""
    if core.role == "attribute" and any(s.head.lower == "it" for s in clause.subjects):
        return any(a.role == "clause" and a.head.i > core.head.i for a in complements)
    if core.role == "object" and clause.head.lemma in _PREDICATIVE:
        return any(a.preposition and a.preposition[0].lower == "as" for a in complements)
    return core.role == "object" and any(
        (a.role == "clause" and not a.preposition and a.head.dep in {"xcomp", "ccomp"})
        or (a.role == "attribute" and a.head.dep == "oprd")
        for a in complements
        if a.head.head is clause.head
    )


def _opened(clause: Clause, argument: Argument) -> bool:
    """Whether the complement only belongs to the group of an infinitive that has a clause of its own."""
    if argument.role == "clause" and not argument.preposition:
        return merges(argument.head) is not None
    return clause.opens and argument.role == "attribute"


def _predicate(clause: Clause, argument: Argument, core: Argument | None) -> tuple[Word, ...]:
    """The group, what an adjunct presupposes (the object, the attribute), and the preposition at the end."""
    before = clause.predicate
    if argument is core or argument.role in {"object", "attribute"}:
        before += tuple(w for a in clause.arguments if a.role == "indirect" and argument is core for w in a.words)
        if argument.head.dep == "oprd" and core is not None and core is not argument:
            before += core.words
    elif core is not None and _presupposes(argument, core):
        before += core.preposition + _bare(core)
    return before + argument.preposition


def _presupposes(argument: Argument, core: Argument) -> bool:
    """Not a conjunct of the core, and not what is said, where the core is only a circumstance of saying it."""
    if argument.head is core.head or (core.preposition and core.preposition == argument.preposition):
        return False
    if argument.role == "clause" and not argument.preposition:
        return core.role != "oblique" or argument.head.dep == "xcomp"  # "called on the mayor; to resign"
    return True


def _attribute(clause: Clause, argument: Argument) -> list[tuple[tuple[Word, ...], Argument]]:
    """As in "is responsible for X", an adjective says nothing without its complement."""
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
    """What the parser hangs on the object is as often said of the whole: "published a report on X in May"."""
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
    """Those that hang on the noun and say more than which one is meant ("of")."""
    return [w for w in argument.head.children if w.dep == "prep" and w.lower != "of" and w in argument.words]


def _bare(argument: Argument) -> tuple[Word, ...]:
    """The phrase up to the first of them."""
    after = [w for w in argument.head.children if w.dep in {"acl", "relcl"}] + _own_prepositions(argument)
    end = min((w.subtree()[0].i for w in after if w.i > argument.head.i), default=None)
    return argument.words if end is None else tuple(w for w in argument.words if w.i < end)


def _nominal(clause: Clause) -> Iterator[OpenTriple]:
    """As in "the visit of X to Y", an event noun with both sides said beside it."""
    if clause.inherited:
        return
    for subject in clause.subjects:
        if subject.head.pos == "PRON":
            continue
        for argument in clause.arguments:
            if argument.preposition and argument.head is not subject.head:
                yield OpenTriple(subject, clause.predicate + argument.preposition, argument, clause, clause.rule)


def _existential(clause: Clause) -> Iterator[OpenTriple]:
    """As in "there were protests in Cairo", the protests were in Cairo; without a place, there were protests."""
    there = clause.head.child("expl")
    for subject in clause.subjects:
        if there is not None:
            yield OpenTriple(Argument(there, (there,)), clause.predicate, subject, clause, "clause.existential")
        for argument in clause.arguments:
            if argument.role in {"oblique", "adverb"}:
                predicate = clause.predicate + argument.preposition
                yield OpenTriple(subject, predicate, argument, clause, "clause.existential")


_BY_LINK = {"relative": "clause.relative", "participle": "clause.participle", "gerund": "clause.gerund"}
_BY_ROLE = {
    "object": "clause.svo", "attribute": "clause.svc", "oblique": "clause.oblique", "agent": "clause.agent",
    "adverb": "clause.adverb", "indirect": "clause.svo",
}  # fmt: skip


def _rule(clause: Clause, argument: Argument | None) -> str:
    """The name of the construction that makes the statement."""
    if clause.rule != "clause":
        return clause.rule
    if clause.link in _BY_LINK:
        return _BY_LINK[clause.link]
    if clause.link == "infinitive":
        return _infinitive(clause.head)
    if argument is None:
        return "clause.sv"
    if argument.role == "clause":
        return "clause.adverbial" if argument.preposition else "clause.content"
    return _BY_ROLE[argument.role]


def _infinitive(verb: Word) -> str:
    first = verb
    while first.dep == "conj":
        first = first.head
    if merges(first) is not None:
        return "clause.chain"
    if first.head.lower == "order" or is_purpose(first):
        return "clause.purpose"
    return {"xcomp": "clause.control", "acl": "clause.noun-infinitive"}.get(first.dep, "clause.purpose")
