"""A query reads this graph only, within limits, and says where it is wrong."""

import os
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest
from hostile_inputs import QUERIES_OUTSIDE, QUERIES_WITHOUT_END
from sketch import summit

from triplewire.graph.ask.query import Rows, run, run_rendered
from triplewire.graph.errors import QueryError, QueryRefused, QuerySyntaxError, QueryTooLong
from triplewire.graph.knowledge import KnowledgeGraph
from triplewire.graph.store.interface import Store
from triplewire.graph.store.opening import open_store
from triplewire.graph.store.worker import Limits

GRAPH = "https://example.org/g"
SHORT = Limits(seconds=0.2, rows=10_000)  # for what would not end
LONG = Limits(seconds=30, rows=10_000)  # for what ends at once, also on a busy machine


@pytest.fixture(params=["memory", "disk"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    store = open_store(tmp_path if request.param == "disk" else None)
    node = ox.NamedNode("https://example.org/s")
    store.replace(
        GRAPH, [ox.Triple(node, ox.NamedNode("https://example.org/p"), ox.Literal(str(i))) for i in range(500)]
    )
    return store


@pytest.mark.parametrize("query", QUERIES_OUTSIDE)
def test_what_leaves_or_changes_the_graph_is_refused(store: Store, query: str) -> None:
    with pytest.raises((QueryRefused, QuerySyntaxError)) as caught:
        run(store, query, LONG)
    assert isinstance(caught.value, QueryRefused) or "1SERVICE" in query  # which is no SPARQL
    assert len(store.read(GRAPH)) == 500


@pytest.mark.parametrize(
    ("query", "rows"),
    [
        ("SELECT * FROM <https://example.org/g> { ?s ?p ?o }", 500),
        ("PREFIX x: <https://example.org/> SELECT * FROM NAMED x:g { GRAPH ?g { ?s ?p ?o } }", 500),
        ("SELECT * { ?s ?p ?o FILTER(?o != 'from SERVICE <x>') } # FROM SERVICE", 500),
        ("SELECT ?service { ?service ?from ?o } LIMIT 3", 3),
    ],
)
def test_words_that_only_look_like_it_are_not(store: Store, query: str, rows: int) -> None:
    answer = run(store, query, LONG)
    assert isinstance(answer, Rows)
    assert len(answer.rows) == rows


@pytest.mark.parametrize(
    ("query", "line", "column"),
    [
        ("SELECT * {\n  ?s ?p }", 2, 3),
        ("SELECT ?x\nWHERE { ?x ?p ?o ", 2, 18),
        ("SELEKT * { ?s ?p ?o }", 1, 1),
        ("SELECT * { ?s ?p ?o }\nORDR BY ?s", 2, 1),
        ("SELECT * { ?s ?p 'service' FILTER(?o > ) }", 1, 28),
        ("", 1, 1),
    ],
)
def test_a_syntax_error_has_its_place(store: Store, query: str, line: int, column: int) -> None:
    with pytest.raises(QuerySyntaxError, match=f"line {line}, column {column}") as caught:
        run(store, query, LONG)
    assert (caught.value.line, caught.value.column) == (line, column)


@pytest.mark.parametrize("query", ['ASK { ?s ?p "\ud800" }', 'ASK { ?s ?p "\\UFFFFFFFF" }', "\ufeffASK {}"])
def test_what_is_no_character_is_an_error_of_syntax(store: Store, query: str) -> None:
    with pytest.raises(QuerySyntaxError):
        run(store, query, LONG)


def test_a_prefix_that_is_not_declared_is_named(store: Store) -> None:
    with pytest.raises(QuerySyntaxError, match="zz"):
        run(store, "SELECT * { ?s zz:name ?o }", LONG)


@pytest.mark.parametrize("query", QUERIES_WITHOUT_END)
def test_a_hostile_query_ends_in_time_and_the_store_goes_on(store: Store, query: str) -> None:
    with pytest.raises((QueryTooLong, QueryRefused)):
        run(store, query, SHORT)
    assert run(store, "ASK { ?s ?p ?o }", LONG) is True


def test_memory_has_a_limit(store: Store) -> None:
    query = "SELECT DISTINCT ?c ?f ?i { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?i"
    with pytest.raises(QueryTooLong):
        run(store, query, Limits(seconds=20, memory=50 << 20))


def test_rendering_counts_in_the_limits(store: Store) -> None:
    def endless(_: object) -> str:
        while True:
            pass

    with pytest.raises(QueryTooLong):
        run_rendered(store, "DESCRIBE ?s { ?s ?p ?o }", endless, SHORT)
    assert run_rendered(store, "ASK { ?s ?p ?o }", str, LONG) == "True"


def test_with_little_memory_queries_are_answered(tmp_path: Path) -> None:
    """Every process has a hard limit of 1.5 GB, as on a small machine or in a container."""
    with KnowledgeGraph(tmp_path / "store", create=True) as graph:
        graph.add(summit())
    code = "import resource; resource.setrlimit(resource.RLIMIT_AS, (1_500_000_000, 1_500_000_000))\n"
    code += "from triplewire.graph.cli.main import main; main()"
    command = [sys.executable, "-c", code, "query", "ASK { ?s ?p ?o }", "--store", str(tmp_path / "store")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "true\n", "")


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits the address space")
@pytest.mark.parametrize("arguments", [("query", "ASK {}"), ("check",), ("remove", "summit"), ("backup", "b.nq.gz")])
def test_with_too_little_memory_one_sentence_says_what_to_do(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    with KnowledgeGraph(tmp_path / "output/store", create=True) as graph:
        graph.add(summit())
    code = "import resource; resource.setrlimit(resource.RLIMIT_AS, (500_000_000, 500_000_000))\n"
    code += "from triplewire.graph.cli.main import main; main()"
    command = [sys.executable, "-c", code, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path, timeout=100)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    assert done.stderr.endswith(" MiB of memory to be opened: raise the limit (ulimit -v)\n")


def test_as_many_rows_as_allowed_come_back(store: Store) -> None:
    answer = run(store, "SELECT * { ?s ?p ?o }", Limits(rows=500))
    assert isinstance(answer, Rows)
    assert len(answer.rows) == 500
    with pytest.raises(QueryTooLong, match="LIMIT"):
        run(store, "SELECT * { ?s ?p ?o }", Limits(rows=499))


def test_what_was_just_written_is_found(store: Store) -> None:
    store.replace("https://example.org/new", [ox.Triple(ox.NamedNode("urn:a"), ox.NamedNode("urn:b"), ox.Literal("c"))])
    assert run(store, "ASK { <urn:a> <urn:b> 'c' }") is True


def test_a_reader_whose_files_were_compacted_away_tries_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store, tried = open_store(tmp_path / "store"), tmp_path / "tried"
    opened = store.reader

    def reader(*, fresh: bool) -> Store:
        if not fresh:
            tried.touch()
            raise OSError("No such file: 000012.sst")
        return opened(fresh=True)

    monkeypatch.setattr(store, "reader", reader)
    assert run(store, "ASK {}") is True
    assert tried.exists()


def test_a_remote_store_is_asked_with_the_same_care(server: str) -> None:
    store = open_store(server)
    assert run(store, "ASK {}") is True
    with pytest.raises(QueryRefused):
        run(store, "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }")
    with pytest.raises(QueryRefused):
        run(store, "DROP ALL")


def test_the_base_has_the_empty_prefix_as_tables_print_it(where: Path | str | None) -> None:
    base = "https://x.example/n/"
    with KnowledgeGraph(where, base=base, create=True) as graph:
        graph.add(summit())
        (row,) = graph.query("SELECT ?name { :country-PE rdfs:label ?name }")
        assert str(row[0]) == "Peru"
        assert not graph.query("PREFIX : <urn:mine:> ASK { :country-PE ?p ?o }").askAnswer
        (document,) = graph.store.graphs()
        from_it = "SELECT ?p FROM <DOCUMENT> { :country-PE ?p ?o }".replace("DOCUMENT", document)
        assert len(graph.query(from_it)) > 0


def test_a_system_without_fork_can_do_all_but_ask(monkeypatch: pytest.MonkeyPatch, store: Store) -> None:
    without = (
        "import os, sys; sys.modules['resource'] = None; del os.fork; import triplewire as tw; tw.KnowledgeGraph()"
    )
    assert subprocess.run([sys.executable, "-c", without], check=False).returncode == 0
    monkeypatch.delattr(os, "fork")
    with pytest.raises(QueryError, match="fork"):
        run(store, "ASK { ?s ?p ?o }")
