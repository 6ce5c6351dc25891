"""The word lists, typed: one class for each file, one field for each list; the file states the use of each list."""

from __future__ import annotations

from triplewire.extract.lexicon.labels import HARMING
from triplewire.extract.lexicon.loading import WordLists, Words, load


class Adverbials(WordLists, frozen=True):
    """Lists of adverbials.toml."""

    time_place: Words
    discourse: Words
    particles: Words
    negative: Words


class Boilerplate(WordLists, frozen=True):
    """Lists of boilerplate.toml."""

    comments: Words
    comments_start: Words
    links: Words
    line: Words
    start: Words
    anywhere: Words
    credit: Words


class ClassTypes(WordLists, frozen=True):
    """Lists of class_types.toml; the first that has the class of a noun wins."""

    organization: Words
    country: Words
    place: Words
    product: Words
    event: Words
    work: Words


class Classes(WordLists, frozen=True):
    """Lists of classes.toml."""

    company: Words
    government: Words
    agency: Words
    group: Words
    militants: Words
    party: Words
    army: Words
    police: Words
    court: Words
    parliament: Words
    council: Words
    school: Words
    media: Words
    team: Words
    church: Words
    museum: Words
    hospital: Words
    country: Words
    city: Words
    region: Words
    water: Words
    aircraft: Words
    ship: Words
    vehicle: Words
    weapon: Words
    conflict: Words
    meeting: Words
    accident: Words
    attack: Words
    quake: Words
    storm: Words
    vote: Words
    match: Words
    film: Words
    book: Words


class Conjunctions(WordLists, frozen=True):
    """Lists of conjunctions.toml."""

    conditions: Words
    open: Words
    temporal: Words
    contrast: Words
    factive: Words
    not_each: Words
    absolute: Words


class Contests(WordLists, frozen=True):
    """Lists of contests.toml."""

    beating: Words
    playing: Words
    always: Words
    sports: Words
    players: Words
    votes: Words
    after: Words
    margins: Words
    units: Words
    violent: Words
    brutal: Words
    either: Words


class Control(WordLists, frozen=True):
    """Lists of control.toml."""

    subject_control: Words
    object_control: Words
    preposition_control: Words
    gerund_control: Words
    handing_over: Words
    tough: Words
    predicative_as: Words
    transitive_only: Words
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


class Descriptions(WordLists, frozen=True):
    """Lists of descriptions.toml."""

    definite: Words
    anaphoric: Words
    new: Words
    contrasting: Words
    not_current: Words
    indefinite: Words
    quantified: Words
    past: Words
    left_out: Words
    two_word_bodies: Words
    any_body: Words
    any_person: Words
    one_per_country: Words
    unique: Words
    ordinal: Words
    pair: Words
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
    thing_classes: Words
    appointing: Words
    accusing: Words
    harming: Words


class EventCarriers(WordLists, frozen=True):
    """Lists of event_carriers.toml."""

    light: Words
    carriers: Words
    undergo: Words
    happen: Words


class EventNouns(WordLists, frozen=True):
    """Lists of event_nouns.toml."""

    transitive: Words
    patient: Words
    intransitive: Words
    mutual: Words


class Factuality(WordLists, frozen=True):
    """Lists of factuality.toml."""

    no_one: Words
    negative_determiners: Words
    would: Words
    announcing: Words
    inverting: Words
    deciding: Words
    factive: Words
    motion: Words
    attained: Words
    sharing: Words
    intensified: Words
    scarce: Words
    exceptive: Words
    restricting: Words
    plain_negations: Words
    delaying: Words
    generic: Words
    anyone: Words
    likening: Words
    inside: Words
    fiction: Words
    performing: Words
    hedging: Words
    approximate: Words
    undoubted: Words
    linking: Words
    resulting: Words
    ahead: Words
    gerund_only: Words
    achieved: Words


class EventTypes(WordLists, frozen=True):
    """Lists of event_types.toml."""

    about: Words
    away: Words
    named_by_type: Words
    collective: Words
    verbal: Words
    addressed: Words
    figurative: Words
    material: Words
    domestic: Words
    purposeful: Words
    about_deeds: Words
    with_content: Words
    about_complement: Words
    against_forces: Words
    there: Words
    catastrophes: Words


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


class Layout(WordLists, frozen=True):
    """Lists of layout.toml."""

    date: Words
    ordinal: Words
    byline: Words
    trade: Words
    author: Words
    small: Words
    caption_start: Words
    credit: Words
    credit_in_brackets: Words
    credit_after_slash: Words
    currencies: Words
    labels: Words
    never_last: Words
    needing_object: Words
    turn_roles: Words
    asking_roles: Words
    no_speakers: Words


