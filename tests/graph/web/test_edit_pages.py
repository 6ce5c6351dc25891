"""The review page, and forms that correct the graph: only those of this server, only if it was started for it."""

import json
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest
from looking import looking, serious
from playwright.sync_api import Browser, expect
from sketch import Sketch, summit, toll
from webserver import Answer, Site, running

from triplewire.graph.iris import BASE
from triplewire.graph.knowledge import KnowledgeGraph

EVENT = "https://w3id.org/triplewire/id/event-visit.v1"
HTML = {"Accept": "text/html"}
FORM = "application/x-www-form-urlencoded"


def visit() -> Sketch:
    s = Sketch("Ann Lee met Omar Haddad in Oslo on Friday.", id="visit", title="The visit")
    lee, haddad, oslo = s.entity("Ann Lee"), s.entity("Omar Haddad"), s.entity("Oslo", "Place")
    friday = s.time("Friday", "2024-05-03")
    s.triple("Ann Lee", "met", "Omar Haddad", event="v1")
    s.event("met", "CONSULT", source=[lee, haddad], place=[oslo], time=[friday], confidence=0.8)
    s.relation("Omar Haddad in Oslo", haddad, "residesIn", oslo, confidence=0.8)
    return s


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("edited") / "store"
    with KnowledgeGraph(path, create=True) as graph:
        graph.add(visit().document())
        graph.add(summit())
    return path


@pytest.fixture(scope="module")
def server(store: Path) -> Iterator[Site]:
    """One server for all tests: the process that writes takes seconds to start."""
    with running(store, editing=True) as site:
        yield site


@pytest.fixture
def editing(server: Site) -> Iterator[Site]:
    """That server; what a test corrects is undone."""
    yield server
    for id_ in re.findall(r'name="correction" value="([^"]+)"', server.ask("GET", "/review").text):
        assert post(server, token=token(server), do="undo", correction=id_).status == 200


def token(site: Site, name: str = "event-visit.v1") -> str:
    found = re.search(r'name="token" value="([^"]+)"', site.ask("GET", f"/id/{name}", HTML).text)
    assert found
    return found[1]


def post(site: Site, headers: dict[str, str] | None = None, **fields: str) -> Answer:
    sent = {"Content-Type": FORM, "Origin": site.url, **(headers or {})}
    sent = {name: value for name, value in sent.items() if value}
    return site.ask("POST", "/edit", sent, urlencode(fields).encode())


def test_a_conflict_is_answered_with_two_events(tmp_path: Path) -> None:
    with KnowledgeGraph(tmp_path / "store", create=True) as graph:
        graph.add(toll("a", "five"))
        graph.add(toll("b", "nine"))
        (item,) = (item for item in graph.review() if item.kind == "conflict")
    with running(tmp_path / "store", editing=True) as site:
        found = re.search(r'name="token" value="([^"]+)"', (review := site.ask("GET", "/review").text))
        assert found
        assert review.count('value="separate">Not one event<') == 1
        asked = {"token": found[1], "do": "separate", "by": "Maria"}
        assert post(site, item="none", **asked).status == 409
        assert post(site, item=item.id, **asked).status == 200
        assert "separate a event " in site.ask("GET", "/review").text
        assert post(site, item=item.id, **asked).status == 409


def test_a_telling_of_an_event_is_taken_out_of_it(tmp_path: Path) -> None:
    with KnowledgeGraph(tmp_path / "store", create=True) as graph:
        for name in ("a", "b", "c"):
            graph.add(toll(name, "five"))
        happening = next(str(row.h).rpartition("/")[2] for row in graph.query("SELECT ?h { ?e tw:tells ?h }"))
    with running(tmp_path / "store", editing=True) as site:
        page = site.ask("GET", f"/id/{happening}", HTML).text
        tellings = re.search(r'name="tellings" value="([^"]+)"', page)
        assert tellings
        fields = {"token": token(site, "event-a.v1"), "do": "apart", "node": f"{BASE}event-a.v1"}
        assert post(site, tellings=fields["node"], **fields).status == 400
        assert post(site, tellings=tellings[1], **fields).status == 200
    with KnowledgeGraph(tmp_path / "store") as graph:
        found = {str(row.e).removeprefix(BASE) for row in graph.query("SELECT ?e { ?e tw:tells ?h }")}
        assert found == {"event-b.v1", "event-c.v1"}


