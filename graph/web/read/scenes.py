"""Parts of the graph for its picture."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from triplewire.graph.store.interface import Store
from triplewire.graph.view.scene_data import quote_data, scene_data
from triplewire.graph.view.scene_query import MOST, quoted, stage, stage_way
from triplewire.graph.web.links import Links

FIRST = 300  # nodes that are shown before more are asked for: so many can be told apart
AROUND = 60  # that appear around something at a time


def picture(store: Store, links: Links, about: str = "", most: int = FIRST, skip: int = 0) -> dict[str, Any]:
    """The most important part, or what is around the node or name `about` but for `skip` neighbours of it.

    Files have everything with them; a server is asked for the quotes. Raises NameMissing.
    """
    most = min(most, MOST)
    return scene_data(stage(store, about or None, most, skip=skip, quotes=links.files), links.thing, links.article)


def connection(store: Store, links: Links, start: str, end: str) -> dict[str, Any]:
    """A shortest way between two nodes with all that is on it; nothing where they are not connected."""
    return scene_data(stage_way(store, start, end), links.thing, links.article)


def evidence(store: Store, links: Links, iris: Iterable[str]) -> list[dict[str, Any]]:
    """The quotes behind events, relations or things, with the titles of their documents."""
    return [quote_data(said, links.article) for said in quoted(store, iris)]
