"""Calls that read the store for the server, in processes of its newest snapshot.

A call waits in one of four queues. Pages are computed in processes of their own. A query of a client first gets one of
a few places for short queries; if it takes more than SHORT of processor time or SMALL of memory, it starts anew in one
for long queries, of which a client has one at a time and which have a lower priority; it does so after _QUICK if
another client waits for its place. So neither a page nor a short query waits for a long one, on a busy machine either.

A value that many ask for is computed once. While the store changes, the older value goes on being used until the newer
one has been computed, in a place of its own; and if that does not succeed in time, for some minutes more. But nothing
is used from before a document was removed or corrected.
"""

from __future__ import annotations

import asyncio
import os
import pickle
import threading
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

from triplewire.graph.errors import QueryTooLong, ServerBusy, StoreDamaged, StoreError, StoreMoved
from triplewire.graph.store.interface import Store
from triplewire.graph.store.worker import CHECKED_AFTER, Limits
from triplewire.graph.web.service.fair_queue import CLIENT, FairQueue
from triplewire.graph.web.service.newest import PATIENCE, Newest
from triplewire.graph.web.service.read_cache import Entry, ReadCache, Source, State, is_behind
from triplewire.graph.web.service.shared_calls import SharedCalls
from triplewire.graph.web.service.snapshot import FORKS, Snapshot, SnapshotGone
from triplewire.graph.web.service.snapshot_reader import LOWEST, Kind, Outcome, Reader, Time

SHORT = 1.0  # seconds of processor time that a query may take to count as short
_QUICK = 0.1  # seconds of processor time, after which its priority is lowered and others may have its place
_WAITING = 3  # times as many seconds of the clock, on a busy machine or with a remote store
SMALL = 128 << 20  # bytes of memory that a short query may take
_KNOWN_LONG = 1000  # queries that were not short are remembered
_LOW = 5  # the priority, as of nice(1), of what is computed again
_AGAIN = b"again "  # before a pickled call: the same call, for the value to be newer
_TRIES = 20  # while another process moves the files of the store
_PAUSE = 0.05  # seconds before each further try
P = ParamSpec("P")
T = TypeVar("T")
Asked = Callable[[bytes], Awaitable[Outcome]]


