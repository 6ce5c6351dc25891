"""The actors of a block: the members of one name key, grouped independently of their order.

There are three steps, each of which sees only the result of the previous one:

1. Full names: the members of one full name are one actor, except for namesakes (`namesakes`). Then the rules link
   different names, the most reliable rule first, unless the documents contradict each other.
2. An incomplete name ("Putin", "J. Smith") joins the actor that its document's clues support, unless a rival is close.
   Such a name never merges two actors.
3. The remaining incomplete names, and bodies with a common name ("the Senate"), are one actor where the documents give
   them the same office and country.

In doubt, actors stay separate: a wrong merge costs more than a missed one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from operator import attrgetter

from triplewire.graph.identity.link_rules import Rule, link, part
from triplewire.graph.identity.members import Member, Profile, conflict, persons_beside, shared, support
from triplewire.graph.identity.namesakes import connected, of_full_names
from triplewire.graph.thresholds import THRESHOLDS
from triplewire.graph.write.spellings import (
    body_words,
    fold,
    formal_names,
    initials,
    institution,
    is_acronym,
    is_local,
    person_name,
    skeleton,
)

_AT = THRESHOLDS.identity


@dataclass(frozen=True, slots=True)
class Reason:
    """The reason why a name belongs to its node: the rule that joined it to another name."""

    rule: str
    one: Profile
    other: Profile

    @property
    def evidence(self) -> tuple[str, ...]:
        """Return the clues that both names have."""
        return shared(self.one, self.other)


Reasons = dict[Member, Reason]
Rules = list[tuple[int, Rule]]  # the actors whose name an incomplete one may be part of, by their positions, and how


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided about the members of a block.

    `units`: the actors of each full name, `full`: those of linked full names, `rules`: for each incomplete name, those
    of them that it may refer to, `chosen`: the position in `full` of the one that its clues decide for, `joined`: the
    same of those that joined it, `left`: the actors of the other members, `ambiguous`: the acronyms of several bodies.
    """

    ambiguous: set[str]
    units: list[Profile]
    full: list[Profile]
    rules: dict[str, Rules]
    chosen: dict[Member, int]
    joined: dict[Member, int]
    left: list[Profile]
    reasons: Reasons

    @property
    def actors(self) -> list[Profile]:
        """All actors."""
        found = list(self.full)
        joining: dict[int, list[Member]] = {}
        for member, at in self.joined.items():
            joining.setdefault(at, []).append(member)
        for at, members in joining.items():
            found[at] = found[at].joined_by(members)
        return found + self.left


def actors(members: Iterable[Member]) -> tuple[list[Profile], Reasons]:
    """Return the actors of one block, and the reason for each member that a rule joined."""
    decided = decision(members)
    return decided.actors, decided.reasons


def decision(members: Iterable[Member]) -> Decision:
    """Decide which members of one block are one actor."""
    ordered = sorted(members, key=attrgetter("place"))
    reasons: Reasons = {}
    ambiguous = _ambiguous_acronyms(ordered)
    units = list(of_full_names([m for m in ordered if m.shared and m.called not in ambiguous]))
    full = _linked(units, reasons)
    parts = [m for m in ordered if not m.shared or m.called in ambiguous]
    rules: dict[str, Rules] = {}
    choices: dict[Member, tuple[int, Reason]] = {}
    for member in parts:
        if member.called not in rules:
            rules[member.called] = part_rules(member.profile, full)
        if choice := choose(member.profile, full, rules[member.called]):
            choices[member] = choice
    chosen = {member: at for member, (at, _) in choices.items()}
    joined = _joined(chosen)
    reasons |= {member: choices[member][1] for member in joined}
    left = list(_by_belonging([member for member in parts if member not in joined], reasons))
    return Decision(ambiguous, units, full, rules, chosen, joined, left, reasons)


def _ambiguous_acronyms(members: list[Member]) -> set[str]:
    """Return the acronyms that stand for several long names of the block: "SDF" in Syria and in Japan."""
    long: dict[str, set[tuple[str, ...]]] = {}
    for member in members:
        if not (member.profile.is_person or is_acronym(member.called)):
            long.setdefault(initials(member.called), set()).add(tuple(map(fold, body_words(member.called))))
    called = {member.called for member in members if is_acronym(member.called) and not institution(member.called)}
    return {short for short in called if len(long.get(body_words(short)[0], ())) > 1}


@dataclass(frozen=True, slots=True)
class _Link:
    """A link between two actors, given by their positions in a list."""

    rule: Rule
    points: int
    persons: int
    one: int
    other: int


def _linked(units: list[Profile], reasons: Reasons) -> list[Profile]:
    links = sorted(_unrivalled(units, _links(units)), key=lambda k: (k.rule.needs, -k.points, k.one, k.other))
    actor = list(range(len(units)))
    merged = dict(enumerate(units))
    for found in links:
        one, other = sorted((actor[found.one], actor[found.other]))
        if one == other or conflict(merged[one], merged[other]):
            continue
        merged[one] = Profile.together(merged[one].name, (merged[one], merged.pop(other)))
        actor = [one if at == other else at for at in actor]
        for here, there in ((found.one, found.other), (found.other, found.one)):
            reason = Reason(found.rule.name, units[here], units[there])
            reasons |= {m: reasons.get(m, reason) for m in units[here].members}
    return [merged[at] for at in sorted(merged)]


