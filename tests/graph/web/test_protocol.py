"""The SPARQL 1.1 Protocol, after the W3C's test cases for it (data-sparql11/protocol), whose names the tests have."""

import json
from typing import Any
from urllib.parse import urlencode

import pyoxigraph as ox
import pytest
from webserver import Answer, Site

from triplewire.graph.errors import QueryTooLong
from triplewire.graph.iris import BASE
from triplewire.graph.web.protocol.results import Preference, graph

FORM = {"Content-Type": "application/x-www-form-urlencoded"}
DIRECT = {"Content-Type": "application/sparql-query"}
UPDATE = {"Content-Type": "application/sparql-update"}
ONE, TWO = f"{BASE}document-summit", f"{BASE}document-second"
IN_ONE, IN_TWO = f"ASK {{ <{BASE}event-summit.v1> ?p ?o }}", f"ASK {{ <{BASE}event-second.v1> ?p ?o }}"
NAMED = f"ASK {{ GRAPH ?g {{ <{BASE}event-summit.v1> ?p ?o }} }}"


def encoded(**parameters: str | list[str]) -> bytes:
    return urlencode(parameters, doseq=True).encode()


def truth(answer: Answer) -> bool:
    assert answer.status == 200, answer.text
    return bool(json.loads(answer.body)["boolean"])


def test_query_get(site: Site) -> None:
    assert truth(site.ask("GET", "/sparql", query="ASK {}"))


def test_query_post_form(site: Site) -> None:
    assert truth(site.ask("POST", "/sparql", FORM, encoded(query="ASK {}")))


def test_query_post_direct(site: Site) -> None:
    assert truth(site.ask("POST", "/sparql", DIRECT, b"ASK {}"))
    assert truth(site.ask("POST", "/sparql", {"Content-Type": 'application/sparql-query; charset="UTF-8"'}, b"ASK {}"))


def test_the_three_ways_carry_any_character(site: Site) -> None:
    query = "SELECT ('Żółć – 北京 \N{GRINNING FACE} & + %' AS ?x) {}"
    answers = [
        site.ask("GET", "/sparql", query=query),
        site.ask("POST", "/sparql", FORM, encoded(query=query)),
        site.ask("POST", "/sparql", DIRECT, query.encode()),
    ]
    values = [json.loads(answer.body)["results"]["bindings"][0]["x"]["value"] for answer in answers]
    assert values == ["Żółć – 北京 \N{GRINNING FACE} & + %"] * 3


