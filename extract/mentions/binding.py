"""Binding: which nouns a pronoun cannot corefer with for reasons of syntax, and cataphora."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from triplewire.extract.lexicon.labels import (
    ARGUMENT_DEPS,
    CASE_DEPS,
    FRONTED_DEPS,
    OBJECT_DEPS,
    SUBJECT_DEPS,
    VERBAL_POS,
)
from triplewire.extract.syntax.tree import Sentence, Word, remembered

_DEEPEST = 50  # ancestors of a word: a guard that text does not reach
_REFLEXIVE = ("self", "selves")


@remembered
def clause_of(word: Word) -> Word | None:
    """The nearest verb that governs a word."""
    return next((above for above in word.ancestors() if above.pos in VERBAL_POS), None)


def may_corefer(pronoun: Word, head: Word) -> bool:
    """Whether binding allows a pronoun to corefer with the phrase headed by `head`.

    A non-reflexive pronoun is not the object of a verb whose subject is its antecedent, nor part of its antecedent.
    After principles A and B of Chomsky 1981, on dependencies.
    """
    if (
        pronoun.head is head
        or any(above is head for above in _governing_nouns(pronoun))
        or _is_identified_by(head, pronoun)
    ):
        return False
    head = _described(head)
    clause = clause_of(pronoun)
    together = clause is not None and clause in {clause_of(head), *_shared_verbs(head)}
    if pronoun.lower.endswith(_REFLEXIVE):
        return together and head.dep in SUBJECT_DEPS
    return not (together and _is_argument(pronoun, clause) and (_is_argument(head, clause) or head.dep in SUBJECT_DEPS))


def _described(name: Word) -> Word:
    """The noun that a name in apposition names: "the | mayor |, Ann Lee, met her"."""
    for above in islice(name.ancestors(), _DEEPEST):
        if name.dep != "appos":
            break
        name = above
    return name


def _is_identified_by(head: Word, pronoun: Word) -> bool:
    """Whether a clause with the pronoun is the predicate of the noun: "the problem is | how long it will take"."""
    copula = head.head
    if head.dep != "nsubj" or copula.lemma != "be":
        return False
    path = (pronoun, *islice(pronoun.ancestors(), _DEEPEST))
    return any(word.head is copula and word.dep == "ccomp" for word in path)


def are_parties(one: Word, other: Word) -> bool:
    """Whether two nouns take part in one act, each in a role of its own: "| Lee | was founded by Ann | Lee |"."""
    verb = clause_of(one)
    together = verb is not None and clause_of(other) is verb
    return together and _is_argument(one, verb) and _is_argument(other, verb)


def other_owners(pronoun: Word) -> Iterator[Word]:
    """Yield the owners coordinated with that of a possessive: in "her aide and Smith's lawyer", she is not Smith."""
    noun = pronoun.head
    if pronoun.dep != "poss":
        return
    beside = [noun.head] if noun.dep == "conj" else []
    for other in (*beside, *(child for child in noun.children if child.dep == "conj")):
        owner = other.child("poss")
        if owner is not None and owner.pos == "PROPN":
            yield owner


def _shared_verbs(subject: Word) -> Iterator[Word]:
    """Yield the further verbs of a subject: "the jet | hit the wall and | was crumpled against it"."""
    if subject.dep not in SUBJECT_DEPS:
        return
    verb = subject.head.child("conj")
    while verb and not verb.child(*SUBJECT_DEPS):
        yield verb
        verb = verb.child("conj")


def is_parallel_object(pronoun: Word, head: Word) -> bool:
    """Whether the two are objects of coordinated verbs: "captured | the hill | and kept | it"."""
    verb = pronoun.head
    if verb.child("xcomp", "ccomp"):  # in "asked it to leave" the object is an agent
        return False
    return pronoun.dep in OBJECT_DEPS and head.dep in OBJECT_DEPS and verb.dep == "conj" and verb.head is head.head


def _governing_nouns(word: Word) -> Iterator[Word]:
    """Yield the ancestors below the verb whose phrase contains the word; a conjunct stands beside the first."""
    below = word
    for above in word.ancestors():
        if above.pos in VERBAL_POS:
            return
        if below.dep != "conj":
            yield above
        below = above


def _is_argument(word: Word, verb: Word | None) -> bool:
    """Whether a word is an argument of the verb, with or without a preposition."""
    above = word.head.head if word.head.dep in CASE_DEPS else word.head
    return word.dep in ARGUMENT_DEPS and above is verb


def cataphoric_subject(pronoun: Word, sentence: Sentence) -> Word | None:
    """The subject that follows a pronoun in a fronted phrase: "In his speech, the minister said ..."."""
    verb = sentence.root
    subject = verb.child(*SUBJECT_DEPS)
    if subject is None or subject.i < pronoun.i:
        return None
    path = (pronoun, *pronoun.ancestors())
    return subject if any(word.head is verb and word.dep in FRONTED_DEPS for word in path) else None
