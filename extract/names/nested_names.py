"""Names inside names: the Texas of "University of Texas", the Google of "Google Science Fair".

A body, a site, an event or a work is often called after a place, a body or a person. Where the gazetteer vouches for
the place, or the document has the inner name elsewhere by itself, it is a mention of its own.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import pairwise

from triplewire.extract.lexicon.lists import ORGANIZATIONS, PLACES
from triplewire.extract.lexicon.nouns import NAME_HEADS, PUBLIC, SECTORS, SITES, TITLE_PARTS, is_english, is_given_name
from triplewire.extract.names.name_evidence import words_tell
from triplewire.extract.names.name_types import type_of
from triplewire.extract.names.phrase import Phrase, words_of
from triplewire.extract.names.spans import LINKS, text_of
from triplewire.extract.places.gazetteer import country, is_place
from triplewire.extract.syntax.tree import Word

Known = Mapping[tuple[str, ...], Phrase]  # the names of a document by their words in lower case

_LONGEST = 4  # words of an inner name
_PROPER = frozenset({"NNP", "NNPS"})
_BEARERS = frozenset({"Person", "Organization", "Place", "Country"})  # what others are called after
_LOCAL = ORGANIZATIONS.local
_DIVISIONS = PLACES.divisions | {"municipality", "diocese"}
_NO_PLACES = PUBLIC | TITLE_PARTS | PLACES.sides  # the gazetteer has places called "Federal", "North"


def nested_names(phrases: Iterable[Phrase], known: Known) -> Iterator[Phrase]:
    """The names inside the names of a sentence."""
    names = list(phrases)
    taken = words_of(phrase for phrase in names if phrase.kind == "demonym")
    for name in names:
        if name.kind == "name" and len(name.core) > 1 and (head := _head(name)):
            yield from _inner(name, head, known, taken)


def _head(name: Phrase) -> str:
    """The word that heads the name of a body, a site, an event or a work, before "of" or at the end."""
    kind = name.type or type_of([name.evidence])[0]
    if kind not in {"Organization", "Place", "Event", "Work"}:
        return ""
    before_of = next((a.lower for a, b in pairwise(name.core) if b.lower in LINKS), "")
    head = before_of or name.core[-1].lower
    if kind == "Place":
        return head if head in SITES or before_of in _DIVISIONS else ""
    return head if head in NAME_HEADS and head not in SECTORS else ""


def _inner(name: Phrase, head: str, known: Known, taken: Collection[int]) -> Iterator[Phrase]:
    links = [i + 1 for i, word in enumerate(name.core) if word.lower in LINKS]
    for at in (0, *links):
        lasts = range(min(len(name.core) - (at == 0), at + _LONGEST), at, -1)
        parts = (name.core[at:last] for last in lasts)
        found = (_inner_name(name, part, head, known) for part in parts if _may_be_name(part, taken))
        if inner := next(filter(None, found), None):
            yield inner


def _may_be_name(words: tuple[Word, ...], taken: Collection[int]) -> bool:
    return all(word.tag in _PROPER and word.i not in taken for word in words)


def _inner_name(name: Phrase, words: tuple[Word, ...], head: str, known: Known) -> Phrase | None:
    called = text_of(words)
    evidence = [*words_tell(words, called, "again")]
    found = Phrase(name.sentence, words, words[-1], "name", called=called, known=True, evidence=evidence)
    local = (head in _LOCAL or head in SITES) and words[0].lower not in _NO_PLACES
    if local and (state := country(called)):
        found.type, found.country = "Country", state.name
    elif (local and is_place(called)) or (head in _DIVISIONS and words[-1] is name.core[-1]):
        found.type = "Place"
        found.evidence.append("of.place")
    elif (other := known.get(tuple(word.lower for word in words))) and other.type in _BEARERS:
        found.type, found.known, found.country = other.type, other.known, other.country
        found.evidence = other.evidence
    elif _is_person(words, name):
        found.type = "Person"
    else:
        return None
    return found


def _is_person(words: tuple[Word, ...], name: Phrase) -> bool:
    """Whether it is a given name and a surname at the beginning of something else's name: "Ada Moen | Prize"."""
    first = words[0] is name.core[0] and len(words) == 2
    return first and is_given_name(words[0].text) and not any(is_english(word.lower) for word in words)
