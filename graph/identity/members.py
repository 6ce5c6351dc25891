"""An actor of one document, and the combined profile of members that are one actor."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from sys import intern

from triplewire.graph.thresholds import THRESHOLDS
from triplewire.graph.write.entity_names import shared_name
from triplewire.graph.write.spellings import body_words, institution, is_acronym, is_personal, person_name

_WEIGHT = THRESHOLDS.support
KINDS = ("office", "tie", "with", "in", "home", "also", "not", "is")
_TELLING = ("office ", "tie ", "with ")  # the clues that distinguish namesakes
_APART = re.compile("country-[A-Z]{2}|organization-.+")  # a place may lie in the country that another document tells
_NOTHING = frozenset[str]()

Clues = Mapping[str, frozenset[str]]


@dataclass(frozen=True, eq=False)  # compared by identity: members are looked up more often than created
class Member:
    """An actor of one document: the IRI of its graph, its local name there, the name in the text, and its clues."""

    graph: str
    own: str
    called: str
    clues: frozenset[str]

    @cached_property
    def shared(self) -> bool:
        """Whether other documents can use the same local name; false if the name belongs to this document alone."""
        return "." not in self.own

    @cached_property
    def public(self) -> str:
        """The local name of an actor of this kind and name in all documents."""
        return self.own if self.shared else shared_name(self.own.partition("-")[0], self.called)

    @cached_property
    def place(self) -> tuple[str, str, str]:
        """The sort key."""
        return self.public, self.graph, self.own

    @cached_property
    def anchored(self) -> bool:
        """Whether a link or the user's table makes the identity certain."""
        return bool(self.profile.of("is"))

    @cached_property
    def profile(self) -> Profile:
        """The profile of this member alone."""
        found: dict[str, set[str]] = {}
        for clue in self.clues:
            kind, _, value = clue.partition(" ")
            found.setdefault(kind, set()).add(intern(value))
        clues = {kind: frozenset(values) for kind, values in found.items()}
        rich = "office" in clues and any(map(_APART.fullmatch, clues.get("tie", ())))
        return Profile(
            self.public,
            (self,),
            frozenset({self.graph}),
            frozenset({self.own}),
            frozenset({self.own}) if "is" in clues else _NOTHING,
            self.called,
            clues,
            frozenset(clue for clue in self.clues if clue.startswith(_TELLING)) if rich else _NOTHING,
        )


@dataclass(frozen=True, eq=False)
class Profile:
    """The combined clues of members that are one actor.

    `name` is their common local name, `graphs` are their documents, `names` their own local names, `anchors` those of
    them that are certain, `called` is the fullest of their names in the texts, and `clues` has the values by kind.
    `core` has the distinguishing clues of those members with enough clues to separate them from namesakes: both an
    office or occupation and a country or body.
    """

    name: str
    members: tuple[Member, ...]
    graphs: frozenset[str]
    names: frozenset[str]
    anchors: frozenset[str]
    called: str
    clues: Clues
    core: frozenset[str]

    @classmethod
    def together(cls, name: str, profiles: Iterable[Profile]) -> Profile:
        """Combine several profiles under `name`."""
        parts = list(profiles)
        return cls(
            name,
            tuple(member for part in parts for member in part.members),
            _NOTHING.union(*(part.graphs for part in parts)),
            _NOTHING.union(*(part.names for part in parts)),
            _NOTHING.union(*(part.anchors for part in parts)),
            min((part.called for part in parts), key=lambda called: (-len(called.split()), called)),
            {kind: _NOTHING.union(*(part.of(kind) for part in parts)) for kind in KINDS},
            _NOTHING.union(*(part.core for part in parts)),
        )

    def joined_by(self, members: Sequence[Member]) -> Profile:
        """Return the profile with additional members, whose clues are ignored."""
        graphs = self.graphs.union(member.graph for member in members)
        return replace(self, members=(*self.members, *members), graphs=graphs)

    def of(self, kind: str) -> frozenset[str]:
        """Return the values of the clues of a kind."""
        return self.clues.get(kind, _NOTHING)

    @cached_property
    def is_person(self) -> bool:
        """Whether this is a person, or called like one; persons are compared with persons, and bodies with bodies."""
        return self.name.startswith("person-") or (is_personal(self.called) and not institution(self.called))

    @cached_property
    def countries(self) -> frozenset[str]:
        """The countries to which the actor has ties."""
        return frozenset(tie for tie in self.of("tie") if tie.startswith("country-"))

    @cached_property
    def acronym(self) -> bool:
        """Whether a document calls the actor by an acronym."""
        return len(body_words(self.called)) == 1 and any(is_acronym(member.called) for member in self.members)


def tell_apart(one: Profile, other: Profile) -> bool:
    """Return whether both have enough clues and share none of them."""
    return bool(one.core and other.core) and one.core.isdisjoint(other.core)


def conflict(one: Profile, other: Profile) -> bool:
    """Return whether two cannot be one actor: by the user's table, by a document that names both, or by their clues."""
    if not one.graphs.isdisjoint(other.graphs) or len(one.anchors | other.anchors) > 1:
        return True
    if not (one.of("not").isdisjoint(other.names) and other.of("not").isdisjoint(one.names)):
        return True
    if not (one.is_person and other.is_person):
        return False
    generations = {person_name(one.called).generation, person_name(other.called).generation}
    return len(generations - {""}) > 1 or tell_apart(one, other)


def support(one: Profile, other: Profile) -> int:
    """Return the sum of the weights of the clues that both share (`[support]` in thresholds.toml).

    The clues are: a shared office; a country that one belongs to and that is named with the other (for bodies, which
    have few clues in many documents, also a country named with both); another tie; persons, and others, named beside
    both.
    """
    ties = _ties(one, other)
    beside = _beside(one, other)
    persons = persons_beside(one, other)
    return sum(
        (
            _WEIGHT.office * (not one.of("office").isdisjoint(other.of("office"))),
            _WEIGHT.country * bool(_countries(one, other)),
            _WEIGHT.tie * bool(ties),
            _WEIGHT.person_beside * min(persons, _WEIGHT.most_persons_beside),
            _WEIGHT.others_beside * (persons < len(beside)),
        )
    )


def persons_beside(one: Profile, other: Profile) -> int:
    """Return the number of persons who are named beside both and are no ties of both."""
    return sum(name.startswith("person-") for name in _beside(one, other))


def _beside(one: Profile, other: Profile) -> frozenset[str]:
    return (one.of("with") & other.of("with")) - _ties(one, other)


def shared(one: Profile, other: Profile) -> tuple[str, ...]:
    """Return the clues that `support` counts."""
    found = {
        "office": one.of("office") & other.of("office"),
        "in": _countries(one, other),
        "tie": _ties(one, other),
        "with": _beside(one, other),
    }
    return tuple(f"{kind} {value}" for kind, values in found.items() for value in sorted(values))


def _ties(one: Profile, other: Profile) -> frozenset[str]:
    return (one.of("tie") & other.of("tie")) - one.countries


def _countries(one: Profile, other: Profile) -> frozenset[str]:
    if one.is_person:
        return (one.countries & (other.countries | other.of("in"))) | (one.of("in") & other.countries)
    return (one.countries | one.of("in")) & (other.countries | other.of("in"))
