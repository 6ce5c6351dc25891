"""Persons with a nickname in quotation marks between their names: "Frank "Greg" Ford", "Ana "La Reina" Fuentes"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from triplewire.extract.lexicon.labels import PROPER_TAGS, QUOTATION_MARKS
from triplewire.extract.lexicon.lists import NAMES
from triplewire.extract.lexicon.nouns import CLASS_OF_NAME, KNOWN_BODIES, NAME_HEADS, TITLES
from triplewire.extract.lexicon.thresholds import THRESHOLDS
from triplewire.extract.names.extent.span import Span, is_proper
from triplewire.extract.syntax.tree import Sentence, Word

_LONGEST = THRESHOLDS.names.longest_nickname


def find_nicknamed(sentence: Sentence) -> Iterator[Span]:
    """Yield the whole names, from the given name to the surname."""
    words = sentence.words
    marks = [word.i for word in words if word.text in QUOTATION_MARKS]
    for opening, closing in pairwise(marks):
        inside = words[opening + 1 : closing]
        if not inside or len(inside) > _LONGEST or not _is_tight(words, opening, closing):
            continue
        capitals = inside[-1].text[0].isupper() and (inside[0].text[0].isupper() or inside[0].lower == "the")
        if capitals and _is_part(words[opening - 1]) and _is_part(words[closing + 1]):
            first, last = opening - 1, closing + 2
            while first and _is_part(words[first - 1]):
                first -= 1
            while last < len(words) and _is_part(words[last]):
                last += 1
            yield Span(first, last, "PERSON")


def _is_tight(words: tuple[Word, ...], opening: int, closing: int) -> bool:
    """Whether the marks stand apart from the words beside them, and so enclose those between them."""
    if opening == 0 or closing + 1 >= len(words):
        return False
    return words[opening - 1].end < words[opening].start and words[closing].end < words[closing + 1].start


def _is_part(word: Word) -> bool:
    """Whether a word may be a part of a person's name, by its form."""
    common = word.lower in TITLES or word.lower in CLASS_OF_NAME or word.lower in NAME_HEADS
    tagged = word.tag in PROPER_TAGS or (word.text.istitle() and word.tag == "NNS")
    shaped = not word.text.isupper() or len(word.text) == 1
    proper = is_proper(word) or word.tag == "NNS" or word.lower in NAMES.calendar  # "Elisabeth "Liz" May"
    return tagged and proper and shaped and not common and word.lower not in KNOWN_BODIES
