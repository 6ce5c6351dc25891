"""Force-directed placement of a connected graph, coarse first: neighbours move as one, and then each by itself.

From a spiral, a large graph needs hundreds of rounds over all pairs of its nodes to unfold; from the places of its
halves, a few (Walshaw, A Multilevel Algorithm for Force-Directed Graph Drawing, 2003).
"""

from __future__ import annotations

import math

import rustworkx as rx

ROUNDS = 500  # iterations of Fruchterman and Reingold's force-directed placement (1991); more have no visible effect
STEPS = 60_000_000  # pairs of nodes to compare at each level; a large graph gets fewer iterations, a second in all
_SMALL = 50  # nodes, which a spiral is near enough for
_FEWER = 0.9  # a level with more of the nodes than this is no step forward
_ROOM = 0.02  # the side of what is placed first, over its final one: the forces then drive all apart evenly
_BESIDE = 0.01  # the distance of two nodes that were one, in the units of the spiral

Graph = rx.PyGraph[int, None]
Point = tuple[float, float]


def spread(graph: Graph) -> list[Point]:
    """Return (x, y) of each node; its nodes are numbered from 0, and the same graph has the same places."""
    size = graph.num_nodes()
    start = _spiral(size)
    if size > _SMALL:
        halves, half_of = _halves(graph)
        if halves.num_nodes() < _FEWER * size:
            side, places = _ROOM * math.sqrt(size), spread(halves)
            beside = [(_BESIDE * x / math.sqrt(size), _BESIDE * y / math.sqrt(size)) for x, y in start]
            start = [
                (side * places[half][0] + x, side * places[half][1] + y)
                for half, (x, y) in zip(half_of, beside, strict=True)
            ]
    rounds = max(1, min(ROUNDS, STEPS // size**2))
    found = rx.spring_layout(graph, pos=dict(enumerate(start)), num_iter=rounds, seed=0)
    return [(found[i][0], found[i][1]) for i in range(size)]


def _spiral(size: int) -> list[Point]:
    return [(math.cos(2.4 * i) * math.sqrt(i), math.sin(2.4 * i) * math.sqrt(i)) for i in range(size)]


def _halves(graph: Graph) -> tuple[Graph, list[int]]:
    """Return the graph with pairs of neighbours as one node, and the new number of each node.

    Those with the fewest neighbours choose first, and the one that has the fewest, so that no hub takes all.
    """
    numbers: dict[int, int] = {}
    order = {node: (graph.degree(node), node) for node in range(graph.num_nodes())}
    count = 0
    for node in sorted(order, key=order.__getitem__):
        if node not in numbers:
            numbers[node] = count
            free = [other for other in graph.neighbors(node) if other not in numbers]
            if free:
                numbers[min(free, key=order.__getitem__)] = count
            count += 1
    pairs = (sorted((numbers[one], numbers[other])) for one, other in graph.edge_list())
    halves: Graph = rx.PyGraph()
    halves.add_nodes_from(range(count))
    halves.add_edges_from_no_data(sorted({(one, other) for one, other in pairs if one != other}))
    return halves, [numbers[node] for node in range(graph.num_nodes())]
