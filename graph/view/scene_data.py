"""Conversion of a scene to the values that the page's script reads."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from triplewire.graph.view.placement import positions
from triplewire.graph.view.scene import Edge, Evidence, Node, Scene, Source


def scene_data(
    scene: Scene,
    page_of: Callable[[str], str] = lambda _: "",
    words_at: Callable[[str, int, int], str] = lambda *_: "",
) -> dict[str, Any]:
    """Return the scene with positions, ready for JSON; nodes and edges omit fields that have their default value.

    Nodes, documents and quotes are referred to by number. `page_of` gives the address of the page of a node's IRI, and
    `words_at` the address of a range of characters of a document, where such pages exist.
    """
    place = positions(scene)
    number = {node.id: i for i, node in enumerate(scene.nodes)}
    document = {source.iri: i for i, source in enumerate(scene.sources)}
    evidence: dict[Evidence, int] = {}

    def told(part: Node | Edge) -> dict[str, Any]:
        return {
            "status": part.status,
            "documents": [document[iri] for iri in part.documents if iri in document],
            "evidence": [evidence.setdefault(e, len(evidence)) for e in part.evidence],
        }

    nodes = [_node(node, page_of(node.id), *place[node.id]) | told(node) for node in scene.nodes]
    edges = [_edge(edge, number) | told(edge) for edge in scene.edges]
    return {
        "nodes": [_brief(node) for node in nodes],
        "edges": [_brief(edge) for edge in edges],
        "documents": [_document(source) for source in scene.sources],
        "evidence": [quote_data(e, words_at) for e in evidence],
        "omitted": scene.omitted,
    }


def _brief(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value or name in {"x", "y", "source", "target"}}


def _node(node: Node, href: str, x: float, y: float) -> dict[str, Any]:
    return {
        "id": node.id,
        "href": href,
        "label": node.label,
        "kind": node.kind,
        "family": node.family,
        "names": node.names if len(node.names) > 1 else (),
        "facts": node.facts,
        "short": node.short if node.short != node.label else "",
        "weight": node.weight,
        "described": not node.named,
        "day": node.day,
        "x": x,
        "y": y,
    }


def _edge(edge: Edge, number: dict[str, int]) -> dict[str, Any]:
    return {
        "source": number[edge.source],
        "target": number[edge.target],
        "label": edge.label,
        "role": edge.role,
        "ids": () if edge.role else edge.ids,
    }


def _document(source: Source) -> dict[str, Any]:
    return {"id": source.id, "title": source.title, "published": source.published}


def quote_data(evidence: Evidence, words_at: Callable[[str, int, int], str]) -> dict[str, Any]:
    """Return a quote in its sentence, and the address of its words."""
    sentence, begin, end = evidence.sentence, evidence.begin, evidence.end
    return {
        "document": evidence.document,
        "before": sentence[:begin],
        "quote": sentence[begin:end],
        "after": sentence[end:],
        "href": words_at(evidence.document, evidence.offset + begin, evidence.offset + end),
        "from": evidence.offset + begin,
        "to": evidence.offset + end,
        "claimed_by": evidence.claimed_by,
    }
