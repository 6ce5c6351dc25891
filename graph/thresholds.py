"""The thresholds and weights of graph, typed: a class for each table of thresholds.toml, a field for each value.

Limits of bytes, rows and pixels are not among them: they stand as constants in the modules that they limit.
"""

from __future__ import annotations

from importlib.resources import files

import msgspec

from triplewire.extract.lexicon.loading import check_thresholds, parse_table

_FILE = "graph/thresholds"


class Tellings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The sketches of texts, and the likeness of two that are one telling."""

    hashes: int
    run: int
    bands: int
    rows: int
    alike: float


class Names(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Limits within which two words may be spellings of one, and a word an acronym."""

    alike: float
    compared_letters: int
    fewest_acronym_letters: int
    most_acronym_letters: int


class Clues(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The number of clues that a document gives of an actor."""

    most_beside: int
    most_countries: int
    home_share: float


class Support(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The support that each clue gives that two actors share."""

    office: int
    country: int
    tie: int
    person_beside: int
    most_persons_beside: int
    others_beside: int


class Needs(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The support that each way in which two names correspond needs."""

    same_name: int
    spelling: int
    fuller: int
    nickname: int
    initials: int
    middle_name: int
    like_family: int
    like_family_spelling: int
    surname: int
    given_name: int
    initial: int
    alias: int
    two_letters: int
    three_letters: int
    more_letters: int
    known_acronym: int
    short_name: int
    taken_acronym: int
    other_kind: int
    body_spelling: int
    body_like: int


class Identity(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The margins by which one candidate is chosen over others."""

    lead: int
    lead_by_person: int
    prominent: int
    outnumbered: int
    nearly_all: float
    short_word: int


class Stories(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The weights of names by which documents are compared, and the sizes of what is compared."""

    person: float
    organization: float
    country: float
    group: float
    other: float
    most_names: int
    central_names: int
    days: int
    few_names: int
    around: int
    alike: float
    anchors: float
    crowded: int
    shown: int
    together: int
    core: int
    sample: int


class Retelling(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The weights of the kinds of evidence that two tellings are of one event, in log odds."""

    base: float
    within: float
    lemma: float
    stem: float
    kind: float
    light: float
    repeated: float
    general: float
    type: float
    side: float
    other_side: float
    place: float
    other_place: float
    day: float
    same: float
    number: float
    other_number: float
    status: float
    strange: float
    unanchored: float
    documents: float
    words: float
    link: float
    one: float
    unseen: float


class Facts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The limits from which, or up to which, a statement is a plain fact."""

    bar: float
    years_owned: int


class History(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The limits within which tellings of different days are of one time."""

    gap_days: int


class Review(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What people are asked about."""

    doubtful: float
    short_by: int


class Thresholds(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All of them, by table."""

    tellings: Tellings
    names: Names
    clues: Clues
    support: Support
    needs: Needs
    identity: Identity
    stories: Stories
    retelling: Retelling
    facts: Facts
    history: History
    review: Review


def read_thresholds(text: str) -> Thresholds:
    """Read the text of the file; raises LexiconError where a value is missing, unknown, or has no reason."""
    return check_thresholds(_FILE, parse_table(_FILE, text), Thresholds)


THRESHOLDS = read_thresholds(files("triplewire.graph").joinpath("thresholds.toml").read_text("utf-8"))
