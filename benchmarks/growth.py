"""Cost of a graph that grows from some hundred articles to thousands: python benchmarks/growth.py FOLDER.

FOLDER has articles, of which `corpus.py` makes as many different ones as are needed. One store grows from size to size;
each size is one `triplewire build` with Turtle, page and picture, in a process of its own. Printed are, for each size:
the processor time of the articles that were added over that of their extraction, the peak of memory, and the bytes of
the store over those of the texts; then, at the last size: ten more articles with everything written, a question by a
name as a whole command, and the first view of each page. Times are processor seconds, because other work on the
machine disturbs them least; the seconds on the clock stand beside those of whole commands.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from corpus import sources, variants

from triplewire.graph.store.interface import Store
from triplewire.graph.store.opening import open_store
from triplewire.graph.web.display.links import Links
from triplewire.graph.web.pages import store_pages
from triplewire.graph.web.read.overview import overview

SIZES = (300, 1000, 3000)
MORE = 10


class Run(NamedTuple):
    """The cost of a command: seconds of processors and on the clock, and the peak of memory in MB."""

    cpu: float
    wall: float
    memory: int


def run(*arguments: str | Path) -> Run:
    """Run a command in a process of its own."""
    since = time.monotonic()
    command = [sys.executable, "-m", "triplewire", *map(str, arguments)]
    with subprocess.Popen(  # noqa: S603  # our own
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{' '.join(command)} ended with {process.returncode}")
    return Run(used.ru_utime + used.ru_stime, time.monotonic() - since, used.ru_maxrss >> 10)


def seconds(run: Run) -> str:
    """The seconds of a command in words."""
    return f"{run.cpu:.2f} s, {run.wall:.2f} s on the clock"


def written(lines: list[str], path: Path) -> Path:
    """Write articles to a file, as JSON lines."""
    path.write_text("".join(lines), "utf-8")
    return path


def size_of(folder: Path) -> int:
    """The bytes of a folder on the disk."""
    return sum(path.stat().st_blocks * 512 for path in folder.rglob("*") if path.is_file())


def pages(store: Store) -> Iterator[tuple[str, Callable[[Store, Links], object]]]:
    """The pages of the explorer, those of the actor that is named most often among them."""
    leading = [(count, ref.iri) for listed in overview(store).leading.values() for ref, count in listed]
    yield "start", store_pages.start_page
    yield "graph", store_pages.graph_page
    yield "timeline", store_pages.timeline_page
    yield "map", store_pages.map_page
    yield "articles", store_pages.articles_page
    yield "search", lambda store, links: store_pages.search_page(store, links, "united st")
    actor = max(leading)
    yield "actor named most often", lambda store, links: store_pages.thing_page(store, links, actor[1])
    yield "graph around that actor", lambda store, links: store_pages.graph_page(store, links, actor[1])


def show_pages(folder: Path) -> None:
    """Print the time of the first view of each page, each from a store that was opened anew."""
    with_pages = open_store(folder, read_only=True)
    listed = list(pages(with_pages))
    with_pages.close()
    for name, page in listed:
        store = open_store(folder, read_only=True)
        since = time.process_time()
        page(store, Links("https://w3id.org/triplewire/id/"))
        print(f"page: {name:30} {time.process_time() - since:8.2f} s", flush=True)
        store.close()


def grow(lines: list[str], texts: list[int], sizes: list[int], folder: Path) -> None:
    """Build the store from size to size."""
    known = 0
    print("articles   build over extract   peak memory   store over texts")
    for size in sizes:
        extract = run("extract", written(lines[known:size], folder / "new.jsonl"))
        build = run("build", written(lines[:size], folder / "all.jsonl"), "-o", folder / "output")
        disk = size_of(folder / "output" / "store") / sum(texts[:size])
        print(f"{size:8,} {build.cpu / extract.cpu:20.2f} {build.memory:10,} MB {disk:18.0f}", flush=True)
        known = size


def main() -> None:
    """Measure and print."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("articles", type=Path, help="a folder of articles, as for corpus.py")
    asked.add_argument("--sizes", default=",".join(map(str, SIZES)), help="numbers of articles, with commas")
    asked.add_argument("--folder", type=Path, help="where the store is made, and kept")
    options = asked.parse_args()
    sizes = [int(size) for size in options.sizes.split(",")]
    records = list(variants(list(dict.fromkeys(sources(options.articles))), sizes[-1] + MORE))
    lines = [json.dumps(record, ensure_ascii=False) + "\n" for record in records]
    with tempfile.TemporaryDirectory() as name:
        folder = options.folder or Path(name)
        folder.mkdir(parents=True, exist_ok=True)
        grow(lines, [len(record["text"].encode()) for record in records], sizes, folder)
        more = run("build", written(lines, folder / "all.jsonl"), "-o", folder / "output")
        alone = run("extract", written(lines[sizes[-1] :], folder / "new.jsonl"))
        print(f"{MORE} more, everything written: {seconds(more)}; their extraction alone: {seconds(alone)}", flush=True)
        question = ("query", "what-did", "--actor", "China")
        asks = run(*question, "--store", folder / "output" / "store")
        empty = run("query", "ASK {}", "--store", folder / "output" / "store")
        print(f"question by a name: {seconds(asks)}; an empty query: {seconds(empty)}", flush=True)
        show_pages(folder / "output" / "store")


if __name__ == "__main__":
    main()
