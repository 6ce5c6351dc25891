"""The server: addresses, and what answers at them.

/sparql     the SPARQL 1.1 Protocol; without a query the service's description; in a browser the editor
/id/NAME    the node `base` + NAME: its page in a browser, RDF for a program
/...        the pages (`triplewire.graph.web.pages`)
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import socket
import tempfile
from collections.abc import AsyncIterator, Coroutine
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from triplewire.extract.errors import TriplewireError
from triplewire.graph.cli.terminal import say
from triplewire.graph.iris import BASE
from triplewire.graph.store.embedded import OxigraphStore
from triplewire.graph.store.interface import Store
from triplewire.graph.store.opening import open_store
from triplewire.graph.store.remote import RemoteStore
from triplewire.graph.store.worker import Limits
from triplewire.graph.web import pages
from triplewire.graph.web.description import description
from triplewire.graph.web.guard import Guard, Hosts, is_loopback
from triplewire.graph.web.http_errors import CannotListen, ClientGone, NotFound, status
from triplewire.graph.web.kept import Source
from triplewire.graph.web.negotiation import preferred
from triplewire.graph.web.pool import Workers
from triplewire.graph.web.protocol import is_iri, operation, wish
from triplewire.graph.web.resources import exists, resource
from triplewire.graph.web.results import GRAPHS, Body, answer

if TYPE_CHECKING:  # half of the time that a server takes to start would go into loading it
    from triplewire.graph.knowledge import KnowledgeGraph

_HTML = "text/html"
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Options:
    """How to serve. `names` are further names of this host; `cors` the origins whose pages may read, "*" for any."""

    host: str = "127.0.0.1"
    port: int = 8000
    base: str = BASE
    names: tuple[str, ...] = ()
    cors: tuple[str, ...] = ()
    limits: Limits = field(default_factory=lambda: Limits(seconds=30.0, rows=100_000, memory=1 << 30))
    largest: int = 1 << 20  # bytes of a request
    workers: int = max(4, os.cpu_count() or 1)
    adding: bool = False  # whether browsers may add articles


@dataclass(frozen=True, slots=True)
class Service:
    """What every handler of a request has, as `service(request)`; `await workers.call(...)` reads the store."""

    workers: Workers
    options: Options
    adder: pages.Adder | None = None


def service(request: Request) -> Service:
    """The service that the request was made to."""
    return cast("Service", request.app.state.service)


def make_app(store: str | Path | Store | KnowledgeGraph, options: Options | None = None) -> Starlette:
    """The application over a store, its path or URL, or a graph; one in memory is served as it is now.

    Raises StoreMissing where there is no store.
    """
    options = options or Options()
    source, copied = _source(store)
    workers = Workers(source, options.limits, options.workers)
    adder = pages.Adder(source, options.base) if options.adding else None

    @contextlib.asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        workers.start()
        preparing = asyncio.create_task(pages.prepare(app.state.service))
        try:
            yield
        finally:
            preparing.cancel()
            await asyncio.wait({preparing})
            if adder:
                adder.close()
            workers.close()
            if copied:
                copied.cleanup()

    app = Starlette(
        routes=[
            Route("/sparql", _sparql, methods=["GET", "POST"]),
            Route("/id/{name:path}", _node, methods=["GET"]),
            *pages.ROUTES,
        ],
        middleware=[
            Middleware(Guard, Hosts.of(options.host, options.names), options.cors, options.largest),
            *([Middleware(CORSMiddleware, options.cors, ["GET", "POST"])] if options.cors else []),
        ],
        exception_handlers={TriplewireError: _failed},
        lifespan=lifespan,
    )
    app.state.service = Service(workers, options, adder)
    return app


def serve(store: str | Path | Store | KnowledgeGraph, options: Options | None = None) -> None:
    """Answer requests until stopped; raises StoreMissing where there is no store, and CannotListen."""
    options = options or Options()
    server = make_server(store, options)
    with listener(options.host, options.port) as listening:
        host, port = listening.getsockname()[:2]
        say(f"serving at http://{f'[{host}]' if ':' in host else host}:{port}/ until you press Ctrl-C")
        if not is_loopback(options.host):
            say("everybody who can reach this machine can read the graph: there are no passwords")
        server.run([listening])


def make_server(store: str | Path | Store | KnowledgeGraph, options: Options) -> uvicorn.Server:
    """The application in a server, which runs once it is given sockets that listen."""
    config = uvicorn.Config(
        make_app(store, options),
        log_level="warning",
        ws="none",
        server_header=False,
        limit_concurrency=500,
        timeout_graceful_shutdown=3,
    )
    return uvicorn.Server(config)


def listener(host: str, port: int) -> socket.socket:
    """A socket that listens there, at any free port for 0; raises CannotListen."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listening = socket.socket(family, kind, protocol)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(address)
        listening.listen()  # who reads that it serves may ask at once
    except OSError as error:
        raise CannotListen(host, port, error.strerror or str(error)) from error
    return listening


