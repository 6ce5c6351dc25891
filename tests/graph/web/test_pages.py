"""The explorer in a real browser: no page complains, asks elsewhere, scrolls sideways or shuts anybody out."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from playwright.sync_api import Browser, Page, expect
from sketch import Sketch
from webserver import Site

from graph.knowledge import KnowledgeGraph
from graph.site import write_site
from graph.store import open_store

pytestmark = pytest.mark.browser
PAGES = (
    "", "graph", "timeline", "map", "articles", "article/summit", "questions", "questions/who-met-whom", "sparql",
    "search?q=lee", "search?q=nobodyatall", "id/person-ann-lee", "id/country-CL", "id/place-GN3936456",
    "id/event-summit.v1", "id/event-summit.v3", "id/relation-summit.r1", "id/office-president.country-CL",
)  # fmt: skip


@cache
def axe() -> str:
    return (Path(__file__).parent / "vendor" / "axe.min.js").read_text(encoding="utf-8")


@contextmanager
def looking(browser: Browser, home: str, **options: Any) -> Iterator[Page]:
    """A page that must ask for nothing outside `home`, and complain of nothing."""
    context = browser.new_context(**{"viewport": {"width": 1280, "height": 800}, "color_scheme": "light"} | options)
    page = context.new_page()
    foreign: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda r: foreign.append(r.url) if not r.url.startswith((home, "data:")) else None)
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("dialog", lambda dialog: complaints.append(dialog.message) or dialog.dismiss())  # type: ignore[func-returns-value]
    try:
        yield page
    finally:
        context.close()
    assert foreign == []
    assert complaints == []


@pytest.fixture
def page(browser: Browser, site: Site) -> Iterator[Page]:
    with looking(browser, site.url) as page:
        yield page


def serious(page: Page) -> list[str]:
    """What keeps people from using the page, as axe finds it."""
    page.evaluate(axe())
    found = page.evaluate("axe.run().then((r) => r.violations)")
    return [f"{v['id']}: {v['nodes'][0]['html']}" for v in found if v["impact"] in {"serious", "critical"}]


DARK = ("", "graph", "timeline", "article/summit", "sparql", "id/country-CL", "id/event-summit.v3")


@pytest.mark.parametrize(("path", "scheme"), [*((path, "light") for path in PAGES), *((path, "dark") for path in DARK)])
def test_everybody_can_use_each_page(browser: Browser, site: Site, path: str, scheme: Any) -> None:
    with looking(browser, site.url, color_scheme=scheme) as page:
        answer = page.goto(f"{site.url}/{path}")
        assert answer
        assert answer.status == 200
        if path in {"graph", "article/summit", "sparql"}:
            page.wait_for_selector("body[data-ready]")
        assert serious(page) == []
        assert page.locator("h1").count() >= 1
        page.set_viewport_size({"width": 400, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= 400


def test_search_as_you_type(page: Page, site: Site) -> None:
    page.goto(site.url)
    page.keyboard.press("/")
    page.keyboard.type("ROY")
    expect(page.locator("#found a").first).to_have_text(re.compile("Bob Roy"))
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Bob Roy")
    page.go_back()
    expect(page.locator("h1")).to_contain_text("What 2 articles say")


def test_a_quote_leads_to_its_words_in_the_article(page: Page, site: Site) -> None:
    page.goto(f"{site.url}/id/event-summit.v1")
    words = page.locator("blockquote mark").first.text_content()
    page.locator("blockquote .words").first.click()
    expect(page.locator("#text mark").first).to_be_visible()
    assert "".join(page.locator("#text mark").all_text_contents()) == words


def test_a_triple_marks_its_words_and_back_unmarks_them(page: Page, site: Site) -> None:
    page.goto(f"{site.url}/article/summit")
    page.locator("#statements a", has_text="is part of").click()
    assert re.search(r"\?at=\d+-\d+$", page.url)
    assert "".join(page.locator("#text mark").all_text_contents()) == "Lima is part of Chile"
    page.go_back()
    expect(page).to_have_url(f"{site.url}/article/summit")


def test_the_pointer_shows_the_triple(page: Page, site: Site) -> None:
    page.goto(f"{site.url}/article/summit")
    page.locator("#text .piece", has_text="met").first.hover()
    expect(page.locator("#card")).to_contain_text("Ann Lee met Bob Roy")
    page.keyboard.press("Escape")
    expect(page.locator("#card")).to_be_hidden()


def test_claims_say_who_claims(page: Page, site: Site) -> None:
    page.goto(f"{site.url}/id/event-summit.v3")
    expect(page.locator(".lead.claim")).to_have_text("Claimed by Bob Roy: no plain fact")
    page.goto(f"{site.url}/id/country-CL")
    expect(page.locator("h2", has_text="Claims about Chile")).to_be_visible()


def drawn(page: Page) -> list[str]:
    found: list[str] = page.evaluate("triplewire.graph.graphData().nodes.map((n) => n.label)")
    return found


def test_the_graph_grows_where_it_is_asked_to(page: Page, site: Site) -> None:
    page.goto(f"{site.url}/graph?about=Lima")
    page.wait_for_selector("body[data-ready]")
    assert "Peru" not in drawn(page)
    page.locator("#results button", has_text="Bob Roy").first.click()
    page.locator("#detail button", has_text="More around it").click()
    expect(page.locator("#detail li", has_text="Peru").first).to_be_visible()
    assert "Peru" in drawn(page)
    expect(page.locator("#detail a", has_text="Its page")).to_have_attribute("href", "/id/person-bob-roy")


def test_the_graph_finds_a_path(page: Page, site: Site) -> None:
    page.goto(f"{site.url}/graph")
    page.wait_for_selector("body[data-ready]")
    page.locator("#results button", has_text="Lima").click()
    page.locator("#detail button", has_text="Path to").click()
    page.locator("#results button", has_text="Peru").first.click()
    page.locator("#detail button", has_text="Path from Lima").click()
    way = page.locator("#detail .way li")
    expect(way.first).to_contain_text("Lima")
    expect(way.last).to_contain_text("Peru")


def test_the_graph_is_narrowed_by_time_and_by_who_says_so(page: Page, site: Site) -> None:
    page.goto(f"{site.url}/graph")
    page.wait_for_selector("body[data-ready]")
    page.fill("#since", "2024-01-01")
    assert not any("aided" in label for label in drawn(page))
    page.fill("#since", "")
    before = drawn(page)
    page.locator("#standing .chip", has_text="somebody in it").click()
    assert len(drawn(page)) < len(before)


def test_the_timeline_comes_closer(page: Page, site: Site) -> None:
    page.goto(f"{site.url}/timeline")
    expect(page.locator("#happened-title")).to_have_text("4 of 4 events")
    page.locator(".timeline").focus()
    page.keyboard.press("ArrowRight")
    for _ in range(12):
        page.keyboard.press("+")
    expect(page.locator("#happened-title")).not_to_have_text("4 of 4 events")
    seen = page.locator("#happened-title").text_content()
    page.reload()
    expect(page.locator("#happened-title")).to_have_text(seen or "")


def test_the_map_leads_to_places(page: Page, site: Site) -> None:
    page.goto(f"{site.url}/map")
    page.locator(".spot", has_text="Lima").click()
    expect(page.locator("h1")).to_have_text("Lima")


def test_a_question_is_narrowed_and_downloaded(page: Page, site: Site) -> None:
    page.goto(f"{site.url}/questions/relations")
    page.locator("input[name=about]").fill("roy")
    page.locator("button", has_text="Ask").click()
    expect(page.locator("tbody tr").first).to_contain_text("Bob Roy")
    assert "Ann Lee" not in (page.locator("tbody").text_content() or "")
    with page.expect_download() as download:
        page.locator("a", has_text="CSV").click()
    assert download.value.suggested_filename == "relations.csv"
    assert "Bob Roy" in Path(download.value.path()).read_text(encoding="utf-8")


def test_a_question_about_nobody_says_so(page: Page, site: Site) -> None:
    page.goto(f"{site.url}/questions/relations?about=Zebedee")
    expect(page.locator("[role=alert]")).to_contain_text("Zebedee")


def test_an_answer_in_turtle(site: Site) -> None:
    answer = site.ask("GET", "/questions/relations.ttl", about="roy")
    assert answer.media == "text/turtle"
    values = {
        t.object.value for t in ox.parse(answer.body, ox.RdfFormat.TURTLE) if t.predicate.value.endswith("#value")
    }
    assert "Bob Roy" in values


def test_the_editor_completes_runs_and_is_shared(page: Page, site: Site) -> None:
    page.goto(f"{site.url}/sparql")
    page.wait_for_selector("body[data-ready]")
    page.locator(".cm-content").click()
    page.keyboard.press("Control+a")
    page.keyboard.press("Delete")  # typing over a selection, Chromium tries to keep its style, which the policy forbids
    page.keyboard.type("SELECT ?n { ?p a schema:Pers")
    page.wait_for_selector(".cm-tooltip-autocomplete")
    page.wait_for_timeout(120)  # the list takes no key in its first moments
    page.keyboard.press("Enter")
    page.keyboard.type(" ; rdfs:label ?n ")
    page.keyboard.press("Escape")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#answer tbody")).to_contain_text("Ann Lee")
    shared = page.url
    page.goto("about:blank")
    page.goto(shared)
    expect(page.locator("#answer tbody")).to_contain_text("Ann Lee")


def test_a_faulty_query_says_where(browser: Browser, site: Site) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{site.url}/sparql?query=SELECT%20%3Fs%20%7B%20%3Fs")
    expect(page.locator("#problem")).to_be_visible()
    context.close()


def test_what_is_not_there_says_what_to_do(site: Site) -> None:
    answer = site.ask("GET", "/article/none")
    assert answer.status == 404
    assert "the list of articles has them all" in answer.text


def test_an_empty_store_says_how_to_fill_it(browser: Browser, served: Callable[..., Site], tmp_path: Path) -> None:
    with KnowledgeGraph(tmp_path / "store"):
        pass
    site = served(tmp_path / "store")
    with looking(browser, site.url) as page:
        for path in ("", "graph", "timeline", "map", "articles", "questions/offices"):
            page.goto(f"{site.url}/{path}")
        page.goto(site.url)
        expect(page.locator("main")).to_contain_text("triplewire build")


HOSTILE = (
    "<script>window.owned=1</script>",
    "</script><script>window.owned=1</script>",
    "<img src=x onerror=window.owned=1>",
    '"><svg onload=window.owned=1>',
    "' onfocus=window.owned=1 autofocus='",
    "javascript:window.owned=1",
    "{{ 7*7 }}{% raw %}",
    "${window.owned=1}",
    "<!--<script>window.owned=1//-->",
    "]]><script>window.owned=1</script>",
    "\u202e\u2066<b onmouseover=window.owned=1>",
)


def hostile_store(path: Path) -> Path:
    """Payloads as titles, names, words of the text, ids and addresses."""
    with KnowledgeGraph(path) as graph:
        for number, payload in enumerate(HOSTILE):
            s = Sketch(f"😀 Mr {payload} hit Lima on 2 May 2024. ", id=f"{number}{payload}")
            s.title, s.url = f"News {payload}", f"javascript:window.owned={number}"
            who, where = s.entity(payload), s.entity("Lima", "Place", lat=-12.04, lon=-77.03)
            when = s.time("2 May 2024", "2024-05-02")
            s.event("hit", "ASSAULT", source=[who], target=[where], place=[where], time=[when], said_by=[who])
            s.relation("hit Lima", who, "holdsOffice", payload)
            s.triple(payload, "hit", "Lima")
            graph.add(s.document())
    return path


def test_text_from_articles_cannot_run(browser: Browser, served: Callable[..., Site], tmp_path: Path) -> None:
    store = hostile_store(tmp_path / "store")
    site = served(store)
    with looking(browser, site.url) as page:
        page.goto(f"{site.url}/articles")
        links = page.evaluate("[...document.querySelectorAll('.sources a')].map((a) => a.href)")
        assert len(links) == len(HOSTILE)
        for path in ("", "graph", "timeline", "map", "questions/offices", "questions/who-said-what-about"):
            page.goto(f"{site.url}/{path}")
            assert page.evaluate("window.owned") is None
        for link in links:
            page.goto(link)
            people = page.evaluate("[...document.querySelectorAll('#text a.who')].map((a) => a.href)")
            page.locator("#text .piece", has_text="hit").first.hover()
            page.locator("#statements a").first.click()
            assert page.locator("#text mark").count() > 0
            assert page.locator("a[href^='javascript']").count() == 0
            assert page.evaluate("window.owned") is None
            for person in people[:1]:
                page.goto(person)
                assert page.evaluate("window.owned") is None
        for payload in HOSTILE[:4]:
            page.fill("#find", payload)
            page.wait_for_selector("#found:not([hidden]) li")
            assert page.evaluate("window.owned") is None


@pytest.fixture(scope="session")
def as_files(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    write_site(open_store(built, read_only=True), folder)
    return folder


def test_every_link_of_the_files_leads_to_a_file(as_files: Path) -> None:
    for file in as_files.rglob("*.html"):
        for link in re.findall(r'(?:href|src)="([^"]*)"', file.read_text(encoding="utf-8")):
            if not link.startswith(("http", "data:", "#")) and link:
                target = (file.parent / re.split(r"[?#]", link)[0].replace("%7E", "~")).resolve()
                assert target.is_file(), f"{file.name}: {link}"


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


def test_the_files_are_the_same_twice(as_files: Path, built: Path, tmp_path: Path) -> None:
    write_site(open_store(built, read_only=True), tmp_path)
    for file in sorted(as_files.rglob("*.*")):
        assert file.read_bytes() == (tmp_path / file.relative_to(as_files)).read_bytes(), file.name


@pytest.mark.model
def test_an_article_is_added(browser: Browser, served: Callable[..., Site], tmp_path: Path) -> None:
    with KnowledgeGraph(tmp_path / "store"):
        pass
    site = served(tmp_path / "store", adding=True)
    with looking(browser, site.url) as page:
        page.goto(f"{site.url}/add")
        assert serious(page) == []
        page.fill("#words", "Minister visits Oslo\n\nAnna Berg met Omar Haddad in Oslo on Monday.")
        page.fill("#published", "2024-05-07")
        page.locator("#go").click()
        expect(page.locator("#triples")).to_contain_text("Anna Berg met Omar Haddad", timeout=60_000)
        page.locator("#progress a").click()
        expect(page.locator("h1")).to_have_text("Minister visits Oslo")


def test_nothing_is_added_unless_the_server_was_started_for_it(site: Site) -> None:
    assert site.ask("GET", "/add").status == 403
    sent = site.ask("POST", "/api/add", {"Content-Type": "application/octet-stream"}, b"A text.")
    assert sent.status == 403


def test_no_other_page_can_add(served: Callable[..., Site], built: Path) -> None:
    site = served(built, adding=True)
    data = {"Content-Type": "application/octet-stream"}
    kinds = {"Content-Type": "text/plain"}, data | {"Origin": "http://elsewhere.example"}
    assert [site.ask("POST", "/api/add", headers, b"A text.").status for headers in kinds] == [415, 403]
