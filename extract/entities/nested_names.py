"""Names inside names: the Texas of "University of Texas", the Google of "Google Science Fair".

A body, a site, an event or a work is often called after a place, a body or a person. Where the gazetteer vouches for
the place, or the document has the inner name elsewhere by itself, it is a mention of its own.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import pairwise

from extract.entities.mentions import Phrase, words_of
from extract.entities.name_evidence import words_tell
from extract.entities.name_spans import LINKS, text_of
from extract.entities.nouns import NAME_HEADS, PUBLIC, SECTORS, SITES, TITLE_PARTS
from extract.lexicon import words as lexicon
from extract.parse import Word
from extract.places.gazetteer import country, is_place

Known = Mapping[tuple[str, ...], Phrase]  # the names of a document by their words in lower case

_LONGEST = 4  # words of an inner name
_PROPER = frozenset({"NNP", "NNPS"})
_BEARERS = frozenset({"Person", "Organization", "Place", "Country"})  # what others are called after
_LOCAL = lexicon("organizations")["local"]
_NO_PLACES = PUBLIC | TITLE_PARTS | lexicon("places")["sides"]  # the gazetteer has places called "Federal", "North"


def nested_names(phrases: Iterable[Phrase], known: Known) -> Iterator[Phrase]:
    """The names inside the names of a sentence."""
    names = list(phrases)
    taken = words_of(phrase for phrase in names if phrase.kind == "demonym")
    for name in names:
        if name.kind == "name" and len(name.words) > 1 and (head := _head(name)):
            yield from _inner(name, head, known, taken)


def _head(name: Phrase) -> str:
    """The word that heads the name of a body, a site, an event or a work, before "of" or at the end."""
    if name.type not in {"Organization", "Place", "Event", "Work"}:
        return ""
    head = next((a.lower for a, b in pairwise(name.words) if b.lower in LINKS), name.words[-1].lower)
    telling = head in SITES if name.type == "Place" else head in NAME_HEADS and head not in SECTORS
    return head if telling else ""


def _inner(name: Phrase, head: str, known: Known, taken: Collection[int]) -> Iterator[Phrase]:
    starts = [0, *(i + 1 for i, word in enumerate(name.words) if word.lower in LINKS)]
    for at in starts:
        lasts = range(min(len(name.words) - (at == 0), at + _LONGEST), at, -1)
        found = (_between(name, name.words[at:last], head, known, taken) for last in lasts)
        if inner := next(filter(None, found), None):
            yield inner


def _between(name: Phrase, words: tuple[Word, ...], head: str, known: Known, taken: Collection[int]) -> Phrase | None:
    if any(word.tag not in _PROPER or word.i in taken for word in words):
        return None
    called = text_of(words)
    found = Phrase(
        name.sentence,
        words,
        words[-1],
        "name",
        called=called,
        known=True,
        evidence=[*words_tell(words, called, "again")],
    )
    local = (head in _LOCAL or head in SITES) and words[0].lower not in _NO_PLACES
    if local and (state := country(called)):
        found.type, found.country = "Country", state.name
    elif local and is_place(called):
        found.type = "Place"
    elif (other := known.get(tuple(word.lower for word in words))) and other.type in _BEARERS:
        found.type, found.known, found.country = other.type, other.known, other.country
        found.evidence = other.evidence
    else:
        return None
    return found