def test_the_former_address_of_an_actor_redirects(editing: Site) -> None:
    old, new = f"{BASE}person-omar-haddad", f"{BASE}person-ann-lee"
    assert post(editing, token=token(editing), do="merge", node=old, to="Ann Lee").status == 200
    for accept in (HTML["Accept"], "text/turtle"):
        answer = editing.ask("GET", "/id/person-omar-haddad", {"Accept": accept}, claims="2")
        assert (answer.status, answer.headers["location"]) == (308, "/id/person-ann-lee?claims=2")
        assert answer.headers["cache-control"] == "no-cache"
        assert editing.ask("GET", "/id/person-nobody", {"Accept": accept}).status == 404
    entity = editing.ask("GET", f"/api/v1/entities/{quote(old, safe='')}")
    assert (entity.status, json.loads(entity.body)["iri"]) == (200, new)
    assert new in editing.ask("GET", "/api/v1/explain", of="person-omar-haddad").text


def test_actors_of_different_types_are_merged_only_if_that_is_meant(editing: Site) -> None:
    asked = {"token": token(editing), "do": "merge", "node": f"{BASE}person-omar-haddad", "to": "Oslo"}
    answer = post(editing, **asked)
    assert answer.status == 409
    assert "of the type Person, and “Oslo” of the type Place" in answer.text
    assert editing.ask("GET", "/id/person-omar-haddad", HTML).status == 200
    again = dict(re.findall(r'name="(\w+)" value="([^"]*)"', answer.text))
    assert post(editing, **again).status == 200
    assert editing.ask("GET", "/id/person-omar-haddad", HTML).status == 308


def test_the_review_says_how_many_wait(tmp_path: Path) -> None:
    with KnowledgeGraph(tmp_path / "store", create=True) as graph:
        for number in range(23):
            s = Sketch("Ann Lee met Omar Haddad.", id=f"d{number:02}")
            lee, haddad = s.entity("Ann Lee"), s.entity("Omar Haddad")
            s.event("met", "CONSULT", source=[lee, haddad], confidence=0.7)
            graph.add(s.document())
    with running(tmp_path / "store") as site:
        first, whole = (site.ask("GET", "/review", **asked).text for asked in ({}, {"all": "fact"}))
    assert "The 20 most pressing of 23." in first
    assert first.count('class="happening"') == 20
    assert "23 questions." in whole
    assert whole.count('class="happening"') == 23


@pytest.mark.browser
@pytest.mark.parametrize("scripts", [True, False])
def test_an_event_is_corrected_and_the_correction_undone(browser: Browser, editing: Site, scripts: bool) -> None:
    with looking(browser, editing.url, java_script_enabled=scripts) as page:
        page.goto(f"{editing.url}/id/event-visit.v1")
        page.get_by_text("Correct this").click()
        page.fill("[name=target]", "Eva Roy (Person)")
        page.fill("[name=source]", "Ann Lee")
        page.fill("[name=time]", "2024-05")
        page.fill("[name=by]", "Maria Roy")
        page.fill("[name=why]", "<b>her</b> deputy")
        assert not scripts or serious(page) == []
        page.get_by_role("button", name="Change").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Done")
        page.get_by_role("link", name="Back").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Ann Lee met Eva Roy")
        told = page.locator(".corrected")
        expect(told).to_contain_text("Changed by Maria Roy on")
        expect(told).to_contain_text("source Ann Lee, Omar Haddad")
        told.get_by_role("button", name="Undo").click()
        page.get_by_role("link", name="Back").click()
        expect(page.get_by_role("heading", level=1)).to_contain_text("Omar Haddad")
        expect(page.locator(".corrected")).to_have_count(0)


