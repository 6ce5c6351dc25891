"""Parts of the graph for its picture."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import igraph

from graph.store import Store
from graph.view.data import scene_data
from graph.view.scene import Scene
from graph.view.staging import MOST, stage
from graph.web.pages.links import Links


def picture(store: Store, links: Links, about: str = "", most: int = MOST) -> dict[str, Any]:
    """The most important part, or what is around the node or name `about`; raises NameMissing."""
    return scene_data(stage(store, about or None, most), links.thing, links.article)


def connection(store: Store, links: Links, start: str, end: str) -> dict[str, Any]:
    """A shortest way between two nodes with all that is on it; nothing where they are not connected."""
    whole = stage(store, most=1 << 30)
    return scene_data(_only(whole, _way(whole, start, end)), links.thing, links.article)


def _way(scene: Scene, start: str, end: str) -> Iterable[str]:
    number = {node.id: i for i, node in enumerate(scene.nodes)}
    if start not in number or end not in number:
        return ()
    joined = igraph.Graph(n=len(number), edges=[(number[e.source], number[e.target]) for e in scene.edges])
    distances = joined.distances(number[start], number[end])[0][0]
    if distances == float("inf"):
        return ()
    return [scene.nodes[i].id for i in joined.get_shortest_path(number[start], number[end])]


def _only(scene: Scene, ids: Iterable[str]) -> Scene:
    kept = set(ids)
    return replace(
        scene,
        nodes=tuple(node for node in scene.nodes if node.id in kept),
        edges=tuple(edge for edge in scene.edges if edge.source in kept and edge.target in kept),
        omitted=len(scene.nodes) - len(kept),
    )
