"""Addresses of pages, on the server and as files."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, urlencode

_DOTS = frozenset({".", ".."})
_SAFE = "/:@!$&'()*+,;=~-._"
_WEB = re.compile(r"https?://[^\s<>\"]+$")


@dataclass(frozen=True, slots=True)
class Links:
    """Addresses of pages: on a server, or, of pages that are files, all in one folder.

    Files have few pages of their own; `page.html` shows each of the others, which its address names.
    """

    base: str
    files: bool = False
    adding: bool = False
    reviewing: bool = False
    editing: str = ""  # the token of forms that edit; none where nothing is edited
    only: frozenset[str] | None = None  # the nodes that have pages, if not all do

    def page(self, name: str, **parameters: str) -> str:
        """Return the address of a page by name; "" is the start."""
        if self.files:
            return _packed(name) if "/" in name else f"{name or 'index'}.html"
        query = urlencode({key: value for key, value in parameters.items() if value})
        return f"/{name}" + (f"?{query}" if query else "")

    def question(self, name: str, view: str = "table", **given: str) -> str:
        """Return the address of a named question with its parameters, viewed as a table, graph, map or timeline."""
        if self.files:
            return _packed(f"questions/{name}" + (f".{view}" if view != "table" else ""))
        return self.page(f"questions/{name}", **given, view=view if view != "table" else "")

    def query(self, sparql: str, **more: str) -> str:
        """Return the address of the editor with a query, or, with a `format`, of the answer for programs."""
        return self.page("sparql", query=sparql, **more)

    def asset(self, name: str) -> str:
        """Return the address of a script or a style sheet."""
        return f"{'' if self.files else '/'}assets/{name}"

    def thing(self, iri: str) -> str:
        """Return the address of a node's page, or "" if it has none."""
        if not iri.startswith(self.base):
            return self.outside(iri)
        if self.only is not None and iri not in self.only:
            return ""
        name = f"id/{iri[len(self.base) :]}"
        return _packed(name) if self.files else f"/{quote(name, safe=_SAFE)}"

    def article(self, id_: str, begin: int | None = None, end: int | None = None) -> str:
        """Return the address of an article, or of a character range in it."""
        name = f"article/{id_}"
        at = f"at={begin}-{end}" if end is not None else ""
        if self.files:
            return _packed(name) + (f"&{at}" if at else "")
        if not _DOTS.isdisjoint(id_.split("/")):  # browsers resolve such steps of a path
            return self.page("article", id=id_, at=at.removeprefix("at="))
        return f"/{quote(name, safe=_SAFE)}" + (f"?{at}" if at else "")

    def data(self, iri: str, form: str = "turtle") -> str:
        """Return the address of a node as RDF, on a server."""
        return f"{self.thing(iri)}?format={form}"

    @staticmethod
    def outside(iri: str) -> str:
        """Return the IRI if a browser may follow it, else "": IRIs come from anywhere, and could be scripts."""
        return iri if _WEB.match(iri) else ""


def packed_name(name: str) -> str:
    """Return the name of a page as it stands in the address of `page.html`.

    >>> packed_name("article/a b?")
    'article/a%20b%3F'
    """
    return quote(name, safe="/._~-")


def _packed(name: str) -> str:
    return f"page.html?{packed_name(name)}"
