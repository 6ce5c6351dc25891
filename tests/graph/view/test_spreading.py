"""Force-directed placement, coarse first."""

from __future__ import annotations

import math

import rustworkx as rx

from triplewire.graph.view.spreading import Graph, spread

_LONG = 1200  # nodes: too many to unfold from a spiral in the rounds that there are


def _ring(size: int) -> Graph:
    graph: Graph = rx.PyGraph()
    graph.add_nodes_from(range(size))
    graph.add_edges_from_no_data([(node, (node + 1) % size) for node in range(size)])
    return graph


def test_a_large_graph_is_unfolded() -> None:
    places = spread(_ring(_LONG))
    beside = [math.dist(places[node - 1], places[node]) for node in range(_LONG)]
    across = [math.dist(places[node - _LONG // 2], places[node]) for node in range(_LONG)]
    assert max(beside) < sum(across) / _LONG / 10
    assert places == spread(_ring(_LONG))
