"""Hostile queries and RDF files of the tests: python benchmarks/hostile.py [SECONDS].

Each must be refused or ended within its limit of SECONDS (1) and one more. Prints the numbers, the longest time, and
what took longer.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests/graph"))

from hostile_inputs import QUERIES_OUTSIDE, QUERIES_THAT_COST, QUERIES_WITHOUT_END, RDF_WITHOUT_END, rdf_outside
from synthetic import document

from triplewire.extract.errors import TriplewireError
from triplewire.extract.limited import Budget
from triplewire.graph.ask.query import run
from triplewire.graph.corpus import rdf_import
from triplewire.graph.knowledge import KnowledgeGraph
from triplewire.graph.store.opening import open_store
from triplewire.graph.store.worker import Limits


def measured(kind: str, works: dict[str, Callable[[], object]], limit: float) -> None:
    """Do each work, and print how it ended and how long it took."""
    counts, times = Counter[str](), dict[str, float]()
    for name, work in works.items():
        since = time.monotonic()
        try:
            work()
            counts["answered"] += 1
        except TriplewireError as error:
            counts[type(error).__name__] += 1
        times[name] = time.monotonic() - since
    late = [name[:60] for name, seconds in times.items() if seconds > limit + 1]
    print(f"{kind}: {len(times)}, {dict(counts)}; longest {max(times.values()):.2f} s; over {limit + 1:g} s: {late}")


def main(limit: float) -> None:
    """Measure queries on a store on disk, and files."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with KnowledgeGraph(folder / "store", create=True) as graph:
            for number in range(50):
                graph.add(document(number))
        store = open_store(folder / "store", read_only=True)
        limits = Limits(seconds=limit, rows=10_000)
        asked = (*QUERIES_OUTSIDE, *QUERIES_WITHOUT_END, *QUERIES_THAT_COST)
        measured("queries", {query: lambda query=query: run(store, query, limits) for query in asked}, limit)
        rdf_import.BUDGET, rdf_import.MOST = Budget(limit, 400 << 20), 64 << 20
        files = RDF_WITHOUT_END | rdf_outside("file:///etc/passwd", "http://127.0.0.1:1/")
        for file, data in files.items():
            (folder / file).write_bytes(data)
        measured("files", {f: lambda f=f: rdf_import.take_in(open_store(), folder / f) for f in files}, limit)


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 1.0)
