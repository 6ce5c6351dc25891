"""Threads that add documents to one graph on disk, and ask it meanwhile."""

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from graphs import graph_of, whole
from sketch import Sketch

from triplewire.extract.model import Document
from triplewire.graph.ask.query import run
from triplewire.graph.identity.register import Register
from triplewire.graph.knowledge import KnowledgeGraph
from triplewire.graph.store import embedded
from triplewire.graph.store.worker import FORKING, Limits, in_process

is_held = FORKING._is_owned  # noqa: SLF001  # by the thread that asks; there is no public way


def meeting(number: int) -> Document:
    s = Sketch(f"Ann Lee met Bob Roy{number}.", id=f"d{number}")
    s.event("met", "CONSULT", source=[s.entity("Ann Lee"), s.entity(f"Bob Roy{number}")])
    return s.document()


def test_threads_add_to_one_graph_one_after_the_other(tmp_path: Path) -> None:
    with KnowledgeGraph(tmp_path / "store", create=True) as graph, ThreadPoolExecutor(4) as threads:
        assert all(added.changed for added in threads.map(graph.add, map(meeting, range(16))))
        assert len(graph.documents()) == 16


def test_threads_ask_a_graph_that_others_add_to(tmp_path: Path) -> None:
    with KnowledgeGraph(tmp_path / "store", create=True) as graph, ThreadPoolExecutor(8) as threads:
        adding = threads.map(graph.add, map(meeting, range(12)))
        asked = threads.map(lambda _: [*graph.ask("who-met-whom")], range(12))
        assert all(added.changed for added in adding)
        assert all(len(rows) <= 12 for rows in asked)
        assert whole(graph) == whole(graph_of(*map(meeting, range(12))))


def test_a_query_forks_while_no_thread_changes_a_store() -> None:
    assert in_process(is_held, Limits(), lambda: None, network=False)  # the copy of the lock in the fork


def test_a_query_opens_the_store_before_it_forks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[int] = []

    class Seen(embedded.Reader):
        def __init__(self, folder: Path) -> None:
            opened.append(os.getpid())
            super().__init__(folder)

    monkeypatch.setattr(embedded, "Reader", Seen)
    with KnowledgeGraph(tmp_path / "store", create=True) as graph:
        graph.add(meeting(1))
        assert run(graph.store, "ASK { ?s ?p ?o }")
        assert opened == [os.getpid()]


def test_a_change_holds_the_lock_that_forks_wait_for(monkeypatch: pytest.MonkeyPatch) -> None:
    held: list[bool] = []
    change = Register.change

    def seen(self: Register, *given: object) -> frozenset[str]:
        held.append(is_held())
        return change(self, *given)

    monkeypatch.setattr(Register, "change", seen)
    graph = KnowledgeGraph()
    graph.add(meeting(1))
    graph.remove("d1")
    assert held == [True, True]
    assert not is_held()
