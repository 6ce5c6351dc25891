"""Of what kind a name is: the evidence of its mentions, weighed.

A linear model over few, general pieces of evidence (lexicon/weights/name_evidence.toml). Each counts by the share of
the mentions that have it; what need be said but once counts in full.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection
from typing import cast

from triplewire.extract.lexicon.loading import read_table
from triplewire.extract.model import EntityType

_WEIGHTS = read_table("weights/name_evidence")
_BASE = _WEIGHTS["base"]
CLEAR = 2.0  # log-odds: a lesser lead leaves it open
_SAID_ONCE = ("described.", "title", "age", "dateline", "before.kin", "relative.")
_VOUCHING = ("list.", "head.", "title", "described.")


def type_of(mentions: Collection[Collection[str]]) -> tuple[EntityType, float]:
    """The likeliest kind of a name by the evidence of each of its mentions, and its lead over the next."""
    odds: defaultdict[str, float] = defaultdict(float, _BASE)
    for item, count in Counter(item for evidence in mentions for item in evidence).items():
        for kind, weight in _WEIGHTS.get(item, {}).items():
            odds[kind] += weight if item.startswith(_SAID_ONCE) else weight * count / len(mentions)
    best, *others = sorted(odds, key=lambda kind: (-odds[kind], kind))
    return cast("EntityType", best), odds[best] - odds[others[0]]


def is_vouched(evidence: Collection[str]) -> bool:
    """Whether words vouch for the kind of a name, and not the model alone."""
    return any(item.startswith(_VOUCHING) for item in evidence)