def _source(store: str | Path | Store | KnowledgeGraph) -> tuple[Source, tempfile.TemporaryDirectory[str] | None]:
    """What other processes can open: a path, or a remote store."""
    if isinstance(store, (str, Path)):
        store = open_store(store, read_only=True)
    store = cast("Store", getattr(store, "store", store))  # a graph has one
    if isinstance(store, RemoteStore):
        return store, None
    if isinstance(store, OxigraphStore) and store.path:
        return store.path, None
    copied = tempfile.TemporaryDirectory(prefix="triplewire-")
    copy = open_store(copied.name)
    for graph in store.graphs():
        copy.replace(graph, store.read(graph))
    copy.close()
    return Path(copied.name), copied


async def _sparql(request: Request) -> Response:
    operated = await operation(request)
    workers, options = service(request).workers, service(request).options
    if request.method != "POST" and _wants_page(request):
        return _varied(await while_there(request, pages.sparql_page(request, operated)))
    if operated:
        body = await while_there(
            request,
            workers.call(answer, operated.query, operated.dataset, operated.wish, options.limits.rows, options.base),
        )
    else:
        endpoint = str(request.url.replace(query=""))
        body = await workers.call(description, endpoint, wish(request), options.limits.rows, options.base)
    return _data(body)


async def while_there(request: Request, work: Coroutine[Any, Any, T]) -> T:
    """What `work` comes to; raises ClientGone, and cancels it, where the client goes away before.

    The body of the request has to be read before.
    """
    working = asyncio.create_task(work)
    watching = asyncio.create_task(_gone(request))
    await asyncio.wait({working, watching}, return_when=asyncio.FIRST_COMPLETED)
    watching.cancel()
    if not working.done():
        working.cancel()
        await asyncio.wait({working})
        raise ClientGone("the client went away")
    return await working


async def _gone(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass


async def _node(request: Request) -> Response:
    workers, options = service(request).workers, service(request).options
    iri = options.base + request.path_params["name"]
    if not (is_iri(iri) and await workers.call(exists, iri)):
        raise NotFound(f"the graph has nothing of the name <{iri}>")
    if _wants_page(request):
        return _varied(await pages.resource_page(request, iri))
    return _data(await workers.call(resource, iri, wish(request), options.limits.rows, options.base))


def _wants_page(request: Request) -> bool:
    asked = wish(request)
    return not asked.form and preferred(asked.accept, [next(iter(GRAPHS)), _HTML, *GRAPHS]) == _HTML


def _data(body: Body) -> Response:
    media, data = body
    charset = "; charset=utf-8" if media.startswith("text/") else ""
    return _varied(Response(data, headers={"Content-Type": media + charset, "Cache-Control": "no-cache"}))


def _varied(response: Response) -> Response:
    """What has its form from the header Accept, for caches."""
    response.headers.add_vary_header("Accept")
    return response


async def _failed(request: Request, error: Exception) -> Response:
    error = cast("TriplewireError", error)
    if _wants_page(request):
        return _varied(pages.failed(request, error))
    code = status(error)
    return PlainTextResponse(f"{error}\n", code, {"Retry-After": "1"} if code == 503 else None)
