"""The files that pages need: scripts, styles, outlines of the world."""

from __future__ import annotations

from importlib.resources import files

from graph.web.errors import NotFound

ASSETS = {
    "house.css": "graph.view", "graph.css": "graph.view", "graph.js": "graph.view", "canvas.js": "graph.view",
    "d3.min.js": "graph.web.vendor",
    "world-atlas.js": "graph.web.vendor", "codemirror.min.js": "graph.web.vendor",
    "site.css": "graph.web.pages.static", "site.js": "graph.web.pages.static",
    "article.js": "graph.web.pages.static", "timeline.js": "graph.web.pages.static",
    "map.js": "graph.web.pages.static", "sparql.js": "graph.web.pages.static", "ask.js": "graph.web.pages.static",
    "table.js": "graph.web.pages.static",
    "add.js": "graph.web.pages.static",
}  # fmt: skip
"""Files that pages need, and where they lie. Nothing else is handed out, so no path can lead elsewhere."""


def asset(name: str) -> bytes:
    """The bytes of a file that pages need; raises NotFound."""
    if name not in ASSETS:
        raise NotFound(f"there is no file {name!r}")
    package, _, folder = ASSETS[name].rpartition(".")
    return files(package).joinpath(folder, name).read_bytes()
