"""Stores written by other programs: missing data is tolerated, and hostile data cannot run."""

from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pyoxigraph as ox
import pytest
from looking import looking
from playwright.sync_api import Browser
from webserver import Site

from triplewire.graph.iris import BASE
from triplewire.graph.store.opening import open_store
from triplewire.ontology.terms import PREFIXES

pytestmark = pytest.mark.browser
DATA = """
<javascript:window.owned=1> a schema:Person ;
  rdfs:label "Eve <img src=x onerror=window.owned=1>"@en-x-owned , "Eve"@de ;
  owl:sameAs <javascript:window.owned=2> , <data:text/html,owned> , <vbscript:owned> , <http://x.example/?a='"> .
:person-eve a schema:Person ; rdfs:label "Eve Adams"@en ; skos:exactMatch <javascript:window.owned=3> .
:place-x a schema:Place ; rdfs:label "X"@en ; geo:hasGeometry [ geo:asWKT "POINT(900 <script>)"^^geo:wktLiteral ] .
:event-bare a tw:Event ; tw:source <javascript:window.owned=1> , :person-eve ; sem:hasPlace :place-x .
:event-odd a tw:Event ; rdfs:label "odd </script><script>window.owned=4</script>"@en ; tw:predicate "odd" ;
  tw:polarity "<b>" ; tw:modality "maybe" ; sem:eventType <javascript:window.owned=5> ; tw:source :person-eve ;
  tw:claimedBy :nobody , "somebody" ; sem:hasTime [ tw:timexValue "<script>" ] ; prov:wasDerivedFrom :lost .
:lost nif:beginIndex 1 ; nif:endIndex 2 ; nif:anchorOf "x" .
:relation-odd a tw:Relation ; rdf:subject :person-eve ; rdf:predicate <javascript:window.owned=6> ;
  rdf:object :place-x ; tw:claimedBy :nobody .
:relation-half a tw:Relation ; rdf:subject "Eve" ; rdf:predicate tw:memberOf .
:document-odd a schema:NewsArticle , nif:Context ; schema:identifier "../../<svg onload=window.owned=7>" ;
  rdfs:label "A title"@en ; schema:url <javascript:window.owned=8> ; nif:isString "Eve hit X."@en .
""".replace("'\"", "'")
PAGES = (
    "", "graph", "graph?about=Eve", "timeline", "map", "articles", "search?q=eve", "id/person-eve", "id/place-x",
    "id/event-bare", "id/event-odd", "id/relation-odd", "id/relation-half", "questions/relations", "questions/what-did",
)  # fmt: skip


@pytest.fixture(scope="module")
def foreign(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("foreign") / "store"
    store = open_store(path)
    prologue = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in {"": BASE, **PREFIXES}.items())
    store.replace(f"{BASE}document-odd", [q.triple for q in ox.parse(prologue + DATA, ox.RdfFormat.TURTLE)])
    store.close()
    return path


def test_every_page_is_there_and_nothing_runs(browser: Browser, served: Callable[..., Site], foreign: Path) -> None:
    site = served(foreign)
    with looking(browser, site.url) as page:
        for path in PAGES:
            answer = page.goto(f"{site.url}/{path}")
            assert answer
            assert answer.status == 200, path
            if page.locator("#graph").count():
                page.wait_for_selector("body[data-ready]")
                for button in page.locator("#results button").all()[:3]:
                    button.click()
            hrefs = page.evaluate("[...document.querySelectorAll('a[href]')].map((a) => a.protocol)")
            assert set(hrefs) <= {"http:", "https:"}, path
            assert page.evaluate("window.owned") is None, path


@pytest.mark.parametrize(
    "path",
    [
        "/id/javascript:alert(1)",
        "/id//elsewhere.example",
        "/id/%2F%2Felsewhere.example",
        "/article/..%2F..%2Fetc%2Fpasswd",
        "/article//elsewhere.example",
        "/assets/..%2Fapp.py",
        "/assets/%2e%2e/%2e%2e/app.py",
        "/assets/house.css%00.js",
        "//elsewhere.example/%2e%2e",
        "/graph?about=javascript:alert(1)",
        f"/graph?about={quote('<script>window.owned=1</script>')}",
        "/questions/..%2F..%2Fterms",
    ],
)
def test_no_address_leads_elsewhere(served: Callable[..., Site], foreign: Path, path: str) -> None:
    answer = served(foreign).ask("GET", path, {"Accept": "text/html"})
    assert "location" not in answer.headers or answer.headers["location"].startswith("/article/")
    assert "<script>window" not in answer.text
    assert "root:" not in answer.text
    assert answer.headers["content-security-policy"].startswith(
        "default-src 'none'; script-src 'self'; style-src 'self'"
    )
