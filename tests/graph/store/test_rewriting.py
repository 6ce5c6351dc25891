"""A store that is written anew has nothing of what was removed, and everything else."""

from __future__ import annotations

from pathlib import Path

import pytest
from sketch import summit, toll

from triplewire.graph.ask.query import run
from triplewire.graph.check.audit import audit
from triplewire.graph.check.integrity import broken_files, is_derived_damaged
from triplewire.graph.errors import StoreLocked, StoreMissing, StoreMoved
from triplewire.graph.knowledge import KnowledgeGraph
from triplewire.graph.store import replacing
from triplewire.graph.store.embedded import OxigraphStore
from triplewire.graph.store.lock import WriterLock
from triplewire.graph.store.rewriting import rewrite
from triplewire.graph.store.seal import read_seal

GONE = [b"Haddad", b"killed 12 soldiers", b"document-fire"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A store from which the last document was removed."""
    folder = tmp_path / "store"
    with KnowledgeGraph(folder, create=True) as graph:
        graph.add(summit())
        graph.add(toll("fire", "12"))
    with KnowledgeGraph(folder) as graph:
        graph.remove("fire")
    return folder


def left(folder: Path) -> list[bytes]:
    files = [path.read_bytes() for path in folder.parent.rglob("*") if path.is_file()]
    return [words for words in GONE if any(words in data for data in files)]


def test_nothing_of_a_removed_document_is_in_any_file(folder: Path) -> None:
    assert left(folder) == GONE  # which the engine never forgets
    rewrite(folder)
    assert left(folder) == []


def test_everything_else_is_as_it_was(folder: Path) -> None:
    with KnowledgeGraph(folder) as graph:
        before = sorted(map(str, graph.store.quads())), sorted(map(str, graph.store.union()))
    withdrawals = read_seal(folder).withdrawals  # type: ignore[union-attr]
    rewrite(folder)
    assert [path.name for path in folder.parent.iterdir()] == ["store"]
    assert list(broken_files(str(folder))) == []
    assert not is_derived_damaged(str(folder))
    assert read_seal(folder).withdrawals == withdrawals + 1  # type: ignore[union-attr]
    with KnowledgeGraph(folder) as graph:
        assert (sorted(map(str, graph.store.quads())), sorted(map(str, graph.store.union()))) == before
        assert list(audit(graph.store)) == []
        assert not graph.store.derived.is_new  # type: ignore[attr-defined]
        graph.add(toll("fire", "12"))
    with KnowledgeGraph(folder) as graph:
        assert graph.documents() == ["fire", "summit"]


def test_the_files_of_builds_are_still_known(folder: Path, tmp_path: Path) -> None:
    with KnowledgeGraph(folder) as graph:
        graph.store.derived.wrote(tmp_path / "out", "x:", {"graph.ttl": 1})  # type: ignore[attr-defined]
        known = graph.store.derived.outputs()  # type: ignore[attr-defined]
    rewrite(folder)
    with KnowledgeGraph(folder) as graph:
        assert graph.store.derived.outputs() == known != []  # type: ignore[attr-defined]


def test_a_reader_goes_on(folder: Path) -> None:
    reader = OxigraphStore(folder, read_only=True)
    rewrite(folder)
    assert run(reader, "ASK { ?s ?p ?o }") is True
    reader.close()
    assert left(folder) == []


def test_a_replacement_that_was_killed_is_put_back(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def killed(path: Path) -> None:
        path.rename(path.with_name(".replaced-store"))
        raise KeyboardInterrupt

    monkeypatch.setattr("triplewire.graph.store.rewriting.replace_folder", killed)
    monkeypatch.setattr("triplewire.graph.store.rewriting.clear_replaced", lambda _: None)
    with pytest.raises(KeyboardInterrupt):
        rewrite(folder)
    assert not folder.exists()
    with KnowledgeGraph(folder) as graph:
        assert graph.documents() == ["summit"]
    assert [path.name for path in folder.parent.iterdir()] == ["store"]


def test_while_it_is_replaced_it_is_to_be_asked_again(folder: Path) -> None:
    lock = WriterLock(folder)
    folder.rename(folder.with_name(".replaced-store"))
    with pytest.raises(StoreMoved):
        replacing.put_back(folder)
    lock.release()
    assert OxigraphStore(folder, read_only=True).graphs()


def test_a_store_that_is_written_or_missing_is_refused(folder: Path, tmp_path: Path) -> None:
    with KnowledgeGraph(folder), pytest.raises(StoreLocked):
        rewrite(folder)
    with pytest.raises(StoreMissing):
        rewrite(tmp_path / "none")
