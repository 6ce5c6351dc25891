"""Lists of the words in and around names."""

from __future__ import annotations

from triplewire.extract.lexicon.loading import WordLists, Words, load


class Institutions(WordLists, frozen=True):
    """Lists of institutions.toml."""

    us_defense: Words
    us_state: Words
    us_justice: Words
    us_treasury: Words
    us_homeland: Words
    us_fed: Words
    us_centcom: Words
    us_africom: Words
    us_eucom: Words
    us_republicans: Words
    us_presidency: Words
    uk_premier: Words
    uk_foreign: Words
    uk_met: Words
    uk_mi5: Words
    uk_mi6: Words
    uk_tories: Words
    fr_presidency: Words
    fr_foreign: Words
    il_forces: Words
    il_security: Words
    il_parliament: Words
    isil: Words
    nusra: Words
    hezbollah: Words
    qaida: Words
    taliban: Words
    houthis: Words
    pkk: Words
    farc: Words
    nato: Words
    un: Words
    eu: Words
    msf: Words
    unicef: Words
    unhcr: Words
    wfp: Words
    red_cross: Words
    fifa: Words
    ioc: Words
    cern: Words
    volkswagen: Words
    general_motors: Words
    general_electric: Words
    ibm: Words
    hewlett_packard: Words
    jpmorgan: Words
    goldman_sachs: Words
    bmw: Words
    tepco: Words
    eads: Words
    bharatiya_janata: Words
    eta: Words
    mossad: Words
    gru: Words
    fsb: Words
    irgc: Words
    cdu: Words
    afd: Words
    psoe: Words


class NameClasses(WordLists, frozen=True):
    """Lists of name_classes.toml: the class nouns of each type."""

    organization: Words
    place: Words
    event: Words
    product: Words
    work: Words
    person: Words
    other: Words


class Names(WordLists, frozen=True):
    """Lists of names.toml."""

    awards: Words
    particles: Words
    nobiliary: Words
    links: Words
    linked_on: Words
    periods: Words
    either: Words
    venues: Words
    numbered: Words
    kinds: Words
    zones: Words
    calendar: Words
    bodies: Words
    languages: Words
    collective_endings: Words
    surnames: Words
    parts_of_countries: Words
    state_forms: Words
    function_words: Words
    faiths: Words
    alias_openings: Words
    competitions: Words
    locative: Words
    locative_cuts: Words
    holidays: Words
    temporal: Words
    publishing: Words
    papers: Words
    journals: Words
    issuing: Words
    not_issuing: Words
    press_people: Words
    printed: Words
    ruled: Words
    feasts: Words
    exemplifying: Words
    acting: Words
    staging: Words
    equating: Words
    naming: Words
    behind: Words
    makers: Words
    musicians: Words
    commanded: Words
    national_fields: Words
    made_up_of: Words
    storms: Words
    first_event: Words
    first_body: Words
    first_product: Words
    first_place: Words
    between: Words
    syllabic_surnames: Words
    definite: Words
    movements: Words
    number_signs: Words
    patronymic: Words
    of_tenure: Words
    offices_of: Words
    of_firms: Words
    small_in_titles: Words
    sports: Words
    team_nouns: Words
    contests: Words
    opposing: Words
    playing: Words
    playing_for: Words
    joined_for: Words
    joining: Words
    measures: Words
    units: Words
    craft_moves: Words
    craft_nouns: Words
    craft_prepositions: Words
    serving: Words
    served: Words
    called_to: Words
    launched_from: Words
    numbered_bodies: Words
    language_nouns: Words
    numerals: Words
    adherents: Words
    ordinal_endings: Words
    faithful: Words
    paper_words: Words
    paper_kinds: Words
    team_words: Words
    transfers: Words
    versus: Words
    between_teams: Words
    bound_articles: Words
    instruments: Words
    of_works: Words
    party_members: Words
    generations: Words
    illnesses: Words
    spelt_twice: Words
    compound_endings: Words
    parts_of_texts: Words
    whole_words: Words
    makers_of_works: Words
    reigns: Words
    streets: Words
    eponyms: Words
    grounds: Words
    plants: Words
    of_purpose: Words
    land_kinds: Words
    persons_served: Words
    of_agencies: Words
    agencies: Words
    of_offices: Words
    joint_bodies: Words
    between_initials: Words
    halls: Words
    degrees: Words
    of_persons: Words
    calling: Words
    honoured: Words
    honoured_for: Words
    month_names: Words
    staged: Words
    drawn_from: Words
    common_acronyms: Words
    work_kinds: Words
    works_behind: Words
    work_people: Words
    whole_names: Words


class Organizations(WordLists, frozen=True):
    """Lists of organizations.toml."""

    heads: Words
    forms: Words
    known: Words
    sectors: Words
    public: Words
    local: Words
    after: Words
    trading: Words
    traded: Words
    business: Words
    business_of: Words
    business_joints: Words
    owning: Words
    shares: Words
    club_words: Words
    camps: Words
    for_or_against: Words
    dead: Words
    finding_dead: Words
    lying_dead: Words


class Titles(WordLists, frozen=True):
    """Lists of titles.toml."""

    role: Words
    address: Words
    of_adults: Words


INSTITUTIONS = load(Institutions)
NAME_CLASSES = load(NameClasses)
NAMES = load(Names)
ORGANIZATIONS = load(Organizations)
TITLES = load(Titles)
