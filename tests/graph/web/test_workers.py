"""The processes behind the server: they see changes of the store, and are replaced when they end."""

import asyncio
import os
import select
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace

import pytest
from sketch import summit
from webserver import LIMITS, Site

from triplewire.graph.ask.explain import explain
from triplewire.graph.errors import NameMissing, QueryTooLong, ServerBusy, StoreDamaged, StoreLocked, StoreMissing
from triplewire.graph.iris import BASE
from triplewire.graph.knowledge import KnowledgeGraph
from triplewire.graph.store.interface import Store
from triplewire.graph.store.opening import open_store
from triplewire.graph.store.worker import Limits
from triplewire.graph.web.protocol.http_errors import Fault
from triplewire.graph.web.server.app import make_app
from triplewire.graph.web.service import adding, pool
from triplewire.graph.web.service.adding import Adder, Progress
from triplewire.graph.web.service.newest import Newest
from triplewire.graph.web.service.pool import Workers
from triplewire.graph.web.service.service import Options
from triplewire.graph.web.service.snapshot import Snapshot

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
    [(end, QueryTooLong, False), (fill, QueryTooLong, False), (fail, Fault, True)],
)
def test_after_any_failure_there_is_a_process(
    worker: Workers, function: Callable[[Store], object], error: type[Exception], lives: bool
) -> None:
    before = asyncio.run(worker.call(pid))
    with pytest.raises(error):
        asyncio.run(worker.call(function))
    assert (asyncio.run(worker.call(pid)) == before) is lives


@pytest.mark.skipif(sys.platform != "linux", reason="the state of a process is read from /proc")
def test_a_process_that_something_else_killed_is_replaced(worker: Workers) -> None:
    before = asyncio.run(worker.call(pid))
    os.kill(before, signal.SIGKILL)
    while ") Z " not in Path(f"/proc/{before}/stat").read_text("ascii"):  # it has ended only then
        pass
    assert asyncio.run(worker.call(pid)) != before


def pause(_: Store) -> None:
    signal.pause()


def test_a_call_that_does_not_end_on_a_damaged_store_is_told_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with KnowledgeGraph(tmp_path / "store", create=True) as graph:
        graph.add(summit())
    workers = Workers(tmp_path / "store", Limits(seconds=3600), 1)
    try:
        assert asyncio.run(workers.call(pid))
        monkeypatch.setattr(pool, "CHECKED_AFTER", 0.1)
        table = max((tmp_path / "store").glob("*.sst"), key=lambda path: path.stat().st_size)
        table.write_bytes(table.read_bytes()[:-1])
        for ask in workers.call, workers.query:
            with pytest.raises(StoreDamaged, match=table.name):
                asyncio.run(ask(pause))
    finally:
        workers.close()


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


