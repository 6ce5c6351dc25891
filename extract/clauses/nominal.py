"""Noun phrases that state something: event nouns with their arguments, appositions, titles before a name."""

from __future__ import annotations

from collections.abc import Iterator

from triplewire.extract.clauses.clause import Argument, Clause
from triplewire.extract.clauses.complements import prepositional
from triplewire.extract.clauses.noun_arguments import noun_phrases
from triplewire.extract.lexicon.labels import (
    ACTOR_OR_PEOPLE_LABELS,
    ADJUNCT_CASE_DEPS,
    ATTRIBUTIVE_DEPS,
    COORDINATION_DEPS,
    DETERMINER_DEPS,
    NOUN_POS,
    SITE_LABELS,
    TITLE_DEPS,
    TITLE_MARKS,
    VALUE_LABELS,
)
from triplewire.extract.lexicon.lists import EVENT_NOUNS, LIGHT_VERBS, PREPOSITIONS, TITLES
from triplewire.extract.syntax.control import clause_above, subject
from triplewire.extract.syntax.phrases import after_comma, conjuncts, phrase, trim
from triplewire.extract.syntax.tree import Name, Sentence, Word

_EVENTS = EVENT_NOUNS.entries()


def nominal_clauses(sentence: Sentence) -> Iterator[Clause]:
    """Yield the clauses that noun phrases imply."""
    for word in sentence.words:
        if word.pos == "NOUN" and word.dep != "compound" and word.lemma in _EVENTS:
            yield _event_clause(word)
        if word.dep == "appos":
            yield from _apposition(word)
    for name in sentence.names:
        if name.label == "PERSON":
            yield from _title(sentence, name)


def _event_clause(noun: Word) -> Clause:
    """Return the clause of an event noun: in "the visit by X to Y" agent, patient and what prepositions govern."""
    agents: list[Argument] = []
    others: list[Argument] = []
    for child in noun.children:
        if child.dep in ADJUNCT_CASE_DEPS and child.i > noun.i:
            for argument in prepositional(noun, child, "oblique"):
                lower = child.lower
                if lower == "by" or (lower == "between" and noun.lemma in EVENT_NOUNS.mutual):
                    agents += _sides(argument)
                elif lower == "of":
                    others += _of_phrase(noun, argument)
                else:
                    others.append(argument)
    owners = _owners(noun)
    subjects, complements = _roles(noun, agents, owners, others)
    lent = [] if subjects else _of_light_verb(noun)
    return Clause(
        head=noun,
        kind="nominal",
        predicate=(noun,),
        subjects=tuple(subjects or lent),
        arguments=tuple(complements),
        link="nominal",
        negated=any(w.lower in {"no", "without"} for w in (*noun.children, noun.head)),
        governor=clause_above(noun),
        rule="noun.event",
        inherited=bool(lent),
    )


def _of_phrase(noun: Word, argument: Argument) -> Iterator[Argument]:
    """Yield the object, and what a later preposition governs: in "the pullout of its forces from Syria" two."""
    later = [w for w in argument.head.children if w.dep == "prep" and w.lower != "of" and w in argument.words]
    inside = {w for prep in later for w in prep.subtree()}
    yield Argument(argument.head, tuple(w for w in argument.words if w not in inside), "object", argument.preposition)
    for prep in later:
        yield from prepositional(noun, prep, "oblique")


def _sides(argument: Argument) -> list[Argument]:
    return [Argument(h, phrase(h)) for h in conjuncts(argument.head)]


def _owners(noun: Word) -> list[Argument]:
    """Return the possessor, else an actor that modifies the noun ("Russian airstrikes", "a UN mission")."""
    owner = noun.child("poss")
    if owner is not None:
        return [Argument(owner, phrase(owner))] if owner.lower != "whose" else []
    return [
        Argument(w, (w,))
        for w in noun.children
        if w.dep in ATTRIBUTIVE_DEPS and w.ent in ACTOR_OR_PEOPLE_LABELS and not w.children
    ][:1]


