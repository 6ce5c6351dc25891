"""A real server on loopback, in a thread of the tests, and a client that sends requests as they are."""

import contextlib
import gc
import http.client
import threading
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, cast
from urllib.parse import urlencode

from triplewire.graph.store.worker import Limits
from triplewire.graph.web.server.serving import listener, make_server
from triplewire.graph.web.service.pool import Workers
from triplewire.graph.web.service.service import Options

LIMITS = Limits(seconds=60.0, rows=10_000, memory=512 << 20)


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def media(self) -> str:
        return self.headers["content-type"].partition(";")[0]

    @property
    def text(self) -> str:
        return self.body.decode()


@dataclass(frozen=True)
class Site:
    """A running server, with the processes behind it."""

    port: int
    workers: Workers

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def ask(
        self,
        method: str,
        path: str,
        headers: dict[str, str] | None = None,
        body: bytes | Iterator[bytes] | None = None,
        **parameters: str | list[str],
    ) -> Answer:
        """Send a request as it is; only the headers Host and Content-Length are added."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=90)
        with contextlib.closing(connection):
            query = urlencode(parameters, doseq=True)
            connection.request(method, f"{path}?{query}" if query else path, body, headers or {})
            answer = connection.getresponse()
            return Answer(answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read())

    def query(self, sparql: str, accept: str | None = None, **parameters: str | list[str]) -> Answer:
        return self.ask("GET", "/sparql", {"Accept": accept} if accept else {}, query=sparql, **parameters)


@contextlib.contextmanager
def running(store: Any, **options: Any) -> Iterator[Site]:
    gc.collect()  # solutions of earlier tests belong to this thread, and may not be dropped by the server's
    chosen = replace(Options(workers=2, limits=LIMITS, soon=LIMITS.seconds), **options)
    server = make_server(store, chosen)
    begun = threading.Event()
    start = server.startup

    async def startup(sockets: Any = None) -> None:
        await start(sockets)
        begun.set()

    def run() -> None:
        try:
            server.run([listening])
        finally:
            begun.set()

    server.startup = startup  # type: ignore[method-assign]
    with listener("127.0.0.1", 0) as listening:
        thread = threading.Thread(target=run)
        thread.start()
        try:
            begun.wait()
            assert server.started
            yield Site(listening.getsockname()[1], cast("Any", server.config.app).state.service.workers)
        finally:
            server.should_exit = True
            thread.join()
