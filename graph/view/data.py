"""A scene as the values that the script of the graph reads."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from graph.view.layout import positions
from graph.view.scene import Evidence, Scene, Source


def scene_data(
    scene: Scene,
    page_of: Callable[[str], str] = lambda _: "",
    words_at: Callable[[str, int, int], str] = lambda *_: "",
) -> dict[str, Any]:
    """The scene with positions, to be written as JSON.

    `page_of` says the address of the page of a node's IRI, and `words_at` that of characters of a document, where there
    are such pages.
    """
    place = positions(scene)
    number = {node.id: i for i, node in enumerate(scene.nodes)}
    evidence: dict[Evidence, int] = {}

    def numbers(found: tuple[Evidence, ...]) -> list[int]:
        return [evidence.setdefault(e, len(evidence)) for e in found]

    nodes = [
        {
            "id": node.id,
            "href": page_of(node.id),
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
    return {
        "nodes": nodes,
        "edges": edges,
        "documents": [_document(source) for source in scene.sources],
        "evidence": [_quote(e, words_at) for e in evidence],
        "omitted": scene.omitted,
    }


def _document(source: Source) -> dict[str, Any]:
    return {"id": source.id, "title": source.title, "published": source.published}


def _quote(evidence: Evidence, words_at: Callable[[str, int, int], str]) -> dict[str, Any]:
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
