"""Parts of the graph, as data for the script that draws them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from triplewire.graph.store.interface import Store
from triplewire.graph.view.scene_data import quote_data, scene_data
from triplewire.graph.view.scene_query import MOST, quoted, stage, stage_way
from triplewire.graph.web.display.links import Links

FIRST = 300  # nodes that the graph page shows at first
AROUND = 60  # nodes that are added around a node at a time


def picture(store: Store, links: Links, about: str = "", most: int = FIRST, skip: int = 0) -> dict[str, Any]:
    """Return the most connected nodes, or the neighbourhood of the node or name `about` without its first `skip` nodes.

    Files include the quotes; pages of a server request them. Raises NameMissing.
    """
    most = min(most, MOST)
    return scene_data(stage(store, about or None, most, skip=skip, quotes=links.files), links.thing, links.article)


def connection(store: Store, links: Links, start: str, end: str) -> dict[str, Any]:
    """Return a shortest path between two nodes; it is empty if they are not connected."""
    return scene_data(stage_way(store, start, end), links.thing, links.article)


def evidence(store: Store, links: Links, iris: Iterable[str]) -> list[dict[str, Any]]:
    """Return the quotes of events, relations or other nodes, with the titles of their documents."""
    return [quote_data(said, links.article) for said in quoted(store, iris)]
