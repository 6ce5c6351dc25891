"""What stands around a name and tells its kind: "in X", "the village of X", "X, California", "X, 46", "X's wife".

Each cue gives a kind and a weight; the names of a document are typed by their sum (extract/naming.py).
"""

from __future__ import annotations

from collections.abc import Iterator

from extract.lexicon import words as lexicon
from extract.model import EntityType
from extract.nouns import CLASSES, REGIONS
from extract.parse import Sentence, Word
from extract.places import candidates, is_place

Cue = tuple[EntityType, int]

_STRONG, _FAIR, _WEAK = 4, 3, 1
_AROUND = frozenset({"at", "near", "to", "from", "outside", "around", "of", "through", "into", "across", "toward", "towards"})
_KINDS_OF_PLACE = CLASSES["city"] | CLASSES["region"] | REGIONS | frozenset("area outskirts airport north south east west northeast northwest southeast southwest".split())
_OF_A_PLACE = REGIONS | frozenset({"resident", "residents", "airport", "suburb", "residence", "natives", "area", "racecourse", "harbour", "harbor"})
_KIN = lexicon("people")["kin"] | lexicon("people")["kin_male"] | lexicon("people")["kin_female"]
_PERSONAL = frozenset({"say", "tell", "add", "recall", "think", "feel", "believe", "smile", "laugh", "marry", "remember"})


def cues(sentence: Sentence, words: tuple[Word, ...], called: str) -> list[Cue]:
    """The kinds that the surroundings of a name tell, with their weights."""
    return [*_place(sentence, words, called), *_person(sentence, words)]


def _place(sentence: Sentence, words: tuple[Word, ...], called: str) -> Iterator[Cue]:
    head, around = words[-1], sentence.words
    listed = bool(candidates(called))
    if head.dep == "pobj":
        preposition = head.head
        if preposition.lower == "in":
            yield "Place", _FAIR if listed else _WEAK
        elif preposition.lower == "of" and preposition.head.lemma in _KINDS_OF_PLACE:
            yield "Place", _STRONG
        elif listed and preposition.lower in _AROUND:
            yield "Place", _WEAK
    elif head.dep == "compound" and head.head.i == head.i + 1 and head.head.lower in _OF_A_PLACE:
        yield "Place", _FAIR
    if listed and head.dep == "conj" and is_place(head.head.text):
        yield "Place", _FAIR
    after = around[head.i + 1 : head.i + 4]
    if len(after) > 1 and after[0].text == "," and after[1].text[0].isupper() and _is_region(after):
        yield "Place", _FAIR
    if sentence.index < 3 and words[0].i == 0 and _dateline(words, after):
        yield "Place", _STRONG


def _is_region(after: tuple[Word, ...]) -> bool:
    """Whether a country, state or the like follows a comma."""
    one, two = after[1].text, " ".join(w.text for w in after[1:3])
    return is_place(two) or is_place(one)


def _dateline(words: tuple[Word, ...], after: tuple[Word, ...]) -> bool:
    """ "ATLANTA (AP)", "PARIS, March 3", "Nairobi -": where a report was written."""
    if not after:
        return False
    mark = after[0].text
    return all(w.text.isupper() for w in words) and mark in {"(", ",", "-", "--", "\N{EM DASH}", "\N{EN DASH}", ":"}


def _person(sentence: Sentence, words: tuple[Word, ...]) -> Iterator[Cue]:
    head = words[-1]
    after = sentence.words[head.i + 1 : head.i + 4]
    if len(after) > 1 and after[0].text == "," and after[1].text.isdigit() and 5 < int(after[1].text) < 110:
        if len(after) < 3 or after[2].text in {",", ".", ")"}:
            yield "Person", _FAIR
    if head.dep == "poss" and head.head.lemma in _KIN:
        yield "Person", _FAIR
    elif head.dep == "nsubj" and head.head.lemma in _PERSONAL:
        yield "Person", _WEAK
