"""The JSON API: what its description promises, what it answers, and how it refuses."""

import json
from typing import Any

import pytest
import schemathesis
from graphs import graph_of
from hypothesis import HealthCheck, settings
from schemathesis.config import SchemathesisConfig
from sketch import Sketch
from webserver import Answer, Site

from triplewire.graph.ask.questions import questions
from triplewire.graph.iris import BASE
from triplewire.graph.web.api.listings import Part, event_list
from triplewire.graph.web.api.openapi import description

V1 = "/api/v1"
_OTHER_QUESTIONS = "/questions/(?!who-met-whom$|offices$|event-counts$|documents$)"  # they differ in parameters alone


_CONFIG = SchemathesisConfig.from_dict(
    {
        "checks": {"positive_data_acceptance": {"expected-statuses": [200, 400, 404]}},
        "phases": {"coverage": {"enabled": False}},  # takes minutes
    }
)
SCHEMA = schemathesis.openapi.from_dict(json.loads(description()), config=_CONFIG).exclude(path_regex=_OTHER_QUESTIONS)


@SCHEMA.parametrize()
@settings(max_examples=6, derandomize=True, database=None, deadline=None, suppress_health_check=list(HealthCheck))
def test_answers_are_as_described(case: Any, site: Site) -> None:
    case.call_and_validate(base_url=f"{site.url}{V1}", timeout=60)


def test_the_description_is_served(site: Site) -> None:
    answer = site.ask("GET", "/api/openapi.json")
    assert (answer.status, answer.media, answer.body) == (200, "application/json", description())
    paths = json.loads(answer.body)["paths"]
    assert {f"/questions/{name}" for name in questions()} <= paths.keys()


def told(site: Site, path: str, **parameters: str) -> Any:
    answer = site.ask("GET", f"{V1}{path}", **parameters)
    assert answer.status == 200, answer.text
    assert answer.media == "application/json"
    return json.loads(answer.body)


def refused(answer: Answer, status: int) -> str:
    assert (answer.status, answer.media) == (status, "application/problem+json")
    problem = json.loads(answer.body)
    assert (problem["status"], problem["type"]) == (status, "about:blank")
    return str(problem["detail"])


def test_each_named_question_answers_with_its_columns(site: Site) -> None:
    names = [one["name"] for one in told(site, "/questions")["items"]]
    assert names == [*questions()]
    for name in names:
        found = told(site, f"/questions/{name}", limit="3")
        assert all([*row] == found["columns"] for row in found["rows"]), name


def test_documents_and_their_texts(site: Site) -> None:
    assert [one["id"] for one in told(site, "/documents")["items"]] == ["second", "summit"]
    by_id, by_iri = told(site, "/documents/summit"), told(site, f"/documents/{BASE.replace('/', '%2F')}document-summit")
    assert by_id == by_iri
    assert by_id["title"] == "Two leaders meet"
    for quote in told(site, "/events/event-summit.v1")["quotes"]:
        assert by_id["text"][quote["begin"] : quote["end"]] == quote["quote"]
        assert quote["quote"] in quote["sentence"]


def test_entities_are_found_and_described(site: Site) -> None:
    (found,) = told(site, "/entities", q="lee ann")["items"]
    assert found == {"iri": f"{BASE}person-ann-lee", "label": "Ann Lee", "type": "Person"}
    lee = told(site, "/entities/person-ann-lee")
    assert lee["names"] == ["Ann Lee", "Lee"]
    assert [(r["relation"], r["object"]["label"], r["former"]) for r in lee["relations"]] == [
        ("President of", "Chile", False)
    ]
    lima = told(site, "/entities/place-GN3936456")
    assert (lima["latitude"], lima["longitude"]) == (-12.04318, -77.02824)
    assert {one["label"] for one in told(site, "/entities", type="Country")["items"]} == {"Chile", "Peru"}
    assert not any("/event-" in one["iri"] for one in told(site, "/entities", q="chile")["items"])