@pytest.mark.browser
def test_the_queue_is_decided_and_an_actor_renamed(browser: Browser, editing: Site, store: Path) -> None:
    with looking(browser, editing.url) as page:
        page.goto(f"{editing.url}/review")
        assert serious(page) == []
        item = page.locator("li.happening", has_text="Does visit say: Ann Lee and Omar Haddad met?")
        item.get_by_role("button", name="Reject").click()
        page.get_by_role("link", name="Back").click()
        expect(page.locator("body")).to_contain_text("→ nothing")
        page.goto(f"{editing.url}/id/person-omar-haddad")
        page.get_by_text("Correct this").click()
        page.locator("[name=to]").first.fill("Omar Hadad")
        page.get_by_role("button", name="Rename").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Done")
        page.goto(f"{editing.url}/id/person-omar-hadad")
        expect(page.get_by_role("heading", level=1)).to_have_text("Omar Hadad")
        assert serious(page) == []
    with KnowledgeGraph(store) as graph:
        assert {each.kind for each in graph.corrections} == {"reject", "rename"}


def test_an_actor_of_one_article_becomes_another(editing: Site, store: Path) -> None:
    with KnowledgeGraph(store) as graph:
        shared = [name for name in ("person-ann-lee", "person-omar-haddad") if len(graph.explain(f":{name}")) > 1]
    node = f"https://w3id.org/triplewire/id/{shared[0]}"
    sent = post(editing, token=token(editing), do="split", node=node, document="visit", to="Somebody Else")
    assert sent.status == 200, sent.text
    with KnowledgeGraph(store) as graph:
        assert [(each.kind, each.actors[0].document) for each in graph.corrections] == [("split", "visit")]


def test_a_rejected_statement_has_a_page_that_says_so(editing: Site) -> None:
    assert post(editing, token=token(editing), do="reject", node=EVENT, by="Maria").status == 200
    shown = editing.ask("GET", "/id/event-visit.v1", HTML)
    assert shown.status == 200
    assert "Rejected by Maria" in shown.text


def test_a_form_of_what_was_corrected_in_between_changes_nothing(editing: Site, store: Path) -> None:
    opened = re.search(r'name="state" value="([^"]+)"', editing.ask("GET", "/id/event-visit.v1", HTML).text)
    assert opened
    sent = {"token": token(editing), "node": EVENT, "state": opened[1]}
    assert post(editing, do="check", by="Ida", **sent).status == 200
    stale = post(editing, do="change", time="2024-05", time_was="", **sent)
    assert "corrected or read again since its page was opened" in stale.text
    with KnowledgeGraph(store) as graph:
        assert [each.kind for each in graph.corrections] == ["check"]


def test_a_field_that_is_emptied_takes_what_it_had_away(editing: Site, store: Path) -> None:
    sent = {"token": token(editing), "do": "change", "node": EVENT, "place": "", "place_was": "Oslo", "type": ""}
    assert post(editing, **sent, type_was="").status == 200
    with KnowledgeGraph(store) as graph:
        assert list(graph.query(f"SELECT ?place {{ <{EVENT}> sem:hasPlace ?place }}")) == []


def test_a_side_that_the_text_does_not_name_is_added_with_its_type(editing: Site, store: Path) -> None:
    sent = {"token": token(editing), "do": "change", "node": EVENT, "source_was": "Ann Lee; Omar Haddad"}
    refused = post(editing, **sent, source="Ann Lee; Eva Roy")
    assert refused.status == 409
    assert "or in a form Eva Roy (Person)" in unescape(refused.text)
    assert post(editing, **sent, source="Ann Lee; Eva Roy (Person)").status == 200
    with KnowledgeGraph(store) as graph:
        sides = graph.query(f"SELECT ?name {{ <{EVENT}> tw:source/rdfs:label ?name }} ORDER BY ?name")
        assert [str(row.name) for row in sides] == ["Ann Lee", "Eva Roy"]


def test_a_name_with_a_control_character_is_refused_by_the_form(editing: Site, store: Path) -> None:
    node = "https://w3id.org/triplewire/id/person-omar-haddad"
    sent = post(editing, token=token(editing), do="rename", node=node, to="Omar \x1b[31mHadad")
    assert "U+001B is a control character" in sent.text
    with KnowledgeGraph(store) as graph:
        assert graph.corrections == ()


