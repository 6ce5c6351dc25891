"""A real server on loopback, in a thread of the tests, and a client that sends what it is told to."""

import contextlib
import http.client
import threading
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from triplewire.graph.store.worker import Limits
from triplewire.graph.web.app import Options, listener, make_server

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
    """A running server."""

    port: int

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
        """What it answers to a request that is made as it stands: no header is added but Host and the length."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        with contextlib.closing(connection):
            query = urlencode(parameters, doseq=True)
            connection.request(method, f"{path}?{query}" if query else path, body, headers or {})
            answer = connection.getresponse()
            return Answer(answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read())

    def query(self, sparql: str, accept: str | None = None, **parameters: str | list[str]) -> Answer:
        return self.ask("GET", "/sparql", {"Accept": accept} if accept else {}, query=sparql, **parameters)


@contextlib.contextmanager
def running(store: Any, **options: Any) -> Iterator[Site]:
    chosen = replace(Options(workers=2, limits=LIMITS), **options)
    server = make_server(store, chosen)
    with listener("127.0.0.1", 0) as listening:
        thread = threading.Thread(target=server.run, args=([listening],))
        thread.start()  # a request waits at the socket, which listens already, until the server takes it
        try:
            yield Site(listening.getsockname()[1])
        finally:
            server.should_exit = True
            thread.join()
