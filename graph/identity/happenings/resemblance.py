"""The evidence that two tellings are of one event: its kinds, and their sum in log odds."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from math import inf, log, sqrt

import msgspec

from triplewire.extract.times.occasions import are_two
from triplewire.graph.identity.happenings.stories import Story, Telling, stem
from triplewire.graph.spans import Span, common
from triplewire.graph.thresholds import THRESHOLDS
from triplewire.graph.word_lists import WORDS

_AT = THRESHOLDS.stories
_WEIGHTS: dict[str, float] = msgspec.to_builtins(THRESHOLDS.retelling)
_MOST_STRANGE = 2  # names
_ACTUAL = "actual"
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
        by: dict[tuple[str, str], list[Telling]] = {}
        for telling in self.other.tellings:
            for key in telling.bins:
                by.setdefault(key, []).append(telling)
        for telling in self.one.tellings:
            found = {id(t): t for key in telling.bins for t in by.get(key, ())}
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
        """Return the evidence for and against two tellings, one of each document; None if they contradict."""
        if self._contradict(x, y):
            return None
        stems = x.stems & y.stems
        kind = not stems and bool(x.kinds & y.kinds)
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
            "type": x.type == y.type != "",
            "side": bool(x.sources & y.sources) + bool(x.targets & y.targets),
            "other_side": _strangers(x.sources, y.sources, x, y) + _strangers(x.targets, y.targets, x, y),
            "place": bool(x.places & y.places),
            "other_place": _differ(x.places, y.places),
            "day": bool(x.days & y.days),
            "same": x.type == y.type != "" and x.actors == y.actors and bool(x.actors and x.days & y.days),
            "number": apart and bool(x.numbers & y.numbers),
            "other_number": _differ(x.numbers, y.numbers),
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

    def _contradict(self, x: Telling, y: Telling) -> bool:
        """Return whether times, places, persons or particles differ, or one was published before the other's day."""
        early = _too_early(x, y, self.other) or _too_early(y, x, self.one)
        opposite = bool(x.stems & y.stems) and _opposite(x, y)
        within = self.one is self.other and _have_other_parties(x, y)
        return self._at_another_time(x, y) or early or opposite or within or self._elsewhere(x, y) or self._others(x, y)

    def _at_another_time(self, x: Telling, y: Telling) -> bool:
        """Return whether the times differ, or one is told as before or after the other.

        Of two documents, one may place the event loosely: "this year" and "next March", "last week" and "Monday".
        """
        within = self.one is self.other
        dated = bool(x.spans and y.spans)
        if dated and all(_are_apart(one, other, loosely=not within) for one in x.spans for other in y.spans):
            return True
        if dated and (not within or "earlier" in {x.occasion, y.occasion}):
            return False  # what is earlier for one text may be the topic of another
        first, second = sorted((x, y), key=lambda telling: telling.start)
        return are_two(first.occasion, second.occasion, told_in_order=within and not first.leads)

    def _elsewhere(self, x: Telling, y: Telling) -> bool:
        """Return whether the places differ, and neither document names those of the other."""
        known = x.places & self.other.names.keys() or y.places & self.one.names.keys()
        return _differ(x.places, y.places) and not known

    def _others(self, x: Telling, y: Telling) -> bool:
        """Return whether both name persons in one role, and other ones."""
        people = self.one.people | self.other.people
        roles = ((x.sources, y.sources), (x.targets, y.targets))
        return any(_strangers(its & people, others & people, x, y) for its, others in roles)

    def _strange(self, telling: Telling, other: Story) -> int:
        """Count the names around a telling that the other document does not have."""
        return min(_MOST_STRANGE, len(telling.names - other.names.keys()))


def _have_other_parties(x: Telling, y: Telling) -> bool:
    """Return whether two tellings of one document, all of whose parties are known, have other parties."""
    return bool(x.parties - y.parties and y.parties - x.parties)


def _are_apart(one: Span, other: Span, *, loosely: bool) -> bool:
    """Return whether no day lies in both; loosely, whether more lies between them than the longer of them."""
    if common(one, other):
        return False
    between = max(one.order[0], other.order[0]) - min(one.order[1], other.order[1])
    longest = max((span.length for span in (one, other) if None not in span), default=timedelta(0))
    return not loosely or between > longest


def points(evidence: Evidence) -> float:
    """Return the sum of the evidence, in log odds."""
    return sum(weighed(evidence).values())


def weighed(evidence: Evidence) -> dict[str, float]:
    """Return the evidence multiplied by the weights of its kinds, in log odds."""
    return {kind: _WEIGHTS[kind] * strength for kind, strength in evidence.items()}


def _opposite(x: Telling, y: Telling) -> bool:
    """Return whether a particle of one is the opposite of one of the other: "checked in", "checked out"."""
    return any(WORDS.opposites.get(particle) in y.particles for particle in x.particles)


def _too_early(x: Telling, y: Telling, where: Story) -> bool:
    """Return whether the document of `y`, which reports it as past, was published before the day of `x`."""
    if where.published is None or not x.days or y.status[1] != _ACTUAL:
        return False
    return min(x.days) > date.fromordinal(where.published.toordinal() + 1).isoformat()  # a day for the time zones


def _differ(one: Collection[str], other: Collection[str]) -> bool:
    return bool(one and other) and set(one).isdisjoint(other)


def _strangers(its: frozenset[str], others: frozenset[str], x: Telling, y: Telling) -> bool:
    """Return whether the names in one role differ, and neither telling has a name of the other's around it."""
    return _differ(its, others) and not (its & y.names or others & x.names)


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """Return the cosine of two sets."""
    return len(one & other) / sqrt(len(one) * len(other)) if one and other else 0.0


def _likeness_of_weights(one: dict[str, float], other: dict[str, float]) -> float:
    shared = sum(one[name] * other[name] for name in one.keys() & other.keys())
    lengths = [sqrt(sum(weight**2 for weight in names.values())) for names in (one, other)]
    return shared / (lengths[0] * lengths[1]) if all(lengths) else 0.0
