"""The likeliest type of a name, from the weighed evidence of its mentions.

A linear model over few, general pieces of evidence (lexicon/weights/name_evidence.toml). Each counts by the share of
the mentions that have it; evidence that a text gives only once counts in full.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from itertools import chain

from triplewire.extract.lexicon.weights.fitted_weights import NAME_WEIGHTS
from triplewire.extract.model import EntityType

_WEIGHTS = dict[str, dict[EntityType, float]](NAME_WEIGHTS.items())
_BASE = _WEIGHTS["base"]
# beginnings of features
_GIVEN_ONCE = (
    "class.",
    "sport.",
    "described.",
    "title",
    "age",
    "dateline",
    "before.kin",
    "relative.",
    "quoted.",
    "by.author",
    "before.state",
    "before.maker",
    "road",
    "nearby",
    "of.aged",
    "side.of",
    "commanded",
    "of.maker",
    "of.band",
    "of.business",
)
_CONFIRMING = ("list.", "head.", "first.", "class.", "title", "described.")


def likeliest_type(mentions: Collection[Collection[str]]) -> tuple[EntityType, float]:
    """The likeliest type by the evidence of each mention, and its lead over the next one in log-odds."""
    odds = type_odds(mentions)
    (lead, best), (second, _) = sorted((-score, kind) for kind, score in odds.items())[:2]
    return best, second - lead


def type_odds(mentions: Collection[Collection[str]]) -> Mapping[EntityType, float]:
    """The log-odds of each type by the evidence of each mention."""
    odds: defaultdict[EntityType, float] = defaultdict(float, _BASE)
    for item, count in Counter(chain.from_iterable(mentions)).items():
        if weights := _WEIGHTS.get(item):
            once = item.startswith(_GIVEN_ONCE)
            for kind, weight in weights.items():
                odds[kind] += weight if once else weight * count / len(mentions)
    return odds


def is_confirmed(evidence: Collection[str]) -> bool:
    """Whether words confirm the type of a name, and not the model's label alone."""
    return any(item.startswith(_CONFIRMING) for item in evidence)
