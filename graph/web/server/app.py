"""The application: which handler answers at which address.

/sparql     the SPARQL 1.1 Protocol; without a query the service description; in a browser the editor
/store      the reading half of the Graph Store Protocol
/api        the JSON API, described at /api/openapi.json (`triplewire.graph.web.api`)
/id/NAME    the node `base` + NAME: its page in a browser, RDF for a program
/...        the pages (`triplewire.graph.web.pages.routes`)
"""

from __future__ import annotations

import asyncio
import contextlib
import tempfile
from collections.abc import AsyncIterator
from pathlib import Path
from typing import TYPE_CHECKING, cast

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware

from triplewire.extract.errors import TriplewireError
from triplewire.graph.store.embedded import OxigraphStore
from triplewire.graph.store.interface import Store
from triplewire.graph.store.opening import open_store
from triplewire.graph.store.remote import RemoteStore
from triplewire.graph.web.api.handling import API
from triplewire.graph.web.pages.edit_pages import ROUTES as EDITING
from triplewire.graph.web.pages.routes import ROUTES, prepare
from triplewire.graph.web.server.endpoints import ENDPOINTS, error_response, fault_response, http_response
from triplewire.graph.web.server.guard import Guard, Hosts
from triplewire.graph.web.server.request_log import RequestLog
from triplewire.graph.web.service.adding import Adder
from triplewire.graph.web.service.editing import Editor
from triplewire.graph.web.service.pool import Workers
from triplewire.graph.web.service.read_cache import Source
from triplewire.graph.web.service.service import Options, Service

if TYPE_CHECKING:  # importing it would take half of the server's start-up time
    from triplewire.graph.knowledge import KnowledgeGraph

_PRELOADED = ("triplewire.graph.web.pages.compiled", "triplewire.graph.ask.sparql_syntax")  # what takes long to load


def make_app(store: str | Path | Store | KnowledgeGraph, options: Options | None = None) -> Starlette:
    """Return the application over a store, its path or URL, or a graph; one in memory is copied as it is now.

    Raises StoreMissing if there is no store at the path.
    """
    options = options or Options()
    source, copied = _source(store)
    workers = Workers(source, options.limits, options.workers, preload=(__name__, *_PRELOADED))
    writer = Adder(source, options.base) if options.adding or options.editing else None

    @contextlib.asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        workers.start()
        preparing = asyncio.create_task(prepare(app.state.service))
        try:
            yield
        finally:
            preparing.cancel()
            await asyncio.wait({preparing})
            if writer:
                writer.close()
            workers.close()
            if copied:
                copied.cleanup()

    app = Starlette(
        routes=[*ENDPOINTS, *EDITING, *ROUTES, *API],
        middleware=[
            Middleware(RequestLog),
            Middleware(Guard, Hosts.of(options.host, options.names), options.cors, options.largest, options.editing),
            *([Middleware(CORSMiddleware, options.cors, ["GET", "POST"])] if options.cors else []),
        ],
        exception_handlers={TriplewireError: error_response, HTTPException: http_response, Exception: fault_response},
        lifespan=lifespan,
    )
    editor = Editor(writer) if writer and options.editing else None
    app.state.service = Service(workers, options, writer if options.adding else None, editor)
    return app


def _source(store: str | Path | Store | KnowledgeGraph) -> tuple[Source, tempfile.TemporaryDirectory[str] | None]:
    """A store that other processes can open, by path or URL, and the folder of a copy, if one was needed."""
    if isinstance(store, (str, Path)):
        store = open_store(store, read_only=True)
    store = cast("Store", getattr(store, "store", store))  # a KnowledgeGraph has one
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
