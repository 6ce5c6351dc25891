"""The thresholds of extraction, typed: one class for each room, one field for each threshold.

`lexicon/weights/thresholds.toml` gives each its value with what set it. Fitted weights stand beside that file, in
tables of their own that a script makes.
"""

from __future__ import annotations

import msgspec

from triplewire.extract.errors import LexiconError
from triplewire.extract.lexicon.loading import read_table

_FILE = "weights/thresholds"


class Claims(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Thresholds of the room claims."""

    longest_label: int
    longest_signature: int
    longest_turn_name: int
    quotation_reach: int
    shortest_unmarked_quotation: int


class Clauses(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Thresholds of the room clauses."""

    far_preposition: int
    far_subject: int
    long_predicate: int
    long_sentence: int
    long_subject: int
    longest_unsure_sentence: int
    sure: float


class Coreference(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Thresholds of the room coreference."""

    alias_reach: int
    description_near: int
    description_repeated: int
    description_far: int
    described_lead: float
    shortest_acronym: int
    ordinal_reach: int
    pair_near: int
    pair_far: int
    pair_lead: float
    longest_coordination: int
    title_reach: int
    pronoun_reach: int
    often: int
    since: int
    sure_person: float
    sure_thing: float
    sure_its: float
    sure_many: float
    interview_questions: int
    signature_words: int


class Events(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Thresholds of the room events."""

    light_verb_reach: int


class Factuality(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Thresholds of the room factuality."""

    withholding_reach: int


class Layout(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Thresholds of the room layout."""


class Linking(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Thresholds of the room linking."""


class Mentions(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Thresholds of the room mentions."""


class Names(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Thresholds of the room names."""

    lead: float
    group_lead: float
    shouted: int
    longest_inner: int
    capitals_share: float
    capitals_words: int
    longer_word: int
    shortest_acronym: int
    longest_acronym: int
    longest_alias: int
    many_words: int
    content_word: int
    model_digits: int
    youngest: int
    oldest: int
    dateline_sentences: int
    located_share: float


class Places(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Thresholds of the room places."""

    well_known: int
    outshining: int
    same_country: float
    same_division: float
    nearby: float
    fame_country: float
    fame_region: float
    fame_county: float
    fame_feature: float
    least_population: int
    clear_lead: float
    unclear_weight: float
    counted_mentions: int
    country_share: float
    country_evidence: int
    cell: float


class Reading(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Thresholds of the room reading."""


class Relations(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Thresholds of the room relations."""

    whole_reach: int


class Syntax(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Thresholds of the room syntax."""


class Times(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Thresholds of the room times."""

    anchor_memory: int
    dateline_blocks: int
    dateline_position: int
    dateline_source_reach: int
    dateline_tolerance: int
    early_year: int
    history_reach: int
    last_century: int
    last_decade_of_age: int
    last_known_year: int
    narrated_after: int
    year_begin: int
    year_end: int
    year_reach: int


class Thresholds(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All thresholds, by room."""

    claims: Claims
    clauses: Clauses
    coreference: Coreference
    events: Events
    factuality: Factuality
    layout: Layout
    linking: Linking
    mentions: Mentions
    names: Names
    places: Places
    reading: Reading
    relations: Relations
    syntax: Syntax
    times: Times


class _Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A threshold as the file has it: `why` names the measurement, or the reason, that set the value."""

    value: int | float
    why: str


def load_thresholds() -> Thresholds:
    """Read the file; raises LexiconError where a threshold is missing, unknown, or has no reason."""
    try:
        rooms = msgspec.convert(read_table(_FILE), dict[str, dict[str, _Entry]])
        values = {room: {name: entry.value for name, entry in found.items()} for room, found in rooms.items()}
        thresholds = msgspec.convert(values, Thresholds)
    except msgspec.ValidationError as error:
        raise LexiconError(_FILE, str(error)) from error
    unexplained = [f"{room}.{name}" for room, found in rooms.items() for name, e in found.items() if not e.why.strip()]
    if unexplained:
        raise LexiconError(_FILE, f"{unexplained[0]} does not say what set it")
    return thresholds


THRESHOLDS = load_thresholds()
