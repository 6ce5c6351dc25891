"""What people come for, walked in a real browser: the clicks that each takes are counted, and have a budget."""

from collections.abc import Callable, Iterator

import pytest
from looking import looking
from playwright.sync_api import Browser, Page, expect
from sketch import Sketch
from webserver import Site, running

from triplewire.extract.model import Links
from triplewire.graph.knowledge import KnowledgeGraph

pytestmark = pytest.mark.browser
MOST = 4  # clicks; typing is free
COUNT = """addEventListener("click", (event) => {
  if (event.detail) sessionStorage.clicks = 1 + Number(sessionStorage.clicks || 0);  // none by the keyboard
}, true)"""


def week() -> Sketch:
    s = Sketch(
        "The council of Brasov accused Orbex of fraud on 3 May 2024. Orbex opened an office in Brasov on 6 May 2024. "
        "Orbex closed it in Brasov on 3 June 2024. Ann Lee said Orbex had bribed Bob Roy.",
        id="orbex",
        title="A week in Brasov",
    )
    council, orbex = s.entity("The council of Brasov", "Organization"), s.entity("Orbex", "Organization")
    brasov = s.entity("Brasov", "Place", links=Links(geonames="683844"), lat=45.65, lon=25.6)
    lee, roy = s.entity("Ann Lee"), s.entity("Bob Roy")
    s.event("accused", "ACCUSE", source=[council], target=[orbex], time=[s.time("3 May 2024", "2024-05-03")])
    s.event("opened", source=[orbex], place=[brasov], time=[s.time("6 May 2024", "2024-05-06")])
    s.event("closed", source=[orbex], place=[brasov], time=[s.time("3 June 2024", "2024-06-03")])
    s.event("bribed", "AID", source=[orbex], target=[roy], said_by=[lee])
    return s


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    path = tmp_path_factory.mktemp("tasks") / "store"
    with KnowledgeGraph(path, create=True) as graph:
        graph.add(week().document())
    with running(path) as site:
        yield site


def who_accused_whom_and_where_it_says_so(page: Page) -> None:
    page.get_by_role("link", name="Accuse").click()
    row = page.locator("tbody tr")
    expect(row.locator("[data-column=who]")).to_contain_text("The council of Brasov")
    expect(row.locator("[data-column=whom]")).to_contain_text("Orbex")
    row.locator("td.quote a").first.click()
    expect(page.locator("#text mark").first).to_be_visible()
    assert "accused" in page.locator("#text").inner_text()


def what_happened_in_a_city_in_a_week(page: Page) -> None:
    page.keyboard.press("/")
    page.keyboard.type("bras")
    page.locator("#found a", has_text="▼").click()
    page.get_by_role("link", name="Its events by time, type or outlet").click()
    page.fill("[name=since]", "2024-05-06")
    page.fill("[name=until]", "2024-05-12")
    page.get_by_role("button", name="Narrow").click()
    expect(page.locator(".happened li")).to_have_count(1)
    page.locator(".happened a").click()
    expect(page.locator("blockquote")).to_contain_text("Orbex opened an office in Brasov")


def which_claims_about_a_company_nobody_confirms(page: Page) -> None:
    page.keyboard.press("/")
    page.keyboard.type("orbex")
    page.locator("#found a").first.click()
    page.get_by_role("link", name="Claims that nobody confirms").click()
    row = page.locator("tbody tr")
    expect(row).to_have_count(1)
    expect(row).to_contain_text("Ann Lee")
    row.locator("td.quote a").first.click()
    expect(page.locator("#text mark").first).to_be_visible()


@pytest.mark.parametrize(
    ("task", "clicks"),
    [
        (who_accused_whom_and_where_it_says_so, 2),
        (what_happened_in_a_city_in_a_week, 4),
        (which_claims_about_a_company_nobody_confirms, 3),
    ],
)
def test_a_task_takes_few_clicks(browser: Browser, site: Site, task: Callable[[Page], None], clicks: int) -> None:
    with looking(browser, site.url) as page:
        page.add_init_script(COUNT)
        page.goto(site.url)
        task(page)
        assert int(page.evaluate("sessionStorage.clicks")) == clicks <= MOST
