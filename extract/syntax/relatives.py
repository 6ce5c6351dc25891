"""Relative clauses: their pronouns, and the noun that one stands for."""

from __future__ import annotations

from triplewire.extract.lexicon.lists import EVENT_NOUNS, PEOPLE
from triplewire.extract.syntax.phrases import VERBAL
from triplewire.extract.syntax.tree import Word

_PRONOUNS = frozenset({"who", "whom", "which", "that"})
_NOBODY = frozenset({"GPE", "LOC", "FAC", "DATE", "TIME", "EVENT", "WORK_OF_ART", "LAW", "PRODUCT"})
_PERSONS = PEOPLE.entries("person", "people", "kin", "male", "female", "offices")
_EVENTS = EVENT_NOUNS.entries()


def is_relative(word: Word) -> bool:
    """Whether the word is a pronoun that a relative clause opens with."""
    return word.lower in _PRONOUNS and word.tag in {"WDT", "WP", "IN", "DT"}


def relative_clause(verb: Word) -> Word | None:
    """The verb that heads the relative clause in which the verb stands, through complements and coordination."""
    while verb.dep in {"conj", "ccomp", "xcomp"} and verb.head.pos in VERBAL | {"ADJ"}:
        verb = verb.head
    return verb if verb.dep == "relcl" else None


def relative_head(verb: Word) -> Word | None:
    """The noun whose relative clause the verb stands in."""
    clause = relative_clause(verb)
    return clause.head if clause is not None else None


def antecedent(verb: Word, noun: Word, pronoun: str = "") -> Word:
    """Who the relative pronoun stands for: `noun`, or one beside it that fits verb and pronoun better."""
    above = noun.head.head if noun.dep == "pobj" else None
    if above is not None and above.tag in {"VBN", "VBG"}:  # "people briefed on the matter who ..."
        above = above.head if above.dep == "acl" else above.child("nsubj")
    if above is not None and above.pos == "NOUN" and _misfit(noun, above, verb, pronoun):
        return above
    if pronoun == "who" and noun.lemma in _EVENTS:  # "the pullout of its forces, who ..."
        of = next((w for w in noun.children if w.lower == "of"), None)
        return (of and of.child("pobj")) or noun
    return noun


def _misfit(noun: Word, above: Word, verb: Word, pronoun: str) -> bool:
    """Whether the noun is no person after "who", one after "which", or of another number than the verb."""
    if pronoun == "who" and _is_personal(above) and not noun.ent and not _is_personal(noun):
        return True
    if pronoun in {"who", "which"} and noun.ent:
        return noun.ent in _NOBODY if pronoun == "who" else noun.ent == "PERSON"
    number = _number(verb)
    return bool(number) and _plural(noun) != number == _plural(above) and noun.pos == "NOUN"


def _is_personal(noun: Word) -> bool:
    return noun.ent in {"PERSON", "NORP"} or noun.lemma in _PERSONS


def _plural(noun: Word) -> str:
    return "plural" if noun.tag in {"NNS", "NNPS"} else "singular"


def _number(verb: Word) -> str:
    finite = next((w for w in verb.children if w.dep in {"aux", "auxpass"}), verb)
    if finite.tag == "VBZ" or finite.lower == "was":
        return "singular"
    return "plural" if finite.tag == "VBP" or finite.lower == "were" else ""
