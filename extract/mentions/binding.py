"""What syntax says about a pronoun: whom it cannot mean in its own clause, and whom it may look forward to."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from triplewire.extract.syntax.tree import Sentence, Word

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
OBJECTS = frozenset({"dobj", "dative", "iobj"})
_ARGUMENTS = SUBJECTS | OBJECTS | {"pobj", "attr"}
_DEEPEST = 50  # words above a word; a guard, not a limit that text reaches
_REFLEXIVE = ("self", "selves")
_FRONTED = frozenset({"prep", "advcl", "npadvmod", "advmod"})


def clause_of(word: Word) -> Word | None:
    """The verb above a word."""
    return next((above for above in word.ancestors() if above.pos in {"VERB", "AUX"}), None)


def may_mean(pronoun: Word, head: Word) -> bool:
    """Binding: nobody is the object of his own verb without a reflexive, nor part of his own description.

    After principles A and B of Chomsky 1981, on dependencies; `head` heads the phrase that the pronoun may mean.
    """
    if pronoun.head is head or any(above is head for above in _nouns_above(pronoun)) or _is_said_to_be(head, pronoun):
        return False
    clause = clause_of(pronoun)
    together = clause is not None and clause in {clause_of(head), *_shares(head)}
    if pronoun.lower.endswith(_REFLEXIVE):
        return together and head.dep in SUBJECTS
    return not (together and _is_argument(pronoun, clause) and (_is_argument(head, clause) or head.dep in SUBJECTS))


def _is_said_to_be(head: Word, pronoun: Word) -> bool:
    """Whether a clause that holds the pronoun tells what the noun is: "the problem is | how long it will take"."""
    copula = head.head
    if head.dep != "nsubj" or copula.lemma != "be":
        return False
    path = (pronoun, *islice(pronoun.ancestors(), _DEEPEST))
    return any(word.head is copula and word.dep == "ccomp" for word in path)


def other_owners(pronoun: Word) -> Iterator[Word]:
    """The owners named beside a pronoun's: in "her aide and Smith's lawyer", she is not Smith."""
    noun = pronoun.head
    if pronoun.dep != "poss":
        return
    beside = [noun.head] if noun.dep == "conj" else []
    for other in (*beside, *(child for child in noun.children if child.dep == "conj")):
        owner = other.child("poss")
        if owner is not None and owner.pos == "PROPN":
            yield owner


def _shares(subject: Word) -> Iterator[Word]:
    """The verbs that a subject has beside its own: "the jet | hit the wall and | was crumpled against it"."""
    if subject.dep not in SUBJECTS:
        return
    verb = subject.head.child("conj")
    while verb and not verb.child(*SUBJECTS):
        yield verb
        verb = verb.child("conj")


def is_parallel_object(pronoun: Word, head: Word) -> bool:
    """Whether they are the objects of two verbs joined by "and": "captured | the hill | and kept | it"."""
    verb = pronoun.head
    if verb.child("xcomp", "ccomp"):  # "asked it to leave" has a doer for its object
        return False
    return pronoun.dep in OBJECTS and head.dep in OBJECTS and verb.dep == "conj" and verb.head is head.head


def _nouns_above(word: Word) -> Iterator[Word]:
    for above in word.ancestors():
        if above.pos in {"VERB", "AUX"}:
            return
        yield above


def _is_argument(word: Word, verb: Word | None) -> bool:
    """Whether a word is an argument of the verb itself, with a preposition or without."""
    above = word.head.head if word.head.dep in {"prep", "agent", "dative"} else word.head
    return word.dep in _ARGUMENTS and above is verb


def looks_forward_to(pronoun: Word, sentence: Sentence) -> Word | None:
    """The subject of the sentence, for a pronoun in a phrase before it: "In his speech, the minister said ..."."""
    verb = sentence.root
    subject = verb.child(*SUBJECTS)
    if subject is None or subject.i < pronoun.i:
        return None
    path = (pronoun, *pronoun.ancestors())
    return subject if any(word.head is verb and word.dep in _FRONTED for word in path) else None
