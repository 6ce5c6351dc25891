"""The graph as a static picture: actors and places are nodes, and events between them are labelled arrows.

networkx draws it with matplotlib's file back ends, so no display is needed; the same scene gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import matplotlib as mpl
import networkx as nx
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from triplewire.graph.view.placement import positions
from triplewire.graph.view.scene import Edge, Node, Scene

MOST = 24  # nodes; with more, the labels overlap
GAP = 1.35  # inches between nodes, which leaves room for a name and the edge labels
COLOURS = {
    "Person": "#2f6db5",
    "Organization": "#7a4fa3",
    "Country": "#2e8b57",
    "Place": "#5aa469",
    "Group": "#b0752c",
    "Event": "#c8452f",
}
SHAPES = {"Person": "o", "Organization": "s", "Country": "p", "Place": "v", "Group": "h", "Event": "D"}
OTHER, PAPER, INK, QUIET = "#8a8f98", "#fbfaf7", "#1c1f24", "#666c76"


def write_picture(scene: Scene, path: Path, title: str = "") -> None:
    """Draw the most connected part of a scene; the extension of `path` (.png, .svg, .pdf) selects the format."""
    still = _most_connected(_events_as_edges(scene))
    place = positions(still, GAP)
    xs, ys = [x for x, _ in place.values()] or [0.0], [y for _, y in place.values()] or [0.0]
    width = min(24.0, max(xs) - min(xs) + 3)
    height = min(18.0, max(ys) - min(ys) + 2)
    with axes_of(path, (max(width, 8.0), max(height, 5.0)), title, scene.made_by) as axes:
        axes.set_axis_off()
        axes.margins(0.12)
        axes.invert_yaxis()  # rows are counted from the top
        _draw(still, place, axes)


@contextmanager
def axes_of(path: Path, size: tuple[float, float], title: str, made_by: str) -> Iterator[Axes]:
    """Yield the axes of a picture of so many inches, which is written after the block."""
    with mpl.rc_context({"svg.hashsalt": "triplewire", "svg.fonttype": "none", "font.family": "DejaVu Sans"}):
        figure = Figure(figsize=size, facecolor=PAPER, layout="constrained")
        FigureCanvasAgg(figure)
        axes = figure.add_subplot(facecolor=PAPER)
        yield axes
        if title:
            axes.set_title(title, color=INK, fontsize=13, loc="left", parse_math=False)
        made = {"Date": None, "Creator": made_by} if path.suffix == ".svg" else {}
        figure.savefig(path, dpi=130, facecolor=PAPER, metadata=made)


def _events_as_edges(scene: Scene) -> Scene:
    """Turn each typed event into edges from its sources to its targets, or to its place.

    Nodes without a name are left out: there is no room for descriptions.
    """
    events = {node.id: node for node in scene.nodes if node.kind == "Event"}
    roles: dict[str, list[Edge]] = {}
    for edge in scene.edges:
        if edge.role and edge.source in events:
            roles.setdefault(edge.source, []).append(edge)
    edges = [edge for edge in scene.edges if not {edge.source, edge.target} & events.keys()]
    edges += [e for event, its in sorted(roles.items()) if events[event].family for e in _between(events[event], its)]
    return _of(scene, {node.id for node in scene.nodes if node.named}, edges)


def _between(event: Node, roles: list[Edge]) -> Iterator[Edge]:
    sources = [edge.target for edge in roles if edge.label == "source"]
    targets = [edge.target for edge in roles if edge.label == "target"]
    others = [edge.target for edge in roles if edge.label not in {"source", "target"}]
    pairs = [(a, b) for a in sources for b in targets] or list(combinations(sources, 2))
    pairs = pairs or [(a, b) for a in sources + targets for b in others]
    for a, b in pairs:
        if a != b:
            yield Edge(a, b, event.short or event.label, status=event.status)


def _most_connected(scene: Scene) -> Scene:
    degrees = scene.degrees()
    ranked = sorted(scene.nodes, key=lambda node: (-degrees[node.id], node.id))
    return _of(scene, {node.id for node in ranked[:MOST]}, scene.edges)


def _of(scene: Scene, ids: set[str], edges: Iterable[Edge]) -> Scene:
    """Return the edges between the given nodes, and the nodes that have an edge."""
    kept = tuple(edge for edge in edges if edge.source in ids and edge.target in ids and edge.source != edge.target)
    used = {end for edge in kept for end in (edge.source, edge.target)}
    return replace(scene, nodes=tuple(node for node in scene.nodes if node.id in used), edges=kept)


def _draw(scene: Scene, place: dict[str, tuple[float, float]], axes: Axes) -> None:
    degrees = scene.degrees()
    size = {node.id: 160 + 90 * min(degrees[node.id], 9) for node in scene.nodes}
    _draw_edges(scene, place, size, axes)
    drawn = nx.Graph()
    for kind in sorted({node.kind for node in scene.nodes}):
        members = [node.id for node in scene.nodes if node.kind == kind]
        drawn.add_nodes_from(members)
        nx.draw_networkx_nodes(
            drawn, place, ax=axes, nodelist=members, node_size=[size[m] for m in members], label=kind,
            node_color=COLOURS.get(kind, OTHER), node_shape=SHAPES.get(kind, "o"), edgecolors=PAPER, linewidths=1.2,
        )  # fmt: skip
    for node in scene.nodes:
        axes.annotate(
            node.label, place[node.id], xytext=(0, -9 - size[node.id] ** 0.5 / 3), textcoords="offset points",
            ha="center", fontsize=9, fontweight="bold", color=INK,
        )  # fmt: skip
    if scene.nodes:
        axes.legend(loc="lower left", frameon=False, fontsize=8, labelcolor=QUIET, markerscale=0.45, labelspacing=0.9)


def _draw_edges(scene: Scene, place: dict[str, tuple[float, float]], size: dict[str, int], axes: Axes) -> None:
    """Draw the edges; one that is not a plain fact is dashed, and its label ends in a question mark."""
    drawn = nx.DiGraph()
    drawn.add_nodes_from(node.id for node in scene.nodes)
    labels: dict[tuple[str, str], list[str]] = {}
    for edge in scene.edges:
        drawn.add_edge(edge.source, edge.target)
        said = labels.setdefault((edge.source, edge.target), [])
        label = f"{edge.label}?" if edge.status else edge.label
        if label not in said:
            said.append(label)
    stated = {(edge.source, edge.target) for edge in scene.edges if not edge.status}
    bend = "arc3,rad=0.12"
    for style in ("solid", "dashed"):
        pairs = [pair for pair in drawn.edges if (pair in stated) == (style == "solid")]
        nx.draw_networkx_edges(
            drawn, place, ax=axes, edgelist=pairs, style=style, edge_color=QUIET, alpha=0.55, width=1.0, arrowsize=9,
            node_size=[size[node] for node in drawn], connectionstyle=bend,
        )  # fmt: skip
    nx.draw_networkx_edge_labels(
        drawn, place, ax=axes, edge_labels={pair: _short(said) for pair, said in labels.items()}, font_size=7,
        font_color=QUIET, rotate=False, connectionstyle=bend, bbox={"color": PAPER, "alpha": 0.8, "pad": 0.6},
    )  # fmt: skip


def _short(said: list[str]) -> str:
    shown = "\n".join(said[:2])
    return f"{shown}\n+ {len(said) - 2}" if len(said) > 2 else shown
