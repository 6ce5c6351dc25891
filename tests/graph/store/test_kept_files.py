"""A reader of a store on disk keeps the files that it opened, whatever a writer does to them."""

from __future__ import annotations

import multiprocessing
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest

from triplewire.graph.ask.query import run
from triplewire.graph.store.embedded import OxigraphStore
from triplewire.graph.store.kept_files import FOLDER, clear, keep_files

QUERIES = (
    "ASK { <x:s5> ?p ?o }",
    "SELECT (COUNT(*) AS ?n) { ?s <x:p> ?o }",
    "SELECT ?s { ?s <x:p> ?o } ORDER BY ?s LIMIT 2",
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A store with more tables than the engine opens at the start."""
    store = OxigraphStore(tmp_path / "store")
    for number in range(4):
        triples = [ox.Triple(ox.NamedNode(f"x:s{i}"), ox.NamedNode("x:p"), ox.Literal(f"{number}")) for i in range(9)]
        store.replace(f"x:g{number}", triples)
        store.engine.flush()
    store.close()
    assert len(list((tmp_path / "store").glob("*.sst"))) > 16
    return tmp_path / "store"


@pytest.mark.parametrize("sparql", QUERIES)
def test_a_reader_answers_when_another_process_has_removed_the_tables(folder: Path, sparql: str) -> None:
    expected = run(OxigraphStore(folder, read_only=True), sparql)
    reader = OxigraphStore(folder, read_only=True)
    for table in folder.glob("*.sst"):
        table.unlink()
    assert run(reader, sparql) == expected


def test_nothing_is_left_in_the_folder(folder: Path) -> None:
    before = sorted(path.name for path in folder.iterdir())
    reader = OxigraphStore(folder, read_only=True)
    assert (folder / FOLDER).exists()
    reader.close()
    assert sorted(path.name for path in folder.iterdir()) == before


def test_a_query_beside_an_open_writer_leaves_nothing(folder: Path) -> None:
    store = OxigraphStore(folder)
    run(store, QUERIES[0])
    assert not (folder / FOLDER).exists()
    store.close()


def test_the_links_of_a_killed_reader_are_cleared_and_those_in_use_are_not(folder: Path) -> None:
    code = f"""
import os, signal
from pathlib import Path
from triplewire.graph.store.kept_files import keep_files
kept = keep_files(Path({str(folder)!r}))
os.kill(os.getpid(), signal.SIGKILL)
"""
    subprocess.run([sys.executable, "-c", code], check=False, timeout=60)
    (killed,) = (folder / FOLDER).iterdir()
    kept = keep_files(folder)
    assert kept is not None
    assert list((folder / FOLDER).iterdir()) == [kept.path] != [killed]
    clear(folder)
    assert kept.path.exists()
    kept.release()
    assert not (folder / FOLDER).exists()


def test_a_fork_shares_the_lock_and_does_not_remove_the_links(folder: Path) -> None:
    reader = OxigraphStore(folder, read_only=True)
    assert run(reader, QUERIES[1]) == run(reader, QUERIES[1])  # each in a fork
    assert len(list((folder / FOLDER).iterdir())) == 1
    reader.close()


def test_a_fork_that_ends_leaves_the_links_to_its_parent(folder: Path) -> None:
    kept = keep_files(folder)
    assert kept is not None
    fork = multiprocessing.get_context("fork").Process(target=kept.release)
    fork.start()
    fork.join(60)
    assert fork.exitcode == 0
    assert kept.path.exists()
    kept.release()


def test_where_there_can_be_no_links_the_files_themselves_are_read(folder: Path) -> None:
    (folder / FOLDER).write_text("in the way")
    assert keep_files(folder) is None
    assert run(OxigraphStore(folder, read_only=True), QUERIES[0]) is True
