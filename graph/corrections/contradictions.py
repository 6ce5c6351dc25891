"""Corrections that contradict each other: of two, the later one holds, and of one moment neither can."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from triplewire.graph.corrections.correction import OF_STATEMENTS, Correction, Named
from triplewire.graph.iris import normal_name

Same = Callable[[Correction, Correction], bool]  # whether two corrections are about one statement


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two corrections that contradict each other; the `later` one holds, unless both are of one moment."""

    earlier: Correction
    later: Correction

    @property
    def is_open(self) -> bool:
        """Whether neither is the later one."""
        return self.earlier.on == self.later.on


def contradictions(new: Iterable[Correction], known: Iterable[Correction], same: Same) -> Iterator[Contradiction]:
    """Yield how new corrections contradict known ones and each other."""
    before = list(known)
    for one in new:
        for other in before:
            if contradict(one, other, same):
                yield Contradiction(*sorted((one, other), key=lambda each: each.order))
        before.append(one)


def contradict(one: Correction, other: Correction, same: Same) -> bool:
    """Return whether two corrections cannot both hold."""
    return _differ(one, other) and (one.kind not in OF_STATEMENTS or same(one, other))


def _differ(one: Correction, other: Correction) -> bool:
    """Return whether two corrections say something different of what they are about, if that is the same statement."""
    kinds = {one.kind, other.kind}
    if kinds in ({"reject", "check"}, {"reject", "change"}):
        return True
    if kinds == {"change"}:
        values = dict(other.changes)
        return any(values.get(field, value) != value for field, value in one.changes)
    if kinds in ({"rename"}, {"retype"}, {"split"}) and one.to and other.to:
        return one.to != other.to and _in_common(one, other) > 0
    return kinds == {"merge", "split"} and not (one.to or other.to) and _in_common(one, other) > 1


def _in_common(one: Correction, other: Correction) -> int:
    return sum(any(_are_same(actor, its) for its in other.actors) for actor in one.actors)


def _are_same(one: Named, other: Named) -> bool:
    type_ = one.type or other.type
    return (
        other.type in {"", type_}
        and _key(one.name, type_) == _key(other.name, type_)
        and (one.document == other.document or not (one.document and other.document))
    )


@lru_cache(1 << 14)
def _key(name: str, type_: str) -> str:
    return normal_name(name, type_)
