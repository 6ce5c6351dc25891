"""A span of a name, and the words that may stand in one."""

from __future__ import annotations

import re
from dataclasses import dataclass

from triplewire.extract.lexicon.labels import (
    COMMON_NOUN_TAGS,
    PROPER_TAGS,
    SUBJECT_DEPS,
)
from triplewire.extract.lexicon.lists import NAMES, PLACES
from triplewire.extract.lexicon.nouns import (
    KNOWN_BODIES,
    NO_ENTITY,
    NOUN_TYPES,
    PRODUCT_NAMES,
    TITLE_PARTS,
    TITLES,
    is_english,
    is_given_name,
)
from triplewire.extract.places.gazetteer import candidates, is_place
from triplewire.extract.syntax.phrases import written
from triplewire.extract.syntax.tree import Word

_BRAND = re.compile(r"[a-z][A-Z][a-z]")  # "iPhone", "eBay"
GLUED = re.compile(r"((?:[A-Z]\.){2,})([A-Z][a-z]{3,})")  # "P.J.Moen"
YEAR = re.compile(r"(?:18|19|20)\d\d")
LINKS = NAMES.links
NOT_NAMES = NAMES.zones | NAMES.calendar
HEAD = "head"  # the label of a capitalised common noun that may head a name: "Center" before "for Human Rights"


@dataclass(frozen=True, slots=True)
class Span:
    """The words [first:last] of a sentence with the model's label, "" where it gave none."""

    first: int
    last: int
    label: str


def are_acronyms(one: Word, other: Word) -> bool:
    """Whether two words are acronyms, each a name of its own: "WBA & IBO", but not "A & E"."""
    return all(len(word.text) > len("AA") and word.text.isalpha() and word.text.isupper() for word in (one, other))


def is_of_envoy(words: tuple[Word, ...], at: int, last: int) -> bool:
    """Whether the acronym of a body, the region words[at:last] and an officer follow: "UN | Middle East | envoy"."""
    body, officer = words[at - 1], words[last : last + 1]
    known = body.text.isupper() and body.lower in KNOWN_BODIES - NAMES.numbered_bodies
    return known and officer != () and officer[0].lower in TITLES and is_place(written(words[at:last]))


def is_numbered_team(word: Word) -> bool:
    """Whether a word with digits is the name of a team: "76ers"."""
    return word.text[0].isdigit() and word.lower in NAMES.team_words


def is_title(words: tuple[Word, ...]) -> bool:
    """Whether all words are titles and offices: "Prime Minister", "Deputy Foreign Secretary"."""
    parts = [part for word in words for part in word.lower.split("-")]
    return all(part in TITLES or part in TITLE_PARTS for part in parts)


def is_proper(word: Word) -> bool:
    """Whether a word is a capitalised proper noun that may stand in a name."""
    tagged = word.tag in PROPER_TAGS or _is_strange_subject(word) or _is_product(word)
    whole = word.text[-1].isalnum() or word.lower in PLACES.saints
    capital = word.text[0].isupper() or _BRAND.match(word.text)
    return tagged and bool(capital) and whole and (word.lower not in NOT_NAMES or _is_given_month(word))


def _is_product(word: Word) -> bool:
    """Whether a capitalised word, tagged as a common noun, is the name of a well-known product: "Dreamliners"."""
    named = PRODUCT_NAMES & {word.lower, word.lower.removesuffix("s")}
    return word.tag in COMMON_NOUN_TAGS and bool(named) and word.text.istitle() and not is_english(word.lower)


def _is_given_month(word: Word) -> bool:
    """Whether the name of a month begins a person's: "Jan Moen resigned"."""
    if word.lower not in NAMES.month_names:
        return False
    if any(given.i == word.i - 1 and _is_before_surname(given) for given in word.children):
        return word.ent != "DATE"  # "Theresa May"
    behind = word.head.i == word.i + 1 and word.dep == "compound" and word.head.tag == "NNP"
    return behind and word.head.text.isalpha() and word.head.ent != "DATE"


def _is_before_surname(word: Word) -> bool:
    """Whether a word is a given name that the tree joins to the next, and no month or everyday word."""
    named = word.dep == "compound" and word.text.istitle() and is_given_name(word.text)
    return named and word.lower not in NAMES.month_names and not is_english(word.lower)


def _is_strange_subject(word: Word) -> bool:
    """Whether a bare noun at the start of a sentence is no English word: "Lyft sued the city", "Leeds won"."""
    if word.i or word.tag not in COMMON_NOUN_TAGS or word.dep not in SUBJECT_DEPS or not word.text.istitle():
        return False
    if word.tag == "NNS" and not (word.lower in KNOWN_BODIES or candidates(word.text, rare=False)):
        return False
    known = any(w in NOUN_TYPES or w in NO_ENTITY or is_english(w) for w in {word.lower, word.lemma.lower()})
    return word.text.isalpha() and not known and not word.children
