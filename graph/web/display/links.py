"""Addresses of pages, on the server and as files."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from triplewire.graph.web.read.values import Source

_SAFE = "/:@!$&'()*+,;=~-._"
_WEB = re.compile(r"https?://[^\s<>\"]+$")
_UNSAFE = re.compile(r"[^\w.-]")


@dataclass(frozen=True, slots=True)
class Links:
    """Addresses relative to a page. `root` leads from the page to the start: "/", or "" or "../" for files."""

    base: str
    root: str = "/"
    files: bool = False
    adding: bool = False
    reviewing: bool = False
    editing: str = ""  # the token of forms that edit; none where nothing is edited
    only: frozenset[str] | None = None  # the nodes that have pages, if not all do

    def page(self, name: str, **parameters: str) -> str:
        """Return the address of a page by name; "" is the start."""
        path = f"{name or 'index'}.html" if self.files else name
        query = urlencode({key: value for key, value in parameters.items() if value and not self.files})
        return f"{self.root}{path}" + (f"?{query}" if query else "")

    def question(self, name: str, view: str = "table", **given: str) -> str:
        """Return the address of a named question with its parameters, viewed as a table, graph, map or timeline."""
        if view == "table":
            return self.page(f"questions/{name}", **given)
        return self.page(f"questions/{name}.{view}" if self.files else f"questions/{name}", **given, view=view)

    def query(self, sparql: str, **more: str) -> str:
        """Return the address of the editor with a query, or, with a `format`, of the answer for programs."""
        return self.page("sparql", query=sparql, **more)

    def asset(self, name: str) -> str:
        """Return the address of a script or a style sheet."""
        return f"{self.root}assets/{name}"

    def thing(self, iri: str) -> str:
        """Return the address of a node's page, or "" if it has none."""
        if not iri.startswith(self.base):
            return self.outside(iri)
        if self.only is not None and iri not in self.only:
            return ""
        name = iri[len(self.base) :]
        return f"{self.root}id/{quote(file_name(name))}" if self.files else f"{self.root}id/{quote(name, safe=_SAFE)}"

    def article(self, id_: str, begin: int | None = None, end: int | None = None) -> str:
        """Return the address of an article, or of a character range in it."""
        name = quote(file_name(id_)) if self.files else quote(id_, safe=_SAFE)
        return f"{self.root}article/{name}" + (f"?at={begin}-{end}" if end is not None else "")

    def data(self, iri: str, form: str = "turtle") -> str:
        """Return the address of a node as RDF; files have Turtle alone, beside the page."""
        page = self.thing(iri)
        return page.removesuffix(".html") + ".ttl" if self.files else f"{page}?format={form}"

    def article_data(self, source: Source) -> str:
        """Return the address of an article as RDF: a file has its whole named graph, the server its node."""
        return self.article(source.id).removesuffix(".html") + ".ttl" if self.files else self.data(source.iri)

    @staticmethod
    def outside(iri: str) -> str:
        """Return the IRI if a browser may follow it, else "": IRIs come from anywhere, and could be scripts."""
        return iri if _WEB.match(iri) else ""


def file_name(name: str) -> str:
    """Return a unique file name; characters that are unsafe in file names become their code points.

    >>> file_name("a/b")
    'a~2f~b.html'
    """
    return _UNSAFE.sub(lambda match: f"~{ord(match[0]):x}~", name) + ".html"
