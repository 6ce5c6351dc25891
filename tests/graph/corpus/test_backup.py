"""A backup is restored to the byte, and a damaged one is refused as a whole."""

import gzip
import subprocess
import sys
from pathlib import Path

import pytest
from commands import tw
from sketch import summit

from triplewire.graph.check.audit import audit
from triplewire.graph.corpus.backups import back_up, restore
from triplewire.graph.errors import IntakeError, StoreError
from triplewire.graph.knowledge import KnowledgeGraph
from triplewire.graph.store.opening import open_store

BUILD = """
import itertools, sys
from sketch import summit
from triplewire.graph.knowledge import KnowledgeGraph
from triplewire.graph.store import embedded
embedded._LOG = 1000
with KnowledgeGraph(sys.argv[1], create=True) as graph:
    for number in itertools.count():
        graph.add(summit(f"d{number}"))
        if number >= 30:
            graph.remove(f"d{number - 30}")
        print(number, flush=True)
"""


@pytest.fixture
def store(tmp_path: Path) -> Path:
    with KnowledgeGraph(tmp_path / "store", create=True) as graph:
        for name in "one", "two", "three":
            graph.add(summit(name))
    return tmp_path / "store"


def exported(store: Path) -> bytes:
    with KnowledgeGraph(open_store(store, read_only=True)) as graph:
        return graph.export("nquads")


def test_there_and_back(store: Path, tmp_path: Path) -> None:
    file = tmp_path / "b.nq.gz"
    result = tw("backup", file, "--store", store)
    assert (result.exit_code, result.stdout.split(", ")[1].split(" in ")[0]) == (0, "3 documents")
    before = file.read_bytes()
    assert tw("backup", file, "--store", store).exit_code == 0
    assert file.read_bytes() == before
    result = tw("restore", file, "--store", tmp_path / "new" / ".." / "again")
    assert result.exit_code == 0, result.stderr
    assert exported(tmp_path / "again") == exported(store)
    assert tw("check", "--store", tmp_path / "again").exit_code == 0
    with KnowledgeGraph(tmp_path / "again", create=True) as graph:
        graph.remove("one")
        assert graph.documents() == ["three", "two"]


def test_an_empty_store(tmp_path: Path) -> None:
    open_store(tmp_path / "store").close()
    assert back_up(str(tmp_path / "store"), tmp_path / "b.nq.gz") == (0, 0)
    assert restore(tmp_path / "b.nq.gz", tmp_path / "again") == (0, 0)
    assert exported(tmp_path / "again") == b""


def test_beside_a_build_it_is_the_store_at_one_moment(tmp_path: Path) -> None:
    command = [sys.executable, "-c", BUILD, str(tmp_path / "store")]
    building = subprocess.Popen(command, stdout=subprocess.PIPE, env={"PYTHONPATH": ":".join(sys.path)})
    assert building.stdout
    try:
        for number in range(2):
            told = [int(building.stdout.readline()) for _ in range(15)][-1]
            size = back_up(str(tmp_path / "store"), tmp_path / "b.nq.gz")
            assert size.documents >= min(told, 30)
            assert restore(tmp_path / "b.nq.gz", tmp_path / f"again{number}") == size
            again = open_store(tmp_path / f"again{number}", read_only=True)
            assert list(audit(again)) == []
            assert len(again.graphs()) == size.documents
    finally:
        building.kill()
        building.wait()
        building.stdout.close()


@pytest.mark.parametrize("part", [0.0, 0.3, 0.6, 0.95, 0.999])
def test_a_damaged_backup_makes_no_store(store: Path, tmp_path: Path, part: float) -> None:
    file = tmp_path / "b.nq.gz"
    back_up(str(store), file)
    data = file.read_bytes()
    at = int(len(data) * part)
    for wrong in data[:at], data[:at] + bytes([data[at] ^ 4]) + data[at + 1 :]:
        file.write_bytes(wrong)
        with pytest.raises(IntakeError, match="use another one"):
            restore(file, tmp_path / "again")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["b.nq.gz", "store"]


@pytest.mark.parametrize("lines", [slice(1, None), slice(0, -2), slice(0, -1)])
def test_a_backup_without_some_lines_makes_no_store(store: Path, tmp_path: Path, lines: slice) -> None:
    file = tmp_path / "b.nq.gz"
    back_up(str(store), file)
    kept = gzip.decompress(file.read_bytes()).splitlines(keepends=True)
    file.write_bytes(gzip.compress(b"".join(kept[lines])))
    result = tw("restore", file, "--store", tmp_path / "again")
    assert result.exit_code == 1
    assert "use another one" in result.stderr
    assert not (tmp_path / "again").exists()


def test_nothing_is_overwritten(store: Path, tmp_path: Path) -> None:
    back_up(str(store), tmp_path / "b.nq.gz")
    before = exported(store)
    with pytest.raises(StoreError, match="move it away"):
        restore(tmp_path / "b.nq.gz", store)
    assert exported(store) == before


def test_what_a_killed_restore_left_is_no_obstacle(store: Path, tmp_path: Path) -> None:
    back_up(str(store), tmp_path / "b.nq.gz")
    (tmp_path / ".restoring-again").mkdir()
    (tmp_path / ".restoring-again" / "CURRENT").write_text("half")
    (tmp_path / "again").mkdir()
    restore(tmp_path / "b.nq.gz", tmp_path / "again")
    assert exported(tmp_path / "again") == exported(store)
    assert not (tmp_path / ".restoring-again").exists()


def test_the_files_of_a_restored_store_have_no_word_of_a_removed_document(tmp_path: Path) -> None:
    with KnowledgeGraph(tmp_path / "store", create=True) as graph:
        graph.add(summit("kept"))
        graph.add(summit("withdrawn"))
        back_up(str(tmp_path / "store"), tmp_path / "before.nq.gz")
        graph.remove("withdrawn")
        back_up(str(tmp_path / "store"), tmp_path / "after.nq.gz")
    for name in "before", "after":
        restore(tmp_path / f"{name}.nq.gz", tmp_path / name)
        files = [path.read_bytes() for path in (tmp_path / name).rglob("*") if path.is_file()]
        assert any(b"withdrawn" in content for content in files) == (name == "before")


@pytest.mark.parametrize(
    "contents", [b"notes\n", gzip.compress(b"<urn:a> <urn:b> <urn:c> <urn:d> .\n", mtime=0)], ids=["text", "quads"]
)
def test_a_file_of_something_else_is_kept(store: Path, tmp_path: Path, contents: bytes) -> None:
    file = tmp_path / "b.nq.gz"
    file.write_bytes(contents)
    result = tw("backup", file, "--store", store)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == f"triplewire: {file}: there is another file already: give another name, or remove it\n"
    assert file.read_bytes() == contents
    file.write_bytes(b"")
    assert tw("backup", file, "--store", store).exit_code == 0
