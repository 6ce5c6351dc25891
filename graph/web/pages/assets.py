"""The files that pages load: scripts, style sheets, outlines of the world."""

from __future__ import annotations

import gzip
import hashlib
from functools import cache
from importlib.resources import files

from triplewire.graph.view.page import SCRIPTS
from triplewire.graph.web.protocol.http_errors import NotFound

_FOLDERS: dict[str, tuple[str, ...]] = {
    "view": ("house.css", "graph.css", *(f"{name}.js" for name in SCRIPTS)),
    "web/vendor": ("d3.min.js", "world-atlas.js", "codemirror.min.js"),
    "web/pages/static": (
        "site.css", "site.js", "article.js", "draw.js", "timeline.js", "map.js", "sparql.js", "ask.js", "table.js",
        "diagram.js", "add.js", "packed.js", "leaf.js",
    ),
}  # fmt: skip
ASSETS = {name: folder for folder, names in _FOLDERS.items() for name in names}
"""The files that pages load, with their folders. No other file is served, so no path can escape."""


def asset(name: str) -> bytes:
    """Return the bytes of a file that pages load; raises NotFound."""
    if name not in ASSETS:
        raise NotFound(f"there is no file {name!r}")
    return files("triplewire.graph").joinpath(ASSETS[name], name).read_bytes()


@cache
def squeezed(name: str) -> tuple[bytes, str]:
    """Return a file packed by gzip, and the tag that changes with what is in it; raises NotFound."""
    data = asset(name)
    return gzip.compress(data, mtime=0), f'W/"{hashlib.sha256(data).hexdigest()[:16]}"'
