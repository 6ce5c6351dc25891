"""The explorer in a real browser: no logged errors, requests to other servers, sideways scrolling or barriers."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

import pytest
from looking import PHONE, looking, serious, watched
from playwright.sync_api import Browser, Page, expect
from sketch import Sketch
from webserver import Site

from triplewire.graph.iris import BASE
from triplewire.graph.knowledge import KnowledgeGraph

pytestmark = pytest.mark.browser
PAGES = (
    "", "graph", "timeline", "map", "articles", "article/summit", "article/summit?at=0-7", "questions",
    *(f"questions/who-met-whom?view={view}" for view in ("table", "graph", "map", "timeline")),
    "questions/contradictions", "questions/conflicts", "questions/relations?about=zebedee",
    "search?q=lee", "search?since=2024-01-01", "search?q=nobodyatall",
    "id/person-ann-lee", "id/country-CL", "id/place-GN3936456", "id/event-summit.v1", "id/event-summit.v3",
    "id/happening-summit.v1",
    "id/relation-summit.r1", "id/office-president.country-CL", "sparql", "sparql?query=SELECT+%2A+%7B%3Fs+a+%3Ft%7D",
    "sparql?query=DESCRIBE+%3Acountry-CL&view=graph", "sparql?query=ASK+%7B%7D&view=raw", "sparql?query=SELECT",
    "article/none", "id/nobody", "questions/none", "add", "review", "review?all=fact",
)  # fmt: skip
WRONG = ("Failed to load resource",)  # what Chromium logs for a page with an error status


@pytest.mark.parametrize("path", PAGES)
def test_everybody_can_use_each_page(tab: Page, site: Site, path: str) -> None:
    tab.goto("about:blank")
    tab.set_viewport_size({"width": 1280, "height": 800})
    tab.emulate_media(color_scheme="light", media="screen")
    with watched(tab, site.url, WRONG) as page:
        page.goto(f"{site.url}/{path}")
        if page.locator("#graph, #text, #editor").count():
            page.wait_for_selector("body[data-ready]")
        assert serious(page) == []
        assert page.locator("h1").count() == 1
        page.emulate_media(color_scheme="dark")
        assert serious(page, "color-contrast") == []
        page.set_viewport_size(PHONE)
        assert serious(page) == []
        page.emulate_media(color_scheme="light")
        assert serious(page, "color-contrast") == []
        assert page.evaluate("document.documentElement.scrollWidth") <= 400
        page.emulate_media(media="print")
        assert page.locator("header.site").is_hidden()
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


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


def test_claims_say_who_claims(page: Page, site: Site) -> None:
    page.goto(f"{site.url}/id/event-summit.v3")
    expect(page.locator(".lead.claim")).to_have_text("Claimed by Bob Roy: not a plain fact")
    page.goto(f"{site.url}/id/country-CL")
    expect(page.locator("h2", has_text="Claims about Chile")).to_be_visible()


def test_the_tellings_of_an_event_are_one_page(page: Page, site: Site) -> None:
    page.goto(f"{site.url}/id/event-second.v1")
    expect(page.locator("#tellings tr[aria-current]")).to_contain_text("this page")
    page.locator(".numbers a", has_text="tellings of one event").click()
    expect(page.locator("h1")).to_contain_text("met")
    expect(page.locator(".tellings tbody tr")).to_have_count(2)
    page.locator(".tellings tbody a").first.click()
    expect(page.locator(".eyebrow")).to_contain_text("Consult")


def test_the_page_of_a_relation_leads_to_both_ends_and_its_words(page: Page, site: Site) -> None:
    page.goto(f"{site.url}/id/relation-summit.r1")
    expect(page.locator(".eyebrow")).to_have_text("Lasting relation")
    assert page.locator(".two .facts dt").all_inner_texts() == ["person", "President of"]
    expect(page.locator("dl.facts a")).to_have_count(2)
    expect(page.locator("blockquote")).to_have_count(1)


def test_a_thing_shows_its_numbers_at_a_glance(page: Page, site: Site) -> None:
    page.goto(f"{site.url}/id/person-bob-roy")
    assert page.locator(".numbers li").all_inner_texts() == [
        "4\nmentions",
        "2\narticles",
        "2\nevents",
        "2\nsaid by Bob Roy",
    ]


def test_a_year_is_a_bar_and_undated_events_have_a_lane(
    browser: Browser, served: Callable[..., Site], tmp_path: Path
) -> None:
    s = Sketch("Lee met Roy in 2019. Lee saw Roy on 3 May. Roy said Lee left. Since 2020 Lee aided Roy.", id="years")
    lee, roy = s.entity("Lee"), s.entity("Roy")
    year, day = s.time("in 2019", "2019"), s.time("on 3 May", "2020-05-03")
    s.event("met", "CONSULT", source=[lee], target=[roy], time=[year])
    s.event("saw", "CONSULT", source=[lee], target=[roy], time=[day])
    s.event("left", source=[lee], said_by=[roy])
    since = s.time("Since 2020", "2020")
    s.times[since] = replace(s.times[since], mod="ON_OR_AFTER")
    s.event("aided", "AID", source=[lee], target=[roy], time=[since])
    with KnowledgeGraph(tmp_path / "store", create=True) as graph:
        graph.add(s.document())
    site = served(tmp_path / "store")
    with looking(browser, site.url) as page:
        page.goto(f"{site.url}/timeline")
        page.wait_for_selector(".timeline[data-ready]")
        bar, point = page.locator(".timeline rect.dot"), page.locator(".timeline path.dot")
        expect(bar).to_have_count(2)
        expect(point).to_have_count(1)
        assert float(bar.first.get_attribute("width") or 0) > 100
        expect(page.locator("#happened")).to_contain_text("since 2020")
        expect(page.locator(".heap.undated title")).to_contain_text(
            "without a date, by the day of publication: 1 event, 1 of"
        )
        page.goto(page.url.split("#")[0] + "#2019-02-01/2019-03-01")
        page.reload()
        page.wait_for_selector(".timeline[data-ready]")
        expect(page.locator("#happened li")).to_have_count(1)


def test_the_axis_of_a_few_weeks_says_of_which_year_it_is(
    browser: Browser, served: Callable[..., Site], tmp_path: Path
) -> None:
    with KnowledgeGraph(tmp_path / "store", create=True) as graph:
        s = Sketch("Ann Lee met Bob Roy on 2 May, on 9 May and on 16 May.", id="weeks")
        lee, roy = s.entity("Ann Lee"), s.entity("Bob Roy")
        for day in ("2", "9", "16"):
            s.event("met", "CONSULT", source=[lee, roy], time=[s.time(f"on {day} May", f"2024-05-{int(day):02}")])
        graph.add(s.document())
    site = served(tmp_path / "store")
    with looking(browser, site.url) as page:
        page.goto(f"{site.url}/timeline")
        expect(page.locator(".timeline .main .axis text").first).to_contain_text("2024")
        assert page.locator(".timeline .main a .dot").count() == 3
        assert page.locator(".timeline .heap").count() == 0


def test_the_axis_of_one_day_has_days_within_the_frame(
    browser: Browser, served: Callable[..., Site], tmp_path: Path
) -> None:
    with KnowledgeGraph(tmp_path / "store", create=True) as graph:
        s = Sketch("Ann Lee met, saw and aided Bob Roy on 2 May.", id="day")
        lee, roy = s.entity("Ann Lee"), s.entity("Bob Roy")
        day = s.time("on 2 May", "2024-05-02")
        for verb in ("met", "saw", "aided"):
            s.event(verb, "CONSULT", source=[lee], target=[roy], time=[day])
        graph.add(s.document())
    site = served(tmp_path / "store")
    with looking(browser, site.url) as page:
        page.goto(f"{site.url}/id/person-ann-lee")
        page.wait_for_selector(".timeline[data-ready]")
        said = page.locator(".timeline .axis text").all_text_contents()
        assert said
        assert not any("AM" in text or "PM" in text for text in said)
        frame = page.locator(".timeline svg.main").bounding_box()
        first = page.locator(".timeline .axis text").first.bounding_box()
        assert frame
        assert first
        assert first["x"] >= frame["x"]


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


def test_the_stretch_of_the_timeline_carries_over_to_search_map_and_graph(page: Page, site: Site) -> None:
    page.goto(f"{site.url}/timeline#2024-04-01/2024-06-01")
    page.wait_for_selector(".timeline[data-ready]")
    seen = page.locator("#happened-title").text_content() or ""
    for words, address in (("on the map", "map?{}"), ("as a graph", "graph#{}")):
        link = page.locator("a.carry", has_text=words)
        expect(link).to_have_attribute("href", f"/{address.format('since=2024-04-01&until=2024-06-01')}")
    page.locator("a.carry", has_text="by type").click()
    expect(page).to_have_url(f"{site.url}/search?since=2024-04-01&until=2024-06-01&dated=its+own")
    expect(page.locator("h1")).to_have_text("Events from 1 April 2024 until 1 June 2024")
    expect(page.locator("h2").first).to_have_text(seen.replace(" of 4", ""))
    page.locator(".facets a", has_text="Consult").click()
    expect(page.locator("h1")).to_contain_text("from 1 April 2024")
    page.locator("a.clear").click()
    assert "since" not in page.url


def test_a_place_leads_to_its_events_by_time_and_a_thing_to_what_nobody_confirms(page: Page, site: Site) -> None:
    page.goto(f"{site.url}/id/place-GN3936456")
    page.locator("a", has_text="Its events by time").click()
    expect(page.locator("h1")).to_have_text("Events in Lima")
    found = page.locator(".happened li")
    expect(found).to_have_count(2)
    page.fill("input[name=until]", "2024-05-01")
    page.locator(".span button").click()
    expect(page.locator("h1")).to_have_text("Events in Lima until 1 May 2024")
    expect(found).to_have_count(0)
    page.goto(f"{site.url}/id/country-CL")
    page.locator("a", has_text="nobody confirms").click()
    expect(page.locator("table.answer")).to_contain_text("Chile attacked Peru")


def test_what_moves_stands_still_for_those_who_ask_for_it(page: Page, site: Site) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"{site.url}/graph")
    page.wait_for_selector("body[data-ready]")
    assert page.evaluate("triplewire.picture.travel(0, 0, 3) ?? triplewire.picture.scale()") == 3
    page.emulate_media(reduced_motion="no-preference")
    assert page.evaluate("triplewire.picture.travel(0, 0, 1) ?? triplewire.picture.scale()") != 1


def test_the_map_leads_to_places(page: Page, site: Site) -> None:
    page.goto(f"{site.url}/map")
    page.locator(".spot", has_text="Lima").click()
    expect(page.locator("h1")).to_have_text("Lima")


def test_what_is_not_there_says_what_to_do(site: Site) -> None:
    answer = site.ask("GET", "/article/none")
    assert answer.status == 404
    assert "see the list of articles" in answer.text


@pytest.mark.parametrize(
    ("path", "status", "told"),
    [
        ("questions/who-met-whom?nope=1", 400, "there is no parameter &#39;nope&#39;; there are: "),
        ("questions/who-met-whom.ttl?nope=1", 400, "there is no parameter &#39;nope&#39;"),
        ("questions/who-met-whom?actor=&view=graph&words=x", 200, ""),
        ("questions/nope", 404, "question &#39;nope&#39;"),
        ("questions/nope.ttl", 404, "question &#39;nope&#39;"),
        ("search?since=hello", 400, "must be a day such as 2016-04-21"),
        ("search?since=2016-02-31", 400, "&#39;2016-02-31&#39; is not a date: the days of 2016-02 run"),
        (
            "questions/who-met-whom?actor=Lee&date=2024-02-30",
            400,
            "&#39;2024-02-30&#39; is not a date: the days of 2024-02",
        ),
        ("questions/who-met-whom?date=30+February+2024", 400, "&#39;2024-02-30&#39; is not a date"),
        ("questions/who-met-whom?view=zzz", 400, "must be one of table, graph, map, timeline, not &#39;zzz&#39;"),
        ("search?order=foo", 400, "&#39;order&#39; must be one of match, date, not &#39;foo&#39;"),
        ("search?page=0", 400, "&#39;page&#39; must be a number from 1"),
        ("search?q=Lee&q=Roy", 400, "&#39;q&#39; is there twice"),
        ("graph?most=abc", 400, "&#39;most&#39; must be a number from 1 to 1,000,000, not &#39;abc&#39;"),
        ("?nope=1", 400, "there is no parameter &#39;nope&#39;; there are: none"),
        ("timeline?nope=1", 400, "there is no parameter &#39;nope&#39;"),
        ("articles?nope=1", 400, "there is no parameter &#39;nope&#39;"),
        ("article/summit?at=1", 400, "&#39;at&#39; must be two offsets such as 10-20, not &#39;1&#39;"),
        ("questions?nope=1", 400, "there is no parameter &#39;nope&#39;"),
        ("review?nope=1", 400, "there are: all"),
        ("review?all=x", 400, "must be one of conflict, fact, merge, not &#39;x&#39;"),
        ("sparql?nope=1", 400, "there are: query, view"),
        ("sparql?view=zzz", 400, "must be one of table, graph, map, timeline, raw"),
        ("id/person-ann-lee?facts=x", 400, "&#39;facts&#39; must be a number"),
        ("search?since=&until=&type=Consult&dated=its+own&page=1", 200, ""),
        ("search.csv?until=20160101", 400, "must be a day"),
        ("search?type=nosuch", 400, "&#39;type&#39; must be one of "),
        ("search?type=Consult&confidence=nan", 400, "&#39;confidence&#39; must be one of 0.9 and more, "),
        ("search?standing=true", 400, "&#39;standing&#39; must be one of the article itself, somebody in it, "),
        ("search?dated=yes", 400, "&#39;dated&#39; must be one of its own, that of its article, not"),
        ("search?year=20240", 400, "&#39;year&#39; must be a year such as 2016, not &#39;20240&#39;"),
        ("search?place=%0A%01", 400, "&#39;place&#39; must be text of at most 1,000 characters"),
        ("search?type=Consult&year=2016&standing=somebody+in+it&confidence=0.7+to+0.9&place=Oslo&outlet=x", 200, ""),
        ("questions/offices?former=perhaps", 400, "no value of former &#39;perhaps&#39;; there are: yes, no"),
        ("questions/offices?former=no", 200, ""),
        ("search?colour=red", 400, "there is no parameter &#39;colour&#39;"),
        ("map?since=abc", 400, "must be a day"),
        ("graph?abuot=Lima", 400, "there are: about, most"),
        ("nope", 404, "this server has no page &#39;/nope&#39;"),
        ("articles/nope", 404, "Start page"),
    ],
)
def test_what_a_page_does_not_have_is_refused_in_a_sentence(site: Site, path: str, status: int, told: str) -> None:
    answer = site.ask("GET", f"/{path}", {"Accept": "text/html"})
    assert answer.status == status
    assert told.lower() in answer.text.lower()
    assert "<nav" in answer.text or status == 200


def test_a_program_gets_no_page_of_what_is_not_there(site: Site) -> None:
    assert site.ask("GET", "/nope", {"Accept": "*/*"}).text == "Not Found"


def test_what_was_searched_for_is_shortened(site: Site) -> None:
    answer = site.ask("GET", "/search", q="a" * 3000)
    assert f"“{'a' * 79}…”" in answer.text


@pytest.mark.parametrize(
    "span", ["2024-06-01/2019-01-01", "2024-06-01/2024-06-01", "2024-99-01/2024-99-09", "2500-01-01/2501-01-01"]
)
def test_a_span_that_is_none_draws_a_timeline(page: Page, site: Site, span: str) -> None:
    page.goto(f"{site.url}/timeline#{span}")
    page.wait_for_selector(".timeline[data-ready]")
    ticks = page.locator("svg.main .tick").evaluate_all("all => all.map((tick) => tick.getBoundingClientRect().x)")
    assert ticks == sorted(ticks)
    assert ticks
    assert page.locator("#happened li").count()


def test_a_field_says_what_it_takes(site: Site) -> None:
    fields = site.ask("GET", "/questions/who-met-whom").text
    assert 'placeholder="any place"' in fields
    assert 'placeholder="anybody or anything"' in fields


def test_an_empty_store_says_how_to_fill_it(browser: Browser, served: Callable[..., Site], tmp_path: Path) -> None:
    with KnowledgeGraph(tmp_path / "store", create=True):
        pass
    site = served(tmp_path / "store", adding=True)
    with looking(browser, site.url) as page:
        for path in ("", "graph", "timeline", "map", "articles"):
            page.goto(f"{site.url}/{path}")
            expect(page.locator("main")).to_contain_text("triplewire build FOLDER")
            assert path == "graph" or page.locator("main a", has_text="add one here").count() == 1
        page.goto(f"{site.url}/questions/offices")
        expect(page.locator("main")).to_contain_text("The graph has no answer: it has nothing of this kind.")
        page.goto(f"{site.url}/sparql?query=SELECT+%2A+%7B+%3Fs+%3Fp+%3Fo+%7D")
        expect(page.locator("#answer")).to_contain_text("Nothing in the graph matches the query")


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
    """A store with payloads as titles, names, words of the text, ids and addresses."""
    with KnowledgeGraph(path, create=True) as graph:
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


_TOUCH = """() => {
    document.querySelector("#text .trigger").dispatchEvent(new PointerEvent("pointerover", { bubbles: true }));
    document.querySelector("#statements a").click();
}"""
_CAN_RUN = """async (links) => {
    const found = [];
    for (const link of links) {
        const answer = await fetch(link, { headers: { Accept: "text/html" } });
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        for (const element of page.querySelectorAll("*")) {
            const ours = /^(https?:|data:,$|[/#?]|$)/, named = ["href", "src", "action", "formaction", "xlink:href"];
            for (const { name, value } of element.attributes) {
                const bad = name.startsWith("on") || name === "style" || (named.includes(name) && !ours.test(value));
                if (bad) found.push(`${link}: ${element.outerHTML}`);
            }
            const inline = element.localName === "script" && !element.src && element.type !== "application/json";
            if (inline || ["base", "img", "iframe"].includes(element.localName)) found.push(element.outerHTML);
        }
    }
    return found;
}"""


def test_text_from_articles_cannot_run(browser: Browser, served: Callable[..., Site], tmp_path: Path) -> None:
    store = hostile_store(tmp_path / "store")
    site = served(store)
    with looking(browser, site.url) as page:
        page.goto(f"{site.url}/articles")
        links = page.evaluate("[...document.querySelectorAll('.sources a')].map((a) => a.href)")
        assert len(links) == len(HOSTILE)
        nodes = site.query("SELECT DISTINCT ?n { ?n rdfs:label ?l }", format="csv").text.split("\r\n")[1:-1]
        assert len(nodes) > 4 * len(HOSTILE)
        things = [f"{site.url}/id/{quote(node.removeprefix(BASE))}" for node in nodes]
        assert page.evaluate(_CAN_RUN, [*links, *things]) == []
        asked = ("", "graph", "timeline", "map", "questions/offices", "questions/who-said-what-about?view=graph")
        for path in (*asked, *(link.removeprefix(f"{site.url}/") for link in links[:3])):
            page.goto(f"{site.url}/{path}")
            if page.locator("#text").count():
                page.evaluate(_TOUCH)
                assert page.locator("#text mark").count() > 0
            assert page.evaluate("window.owned") is None
        for payload in HOSTILE[:4]:
            page.fill("#find", payload)
            page.wait_for_selector("#found:not([hidden]) li")
            assert page.evaluate("window.owned") is None