def _links(units: list[Profile]) -> Iterator[_Link]:
    for one, other in candidates(units):
        rule = link(units[one], units[other])
        if rule and not conflict(units[one], units[other]):
            points = support(units[one], units[other])
            if points >= rule.needs:
                yield _Link(rule, points, persons_beside(units[one], units[other]), one, other)


def candidates(units: list[Profile]) -> list[tuple[int, int]]:
    """Return the pairs that may be linked; for persons, whose blocks may be large, those with similar given names."""
    bins: dict[str, list[int]] = {}
    for at, unit in enumerate(units):
        for key in _bins(unit):
            bins.setdefault(key, []).append(at)
    return sorted({pair for places in bins.values() for pair in combinations(places, 2)})


def _bins(unit: Profile) -> set[str]:
    if not unit.is_person:
        return {""}
    given = person_name(unit.called).given
    return {skeleton(form) for word in given for form in (word, *formal_names(word))} | {word[:1] for word in given[:1]}


def _unrivalled(units: list[Profile], links: Iterable[_Link]) -> Iterator[_Link]:
    """Yield the links without a close rival: of several that contradict each other, only one with a clear lead."""
    found = list(links)
    of: dict[int, list[_Link]] = {}
    for each in found:
        of.setdefault(each.one, []).append(each)
        of.setdefault(each.other, []).append(each)
    for each in found:
        if not any(_is_rival(units, each, at, rival) for at in (each.one, each.other) for rival in of[at]):
            yield each


def _is_rival(units: list[Profile], chosen: _Link, at: int, rival: _Link) -> bool:
    if rival is chosen or _leads((chosen.points, chosen.persons), (rival.points, rival.persons)):
        return False
    here, there = ({k.one, k.other} - {at} for k in (chosen, rival))
    (a,), (b,) = here, there
    return conflict(units[a], units[b]) or link(units[a], units[b]) is None


def _leads(chosen: tuple[int, int], rival: tuple[int, int]) -> bool:
    """Whether a candidate is clearly before a rival, by the support of each and the persons named beside both.

    Two presidents of one country are told apart by the persons named beside them.
    """
    needed = _AT.lead_by_person if chosen[1] > rival[1] else _AT.lead
    return chosen[0] >= rival[0] + needed


def part_rules(short: Profile, full: list[Profile]) -> Rules:
    """Return the actors whose name an incomplete one may be part of."""
    may_be = ((at, part(short, actor)) for at, actor in enumerate(full))
    return [(at, rule) for at, rule in may_be if rule]


def _joined(chosen: dict[Member, int]) -> dict[Member, int]:
    """Return the choices without those of several members of one document for one actor: they are ambiguous."""
    times = Counter((member.graph, at) for member, at in chosen.items())
    return {member: at for member, at in chosen.items() if times[member.graph, at] == 1}


def choose(unit: Profile, full: list[Profile], rules: Rules) -> tuple[int, Reason] | None:
    """Return the actor that an incomplete name refers to, if its document's clues decide."""
    ranked = []
    for at, rule in rules:
        actor = full[at]
        points = 0 if conflict(unit, actor) else support(unit, actor)
        points += bool(points) and len(actor.graphs) >= _AT.prominent  # it usually refers to a well-known actor
        if points and points >= rule.needs:
            ranked.append((points, -at, rule, persons_beside(unit, actor)))
    if not ranked:
        return None
    ranked.sort(key=lambda row: row[:2], reverse=True)
    points, at, rule, persons = ranked[0]
    actor = full[-at]
    for rival, other, _, beside in ranked[1:]:
        outnumbered = len(actor.graphs) >= _AT.outnumbered * len(full[-other].graphs)
        if not (outnumbered or _leads((points, persons), (rival, beside))):
            return None
    return -at, Reason(rule.name, unit, actor)


def _by_belonging(members: list[Member], reasons: Reasons) -> Iterator[Profile]:
    """Yield the actors of members with a common name, grouped by office and country."""
    named: dict[str, list[Member]] = {}
    for member in members:
        named.setdefault(spelt(member), []).append(member)
    for group in named.values():
        for together in connected(group, belonging):
            if len(together) == 1 or len({member.graph for member in together}) < len(together):
                yield from (member.profile for member in together)
                continue
            actor = Profile.together(together[0].public, (member.profile for member in together))
            reasons |= {member: Reason("name and belonging", member.profile, actor) for member in together}
            yield actor


def spelt(member: Member) -> str:
    """Return the common name of a member, whatever its spelling."""
    return " ".join(map(fold, member.public.split("-")))


def belonging(member: Member) -> set[str]:
    """Return a person's offices with their ties, or the only country that a body, or its document, is about."""
    told = member.profile
    if told.is_person:
        return {f"office {office}, tie {tie}" for office in told.of("office") for tie in told.of("tie")}
    countries = told.countries or told.of("home")
    return {f"in {country}" for country in countries} if len(countries) == 1 and not is_local(told.called) else set()
