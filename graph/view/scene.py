"""What a picture or a page shows: the nodes, edges and quotes of a part of the graph, as plain values."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence that supports something: `sentence[begin:end]` is the quote.

    `offset` is where the sentence begins in its document, `claimed_by` who says so, outermost first.
    """

    document: str
    sentence: str
    begin: int
    end: int
    offset: int = 0
    claimed_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Node:
    """An actor, place or event. `kind` is "Event" or an entity type; `family` the event type ("Consult") or "".

    `short` is the label where there is little room. `status` says why it is no plain fact ("claimed by Ann Lee",
    "negative", "future", ...); "" for what the article states.
    `named` is false for what the articles only describe ("two police officers"). `weight` is in how many events of
    the whole graph it takes part, `documents` are the IRIs of those that tell of an event.
    """

    id: str
    label: str
    kind: str
    short: str = ""
    family: str = ""
    names: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    evidence: tuple[Evidence, ...] = ()
    status: str = ""
    named: bool = True
    weight: int = 0
    documents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Edge:
    """From an event to a participant (`role`), or between two things that a plain statement or a claim relates.

    `ids` are the event, or the relations that say the same; `documents` the IRIs of those that tell of a relation.
    """

    source: str
    target: str
    label: str
    evidence: tuple[Evidence, ...] = ()
    role: bool = False
    status: str = ""
    ids: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """A document that the graph was read from."""

    id: str
    title: str
    published: str | None = None
    iri: str = ""


@dataclass(frozen=True, slots=True)
class Scene:
    """Everything shown. Edges join nodes of the scene; the order of all parts is that of their ids."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    sources: tuple[Source, ...] = ()
    made_by: str = ""
    omitted: int = 0

    def degrees(self) -> dict[str, int]:
        """How many edges each node has."""
        count = dict.fromkeys((node.id for node in self.nodes), 0)
        for edge in self.edges:
            count[edge.source] += 1
            count[edge.target] += 1
        return count
