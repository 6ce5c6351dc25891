"""Pleonastic "it", which refers to nothing: "it is clear that", "it seems that", "it rained".

After Lappin and Leass 1994, section 2.2, on dependencies.
"""

from __future__ import annotations

from triplewire.extract.lexicon.labels import CLAUSAL_DEPS, PREDICATE_POS, SUBJECT_DEPS, TIME_LABELS
from triplewire.extract.lexicon.lists import PRONOUNS
from triplewire.extract.syntax.tree import Word


def is_pleonastic(word: Word) -> bool:
    """Whether this "it" refers to nothing."""
    verb = word.head
    if word.dep not in SUBJECT_DEPS:
        return False
    if verb.lemma in PRONOUNS.weather:
        return True
    if any(child.dep in {"acomp", "oprd"} and child.lemma in PRONOUNS.minded for child in verb.children):
        return False
    clause = any(child.dep in CLAUSAL_DEPS and child.i > verb.i for child in verb.children)
    if clause and verb.dep == "ccomp" and verb.pos in PREDICATE_POS:  # "makes it easy to leave"
        return True
    if verb.lemma == "be":
        return clause or _introduces(verb)
    return clause and verb.lemma in (PRONOUNS.reported if word.dep == "nsubjpass" else PRONOUNS.raising)


def _introduces(verb: Word) -> bool:
    """Whether "be" introduces a clause or a time: "it is clear that he left", "it was noon"."""
    complement = verb.child("acomp", "attr", "prep")
    if complement is None:
        return False
    if complement.dep == "attr":
        return complement.ent in TIME_LABELS
    return complement.dep == "acomp" and any(child.dep in CLAUSAL_DEPS for child in complement.children)
