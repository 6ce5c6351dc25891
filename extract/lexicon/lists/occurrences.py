"""Lists of the words that report events, and of those that tell their participants."""

from __future__ import annotations

from triplewire.extract.lexicon.labels import HARMING
from triplewire.extract.lexicon.loading import WordLists, Words, load


class Contests(WordLists, frozen=True):
    """Lists of contests.toml."""

    beating: Words
    playing: Words
    always: Words
    winning: Words
    sports: Words
    players: Words
    settings: Words
    votes: Words
    after: Words
    margins: Words
    units: Words
    violent: Words
    brutal: Words
    either: Words
    sociable: Words


class EventCarriers(WordLists, frozen=True):
    """Lists of event_carriers.toml."""

    light: Words
    carriers: Words
    undergo: Words
    spared: Words
    happen: Words


class EventNouns(WordLists, frozen=True):
    """Lists of event_nouns.toml."""

    transitive: Words
    patient: Words
    intransitive: Words
    mutual: Words


class Occurrences(WordLists, frozen=True):
    """Lists of occurrences.toml."""

    health: Words
    shows: Words
    contests: Words
    law: Words
    business: Words
    technology: Words
    politics: Words
    nature: Words
    journeys: Words


class EventTypes(WordLists, frozen=True):
    """Lists of event_types.toml."""

    about: Words
    away: Words
    named_by_type: Words
    collective: Words
    uttered: Words
    verbal: Words
    addressed: Words
    figurative: Words
    material: Words
    domestic: Words
    national: Words
    elsewhere: Words
    two_sided: Words
    upon_somebody: Words
    towards: Words
    purposeful: Words
    aimed: Words
    removing: Words
    about_deeds: Words
    with_content: Words
    about_complement: Words
    armed: Words
    played: Words
    against_forces: Words
    there: Words
    catastrophes: Words
    suffered: Words
    unpromised: Words
    judging: Words
    announced: Words
    felt: Words
    upon_others: Words
    unplaced: Words


class ParticipantKinds(WordLists, frozen=True):
    """Lists of participant_kinds.toml."""

    exclusive = (HARMING,)

    force: Words
    vehicle: Words
    warcraft: Words
    weapon: Words
    attack: Words
    colliding: Words
    causing: Words
    gathering: Words
    criticising: Words
    site: Words
    warlike: Words


class Participants(WordLists, frozen=True):
    """Lists of participants.toml."""

    of_a_people: Words
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
    instigation: Words
    stances: Words
    holdings: Words
    insides: Words
    settling: Words
    nowhere: Words
    going: Words
    continuing: Words
    infecting: Words
    owning: Words
    guilty: Words
    concluding: Words
    hosting: Words
    cautioning: Words
    concurring: Words
    sending: Words
    obligations: Words
    modals: Words
    dating: Words
    between: Words
    noun_agents: Words
    noun_targets: Words
    having: Words
    asking: Words
    weak_modals: Words
    ordinary: Words
    naming: Words
    accused_of: Words
    within: Words
    course: Words
    backgrounds: Words
    causes: Words
    by_means: Words
    seated: Words
    perceiving: Words
    addressing: Words
    blaming: Words
    topical: Words
    helping: Words
    side_prepositions: Words
    helped: Words
    discharging: Words
    impersonal: Words
    moving_forces: Words
    helping_joints: Words
    discussing: Words
    speaking: Words
    reaching: Words
    letting: Words
    harmed_by: tuple[str, ...]
    undergone_from: tuple[str, ...]
    actor_prepositions: tuple[str, ...]
    owner_prepositions: tuple[str, ...]
    target_prepositions: tuple[str, ...]
    accused_prepositions: tuple[str, ...]
    around: Words
    aimed_prepositions: tuple[str, ...]
    rival_prepositions: tuple[str, ...]
    standing_prepositions: tuple[str, ...]


class Roles(WordLists, frozen=True):
    """Lists of roles.toml."""

    partitives: Words
    transfers: Words
    given: Words
    ranking: Words
    taking: Words
    aiming: Words
    recalling: Words
    reaching: Words
    complying: Words
    utterances: Words
    place_prepositions: Words
    blamed: Words
    misdeeds: Words
    praised: Words
    granting: Words
    answering: Words
    acts_for: Words
    going_on: Words
    dative: Words
    moving: Words
    exchanging: Words
    goals: Words
    exchanged: Words
    leaving: Words
    left_with: Words
    postmodifying: Words
    times: Words


CONTESTS = load(Contests)
EVENT_CARRIERS = load(EventCarriers)
EVENT_NOUNS = load(EventNouns)
EVENT_TYPES = load(EventTypes)
OCCURRENCES = load(Occurrences)
PARTICIPANT_KINDS = load(ParticipantKinds)
PARTICIPANTS = load(Participants)
ROLES = load(Roles)
