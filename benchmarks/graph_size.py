"""Size of the graph of real articles, and what that costs: disk, loading, and questions.

    python benchmarks/graph_size.py ARTICLES.jsonl [--documents 300] [--kept RECORDS] [--folder DIR] [--limits]

Each line of ARTICLES is an article, as for `triplewire build`. `--kept` keeps the extracted records in a file, and
reads them from it in later runs. Prints the triples of an article by kind of node and by predicate,
the quads and bytes of the store over those of the texts, the time of loading, and the time of eight questions.

`--limits` also prints what the engine itself would allow: the same triples in one sorted load, which it compresses,
with and without the copies for the union; and the questions over a union that is made at query time. That gives a
triple once for each document that states it, so its counts are wrong wherever several do.
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

import msgspec
import pyoxigraph as ox

from triplewire.extract.model import Article, Document
from triplewire.extract.pipeline import Pipeline
from triplewire.extract.record import packed, unpacked
from triplewire.graph.ask.questions import question
from triplewire.graph.corrections.prepared import Prepared, prepare
from triplewire.graph.knowledge import KnowledgeGraph
from triplewire.graph.store.interface import Store
from triplewire.graph.store.opening import open_store
from triplewire.ontology.terms import PREFIXES

BATCH = 32  # documents that a build adds at once
QUESTIONS: dict[str, dict[str, str]] = {
    "who-met-whom": {},
    "what-did": {"actor": "United States"},
    "timeline": {"about": "China"},
    "what-happened-in": {"place": "China"},
    "what-happened-on": {"date": "2012"},
    "who-said-what-about": {"about": "China"},
    "evidence": {"subject": "United States"},
    "connections": {"one": "China", "other": "United States"},
}


def records(articles: Path, most: int, kept: Path | None) -> list[Document]:
    """Return the records of the articles, from the file that keeps them if there is one."""
    if kept and kept.exists():
        return [unpacked(data) for data in msgspec.msgpack.decode(kept.read_bytes())][:most]
    lines = map(json.loads, islice(articles.open(encoding="utf-8"), most))
    read = (Article(a["id"], a["text"], a["id"], a.get("title"), a.get("published")) for a in lines)
    made = list(Pipeline().pipe(read))
    if kept:
        kept.write_bytes(msgspec.msgpack.encode([packed(document) for document in made]))
    return made


def batches(items: Iterable[Prepared]) -> Iterator[list[Prepared]]:
    """Yield the items as a build adds them."""
    listed = iter(items)
    while batch := list(islice(listed, BATCH)):
        yield batch


def show_kinds(prepared: list[Prepared]) -> None:
    """Print the triples of an article by kind of subject, and by kind and predicate."""
    kinds, predicates = Counter[str](), Counter[str]()
    for each in prepared:
        base = each.graph.rpartition("document-")[0]
        for triple in each.triples:
            kind = triple.subject.value.removeprefix(base).partition("-")[0]  # type: ignore[union-attr]
            kinds[kind] += 1
            name = triple.predicate.value.rpartition("/")[2].rpartition("#")[2]
            if name == "type":
                name += " " + triple.object.value.rpartition("/")[2].rpartition("#")[2]  # type: ignore[union-attr]
            predicates[f"{kind} {name}"] += 1
    for counts, most in ((kinds, 16), (predicates, 45)):
        print(", ".join(f"{name} {count / len(prepared):.1f}" for name, count in counts.most_common(most)))


def size(folder: Path) -> int:
    """Return the bytes of all files, each once, whatever readers link to it."""
    found = (path.stat() for path in folder.rglob("*") if path.is_file())
    return sum({facts.st_ino: facts.st_size for facts in found}.values())


def loaded(prepared: list[Prepared], folder: Path) -> float:
    """Fill a store; return the CPU seconds."""
    start = time.process_time()
    with KnowledgeGraph(folder, create=True) as graph:
        for batch in batches(prepared):
            graph.put(*batch)
    return time.process_time() - start


def ask(store: Store) -> None:
    """Print the time of each question, its name looked up and answered, the best of three."""
    for name, parameters in QUESTIONS.items():
        found, times = [], []
        for _ in range(3):
            start = time.process_time()
            sparql = question(name).sparql(store, parameters)
            looked_up = time.process_time()
            rows = len(list(store.query(sparql)))  # type: ignore[arg-type]
            found.append((looked_up - start) * 1000)
            times.append((time.process_time() - looked_up) * 1000)
        print(f"{name:20} name {min(found):8.1f} ms  answer {min(times):8.1f} ms  {rows} rows")


def show_limits(store: Store, folder: Path, texts: int) -> None:
    """Print the disk of other ways to keep the same triples, and the time of the questions without copies."""
    kept = list(store.quads())
    stated = Counter(quad.triple for quad in kept)
    several = [number for number in stated.values() if number > 1]
    print(f"{len(stated)} triples, {len(several)} of them stated by several documents, {sum(several)} times")
    union = [ox.Quad(*triple) for triple in stated]
    for name, quads in (("all", kept + union), ("union", union), ("named", kept)):
        engine = ox.Store(str(folder / name))
        engine.bulk_extend(quads)
        engine.flush()
        print(f"one load, {name}: {size(folder / name) / texts:.0f} times the text")
    for name, parameters in QUESTIONS.items():
        sparql = question(name).sparql(store, parameters)
        start = time.process_time()
        found = engine.query(sparql, prefixes=PREFIXES, use_default_graph_as_union=True)
        rows = len(list(found))  # type: ignore[arg-type]
        print(f"{name:20} union when asked {(time.process_time() - start) * 1000:8.1f} ms  {rows} rows")


def main() -> None:
    """Print the tables."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("articles", type=Path)
    options.add_argument("--documents", type=int, default=300)
    options.add_argument("--kept", type=Path, help="where the records are kept")
    options.add_argument("--folder", type=Path, help="where there is room for the store")
    options.add_argument("--limits", action="store_true", help="measure other ways to keep the same triples")
    given = options.parse_args()
    documents = records(given.articles, given.documents, given.kept)
    texts = sum(len(document.text.encode()) for document in documents)
    start = time.process_time()
    prepared = [prepare(document) for document in documents]
    made = time.process_time() - start
    show_kinds(prepared)
    folder = Path(tempfile.mkdtemp(dir=given.folder))
    try:
        seconds = loaded(prepared, folder / "store")
        store = open_store(folder / "store", read_only=True)
        quads = sum(len(store.read(graph)) for graph in store.graphs())
        disk = size(folder / "store")
        (row,) = store.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")  # type: ignore[misc]
        many = len(documents)
        print(f"{many} articles of {texts / many:.0f} bytes: {quads / many:.0f} triples each")
        print(f"union {int(row['n'].value) / many:.0f} triples each")  # type: ignore[call-overload]
        print(f"disk {disk / many / 1000:.0f} kB each, {disk / texts:.0f} times the text, {disk / quads:.0f} a quad")
        print(f"prepared in {made / many * 1000:.1f} ms each")
        print(f"loaded in {seconds / many * 1000:.1f} ms each, {seconds / quads * 1e6:.1f} us a quad")
        ask(store)
        if given.limits:
            show_limits(store, folder, texts)
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
