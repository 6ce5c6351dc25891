"""Load on the server: python benchmarks/load.py [MINUTES].

Four rounds of equal length over a store that grows by a document every half second: 32 clients alone, which request
`/sparql` and pages with short pauses; the same with eight clients at another address that repeat expensive queries;
with 600 connections from a third that never complete a request; and with both. Prints, for the 32 clients, the
requests, errors and latencies, and the memory of the server with all its processes.
"""

from __future__ import annotations

import http.client
import random
import re
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

from synthetic import document

from triplewire.graph.knowledge import KnowledgeGraph

CLIENTS, HOSTILE, SLOW = 32, 8, 600
PATHS = (
    "/", "/search?q=person", "/id/person-person-7", "/timeline", "/articles",
    "/questions/who-met-whom?actor=Person+7",
    "/sparql?format=json&query=" + quote("SELECT ?l { :person-person-7 rdfs:label ?l }"),
    "/sparql?format=json&query=" + quote("SELECT (COUNT(*) AS ?n) { ?e a tw:Consult }"),
    "/sparql?format=csv&query=" + quote("SELECT ?a ?b { ?a tw:consulted ?b } LIMIT 50"),
)  # fmt: skip
CROSS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?c != %d) }"
HALF = (
    b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/sparql-query\r\nContent-Length: 99\r\n\r\nA"
)


def get(port: int, path: str, source: str) -> int:
    """Send a request from an address of loopback, and return the status of the answer."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60, source_address=(source, 0))
    try:
        connection.request("GET", path, headers={"Accept": "text/html" if "sparql" not in path else "*/*"})
        answer = connection.getresponse()
        answer.read()
        return answer.status
    finally:
        connection.close()


def well_behaved(port: int, seed: int, until: float, found: list[tuple[float, object]]) -> None:
    """Send requests with pauses until the time is over."""
    chosen = random.Random(seed)  # noqa: S311  # no secret
    while time.monotonic() < until:
        since = time.monotonic()
        try:
            status: object = get(port, chosen.choice(PATHS), "127.0.0.1")
        except OSError as error:
            status = type(error).__name__
        found.append((time.monotonic() - since, status))
        time.sleep(chosen.expovariate(1.0))


def hostile(port: int, seed: int, until: float) -> None:
    """Send queries that cannot be answered in time."""
    number = seed
    while time.monotonic() < until:
        number += HOSTILE
        try:
            get(port, "/sparql?query=" + quote(CROSS % number), "127.0.0.2")
        except OSError:
            time.sleep(0.1)


def slow(port: int, until: float) -> None:
    """Keep as many connections open as the server permits, none of them with a whole request."""
    held: list[socket.socket] = []
    while time.monotonic() < until:
        try:
            held.append(socket.create_connection(("127.0.0.1", port), timeout=5, source_address=("127.0.0.3", 0)))
            held[-1].sendall(HALF)
        except OSError:
            time.sleep(0.05)
        if len(held) >= SLOW:
            held.pop(0).close()
            time.sleep(0.01)
    for one in held:
        one.close()


def memory(process: int) -> int:
    """Return the private memory of a process and its children in MB."""
    own = re.findall(r"Private_\w+: +(\d+) kB", Path(f"/proc/{process}/smaps_rollup").read_text())
    children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    total = sum(map(int, own)) // 1024
    for child in children:
        try:
            total += memory(int(child))
        except OSError:
            continue
    return total


def grow(folder: str, until: float) -> None:
    """Add documents in a process of its own."""
    code = f"""
import sys, time
sys.path.insert(0, {str(Path(__file__).parent)!r})
from synthetic import document
from triplewire.graph.knowledge import KnowledgeGraph
with KnowledgeGraph({folder!r}) as graph:
    number = len(graph.documents())
    while time.monotonic() < {until}:
        graph.add(document(number)); number += 1
        time.sleep(0.5)
"""
    subprocess.run([sys.executable, "-c", code], check=True)  # noqa: S603  # our own words


def round_of(
    name: str, port: int, process: int, folder: str, seconds: float, others: list[Callable[[float], None]]
) -> None:
    """Run all clients for some time, and print the figures of the well-behaved ones."""
    until = time.monotonic() + seconds
    found: list[tuple[float, object]] = []
    threads = [threading.Thread(target=well_behaved, args=(port, n, until, found)) for n in range(CLIENTS)]
    threads += [threading.Thread(target=other, args=(until,)) for other in others]
    threads.append(threading.Thread(target=grow, args=(folder, until)))
    sizes = [memory(process)]
    for thread in threads:
        thread.start()
    while time.monotonic() < until:
        time.sleep(seconds / 6)
        sizes.append(memory(process))
    for thread in threads:
        thread.join()
    times, statuses = sorted(t for t, _ in found), Counter(status for _, status in found)
    at = {p: times[int(len(times) * p / 100)] for p in (50, 95, 99)}
    quantiles = ", ".join(f"p{p} {t:.2f}" for p, t in at.items())
    print(f"{name}: {len(found)} requests, {dict(statuses)}; seconds {quantiles}, longest {times[-1]:.2f}; MB {sizes}")


def main(minutes: float) -> None:
    """Start a server and run the rounds."""
    with tempfile.TemporaryDirectory() as name:
        folder = f"{name}/store"
        with KnowledgeGraph(folder) as graph:
            for number in range(100):
                graph.add(document(number))
        command = [sys.executable, "-m", "triplewire", "serve", "--store", folder, "--port", "0", "--timeout", "20"]
        with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:  # noqa: S603  # our own words
            assert server.stderr  # noqa: S101
            found = re.search(r":(\d+)/", server.stderr.readline())
            assert found  # noqa: S101
            port = int(found[1])
            while get(port, "/", "127.0.0.1") != 200:
                time.sleep(0.5)
            for path in PATHS:
                get(port, path, "127.0.0.1")
            hostiles = [lambda until, n=n: hostile(port, n, until) for n in range(HOSTILE)]
            rounds: dict[str, list[Callable[[float], None]]] = {
                f"{CLIENTS} clients beside a build": [],
                f"the same beside {HOSTILE} hostile queries": [*hostiles],
                f"the same beside {SLOW} slow clients": [lambda until: slow(port, until)],
                "the same beside both": [*hostiles, lambda until: slow(port, until)],
            }
            for title, others in rounds.items():
                round_of(title, port, server.pid, folder, minutes * 60 / len(rounds), others)
            server.terminate()


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 10.0)
