"""Lists of the nouns for people, and of the words that describe an entity instead of naming it."""

from __future__ import annotations

from triplewire.extract.lexicon.loading import WordLists, Words, load


class Descriptions(WordLists, frozen=True):
    """Lists of descriptions.toml."""

    definite: Words
    anaphoric: Words
    new: Words
    quantifiers: Words
    contrasting: Words
    not_current: Words
    indefinite: Words
    quantified: Words
    past: Words
    left_out: Words
    two_word_bodies: Words
    any_body: Words
    any_event: Words
    any_person: Words
    minors: Words
    one_per_country: Words
    unique: Words
    ordinal: Words
    pair: Words
    joined: Words
    trio: Words
    quartet: Words
    known_set: Words
    known_whole: Words
    sides: Words
    set_persons: Words
    set_bodies: Words
    copulas: Words
    denying: Words
    role_of: Words
    partner: Words
    own_country: Words
    roles_law: Words
    roles_sport: Words
    roles_arts: Words
    roles_politics: Words
    roles_business: Words
    roles_any: Words
    body_classes: Words
    whatever_body: Words
    services: Words
    in_own_name: Words
    for_divisions: Words
    for_features: Words
    thing_classes: Words
    appointing: Words
    naming: Words
    accusing: Words
    harming: Words


class People(WordLists, frozen=True):
    """Lists of people.toml."""

    titles_male: Words
    titles_female: Words
    titles: Words
    title_parts: Words
    kin_male: Words
    kin_female: Words
    kin: Words
    male: Words
    female: Words
    person: Words
    people: Words
    forces: Words
    or_bodies: Words
    or_firms: Words
    of_states: Words
    state_portfolios: Words
    or_crafts: Words
    lives: Words
    offices: Words
    same_offices: Words
    same_kin: Words
    same_given_names: Words
    done_by_people: Words
    by_adjective: Words
    rulers: tuple[str, ...]  # in the order of the file
    portfolios: Words
    with_fields: Words
    with_subjects: Words
    numbers: Words
    famous: Words


DESCRIPTIONS = load(Descriptions)
PEOPLE = load(People)
