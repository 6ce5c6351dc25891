"""Lists of the words that tell of lasting relations."""

from __future__ import annotations

from triplewire.extract.lexicon.loading import WordLists, Words, load


class Relations(WordLists, frozen=True):
    """Lists of relations.toml."""

    office: Words
    in_bodies: Words
    of_states: Words
    of_states_with_field: Words
    heads: Words
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
    figurative: Words
    calendar: Words
    regional: Words
    rivals: Words
    part: Words
    subsidiary: Words
    citizen: Words
    native: Words
    made_by: Words
    partners_in_life: Words
    resident: Words
    graduate: Words
    successor: Words
    author: Words
    parts: Words
    of_portfolio: Words
    portfolio_of: Words
    own_body: Words
    of_teams: Words
    hired: Words
    above_towns: Words
    childhood: Words
    tails: Words
    former: Words
    opposing: Words
    not_yet: Words
    names_too: Words
    short: Words
    ranks: Words
    state_bodies: Words
    forces: Words
    org_parts: Words
    institutions: Words
    towns: Words
    named_bodies: Words
    heading: Words
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
    ceasing: Words
    tenures: Words
    spending: Words
    promoting: Words
    naming_whole: Words
    naming_field: Words
    carriers: Words
    formerly: Words
    without_infinitive: Words
    with_portfolio: Words
    having_kin: Words
    sent: Words
    elected: Words
    party_words: Words
    with_general: Words


class RelationTimes(WordLists, frozen=True, rename={"from_": "from", "in_": "in"}):
    """Lists of relation_times.toml."""

    changing: Words
    since: Words
    until: Words
    from_: Words
    to: Words
    between: Words
    in_: Words
    still: Words
    ahead: Words
    beginning: Words
    electing: Words
    dismissing: Words
    leaving: Words
    resigning: Words
    down: Words
    dying: Words
    killing: Words
    ends: Words
    succeeding: Words
    taking: Words
    refusing: Words
    keeping: Words
    posts: Words
    playing: Words
    ejecting: Words
    forcing: Words
    putting: Words
    leaving_body: Words
    inaugurating: Words
    out_of: Words
    effective: Words
    again: Words
    less: Words


RELATIONS = load(Relations)
RELATION_TIMES = load(RelationTimes)
