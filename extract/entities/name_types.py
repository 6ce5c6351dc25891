"""Of what kind a name is, by its own words: gazetteer and lists first, then its head, then what describes it."""

from __future__ import annotations

from itertools import pairwise

from extract.entities.name_spans import LINKS
from extract.entities.nouns import (
    ABSTRACT,
    CLASSES_OF,
    EVENT_NAMES,
    KNOWN_BODIES,
    NAME_HEADS,
    NOUN_TYPES,
    is_given_name,
)
from extract.lexicon import words as lexicon
from extract.model import EntityType
from extract.parse import Word
from extract.places.gazetteer import candidates, country, is_place

_TYPES: dict[str, EntityType] = {
    "PERSON": "Person", "ORG": "Organization", "GPE": "Place", "LOC": "Place", "FAC": "Place", "NORP": "Group",
    "EVENT": "Event", "PRODUCT": "Product", "WORK_OF_ART": "Work", "LAW": "Work",
}  # fmt: skip
_EITHER = lexicon("names")["either"]
_SURNAMES = lexicon("names")["surnames"]
_BODIES = lexicon("names")["bodies"]
_PLACES_FIRST = lexicon("places")["first"]
_TRUST = lexicon("places")["trust"]


def type_of(words: tuple[Word, ...], called: str, label: str, titled: bool) -> tuple[EntityType | None, bool]:
    """The type, and whether words vouch for it rather than the model alone; None where nothing tells."""
    if listed := _listed(called, label):
        return listed, True
    if titled and (label in {"PERSON", ""} or len(words) == 1):
        return "Person", True
    if len(words) > 1 and (kind := _by_head(words, label)):
        return kind, True
    guess, described = _against_the_model(words, called, label), _described(words)
    if guess and (guess == "Place" or not described):
        return guess, False
    if described and described != _TYPES.get(label):
        return described, True
    return _TYPES.get(label, "Place" if _is_located(words) else None), False


def _listed(called: str, label: str) -> EntityType | None:
    """The type that the gazetteer or a list of names gives; a person may be called Holland."""
    folded = called.lower()
    if country(called) and label != "PERSON":
        return "Country"
    if folded in KNOWN_BODIES:
        return "Organization"
    if folded in ABSTRACT and not (label == "GPE" and candidates(called, rare=False)):  # Marburg is a town too
        return "Other"
    return "Event" if folded in EVENT_NAMES else None


def _by_head(words: tuple[Word, ...], label: str) -> EntityType | None:
    """By the word that heads the name: the one before "of", else the last one."""
    last = words[-2] if words[-1].text.isdigit() else words[-1]
    head = next((before for before, word in pairwise(words) if _is_link(before, word)), last)
    kind = NAME_HEADS.get(head.lower)
    if kind == "Place" and label == "ORG" and head.lower in _EITHER:
        return "Organization"
    person = label == "PERSON" and head.lower in _SURNAMES and is_given_name(words[0].text) and head is words[-1]
    return None if person else kind


def _is_link(head: Word, word: Word) -> bool:
    return word.lower in LINKS and head.lower in NAME_HEADS


def _against_the_model(words: tuple[Word, ...], called: str, label: str) -> EntityType | None:
    """Where the gazetteer, the place in the sentence or a given name makes another type likelier than the model's."""
    known = is_place(called) and not (label == "PERSON" and is_given_name(called))
    if label in {"PERSON", "ORG", "NORP"} and (known or (label != "ORG" and _is_located(words))):
        return "Place"
    listed = candidates(called) or words[0].lower in _PLACES_FIRST
    if label == "GPE" and not listed and any(c.lower == "the" for c in words[-1].children):
        return "Organization"
    article = any(c.text == "The" and c.i > 0 for c in words[-1].children) and not is_place(f"The {called}")
    if label in {"PERSON", "GPE", "ORG"} and article:
        return "Organization"  # as newspapers and companies write themselves within a sentence
    spelt = called.replace(" ", "").isalpha() and len(words) > 1
    return "Person" if spelt and label in {"", "GPE", "ORG"} and is_given_name(words[0].text) else None


def _is_located(words: tuple[Word, ...]) -> bool:
    """Whether the name stands where a place does: "in Raqqa", but "in the BTCC" and "believe in God" tell of none."""
    head = words[-1]
    if len(words) > 1 or head.dep != "pobj" or head.head.lower != "in" or head.head.head.lemma in _TRUST:
        return False
    return not (head.text.isupper() and any(child.lower == "the" for child in head.children))


def _described(words: tuple[Word, ...]) -> EntityType | None:
    """By the noun that the name explains: "the militant group Hizballah", "Smith, a farmer", "the Liberty party"."""
    head = words[-1]
    above = head.head
    if head.dep == "appos" and above.tag in {"NN", "NNS"}:
        return NOUN_TYPES.get(above.lemma)
    if head.dep == "compound" and above.tag in {"NN", "NNS"} and above.i == head.i + 1:
        if NOUN_TYPES.get(above.lemma) == "Product" and any(c.isdigit() for c in head.text):
            return "Product"
        body = CLASSES_OF.get(above.lower, frozenset()) & _BODIES
        return "Organization" if body else None
    for child in head.children:
        if child.tag == "NN" and (child.dep == "appos" or (child.dep == "compound" and child.i < words[0].i)):
            return NOUN_TYPES.get(child.lemma)
    return None
