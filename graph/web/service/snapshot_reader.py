"""A process that answers one call at a time, from both sides: the server waits within limits, the process answers."""

from __future__ import annotations

import contextlib
import math
import os
import pickle
import sys
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from traceback import format_exc
from typing import Any, NamedTuple

from triplewire.extract.errors import TriplewireError
from triplewire.extract.limited import limit_time
from triplewire.graph.errors import QueryError
from triplewire.graph.store.interface import Store
from triplewire.graph.store.worker import Limits
from triplewire.graph.web.protocol.http_errors import Fault
from triplewire.graph.web.service.read_cache import State

LOWEST = 10  # the priority, as of nice(1), of calls that take long
_GROWN = 64 << 20  # bytes by which a reader may grow and still be used again
_OF_PROCESS = 2  # CPUCLOCK_SCHED of Linux's posix-timers.h: the number of the clock of a process ends with it
_LEAST, _MOST = 0.02, 0.1  # seconds between two looks at a reader that works


class Kind(NamedTuple):
    """A kind of reader: its priority (nice(1)), and the bytes of memory that it may take."""

    nice: int
    memory: int


class Time(NamedTuple):
    """The limits of a call: seconds of processor time, and of the clock.

    After `quick` seconds of processor time its priority is lowered, and it ends as soon as the place is `wanted`.
    """

    processor: float
    clock: float
    quick: float = math.inf
    wanted: Callable[[], bool] = bool


class Outcome(NamedTuple):
    """The outcome of a call: its value, or, unless `done`, its error.

    `late` if it reached a limit of time, `gone` if its process ended; `grown` if its process is not to be used again,
    because it has grown or its priority was lowered.
    `state` is the state of the store, `size` the size of the answer in bytes, `seconds` what the call took, `processor`
    what it took of that; of one that was late, at least.
    """

    done: bool
    value: Any = None
    state: State | None = None
    size: int = 0
    seconds: float = 0.0
    processor: float = 0.0
    late: bool = False
    gone: bool = False
    grown: bool = False

    def found(self) -> Outcome:
        """Return this, or raise the error."""
        if not self.done:
            raise self.value
        return self


class Reader(NamedTuple):
    """The server's side of a process that answers one call at a time."""

    process: int
    pipe: Connection
    kind: Kind

    def call(self, job: bytes, most: Time) -> Outcome:
        """Return the outcome of a call; one that is `late` or `gone` needs its reader ended."""
        since, before = time.monotonic(), self._used()
        try:
            self.pipe.send_bytes(job)
            if not self._answered(before, most):
                return Outcome(done=False, late=True, processor=self._used() - before)
            answer = self.pipe.recv_bytes()
        except (EOFError, OSError):
            return Outcome(done=False, gone=True)
        outcome: Outcome = pickle.loads(answer)  # noqa: S301  # from our own process
        used, grown = self._used() - before, outcome.grown
        outcome = outcome._replace(size=len(answer), seconds=time.monotonic() - since, processor=used)
        return outcome._replace(grown=grown or used >= most.quick)

    def _answered(self, before: float, most: Time) -> bool:
        """Wait for the answer, and return whether it came within the limits."""
        until, quick = time.monotonic() + most.clock, True
        while (left := until - time.monotonic()) > 0:
            used = self._used() - before
            if used >= most.processor or (not quick and most.wanted()):
                return False
            if quick and used >= most.quick:
                quick = False
                self._lower()
            following = min(most.quick, most.processor) - used if quick else _MOST
            if self.pipe.poll(min(max(following, _LEAST), left)):
                return True
        return False

    def _lower(self) -> None:
        """Lower the priority of the process; it cannot be raised again."""
        with contextlib.suppress(OSError):  # it has ended
            os.setpriority(os.PRIO_PROCESS, self.process, LOWEST)

    def _used(self) -> float:
        """Return the processor time of the process so far (Linux; elsewhere the time of the clock)."""
        if sys.platform != "linux":
            return time.monotonic()
        try:
            return time.clock_gettime(~self.process << 3 | _OF_PROCESS)
        except OSError:  # it has ended, as its pipe shows
            return 0.0


def answer_calls(pipe: Connection, store: Store, seen: State | None, limits: Limits) -> None:
    """Answer the calls that come through the pipe until the server closes it: the main function of a reader."""
    most = _resident() + _GROWN
    while True:
        try:
            function, arguments, named = pickle.loads(pipe.recv_bytes())  # noqa: S301  # from the server
        except EOFError:
            return
        limit_time(limits.seconds)
        outcome = _outcome(store, function, arguments, named)
        pipe.send(outcome._replace(state=seen, grown=_resident() > most))


def _outcome(store: Store, function: Callable[..., Any], arguments: tuple[Any, ...], named: dict[str, Any]) -> Outcome:
    try:
        return Outcome(done=True, value=function(store, *arguments, **named))
    except MemoryError:
        os._exit(0)  # the server notices the closed pipe
    except TriplewireError as error:
        return Outcome(done=False, value=error)
    except (OSError, RuntimeError) as error:  # the process that writes may have compacted the files away
        cause = store.failure(error)
        if type(cause) is RuntimeError:  # the engine cannot evaluate the query, such as an unknown function
            cause = QueryError(f"the query failed: {cause}")
        return Outcome(done=False, value=cause if isinstance(cause, TriplewireError) else Fault(format_exc()))
    except Exception:  # noqa: BLE001  # the process goes on; the server reports the failure
        return Outcome(done=False, value=Fault(format_exc()))


def _resident() -> int:
    """Return the bytes of memory that this process has in use; 0 where that is not known."""
    try:
        pages = Path("/proc/self/statm").read_text("ascii").split()[1]
    except OSError:
        return 0
    return int(pages) * os.sysconf("SC_PAGE_SIZE")
