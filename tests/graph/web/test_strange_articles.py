"""Articles with ids and titles that addresses and lines do not expect: each has its page, served or as files."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from looking import PHONE, looking
from playwright.sync_api import Browser, Page
from sketch import Sketch
from webserver import Site, running

from triplewire.graph.knowledge import KnowledgeGraph
from triplewire.graph.web.site import write_site

pytestmark = pytest.mark.browser
IDS = (
    "..",
    ".",
    "a/../b",
    "a/b",
    "/a",
    "a//b",
    "a/",
    "%2e%2e",
    "a%2Fb",
    "a b",
    "what?",
    "tag#1",
    "x&y=1",
    "ünï",
    "a\\b",
    "<b>",
)
LONG = "Xylophonemanufacturing" * 9  # letters without a blank


@pytest.fixture(scope="module")
def strange(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("strange") / "store"
    with KnowledgeGraph(path, create=True) as graph:
        for number, id_ in enumerate(IDS):
            name = f"Ann {LONG}{chr(ord('a') + number)}"
            s = Sketch(
                f"{name} met Bob Roy in Oslo on 2 May 2024.", id=id_, title=f"{LONG}{number}", published="2024-05-03"
            )
            ann, bob, oslo = s.entity(name), s.entity("Bob Roy"), s.entity("Oslo", "Place")
            s.event("met", "CONSULT", source=[ann, bob], place=[oslo], time=[s.time("2 May 2024", "2024-05-02")])
            graph.add(s.document())
    return path


@pytest.fixture(scope="module")
def there(strange: Path) -> Iterator[Site]:
    with running(strange) as site:
        yield site


def titles_behind(page: Page, articles: str) -> list[tuple[str, str]]:
    """Return the titles in the list of articles, each with the heading of the page that it leads to."""
    page.goto(articles)
    links = page.locator(".sources a").evaluate_all("all => all.map((a) => [a.textContent, a.href])")
    found = []
    for title, href in links:
        page.goto(href)
        page.locator("#text").wait_for()
        found.append((title, page.locator("h1").inner_text()))
    return found


def test_every_id_leads_to_its_article(browser: Browser, there: Site, strange: Path, tmp_path: Path) -> None:
    with KnowledgeGraph(strange) as graph:
        write_site(graph.store, tmp_path)
    for home, articles in ((there.url, "articles"), (tmp_path.as_uri(), "articles.html")):
        with looking(browser, home) as page:
            found = titles_behind(page, f"{home}/{articles}")
        assert len(found) == len(IDS)
        assert all(title == heading for title, heading in found)


@pytest.mark.parametrize(
    "path",
    [
        "", "articles", "timeline", "search?q=Roy", "search?type=Consult", "questions/documents",
        "questions/events-of-type?view=timeline", "article?id=..", "id/person-bob-roy", "n" * 200,
        f"id/person-ann-{LONG.lower()}a", f"search?q={'q' * 200}", f"questions/what-did?actor={quote('Ann ' + LONG)}",
    ],
)  # fmt: skip
def test_no_word_is_too_long_for_a_phone(browser: Browser, there: Site, path: str) -> None:
    with looking(browser, there.url, "404", viewport=PHONE) as page:
        page.goto(f"{there.url}/{path}")
        assert page.evaluate("document.documentElement.scrollWidth") <= 400
