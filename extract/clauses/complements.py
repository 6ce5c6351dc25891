"""The complements of a verb: objects, obliques, clauses and adverbs, each conjunct an argument of its own."""

from __future__ import annotations

from collections.abc import Iterator

from triplewire.extract.clauses.clausal_complements import adverbial_clauses, complement_clauses, is_parataxis
from triplewire.extract.clauses.clause import Argument, ArgumentRole
from triplewire.extract.clauses.noun_arguments import antecedent_argument, noun_phrases
from triplewire.extract.lexicon.labels import (
    ADJECTIVE_OR_VERB_POS,
    BEHIND_PREPOSITION_DEPS,
    CASE_DEPS,
    FURTHER_PREPOSITION_DEPS,
    NOUN_OR_PRONOUN_POS,
    PREPOSITION_POS,
    QUESTION_ARGUMENT_TAGS,
    QUESTION_WORD_TAGS,
    RELATIVE_PRONOUN_TAGS,
    TIME_LABELS,
    TIME_OR_SITE_LABELS,
)
from triplewire.extract.lexicon.lists import ADVERBIALS
from triplewire.extract.syntax.control import own_subject
from triplewire.extract.syntax.phrases import conjuncts, phrase, span
from triplewire.extract.syntax.prepositions import comments, is_replaced, preposition
from triplewire.extract.syntax.relatives import is_relative, relative_head
from triplewire.extract.syntax.tree import Word

_OBJECTS: dict[str, ArgumentRole] = {
    "dobj": "object", "attr": "attribute", "acomp": "attribute", "oprd": "attribute", "dative": "indirect",
}  # fmt: skip


def complements(verb: Word) -> list[Argument]:
    """Return the complements of a verb in the order of the text, with the antecedent of its relative clause."""
    found: list[Argument] = []
    for child in verb.children:
        found += _complement(verb, child)
    if not any(a.antecedent for a in found):
        found += _gap(verb, found)
    return found


def prepositional(verb: Word, prep: Word, role: ArgumentRole) -> Iterator[Argument]:
    """Yield what a preposition in the clause of `verb` governs; "from X to Y" and "in X and at Y" are two."""
    if comments(prep):
        return
    opening, noun = preposition(prep)
    if is_replaced(prep):
        pass
    elif noun is None:
        yield from _without_noun(verb, prep, opening, role)
    elif is_relative(noun) and (head := relative_head(verb)) is not None:
        yield antecedent_argument(head, role, opening)
    elif noun.tag not in RELATIVE_PRONOUN_TAGS and not (noun.lower == "order" and noun.child("acl")):
        loose = [w for w in noun.children if role == "agent" and w.dep == "prep" and _is_circumstance(w)]
        yield from noun_phrases(noun, role, opening, loose)
        for further in loose:
            yield from prepositional(verb, further, "oblique")
    for further in prep.children:
        if further.dep in FURTHER_PREPOSITION_DEPS and further not in opening and further.pos in PREPOSITION_POS:
            yield from prepositional(verb, further, role)


def _complement(verb: Word, child: Word) -> Iterator[Argument]:
    dep = child.dep
    if dep in _OBJECTS and child.pos != "ADP":
        second = dep == "dobj" and any(_is_later_object(w, child) for w in verb.children)
        yield from _object(verb, child, "indirect" if second else _OBJECTS[dep])
    elif dep in CASE_DEPS and child.lower != "according":
        yield from prepositional(verb, child, "agent" if dep == "agent" else "oblique")
    elif dep == "xcomp" or (dep == "ccomp" and not is_parataxis(child)):
        yield from complement_clauses(child)
    elif dep == "advcl":
        yield from adverbial_clauses(child)
    elif dep in {"npadvmod", "advmod"} and _is_time_or_place(child):
        yield Argument(child, phrase(child), "adverb")


def _is_later_object(word: Word, first: Word) -> bool:
    return word.dep == "dobj" and word.i > first.i and word.pos in NOUN_OR_PRONOUN_POS


def _is_time_or_place(adverb: Word) -> bool:
    return adverb.lower in ADVERBIALS.time_place or (adverb.ent in TIME_LABELS and adverb.dep == "npadvmod")


def _object(verb: Word, child: Word, role: ArgumentRole) -> Iterator[Argument]:
    if is_relative(child) and child.i < verb.i:
        noun = relative_head(verb)
        if noun is not None:
            yield antecedent_argument(noun, role)
        return
    if child.tag in QUESTION_ARGUMENT_TAGS or child.pos == "ADV":
        return
    if child.pos in ADJECTIVE_OR_VERB_POS:
        yield Argument(child, span(child), role)
    else:
        loose = [w for head in conjuncts(child) for w in head.children if _is_loose(w, child)]
        yield from noun_phrases(child, role, without=loose)
        for prep in loose:
            yield from prepositional(verb, prep, "oblique")


def _is_loose(prep: Word, first: Word) -> bool:
    """Whether a preposition that is attached to an object modifies the verb.

    It does behind a later conjunct, before a time, and after the name of a person.
    """
    if prep.dep != "prep" or prep.lower == "of" or prep.i < prep.head.i:
        return False
    later, governed = first.child("conj"), prep.child("pobj")
    if later is not None and prep.head is first and prep.i > later.i:
        return True
    return prep.head.ent == "PERSON" or (governed is not None and governed.ent in TIME_LABELS)


def _is_circumstance(prep: Word) -> bool:
    """Whether the preposition governs a time or a place."""
    governed = prep.child("pobj")
    return prep.lower != "of" and governed is not None and governed.ent in TIME_OR_SITE_LABELS


def _without_noun(verb: Word, prep: Word, opening: tuple[Word, ...], role: ArgumentRole) -> Iterator[Argument]:
    """Yield what follows a preposition other than a noun: a gerund, adverb, adjective, or nothing (stranded)."""
    below = next((w for w in prep.children if w.dep in BEHIND_PREPOSITION_DEPS and w.i > prep.i), None)
    if below is not None:
        if below.dep != "pcomp" or own_subject(below) is None or opening[-1].lower not in {"with", "without"}:
            yield Argument(below, span(below), role, opening)  # "with prosecutors closing in" frames the whole
    elif (noun := relative_head(verb)) is not None and verb.dep == "relcl" and not _has_question_word(verb):
        yield antecedent_argument(noun, role, opening)


def _gap(verb: Word, found: list[Argument]) -> Iterator[Argument]:
    """Yield the antecedent as the object of a relative clause that has neither: "the violence it represents"."""
    own = own_subject(verb)
    if verb.dep != "relcl" or own is None or is_relative(own) or _has_question_word(verb):
        return
    if not any(a.role in {"object", "attribute", "clause"} for a in found):
        yield antecedent_argument(verb.head, "object")


def _has_question_word(verb: Word) -> bool:
    """Whether a wh-word precedes the verb in its clause ("where he lives", "whose car he drove")."""
    return any(w.tag in QUESTION_WORD_TAGS for w in verb.subtree() if w.i < verb.i)
