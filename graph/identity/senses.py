"""Namesakes: the members of one full name by the actor that each means.

Two persons of one name are told apart where both have an office or occupation and belong somewhere, and the two have
no office, country or body, and nobody named beside them, in common. Who is told less of is the one that he shares
something with, or the one whom nearly all documents mean; else he is kept apart.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from graph.identity.members import Member

_NEARLY_ALL = 0.9
_TELLING = ("office ", "tie ", "with ")


def senses(members: list[Member]) -> list[list[Member]]:
    """The members of one shared name, in groups that mean one actor; nearly always that is one group."""
    if not members[0].own.startswith("person-") or any(member.anchored for member in members):
        return [members]
    rich = [member for member in members if member.rich]
    groups = connected(rich, lambda member: _telling(member.clues))
    if len(groups) < 2:
        return [members]
    clues = [frozenset[str]().union(*(m.clues for m in group)) for group in groups]
    usual = next((i for i, group in enumerate(groups) if len(group) >= _NEARLY_ALL * len(rich)), None)
    alone: list[list[Member]] = []
    for member in members:
        if member.rich:
            continue
        near = [i for i, told in enumerate(clues) if _telling(member.clues) & _telling(told)]
        at = near[0] if len(near) == 1 else usual
        if at is None:
            alone.append([member])
        else:
            groups[at].append(member)
    return groups + alone


def connected(members: list[Member], told: Callable[[Member], Iterable[str]]) -> list[list[Member]]:
    """Those of whom something is `told` that is told of another too, directly or through others, together."""
    parent = list(range(len(members)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = i = parent[parent[i]]
        return i

    first: dict[str, int] = {}
    for i, member in enumerate(members):
        for clue in told(member):
            one, other = sorted((root(i), root(first.setdefault(clue, i))))
            parent[other] = one
    groups: dict[int, list[Member]] = {}
    for i, member in enumerate(members):
        groups.setdefault(root(i), []).append(member)
    return list(groups.values())


def _telling(clues: Iterable[str]) -> frozenset[str]:
    return frozenset(clue for clue in clues if clue.startswith(_TELLING))
