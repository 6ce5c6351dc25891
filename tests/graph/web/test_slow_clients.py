"""Clients that send slowly, or many long queries, do not delay others."""

import contextlib
import http.client
import socket
from collections.abc import Callable
from pathlib import Path

import pytest
from test_guard import CROSS
from webserver import Site

from triplewire.graph.store.worker import Limits
from triplewire.graph.web.server import connections

HEAD = b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/sparql-query\r\n"
HALF = {
    "nothing": b"",
    "half a head": HEAD,
    "half a body": HEAD + b"Content-Length: 100\r\n\r\nASK",
    "half a chunk": HEAD + b"Transfer-Encoding: chunked\r\n\r\n40\r\nASK",
}


def rest(sent: socket.socket) -> bytes:
    """Return what the server sends until it closes the connection."""
    data = b""
    with contextlib.suppress(ConnectionResetError):
        while part := sent.recv(1000):
            data += part
    return data


@pytest.mark.parametrize("half", HALF)
def test_half_a_request_is_closed_in_time(site: Site, half: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "SECONDS", 0.3)
    with socket.create_connection(("127.0.0.1", site.port), timeout=30) as slow:
        slow.sendall(HALF[half])
        assert rest(slow)[:12] == (b"HTTP/1.1 408" if half != "nothing" else b"")
    assert site.query("ASK {}").status == 200


def test_a_connection_serves_one_request_after_another(site: Site) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", site.port, timeout=30)
    with contextlib.closing(connection):
        connection.connect()
        first = connection.sock
        for number in range(3):
            connection.request("GET", f"/sparql?query=ASK%7B%7D%20%23{number}")
            answer = connection.getresponse()
            answer.read()
            assert answer.status == 200
            assert connection.sock is first


def test_a_query_may_take_longer_than_its_request(
    served: Callable[..., Site], built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "SECONDS", 1.5)
    strict = served(built, limits=Limits(seconds=3.0, rows=10))
    assert strict.query(CROSS).status == 503


def test_many_half_requests_are_no_hindrance(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "MOST_OF_CLIENT", 20)
    with contextlib.ExitStack() as stack:
        slow = []
        for number in range(60):
            slow.append(stack.enter_context(socket.create_connection(("127.0.0.1", site.port), timeout=30)))
            slow[-1].sendall([*HALF.values()][number % 4])
            assert number % 20 or site.query("ASK {}").status == 200
        assert site.query("ASK {}").status == 200
        for early in slow[:30]:
            rest(early)  # it was closed


def test_a_request_with_two_lengths_is_refused(site: Site) -> None:
    with socket.create_connection(("127.0.0.1", site.port), timeout=30) as sent:
        sent.sendall(HEAD + b"Content-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n6\r\nASK {}\r\n0\r\n\r\n")
        answer = rest(sent)
    assert answer.startswith(b"HTTP/1.1 400")
    assert b"both Content-Length and Transfer-Encoding" in answer


def test_long_queries_block_neither_pages_nor_short_ones(served: Callable[..., Site], built: Path) -> None:
    site = served(built, workers=2, limits=Limits(seconds=60.0, rows=10))
    query = CROSS.encode()
    request = HEAD + b"Content-Length: %d\r\n\r\n%s" % (len(query), query)
    with contextlib.ExitStack() as stack:
        for _ in range(6):
            stack.enter_context(socket.create_connection(("127.0.0.1", site.port), timeout=30)).sendall(request)
        for number in range(5):
            assert site.query(f"ASK {{ FILTER({number} = {number}) }}").status == 200
            assert site.ask("GET", f"/search?q=a{number}").status == 200
