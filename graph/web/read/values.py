"""The values that pages show, sent from the process that reads the store to the one that writes HTML.

Offsets are half-open ranges of characters in the text of a document.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ref:
    """A node that has a page; `kind` is "Event", an entity type, or "" for any other node."""

    iri: str
    label: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """A quote from a document within its sentence, `before + quote + after`."""

    document: str
    title: str
    published: str
    begin: int
    end: int
    before: str
    quote: str
    after: str


@dataclass(frozen=True, slots=True)
class Event:
    """An event with its participants by role.

    `status` is who claims it or how it is not actual, "" for what the article states; `withheld` says why it, or some
    of its sides, are no plain fact; `numbers` are exact ones with what they count ("12 people"); `happening` is the
    IRI of what it shares with other tellings of the same.
    """

    iri: str
    label: str
    family: str
    time: str
    modes: tuple[str, ...]
    roles: tuple[tuple[str, Ref], ...]
    speakers: tuple[Ref, ...]
    status: str
    polarity: str
    modality: str
    predicate: str
    quotes: tuple[Quote, ...]
    triggers: tuple[tuple[str, int, int], ...] = ()
    withheld: tuple[str, ...] = ()
    confidence: str = ""
    numbers: tuple[str, ...] = ()
    happening: str = ""

    @property
    def by_role(self) -> dict[str, list[Ref]]:
        """The participants by role."""
        grouped: dict[str, list[Ref]] = {}
        for role, who in self.roles:
            grouped.setdefault(role, []).append(who)
        return grouped

    @property
    def places(self) -> tuple[Ref, ...]:
        """The places of the event."""
        return tuple(who for role, who in self.roles if role == "place")


@dataclass(frozen=True, slots=True)
class TimelineEvent:
    """An event with what a timeline shows of it; `claimed` is true if the event has a speaker."""

    iri: str
    label: str
    family: str
    time: str
    claimed: bool
    status: str


@dataclass(frozen=True, slots=True)
class Relation:
    """A lasting relation between two nodes; it may be claimed, or former."""

    iri: str
    subject: Ref
    property: str
    object: Ref
    speakers: tuple[Ref, ...]
    status: str
    quotes: tuple[Quote, ...]
    withheld: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """A triple in the words of the text."""

    iri: str
    subject: str
    predicate: str
    object: str
    speakers: tuple[Ref, ...]
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """A place on the map, in degrees, with its numbers of events and mentions."""

    place: Ref
    lat: float
    lon: float
    events: int = 0
    mentions: int = 0


@dataclass(frozen=True, slots=True)
class Said:
    """An RDF statement about a node; `value` is a literal, or the IRI of `other`."""

    property: str
    value: str
    other: Ref | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """An article with its numbers of events and claims."""

    iri: str
    id: str
    title: str
    published: str
    url: str
    events: int = 0
    claims: int = 0
