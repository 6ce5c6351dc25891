"""A remote store with a wrong or incomplete answer is named."""

import http.server
import threading
from collections.abc import Iterator

import pytest
from commands import tw

from triplewire.graph.ask.query import run
from triplewire.graph.errors import StoreUnreachable
from triplewire.graph.store.opening import open_store

JSON = "application/sparql-results+json"
ANSWERS = {
    "page": (200, "text/html", b"<html>Hello</html>", None, "text/html, which is no result"),
    "cut": (200, JSON, b'{"head": {"va', 1000, "broke off"),
    "half": (200, JSON, b'{"head": {"va', None, "no result"),
    "error": (500, "text/html", b"<html>\n\n<b>" + b"no " * 900, None, "answers 500 .{0,300}$"),
    "path": (404, "text/plain", b"nothing here", None, "answers 404 .*: nothing here; .* TRIPLEWIRE_QUERY_URL"),
    "locked": (401, "text/plain", b"who are you?", None, "answers 401 .* TRIPLEWIRE_STORE_TOKEN, are its credentials$"),
}


class Handler(http.server.BaseHTTPRequestHandler):
    """Answers with what its path names."""

    def do_POST(self) -> None:
        status, kind, body, size, _ = ANSWERS[self.path.split("/")[1]]
        self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(size or len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Stay silent."""


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as serving:
        threading.Thread(target=serving.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{serving.server_port}"
        serving.shutdown()


@pytest.mark.parametrize("answer", ANSWERS)
def test_a_remote_store_that_fails_is_named(server: str, answer: str) -> None:
    with pytest.raises(StoreUnreachable, match=ANSWERS[answer][-1]):
        run(open_store(f"{server}/{answer}"), "SELECT * { ?s ?p ?o }")


@pytest.mark.parametrize("address", ["http://[::1", "http://a b/", "http://", "http://a:99999/"])
def test_what_is_no_address_is_told(address: str) -> None:
    for line in (["query", "ASK {}"], ["network", "central"], ["check"]):
        result = tw(*line, "--store", address)
        assert result.exit_code == 1
        assert f"store {address.rstrip('/')}" in result.stderr
