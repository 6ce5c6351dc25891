"""Corrections that contradict each other: of two, the later one holds, and of one moment neither can."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
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
    new, before = list(new), list(known)
    for one in new:
        for other in before:
            if contradict(one, other, same):
                yield _pair(one, other)
        before.append(one)
    for split in before:
        if split.kind == "split" and not split.to:
            chain = _chain(split, [each for each in before if each.kind == "merge"])
            if len(chain) > 1 and not {split, *chain}.isdisjoint(new):
                yield _pair(split, max(chain, key=lambda each: each.order))


def _pair(one: Correction, other: Correction) -> Contradiction:
    return Contradiction(*sorted((one, other), key=lambda each: each.order))


def _chain(split: Correction, merges: Sequence[Correction]) -> list[Correction]:
    """Return the fewest merges that together make one of what is split: of A and B, and of B and C."""
    first, others = split.actors[:1], split.actors[1:]
    paths = [[merge] for merge in merges if _shared(merge.actors, first)]
    seen = {path[0] for path in paths}
    for path in paths:
        if _shared(path[-1].actors, others):
            return path
        following = [merge for merge in merges if merge not in seen and _in_common(merge, path[-1])]
        seen.update(following)
        paths += [[*path, merge] for merge in following]
    return []


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
    return _shared(one.actors, other.actors)


def _shared(actors: Iterable[Named], others: Sequence[Named]) -> int:
    return sum(any(_are_same(actor, its) for its in others) for actor in actors)


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
