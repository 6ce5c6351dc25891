"""A damaged file of a store is reported, and never leads to a wrong answer."""

import os
import shutil
import subprocess
import sys
import zlib
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pyoxigraph as ox
import pytest
from commands import tw
from msgspec.structs import replace
from sketch import summit

from triplewire.graph.ask import query
from triplewire.graph.ask.query import Rows, run
from triplewire.graph.check.integrity import broken_files, broken_indexes
from triplewire.graph.derived.database import FILE
from triplewire.graph.errors import (
    StoreDamaged,
    StoreError,
    StoreLocked,
    StoreMoved,
    StoreNewer,
    StoreOlder,
    StoreUnfinished,
)
from triplewire.graph.knowledge import KnowledgeGraph
from triplewire.graph.store import seal, worker
from triplewire.graph.store.disk import Writer
from triplewire.graph.store.lock import is_written
from triplewire.graph.store.opening import open_store
from triplewire.graph.store.seal import SEAL, File, Seal, read_seal, write_seal
from triplewire.graph.store.worker import Limits

ALL = "SELECT ?g ?s ?p ?o { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g ?s ?p ?o"
NO_DATA = {"LOCK", "LOG", "WRITER", FILE}  # the log of the engine, two lock files, and what can be made again


def flip(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 0x10
    path.write_bytes(data)


def flip_last(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))


def halve(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def empty(path: Path) -> None:
    path.write_bytes(b"")


DAMAGES: dict[str, Callable[[Path], None]] = {
    "a flipped bit": flip,
    "a flipped last bit": flip_last,
    "half of it": halve,
    "nothing of it": empty,
    "no file": Path.unlink,
}
CLOSED = """
import sys
from sketch import summit
from triplewire.graph.knowledge import KnowledgeGraph
from triplewire.graph.store import embedded
embedded._LOG = 1000
graph = KnowledgeGraph(sys.argv[1], create=True)
for number in range(6):
    graph.add(summit(f"d{number}"))
"""
KILLED = CLOSED + "import os, signal; os.kill(os.getpid(), signal.SIGKILL)"


def made(folder: Path, code: str) -> Path:
    subprocess.run([sys.executable, "-c", code, str(folder)], env={"PYTHONPATH": ":".join(sys.path)}, check=False)
    return folder


@pytest.fixture(scope="module")
def closed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("closed") / "store", CLOSED + "graph.close()")


@pytest.fixture(scope="module")
def killed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("killed") / "store", KILLED)


def answered(store: Path) -> Rows:
    found = run(open_store(store, read_only=True), ALL)
    assert isinstance(found, Rows)
    return found


def damaged(store: Path, name: str, damage: str) -> Path:
    copy = store.with_name("copy")
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(store, copy)
    DAMAGES[damage](copy / name)
    return copy


@pytest.mark.parametrize("damage", DAMAGES)
def test_every_damage_of_a_closed_store_is_told(closed: Path, damage: str) -> None:
    right, told, wrong = answered(closed), 0, []
    state = read_seal(closed)
    assert state
    assert state.state == "closed"
    names = sorted(path.name for path in closed.iterdir() if path.name not in NO_DATA)
    assert {*names} == {*state.files, SEAL}
    for name in names:
        copy = damaged(closed, name, damage)
        result = tw("check", "--store", copy)
        assert result.exit_code == 1, name
        assert "damaged" in result.stderr
        assert "triplewire restore" in result.stderr
        assert "internal error" not in result.stderr
        try:
            if answered(copy) != right:
                wrong.append(name)
        except StoreDamaged:
            told += 1
    assert not wrong
    assert told


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_killed_store_gives_no_wrong_answer(killed: Path, damage: str) -> None:
    right = answered(killed)
    state = read_seal(killed)
    assert state
    assert state.state == "open"
    assert tw("check", "--store", killed).exit_code == 0
    for path in sorted(killed.iterdir()):
        if path.name in NO_DATA or not path.stat().st_size:
            continue
        copy = damaged(killed, path.name, damage)
        told = tw("check", "--store", copy).exit_code == 1
        try:
            assert answered(copy) == right, path.name
            put_aside = damage == "no file" or path.name not in state.files  # the engine had, or uses it again
            assert told or put_aside, path.name
        except StoreDamaged:
            assert told, path.name


