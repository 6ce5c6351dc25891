"""The processes behind the server: they see changes of the store, and are replaced when they end."""

import asyncio
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from sketch import summit
from webserver import LIMITS, Site

from triplewire.extract.errors import TriplewireError
from triplewire.graph.ask.explain import explain
from triplewire.graph.errors import NameMissing, QueryTooLong, ServerBusy, StoreMissing
from triplewire.graph.iris import BASE
from triplewire.graph.knowledge import KnowledgeGraph
from triplewire.graph.store.interface import Store
from triplewire.graph.store.opening import open_store
from triplewire.graph.store.worker import Limits
from triplewire.graph.web.server.app import make_app
from triplewire.graph.web.service.pool import Workers, _Reader
from triplewire.graph.web.service.service import Options

COUNT = "SELECT ?g { GRAPH ?g { ?s a <https://schema.org/NewsArticle> } }"


@pytest.fixture
def worker(built: Path) -> Iterator[Workers]:
    """One process."""
    workers = Workers(built, Limits(seconds=60.0, memory=256 << 20), 1, preload=("triplewire.graph.web.server.app",))
    workers.start()
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


def test_a_process_that_something_else_killed_is_replaced(worker: Workers) -> None:
    before = asyncio.run(worker.call(pid))
    os.kill(before, signal.SIGKILL)
    next(process for process in multiprocessing.active_children() if process.pid == before).join()
    assert asyncio.run(worker.call(pid)) != before


def begin(_: Store, pipe: str) -> None:
    """Write to the pipe, and never return."""
    Path(pipe).write_text("begun\n", encoding="utf-8")
    signal.pause()


def test_a_cancelled_call_kills_its_process(worker: Workers, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)

    async def cancelled() -> None:
        call = asyncio.create_task(worker.call(begin, str(pipe)))
        assert await asyncio.to_thread(pipe.read_text) == "begun\n"
        call.cancel()
        with pytest.raises(asyncio.CancelledError):
            await call

    before = asyncio.run(worker.call(pid))
    asyncio.run(cancelled())
    assert asyncio.run(worker.call(pid)) != before


def test_no_call_waits_longer_than_the_limit_for_a_process(worker: Workers, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)

    async def queued() -> None:
        call = asyncio.create_task(worker.call(begin, str(pipe)))
        await asyncio.to_thread(pipe.read_text)
        worker.limits = Limits(seconds=0.01)
        with pytest.raises(ServerBusy):
            await worker.call(pid)
        call.cancel()
        with pytest.raises(asyncio.CancelledError):
            await call

    asyncio.run(queued())


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
            assert any(len(documents(site)) == len(graph.documents()) for _ in range(5000))
        graph.remove("first")
        gone = [f"{BASE}document-first" not in documents(site) for _ in range(2)]  # of the two processes in turn
        for _ in range(5000):
            gone = [gone[1], f"{BASE}document-first" not in documents(site)]
            if all(gone):
                break
        assert [f"{BASE}document-first" in documents(site) for _ in range(4)] == [False] * 4


@pytest.fixture
def names() -> list[str]:
    """The documents of a store."""
    return ["first"]


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch, names: list[str]) -> list[float]:
    """The time for a reader in this process: opening the store takes one second, and nothing else takes time."""
    now = [100.0]

    def opening(_: Path) -> Store:
        now[0] += 1
        graph = KnowledgeGraph()
        for name in names:
            graph.add(summit(name))
        return graph.store

    monkeypatch.setattr("triplewire.graph.web.service.pool.limit_memory", lambda _: None)
    monkeypatch.setattr("triplewire.graph.web.service.pool.state", lambda _: len(names))
    monkeypatch.setattr("triplewire.graph.web.service.pool._opened", opening)
    # The module's own clock alone: a server that still runs in this process would sleep for hours by another one.
    monkeypatch.setattr("triplewire.graph.web.service.pool.time", SimpleNamespace(monotonic=lambda: now[0]))
    return now


def test_a_changed_store_is_reopened_after_five_times_the_opening(
    tmp_path: Path, clock: list[float], names: list[str]
) -> None:
    def number() -> int:
        return len(reader.read(lambda store: store.graphs(), (), {}).value)

    reader = _Reader(tmp_path / "store", 1 << 30)
    assert (number(), clock[0]) == (1, 101.0)
    assert (number(), clock[0]) == (1, 101.0)
    names.append("second")
    clock[0] = 104.99
    assert (number(), clock[0]) == (1, 104.99)
    clock[0] = 105.0
    assert (number(), clock[0]) == (2, 106.0)
    clock[0] = 200.0
    assert (number(), clock[0]) == (2, 200.0)


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
