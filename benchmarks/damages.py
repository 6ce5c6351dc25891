"""Damage of every file of a store: python benchmarks/damages.py [FLIPS].

A store at rest, and one whose writer was killed, are damaged one file at a time: a bit flipped at FLIPS random places
(every second time, the file keeps its time of modification, as when a disk fails), the file truncated to a random
length or to nothing, and the file removed. Counts how often `check` and answers report the damage, and how often
answers are wrong (which must never happen). The answers are a query for all quads, the lists and searches of pages,
and exports by a process that writes. What is derived from documents (the file DERIVED) may be made again: then answers
are right. Files without data (locks, the engine's information log) are left out. After a kill, changes that had not
been committed may be lost.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import sys
import tempfile
from collections import Counter
from pathlib import Path

from synthetic import document

from triplewire.graph.ask.query import Rows, run
from triplewire.graph.check.audit import audit
from triplewire.graph.check.integrity import broken_files, broken_indexes, is_derived_damaged
from triplewire.graph.derived.database import FILE
from triplewire.graph.errors import StoreDamaged, StoreError, StoreOlder
from triplewire.graph.iris import BASE
from triplewire.graph.knowledge import KnowledgeGraph
from triplewire.graph.out.export import export
from triplewire.graph.store import embedded
from triplewire.graph.store.opening import open_store
from triplewire.graph.web.display.links import Links
from triplewire.graph.web.pages import store_pages
from triplewire.graph.web.read.event_search import events_found

ALL = "SELECT ?g ?s ?p ?o { GRAPH ?g { ?s ?p ?o } }"  # with ORDER BY, the engine may not end on a damaged file
NO_DATA = {"LOCK", "LOG", "WRITER"}
PAGES = ("start_page", "timeline_page", "map_page", "articles_page", "graph_page")
DOCUMENTS = 12


def made(folder: Path, *, killed: bool) -> Path:
    """Return a new store, closed or left by a killed writer."""
    process = os.fork()  # this process has not opened a store yet
    if not process:
        embedded._LOG = 1000  # noqa: SLF001  # so that it has several tables
        graph = KnowledgeGraph(folder, create=True)
        for number in range(DOCUMENTS):
            graph.add(document(number))
            graph.export("turtle")
        if killed:
            os.kill(os.getpid(), signal.SIGKILL)
        graph.close()
        os._exit(0)
    os.waitpid(process, 0)
    return folder


def answers(store: Path, *, derived: bool) -> list[object]:
    """Return answers from a store; with `derived`, from what is derived as well."""
    known = open_store(store, read_only=True)
    everything = run(known, ALL)
    assert isinstance(everything, Rows)  # noqa: S101
    found: list[object] = [sorted(map(str, everything.rows))]
    if derived:
        links = Links(BASE)
        found += [getattr(store_pages, page)(known, links) for page in PAGES]
        found += [(hit.iri, hit.label) for word in ("person", "7") for hit in events_found(known, word, {}, 50).shown]
        del known
        with KnowledgeGraph(store) as graph:
            found += [export(graph.store, form, graph.base) for form in ("turtle", "nquads")]
        found += answers(store, derived=False)
    return found


def told(store: Path) -> bool:
    """Return whether `check` reports damage."""
    try:
        if any(broken_files(str(store))) or is_derived_damaged(str(store)):
            return True
        known = open_store(store, read_only=True)
        return any(broken_indexes(known)) or any(audit(known))
    except (StoreDamaged, StoreOlder):
        return True


def damaged(path: Path, kind: str, chosen: random.Random) -> None:
    """Damage a file."""
    data, before = bytearray(path.read_bytes()), path.stat()
    if kind == "flipped":
        data[chosen.randrange(len(data))] ^= 1 << chosen.randrange(8)
    if kind == "missing":
        path.unlink()
    else:
        path.write_bytes(data if kind == "flipped" else data[: chosen.randrange(len(data))] if kind == "cut" else b"")
        if chosen.random() < 1 / 2:
            os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def main(flips: int) -> None:
    """Damage the stores and print the counts."""
    chosen = random.Random(1)  # noqa: S311  # no secret
    with tempfile.TemporaryDirectory() as name:
        stores = {state: made(Path(name) / state, killed=state == "killed") for state in ("closed", "killed")}
        for state, store in stores.items():
            copy = Path(shutil.copytree(store, Path(name) / "copy"))
            right = {derived: answers(copy, derived=derived) for derived in (False, True)}
            shutil.rmtree(copy)
            files = [path.name for path in sorted(store.iterdir()) if path.name not in NO_DATA and path.stat().st_size]
            print(f"{state}: {len(files)} files: {' '.join(files)}")
            for kind, times in {"flipped": flips, "cut": 2, "empty": 1, "missing": 1}.items():
                counts: Counter[str] = Counter()
                for file in files * times:
                    copy = Path(shutil.copytree(store, Path(name) / "copy"))
                    damaged(copy / file, kind, chosen)
                    seen = told(copy)
                    counts["damages"] += 1
                    counts["told by check"] += seen
                    try:
                        derived = file == FILE
                        same = answers(copy, derived=derived) == right[derived]
                        counts["answered rightly" if same else "ANSWERED WRONG"] += 1
                        counts["without data: the engine had put it aside"] += same and not seen and kind == "missing"
                        if not seen and kind != "missing":
                            print("   not told:", file, kind, "answer the same:", same)
                    except StoreDamaged:
                        counts["told by a query"] += 1
                    except StoreError as error:
                        counts["told otherwise"] += 1
                        print("  ", file, kind, error)
                    shutil.rmtree(copy)
                print(f"  {kind}:", dict(counts), flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20)
