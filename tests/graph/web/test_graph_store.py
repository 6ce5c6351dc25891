"""The reading half of the Graph Store Protocol: one graph or all as RDF."""

from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from webserver import Answer, Site

from triplewire.graph.iris import BASE
from triplewire.graph.store.opening import open_store
from triplewire.graph.store.worker import Limits

ONE = f"{BASE}document-summit"


def triples(answer: Answer) -> set[str]:
    assert answer.status == 200, answer.text
    form = ox.RdfFormat.from_media_type(answer.media)
    return {str(quad.triple) for quad in ox.parse(answer.body, format=form)}


@pytest.mark.parametrize(
    "media", ["text/turtle", "application/n-triples", "application/ld+json", "application/rdf+xml", "application/trig"]
)
def test_a_named_graph_is_given_whole_in_each_format(site: Site, built: Path, media: str) -> None:
    answer = site.ask("GET", "/store", {"Accept": media}, graph=ONE)
    assert answer.media == media
    assert answer.headers["vary"] == "Accept"
    assert triples(answer) == {str(t) for t in open_store(built, read_only=True).read(ONE)}
    assert triples(site.ask("GET", "/store", graph=ONE, format="nt")) == triples(answer)


def test_the_default_graph_has_all_documents(site: Site, built: Path) -> None:
    answer = site.ask("GET", "/store?default", {"Accept": "application/n-triples"})
    assert triples(answer) == {str(t) for t in open_store(built, read_only=True).union()}


def test_head_has_the_headers_of_get_and_no_body(site: Site) -> None:
    got, head = (site.ask(method, "/store", {"Accept": "text/turtle"}, graph=ONE) for method in ("GET", "HEAD"))
    assert head.body == b""
    assert {name: head.headers[name] for name in ("content-type", "content-length", "vary")} == {
        name: got.headers[name] for name in ("content-type", "content-length", "vary")
    }
    assert site.ask("HEAD", "/store", graph=f"{BASE}document-nope").status == 404


@pytest.mark.parametrize(
    ("path", "accept", "status", "why"),
    [
        ("/store", "*/*", 400, "either the parameter `graph` with an IRI, or the parameter `default`"),
        ("/store?default&graph=http%3A%2F%2Fa.org%2F", "*/*", 400, "either the parameter `graph`"),
        ("/store?graph=http%3A%2F%2Fa.org%2F&graph=http%3A%2F%2Fb.org%2F", "*/*", 400, "either the parameter `graph`"),
        ("/store?graph=document-summit", "*/*", 400, "'document-summit' is not an absolute IRI"),
        ("/store?graph=", "*/*", 400, "'' is not an absolute IRI"),
        ("/store?graph=http%3A%2F%2Fa.org%2F", "*/*", 404, "the store has no graph <http://a.org/>"),
        ("/store?default", "image/png", 406, "the available formats are text/turtle"),
        ("/store?default&format=yaml", "*/*", 400, "unknown format 'yaml'"),
    ],
)
def test_what_cannot_be_given_is_said(site: Site, path: str, accept: str, status: int, why: str) -> None:
    answer = site.ask("GET", path, {"Accept": accept})
    assert (answer.status, answer.media) == (status, "text/plain")
    assert why in answer.text


@pytest.mark.parametrize("method", ["PUT", "POST", "DELETE", "PATCH"])
def test_nothing_is_written(site: Site, method: str) -> None:
    answer = site.ask(method, "/store?default", {"Content-Type": "text/turtle"}, b"<a:a> <a:b> <a:c> .")
    assert answer.status == 405
    assert set(answer.headers["allow"].split(", ")) == {"GET", "HEAD"}


def test_a_graph_with_too_many_triples_is_refused_for_good(served: Any, built: Path) -> None:
    site = served(built, limits=Limits(seconds=60.0, rows=10, memory=512 << 20))
    answer = site.ask("GET", "/store?default")
    assert answer.status == 403
    assert answer.text == (
        "the default graph has more than 10 triples, the limit here: ask for one document (?graph=IRI), "
        "write all with `triplewire export`, or raise serve --rows\n"
    )
    assert "retry-after" not in answer.headers
    one = site.ask("GET", "/store", graph=ONE)
    assert one.status == 403
    assert one.text == f"the graph <{ONE}> has more than 10 triples, the limit here: raise serve --rows\n"
