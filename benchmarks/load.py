"""Load on the server: python benchmarks/load.py [SECONDS [ROUND...]] [--store FOLDER] [--documents N].

Rounds of SECONDS each (150) over a store that grows by a document every half second: `build`, 32 clients at one
address, which request `/sparql` and pages with short pauses; `hostile`, the same with eight clients at another address
that repeat expensive queries; `slow`, with 600 connections from a third that never complete a request; `both`. The
store begins with N documents (100), or as a copy of FOLDER, which such a build made: so a short run shows what the end
of a long one would.

Prints a row for each round: of the 32 clients, the requests, the errors and the latencies; and the processor time of
the server for a request. Below it, the words of each error, the three kinds of requests with the highest latency, and
the memory in MB. What the server keeps (all its processes but those that work at queries with lowered priority) is the
median of each quarter of the round; it is flat if the last is at most a tenth above the second. What queries take has a
bound: the limits of all that can run at once. Beside other work, compare two versions in turns.
"""

from __future__ import annotations

import argparse
import contextlib
import http.client
import os
import random
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import NamedTuple
from urllib.parse import quote

from synthetic import document

from triplewire.graph.knowledge import KnowledgeGraph
from triplewire.graph.web.service.pool import SMALL
from triplewire.graph.web.service.service import Options
from triplewire.graph.web.service.snapshot_reader import LOWEST

CLIENTS, HOSTILE, SLOW = 32, 8, 600
FLAT = 1.1  # times the median of the second quarter, which the server's own memory may be in the last
PATHS = (
    "/", "/search?q=person", "/id/person-person-7", "/timeline", "/articles",
    "/questions/who-met-whom?actor=Person+7",
    "/sparql?format=json&query=" + quote("SELECT ?l { :person-person-7 rdfs:label ?l }"),
    "/sparql?format=json&query=" + quote("SELECT (COUNT(*) AS ?n) { ?e a tw:Consult }"),
    "/sparql?format=csv&query=" + quote("SELECT ?a ?b { ?a tw:consulted ?b } LIMIT 50"),
)  # fmt: skip
_KINDS = ("start", "search", "thing", "timeline", "articles", "question", "one node", "count", "rows")
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


@dataclass(frozen=True, slots=True)
class Answered:
    """A request that was answered: its kind, the seconds, and its status with the words of an error."""

    kind: str
    seconds: float
    status: str


def well_behaved(port: int, seed: int, until: float, found: list[Answered]) -> None:
    """Send requests with pauses until the time is over."""
    chosen = random.Random(seed)  # noqa: S311  # no secret
    while time.monotonic() < until:
        since, number = time.monotonic(), chosen.randrange(len(PATHS))
        try:
            status = get(port, PATHS[number], "127.0.0.1")
        except (OSError, http.client.HTTPException) as error:
            status = type(error).__name__
        found.append(Answered(_KINDS[number], time.monotonic() - since, status))
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


class Memory(NamedTuple):
    """The memory of a server in MB, what its processes share counted once: what it keeps, and what queries take."""

    kept: float
    queries: float


def memory(process: int) -> Memory:
    """Return the memory of a process and its children."""
    usual, kept, queries = os.getpriority(os.PRIO_PROCESS, process), 0.0, 0.0
    for one in family(process):
        with contextlib.suppress(OSError, IndexError):  # it has ended
            size = int(re.findall(r"Pss: +(\d+) kB", Path(f"/proc/{one}/smaps_rollup").read_text())[0]) / 1024
            at_work = os.getpriority(os.PRIO_PROCESS, one) >= min(usual + LOWEST, 19)
            kept, queries = (kept, queries + size) if at_work else (kept + size, queries)
    return Memory(kept, queries)


