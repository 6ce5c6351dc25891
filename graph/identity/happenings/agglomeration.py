"""Groups of tellings of one event, by average linkage: independent of the order of the tellings.

Two groups become one while the mean evidence between their members (resemblance.py) is high enough, the highest first.
Pairs that were not compared count as evidence against it; a pair that contradicts itself (minus infinity) keeps its
groups apart.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from heapq import heapify, heappop, heappush
from typing import TypeVar

from triplewire.graph.thresholds import THRESHOLDS

_AT = THRESHOLDS.retelling
_PLACES = 9  # decimals: sums in another order differ by less

T = TypeVar("T", bound=Hashable)


def groups(items: Iterable[T], evidence: Mapping[tuple[T, T], float]) -> list[list[T]]:
    """Return the groups of items, of which `evidence` has pairs in the order of `items`."""
    ordered = list(items)
    at = {item: number for number, item in enumerate(ordered)}
    totals: dict[int, dict[int, float]] = {number: {} for number in at.values()}
    for (x, y), points in evidence.items():
        totals[at[x]][at[y]] = totals[at[y]][at[x]] = round(points, _PLACES)
    members = {number: [number] for number in totals}
    heap = [(-p, one, other) for one, its in totals.items() for other, p in its.items() if one < other and p > _AT.one]
    heapify(heap)
    while heap:
        negative, one, other = heappop(heap)
        if one in members and other in members and _mean(totals, members, one, other) == -negative:
            _join(totals, members, one, other)
            for third in totals[one]:
                if (mean := _mean(totals, members, one, third)) > _AT.one:
                    heappush(heap, (-mean, min(one, third), max(one, third)))
    return [[ordered[number] for number in sorted(group)] for _, group in sorted(members.items())]


def _mean(totals: dict[int, dict[int, float]], members: dict[int, list[int]], one: int, other: int) -> float:
    return round(totals[one][other] / (len(members[one]) * len(members[other])), _PLACES)


def _join(totals: dict[int, dict[int, float]], members: dict[int, list[int]], one: int, other: int) -> None:
    """Make the second group part of the first."""
    mine, its = totals[one], totals.pop(other)
    mine.pop(other)
    for third in {*mine, *its} - {one}:
        size = len(members[third])
        unseen = _AT.unseen * size
        sum_ = mine.get(third, unseen * len(members[one])) + its.get(third, unseen * len(members[other]))
        totals[third].pop(other, None)
        mine[third] = totals[third][one] = sum_
    members[one] += members.pop(other)
