"""Sizes of sets: how many a phrase refers to ("two men", "the three", "both countries", "the pair")."""

from __future__ import annotations

from triplewire.extract.lexicon.labels import NOT_HEAD_DEPS, NOUN_PHRASE_POS, VALUE_LABELS
from triplewire.extract.lexicon.lists import DESCRIPTIONS
from triplewire.extract.lexicon.thresholds import THRESHOLDS
from triplewire.extract.lexicon.time_words import TIME_WORDS
from triplewire.extract.names.phrase import Phrase
from triplewire.extract.syntax.tree import Sentence, Word

_SIZES = {
    **dict.fromkeys(DESCRIPTIONS.pair, 2),
    **dict.fromkeys(DESCRIPTIONS.trio, 3),
    **dict.fromkeys(DESCRIPTIONS.quartet, 4),
}


def number(word: Word) -> int | None:
    """The number that a word writes in letters or digits; None for another word."""
    if word.tag != "CD":
        return None
    return int(word.text) if word.text.isascii() and word.text.isdecimal() else TIME_WORDS.number.get(word.lower)


def size_of(phrase: Phrase) -> int | None:
    """The number of referents that the words of a phrase state; None where they state none."""
    sizes = (_SIZES.get(word.lower) or number(word) for word in phrase.words)
    return next((size for size in sizes if size), None)


def own_modifiers(phrase: Phrase) -> set[str]:
    """The words before the head, in lower case, without those that tell that the set is known, and its size."""
    before = (word for word in phrase.words[:-1] if not (number(word) or word.lower in _SIZES))
    return {word.lower for word in before} - DESCRIPTIONS.known_set


def is_known_set(phrase: Phrase) -> bool:
    """Whether a phrase of a size refers to a set that was mentioned: "the two", "both", "all four", "these three"."""
    first = phrase.words[0].lower
    if phrase.head.tag == "CD" and own_modifiers(phrase):  # "the remaining three"
        return False
    if first == "all" and len(phrase.words) > 1:
        return number(phrase.words[1]) is not None or phrase.words[1].lower in DESCRIPTIONS.known_set
    return first in DESCRIPTIONS.known_set


def is_set(word: Word, sentence: Sentence) -> bool:
    """Whether a number by itself refers to a known set or the rest of it: "the two", "the other three"."""
    size = number(word)
    if size is None or size > THRESHOLDS.coreference.largest_set:  # "the 787"
        return False
    determined = any(child.i < word.i and child.lower in DESCRIPTIONS.known_set for child in word.children)
    return determined and _stands_alone(word, sentence) and word.child("prep") is None


def is_part(word: Word) -> bool:
    """Whether a number is a part of a known set: "seven of the nine", "two of them", "one of its members"."""
    if number(word) is None or word.dep in NOT_HEAD_DEPS:
        return False
    whole = next((child.child("pobj") for child in word.children if child.lower == "of"), None)
    if whole is None:
        return False
    return whole.lower in DESCRIPTIONS.known_whole or any(
        child.dep == "poss" or child.lower in DESCRIPTIONS.known_set for child in whole.children
    )


def _stands_alone(word: Word, sentence: Sentence) -> bool:
    """Whether a number counts no noun, no money and no share behind it."""
    if word.dep in NOT_HEAD_DEPS or word.ent in VALUE_LABELS - {"CARDINAL"}:
        return False
    return word.i + 1 >= len(sentence.words) or sentence.words[word.i + 1].pos not in NOUN_PHRASE_POS | {"SYM"}
