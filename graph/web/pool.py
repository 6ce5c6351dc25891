"""Processes that read the store for the server, each one call at a time.

The server itself never opens the store: a call runs in a process that was confined before (`graph.store.worker`). One
that goes over its limits is ended and replaced. Processes come from a fork server, since the server has threads.
"""

from __future__ import annotations

import asyncio
import contextlib
import multiprocessing
import pickle
import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.connection import Connection
from typing import Any, Concatenate, NamedTuple, NoReturn, ParamSpec, TypeVar, cast

from triplewire.extract.errors import TriplewireError
from triplewire.graph.errors import QueryError, QueryTooLong, ServerBusy, StoreMoved
from triplewire.graph.store.interface import Store
from triplewire.graph.store.opening import open_store
from triplewire.graph.store.remote import RemoteStore
from triplewire.graph.store.worker import Limits, confine, limit_memory, limit_time
from triplewire.graph.web.kept import Entry, Kept, Source, state

_FORKS = multiprocessing.get_context("forkserver")
_TRIES = 3  # while another process rewrites the store
P = ParamSpec("P")
T = TypeVar("T")


class Outcome(NamedTuple):
    """What came of a call: whether it was `done`, the value or error, the store's state, and its size in bytes."""

    done: bool
    value: Any
    state: object = None
    size: int = 0


class Workers:
    """`count` processes over one store; made before there is an event loop, used in it, closed in the end."""

    def __init__(self, source: Source, limits: Limits, count: int) -> None:
        self.limits = limits
        self._kept = Kept(source)
        self._all = tuple(_Worker(source, limits) for _ in range(count))
        self._idle = deque(self._all)  # in turn: one that was just started again gets the time that it needs
        self._free = asyncio.Semaphore(count)
        self._threads = ThreadPoolExecutor(count, "triplewire-worker")

    def start(self) -> None:
        """Start every process now, instead of when it is first needed."""
        _FORKS.set_forkserver_preload(["triplewire.graph.web.app"])
        for worker in self._all:
            worker.start()

    async def call(self, function: Callable[Concatenate[Store, P], T], /, *arguments: P.args, **named: P.kwargs) -> T:
        """What `function(store, ...)` returns, which runs in a process with the store as it is now.

        The function is one of a module, and what goes in and comes out can be pickled. Raises what it raises of
        triplewire's errors, QueryTooLong at a limit of time or memory, and ServerBusy where no process gets free.
        Whoever cancels this ends the process.
        """
        return cast("T", (await self._outcome(pickle.dumps((function, arguments, named)))).value)

    async def read(self, function: Callable[Concatenate[Store, P], T], /, *arguments: P.args, **named: P.kwargs) -> T:
        """The same, of a function that returns the same for the same store: asked again, it is remembered."""
        job = pickle.dumps((function, arguments, named))
        if kept := self._kept.get(job):
            return cast("T", kept.value)
        outcome = await self._outcome(job)
        self._kept.put(job, Entry(outcome.value, outcome.state, outcome.size))
        return cast("T", outcome.value)

    async def _outcome(self, job: bytes) -> Outcome:
        try:
            async with asyncio.timeout(self.limits.seconds):
                await self._free.acquire()
        except TimeoutError:
            raise ServerBusy from None
        worker = self._idle.popleft()
        try:
            outcome = await self._called(worker, job)
        finally:
            self._idle.append(worker)
            self._free.release()
        if not outcome.done:
            raise outcome.value
        return outcome

    async def _called(self, worker: _Worker, job: bytes) -> Outcome:
        """What the worker answers; the thread that waits for it cannot be cancelled, but the worker can be ended."""
        answering = asyncio.get_running_loop().run_in_executor(self._threads, worker.call, job)
        try:
            return await asyncio.shield(answering)
        except asyncio.CancelledError:
            worker.kill()
            await answering
            raise

    def close(self) -> None:
        """End every process."""
        self._threads.shutdown()
        for worker in self._all:
            worker.end()


