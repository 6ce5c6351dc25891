"""The service behind handlers of requests: the server's options, and the processes that read and write the store."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import cast

from starlette.requests import Request

from triplewire.graph.iris import BASE
from triplewire.graph.store.worker import Limits
from triplewire.graph.web.service.adding import Adder
from triplewire.graph.web.service.editing import Editor
from triplewire.graph.web.service.pool import Workers

MEMORY = 512 << 20  # bytes that a page or a query may take


@dataclass(frozen=True, slots=True)
class Options:
    """The options of a server: `names` are further host names, `cors` the origins that may read, "*" for any."""

    host: str = "127.0.0.1"
    port: int = 8000
    base: str = BASE
    names: tuple[str, ...] = ()
    cors: tuple[str, ...] = ()
    limits: Limits = field(default_factory=lambda: Limits(seconds=30.0, rows=100_000, memory=MEMORY))
    largest: int = 1 << 20  # bytes of a request body
    soon: float = 0.5  # seconds after which the top of a page that takes long is sent alone
    workers: int = max(4, os.cpu_count() or 1)
    adding: bool = False  # whether browsers may add articles
    editing: bool = False  # whether browsers may correct the graph


@dataclass(frozen=True, slots=True)
class Service:
    """The service behind a request; `await workers.call(...)` reads the store.

    `adder` is None if nothing is added, `editor` if nothing is corrected.
    """

    workers: Workers
    options: Options
    adder: Adder | None = None
    editor: Editor | None = None


def service(request: Request) -> Service:
    """Return the service that the request was made to."""
    return cast("Service", request.app.state.service)
