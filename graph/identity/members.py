"""An actor of a document as it is compared with others, and what several of them tell together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from graph.identity.forms import body_words, is_acronym, person_name
from graph.identity.own import shared_name

_KINDS = ("office", "tie", "with", "in", "home", "also", "not", "is")


@dataclass(frozen=True, slots=True)
class Member:
    """An actor of one document: the IRI of its graph, its own local name there, the name it goes by, and its clues."""

    graph: str
    own: str
    called: str
    clues: frozenset[str]

    @property
    def shared(self) -> bool:
        """Whether its own name is one that other documents give the same actor, and no name of this document alone."""
        return "." not in self.own

    @property
    def public(self) -> str:
        """The local name that a thing of its kind and name has in all documents."""
        return self.own if self.shared else shared_name(self.own.partition("-")[0], self.called)

    @property
    def rich(self) -> bool:
        """Whether both an office or occupation and something that somebody belongs to are told."""
        kinds = {clue.partition(" ")[0] for clue in self.clues}
        return {"office", "tie"} <= kinds

    @property
    def anchored(self) -> bool:
        """Whether it is certain who this is: by a link or by the user's table."""
        return any(clue.startswith("is ") for clue in self.clues)


class Profile:
    """What members that are one actor tell together."""

    def __init__(self, name: str, members: Iterable[Member]) -> None:
        """`name` is the local name that they go by, shared or own."""
        self.name = name
        self.members = tuple(members)
        self.called = min((m.called for m in self.members), key=lambda called: (-len(called.split()), called))
        self.graphs = frozenset(member.graph for member in self.members)
        self.clues = frozenset[str]().union(*(member.clues for member in self.members))

    @property
    def is_person(self) -> bool:
        """Persons are compared with persons, all others with one another."""
        return self.name.startswith("person-")

    @cached_property
    def anchors(self) -> frozenset[str]:
        """The names that are certain."""
        return frozenset(member.own for member in self.members if member.anchored)

    @cached_property
    def refused(self) -> frozenset[str]:
        """The local names that it is not."""
        return frozenset(clue[4:] for clue in self.clues if clue.startswith("not "))

    @cached_property
    def names(self) -> frozenset[str]:
        """All local names of its members."""
        return frozenset(member.own for member in self.members) | {self.name}

    @cached_property
    def rich(self) -> bool:
        """Whether both an office or occupation and something that somebody belongs to are told."""
        return bool(self.of("office") and self.of("tie"))

    @cached_property
    def countries(self) -> frozenset[str]:
        """The countries that it is tied to."""
        return frozenset(tie for tie in self.of("tie") if tie.startswith("country-"))

    @cached_property
    def acronym(self) -> bool:
        """Whether some document calls it by its letters."""
        return any(is_acronym(m.called) for m in self.members) and len(body_words(self.called)) == 1

    def of(self, kind: str) -> frozenset[str]:
        """The values of the clues of a kind."""
        return self._values[kind]

    @cached_property
    def _values(self) -> dict[str, frozenset[str]]:
        found: dict[str, set[str]] = {kind: set() for kind in _KINDS}
        for clue in self.clues:
            kind, _, value = clue.partition(" ")
            found[kind].add(value)
        return {kind: frozenset(values) for kind, values in found.items()}

    def __or__(self, other: Profile) -> Profile:
        return Profile(min(self.name, other.name), self.members + other.members)


def conflict(one: Profile, other: Profile) -> bool:
    """Whether two cannot be one actor: told so, or known well enough, and with nothing in common."""
    if one.refused & other.names or other.refused & one.names or len(one.anchors | other.anchors) > 1:
        return True
    if not one.graphs.isdisjoint(other.graphs):
        return True  # their document names both
    if not (one.is_person and other.is_person):
        return False
    generations = {person_name(one.called).generation, person_name(other.called).generation}
    if len(generations - {""}) > 1:
        return True
    return one.rich and other.rich and not any(one.of(kind) & other.of(kind) for kind in ("office", "tie", "with"))


def support(one: Profile, other: Profile) -> tuple[int, tuple[str, ...]]:
    """How much what is told of two speaks for one actor, and what of it they share, as clues.

    A shared office counts 1, a country to which one belongs and that is named with the other 1 (of bodies, which many
    documents tell little of, also a country named with both), another tie 2, persons named beside both up to 2,
    others beside both 1.
    """
    points, shared = 0, []
    if offices := one.of("office") & other.of("office"):
        points += 1
        shared += [f"office {office}" for office in sorted(offices)]
    countries = _countries(one, other)
    if countries:
        points += 1
        shared += [f"in {country}" for country in sorted(countries)]
    if ties := {tie for tie in one.of("tie") & other.of("tie") if not tie.startswith("country-")}:
        points += 2
        shared += [f"tie {tie}" for tie in sorted(ties)]
    beside = (one.of("with") & other.of("with")) - ties
    persons = [name for name in beside if name.startswith("person-")]
    points += min(len(persons), 2) + (len(persons) < len(beside))
    shared += [f"with {name}" for name in sorted(beside)]
    return points, tuple(shared)


def _countries(one: Profile, other: Profile) -> frozenset[str]:
    if one.is_person:
        return (one.countries & (other.countries | other.of("in"))) | (one.of("in") & other.countries)
    return (one.countries | one.of("in")) & (other.countries | other.of("in"))
