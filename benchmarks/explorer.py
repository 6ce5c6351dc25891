"""Load times of the explorer and frame rates of its pictures: python benchmarks/explorer.py.

A store, of synthetic news (5,000 events by default) or what `--folder` names, is served by `triplewire serve` and
viewed in headless Chromium without a graphics card. For each page: seconds from the click to the first content and to
the last, on the first request and on the second. For the pictures: frames per second while the graph is moved, zoomed
and a node of it dragged, and while the timeline and the map are zoomed, with every frame. For graphs of 500, 2,000 and
5,000 nodes: seconds until they are drawn, and the frames of moving and zooming at once.

Requests per second at /sparql are measured by `sparql_endpoint.py`, first views of all pages, the API and commands by
`answers.py`.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import Browser, Page, sync_playwright
from sparql_endpoint import free_port, started

from triplewire.extract.model import (
    Attribution,
    Document,
    Entity,
    Event,
    Extent,
    Mention,
    Provenance,
    Quote,
    Relation,
    Time,
    Trigger,
)
from triplewire.graph.iris import BASE
from triplewire.graph.knowledge import KnowledgeGraph
from triplewire.graph.store.opening import open_store
from triplewire.graph.store.solutions import select
from triplewire.graph.view.page import page as graph_page
from triplewire.graph.view.scene_query import stage

SENTENCES = 5  # of a document; each reports an event
PEOPLE, TOWNS = 600, 90
VERBS = {
    "met": "CONSULT", "attacked": "ASSAULT", "aided": "AID", "accused": "ACCUSE",
    "backed": "SUPPORT", "sanctioned": "SANCTION",
}  # fmt: skip
MOST_INVOLVED = "SELECT ?n (COUNT(*) AS ?events) { ?event ROLE ?n } GROUP BY ?n ORDER BY DESC(?events) ?n LIMIT 1"
FIRST = {
    "article": "SELECT ?n { ?d a schema:NewsArticle ; schema:identifier ?n } ORDER BY ?n LIMIT 1",
    "event": "SELECT ?n { ?n a tw:Event ; sem:hasTime ?t } ORDER BY ?n LIMIT 1",
}
NODES = (500, 2000, 5000)
FRAMES = """(move) => new Promise((done) => {
  const began = performance.now(), { picture, shown } = window.triplewire || {};
  const main = () => document.querySelector(".timeline svg.main, .map svg.places"), node = shown && shown()[0];
  const wheel = (deltaY) => {
    const { left, top, width, height } = main().getBoundingClientRect();
    const where = { clientX: left + width / 2, clientY: top + height / 2 };
    main().dispatchEvent(new WheelEvent("wheel", { deltaY, ...where, bubbles: true, cancelable: true }));
  };
  let frames = 0;
  const moves = {
    pan: () => picture.pan(4 * Math.sin(frames / 9), 3 * Math.cos(frames / 9)),
    zoom: () => (main() ? wheel(frames % 60 < 30 ? -40 : 40) : picture.zoom(frames % 60 < 30 ? 1.03 : 1 / 1.03)),
    drag: () => { node.x += 3 * Math.sin(frames / 9); picture.draw(); },
  };
  const step = (now) => {
    if (now - began > 3000) { done(frames / (now - began) * 1000); return; }
    frames++;
    for (const name of move.split(" ")) moves[name]();
    requestAnimationFrame(step);
  };
  requestAnimationFrame(step);
})"""
PICTURES = {"graph": ("pan", "zoom", "drag"), "timeline": ("zoom",), "map": ("zoom",)}
PAINTED = """() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done([
  performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? NaN, performance.now()]))))"""


def document(number: int) -> Document:
    """Yield documents in which a few people and towns are frequent and most are rare, as in the news."""
    people = [f"Person {_often(number * 7 + i, PEOPLE)}" for i in range(6)]
    people = list(dict.fromkeys(people))
    town = f"Town {_often(number * 3 + 1, TOWNS)}"
    days = [f"20{10 + (number + i) % 14}-{1 + (number * 5 + i) % 12:02}-{1 + number % 28:02}" for i in range(SENTENCES)]
    told = [(i, list(VERBS)[(number + i) % len(VERBS)]) for i in range(SENTENCES)]
    sentences = [f"{_at(people, i)} {verb} {_at(people, i + 1)} in {town} on {days[i]}" for i, verb in told]
    text, starts = "", []
    for sentence in sentences:
        starts.append(len(text))
        text += f"{sentence}. "
    names = {name: f"e{i}" for i, name in enumerate([*people, town])}
    said = (Attribution(names[people[-1]], Quote(0, len(people[0]), people[0])),)
    found = [name for name in names if name in text]
    return Document(
        id=f"news-{number:05}",
        source=f"news-{number}.txt",
        title=f"{people[0]} and {people[1]} in {town}",
        published=days[0],
        url=None,
        text=text,
        made_by=Provenance("1.0", "none", "none"),
        sentences=tuple(Extent(s, s + len(t) + 1) for s, t in zip(starts, sentences, strict=True)),
        entities=tuple(
            Entity(
                names[name],
                "Place" if name == town else "Person",
                name,
                (Mention(text.index(name), text.index(name) + len(name), "name"),),
                lat=-50.0 + _stable(town, 110) if name == town else None,
                lon=-170.0 + _stable(town, 340) if name == town else None,
            )
            for name in found
        ),
        times=tuple(
            Time(text.index(day, start), text.index(day, start) + len(day), "date", day)
            for day, start in zip(days, starts, strict=True)
        ),
        relations=(Relation(0, len(sentences[0]), names[people[0]], "memberOf", names[people[1]], "made.up"),),
        events=tuple(
            Event(
                id=f"v{i}",
                trigger=Trigger(text.index(verb, starts[i]), text.index(verb, starts[i]) + len(verb), verb, verb),
                sentence=i,
                type=VERBS[verb],
                source=(names[_at(people, i)],),
                target=(names[_at(people, i + 1)],),
                place=(names[town],),
                time=(i,),
                attribution=said if i == SENTENCES - 1 else (),
            )
            for i, verb in told
        ),
    )


def _often(number: int, many: int) -> int:
    """Return a number below `many`, small ones far more often than large ones."""
    return int(many * ((number * 0.6180339887) % 1.0) ** 3)


def _at(people: list[str], index: int) -> str:
    return people[index % len(people)]


def _stable(name: str, many: int) -> float:
    return float(int(name.split()[1]) * 37 % many)


def fill(folder: Path, events: int) -> None:
    """Build the store."""
    with KnowledgeGraph(folder, create=True) as graph:
        for number in range(events // SENTENCES):
            graph.add(document(number))


def pages(folder: Path) -> Iterator[tuple[str, str]]:
    """Return the pages, with those of the things that have most content."""
    yield from (("start", "/"), ("graph", "/graph"), ("timeline", "/timeline"), ("map", "/map"))
    store = open_store(folder, read_only=True)
    first = {kind: next(iter(select(store, query)))["n"] for kind, query in FIRST.items()}
    yield from (
        ("articles", "/articles"),
        ("article", f"/article/{quote(first['article'])}"),
        ("questions", "/questions"),
    )
    yield from (("question", "/questions/who-met-whom"), ("search", "/search?q=person%201"), ("SPARQL", "/sparql"))
    for name, role in (("person", "tw:source"), ("place", "sem:hasPlace")):
        (row,) = select(store, MOST_INVOLVED.replace("ROLE", role))
        yield name, f"/id/{quote(row['n'].removeprefix(BASE))}"
        yield f"around a {name}", f"/graph?about={quote(row['n'])}"
    yield "event", f"/id/{quote(first['event'].removeprefix(BASE))}"


def look(browser: Browser, address: str) -> tuple[float, float]:
    """Return the seconds until the first content and until everything is drawn."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    answer = page.goto(address)
    if not answer or not answer.ok:
        raise RuntimeError(address)
    _wait(page)
    first, last = page.evaluate(PAINTED)
    context.close()
    return first / 1000, last / 1000