@pytest.mark.parametrize("to", ["Ann Lee", "Omar Haddad", "Oslo"])
def test_the_name_of_another_or_the_own_is_refused_by_the_form(editing: Site, store: Path, to: str) -> None:
    node = "https://w3id.org/triplewire/id/person-omar-haddad"
    sent = post(editing, token=token(editing), do="rename", node=node, to=to)
    assert sent.status == 409
    said = "is its name already" if to == "Omar Haddad" else "to make them one, merge the two"
    assert said in unescape(sent.text)
    with KnowledgeGraph(store) as graph:
        assert graph.corrections == ()


def test_of_two_actions_that_contradict_each_other_the_last_one_holds(editing: Site, store: Path) -> None:
    with KnowledgeGraph(store) as graph:
        graph.correct("[[reject]]\nstatement = 'event-visit.v1'\non = 2020-01-01")
    sent = post(editing, token=token(editing), do="check", node=EVENT)
    assert "No longer holds: reject" in sent.text
    assert "Checked" in editing.ask("GET", "/id/event-visit.v1", HTML).text


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Origin": "http://elsewhere.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": ""}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Content-Type": "text/plain"}, 415),
        ({"Content-Type": "multipart/form-data; boundary=x"}, 415),
    ],
)
def test_no_other_page_can_edit(editing: Site, headers: dict[str, str], status: int) -> None:
    assert post(editing, headers, token=token(editing), do="reject", node=EVENT).status == status
    assert "None yet." in editing.ask("GET", "/review").text


@pytest.mark.parametrize("wrong", ["", "x", "é", "token"])
def test_a_form_without_the_token_of_the_server_is_refused(editing: Site, wrong: str) -> None:
    assert post(editing, token=wrong, do="reject", node=EVENT).status == 403


def test_pages_that_other_origins_may_read_give_them_no_edits(store: Path) -> None:
    with running(store, editing=True, cors=("*",)) as site:
        sent = post(site, {"Origin": "http://elsewhere.example"}, token=token(site), do="reject", node=EVENT)
        assert sent.status == 403


def test_nothing_is_edited_unless_the_server_was_started_for_it(site: Site) -> None:
    page = site.ask("GET", "/id/person-ann-lee", HTML).text
    assert "Correct this" not in page
    assert 'name="token"' not in site.ask("GET", "/review").text
    assert post(site, token="", do="reject", node=EVENT).status == 403
    assert site.ask("GET", "/edit").status == 405


@pytest.mark.parametrize("do", ["accept", "refuse", "later"])
def test_nothing_is_decided_that_does_not_wait(editing: Site, store: Path, do: str) -> None:
    sent = post(editing, token=token(editing), do=do, item="x" * 10_000)
    assert "does not wait any more" in sent.text
    with KnowledgeGraph(store) as graph:
        assert graph.corrections == ()


HOSTILE = {
    "do": ["", "drop", "'"],
    "node": ["", "nothing", "javascript:alert(1)", "<script>", "event-visit.v1> ?p ?o } #"],
    "time": ["yesterday", "2024-99"],
    "source": ["\u0000", "Nobody At All"],
    "back": ["//elsewhere.example", "https://elsewhere.example", "/\\elsewhere.example", "javascript:alert(1)"],
}


@pytest.mark.parametrize(("field", "value"), [(field, value) for field, values in HOSTILE.items() for value in values])
def test_hostile_fields_are_no_fault_and_no_address(editing: Site, field: str, value: str) -> None:
    fields = {"token": token(editing), "do": "change", "node": EVENT, "why": "<img src=x onerror=alert(1)>"}
    answer = post(editing, **{**fields, field: value})
    assert answer.status in {200, 400, 409}
    assert "<img" not in answer.text
    assert "<script>alert" not in answer.text
    assert f'href="{value}"' not in answer.text


@pytest.mark.parametrize("others", [("--host", "0.0.0.0"), ("--name", "news.example")])  # noqa: S104  # refused
def test_the_command_refuses_edits_beyond_this_machine(others: tuple[str, str]) -> None:
    from commands import tw  # noqa: PLC0415  # of another folder of tests

    result = tw("serve", "--allow-edit", *others, "--store", "none")
    assert result.exit_code == 2
    assert "loopback" in result.stderr
