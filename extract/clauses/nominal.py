"""Noun phrases that state something: event nouns with their arguments, appositions, titles before a name."""

from __future__ import annotations

from collections.abc import Iterator

from triplewire.extract.clauses.clause import Argument, Clause
from triplewire.extract.clauses.complements import noun_phrases, prepositional
from triplewire.extract.lexicon.lists import EVENT_NOUNS, LIGHT_VERBS, TITLES
from triplewire.extract.syntax.control import clause_above, subject
from triplewire.extract.syntax.phrases import VERBAL, after_comma, conjuncts, phrase, trim
from triplewire.extract.syntax.tree import Name, Sentence, Word

_EVENTS = EVENT_NOUNS.entries()
_LIGHT = LIGHT_VERBS.light
_ACTORS = frozenset({"NORP", "GPE", "ORG", "PERSON"})
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_FIGURES = frozenset({"DATE", "TIME", "CARDINAL", "ORDINAL", "QUANTITY", "MONEY", "PERCENT"})
_INSIDE = frozenset({"-", "'", '"'})  # marks that may stand inside a title
_BEFORE_NAME = frozenset({"compound", "amod", "nmod", "poss", "case", "det", "appos", "punct", "prep", "pobj"})


def nominal_clauses(sentence: Sentence) -> Iterator[Clause]:
    """The clauses that stand in noun phrases."""
    for word in sentence.words:
        if word.pos == "NOUN" and word.dep != "compound" and word.lemma in _EVENTS:
            yield _event(word)
        if word.dep == "appos":
            yield from _apposition(word)
    for name in sentence.names:
        if name.label == "PERSON":
            yield from _title(sentence, name)


def _event(noun: Word) -> Clause:
    """In "the visit by X to Y" who acts, who is acted on, and what other prepositions govern."""
    agents: list[Argument] = []
    others: list[Argument] = []
    for child in noun.children:
        if child.dep in {"prep", "agent"} and child.i > noun.i:
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
    """In "the pullout of its forces from Syria" the second preposition belongs to the event, wherever it hangs."""
    later = [w for w in argument.head.children if w.dep == "prep" and w.lower != "of" and w in argument.words]
    inside = {w for prep in later for w in prep.subtree()}
    yield Argument(argument.head, tuple(w for w in argument.words if w not in inside), "object", argument.preposition)
    for prep in later:
        yield from prepositional(noun, prep, "oblique")


def _sides(argument: Argument) -> list[Argument]:
    return [Argument(h, phrase(h)) for h in conjuncts(argument.head)]


def _owners(noun: Word) -> list[Argument]:
    """The possessor; without one, an actor that modifies the noun ("Russian airstrikes", "a UN mission")."""
    owner = noun.child("poss")
    if owner is not None:
        return [Argument(owner, phrase(owner))] if owner.lower != "whose" else []
    return [
        Argument(w, (w,))
        for w in noun.children
        if w.dep in {"amod", "compound", "nmod"} and w.ent in _ACTORS and not w.children
    ][:1]


def _roles(
    noun: Word, agents: list[Argument], owners: list[Argument], others: list[Argument]
) -> tuple[list[Argument], list[Argument]]:
    """Who is the subject, by the noun's class, and what is left as complements."""
    of = [a for a in others if a.role == "object"]
    if noun.lemma in EVENT_NOUNS.patient and owners and not of:
        made = [Argument(a.head, a.words, "object") for a in owners if noun.child("poss")]
        return agents or ([] if made else owners), made + others
    if noun.lemma in EVENT_NOUNS.intransitive | EVENT_NOUNS.mutual and of and not agents and not owners:
        return of, [a for a in others if a.role != "object"]
    return agents or owners, others


def _of_light_verb(noun: Word) -> list[Argument]:
    verb = noun.head
    if noun.dep != "dobj" or verb.pos not in VERBAL or verb.lemma not in _LIGHT:
        return []
    head = subject(verb)
    return list(noun_phrases(head, "object")) if head is not None else []


def _apposition(word: Word) -> Iterator[Clause]:
    """In "X, leader of Y" the name is what the description is said of, whichever stands first."""
    other = word.head
    if not after_comma(word) or _follows_colon(word) or not _states(other, word):
        return
    named = word.ent == "PERSON" != other.ent or (word.pos == "PROPN" and other.pos != "PROPN")
    name, description = (word, other) if named else (other, word)
    for said in noun_phrases(description, "attribute"):
        yield _identity(name, said, "noun.apposition")


def _follows_colon(word: Word) -> bool:
    """As in "Photo: John Doe": a label, no statement."""
    return any(w.text == ":" and word.head.i < w.i < word.i for w in word.head.children)


def _states(first: Word, second: Word) -> bool:
    """Whether the second says what the first is: no ages, dates, addresses, or mere members of a list."""
    if any(w.ent in _FIGURES and w.lower != "one" for w in (first, second)):
        return False
    if (second.pos not in {"NOUN", "PROPN"} and second.lower != "one") or (
        first.pos not in {"NOUN", "PROPN"} and first.lower != "one"
    ):
        return False
    if first.pos == second.pos == "PROPN" and second.ent != "PERSON":
        return False
    if first.ent in _PLACES or second.ent in _PLACES:  # an address, unless one of them describes: "Kyiv, the capital"
        described = first if second.ent in _PLACES else second
        marked = described.tag == "NNS" or any(w.dep in {"det", "poss"} for w in described.children)
        if described.ent in _PLACES or not marked:
            return False
    if any(
        w.dep == "prep" and w.i < second.i and w.lower in {"among", "amongst", "including"} for w in second.children
    ):
        return False  # "leaders, among them Reed"
    listed = any(w.dep in {"cc", "conj"} for w in (*first.children, *second.children)) or first.dep == "conj"
    return not listed or any(w.dep in {"det", "poss"} for w in second.children)


def _title(sentence: Sentence, name: Name) -> Iterator[Clause]:
    """In "Egyptian president Anwar Sadat" the words before a name that belong to its phrase."""
    called = sentence.words[name.first : name.last]
    head = next((w for w in called if w.head not in called), called[-1])
    before: list[Word] = []
    top = head.head if head.dep == "appos" else head
    inside = set(top.subtree())
    for word in reversed(sentence.words[: name.first]):
        apart = word.pos == "PUNCT" and word.text not in _INSIDE
        if word not in inside or apart or (word.dep not in _BEFORE_NAME and word is not top):
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
