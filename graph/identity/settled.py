"""A block as it was decided, to which the members of further documents are added, however many it has.

A document that names a known actor by a known name, and tells nothing that bears on another actor, changes no decision:
its members get the nodes that the rules (`blocks`) would give them. Whatever may change a decision, a name or an order
is refused, and the block is decided anew. So nothing depends on what was added and what was decided at once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from triplewire.graph.identity.blocks import belonging, choose, decision, part_rules, spelt
from triplewire.graph.identity.link_rules import link
from triplewire.graph.identity.live_profile import LiveProfile
from triplewire.graph.identity.members import Member, Profile, conflict, persons_beside, support, tell_apart
from triplewire.graph.identity.namesakes import connected
from triplewire.graph.identity.node_names import mixed, node_names
from triplewire.graph.thresholds import THRESHOLDS
from triplewire.graph.write.spellings import is_acronym

_AT = THRESHOLDS.identity
_MOST_CHOSEN_AGAIN = 64  # members whose choice is made again before the whole block is decided anew


class Unsettled(Exception):  # no error: the block is decided anew
    """The decision about a block may change."""


@dataclass(slots=True)
class _Standing:
    """What the name of the node of an actor depends on (`node_names`)."""

    node: str
    documents: int
    first: str  # the least digest of a document
    owns: Counter[str]
    letters: set[str]

    @classmethod
    def of(cls, actor: Profile, node: str) -> _Standing:
        owns = Counter(m.own for m in actor.members if m.shared) or Counter(m.public for m in actor.members)
        letters = {m.public for m in actor.members if not actor.is_person and is_acronym(m.called)}
        return cls(node, len(actor.graphs), min(map(mixed, actor.graphs)), owns, letters)

    def take(self, member: Member, *, is_person: bool) -> str:
        """Return the node with one more member. Raises Unsettled where it may get another name."""
        own = member.own if member.shared else member.public if member.public in self.owns else ""
        named = own in self.owns or not member.shared
        letters = is_person or not is_acronym(member.called) or member.public in self.letters
        counts = [self.documents, *((self.owns[own],) if own in self.owns else ())]
        if not (named and letters) or any(_grows(count) for count in counts) or mixed(member.graph) < self.first:
            raise Unsettled
        self.documents += 1
        if own in self.owns:
            self.owns[own] += 1
        return self.node


def _grows(count: int) -> bool:
    return (count + 1).bit_length() != count.bit_length()


@dataclass(slots=True)
class _Group:
    """Members with a common name that belong together, or that do not, because one document has several."""

    standing: _Standing | None  # none where each is an actor of its own
    size: int
    place: tuple[str, str, str]
    is_person: bool


class Settled:
    """The decision about the members of a block."""

    def __init__(self, members: Iterable[Member]) -> None:
        known = list(members)
        self._size = len(known)
        decided = decision(known)
        actors = decided.actors
        self.nodes: dict[Member, str] = node_names(actors)
        self._ambiguous, self._rules, self._choice = decided.ambiguous, decided.rules, decided.chosen
        self._joined = {(member.graph, at) for member, at in self._choice.items()}
        self._units = [LiveProfile.growing(unit) for unit in decided.units]
        self._first = [min(m.place for m in unit.members) for unit in decided.units]
        at = {m: at for at, actor in enumerate(decided.full) for m in actor.members}
        self._actor = [at[unit.members[0]] for unit in decided.units]
        alone = Counter(self._actor)
        single = {actor: unit for actor, unit in zip(self._actor, self._units, strict=True) if alone[actor] == 1}
        self._full: list[Profile] = [
            single.get(i) or LiveProfile.growing(actor) for i, actor in enumerate(decided.full)
        ]
        self._standing = [_Standing.of(actor, self.nodes[actor.members[0]]) for actor in actors[: len(self._full)]]
        self._index(decided.units, [m for m in known if not m.shared or m.called in self._ambiguous])
        self._group([m for m in known if (not m.shared or m.called in self._ambiguous) and m not in decided.joined])

    def _index(self, units: list[Profile], parts: list[Member]) -> None:
        self._spelt: dict[str, set[str]] = {}  # how texts call each full name
        self._of: dict[str, list[int]] = {}  # its units
        self._with: dict[str, set[int]] = {}  # the units of each value of a clue
        self._rich: list[int] = []  # the members of each unit that set it apart from namesakes
        self._parts: dict[str, list[Member]] = {}  # the incomplete names of each value of a clue
        self._kinds: dict[str, tuple[str, tuple[str, str, str]]] = {}
        self._apart: set[tuple[int, int]] = set()
        self._contested: dict[tuple[int, int], bool] = {}
        for i, unit in enumerate(units):
            for member in unit.members:
                self._spelt.setdefault(member.own, set()).add(member.called)
            self._of.setdefault(unit.members[0].own, []).append(i)
            for values in unit.clues.values():
                for value in values:
                    self._with.setdefault(value, set()).add(i)
            self._rich.append(sum(bool(member.profile.core) for member in unit.members))
        for member in sorted(parts, key=lambda m: m.place):
            self._add_part(member)

    def _add_part(self, member: Member) -> None:
        self._kinds.setdefault(member.called, (_kind(member), member.place))
        for value in set(map(_value, member.clues)):
            self._parts.setdefault(value, []).append(member)

    def _group(self, left: list[Member]) -> None:
        self._groups: dict[tuple[str, str], _Group] = {}
        named: dict[str, list[Member]] = {}
        for member in sorted(left, key=lambda m: m.place):
            named.setdefault(spelt(member), []).append(member)
        for name, members in named.items():
            for together in connected(members, belonging):
                group = self._grouped(together)
                clues = frozenset[str]().union(*map(belonging, together))
                self._groups |= dict.fromkeys(((name, clue) for clue in clues), group)

    def _grouped(self, together: list[Member]) -> _Group:
        nodes = {self.nodes[member] for member in together}
        actor = Profile.together(together[0].public, (m.profile for m in together))
        standing = _Standing.of(actor, min(nodes)) if len(together) > 1 and len(nodes) == 1 else None
        return _Group(standing, len(together), together[0].place, actor.is_person)

    def __len__(self) -> int:
        """The number of members, which bounds the memory."""
        return self._size

    def take(self, members: Iterable[Member]) -> dict[Member, str]:
        """Return the nodes of the members of further documents, and of those that join their actors because of them.

        These had nodes of their own. Raises Unsettled, and is then of no more use.
        """
        by_document: dict[str, list[Member]] = {}
        for member in members:
            by_document.setdefault(member.graph, []).append(member)
        return {m: node for its in by_document.values() for m, node in self._take(its).items()}

    def _take(self, members: list[Member]) -> dict[Member, str]:
        self._size += len(members)
        full: list[Member] = []
        parts: list[Member] = []
        for member in members:
            (full if member.shared and member.called not in self._ambiguous else parts).append(member)
        nodes: dict[Member, str] = {}
        units = set[int]()
        for member in full:
            unit = self._unit(member)
            units.add(unit)
            nodes[member] = self._take_full(member, unit, nodes)
        if len(units) < len(full) or not all(self._are_apart(*pair) for pair in combinations(sorted(units), 2)):
            raise Unsettled
        chosen = Counter[int]()  # how many of the document's members joined each actor
        for member in parts:
            nodes[member] = self._take_part(member, chosen)
        if any(count > 1 for count in chosen.values()):
            raise Unsettled
        return nodes

    def _are_apart(self, one: int, other: int) -> bool:
        """Whether a document before this one named both."""
        if (one, other) not in self._apart:
            common = self._units[one].graphs & self._units[other].graphs
            if len(common) > 1:  # the other one is this document
                self._apart.add((one, other))
        return (one, other) in self._apart

    def _unit(self, member: Member) -> int:
        """Return the unit of a full name that is known, and spelt so."""
        if member.called not in self._spelt.get(member.own, ()):
            raise Unsettled
        units, told = self._of[member.own], member.profile
        if len(units) == 1:
            unit = self._units[units[0]]
            if unit.is_person and not (unit.anchors or told.anchors) and tell_apart(unit, told):
                raise Unsettled
            return units[0]
        near = [i for i in units if not self._units[i].core.isdisjoint(told.core or member.clues)]
        if told.core:
            if len(near) != 1 or self._usual(units) != self._usual(units, near[0]):
                raise Unsettled
            return self._in_order(near[0], member)
        at = near[0] if len(near) == 1 else self._usual(units)
        if at is None:
            raise Unsettled
        return self._in_order(at, member)

    def _usual(self, units: list[int], more: int | None = None) -> int | None:
        rich = {i: self._rich[i] + (i == more) for i in units if self._rich[i]}
        total = sum(rich.values())
        return next((i for i, count in rich.items() if count >= _AT.nearly_all * total), None)

    def _in_order(self, unit: int, member: Member) -> int:
        if member.place < self._first[unit]:
            raise Unsettled
        return unit

    def _take_full(self, member: Member, i: int, nodes: dict[Member, str]) -> str:
        unit, at = self._units[i], self._actor[i]
        new, core = unit.new(member), {_value(clue) for clue in member.profile.core - unit.core}
        several = len(self._of[member.own]) > 1
        if new is None or (core and (several or not unit.core)):
            raise Unsettled
        if any(self._with.get(value, {i}) != {i} for value in core):
            raise Unsettled
        self._check_number(at)
        self._rich[i] += bool(member.profile.core)
        near = {other for value in new for other in self._with.get(value, ())} - {i}
        links = [(other, self._evidence(i, other)) for other in sorted(near) if link(unit, self._units[other])]
        again = {part for value in new | core for part in self._parts.get(value, ())}
        if len(again) > _MOST_CHOSEN_AGAIN:
            raise Unsettled
        unit.take(member)
        if self._full[at] is not unit:
            self._full[at].take(member)  # type: ignore[attr-defined]  # a live one
        for value in new:
            self._with.setdefault(value, set()).add(i)
        if any(self._evidence(i, other) != before for other, before in links):
            raise Unsettled
        self._choose_again(again, nodes)
        return self._standing[at].take(member, is_person=self._full[at].is_person)

    def _choose_again(self, parts: Iterable[Member], nodes: dict[Member, str]) -> None:
        """Join the members to the actor for which there is evidence now, if they stood alone."""
        for part in sorted(parts, key=lambda m: m.place):
            before, at = self._choice.get(part), self._chosen(part)
            if before == at:
                continue
            if before is not None or at is None or belonging(part) or (part.graph, at) in self._joined:
                raise Unsettled
            self._choice[part] = at
            self._joined.add((part.graph, at))
            nodes[part] = self._standing[at].take(part, is_person=self._full[at].is_person)

    def _evidence(self, one: int, other: int) -> tuple[int, int]:
        x, y = self._units[one], self._units[other]
        return support(x, y), persons_beside(x, y) if self._is_contested(one, other) else 0

    def _is_contested(self, one: int, other: int) -> bool:
        """Whether a link of two units may have a rival, so that the persons beside both count."""
        pair = (min(one, other), max(one, other))
        if pair not in self._contested:
            self._contested[pair] = any(
                link(self._units[here], third)
                and (conflict(self._units[there], third) or not link(self._units[there], third))
                for here, there in (pair, pair[::-1])
                for at, third in enumerate(self._units)
                if at not in pair
            )
        return self._contested[pair]

    def _check_number(self, at: int) -> None:
        """Raise Unsettled where one more document makes an actor well known, or far better known than another."""
        count = len(self._full[at].graphs)
        if count + 1 == _AT.prominent:
            raise Unsettled
        for other in self._full:
            size = len(other.graphs)
            if other is not self._full[at] and (
                (count >= _AT.outnumbered * size) != (count + 1 >= _AT.outnumbered * size)
                or (size >= _AT.outnumbered * count) != (size >= _AT.outnumbered * (count + 1))
            ):
                raise Unsettled

    def _chosen(self, part: Member) -> int | None:
        choice = choose(part.profile, self._full, self._rules[part.called])
        return choice and choice[0]

    def _take_part(self, member: Member, chosen: Counter[int]) -> str:
        kind, place = self._kinds.get(member.called, (_kind(member), member.place))
        if kind != _kind(member) and member.place < place:
            raise Unsettled
        if member.called not in self._rules:
            self._rules[member.called] = part_rules(member.profile, self._full)
        at = self._chosen(member)
        self._add_part(member)
        if at is None:
            return self._take_left(member, chosen)
        chosen[at] += 1
        self._choice[member] = at
        self._joined.add((member.graph, at))
        return self._standing[at].take(member, is_person=self._full[at].is_person)

    def _take_left(self, member: Member, chosen: Counter[int]) -> str:
        if member.shared:
            raise Unsettled
        keys = [(spelt(member), clue) for clue in belonging(member)]
        groups = {id(group): group for key in keys if (group := self._groups.get(key))}
        if len(groups) > 1:
            raise Unsettled
        group = next(iter(groups.values()), None) or _Group(None, 0, member.place, member.profile.is_person)
        self._groups |= dict.fromkeys(keys, group)
        group.size += 1
        chosen[-id(group)] += 1
        if group.size == 1:
            return member.own
        if group.size == 2 or member.place < group.place:
            raise Unsettled
        return group.standing.take(member, is_person=group.is_person) if group.standing else member.own


def _kind(member: Member) -> str:
    return member.own.partition("-")[0]


def _value(clue: str) -> str:
    return clue.partition(" ")[2]
