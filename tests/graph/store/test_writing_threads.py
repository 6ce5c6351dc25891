"""Threads that add documents to one graph on disk."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from sketch import Sketch

from triplewire.extract.model import Document
from triplewire.graph.knowledge import KnowledgeGraph


def meeting(number: int) -> Document:
    s = Sketch(f"Ann Lee met Bob Roy{number}.", id=f"d{number}")
    s.event("met", "CONSULT", source=[s.entity("Ann Lee"), s.entity(f"Bob Roy{number}")])
    return s.document()


def test_threads_add_to_one_graph_one_after_the_other(tmp_path: Path) -> None:
    with KnowledgeGraph(tmp_path / "store", create=True) as graph, ThreadPoolExecutor(4) as threads:
        assert all(added.changed for added in threads.map(graph.add, map(meeting, range(16))))
        assert len(graph.documents()) == 16
