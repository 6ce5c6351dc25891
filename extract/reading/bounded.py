"""Reading in limited processes: a parser that crashes, hangs or takes all memory costs the source that it reads.

Files are read in one process without a network, sources elsewhere in another one with it. Each article of a source may
take the whole budget; a source that ends its process loses what would have come behind.
"""

from __future__ import annotations

import select
from collections.abc import Callable, Iterator
from typing import Generic, TypeVar

from triplewire.extract.errors import SourceBroken, SourceError, SourceTooCostly
from triplewire.extract.limited import Budget, Failure, LimitedProcess, can_fork
from triplewire.extract.reading.origins.origin import Origin

Result = TypeVar("Result")
BUDGET = Budget()


class BoundedReading(Generic[Result]):
    """Applies `read` to one origin after another."""

    def __init__(self, read: Callable[[Origin], Iterator[Result]], budget: Budget) -> None:
        self._read, self._budget = read, budget
        self._apart = bool(budget) and can_fork()
        self._here = LimitedProcess(read, budget)
        self._elsewhere = LimitedProcess(read, budget, network=True)

    def results(self, origin: Origin) -> Iterator[Result]:
        """Yield what `read` yields. Raises SourceError also for a reader that did not finish."""
        if not self._apart:
            yield from self._read(origin)
            return
        try:
            yield from self._process(origin).begin(origin)
        except Failure as failure:
            raise _error(failure, self._budget) from failure

    def waits(self, seconds: float) -> bool:
        """Return whether the reader of a file has nothing more after `seconds`."""
        answers = self._here.fileno()
        return answers >= 0 and not select.select([answers], [], [], seconds)[0]

    def close(self) -> None:
        """End the processes."""
        self._here.close()
        self._elsewhere.close()

    def _process(self, origin: Origin) -> LimitedProcess[Origin, Result]:
        return self._elsewhere if origin.remote else self._here


def _error(failure: Failure, budget: Budget) -> SourceError:
    if failure.kind == "time" and budget.seconds is not None:
        reason = f"reading an article of it takes more than {budget.seconds:g} seconds"
        return SourceTooCostly(f"{reason}: give it in another format, or raise --max-seconds")
    if failure.kind == "memory" and budget.memory is not None:
        reason = f"reading it needs more than {budget.memory / (1 << 20):,.0f} MiB of memory"
        return SourceTooCostly(f"{reason}: give it in parts, or raise --max-memory")
    return SourceBroken(f"cannot be read (its reader ended with {failure.detail}): save or download it again")