@pytest.mark.parametrize(
    ("method", "headers", "parameters", "body", "status"),
    [
        pytest.param("PUT", {}, {"query": "ASK {}"}, None, 405, id="bad_query_method"),
        pytest.param("DELETE", {}, {"query": "ASK {}"}, None, 405, id="bad_query_method_delete"),
        pytest.param("GET", {}, {"query": ["ASK {}", "SELECT * {}"]}, None, 400, id="bad_multiple_queries"),
        pytest.param("POST", FORM, {}, encoded(query=["ASK {}", "ASK {}"]), 400, id="bad_multiple_queries_form"),
        pytest.param("POST", DIRECT, {"query": "ASK {}"}, b"ASK {}", 400, id="bad_multiple_queries_direct"),
        pytest.param("POST", {"Content-Type": "text/plain"}, {}, b"ASK {}", 415, id="bad_query_wrong_media_type"),
        pytest.param("POST", {}, {}, b"query=ASK%20%7B%7D", 415, id="bad_query_missing_form_type"),
        pytest.param("POST", {}, {}, b"ASK {}", 415, id="bad_query_missing_direct_type"),
        pytest.param("POST", {"Content-Type": "nonsense"}, {}, b"ASK {}", 415, id="bad_query_nonsense_type"),
        pytest.param(
            "POST",
            {"Content-Type": "application/sparql-query; charset=UTF-16"},
            {},
            "ASK {}".encode("utf-16"),
            415,
            id="bad_query_non_utf8",
        ),
        pytest.param("POST", DIRECT, {}, "ASK {}".encode("utf-16"), 400, id="bad_query_non_utf8_undeclared"),
        pytest.param("POST", FORM, {}, b"query=ASK%20%7B%7D%FF", 400, id="bad_query_non_utf8_form"),
        pytest.param("GET", {}, {"query": "ASK {"}, None, 400, id="bad_query_syntax"),
        pytest.param("GET", {}, {"query": ""}, None, 400, id="bad_query_empty"),
        pytest.param("POST", FORM, {}, b"", 400, id="bad_query_missing"),
        pytest.param("POST", DIRECT, {}, b"", 400, id="bad_query_missing_direct"),
        pytest.param("GET", {}, {"query": "ASK {}", "default-graph-uri": "a b"}, None, 400, id="bad_graph"),
        pytest.param("GET", {}, {"query": "ASK {}", "format": "docx"}, None, 400, id="bad_format"),
        pytest.param("GET", {"Accept": "image/png"}, {"query": "ASK {}"}, None, 406, id="bad_accept"),
        pytest.param("GET", {"Accept": "text/turtle"}, {"query": "ASK {}"}, None, 406, id="bad_accept_ask"),
        pytest.param("GET", {}, {"query": "CONSTRUCT {} {}", "format": "csv"}, None, 406, id="bad_format_for_it"),
        pytest.param("GET", {}, {"update": "CLEAR ALL"}, None, 403, id="bad_update_get"),
        pytest.param("POST", FORM, {}, encoded(update="CLEAR ALL"), 403, id="update_post_form"),
        pytest.param("POST", UPDATE, {}, b"CLEAR ALL", 403, id="update_post_direct"),
        pytest.param("POST", UPDATE, {"using-graph-uri": ONE}, b"CLEAR ALL", 403, id="update_dataset_default_graph"),
        pytest.param("POST", FORM, {}, encoded(update=["CLEAR ALL"] * 2), 403, id="bad_multiple_updates"),
        pytest.param("POST", {"Content-Type": "text/plain"}, {}, b"CLEAR ALL", 415, id="bad_update_wrong_media_type"),
        pytest.param("POST", {}, {}, b"update=CLEAR%20ALL", 415, id="bad_update_missing_form_type"),
        pytest.param("POST", UPDATE, {}, "CLEAR ALL".encode("utf-16"), 403, id="bad_update_non_utf8"),
        pytest.param("POST", FORM, {}, encoded(update="CLEAR XALL"), 403, id="bad_update_syntax"),
        pytest.param("POST", FORM, {}, encoded(query="ASK {}", update="CLEAR ALL"), 403, id="update_beside_a_query"),
        pytest.param("POST", DIRECT, {}, b"CLEAR ALL", 400, id="update_as_query"),
        pytest.param("GET", {}, {"query": "ASK { SERVICE <urn:x> {} }"}, None, 403, id="service"),
        pytest.param("GET", {}, {"query": "ASK FROM <urn:elsewhere> {}"}, None, 403, id="from_elsewhere"),
        pytest.param("GET", {}, {"query": "ASK {}", "named-graph-uri": "urn:no"}, None, 403, id="dataset_elsewhere"),
    ],
)
def test_what_is_wrong_has_its_status(
    site: Site, method: str, headers: dict[str, str], parameters: dict[str, Any], body: bytes | None, status: int
) -> None:
    answer = site.ask(method, "/sparql", headers, body, **parameters)
    assert answer.status == status, answer.text
    assert answer.media == "text/plain"
    assert answer.text.strip()
    if status == 405:
        assert {"GET", "POST"} <= set(answer.headers["allow"].split(", "))


def test_a_syntax_error_says_where(site: Site) -> None:
    assert "line 2, column 3" in site.query("SELECT * {\n  ?s ?p }").text


@pytest.mark.parametrize("way", ["get", "post_direct", "post_form"])
@pytest.mark.parametrize(
    ("query", "dataset", "expected"),
    [
        pytest.param(IN_ONE, {}, True, id="query_default_is_union_1"),
        pytest.param(IN_TWO, {}, True, id="query_default_is_union_2"),
        pytest.param(IN_ONE, {"default-graph-uri": ONE}, True, id="query_dataset_default_graph"),
        pytest.param(IN_ONE, {"default-graph-uri": TWO}, False, id="query_dataset_other_default_graph"),
        pytest.param(IN_TWO, {"default-graph-uri": [ONE, TWO]}, True, id="query_dataset_default_graphs"),
        pytest.param(NAMED, {"named-graph-uri": [ONE, TWO]}, True, id="query_dataset_named_graphs"),
        pytest.param(NAMED, {"named-graph-uri": TWO}, False, id="query_dataset_other_named_graph"),
        pytest.param(NAMED, {"default-graph-uri": ONE}, False, id="query_dataset_without_named_graphs"),
        pytest.param(IN_ONE, {"named-graph-uri": ONE}, False, id="query_dataset_without_default_graph"),
        pytest.param(
            f"ASK {{ <{BASE}event-second.v1> ?p ?o GRAPH <{ONE}> {{ <{BASE}event-summit.v1> ?q ?r }} }}",
            {"default-graph-uri": TWO, "named-graph-uri": ONE},
            True,
            id="query_dataset_full",
        ),
        pytest.param(f"ASK FROM <{ONE}> {IN_TWO[4:]}", {}, False, id="query_from"),
        pytest.param(f"ASK FROM <{ONE}> {IN_TWO[4:]}", {"default-graph-uri": TWO}, True, id="query_multiple_dataset"),
    ],
)
def test_query_dataset(site: Site, query: str, dataset: dict[str, Any], expected: bool, way: str) -> None:
    if way == "post_direct":
        answer = site.ask("POST", "/sparql", DIRECT, query.encode(), **dataset)
    elif way == "post_form":
        answer = site.ask("POST", "/sparql", FORM, encoded(query=query, **dataset))
    else:
        answer = site.ask("GET", "/sparql", query=query, **dataset)
    assert truth(answer) is expected


