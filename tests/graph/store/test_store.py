"""Every kind of store behaves alike."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
from sketch import summit

from triplewire.graph.errors import StoreClosed, StoreError, StoreLocked, StoreMissing, StoreReadOnly, StoreUnreachable
from triplewire.graph.knowledge import KnowledgeGraph
from triplewire.graph.store.interface import Store
from triplewire.graph.store.opening import open_store
from triplewire.graph.store.remote import _credentials

ONE, TWO = "https://example.org/one", "https://example.org/two"


def triple(subject: str, value: str) -> ox.Triple:
    return ox.Triple(
        ox.NamedNode(f"https://example.org/{subject}"), ox.NamedNode("https://example.org/p"), ox.Literal(value)
    )


A, B, C = triple("a", 'x "\n'), triple("b", "\u00e9\U0001f600"), triple("c", "z")


@pytest.fixture
def store(where: Path | str | None) -> Iterator[Store]:
    store = open_store(where)
    yield store
    store.close()


def test_a_graph_is_replaced_as_a_whole(store: Store) -> None:
    assert store.replace(ONE, [A, B]) is True
    assert store.replace(TWO, [C]) is True
    assert set(store.read(ONE)) == {A, B}
    assert store.replace(ONE, [B, C]) is True
    assert set(store.read(ONE)) == {B, C}
    assert store.graphs() == [ONE, TWO]


def test_the_same_graph_again_changes_nothing(store: Store) -> None:
    store.replace(ONE, [A, B])
    assert store.replace(ONE, [B, A, A]) is False


def test_a_removed_graph_leaves_nothing(store: Store) -> None:
    store.replace(ONE, [A])
    store.replace(TWO, [A, B])
    assert store.remove(ONE) is True
    assert store.remove(ONE) is False
    assert store.graphs() == [TWO]
    assert {quad.triple for quad in store.quads()} == {A, B}
    assert store.read(ONE) == []


def test_a_query_is_over_the_union_and_a_graph_can_be_named(store: Store) -> None:
    store.replace(ONE, [A])
    store.replace(TWO, [B])
    everything = "SELECT ?s { ?s ?p ?o } ORDER BY ?s"
    assert [row["s"].value[-1] for row in store.query(everything)] == ["a", "b"]
    assert [row["s"].value[-1] for row in store.query(f"SELECT ?s {{ GRAPH <{TWO}> {{ ?s ?p ?o }} }}")] == ["b"]
    assert bool(store.query("ASK { ?s ?p ?o }")) is True
    assert set(store.query("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")) == {A, B}


def test_a_triple_of_two_graphs_is_one_in_the_union_until_both_are_gone(store: Store) -> None:
    everything = "SELECT ?s { ?s ?p ?o } ORDER BY ?s"
    store.replace(ONE, [A, B])
    store.replace(TWO, [A, C])
    assert [row["s"].value[-1] for row in store.query(everything)] == ["a", "b", "c"]
    store.replace(ONE, [B])
    assert [row["s"].value[-1] for row in store.query(everything)] == ["a", "b", "c"]
    store.remove(TWO)
    assert [row["s"].value[-1] for row in store.query(everything)] == ["b"]
    store.remove(ONE)
    assert list(store.query(everything)) == []


def test_several_graphs_change_at_once(store: Store) -> None:
    everything = "SELECT ?s { ?s ?p ?o } ORDER BY ?s"
    assert store.change({ONE: [A, B], TWO: [B, C]}) == {ONE, TWO}
    assert store.change({ONE: [A, B], TWO: [C, B]}) == frozenset()
    assert store.change({ONE: [B], TWO: [A]}) == {ONE, TWO}  # A moves, C is gone, B stays
    assert (set(store.read(ONE)), set(store.read(TWO))) == ({B}, {A})
    assert [row["s"].value[-1] for row in store.query(everything)] == ["a", "b"]
    assert store.change({ONE: [], TWO: [A, C]}) == {ONE, TWO}
    assert store.graphs() == [TWO]
    assert [row["s"].value[-1] for row in store.query(everything)] == ["a", "c"]
    assert store.change({ONE: [A], TWO: []}) == {ONE, TWO}
    assert store.change({ONE: [A], TWO: [C]}) == {TWO}
    store.remove(TWO)
    assert store.graphs() == [ONE]
    assert [row["s"].value[-1] for row in store.query(everything)] == ["a"]


def test_the_text_of_a_literal_comes_back_as_it_went_in(store: Store) -> None:
    store.replace(ONE, [triple("a", "\t\r\n\x00\x7f\\u0041 \"'''\u2028")])
    assert store.read(ONE) == [triple("a", "\t\r\n\x00\x7f\\u0041 \"'''\u2028")]


def test_a_store_on_disk_is_there_again(tmp_path: Path) -> None:
    store = open_store(tmp_path / "s")
    store.replace(ONE, [A])
    store.close()
    assert open_store(tmp_path / "s", read_only=True).read(ONE) == [A]


def test_what_was_opened_to_be_read_is_not_changed(tmp_path: Path) -> None:
    with KnowledgeGraph(tmp_path / "s", create=True) as graph:
        graph.add(summit())
    reading = KnowledgeGraph(open_store(tmp_path / "s", read_only=True))
    for change in (lambda: reading.remove("summit"), lambda: reading.add(summit("other"))):
        with pytest.raises(StoreReadOnly, match="opened only to be read; to change it, close it and open it"):
            change()
    assert reading.documents() == ["summit"]


def test_a_fork_does_not_change_the_store_of_its_parent(tmp_path: Path) -> None:
    def changed() -> str:
        try:
            store.replace(ONE, [A])
        except StoreLocked as error:
            store.close()
            return str(error)
        return "it did"

    store = open_store(tmp_path / "s")
    store.replace(ONE, [])
    reading, writing = os.pipe()
    if not (child := os.fork()):
        os.write(writing, changed().encode())
        os._exit(0)
    os.waitpid(child, 0)
    assert b"another process has it open" in os.read(reading, 1000)
    store.replace(ONE, [A])
    store.close()
    assert open_store(tmp_path / "s", read_only=True).read(ONE) == [A]


@pytest.mark.parametrize("where", [None, "s"])
def test_a_closed_graph_says_so_and_is_closed_again(where: str | None, tmp_path: Path) -> None:
    with KnowledgeGraph(tmp_path / where if where else None, create=True) as graph:
        graph.add(summit())
        graph.close()
    graph.close()
    with pytest.raises(StoreClosed, match="it was closed: open it again"):
        graph.documents()


def test_a_second_writer_is_told_to_wait_and_a_reader_reads(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    store.replace(ONE, [A])
    with pytest.raises(StoreLocked, match="this process"):
        open_store(tmp_path)
    assert open_store(tmp_path, read_only=True).read(ONE) == [A]
    store.close()


def test_reading_where_nothing_is_says_how_to_make_it(tmp_path: Path) -> None:
    with pytest.raises(StoreMissing, match="triplewire build"):
        open_store(tmp_path / "none", read_only=True)


def test_a_folder_that_cannot_be_a_store_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError, match="file"):
        open_store(tmp_path / "file")


def test_a_server_that_does_not_answer_is_named() -> None:
    with pytest.raises(StoreUnreachable, match=r"127\.0\.0\.1:9"):
        open_store("http://127.0.0.1:9").graphs()


def test_what_a_server_says_is_passed_on(server: str) -> None:
    with pytest.raises(StoreUnreachable, match="400"):
        open_store(server).query("SELECT nonsense")


def test_credentials_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    assert _credentials() == {}
    monkeypatch.setenv("TRIPLEWIRE_STORE_USER", "ann")
    monkeypatch.setenv("TRIPLEWIRE_STORE_PASSWORD", "pw")
    assert _credentials() == {"Authorization": "Basic YW5uOnB3"}
    monkeypatch.setenv("TRIPLEWIRE_STORE_TOKEN", "t")
    assert _credentials() == {"Authorization": "Bearer t"}


WRITER = """
import resource, signal, sys
import pyoxigraph as ox
from triplewire.graph.store.opening import open_store
store = open_store(sys.argv[1])
node = ox.NamedNode("https://example.org/s")
signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), int(sys.argv[2])))
for n in range(100000):
    old = [ox.Triple(node, ox.NamedNode("https://example.org/p"), ox.Literal(f"{n % 5} {i}")) for i in range(200)]
    store.replace(f"https://example.org/{n % 3}", old)
"""


@pytest.mark.parametrize("byte", [10_000, 300_000, 700_000])
def test_a_writer_that_is_killed_within_a_write_leaves_whole_graphs(tmp_path: Path, byte: int) -> None:
    """The kernel kills whoever writes that byte of a file."""
    writer = subprocess.run(
        [sys.executable, "-c", WRITER, str(tmp_path), str(byte)], env={**os.environ, "PYTHONPATH": "."}, check=False
    )
    assert writer.returncode == -signal.SIGXFSZ
    store = open_store(tmp_path)
    assert store.graphs() or byte == 10_000
    for graph in store.graphs():
        versions = {t.object.value.split()[0] for t in store.read(graph)}  # type: ignore[union-attr]
        assert len(store.read(graph)) == 200
        assert len(versions) == 1
    store.close()
