"""The page, opened in a real browser."""

import csv
import json
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from lxml import etree
from playwright.sync_api import Browser, Page, expect

from triplewire.graph.view.page import page
from triplewire.graph.view.picture import write_picture
from triplewire.graph.view.placement import positions
from triplewire.graph.view.scene import Edge, Evidence, Node, Scene, Source

HOSTILE = "</script><script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\">"
FRAME = "new Promise((done) => requestAnimationFrame(done))"
SENTENCE = "Anna Berg met Omar Haddad in Oslo on Monday."


def scene(label: str = "Anna Berg") -> Scene:
    met = Evidence("visit", SENTENCE, 10, 13, offset=120)
    said = Evidence("visit", "Haddad said Oslo was quiet.", 12, 16, claimed_by=("Omar Haddad",))
    return Scene(
        nodes=(
            Node("a", label, "Person", names=(label, "Berg"), evidence=(met,)),
            Node("b", "Omar Haddad", "Person", evidence=(met,)),
            Node("c", "Oslo", "Place", evidence=(met,)),
            Node(
                "d",
                "meet",
                "Event",
                family="Consult",
                facts=(("time", "6 May 2024"),),
                day="2024-05-06",
                evidence=(met,),
            ),
            Node(
                "e",
                "be quiet",
                "Event",
                facts=(("time", "a Thursday"),),
                evidence=(said,),
                status="claimed by Omar Haddad",
            ),
        ),
        edges=(
            Edge("d", "a", "source", role=True),
            Edge("d", "b", "source", role=True),
            Edge("d", "c", "place", role=True),
            Edge("e", "c", "source", role=True),
            Edge("a", "c", "lives in", (said,), status="claimed by Omar Haddad"),
        ),
        sources=(Source("visit", "A visit", "2024-05-07"),),
    )


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Page]:
    """The scene's page; at the end of the test it must have asked for nothing but itself and complained of nothing."""
    yield from open_page(browser, tmp_path, scene())


def open_page(browser: Browser, folder: Path, what: Scene) -> Iterator[Page]:
    path = folder / "graph.html"
    path.write_text(page(what, "A test"), encoding="utf-8")
    context = browser.new_context(viewport={"width": 1280, "height": 800}, color_scheme="light")
    shown = context.new_page()
    requests: list[str] = []
    complaints: list[str] = []
    shown.on("request", lambda request: requests.append(request.url))
    shown.on("console", lambda message: complaints.append(message.text))
    shown.on("pageerror", lambda error: complaints.append(str(error)))
    shown.goto(path.as_uri())
    shown.wait_for_selector("body[data-ready]")
    yield shown
    context.close()
    assert requests == [path.as_uri()]
    assert complaints == []


