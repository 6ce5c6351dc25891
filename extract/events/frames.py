"""The frame of a predicate: its nouns by grammatical function, as events need them.

Clauses give what open triples state; an event also needs the noun of a light verb ("held talks"), both sides of
"between A and B", and the complements of a particle ("handed back to A").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from triplewire.extract.clauses.clause import Argument, Clause
from triplewire.extract.context import Piece
from triplewire.extract.lexicon.event_lexicon import MONEY
from triplewire.extract.lexicon.labels import ACTOR_LABELS, CASE_DEPS, PREDICATIVE_CLAUSE_DEPS
from triplewire.extract.lexicon.lists import CONTROL, PARTICIPANTS
from triplewire.extract.lexicon.nouns import NOUN_TYPES
from triplewire.extract.syntax.relatives import identity
from triplewire.extract.syntax.tree import Word

VERBAL_CLAUSES = frozenset({"verbal", "copular", "existential"})  # the kinds of clause that have a verb


@dataclass(frozen=True, slots=True)
class Frame:
    """Head words by function. `patients` undergo the event, in either voice; `attributes` describe them.

    `predicates` are adjectives about one of them ("held them responsible", "is ready"),
    `markers` all words of its prepositions ("in", "favor", "of").
    """

    passive: bool = False
    doers: tuple[Word, ...] = ()
    patients: tuple[Word, ...] = ()
    recipients: tuple[Word, ...] = ()
    obliques: tuple[tuple[str, Word], ...] = ()
    attributes: tuple[Word, ...] = ()
    adverbs: tuple[Word, ...] = ()
    predicates: tuple[Word, ...] = ()
    markers: frozenset[str] = frozenset()

    def after(self, *prepositions: str) -> Iterator[Word]:
        """The nouns after these prepositions, in the order of the prepositions."""
        for preposition in prepositions:
            yield from (noun for found, noun in self.obliques if found == preposition)


@dataclass(frozen=True, slots=True)
class Frames:
    """The frames of a document's clauses, by the offsets of their heads."""

    by_head: Mapping[int, Frame]

    def of(self, clause: Clause) -> Frame:
        """The frame of a clause with a verb."""
        return self.by_head[clause.head.start]


FRAMES: Piece[Frames] = Piece("frames")


def frames_of(sentences: Iterable[Iterable[Clause]]) -> Frames:
    """Return the frames of all clauses with a verb, given the clauses of each sentence."""
    clauses = [clause for found in sentences for clause in found if clause.kind in VERBAL_CLAUSES]
    return Frames({clause.head.start: frame_of(clause) for clause in clauses})


def frame_of(clause: Clause) -> Frame:
    """Return the frame of a clause with a verb."""
    described = _described(clause.head)
    if described is not None:
        return Frame(doers=(described,))
    passive = clause.passive and not _is_state(clause.head)
    owners = _owners(clause.head)
    subjects = owners or [word for a in clause.subjects for word in _identified(a.head, clause)]
    by_role: dict[str, list[Word]] = {}
    for argument in clause.arguments:
        role = argument.role if not argument.preposition or argument.role == "agent" else "oblique"
        by_role.setdefault(role, []).append(argument.head)
    predicates = tuple(_predicates(clause.head))
    objects = [*by_role.get("object", ()), *_more_objects(clause.head, predicates)]
    if passive and clause.head.lemma in PARTICIPANTS.role_giving:  # "was elected president"
        by_role.setdefault("attribute", []).extend(objects)
        objects = []
    patients = dict.fromkeys([*subjects, *objects] if passive else (word for word in objects if word not in subjects))
    harming = [  # "beaten at the hands of"
        a.head for a in clause.arguments if any(w.lower in {"hand", "hands"} for w in a.preposition)
    ]
    return Frame(
        passive=passive,
        doers=tuple([*by_role.get("agent", ()), *harming] if passive else [*subjects, *_companions(clause, objects)]),
        patients=tuple(patients),
        recipients=tuple(by_role.get("indirect", ())),
        obliques=tuple(_obliques(clause)),
        attributes=tuple(by_role.get("attribute", ())),
        adverbs=tuple(by_role.get("adverb", ())),
        predicates=predicates,
        markers=frozenset(w.lower for a in clause.arguments for w in a.preposition),
    )


def _companions(clause: Clause, objects: Iterable[Word]) -> Iterator[Word]:
    """Yield those who act together with the subject; none if an object may be meant: "met Lee along with Hall"."""
    if not any(noun.ent in ACTOR_LABELS or NOUN_TYPES.get(noun.lemma) == "Person" for noun in objects):
        for argument in clause.arguments:
            if _is_joint(argument):
                yield from all_conjuncts(argument.head)


