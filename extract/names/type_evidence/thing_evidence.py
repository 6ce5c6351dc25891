"""Evidence of what may be mistaken for something else: roads with numbers, models of makers, ships, bands, stations.

"the A120", "two Ford Fiestas", "X, skippered by Ana Lee", "the singer Ana Diaz of X", "OSLO (TV3) -".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from triplewire.extract.lexicon.labels import DATELINE_MARKS, PLURAL_TAGS
from triplewire.extract.lexicon.lists import CLASSES, NAMES, PLACES
from triplewire.extract.lexicon.nouns import NAME_HEADS, SECTORS, is_english
from triplewire.extract.lexicon.thresholds import THRESHOLDS
from triplewire.extract.syntax.phrases import head_among
from triplewire.extract.syntax.tree import Sentence, Word

_ROAD = re.compile(r"[A-Z]{1,2}-?\d{1,4}")  # "A120", "I-95"
_OF_ROADS = PLACES.roads - {"route"}  # planes have routes
_LIMITS = THRESHOLDS.names


def thing_evidence(sentence: Sentence, words: tuple[Word, ...]) -> Iterator[str]:
    """Yield the evidence of these kinds for the name that the words of a sentence write."""
    head = head_among(words)
    if not words[1:] and _is_road(sentence, words[0]):
        yield "road"
    if _is_model_of_maker(words, head):
        yield "of.maker"
    if _is_of_musician(sentence, head):
        yield "of.band"
    if any(child.lower in NAMES.commanded and child.child("agent") for child in head.children):
        yield "commanded"
    if _is_station(sentence, words):
        yield "dateline.press"


def _is_road(sentence: Sentence, word: Word) -> bool:
    """Whether a word is the number of a road on which something is, or that is closed: "traffic on the A120"."""
    if not _ROAD.fullmatch(word.text) or _OF_ROADS.isdisjoint(sentence.vocabulary):
        return False
    flies = not CLASSES.aircraft.isdisjoint(sentence.vocabulary)  # "the A380 on its route"
    before = [other for other in sentence.words[max(word.i - 2, 0) : word.i] if other.lower != "the"][-1:]
    beside = before and before[0].lower in PLACES.along
    return not flies and (beside or word.head.lemma in PLACES.barred)


def _is_model_of_maker(words: tuple[Word, ...], head: Word) -> bool:
    """Whether a name is a maker's and that of a model, of which there are several: "a Ford Fiesta", "Boeing 737s"."""
    last = words[-1]
    if words[0].lower not in NAMES.makers or not words[1:] or len(words) > _LIMITS.many_words:
        return False
    body = NAME_HEADS.get(last.lower) not in {None, "Product"} or last.lower in SECTORS
    several = last.tag in PLURAL_TAGS and not is_english(last.lower)  # not "Boeing Commercial Airplanes"
    counted = several or any(c.isdigit() for word in words[1:] for c in word.text)
    article = any(child.lower in {"a", "an", "the"} for child in head.children)
    return not body and (counted or article) and (head is last or last.text.isdigit())


def _is_of_musician(sentence: Sentence, head: Word) -> bool:
    """Whether "of" joins the name to a musician: "the drummer Jan Moen of | X"."""
    of = head.head
    if head.dep != "pobj" or of.lower != "of" or of.head.ent != "PERSON":
        return False
    person = of.head
    noun = person.head if person.dep == "appos" else person
    first = min((child.i for child in person.children if child.dep == "compound"), default=person.i)
    beside = (noun, *noun.children, *person.children, *sentence.words[max(first - 1, 0) : first])
    return any(word.lower in NAMES.musicians for word in beside)


def _is_station(sentence: Sentence, words: tuple[Word, ...]) -> bool:
    """Whether a word with a capital stands alone in the brackets of a dateline: "OSLO (TV3) -"."""
    beside = sentence.words[max(words[0].i - 1, 0) : words[-1].i + 3]
    if sentence.index >= _LIMITS.dateline_sentences or len(beside) < len(words) + 2:
        return False
    opening, closing, marks = beside[0], beside[len(words) + 1], beside[len(words) + 2 :]
    place = sentence.words[0].text.isupper() and words[0].i > 1
    return place and opening.text == "(" and closing.text == ")" and all(m.text in DATELINE_MARKS for m in marks)
