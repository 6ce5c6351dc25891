"""What is kept of stories and of comparisons spares work, and is never that of another text."""

import sqlite3
from pathlib import Path

import pytest
from sketch import Sketch

from triplewire.extract.model import Document
from triplewire.graph.derived.database import FILE, Derived
from triplewire.graph.identity.happenings import comparisons
from triplewire.graph.identity.happenings.resemblance import Pair
from triplewire.graph.knowledge import KnowledgeGraph
from triplewire.graph.out.export import export
from triplewire.graph.store.embedded import OxigraphStore


def meeting(name: str, place: str = "Oslo", day: str = "2024-05-01") -> Document:
    s = Sketch(f"Ann Lee met Omar Haddad in {place} on {day}. Eva Brandt was there.", id=name, published="2024-05-03")
    ends = [s.entity(name) for name in ("Ann Lee", "Omar Haddad")]
    s.entity("Eva Brandt")
    s.event("met", "CONSULT", source=ends, place=[s.entity(place, "Place")], time=[s.time(day, day)])
    return s.document()


def built(*documents: Document) -> bytes:
    """The export of a graph in memory, of which nothing is kept."""
    graph = KnowledgeGraph()
    for document in documents:
        graph.add(document)
    return export(graph.store, "nquads")


def rows(folder: Path) -> tuple[int, int]:
    connection = sqlite3.connect(folder / FILE)
    counts = ("SELECT COUNT(*) FROM story", "SELECT COUNT(*) FROM pair")
    stories, pairs = (connection.execute(count).fetchone()[0] for count in counts)
    connection.close()
    return stories, pairs


def test_documents_that_stay_are_neither_read_nor_compared_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with KnowledgeGraph(tmp_path, create=True) as graph:
        for name in "abc":
            graph.add(meeting(name))
    assert rows(tmp_path) == (3, 6)
    read: list[str] = []
    compared: list[tuple[str, str]] = []
    whole, pair = OxigraphStore.read, Pair.akin
    monkeypatch.setattr(OxigraphStore, "read", lambda store, graph: read.append(graph[-1]) or whole(store, graph))
    monkeypatch.setattr(Pair, "akin", lambda it: compared.append((it.one.graph[-1], it.other.graph[-1])) or pair(it))
    with KnowledgeGraph(tmp_path) as graph:
        graph.add(meeting("d"))
        assert not {*"abc"} & {*read}
        assert sorted(compared) == [("a", "d"), ("b", "d"), ("c", "d"), ("d", "d")]
        monkeypatch.undo()
        assert export(graph.store, "nquads") == built(*(meeting(name) for name in "abcd"))


def test_what_comes_changes_and_goes_leaves_the_same_as_a_new_graph(tmp_path: Path) -> None:
    steps = [("a", "Oslo"), ("b", "Oslo"), ("c", "Bergen"), ("b", "Bergen"), ("d", "Oslo"), ("c", ""), ("a", "Bergen")]
    kept: dict[str, Document] = {}
    for name, place in steps:
        with KnowledgeGraph(tmp_path, create=True) as graph:
            graph.keep_versions = False
            if place:
                kept[name] = meeting(name, place)
                graph.add(kept[name])
            else:
                del kept[name]
                graph.remove(name)
            assert export(graph.store, "nquads") == built(*kept.values())
        assert rows(tmp_path)[0] == len(kept)


def test_a_removed_document_takes_its_comparisons_along(tmp_path: Path) -> None:
    with KnowledgeGraph(tmp_path, create=True) as graph:
        for name in "ab":
            graph.add(meeting(name))
        graph.remove("a")
    assert rows(tmp_path) == (1, 1)


def test_a_row_that_was_changed_is_not_there(tmp_path: Path) -> None:
    with KnowledgeGraph(tmp_path, create=True) as graph:
        for name in "ab":
            graph.add(meeting(name))
        derived, (one, _) = graph.store.derived, graph.store.graphs()
        assert derived
        assert derived.story(one)
        assert len(derived.pairs(one)) == 2
        with sqlite3.connect(tmp_path / FILE) as connection:
            connection.execute("UPDATE story SET data = zeroblob(9)")
            connection.execute("UPDATE pair SET one = one + 1")
        assert derived.story(one) is None
        assert derived.pairs(one) == {}
        graph.add(meeting("c"))
        assert export(graph.store, "nquads") == built(*(meeting(name) for name in "abc"))


def test_what_other_code_has_found_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with KnowledgeGraph(tmp_path, create=True) as graph:
        graph.add(meeting("a"))
    with KnowledgeGraph(tmp_path, create=True):
        pass
    assert rows(tmp_path) == (1, 1)
    monkeypatch.setattr(comparisons, "digest_of", lambda *_: "of other code")
    with KnowledgeGraph(tmp_path, create=True):
        pass
    assert rows(tmp_path) == (0, 0)


def test_of_the_stories_in_memory_those_used_longest_ago_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(comparisons, "_HELD_OF_KEPT", 2)
    with KnowledgeGraph(tmp_path, create=True) as graph:
        for name in "abcd":
            graph.add(meeting(name))
        assert export(graph.store, "nquads") == built(*(meeting(name) for name in "abcd"))
        read: list[str] = []
        kept = Derived.story
        monkeypatch.setattr(Derived, "story", lambda it, graph: read.append(graph[-1]) or kept(it, graph))
        known = comparisons.Comparisons(graph.store)
        for name in "abacab":
            assert known.story(f"{graph.base}document-{name}").graph[-1] == name
        assert read == [*"abcb"]
