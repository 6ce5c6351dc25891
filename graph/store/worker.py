"""Queries in a process of their own, which a limit of time or memory ends.

The query engine cannot cancel a query, nor survive one that exhausts memory or nests brackets too deeply.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import wait
from typing import TypeVar

from triplewire.extract.limited import Budget, Failure, LimitedProcess
from triplewire.graph.errors import QueryError, QueryTooLong

T = TypeVar("T")
CHECKED_AFTER = 2.0  # seconds of a query; then the files of the store are checked, as it may not end on damaged ones


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of a query: seconds, rows, and bytes of memory beyond what the process already uses."""

    seconds: float = 60.0
    rows: int = 1_000_000
    memory: int = 2 << 30


# Held by a thread that changes a store, and while a query forks: a fork would keep the locks of an engine that another
# thread has at that moment, for ever.
FORKING = threading.RLock()


def in_process(work: Callable[[], T], limits: Limits, check: Callable[[], object], *, network: bool) -> T:
    """Return the result of `work`; a triplewire error that it raises is raised here.

    `check` runs beside work that takes longer than CHECKED_AFTER; what it raises ends the work. Raises QueryTooLong if
    a limit of time or memory ends the work, and QueryError on a system that cannot fork.
    """
    if not hasattr(os, "fork"):
        raise QueryError("queries need a system that can fork a process, such as Linux or macOS (on Windows, WSL)")
    budget = Budget(limits.seconds, limits.memory)
    with (
        LimitedProcess[None, T](lambda _: [work()], budget, network=network) as process,
        LimitedProcess[None, object](lambda _: [check()], budget) as beside,
    ):
        try:
            with FORKING:
                answer = process.begin(None)
            if not wait([process.fileno()], CHECKED_AFTER):
                with FORKING:
                    checked = beside.begin(None)
                if process.fileno() not in wait([process.fileno(), beside.fileno()]):
                    with suppress(Failure):
                        next(checked)
            return next(answer)
        except Failure as failure:
            raise _reason(failure, limits) from None


def _reason(failure: Failure, limits: Limits) -> QueryError:
    if failure.kind == "error":
        return QueryError(f"the query failed: {failure.detail.removeprefix('RuntimeError: ')}")
    if failure.kind == "time":
        return QueryTooLong(f"the query was stopped after {limits.seconds:g} seconds: ask for less, or raise --timeout")
    return QueryTooLong("the query was stopped: it takes too much memory, or nests too deeply")
