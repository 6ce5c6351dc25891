"""Requests per second at /sparql: python benchmarks/sparql_endpoint.py.

The same queries over the same store of 50,000 triples: by the engine in this process, without a server; by `triplewire
serve`; by Oxigraph's server; and, if it is installed, by rdflib-endpoint over rdflib's store in memory. All run on this
machine together with the clients, which use part of its processors.
"""

from __future__ import annotations

import contextlib
import http.client
import importlib.util
import os
import re
import socket
import subprocess
import sys
import sysconfig
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from urllib.parse import urlencode

import pyoxigraph as ox

from triplewire.graph.ask.query import evaluate
from triplewire.graph.store.interface import Store
from triplewire.graph.store.opening import open_store
from triplewire.ontology.terms import PREFIXES, RDF, RDFS, SEM, TW, XSD

ACTORS, DOCUMENTS, EVENTS = 500, 100, 100
SECONDS = 4.0
CLIENTS = (1, 4)
BASE = "https://example.org/id/"
PROLOGUE = "".join(f"PREFIX {prefix}: <{iri}> " for prefix, iri in PREFIXES.items())
QUERIES = {
    "look-up": f"SELECT ?label {{ <{BASE}actor-7> rdfs:label ?label }}",
    "events of an actor": f"SELECT ?e ?who ?day {{ ?e tw:source <{BASE}actor-7> ; tw:target/rdfs:label ?who ; "
    "sem:hasTime ?day } ORDER BY ?day",
    "count by type": "SELECT ?type (COUNT(*) AS ?n) { ?e sem:eventType ?type } GROUP BY ?type",
}
ENDPOINT = """
import sys, uvicorn
from rdflib import Dataset
from rdflib_endpoint import SparqlEndpoint
graph = Dataset(default_union=True)
graph.parse(sys.argv[2], format="nquads")
uvicorn.run(SparqlEndpoint(graph=graph, path="/sparql"), port=int(sys.argv[1]), log_level="error")
"""


def fill(store: Store) -> None:
    """Yield documents of events between actors, deterministically."""
    for document in range(DOCUMENTS):
        triples: list[ox.Triple] = []
        for number in range(EVENTS):
            i = document * EVENTS + number
            event = f"{BASE}event-{i}"
            one, other = (f"{BASE}actor-{(i * step) % ACTORS}" for step in (7, 11))
            kind = (TW.Consult, TW.Assault, TW.Aid, TW.Accuse)[i % 4]
            day = ox.Literal(f"2024-{i % 12 + 1:02}-{i % 28 + 1:02}", datatype=ox.NamedNode(XSD.date))
            triples += [
                _says(event, RDF.type, ox.NamedNode(kind)),
                _says(event, SEM.eventType, ox.NamedNode(kind)),
                _says(event, TW.source, ox.NamedNode(one)),
                _says(event, TW.target, ox.NamedNode(other)),
                _says(event, SEM.hasTime, day),
            ]
        actors = range(document * 5, document * 5 + 5)
        triples += [_says(f"{BASE}actor-{n}", RDFS.label, ox.Literal(f"Actor {n}")) for n in actors]
        store.replace(f"{BASE}document-{document}", triples)


def _says(subject: str, predicate: str, value: ox.NamedNode | ox.Literal) -> ox.Triple:
    return ox.Triple(ox.NamedNode(subject), ox.NamedNode(predicate), value)


def rate(ask: Callable[[], Callable[[], object]], clients: int) -> tuple[float, float]:
    """Return the answers per second with `clients` clients, and the median time of an answer in milliseconds."""
    took: list[float] = []

    def client() -> None:
        one = ask()
        one()
        until = time.perf_counter() + SECONDS
        while (began := time.perf_counter()) < until:
            one()
            took.append(time.perf_counter() - began)

    threads = [threading.Thread(target=client) for _ in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return len(took) / SECONDS, sorted(took)[len(took) // 2] * 1e3


def over_http(address: str, path: str, query: str) -> Callable[[], object]:
    """Return a client with its own connection."""
    connection = http.client.HTTPConnection(address)
    target = f"{path}?{urlencode({'query': PROLOGUE + query})}"

    def ask() -> None:
        connection.request("GET", target, headers={"Accept": "application/sparql-results+json"})
        answer = connection.getresponse()
        body = answer.read()
        if answer.status != http.HTTPStatus.OK:
            raise RuntimeError(body.decode())

    return ask


def clients_of(address: str, path: str, query: str) -> Callable[[], Callable[[], object]]:
    """Return a factory of clients for a query."""
    return lambda: over_http(address, path, query)


def in_process(store: Store, query: str) -> Callable[[], object]:
    """Return a query over the engine, as used by the processes of the server."""

    def ask() -> None:
        answer = evaluate(store, PROLOGUE + query)
        assert isinstance(answer, ox.QuerySolutions)  # noqa: S101
        answer.serialize(format=ox.QueryResultsFormat.JSON)

    return ask


@contextlib.contextmanager
def started(command: list[str], port: int) -> Iterator[str | None]:
    """Yield a running server; None if it does not start."""
    with subprocess.Popen(command, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL) as process:  # noqa: S603
        try:
            while process.poll() is None:
                with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
                    break
                time.sleep(0.05)
            yield f"127.0.0.1:{port}" if process.poll() is None else None
        finally:
            process.terminate()


def free_port() -> int:
    """Return a free port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def servers(folder: Path) -> Iterator[tuple[str, list[str], str]]:
    """Yield name, command and path of each available server, with "PORT" for its port."""
    ours = [sys.executable, "-c", "from triplewire.graph.cli.main import main; main()", "serve", "--port", "PORT"]
    yield "triplewire serve", [*ours, "--store", str(folder / "store")], "/sparql"
    oxigraph = Path(sysconfig.get_path("scripts"), "oxigraph")
    if oxigraph.exists():
        served = [str(oxigraph), "serve-read-only", "--location", str(folder / "store"), "--bind", "127.0.0.1:PORT"]
        yield "Oxigraph's server", served, "/query"
    if importlib.util.find_spec("rdflib_endpoint"):
        yield "rdflib-endpoint", [sys.executable, "-c", ENDPOINT, "PORT", str(folder / "all.nq")], "/sparql"


def show(name: str, make: Callable[[str], Callable[[], Callable[[], object]]], many: tuple[int, ...] = CLIENTS) -> None:
    """Print a line of the table for each number of clients."""
    for clients in many:
        cells = [rate(make(query), clients) for query in QUERIES.values()]
        numbers = " ".join(f"{per_second:9,.0f}/s {median:7.1f} ms" for per_second, median in cells)
        print(f"{name:20} {clients:7} {numbers}", flush=True)


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        writing = open_store(folder / "store")
        fill(writing)
        (folder / "all.nq").write_bytes(ox.serialize(writing.quads(), format=ox.RdfFormat.N_QUADS) or b"")
        writing.close()
        store = open_store(folder / "store", read_only=True)
        print(f"{os.cpu_count()} processors; {sum(1 for _ in store.quads()):,} quads")
        print(f"{'':20} clients " + " ".join(f"{query:>22}" for query in QUERIES))
        show("engine, no server", lambda query: lambda: in_process(store, query), (1,))
        for title, command, path in servers(folder):
            port = free_port()
            at_port = [re.sub(r"PORT", str(port), part) for part in command]
            with started(at_port, port) as address:
                if address is None:
                    print(f"{title:20} does not start")
                    continue
                show(title, partial(clients_of, address, path))


if __name__ == "__main__":
    main()
