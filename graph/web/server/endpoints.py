"""The addresses that programs use: /sparql and /id/NAME, which show pages in a browser, and /store; errors of all."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from traceback import format_exception
from typing import Any, TypeVar, cast

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from triplewire.extract.errors import TriplewireError
from triplewire.graph.ask.corrected import moved_to
from triplewire.graph.store.solutions import is_iri
from triplewire.graph.web.pages.query_pages import sparql_page
from triplewire.graph.web.pages.responses import failed, links_of
from triplewire.graph.web.pages.routes import resource_page
from triplewire.graph.web.protocol.graph_store import stored_graph, wanted_graph
from triplewire.graph.web.protocol.http_errors import ClientGone, Fault, NotFound, reported
from triplewire.graph.web.protocol.negotiation import preferred
from triplewire.graph.web.protocol.operations import operation, preference, query_pairs
from triplewire.graph.web.protocol.problems import problem, wants_problem
from triplewire.graph.web.protocol.resources import resource
from triplewire.graph.web.protocol.results import GRAPHS, Body, answer
from triplewire.graph.web.protocol.service_description import description
from triplewire.graph.web.service.service import service

_HTML = "text/html"
_STORE = "/store"
_LONGEST = 80  # characters of a path that a page repeats
T = TypeVar("T")


async def _sparql(request: Request) -> Response:
    operated = await operation(request)
    workers, options = service(request).workers, service(request).options
    if request.method != "POST" and _wants_page(request):
        return _varied(await while_connected(request, sparql_page(request, operated)))
    if operated:
        query = (operated.query, operated.dataset, operated.preference)
        body = await while_connected(request, workers.query(answer, *query, options.limits.rows, options.base))
    else:
        endpoint = str(request.url.replace(query=""))
        body = await workers.call(description, endpoint, preference(request), options.limits.rows, options.base)
    return _data(body)


async def while_connected(request: Request, work: Coroutine[Any, Any, T]) -> T:
    """Await `work`; if the client disconnects before it is done, cancel it and raise ClientGone.

    The body of the request must have been read.
    """
    working = asyncio.create_task(work)
    watching = asyncio.create_task(_disconnected(request))
    await asyncio.wait({working, watching}, return_when=asyncio.FIRST_COMPLETED)
    watching.cancel()
    if not working.done():
        working.cancel()
        await asyncio.wait({working})
        raise ClientGone("the client has disconnected")
    return await working


async def _disconnected(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass


async def _node(request: Request) -> Response:
    workers, options = service(request).workers, service(request).options
    iri = options.base + request.path_params["name"]
    if not is_iri(iri):
        raise NotFound(f"the graph has no node <{iri}>")
    try:
        if _wants_page(request):
            return _varied(await resource_page(request, iri))
        return _data(await workers.call(resource, iri, preference(request), options.limits.rows, options.base))
    except NotFound:
        if not (now := await workers.read(moved_to, iri)):
            raise
    address = links_of(request).thing(now) + (f"?{query}" if (query := request.url.query) else "")
    return _varied(RedirectResponse(address, 308, {"Cache-Control": "no-cache"}))  # a correction can be undone


async def _store(request: Request) -> Response:
    name = wanted_graph(pairs := query_pairs(request))
    workers, options = service(request).workers, service(request).options
    asked = name, preference(request, pairs), options.limits.rows, options.base
    return _data(await while_connected(request, workers.query(stored_graph, *asked)))


def _wants_page(request: Request) -> bool:
    asked = preference(request)
    return not asked.form and preferred(asked.accept, [next(iter(GRAPHS)), _HTML, *GRAPHS]) == _HTML


def _data(body: Body) -> Response:
    media, data = body
    charset = "; charset=utf-8" if media.startswith("text/") else ""
    return _varied(Response(data, headers={"Content-Type": media + charset, "Cache-Control": "no-cache"}))


def _varied(response: Response) -> Response:
    """Tell caches that the response depends on the header Accept."""
    response.headers.add_vary_header("Accept")
    return response


async def error_response(request: Request, error: Exception) -> Response:
    """Return an error of triplewire as a page for a browser, else as one line of text."""
    error = cast("TriplewireError", error)
    as_problem = wants_problem(request.url.path)
    if not as_problem and request.url.path != _STORE and _wants_page(request):
        return _varied(failed(request, error))
    code = reported(f"{request.method} {request.url.path!r}", error)
    headers = {"Retry-After": "1"} if code == 503 else None
    return problem(code, str(error), headers) if as_problem else PlainTextResponse(f"{error}\n", code, headers)


async def http_response(request: Request, error: Exception) -> Response:
    """Return what the framework refuses, such as another method, as JSON, a page for a browser, or a line of text."""
    error = cast("HTTPException", error)
    headers = dict(error.headers or {})
    if wants_problem(request.url.path):
        allowed = f"this address answers {headers['Allow']}" if "Allow" in headers else error.detail
        return problem(error.status_code, allowed, headers)
    if error.status_code == NotFound.status and _wants_page(request):
        return _varied(failed(request, NotFound(f"this server has no page {request.url.path[:_LONGEST]!r}")))
    return PlainTextResponse(error.detail, error.status_code, headers)


async def fault_response(request: Request, error: Exception) -> Response:
    """Return any other exception as such a page or line, and log it."""
    return await error_response(request, Fault("".join(format_exception(error))))


ENDPOINTS: list[BaseRoute] = [
    Route("/sparql", _sparql, methods=["GET", "POST"]),
    Route(_STORE, _store, methods=["GET"]),
    Route("/id/{name:path}", _node, methods=["GET"]),
]
