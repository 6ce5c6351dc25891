"""New graphs that are loaded before old ones change: nothing is left of them unless these are changed as well."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from triplewire.graph.errors import StoreError, StoreMoved
from triplewire.graph.store import embedded
from triplewire.graph.store.embedded import OxigraphStore
from triplewire.graph.store.opening import open_store

OLD, NEW, AMENDED = (
    "https://x.example/id/document-old",
    "https://x.example/id/document-new",
    "https://x.example/id/document-am",
)
LOG, MANY = 10, 20  # triples that go to the log, and more than these
CHANGE = """
import os, signal, sys
from pathlib import Path
sys.path.insert(0, {tests!r})
from test_loading import begun, changed
from triplewire.graph.store import embedded
embedded._LOG = {log}
store = begun(Path(sys.argv[1]))
load = embedded.load
def killed(*given):
    load(*given)
    os.kill(os.getpid(), signal.SIGKILL)
embedded.load = killed
changed(store)
"""


def triple(name: str, value: str = "1") -> ox.Triple:
    return ox.Triple(
        ox.NamedNode(f"https://x.example/id/{name}"), ox.NamedNode("https://x.example/p"), ox.Literal(value)
    )


def begun(path: Path) -> OxigraphStore:
    store = OxigraphStore(path)
    store.change({OLD: [triple("actor")], AMENDED: [triple("actor"), triple("other")]})
    return store


def changed(store: OxigraphStore) -> None:
    amended = embedded.Amendment(frozenset({triple("other")}), frozenset({triple("third")}))
    new = [triple("renamed"), *(triple("renamed", str(number)) for number in range(MANY))]
    store.change({OLD: [triple("renamed")], NEW: new}, {AMENDED: amended})


def state(path: Path, *, read_only: bool = True) -> tuple[dict[str, int], set[ox.Triple]]:
    store = open_store(path, read_only=read_only)
    found = {graph.rpartition("-")[2]: len(store.read(graph)) for graph in store.graphs()}, set(store.union())
    store.close()
    return found


@pytest.fixture(autouse=True)
def _small_log(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedded, "_LOG", LOG)


@pytest.mark.parametrize("read_only", [True, False])
def test_a_change_that_is_killed_between_its_parts_leaves_nothing(tmp_path: Path, read_only: bool) -> None:
    code = CHANGE.format(tests=str(Path(__file__).parent), log=LOG)
    killed = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "store")],
        env={"PYTHONPATH": ":".join(sys.path)}, check=False, timeout=120,
    )  # fmt: skip
    assert killed.returncode == -9
    before = {"old": 1, "am": 2}, {triple("actor"), triple("other")}
    assert state(tmp_path / "store", read_only=read_only) == before
    store = OxigraphStore(tmp_path / "store")
    changed(store)
    store.close()
    graphs, union = state(tmp_path / "store")
    assert graphs == {"old": 1, "new": MANY, "am": 2}
    assert union >= {triple("renamed"), triple("third"), triple("actor")}
    assert triple("other") not in union


def test_a_reader_sees_no_half_of_a_change(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store, load, seen = begun(tmp_path / "store"), embedded.load, []

    def looked_at(*given: Any) -> None:
        assert state(tmp_path / "store")[0] == {"old": 1, "am": 2}
        load(*given)
        with pytest.raises(StoreMoved):
            open_store(tmp_path / "store", read_only=True)
        seen.append(True)

    monkeypatch.setattr(embedded, "load", looked_at)
    changed(store)
    assert seen
    assert state(tmp_path / "store")[0] == {"old": 1, "new": MANY, "am": 2}
    store.close()


def test_a_change_that_fails_between_its_parts_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = begun(tmp_path / "store")

    def fails(*_: Any) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(embedded, "update", fails)
        with pytest.raises(StoreError, match="disk is full"):
            changed(store)
    assert state(tmp_path / "store") == ({"old": 1, "am": 2}, {triple("actor"), triple("other")})
    changed(store)
    assert state(tmp_path / "store")[0] == {"old": 1, "new": MANY, "am": 2}
    store.close()