@pytest.mark.browser
class TestPage:
    def test_shows_what_joins_at_first_and_all_when_asked(self, opened: Page) -> None:
        expect(opened.locator("#summary")).to_contain_text("4 of 5 things · 1 article · 1 claimed")
        opened.locator("#less .chip", has_text="events of one alone").click()
        expect(opened.locator("#summary")).to_contain_text("5 of 5 things · 1 article · 2 claimed")
        drawn = opened.evaluate("triplewire.shown().length")
        assert drawn == 5

    def test_an_event_of_one_alone_is_found_and_shown_when_chosen(self, opened: Page) -> None:
        opened.fill("#search", "be quiet")
        opened.locator("#results button").click()
        expect(opened.locator("#detail h3")).to_have_text("be quiet")
        assert "e" in opened.evaluate("triplewire.shown().map((n) => n.id)")

    def test_search_finds_without_accents_and_case(self, opened: Page) -> None:
        for words in ("HADDÁD", "omar-haddad"):
            opened.fill("#search", words)
            expect(opened.locator("#results button")).to_have_count(1)
        expect(opened.locator("#results")).to_contain_text("Omar Haddad")

    def test_choosing_shows_the_quote_marked(self, opened: Page) -> None:
        opened.locator("#results button", has_text="Anna Berg").click()
        expect(opened.locator("#detail h3")).to_have_text("Anna Berg")
        expect(opened.locator("#detail mark").first).to_have_text("met")
        expect(opened.locator("#detail blockquote").first).to_contain_text(SENTENCE)
        expect(opened.locator("#detail footer").first).to_contain_text("A visit · 2024-05-07 · characters 130–133")

    def test_times_are_told_in_words(self, opened: Page) -> None:
        opened.locator("#results button", has_text="Oslo").click()
        assert sorted(opened.locator("#detail li small").all_inner_texts()) == ["6 May 2024", "a Thursday"]
        opened.locator("#detail li button", has_text="meet").click()
        expect(opened.locator("#detail dd").first).to_have_text("6 May 2024")

    def test_a_click_on_a_node_in_the_picture(self, opened: Page) -> None:
        spot = opened.evaluate("triplewire.picture.spot(triplewire.nodes[1])")
        box = opened.locator("#graph").bounding_box()
        assert box
        opened.mouse.click(box["x"] + spot["x"], box["y"] + spot["y"])
        expect(opened.locator("#detail h3")).to_have_text("Omar Haddad")

    def test_why_shows_who_claims_an_edge(self, opened: Page) -> None:
        opened.locator("#results button", has_text="Anna Berg").click()
        opened.locator("#detail button", has_text="why?").click()
        expect(opened.locator("#detail h3")).to_have_text("Anna Berg — lives in — Oslo")
        expect(opened.locator("#detail")).to_contain_text("claimed by Omar Haddad: no plain fact")
        expect(opened.locator("#detail footer")).to_contain_text("said by Omar Haddad")

    def test_filters_hide_a_kind_and_what_only_it_held(self, opened: Page) -> None:
        opened.locator("#less .chip", has_text="events of one alone").click()
        opened.locator("#kinds .chip", has_text="Person").click()
        drawn = opened.evaluate("triplewire.shown().map((n) => n.id)")
        assert drawn == ["c", "d", "e"]
        opened.locator("#families .chip", has_text="Consult").click()
        assert opened.evaluate("triplewire.shown().map((n) => n.id)") == ["c", "e"]

    def test_what_is_only_described_waits_until_it_is_asked_for(self, browser: Browser, tmp_path: Path) -> None:
        whole = scene()
        officers = Node("g", "two officers", "Group", named=False)
        more = (Edge("d", "g", "target", role=True),)
        for shown in open_page(
            browser, tmp_path, replace(whole, nodes=(*whole.nodes, officers), edges=(*whole.edges, *more))
        ):
            assert "g" not in shown.evaluate("triplewire.shown().map((n) => n.id)")
            shown.locator("#less .chip", has_text="described, not named").click()
            assert "g" in shown.evaluate("triplewire.shown().map((n) => n.id)")
            assert "less=alone.each" in shown.url

    def test_events_between_the_same_two_are_a_bundle_that_opens(self, browser: Browser, tmp_path: Path) -> None:
        whole = scene()
        again = Node("f", "call", "Event", family="Consult", evidence=whole.nodes[0].evidence)
        more = tuple(Edge("f", end, "source", role=True) for end in "abc")
        for shown in open_page(
            browser, tmp_path, replace(whole, nodes=(*whole.nodes, again), edges=(*whole.edges, *more))
        ):
            assert shown.evaluate("triplewire.shown().map((n) => n.id)") == ["a", "b", "c", "d"]
            shown.evaluate("triplewire.choose(triplewire.nodes[3])")
            expect(shown.locator("#detail")).to_contain_text("2 events between the same")
            shown.locator("#detail button", has_text="call").first.click()
            expect(shown.locator("#detail h3")).to_have_text("call")
            assert shown.evaluate("triplewire.shown().map((n) => n.id)") == ["a", "b", "c", "f"]
            shown.locator("#less .chip", has_text="each event of a bundle").click()
            assert shown.evaluate("triplewire.shown().map((n) => n.id)") == ["a", "b", "c", "d", "f"]

    def test_what_is_shown_is_saved_as_files(self, browser: Browser, tmp_path: Path) -> None:
        for shown in open_page(browser, tmp_path, scene("=1+1 <b>")):
            saved = {}
            shown.locator("#less .chip", has_text="events of one alone").click()
            shown.locator("#save summary").click()
            for kind in ("PNG", "SVG", "CSV"):
                with shown.expect_download() as download:
                    shown.locator("#save button", has_text=kind).click()
                saved[kind] = download.value.path().read_bytes()
            assert saved["PNG"].startswith(b"\x89PNG")
            drawing = etree.fromstring(saved["SVG"])
            texts = [element.text for element in drawing.iter("{http://www.w3.org/2000/svg}text")]
            assert {"=1+1 <b>", "Omar Haddad", "Oslo"} <= set(texts)
            rows = list(csv.DictReader(saved["CSV"].decode().splitlines()))
            assert {(row["source"], row["relation"], row["target"]) for row in rows} == {
                ("meet", "who", "'=1+1 <b>"),
                ("meet", "who", "Omar Haddad"),
                ("meet", "where", "Oslo"),
                ("'=1+1 <b>", "lives in", "Oslo"),
                ("be quiet", "who", "Oslo"),
            }
            assert {row["source"]: row["date"] for row in rows if row["date"]} == {
                "meet": "2024-05-06",
                "be quiet": "a Thursday",
            }

    def test_a_saved_picture_has_its_legend_and_the_numbers_of_bundles(self, browser: Browser, tmp_path: Path) -> None:
        whole = scene()
        again = Node("f", "call", "Event", family="Consult", evidence=whole.nodes[0].evidence)
        more = tuple(Edge("f", end, "source", role=True) for end in "abc")
        for shown in open_page(
            browser, tmp_path, replace(whole, nodes=(*whole.nodes, again), edges=(*whole.edges, *more))
        ):
            saved = {}
            shown.locator("#save summary").click()
            for kind in ("PNG", "SVG"):
                with shown.expect_download() as download:
                    shown.locator("#save button", has_text=kind).click()
                saved[kind] = download.value.path().read_bytes()
            drawing = etree.fromstring(saved["SVG"])
            texts = [element.text for element in drawing.iter("{http://www.w3.org/2000/svg}text")]
            assert {"2", "Person", "Place", "hollow: claimed, denied or possible"} <= set(texts)
            screen = shown.evaluate("document.querySelector('#graph canvas').height")
            assert int.from_bytes(saved["PNG"][20:24], "big") == screen + 24 == int(drawing.get("height", "0"))

    def test_keyboard(self, opened: Page) -> None:
        opened.keyboard.press("/")
        opened.keyboard.type("meet")
        opened.keyboard.press("Enter")
        expect(opened.locator("#detail h3")).to_have_text("meet")
        opened.locator("#close").focus()
        opened.keyboard.press("Escape")
        expect(opened.locator("#detail")).to_be_hidden()

    def test_nothing_left_says_so(self, opened: Page) -> None:
        for kind in ("Person", "Place", "Event"):
            opened.locator("#kinds .chip", has_text=kind).click()
        expect(opened.locator("#empty")).to_be_visible()

    def test_text_from_articles_cannot_run(self, browser: Browser, tmp_path: Path) -> None:
        for shown in open_page(browser, tmp_path, scene(HOSTILE)):
            shown.locator("#results button", has_text="owned").click()
            expect(shown.locator("#detail h3")).to_have_text(HOSTILE)
            assert shown.title() == "A test"

    def test_narrow_screen_does_not_scroll_sideways(self, opened: Page) -> None:
        opened.set_viewport_size({"width": 400, "height": 800})
        assert opened.evaluate("document.documentElement.scrollWidth") == 400


