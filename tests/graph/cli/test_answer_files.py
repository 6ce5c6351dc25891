"""Answers in files, in the format of their endings, and what a build writes beside Turtle."""

import csv
import json
from pathlib import Path

import networkx as nx
import pyarrow.parquet
import pyoxigraph as ox
import pytest
from click.testing import Result
from sketch import summit
from typer.testing import CliRunner

from triplewire.graph.cli.main import main
from triplewire.graph.corpus.outputs import FORMATS, Tally, refresh, write_outputs
from triplewire.graph.knowledge import KnowledgeGraph


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("graph") / "store"
    with KnowledgeGraph(place, create=True) as graph:
        graph.add(summit())
    return place


def tw(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


LINES = (
    "query offices", "query SELECT*{?s?p?o}", "ask Who met Ann Lee?", "diff --from 2024-01-01 --to 2024-12-31",
    "network central",
)  # fmt: skip
CASES = [(line, form) for line in LINES for form in ("csv", "json", "table")]
CASES += [("explain Lee", "json"), ("explain Lee", "text")]


@pytest.mark.parametrize(("line", "form"), CASES)
def test_an_answer_in_a_file_is_that_on_standard_output(store: Path, tmp_path: Path, line: str, form: str) -> None:
    shown = tw(*line.split(), "--store", store, "--format", form)
    file = tmp_path / f"answer.{form if form in {'csv', 'json'} else 'txt'}"
    written = tw(*line.split(), "--store", store, "-o", file)
    assert (written.exit_code, written.stdout) == (0, "")
    assert file.read_bytes() == shown.stdout_bytes
    assert f"Written: {file}" in written.stderr


@pytest.mark.parametrize(
    "line",
    [
        "export -o STORE/g.ttl", "export --format turtle -o STORE/CURRENT", "query offices --format csv -o STORE/SEAL",
        "draw -o STORE/g.svg", "backup STORE/b.nq.gz", "site -o STORE", "build ARTICLE -o STORE",
        "build ARTICLE --report STORE/SEAL",
    ],
)  # fmt: skip
def test_nothing_is_written_among_the_files_of_a_store(store: Path, tmp_path: Path, line: str) -> None:
    (tmp_path / "a.txt").write_text("Ann Lee met Omar Haddad.")
    link = tmp_path / "link"
    link.symlink_to(store)
    before = {path.name: path.read_bytes() for path in store.iterdir() if path.is_file()}
    words = [word.replace("STORE", str(link)).replace("ARTICLE", str(tmp_path / "a.txt")) for word in line.split()]
    result = tw(*words, "--store", tmp_path / "other" if "build" in line else store)
    assert result.exit_code == 1
    assert f"the folder {store} is that of a store, whose files must stay as they are" in result.stderr
    assert {path.name: path.read_bytes() for path in store.iterdir() if path.is_file()} == before


def test_an_output_that_is_a_link_to_itself_is_told(store: Path, tmp_path: Path) -> None:
    (tmp_path / "loop.ttl").symlink_to("loop.ttl")
    result = tw("export", "--store", store, "-o", tmp_path / "loop.ttl")
    assert result.exit_code == 1
    assert "loop.ttl: Too many levels of symbolic links" in result.stderr


def test_triples_and_other_endings(store: Path, tmp_path: Path) -> None:
    file = tmp_path / "lee.ttl"
    assert tw("query", "DESCRIBE :person-ann-lee", "--store", store, "-o", file).exit_code == 0
    assert len([*ox.parse(file.read_bytes(), format=ox.RdfFormat.TURTLE)]) > 1
    result = tw("query", "offices", "--store", store, "-o", tmp_path / "a.xlsx")
    assert result.exit_code == 2
    assert "does not end in one of .csv, .tsv, .json, .ttl, .txt: give --format" in " ".join(result.stderr.split())
    assert tw("query", "offices", "--store", store, "-o", tmp_path / "a.xyz", "--format", "csv").exit_code == 0
    failed = tw("query", "SELECT {", "--store", store, "-o", tmp_path / "b.csv")
    assert failed.exit_code == 2
    assert not (tmp_path / "b.csv").exists()


def test_a_build_writes_every_format_and_keeps_it_fresh(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    with KnowledgeGraph(folder / "store", create=True) as graph:
        graph.add(summit())
        written = write_outputs(graph, folder, Tally(), exports=tuple(FORMATS.values()))
        names = {path.name for path in written}
        nodes_beside = {"graph-nodes.csv", "graph-neo4j-nodes.csv", "graph-nodes.parquet"}
        assert names == {*FORMATS, *nodes_beside, "graph.html", "graph.png"}
        assert all(path.is_file() for path in written)
        graph.add(summit("second"))
        again, left = refresh(graph.store)
        assert ({path.name for path in again}, left) == (names, [])
    network = nx.read_gexf(folder / "graph.gexf")
    for name, count in (("graph", network.number_of_edges()), ("graph-nodes", network.number_of_nodes())):
        listed = [*csv.reader((folder / f"{name}.csv").read_text("utf-8").splitlines())]
        assert len(listed) - 1 == count == pyarrow.parquet.read_table(folder / f"{name}.parquet").num_rows
    assert json.loads((folder / "graph.jsonld").read_text("utf-8"))
