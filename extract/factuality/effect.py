"""Effects of operators on what they govern, and how effects combine along a chain of governors."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from triplewire.extract.lexicon.effects import EFFECTS, EffectLists
from triplewire.extract.model import Modality
from triplewire.extract.syntax.tree import Word

STRENGTHS: tuple[Modality, ...] = ("actual", "future", "possible", "hypothetical")


class Effect(NamedTuple):
    """Whether it reverses the polarity, the index of its modality in STRENGTHS, and whether its force is unknown."""

    negative: bool = False
    strength: int = 0
    doubtful: bool = False

    def under(self, other: Effect) -> Effect:
        """Return both together: negations cancel, the weaker commitment wins, a doubt stays."""
        if other is NOTHING:
            return self
        return Effect(
            self.negative != other.negative, max(self.strength, other.strength), self.doubtful or other.doubtful
        )

    @property
    def plain(self) -> bool:
        """Whether it leaves a statement as it is."""
        return self == NOTHING


Step = tuple[Word, Effect] | None  # a governor and its effect; None where no scope reaches further

NOTHING = Effect()
NEGATED = Effect(negative=True)
FUTURE, POSSIBLE, HYPOTHETICAL = (Effect(strength=STRENGTHS.index(name)) for name in STRENGTHS[1:])
DOUBTFUL = Effect(strength=STRENGTHS.index("possible"), doubtful=True)  # no known operator asserts it

_BY_NAME: dict[str, Effect] = {
    "negative": NEGATED,
    "unsure": DOUBTFUL,
}
_BY_NAME |= {name: Effect(strength=strength) for strength, name in enumerate(STRENGTHS)}


def _effects(lists: EffectLists) -> Mapping[str, Effect]:
    return {word: _BY_NAME[name] for word, name in lists.by_word().items()}


AUXILIARIES, MODIFIERS, CONJUNCTIONS = map(_effects, (EFFECTS.auxiliaries, EFFECTS.modifiers, EFFECTS.conjunctions))
OVER_CLAUSE, OVER_NOUN = map(_effects, (EFFECTS.clauses, EFFECTS.nouns))
PREPOSITIONS, PHRASES, SUBJECTS = map(_effects, (EFFECTS.prepositions, EFFECTS.phrases, EFFECTS.subjects))