def test_positions_are_the_same_twice_and_apart() -> None:
    first, second = positions(scene()), positions(scene())
    assert json.dumps(first) == json.dumps(second)
    assert len(set(first.values())) == 5


@pytest.mark.parametrize("ending", ["png", "svg"])
def test_pictures_are_the_same_twice(tmp_path: Path, ending: str) -> None:
    one, two = tmp_path / f"one.{ending}", tmp_path / f"two.{ending}"
    write_picture(scene(), one, "A test")
    write_picture(scene(), two, "A test")
    assert one.read_bytes() == two.read_bytes()


def test_a_picture_names_who_is_in_it(tmp_path: Path) -> None:
    path = tmp_path / "graph.svg"
    write_picture(scene(), path)
    drawn = path.read_text(encoding="utf-8")
    assert all(name in drawn for name in ("Anna Berg", "Omar Haddad", "Oslo", "lives in?", "meet"))


def test_a_picture_is_xml_whatever_the_names(tmp_path: Path) -> None:
    nodes = (Node("a", "x\0\x01\x1b[31m", "Person"), Node("b", "]]>\uffff\u202e<b>&", "Place"))
    write_picture(Scene(nodes, (Edge("a", "b", "met\ufffe"),)), tmp_path / "g.svg", "\0\ufffe & <title>")
    drawn = "".join(etree.parse(tmp_path / "g.svg").getroot().itertext())
    assert "]]>\ufffd\ufffd<b>&" in drawn
    assert "\ufffd\ufffd & <title>" in drawn


