"""Namesakes: the members of one full name, grouped by actor.

Two persons of one name are different if both have an office or occupation and a country or body, and they share no
office, country, body or person named beside them. A member with fewer clues joins the only group with which it shares a
clue, else the group of nearly all documents; otherwise it stays separate.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from triplewire.graph.identity.members import Member, Profile
from triplewire.graph.thresholds import THRESHOLDS


def of_full_names(members: Iterable[Member]) -> Iterator[Profile]:
    """Yield the actors of each full name, nearly always one."""
    named: dict[str, list[Member]] = {}
    for member in members:
        named.setdefault(member.own, []).append(member)
    for own, group in named.items():
        yield from _grouped(own, group)


def _grouped(own: str, members: list[Member]) -> list[Profile]:
    groups = [members]
    if own.startswith("person-") and not any(member.anchored for member in members):
        found = connected((m for m in members if m.profile.core), lambda member: member.profile.core)
        if len(found) > 1:
            groups = _with_others(found, [member for member in members if not member.profile.core])
    return [Profile.together(own, (m.profile for m in group)) for group in groups]


def _with_others(groups: list[list[Member]], others: list[Member]) -> list[list[Member]]:
    told = [frozenset[str]().union(*(member.profile.core for member in group)) for group in groups]
    total = sum(map(len, groups))
    usual = next((i for i, group in enumerate(groups) if len(group) >= THRESHOLDS.identity.nearly_all * total), None)
    alone: list[list[Member]] = []
    for member in others:
        near = [i for i, clues in enumerate(told) if member.clues & clues]
        at = near[0] if len(near) == 1 else usual
        if at is None:
            alone.append([member])
        else:
            groups[at].append(member)
    return groups + alone


def connected(members: Iterable[Member], told: Callable[[Member], Iterable[str]]) -> list[list[Member]]:
    """Group the members by connected components: two are connected if `told` gives them a common clue."""
    ordered = list(members)
    parent = list(range(len(ordered)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = i = parent[parent[i]]
        return i

    first: dict[str, int] = {}
    for i, member in enumerate(ordered):
        for clue in told(member):
            one, other = sorted((root(i), root(first.setdefault(clue, i))))
            parent[other] = one
    groups: dict[int, list[Member]] = {}
    for i, member in enumerate(ordered):
        groups.setdefault(root(i), []).append(member)
    return list(groups.values())
