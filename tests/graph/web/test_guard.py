"""The guard against other sites, other names and excessive requests."""

import asyncio
import contextlib
import http.client
import logging
import re
import socket
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from webserver import Site, running

from triplewire.graph.store.worker import Limits
from triplewire.graph.web.server.guard import HEADERS, Hosts
from triplewire.graph.web.server.request_log import escaped_address

FORM = {"Content-Type": "application/x-www-form-urlencoded"}


@pytest.mark.parametrize(
    ("listens", "names", "authority", "known"),
    [
        ("127.0.0.1", (), "127.0.0.1:8000", True),
        ("127.0.0.1", (), "localhost", True),
        ("127.0.0.1", (), "LOCALHOST:1", True),
        ("127.0.0.1", (), "localhost.", True),
        ("127.0.0.1", (), "[::1]:8000", True),
        ("127.0.0.1", (), "127.9.9.9", True),
        ("127.0.0.1", (), "evil.example", False),
        ("127.0.0.1", (), "localhost.evil.example", False),
        ("127.0.0.1", (), "127.0.0.1.evil.example", False),
        ("127.0.0.1", (), "evil.example@localhost", True),  # a name before @ is a user's, and leads nowhere
        ("127.0.0.1", (), "localhost@evil.example", False),
        ("127.0.0.1", (), "192.0.2.7", False),
        ("127.0.0.1", (), "0x7f000001", False),
        ("127.0.0.1", (), "", False),
        ("127.0.0.1", (), "[", False),
        ("127.0.0.1", ("graph.example",), "Graph.Example:8000", True),
        ("0.0.0.0", (), "192.0.2.7:8000", True),  # noqa: S104
        ("0.0.0.0", (), "[2001:db8::1]", True),  # noqa: S104
        ("0.0.0.0", (), "evil.example", False),  # noqa: S104
        ("desk.example", (), "desk.example", True),
    ],
)
def test_the_names_of_the_server(listens: str, names: tuple[str, ...], authority: str, known: bool) -> None:
    assert Hosts.of(listens, names).accept(authority) is known


@pytest.mark.parametrize("path", ["/sparql?query=ASK%20%7B%7D", "/sparql", "/id/country-CL", "/", "/nowhere"])
def test_a_name_that_was_rebound_gets_nothing(site: Site, path: str) -> None:
    answer = site.ask("GET", path, {"Host": "evil.example:8000"})
    assert answer.status == 421
    assert "Chile" not in answer.text


def test_a_request_without_a_host_or_with_two_gets_nothing(site: Site) -> None:
    for hosts in (b"", b"Host: localhost\r\nHost: evil.example\r\n"):
        with socket.create_connection(("127.0.0.1", site.port), timeout=10) as raw:
            raw.sendall(b"GET /sparql HTTP/1.0\r\n" + hosts + b"\r\n")
            assert raw.recv(100).startswith(b"HTTP/1.1 400")


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/search?q=" + "+".join(f"a{number}" for number in range(3000)), 200),
        ("/api/find?q=" + "+".join(f"a{number}" for number in range(3000)), 200),
        ("/questions/who-met-whom?actor=" + "+".join(f"a{number}" for number in range(3000)), 404),
        ("/questions/who-met-whom.ttl?actor=urn:%00", 404),
        ("/graph?about=urn:%25zz", 404),
        ("/api/scene?about=%00", 404),
        ("/api/scene?from=http://%5B&to=%00", 200),
        ("/sparql?query=ASK%7B%7D&" + "a=b&" * 2000, 400),
        ("/sparql?query=%FF", 400),
        ("/sparql?%FF", 400),
        ("/api/add/" + "9" * 6000, 404),
        ("/api/add/-1", 404),
        ("/article/%00", 404),
        ("/article/d1?begin=" + "9" * 6000, 400),
        ("/graph?most=" + "9" * 6000, 400),
    ],
    ids=lambda value: str(value)[:30],
)
@pytest.mark.parametrize("accept", ["text/html", "*/*"])
def test_a_hostile_address_is_no_fault(adding: Site, path: str, status: int, accept: str) -> None:
    assert adding.ask("GET", path, {"Accept": accept}).status == status


