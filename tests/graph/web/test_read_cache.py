"""The cache of values that were read from a store."""

from pathlib import Path
from types import SimpleNamespace

import pytest
from sketch import summit

from triplewire.graph.knowledge import KnowledgeGraph
from triplewire.graph.store.remote import RemoteStore
from triplewire.graph.web.service.read_cache import Entry, ReadCache, State, state

ONE, TWO = State((1,)), State((2,))
CACHE = "triplewire.graph.web.service.read_cache"


@pytest.fixture
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(f"{CACHE}._BYTES", 30)
    monkeypatch.setattr(f"{CACHE}._ENTRY", 4)


def kept(cache: ReadCache) -> str:
    return "".join(name for name in "abcd" if cache.get(name.encode()))


@pytest.mark.usefixtures("_small")
@pytest.mark.parametrize(
    ("calls", "left"),
    [
        ([("a", 10), ("b", 10)], "ab"),
        ([("a", 10), ("b", 10), ("c", 1)], "bc"),
        ([("a", 10), ("b", 10), ("a", 0), ("c", 1)], "ac"),  # a was used after b
        ([("a", 26)], ""),
        ([("a", 25)], "a"),
        ([("a", 25), ("a", 25)], "a"),  # stored twice, counted once
        ([(name, 1) for name in "abcdabcd"], "abcd"),
        ([(name, 1) for name in ("a", "b" * 20, "c", "d")], "cd"),  # a long call counts, too
    ],
)
def test_the_least_recently_used_are_dropped(calls: list[tuple[str, int]], left: str) -> None:
    cache = ReadCache()
    for name, size in calls:
        if size:
            cache.put(name.encode(), Entry(name, ONE, size))
        else:
            cache.get(name.encode())
    assert kept(cache) == left


def test_a_value_without_a_state_is_not_stored() -> None:
    cache = ReadCache()
    cache.put(b"a", Entry("a", None, 1))
    assert kept(cache) == ""


def test_an_outdated_value_may_be_used_for_some_time_and_is_computed_again_after_another(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    now = [100.0]
    monkeypatch.setattr(f"{CACHE}.time", SimpleNamespace(monotonic=lambda: now[0]))
    entry = Entry("a", ONE, 10, seconds=2.0, made=now[0], valid=now[0])
    now[0] = 105.0
    assert entry.current(ONE)
    assert not entry.current(TWO)
    seen = {}
    for now[0] in (107.9, 108.0, 144.9, 145.0, 704.9, 705.0):
        seen[now[0]] = entry.due(), entry.usable(), entry.better_than_none()
    assert seen == {
        107.9: (False, True, True),
        108.0: (True, True, True),
        144.9: (True, True, True),
        145.0: (True, False, True),
        704.9: (True, False, True),
        705.0: (True, False, False),
    }


def test_the_state_of_a_store_is_that_of_its_seal(tmp_path: Path) -> None:
    assert state(tmp_path) is None
    assert state(RemoteStore.at("http://127.0.0.1:1/sparql")) is None
    with KnowledgeGraph(tmp_path / "store", create=True) as graph:
        seen = [state(tmp_path / "store")]
        for name in ("first", "second", "third"):
            graph.add(summit(name))
            seen.append(state(tmp_path / "store"))
            assert state(tmp_path / "store") == seen[-1]
        assert {each.withdrawals for each in seen if each} == {0}
        graph.remove("second")
        seen.append(state(tmp_path / "store"))
        graph.correct('[[reject]]\nstatement = "event-third.v1"')
        seen.append(state(tmp_path / "store"))
    seen.append(state(tmp_path / "store"))
    assert [each.withdrawals for each in seen[-3:] if each] == [1, 2, 2]
    assert len(set(seen)) == 7


@pytest.mark.usefixtures("_small")
def test_after_an_edit_nothing_is_left_and_there_is_room_again() -> None:
    cache = ReadCache()
    cache.put(b"a", Entry("a", ONE, 25))
    cache.clear()
    assert kept(cache) == ""
    cache.put(b"b", Entry("b", ONE, 25))
    assert kept(cache) == "b"
