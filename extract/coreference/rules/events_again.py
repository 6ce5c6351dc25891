"""Descriptions of an event that has no name by its class: "a collapse ... the accident"."""

from __future__ import annotations

from triplewire.extract.coreference.chains import Chain
from triplewire.extract.coreference.descriptions import Finder, is_bare, is_complete, refers_back
from triplewire.extract.coreference.discourse import Discourse
from triplewire.extract.lexicon.nouns import CLASSES_OF
from triplewire.extract.lexicon.thresholds import THRESHOLDS
from triplewire.extract.names.phrase import Phrase
from triplewire.extract.rules.rule import Rule

_LIMITS = THRESHOLDS.coreference


def _event(phrase: Phrase, discourse: Discourse) -> Chain | None:
    """The only unnamed event of the same class: "a collapse ... the accident"."""
    lemma = phrase.head.lemma.lower()
    classes = CLASSES_OF.get(lemma, frozenset())
    if phrase.plural or phrase.type != "Event" or not is_bare(phrase) or not classes:
        return None
    if not refers_back(phrase) or is_complete(phrase):
        return None
    events = {chain for _, _, chain in discourse.recent(phrase, _LIMITS.description_far) if chain.type == "Event"}
    alike = [chain for chain in events if lemma not in chain.nouns and not chain.named and classes & chain.classes]
    return alike[0] if len(alike) == 1 else None


RULES = (
    Rule(
        "description.event",
        Finder(110, _event),
        {"A collapse killed a miner. The accident shocked all.": ("The accident -> A collapse",)},
        (
            "A collapse killed a miner. The meeting shocked all.",
            "A collapse killed a miner. A crash killed a guard. The accident shocked all.",
        ),
    ),
)
