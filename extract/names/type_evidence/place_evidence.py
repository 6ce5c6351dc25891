"""Evidence of a place in what stands beside the name: "nearby X", "X, south-west of Y", "Lee, 31, of X", "X and Leeds".

The evidence of lists and of persons counts only where the gazetteer has the name, or the others of the list.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from triplewire.extract.lexicon.labels import DESCRIBING_DEPS, HYPHENS
from triplewire.extract.lexicon.lists import NAMES, PLACES
from triplewire.extract.lexicon.nouns import KNOWN_BODIES, NOUN_TYPES
from triplewire.extract.lexicon.thresholds import THRESHOLDS
from triplewire.extract.names.type_evidence.class_nouns import first_of_list
from triplewire.extract.places.gazetteer import candidates, is_place
from triplewire.extract.syntax.phrases import head_among
from triplewire.extract.syntax.tree import Sentence, Word

_LIMITS = THRESHOLDS.names
_FARTHEST = 8  # words between a name and "of" in "X, about 40 kilometres north-west of Y"


def place_evidence(sentence: Sentence, words: tuple[Word, ...], called: str) -> Iterator[str]:
    """Yield the evidence of these kinds for the name `called`."""
    head = head_among(words)
    before = sentence.words[max(words[0].i - 4, 0) : words[0].i]
    if before and before[-1].lower == "nearby" and not (head.dep in DESCRIBING_DEPS and head.head.i > head.i):
        yield "nearby"
    if _is_home(before):
        yield "of.aged"
    if head.dep in {"pobj", "conj"} and _is_beside(sentence.words[words[-1].i + 1 :]):
        yield "side.of"
    if called.lower() not in KNOWN_BODIES:
        if _is_among_places(head):
            yield "beside.places"
        if head.i == words[-1].i and candidates(called) and _is_of_person(head):
            yield "person.of"


def _is_home(before: tuple[Word, ...]) -> bool:
    """Whether an age and "of" stand before the name: "Ana Lee, 31, of | X"."""
    if len(before) < len((",", "31", ",", "of")):
        return False
    comma, age, closing, of = before
    aged = age.text.isdigit() and _LIMITS.youngest <= int(age.text) <= _LIMITS.oldest
    return aged and comma.text == closing.text == "," and of.lower == "of"


def _is_beside(after: tuple[Word, ...]) -> bool:
    """Whether the side of another place follows: ", 240 kilometres north-east of Perth", "south-west of Brisbane"."""
    for word, of in pairwise(after[:_FARTHEST]):
        if word.lower in PLACES.sides and of.lower == "of":
            return True
        side = word.lower in PLACES.sides or word.text in HYPHENS
        far = word.tag == "CD" or word.lemma.lower() in NAMES.measures or word.lower in PLACES.before_sides
        if not (side or far):
            return False
    return False


def _is_among_places(head: Word) -> bool:
    """Whether a list of places behind a preposition has the name: "at Leeds, X and York"."""
    first = first_of_list(head)
    if first.dep != "pobj" or first.head.lower not in NAMES.locative | PLACES.between:
        return False
    others: list[Word] = []
    each: Word | None = first
    while each is not None and each.text[0].isupper():
        others += [] if each is head else [each]
        each = each.child("conj")
    return len(others) > 1 and all(is_place(other.text) or other.ent == "GPE" for other in others)


def _is_of_person(head: Word) -> bool:
    """Whether the name stands right before a noun for one person: "a | Leeds | woman"."""
    noun = head.head
    person = noun.tag == "NN" and NOUN_TYPES.get(noun.lemma) == "Person" and noun.lower in PLACES.inhabitants
    return person and head.dep in {"compound", "nmod"} and noun.i == head.i + 1
