"""What the server shows to people: HTML for the things that `graph.web.app` has addresses for, and pages of its own."""

from __future__ import annotations

from html import escape

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute

ROUTES: list[BaseRoute] = []  # pages that have addresses of their own, and the files that they need


async def resource_page(request: Request, iri: str) -> Response:
    """The page of a node of the graph, `iri`; RDF of it has the same address."""
    del request
    return HTMLResponse(f"<!doctype html><title>{escape(iri)}</title><h1>{escape(iri)}</h1>")


async def sparql_page(request: Request) -> Response:
    """What a browser that opens the endpoint without a query gets."""
    del request
    return HTMLResponse("<!doctype html><title>SPARQL</title><h1>SPARQL</h1>")
