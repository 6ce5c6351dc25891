"""The processes behind the server: they see what is written, and are replaced when they end."""

import asyncio
import os
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sketch import summit
from webserver import LIMITS, Site

from triplewire.extract.errors import TriplewireError
from triplewire.graph.ask.explain import explain
from triplewire.graph.errors import NameMissing, QueryTooLong, StoreMissing
from triplewire.graph.iris import BASE
from triplewire.graph.knowledge import KnowledgeGraph
from triplewire.graph.store.interface import Store
from triplewire.graph.store.opening import open_store
from triplewire.graph.store.worker import Limits
from triplewire.graph.web.app import Options, make_app
from triplewire.graph.web.pool import Workers

TRIES = 1000  # under a process that goes on writing, readers see a change somewhat later
COUNT = "SELECT ?g { GRAPH ?g { ?s a <https://schema.org/NewsArticle> } }"


@pytest.fixture
def worker(built: Path) -> Iterator[Workers]:
    """One process."""
    workers = Workers(built, Limits(seconds=60.0, memory=256 << 20), 1)
    yield workers
    workers.close()


def pid(_: Store) -> int:
    return os.getpid()


def end(_: Store) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def fill(_: Store) -> int:
    return len(bytearray(1 << 30))


def fail(_: Store) -> None:
    raise ZeroDivisionError


def test_a_function_runs_beside_the_store(worker: Workers) -> None:
    found = asyncio.run(worker.call(explain, "Chile"))
    assert any(evidence.says == "Chile aided Peru" for evidence in found)


def test_an_error_comes_back_as_it_was(worker: Workers) -> None:
    with pytest.raises(NameMissing, match="Atlantis"):
        asyncio.run(worker.call(explain, "Atlantis"))


@pytest.mark.parametrize(
    ("function", "error", "lives"),
    [(end, QueryTooLong, False), (fill, QueryTooLong, False), (fail, TriplewireError, True)],
)
def test_after_any_failure_there_is_a_process(
    worker: Workers, function: Callable[[Store], object], error: type[Exception], lives: bool
) -> None:
    before = asyncio.run(worker.call(pid))
    with pytest.raises(error):
        asyncio.run(worker.call(function))
    assert (asyncio.run(worker.call(pid)) == before) is lives


def test_one_that_somebody_else_ended_is_replaced(worker: Workers) -> None:
    before = asyncio.run(worker.call(pid))
    os.kill(before, signal.SIGKILL)
    worker._all[0]._process.join()  # noqa: SLF001
    assert asyncio.run(worker.call(pid)) != before


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux lets a process give up its network")
def test_a_process_has_no_network(worker: Workers) -> None:
    ours = Path("/proc/self/ns/net").readlink()
    assert asyncio.run(worker.call(network)) != str(ours)


def network(_: Store) -> str:
    return str(Path("/proc/self/ns/net").readlink())


def documents(site: Site) -> set[str]:
    return set(site.query(COUNT, "text/csv").text.split()[1:])


def test_what_is_written_meanwhile_is_found(served: Callable[..., Site], tmp_path: Path) -> None:
    with KnowledgeGraph(tmp_path / "store") as graph:
        graph.add(summit("first"))
        site = served(tmp_path / "store")
        for name in ("second", "third", "fourth"):
            graph.add(summit(name))
            assert any(len(documents(site)) == len(graph.documents()) for _ in range(TRIES))
        graph.remove("first")
        assert any(f"{BASE}document-first" not in documents(site) | documents(site) for _ in range(TRIES))
        assert f"{BASE}document-first" not in documents(site) | documents(site)  # by both processes, in turn


def test_who_reads_beside_a_long_build_has_little_to_go_through(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("triplewire.graph.store.embedded._LOG", 1000)
    with KnowledgeGraph(tmp_path) as graph:
        sizes = []
        for number in range(12):
            graph.add(summit(f"number-{number}"))
            sizes.append(max(tmp_path.glob("*.log")).stat().st_size)
        assert sizes[-1] < 4 * sizes[0]


def test_a_store_that_is_compacted_meanwhile_is_read_on(served: Callable[..., Site], tmp_path: Path) -> None:
    store = open_store(tmp_path / "store")
    graph = KnowledgeGraph(store)
    graph.add(summit("first"))
    site = served(tmp_path / "store")
    for name in ("second", "third", "fourth"):
        graph.add(summit(name))
        store.engine.optimize()  # type: ignore[attr-defined]
        assert site.query(COUNT, "text/csv").status == 200
    graph.close()


def test_a_graph_in_memory_is_served_as_it_is(served: Callable[..., Site]) -> None:
    graph = KnowledgeGraph()
    graph.add(summit())
    assert "document-summit" in served(graph).query(COUNT, "text/csv").text


def test_a_remote_store_is_served(served: Callable[..., Site], server: str) -> None:
    with KnowledgeGraph(server) as graph:
        for name in graph.documents():
            graph.remove(name)
        graph.add(summit())
    site = served(server)
    assert "document-summit" in site.query(COUNT, "text/csv").text
    assert site.query("SELECT * {", "text/csv").status == 400
    assert site.query("CLEAR ALL").status == 400
    assert site.ask("GET", "/id/country-CL", {"Accept": "text/turtle"}).status == 200


def test_a_store_that_is_not_there_is_missed_at_once(tmp_path: Path) -> None:
    with pytest.raises(StoreMissing):
        make_app(tmp_path / "nothing", Options(limits=LIMITS))