class LightVerbs(WordLists, frozen=True):
    """Lists of light_verbs.toml."""

    light: Words
    fixed: Words


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
    links: Words
    either: Words
    venues: Words
    numbered: Words
    kinds: Words
    zones: Words
    calendar: Words
    bodies: Words
    languages: Words
    surnames: Words
    parts_of_countries: Words
    state_forms: Words
    function_words: Words
    faiths: Words
    alias_openings: Words
    locative: Words
    locative_cuts: Words
    holidays: Words
    temporal: Words
    equating: Words
    naming: Words
    behind: Words
    storms: Words
    first_event: Words
    first_body: Words
    first_product: Words
    first_place: Words
    between: Words
    syllabic_surnames: Words
    definite: Words
    movements: Words
    small_in_titles: Words
    sports: Words
    contests: Words
    joined_for: Words
    joining: Words
    measures: Words
    units: Words


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
    club_words: Words
    camps: Words
    for_or_against: Words


class ParticipantKinds(WordLists, frozen=True):
    """Lists of participant_kinds.toml."""

    exclusive = (HARMING,)

    force: Words
    vehicle: Words
    warcraft: Words
    weapon: Words
    attack: Words
    colliding: Words
    gathering: Words
    criticising: Words
    site: Words
    warlike: Words


class Participants(WordLists, frozen=True):
    """Lists of participants.toml."""

    identifying: Words
    role_giving: Words
    definite: Words
    fights: Words
    terror: Words
    engaged: Words
    inclined: Words
    before_persons: Words
    fields: Words
    extents: Words
    sake: Words
    holdings: Words
    nowhere: Words
    going: Words
    owning: Words
    guilty: Words
    concluding: Words
    hosting: Words
    cautioning: Words
    sending: Words
    obligations: Words
    modals: Words
    dating: Words
    between: Words
    noun_agents: Words
    noun_targets: Words
    accused_of: Words
    within: Words
    course: Words
    causes: Words
    harmed_by: tuple[str, ...]
    undergone_from: tuple[str, ...]
    actor_prepositions: tuple[str, ...]
    owner_prepositions: tuple[str, ...]
    target_prepositions: tuple[str, ...]
    accused_prepositions: tuple[str, ...]
    standing_prepositions: tuple[str, ...]


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
    or_bodies: Words
    offices: Words
    same_offices: Words
    same_kin: Words
    done_by_people: Words
    rulers: tuple[str, ...]  # in the order of the file
    portfolios: Words
    numbers: Words
    famous: Words


class Places(WordLists, frozen=True):
    """Lists of places.toml."""

    sides: Words
    qualifiers: Words
    divisions: Words
    inside: Words
    towards: Words
    motion: Words
    travel: Words
    taken: Words
    trust: Words
    places: Words
    local: Words
    sites: Words
    towns: Words
    first: Words
    roads: Words
    celestial: Words
    companies: Words
    known: Words
    counties: Words
    around: Words
    goals: Words
    saints: Words
    landforms: Words
    division_kinds: Words
    part_first: Words
    whole_first: Words
    around_known: Words
    seats: Words
    memorial: Words


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
    answering: Words
    personal: Words
    willed: Words
    minded: Words
    speaking_for: Words
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


class Relations(WordLists, frozen=True):
    """Lists of relations.toml."""

    office: Words
    member: Words
    employee: Words
    state: Words
    player: Words
    kin: Words
    founder: Words
    owner: Words
    ally: Words
    enemy: Words
    capital: Words
    rivals: Words
    part: Words
    subsidiary: Words
    citizen: Words
    resident: Words
    graduate: Words
    successor: Words
    author: Words
    parts: Words
    tails: Words
    former: Words
    not_yet: Words
    names_too: Words
    short: Words
    ranks: Words
    state_bodies: Words
    forces: Words
    org_parts: Words
    institutions: Words
    towns: Words
    places: Words
    particles: Words
    appointing: Words
    serving: Words
    leaving: Words
    having: Words
    copulas: Words
    being: Words
    carried_out: Words
    ongoing: Words
    passive_only: Words
    former_kin: Words
    holding: Words
    goes_on: Words
    introducing: Words
    owning_by_state: Words
    work: Words
    firms: Words
    party_letters: Words
    of_sender: Words
    only_qualified: Words
    headquarters: Words
    parting: Words
    marrying: Words
    with_subject: Words
    past_states: Words
    ended_by_past: Words
    seated: Words
    assembly: Words
    seats: Words
    degrees: Words
    earning: Words
    national: Words
    without_whole: Words
    any_body: Words
    bearings: Words
    dividing: Words
    owning: Words
    stakes: Words
    judges: Words
    kinds_of_state: Words
    employers: Words
    affiliating: Words
    also_traits: Words
    mutual_kin: Words
    taking_over: Words
    naming_whole: Words
    having_kin: Words
    sent: Words
    elected: Words
    party_words: Words
    with_general: Words


