"""The positions of the nodes of a scene, computed once; the same scene always has the same positions."""

from __future__ import annotations

import math

import rustworkx as rx

from triplewire.graph.view.scene import Scene
from triplewire.graph.view.spreading import Graph, spread

GAP = 0.55  # the smallest distance between two nodes at which labels still fit
PUSHES = 30
# Widths of the sheet that are tried, over the side of a square of the same area.
WIDTHS = (0.9, 1.0, 1.1, 1.2, 1.35, 1.5, 1.75, 2.1)
SCREEN = 1.6  # width over height


def positions(scene: Scene) -> dict[str, tuple[float, float]]:
    """Return (x, y) of each node, no two closer than GAP; the components packed, the largest first."""
    parts = components(scene)
    placed: dict[str, tuple[float, float]] = {}
    for points, (left, top) in zip(parts, _corners([[*points.values()] for points in parts], GAP), strict=True):
        placed.update((node, (round(left + x, 4), round(top + y, 4))) for node, (x, y) in points.items())
    return {node.id: placed[node.id] for node in scene.nodes}


def components(scene: Scene) -> list[dict[str, tuple[float, float]]]:
    """Return (x, y) of each node by component, the largest first, each with its top left corner at the origin."""
    number = {node.id: i for i, node in enumerate(scene.nodes)}
    ends = ((number[edge.source], number[edge.target]) for edge in scene.edges if edge.source != edge.target)
    pairs = sorted({(min(one, other), max(one, other)) for one, other in ends})
    whole = rx.PyGraph()
    whole.add_nodes_from(range(len(number)))
    whole.add_edges_from_no_data(pairs)
    parts = sorted(map(sorted, rx.connected_components(whole)), key=lambda part: (-len(part), part[0]))
    placed = [_component(whole.subgraph(part), GAP) for part in parts]
    return [
        {scene.nodes[i].id: point for i, point in zip(part, points, strict=True)}
        for part, points in zip(parts, placed, strict=True)
    ]


def _radius(size: int, gap: float) -> float:
    return gap if size == 1 else gap * (1.15 * math.sqrt(size) - 0.4)


def _component(part: Graph, gap: float) -> list[tuple[float, float]]:
    """Place one component: scaled to its radius, rotated to be wide, with its top left corner at the origin."""
    size = part.num_nodes()
    if size == 1:
        return [(0.0, 0.0)]
    turned = _turned(spread(part))
    reach = max(math.hypot(x, y) for x, y in turned) or 1.0
    scale = _radius(size, gap) / reach
    spaced = _push_apart([(x * scale, y * scale) for x, y in turned], gap)
    left, top = min(x for x, _ in spaced), min(y for _, y in spaced)
    return [(x - left, y - top) for x, y in spaced]


def _turned(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Centre the points and rotate the principal axis to the horizontal, since screens and pages are wide."""
    cx, cy = sum(x for x, _ in points) / len(points), sum(y for _, y in points) / len(points)
    centred = [(x - cx, y - cy) for x, y in points]
    xx, yy, xy = (sum(x * x for x, _ in centred), sum(y * y for _, y in centred), sum(x * y for x, y in centred))
    angle = math.atan2(2 * xy, xx - yy) / 2
    cos, sin = math.cos(angle), math.sin(angle)
    return [(x * cos + y * sin, y * cos - x * sin) for x, y in centred]


def _push_apart(points: list[tuple[float, float]], gap: float) -> list[tuple[float, float]]:
    """Move apart points that are closer than `gap`; only neighbouring cells of a grid are compared."""
    for _ in range(PUSHES):
        cells: dict[tuple[int, int], list[int]] = {}
        for i, (x, y) in enumerate(points):
            cells.setdefault((math.floor(x / gap), math.floor(y / gap)), []).append(i)
        points = [_pushed(i, points, cells, gap) for i in range(len(points))]
    return points


def _pushed(
    i: int, points: list[tuple[float, float]], cells: dict[tuple[int, int], list[int]], gap: float
) -> tuple[float, float]:
    x, y = points[i]
    column, row = math.floor(x / gap), math.floor(y / gap)
    dx = dy = 0.0
    for cell in ((column + a, row + b) for a in (-1, 0, 1) for b in (-1, 0, 1)):
        for j in cells.get(cell, ()):
            away = math.hypot(x - points[j][0], y - points[j][1])
            if j != i and away < gap:
                angle = math.atan2(y - points[j][1], x - points[j][0]) if away else 2.4 * i
                dx += math.cos(angle) * (gap - away) / 2
                dy += math.sin(angle) * (gap - away) / 2
    return x + dx, y + dy


def _corners(spread: list[list[tuple[float, float]]], gap: float) -> list[tuple[float, float]]:
    """Return the top left corner of each component, packed into the smallest sheet of about the shape of a screen."""
    sizes = [(max(x for x, _ in points) + 2 * gap, max(y for _, y in points) + gap) for points in spread]
    side = math.sqrt(sum(width * height for width, height in sizes))
    widest = max((width for width, _ in sizes), default=0.0)
    packed = [_packed(sizes, max(widest, side * wide)) for wide in WIDTHS]
    return min(packed, key=lambda corners: _extent(corners, sizes))


def _extent(corners: list[tuple[float, float]], sizes: list[tuple[float, float]]) -> float:
    """Return the height of the sheet, or of one that is as wide and has the shape of a screen, if that is higher."""
    ends = [(x + width, y + height) for (x, y), (width, height) in zip(corners, sizes, strict=True)]
    return max((max(right / SCREEN, bottom) for right, bottom in ends), default=0.0)


def _packed(sizes: list[tuple[float, float]], widest: float) -> list[tuple[float, float]]:
    """Return corners such that no two rectangles overlap: each in turn at the highest free place of a skyline."""
    skyline = [(0.0, 0.0)]  # where each step begins, and its depth; the last one ends at the edge of the sheet
    corners = []
    for width, height in sizes:
        starts = [x for x, _ in skyline if x + width <= widest + 1e-9] or [0.0]
        y, x = min((_depth(skyline, x, x + width), x) for x in starts)
        corners.append((x, y))
        after = max(step for step in skyline if step[0] <= x + width + 1e-9)[1]
        outside = [step for step in skyline if step[0] < x or step[0] > x + width]
        skyline = sorted([*outside, (x, y + height), *([(x + width, after)] if x + width < widest - 1e-9 else [])])
    return corners


def _depth(skyline: list[tuple[float, float]], left: float, right: float) -> float:
    """Return the depth of the deepest step between two sides."""
    ends = [x for x, _ in skyline[1:]] + [math.inf]
    return max(y for (x, y), end in zip(skyline, ends, strict=True) if x < right - 1e-9 and end > left + 1e-9)
