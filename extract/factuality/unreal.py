"""Events outside reality, told by films, likened or repeated, and conditions that hedge a statement."""

from __future__ import annotations

from triplewire.extract.factuality.effect import FUTURE, MODIFIERS
from triplewire.extract.factuality.worlds import is_fiction
from triplewire.extract.lexicon.labels import (
    AUXILIARY_DEPS,
    COMPLEMENT_CLAUSE_DEPS,
    COMPLEMENT_DEPS,
    DESCRIBING_DEPS,
    DETERMINING_DEPS,
    PRESENT_TAGS,
    SUBJECT_DEPS,
    TIME_LABELS,
    VERBAL_POS,
)
from triplewire.extract.lexicon.lists import FACTUALITY, ROLES
from triplewire.extract.lexicon.nouns import NOUN_TYPES
from triplewire.extract.syntax.phrases import after_comma
from triplewire.extract.syntax.relatives import identity, is_relative
from triplewire.extract.syntax.tree import Word


def is_set_out(preposition: Word) -> bool:
    """Whether a phrase refers to a plan that is not in force: "under the proposal", "under the draft deal"."""
    noun = preposition.child("pobj")
    if preposition.lower != "under" or noun is None:
        return False
    attributes = (c.lower for c in noun.children if c.dep in DESCRIBING_DEPS)
    return noun.lemma in FACTUALITY.plans or any(
        word in FACTUALITY.plans or MODIFIERS.get(word) == FUTURE for word in attributes
    )


def is_told_by_fiction(complement: Word) -> bool:
    """Whether the subject of the verb above is a work of fiction: "the film shows a tribe attacking a fort"."""
    verb = complement.head
    shown = complement.dep == "advcl" and complement.tag == "VBG" and complement.child("nsubj") is not None
    below = shown or complement.dep in COMPLEMENT_DEPS | COMPLEMENT_CLAUSE_DEPS
    subjects = (
        verb.head if verb.dep == "relcl" and is_relative(c) else c for c in verb.children if c.dep in SUBJECT_DEPS
    )
    return below and any(map(is_fiction, subjects))


def is_hero(clause: Word, noun: Word) -> bool:
    """Whether a clause tells what the hero of a work does in it: "the film is about Lee, who kills a spy"."""
    about = noun.head
    if noun.dep != "pobj" or about.lower not in FACTUALITY.about or clause.tag not in PRESENT_TAGS:
        return False
    work = about.head
    return is_fiction(work) or any(c.dep in SUBJECT_DEPS and is_fiction(c) for c in work.children)


def is_forged(clause: Word, noun: Word) -> bool:
    """Whether a clause tells what a thing holds that the main clause calls forged: "the video in which ... is a fake".

    A clause that tells how it came about does not: "the video that the army showed is a fake".
    """
    holds = any(c.dep == "prep" and any(w.lower == "which" for w in c.children) for c in clause.children)
    verb = noun.head
    if not holds or verb.pos not in VERBAL_POS:
        return False
    if noun.dep not in SUBJECT_DEPS:
        return noun.dep == "dobj" and verb.lemma in FACTUALITY.forging
    while (inner := verb.child("xcomp")) is not None:
        verb = inner
    said = verb.child("attr", "acomp") or verb
    names = {f"{c.lower} {said.lemma}" for c in said.children if c.dep in DESCRIBING_DEPS} | {said.lemma, said.lower}
    false = FACTUALITY.untrue | FACTUALITY.imaginary | FACTUALITY.forged | FACTUALITY.forging
    return not names.isdisjoint(false) and not any(c.dep == "neg" for c in (*verb.children, *noun.head.children))


def is_part(noun: Word) -> bool:
    """Whether a noun is a part that somebody plays: "plays a detective who", "stars as a nurse hunting"."""
    above = noun.head
    if NOUN_TYPES.get(noun.lemma) != "Person":
        return False
    if noun.dep == "dobj":
        return above.lemma in FACTUALITY.portraying
    verbs = (above.head, above.head.head)  # "the film stars Lee as a nurse"
    return noun.dep == "pobj" and above.lower == "as" and any(v.lemma in FACTUALITY.starring for v in verbs)


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


def is_recurrent(verb: Word) -> bool:
    """Whether a present tense tells what happens again and again: "often arrest them", "plough every spring"."""
    if not _is_simple_present(verb):
        return False
    governed = (c for child in verb.children if child.dep == "prep" for c in child.children)
    dates = [w for w in (*verb.children, *governed) if w.ent in TIME_LABELS or w.lemma in ROLES.times]
    every = any(w.lower in FACTUALITY.each for date in dates for w in (date, *date.children))
    return every or any(c.dep == "advmod" and c.lower in FACTUALITY.frequent for c in verb.children)


def is_of_kinds(verb: Word) -> bool:
    """Whether a present tense is about kinds, not about some of them: "farmers burn fields", "courts convict thieves".

    Any name or date beside it may stand for one occasion: "farmers block roads in Lyon".
    """
    ends = [c for c in verb.children if c.dep in {"nsubj", "dobj"}]
    if len(ends) < 2 or not _is_simple_present(verb) or any(w.ent for w in verb.subtree()):
        return False
    plural = all(w.tag == "NNS" and w.pos == "NOUN" for w in ends)
    return plural and not any(c.dep in DETERMINING_DEPS for w in ends for c in w.children)


def _is_simple_present(verb: Word) -> bool:
    auxiliaries = [*filter(_is_auxiliary, verb.children)]
    tense = [w for w in (verb, *auxiliaries) if w.tag in PRESENT_TAGS]
    going = verb.tag == "VBG" or any(w.tag == "MD" or w.lemma == "have" for w in auxiliaries)
    return bool(tense) and not going


def _is_auxiliary(word: Word) -> bool:
    return word.dep in AUXILIARY_DEPS


def opens_hedge(clause: Word) -> bool:
    """Whether a condition only asks whether the source is right: "if the mayor is to be believed", "if confirmed"."""
    words = (clause, *(c for c in clause.children if c.dep in {"acomp", "xcomp", "attr", "ccomp"}))
    return any(word.lemma in FACTUALITY.hedging for word in words)