class Roles(WordLists, frozen=True):
    """Lists of roles.toml."""

    partitives: Words
    transfers: Words
    given: Words
    taking: Words
    utterances: Words
    place_prepositions: Words
    blamed: Words
    misdeeds: Words
    praised: Words
    granting: Words
    acts_for: Words
    going_on: Words
    dative: Words
    postmodifying: Words
    times: Words


class Shells(WordLists, frozen=True):
    """Lists of shells.toml."""

    shell: Words


class Speech(WordLists, frozen=True):
    """Lists of speech.toml."""

    say: Words
    think: Words
    deny: Words
    unsaid: Words
    gerund: Words
    addressing: Words
    telling: Words
    infinitive: Words
    object: Words
    of: Words
    accuse: Words
    accuse_prepositions: Words
    call: Words
    calling: Words
    quote: Words
    passive: Words
    hearsay: Words
    citing: Words
    not_said: Words
    claim_nouns: Words
    think_nouns: Words
    deny_nouns: Words
    channel_nouns: Words
    light: Words
    against: Words
    of_nouns: Words
    adverbs: Words
    adjectives: Words
    sources: Words
    reading: Words
    message_prepositions: Words
    owner_prepositions: tuple[str, ...]
    first_person: Words
    text_addressing: Words
    unable_to_speak: Words
    told: Words
    addressing_directly: Words
    with_it: Words
    norms: Words
    truthful: Words
    believing: Words
    texts: Words
    finding: Words
    phrasal: Words
    many_sources: Words


class Spelling(WordLists, frozen=True):
    """Lists of spelling.toml."""

    bound_prefixes: Words
    elided: Words
    elided_beginnings: Words


class Things(WordLists, frozen=True):
    """Lists of things.toml."""

    event: Words
    site: Words
    place: Words
    product: Words
    work: Words
    event_names: Words
    regions: Words
    beliefs: Words
    diseases: Words
    parts_of_places: Words
    after_places: Words
    making: Words
    phenomena: Words
    performing: Words


class TimeContexts(WordLists, frozen=True):
    """Lists of time_contexts.toml."""

    implicative: Words
    reticent: Words
    prospective: Words
    ahead: Words
    past_be: Words
    perfect: Words
    before_date: Words
    before_weekday: Words
    before_label: Words
    before_count: Words
    before_early_year: Words
    before_clock: Words
    before_part: Words
    part_joints: Words
    before_length: Words
    after_length: Words
    before_rate: Words
    articles: Words
    before_end: Words
    length_directions: Words
    after_weekend: Words
    after_vague: Words
    from_publication: Words
    backwards: Words
    day_joints: Words
    coordinators: Words
    multipliers: Words
    shaky: Words


class Titles(WordLists, frozen=True):
    """Lists of titles.toml."""

    role: Words
    address: Words


ADVERBIALS = load(Adverbials)
BOILERPLATE = load(Boilerplate)
CLASSES = load(Classes)
CLASS_TYPES = load(ClassTypes)
CONJUNCTIONS = load(Conjunctions)
CONTESTS = load(Contests)
CONTROL = load(Control)
DESCRIPTIONS = load(Descriptions)
EVENT_CARRIERS = load(EventCarriers)
EVENT_NOUNS = load(EventNouns)
FACTUALITY = load(Factuality)
EVENT_TYPES = load(EventTypes)
INSTITUTIONS = load(Institutions)
LAYOUT = load(Layout)
LIGHT_VERBS = load(LightVerbs)
NAME_CLASSES = load(NameClasses)
NAMES = load(Names)
ORGANIZATIONS = load(Organizations)
PARTICIPANT_KINDS = load(ParticipantKinds)
PARTICIPANTS = load(Participants)
PEOPLE = load(People)
PLACES = load(Places)
PREPOSITIONS = load(Prepositions)
PRONOUNS = load(Pronouns)
RELATIONS = load(Relations)
ROLES = load(Roles)
SHELLS = load(Shells)
SPEECH = load(Speech)
SPELLING = load(Spelling)
THINGS = load(Things)
TIME_CONTEXTS = load(TimeContexts)
TITLES = load(Titles)
