"""Events outside reality, in films, dreams and comparisons, and conditions that hedge a statement."""

from __future__ import annotations

from triplewire.extract.lexicon.labels import (
    AUXILIARY_DEPS,
    COMPLEMENT_CLAUSE_DEPS,
    COMPLEMENT_DEPS,
    DETERMINING_DEPS,
    PRESENT_TAGS,
    SUBJECT_DEPS,
)
from triplewire.extract.lexicon.lists import FACTUALITY
from triplewire.extract.syntax.phrases import after_comma
from triplewire.extract.syntax.relatives import identity
from triplewire.extract.syntax.tree import Word


def is_fiction(noun: Word) -> bool:
    """Whether a noun is a work or a state of mind with a world of its own: "the film", "a computer game"."""
    if noun.lemma in FACTUALITY.fiction:
        return True
    return any(f"{c.lower} {noun.lemma}" in FACTUALITY.fiction for c in noun.children if c.dep == "compound")


def is_told_in_fiction(preposition: Word, noun: Word, verb: Word) -> bool:
    """Whether a phrase opens or places a story: "in the film, Mexico invades", but not "she starred in the film"."""
    if preposition.lower not in FACTUALITY.inside or not is_fiction(noun) or verb.lemma in FACTUALITY.performing:
        return False
    return preposition.i < verb.i or verb.tag in PRESENT_TAGS


def is_told_by_fiction(complement: Word) -> bool:
    """Whether the subject of the verb above is a work of fiction: "the film shows a tribe attacking a fort"."""
    verb = complement.head
    return complement.dep in COMPLEMENT_DEPS | COMPLEMENT_CLAUSE_DEPS and any(
        c.dep in SUBJECT_DEPS and is_fiction(c) for c in verb.children
    )


def is_likened(word: Word) -> bool:
    """Whether a noun stands behind "like": "like a general invading a country"."""
    return word.dep == "pobj" and word.head.dep == "prep" and word.head.lower in FACTUALITY.likening


def refers_to_nobody(noun: Word) -> bool:
    """Whether a noun refers to nobody in particular: "any state that attacks", "like a general who attacks"."""
    generic = any(c.dep == "det" and c.lower in FACTUALITY.generic for c in noun.children)
    return generic or (noun.lower in FACTUALITY.anyone and identity(noun) is None) or is_likened(noun)


def is_any_of_a_kind(clause: Word, noun: Word) -> bool:
    """Whether a clause tells of what kind a general statement is: "firms that build dams must tell", but not "told".

    `clause` is the relative clause of `noun`.
    """
    present = any(word.tag in PRESENT_TAGS for word in (clause, *filter(_is_auxiliary, clause.children)))
    if noun.tag != "NNS" or after_comma(clause) or not present:
        return False
    bare = not any(c.dep in DETERMINING_DEPS for c in noun.children)
    modal = any(word.tag == "MD" for word in filter(_is_auxiliary, noun.head.children))
    return bare and modal and noun.dep in SUBJECT_DEPS


def is_habitual(clause: Word, verb: Word) -> bool:
    """Whether a clause of time and the verb above it tell of a habit: "opens when storms close the road"."""
    return clause.tag in PRESENT_TAGS and verb.tag in PRESENT_TAGS and not any(map(_is_auxiliary, clause.children))


def _is_auxiliary(word: Word) -> bool:
    return word.dep in AUXILIARY_DEPS


def opens_hedge(clause: Word) -> bool:
    """Whether a condition only asks whether the source is right: "if the mayor is to be believed", "if confirmed"."""
    words = (clause, *(c for c in clause.children if c.dep in {"acomp", "xcomp", "attr"}))
    return any(word.lemma in FACTUALITY.hedging for word in words)
