"""The weights by which evidence becomes the confidence of a statement (lexicon/weights/certainty.toml)."""

from __future__ import annotations

import msgspec

from triplewire.extract.lexicon.loading import load_table


class Model(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Log-odds of one layer: the base, and the increment of each kind of evidence; unlisted evidence counts nothing."""

    base: float
    evidence: dict[str, float]


class Limits(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The classes of the counts that are evidence: the least value of each class but the first."""

    sentence: tuple[int, ...]
    commas: tuple[int, ...]
    statements: tuple[int, ...]
    distance: tuple[int, ...]
    slot: tuple[int, ...]
    predicate: tuple[int, ...]
    gap: tuple[int, ...]
    few: tuple[int, ...]
    odds: tuple[float, ...]


class CertaintyWeights(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The models of all layers."""

    limits: Limits
    triple: Model
    relation: Model
    event: Model


CERTAINTY = load_table("weights/certainty", CertaintyWeights)
