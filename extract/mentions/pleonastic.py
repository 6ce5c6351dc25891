"""Pleonastic "it", which stands for nothing: "it is clear that", "it seems that", "it rained".

After Lappin and Leass 1994, section 2.2, on dependencies.
"""

from __future__ import annotations

from triplewire.extract.lexicon.lists import PRONOUNS
from triplewire.extract.syntax.tree import Word

_WEATHER, _RAISING, _REPORTED, _MINDED = PRONOUNS.weather, PRONOUNS.raising, PRONOUNS.reported, PRONOUNS.minded
_PREDICATES = frozenset({"ADJ", "NOUN"})
_CLAUSAL = frozenset({"ccomp", "xcomp", "csubj", "advcl", "acl"})


def is_pleonastic(word: Word) -> bool:
    """Whether this "it" refers to nothing."""
    verb = word.head
    if word.dep not in {"nsubj", "nsubjpass"}:
        return False
    if verb.lemma in _WEATHER:
        return True
    if any(child.dep in {"acomp", "oprd"} and child.lemma in _MINDED for child in verb.children):
        return False
    clause = any(child.dep in _CLAUSAL and child.i > verb.i for child in verb.children)
    if clause and verb.dep == "ccomp" and verb.pos in _PREDICATES:  # "makes it easy to leave"
        return True
    if verb.lemma == "be":
        return clause or _introduces(verb)
    return clause and verb.lemma in (_REPORTED if word.dep == "nsubjpass" else _RAISING)


def _introduces(verb: Word) -> bool:
    """ "It is clear that he left", "it was noon"."""  # noqa: D210  # a quotation opens the sentence
    complement = verb.child("acomp", "attr", "prep")
    if complement is None:
        return False
    if complement.dep == "attr":
        return complement.ent in {"TIME", "DATE"}
    return complement.dep == "acomp" and any(child.dep in _CLAUSAL for child in complement.children)
