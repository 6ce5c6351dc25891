"""The arguments that a noun phrase makes: one for each conjunct, in minimal words."""

from __future__ import annotations

from collections.abc import Container, Iterator

from triplewire.extract.clauses.clause import Argument, ArgumentRole
from triplewire.extract.lexicon.labels import COORDINATION_DEPS, PLURAL_TAGS, SPECIFIER_DEPS
from triplewire.extract.lexicon.lists import PREPOSITIONS
from triplewire.extract.syntax.phrases import conjuncts, phrase, span, trim
from triplewire.extract.syntax.tree import Word, position


def noun_phrases(
    noun: Word, role: ArgumentRole, preposition: tuple[Word, ...] = (), without: Container[Word] = ()
) -> Iterator[Argument]:
    """Yield one argument for each conjunct, or one for all of them after "between" and in an alternative.

    `without` are dependents that belong elsewhere.
    """
    together = bool(preposition) and preposition[-1].lower in PREPOSITIONS.collective
    heads = [noun] if together else _replacing(noun) or conjuncts(noun)
    if heads == [noun]:
        whole = together or noun.child("conj") is not None
        yield from _modified(noun, role, preposition, whole=whole, without=without)
        return
    for head in heads:
        for made in _modified(head, role, preposition, whole=False, without=without):
            yield _with_shared(made, noun, last=head is heads[-1]) if head is not noun else made


def _replacing(noun: Word) -> list[Word]:
    """Return what is stated in the place of a denied noun: "not the army but rebels"."""
    denied = any(w.dep == "neg" and w.i == min(noun.subtree(), key=position).i for w in noun.children)
    joined = [w for w in noun.children if w.dep in COORDINATION_DEPS]
    if not denied or not any(w.dep == "cc" and w.lower == "but" for w in joined):
        return []
    return [each for w in joined if w.dep == "conj" for each in conjuncts(w)]


def antecedent_argument(noun: Word, role: ArgumentRole, opening: tuple[Word, ...] = ()) -> Argument:
    """Return the noun that a relative clause modifies as an argument of its verb, without the clause."""
    clauses = [w for w in noun.children if w.dep == "relcl"]
    return Argument(noun, phrase(noun, without=clauses), role, opening, antecedent=True)


def _modified(
    head: Word, role: ArgumentRole, preposition: tuple[Word, ...], *, whole: bool, without: Container[Word]
) -> Iterator[Argument]:
    """Yield one argument, or one for each name coordinated before a plural noun: "Israeli and Russian forces"."""
    made = phrase(head, whole=whole, without=without)
    first = next((w for w in head.children if w.dep == "amod" and w.ent == "NORP" and w.child("conj")), None)
    names = conjuncts(first) if first and head.tag in PLURAL_TAGS else []
    if len(names) < 2 or not all(w.ent == "NORP" for w in names):
        yield Argument(head, made, role, preposition)
        return
    both = {w.i for name in names for w in (name, *name.children)}
    for name in names:
        yield Argument(head, trim(w for w in made if w.i not in both or w is name), role, preposition)


def _with_shared(made: Argument, first: Word, *, last: bool) -> Argument:
    """Return a later conjunct with what it shares with the first one.

    The second of "his wife and children" shares the possessor or the article where it needs one; the last has the "of"
    that the parser attaches to the first ("a minister and mother of two").
    """
    head = made.head
    if last:
        after = [
            w
            for child in first.children
            if child.dep == "prep" and child.lower == "of" and child.i > head.i
            for w in span(child)
        ]
        made = Argument(head, made.words + tuple(after), made.role, made.preposition)
    if head.pos != "NOUN" or any(w.dep in SPECIFIER_DEPS for w in head.children):
        return made
    shared = first.child("poss") or (first.child("det") if head.tag == "NN" and first.tag == "NN" else None)
    if shared is None or shared.i > first.i:
        return made
    return Argument(head, (*span(shared), *made.words), made.role, made.preposition)
