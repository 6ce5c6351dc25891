"""The pages as files: they work from the disk, and every link leads to one of them."""

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pyoxigraph as ox
import pytest
from looking import looking
from playwright.sync_api import Browser, expect
from sketch import summit

from triplewire.graph.ask.questions import questions
from triplewire.graph.knowledge import KnowledgeGraph
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


def test_every_page_can_be_reached_and_every_link_leads_to_a_file(browser: Browser, with_small_world: Path) -> None:
    """From the start, along all links, every page is opened; none logs an error or loads anything from outside."""
    folder = with_small_world
    seen, coming = set[str](), {(folder / "index.html").as_uri()}
    with looking(browser, folder.as_uri()) as page:
        while coming - seen:
            address = min(coming - seen)
            seen.add(address)
            page.goto(address, wait_until="domcontentloaded")
            links: list[str] = page.evaluate(
                "Array.from(document.querySelectorAll('[href]'), (e) => e.href.baseVal ?? e.href)"
            )
            for link in links:
                if link.startswith("file:"):
                    file = re.split("[?#]", link)[0]
                    assert Path(unquote(urlsplit(file).path)).is_file(), f"{address}: {link}"
                    coming |= {file} if file.endswith(".html") else set()
    assert seen == {file.as_uri() for file in folder.rglob("*.html")}


def test_every_page_of_a_thing_or_an_article_has_its_rdf_beside_it(as_files: Path) -> None:
    pages = [*as_files.glob("id/*.html"), *as_files.glob("article/*.html")]
    assert len(pages) > 20
    for page in pages:
        assert list(ox.parse(path=page.with_suffix(".ttl"), format=ox.RdfFormat.TURTLE)), page.name


def test_questions_have_their_answers_beside_them(as_files: Path) -> None:
    folder = as_files / "questions"
    assert {file.stem for file in folder.glob("*.csv")} == set(questions())
    assert "Ann Lee,Bob Roy,Lima" in (folder / "who-met-whom.csv").read_text(encoding="utf-8")
    assert json.loads((folder / "who-met-whom.json").read_bytes())["results"]["bindings"]
    assert {file.name for file in folder.glob("who-met-whom.*")} == {
        f"who-met-whom.{ending}" for ending in ("csv", "html", "json", "ttl", "graph.html", "map.html", "timeline.html")
    }


def test_the_files_work_where_they_lie(browser: Browser, as_files: Path) -> None:
    with looking(browser, as_files.as_uri()) as page:
        for name in ("graph", "timeline", "map", "articles", "questions", "questions/offices", "id/country-CL"):
            page.goto((as_files / f"{name}.html").as_uri())
        page.goto((as_files / "index.html").as_uri())
        page.fill("#find", "bob")
        page.keyboard.press("Enter")
        expect(page.locator("h1")).to_have_text("Bob Roy")
        page.locator(".line a").first.click()
        expect(page.locator("#text mark").first).to_be_visible()


def test_the_files_are_the_same_twice(as_files: Path, told: KnowledgeGraph, tmp_path: Path) -> None:
    write_site(told.store, tmp_path)
    for file in sorted(as_files.rglob("*.*")):
        assert file.read_bytes() == (tmp_path / file.relative_to(as_files)).read_bytes(), file.name
