"""Where the nodes of a scene stand: computed once, the same for the same scene."""

from __future__ import annotations

import math
import random

import igraph

from graph.view.scene import Scene

ROUNDS = 800  # of Fruchterman and Reingold's force-directed placement (1991); more moves nothing visibly
GAP = 0.55  # the least distance between two nodes, where labels still fit
PUSHES = 30


def positions(scene: Scene, gap: float = GAP) -> dict[str, tuple[float, float]]:
    """(x, y) of each node, centred on the origin, no two closer than `gap`; components packed beside each other."""
    number = {node.id: i for i, node in enumerate(scene.nodes)}
    pairs = sorted({tuple(sorted((number[e.source], number[e.target]))) for e in scene.edges if e.source != e.target})
    whole = igraph.Graph(n=len(number), edges=pairs)
    parts = sorted(whole.connected_components(), key=lambda part: (-len(part), part[0]))
    placed: dict[int, tuple[float, float]] = {}
    for part, (cx, cy) in zip(parts, _places([_radius(len(part), gap) for part in parts], gap), strict=True):
        for i, (x, y) in zip(part, _component(whole.induced_subgraph(part), gap), strict=True):
            placed[i] = (cx + x, cy + y)
    return {node.id: placed[i] for i, node in enumerate(scene.nodes)}


def _radius(size: int, gap: float) -> float:
    return gap if size == 1 else gap * (1.15 * math.sqrt(size) - 0.4)


def _component(part: igraph.Graph, gap: float) -> list[tuple[float, float]]:
    """One component, scaled to its radius."""
    size = part.vcount()
    if size == 1:
        return [(0.0, 0.0)]
    igraph.set_random_number_generator(random.Random(0))  # noqa: S311  # for the same picture twice, not for secrets
    seed = [(math.cos(2.4 * i) * math.sqrt(i), math.sin(2.4 * i) * math.sqrt(i)) for i in range(size)]
    spread = (
        part.layout_kamada_kawai(seed=seed)
        if size <= 400
        else part.layout_fruchterman_reingold(seed=seed, niter=ROUNDS)
    )
    cx, cy = sum(x for x, _ in spread) / size, sum(y for _, y in spread) / size
    reach = max(math.hypot(x - cx, y - cy) for x, y in spread) or 1.0
    scale = _radius(size, gap) / reach
    spaced = _push_apart([((x - cx) * scale, (y - cy) * scale) for x, y in spread], gap)
    return [(round(x, 4), round(y, 4)) for x, y in spaced]


def _push_apart(points: list[tuple[float, float]], gap: float) -> list[tuple[float, float]]:
    """Move points that stand closer than `gap` away from each other, looking only at neighbouring cells of a grid."""
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


def _places(radii: list[float], gap: float) -> list[tuple[float, float]]:
    """Centres for discs, largest first: the first in the middle, the others in rings around it."""
    if not radii:
        return []
    centres = [(0.0, 0.0)]
    ring, angle = radii[0] + gap, 0.0
    width = 0.0
    for radius in radii[1:]:
        step = 2 * math.asin(min(1.0, (radius + gap / 3) / (ring + radius)))
        if angle + step > 2 * math.pi and width:
            ring, angle, width = ring + 2 * width + gap / 2, 0.0, 0.0
            step = 2 * math.asin(min(1.0, (radius + gap / 3) / (ring + radius)))
        middle = angle + step / 2
        centres.append(((ring + radius) * math.cos(middle), (ring + radius) * math.sin(middle)))
        angle, width = angle + step, max(width, radius)
    return centres
