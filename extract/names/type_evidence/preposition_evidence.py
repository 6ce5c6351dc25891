"""Evidence for the type of a name in the preposition before it: "in X", "the village of X", "travelled to X"."""

from __future__ import annotations

from collections.abc import Iterator

from triplewire.extract.lexicon.lists import CLASSES, NAMES, ORGANIZATIONS, PLACES, THINGS
from triplewire.extract.lexicon.nouns import CLASS_OF_NAME, NOUN_TYPES, OFFICES, REGIONS
from triplewire.extract.syntax.tree import Word

_KINDS_OF_PLACE = CLASSES.city | CLASSES.region | REGIONS | THINGS.parts_of_places
_OF = ((NAMES.ruled, "of.ruled"), (NAMES.feasts, "of.feast"), (NAMES.of_persons, "of.living"))
_OF_A_BODY = OFFICES | ORGANIZATIONS.after


def preposition_evidence(preposition: Word, listed: bool) -> Iterator[str]:
    """Yield the evidence of a preposition; `listed`: the gazetteer has the name."""
    above = preposition.head
    if preposition.lower == "in" and above.lemma not in PLACES.trust:
        press, work = above.lemma in NAMES.publishing, above.lemma in NAMES.acting
        yield "in.press" if press else "in.work" if work else "in.listed" if listed else "in"
    elif preposition.lower == "of" and above.lemma in _KINDS_OF_PLACE:
        yield "of.place"
    elif (preposition.lower == "of" and above.lower in NAMES.craft_nouns) or _is_aboard(preposition):
        yield "of.craft"
    elif preposition.lower == "of" and (kind := next((kind for nouns, kind in _OF if above.lower in nouns), "")):
        yield kind
    elif preposition.lower in ORGANIZATIONS.business_joints and _is_of_business(above):
        yield "of.business"
    elif preposition.lower == "of" and above.lower in _OF_A_BODY:
        yield "of.body"
    elif preposition.lower == "at":
        yield "at.venue" if above.lemma in NAMES.staging else "at"
    elif preposition.lower == "off":
        yield "off"
    elif preposition.lower in NAMES.temporal:
        yield "during"
    else:
        yield from _after_other(preposition.lower, above, listed)


def _is_of_business(above: Word) -> bool:
    """Whether what a noun tells of has owners: "the takeover of X", "owned 40 percent of X"."""
    owned = above.lower in ORGANIZATIONS.shares and above.head.lemma in ORGANIZATIONS.owning
    return owned or above.lower in ORGANIZATIONS.business_of


def _after_other(preposition: str, above: Word, listed: bool) -> Iterator[str]:
    """Yield the evidence of a preposition of motion or of a side."""
    if preposition in NAMES.playing_for and above.lemma in NAMES.playing:
        yield "sport.for"
    elif preposition == "from" and listed and NOUN_TYPES.get(above.lemma) == "Person":
        yield "people.from"
    elif preposition in NAMES.of_works and above.lemma in NAMES.drawn_from:
        yield "of.work"
    elif preposition in PLACES.goals and above.lemma in PLACES.travel:
        yield "travels.listed" if listed else "travels"
    elif preposition == "by" and any(noun and CLASS_OF_NAME.get(noun.lower) == "Work" for noun in _works(above)):
        yield "by.author"
    elif preposition in PLACES.around:
        yield "around.listed" if listed else "around"


def _works(above: Word) -> tuple[Word | None, ...]:
    """The nouns that "by" may belong to: "a novel by X", "read a novel by X"."""
    return above, above.child("dobj")


def _is_aboard(preposition: Word) -> bool:
    """Whether a preposition says that something is in a craft: "aboard", "on board"."""
    return preposition.lower in NAMES.craft_prepositions