@pytest.mark.parametrize(("accept", "status"), [("text/html", 400), ("text/turtle", 200)])
def test_a_page_refuses_a_format_that_is_no_text(adding: Site, accept: str, status: int) -> None:
    assert adding.ask("GET", "/id/country-CL?format=%FF", {"Accept": accept}).status == status


@pytest.fixture(scope="module")
def adding(built: Path) -> Iterator[Site]:
    with running(built, adding=True) as site:
        yield site


@pytest.mark.parametrize(
    ("origin", "status"),
    [(None, 200), ("http://127.0.0.1:{port}", 200), ("http://evil.example", 403), ("null", 403), ("http://[::1", 403)],
)
def test_other_sites_send_nothing(site: Site, origin: str | None, status: int) -> None:
    headers = FORM | ({"Origin": origin.format(port=site.port)} if origin else {})
    answer = site.ask("POST", "/sparql", headers, b"query=ASK%7B%7D")
    assert answer.status == status
    assert "access-control-allow-origin" not in answer.headers


@pytest.mark.parametrize(
    ("sender", "status"), [("same-origin", 200), ("none", 200), ("same-site", 403), ("cross-site", 403)]
)
def test_a_browser_may_say_where_a_request_comes_from(site: Site, sender: str, status: int) -> None:
    headers = {**FORM, "Sec-Fetch-Site": sender}
    assert site.ask("POST", "/sparql", headers, b"query=ASK%7B%7D").status == status


CHUNKED = b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\nContent-Type: "
SMUGGLED = {
    "two lengths": (b"GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\nContent-Length: 5\r\n\r\n", b""),
    "a signed length": (b"GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: +4\r\n\r\n", b""),
    "a blank before the colon": (b"GET / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding : chunked\r\n\r\n", b""),
    "another encoding": (b"GET / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: xchunked\r\n\r\n", b""),
    "a chunk of negative size": (CHUNKED + b"application/sparql-query\r\n\r\n-1\r\nabc", b""),
    "a bad chunk, while it is answered": (CHUNKED + b"text/plain\r\n\r\n-1\r\nabc", b""),
    "a bad chunk, when it was answered": (CHUNKED + b"text/plain\r\n\r\n1\r\na\r\n", b"-1\r\nabc"),
}


@pytest.mark.parametrize("case", SMUGGLED)
def test_a_request_that_two_servers_would_read_otherwise_is_refused(
    site: Site, case: str, caplog: pytest.LogCaptureFixture
) -> None:
    first, second = SMUGGLED[case]
    with socket.create_connection(("127.0.0.1", site.port), timeout=30) as raw:
        raw.sendall(first)
        told = raw.recv(1000)
        assert told.startswith((b"HTTP/1.1 400", b"HTTP/1.1 415"))
        with contextlib.suppress(ConnectionError):
            raw.sendall(second)
            while raw.recv(1000):
                pass
    assert site.query("ASK {}").status == 200
    assert not [record for record in caplog.records if record.levelno >= logging.ERROR]


