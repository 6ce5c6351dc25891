"""Parties by their members: "Greens" for "Green Alliance", "Social Democrats" for "Social Democratic Party"."""

from __future__ import annotations

from triplewire.extract.lexicon.labels import BODY_TYPES
from triplewire.extract.lexicon.lists import CLASSES, NAMES
from triplewire.extract.names.name_groups import Group, Key
from triplewire.extract.places.gazetteer import demonym

_HEADS = CLASSES.party | CLASSES.group


def party_words(tokens: Key) -> tuple[str, ...]:
    """Return the adjectives of a party whose members have this name, by its last word; none for a singular."""
    last = tokens[-1]
    return (last[:-1], f"{last[:-1]}ic") if last.endswith("s") else ()


def are_members(short: Group, long: Group) -> bool:
    """Whether a name is that of the members of a party or movement with the other name."""
    called = short.tokens[-1]
    if called in NAMES.faithful or demonym(called.capitalize()) or short.type not in BODY_TYPES | {None}:
        return False  # "Muslims" are not the Muslim League
    if long.tokens == (called[:-1],):
        return all(phrase.behind and phrase.words[-1].lower in _HEADS for phrase in long.phrases)  # "Houthi movement"
    *adjectives, head = long.tokens
    same = bool(adjectives) and adjectives[:-1] == list(short.tokens[:-1])
    return same and head in _HEADS and adjectives[-1] in party_words(short.tokens)
