"""One of the two mentioned before: "the latter", "the former"."""

from __future__ import annotations

from triplewire.extract.coreference.chains import Chain
from triplewire.extract.coreference.descriptions import Finder
from triplewire.extract.coreference.discourse import Discourse
from triplewire.extract.lexicon.labels import SIDE_BY_SIDE_DEPS
from triplewire.extract.lexicon.lists import DESCRIPTIONS
from triplewire.extract.lexicon.thresholds import THRESHOLDS
from triplewire.extract.names.phrase import Phrase
from triplewire.extract.rules.rule import Rule


def _latter(phrase: Phrase, discourse: Discourse) -> Chain | None:
    """The last, or the first, of the two last named as subject and object, or coordinated; both of one type."""
    if phrase.head.lower not in DESCRIPTIONS.ordinal:
        return None
    pair: list[Chain] = []
    for _, before, chain in discourse.recent(phrase, THRESHOLDS.coreference.ordinal_reach):
        beside = before.kind == "name" and (before.head.dep in SIDE_BY_SIDE_DEPS or before.head.child("conj"))
        if beside and chain not in pair and (not pair or chain.type == pair[0].type):
            pair.append(chain)
        if len(pair) == 2:
            return pair[0] if phrase.head.lower == "latter" else pair[1]
    return None


RULES = (
    Rule(
        "description.latter",
        Finder(30, _latter),
        {
            "Ana Diaz met Tom Hadley. The latter smiled.": ("The latter -> Tom Hadley",),
            "Ana Diaz met Tom Hadley. The former smiled.": ("The former -> Ana Diaz",),
        },
        ("Ana Diaz met Tom Hadley. It rained. The roads froze. The latter smiled.", "Ana Diaz won. The latter smiled."),
    ),
)