def test_an_empty_scene_is_a_page_and_a_picture(tmp_path: Path) -> None:
    empty = Scene((), ())
    assert '"nodes":[]' in page(empty)
    write_picture(empty, tmp_path / "empty.png")


def test_what_joins_two_things_in_several_ways_stands_in_lines(browser: Browser, tmp_path: Path) -> None:
    drawn = scene()
    twice = replace(drawn, edges=(*drawn.edges, Edge("a", "c", "was born in"), Edge("c", "a", "is home of")))
    for shown in open_page(browser, tmp_path, twice):
        shown.evaluate("triplewire.choose(triplewire.nodes.find((n) => n.id === 'a'))")
        shown.wait_for_function("triplewire.picture.state().names.some((name) => name.text === 'is home of')")
        rows = shown.evaluate("triplewire.picture.state().names.map((name) => [name.text, name.y])")
        heights = sorted(y for text, y in rows if text in {"lives in", "was born in", "is home of"})
        assert [round(after - before) for before, after in pairwise(heights)] == [14, 14]


def test_hubs_have_their_names_on_a_phone_and_none_covers_another(browser: Browser, tmp_path: Path) -> None:
    hubs = [f"hub {i}" for i in range(4)]
    small = [f"a person with a long name {i}" for i in range(60)]
    nodes = (*(Node(name, name, "Country", weight=90) for name in hubs), *(Node(n, n, "Person") for n in small))
    edges = (Edge(name, hubs[(i + j) % 4], "knows") for i, name in enumerate(small) for j in range(2))
    for shown in open_page(browser, tmp_path, Scene(nodes=nodes, edges=tuple(edges))):
        shown.set_viewport_size({"width": 400, "height": 700})
        shown.evaluate(f"(async () => {{ for (let i = 0; i < 9; i++) await {FRAME}; }})()")
        named = shown.evaluate("triplewire.picture.state().names")
        assert set(hubs) <= {name["text"] for name in named}
        for one, other in combinations(named, 2):
            wide = 3 * (len(one["text"]) + len(other["text"]))  # letters are wider than six pixels
            assert abs(one["y"] - other["y"]) >= 16 or abs(one["x"] - other["x"]) > wide * 0.8
