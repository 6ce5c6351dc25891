"""Places of the nodes of a picture, such that the components of its graph fill the sheet.

The sheet is cut in two, across its longer side, in proportion to what the components in each half hold, and the halves
again until each component has a cell (a tree map, after Shneiderman, 1992); a component is stretched over its cell.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from triplewire.graph.view.label_places import Box, Point

Component = Mapping[str, Point]

LONG = 1.25  # width over height from which a cell is cut from top to bottom: text is wide


def filled(components: Sequence[Component], weights: Sequence[float], sheet: Box, edge: Point) -> dict[str, Point]:
    """Return a point for each node; `edge` is kept free at the sides of each cell for the names of its outermost nodes.

    The components follow each other from the top left; all but the last few should be in order of weight.
    """
    at: dict[str, Point] = {}
    for component, cell in zip(components, _cells(list(weights), sheet), strict=True):
        room = Box(cell.x, cell.y, max(cell.width - 2 * edge[0], 0.0), max(cell.height - 2 * edge[1], 0.0))
        at.update(_stretched(component, room))
    return at


def _cells(weights: list[float], sheet: Box) -> Iterator[Box]:
    if len(weights) < 2:
        yield from [sheet] * len(weights)
        return
    total = sum(weights)
    cut = min(range(1, len(weights)), key=lambda cut: abs(sum(weights[:cut]) - total / 2))
    share = sum(weights[:cut]) / total
    for half, its in zip(_halves(sheet, share), (weights[:cut], weights[cut:]), strict=True):
        yield from _cells(its, half)


def _halves(sheet: Box, share: float) -> tuple[Box, Box]:
    x, y, width, height = sheet.x, sheet.y, sheet.width, sheet.height
    if width > LONG * height:
        first, second = width * share, width * (1 - share)
        return Box(x - second / 2, y, first, height), Box(x + first / 2, y, second, height)
    first, second = height * share, height * (1 - share)
    return Box(x, y - second / 2, width, first), Box(x, y + first / 2, width, second)


def _stretched(component: Component, room: Box) -> dict[str, Point]:
    """Return the component as wide and high as the room, with its longer side along the longer one of the room."""
    points = {node: (y, x) if room.height > room.width else (x, y) for node, (x, y) in component.items()}
    across, down = (
        _scaled([x for x, _ in points.values()], room.width),
        _scaled([y for _, y in points.values()], room.height),
    )
    return {node: (room.x + x, room.y + y) for node, x, y in zip(points, across, down, strict=True)}


def _scaled(values: list[float], room: float) -> list[float]:
    """Return the values scaled to so much room, around zero."""
    least, most = min(values), max(values)
    scale = room / (most - least) if most > least else 0.0
    return [(value - (least + most) / 2) * scale for value in values]
