"""An actor of one document, and the profile of several that are one actor."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from sys import intern

from triplewire.graph.thresholds import THRESHOLDS
from triplewire.graph.write.entity_names import shared_name
from triplewire.graph.write.spellings import body_words, is_acronym, person_name

_WEIGHT = THRESHOLDS.support
KINDS = ("office", "tie", "with", "in", "home", "also", "not", "is")
_TELLING = ("office ", "tie ", "with ")  # these tell namesakes apart
_COUNTRY = re.compile("country-[A-Z]{2}")
_NOTHING = frozenset[str]()

Clues = Mapping[str, frozenset[str]]


@dataclass(frozen=True, eq=False)  # one is itself: they are looked up more often than made
class Member:
    """An actor of one document: the IRI of its graph, its own local name there, the name it goes by, and its clues."""

    graph: str
    own: str
    called: str
    clues: frozenset[str]

    @cached_property
    def shared(self) -> bool:
        """Whether its own name is one that other documents give the same actor, and no name of this document alone."""
        return "." not in self.own

    @cached_property
    def public(self) -> str:
        """The local name that a thing of its kind and name has in all documents."""
        return self.own if self.shared else shared_name(self.own.partition("-")[0], self.called)

    @cached_property
    def place(self) -> tuple[str, str, str]:
        """Where it stands among others."""
        return self.public, self.graph, self.own

    @cached_property
    def anchored(self) -> bool:
        """Whether it is certain who this is: by a link or by the user's table."""
        return bool(self.profile.of("is"))

    @cached_property
    def profile(self) -> Profile:
        """What it tells by itself."""
        found: dict[str, set[str]] = {}
        for clue in self.clues:
            kind, _, value = clue.partition(" ")
            found.setdefault(kind, set()).add(intern(value))
        clues = {kind: frozenset(values) for kind, values in found.items()}
        rich = "office" in clues and any(map(_COUNTRY.fullmatch, clues.get("tie", ())))
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
    """What members that are one actor tell together.

    `name` is the local name that they go by, `graphs` are their documents, `names` their own names, `anchors` those of
    them that are certain, `called` is the fullest of the names they are called by, `clues` has the values by kind.
    `core` are the telling clues of those members of whom enough is told to tell them from namesakes: both an office or
    occupation and a country.
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
        """What several tell; they go by `name`."""
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
        """The same with further members, whose clues do not count."""
        graphs = self.graphs.union(member.graph for member in members)
        return replace(self, members=(*self.members, *members), graphs=graphs)

    def of(self, kind: str) -> frozenset[str]:
        """The values of the clues of a kind."""
        return self.clues.get(kind, _NOTHING)

    @cached_property
    def is_person(self) -> bool:
        """Persons are compared with persons, all others with one another."""
        return self.name.startswith("person-")

    @cached_property
    def countries(self) -> frozenset[str]:
        """The countries that it is tied to."""
        return frozenset(tie for tie in self.of("tie") if tie.startswith("country-"))

    @cached_property
    def acronym(self) -> bool:
        """Whether some document calls it by its letters."""
        return len(body_words(self.called)) == 1 and any(is_acronym(member.called) for member in self.members)


def tell_apart(one: Profile, other: Profile) -> bool:
    """Whether both have enough clues, none of which they share."""
    return bool(one.core and other.core) and one.core.isdisjoint(other.core)


def conflict(one: Profile, other: Profile) -> bool:
    """Whether two cannot be one actor: by the user's table, by one document that names both, or by their clues."""
    if not one.graphs.isdisjoint(other.graphs) or len(one.anchors | other.anchors) > 1:
        return True
    if not (one.of("not").isdisjoint(other.names) and other.of("not").isdisjoint(one.names)):
        return True
    if not (one.is_person and other.is_person):
        return False
    generations = {person_name(one.called).generation, person_name(other.called).generation}
    return len(generations - {""}) > 1 or tell_apart(one, other)


def support(one: Profile, other: Profile) -> int:
    """The sum of the weights of what the documents tell of both (`[support]` in thresholds.toml).

    A shared office; a country that one belongs to and that is named with the other (for bodies, of which many documents
    tell little, also a country named with both); another tie; persons, and others, named beside both.
    """
    ties = _ties(one, other)
    beside = (one.of("with") & other.of("with")) - ties
    persons = sum(name.startswith("person-") for name in beside)
    return sum(
        (
            _WEIGHT.office * (not one.of("office").isdisjoint(other.of("office"))),
            _WEIGHT.country * bool(_countries(one, other)),
            _WEIGHT.tie * bool(ties),
            _WEIGHT.person_beside * min(persons, _WEIGHT.most_persons_beside),
            _WEIGHT.others_beside * (persons < len(beside)),
        )
    )


def shared(one: Profile, other: Profile) -> tuple[str, ...]:
    """The clues that `support` counts."""
    found = {
        "office": one.of("office") & other.of("office"),
        "in": _countries(one, other),
        "tie": _ties(one, other),
        "with": (one.of("with") & other.of("with")) - _ties(one, other),
    }
    return tuple(f"{kind} {value}" for kind, values in found.items() for value in sorted(values))


def _ties(one: Profile, other: Profile) -> frozenset[str]:
    return (one.of("tie") & other.of("tie")) - one.countries


def _countries(one: Profile, other: Profile) -> frozenset[str]:
    if one.is_person:
        return (one.countries & (other.countries | other.of("in"))) | (one.of("in") & other.countries)
    return (one.countries | one.of("in")) & (other.countries | other.of("in"))
