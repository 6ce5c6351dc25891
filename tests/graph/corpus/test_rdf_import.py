"""What was exported comes back without loss, and a hostile file does not get in."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pyoxigraph as ox
import pytest
from commands import tw
from hostile_inputs import RDF_WITHOUT_END
from hypothesis import given, settings
from hypothesis import strategies as st
from sketch import summit

from triplewire.extract.limited import Budget
from triplewire.graph.corpus import rdf_import
from triplewire.graph.corpus.rdf_import import take_in
from triplewire.graph.errors import FormatUnknown, IntakeError
from triplewire.graph.knowledge import KnowledgeGraph
from triplewire.graph.out.export import export
from triplewire.graph.store.opening import open_store

QUADS = (("nquads", ".nq"), ("trig", ".trig"), ("jsonld", ".jsonld"))
TEXT = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("\x00\r\n\t\"'\\\u2028\u202e\ufeff{}<>"))
NAMES = st.text(st.characters(categories=["L", "N"]) | st.sampled_from("-._~%()'!*,;:@$&=+/?#"), min_size=1).filter(
    lambda name: name.count("#") <= 1  # an IRI has one fragment
)
NODES = NAMES.map(lambda name: ox.NamedNode("https://w3id.org/triplewire/id/" + name.replace("%", "%25")))
LITERALS = (
    TEXT.map(ox.Literal)
    | TEXT.map(lambda value: ox.Literal(value, language="en-gb"))
    | TEXT.map(lambda value: ox.Literal(value, datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#integer")))
)
TRIPLES = st.lists(st.builds(ox.Triple, NODES, NODES, NODES | LITERALS), min_size=1, max_size=8)


@settings(max_examples=60)
@given(st.dictionaries(st.sampled_from(["https://x.example/a", "https://x.example/b"]), TRIPLES, min_size=1))
def test_whatever_the_literals_and_names_all_comes_back(graphs: dict[str, list[ox.Triple]]) -> None:
    store = open_store()
    for name, triples in graphs.items():
        store.replace(name, triples)
    with TemporaryDirectory() as folder:
        for form, ending in (*QUADS, ("turtle", ".ttl")):
            path = Path(folder, f"graph{ending}")
            path.write_bytes(export(store, form))
            again = open_store()
            take_in(again, path)
            assert export(again, form) == export(store, form)


@pytest.mark.parametrize(("form", "ending"), QUADS)
def test_the_documents_are_documents_again(tmp_path: Path, form: str, ending: str, where: Path | str | None) -> None:
    file = tmp_path / f"graph{ending}"
    with KnowledgeGraph() as graph:
        graph.add(summit("one"))
        graph.add(summit("two"))
        file.write_bytes(graph.export(form))
        before = graph.export("nquads")
    with KnowledgeGraph(where, create=True) as again:
        take_in(again.store, file)
        assert again.export("nquads") == before
        again.remove("one")
        assert again.documents() == ["two"]


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("a.rdf", '<!DOCTYPE r [<!ENTITY a "b">]><r/>', "document type"),
        ("a.ttl", "<urn:a> <urn:b> .", "a.ttl"),
        ("a.ttl", "<urn:a> <urn:b> [ <urn:c> 1 ] .", "blank nodes"),
        ("a.nq", "_:a <urn:b> <urn:c> .", "blank nodes"),
        ("a.jsonld", '{"@context": "http://127.0.0.1:1/", "@id": "urn:a", "b": "c"}', "nothing is fetched"),
        ("a.ttl", "<urn:a> <urn:b> 'c' . " * 100, "larger"),
    ],
)
def test_a_file_that_is_refused_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, text: str, said: str
) -> None:
    monkeypatch.setattr(rdf_import, "MOST", 1000)
    (tmp_path / name).write_text(text, "utf-8")
    store = open_store()
    with pytest.raises(IntakeError, match=said):
        take_in(store, tmp_path / name)
    assert store.graphs() == []


@pytest.mark.parametrize("name", RDF_WITHOUT_END)
def test_a_hostile_file_costs_itself_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr(rdf_import, "MOST", 64 << 20)
    monkeypatch.setattr(rdf_import, "BUDGET", Budget(20, 400 << 20))
    files = [tmp_path / "a.nt", tmp_path / name, tmp_path / "b.nt"]
    for file in files:
        file.write_bytes(RDF_WITHOUT_END.get(file.name, b"<urn:a> <urn:b> <urn:c> .\n"))
    result = tw("import", *files, "--store", tmp_path / "store")
    assert result.exit_code == 1
    (said,) = [line for line in result.stderr.splitlines() if line]
    assert said.startswith(f"triplewire: {files[1]}: ")
    assert "internal error" not in said
    assert [line.rpartition("/")[2] for line in result.stdout.splitlines()] == [
        "import-a: 1 triples",
        "import-b: 1 triples",
    ]


@pytest.mark.parametrize("name", ["nosuch.ttl", "folder.ttl"])
def test_a_file_that_cannot_be_read_costs_itself_alone(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder.ttl").mkdir()
    good = [tmp_path / "a.nt", tmp_path / "b.nt"]
    for file in good:
        file.write_text("<urn:a> <urn:b> <urn:c> .\n")
    result = tw("import", good[0], tmp_path / name, good[1], "--store", tmp_path / "store")
    assert result.exit_code == 1
    assert result.stderr.startswith(f"triplewire: {tmp_path / name}: it cannot be read (")
    assert result.stderr.count("\n") == 1
    assert result.stdout.count(": 1 triples\n") == 2


def test_other_endings_are_named(tmp_path: Path) -> None:
    with pytest.raises(FormatUnknown, match=r"\.trig"):
        take_in(open_store(), tmp_path / "a.xlsx")


def test_the_command_tells_what_came_in(tmp_path: Path) -> None:
    file = tmp_path / "graph.trig"
    with KnowledgeGraph() as graph:
        graph.add(summit())
        file.write_bytes(graph.export("trig"))
    result = tw("import", file, "--store", tmp_path / "store")
    assert result.exit_code == 0, result.stderr
    assert "document-summit: " in result.stdout
    assert tw("check", "--store", tmp_path / "store").exit_code == 0
