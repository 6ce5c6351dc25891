"""The weights of a triple's confidence (lexicon/weights/confidence.toml), typed and checked at load."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, get_args

import msgspec

from triplewire.extract.errors import LexiconError
from triplewire.extract.lexicon.loading import read_table

_FILE = "weights/confidence"

EvidenceKind = Literal[
    "embedded",
    "far preposition",
    "far subject",
    "fronted",
    "long predicate",
    "long sentence",
    "long subject",
    "pronoun",
    "subordinate",
]


class ConfidenceWeights(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Log-odds: the base, and the increments of a construction and of each kind of evidence."""

    base: float
    rule: Mapping[str, float]
    evidence: Mapping[EvidenceKind, float]


def confidence_weights_of(table: Mapping[str, Any]) -> ConfidenceWeights:
    """Return the weights of the table; raises LexiconError for an unknown or missing key."""
    try:
        weights = msgspec.convert(table, ConfidenceWeights)
    except msgspec.ValidationError as error:
        raise LexiconError(_FILE, str(error)) from error
    if missing := sorted(set(get_args(EvidenceKind)) - set(weights.evidence)):
        raise LexiconError(_FILE, f"evidence {missing[0]!r} has no weight")
    return weights


CONFIDENCE = confidence_weights_of(read_table(_FILE))
