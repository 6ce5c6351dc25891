"""The positions of the nodes of a scene, computed once; the same scene always has the same positions."""

from __future__ import annotations

import math

import rustworkx as rx

from triplewire.graph.view.scene import Scene

ROUNDS = 500  # iterations of Fruchterman and Reingold's force-directed placement (1991); more have no visible effect
STEPS = 400_000_000  # pairs of nodes to compare; a large picture gets fewer iterations, about two seconds in all
GAP = 0.55  # the smallest distance between two nodes at which labels still fit
PUSHES = 30


def positions(scene: Scene, gap: float = GAP) -> dict[str, tuple[float, float]]:
    """Return (x, y) of each node, no two closer than `gap`; the largest component first, the others in rows below."""
    number = {node.id: i for i, node in enumerate(scene.nodes)}
    ends = ((number[edge.source], number[edge.target]) for edge in scene.edges if edge.source != edge.target)
    pairs = sorted({(min(one, other), max(one, other)) for one, other in ends})
    whole = rx.PyGraph()
    whole.add_nodes_from(range(len(number)))
    whole.add_edges_from_no_data(pairs)
    parts = sorted(map(sorted, rx.connected_components(whole)), key=lambda part: (-len(part), part[0]))
    spread = [_component(whole.subgraph(part), gap) for part in parts]
    placed: dict[int, tuple[float, float]] = {}
    for part, points, (left, top) in zip(parts, spread, _corners(spread, gap), strict=True):
        for i, (x, y) in zip(part, points, strict=True):
            placed[i] = (round(left + x, 4), round(top + y, 4))
    return {node.id: placed[i] for i, node in enumerate(scene.nodes)}


def _radius(size: int, gap: float) -> float:
    return gap if size == 1 else gap * (1.15 * math.sqrt(size) - 0.4)


def _component(part: rx.PyGraph[int, None], gap: float) -> list[tuple[float, float]]:
    """Place one component: scaled to its radius, rotated to be wide, with its top left corner at the origin."""
    size = part.num_nodes()
    if size == 1:
        return [(0.0, 0.0)]
    spiral = {i: (math.cos(2.4 * i) * math.sqrt(i), math.sin(2.4 * i) * math.sqrt(i)) for i in range(size)}
    rounds = min(ROUNDS, STEPS // size**2)
    spread = rx.spring_layout(part, pos=spiral, num_iter=rounds, seed=0)
    turned = _turned([(spread[i][0], spread[i][1]) for i in range(size)])
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
    """Return the top left corner of each component, in rows not much wider than the largest component."""
    sizes = [(max(x for x, _ in points), max(y for _, y in points)) for points in spread]
    area = sum((width + 2 * gap) * (height + gap) for width, height in sizes)
    widest = max([1.3 * math.sqrt(area), *(width for width, _ in sizes[:1])])
    corners = []
    left = top = row = 0.0
    for width, height in sizes:
        if left and left + width > widest:
            left, top, row = 0.0, top + row + gap, 0.0
        corners.append((left, top))
        left, row = left + width + 2 * gap, max(row, height)
    return corners