class Workers:
    """Processes over one store; created before the event loop, used in it, closed at the end.

    `count` pages, and as many long queries, are computed at once. The fork server imports the modules `preload` once,
    so that no process has to.
    """

    def __init__(self, source: Source, limits: Limits, count: int, preload: tuple[str, ...] = ()) -> None:
        self.limits = limits
        self._preload = preload
        self._cache, self._shared = ReadCache(), SharedCalls[Outcome]()
        self._newest = Newest(source, limits)
        short = max(6, 2 * (os.cpu_count() or 1))
        self._pages = _Lane(self._newest, count, Kind(0, limits.memory))
        self._again = _Lane(self._newest, 1, Kind(_LOW, limits.memory))
        self._short = _Lane(self._newest, short, Kind(0, min(SMALL, limits.memory)), most_of_client=2 * short // 3)
        self._long = _Lane(self._newest, count, Kind(LOWEST, limits.memory), most_of_client=1)
        self._known_long: OrderedDict[bytes, None] = OrderedDict()

    def start(self) -> None:
        """Open the store now instead of at the first call."""
        FORKS.set_forkserver_preload(list(self._preload))
        self._newest.refreshed()

    async def call(self, function: Callable[Concatenate[Store, P], T], /, *arguments: P.args, **named: P.kwargs) -> T:
        """Run `function(store, ...)` in a process, on a snapshot of the store, and return its value.

        The function must belong to a module, and its arguments and value must be picklable. Raises the function's own
        error if it is one of triplewire's, QueryTooLong at a limit of time or memory, and ServerBusy if no process
        becomes free in time. Cancelling the call kills the process.
        """
        return cast("T", (await self._page(pickle.dumps((function, arguments, named)))).value)

    async def read(self, function: Callable[Concatenate[Store, P], T], /, *arguments: P.args, **named: P.kwargs) -> T:
        """Do the same for a function that returns the same for the same store; its value is cached."""
        return cast("T", await self._cached(pickle.dumps((function, arguments, named)), self._page))

    async def query(self, function: Callable[Concatenate[Store, P], T], /, *arguments: P.args, **named: P.kwargs) -> T:
        """Do the same as `call` for a function that runs a query of a client, which may take long."""
        return cast("T", (await self._queried(pickle.dumps((function, arguments, named)))).value)

    async def read_query(
        self, function: Callable[Concatenate[Store, P], T], /, *arguments: P.args, **named: P.kwargs
    ) -> T:
        """Do the same as `read` for a function that runs a query of a client."""
        return cast("T", await self._cached(pickle.dumps((function, arguments, named)), self._queried))

    async def catch_up(self) -> None:
        """Wait until what has been written so far can be read."""
        if opening := self._newest.refreshed(at_once=True):
            await asyncio.wait({asyncio.wrap_future(opening)}, timeout=self.limits.seconds)

    async def after_edit(self) -> None:
        """Wait until an edit can be read, and forget what was read before."""
        await self.catch_up()
        self._cache.clear()

    async def _cached(self, job: bytes, ask: Asked) -> object:
        entry, now = self._cache.get(job), (await self._newest.current()).state
        if entry is None or is_behind(entry.state, now):
            return await self._first(job, ask, now)
        if entry.current(now) or (entry.usable() and not entry.due()):
            return entry.value
        again = self._shared.begin(_AGAIN + _key(job, now), lambda: self._computed(job, self._asked_again))
        await asyncio.wait({again}, timeout=PATIENCE)
        if again.done() and not (again.cancelled() or again.exception()):
            return again.result().value
        if entry.usable():
            return entry.value
        try:
            return await self._first(job, ask, now)
        except (ServerBusy, QueryTooLong):
            if entry.better_than_none():
                return entry.value
            raise

    async def _first(self, job: bytes, ask: Asked, now: State | None) -> object:
        """Return the value of a call for the clients that wait for it."""
        return (await self._shared.result(_key(job, now), lambda: self._computed(job, ask))).value

    async def _computed(self, job: bytes, ask: Asked) -> Outcome:
        outcome = await ask(job)
        self._cache.put(job, Entry(outcome.value, outcome.state, outcome.size, outcome.seconds))
        return outcome

    async def _asked_again(self, job: bytes) -> Outcome:
        CLIENT.set("")  # no client is charged with it
        return (await self._again.outcome(job, self.limits)).found()

    async def _page(self, job: bytes) -> Outcome:
        return (await self._unless_damaged(self._pages.outcome(job, self.limits))).found()

    async def _unless_damaged(self, work: Coroutine[Any, Any, Outcome]) -> Outcome:
        """Await a call; if it takes long, the files of the store are checked beside it, once while they stay the same.

        Raises StoreDamaged.
        """
        tasks: set[asyncio.Task[Any]] = {calling := asyncio.create_task(work)}
        try:
            if not (await asyncio.wait(tasks, timeout=CHECKED_AFTER))[0]:
                tasks.add(checking := asyncio.create_task(self._cached(_DAMAGE, self._asked_again)))
                await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
                if not calling.done() and not checking.exception():
                    _raise_first(cast("list[StoreDamaged]", checking.result()))
            return await calling
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.wait(tasks)

    async def _queried(self, job: bytes) -> Outcome:
        """Return the outcome of a query, from a process for short ones or, if it takes more, for long ones."""
        left = self.limits.seconds
        if job not in self._known_long:
            begun = time.monotonic()
            short = Time(SHORT, min(_WAITING * SHORT, left), _QUICK)
            outcome = await self._short.outcome(job, self.limits, short)
            left -= min(time.monotonic() - begun, short.clock)
            if not (outcome.late or outcome.gone) or left <= 0:
                return outcome.found()
            if outcome.gone or outcome.processor >= SHORT:
                self._remember(job)
        outcome = await self._unless_damaged(self._long.outcome(job, self.limits, Time(left, left)))
        if outcome.done and outcome.processor < SHORT:
            self._known_long.pop(job, None)
        return outcome.found()

    def _remember(self, job: bytes) -> None:
        self._known_long[job] = None
        while len(self._known_long) > _KNOWN_LONG:
            self._known_long.popitem(last=False)

    def close(self) -> None:
        """Kill every process."""
        self._newest.close()
        for lane in (self._pages, self._again, self._short, self._long):
            lane.close()


def _key(job: bytes, now: State | None) -> bytes:
    """Return the key under which clients share a call: another after something was taken back."""
    return b"%d " % (now.withdrawals if now else 0) + job


def _damage_of(store: Store) -> list[StoreDamaged]:
    """Return the damage of a store, if there is any; in a list, because a call that returns an error has failed."""
    return [StoreDamaged(store.name, found)] if (found := store.damage()) else []


def _raise_first(errors: list[StoreDamaged]) -> None:
    for error in errors:
        raise error


_DAMAGE = pickle.dumps((_damage_of, (), {}))


class _Lane:
    """Places for calls in one kind of process, and the queue before them."""

    def __init__(self, newest: Newest, count: int, kind: Kind, *, most_of_client: int | None = None) -> None:
        self._newest, self._kind = newest, kind
        self._queue = FairQueue(count, each=most_of_client or count)
        self._threads = ThreadPoolExecutor(count, "triplewire-worker")

    async def outcome(self, job: bytes, limits: Limits, most: Time | None = None) -> Outcome:
        """Return the outcome of a call that may work for so long. Raises ServerBusy, StoreError."""
        client = CLIENT.get()
        if not self._newest.opened:  # to wait for the store is not to wait for a place
            await self._newest.current()
        await self._queue.enter(client, limits.seconds)
        begun = time.monotonic()
        try:
            most = most or Time(limits.seconds, limits.seconds)
            outcome = await self._tried(job, most._replace(wanted=partial(self._queue.others_wait, client)))
        finally:
            self._queue.leave(client, time.monotonic() - begun)
        return outcome if outcome.done or outcome.value else outcome._replace(value=_stopped(outcome, limits))

    async def _tried(self, job: bytes, most: Time) -> Outcome:
        """The outcome, from another snapshot if the files of the first one are no longer there."""
        problem: StoreError | None = None
        for _ in range(_TRIES):
            snapshot = await self._newest.current()
            try:
                outcome = await self._called(_Call(snapshot, self._kind, job, most))
            except SnapshotGone:
                self._newest.drop(snapshot)
                continue
            if not isinstance(outcome.value, (StoreMoved, StoreDamaged)) or isinstance(problem, StoreDamaged):
                return outcome
            problem = outcome.value
            self._newest.drop(snapshot)
            await asyncio.sleep(_PAUSE)
        return Outcome(done=False, value=problem)

    async def _called(self, call: _Call) -> Outcome:
        """The outcome of one call. The thread that waits for it cannot be cancelled, but its process can be ended."""
        answering = asyncio.get_running_loop().run_in_executor(self._threads, call.outcome)
        try:
            return await asyncio.shield(answering)
        except asyncio.CancelledError:
            await asyncio.to_thread(call.cancel)
            await asyncio.wait({answering})
            raise

    def close(self) -> None:
        self._threads.shutdown()


class _Call:
    """A call in a process of a snapshot."""

    def __init__(self, snapshot: Snapshot, kind: Kind, job: bytes, most: Time) -> None:
        self._snapshot, self._kind, self._job, self._most = snapshot, kind, job, most
        self._lock = threading.Lock()
        self._reader: Reader | None = None  # while it works for this call
        self._cancelled = False

    def outcome(self) -> Outcome:
        """Wait for the outcome."""
        reader = self._snapshot.reader(self._kind)
        outcome = Outcome(done=False, gone=True)
        try:
            with self._lock:
                self._reader, cancelled = reader, self._cancelled
            if not cancelled:
                outcome = reader.call(self._job, self._most)
        finally:
            with self._lock:
                self._reader = None
            used_up = outcome.late or outcome.gone or outcome.grown or self._kind.nice == LOWEST
            self._snapshot.release(reader, again=not used_up)
        return outcome

    def cancel(self) -> None:
        """End the process of the call, so that its outcome comes at once."""
        with self._lock:
            self._cancelled = True
            if self._reader:
                self._snapshot.kill(self._reader)


def _stopped(outcome: Outcome, limits: Limits) -> QueryTooLong:
    if outcome.late:
        limit = f"{limits.seconds:g} seconds"
        return QueryTooLong(f"the query was stopped after {limit}: ask for less, or raise serve --timeout")
    return QueryTooLong("the query was stopped: it takes too much memory, or nests too deeply")
