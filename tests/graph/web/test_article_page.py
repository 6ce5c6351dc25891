"""The page of an article with its marks, and the page that adds articles."""

import gzip
import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from looking import looking, serious
from playwright.sync_api import Browser, Page, expect
from sketch import Sketch
from webserver import Site, running

from triplewire.extract.errors import SourceTooLong
from triplewire.extract.model import Article
from triplewire.extract.model.document import Document
from triplewire.graph.knowledge import KnowledgeGraph
from triplewire.graph.web.service.adding import _articles

pytestmark = pytest.mark.browser


def nested() -> Document:
    """An article whose marks are nested."""
    s = Sketch("The head of Chile's navy left. Lee said so.", id="nested", title="Left")
    head, navy = s.entity("The head of Chile's navy"), s.entity("Chile's navy", "Organization")
    s.entity("Chile", "Country")
    lee = s.entity("Lee")
    s.event("left", source=[head], others=[("affects", navy)], said_by=[lee])
    s.triple("The head of Chile's navy", "left", None, said_by=[lee])
    return s.document()


def half_claimed() -> Document:
    """An article that states one half of a sentence, and tells of two claims in the other."""
    s = Sketch("Lee won the vote, but Roy said that Lee cheated, lied and paid. Roy left.", id="half", title="Vote")
    lee, roy = s.entity("Lee"), s.entity("Roy")
    s.entity("the vote", "Event")
    for words, speakers in (("won", []), ("cheated", [roy]), ("paid", [roy]), ("left", [])):
        s.event(words, source=[lee], said_by=speakers)
    return s.document()


def described() -> Document:
    """An article with somebody who has no name."""
    s = Sketch("Lee met the old mayor of Lima.", id="mayor", title="Met")
    s.entity("Lee")
    mayor = s.entity("the old mayor of Lima")
    s.entity("Lima", "Place")
    s.entities[1] = replace(s.entities[1], mentions=tuple(replace(m, kind="nominal") for m in s.entities[1].mentions))
    s.event("met", source=[mayor])
    return s.document()


def laid_out() -> Document:
    """An article with a caption, a heading, a turn of talk, and furniture of its page."""
    s = Sketch(LAID_OUT, id="laid", title="Mayor visits the harbour")
    mayor = s.entity("Ann Lee")
    s.event("visited", source=[mayor])
    return s.document()


LAID_OUT = """Mayor visits the harbour

LIMA, May 3 (AP) - Ann Lee visited the harbour on Friday and spoke to the workers there about the new cranes.

The cranes of the harbour, from file. Image: Ann Bell.

The cranes

They were bought last year, and the town says that they lift more than the old ones ever did in a day.

Subscribe to our newsletter

Advertisement
"""


@pytest.fixture(scope="module")
def marked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A server over these articles."""
    path = tmp_path_factory.mktemp("marked") / "store"
    with KnowledgeGraph(path, create=True) as graph:
        for document in (nested(), half_claimed(), described(), laid_out()):
            graph.add(document)
    with running(path) as site:
        yield site


@pytest.fixture(scope="module")
def adding(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A server that accepts short articles."""
    path = tmp_path_factory.mktemp("added") / "store"
    with KnowledgeGraph(path, create=True):
        pass
    with running(path, adding=True, largest=2000) as site:
        yield site


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


def test_marks_that_lie_in_each_other_are_all_told(browser: Browser, marked: Site) -> None:
    with looking(browser, marked.url) as page:
        page.goto(f"{marked.url}/article/nested")
        assert page.locator("#text p").text_content() == "The head of Chile's navy left. Lee said so."
        page.locator("#text .piece", has_text=re.compile("^Chile$")).hover()
        assert page.locator("#card .name").all_inner_texts() == ["▬Chile", "■Chile's navy", "●The head of Chile's navy"]
        expect(page.locator("#card div")).to_contain_text("says Lee")
        claimed = page.locator("#text .claimed").all_text_contents()
        assert "".join(claimed) == "The head of Chile's navy left"
    with looking(browser, marked.url, has_touch=True, is_mobile=True) as page:
        page.goto(f"{marked.url}/article/nested")
        page.locator("#text .piece", has_text="left").tap()
        page.locator("#card a", has_text="left").tap()
        expect(page.locator("h1")).to_contain_text("left")


