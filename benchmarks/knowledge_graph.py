"""How fast the graph is: loading, asking, writing out and checking, each beside pyoxigraph alone on the same quads.

    python benchmarks/knowledge_graph.py [--quads 100000] [--folder DIR]

The documents are made up: each tells of some events among a thousand people, with places, days and claims. Every
comparison is a ratio within one run; of repeated measurements the best counts.
"""

from __future__ import annotations

import argparse
import gc
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pyoxigraph as ox

from extract.model import Attribution, Document, Entity, Event, Extent, Mention, Provenance, Time, Trigger
from graph.audit import audit
from graph.build import build
from graph.export import export
from graph.knowledge import prepare
from graph.query import run
from graph.questions import question
from graph.store import OxigraphStore

TYPES = ("CONSULT", "ASSAULT", "AID", "ACCUSE", "SUPPORT", "SANCTION")
QUESTIONS: dict[str, dict[str, str]] = {
    "who-met-whom": {"actor": "person 7"},
    "what-did": {"actor": "person 7"},
    "timeline": {"about": "person 7"},
    "what-happened-in": {"place": "town 3"},
    "what-happened-on": {"date": "2020-02-03"},
    "who-said-what-about": {"speaker": "person 7", "about": "person 8"},
    "evidence": {"subject": "person 7"},
    "connections": {"one": "person 7", "other": "person 8"},
}


def document(number: int) -> Document:
    """A document of ten sentences, each of which tells of an event."""
    people = [f"Person {(number * 7 + i * i) % 1000}" for i in range(6)]
    place, day = f"Town {number % 50}", f"20{10 + number % 20}-0{1 + number % 9}-{1 + number % 28:02}"
    sentences = [f"{people[i % 6]} met {people[(i + 1) % 6]} in {place} on {day} said {people[5]}." for i in range(10)]
    text, starts, at = " ".join(sentences), [], 0
    for sentence in sentences:
        starts.append(at)
        at += len(sentence) + 1
    extents = tuple(Extent(start, start + len(s)) for start, s in zip(starts, sentences, strict=True))
    names = sorted({*people, place})
    entities = tuple(
        Entity(f"e{i}", "Place" if name == place else "Person", name, (Mention(*_found(text, name), "name"),))
        for i, name in enumerate(names)
    )
    ids = {entity.name: entity.id for entity in entities}
    events = tuple(
        Event(
            f"v{i}",
            Trigger(text.index("met", start), text.index("met", start) + 3, "met", "meet"),
            i,
            TYPES[(number + i) % len(TYPES)],
            source=(ids[people[i % 6]],),
            target=(ids[people[(i + 1) % 6]],),
            place=(ids[place],),
            time=(0,),
            attribution=(Attribution(ids[people[5]], None),) if i % 3 == 0 else (),
        )
        for i, start in enumerate(starts)
    )
    times = (Time(*_found(text, day), "date", day),)
    made_by = Provenance("1.0", "none", "none")
    return Document(
        f"d{number}", f"site{number % 30}.example", None, day, None, text, made_by,
        sentences=extents, entities=entities, times=times, events=events,
    )  # fmt: skip


def _found(text: str, words: str) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)


def best(work: Callable[[], object], times: int = 3) -> float:
    """Seconds of the fastest run."""
    seconds = []
    for _ in range(times):
        gc.collect()
        start = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - start)
    return min(seconds)


def graphs(quads: int) -> Iterator[tuple[str, tuple[ox.Triple, ...]]]:
    """Graphs of documents of so many quads together."""
    number = 0
    while quads > 0:
        built = build(document(number))
        yield built.graph, built.triples
        quads -= len(built.triples)
        number += 1


def resident() -> float:
    """MiB of memory that this process has."""
    return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * 4096 / 2**20


def load(quads: int, folder: Path) -> OxigraphStore:
    """A store of documents, and what loading it costs beside a bulk load of the same quads."""
    store, ours, count, marks = OxigraphStore(folder / "store"), 0.0, 0, []
    with (folder / "quads.nq").open("wb") as out:
        for name, triples in graphs(quads):
            out.writelines(ox.serialize(
                [ox.Quad(t.subject, t.predicate, t.object, ox.NamedNode(name)) for t in triples],
                format=ox.RdfFormat.N_QUADS,
            ).splitlines(keepends=True))  # fmt: skip
            start = time.perf_counter()
            store.replace(name, triples)
            ours += time.perf_counter() - start
            count += len(triples)
            marks.append(resident())
    start = time.perf_counter()
    raw = ox.Store(str(folder / "raw"))
    raw.bulk_load(path=str(folder / "quads.nq"), format=ox.RdfFormat.N_QUADS)
    theirs = time.perf_counter() - start
    print(f"{count:,} quads of {len(marks):,} documents")
    print(f"load       {ours:8.2f} s  bulk load {theirs:8.2f} s  ratio {ours / theirs:.2f}")
    steps = ", ".join(f"{marks[len(marks) * part // 4 - 1]:.0f}" for part in range(1, 5))
    print(f"memory     {steps} MiB after each quarter")
    return store


def ask(store: OxigraphStore) -> None:
    """Eight questions as a user asks them, beside the bare engine."""
    for name, parameters in QUESTIONS.items():
        sparql = question(name).sparql(store, parameters)
        ours = best(lambda sparql=sparql: run(store, sparql))  # type: ignore[misc]
        theirs = best(lambda sparql=sparql: list(store.query(sparql)))  # type: ignore[misc,arg-type]
        print(f"{name:20} {ours * 1000:8.1f} ms  engine {theirs * 1000:8.1f} ms  ratio {ours / theirs:.2f}")


def write(store: OxigraphStore) -> None:
    """Turtle, sorted, beside the engine's own, which is not."""
    ours = best(lambda: export(store, "turtle"), 1)
    union = ox.DefaultGraph()
    theirs = best(lambda: store.engine.dump(format=ox.RdfFormat.TURTLE, from_graph=union), 1)
    print(f"turtle     {ours:8.2f} s  engine {theirs:8.2f} s  ratio {ours / theirs:.2f}")


def check(store: OxigraphStore) -> None:
    """One new document, whatever the store holds; and the whole store."""
    print(f"prepare and check of one document {best(lambda: prepare(document(0)), 5) * 1000:.1f} ms")
    whole = best(lambda: list(audit(store)), 1)
    print(f"audit      {whole:8.2f} s for the whole store")


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--quads", type=int, default=100_000)
    options.add_argument("--folder", type=Path, help="where there is room for the stores")
    given = options.parse_args()
    folder = Path(tempfile.mkdtemp(dir=given.folder))
    try:
        print(f"prepare and check of one document, no store {best(lambda: prepare(document(0)), 5) * 1000:.1f} ms")
        load(given.quads, folder).close()
        store = OxigraphStore(folder / "store", read_only=True)
        ask(store)
        write(store)
        check(store)
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