def bound() -> int:
    """Return the MB that all queries of clients at once may take."""
    options, short = Options(), max(6, 2 * (os.cpu_count() or 1))
    return (options.workers * options.limits.memory + short * SMALL) >> 20


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
with KnowledgeGraph({folder!r}, create=True) as graph:
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
    found: list[Answered] = []
    threads = [threading.Thread(target=well_behaved, args=(port, n, until, found)) for n in range(CLIENTS)]
    threads += [threading.Thread(target=other, args=(until,)) for other in others]
    threads.append(threading.Thread(target=grow, args=(folder, until)))
    sizes, before = [memory(process)], worked(process)
    for thread in threads:
        thread.start()
    while time.monotonic() < until:
        time.sleep(1.0)
        sizes.append(memory(process))
    for thread in threads:
        thread.join()
    report(name, found, worked(process) - before, sizes)


_ROW = "{:8} {:>8} {:>7} {:>6} {:>6} {:>6} {:>8} {:>8}"
_HEADINGS = ("round", "requests", "errors", "p50 s", "p95 s", "p99 s", "longest", "CPU ms")


def report(name: str, found: list[Answered], used: float, sizes: list[Memory]) -> None:
    """Print the row of a round, its errors, its slowest kinds of requests, and its memory."""
    times = sorted(one.seconds for one in found)
    wrong = Counter(one.status for one in found if one.status != "200")
    quantiles = [f"{quantile(times, p):.2f}" for p in (50, 95, 99)]
    cost = f"{1000 * used / len(found):.0f}"
    print(_ROW.format(name, len(found), wrong.total(), *quantiles, f"{times[-1]:.2f}", cost))
    for status, count in wrong.most_common():
        print(f"   {count} x {status}")
    by_kind: dict[str, list[float]] = defaultdict(list)
    for one in sorted(found, key=lambda one: one.seconds):
        by_kind[one.kind].append(one.seconds)
    slowest = sorted(by_kind.items(), key=lambda kind: -quantile(kind[1], 99))[:3]
    print("   slowest:", "; ".join(f"{kind} p99 {quantile(its, 99):.2f}" for kind, its in slowest))
    print("   memory:", in_words(sizes), flush=True)


def in_words(sizes: list[Memory]) -> str:
    """Return the memory over a round, and whether it is flat."""
    kept, quarter = [size.kept for size in sizes], max(len(sizes) // 4, 1)
    medians = [median(kept[number * quarter :][:quarter]) for number in range(4)]
    flat = "flat" if medians[3] <= FLAT * medians[1] else "NOT FLAT"
    queries, most = max(size.queries for size in sizes), bound()
    within = "within" if queries <= most else "ABOVE"
    by_quarter = ", ".join(f"{size:.0f}" for size in medians)
    return f"kept {by_quarter}, at most {max(kept):.0f}: {flat}; queries at most {queries:.0f}, {within} {most:,}"


def quantile(ordered: list[float], percent: int) -> float:
    """Return a quantile of ordered numbers."""
    return ordered[int(len(ordered) * percent / 100)]


def main(asked: argparse.Namespace) -> None:
    """Start a server and run the rounds."""
    with tempfile.TemporaryDirectory() as name:
        folder = f"{name}/store"
        if asked.store:
            shutil.copytree(asked.store, folder)
        else:
            with KnowledgeGraph(folder, create=True) as graph:
                for number in range(asked.documents):
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
            print(_ROW.format(*_HEADINGS), flush=True)
            for round_ in asked.rounds or others:
                round_of(round_, port, server.pid, folder, asked.seconds, others[round_])
            print("in the log:", *Path(f"{name}/log").read_text().splitlines()[1:20] or ["nothing"], sep="\n   ")
        finally:
            server.terminate()
            server.wait()


def listens(log: Path) -> int:
    """Wait until the server listens, and return its port."""
    while not (found := re.search(r"http://[^/]*:(\d+)/", log.read_text())):
        time.sleep(0.1)
    return int(found[1])


def arguments() -> argparse.Namespace:
    """Return the arguments of the command line."""
    parser = argparse.ArgumentParser()
    parser.add_argument("seconds", type=float, nargs="?", default=150.0)
    parser.add_argument("rounds", nargs="*", metavar="ROUND")
    parser.add_argument("--store", metavar="FOLDER")
    parser.add_argument("--documents", type=int, default=100, metavar="N")
    return parser.parse_args()


if __name__ == "__main__":
    main(arguments())
