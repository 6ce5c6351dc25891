"""Processes that read the store for the server, one call at a time each.

The server itself never opens the store: every call runs in a confined process (`triplewire.extract.limited`). A
process that exceeds its limits is killed and replaced. The processes come from a fork server, because the server has
threads.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import pickle
import time
from collections import OrderedDict, deque
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.connection import Connection
from typing import Any, Concatenate, NamedTuple, NoReturn, ParamSpec, TypeVar, cast

from triplewire.extract.errors import TriplewireError
from triplewire.extract.limited import confine, limit_memory, limit_time
from triplewire.graph.errors import QueryError, QueryTooLong, StoreDamaged, StoreMoved
from triplewire.graph.store.interface import Store
from triplewire.graph.store.opening import open_store
from triplewire.graph.store.remote import RemoteStore
from triplewire.graph.store.worker import Limits
from triplewire.graph.web.service.fair_queue import CLIENT, FairQueue
from triplewire.graph.web.service.read_cache import Entry, ReadCache, Source, state

_FORKS = multiprocessing.get_context("forkserver")
_READY = b"ready"  # the first message of a process
_START_UP = 60.0  # seconds that a process may take to start; they do not count as time of the query
SHORT = 1.0  # seconds that a query may take to count as short
_KNOWN_LONG = 1000  # queries that were not short are remembered
_NICE = 10  # of nice(1)
_TRIES = 20  # while another process moves the files of the store
_PAUSE = 0.05  # seconds before each further try
P = ParamSpec("P")
T = TypeVar("T")


class Outcome(NamedTuple):
    """The outcome of a call: its value, or, unless `done`, its error; the state of the store; the size in bytes.

    It is `late` if it reached its limit of time.
    """

    done: bool
    value: Any
    state: object = None
    size: int = 0
    late: bool = False

    def found(self) -> Outcome:
        """Return this, or raise the error."""
        if not self.done:
            raise self.value
        return self


class Workers:
    """Processes over one store; created before the event loop, used in it, closed at the end.

    Pages have `count` processes of their own. A query of a client first gets one of a few processes for short queries;
    if it takes longer than SHORT, it starts anew in one of `count` processes for long queries, which have a lower
    priority. So a page or a short query does not wait for a long one. The fork server imports the modules `preload`
    once, so that no process has to.
    """

    def __init__(self, source: Source, limits: Limits, count: int, preload: tuple[str, ...] = ()) -> None:
        self.limits = limits
        self._preload = preload
        self._cache = ReadCache(source)
        self._pages = _Lane(source, limits, count)
        self._short = _Lane(source, limits, -(-count // 2))
        self._long = _Lane(source, limits, count, yielding=True)
        self._known_long: OrderedDict[bytes, None] = OrderedDict()

    def start(self) -> None:
        """Start every process now instead of at its first call."""
        _FORKS.set_forkserver_preload(list(self._preload))
        for lane in self._lanes():
            lane.start()

    async def call(self, function: Callable[Concatenate[Store, P], T], /, *arguments: P.args, **named: P.kwargs) -> T:
        """Run `function(store, ...)` in a process, on the store as it is now, and return its value.

        The function must belong to a module, and its arguments and value must be picklable. Raises the function's own
        error if it is one of triplewire's, QueryTooLong at a limit of time or memory, and ServerBusy if no process
        becomes free in time. Cancelling the call kills the process.
        """
        return cast("T", (await self._looked_up(pickle.dumps((function, arguments, named)))).value)

    async def read(self, function: Callable[Concatenate[Store, P], T], /, *arguments: P.args, **named: P.kwargs) -> T:
        """Do the same for a function that returns the same for the same store; its value is cached."""
        return cast("T", await self._cached(pickle.dumps((function, arguments, named)), self._looked_up))

    async def query(self, function: Callable[Concatenate[Store, P], T], /, *arguments: P.args, **named: P.kwargs) -> T:
        """Do the same as `call` for a function that runs a query of a client, which may take long."""
        return cast("T", (await self._queried(pickle.dumps((function, arguments, named)))).value)

    async def read_query(
        self, function: Callable[Concatenate[Store, P], T], /, *arguments: P.args, **named: P.kwargs
    ) -> T:
        """Do the same as `read` for a function that runs a query of a client."""
        return cast("T", await self._cached(pickle.dumps((function, arguments, named)), self._queried))

    async def _cached(self, job: bytes, outcome_of: Callable[[bytes], Awaitable[Outcome]]) -> object:
        if cached := self._cache.get(job):
            return cached.value
        outcome = await outcome_of(job)
        self._cache.put(job, Entry(outcome.value, outcome.state, outcome.size))
        return outcome.value

    async def _looked_up(self, job: bytes) -> Outcome:
        return (await self._pages.outcome(job, self.limits.seconds, self.limits.seconds)).found()

    async def _queried(self, job: bytes) -> Outcome:
        """Return the outcome of a query, from a process for short ones or, if it takes longer, for long ones."""
        wait, left = self.limits.seconds, self.limits.seconds
        if job not in self._known_long:
            short = min(SHORT, left)
            outcome = await self._short.outcome(job, wait, short)
            left -= short
            if not outcome.late or left <= 0:
                return outcome.found()
            self._remember(job)
        return (await self._long.outcome(job, wait, left)).found()

    def _remember(self, job: bytes) -> None:
        self._known_long[job] = None
        while len(self._known_long) > _KNOWN_LONG:
            self._known_long.popitem(last=False)

    def _lanes(self) -> tuple[_Lane, ...]:
        return self._pages, self._short, self._long

    def close(self) -> None:
        """Kill every process."""
        for lane in self._lanes():
            lane.close()


class _Lane:
    """Processes for calls of one kind, and the queue before them."""

    def __init__(self, source: Source, limits: Limits, count: int, *, yielding: bool = False) -> None:
        self._all = tuple(_Worker(source, limits, yielding=yielding) for _ in range(count))
        self._idle = deque(self._all)  # in turn, so that one that was just restarted gets time to start
        self._queue = FairQueue(count)
        self._threads = ThreadPoolExecutor(count, "triplewire-worker")

    def start(self) -> None:
        for worker in self._all:
            worker.start()

    async def outcome(self, job: bytes, wait: float, seconds: float) -> Outcome:
        """Return the outcome of a call that may wait and work for so many seconds. Raises ServerBusy."""
        client = CLIENT.get()
        await self._queue.enter(client, wait)
        worker, begun = self._idle.popleft(), time.monotonic()
        try:
            return await self._called(worker, job, seconds)
        finally:
            self._idle.append(worker)
            self._queue.leave(client, time.monotonic() - begun)

    async def _called(self, worker: _Worker, job: bytes, seconds: float) -> Outcome:
        """The worker's answer. The thread that waits for it cannot be cancelled, but the worker can be killed."""
        answering = asyncio.get_running_loop().run_in_executor(self._threads, worker.call, job, seconds)
        try:
            return await asyncio.shield(answering)
        except asyncio.CancelledError:
            worker.kill()
            await answering
            raise

    def close(self) -> None:
        self._threads.shutdown()
        for worker in self._all:
            worker.end()


