"""Demonyms: "Israeli", "South Korean" for a country, "Israelis" for its people, the "US" of "US Army" for the state.

A demonym in the name of a place ("the Indian Ocean") and the name of a language ("speaks English") are not demonyms.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from triplewire.extract.lexicon.labels import (
    COMMON_NOUN_TAGS,
    CORE_DEPS,
    DEMONYM_MODIFIER_DEPS,
    DESCRIBING_DEPS,
    HEADLINE_BLOCKS,
    SINGULAR_TAGS,
    UNDIVIDED_TYPES,
)
from triplewire.extract.lexicon.lists import NAMES, PLACES
from triplewire.extract.lexicon.nouns import PUBLIC
from triplewire.extract.model import EntityType
from triplewire.extract.names.phrase import Phrase
from triplewire.extract.places.gazetteer import Place, candidates, country, demonym, is_place
from triplewire.extract.syntax.phrases import written
from triplewire.extract.syntax.tree import Sentence, Word

_COLLECTIVE = tuple(sorted(NAMES.collective_endings))  # of demonyms that mean all of a people
_NOT_STATES = frozenset({"continent", "region"})  # kinds of places: the European Union is not Europe


def find_demonyms(sentence: Sentence, named: Mapping[int, Phrase]) -> Iterator[Phrase]:
    """Yield the demonyms of a sentence, also those inside names of bodies; `named`: the name of each word by index."""
    at = 0
    while at < len(sentence.words):
        found = _at(sentence, at, named.get(at)) if sentence.words[at].text[0].isupper() else None
        if found:
            yield found
        at = found.words[-1].i + 1 if found else at + 1


def _at(sentence: Sentence, i: int, name: Phrase | None) -> Phrase | None:
    """The demonym that begins with the word at `i`; `name` is the name that contains the word."""
    before = sentence.words[i - 1].text if i else ""
    if before[:1].isupper() and demonym(f"{before} {sentence.words[i].text}"):
        return None  # "South | American"
    if name and sentence.words[i] is name.words[0] and (state := _state(name)):
        return state
    if name and (len(name.words) == 1 or (name.type in UNDIVIDED_TYPES and not _is_apart(sentence, i, name))):
        return None
    for length in (3, 2, 1):
        words = sentence.words[i : i + length]
        if len(words) == length and (place := _adjective_of(words)):
            if is_national(words[-1]):
                return None
            apart = (name and place.kind in _NOT_STATES) or (length == 1 and _is_language(sentence, words[0]))
            return None if apart else _demonym(sentence, words, place)
    return None


def is_national(word: Word) -> bool:
    """Whether a demonym with an article stands for one person: "the Brazilian", but not "the British"."""
    if word.tag not in SINGULAR_TAGS or word.dep not in CORE_DEPS or not word.text[0].isupper():
        return False
    one = any(child.dep == "det" for child in word.children) and not word.lower.endswith(_COLLECTIVE)
    alone = not any(child.dep in DESCRIBING_DEPS for child in word.children)
    return one and alone and demonym(word.text) is not None and country(word.text) is None


def _adjective_of(words: tuple[Word, ...]) -> Place | None:
    """The place of a demonym, also of one with a hyphen: "Latin-American"; all end in a word with a capital."""
    if not words[-1].text[0].isupper():
        return None
    called = " ".join(word.text for word in words)
    if len(words) > 1 and words[1].text == "-":
        called = called.replace(" - ", "-")
    place = demonym(called) or _part_of(words)
    return place or (demonym(called.replace("-", " ")) if "-" in called else None)


def _part_of(words: tuple[Word, ...]) -> Place | None:
    """The part of a country that a side and the demonym of the country denote: "Western Australian"."""
    if len(words) != len(("Western", "Australian")) or words[0].lower not in PLACES.sides:
        return None
    whole = demonym(words[1].text)
    called = f"{words[0].text} {whole.name}" if whole and country(whole.name) else ""
    return next(iter(candidates(called, rare=False)), None) if called and is_place(called) else None


def _is_apart(sentence: Sentence, i: int, name: Phrase) -> bool:
    """Whether the rest of a place's name is the name of a place: "Syrian | Golan", but not "Indian | Ocean"."""
    rest = sentence.words[i + 1 : name.words[-1].i + 1]
    return name.type == "Place" and bool(rest) and is_place(written(rest))


def _is_language(sentence: Sentence, word: Word) -> bool:
    """Whether a word denotes a language: "speaks French", "the French version", but not "French troops"."""
    if word.text not in NAMES.languages:
        return False
    behind = sentence.words[word.i + 1 : word.i + 2]
    if behind and behind[0].lower in NAMES.language_nouns and word.dep in DEMONYM_MODIFIER_DEPS:
        return True
    if sentence.kind in HEADLINE_BLOCKS or word.dep in DEMONYM_MODIFIER_DEPS:
        return False
    after = behind[0].tag if behind else ""
    return after not in COMMON_NOUN_TAGS and not any(child.dep in {"det", "amod", "nummod"} for child in word.children)


def _state(name: Phrase) -> Phrase | None:
    """The country in the name of one of its bodies: "US Army"."""
    if name.type != "Organization":
        return None
    for length in (3, 2, 1):
        words, rest = name.words[:length], name.words[length:]
        if rest and rest[0].lower in PUBLIC and (place := country(written(words))):
            return _adjective(name.sentence, words, place)
    return None


def _demonym(sentence: Sentence, words: tuple[Word, ...], place: Place) -> Phrase:
    """The phrase of a demonym: a group of people, or the country."""
    last, called = words[-1], " ".join(word.text for word in words)
    plural = last.text.endswith("s") and last.dep not in DESCRIBING_DEPS and not country(called)
    if last.tag == "NNPS" or plural:
        return Phrase(sentence, words, last, "name", "Group", called, plural=True, known=True)
    return _adjective(sentence, words, place)


def _adjective(sentence: Sentence, words: tuple[Word, ...], place: Place) -> Phrase:
    kind: EntityType = "Country" if country(place.name) else "Place"
    return Phrase(sentence, words, words[-1], "demonym", kind, place.name, known=True, country=place.name)
