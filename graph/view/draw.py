"""Draw a store to a file; the file name extension selects a page or a picture."""

from __future__ import annotations

from pathlib import Path

from triplewire.graph.errors import FormatUnknown
from triplewire.graph.store.interface import Store
from triplewire.graph.view.page import page
from triplewire.graph.view.picture import write_picture
from triplewire.graph.view.scene import Scene
from triplewire.graph.view.scene_query import stage

ENDINGS = (".html", ".png", ".svg")


def draw(store: Store, path: Path, about: str | None = None, *, scene: Scene | None = None) -> None:
    """Write the graph, or the neighbourhood of the node named `about`, to `path` (.html, .png or .svg).

    `scene` is what to draw if it is known already.
    Raises FormatUnknown for any other extension, and NameMissing if no node has that name.
    """
    if path.suffix not in ENDINGS:
        raise FormatUnknown(path.suffix or path.name, ENDINGS)
    scene = scene or stage(store, about)
    title = about or _title(tuple(source.title for source in scene.sources))
    if path.suffix == ".html":
        path.write_text(page(scene, title), encoding="utf-8")
    else:
        write_picture(scene, path, title)


def _title(titles: tuple[str, ...]) -> str:
    return titles[0] if len(titles) == 1 else f"What {len(titles)} articles say" if titles else "An empty graph"
