"""The page of a graph for notebooks, in a frame that may only run the page's own scripts."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import Self

from triplewire.graph.store.interface import Store
from triplewire.graph.view.page import page
from triplewire.graph.view.scene_query import stage

_FRAME = 'sandbox="allow-scripts" style="width:100%;height:600px;border:1px solid #8888"'


@dataclass(frozen=True, slots=True)
class Frame:
    """The most important part of a graph as an interactive page, which a notebook shows."""

    title: str
    html: str

    @classmethod
    def of(cls, store: Store) -> Self:
        """Return the page of a store; for an empty graph, a sentence that says so."""
        scene = stage(store)
        title = f"{len(scene.sources)} article{'' if len(scene.sources) == 1 else 's'}"
        if not scene.nodes:
            return cls(title, "<div>An empty graph: <code>add</code> a document.</div>")
        return cls(title, f'<iframe title="{title}" srcdoc="{escape(page(scene, title))}" {_FRAME}></iframe>')

    def __repr__(self) -> str:
        return f"<Frame {self.title}: {len(self.html):,} characters of HTML>"

    def _repr_html_(self) -> str:
        return self.html
