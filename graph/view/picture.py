"""The graph as a static picture: actors and places are nodes, and events and relations between them labelled arrows.

The components of the graph fill the sheet. Every label is legible: the sheet grows until none covers another, and what
still has no room is counted below the title.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path
from textwrap import shorten, wrap
from typing import Literal

import networkx as nx
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from triplewire.graph.out.cells import one_line
from triplewire.graph.view.cells import filled
from triplewire.graph.view.label_places import Arrow, Box, Places, Point, Size
from triplewire.graph.view.placement import components
from triplewire.graph.view.scene import Edge, Node, Scene
from triplewire.graph.view.sheet import INK, PAPER, POINTS, QUIET, figure_of, text_size
from triplewire.graph.word_lists import WORDS
from triplewire.graph.wording import KINDS_SINGULAR, plural, relation

MOST = 24  # nodes; with more, a sheet is too large for a screen
ROOM = 1.5  # square inches for a node or an arrow, at first
GROWTH = 1.08  # the sides of the sheet grow by this factor until all labels have room
LARGEST = 16.0  # inches of the widest sheet
LEAST = (8.0, 1.6)  # inches of the smallest sheet, without title and legend
SHAPE = 1.5  # width over height of a sheet, without title and legend
EDGE = (0.8, 0.4)  # inches around the outermost nodes of each component
HEAD, FOOT = 0.8, 0.55  # inches for the title and the legend
RIM = 0.1  # inches at the sides of the sheet where nothing stands
BEND = 0.14  # of two arrows in opposite directions
TITLE, NAME, SAID = 13.0, 9.0, 7.5  # points
COLOURS = {
    "Person": "#2f6db5",
    "Organization": "#7a4fa3",
    "Country": "#2e8b57",
    "Place": "#5aa469",
    "Group": "#b0752c",
    "Event": "#c8452f",
}
SHAPES = {"Person": "o", "Organization": "s", "Country": "p", "Place": "v", "Group": "h", "Event": "D"}
OTHER = "#8a8f98"
_STANDINGS = {"stated": "stated as a fact", "former": "former", "doubtful": "? claimed, denied, planned or uncertain"}
_LINES: dict[str, Literal["solid", "dotted", "dashed"]] = {"stated": "solid", "former": "dotted", "doubtful": "dashed"}
_AFTER = {"stated": "", "former": " (former)", "doubtful": "?"}  # a label


@dataclass(frozen=True, slots=True)
class _Tie:
    """All that joins a node to another in one direction, as an arrow."""

    source: str
    target: str
    label: str
    standing: str
    bend: float


@dataclass(frozen=True, slots=True)
class _Plan:
    """A picture in inches: where everything stands on a sheet of this size."""

    size: tuple[float, float]
    at: dict[str, tuple[float, float]]
    places: Places


def write_picture(scene: Scene, path: Path, title: str = "") -> None:
    """Draw the most connected part of a scene; the extension of `path` (.png, .svg, .pdf) selects the format."""
    named = _events_as_edges(scene)
    still = _most_connected(named)
    ties = _ties(still)
    plan = _roomiest(still, ties)
    with figure_of(path, plan.size, scene.made_by) as figure:
        axes = figure.add_axes((0, 0, 1, 1), facecolor=PAPER)
        axes.set(xlim=(0, plan.size[0]), ylim=(plan.size[1], 0))
        axes.set_axis_off()
        _draw(still, ties, plan, axes)
        _explain(figure, plan, (still, ties), title, _shown(scene, named, still, len(ties) - len(plan.places.labels)))


def _events_as_edges(scene: Scene) -> Scene:
    """Turn each typed event into edges from its sources to its targets, or to its place.

    Nodes without a name are left out, as there is no room for descriptions, except in plain facts about the centres.
    """
    events = {node.id: node for node in scene.nodes if node.kind == "Event"}
    roles: dict[str, list[Edge]] = {}
    for edge in scene.edges:
        if edge.role and edge.source in events:
            roles.setdefault(edge.source, []).append(edge)
    edges = [edge for edge in scene.edges if not {edge.source, edge.target} & events.keys()]
    edges += [e for event, its in sorted(roles.items()) if events[event].family for e in _between(events[event], its)]
    told = {end for edge in edges if _about(scene, edge) for end in (edge.source, edge.target)}
    return _of(scene, {node.id for node in scene.nodes if node.named or node.id in told}, edges)


def _about(scene: Scene, edge: Edge) -> bool:
    """Whether an edge is a plain fact about a centre."""
    return not edge.status and not _ends(edge).isdisjoint(scene.centres)


def _between(event: Node, roles: list[Edge]) -> Iterator[Edge]:
    sources = [edge.target for edge in roles if edge.label == "source"]
    targets = [edge.target for edge in roles if edge.label == "target"]
    others = [edge.target for edge in roles if edge.label not in {"source", "target"}]
    pairs = [(a, b) for a in sources for b in targets] or list(combinations(sources, 2))
    pairs = pairs or [(a, b) for a in sources + targets for b in others]
    for a, b in pairs:
        if a != b:
            yield Edge(a, b, _verb(event), status=event.status or "withheld" * event.withheld)


def _verb(event: Node) -> str:
    """Return the verb of an event as its arrow reads: of aid, the arrow starts at the giver, whatever the verb is."""
    verb = event.short or event.label
    received = event.family == "AID" and verb.split()[0] in WORDS.receiving
    return "give aid" if received else verb


def _most_connected(scene: Scene) -> Scene:
    """Return the best connected nodes: the ends of the strongest ties, as many as there is room for.

    Plain facts about the centres come first.
    """
    strength: dict[frozenset[str], int] = {}
    for edge in scene.edges:
        strength[_ends(edge)] = strength.get(_ends(edge), 0) + (1 if edge.status else 2)
    weight = dict.fromkeys((node.id for node in scene.nodes), 0)
    for ends, its in strength.items():
        for end in ends:
            weight[end] += its
    kept: set[str] = set()
    first = {_ends(edge) for edge in scene.edges if _about(scene, edge)}
    for ends in sorted(strength, key=lambda e: (e not in first, -sum(weight[end] for end in e), sorted(e))):
        if len(kept | ends) <= MOST:
            kept |= ends
    return _of(scene, kept, scene.edges)


def _of(scene: Scene, ids: set[str], edges: Iterable[Edge]) -> Scene:
    """Return the edges between the given nodes, and the nodes that have an edge."""
    kept = tuple(edge for edge in edges if edge.source in ids and edge.target in ids and edge.source != edge.target)
    used = {end for edge in kept for end in (edge.source, edge.target)}
    return replace(scene, nodes=tuple(node for node in scene.nodes if node.id in used), edges=kept)


def _ties(scene: Scene) -> list[_Tie]:
    """Return an arrow for each ordered pair of nodes, stated facts first: their labels have precedence."""
    said: dict[tuple[str, str], dict[str, str]] = {}
    for edge in scene.edges:
        labels, label = said.setdefault((edge.source, edge.target), {}), one_line(relation(edge.label))
        labels[label] = _surest([labels.get(label, "doubtful"), _standing(edge)])
    ties = [
        _Tie(*pair, _in_short(labels), _surest(labels.values()), BEND if pair[::-1] in said else 0.0)
        for pair, labels in said.items()
    ]
    return sorted(ties, key=lambda tie: (tie.standing != "stated", tie.source, tie.target))


def _standing(edge: Edge) -> str:
    return {"": "stated", "former": "former"}.get(edge.status, "doubtful")


def _surest(standings: Iterable[str]) -> str:
    return min(standings, key=list(_STANDINGS).index)


def _in_short(labels: dict[str, str]) -> str:
    """Return at most two labels, stated ones first, then former ones; a question mark follows a doubtful one."""
    ranked = sorted(labels, key=lambda label: list(_STANDINGS).index(labels[label]))
    lines = ["\n".join(wrap(label, 24)) + _AFTER[labels[label]] for label in ranked[:2]]
    return "\n".join(lines + [f"and {len(ranked) - 2} more"] * (len(ranked) > 2))


def _roomiest(scene: Scene, ties: list[_Tie]) -> _Plan:
    """Return the smallest plan with room for all labels, or that with most labels within the largest sheet."""
    spread = components(scene)
    names = {node.id: text_size(_name(node), NAME, bold=True) for node in scene.nodes}
    labels = [text_size(tie.label, SAID) for tie in ties]
    area, best = ROOM * (len(names) + len(labels)), None
    while True:
        width = max((area * SHAPE) ** 0.5, LEAST[0])
        size = width, max(area / width, LEAST[1])
        plan = _plan(scene, ties, _filled(spread, ties, size), names, labels, size)
        if best is None or _labelled(plan) > _labelled(best):
            best = plan
        area *= GROWTH**2
        if _labelled(plan) == len(ties) + len(scene.nodes) or width * GROWTH > LARGEST:
            return best


def _filled(spread: list[dict[str, Point]], ties: list[_Tie], size: Size) -> dict[str, Point]:
    """Return the place of each node on a sheet; a component has room for its nodes and its arrows."""
    weights = [len(nodes) + sum(tie.source in nodes for tie in ties) for nodes in spread]
    sheet = Box(size[0] / 2, HEAD + size[1] / 2, *size)
    return filled(spread, weights, sheet, EDGE)


def _labelled(plan: _Plan) -> int:
    return len(plan.places.labels) + len(plan.places.names)


def _plan(
    scene: Scene, ties: list[_Tie], at: dict[str, Point], names: Mapping[str, Size], labels: Sequence[Size], size: Size
) -> _Plan:
    across = {node: area**0.5 / POINTS for node, area in _areas(scene).items()}
    nodes = {node: Box(x, y, across[node], across[node]) for node, (x, y) in at.items()}
    whole = size[0], size[1] + HEAD + FOOT
    paper = Box(whole[0] / 2, HEAD + size[1] / 2, whole[0] - 2 * RIM, size[1])
    places = Places(paper, nodes, [Arrow(at[tie.source], at[tie.target], tie.bend) for tie in ties])
    for node, its in names.items():
        places.put_name(node, its)
    for number, its in enumerate(labels):
        places.put_label(number, its)
    return _Plan(whole, at, places)


def _name(node: Node) -> str:
    label = one_line(node.label)
    return "\n".join(wrap(label, 26)) or label


def _areas(scene: Scene) -> dict[str, int]:
    """Return the area of the marker of each node in square points."""
    return {node: 160 + 90 * min(degree, 9) for node, degree in scene.degrees().items()}


def _draw(scene: Scene, ties: list[_Tie], plan: _Plan, axes: Axes) -> None:
    area = _areas(scene)
    _draw_arrows(ties, plan, area, axes)
    drawn = nx.Graph()
    for kind in sorted({node.kind for node in scene.nodes}):
        members = [node.id for node in scene.nodes if node.kind == kind]
        drawn.add_nodes_from(members)
        nx.draw_networkx_nodes(
            drawn, plan.at, ax=axes, nodelist=members, node_size=[area[m] for m in members],
            node_color=COLOURS.get(kind, OTHER), node_shape=SHAPES.get(kind, "o"), edgecolors=PAPER, linewidths=1.2,
        )  # fmt: skip
    for node in scene.nodes:
        if box := plan.places.names.get(node.id):
            _write(axes, box, _name(node), fontsize=NAME, color=INK, fontweight="bold")
    for number, box in plan.places.labels.items():
        _write(axes, box, ties[number].label, fontsize=SAID, color=QUIET, backgroundcolor=PAPER)


def _write(axes: Axes, box: Box, text: str, backgroundcolor: str = "none", **font: str | float) -> None:
    backing = {"facecolor": backgroundcolor, "edgecolor": "none", "pad": 0.6, "alpha": 0.85}
    axes.text(box.x, box.y, text, ha="center", va="center", bbox=backing, parse_math=False, **font)  # type: ignore[arg-type]


def _draw_arrows(ties: list[_Tie], plan: _Plan, area: dict[str, int], axes: Axes) -> None:
    drawn = nx.DiGraph()
    drawn.add_nodes_from(plan.at)
    drawn.add_edges_from((tie.source, tie.target) for tie in ties)
    for standing, line in _LINES.items():
        for bend in (0.0, BEND):
            pairs = [(tie.source, tie.target) for tie in ties if (tie.standing, tie.bend) == (standing, bend)]
            nx.draw_networkx_edges(
                drawn, plan.at, ax=axes, edgelist=pairs, style=line, edge_color=QUIET,
                alpha=0.6, width=1.0, arrowsize=9, node_size=[area[node] for node in drawn],
                connectionstyle=f"arc3,rad={bend}",
            )  # fmt: skip


def _shown(scene: Scene, named: Scene, still: Scene, unlabelled: int) -> str:
    """Return what of the scene the picture shows."""
    names = sum(node.named and node.kind != "Event" for node in scene.nodes)
    more = "more than " if scene.omitted else ""
    ties, drawn = len({_ends(edge) for edge in named.edges}), len({_ends(edge) for edge in still.edges})
    inside = sum(node.named for node in still.nodes)
    said = f"{inside} of {more}{plural(names, 'name')}, {drawn} of {more}{plural(ties, 'tie')} between them"
    return said + (f"; {plural(unlabelled, 'label')} without room" if unlabelled else "")


def _ends(edge: Edge) -> frozenset[str]:
    return frozenset((edge.source, edge.target))


def _fitting(title: str, width: float) -> str:
    """Return as many of the words of a title as have room on one line."""
    line = one_line(title)
    return shorten(line, int(len(line) * width / text_size(line, TITLE)[0]), placeholder=" …") if line else line


def _explain(figure: Figure, plan: _Plan, drawn: tuple[Scene, list[_Tie]], title: str, shown: str) -> None:
    """Write the title, what the picture leaves out, and the legend."""
    width, height = plan.size
    figure.text(
        0.25 / width,
        1 - 0.3 / height,
        _fitting(title, width - 0.5),
        color=INK,
        fontsize=TITLE,
        va="center",
        parse_math=False,
    )
    figure.text(0.25 / width, 1 - 0.56 / height, shown, color=QUIET, fontsize=8.5, va="center")
    kinds = sorted({node.kind for node in drawn[0].nodes})
    look = [(SHAPES.get(kind, "o"), COLOURS.get(kind, OTHER), KINDS_SINGULAR[kind]) for kind in kinds]
    marks = [Line2D([], [], linestyle="", marker=shape, color=colour, label=kind) for shape, colour, kind in look]
    used = {"stated", *(tie.standing for tie in drawn[1]), *(_standing(edge) for edge in drawn[0].edges)}
    marks += [
        Line2D([], [], color=QUIET, linestyle=_LINES[standing], label=words)
        for standing, words in _STANDINGS.items()
        if standing in used
    ]
    figure.legend(
        handles=marks, loc="lower left", ncols=len(marks), frameon=False, fontsize=8, labelcolor=QUIET,
        bbox_to_anchor=(0.15 / width, 0.05 / height), columnspacing=1.4, handletextpad=0.5,
    )  # fmt: skip
