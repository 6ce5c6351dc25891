"""Processes that read the store for the server, each one call at a time.

The server itself never opens the store: a call runs in a process that was confined before (see `graph.worker`), which
is ended where it goes over its limits, and replaced. Processes come from a fork server, since the server has threads.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import pickle
import threading
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Concatenate, NoReturn, ParamSpec, TypeVar

from anyio import CapacityLimiter, Semaphore, fail_after, to_thread

from extract.errors import TriplewireError
from graph.errors import QueryError, QueryTooLong, ServerBusy, StoreMoved
from graph.remote import RemoteStore
from graph.store import Store, open_store
from graph.worker import Limits, allow, confine

_FORKS = multiprocessing.get_context("forkserver")
_TRIES = 3  # while another process rewrites the store
_NAMES = ("CURRENT", "MANIFEST", ".log", ".sst")  # what of a store on disk changes with what is in it

Source = Path | RemoteStore
P = ParamSpec("P")
T = TypeVar("T")


class Workers:
    """`count` processes over one store; made before there is an event loop, used in it, closed in the end."""

    def __init__(self, source: Source, limits: Limits, count: int) -> None:
        self.limits = limits
        self._idle = [_Worker(source, limits) for _ in range(count)]
        self._free = Semaphore(count, fast_acquire=True)
        self._threads = CapacityLimiter(count)

    def start(self) -> None:
        """Start every process now, instead of when it is first needed."""
        _FORKS.set_forkserver_preload(["graph.web.workers", "graph.web.results"])
        for worker in self._idle:
            worker.start()

    async def call(self, function: Callable[Concatenate[Store, P], T], /, *arguments: P.args, **named: P.kwargs) -> T:
        """What `function(store, ...)` returns, which runs in a process with the store as it is now.

        The function is one of a module, and what goes in and comes out can be pickled. Raises what it raises of
        triplewire's errors, QueryTooLong at a limit of time or memory, and ServerBusy where no process gets free.
        """
        job = pickle.dumps((function, arguments, named))
        try:
            with fail_after(self.limits.seconds):
                await self._free.acquire()
        except TimeoutError:
            raise ServerBusy from None
        worker = self._idle.pop()
        try:
            result: T = await to_thread.run_sync(worker.call, job, limiter=self._threads)
        finally:
            self._idle.append(worker)
            self._free.release()
        return result

    def close(self) -> None:
        """End every process."""
        for worker in self._idle:
            worker.end()


class _Worker:
    """This side of one process, which starts when it is needed."""

    def __init__(self, source: Source, limits: Limits) -> None:
        self._source, self._limits = source, limits
        self._process: Any = None
        self._pipe: Connection | None = None
        self._lock = threading.Lock()

    def start(self) -> Connection:
        with self._lock:
            if self._pipe is None or not self._process.is_alive():
                self._pipe, theirs = _FORKS.Pipe()
                self._process = _FORKS.Process(target=_work, args=(theirs, self._source, self._limits), daemon=True)
                self._process.start()
                theirs.close()
            return self._pipe

    def call(self, job: bytes) -> Any:
        try:
            return self._answered(self.start(), job)
        except QueryTooLong:
            self.end()
            raise

    def _answered(self, pipe: Connection, job: bytes) -> Any:
        try:
            pipe.send_bytes(job)
            if not pipe.poll(self._limits.seconds):
                raise QueryTooLong(
                    f"the query was stopped after {self._limits.seconds:g} seconds: ask for less, or add a LIMIT"
                )
            done, value = pipe.recv()
        except (EOFError, OSError):
            raise QueryTooLong("the query was stopped: it takes too much memory, or nests too deeply") from None
        if not done:
            raise value
        return value

    def end(self) -> None:
        with self._lock:
            if self._pipe is not None:
                self._process.kill()
                self._process.join()
                self._process.close()
                self._pipe.close()
                self._pipe = None


def _work(pipe: Connection, source: Source, limits: Limits) -> NoReturn:
    """The life of the process."""
    confine(limits, network=isinstance(source, RemoteStore))
    reader = _Reader(source)
    while True:
        try:
            function, arguments, named = pickle.loads(pipe.recv_bytes())  # noqa: S301  # from the server
        except EOFError:
            raise SystemExit from None
        allow(limits.seconds)
        pipe.send(_outcome(reader, function, arguments, named))


def _outcome(
    reader: _Reader, function: Callable[..., Any], arguments: tuple[Any, ...], named: dict[str, Any]
) -> tuple[bool, Any]:
    try:
        for _ in range(_TRIES - 1):
            with contextlib.suppress(StoreMoved):
                return True, reader.read(function, arguments, named)
        return True, reader.read(function, arguments, named)
    except MemoryError:
        raise SystemExit from None  # the closed pipe tells
    except TriplewireError as error:
        return False, error
    except Exception as error:  # noqa: BLE001  # the process goes on, and the server says what failed
        return False, QueryError(f"the query failed: {error!r}")


class _Reader:
    """The store as it is on disk now: opened again where it has changed, which a look at its files tells."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._seen: object = None
        self._store: Store | None = None

    def read(self, function: Callable[..., Any], arguments: tuple[Any, ...], named: dict[str, Any]) -> Any:
        try:
            return function(self._fresh(), *arguments, **named)
        except OSError as error:  # the files that it reads were just compacted away by the process that writes
            self._store = None
            raise StoreMoved(str(self._source)) from error

    def _fresh(self) -> Store:
        if isinstance(self._source, RemoteStore):
            return self._source
        state = _state(self._source)
        if self._store is None or state != self._seen:
            self._store = None  # before the other one is opened: both may not fit
            self._store = open_store(self._source, read_only=True)
            self._seen = state
        return self._store


def _state(path: Path) -> object:
    """What is different after every change of a store on disk."""
    if not path.is_dir():
        return None
    files = ((file.name, file.stat()) for file in path.iterdir() if any(name in file.name for name in _NAMES))
    return sorted((name, stat.st_size, stat.st_mtime_ns) for name, stat in files)