def test_the_keyboard_reaches_words_and_triples(page: Page, site: Site) -> None:
    page.goto(f"{site.url}/article/summit")
    page.locator("#text a", has_text="met").first.focus()
    expect(page.locator("#card")).to_contain_text("Ann Lee met Bob Roy")
    page.locator("#statements a", has_text="is part of").focus()
    lit = "".join(page.locator("#text .lit").all_text_contents())
    assert lit == "Lima is part of Chile"
    page.keyboard.press("Enter")
    assert "".join(page.locator("#text mark").all_text_contents()) == "Lima is part of Chile"


def test_the_legend_switches_marks_off(page: Page, site: Site) -> None:
    page.goto(f"{site.url}/article/summit")
    country = page.locator("#text .piece.k-country").first
    line = "(e) => getComputedStyle(e).boxShadow"
    before = country.evaluate(line)
    button = page.locator("[data-mark=country]")
    expect(button).to_contain_text("countries")
    button.press("Enter")
    expect(button).to_have_attribute("aria-pressed", "false")
    assert country.evaluate(line) != before
    button.press("Enter")
    assert country.evaluate(line) == before


def test_the_tint_covers_the_claim_and_not_what_the_article_states(browser: Browser, marked: Site) -> None:
    with looking(browser, marked.url) as page:
        page.goto(f"{marked.url}/article/half")
        assert "".join(page.locator("#text .claimed").all_text_contents()) == "cheated, lied and paid"


def test_descriptions_are_marked_when_asked_for(browser: Browser, marked: Site) -> None:
    with looking(browser, marked.url) as page:
        page.goto(f"{marked.url}/article/mayor")
        line = "(e) => getComputedStyle(e).boxShadow"
        lee, old, lima = (page.locator("#text .piece", has_text=words).first for words in ("Lee", "the old", "Lima"))
        assert "rgba(0, 0, 0, 0)" in old.evaluate(line)
        assert "rgba(0, 0, 0, 0)" not in lee.evaluate(line)
        assert "rgba(0, 0, 0, 0) 0px 3" in lima.evaluate(line)
        page.locator("[data-mark=described]").click()
        assert "rgba(0, 0, 0, 0)" not in old.evaluate(line) + lima.evaluate(line)


def test_parts_of_an_article_look_like_what_they_are(browser: Browser, marked: Site) -> None:
    with looking(browser, marked.url) as page:
        page.goto(f"{marked.url}/article/laid")
        assert "".join(page.locator("#text .b-dateline").all_text_contents()).startswith("LIMA, May 3 (AP)")
        expect(page.locator("#text p.b-caption")).to_have_text("The cranes of the harbour, from file. Image: Ann Bell.")
        expect(page.locator("#text h2")).to_have_text("The cranes")
        assert page.locator("#text p.b-skipped").all_text_contents() == ["Subscribe to our newsletter", "Advertisement"]
        assert serious(page) == []


def test_what_a_reader_wants_marked_holds_for_the_next_article(browser: Browser, marked: Site) -> None:
    with looking(browser, marked.url) as page:
        page.goto(f"{marked.url}/article/nested")
        every, person = page.locator("#marking"), page.locator("[data-mark=person]")
        every.click()
        expect(every).to_have_text("mark everything")
        assert {b.get_attribute("aria-pressed") for b in page.locator("[data-mark]").all()} == {"false"}
        page.goto(f"{marked.url}/article/half")
        expect(person).to_have_attribute("aria-pressed", "false")
        person.click()
        page.reload()
        expect(person).to_have_attribute("aria-pressed", "true")
        expect(page.locator("[data-mark=claimed]")).to_have_attribute("aria-pressed", "false")


def test_the_pointer_shows_who_says_it(browser: Browser, marked: Site) -> None:
    with looking(browser, marked.url) as page:
        page.goto(f"{marked.url}/article/half")
        page.locator("#text .piece", has_text="cheated").hover()
        expect(page.locator("#card")).to_contain_text("claimed by Roy")
        page.locator("#text .piece", has_text="won").hover()
        expect(page.locator("#card")).not_to_contain_text("claimed by")


