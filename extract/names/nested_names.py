"""Names inside names: the Texas of "University of Texas", the Google of "Google Science Fair".

A body, a site, an event or a work is often named after a place, a body or a person. Where the gazetteer has the
place, or the document has the inner name elsewhere by itself, it is a mention of its own.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import pairwise

from triplewire.extract.lexicon.labels import BODY_TYPES, LINKED_TYPES, NAMESAKE_TYPES, PLACE_TYPES, PROPER_TAGS
from triplewire.extract.lexicon.lists import ORGANIZATIONS, PLACES
from triplewire.extract.lexicon.nouns import NAME_HEADS, PUBLIC, SECTORS, SITES, TITLE_PARTS, is_english, is_given_name
from triplewire.extract.lexicon.thresholds import THRESHOLDS
from triplewire.extract.names.extent.span import LINKS
from triplewire.extract.names.phrase import Phrase, words_of
from triplewire.extract.names.type_evidence.type_scores import likeliest_type
from triplewire.extract.names.type_evidence.word_evidence import word_evidence
from triplewire.extract.places.gazetteer import country, is_place
from triplewire.extract.syntax.phrases import written
from triplewire.extract.syntax.tree import Word

Known = Mapping[tuple[str, ...], Phrase]  # the names of a document by their words in lower case

_LONGEST = THRESHOLDS.names.longest_inner
_DIVISIONS = PLACES.divisions | PLACES.seats
_NOT_PLACES = PUBLIC | TITLE_PARTS | PLACES.sides  # the gazetteer has places called "Federal" and "North"


def nested_names(phrases: Iterable[Phrase], known: Known) -> Iterator[Phrase]:
    """Yield the names inside the names of a sentence; `known` are the names of the document."""
    names = list(phrases)
    taken = words_of(phrase for phrase in names if phrase.kind == "demonym")
    for name in names:
        if name.kind == "name" and len(name.core) > 1 and (head := _head(name)):
            yield from _inner(name, head, known, taken)


def _head(name: Phrase) -> str:
    """The head, before "of" or at the end, of the name of a body, site, event or work; "" for other names."""
    kind = name.type or likeliest_type([name.evidence])[0]
    if kind not in LINKED_TYPES:
        return ""
    before_of = next((a.lower for a, b in pairwise(name.core) if b.lower in LINKS), "")
    head = before_of or name.core[-1].lower
    if kind == "Place":
        return head if head in SITES or before_of in _DIVISIONS else ""
    return head if head in NAME_HEADS and head not in SECTORS else ""


def _inner(name: Phrase, head: str, known: Known, taken: Collection[int]) -> Iterator[Phrase]:
    """Yield the longest inner name at the beginning and after each "of"."""
    links = [i + 1 for i, word in enumerate(name.core) if word.lower in LINKS]
    for at in (0, *links):
        lasts = range(min(len(name.core) - (at == 0), at + _LONGEST), at, -1)
        if name.core[at].lower in PLACES.saints and any(word.tag == "POS" for word in name.core):
            continue  # "St. Mary's College" is in no St. Mary
        parts = (name.core[at:last] for last in lasts if at or not _is_short_form(name.core, last))
        found = (_inner_name(name, part, head, known) for part in parts if _may_be_name(part, taken))
        if inner := next(filter(None, found), None):
            yield inner


def _is_short_form(words: tuple[Word, ...], last: int) -> bool:
    """Whether the words before `last` are the name without what follows: "Henley Institute | of Marine Biology"."""
    return words[last - 1].lower in NAME_HEADS and words[last].lower in LINKS


def _may_be_name(words: tuple[Word, ...], taken: Collection[int]) -> bool:
    return all(word.tag in PROPER_TAGS and word.i not in taken for word in words)


def _inner_name(name: Phrase, words: tuple[Word, ...], head: str, known: Known) -> Phrase | None:
    """The words as a name of its own, if they are a country, a place, a known name or a person."""
    called = written(words)
    evidence = [*word_evidence(words, called, "again")]
    found = Phrase(name.sentence, words, words[-1], "name", called=called, known=True, evidence=evidence)
    sited = head in ORGANIZATIONS.local or (head in SITES and head not in PLACES.memorial)
    local = sited and words[0].lower not in _NOT_PLACES
    if local and (state := country(called)):
        found.type, found.country = "Country", state.name
    elif (local and is_place(called)) or (head in _DIVISIONS and words[-1] is name.core[-1]):
        found.type = "Place"
        found.evidence.append("of.place")
    elif (other := known.get(tuple(word.lower for word in words))) and other.type in NAMESAKE_TYPES:
        found.type, found.known, found.country = other.type, other.known, other.country
        found.evidence = other.evidence
    elif _is_person(words, name):
        found.type = "Person"
    else:
        return None
    return found


def _is_person(words: tuple[Word, ...], name: Phrase) -> bool:
    """Whether the words are a given name and a surname that begin the name of a prize or the like: "Ada Moen | Prize".

    A body or place that is named after a person tells nothing of the person: "Ada Moen Center".
    """
    if (name.type or likeliest_type([name.evidence])[0]) in BODY_TYPES | PLACE_TYPES:
        return False
    first = words[0] is name.core[0] and len(words) == 2
    return first and is_given_name(words[0].text) and not any(is_english(word.lower) for word in words)
