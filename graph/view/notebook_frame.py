"""The page of a graph for notebooks, in a frame that may only run the page's own scripts."""

from __future__ import annotations

from html import escape

from triplewire.graph.store.interface import Store
from triplewire.graph.view.page import page
from triplewire.graph.view.scene_query import stage

_FRAME = 'sandbox="allow-scripts" style="width:100%;height:600px;border:1px solid #8888"'


def graph_html(store: Store) -> str:
    """Return the most important part of the graph as HTML; for an empty graph, a sentence that says so."""
    scene = stage(store)
    if not scene.nodes:
        return "<div>An empty graph: <code>add</code> a document.</div>"
    title = f"{len(scene.sources)} article{'' if len(scene.sources) == 1 else 's'}"
    return f'<iframe title="{title}" srcdoc="{escape(page(scene, title))}" {_FRAME}></iframe>'
