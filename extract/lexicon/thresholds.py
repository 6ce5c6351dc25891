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


class Clauses(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Thresholds of the room clauses."""


class Coreference(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Thresholds of the room coreference."""


class Events(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Thresholds of the room events."""

    light_verb_reach: int
    copula_reach: int
    actor_depth: int
    actor_distance: int
    target_depth: int
    lead_sentences: int
    counted_reports: int
    main_early: float
    main_typed: float
    main_mode: float
    main_positive: float
    main_actual: float
    main_unclaimed: float
    main_actors: float
    main_known: float
    main_report: float
    main_nominal: float
    main_saying: float


class Factuality(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Thresholds of the room factuality."""


class Layout(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Thresholds of the room layout."""


class Linking(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Thresholds of the room linking."""


class Mentions(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Thresholds of the room mentions."""


class Names(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Thresholds of the room names."""


class Places(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Thresholds of the room places."""


class Reading(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Thresholds of the room reading."""


class Relations(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Thresholds of the room relations."""


class Syntax(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Thresholds of the room syntax."""


class Times(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Thresholds of the room times."""


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
