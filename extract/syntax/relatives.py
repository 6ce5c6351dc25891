"""Relative clauses: their pronouns, and the antecedents of these."""

from __future__ import annotations

from triplewire.extract.lexicon.labels import (
    AUXILIARY_DEPS,
    CLAUSE_LINK_DEPS,
    NOT_PERSON_LABELS,
    PARTICIPLE_TAGS,
    PERSON_OR_PEOPLE_LABELS,
    PLURAL_TAGS,
    RELATIVE_TAGS,
    VERBAL_POS,
)
from triplewire.extract.lexicon.lists import EVENT_NOUNS, PARTICIPANT_KINDS, PARTICIPANTS, PEOPLE, PRONOUNS, ROLES
from triplewire.extract.syntax.tree import Word

_PERSONS = PEOPLE.entries("person", "people", "kin", "male", "female", "offices")
_EVENTS = EVENT_NOUNS.entries()
_DONE_BY_EVENTS = PARTICIPANT_KINDS.colliding | PARTICIPANT_KINDS.causing


def is_relative(word: Word) -> bool:
    """Whether the word is a pronoun that opens a relative clause."""
    return word.lower in PRONOUNS.relative and word.tag in RELATIVE_TAGS


def relative_clause(verb: Word) -> Word | None:
    """The head of the relative clause around the verb, through complements and coordination."""
    while verb.dep in CLAUSE_LINK_DEPS and (verb.head.pos in VERBAL_POS or verb.head.pos == "ADJ"):
        verb = verb.head
    return verb if verb.dep == "relcl" else None


def relative_head(verb: Word) -> Word | None:
    """The noun that the relative clause around the verb modifies."""
    clause = relative_clause(verb)
    return clause.head if clause is not None else None


def cleft_copula(clause: Word) -> Word | None:
    """The copula of the cleft that ends in a relative clause: "was" in "was it Norway that left"."""
    noun, copula = clause.head, clause.head.head
    subject = copula.child("nsubj")
    cleft = noun.dep == "attr" and copula.lemma == "be" and subject is not None and subject.lower == "it"
    return copula if clause.dep == "relcl" and cleft else None


def antecedent(verb: Word, noun: Word, pronoun: str = "") -> Word:
    """The antecedent of the relative pronoun: `noun`, or a noun above or below it that fits verb and pronoun better."""
    if pronoun in {"which", "that"} and verb.lemma in _DONE_BY_EVENTS and (event := _event_at(noun)):
        return event
    if pronoun == "which" and noun.ent == "PERSON" and (body := _body_beside(noun, verb)):
        return body
    above = noun.head.head if noun.dep == "pobj" else None
    if above is not None and above.tag in PARTICIPLE_TAGS:  # "people briefed on the matter who ..."
        above = above.head if above.dep == "acl" else above.child("nsubj")
    if above is not None and above.pos == "NOUN" and _misfit(noun, above, verb, pronoun):
        return above
    if pronoun == "who" and noun.lemma in _EVENTS:  # "the pullout of its forces, who ..."
        of = next((w for w in noun.children if w.lower == "of"), None)
        return (of and of.child("pobj")) or noun
    return noun


def _body_beside(person: Word, verb: Word) -> Word | None:
    """The last thing between a person and "which": "Lee of the Red Cross, which"."""
    nouns = (c.child("pobj") for c in person.children if c.dep == "prep" and c.i < verb.i)
    return next((noun for noun in reversed([*nouns]) if noun is not None and noun.ent != "PERSON"), None)


def _event_at(site: Word) -> Word | None:
    """The event noun that a noun behind it gives the place of: "fire" in "a | fire | in a shop in Oslo"."""
    joining = ROLES.place_prepositions
    while site.dep == "pobj" and site.head.lower in joining:
        site, joining = site.head.head, ROLES.place_prepositions | {"by", "of"}
        if site.lemma in _EVENTS:
            return site
    return None


def identity(noun: Word) -> Word | None:
    """The first of the names that say who a noun refers to: "those held include Ann Lee", "among the dead was Lee"."""
    among = noun.dep == "pobj" and noun.head.lower == "among"
    verb = noun.head.head if among else noun.head
    if verb.lemma not in PARTICIPANTS.identifying or not (among or noun.dep == "nsubj"):
        return None
    named = verb.child("nsubj", "attr") if among else verb.child("attr", "dobj")
    return named if named is not None and named.pos == "PROPN" else None


def _misfit(noun: Word, above: Word, verb: Word, pronoun: str) -> bool:
    """Whether `noun` cannot be the antecedent: not a person with "who", a person with "which", or the wrong number."""
    if pronoun == "who" and _is_personal(above) and not noun.ent and not _is_personal(noun):
        return True
    if pronoun in {"who", "which"} and noun.ent:
        return noun.ent in NOT_PERSON_LABELS if pronoun == "who" else noun.ent == "PERSON"
    number = _number(verb)
    return bool(number) and _plural(noun) != number == _plural(above) and noun.pos == "NOUN"


def _is_personal(noun: Word) -> bool:
    return noun.ent in PERSON_OR_PEOPLE_LABELS or noun.lemma in _PERSONS


def _plural(noun: Word) -> str:
    return "plural" if noun.tag in PLURAL_TAGS else "singular"


def _number(verb: Word) -> str:
    finite = next((w for w in verb.children if w.dep in AUXILIARY_DEPS), verb)
    if finite.tag == "VBZ" or finite.lower == "was":
        return "singular"
    return "plural" if finite.tag == "VBP" or finite.lower == "were" else ""
