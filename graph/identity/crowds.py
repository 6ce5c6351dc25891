"""Groups of the tellings that evidence connects, directly or through others, however many they are.

The first of them, in the order of their documents (`postings.order`), are grouped by all the evidence between them
(`agglomeration`). Any more join one of these groups by the evidence between them and a sample of the group; those that
join none are grouped among themselves. So the cost grows with the number of tellings, not with that of their pairs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from math import inf

from triplewire.graph.identity.agglomeration import groups
from triplewire.graph.identity.postings import order
from triplewire.graph.thresholds import THRESHOLDS

_AT = THRESHOLDS.stories
_WEIGHTS = THRESHOLDS.retelling

Links = tuple[tuple[str, str, float], ...]  # two tellings and the evidence for both being of one event


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of tellings: their documents, the links found so far, and how to find those of two documents."""

    home: Mapping[str, str]
    links: Mapping[str, Mapping[str, float]]
    between: Callable[[str, str], Links]
    is_sampled: Callable[[str], bool]  # whether a document was compared with some of the others only


def connected(nodes: Iterable[str], links: Mapping[str, Mapping[str, float]]) -> Iterator[list[str]]:
    """Yield the sets of nodes that positive evidence connects, sorted: groups of tellings lie within them."""
    left = set(nodes)
    for start in sorted(left):
        if start in left:
            left.remove(start)
            component, waiting = [], [start]
            while waiting:
                node = waiting.pop()
                component.append(node)
                new = {other for other, strength in links.get(node, {}).items() if strength > _WEIGHTS.one} & left
                left -= new
                waiting += new
            yield sorted(component)


def groups_of(component: Iterable[str], known: Known) -> Iterator[list[str]]:
    """Yield the groups of connected tellings."""
    ordered = sorted(component, key=lambda node: (order(known.home[node]), node))
    core, others = ordered[: _AT.core], ordered[_AT.core :]
    found = groups(sorted(core), _evidence(core, known))
    left = _joined(found, others, known)
    yield from found
    for smaller in connected(left, known.links):
        yield from groups_of(smaller, known)


def _evidence(core: list[str], known: Known) -> dict[tuple[str, str], float]:
    """Return the evidence between tellings, of which those of sampled documents may not have been compared yet."""
    inside = set(core)
    links = ((x, y, strength) for x in core for y, strength in known.links.get(x, {}).items())
    evidence = {(x, y): strength for x, y, strength in links if x < y and y in inside}
    sampled = sorted(graph for graph in {known.home[node] for node in core} if known.is_sampled(graph))
    for one, other in combinations(sampled, 2):
        for x, y, strength in known.between(one, other):
            if x in inside and y in inside:
                evidence[min(x, y), max(x, y)] = strength
    return evidence


def _joined(found: list[list[str]], others: list[str], known: Known) -> list[str]:
    """Add each of the others to the group for which the mean evidence is highest; return those that join none."""
    at = {node: number for number, group in enumerate(found) for node in group}
    samples = [sorted(group, key=lambda node: (order(known.home[node]), node))[: _AT.sample] for group in found]
    left = []
    for node in others:
        links = known.links.get(node, {})
        near = {at[other] for other, strength in links.items() if strength > _WEIGHTS.one and other in at}
        near -= {at[other] for other, strength in links.items() if strength == -inf and other in at}
        means = sorted((-_mean(node, samples[number], known), number) for number in near)
        if means and -means[0][0] > _WEIGHTS.one:
            at[node] = means[0][1]
            found[at[node]].append(node)
        else:
            left.append(node)
    return left


def _mean(node: str, sample: list[str], known: Known) -> float:
    """Return the mean evidence between a telling and a sample of a group."""
    total = 0.0
    for other in sample:
        links = known.between(*sorted((known.home[node], known.home[other])))
        total += next((strength for x, y, strength in links if {x, y} == {node, other}), _WEIGHTS.unseen)
    return total / len(sample)