SELECT = f"SELECT ?name {{ <{BASE}country-CL> rdfs:label ?name }}"
CONSTRUCT = f"CONSTRUCT WHERE {{ <{BASE}country-CL> rdfs:label ?name }}"
DESCRIBE = f"DESCRIBE <{BASE}country-CL>"
RDF = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/trig": ox.RdfFormat.TRIG,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
    "application/ld+json": ox.RdfFormat.JSON_LD,
}


@pytest.mark.parametrize(
    ("media", "body"),
    [
        ("text/csv", "name\r\nChile\r\n"),
        ("text/tab-separated-values", '?name\n"Chile"\n'),
        (
            "application/sparql-results+json",
            '{"head":{"vars":["name"]},"results":{"bindings":[{"name":{"type":"literal","value":"Chile"}}]}}',
        ),
    ],
)
def test_query_content_type_select(site: Site, media: str, body: str) -> None:
    answer = site.query(SELECT, media)
    assert (answer.media, answer.text) == (media, body)
    assert answer.headers["vary"] == "Accept"


def test_query_content_type_select_xml(site: Site) -> None:
    answer = site.query(SELECT, "application/sparql-results+xml")
    assert answer.media == "application/sparql-results+xml"
    solutions = ox.parse_query_results(answer.body, ox.QueryResultsFormat.XML)
    assert isinstance(solutions, ox.QuerySolutions)
    assert [row["name"] for row in solutions] == [ox.Literal("Chile")]


@pytest.mark.parametrize("media", ["application/sparql-results+json", "application/json"])
def test_query_content_type_ask(site: Site, media: str) -> None:
    answer = site.query("ASK {}", media)
    assert (answer.media, json.loads(answer.body)) == (media, {"head": {}, "boolean": True})


def test_query_content_type_ask_xml(site: Site) -> None:
    answer = site.query("ASK {}", "application/sparql-results+xml")
    assert bool(ox.parse_query_results(answer.body, ox.QueryResultsFormat.XML)) is True


@pytest.mark.parametrize("media", RDF)
@pytest.mark.parametrize("query", [CONSTRUCT, DESCRIBE], ids=["construct", "describe"])
def test_query_content_type_graph(site: Site, query: str, media: str) -> None:
    answer = site.query(query, media)
    assert answer.media == media
    triples = {str(quad.triple) for quad in ox.parse(answer.body, RDF[media])}
    assert triples == {str(quad.triple) for quad in ox.parse(site.query(query).body, ox.RdfFormat.TURTLE)}
    assert any("Chile" in triple for triple in triples)


@pytest.mark.parametrize(
    ("query", "form", "media"),
    [
        (SELECT, "json", "application/sparql-results+json"),
        (SELECT, "text/csv", "text/csv"),
        (CONSTRUCT, "json", "application/ld+json"),
        (CONSTRUCT, "nt", "application/n-triples"),
        (CONSTRUCT, "xml", "application/rdf+xml"),
        (DESCRIBE, "trig", "application/trig"),
    ],
)
def test_the_parameter_format_wins_over_the_header(site: Site, query: str, form: str, media: str) -> None:
    assert site.query(query, "text/html", format=form).media == media


@pytest.mark.parametrize(("most", "fits"), [(3, True), (2, False)])
def test_as_many_triples_as_allowed_come_back(most: int, fits: bool) -> None:
    triples = [ox.Triple(ox.NamedNode("urn:s"), ox.NamedNode("urn:p"), ox.Literal(i)) for i in range(3)]
    if fits:
        assert graph(triples, Preference(), most, BASE)[1].count(b"urn:p") > 0
    else:
        with pytest.raises(QueryTooLong):
            graph(triples, Preference(), most, BASE)


def test_a_head_request_has_no_body(site: Site) -> None:
    answer = site.ask("HEAD", "/sparql", query="ASK {}")
    assert (answer.status, answer.body) == (200, b"")
    assert int(answer.headers["content-length"]) > 0


def test_without_a_query_the_service_describes_itself(site: Site) -> None:
    answer = site.ask("GET", "/sparql", {"Accept": "application/n-triples"})
    assert answer.media == "application/n-triples"
    said = {(q.predicate.value.rpartition("#")[2], q.object.value) for q in ox.parse(answer.body, RDF[answer.media])}
    assert ("endpoint", f"{site.url}/sparql") in said
    assert ("supportedLanguage", "http://www.w3.org/ns/sparql-service-description#SPARQL11Query") in said
    assert {value for name, value in said if name == "name"} == {ONE, TWO}
    assert not any("Update" in value for _, value in said)


def test_a_browser_that_opens_the_endpoint_gets_a_page(site: Site) -> None:
    answer = site.ask("GET", "/sparql", {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"})
    assert (answer.status, answer.media) == (200, "text/html")
