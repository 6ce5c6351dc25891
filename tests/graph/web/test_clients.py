"""Clients from outside: rdflib's SPARQL store, SPARQLWrapper, and the command in a process of its own."""

import http.client
import re
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import rdflib
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import CSV, JSON, JSONLD, N3, POST, POSTDIRECTLY, RDFXML, TSV, TURTLE, XML, SPARQLWrapper
from webserver import Site

from triplewire.graph.iris import BASE

SELECT = f"PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> SELECT ?n {{ <{BASE}country-CL> rdfs:label ?n }}"
CHILE = rdflib.URIRef(f"{BASE}country-CL")


@pytest.mark.parametrize("way", ["GET", "POST", "POST_FORM"])
@pytest.mark.parametrize("form", ["xml", "json", "csv", "tsv"])
def test_rdflib_reads_rows(site: Site, way: str, form: str) -> None:
    graph = rdflib.Graph(SPARQLStore(f"{site.url}/sparql", method=way, returnFormat=form))  # type: ignore[arg-type]
    assert [str(row[0]) for row in graph.query(SELECT)] == ["Chile"]


def test_rdflib_reads_triples_and_graphs(site: Site) -> None:
    store = SPARQLStore(f"{site.url}/sparql")
    graph = rdflib.Graph(store)
    assert (CHILE, rdflib.RDFS.label, rdflib.Literal("Chile")) in graph
    assert {str(label) for label in graph.objects(CHILE, rdflib.RDFS.label)} == {"Chile"}
    assert len(rdflib.Graph().parse(data=graph.query(f"DESCRIBE <{CHILE}>").serialize(), format="xml")) > 3
    assert graph.query("ASK {}").askAnswer is True
    one = rdflib.Graph(store, identifier=rdflib.URIRef(f"{BASE}document-summit"))
    assert (rdflib.URIRef(f"{BASE}event-second.v1"), None, None) not in one
    assert (rdflib.URIRef(f"{BASE}event-summit.v1"), None, None) in one


@pytest.mark.parametrize("method", ["GET", POST])
@pytest.mark.parametrize("direct", [False, True])
def test_sparqlwrapper_reads_rows(site: Site, method: str, direct: bool) -> None:
    client = SPARQLWrapper(f"{site.url}/sparql")
    client.setQuery(SELECT)
    client.setMethod(method)
    if direct and method == POST:
        client.setRequestMethod(POSTDIRECTLY)
    client.setReturnFormat(JSON)
    found: Any = client.queryAndConvert()
    assert [row["n"]["value"] for row in found["results"]["bindings"]] == ["Chile"]
    for form, text in ((CSV, b"Chile"), (TSV, b'"Chile"')):
        client.setReturnFormat(form)
        assert text in client.queryAndConvert()
    client.setReturnFormat(XML)
    assert "Chile" in client.queryAndConvert().toxml()  # type: ignore[union-attr]


@pytest.mark.parametrize("form", [RDFXML, TURTLE, N3, JSONLD])
def test_sparqlwrapper_reads_graphs(site: Site, form: str) -> None:
    client = SPARQLWrapper(f"{site.url}/sparql", defaultGraph=f"{BASE}document-summit")
    client.setQuery(f"CONSTRUCT WHERE {{ <{CHILE}> ?p ?o }}")
    client.setReturnFormat(form)
    found: Any = client.queryAndConvert()
    graph = found if isinstance(found, rdflib.Graph) else rdflib.Graph().parse(data=found, format="turtle")
    assert str(graph.value(CHILE, rdflib.RDFS.label)) == "Chile"


def test_the_command_serves_until_it_is_stopped(built: Path) -> None:
    command = [sys.executable, "-m", "triplewire", "serve", "--store", str(built), "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        try:
            assert process.stderr
            url = re.search(r"(?<=http://)127\.0\.0\.1:\d+", process.stderr.readline())
            assert url
            connection = http.client.HTTPConnection(url[0], timeout=20)
            connection.request("GET", "/sparql?query=ASK%20%7B%7D")
            assert b"true" in connection.getresponse().read()
            connection.close()
            process.send_signal(signal.SIGINT)
            assert process.wait(timeout=20) == 130
            assert "Traceback" not in process.stderr.read()
        finally:
            process.kill()


def test_a_port_that_is_taken_and_a_store_that_is_not_there_are_said(site: Site, built: Path, tmp_path: Path) -> None:
    for arguments, words in (
        (["--store", str(built), "--port", str(site.port)], "cannot listen at 127.0.0.1"),
        (["--store", str(tmp_path / "no")], "there is none yet"),
    ):
        command = [sys.executable, "-m", "triplewire", "serve", *arguments]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert words in done.stderr
        assert done.returncode in {1, 2}
        assert "Traceback" not in done.stderr
