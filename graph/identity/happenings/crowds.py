"""Groups of the tellings that evidence connects, directly or through others, however many they are.

A few are grouped by all the evidence between them (`agglomeration`). So are the first of many, in the order of their
documents (`postings.order`); the others join these groups by the evidence between them and a sample of the group, and
those that join none are grouped among themselves. The cost grows with the number of tellings, not with that of pairs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from math import inf

from triplewire.graph.identity.happenings.agglomeration import groups
from triplewire.graph.identity.happenings.postings import order
from triplewire.graph.thresholds import THRESHOLDS

_AT = THRESHOLDS.stories
_WEIGHTS = THRESHOLDS.retelling

Evidence = dict[tuple[str, str], float]

Links = tuple[tuple[str, str, float], ...]  # two tellings and the evidence for both being of one event


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of tellings: their documents, the links found so far, and how to find others."""

    home: Mapping[str, str]
    links: Mapping[str, Mapping[str, float]]  # evidence for two being of one event, or a correction against it
    link: Callable[[str, str], float | None]  # all evidence between two of one document, or of two that were compared
    strength: Callable[[str, str], float | None]  # the evidence between two tellings of any different documents
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


def groups_of(component: list[str], known: Known) -> Iterator[list[str]]:
    """Yield the groups of connected tellings."""
    ordered = sorted(component, key=lambda node: (order(known.home[node]), node))
    if len(ordered) <= _AT.together and not any(known.is_sampled(graph) for graph in {known.home[n] for n in ordered}):
        yield from groups(component, _linked(ordered, known))
        return
    core, others = ordered[: _AT.core], ordered[_AT.core :]
    found = groups(sorted(core), _compared(core, known) | _linked(core, known))
    left = _joined(found, others, known)
    yield from found
    for smaller in connected(left, known.links):
        yield from groups_of(smaller, known)


def _linked(tellings: list[str], known: Known) -> Evidence:
    found = ((pair, known.link(*pair)) for pair in combinations(sorted(tellings), 2))
    return {pair: strength for pair, strength in found if strength is not None}


def _compared(tellings: list[str], known: Known) -> Evidence:
    """Return the evidence between tellings of different documents, of which some may not have been compared before."""
    pairs = (pair for pair in combinations(sorted(tellings), 2) if known.home[pair[0]] != known.home[pair[1]])
    found = ((pair, known.strength(*pair)) for pair in pairs)
    return {pair: strength for pair, strength in found if strength is not None}


def _joined(found: list[list[str]], others: list[str], known: Known) -> list[str]:
    """Add each of the others to the group for which the mean evidence is highest; return those that join none."""
    at = {node: number for number, group in enumerate(found) for node in group}
    samples = [sorted(group, key=lambda node: (order(known.home[node]), node))[: _AT.sample] for group in found]
    left = []
    for node in others:
        links = known.links.get(node, {}).items()
        near = {at[other] for other, strength in links if strength > _WEIGHTS.one and other in at}
        near = {number for number in near if not any(known.link(node, other) == -inf for other in found[number])}
        means = sorted((-_mean(node, samples[number], known), number) for number in near)
        if means and -means[0][0] > _WEIGHTS.one:
            at[node] = means[0][1]
            found[at[node]].append(node)
        else:
            left.append(node)
    return left


def _mean(node: str, sample: list[str], known: Known) -> float:
    """Return the mean evidence between a telling and a sample of a group."""
    home = known.home
    linked = ((known.link if home[node] == home[other] else known.strength)(node, other) for other in sample)
    return sum(_WEIGHTS.unseen if strength is None else strength for strength in linked) / len(sample)
