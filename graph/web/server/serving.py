"""Run the application in a server on a socket."""

from __future__ import annotations

import socket
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import uvicorn

from triplewire.graph.store.interface import Store
from triplewire.graph.web.protocol.http_errors import CannotListen
from triplewire.graph.web.server.app import make_app
from triplewire.graph.web.server.connections import MOST, timed_connections
from triplewire.graph.web.service.service import Options

if TYPE_CHECKING:  # importing it would take half of the server's start-up time
    from triplewire.graph.knowledge import KnowledgeGraph


def serve(
    store: str | Path | Store | KnowledgeGraph,
    options: Options | None = None,
    listening: Callable[[str], None] = lambda _: None,
) -> None:
    """Answer requests until stopped; call `listening` with the server's URL once it accepts connections.

    Raises StoreMissing if there is no store at the path, and CannotListen.
    """
    options = options or Options()
    server = make_server(store, options)
    with listener(options.host, options.port) as connected:
        host, port = connected.getsockname()[:2]
        listening(f"http://{f'[{host}]' if ':' in host else host}:{port}/")
        server.run([connected])


def make_server(store: str | Path | Store | KnowledgeGraph, options: Options) -> uvicorn.Server:
    """Return a server of the application; it runs on sockets that already listen."""
    config = uvicorn.Config(
        make_app(store, options),
        log_level="critical",  # the handlers log the cause of a fault
        http=timed_connections(),
        ws="none",
        server_header=False,
        limit_concurrency=MOST + 500,
        timeout_graceful_shutdown=3,
    )
    return uvicorn.Server(config)


def listener(host: str, port: int) -> socket.socket:
    """Return a socket that listens at the host and port, or at any free port for 0; raises CannotListen."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listening = socket.socket(family, kind, protocol)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(address)
        listening.listen()  # from now on clients can connect, even before the server accepts them
    except OSError as error:
        raise CannotListen(host, port, error.strerror or str(error)) from error
    return listening
