"""What each page may cost a reader: requests, and bytes as they are sent, first and when they are asked for again."""

import gzip

import pytest
from looking import DESK
from playwright.sync_api import Browser, Response
from starlette.routing import Route
from webserver import Site

from triplewire.graph.web.pages.edit_pages import ROUTES as EDITS
from triplewire.graph.web.pages.routes import ROUTES

pytestmark = pytest.mark.browser
WORLD = 240_000  # the outlines of the world, on pages with a map
BUDGETS = {  # path: requests, bytes
    "": (4, 17_000),
    "articles": (4, 13_000),
    "article/summit": (5, 26_000),
    "questions": (4, 21_000),
    "questions/who-met-whom": (6, 31_500),
    "search?q=lee": (4, 16_000),
    "search?since=2024-01-01": (4, 16_000),
    "graph": (15, 52_000),
    "timeline": (7, 68_000),
    "map": (8, 60_000 + WORLD),
    "id/person-ann-lee": (8, 70_000 + WORLD),
    "id/event-summit.v1": (8, 70_000 + WORLD),
    "id/happening-summit.v1": (8, 70_000 + WORLD),
    "id/relation-summit.r1": (4, 16_000),
    "questions/who-met-whom?view=graph": (8, 35_000),
    "questions/who-met-whom?view=map": (10, 75_000 + WORLD),
    "questions/who-met-whom?view=timeline": (9, 78_000),
    "sparql": (8, 270_000),
    "review": (4, 14_000),
    "add": (4, 14_000),
    "id/nobody": (4, 14_000),
}


def test_every_page_has_a_budget() -> None:
    pages = {route.path for route in (*ROUTES, *EDITS) if isinstance(route, Route) and "GET" in (route.methods or ())}
    pages = {path.strip("/").partition("/")[0] for path in pages if "/api/" not in path and "." not in path}
    assert pages - {"assets"} == {path.partition("?")[0].partition("/")[0] for path in BUDGETS} - {"id", "sparql"}


@pytest.mark.parametrize("path", BUDGETS)
def test_a_page_stays_within_its_budget(browser: Browser, site: Site, path: str) -> None:
    context = browser.new_context(viewport=DESK)
    page = context.new_page()
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108  # it marks the handlers that it gets
    page.goto(f"{site.url}/{path}", wait_until="networkidle")
    sent = {answer.url: int(answer.headers["content-length"]) for answer in answers if answer.url.startswith("http")}
    context.close()
    requests, size = BUDGETS[path]
    assert len(sent) <= requests, sent
    assert sum(sent.values()) <= size, sent


def test_a_file_is_sent_once(site: Site) -> None:
    packed = site.ask("GET", "/assets/site.css", {"Accept-Encoding": "gzip"})
    plain = site.ask("GET", "/assets/site.css")
    assert gzip.decompress(packed.body) == plain.body
    assert packed.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    again = site.ask("GET", "/assets/site.css", {"If-None-Match": packed.headers["etag"]})
    assert (again.status, again.body) == (304, b"")
    assert site.ask("GET", "/assets/site.css", {"If-None-Match": 'W/"other"'}).status == 200
    assert site.ask("GET", "/assets/none.css", {"Accept-Encoding": "gzip"}).status == 404
