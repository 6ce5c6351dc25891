"""One self-contained page: the graph to look at, with the sentence behind every node and edge.

Nothing in it asks the network for anything, and no text of an article can run: data stand in a JSON block, the page's
own scripts are allowed by their hashes (Content Security Policy Level 3, section 8.3), and every text enters as text.
"""

from __future__ import annotations

import base64
import hashlib
import html
import json
from functools import cache
from importlib.resources import files
from typing import Any

from graph.view.layout import positions
from graph.view.scene import Evidence, Scene

# The style sheets that force-graph 1.52 inserts when it starts (and, first, their empty elements).
LIBRARY_STYLES = (
    "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='",
    "'sha256-jtRRMYY2VbEXuBKbHvqM1/fPT8vazFrEooXdvwUK4y8='",
    "'sha256-9xjtvxMT1ApHlgn9ohbh2FNfvK5Tqtzy94BjfXBeMSY='",
)


def page(scene: Scene, title: str = "triplewire") -> str:
    """The page as HTML text."""
    css, script, library = _part("page.css"), _part("page.js"), _part("vendor/force-graph.min.js")
    styles = (_hash(css), *LIBRARY_STYLES)
    policy = (
        f"default-src 'none'; style-src {' '.join(styles)}; script-src {_hash(library)} {_hash(script)}; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )
    return _part("page.html") % {
        "title": html.escape(title),
        "made_by": html.escape(scene.made_by or "triplewire"),
        "policy": policy,
        "css": css,
        "scene": _json(_data(scene)),
        "library": library,
        "script": script,
    }


@cache
def _part(name: str) -> str:
    return files("graph.view").joinpath(name).read_text(encoding="utf-8").strip()


def _hash(source: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()}'"


def _json(value: object) -> str:
    """JSON that cannot end the script element that it stands in."""
    plain = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return plain.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _data(scene: Scene) -> dict[str, Any]:
    place = positions(scene)
    number = {node.id: i for i, node in enumerate(scene.nodes)}
    evidence: dict[Evidence, int] = {}

    def numbers(found: tuple[Evidence, ...]) -> list[int]:
        return [evidence.setdefault(e, len(evidence)) for e in found]

    nodes = [
        {
            "id": node.id,
            "label": node.label,
            "kind": node.kind,
            "family": node.family,
            "names": node.names,
            "facts": node.facts,
            "short": node.short or node.label,
            "status": node.status,
            "x": place[node.id][0],
            "y": place[node.id][1],
            "evidence": numbers(node.evidence),
        }
        for node in scene.nodes
    ]
    edges = [
        {
            "source": number[edge.source],
            "target": number[edge.target],
            "label": edge.label,
            "role": edge.role,
            "status": edge.status,
            "evidence": numbers(edge.evidence),
        }
        for edge in scene.edges
    ]
    documents = [{"id": s.id, "title": s.title, "published": s.published} for s in scene.sources]
    return {
        "nodes": nodes,
        "edges": edges,
        "documents": documents,
        "evidence": [_quote(e) for e in evidence],
        "omitted": scene.omitted,
    }


def _quote(evidence: Evidence) -> dict[str, Any]:
    sentence, begin, end = evidence.sentence, evidence.begin, evidence.end
    return {
        "document": evidence.document,
        "before": sentence[:begin],
        "quote": sentence[begin:end],
        "after": sentence[end:],
        "from": evidence.offset + begin,
        "to": evidence.offset + end,
        "claimed_by": evidence.claimed_by,
    }
