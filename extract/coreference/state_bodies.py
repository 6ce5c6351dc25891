"""Bodies of a state, however it is named with them: "Kenyan Senate", "Kenya's Senate", "Senate of Kenya"."""

from __future__ import annotations

from triplewire.extract.lexicon.lists import DESCRIPTIONS
from triplewire.extract.lexicon.nouns import CLASSES_OF, NAME_HEADS, NOUN_TYPES, is_english
from triplewire.extract.names.phrase import Phrase
from triplewire.extract.places.gazetteer import country, demonym
from triplewire.extract.syntax.phrases import written
from triplewire.extract.syntax.tree import Word

StateBody = tuple[str, tuple[str, ...]]  # the country, and the words for the body in lower case

_LONGEST_COUNTRY = 3  # words: "Papua New Guinean"


def state_body(phrase: Phrase) -> StateBody | None:
    """Return the country of a body and the words for the body without it; None if the phrase does not say both."""
    words = tuple(word for word in phrase.core if word.lower not in DESCRIPTIONS.definite)
    state, body = _before(words) or _behind(phrase, words) or _owner(phrase, words) or ("", ())
    called = tuple(word.lower for word in body)
    return (state, called) if state and _is_institution(called) else None


def _before(words: tuple[Word, ...]) -> tuple[str, tuple[Word, ...]] | None:
    """The state whose name or adjective begins the phrase: "Kenyan | Supreme Court", "Kenya's | Supreme Court"."""
    if not words or not words[0].text[0].isupper():
        return None
    for size in range(min(_LONGEST_COUNTRY, len(words) - 1), 0, -1):
        called = written(words[:size])
        place = country(called) or demonym(called)
        if place and country(place.name):
            owned = words[size].tag == "POS"
            return place.name, words[size + owned :]
    return None


def _behind(phrase: Phrase, words: tuple[Word, ...]) -> tuple[str, tuple[Word, ...]] | None:
    """The state behind "of": "Supreme Court | of Kenya"; in a description it is outside the phrase."""
    at = next((i for i, word in enumerate(words) if i and word.lower == "of"), 0)
    if at:
        place = country(written(tuple(word for word in words[at + 1 :] if word.lower != "the")))
        return (place.name, words[:at]) if place else None
    of = next((child.child("pobj") for child in phrase.head.children if child.lower == "of"), None)
    place = country(of.text) if of else None
    return (place.name, words) if place else None


def _owner(phrase: Phrase, words: tuple[Word, ...]) -> tuple[str, tuple[Word, ...]] | None:
    """The state that owns a name outside it: "Kenya's | Supreme Court"."""
    owner = phrase.head.child("poss")
    place = country(owner.text) if owner and phrase.kind == "name" else None
    return (place.name, words) if place else None


def _is_institution(words: tuple[str, ...]) -> bool:
    """Whether the words are those of a body of which a state has one: "supreme court", "parliament", but not "bank"."""
    if not words or not all(map(is_english, words)):
        return False
    if len(words) == 1:
        return not CLASSES_OF.get(words[0], frozenset()).isdisjoint(DESCRIPTIONS.one_per_country)
    return "Organization" in {NAME_HEADS.get(words[-1]), NOUN_TYPES.get(words[-1])}
