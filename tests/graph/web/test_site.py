"""The pages as files: they work from the disk, and every link leads to one of them."""

import base64
import gzip
import json
import re
import shutil
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit
from zipfile import ZipFile

import pyoxigraph as ox
import pytest
from looking import looking, serious
from playwright.sync_api import Browser, expect
from sketch import summit

from triplewire.graph.ask.questions import questions
from triplewire.graph.identity.filing import together
from triplewire.graph.knowledge import KnowledgeGraph
from triplewire.graph.store.interface import Store
from triplewire.graph.web.answer import answers
from triplewire.graph.web.protocol import results
from triplewire.graph.web.site import write_site

pytestmark = pytest.mark.browser
_LINKS = "Array.from(document.querySelectorAll('[href]'), (e) => new URL(e.getAttribute('href'), e.baseURI).href)"


@pytest.fixture(scope="module")
def told() -> Iterator[KnowledgeGraph]:
    """A graph of one document: every kind of page, and none of them often."""
    with KnowledgeGraph() as graph:
        graph.add(summit())
        yield graph


@pytest.fixture(scope="module")
def as_files(told: KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    write_site(told.store, folder)
    return folder


_SMALL_WORLD = """const border = [[-80, -20], [-60, 10]];
const arcs = [border, [border[1], [-60, -20], border[0]], [border[0], [-80, 10], border[1]]];
const land = { type: "Polygon", arcs: [[0, 1]] }, other = { type: "Polygon", arcs: [[-1, 2]] };
const objects = { land, countries: { type: "GeometryCollection", geometries: [land, other] } };
var worldAtlas = { default: { type: "Topology", arcs, objects } };"""


@pytest.fixture
def with_small_world(as_files: Path, tmp_path: Path) -> Path:
    """The same files with the outlines of two countries: those of the whole world take most of the time of a map."""
    folder = shutil.copytree(as_files, tmp_path / "site")
    (folder / "assets" / "world-atlas.js").write_text(_SMALL_WORLD, encoding="utf-8")
    return folder


def test_every_page_can_be_reached_and_every_link_leads_to_a_page(browser: Browser, with_small_world: Path) -> None:
    """From the start, along all links, every page is opened; none logs an error or loads anything from outside."""
    folder = with_small_world
    seen, coming = set[str](), {(folder / "index.html").as_uri()}
    with looking(browser, folder.as_uri()) as page:
        while coming - seen:
            address = min(coming - seen)
            seen.add(address)
            page.goto(address, wait_until="domcontentloaded")
            if re.search("page.html|graph.html", address):
                page.wait_for_selector("body[data-shown]")
                expect(page.locator("h1").first).not_to_have_text("There is nothing here")
            links: list[str] = page.evaluate(
                "Array.from(document.querySelectorAll('[href]'), (e) => e.href.baseVal ?? e.href)"
            )
            for link in links:
                if link.startswith("file:"):
                    file = re.split("[?#]", link)[0]
                    assert Path(unquote(urlsplit(file).path)).is_file(), f"{address}: {link}"
                    coming |= {re.split("[&#]", link)[0]} if file.endswith(".html") else set()
    packed = [name for chunk in chunks_of(folder) for name in chunk if name != "graph"]
    plain = [file.as_uri() for file in folder.glob("*.html") if file.name != "page.html"]
    assert seen == {*plain, *(f"{(folder / 'page.html').as_uri()}?{name}" for name in packed)}


def chunks_of(folder: Path) -> Iterator[dict[str, str]]:
    """The packed pages, unpacked."""
    for file in sorted(folder.glob("data/[0-9]*.js")):
        data = base64.b64decode(file.read_text(encoding="utf-8").split('"')[3])
        yield json.loads(zlib.decompress(data, -zlib.MAX_WBITS))


def test_what_is_not_there_says_so(browser: Browser, as_files: Path) -> None:
    with looking(browser, as_files.as_uri()) as page:
        for name in ("id/nobody", "0", "zzz", ""):
            page.goto(f"{(as_files / 'page.html').as_uri()}?{name}")
            expect(page.locator("h1")).to_have_text("There is nothing here")


def test_the_graph_and_the_answers_are_beside_the_pages(as_files: Path, told: KnowledgeGraph) -> None:
    with gzip.open(as_files / "graph.trig.gz") as file:
        written = len(list(ox.parse(file, format=ox.RdfFormat.TRIG)))
    store = told.store
    assert written == sum(len(together(graph, store.read(graph))) for graph in store.graphs())
    with ZipFile(as_files / "answers.zip") as answers:
        assert set(answers.namelist()) == {f"{name}.csv" for name in questions()}
        assert b"Ann Lee,Bob Roy,Lima" in answers.read("who-met-whom.csv")


def test_a_site_is_few_and_small_files(as_files: Path) -> None:
    """Its files do not grow in number with its pages, but with the megabytes of their text."""
    files = [file for file in as_files.rglob("*") if file.is_file()]
    pages = [name for chunk in chunks_of(as_files) for name in chunk]
    assert len(pages) > 110
    assert len(files) <= 35
    assert sum(file.stat().st_size for file in files if file.parent.name != "assets") < 250_000
    assert sum(file.stat().st_size for file in (as_files / "assets").iterdir()) < 1_050_000


def test_the_files_work_where_they_lie(browser: Browser, as_files: Path) -> None:
    with looking(browser, as_files.as_uri()) as page:
        for name in ("graph", "timeline", "map", "articles", "questions"):
            page.goto((as_files / f"{name}.html").as_uri())
        page.goto((as_files / "graph.html").as_uri())
        page.wait_for_selector("body.graph[data-ready]")
        assert page.evaluate("triplewire.shown().length") > 3
        page.goto(f"{(as_files / 'page.html').as_uri()}?questions/who-met-whom.map")
        expect(page.locator(".spot", has_text="Lima")).to_be_visible()
        page.goto((as_files / "index.html").as_uri())
        expect(page.locator("#find")).to_have_attribute("placeholder", re.compile("Find a name or title"))
        page.fill("#find", "who met bob?")
        expect(page.locator("#found .none")).to_contain_text("No name, event or title has these words")
        page.fill("#find", "bob")
        expect(page.locator("#found a").first).to_contain_text("Bob Roy")
        page.keyboard.press("Enter")
        expect(page.locator("h1")).to_have_text("Bob Roy")
        assert serious(page) == []
        page.locator(".line a").first.click()
        expect(page.locator("#text mark").first).to_be_visible()
        expect(page.locator("nav a[aria-current]")).to_have_text("Articles")


def test_each_question_is_asked_once_for_its_pages_and_once_for_its_file(
    told: KnowledgeGraph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    for module in (answers, results):
        once = partial(_noted, asked, module.evaluate)
        monkeypatch.setattr(module, "evaluate", once)
    write_site(told.store, tmp_path)
    assert set(Counter(asked).values()) == {2}
    assert len(asked) == 2 * len(questions())


def _noted(asked: list[str], evaluate: Callable[..., Any], store: Store, sparql: str, *more: Any, **named: Any) -> Any:
    asked.append(sparql)
    return evaluate(store, sparql, *more, **named)


def test_the_files_are_the_same_twice(as_files: Path, told: KnowledgeGraph, tmp_path: Path) -> None:
    write_site(told.store, tmp_path)
    for file in sorted(as_files.rglob("*.*")):
        assert file.read_bytes() == (tmp_path / file.relative_to(as_files)).read_bytes(), file.name


def test_chunks_of_a_longer_site_before_are_removed(told: KnowledgeGraph, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    for name in ("97.js", "of-others.js"):
        (tmp_path / "data" / name).write_text("told before", encoding="utf-8")
    write_site(told.store, tmp_path)
    assert not (tmp_path / "data" / "97.js").exists()
    assert (tmp_path / "data" / "of-others.js").exists()
    assert (tmp_path / "data" / "0.js").exists()