def _is_joint(argument: Argument) -> bool:
    """Whether the preposition of an argument joins it to another one: "along with", "together with", "alongside"."""
    words = {w.lower for preposition in argument.preposition for w in (preposition, *preposition.children)}
    return "alongside" in words or ("with" in words and not words.isdisjoint(CONTROL.jointly))


def _is_state(participle: Word) -> bool:
    """Whether a participle after "be" is no passive: "were engaged in fighting", "is opposed to the plan"."""
    inclined = participle.lemma in PARTICIPANTS.inclined and any(c.lower == "to" for c in participle.children)
    agent = any(c.dep == "agent" for c in participle.children)
    return participle.lemma in PARTICIPANTS.engaged or (inclined and not agent)


def _described(participle: Word) -> Word | None:
    """The person after a participle that is parsed as a verb with an object: "met with visiting Ms Vega"."""
    if participle.dep == "pcomp" and participle.lower in PARTICIPANTS.before_persons:
        return next((c for c in participle.children if c.dep == "dobj" and c.ent == "PERSON"), None)
    return None


def _owners(verb: Word) -> list[Word]:
    """The agents of a gerund: "Russia's supplying arms", also where the parser attaches it to the noun before."""
    owners = [c for c in verb.children if c.dep == "poss"]
    if owners or verb.tag != "VBG":
        return owners
    near = [c for child in verb.head.children if child.dep == "prep" for c in child.children]
    return [w for w in near if any(c.dep == "case" and c.i == verb.i - 1 for c in w.children)]


def _identified(noun: Word, clause: Clause) -> list[Word]:
    """The names for the noun before a participle: "those arrested were Ann Lee and Tom Hall"."""
    named = identity(noun) if clause.head.dep == "acl" and clause.head.head is noun else None
    return list(all_conjuncts(named)) if named is not None else [noun]


def _predicates(verb: Word) -> Iterator[Word]:
    for child in verb.children:
        if child.dep in {"acomp", "oprd"} or (child.dep in PREDICATIVE_CLAUSE_DEPS and child.pos == "ADJ"):
            yield child
        elif child.dep == "dobj":
            yield from (c for c in child.children if c.dep == "amod" and c.i > child.i)  # "held the envoy responsible"


def _more_objects(verb: Word, predicates: tuple[Word, ...]) -> Iterator[Word]:
    """Objects that are not arguments of the clause: "held talks", "held them responsible"."""
    yield from (child for child in verb.children if child.dep == "dobj" or _is_price(child))
    yield from (child for word in predicates for child in word.children if child.dep == "nsubj")


def _is_price(word: Word) -> bool:
    """Whether it is an amount of money beside the object: "charged visitors ten euros"."""
    return word.dep == "npadvmod" and word.lemma in MONEY


def all_conjuncts(word: Word) -> Iterator[Word]:
    """A word and its conjuncts, in order."""
    todo = [word]
    while todo:
        word = todo.pop()
        yield word
        todo += [child for child in reversed(word.children) if child.dep == "conj"]


def nouns_after(word: Word, preposition: str) -> Iterator[Word]:
    """The objects of the prepositions of this form on `word`, with their conjuncts."""
    for child in word.children:
        if child.dep in CASE_DEPS and child.lower == preposition:
            yield from (each for c in child.children if c.dep == "pobj" for each in all_conjuncts(c))


def _is_absolute(name: Word) -> bool:
    """Whether a name behind "with" only acts in a circumstance: "signed it with Peru holding the chair"."""
    circumstance = any(c.dep == "acl" and c.tag == "VBG" and c.i == name.i + 1 for c in name.children)
    return circumstance and name.pos == "PROPN" and name.dep == "pobj" and name.head.lower == "with"


def _obliques(clause: Clause) -> Iterator[tuple[str, Word]]:
    seen: set[Word] = set()
    for argument in clause.arguments:
        if argument.preposition and argument.role != "clause" and not _is_absolute(argument.head):
            preposition = "alongside" if _is_joint(argument) else argument.preposition[-1].lower
            for noun in all_conjuncts(argument.head) if preposition in PARTICIPANTS.between else (argument.head,):
                seen.add(noun)
                yield preposition, noun
    for adverb in clause.head.children:
        if adverb.dep in {"advmod", "prt"}:
            for child in adverb.children:
                if child.dep == "prep":
                    yield from ((child.lower, c) for c in child.children if c.dep == "pobj" and c not in seen)
