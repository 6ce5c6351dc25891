"""What stands around a name and tells its kind: "in X", "the village of X", "X, California", "X, 46", "X's wife".

Each cue gives a kind and a weight; the names of a document are typed by their sum (naming.py).
"""

from __future__ import annotations

from collections.abc import Iterator

from extract.entities.nouns import CLASSES, REGIONS
from extract.lexicon import words as lexicon
from extract.model import EntityType
from extract.parse import Sentence, Word
from extract.places.gazetteer import candidates, is_place

Cue = tuple[EntityType, int]

_STRONG, _FAIR, _WEAK = 4, 3, 1
_AROUND = frozenset(
    {"at", "near", "to", "from", "outside", "around", "of", "through", "into", "across", "toward", "towards"}
)
_THINGS, _PEOPLE = lexicon("things"), lexicon("people")
_KINDS_OF_PLACE = CLASSES["city"] | CLASSES["region"] | REGIONS | _THINGS["parts_of_places"]
_OF_A_PLACE = REGIONS | _THINGS["after_places"]
_KIN = _PEOPLE["kin"] | _PEOPLE["kin_male"] | _PEOPLE["kin_female"]
_PERSONAL = lexicon("pronouns")["personal"]
_DASHES = frozenset({"(", ",", "-", "--", "\N{EM DASH}", "\N{EN DASH}", ":"})


def cues(sentence: Sentence, words: tuple[Word, ...], called: str) -> list[Cue]:
    """The kinds that the surroundings of a name tell, with their weights."""
    return [*_place(sentence, words, called), *_person(sentence, words)]


def _place(sentence: Sentence, words: tuple[Word, ...], called: str) -> Iterator[Cue]:
    head, listed = words[-1], bool(candidates(called))
    if any(child.lower == "the" for child in head.children) and not is_place(called):
        return
    if head.dep == "pobj":
        yield from _after_preposition(head.head, listed)
    elif head.dep == "compound" and head.head.i == head.i + 1 and head.head.lower in _OF_A_PLACE:
        yield "Place", _FAIR
    if listed and head.dep == "conj" and is_place(head.head.text):
        yield "Place", _FAIR
    after = sentence.words[head.i + 1 : head.i + 4]
    if _in_region(after):
        yield "Place", _FAIR
    if sentence.index < 3 and words[0].i == 0 and _is_dateline(words, after):
        yield "Place", _STRONG


def _after_preposition(preposition: Word, listed: bool) -> Iterator[Cue]:
    """ "In X", "the village of X", and, for what the gazetteer lists, "from X"."""  # noqa: D210  # a quotation
    if preposition.lower == "in":
        yield "Place", _FAIR if listed else _WEAK
    elif preposition.lower == "of" and preposition.head.lemma in _KINDS_OF_PLACE:
        yield "Place", _STRONG
    elif listed and preposition.lower in _AROUND:
        yield "Place", _WEAK


def _in_region(after: tuple[Word, ...]) -> bool:
    """Whether a comma and a country, state or the like follow."""
    if len(after) < 2 or after[0].text != "," or not after[1].text[0].isupper():
        return False
    return is_place(" ".join(word.text for word in after[1:3])) or is_place(after[1].text)


def _is_dateline(words: tuple[Word, ...], after: tuple[Word, ...]) -> bool:
    """ "ATLANTA (AP)", "PARIS, March 3": where a report was written."""  # noqa: D210  # a quotation opens it
    return bool(after) and after[0].text in _DASHES and all(word.text.isupper() for word in words)


def _person(sentence: Sentence, words: tuple[Word, ...]) -> Iterator[Cue]:
    head = words[-1]
    if _is_aged(sentence.words[head.i + 1 : head.i + 4]) or (head.dep == "poss" and head.head.lemma in _KIN):
        yield "Person", _FAIR
    elif head.dep == "nsubj" and head.head.lemma in _PERSONAL:
        yield "Person", _WEAK


def _is_aged(after: tuple[Word, ...]) -> bool:
    """Whether an age follows: ", 46,"."""
    if len(after) < 2 or after[0].text != "," or not after[1].text.isdigit() or not 5 < int(after[1].text) < 110:
        return False
    return len(after) < 3 or after[2].text in {",", ".", ")"}
