"""Speed of the graph: loading, queries, export and checks, each against plain pyoxigraph on the same quads.

    python benchmarks/knowledge_graph.py [--quads 100000] [--folder DIR]

The documents are synthetic (`synthetic.py`). Every comparison is a ratio within one run, of the best of repeated
measurements. `run` of a question is the time that a user waits: it includes the constant cost of starting a process.
With 10,000 documents or more (`--quads 7800000`), the line for memory shows whether it stays constant.
"""

from __future__ import annotations

import argparse
import gc
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Self

import pyoxigraph as ox
from synthetic import document

from triplewire.graph.ask.node_search import find_nodes
from triplewire.graph.ask.query import run
from triplewire.graph.ask.questions import question
from triplewire.graph.check.audit import audit
from triplewire.graph.corrections.prepared import prepare
from triplewire.graph.out.export import write
from triplewire.graph.store.embedded import OxigraphStore
from triplewire.graph.write.build import build

AUDITED = 5_000_000  # maximal number of audited quads, including the union
BATCH = 32  # documents that a build adds at once
QUESTIONS: dict[str, dict[str, str]] = {
    "who-met-whom": {"actor": "person 25"},
    "what-did": {"actor": "person 25"},
    "timeline": {"about": "person 25"},
    "what-happened-in": {"place": "town 3"},
    "what-happened-on": {"date": "2010-01-01"},
    "who-said-what-about": {"speaker": "person 25", "about": "person 9"},
    "evidence": {"subject": "person 25"},
    "connections": {"one": "person 1", "other": "person 9"},
}


def best(work: Callable[[], object], times: int = 3) -> float:
    """Return the seconds of the fastest run."""
    seconds = []
    for _ in range(times):
        gc.collect()
        start = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - start)
    return min(seconds)


class Clock:
    """The total seconds of the timed blocks: wall clock, and CPU time, which other work disturbs less."""

    def __init__(self) -> None:
        self.wall = self.cpu = 0.0

    def __enter__(self) -> Self:
        gc.collect()
        self._wall, self._cpu = time.perf_counter(), time.process_time()
        return self

    def __exit__(self, *_: object) -> None:
        self.wall += time.perf_counter() - self._wall
        self.cpu += time.process_time() - self._cpu


def show(what: str, ours: Clock, theirs: Clock) -> None:
    """Print a line of the table."""
    print(
        f"{what:10} {ours.wall:8.2f} s  engine {theirs.wall:8.2f} s  ratio {ours.wall / theirs.wall:.2f}"
        f"  processor {ours.cpu:8.2f} s  engine {theirs.cpu:8.2f} s  ratio {ours.cpu / theirs.cpu:.2f}"
    )


def graphs(quads: int) -> Iterator[tuple[str, tuple[ox.Triple, ...]]]:
    """Yield graphs of documents with `quads` quads in total."""
    number = 0
    while quads > 0:
        built = build(document(number))
        yield built.graph, built.triples
        quads -= len(built.triples)
        number += 1


def resident() -> float:
    """Return the memory of this process in MiB."""
    return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * 4096 / 2**20


def load(quads: int, folder: Path) -> OxigraphStore:
    """Return a store filled in batches; print the time against a bulk load of the same quads."""
    store, ours, marks, count = OxigraphStore(folder / "store"), Clock(), [], 0
    made = graphs(quads)
    with (folder / "quads.nq").open("wb") as out:
        while batch := dict(islice(made, BATCH)):
            for name, triples in batch.items():
                node = ox.NamedNode(name)
                named = [ox.Quad(t.subject, t.predicate, t.object, node) for t in triples]
                out.write(ox.serialize(named, format=ox.RdfFormat.N_QUADS) or b"")
                count += len(triples)
            with ours:
                store.change(batch)
            marks += [resident()] * len(batch)
    theirs = Clock()
    with theirs:
        raw = ox.Store(str(folder / "raw"))
        raw.bulk_load(path=str(folder / "quads.nq"), format=ox.RdfFormat.N_QUADS)
    print(f"{count:,} quads of {len(marks):,} documents")
    show("load", ours, theirs)
    steps = ", ".join(f"{marks[len(marks) * part // 4 - 1]:.0f}" for part in range(1, 5))
    print(f"memory     {steps} MiB after each quarter")
    return store


def ask(store: OxigraphStore) -> None:
    """Time eight questions as a user asks them, against the plain engine."""
    print(f"{'a process':20} {best(lambda: run(store, 'ASK {}'), 7) * 1000:8.1f} ms")
    print(f"{'a name':20} {best(lambda: find_nodes(store, 'person 25')) * 1000:8.1f} ms")
    for name, parameters in QUESTIONS.items():
        sparql = question(name).sparql(store, parameters)
        rows = len(list(store.query(sparql)))  # type: ignore[arg-type]
        ours = best(lambda sparql=sparql: run(store, sparql))  # type: ignore[misc]
        theirs = best(lambda sparql=sparql: list(store.query(sparql)))  # type: ignore[misc,arg-type]
        more = f"{(ours - theirs) * 1000:6.1f} ms more, ratio {ours / theirs:.2f}"
        print(f"{name:20} {ours * 1000:8.1f} ms  engine {theirs * 1000:8.1f} ms  {more}  {rows} rows")


def write_out(store: OxigraphStore) -> None:
    """Time sorted Turtle and N-Quads against the unsorted output of the engine."""
    union = ox.DefaultGraph()
    with tempfile.TemporaryFile() as out:
        ours, theirs = Clock(), Clock()
        with ours:
            write(store, "turtle", out)
        with theirs:
            store.engine.dump(out, format=ox.RdfFormat.TURTLE, from_graph=union)
        show("turtle", ours, theirs)
        ours, theirs = Clock(), Clock()
        with ours:
            write(store, "nquads", out)
        with theirs:
            store.engine.dump(out, format=ox.RdfFormat.N_QUADS)
        show("nquads", ours, theirs)
    print(f"memory     {resident():.0f} MiB after the exports")


def check(store: OxigraphStore) -> None:
    """Time the check of a new document in a store of any size and, if it is not too large, of the whole store."""
    with Clock() as one:
        for _ in range(10):
            prepare(document(0))
    print(f"prepare and check of one document, beside the store {one.cpu * 100:.1f} ms")
    if len(store.engine) < AUDITED:
        with Clock() as whole:
            list(audit(store))
        print(f"audit      {whole.cpu:8.2f} s for the whole store")


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--quads", type=int, default=100_000)
    options.add_argument("--folder", type=Path, help="where there is room for the stores")
    given = options.parse_args()
    folder = Path(tempfile.mkdtemp(dir=given.folder))
    try:
        with Clock() as one:
            for _ in range(10):
                prepare(document(0))
        print(f"prepare and check of one document, no store {one.cpu * 100:.1f} ms")
        load(given.quads, folder).close()
        store = OxigraphStore(folder / "store", read_only=True)
        ask(store)
        write_out(store)
        check(store)
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
