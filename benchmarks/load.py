"""Load on the server: python benchmarks/load.py [SECONDS [ROUND...]].

Rounds of SECONDS each (150) over a store that grows by a document every half second: `build`, 32 clients at one
address, which request `/sparql` and pages with short pauses; `hostile`, the same with eight clients at another address
that repeat expensive queries; `slow`, with 600 connections from a third that never complete a request; `both`. Prints,
for the 32 clients, the requests, the errors with their words, and the latencies; the processor time of the server for a
request; and its memory with all its processes. Beside other work, compare two versions in turns.
"""

from __future__ import annotations

import contextlib
import http.client
import os
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
_WORDS = re.compile(r"<[^>]*>|\s+")
HALF = (
    b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/sparql-query\r\nContent-Length: 99\r\n\r\nA"
)


def get(port: int, path: str, source: str) -> str:
    """Send a request from an address of loopback, and return the status, with the words of an error."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60, source_address=(source, 0))
    try:
        connection.request("GET", path, headers={"Accept": "text/html" if "sparql" not in path else "*/*"})
        answer = connection.getresponse()
        text = answer.read().decode(errors="replace")
        return "200" if answer.status == 200 else f"{answer.status} {_WORDS.sub(' ', text).strip()[-160:]}"
    finally:
        connection.close()


def well_behaved(port: int, seed: int, until: float, found: list[tuple[float, str]]) -> None:
    """Send requests with pauses until the time is over."""
    chosen = random.Random(seed)  # noqa: S311  # no secret
    while time.monotonic() < until:
        since = time.monotonic()
        try:
            status = get(port, chosen.choice(PATHS), "127.0.0.1")
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


def family(process: int) -> list[int]:
    """Return a process with its children and their children."""
    found = [process]
    for task in Path(f"/proc/{process}/task").iterdir():
        for child in (task / "children").read_text().split():
            with contextlib.suppress(OSError):
                found += family(int(child))
    return found


def memory(process: int) -> int:
    """Return the memory of a process and its children in MB; what they share is counted once."""
    total = 0
    for one in family(process):
        with contextlib.suppress(OSError):
            total += int(re.findall(r"Pss: +(\d+) kB", Path(f"/proc/{one}/smaps_rollup").read_text())[0])
    return total // 1024


def worked(process: int) -> float:
    """Return the processor time in seconds of a process and its children, those that have ended included."""
    ticks = 0
    for one in family(process):
        with contextlib.suppress(OSError):
            ticks += sum(map(int, Path(f"/proc/{one}/stat").read_text().rpartition(")")[2].split()[11:15]))
    return ticks / os.sysconf("SC_CLK_TCK")


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
    found: list[tuple[float, str]] = []
    threads = [threading.Thread(target=well_behaved, args=(port, n, until, found)) for n in range(CLIENTS)]
    threads += [threading.Thread(target=other, args=(until,)) for other in others]
    threads.append(threading.Thread(target=grow, args=(folder, until)))
    sizes, before = [memory(process)], worked(process)
    for thread in threads:
        thread.start()
    while time.monotonic() < until:
        time.sleep(seconds / 6)
        sizes.append(memory(process))
    for thread in threads:
        thread.join()
    used = worked(process) - before
    times, statuses = sorted(t for t, _ in found), Counter(status for _, status in found)
    at = {p: times[int(len(times) * p / 100)] for p in (50, 95, 99)}
    quantiles = ", ".join(f"p{p} {t:.2f}" for p, t in at.items())
    print(f"{name}: {len(found)} requests, {dict(statuses)}; seconds {quantiles}, longest {times[-1]:.2f}")
    print(f"   processor {1000 * used / len(found):.0f} ms for a request; MB {sizes}", flush=True)


def main(seconds: float, rounds: list[str]) -> None:
    """Start a server and run the rounds."""
    with tempfile.TemporaryDirectory() as name:
        folder = f"{name}/store"
        with KnowledgeGraph(folder) as graph:
            for number in range(100):
                graph.add(document(number))
        command = [sys.executable, "-m", "triplewire", "serve", "--store", folder, "--port", "0", "--timeout", "20"]
        with Path(f"{name}/log").open("w") as log:
            server = subprocess.Popen(command, stderr=log)  # noqa: S603  # our own words
        try:
            port = listens(Path(f"{name}/log"))
            for path in PATHS:
                get(port, path, "127.0.0.1")
            hostiles = [lambda until, n=n: hostile(port, n, until) for n in range(HOSTILE)]
            others = {"build": [], "hostile": hostiles, "slow": [lambda until: slow(port, until)]}
            others["both"] = [*hostiles, *others["slow"]]
            for round_ in rounds or others:
                round_of(round_, port, server.pid, folder, seconds, others[round_])
            print("in the log:", *Path(f"{name}/log").read_text().splitlines()[1:] or ["nothing"], sep="\n   ")
        finally:
            server.terminate()
            server.wait()


def listens(log: Path) -> int:
    """Wait until the server listens, and return its port."""
    while not (found := re.search(r"http://[^/]*:(\d+)/", log.read_text())):
        time.sleep(0.1)
    return int(found[1])


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 150.0, sys.argv[2:])
