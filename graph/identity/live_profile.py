"""The profile of an actor that further documents tell of, kept up to date in place: a copy costs what it holds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from triplewire.graph.identity.members import KINDS, Member, Profile

_TOLD_ONCE = frozenset({"also", "not", "is"})  # kinds of clues of which every new value may decide anew


class LiveProfile(Profile):
    """A profile whose documents and clues are sets that grow."""

    @classmethod
    def growing(cls, profile: Profile) -> LiveProfile:
        """Return a profile that grows, as this one is now."""
        return cls(
            profile.name,
            tuple({member.called: member for member in profile.members}.values()),  # one of each spelling
            cast("frozenset[str]", set(profile.graphs)),
            profile.names,
            profile.anchors,
            profile.called,
            cast("Mapping[str, frozenset[str]]", {kind: set(profile.of(kind)) for kind in KINDS}),
            cast("frozenset[str]", set(profile.core)),
        )

    def new(self, member: Member) -> set[str] | None:
        """Return what a member tells anew, whatever the kind of clue; None if that may decide anything anew."""
        told = {kind: values - self.of(kind) for kind, values in member.profile.clues.items()}
        if any(told.get(kind) for kind in _TOLD_ONCE):
            return None
        return set[str]().union(*told.values())

    def take(self, member: Member) -> None:
        """Add a document, and what it tells; `members` has one of each spelling alone."""
        cast("set[str]", self.graphs).add(member.graph)
        for kind, values in member.profile.clues.items():
            cast("set[str]", self.clues[kind]).update(values)
        cast("set[str]", self.core).update(member.profile.core)
        self.__dict__.pop("countries", None)
