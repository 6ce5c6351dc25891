"""A self-contained page that shows the graph, with the sentence behind every node and edge.

The page makes no network requests, and no text of an article can run as code: the data are in a JSON block, only the
page's own scripts are allowed, by their hashes (Content Security Policy Level 3, section 8.3), and every text is
inserted as text.
"""

from __future__ import annotations

import base64
import hashlib
import html
import json
from functools import cache
from importlib.resources import files

from triplewire.graph.view.scene import Scene
from triplewire.graph.view.scene_data import scene_data

SCRIPTS = ("elements", "address", "shapes", "pointer", "canvas", "save", "communities", "details", "controls", "graph")
"""The scripts of the page, in the order in which each may use those before."""


def page(scene: Scene, title: str = "triplewire") -> str:
    """Return the page as HTML."""
    css = "\n".join(_part(name) for name in ("house.css", "graph.css", "page.css"))
    scripts = [_part(f"{name}.js") for name in SCRIPTS]
    policy = (
        f"default-src 'none'; style-src {_hash(css)}; script-src {' '.join(map(_hash, scripts))}; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )
    return _part("page.html") % {
        "title": html.escape(title),
        "made_by": html.escape(scene.made_by or "triplewire"),
        "policy": policy,
        "css": css,
        "scene": as_json(scene_data(scene)),
        "scripts": "\n".join(f"<script>{script}</script>" for script in scripts),
    }


@cache
def _part(name: str) -> str:
    return files("triplewire.graph.view").joinpath(name).read_text(encoding="utf-8").strip()


def _hash(source: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()}'"


def as_json(value: object) -> str:
    """Return JSON that cannot close the script element that contains it."""
    plain = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return plain.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