def test_a_table_that_was_being_written_when_it_was_measured_is_no_damage(killed: Path, tmp_path: Path) -> None:
    right = answered(killed)
    copy = Path(shutil.copytree(killed, tmp_path / "store"))
    state = read_seal(copy)
    assert state
    tables = {path.name for path in copy.glob("*.sst")}  # the engine may have merged others away at its last opening
    name = max(tables & state.files.keys())
    whole = (copy / name).read_bytes()
    half = File(len(whole) // 2, zlib.crc32(whole[: len(whole) // 2]), 0)
    write_seal(copy, Seal("open", {**state.files, name: half}, state.last, state.next))
    assert answered(copy) == right
    (copy / name).write_bytes(whole[: len(whole) // 3])
    with pytest.raises(StoreDamaged, match=name):
        answered(copy)


def test_a_query_that_does_not_end_on_a_damaged_file_is_told_of_it(
    closed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = open_store(shutil.copytree(closed, tmp_path / "store"), read_only=True)
    table = max((tmp_path / "store").glob("*.sst"), key=lambda path: path.stat().st_size)
    monkeypatch.setattr(worker, "CHECKED_AFTER", 0)
    monkeypatch.setattr(query, "evaluate", endless)  # as ORDER BY and COUNT are over a block that cannot be read
    for damage in flip, lambda path: path.unlink():
        damage(table)
        with pytest.raises(StoreDamaged, match=table.name):
            run(store, ALL, Limits(seconds=3600))


def endless(*_: object, **__: object) -> None:
    while True:
        pass


def test_nobody_writes_to_a_damaged_store(closed: Path) -> None:
    copy = damaged(closed, "CURRENT", "a flipped bit")
    before = {path.name: path.read_bytes() for path in copy.iterdir()}
    with pytest.raises(StoreDamaged, match="CURRENT"):
        open_store(copy)
    assert {path.name: path.read_bytes() for path in copy.iterdir()} == before
    assert not is_written(copy)


def test_a_store_whose_creation_was_killed_is_made_anew(tmp_path: Path) -> None:
    store = tmp_path / "store"
    store.mkdir()
    write_seal(store, Seal("new"))
    (store / "MANIFEST-000001").write_bytes(b"half")
    (store / "000004.log").write_bytes(b"")
    with pytest.raises(StoreUnfinished, match="build"):
        open_store(store, read_only=True)
    assert tw("query", "ASK {}", "--store", store).exit_code == 2
    with KnowledgeGraph(store, create=True) as graph:
        graph.add(summit())
    assert tw("check", "--store", store).exit_code == 0


def test_a_store_of_a_later_version_is_named(tmp_path: Path) -> None:
    store = tmp_path / "store"
    open_store(store).close()
    write_seal(store, Seal("closed", format=99))
    for read_only in True, False:
        with pytest.raises(StoreNewer, match="later version"):
            open_store(store, read_only=read_only)


def test_a_store_of_an_earlier_version_or_another_program_is_told_as_such(tmp_path: Path) -> None:
    ox.Store(str(tmp_path / "store"))
    for read_only in True, False:
        with pytest.raises(StoreOlder, match="earlier version of triplewire, or another program: build it again"):
            open_store(tmp_path / "store", read_only=read_only)
    assert tw("check", "--store", tmp_path / "store").exit_code == 1


def test_a_store_that_has_lost_its_seal_is_damaged(closed: Path) -> None:
    copy = damaged(closed, SEAL, "no file")
    with pytest.raises(StoreDamaged, match=SEAL):
        open_store(copy, read_only=True)


def test_while_a_process_writes_nothing_is_called_damaged(closed: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(closed, tmp_path / "store"))
    writer = Writer(copy)
    flip(copy / "CURRENT")
    with pytest.raises(StoreMoved, match="ask again"):
        open_store(copy, read_only=True)
    with pytest.raises(StoreLocked, match="this process"):
        open_store(copy)
    flip(copy / "CURRENT")
    writer.close()
    assert list(broken_files(str(copy))) == []


def test_a_copy_is_read_whole_only_until_it_has_been_written_to(
    closed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "store"
    shutil.copytree(closed, copy, copy_function=shutil.copyfile)  # with new times
    open_store(copy).close()
    read: list[str] = []
    monkeypatch.setattr(seal, "_facts", lambda path, *_: read.append(path.name))
    open_store(copy, read_only=True).close()
    assert not [name for name in read if name.endswith(".sst")]


def test_a_table_that_was_measured_while_it_was_written_is_not_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = tmp_path / "000007.sst"
    table.write_bytes(b"all of it")
    known = seal.measured_open(tmp_path, {})
    os.utime(table, ns=(1, 1))  # as when the engine cuts it to its size, in its own time
    monkeypatch.setattr(seal, "_facts", None)
    at_rest = seal.measured(tmp_path, known)
    assert at_rest == {table.name: replace(known[table.name], changed=1)}
    assert not [*seal.damage(tmp_path, Seal("closed", at_rest), whole=False)]


def test_answers_that_are_still_read_leave_the_store_open(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    answer = store.query("ASK {}"), store.query("SELECT * { ?s ?p ?o }")
    store.close()
    state = read_seal(tmp_path)
    assert state
    assert state.state == "open"
    del answer
    open_store(tmp_path).close()
    state = read_seal(tmp_path)
    assert state
    assert state.state == "closed"


def test_indexes_that_differ_are_named() -> None:
    class Engine:
        """An engine that misses one entry of one index."""

        def __init__(self, engine: ox.Store) -> None:
            self.engine = engine

        def quads_for_pattern(self, s: object, p: object, o: object, g: object) -> list[ox.Quad]:
            found = list(self.engine.quads_for_pattern(s, p, o, g))  # type: ignore[arg-type]
            return found[1:] if p and not g else found

        def named_graphs(self) -> object:
            return self.engine.named_graphs()

    store = open_store()
    store.replace("https://example.org/g", [ox.Triple(ox.NamedNode("urn:a"), ox.NamedNode("urn:b"), ox.Literal("c"))])
    assert list(broken_indexes(store)) == []
    store.engine = Engine(store.engine)  # type: ignore[attr-defined]
    ((graph, problem),) = broken_indexes(store)
    assert (graph, problem.reason.split(" differs")[0]) == ("", "the index by predicate")


def test_numbers_whose_keys_end_with_the_highest_byte_are_found_alone(tmp_path: Path) -> None:
    node, has = ox.NamedNode("urn:a"), ox.NamedNode("urn:has")
    with closing(open_store(tmp_path)) as store:
        store.replace("urn:first", [ox.Triple(node, has, ox.Literal(255))])
        store.replace("urn:second", [ox.Triple(node, has, ox.Literal(number)) for number in range(256, 600)])
        assert list(broken_indexes(store)) == []
        store.remove("urn:first")
        assert store.query("ASK { ?s ?p 256 }")
        assert not store.query("ASK { ?s ?p 255 }")  # 256 keeps nothing of it


def test_a_folder_without_permission_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="cannot be written"):
        open_store(tmp_path / "file" / "store")
