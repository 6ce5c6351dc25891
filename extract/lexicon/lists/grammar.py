"""Lists of the words that build clauses."""

from __future__ import annotations

from triplewire.extract.lexicon.loading import WordLists, Words, load


class Adverbials(WordLists, frozen=True):
    """Lists of adverbials.toml."""

    time_place: Words
    discourse: Words
    particles: Words
    negative: Words


class Conjunctions(WordLists, frozen=True):
    """Lists of conjunctions.toml."""

    conditions: Words
    open: Words
    asking: Words
    temporal: Words
    awaiting: Words
    contrast: Words
    factive: Words
    not_each: Words
    absolute: Words


class Control(WordLists, frozen=True):
    """Lists of control.toml."""

    objectless: Words
    unshared: Words
    results: Words
    subject_control: Words
    object_control: Words
    preposition_control: Words
    gerund_control: Words
    grounds: Words
    handing_over: Words
    tough: Words
    predicative_as: Words
    transitive_only: Words
    jointly: Words
    ranking: Words
    small_clause: Words
    understood_object: Words
    possessing: Words
    double_object: Words
    party_participles: Words
    irregular_past: Words
    never_passive: Words
    resulting: Words
    participle_nouns: Words
    adjectival_past: Words
    clauseless: Words


class LightVerbs(WordLists, frozen=True):
    """Lists of light_verbs.toml."""

    light: Words
    fixed: Words
    apart: Words


class Prepositions(WordLists, frozen=True):
    """Lists of prepositions.toml."""

    complex: Words
    discourse: Words
    collective: Words
    listing: Words
    circumstantial: Words
    relating: Words


class Pronouns(WordLists, frozen=True):
    """Lists of pronouns.toml."""

    weather: Words
    raising: Words
    reported: Words
    interviewing: Words
    inviting: Words
    wondering: Words
    answering: Words
    personal: Words
    willed: Words
    judging: Words
    minded: Words
    speaking_for: Words
    mouthpieces: Words
    he: Words
    she: Words
    it: Words
    they: Words
    first_singular: Words
    first_plural: Words
    second_person: Words
    relative_persons: Words
    relative: Words
    reflexive: Words


ADVERBIALS = load(Adverbials)
CONJUNCTIONS = load(Conjunctions)
CONTROL = load(Control)
LIGHT_VERBS = load(LightVerbs)
PREPOSITIONS = load(Prepositions)
PRONOUNS = load(Pronouns)