def test_keys_lead_from_statement_to_statement(page: Page, site: Site) -> None:
    page.goto(f"{site.url}/article/summit")
    links = page.locator("#statements > li > a")
    for key, at in (("n", 0), ("n", 1), ("p", 0), ("p", -1)):
        page.keyboard.press(key)
        expect(links.nth(at)).to_be_focused()
        expect(page.locator("#statements > li").nth(at)).to_have_class(re.compile(r"\bon\b"))


def test_a_long_article_keeps_its_triples_in_sight(page: Page, site: Site) -> None:
    page.goto(f"{site.url}/article/summit")
    sticky = page.locator(".read").evaluate("(e) => [getComputedStyle(e).position, getComputedStyle(e).overflowY]")
    assert sticky == ["sticky", "auto"]
    page.set_viewport_size({"width": 400, "height": 800})
    assert page.locator(".read").evaluate("(e) => getComputedStyle(e).position") == "static"


@pytest.mark.model
def test_an_article_is_added(browser: Browser, adding: Site) -> None:
    with looking(browser, adding.url) as page:
        page.goto(f"{adding.url}/add")
        assert serious(page) == []
        page.fill("#words", "Minister visits Oslo\n\nAnna Berg met Omar Haddad in Oslo on Monday.")
        page.fill("#published", "2024-05-07")
        page.locator("#go").click()
        expect(page.locator("#triples")).to_contain_text("Anna Berg met Omar Haddad", timeout=60_000)
        page.locator("#triples a", has_text="Anna Berg met Omar Haddad").first.click()
        page.wait_for_selector("body[data-ready]")
        expect(page.locator("h1")).to_have_text("Minister visits Oslo")
        assert "Anna Berg met" in "".join(page.locator("#text mark").all_text_contents())


def test_nothing_is_added_unless_the_server_was_started_for_it(site: Site) -> None:
    assert site.ask("GET", "/add").status == 403
    sent = site.ask("POST", "/api/add", {"Content-Type": "application/octet-stream"}, b"A text.")
    assert sent.status == 403


def test_no_other_page_can_add(adding: Site) -> None:
    data = {"Content-Type": "application/octet-stream"}
    kinds = {"Content-Type": "text/plain"}, data | {"Origin": "http://elsewhere.example"}
    assert [adding.ask("POST", "/api/add", headers, b"A text.").status for headers in kinds] == [415, 403]


def test_an_archive_of_any_number_of_articles_is_refused() -> None:
    packed = gzip.compress(b'{"text": "Ann."}\n' * 1001)
    with pytest.raises(SourceTooLong, match="has more than 1,000 articles, or 20,000,000 characters"):
        _articles(packed, "news.jsonl.gz", "", "")


@pytest.mark.parametrize("name", ["a" * 5000 + ".txt", "../" * 2000 + "b.txt", "\0.txt"])
def test_a_file_of_any_name_is_read(name: str) -> None:
    (article,) = _articles(b"Ann Lee met Omar Haddad.", name, "", "")
    assert isinstance(article, Article)
    assert 0 < len(article.id) <= 60


def test_what_cannot_be_added_says_why(browser: Browser, adding: Site) -> None:
    with looking(browser, adding.url) as page:
        page.goto(f"{adding.url}/add")
        page.click("#go")
        expect(page.locator("#problem")).to_contain_text("There is no text yet")
        page.set_input_files("#file", {"name": "long.txt", "mimeType": "text/plain", "buffer": b"word " * 500})
        expect(page.locator("#progress")).to_contain_text("long.txt")
        page.click("#go")
        expect(page.locator("#problem")).to_contain_text("triplewire build")


def test_a_file_is_dropped(browser: Browser, adding: Site) -> None:
    with looking(browser, adding.url) as page:
        page.goto(f"{adding.url}/add")
        page.evaluate(
            """() => {
                const dataTransfer = new DataTransfer();
                dataTransfer.items.add(new File(["Ann Lee met Bob Roy."], "visit.txt"));
                document.getElementById("add").dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true }));
            }"""
        )
        expect(page.locator("#progress")).to_contain_text("visit.txt")
        assert page.evaluate("document.activeElement.id") == "go"
