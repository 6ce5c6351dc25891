"""The pages of questions and the editor: queries, views of answers, and links."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pyoxigraph as ox
import pytest
from looking import DESK, PHONE, looking, serious, watched
from playwright.sync_api import Browser, Page, expect
from webserver import LIMITS, Site

from triplewire.graph.store.worker import Limits

pytestmark = pytest.mark.browser


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


def test_a_name_is_completed_from_the_graph(page: Page, site: Site) -> None:
    page.goto(f"{site.url}/questions/relations")
    assert page.locator("#names option").count() > 3
    page.locator("input[name=about]").press_sequentially("LEE")
    expect(page.locator("#names option")).to_have_count(1)
    assert page.locator("#names option").get_attribute("value") == "Ann Lee"


def test_an_answer_is_looked_at_in_other_ways_and_back_again(page: Page, site: Site) -> None:
    page.goto(f"{site.url}/questions/who-met-whom?actor=lee")
    page.locator(".tabs a", has_text="Graph").click()
    assert page.url.endswith("?actor=lee&view=graph")
    expect(page.locator(".diagram text", has_text="Bob Roy")).to_be_visible()
    page.locator(".tabs a", has_text="Timeline").click()
    expect(page.locator("#happened li")).to_contain_text("Ann Lee – Bob Roy")
    page.locator(".tabs a", has_text="Map").click()
    expect(page.locator(".spot", has_text="Lima")).to_be_visible()
    page.go_back()
    page.go_back()
    page.locator(".diagram a", has_text="Lima").click()
    expect(page.locator("h1")).to_have_text("Lima")


@pytest.mark.parametrize("width", [400, 1280])
def test_a_diagram_fits_its_frame_and_comes_closer(page: Page, site: Site, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{site.url}/questions/relations?view=graph")
    frame, things = page.locator(".scroll:has(.diagram)"), page.locator(".diagram a")
    expect(page.locator(".tools")).to_be_visible()
    assert frame.evaluate("f => f.scrollWidth <= f.clientWidth")
    boxes = [things.nth(i).bounding_box() for i in range(things.count())]
    assert all(box and box["x"] >= 0 and box["x"] + box["width"] <= width for box in boxes)
    before = things.first.get_attribute("transform")
    page.get_by_role("button", name="Zoom in").click()
    assert things.first.get_attribute("transform") != before
    frame.focus()
    page.keyboard.press("0")
    assert things.first.get_attribute("transform") == before


def test_names_lead_to_pages_and_quotes_to_words(page: Page, site: Site) -> None:
    page.goto(f"{site.url}/questions/who-met-whom")
    expect(page.locator("tbody a", has_text="Bob Roy").first).to_have_attribute("href", "/id/person-bob-roy")
    words = page.locator("td.quote a").first.text_content()
    page.locator("td.quote a").first.click()
    page.wait_for_selector("body[data-ready]")
    assert "".join(page.locator("#text mark").all_text_contents()) == words


def test_a_table_is_sorted_by_its_columns(page: Page, site: Site) -> None:
    page.goto(f"{site.url}/questions/what-happened-on")
    column = page.locator("td[data-column=when]")
    by_time = column.all_inner_texts()
    page.locator("th button", has_text="when").click()
    assert column.all_inner_texts() == by_time
    expect(page.locator("th", has_text="when")).to_have_attribute("aria-sort", "ascending")
    page.locator("th button", has_text="when").click()
    assert column.all_inner_texts() == sorted(by_time, key=lambda day: day[-4:], reverse=True)
    page.goto(f"{site.url}/sparql")
    write(page, "SELECT ?x { VALUES ?x { 10 9 100 UNDEF } ")
    page.keyboard.press("Control+Enter")
    page.locator("th button", has_text="x").click()
    assert page.locator("tbody tr").all_inner_texts() == ["9", "10", "100", ""]


LONG = "of which more is told than one line holds"
WIDE = "?happening_of ?document ?outlet ?published ?what ?when ?where ?counts ?status ?said_by ?same_text_as ?quote"


def answer_of(site: Site, names: str, *rows: str) -> str:
    """Return the address of an answer with these rows."""
    listed = " ".join(f"({row})" for row in rows)
    return f"{site.url}/sparql?query={quote(f'SELECT {names} {{ VALUES ({names}) {{ {listed} }} }}')}"


@pytest.mark.parametrize("size", [DESK, PHONE])
def test_a_wide_table_needs_no_sideways_scrolling(page: Page, site: Site, size: Any) -> None:
    row = " ".join(f'"{name[1:]} {LONG}"' for name in WIDE.split())
    page.set_viewport_size(size)
    page.goto(answer_of(site, WIDE, row, row))
    assert page.locator("#answer .scroll").evaluate("frame => frame.scrollWidth <= frame.clientWidth")
    expect(page.locator("td.quote small").first).to_contain_text(f"said by said_by {LONG} · outlet {LONG}")
    assert serious(page) == []


def test_what_a_row_repeats_steps_back_also_when_the_table_is_sorted(page: Page, site: Site) -> None:
    again = "rows => rows.map((row) => row.cells[0].classList.contains('again'))"
    page.goto(answer_of(site, "?a ?b", '"x" 3', '"x" 1', '"y" 2', '"x" 4'))
    assert page.locator("tbody tr").evaluate_all(again) == [False, True, False, False]
    page.locator("th button", has_text="b").click()
    assert page.locator("tbody tr").evaluate_all(again) == [False, False, False, True]


def test_on_a_phone_rows_are_cards(page: Page, site: Site) -> None:
    page.set_viewport_size(PHONE)
    page.goto(f"{site.url}/questions/who-met-whom")
    expect(page.locator("thead")).to_be_hidden()
    label = page.locator("td", has_text="Lima").first.evaluate("(td) => getComputedStyle(td, '::before').content")
    assert label == '"where"'


def test_a_question_about_nobody_says_so(site: Site) -> None:
    answer = site.ask("GET", "/questions/relations", about="Anne Lee")
    assert answer.status == 404
    assert "did you mean Ann Lee?" in answer.text
    assert "Part of a name is enough" in answer.text


def test_an_answer_in_turtle(site: Site) -> None:
    answer = site.ask("GET", "/questions/relations.ttl", about="roy")
    assert answer.media == "text/turtle"
    values = {
        t.object.value for t in ox.parse(answer.body, ox.RdfFormat.TURTLE) if t.predicate.value.endswith("#value")
    }
    assert "Bob Roy" in values


def write(page: Page, text: str) -> None:
    """Replace the text of the editor."""
    page.wait_for_selector("body[data-ready]")
    page.locator(".cm-content").click()
    page.keyboard.press("Control+a")
    page.keyboard.press("Delete")  # typing over a selection, Chromium tries to keep its style, which the policy forbids
    page.keyboard.type(text)


def test_the_editor_completes_runs_and_is_shared(page: Page, site: Site) -> None:
    page.goto(f"{site.url}/sparql")
    write(page, "SELECT ?n { ?p a schema:Pers")
    page.locator(".cm-tooltip-autocomplete li", has_text="schema:Person").click()
    page.keyboard.type(" ; rdfs:label ?n ")
    page.keyboard.press("Escape")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#answer tbody")).to_contain_text("Ann Lee")
    shared = page.url
    page.goto("about:blank")
    page.goto(shared)
    expect(page.locator("#answer tbody")).to_contain_text("Ann Lee")


def test_terms_are_found_without_their_prefix_and_explained(page: Page, site: Site) -> None:
    page.goto(f"{site.url}/sparql")
    write(page, "ASK { ?x claimedB")
    expect(page.locator(".cm-tooltip-autocomplete li[aria-selected]")).to_contain_text("tw:claimedBy")
    expect(page.locator(".cm-completionInfo")).not_to_be_empty()
    page.keyboard.press("Escape")


def test_the_editor_goes_back_to_the_query_before(page: Page, site: Site) -> None:
    page.goto(f"{site.url}/sparql?query=ASK+%7B%7D")
    expect(page.locator(".truth")).to_have_text("Yes")
    write(page, "SELECT ?l { :country-CL rdfs:label ?l ")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#answer tbody")).to_have_text("Chile")
    page.go_back()
    expect(page.locator(".truth")).to_have_text("Yes")
    expect(page.locator(".cm-content")).to_have_text("ASK {}")


def test_triples_are_drawn_and_shown_as_they_are_sent(page: Page, site: Site) -> None:
    page.goto(f"{site.url}/sparql?query=DESCRIBE+%3Acountry-CL")
    expect(page.locator("tbody")).to_contain_text("Chile")
    page.locator(".tabs a", has_text="Graph").click()
    expect(page.locator(".diagram a", has_text="Chile")).to_have_attribute("href", "/id/country-CL")
    page.locator(".tabs a", has_text="Raw").click()
    expect(page.locator(".raw")).to_contain_text("@prefix")
    write(page, "SELECT ?day { ?t tw:timexValue ?day ")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".raw")).to_contain_text('"bindings"')
    page.locator(".tabs a", has_text="Timeline").click()
    expect(page.locator("#happened-title")).to_contain_text("events")
    write(page, "SELECT * { ?p geo:asWKT ?w ")
    page.keyboard.press("Control+Enter")
    page.locator(".tabs a", has_text="Map").click()
    expect(page.locator(".spot")).to_be_visible()


def test_a_question_is_where_one_can_start(page: Page, site: Site) -> None:
    page.goto(f"{site.url}/sparql")
    page.wait_for_selector("body[data-ready]")
    page.locator("#examples").select_option(label="Who holds which office.")
    expect(page.locator("#answer tbody")).to_contain_text("Prime Minister")
    assert "UNDEF" not in page.url


def test_a_faulty_query_says_where_and_points_there(tab: Page, site: Site) -> None:
    with watched(tab, site.url, ("Failed to load resource",)) as page:
        page.goto(f"{site.url}/sparql")
        write(page, "SELECT * {\n?s ?p nonsense }")
        page.keyboard.press("Control+Enter")
        expect(page.locator("#problem")).to_contain_text(re.compile(r"line 2, column \d+"))
        assert page.evaluate("document.querySelector('#editor').shadowRoot.getSelection().toString()") == "?s"
        page.goto(f"{site.url}/sparql?query=ASK+%7B+SERVICE+%3Curn%3Ax%3E+%7B%7D+%7D")
        expect(page.locator("#problem")).to_contain_text("SERVICE is refused")


def test_the_editor_works_without_scripts(browser: Browser, site: Site) -> None:
    with looking(browser, site.url, java_script_enabled=False) as page:
        page.goto(f"{site.url}/sparql")
        page.fill("#query", "SELECT ?l { :country-CL rdfs:label ?l }")
        page.click("#run")
        expect(page.locator("#answer tbody")).to_have_text("Chile")


def test_a_query_that_takes_too_long_says_what_to_do(served: Callable[..., Site], built: Path) -> None:
    limits = Limits(seconds=1.0, rows=LIMITS.rows, memory=LIMITS.memory)
    site = served(built, limits=limits)
    query = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    answer = site.ask("GET", "/sparql", {"Accept": "text/html"}, query=query)
    assert answer.status == 503
    assert "ask for less, or raise serve --timeout" in answer.text


@pytest.mark.parametrize("accept", ["text/html", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"])
def test_browsers_get_pages_and_programs_what_they_ask_for(site: Site, accept: str) -> None:
    assert site.query("ASK {}", accept).media == "text/html"
    assert site.query("ASK {}", accept, format="json").media == "application/sparql-results+json"
    assert site.query("ASK {}", "*/*").media == "application/sparql-results+json"
    assert site.ask("GET", "/id/nobody", {"Accept": accept}).media == "text/html"
    assert site.ask("GET", "/id/nobody").media == "text/plain"


def test_a_question_in_the_search_field_leads_to_its_answer(page: Page, site: Site) -> None:
    page.goto(site.url)
    page.locator("#find").fill("Who met Ann Lee in May 2024?")
    page.locator("#find").press("Enter")
    expect(page.locator("main")).to_contain_text("“Who met Ann Lee in May 2024?” was taken for this question")
    assert page.locator("input[name=actor]").input_value() == "Ann Lee"
    assert page.locator("input[name=date]").input_value() == "2024-05"
    expect(page.locator("tbody tr").first).to_contain_text("Bob Roy")


def test_a_question_that_none_fits_is_told_in_the_search(site: Site) -> None:
    answer = site.ask("GET", "/search", q="Why did <b>Roy</b> go?")
    assert answer.status == 200
    assert "No named question fits" in answer.text
    assert "<b>Roy" not in answer.text


def test_a_name_is_searched_though_it_may_be_a_question(site: Site) -> None:
    answer = site.ask("GET", "/search", q="Lee")
    assert answer.status == 200
    assert "As a question" not in answer.text


def test_an_empty_answer_says_why(site: Site) -> None:
    answer = site.ask("GET", "/questions/who-met-whom", actor="roy", date="1999")
    assert "no row has actor &#39;roy&#39; (Bob Roy), date 1999; rows: 1 without date." in answer.text
    assert "months run from 01 to 12" in site.ask("GET", "/questions/what-happened-on", date="2016-13").text


def test_of_a_page_that_takes_long_the_top_comes_first(
    browser: Browser, served: Callable[..., Site], built: Path
) -> None:
    prompt = served(built, soon=0.0, editing=True)
    answer = prompt.ask("GET", "/questions/who-met-whom")
    top, _, rest = answer.text.partition("Looking through the whole graph")
    assert ("<h1" in top, 'name="actor"' in top, "<tbody>" in top) == (True, True, False)
    assert ("<tbody>" in rest, rest.count("<h1"), rest.rstrip()[-7:]) == (True, 0, "</html>")
    assert prompt.ask("GET", "/review").text.count("<h1") == 1
    problem = prompt.ask("GET", "/questions/relations", about="Anne Lee").text
    assert "did you mean Ann Lee?" in problem
    with looking(browser, prompt.url) as page:
        page.goto(f"{prompt.url}/questions/who-met-whom?view=map")
        expect(page.locator(".asking")).to_be_hidden()
        expect(page.locator(".spot", has_text="Lima")).to_be_visible()
        assert page.locator("#names option").count() > 3
        assert serious(page) == []


def test_what_fails_after_the_top_was_sent_is_told_below_it(served: Callable[..., Site], built: Path) -> None:
    hurried = served(built, soon=0.0, limits=Limits(seconds=0.001, rows=10, memory=512 << 20))
    answer = hurried.ask("GET", "/questions/who-met-whom")
    assert answer.text.count("<h1") == 1
    assert 'class="problem" role="alert"' in answer.text
    assert answer.text.rstrip().endswith("</html>")
