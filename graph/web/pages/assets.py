"""The files that pages need: scripts, styles, outlines of the world."""

from __future__ import annotations

from importlib.resources import files

from triplewire.graph.web.http_errors import NotFound

_FOLDERS: dict[str, tuple[str, ...]] = {
    "view": ("house.css", "graph.css", "graph.js", "canvas.js"),
    "web/vendor": ("d3.min.js", "world-atlas.js", "codemirror.min.js"),
    "web/pages/static": (
        "site.css", "site.js", "article.js", "timeline.js", "map.js", "sparql.js", "ask.js", "table.js", "add.js",
    ),
}  # fmt: skip
ASSETS = {name: folder for folder, names in _FOLDERS.items() for name in names}
"""Files that pages need, and where they lie. Nothing else is handed out, so no path can lead elsewhere."""


def asset(name: str) -> bytes:
    """The bytes of a file that pages need; raises NotFound."""
    if name not in ASSETS:
        raise NotFound(f"there is no file {name!r}")
    return files("triplewire.graph").joinpath(ASSETS[name], name).read_bytes()
