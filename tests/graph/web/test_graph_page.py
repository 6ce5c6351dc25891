"""The page of the graph: expanding, filtering, searching, and the address of every view."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from looking import DESK, PHONE, looking, serious
from playwright.sync_api import Browser, Page, expect
from sketch import Sketch
from webserver import Site

from triplewire.graph.iris import BASE
from triplewire.graph.knowledge import KnowledgeGraph

pytestmark = pytest.mark.browser
ROY = f"{BASE}person-bob-roy"


def opened(page: Page, address: str) -> Page:
    page.goto(address)
    page.wait_for_selector("body[data-ready]")
    return page


def drawn(page: Page) -> list[str]:
    found: list[str] = page.evaluate("triplewire.shown().map((n) => n.label)")
    return found


def test_it_grows_where_it_is_asked_to_and_the_address_says_so(page: Page, site: Site) -> None:
    opened(page, f"{site.url}/graph?about=Lima")
    assert "Peru" not in drawn(page)
    page.locator("#results button", has_text="Bob Roy").first.click()
    page.locator("#detail button", has_text="More around it").click()
    expect(page.locator("#detail li", has_text="Peru").first).to_be_visible()
    grown = drawn(page)
    assert "Peru" in grown
    expect(page.locator("#detail a", has_text="Its page")).to_have_attribute("href", "/id/person-bob-roy")
    shared = page.url
    page.goto("about:blank")
    opened(page, shared)
    assert sorted(drawn(page)) == sorted(grown)
    expect(page.locator("#detail h3")).to_have_text("Bob Roy")


def test_the_way_back_leads_to_the_view_before(page: Page, site: Site) -> None:
    opened(page, f"{site.url}/graph")
    everything = drawn(page)
    page.locator("#results button", has_text="Bob Roy").click()
    page.locator("#kinds .chip", has_text="Person").click()
    assert "Bob Roy" not in drawn(page)
    page.go_back()
    assert drawn(page) == everything
    expect(page.locator("#detail h3")).to_have_text("Bob Roy")
    expect(page.locator("#kinds .chip", has_text="Person")).to_have_attribute("aria-pressed", "true")
    page.go_back()
    expect(page.locator("#detail")).to_be_hidden()
    page.go_forward()
    expect(page.locator("#detail h3")).to_have_text("Bob Roy")


@pytest.mark.parametrize(
    ("address", "gone", "stays"),
    [
        ("hide=Country", "Peru", "Lima"),
        ("without=Assault", "Chile attacked Peru", "Chile aided Peru"),
        ("unsaid=claim", "Chile attacked Peru", "Chile aided Peru"),
        ("since=2024-01-01", "Chile aided Peru", "Bob Roy"),
        ("until=2020-01-01", "Bob Roy", "Peru"),
        ("document=summit", None, "Bob Roy"),
        ("document=elsewhere", "Bob Roy", None),
    ],
)
def test_an_address_narrows_it(page: Page, site: Site, address: str, gone: str | None, stays: str | None) -> None:
    seen = drawn(opened(page, f"{site.url}/graph#{address}"))
    assert gone not in seen
    assert stays is None or stays in seen


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("node=nope", "“nope” was not found"),
        ("node=<b>%20%E2%80%AE", "was not found"),
        ("%E0%A4%A", "“%E0%A4%A” was not found"),
        ("more=nope&node=nix", "“nope” and “nix” were not found"),
        ("edge=a%20b", "The tie that the address names was not found"),
        ("end=x&end=y", ""),
        ("since=soon&until=2016-99-99", ""),
        ("hide=&more=", ""),
    ],
)
def test_junk_behind_the_address_leaves_the_picture_and_is_told(
    browser: Browser, site: Site, address: str, told: str
) -> None:
    with looking(browser, site.url, "404", "400") as page:
        whole, totals = drawn(opened(page, f"{site.url}/graph")), page.locator("#summary").inner_text()
        page.goto("about:blank")
        seen = drawn(opened(page, f"{site.url}/graph#{address}"))
        assert set(whole) <= set(seen)
        assert page.locator("#summary").inner_text().endswith(totals.partition(" of ")[2])
        expect(page.locator("#results button").first).to_be_visible()
        expect(page.locator("#lost")).to_contain_text(told)
        assert page.locator("#lost").is_visible() == bool(told)


def test_a_year_of_the_chart_is_a_range_of_time(page: Page, site: Site) -> None:
    opened(page, f"{site.url}/graph")
    page.locator("#years button[aria-label^='2019']").click()
    assert "Chile aided Peru" in drawn(page)
    assert "Bob Roy" not in drawn(page)
    assert "since=2019-01-01&until=2019-12-31" in page.url
    page.locator("#years button[aria-pressed=true]").click()
    assert "Bob Roy" in drawn(page)


def test_it_finds_a_path(page: Page, site: Site) -> None:
    opened(page, f"{site.url}/graph")
    page.locator("#results button", has_text="Lima").click()
    page.locator("#detail button", has_text="Path to").click()
    page.locator("#results button", has_text="Peru").first.click()
    way = page.locator("#detail .way li")
    expect(way.first).to_contain_text("Lima")
    expect(way.last).to_contain_text("Peru")
    shared = page.url
    page.goto("about:blank")
    opened(page, shared)
    expect(way.last).to_contain_text("Peru")


def test_a_quote_of_a_node_and_of_an_edge_leads_to_its_words(page: Page, site: Site) -> None:
    opened(page, f"{site.url}/graph#node={BASE}event-summit.v3")
    expect(page.locator("#detail blockquote footer").first).to_contain_text("said by Bob Roy")
    opened(page, f"{site.url}/graph?about=Lima#node={BASE}place-GN3936456")
    page.locator("#detail button", has_text="why?").first.click()
    expect(page.locator("#detail h3")).to_contain_text("Lima — part of — Chile")
    page.locator("#detail blockquote .words").first.click()
    page.locator("#text mark").first.wait_for()
    assert "".join(page.locator("#text mark").all_text_contents()) == "Lima is part of Chile"


def test_search_finds_what_is_not_in_the_picture(page: Page, site: Site) -> None:
    opened(page, f"{site.url}/graph?about={BASE}event-summit.v5")
    assert "Lima" not in drawn(page)
    page.keyboard.press("/")
    page.keyboard.type("LIMA")
    page.locator("#elsewhere button", has_text="Lima").first.click()
    expect(page.locator("#detail h3")).to_have_text("Lima")
    assert {"Lima", "Bob Roy"} <= set(drawn(page))


def test_arrow_keys_lead_from_node_to_node(page: Page, site: Site) -> None:
    opened(page, f"{site.url}/graph")
    page.locator("#graph").focus()
    page.keyboard.press("ArrowRight")
    first = page.locator("#detail h3").text_content()
    for key in ("ArrowRight", "ArrowLeft", "ArrowUp", "ArrowDown"):
        page.keyboard.press(key)
    assert page.locator("#detail h3").text_content() != first or page.url
    page.keyboard.press("Escape")
    expect(page.locator("#detail")).to_be_hidden()


SPOT = "(() => { const t = triplewire, n = t.nodes.find((n) => n.label === 'Bob Roy'); return t.picture.spot(n); })()"


@pytest.mark.parametrize("size", [DESK, PHONE])
def test_a_view_that_is_opened_again_shows_its_node(browser: Browser, site: Site, size: dict[str, int]) -> None:
    with looking(browser, site.url, viewport=size) as page:
        opened(page, f"{site.url}/graph#node={ROY}&q=roy")
        frame, panel = (page.locator(part).bounding_box() for part in ("#graph", "#detail"))
        assert frame
        assert panel
        spot = page.evaluate(SPOT)
        free = panel["y"] - frame["y"] if size == PHONE else frame["height"]
        wide = frame["width"] if size == PHONE else panel["x"] - frame["x"]
        assert abs(spot["x"] - wide / 2) < 30
        assert abs(spot["y"] - free / 2) < 30
        assert page.evaluate("triplewire.picture.scale()") >= 1


def test_the_address_says_how_near_the_picture_is_and_where(page: Page, site: Site) -> None:
    opened(page, f"{site.url}/graph")
    for _ in range(3):
        page.locator("#closer").click()
    page.locator("#graph").focus()
    page.keyboard.press("Shift+ArrowRight")
    page.wait_for_url("**at=*")
    shared, scale, spot = page.url, page.evaluate("triplewire.picture.scale()"), page.evaluate(SPOT)
    page.goto("about:blank")
    opened(page, shared)
    assert page.evaluate("triplewire.picture.scale()") == pytest.approx(scale, abs=0.01)
    assert page.evaluate(SPOT) == pytest.approx(spot, abs=2)
    page.locator("#fit").click()
    page.wait_for_url("**/graph#")


def test_groups_have_colours_numbers_and_names(browser: Browser, served: Callable[..., Site], tmp_path: Path) -> None:
    with KnowledgeGraph(tmp_path / "store", create=True) as graph:
        for number, names in enumerate((("Ann Lee", "Bob Roy", "Cid Mora"), ("Dan Orr", "Eve Pike", "Fay Quinn"))):
            s = Sketch(f"{names[0]} met {names[1]}, backed {names[2]}. {names[2]} saw {names[1]}.", id=f"{number}")
            one, two, three = (s.entity(name) for name in names)
            s.event("met", "CONSULT", source=[one, two])
            s.event("backed", "SUPPORT", source=[one], target=[three])
            s.event("saw", "CONSULT", source=[three, two])
            graph.add(s.document())
    site = served(tmp_path / "store")
    with looking(browser, site.url) as page:
        opened(page, f"{site.url}/graph")
        switch = page.locator("#groups .chip")
        expect(switch).to_have_attribute("aria-pressed", "false")
        switch.click()
        expect(switch).to_have_attribute("aria-pressed", "true")
        expect(page.locator("#groups li")).to_have_count(2)
        assert page.evaluate("new Set(triplewire.nodes.filter((n) => n.kind === 'Person').map((n) => n.hue)).size") == 2
        homes = page.evaluate("Object.fromEntries(triplewire.nodes.map((n) => [n.label, n.group]))")
        assert homes["Ann Lee"] == homes["Bob Roy"] == homes["Cid Mora"] != homes["Dan Orr"] == homes["Fay Quinn"]
        page.locator("#groups li button").first.click()
        page.locator("#results button", has_text="Ann Lee").click()
        expect(page.locator("#detail .kind")).to_contain_text(f"group {homes['Ann Lee']}: ")
        shared = page.url
        page.goto("about:blank")
        opened(page, shared)
        expect(page.locator("#groups li")).to_have_count(2)


def test_what_connects_three(page: Page, site: Site) -> None:
    opened(page, f"{site.url}/graph")
    page.locator("#results button", has_text="Lima").click()
    page.locator("#detail button", has_text="Path to").click()
    page.locator("#results button", has_text="Peru").first.click()
    page.locator("#detail button", has_text="Connect one more").click()
    page.locator("#results button", has_text="Bob Roy").first.click()
    expect(page.locator("#detail .kind")).to_have_text("What connects the 3")
    assert sorted(page.locator("#detail .way b").all_inner_texts()) == ["Bob Roy", "Lima", "Peru"]
    shared = page.url
    page.goto("about:blank")
    opened(page, shared)
    expect(page.locator("#detail h3")).to_have_text("Lima — Peru — Bob Roy")


def test_back_undoes_and_filters_leave_every_thing_in_its_place(page: Page, site: Site) -> None:
    opened(page, f"{site.url}/graph")
    places = "triplewire.nodes.map((n) => [n.label, n.x, n.y])"
    before, everything = page.evaluate(places), drawn(page)
    expect(page.locator("#undo")).to_be_disabled()
    page.locator("#kinds .chip", has_text="Person").click()
    page.fill("#search", "peru")
    page.fill("#search", "")
    assert drawn(page) != everything
    page.locator("#undo").click()
    expect(page.locator("#undo")).to_be_disabled()
    assert drawn(page) == everything
    assert page.evaluate(places) == before


def test_the_picture_is_a_table_too(page: Page, site: Site) -> None:
    opened(page, f"{site.url}/graph")
    page.locator("#tell").press("Enter")
    rows = [row.split("\t") for row in page.locator("#table tbody tr").all_inner_texts()]
    assert ["Chile aided Peru", "Event", "who", "Chile", "Country", "", "2019"] in rows
    assert serious(page) == []
    page.keyboard.press("Escape")
    expect(page.locator("#table")).to_be_hidden()


def test_things_without_a_tie_are_shown_when_asked_for(
    browser: Browser, served: Callable[..., Site], tmp_path: Path
) -> None:
    s = Sketch("Ann Lee met Bob Roy. Cid Mora slept.", id="tie")
    lee, roy, mora = (s.entity(name) for name in ("Ann Lee", "Bob Roy", "Cid Mora"))
    s.event("met", "CONSULT", source=[lee, roy])
    s.event("slept", source=[mora])
    with KnowledgeGraph(tmp_path / "store", create=True) as graph:
        graph.add(s.document())
    site = served(tmp_path / "store")
    with looking(browser, site.url) as page:
        opened(page, f"{site.url}/graph")
        assert "Cid Mora" not in drawn(page)
        page.locator("#less .chip", has_text="things without a tie").click()
        assert "Cid Mora" in drawn(page)


def test_a_narrow_screen_shows_graph_list_and_details(browser: Browser, site: Site) -> None:
    with looking(browser, site.url, viewport=PHONE) as page:
        opened(page, f"{site.url}/graph")
        box = page.locator("#graph").bounding_box()
        assert box
        assert box["height"] > 350
        page.locator("#results button", has_text="Bob Roy").click()
        expect(page.locator("#detail h3")).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= 400


def test_it_is_printed_on_white(page: Page, site: Site) -> None:
    opened(page, f"{site.url}/graph")
    page.emulate_media(color_scheme="dark", media="print")
    assert page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--paper').trim()") == "#fff"
    expect(page.locator("#sidebar")).to_be_hidden()


def crowd(path: Path, size: int) -> Path:
    """A store with one person who meets `size` others, each in a separate article."""
    with KnowledgeGraph(path, create=True) as graph:
        for number in range(size):
            s = Sketch(f"Ann Lee met Guest {number} in Lima. ", id=f"visit-{number}")
            lee, guest = s.entity("Ann Lee"), s.entity(f"Guest {number}")
            s.event("met", "CONSULT", source=[lee, guest], place=[s.entity("Lima", "Place")])
            graph.add(s.document())
    return path


def test_more_and_more_of_a_large_neighbourhood(served: Callable[..., Site], tmp_path: Path) -> None:
    site = served(crowd(tmp_path / "store", 9))
    seen: list[str] = []
    for _ in range(9):
        answer = json.loads(site.ask("GET", "/api/scene", about="Ann Lee", skip=str(len(seen)), most="8").text)
        assert len(answer["nodes"]) <= 8
        seen += [node["id"] for node in answer["nodes"] if node["kind"] == "Event"]
    assert len(seen) == len(set(seen)) == 9


@pytest.mark.parametrize("query", ["most=abc", "most=-1", "most=99999999999", "about=&most=%00", "most=1&most=2"])
def test_nonsense_in_the_address_is_refused(site: Site, query: str) -> None:
    assert site.ask("GET", f"/graph?{query}").status == 400
    assert site.ask("GET", "/graph?about=&most=5").status == 200


@pytest.mark.parametrize(("query", "status"), [("", 400), ("about=Zebedee", 404), ("why=no%20iri", 200)])
def test_what_is_asked_for_in_vain(site: Site, query: str, status: int) -> None:
    assert site.ask("GET", f"/api/scene?{query}").status == status


def test_those_who_are_not_connected(page: Page, site: Site) -> None:
    answer = json.loads(site.ask("GET", "/api/scene", **{"from": ROY, "to": f"{BASE}nobody"}).text)
    assert answer["nodes"] == []
    opened(page, f"{site.url}/graph#end={ROY}&end={BASE}nobody")
    expect(page.locator("#detail")).to_contain_text(re.compile("Nothing that was read connects"))


CONTROLS = {
    "button",
    "link",
    "searchbox",
    "textbox",
    "combobox",
    "option",
    "application",
    "heading",
    "note",
    "checkbox",
}


def test_a_screen_reader_is_told_of_each_control_and_of_the_picture(page: Page, site: Site) -> None:
    opened(page, f"{site.url}/graph")
    page.locator("#results button", has_text="Bob Roy").click()
    nodes = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    told = [(n["role"]["value"], n.get("name", {}).get("value", "").strip()) for n in nodes if not n["ignored"]]
    controls = [(role, name) for role, name in told if role in CONTROLS]
    assert {role for role, _ in controls} >= {"button", "link", "searchbox", "application", "heading"}
    assert [role for role, name in controls if not name] == []
    (picture,) = (name for role, name in told if role == "application")
    assert "Arrow keys move from node to node" in picture
    assert "list of results has all nodes" in picture
    levels = page.locator("h1, h2, h3").evaluate_all(
        "found => found.filter((h) => h.offsetParent).map((h) => h.tagName)"
    )
    assert levels[0] == "H1"
    assert levels.count("H1") == 1