class _Worker:
    """This side of one process, which is started again when it has ended."""

    def __init__(self, source: Source, limits: Limits) -> None:
        self._source, self._limits = source, limits
        self._process: Any = None
        self._pipe: Connection | None = None

    def start(self) -> Connection:
        if self._pipe is None:
            self._pipe, theirs = _FORKS.Pipe()
            self._process = _FORKS.Process(target=_work, args=(theirs, self._source, self._limits), daemon=True)
            self._process.start()
            theirs.close()
        return self._pipe

    def call(self, job: bytes) -> Outcome:
        """What the process answers, or why it had to be ended."""
        if self._pipe and not self._process.is_alive():  # somebody else ended it
            self.end()
        try:
            return self._outcome(self.start(), job)
        except QueryTooLong as error:
            self.end()
            self.start()  # it is ready when it is needed
            return Outcome(done=False, value=error)

    def _outcome(self, pipe: Connection, job: bytes) -> Outcome:
        try:
            pipe.send_bytes(job)
            if pipe.poll(self._limits.seconds):
                answer = pipe.recv_bytes()
                outcome: Outcome = pickle.loads(answer)  # noqa: S301  # from our own process
                return outcome._replace(size=len(answer))
        except (EOFError, OSError):
            raise QueryTooLong("the query was stopped: it takes too much memory, or nests too deeply") from None
        raise QueryTooLong(
            f"the query was stopped after {self._limits.seconds:g} seconds: ask for less, or add a LIMIT"
        )

    def kill(self) -> None:
        if self._pipe is not None:
            self._process.kill()

    def end(self) -> None:
        if self._pipe is not None:
            self._process.kill()
            self._process.join()
            self._pipe.close()
            self._pipe = None


def _work(pipe: Connection, source: Source, limits: Limits) -> NoReturn:
    """The life of the process."""
    confine(network=isinstance(source, RemoteStore))
    reader = _Reader(source, limits.memory)
    while True:
        try:
            function, arguments, named = pickle.loads(pipe.recv_bytes())  # noqa: S301  # from the server
        except EOFError:
            raise SystemExit from None
        limit_time(limits.seconds)
        pipe.send(_outcome(reader, function, arguments, named))


def _outcome(
    reader: _Reader, function: Callable[..., Any], arguments: tuple[Any, ...], named: dict[str, Any]
) -> Outcome:
    try:
        for _ in range(_TRIES - 1):
            with contextlib.suppress(StoreMoved):
                return reader.read(function, arguments, named)
        return reader.read(function, arguments, named)
    except MemoryError:
        raise SystemExit from None  # the closed pipe tells
    except TriplewireError as error:
        return Outcome(done=False, value=error)
    except Exception as error:  # noqa: BLE001  # the process goes on, and the server says what failed
        return Outcome(done=False, value=QueryError(f"the query failed: {error!r}"))


class _Reader:
    """The store as it is on disk: opened again where it has changed, which a look at its files tells.

    What was written is found at once, or, under a process that goes on writing, so much later that opening takes no
    more than a fifth of the time.
    """

    def __init__(self, source: Source, memory: int) -> None:
        self._source, self._memory = source, memory
        self._seen: object = None
        self._store: Store | None = None
        self._not_before = 0.0

    def read(self, function: Callable[..., Any], arguments: tuple[Any, ...], named: dict[str, Any]) -> Outcome:
        try:
            value = function(self._current(), *arguments, **named)
            return Outcome(done=True, value=value, state=self._seen)
        except OSError as error:  # the files that it reads were just compacted away by the process that writes
            self._store = None
            raise StoreMoved(str(self._source)) from error

    def _current(self) -> Store:
        seen, now = state(self._source), time.monotonic()
        if self._store is None or (seen != self._seen and now >= self._not_before):
            limit_memory(None)  # to open a store takes far more of it for a moment than to read it
            self._store = None
            self._store = _opened(self._source)
            self._seen = seen
            self._not_before = now + 5 * (time.monotonic() - now)
            limit_memory(self._memory)
        return self._store


def _opened(source: Source) -> Store:
    return source if isinstance(source, RemoteStore) else open_store(source, read_only=True)