def test_what_is_written_meanwhile_is_found(
    served: Callable[..., Site], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("triplewire.graph.web.service.newest._LEAST", 0.0)
    with KnowledgeGraph(tmp_path / "store", create=True) as graph:
        graph.add(summit("first"))
        site = served(tmp_path / "store")
        for name in ("second", "third", "fourth"):
            graph.add(summit(name))
            assert any(len(documents(site)) == len(graph.documents()) for _ in range(5000))
        graph.remove("first")
        assert any(f"{BASE}document-first" not in documents(site) for _ in range(5000))
        assert [f"{BASE}document-first" in documents(site) for _ in range(4)] == [False] * 4


def test_what_was_taken_back_is_shown_no_more_however_long_a_newer_answer_takes(
    served: Callable[..., Site], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("newest", "pool"):
        monkeypatch.setattr(f"triplewire.graph.web.service.{module}.PATIENCE", 0.0)
    with KnowledgeGraph(tmp_path / "store", create=True) as graph:
        for name in ("first", "second", "third"):
            graph.add(summit(name))
        site = served(tmp_path / "store")
        for name in ("first", "second"):
            addresses = [f"/article/{name}", f"/api/v1/documents/{name}", f"/id/document-{name}"]
            assert {site.ask("GET", address).status for address in addresses} == {200}
            graph.remove(name)
            assert {site.ask("GET", address).status for address in addresses} == {404}
        event = site.ask("GET", "/api/v1/events", document="third").text
        graph.correct('[[reject]]\nkind = "event"\nstatement = "event-third.v1"')
        assert "event-third.v1" in event
        assert "event-third.v1" not in site.ask("GET", "/api/v1/events", document="third").text


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The time by which a store is opened again: opening it takes one second, and nothing else takes time."""
    now = [100.0]

    class Slow(Snapshot):
        def __init__(self, source: Path, limits: Limits) -> None:
            now[0] += 1
            super().__init__(source, limits)

    monkeypatch.setattr("triplewire.graph.web.service.newest.Snapshot", Slow)
    # The module's own clock alone: a server that still runs in this process would sleep for hours by another one.
    monkeypatch.setattr("triplewire.graph.web.service.newest.time", SimpleNamespace(monotonic=lambda: now[0]))
    monkeypatch.setattr("triplewire.graph.web.service.newest.PATIENCE", 60.0)
    return now


def test_a_store_that_is_written_is_opened_again_after_nine_times_the_opening(
    tmp_path: Path, clock: list[float]
) -> None:
    async def opened() -> float:
        """The time at which the snapshot was made that is in use now."""
        snapshot = await newest.current()
        return made.setdefault(snapshot, clock[0])

    made: dict[Snapshot, float] = {}
    with KnowledgeGraph(tmp_path / "store", create=True) as graph:
        newest = Newest(tmp_path / "store", LIMITS)
        assert asyncio.run(opened()) == 101
        graph.add(summit("first"))
        for now, when in ((101.0, 101), (109.9, 101), (110.0, 111), (200.0, 111)):
            clock[0] = now
            assert asyncio.run(opened()) == when
        graph.add(summit("second"))
        assert asyncio.run(opened()) == 201
        newest.close()


def test_who_has_added_an_article_need_not_wait(tmp_path: Path) -> None:
    async def read() -> list[int]:
        sizes = []
        for name in ("first", "second", "third"):
            graph.add(summit(name))
            await workers.catch_up()
            sizes.append(await workers.call(size))
        return sizes

    with KnowledgeGraph(tmp_path / "store", create=True) as graph:
        workers = Workers(tmp_path / "store", LIMITS, 1)
        assert asyncio.run(read()) == [1, 2, 3]
        workers.close()


def size(store: Store) -> int:
    return sum(graph.startswith(f"{BASE}document-") for graph in store.graphs())


def test_while_a_value_is_computed_again_the_older_one_serves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("triplewire.graph.web.service.read_cache._REST", 0)
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)

    async def read() -> tuple[str, str, str]:
        first = asyncio.create_task(worker.read(word, str(pipe)))
        await asyncio.to_thread(pipe.write_text, "old")
        seen = [await first]
        graph.add(summit("new"))
        await worker.catch_up()
        seen.append(await worker.read(word, str(pipe)))
        await asyncio.to_thread(pipe.write_text, "new")
        while seen[-1] == "old":
            seen.append(await worker.read(word, str(pipe)))
        return seen[0], seen[1], seen[-1]

    with KnowledgeGraph(tmp_path / "store", create=True) as graph:
        worker = Workers(tmp_path / "store", LIMITS, 1)
        assert asyncio.run(read()) == ("old", "old", "new")
        worker.close()


def word(_: Store, pipe: str) -> str:
    return Path(pipe).read_text(encoding="utf-8")


def test_a_value_that_many_ask_for_is_computed_once(worker: Workers, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)

    async def read() -> list[str]:
        asked = [asyncio.create_task(worker.read(word, str(pipe))) for _ in range(20)]
        await asyncio.to_thread(pipe.write_text, "once")  # nobody would write it again
        return await asyncio.gather(*asked)

    assert asyncio.run(read()) == ["once"] * 20


def test_what_nobody_waits_for_any_more_is_ended(worker: Workers, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)

    async def left() -> None:
        asked = [asyncio.create_task(worker.read(begin, str(pipe))) for _ in range(2)]
        await asyncio.to_thread(pipe.read_text)
        for one in asked:
            one.cancel()
        await asyncio.wait(asked)
        assert await worker.call(nothing) is None

    asyncio.run(left())


def nothing(_: Store) -> None:
    """Do nothing, in the only place for a page."""


def test_who_reads_beside_a_long_build_has_little_to_go_through(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("triplewire.graph.store.embedded._LOG", 1000)
    with KnowledgeGraph(tmp_path, create=True) as graph:
        sizes = []
        for number in range(12):
            graph.add(summit(f"number-{number}"))
            sizes.append(max(tmp_path.glob("*.log")).stat().st_size)
        assert sizes[-1] < 4 * sizes[0]


def test_a_store_that_is_compacted_meanwhile_is_read_on(served: Callable[..., Site], tmp_path: Path) -> None:
    store = open_store(tmp_path / "store")
    graph = KnowledgeGraph(store, create=True)
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
    with KnowledgeGraph(server, create=True) as graph:
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


SERVER = """
import os, sys
from pathlib import Path
from triplewire.graph.web.service.adding import Adder

def number(store, base):
    return os.getpid()

if __name__ == "__main__":
    adder = Adder(Path(sys.argv[1]), "https://example.org/id/")
    print(adder.run(number).result(), flush=True)
    sys.stdin.read()
"""


def test_the_process_that_adds_ends_with_a_server_that_was_killed(tmp_path: Path) -> None:
    script = tmp_path / "server.py"
    script.write_text(SERVER, encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, script, tmp_path / "store"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as server:
        assert server.stdout
        adding = os.pidfd_open(int(server.stdout.readline()))
        assert select.select([adding], [], [], 0)[0] == []
        server.kill()
    assert select.select([adding], [], [], 30)[0] == [adding]


@dataclass
class Build:
    """A build that ends when somebody has waited for it once, or a server that ends then."""

    graph: KnowledgeGraph
    server_ends: bool = False
    waits: int = 0

    def wait(self, _: float) -> bool:
        self.waits += 1
        if not self.server_ends:
            self.graph.close()
        return self.server_ends


def test_what_is_added_beside_a_build_waits_for_its_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    counts = [0, 0]
    monkeypatch.setattr(adding, "_counts", counts)
    monkeypatch.setattr(adding, "_closing", Build(KnowledgeGraph(tmp_path / "store", create=True)))
    assert adding.read_added(tmp_path / "store", BASE, b"Ann Lee met Omar Haddad.", "a.txt", "", "").documents == ("a",)
    assert counts == [1, 1]


def test_a_server_that_ends_does_not_wait_for_a_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    counts = [0, 0]
    monkeypatch.setattr(adding, "_counts", counts)
    with KnowledgeGraph(tmp_path / "store", create=True) as building:
        closing = Build(building, server_ends=True)
        monkeypatch.setattr(adding, "_closing", closing)
        with pytest.raises(StoreLocked):
            adding.read_added(tmp_path / "store", BASE, b"Ann Lee met Omar Haddad.", "a.txt", "", "")
    assert (counts, closing.waits) == ([0, -1], 1)


def test_an_addition_beside_a_build_is_said_to_wait(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    job: Future[Progress] = Future()
    job.set_running_or_notify_cancel()
    monkeypatch.setattr(Adder, "run", lambda *_: job)
    adder = Adder(tmp_path / "store", BASE)
    number = adder.add(b"Ann Lee met Omar Haddad.", "a.txt", "", "")
    assert adder.progress(number).step == "reading"
    adder._counts[:] = [0, adding._OTHER_WRITER]  # noqa: SLF001  # which the process writes
    assert adder.progress(number).step == "waiting"
    adder.close()
