"""The frame of a predicate: its nouns by grammatical function, as events need them.

Clauses give what open triples state; an event also needs the noun of a light verb ("held talks"), both sides of
"between A and B", and what hangs on a particle ("handed back to A").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from extract.clauses import Clause
from extract.parse import Word

_ENGAGED = frozenset({"engage", "involve", "embroil", "commit"})  # "were engaged in fighting" is no passive
_TOGETHER = frozenset({"between", "among", "amongst"})
_PREDICATIVE = frozenset({"acomp", "oprd", "ccomp", "advcl", "xcomp"})
_ADVERBIAL = frozenset({"advmod", "prt"})


@dataclass(frozen=True, slots=True)
class Frame:
    """Head words by function; `patients` are those to whom it is done, whatever the voice, `attributes` what they are.

    `predicates` are adjectives about one of them ("held them responsible", "is ready").
    """

    passive: bool
    doers: tuple[Word, ...]
    patients: tuple[Word, ...]
    recipients: tuple[Word, ...]
    obliques: tuple[tuple[str, Word], ...]
    attributes: tuple[Word, ...]
    adverbs: tuple[Word, ...]
    predicates: tuple[Word, ...]

    def after(self, *prepositions: str) -> Iterator[Word]:
        """The nouns after these prepositions, in the order of the prepositions."""
        for preposition in prepositions:
            yield from (noun for found, noun in self.obliques if found == preposition)


def frame_of(clause: Clause) -> Frame:
    """The frame of a clause with a verb."""
    passive = clause.passive and clause.head.lemma not in _ENGAGED
    owners = [c for c in clause.head.children if c.dep == "poss"]  # "Russia's supplying arms"
    subjects = owners or [a.head for a in clause.subjects]
    by_role: dict[str, list[Word]] = {}
    for argument in clause.arguments:
        role = argument.role if not argument.preposition or argument.role == "agent" else "oblique"
        by_role.setdefault(role, []).append(argument.head)
    objects = by_role.get("object", [])
    predicates = [
        c for c in clause.head.children if c.dep in _PREDICATIVE and (c.dep in {"acomp", "oprd"} or c.pos == "ADJ")
    ]
    smaller = [c for p in predicates for c in p.children if c.dep == "nsubj"]
    objects += [
        c for c in (*clause.head.children, *smaller) if c.dep in {"dobj", "nsubj"} and c not in (*objects, *subjects)
    ]
    return Frame(
        passive=passive,
        doers=tuple(by_role.get("agent", ()) if passive else subjects),
        patients=tuple([*subjects, *objects] if passive else objects),
        recipients=tuple(by_role.get("indirect", ())),
        obliques=tuple(_obliques(clause)),
        attributes=tuple(by_role.get("attribute", ())),
        adverbs=tuple(by_role.get("adverb", ())),
        predicates=tuple(predicates),
    )


def conjuncts(word: Word) -> Iterator[Word]:
    """A word and what is coordinated with it."""
    yield word
    for child in word.children:
        if child.dep == "conj":
            yield from conjuncts(child)


def nouns_after(word: Word, preposition: str) -> Iterator[Word]:
    """The objects of a preposition that hangs on `word`."""
    for child in word.children:
        if child.dep in {"prep", "agent", "dative"} and child.lower == preposition:
            yield from (c for c in child.children if c.dep == "pobj")


def _obliques(clause: Clause) -> Iterator[tuple[str, Word]]:
    seen: set[Word] = set()
    for argument in clause.arguments:
        if argument.preposition and argument.role != "clause":
            preposition = argument.preposition[-1].lower
            for noun in conjuncts(argument.head) if preposition in _TOGETHER else (argument.head,):
                seen.add(noun)
                yield preposition, noun
    for adverb in clause.head.children:
        if adverb.dep in _ADVERBIAL:
            for child in adverb.children:
                if child.dep == "prep":
                    yield from ((child.lower, c) for c in child.children if c.dep == "pobj" and c not in seen)
