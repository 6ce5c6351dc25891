"""Demonyms: "Israeli", "South Korean" for a country, "Israelis" for its people, the "US" of "US Army" for the state."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from extract.entities.mentions import Phrase
from extract.entities.name_spans import text_of
from extract.entities.nouns import PUBLIC
from extract.model import EntityType
from extract.parse import Sentence, Word
from extract.places.gazetteer import Place, country, demonym


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
    if name and (name.type == "Person" or len(name.words) == 1):
        return None
    for length in (2, 1):
        words = sentence.words[i : i + length]
        if len(words) == length and (place := demonym(" ".join(word.text for word in words))):
            return _demonym(sentence, words, place)
    return None


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
