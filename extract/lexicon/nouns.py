"""The entity type and gender that a noun or a given name implies, from the word lists and WordNet."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import Literal

from anyascii import anyascii

from triplewire.extract.lexicon.labels import HARMING, NOUN_FILE_KINDS, TYPE_KINDS
from triplewire.extract.lexicon.lists import (
    CLASS_TYPES,
    CLASSES,
    LAYOUT,
    NAME_CLASSES,
    NAMES,
    NOUN_SENSES,
    ORGANIZATIONS,
    PARTICIPANT_KINDS,
    PARTICIPANTS,
    PEOPLE,
    THINGS,
)
from triplewire.extract.lexicon.loading import read_rows
from triplewire.extract.model import EntityType

Gender = Literal["male", "female"]

_GENDERS: dict[str, Gender] = {"male": "male", "female": "female"}
_CLASSES = {name: CLASSES.entries(name) for name in CLASSES.names()}
_NOUNS: dict[str, set[str]] = defaultdict(set)
for _noun, _kind in read_rows("nouns.tsv"):
    _NOUNS[_kind].add(_noun)
_GIVEN = {name: _GENDERS.get(gender) for name, gender in read_rows("given_names.tsv")}
SURNAMES = frozenset(name for (name,) in read_rows("surnames.txt"))
LEGAL_FORMS = ORGANIZATIONS.forms
ENGLISH_WORDS = frozenset(word for (word,) in read_rows("english.txt"))
ABSTRACT = THINGS.diseases | THINGS.beliefs | THINGS.phenomena | THINGS.indices
EVENT_NAMES = THINGS.event_names
PRIZES = THINGS.prizes
PRODUCT_NAMES = THINGS.product_names
REGIONS = THINGS.regions
SITES = THINGS.site
PUBLIC = ORGANIZATIONS.public
SECTORS = ORGANIZATIONS.sectors
KNOWN_BODIES = ORGANIZATIONS.known
AGENCIES = frozenset(map(str.casefold, LAYOUT.agencies))
TITLES = PEOPLE.titles | PEOPLE.titles_male | PEOPLE.titles_female
TITLE_PARTS = PEOPLE.title_parts
OFFICES = PEOPLE.offices
CROWDS = PEOPLE.people

_CLASS_TYPES: dict[EntityType, frozenset[str]] = {
    "Organization": CLASS_TYPES.organization,
    "Country": CLASS_TYPES.country,
    "Place": CLASS_TYPES.place,
    "Product": CLASS_TYPES.product,
    "Event": CLASS_TYPES.event,
    "Work": CLASS_TYPES.work,
}


def _noun_types() -> dict[str, EntityType]:
    """The entity type of each common noun; the lists written by hand override those of WordNet."""
    types: dict[str, EntityType] = {}
    order: tuple[tuple[str, EntityType], ...] = (
        ("event", "Event"), ("product", "Product"), ("place", "Place"), ("organization", "Organization"),
        ("person", "Person"),
    )  # fmt: skip
    for kind, entity_type in order:
        types |= dict.fromkeys(sorted(_NOUNS[kind]), entity_type)
    for key in ("person", "kin", "kin_male", "kin_female", "male", "female"):
        types |= dict.fromkeys(sorted(PEOPLE.entries(key)), "Person")
    types |= dict.fromkeys(sorted(CROWDS), "Group")
    for entity_type, classes in reversed(_CLASS_TYPES.items()):
        for kind in classes:
            types |= dict.fromkeys(sorted(_CLASSES[kind]), entity_type)
    types |= dict.fromkeys(sorted(NOUN_SENSES.place), "Place")
    types |= dict.fromkeys(sorted(NOUN_SENSES.event), "Event")
    return {noun: entity_type for noun, entity_type in types.items() if noun not in NOUN_SENSES.nothing}


def _name_heads() -> dict[str, EntityType]:
    """The entity type that the head of a name implies, by head."""
    heads: dict[str, EntityType] = {}
    kinds: tuple[tuple[str, EntityType], ...] = (
        ("work", "Work"), ("product", "Product"), ("event", "Event"), ("place", "Place"),
        ("site", "Place"),
    )  # fmt: skip
    for kind, entity_type in kinds:
        heads |= dict.fromkeys(sorted(THINGS.entries(kind)), entity_type)
    return heads | dict.fromkeys(sorted(ORGANIZATIONS.heads), "Organization")


def _classes_of_names() -> dict[str, EntityType]:
    """The entity type that a class noun gives to the name beside it, by noun."""
    written = PEOPLE.entries("person", "kin", "kin_male", "kin_female", "male", "female")
    persons = written - PEOPLE.or_bodies - CLASSES.entries()
    kinds: tuple[tuple[frozenset[str], EntityType], ...] = (
        (NAME_CLASSES.person, "Person"), (NAME_CLASSES.organization, "Organization"), (NAME_CLASSES.place, "Place"),
        (NAME_CLASSES.event, "Event"), (NAME_CLASSES.product, "Product"), (NAME_CLASSES.work, "Work"),
        (NAME_CLASSES.other, "Other"),
    )  # fmt: skip
    found: dict[str, EntityType] = dict.fromkeys(sorted(persons), "Person")
    for nouns, kind in kinds:
        found |= dict.fromkeys(sorted(nouns), kind)
    return found


def _first_words() -> dict[str, EntityType]:
    """The entity type of a name by its first word: "Storm Otto", "Radio Nova", "HMS Ark"."""
    kinds: tuple[tuple[frozenset[str], EntityType], ...] = (
        (NAMES.first_place, "Place"), (NAMES.first_product, "Product"), (NAMES.first_body, "Organization"),
        (NAMES.first_event | NAMES.storms, "Event"),
    )  # fmt: skip
    return {word: kind for words, kind in kinds for word in sorted(words)}


def _participant_kinds() -> dict[str, str]:
    """The kind of thing that each common noun names, as event_sides.toml has it."""
    found = {noun: NOUN_FILE_KINDS.get(kind, kind) for noun, kind in read_rows("noun_kinds.tsv")}
    found |= {noun: NOUN_FILE_KINDS.get(kind, kind) for kind in sorted(_NOUNS) for noun in sorted(_NOUNS[kind])}
    found |= {noun: TYPE_KINDS[entity_type] for noun, entity_type in NOUN_TYPES.items()}
    found |= {noun: "site" for noun, entity_type in NOUN_TYPES.items() if entity_type == "Place"}
    found |= dict.fromkeys(sorted(CLASSES.city | CLASSES.region | CLASSES.country), "place")
    found |= dict.fromkeys(sorted(PARTICIPANTS.extents), "abstract")
    found |= dict.fromkeys(sorted(PARTICIPANT_KINDS.site), "site")
    found |= dict.fromkeys(sorted(PARTICIPANT_KINDS.gathering), "gathering")
    for kind in HARMING:
        found |= dict.fromkeys(sorted(PARTICIPANT_KINDS.entries(kind)), kind)
    return found


NOUN_TYPES = _noun_types()
NOUN_KINDS = _participant_kinds()
NAME_HEADS = _name_heads()
CLASS_OF_NAME = _classes_of_names()
FIRST_WORDS = _first_words()
NO_ENTITY = _NOUNS["time"] | _NOUNS["quantity"]
CLASSES_OF: dict[str, frozenset[str]] = {
    noun: frozenset(kind for kind, nouns in _CLASSES.items() if noun in nouns)
    for noun in sorted(frozenset().union(*_CLASSES.values()))
}
_SAME_GIVEN: dict[str, frozenset[str]] = {
    form: frozenset(forms for forms in PEOPLE.same_given_names if form in forms.split())
    for form in sorted({form for forms in PEOPLE.same_given_names for form in forms.split()})
}
OFFICE_OF = {form: forms.split()[0] for forms in sorted(PEOPLE.same_offices) for form in forms.split()}
_NOUN_GENDERS: dict[str, Gender] = dict.fromkeys(PEOPLE.male | PEOPLE.kin_male | PEOPLE.titles_male, "male")
_NOUN_GENDERS |= dict.fromkeys(PEOPLE.female | PEOPLE.kin_female | PEOPLE.titles_female, "female")


def gender_of_noun(noun: str) -> Gender | None:
    """The gender that a noun or title implies ("businesswoman", "Mr."); None where it does not imply one."""
    return _NOUN_GENDERS.get(noun)


def singular(noun: str) -> str:
    """The singular of a regular plural; another word as it is."""
    one = _without_ending(noun)
    return noun if noun in NOUN_KINDS and one not in NOUN_KINDS else one  # "gas", "lens"


def _without_ending(noun: str) -> str:
    if noun.endswith("ies") and len(noun) > len("series"):
        return f"{noun[:-3]}y"
    if noun.endswith(("ches", "shes", "sses", "xes")):
        return noun[:-2]
    return noun[:-1] if noun.endswith("s") and not noun.endswith(("ss", "us", "is", "series")) else noun


def is_english(word: str) -> bool:
    """Whether a word in lower case, or its singular, belongs to everyday English."""
    singulars = {word[:-1], word[:-2]} if word.endswith("s") else {f"{word[:-2]}an"}
    return word in ENGLISH_WORDS or (word.endswith(("s", "men")) and not ENGLISH_WORDS.isdisjoint(singulars))


@cache
def are_same_given_name(one: str, other: str) -> bool:
    """Whether two given names, in lower case, are forms of one: "larry" and "lawrence"."""
    return one == other or not _SAME_GIVEN.get(one, frozenset()).isdisjoint(_SAME_GIVEN.get(other, ()))


def is_given_name(name: str) -> bool:
    """Whether a capitalised word is a common given name."""
    plain = anyascii(name).capitalize()
    return plain in _GIVEN


@cache
def gender_of_name(name: str) -> Gender | None:
    """The gender that a given name implies; None where the name is unknown or used for both."""
    plain = anyascii(name.partition("-")[0]).capitalize()
    return _GIVEN.get(plain)
