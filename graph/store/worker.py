"""Execution of work in a forked process that is killed at a limit of time or memory.

The query engine cannot cancel a query, nor survive one that exhausts memory or nests brackets too deeply. Therefore a
fork of this process does the work, without network access if the system supports that, and sends back the results.
"""

from __future__ import annotations

import contextlib
import ctypes
import faulthandler
import os
import pickle
import select
import signal
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from triplewire.extract.errors import TriplewireError
from triplewire.graph.errors import QueryError, QueryTooLong

with contextlib.suppress(ImportError):  # not POSIX: everything works except work in a separate process
    import resource

_NEW_NETWORK = 0x10000000 | 0x40000000  # CLONE_NEWUSER | CLONE_NEWNET of Linux's sched.h
_HEADER = 8  # number of bytes for the length of a message

Part = tuple[str, Any]


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of a query: seconds, rows, and bytes of memory beyond what the process already uses."""

    seconds: float = 60.0
    rows: int = 1_000_000
    memory: int = 2 << 30


def in_process(work: Callable[[], Iterator[Part]], limits: Limits, *, network: bool) -> Iterator[Part]:
    """Yield the results of `work`; a triplewire error that it raises is raised here.

    Raises QueryTooLong if a limit of time or memory ends the work, and QueryError on a system that cannot fork.
    """
    if not hasattr(os, "fork"):
        raise QueryError("queries need a system that can fork a process, such as Linux or macOS (on Windows, WSL)")
    ours, theirs = os.pipe()
    child = os.fork()
    if not child:
        os.close(ours)
        _do(work, theirs, limits, network=network)
    os.close(theirs)
    try:
        yield from _received(ours, limits)
    finally:
        os.close(ours)
        with contextlib.suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


def _received(pipe: int, limits: Limits) -> Iterator[Part]:
    until = time.monotonic() + limits.seconds
    while True:
        length = int.from_bytes(_read(pipe, _HEADER, until, limits), "big")
        kind, value = pickle.loads(_read(pipe, length, until, limits))  # noqa: S301  # from our own fork
        if kind == "end":
            return
        if kind == "error":
            raise _error(*value)
        yield kind, value


def _read(pipe: int, size: int, until: float, limits: Limits) -> bytes:
    parts = []
    while size:
        ready, _, _ = select.select([pipe], [], [], max(0.0, until - time.monotonic()))
        if not ready:
            raise QueryTooLong(f"the query was stopped after {limits.seconds:g} seconds: ask for less, or add a LIMIT")
        part = os.read(pipe, size)
        if not part:
            raise QueryTooLong("the query was stopped: it takes too much memory, or nests too deeply")
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


def _error(kind: type[TriplewireError], args: tuple[Any, ...], data: dict[str, Any]) -> TriplewireError:
    error = kind.__new__(kind)
    error.args = args
    error.__dict__.update(data)
    return error


def _do(work: Callable[[], Iterator[Part]], pipe: int, limits: Limits, *, network: bool) -> NoReturn:
    """Do the work in the forked process."""
    try:
        confine(network=network)
        limit_memory(limits.memory)
        limit_time(limits.seconds)
        for part in work():
            _send(pipe, part)
        _send(pipe, ("end", None))
    except TriplewireError as error:
        _send(pipe, ("error", (type(error), error.args, error.__dict__)))
    except (MemoryError, BrokenPipeError):  # the closed pipe informs the parent, or the parent has exited
        pass
    except BaseException as error:  # noqa: BLE001  # no error may reach the parent's code in this process
        _send(pipe, ("error", (QueryError, (f"the query failed: {error!r}",), {})))
    finally:
        os._exit(0)


def _send(pipe: int, part: Part) -> None:
    data = pickle.dumps(part)
    data = len(data).to_bytes(_HEADER, "big") + data
    while data:
        data = data[os.write(pipe, data) :]


def confine(*, network: bool) -> None:
    """Irreversibly disable stderr, core dumps and, without `network`, networking in this process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent process handles interrupts
    faulthandler.disable()
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # hides the engine's output when it aborts
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux" and not network:
        ctypes.CDLL(None).unshare(_NEW_NETWORK)  # if this fails, the check of the parsed query still applies


def limit_memory(more: int | None) -> None:
    """Limit this process to `more` bytes beyond its current use; None removes the limit."""
    if sys.platform == "linux":
        used = int(Path("/proc/self/statm").read_text("ascii").split()[0]) * resource.getpagesize()
        _, most = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (most if more is None else used + more, most))


def limit_time(seconds: float) -> None:
    """End this process after `seconds` more of CPU time, in case the parent process has exited."""
    used = sum(os.times()[:2])
    _, most = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (int(used + seconds) + 2, most))