def _wait(page: Page) -> None:
    """Wait until the scripts of the page have finished drawing."""
    page.wait_for_function(
        "() => !document.querySelector('#scene') || document.body.dataset.ready === 'true'", polling="raf"
    )


def main() -> None:
    """Measure and print."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--events", type=int, default=5000)
    asked.add_argument("--folder", type=Path, help="where the store is made, or is already")
    options = asked.parse_args()
    with tempfile.TemporaryDirectory() as name, browsing() as browser:
        folder = options.folder or Path(name, "store")
        if not folder.exists():
            fill(folder, options.events)
        print(f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}; {options.events:,} events")
        show_pages(browser, folder)
        show_graphs(browser, folder, Path(name))


@contextlib.contextmanager
def browsing() -> Iterator[Browser]:
    """Yield headless Chromium."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium") or shutil.which("google-chrome"),
            args=["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"],
        )
        yield browser
        browser.close()


def show_pages(browser: Browser, folder: Path) -> None:
    """Print a line for each page."""
    port = free_port()
    command = [
        sys.executable,
        "-c",
        "from triplewire.graph.cli.main import main; main()",
        "serve",
        "--store",
        str(folder),
        "--port",
    ]
    print(f"{'':16} first view   all drawn   asked again   (seconds)")
    with started([*command, str(port)], port) as address:
        look(browser, f"http://{address}/articles")  # start of the browser
        for name, path in pages(folder):
            first, last = look(browser, f"http://{address}{path}")
            again, _ = look(browser, f"http://{address}{path}")
            print(f"{name:16} {first:10.2f} {last:11.2f} {again:13.2f}", flush=True)
        print(f"{'':16} frames a second")
        for name, moves in PICTURES.items():
            page = browser.new_page(viewport={"width": 1280, "height": 800})
            page.goto(f"http://{address}/{name}")
            page.wait_for_selector("body[data-ready], [data-ready=true]")
            rates = ", ".join(f"{move} {page.evaluate(FRAMES, move):.0f}" for move in moves)
            print(f"{name:16} {rates}", flush=True)
            page.close()


def show_graphs(browser: Browser, folder: Path, out: Path) -> None:
    """Print a line for each size of graph, as a single page with all data inside."""
    print(f"{'':16}   nodes       links   drawn after   frames a second")
    store = open_store(folder, read_only=True)
    for most in NODES:
        scene = stage(store, most=most)
        file = out / f"graph-{most}.html"
        file.write_text(graph_page(scene), encoding="utf-8")
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        page.goto(file.as_uri())
        _wait(page)
        _, last = page.evaluate(PAINTED)
        frames = page.evaluate(FRAMES, "pan zoom")
        page.close()
        print(
            f"{'graph':16} {len(scene.nodes):7,} {len(scene.edges):11,} {last / 1000:13.2f} {frames:17.0f}", flush=True
        )


if __name__ == "__main__":
    main()
