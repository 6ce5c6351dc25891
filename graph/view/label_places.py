"""Places for the names of nodes and the labels of arrows, such that none covers another or a node.

All lengths are inches on the sheet, with y downwards. Names come first, then labels in the order given; each takes the
best of its candidate places that is still free (greedy point-feature labelling, after Christensen, Marks and Shieber,
1995).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

Point = tuple[float, float]
Size = tuple[float, float]

MARGIN = 0.03  # kept free around every label
_ALONG = (0.5, 0.42, 0.58, 0.34, 0.66, 0.27, 0.73)  # of an arrow, the middle first
_STEPS = 24  # points of an arrow that are compared with labels
_CROSSED = 0.15  # the cost of a label on a foreign arrow, in fractions of the own arrow's length


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle by its centre."""

    x: float
    y: float
    width: float
    height: float

    def meets(self, other: Box) -> bool:
        """Return whether the two overlap or are closer than the margin."""
        across = abs(self.x - other.x) * 2 < self.width + other.width + 2 * MARGIN
        return across and abs(self.y - other.y) * 2 < self.height + other.height + 2 * MARGIN

    def inside(self, sheet: Box) -> Box:
        """Return this box moved as far as needed to stand on the sheet."""
        across, down = max((sheet.width - self.width) / 2, 0.0), max((sheet.height - self.height) / 2, 0.0)
        x = min(max(self.x, sheet.x - across), sheet.x + across)
        return Box(x, min(max(self.y, sheet.y - down), sheet.y + down), self.width, self.height)

    def holds(self, point: Point) -> bool:
        """Return whether the point is inside."""
        return abs(point[0] - self.x) * 2 < self.width and abs(point[1] - self.y) * 2 < self.height


@dataclass(frozen=True, slots=True)
class Arrow:
    """A quadratic curve from `start` to `end`; `bend` is the distance of its control point over its length."""

    start: Point
    end: Point
    bend: float

    def at(self, part: float) -> Point:
        """Return the point at a fraction of the curve, as matplotlib's "arc3" draws it on axes with y downwards."""
        (x, y), (to_x, to_y) = self.start, self.end
        way_x, way_y = to_x - x, to_y - y
        by_x, by_y = (x + to_x) / 2 - self.bend * way_y, (y + to_y) / 2 + self.bend * way_x
        here, over, there = (1 - part) ** 2, 2 * part * (1 - part), part**2
        return here * x + over * by_x + there * to_x, here * y + over * by_y + there * to_y

    def beside(self, part: float, size: Size) -> Box:
        """Return a box on the arrow, or at the outer side of one that bends: the other arrow is at its inner side."""
        x, y = self.at(part)
        way_x, way_y = self.end[0] - self.start[0], self.end[1] - self.start[1]
        length = math.hypot(way_x, way_y)
        if not self.bend or not length:
            return Box(x, y, *size)
        out_x, out_y = -way_y / length, way_x / length
        away = (abs(out_x) * size[0] + abs(out_y) * size[1]) / 2 + MARGIN
        return Box(x + out_x * away, y + out_y * away, *size)


@dataclass
class Places:
    """What the sheet holds so far: nodes, names and labels as boxes, and the points of all arrows."""

    sheet: Box
    nodes: Mapping[str, Box]
    arrows: Sequence[Arrow]
    names: dict[str, Box] = field(default_factory=dict)
    labels: dict[int, Box] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._taken = list(self.nodes.values())
        self._tracks = [[arrow.at(step / _STEPS) for step in range(1, _STEPS)] for arrow in self.arrows]

    def put_name(self, node: str, size: Size) -> bool:
        """Put the name of a node below, above, beside it or at a corner; return whether there was room."""
        around = [box.inside(self.sheet) for box in _around(self.nodes[node], size)]
        ranked = [(self._crossings(box), number, box) for number, box in enumerate(around)]
        found = self._first_free(box for *_, box in sorted(ranked, key=lambda each: each[:2]))
        if found:
            self.names[node] = found
        return found is not None

    def put_label(self, arrow: int, size: Size) -> bool:
        """Put the label of an arrow on it; return whether there was room."""
        ranked = []
        for part in _ALONG:
            box = self.arrows[arrow].beside(part, size).inside(self.sheet)
            ranked.append((abs(part - 0.5) + _CROSSED * self._crossings(box, but=arrow), box))
        found = self._first_free(box for _, box in sorted(ranked, key=lambda each: each[0]))
        if found:
            self.labels[arrow] = found
        return found is not None

    def _first_free(self, boxes: Iterable[Box]) -> Box | None:
        found = next((box for box in boxes if not any(box.meets(other) for other in self._taken)), None)
        if found:
            self._taken.append(found)
        return found

    def _crossings(self, box: Box, but: int = -1) -> int:
        return sum(any(map(box.holds, track)) for number, track in enumerate(self._tracks) if number != but)


def _around(node: Box, size: Size) -> Iterator[Box]:
    width, height = size
    up, across = (node.height + height) / 2 + 2 * MARGIN, (node.width + width) / 2 + 2 * MARGIN
    yield Box(node.x, node.y + up, width, height)
    yield Box(node.x, node.y - up, width, height)
    yield Box(node.x + across, node.y, width, height)
    yield Box(node.x - across, node.y, width, height)
    for right, down in ((1, 1), (-1, 1), (1, -1), (-1, -1)):
        yield Box(node.x + right * across, node.y + down * (up - MARGIN), width, height)
