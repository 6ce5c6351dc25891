"""The thresholds of extraction, typed: one class for each room, one field for each threshold.

`lexicon/weights/thresholds.toml` gives each threshold its value and the measurement or reason behind it. Fitted weights
stand beside that file, in tables made by scripts.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from triplewire.extract.errors import LexiconError
from triplewire.extract.lexicon.loading import convert, read_table

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


class Factuality(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Thresholds of the room factuality."""


class Layout(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Thresholds of the room layout."""

    front_blocks: int
    headline_length: int
    headline_words: int
    heading_words: int
    caption_length: int
    link_length: int
    boilerplate_length: int
    credit_length: int
    typed_columns: int
    running_share: float
    recased_words: int
    recased_letters: int
    capitalised_share: float
    stem_letters: int
    article_length: int


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

    language_sample: int
    language_confidence: float
    language_letters: int


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
    """A threshold in the file. `why` names the measurement or the reason that set the value."""

    value: int | float
    why: str


def check_thresholds(table: Mapping[str, Any]) -> Thresholds:
    """Return the thresholds in `table`. Raises LexiconError if one is missing, unknown, or without reason."""
    values: dict[str, dict[str, float]] = {room: {} for room in table}
    for room, found in table.items():
        for name, written in convert(_FILE, found, dict[str, Any], room).items():
            entry = convert(_FILE, written, _Entry, f"{room}.{name}")
            if not entry.why.strip():
                raise LexiconError(_FILE, f"'{room}.{name}' does not say what set it ('why')")
            values[room][name] = entry.value
    return convert(_FILE, values, Thresholds)


THRESHOLDS = check_thresholds(read_table(_FILE))
