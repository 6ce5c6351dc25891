"""The map: which places a span of days leaves, and circles that open into the places they stand for."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from looking import looking
from playwright.sync_api import Browser, expect
from sketch import Sketch
from webserver import Site

from triplewire.graph.knowledge import KnowledgeGraph
from triplewire.graph.store.interface import Store
from triplewire.graph.web.read.points import points_between

TOWNS = {"Oslo": (59.91, 10.75), "Lima": (-12.05, -77.04), "Callao": (-12.06, -77.14)}


def met(town: str, day: str | None, published: str) -> Sketch:
    s = Sketch(f"Ann Lee met Bob Roy in {town}. They left on {day}.", id=f"{town}-{published}", published=published)
    ann, bob = s.entity("Ann Lee"), s.entity("Bob Roy")
    lat, lon = TOWNS[town]
    place = s.entity(town, "Place", lat=lat, lon=lon)
    s.event("met", "CONSULT", source=[ann, bob], place=[place], time=[s.time(day, day)] if day else [])
    return s


ALL = (
    met("Lima", "2019-03-01", "2024-05-01"), met("Lima", None, "2020-01-02"),
    met("Callao", "2020", "2024-05-02"), met("Oslo", None, "2021-01-01"),
)  # fmt: skip


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("map") / "store"
    with KnowledgeGraph(path, create=True) as graph:
        for sketch in ALL:
            graph.add(sketch.document())
    return path


@pytest.fixture(scope="module", params=["disk", "memory"])
def store(request: pytest.FixtureRequest, path: Path) -> Iterator[Store]:
    with KnowledgeGraph(path) if request.param == "disk" else KnowledgeGraph() as graph:
        if request.param == "memory":
            for sketch in ALL:
                graph.add(sketch.document())
        yield graph.store


@pytest.mark.parametrize(
    ("since", "until", "there"),
    [
        ("2019-01-01", "2019-12-31", {"Lima": 1}),
        ("2019-03-02", "", {"Lima": 1, "Callao": 1, "Oslo": 1}),
        ("", "2020-01-02", {"Lima": 2, "Callao": 1}),
        ("2020-06-01", "2020-07-01", {"Callao": 1}),
        ("2022-01-01", "", {}),
    ],
)
def test_a_span_of_days_leaves_where_something_happened_then(
    store: Store, since: str, until: str, there: dict[str, int]
) -> None:
    found = points_between(store, since, until)
    assert {point.place.label: point.events for point in found} == there
    assert [point.events for point in found] == sorted(there.values(), reverse=True)


@pytest.mark.browser
def test_a_circle_stands_for_the_places_under_it_and_opens_into_them(
    browser: Browser, served: Callable[..., Site], path: Path
) -> None:
    site = served(path)
    with looking(browser, site.url) as page:
        page.goto(f"{site.url}/map")
        both = page.locator(".cluster")
        expect(both).to_have_attribute("aria-label", "Lima and 1 more: come closer")
        expect(both.locator("text")).to_have_text("2")
        expect(page.locator("a.spot")).to_have_count(1)
        both.focus()
        page.keyboard.press("Enter")
        expect(page.locator(".cluster")).to_have_count(0)
        expect(page.locator("a.spot", has_text="Callao: 1 event, 1 mention")).to_be_visible()
        assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "Lima"


@pytest.mark.browser
def test_a_span_of_the_map_is_chosen_and_taken_back(browser: Browser, served: Callable[..., Site], path: Path) -> None:
    site = served(path)
    with looking(browser, site.url) as page:
        page.goto(f"{site.url}/map")
        page.locator("input[name=since]").fill("2021-01-01")
        page.get_by_role("button", name="Narrow").click()
        expect(page.locator("h1")).to_have_text("Where it happened from 1 January 2021")
        expect(page.locator("tbody tr")).to_have_count(1)
        page.goto(f"{site.url}/map?since=2023-01-01")
        expect(page.locator("main")).to_contain_text("Nothing with a place happened then")
        page.locator("a.clear").click()
        expect(page.locator("tbody tr")).to_have_count(3)