def test_other_sites_read_nothing_unless_asked_for(site: Site, served: Callable[..., Site], built: Path) -> None:
    asked = {"Origin": "https://friend.example"}
    preflight = asked | {"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "content-type"}
    assert "access-control-allow-origin" not in site.ask("GET", "/sparql", asked).headers
    assert site.ask("OPTIONS", "/sparql", preflight).status == 405
    open_ = served(built, cors=("https://friend.example",))
    assert open_.ask("GET", "/sparql", asked).headers["access-control-allow-origin"] == "https://friend.example"
    assert open_.ask("OPTIONS", "/sparql", preflight).status == 200
    assert open_.ask("POST", "/sparql", FORM | asked, b"query=ASK%7B%7D").status == 200
    stranger = open_.ask("GET", "/sparql", {"Origin": "https://evil.example"})
    assert "access-control-allow-origin" not in stranger.headers
    assert open_.ask("POST", "/sparql", FORM | {"Origin": "https://evil.example"}, b"query=ASK%7B%7D").status == 403


def test_an_open_server_takes_posts_from_any_origin(served: Callable[..., Site], built: Path) -> None:
    answer = served(built, cors=("*",)).ask(
        "POST", "/sparql", FORM | {"Origin": "https://any.example"}, b"query=ASK%7B%7D"
    )
    assert answer.status == 200
    assert answer.headers["access-control-allow-origin"] == "*"


@pytest.mark.parametrize(
    ("method", "path", "headers"),
    [
        ("GET", "/sparql?query=ASK%20%7B%7D", {}),
        ("GET", "/sparql?query=ASK", {}),
        ("GET", "/id/country-CL", {"Accept": "text/html"}),
        ("GET", "/id/nobody", {}),
        ("PUT", "/sparql", {}),
        ("GET", "/../../etc/passwd", {}),
        ("GET", "/sparql", {"Host": "evil.example"}),
    ],
)
def test_every_response_has_the_headers(site: Site, method: str, path: str, headers: dict[str, str]) -> None:
    answer = site.ask(method, path, headers)
    assert {name.lower(): value for name, value in HEADERS.items()}.items() <= answer.headers.items()
    assert "server" not in answer.headers
    policy = answer.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    assert "http" not in policy


def test_a_long_body_is_refused_before_it_is_read(site: Site) -> None:
    with socket.create_connection(("127.0.0.1", site.port), timeout=10) as raw:
        raw.sendall(
            b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/sparql-query\r\n"
            b"Content-Length: 99999999\r\n\r\n"
        )
        assert raw.recv(100).startswith(b"HTTP/1.1 413")


def test_a_long_body_without_a_length_is_cut(site: Site) -> None:
    def pieces() -> Iterator[bytes]:
        yield b"ASK {} #"
        for _ in range(40):
            yield b"x" * 50_000

    with contextlib.suppress(BrokenPipeError, ConnectionResetError):  # it does not listen to the end
        assert site.ask("POST", "/sparql", {"Content-Type": "application/sparql-query"}, pieces()).status == 413
    assert site.query("ASK {}").status == 200


def test_as_long_a_body_as_allowed_is_read(served: Callable[..., Site], built: Path) -> None:
    small = served(built, largest=1000)
    query = b"ASK {} #" + b"x" * 992
    assert small.ask("POST", "/sparql", {"Content-Type": "application/sparql-query"}, query).status == 200
    assert small.ask("POST", "/sparql", {"Content-Type": "application/sparql-query"}, query + b"x").status == 413


CROSS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


@pytest.fixture
def strict(served: Callable[..., Site], built: Path) -> Site:
    site = served(built, limits=Limits(seconds=2.0, rows=500, memory=256 << 20))
    assert any(site.query("ASK {}").status == 200 for _ in range(20))  # its processes have started
    return site


@pytest.mark.parametrize(
    ("query", "status"),
    [
        (CROSS, 503),
        ("SELECT * { ?a ?b ?c . ?d ?e ?f }", 503),
        ("CONSTRUCT { ?a ?e ?f } { ?a ?b ?c . ?d ?e ?f }", 503),
        ("ASK " + "{" * 8000 + "}" * 8000, 503),
        ("SELECT DISTINCT ?c ?f ?i { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?i", 503),
        ("SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }", 403),
        ("SELECT * { \\u0053ERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }", 403),
        ("SELECT * FROM <file:///etc/passwd> {}", 403),
        ("LOAD <file:///etc/passwd>", 400),
        ("SELECT (<urn:no-such-function>(?s) AS ?x) { ?s ?p ?o }", 400),
        ("ASK { ?s ?p ?o FILTER(REGEX(?o, '(a+)+$')) }" + " " * 100_000, 200),
    ],
    ids=lambda value: str(value)[:30],
)
def test_a_hostile_query_is_refused_and_the_server_goes_on(strict: Site, query: str, status: int) -> None:
    answer = strict.ask("POST", "/sparql", {"Content-Type": "application/sparql-query"}, query.encode())
    assert answer.status == status, answer.text
    assert strict.query("ASK { ?s ?p ?o }").status == 200


@pytest.mark.parametrize("media", ["text/csv", "text/tab-separated-values", "application/json", "application/xml"])
def test_as_many_rows_as_allowed_come_back(strict: Site, media: str) -> None:
    assert strict.query("SELECT * { ?s ?p ?o } LIMIT 500", media).status == 200
    assert strict.query("SELECT * { ?s ?p ?o } LIMIT 501", media).status == 503


@pytest.mark.parametrize("accept", ["text/csv", "text/html"])
def test_a_client_that_disconnects_cancels_its_query(
    served: Callable[..., Site], built: Path, accept: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = served(built)
    begun, cancelled = threading.Event(), threading.Event()

    async def endless(*_: object) -> None:
        begun.set()
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            cancelled.set()
            raise

    monkeypatch.setattr(site.workers, "query", endless)
    monkeypatch.setattr(site.workers, "read_query", endless)
    connection = http.client.HTTPConnection("127.0.0.1", site.port)
    connection.request("GET", "/sparql?query=ASK%7B%7D", headers={"Accept": accept})
    assert begun.wait(30)
    connection.close()
    assert cancelled.wait(30)


@pytest.mark.parametrize("accept", ["text/csv", "text/html"])
@pytest.mark.parametrize("where", ["in the server", "in a worker"])
def test_a_fault_is_told_as_one_and_its_cause_is_logged(
    served: Callable[..., Site], built: Path, accept: str, where: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = served(built)
    logged: list[str] = []
    monkeypatch.setattr(
        logging.getLogger("triplewire.serve"), "error", lambda form, *values: logged.append(form % values)
    )

    async def broken(*_: object) -> object:
        if where == "in the server":
            return divide(None)
        return await site.workers.call(divide)

    monkeypatch.setattr(site.workers, "query", broken)
    monkeypatch.setattr(site.workers, "read_query", broken)
    answer = site.query("ASK {}", accept)
    assert answer.status == 500
    assert "the log of the server has its cause" in answer.text
    assert "Traceback" not in answer.text
    (line,) = logged
    assert "'/sparql'" in line
    assert "in divide" in line
    assert "ZeroDivisionError" in line


def divide(_: object) -> float:
    return 1 / 0


def test_a_busy_server_says_so(served: Callable[..., Site], built: Path) -> None:
    site = served(built, workers=1, limits=Limits(seconds=2.0, rows=10))
    connections = [http.client.HTTPConnection("127.0.0.1", site.port) for _ in range(12)]
    for connection in connections:
        connection.request("POST", "/sparql", CROSS, {"Content-Type": "application/sparql-query"})
    answers = [connection.getresponse() for connection in connections]
    assert {answer.status for answer in answers} == {503}
    assert any(b"busy" in answer.read() for answer in answers)
    for connection in connections:
        connection.close()
    # the process that was killed is replaced; each of these requests waits for it as long as the limit allows
    assert any(site.query("ASK {}").status == 200 for _ in range(10))


def test_requests_are_logged_at_info(built: Path, caplog: pytest.LogCaptureFixture) -> None:
    with running(built) as site:  # not at the usual level
        site.ask("GET", "/articles")
    with caplog.at_level("INFO", "triplewire.graph.web.server"), running(built) as site:
        site.ask("GET", "/nothing%1b", q="a b")
        site.ask("GET", "/static/" + "x" * 600)
        site.ask("GET", "/", {"Host": "evil.example"})
    told = [record.getMessage() for record in caplog.records if record.name.endswith("request_log")]
    assert [re.sub(r"\d\.\d{3} s$", "", line) for line in told] == [
        "GET /nothing%1b?q=a+b 404, ", f"GET /static/{'x' * 492}... 404, ", "GET / 421, ",
    ]  # fmt: skip


def test_an_address_in_the_log_has_no_commands_of_a_terminal() -> None:
    assert escaped_address({"raw_path": b"/a\x1b[31m\xff", "query_string": b""}) == r"/a\x1b[31m\xff"
