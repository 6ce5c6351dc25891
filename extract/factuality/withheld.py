"""Clauses that are not said after all: "did not say that", "nobody claims that", "refused to confirm that"."""

from __future__ import annotations

from itertools import islice

from triplewire.extract.factuality.negation import follows_nor, is_no_one
from triplewire.extract.factuality.reporting import SAYING_NOUNS, lacks_nothing
from triplewire.extract.lexicon.lists import SPEECH
from triplewire.extract.lexicon.thresholds import THRESHOLDS
from triplewire.extract.syntax.tree import Word

_SAYING = SPEECH.say | SPEECH.deny | SPEECH.against


def is_withheld(word: Word) -> bool:
    """Whether `word`, the head of a clause, is the content of a saying that does not take place.

    The content may be so or not: whoever has not confirmed it has not denied it either.
    """
    while word.dep == "conj":
        word = word.head
    told = word.dep == "acl" or (word.dep == "relcl" and word.head.lemma in SAYING_NOUNS and lacks_nothing(word))
    if told and word.head.dep == "dobj":  # "did not deny reports that"
        return _is_unsaid(word.head.head)
    perfect = word.tag == "VBG" or any(child.lower in {"have", "having"} for child in word.children)
    return (word.dep == "ccomp" or (word.dep == "xcomp" and perfect)) and _is_unsaid(word.head)


def _is_unsaid(verb: Word) -> bool:
    if verb.lemma not in _SAYING:
        return False
    if any(_denies(child) for child in verb.children) or follows_nor(verb):
        return True
    if verb.dep not in {"xcomp", "pcomp"}:
        return False
    above = islice(verb.ancestors(), THRESHOLDS.factuality.withholding_reach)
    return any(word.lemma in SPEECH.unsaid for word in above)


def _denies(child: Word) -> bool:
    return child.dep == "neg" or child.lower == "neither" or (child.dep == "nsubj" and is_no_one(child))
