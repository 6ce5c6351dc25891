"""Every IRI of the base is an address: a page for people, RDF for programs."""

from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest
from sketch import summit
from webserver import Site

from triplewire.graph.iris import BASE
from triplewire.graph.knowledge import KnowledgeGraph

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8"


def names(path: Path) -> set[str]:
    """The local names of all nodes of the base."""
    with KnowledgeGraph(path, create=True) as graph:
        iris = {quad.subject.value for quad in graph.store.quads()}
    return {iri.removeprefix(BASE) for iri in iris if iri.startswith(BASE)}


def test_every_node_has_a_page_and_is_rdf(site: Site, built: Path) -> None:
    found = sorted(names(built))
    assert len(found) > 20
    for name in found:
        data = site.ask("GET", f"/id/{name}", {"Accept": "text/turtle"})
        assert (data.status, data.media) == (200, "text/turtle"), name
        assert any(quad.subject.value == BASE + name for quad in ox.parse(data.body, ox.RdfFormat.TURTLE))
    page = site.ask("GET", f"/id/{found[0]}", {"Accept": BROWSER})
    assert (page.status, page.media) == (200, "text/html")


@pytest.mark.parametrize(
    ("accept", "form", "media"),
    [
        (None, None, "text/turtle"),
        ("*/*", None, "text/turtle"),
        ("application/ld+json", None, "application/ld+json"),
        ("application/n-triples;q=0.9, text/html;q=0.8", None, "application/n-triples"),
        ("application/n-triples;q=0.8, text/html;q=0.9", None, "text/html"),
        (BROWSER, "jsonld", "application/ld+json"),
        (BROWSER, None, "text/html"),
    ],
)
def test_the_client_chooses(site: Site, accept: str | None, form: str | None, media: str) -> None:
    headers = {"Accept": accept} if accept else {}
    answer = site.ask("GET", "/id/country-CL", headers, **({"format": form} if form else {}))
    assert (answer.status, answer.media) == (200, media)
    assert answer.headers["vary"] == "Accept"


def test_the_description_says_what_refers_to_the_node_and_what_that_is_called(site: Site) -> None:
    answer = site.ask("GET", "/id/country-CL", {"Accept": "application/n-triples"})
    said = {str(quad.triple) for quad in ox.parse(answer.body, ox.RdfFormat.N_TRIPLES)}
    assert any(BASE + "event-summit.v5" in t and "label" in t and "Chile aided Peru" in t for t in said)
    assert any(BASE + "country-PE" in t and "Peru" in t for t in said)


@pytest.mark.parametrize("name", ["nobody", "", "..%2F..%2Fetc%2Fpasswd", "%3E", "a%20b", "%00", "%FF", "country-CL/"])
def test_what_is_not_there_is_not_found(site: Site, name: str) -> None:
    for accept in ("text/turtle", BROWSER):
        assert site.ask("GET", f"/id/{name}", {"Accept": accept}).status == 404


def test_a_base_with_a_hash_has_the_same_addresses(served: Callable[..., Site], tmp_path: Path) -> None:
    base = "https://news.example/graph#"
    with KnowledgeGraph(tmp_path / "store", base=base, create=True) as graph:
        graph.add(summit())
    site = served(tmp_path / "store", base=base)
    answer = site.ask("GET", "/id/country-CL", {"Accept": "text/turtle"})
    assert answer.status == 200
    assert f"@prefix : <{base}> ." in answer.text
