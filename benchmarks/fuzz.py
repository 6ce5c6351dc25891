"""Random inputs: python benchmarks/fuzz.py texts|rdf|sparql|http|options [COUNT [SEED]].

The inputs are valid, or valid ones that are changed (fuzz_changes.py). Each must give a result or one of our errors: a
crash, a hang, too much memory, another exception or a wrong offset is a fault, and the input is kept in the folder
`fuzz-found`.
"""

from __future__ import annotations

import hashlib
import http.client
import logging
import random
import socket
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread

import pyoxigraph as ox
from fuzz_inputs import rdf, request, sparql, text
from fuzz_options import caller, options
from synthetic import document

import triplewire
from triplewire.extract.errors import TriplewireError
from triplewire.extract.limited import Budget, Failure, LimitedProcess
from triplewire.graph.ask.query import evaluate
from triplewire.graph.corpus.rdf_import import _parts
from triplewire.graph.knowledge import KnowledgeGraph
from triplewire.graph.store.worker import Limits
from triplewire.graph.web.server import connections
from triplewire.graph.web.server.serving import listener, make_server
from triplewire.graph.web.service.service import Options
from triplewire.graph.write.build import build

FOUND = Path("fuzz-found").resolve()
Random = random.Random


def keep(data: bytes) -> None:
    """Write an input to the folder `fuzz-found`."""
    FOUND.mkdir(exist_ok=True)
    (FOUND / hashlib.sha256(data).hexdigest()[:16]).write_bytes(data)


def attacked(
    make: Callable[[Random], bytes],
    work: Callable[[bytes], None],
    count: int,
    seed: int,
    budget: Budget,
    *,
    heavy: bool = False,
) -> None:
    """Do the work for `count` inputs in a limited process and print the outcomes; `heavy` work may reach a limit."""
    chosen, counts, since = Random(seed), Counter[str](), time.process_time()  # no secret

    def each(data: bytes) -> Iterator[str]:
        try:
            work(data)
            yield "done"
        except TriplewireError as error:
            yield type(error).__name__

    with LimitedProcess(each, budget) as process:
        for number in range(count):
            data = make(chosen)
            try:
                (outcome,) = process.begin(data)  # to its end, so that the process is used again
                counts[outcome] += 1
            except Failure as failure:
                if heavy and failure.kind in {"time", "memory"}:
                    counts[f"stopped at its limit of {failure.kind}"] += 1
                    continue
                counts[f"FAULT {failure.kind} {failure.detail[:60]}"] += 1
                keep(data)
            if not (number + 1) % 250:
                print(number + 1, dict(counts.most_common()), f"{time.process_time() - since:.0f} s", flush=True)
    print(count, dict(counts.most_common()))


def imported(data: bytes) -> None:
    """Read a file as `import` does."""
    form, _, body = data.partition(b"\n")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"g.{form.decode(errors='replace')}"
        path.write_bytes(body)
        for graph, lines in _parts(path):
            ox.NamedNode(graph or "urn:none")
            list(ox.parse(lines, format=ox.RdfFormat.N_TRIPLES))


def asker() -> Callable[[bytes], None]:
    """Return a function that answers a query over a small store in memory."""
    graph = KnowledgeGraph()
    for number in range(3):
        graph.add(document(number))

    def ask(data: bytes) -> None:
        answer = evaluate(graph.store, data.decode(errors="replace"))
        if isinstance(answer, ox.QueryBoolean):
            return
        for number, _ in enumerate(answer):
            if number > 2000:
                return

    return ask


def reader() -> Callable[[bytes], None]:
    """Return a function that extracts from a text and checks each offset."""
    pipeline = triplewire.load()

    def read(data: bytes) -> None:
        whole = data.decode(errors="replace")
        found = pipeline.read(whole, published="2016-05-04")
        assert found.text == whole  # noqa: S101
        for triple in found.triples:
            for slot in (triple.subject, triple.predicate, triple.object):
                if slot and not slot.spans and not getattr(slot, "implied", False):
                    assert whole[slot.start : slot.end] == slot.text, slot  # noqa: S101
        for event in found.events:
            trigger = event.trigger
            assert whole[trigger.start : trigger.end] == trigger.text, trigger  # noqa: S101
        for extent in (*found.sentences, *(mention for entity in found.entities for mention in entity.mentions)):
            assert 0 <= extent.start < extent.end <= len(whole), extent  # noqa: S101
        triples = build(found).triples
        assert triples  # noqa: S101
        found.json()

    return read


def http_fuzz(count: int, seed: int) -> None:
    """Send requests to a server with two workers, which must answer a well-formed one after every 250."""
    connections.SECONDS = 0.5  # half a request is given up so soon
    logging.disable()
    chosen, counts = Random(seed), Counter[str]()  # no secret
    with tempfile.TemporaryDirectory() as folder:
        with KnowledgeGraph(f"{folder}/s", create=True) as graph:
            for number in range(3):
                graph.add(document(number))
        server = make_server(f"{folder}/s", Options(workers=2, limits=Limits(seconds=5.0, rows=1000)))
        with listener("127.0.0.1", 0) as listening:
            port = listening.getsockname()[1]
            thread = Thread(target=server.run, args=([listening],))
            thread.start()
            for number in range(count):
                data = request(chosen)
                try:
                    with socket.create_connection(("127.0.0.1", port), timeout=15) as sent:
                        sent.sendall(data)
                        status = sent.recv(4096)[:12].decode(errors="replace")
                except (ConnectionError, TimeoutError) as error:
                    status = type(error).__name__
                counts[status] += 1
                if status.startswith("HTTP/1.1 500") or status == "TimeoutError":
                    keep(data)
                if not (number + 1) % 250:
                    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
                    connection.request("GET", "/sparql?query=ASK%7B%7D")
                    assert connection.getresponse().status == 200  # noqa: S101
                    connection.close()
                    print(number + 1, dict(counts.most_common()), flush=True)
            server.should_exit = True
            thread.join()
    print(count, dict(counts.most_common()))


if __name__ == "__main__":
    kind = sys.argv[1] if len(sys.argv) > 1 else "sparql"
    how_many = int(sys.argv[2]) if len(sys.argv) > 2 else 10_000
    first = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    if kind == "rdf":
        attacked(rdf, imported, how_many, first, Budget(20, 1 << 30))
    elif kind == "sparql":
        attacked(sparql, asker(), how_many, first, Budget(1, 1 << 30), heavy=True)
    elif kind == "texts":
        attacked(text, reader(), how_many, first, Budget(10, 2 << 30))
    elif kind == "options":
        attacked(options, caller(), how_many, first, Budget(60, 2 << 30))
    else:
        http_fuzz(how_many, first)
