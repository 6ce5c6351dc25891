"""Every format is complete, readable by others and the same each time."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
import rdflib
from sketch import Sketch, summit

from triplewire.graph.errors import FormatUnknown
from triplewire.graph.iris import BASE
from triplewire.graph.knowledge import KnowledgeGraph
from triplewire.graph.out.export import FORMATS, export_file


@pytest.fixture
def graph(tmp_path: Path) -> Iterator[KnowledgeGraph]:
    """On disk, where the graph of a document has its keys together, as an export has them."""
    with KnowledgeGraph(tmp_path / "store", create=True) as graph:
        _fill(graph)
        yield graph


def _fill(graph: KnowledgeGraph) -> None:
    graph.add(summit())
    s = Sketch('Ann Lee told "Bob \\ Roy" <&\'>\n\t\u2028 "no".\u0001', id="odd \u2603")
    s.event("told", "CONSULT", source=[s.entity("Ann Lee")], target=[s.entity('Bob \\ Roy" <&\'>\n\t\u2028 "no')])
    graph.add(s.document())


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_graph_in_another_order_gives_the_same_bytes(graph: KnowledgeGraph, form: str) -> None:
    other = KnowledgeGraph()
    for quad in sorted(graph.store.quads(), key=lambda q: str(q)[::-1]):
        other.store.replace(quad.graph_name.value, [*other.store.read(quad.graph_name.value), quad.triple])  # type: ignore[union-attr]
    assert graph.export(form) == other.export(form)


@pytest.mark.parametrize("form", FORMATS)
def test_a_graph_in_memory_is_exported_the_same(graph: KnowledgeGraph, form: str) -> None:
    with KnowledgeGraph() as other:
        _fill(other)
        assert graph.export(form) == other.export(form)


@pytest.mark.parametrize(
    ("form", "rdf"),
    [("trig", ox.RdfFormat.TRIG), ("nquads", ox.RdfFormat.N_QUADS), ("jsonld", ox.RdfFormat.JSON_LD)],
)
def test_a_dataset_comes_back_whole(graph: KnowledgeGraph, form: str, rdf: ox.RdfFormat) -> None:
    assert set(ox.parse(graph.export(form), rdf)) == set(graph.store.quads())


@pytest.mark.parametrize(("form", "name"), [("trig", "trig"), ("nquads", "nquads"), ("jsonld", "json-ld")])
def test_rdflib_reads_as_many_statements(graph: KnowledgeGraph, form: str, name: str) -> None:
    dataset = rdflib.Dataset()
    dataset.parse(data=graph.export(form), format=name)
    assert len(list(dataset.quads())) == len(set(graph.store.quads()))


@pytest.mark.parametrize(("words", "mod"), [("since 1999", "ON_OR_AFTER"), ("until 1999", "ON_OR_BEFORE")])
def test_rdflib_reads_times_with_an_open_end(words: str, mod: Any) -> None:
    s = Sketch(f"Ann Lee backed Bob Roy {words}.", id="open")
    lee, roy = s.entity("Ann Lee"), s.entity("Bob Roy")
    at = s.time(words, "1999")
    s.times[at] = replace(s.times[at], mod=mod)
    s.event("backed", "SUPPORT", source=[lee], target=[roy], time=[at])
    with KnowledgeGraph() as graph:
        graph.add(s.document())
        read = rdflib.Graph().parse(data=graph.export("turtle"), format="turtle")
        assert len(read) == len(set(ox.parse(graph.export("turtle"), ox.RdfFormat.TURTLE)))


def test_turtle_is_the_union_prefixed_and_sorted(graph: KnowledgeGraph) -> None:
    turtle = graph.export("turtle").decode()
    assert {q.triple for q in ox.parse(turtle, ox.RdfFormat.TURTLE)} == {q.triple for q in graph.store.quads()}
    prefixes = [line for line in turtle.splitlines() if line.startswith("@prefix")]
    assert prefixes == sorted(prefixes)
    subjects = [line.split()[0] for line in turtle.splitlines() if line.startswith(":")]
    names = [graph.removeprefix(f"{BASE}document-") for graph in graph.store.graphs()]

    def place(subject: str) -> tuple[int, bytes]:
        owners = (
            i for i, n in enumerate(names) if subject in {f":document-{n}", f":extraction-{n}"} or f"-{n}." in subject
        )
        return next(owners, len(names)), subject.encode()

    assert subjects == sorted(set(subjects), key=place)
    assert {place(subject)[0] for subject in subjects} == {0, 1, 2}
    assert "\n:person-ann-lee a sem:Actor , schema:Person ;" in turtle


def test_jsonld_needs_nothing_from_outside(graph: KnowledgeGraph) -> None:
    record = json.loads(graph.export("jsonld"))
    assert isinstance(record["@context"], dict)
    assert "http" not in json.dumps([item["@id"] for item in record["@graph"]])


@pytest.mark.parametrize("form", FORMATS)
def test_a_graph_that_does_not_fit_into_memory_is_written_the_same(
    graph: KnowledgeGraph, form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = graph.export(form)
    monkeypatch.setattr("triplewire.graph.out.sorted_lines._RUN", 7)
    monkeypatch.setattr("triplewire.graph.out.export._SPOOL", 100)
    path, *_ = export_file(graph.store, form, tmp_path / "graph.out")
    assert path.read_bytes() == before


def test_a_format_that_there_is_not_is_named(graph: KnowledgeGraph) -> None:
    with pytest.raises(FormatUnknown, match="turtle"):
        graph.export("docx")


def test_an_empty_graph_has_every_format() -> None:
    with KnowledgeGraph() as graph:
        assert all(isinstance(graph.export(form), bytes) for form in FORMATS)


IN_A_PROCESS = """
import sys
sys.path.insert(0, sys.argv[1])
from sketch import summit
from triplewire.graph.out.export import FORMATS, export_file
from triplewire.graph.knowledge import KnowledgeGraph
graph = KnowledgeGraph()
graph.add(summit())
for form in FORMATS:
    sys.stdout.buffer.write(graph.export(form))
"""


def test_the_seed_of_hashes_does_not_count() -> None:
    here = Path(__file__).parents[1]
    command = [sys.executable, "-c", IN_A_PROCESS, str(here)]
    one, other = (
        subprocess.run(
            command, check=True, capture_output=True, cwd=here.parents[1], env={**os.environ, "PYTHONHASHSEED": seed}
        ).stdout
        for seed in ("1", "2")
    )
    assert one == other
    assert len(one) > 100_000