def _roles(
    noun: Word, agents: list[Argument], owners: list[Argument], others: list[Argument]
) -> tuple[list[Argument], list[Argument]]:
    """Return the subjects, by the noun's class, and what is left as complements."""
    of = [a for a in others if a.role == "object"]
    if noun.lemma in EVENT_NOUNS.patient and owners and not of:
        made = [Argument(a.head, a.words, "object") for a in owners if noun.child("poss")]
        return agents or ([] if made else owners), made + others
    if noun.lemma in EVENT_NOUNS.intransitive | EVENT_NOUNS.mutual and of and not agents and not owners:
        return of, [a for a in others if a.role != "object"]
    return agents or owners, others


def _of_light_verb(noun: Word) -> list[Argument]:
    """Return the subject of the light verb whose object the noun is: "paid a visit"."""
    verb = noun.head
    if noun.dep != "dobj" or verb.lemma not in LIGHT_VERBS.light:
        return []
    head = subject(verb)
    return list(noun_phrases(head, "object")) if head is not None else []


def _apposition(word: Word) -> Iterator[Clause]:
    """Yield the description as said of the name, whichever stands first: "X, leader of Y"."""
    other = word.head
    if not after_comma(word) or _follows_colon(word) or not _is_description(other, word):
        return
    named = word.ent == "PERSON" != other.ent or (word.pos == "PROPN" and other.pos != "PROPN")
    name, description = (word, other) if named else (other, word)
    for said in noun_phrases(description, "attribute"):
        yield _identity(name, said, "noun.apposition")


def _follows_colon(word: Word) -> bool:
    """Whether it follows a label: "Photo: John Doe"."""
    return any(w.text == ":" and word.head.i < w.i < word.i for w in word.head.children)


def _is_description(first: Word, second: Word) -> bool:
    """Whether one says what the other is: not for ages, dates, addresses, or mere members of a list."""
    if any(w.ent in VALUE_LABELS and w.lower != "one" for w in (first, second)):
        return False
    if any(w.pos not in NOUN_POS and w.lower != "one" for w in (first, second)):
        return False
    if first.pos == second.pos == "PROPN" and second.ent != "PERSON":
        return False
    if _is_address(first, second):
        return False
    if any(w.dep == "prep" and w.i < second.i and w.lower in PREPOSITIONS.listing for w in second.children):
        return False  # "leaders, among them Reed"
    listed = any(w.dep in COORDINATION_DEPS for w in (*first.children, *second.children)) or first.dep == "conj"
    return not listed or any(w.dep in DETERMINER_DEPS for w in second.children)


def _is_address(first: Word, second: Word) -> bool:
    """Whether a place follows another or a bare noun: "Paris, Texas", unlike "Kyiv, the capital"."""
    if first.ent not in SITE_LABELS and second.ent not in SITE_LABELS:
        return False
    other = first if second.ent in SITE_LABELS else second
    marked = other.tag == "NNS" or any(w.dep in DETERMINER_DEPS for w in other.children)
    return other.ent in SITE_LABELS or not marked


def _title(sentence: Sentence, name: Name) -> Iterator[Clause]:
    """Yield the words before a name in its phrase as a description: "Egyptian president Anwar Sadat"."""
    called = sentence.words[name.first : name.last]
    head = next((w for w in called if w.head not in called), called[-1])
    before: list[Word] = []
    top = head.head if head.dep == "appos" else head
    inside = set(top.subtree())
    for word in reversed(sentence.words[: name.first]):
        apart = word.pos == "PUNCT" and word.text not in TITLE_MARKS
        if word not in inside or apart or (word.dep not in TITLE_DEPS and word is not top):
            break
        before.append(word)
    described = trim(reversed(before))
    if not described:
        return
    last = described[-1]
    if last.ent == "PERSON" or last.lower in TITLES.address:
        return
    if (last.pos == "NOUN" and last.dep != "poss") or last.lower in TITLES.role:
        yield _identity(head, Argument(last, described, "attribute"), "noun.title", tuple(called))


def _identity(name: Word, said: Argument, rule: str, called: tuple[Word, ...] = ()) -> Clause:
    return Clause(
        head=said.head,
        kind="apposition",
        predicate=(),
        subjects=(Argument(name, called or phrase(name)),),
        arguments=(said,),
        link="nominal",
        governor=clause_above(name),
        rule=rule,
    )
