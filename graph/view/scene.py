"""The content of a picture or page: the nodes, edges and quotes of a part of the graph, as plain values."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence that supports a node or an edge; `sentence[begin:end]` is the quote.

    `offset` is the position of the sentence in its document; `claimed_by` lists the speakers, outermost first.
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

    `short` is the label for narrow spaces. `status` says why the event is not a plain fact ("claimed by Ann Lee",
    "negative", "future", ...); "" if the article states it; `withheld` then says whether it is in doubt all the same.
    `named` is false for a node that the articles only describe ("two police officers"). `weight` is the number of
    events of the whole graph in which the node takes part; `documents` has the IRIs of the documents that report an
    event. `day` is the TIMEX3 value of its first date, "" without one.
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
    withheld: bool = False
    named: bool = True
    weight: int = 0
    documents: tuple[str, ...] = ()
    day: str = ""


@dataclass(frozen=True, slots=True)
class Edge:
    """An edge from an event to a participant (`role`), or between two things related by a plain statement or a claim.

    `ids` has the event, or the equivalent relations; `documents` has the IRIs of the documents that state a relation.
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
    """Everything that is shown. Edges join nodes of the scene; all parts are ordered by their ids.

    `centres` has the nodes that the scene is about, if it is about any.
    """

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    sources: tuple[Source, ...] = ()
    made_by: str = ""
    omitted: int = 0
    centres: tuple[str, ...] = ()

    def degrees(self) -> dict[str, int]:
        """Return the number of edges of each node."""
        count = dict.fromkeys((node.id for node in self.nodes), 0)
        for edge in self.edges:
            count[edge.source] += 1
            count[edge.target] += 1
        return count
