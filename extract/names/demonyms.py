"""Demonyms: "Israeli", "South Korean" for a country, "Israelis" for its people, the "US" of "US Army" for the state.

The demonym in the name of a place is none (the Indian Ocean), nor is that of a language ("speaks English").
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from triplewire.extract.lexicon.lists import NAMES
from triplewire.extract.lexicon.nouns import PUBLIC
from triplewire.extract.model import EntityType
from triplewire.extract.names.phrase import Phrase
from triplewire.extract.names.spans import text_of
from triplewire.extract.places.gazetteer import Place, country, demonym, is_place
from triplewire.extract.syntax.tree import Sentence, Word

_LANGUAGES = NAMES.languages
_HEADLINES = frozenset({"headline", "subheadline", "tagline"})  # which drop articles
_MODIFYING = frozenset({"amod", "compound", "nmod", "conj", "appos"})
_WHOLE = frozenset({"Person", "Place", "Country", "Product"})  # whose names hold no other
_BODILESS = frozenset({"continent", "region"})  # the European Union is not Europe


def find_demonyms(sentence: Sentence, named: Mapping[int, Phrase]) -> Iterator[Phrase]:
    """The demonyms of a sentence, also inside the names of bodies; `named` are the names by the index of each word."""
    at = 0
    while at < len(sentence.words):
        found = _at(sentence, at, named.get(at)) if sentence.words[at].text[0].isupper() else None
        if found:
            yield found
        at = found.words[-1].i + 1 if found else at + 1


def _at(sentence: Sentence, i: int, name: Phrase | None) -> Phrase | None:
    """The demonym that begins with the word at `i`, in the name that holds it."""
    if name and sentence.words[i] is name.words[0] and (state := _state(name)):
        return state
    if name and (len(name.words) == 1 or (name.type in _WHOLE and not _is_apart(sentence, i, name))):
        return None
    for length in (2, 1):
        words = sentence.words[i : i + length]
        if len(words) == length and (place := demonym(" ".join(word.text for word in words))):
            apart = (name and place.kind in _BODILESS) or (length == 1 and _is_language(sentence, words[0]))
            return None if apart else _demonym(sentence, words, place)
    return None


def _is_apart(sentence: Sentence, i: int, name: Phrase) -> bool:
    """Whether a place's name goes on with one that needs no demonym: "Syrian | Golan", but not "Indian | Ocean"."""
    rest = sentence.words[i + 1 : name.words[-1].i + 1]
    return name.type == "Place" and bool(rest) and is_place(text_of(rest))


def _is_language(sentence: Sentence, word: Word) -> bool:
    """Whether a word stands for a language: "speaks French", but "the French", "French troops"."""
    if word.text not in _LANGUAGES or sentence.kind in _HEADLINES or word.dep in _MODIFYING:
        return False
    after = sentence.words[word.i + 1].tag if word.i + 1 < len(sentence.words) else ""
    return after not in {"NN", "NNS"} and not any(child.dep in {"det", "amod", "nummod"} for child in word.children)


def _state(name: Phrase) -> Phrase | None:
    """The country before a body of the state."""
    if name.type != "Organization":
        return None
    for length in (3, 2, 1):
        words, rest = name.words[:length], name.words[length:]
        if rest and rest[0].lower in PUBLIC and (place := country(text_of(words))):
            return _adjective(name.sentence, words, place)
    return None


def _demonym(sentence: Sentence, words: tuple[Word, ...], place: Place) -> Phrase:
    last, called = words[-1], " ".join(word.text for word in words)
    plural = last.text.endswith("s") and last.dep not in {"amod", "compound"} and not country(called)
    if last.tag == "NNPS" or plural:
        return Phrase(sentence, words, last, "name", "Group", called, plural=True, known=True)
    return _adjective(sentence, words, place)


def _adjective(sentence: Sentence, words: tuple[Word, ...], place: Place) -> Phrase:
    kind: EntityType = "Country" if country(place.name) else "Place"
    return Phrase(sentence, words, words[-1], "demonym", kind, place.name, known=True, country=place.name)
