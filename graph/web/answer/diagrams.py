"""Node-link diagrams of an answer, small enough to be read; the page draws them as SVG."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from triplewire.graph.view.placement import positions
from triplewire.graph.view.scene import Edge, Node, Scene
from triplewire.graph.web.read.values import Ref

MOST = 60  # nodes in a readable diagram
_SCALE = 235  # pixels a unit of the layout
_ROOM = 96, 42  # pixels around the diagram, for names
_GAP = 15  # pixels from the centre of a node to the end of a line

Joined = tuple[Ref, Ref, str]
Spot = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Placed:
    """A node in the diagram, in pixels."""

    who: Ref
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Line:
    """A line between two nodes, which `ends` numbers, with its label at `middle`."""

    ends: tuple[int, int]
    start: Spot
    end: Spot
    middle: Spot
    label: str


@dataclass(frozen=True, slots=True)
class Diagram:
    """Nodes and lines within so many pixels; `omitted` is the number of nodes left out."""

    width: int
    height: int
    things: tuple[Placed, ...]
    lines: tuple[Line, ...]
    omitted: int

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of its nodes."""
        return tuple(sorted({thing.who.kind for thing in self.things if thing.who.kind}))


def diagram(joined: Iterable[Joined]) -> Diagram:
    """Lay out nodes and lines; if there are too many nodes, those with most lines are kept."""
    listed = dict.fromkeys(joined)
    named = _named(who for one, other, _ in listed for who in (one, other))
    pairs: dict[tuple[Ref, Ref], list[str]] = {}
    for one, other, label in listed:
        if one.iri != other.iri:
            pairs.setdefault((named[one.iri], named[other.iri]), []).append(label)
    degrees = Counter(who for pair in pairs for who in pair)
    kept = {who for who, _ in sorted(degrees.items(), key=lambda d: (-d[1], d[0].iri))[:MOST]}
    drawn = {pair: labels for pair, labels in pairs.items() if kept.issuperset(pair)}
    things = sorted({who for pair in drawn for who in pair}, key=lambda who: who.iri)
    spots, number = _pixels(things, drawn), {who.iri: i for i, who in enumerate(things)}
    return Diagram(
        int(max((x for x, _ in spots.values()), default=0)) + _ROOM[0],
        int(max((y for _, y in spots.values()), default=0)) + _ROOM[1],
        tuple(Placed(who, *spots[who.iri]) for who in things),
        tuple(
            _line((number[one.iri], number[other.iri]), spots[one.iri], spots[other.iri], labels)
            for (one, other), labels in drawn.items()
        ),
        len(degrees) - len(things),
    )


def _named(refs: Iterable[Ref]) -> dict[str, Ref]:
    """Return each node by its IRI; rows may name one by several names, of which the longest is shown."""
    named: dict[str, Ref] = {}
    for who in refs:
        named[who.iri] = max(named.get(who.iri, who), who, key=lambda ref: len(ref.label))
    return named


def _pixels(things: list[Ref], pairs: Iterable[tuple[Ref, Ref]]) -> dict[str, Spot]:
    nodes = tuple(Node(who.iri, who.label, who.kind) for who in things)
    at = positions(Scene(nodes, tuple(Edge(one.iri, other.iri, "") for one, other in pairs)))
    left, top = (min((spot[axis] for spot in at.values()), default=0.0) for axis in (0, 1))
    return {
        iri: (round((x - left) * _SCALE + _ROOM[0], 1), round((y - top) * _SCALE + _ROOM[1], 1))
        for iri, (x, y) in at.items()
    }


def _line(ends: tuple[int, int], start: Spot, end: Spot, labels: list[str]) -> Line:
    (x1, y1), (x2, y2) = start, end
    long = math.hypot(x2 - x1, y2 - y1) or 1.0
    dx, dy = (x2 - x1) / long * _GAP, (y2 - y1) / long * _GAP
    words = [label for label in dict.fromkeys(labels) if label]
    return Line(
        ends,
        (round(x1 + dx, 1), round(y1 + dy, 1)),
        (round(x2 - dx, 1), round(y2 - dy, 1)),
        (round((x1 + x2) / 2, 1), round((y1 + y2) / 2, 1)),
        ", ".join(words[:2]) + (" …" if len(words) > 2 else ""),
    )
