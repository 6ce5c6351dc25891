"""The cache of values that were read from a store."""

from pathlib import Path

import pytest

from triplewire.graph.web.service.read_cache import Entry, ReadCache, state

CACHE = "triplewire.graph.web.service.read_cache"


@pytest.fixture
def states(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """The state of the store; the last one counts."""
    found: list[object] = ["one"]
    monkeypatch.setattr(f"{CACHE}.state", lambda _: found[-1])
    monkeypatch.setattr(f"{CACHE}._BYTES", 10)
    return found


def kept(cache: ReadCache) -> str:
    return "".join(name for name in "abcd" if cache.get(name.encode()))


@pytest.mark.usefixtures("states")
@pytest.mark.parametrize(
    ("calls", "left"),
    [
        ([("a", 5), ("b", 5)], "ab"),
        ([("a", 5), ("b", 5), ("c", 1)], "bc"),
        ([("a", 5), ("b", 5), ("a", 0), ("c", 1)], "ac"),  # a was used after b
        ([("a", 11)], ""),
        ([("a", 10)], "a"),
        ([("a", 10), ("a", 10)], "a"),  # stored twice, counted once
    ],
)
def test_the_least_recently_used_are_dropped(calls: list[tuple[str, int]], left: str) -> None:
    cache = ReadCache(Path())
    for name, size in calls:
        if size:
            cache.put(name.encode(), Entry(name, "one", size))
        else:
            cache.get(name.encode())
    assert kept(cache) == left


def test_a_value_is_valid_until_the_store_changes(states: list[object]) -> None:
    cache = ReadCache(Path())
    cache.put(b"a", Entry("a", "one", 10))
    assert kept(cache) == "a"
    states.append("two")
    assert kept(cache) == ""
    states.append("one")
    assert kept(cache) == ""


@pytest.mark.usefixtures("states")
def test_a_value_without_a_state_is_not_stored() -> None:
    cache = ReadCache(Path())
    cache.put(b"a", Entry("a", None, 1))
    assert kept(cache) == ""


def test_the_state_of_a_store_is_that_of_its_data_files(tmp_path: Path) -> None:
    assert state(tmp_path / "none") is None
    (tmp_path / "LOG").write_text("x", encoding="utf-8")
    assert state(tmp_path) == []
    seen = [state(tmp_path)]
    for name in ("CURRENT", "MANIFEST-1", "000001.log", "000002.sst"):
        (tmp_path / name).write_text("x", encoding="utf-8")
        assert state(tmp_path) not in seen
        seen.append(state(tmp_path))
