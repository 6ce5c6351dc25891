"""The word lists of graph, typed: a field for each list of word_lists.toml.

What is known of names of persons and bodies has a file of its own, write/spellings.toml.
"""

from __future__ import annotations

from importlib.resources import files

import msgspec


class WordLists(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All lists of the file."""

    articles: frozenset[str]
    legal_forms: frozenset[str]
    short_legal_forms: frozenset[str]
    mutual_agreement: frozenset[str]
    pronouns: frozenset[str]
    indefinite: frozenset[str]
    demonstrative: frozenset[str]
    determiners: frozenset[str]
    generic: frozenset[str]
    pointing: frozenset[str]
    measures: frozenset[str]
    numbers: frozenset[str]
    quantifying: frozenset[str]
    sized: frozenset[str]
    plural_only: frozenset[str]
    in_each_state: frozenset[str]
    relative: frozenset[str]
    completing_things: frozenset[str]
    completing_actors: frozenset[str]
    saying: frozenset[str]
    unmarried: frozenset[str]
    parting: frozenset[str]
    quitting: frozenset[str]
    of_bodies: frozenset[str]
    arts: frozenset[str]
    corporate_with_field: frozenset[str]
    corporate: frozenset[str]
    bodied: frozenset[str]
    levels: frozenset[str]
    ranks: frozenset[str]
    perceiving: frozenset[str]
    possessive: frozenset[str]
    bodily: frozenset[str]
    aged: frozenset[str]
    backing: frozenset[str]
    paces: frozenset[str]
    spanning: frozenset[str]
    joining: frozenset[str]
    giving: frozenset[str]
    amounts: frozenset[str]
    months: frozenset[str]
    hollow: frozenset[str]
    paired: frozenset[str]
    predicative: frozenset[str]
    delexical: frozenset[str]
    reciprocal: frozenset[str]
    light: frozenset[str]
    general: frozenset[str]
    function_words: frozenset[str]
    endings: frozenset[str]
    particles: dict[str, str]
    opposites: dict[str, str]
    number_words: dict[str, str]
    approximate: frozenset[str]
    uncounted: frozenset[str]
    people: frozenset[str]
    one_holder: frozenset[str]
    dying: frozenset[str]
    killing: frozenset[str]
    receiving: frozenset[str]
    visiting: frozenset[str]


WORDS = msgspec.toml.decode(files("triplewire.graph").joinpath("word_lists.toml").read_text("utf-8"), type=WordLists)


def is_pronoun(name: str) -> bool:
    """Return whether a name is a pronoun: "Who" is one, but "WHO" and "US" are none."""
    return name.lower() in WORDS.pronouns and (len(name) == 1 or not name.isupper())
