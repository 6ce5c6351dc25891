"""What the pages show, as plain values: they travel from the process that reads the store to the one that writes HTML.

Offsets are half-open ranges of characters of a document's text.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ref:
    """Something that has a page: `kind` is "Event", an entity type, or "" for what is neither."""

    iri: str
    label: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a document, `quote`, within their sentence, `before + quote + after`."""

    document: str
    title: str
    published: str
    begin: int
    end: int
    before: str
    quote: str
    after: str


@dataclass(frozen=True, slots=True)
class Happening:
    """An event. `roles` says who takes part and how; `status` why it is no plain fact, and "" where it is one."""

    iri: str
    label: str
    family: str
    time: str
    modes: tuple[str, ...]
    roles: tuple[tuple[str, Ref], ...]
    speakers: tuple[Ref, ...]
    status: str
    predicate: str
    quotes: tuple[Quote, ...]
    triggers: tuple[tuple[str, int, int], ...] = ()

    @property
    def by_role(self) -> dict[str, list[Ref]]:
        """Who takes part, by the way in which he does."""
        grouped: dict[str, list[Ref]] = {}
        for role, who in self.roles:
            grouped.setdefault(role, []).append(who)
        return grouped

    @property
    def places(self) -> tuple[Ref, ...]:
        """Where it happened."""
        return tuple(who for role, who in self.roles if role == "place")


@dataclass(frozen=True, slots=True)
class Moment:
    """An event on a line of time. `status` says why it is no plain fact; `claimed` is whether somebody else says so."""

    iri: str
    label: str
    family: str
    time: str
    claimed: bool
    status: str


@dataclass(frozen=True, slots=True)
class Relation:
    """What lasts between two things, or is claimed to, or is over."""

    iri: str
    subject: Ref
    property: str
    object: Ref
    speakers: tuple[Ref, ...]
    status: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """A triple in the words of the text, or what a claim says in them."""

    iri: str
    subject: str
    predicate: str
    object: str
    speakers: tuple[Ref, ...]
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """A place on the map, in degrees, with how many events happened there and how often it is mentioned."""

    place: Ref
    lat: float
    lon: float
    events: int = 0
    mentions: int = 0


@dataclass(frozen=True, slots=True)
class Said:
    """One statement of RDF about a node: `value` is a literal, or the IRI of `other`."""

    property: str
    value: str
    other: Ref | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """An article, with how much is read from it."""

    iri: str
    id: str
    title: str
    published: str
    url: str
    events: int = 0
    claims: int = 0
