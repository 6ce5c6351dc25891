"""The field of an office: "Minister | of Agriculture and Food", "deputy director | for research"."""

from __future__ import annotations

from itertools import takewhile

from triplewire.extract.lexicon.labels import NOUN_POS, ORIGIN_LABELS, VALUE_LABELS
from triplewire.extract.lexicon.lists import RELATIONS
from triplewire.extract.lexicon.nouns import NOUN_TYPES
from triplewire.extract.relations.mechanisms.role_words import before
from triplewire.extract.syntax.phrases import conjuncts, phrase
from triplewire.extract.syntax.repair import is_above
from triplewire.extract.syntax.tree import Word

_OFFICES = RELATIONS.entries("office", "with_general", "only_qualified")
_BODIES = RELATIONS.state_bodies | RELATIONS.institutions | RELATIONS.assembly


def field(last: Word, whole: Word | None) -> tuple[Word, ...]:
    """The words behind an office that say what it is for, unless they name its body: "Minister | for Agriculture"."""
    if last.dep == "pobj":  # the tail of the office: "Minister of Agriculture | and Food"
        return _joined(last)
    found = _first_field(last, whole)
    return (*found, *_place_of_duty(last, found[-1], whole)) if found else ()


def _place_of_duty(last: Word, behind: Word, whole: Word | None) -> tuple[Word, ...]:
    """The words behind those of a field that name where: "Representative of the Secretary-General | for Chad"."""
    preposition = next((w for w in last.children if w.i == behind.i + 1 and w.lower == "for"), None)
    place = preposition.child("pobj") if preposition is not None else None
    if preposition is None or place is None or place is whole or place.ent not in ORIGIN_LABELS:
        return ()
    return _up_to(preposition, place)


def _first_field(last: Word, whole: Word | None) -> tuple[Word, ...]:
    """The words of the field right behind an office, with those that are joined to it."""
    behind = next((w for w in last.children if w.i == last.i + 1), last)
    sent = behind.lower == "to" and behind.dep == "prep" and last.lower in RELATIONS.sent  # "ambassador | to Chile"
    preposition = behind if behind.lower in RELATIONS.naming_field or sent else None
    noun = preposition.child("pobj") if preposition is not None else None
    if preposition is None or noun is None or noun.ent in VALUE_LABELS or noun.pos not in NOUN_POS:
        return ()
    if preposition.lower == "for" and noun.lemma in RELATIONS.tenures:  # "coach for the rest of the season"
        return ()
    bare = all(word.dep == "det" for word in noun.children)  # "president of the country"
    owned = noun.child("poss") is not None  # "director of Chile's laboratory"
    if whole is not None and is_above(noun, whole):
        return _before_house(preposition, noun, whole)
    if (bare and noun.child("det")) or owned or noun.ent == "PERSON":
        return ()
    words = (preposition, *phrase(noun))
    gap = next((i for i, word in enumerate(words) if word.i != preposition.i + i), len(words))
    words = words[:gap] if gap > words.index(noun) else ()
    return (*words, *_joined(noun)) if words and words[-1] is noun else words


def _before_house(preposition: Word, noun: Word, whole: Word) -> tuple[Word, ...]:
    """The words of a field at which the tree hangs the body: "director | of Housing Studies | at Oslo University"."""
    at = whole.head
    beside = at.lower == "at" and at.head is noun and at.i == noun.i + 1
    return _up_to(preposition, noun) if beside else ()


def _up_to(preposition: Word, noun: Word) -> tuple[Word, ...]:
    """The words from a preposition to its noun, if all between them belong to the noun."""
    words = (preposition, *(word for word in phrase(noun) if word.i <= noun.i))
    return words if noun.i - preposition.i == len(words) - 1 else ()


def _joined(noun: Word) -> tuple[Word, ...]:
    """The words that join further fields to one: "Agriculture | and Food", "Forests, | Lands and Water"."""
    behind = tuple(word for word in noun.subtree() if word.i > noun.i)
    *_, last = (noun, *takewhile(lambda other: _is_field_too(other, noun), conjuncts(noun)[1:]))
    coordinated = tuple(word for word in behind if word.i <= last.i)
    named = tuple(takewhile(lambda word: word.ent == noun.ent != "", behind))  # "for Trade and Food | Ann Lee"
    words = max(coordinated, named, key=len)
    whole = bool(words) and words[-1].pos in NOUN_POS and words[-1].i - noun.i == len(words)
    return words if whole and any(word.dep == "cc" for word in words) else ()


def _is_field_too(other: Word, noun: Word) -> bool:
    """Whether a conjunct is a field and no office, person or body: not "head of research and | mother of two"."""
    alike = other.pos in NOUN_POS and other.text[0].isupper() == noun.text[0].isupper()
    person = other.lemma.lower() in _OFFICES or NOUN_TYPES.get(other.lemma.lower()) == "Person"
    own = other.child("det", "poss") is not None or other.lower in RELATIONS.ranks
    own = own or any(word.ent != other.ent for word in before(other))  # "Food | Ann Lee"
    return alike and not person and not own and other.ent in {"", "ORG", noun.ent}


def is_portfolio(office: Word, preposition: Word, noun: Word) -> bool:
    """Whether a minister is for it and not of it: "Commissioner | for Employment", "Minister | of Agrarian Policy"."""
    if office.lower not in RELATIONS.of_portfolio or noun.ent in ORIGIN_LABELS or noun.child("det", "poss"):
        return False
    of = preposition.lower == "of" and office.lower in RELATIONS.portfolio_of
    return (of or preposition.lower == "for") and noun.lower not in _BODIES