class _Worker:
    """The server's side of one process, which is restarted when it has ended."""

    def __init__(self, source: Source, limits: Limits, *, yielding: bool) -> None:
        self._source, self._limits, self._yielding = source, limits, yielding
        self._process: Any = None
        self._pipe: Connection | None = None
        self._ready = False

    def start(self) -> Connection:
        if self._pipe is None:
            self._pipe, theirs = _FORKS.Pipe()
            arguments = (theirs, self._source, self._limits, self._yielding)
            self._process = _FORKS.Process(target=_work, args=arguments, daemon=True)
            self._process.start()
            theirs.close()
            self._ready = False
        return self._pipe

    def call(self, job: bytes, seconds: float) -> Outcome:
        """The answer of the process, or the reason why it had to be killed."""
        if self._pipe and not self._process.is_alive():  # something else ended it
            self.end()
        try:
            return self._outcome(self.start(), job, seconds)
        except (QueryTooLong, TimeoutError) as error:
            self.end()
            self.start()  # so that it is ready for the next call
            return Outcome(
                done=False,
                value=self._late() if isinstance(error, TimeoutError) else error,
                late=isinstance(error, TimeoutError),
            )

    def _late(self) -> QueryTooLong:
        limit = f"{self._limits.seconds:g} seconds"
        return QueryTooLong(f"the query was stopped after {limit}: ask for less, or raise serve --timeout")

    def _outcome(self, pipe: Connection, job: bytes, seconds: float) -> Outcome:
        try:
            self._ready = self._ready or (pipe.poll(_START_UP) and pipe.recv_bytes() == _READY)
            pipe.send_bytes(job)
            if pipe.poll(seconds):
                answer = pipe.recv_bytes()
                outcome: Outcome = pickle.loads(answer)  # noqa: S301  # from our own process
                return outcome._replace(size=len(answer))
        except (EOFError, OSError):
            raise QueryTooLong("the query was stopped: it takes too much memory, or nests too deeply") from None
        raise TimeoutError

    def kill(self) -> None:
        if self._pipe is not None:
            self._process.kill()

    def end(self) -> None:
        if self._pipe is not None:
            self._process.kill()
            self._process.join()
            self._pipe.close()
            self._pipe = None


def _work(pipe: Connection, source: Source, limits: Limits, yielding: bool) -> NoReturn:  # by position
    """The main function of the process; one that is `yielding` has a lower priority."""
    confine(network=isinstance(source, RemoteStore))
    if yielding:
        os.nice(_NICE)
    reader = _Reader(source, limits.memory)
    pipe.send_bytes(_READY)
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
            try:
                return reader.read(function, arguments, named)
            except (StoreMoved, StoreDamaged) as error:
                if isinstance(error, StoreMoved):
                    time.sleep(_PAUSE)
        return reader.read(function, arguments, named)
    except MemoryError:
        raise SystemExit from None  # the server notices the closed pipe
    except TriplewireError as error:
        return Outcome(done=False, value=error)
    except Exception as error:  # noqa: BLE001  # the process goes on; the server reports the failure
        return Outcome(done=False, value=QueryError(f"the query failed: {error!r}"))


class _Reader:
    """The store as it is on disk; it is reopened when its files have changed.

    A change is visible at once, or, while another process keeps writing, with such a delay that reopening takes at
    most a fifth of the time.
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
        except (OSError, RuntimeError) as error:  # the process that writes may have compacted these files away
            store, self._store = self._store, None
            raise (store.failure(error) if store else error) from error

    def _current(self) -> Store:
        seen, now = state(self._source), time.monotonic()
        if self._store is None or (seen != self._seen and now >= self._not_before):
            limit_memory(None)  # opening a store briefly needs far more memory than reading it
            self._store = None
            self._store = _opened(self._source)
            self._seen = seen
            self._not_before = now + 5 * (time.monotonic() - now)
            limit_memory(self._memory)
        return self._store


def _opened(source: Source) -> Store:
    return source if isinstance(source, RemoteStore) else open_store(source, read_only=True)
