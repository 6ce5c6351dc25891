"""Lists of nouns by the kind of thing that they denote."""

from __future__ import annotations

from triplewire.extract.lexicon.loading import WordLists, Words, load


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
    jury: Words
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


class ClassTypes(WordLists, frozen=True):
    """Lists of class_types.toml; the first that has the class of a noun wins."""

    organization: Words
    country: Words
    place: Words
    product: Words
    event: Words
    work: Words


class NounSenses(WordLists, frozen=True):
    """Lists of noun_senses.toml; they override those of WordNet and the classes."""

    place: Words
    event: Words
    nothing: Words
    informants: Words


class Places(WordLists, frozen=True):
    """Lists of places.toml."""

    sides: Words
    adjective_endings: Words
    qualifiers: Words
    divisions: Words
    inside: Words
    towards: Words
    motion: Words
    travel: Words
    visited: Words
    taken: Words
    trust: Words
    places: Words
    local: Words
    sites: Words
    towns: Words
    first: Words
    roads: Words
    before_sides: Words
    between: Words
    inhabitants: Words
    along: Words
    barred: Words
    celestial: Words
    companies: Words
    known: Words
    counties: Words
    around: Words
    goals: Words
    saints: Words
    landforms: Words
    before_landforms: Words
    division_kinds: Words
    struck: Words
    part_first: Words
    whole_first: Words
    around_known: Words
    seats: Words
    memorial: Words


class Things(WordLists, frozen=True):
    """Lists of things.toml."""

    event: Words
    site: Words
    place: Words
    product: Words
    work: Words
    event_names: Words
    product_names: Words
    prizes: Words
    regions: Words
    beliefs: Words
    diseases: Words
    parts_of_places: Words
    after_places: Words
    stations: Words
    making: Words
    phenomena: Words
    indices: Words
    performing: Words


CLASSES = load(Classes)
CLASS_TYPES = load(ClassTypes)
NOUN_SENSES = load(NounSenses)
PLACES = load(Places)
THINGS = load(Things)
