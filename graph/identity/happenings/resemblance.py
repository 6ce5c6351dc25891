"""The evidence that two tellings are of one event: its kinds, and their sum in log odds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import inf, log, sqrt

import msgspec

from triplewire.graph.identity.happenings.contradictions import contradict, differ, strangers, tell_of_others
from triplewire.graph.identity.happenings.stories import Story, Telling, stem
from triplewire.graph.thresholds import THRESHOLDS
from triplewire.graph.word_lists import WORDS

_AT = THRESHOLDS.stories
_WEIGHTS: dict[str, float] = msgspec.to_builtins(THRESHOLDS.retelling)
_MOST_STRANGE = 2  # names
_GENERAL = frozenset(map(stem, WORDS.general))

Evidence = dict[str, float]  # the strength of each kind of evidence, mostly 0 or 1


@dataclass(frozen=True, slots=True)
class Pair:
    """Two documents and how alike they are, or one document compared with itself."""

    one: Story
    other: Story
    names: float
    words: float

    @classmethod
    def of(cls, one: Story, other: Story) -> Pair:
        """Compare two documents."""
        return cls(one, other, _likeness_of_weights(one.names, other.names), likeness(one.words, other.words))

    @property
    def alike(self) -> bool:
        """Whether their tellings are compared."""
        return max(self.names, self.words) >= _AT.alike and not self._apart

    @property
    def _apart(self) -> bool:
        return self.gap is not None and self.gap > _AT.days

    @property
    def gap(self) -> int | None:
        """The days between their publications, if known."""
        if self.one.published is None or self.other.published is None:
            return None
        return abs((self.one.published - self.other.published).days)

    def tellings(self) -> Iterator[tuple[Telling, Telling]]:
        """Yield the pairs of tellings worth comparing: of one word, or of one type with a common participant."""
        return self._with_common(lambda telling: telling.bins)

    def akin(self) -> Iterator[tuple[Telling, Telling]]:
        """Yield those of one word, one kind or one type: for no others there is more evidence than against them."""
        return self._with_common(lambda telling: telling.sorts)

    def _with_common(self, bins: Callable[[Telling], frozenset[tuple[str, str]]]) -> Iterator[tuple[Telling, Telling]]:
        by: dict[tuple[str, str], list[Telling]] = {}
        for telling in self.other.tellings:
            for key in bins(telling):
                by.setdefault(key, []).append(telling)
        for telling in self.one.tellings:
            found = {id(t): t for key in bins(telling) for t in by.get(key, ())}
            for met in found.values():
                if self.one is not self.other or (telling.start, telling.node) < (met.start, met.node):
                    yield telling, met

    def strength(self, x: Telling, y: Telling) -> float | None:
        """Return the evidence for two tellings being one event, in log odds; None if it is too little to consider.

        Minus infinity: they contradict each other.
        """
        evidence = self.evidence(x, y)
        strength = -inf if evidence is None else points(evidence)
        return strength if evidence is None or strength > THRESHOLDS.retelling.link else None

    def evidence(self, x: Telling, y: Telling) -> Evidence | None:
        """Return the evidence for and against two tellings, one of each document.

        None: they contradict each other, or are events of one kind by no word and no type.
        """
        stems = x.stems & y.stems
        kind = not stems and bool(x.kinds & y.kinds)
        typed = x.type == y.type != ""
        if (
            not (stems or kind or typed)
            or contradict(self.one, self.other, x, y)
            or tell_of_others(self.one, self.other, x, y)
        ):
            return None
        light = (stems or kind) and {lemma.split()[0] for lemma in x.lemmas | y.lemmas} <= WORDS.light
        apart = self.one is not self.other or abs(x.start - y.start) > 2 * _AT.around  # else they share their words
        found = {
            "base": True,
            "within": self.one is self.other,
            "lemma": bool(x.lemmas & y.lemmas),
            "stem": bool(stems),
            "kind": kind,
            "light": light,
            "repeated": self._repeated(stems),
            "general": (stems or kind) and (stems or x.stems | y.stems) <= _GENERAL,
            "type": typed,
            "side": bool(x.sources & y.sources) + bool(x.targets & y.targets),
            "other_side": strangers(x.sources, y.sources, x, y) + strangers(x.targets, y.targets, x, y),
            "place": bool(x.places & y.places),
            "other_place": differ(x.places, y.places),
            "day": bool(x.days & y.days),
            "same": typed and x.actors == y.actors and bool(x.actors and x.days & y.days),
            "number": apart and bool(x.numbers & y.numbers),
            "other_number": differ(x.numbers, y.numbers),
            "status": x.status != y.status,
            "strange": max(self._strange(x, self.other), self._strange(y, self.one)),
            "unanchored": self.one is not self.other and max(0.0, _AT.anchors - self._anchors(x, y, light=light)) ** 2,
            "documents": self.names,
            "words": apart * likeness(x.words, y.words),
        }
        return {kind: float(strength) for kind, strength in found.items() if strength}

    def _repeated(self, stems: frozenset[str]) -> float:
        """Return how often both documents have the rarest of these stems, as the logarithm of the pairs of tellings."""
        ones, others = self.one.repetitions, self.other.repetitions
        return log(min((ones[stem] * others[stem] for stem in stems), default=1))

    def _anchors(self, x: Telling, y: Telling, *, light: bool) -> float:
        """Count what ties two tellings to one occasion, in two documents.

        These are known to be of one time, or alike; a day, a number, a participant, the words around. A number of one
        digit and a participant that is no person count half; whoever speaks speaks often.
        """
        digits = max(map(len, x.numbers & y.numbers), default=0)
        sides = x.sides & y.sides
        person = not sides.isdisjoint(self.one.people | self.other.people)
        named = 0.0 if light else max(person, bool(sides or x.places & y.places) / 2)
        shared = bool(x.days & y.days) + min(digits, 2) / 2 + named + 2 * likeness(x.words, y.words)
        return (self.gap is not None) + self.names + shared

    def _strange(self, telling: Telling, other: Story) -> int:
        """Count the names around a telling that the other document does not have."""
        return min(_MOST_STRANGE, len(telling.names - other.names.keys()))


def points(evidence: Evidence) -> float:
    """Return the sum of the evidence, in log odds."""
    return sum(weighed(evidence).values())


def weighed(evidence: Evidence) -> dict[str, float]:
    """Return the evidence multiplied by the weights of its kinds, in log odds."""
    return {kind: _WEIGHTS[kind] * strength for kind, strength in evidence.items()}


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """Return the cosine of two sets."""
    return len(one & other) / sqrt(len(one) * len(other)) if one and other else 0.0


def _likeness_of_weights(one: dict[str, float], other: dict[str, float]) -> float:
    shared = sum(one[name] * other[name] for name in one.keys() & other.keys())
    lengths = [sqrt(sum(weight**2 for weight in names.values())) for names in (one, other)]
    return shared / (lengths[0] * lengths[1]) if all(lengths) else 0.0