@pytest.mark.parametrize(
    ("asked", "events"),
    [
        ({"type": "consult"}, ["v1"]),
        ({"type": "assault", "claimed": "true"}, ["v3"]),
        ({"type": "assault", "claimed": "false"}, ["v4"]),
        ({"type": "Assault"}, ["v3", "v4"]),
        ({"type": "ASSAULT"}, ["v3", "v4"]),
        ({"actor": "Ann Lee"}, ["v1"]),
        ({"place": "lima"}, ["v1"]),
        ({"since": "2020"}, ["v1"]),
        ({"until": "2019-12"}, ["v5"]),
        ({"since": "2024-05-02", "until": "2024-05"}, ["v1"]),
        ({"since": "2024-05-03"}, []),
        ({"actor": f"{BASE}country-CL", "type": "aid"}, ["v5"]),
    ],
)
def test_events_are_narrowed(site: Site, asked: dict[str, str], events: list[str]) -> None:
    found = told(site, "/events", document="summit", **asked)["items"]
    assert [one["iri"] for one in found] == [f"{BASE}event-summit.{name}" for name in events]


def test_a_time_of_no_known_year_is_neither_since_nor_until() -> None:
    s = Sketch("Ann Lee met Bob Roy on 5 October and saw Eva Moen in 2020.")
    lee, roy, moen = s.entity("Ann Lee"), s.entity("Bob Roy"), s.entity("Eva Moen")
    s.event("met", "CONSULT", source=[lee], target=[roy], time=[s.time("5 October", "XXXX-10-05")])
    s.event("saw", "CONSULT", source=[lee], target=[moen], time=[s.time("2020", "2020")])
    store = graph_of(s.document()).store
    for span in ({"since": "2019"}, {"until": "2021"}):
        found, _ = event_list(store, Part(10, 0), **span)  # type: ignore[arg-type]
        assert [one.time for one in found] == ["2020"], span


def test_an_event_says_who_did_what_and_who_says_so(site: Site) -> None:
    event = told(site, "/events/event-summit.v3")
    assert (event["type"], event["predicate"], event["polarity"], event["modality"]) == (
        "Assault", "attack", "positive", "actual",
    )  # fmt: skip
    assert [(p["role"], p["node"]["label"]) for p in event["participants"]] == [("source", "Chile"), ("target", "Peru")]
    assert [speaker["label"] for speaker in event["claimed_by"]] == ["Bob Roy"]
    assert told(site, "/events/event-summit.v4")["modality"] == "future"


def test_facts_claims_and_statements(site: Site) -> None:
    (fact,) = told(site, "/facts", document="summit", predicate="tw:aided")["items"]
    assert (fact["subject"]["label"], fact["says"], fact["object"]["label"]) == ("Chile", "aided", "Peru")
    assert [q["quote"] for q in fact["quotes"]] == ["Chile aided Peru in 2019."]
    assert told(site, "/facts", subject="Chile", object="Peru", predicate=fact["predicate"], document="summit")[
        "items"
    ] == [fact]
    assert told(site, "/facts", predicate="tw:accused")["items"] == []
    assert fact in told(site, "/facts", predicate=fact["says"])["items"]
    claims = told(site, "/claims", document="summit", speaker="Roy")["items"]
    assert sorted((c["kind"], c["says"]) for c in claims) == [
        ("event", "Chile attacked Peru"), ("relation", "Lima is part of Chile"),
    ]  # fmt: skip
    assert [c["kind"] for c in told(site, "/claims", document="summit", about="lima")["items"]] == ["relation"]
    stated = told(site, "/statements", document="summit")["items"]
    assert {"subject": "Ann Lee", "predicate": "met", "object": "Bob Roy"} in [
        t for one in stated for t in one["triples"]
    ]


def test_evidence_and_questions_in_words(site: Site) -> None:
    assert {e["quote"] for e in told(site, "/explain", of="event-summit.v5")["items"]} == {"Chile aided Peru in 2019."}
    found = told(site, "/ask", q="Who met Ann Lee in Lima in May 2024?")
    assert (found["question"], found["parameters"]) == (
        "who-met-whom", {"actor": "Ann Lee", "place": "Lima", "date": "2024-05"},
    )  # fmt: skip
    assert found["rows"][0]["mentions"] >= 1


@pytest.mark.parametrize(
    "path", ["/events", "/statements", "/facts", "/claims", "/entities", "/documents", "/questions/offices"]
)
def test_pages_follow_one_another_to_the_end(site: Site, path: str) -> None:
    whole = told(site, path, limit="500")
    items = whole.get("items", whole.get("rows"))
    assert whole["next"] is None
    found, address = [], f"{V1}{path}?limit=1"
    for _ in range(len(items) + 1):
        page = json.loads(site.ask("GET", address).body)
        found += page.get("items", page.get("rows"))
        if not (address := page["next"]):
            break
    assert found == items


def test_the_next_page_keeps_what_was_asked(site: Site) -> None:
    following = told(site, "/events", actor="Bob Roy", claimed="false", limit="1")["next"]
    assert following == f"{V1}/events?actor=Bob+Roy&claimed=false&limit=1&offset=1"


@pytest.mark.parametrize(
    ("path", "status", "why"),
    [
        ("/nope", 404, "the API has nothing at /api/v1/nope"),
        ("", 404, "the API has nothing at /api/v1"),
        ("/documents/nope", 404, "no document has the id 'nope'"),
        ("/documents/", 404, "no document has the id ''"),
        *(
            (f"/{of}?document=nope", 404, "no document has the id 'nope'")
            for of in ("events", "statements", "facts", "claims")
        ),
        ("/entities/person-nope", 404, "no entity has the id"),
        ("/entities/event-summit.v1", 404, "no entity has the id"),
        ("/events/person-ann-lee", 404, "no event has the id"),
        ("/events/%00", 404, "no event has the id"),
        ("/events?actor=Nobody", 404, "nothing in the graph is named 'Nobody'"),
        ("/events?actor=Bob+Roi", 404, "did you mean Bob Roy"),
        ("/events?type=war", 400, "the parameter 'type' must be one of Agree, "),
        ("/events?since=2016-13", 400, "the parameter 'since' must be 2016, 2016-04 or 2016-04-21"),
        (
            "/events?since=2016-02-30",
            400,
            "the parameter 'since' is wrong: '2016-02-30' is not a date: the days of 2016-02",
        ),
        ("/ask?q=Who+met+Ann+Lee+on+30+February+2024%3F", 400, "'2024-02-30' is not a date: the days of 2024-02 run"),
        ("/events?claimed=yes", 400, "the parameter 'claimed' must be true or false"),
        ("/events?limit=0", 400, "the parameter 'limit' must be a number from 1 to 500"),
        ("/events?limit=501", 400, "the parameter 'limit' must be a number from 1 to 500"),
        ("/events?offset=-1", 400, "the parameter 'offset' must be a number from 0"),
        ("/events?limit=%D9%A1", 400, "the parameter 'limit' must be"),
        ("/events?limit=1&limit=2", 400, "the parameter 'limit' is there twice"),
        ("/events?colour=red", 400, "there is no parameter 'colour'; there are: type, actor"),
        ("/events?actor=", 400, "the parameter 'actor' must be text of at most 1,000 characters, not ''"),
        ("/events?actor=%FF", 400, "the parameters are not UTF-8"),
        ("/facts?predicate=nope", 404, "no fact has the property 'nope'"),
        ("/explain", 400, "the parameter 'of' is missing"),
        ("/explain?of=nobody", 404, "nothing in the graph is named 'nobody'"),
        ("/ask?q=Why%3F", 400, "no named question fits 'Why?'"),
        ("/questions/nope", 404, "there is no named question 'nope'"),
        ("/questions/offices?as_of=2016", 400, "the parameter 'as_of' must be a day such as 2016-04-21, not '2016'"),
        ("/questions/offices?as_of=2015-02-29", 400, "days of 2015-02 run from 01 to 28"),
    ],
)
def test_what_is_wrong_is_a_problem_that_says_so(site: Site, path: str, status: int, why: str) -> None:
    assert why in refused(site.ask("GET", f"{V1}{path}"), status)


def test_other_methods_hosts_and_limits_are_problems_too(site: Site, served: Any, built: Any) -> None:
    answer = site.ask("POST", f"{V1}/events", body=b"{}")
    assert "this address answers" in refused(answer, 405)
    assert set(answer.headers["allow"].split(", ")) == {"GET", "HEAD"}
    assert "this server is not called" in refused(site.ask("GET", f"{V1}/events", {"Host": "elsewhere.org"}), 421)
    assert site.ask("HEAD", f"{V1}/events").body == b""
    for path in ("/events", "/nope"):
        assert site.ask("GET", f"{V1}{path}").headers["content-security-policy"].startswith("default-src 'none'")
    slow = served(built, limits=site.workers.limits.__class__(seconds=0.001, rows=10, memory=512 << 20))
    assert "stopped after 0.001 seconds" in refused(slow.ask("GET", f"{V1}/events"), 503)
