"""A budget around each article: extraction runs in limited processes, so that an article costs no other.

The processes have the loaded model already, and each extracts one batch after another. The articles of a batch that a
process left undone when it ended are extracted one at a time.
"""

from __future__ import annotations

import select
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple, Self

from triplewire.extract.errors import ExtractionError, SourceError, SourceTooCostly
from triplewire.extract.limited import Budget, Failure, LimitedProcess, can_fork, in_words
from triplewire.extract.model import Article

Work = Callable[[list[Article]], Iterable[bytes]]  # yields what comes of each article, encoded, in order
Extracted = bytes | SourceError
_Process = LimitedProcess[list[Article], bytes]
_Results = Iterator[Extracted | None]


class Step(NamedTuple):
    """The outcome of the next article of a batch; the result is None at the end of the batch."""

    batch: int
    result: Extracted | None = None


_MOST = 256  # processes at once; each has three open files


class BoundedExtraction:
    """Does the work for batches of articles, none of which can take more than its budget, in `count` processes."""

    def __init__(self, work: Work, budget: Budget, count: int = 1) -> None:
        self._work, self._budget = work, budget
        self._apart = can_fork() and (bool(budget) or count > 1)
        self._processes = [_Process(work, budget) for _ in range(min(count, _MOST) if self._apart else 1)]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the processes."""
        for process in self._processes:
            process.close()

    def results(self, articles: list[Article]) -> list[Extracted]:
        """Return the outcome of each article, in order: what `work` yields, SourceTooCostly, or ExtractionError."""
        return [step.result for step in self.steps([articles]) if step and step.result is not None]

    def steps(self, batches: Iterable[list[Article]], wait: float | None = None) -> Iterator[Step | None]:
        """Yield the results of the batches, which count from 0, as they come; None if none came for `wait` seconds.

        The results of one batch are in order. A batch is taken when a process is idle; one without articles ends at
        once.
        """
        coming = enumerate(batches)
        idle = list(self._processes)
        busy: dict[_Process, tuple[int, _Results]] = {}
        batch: tuple[int, list[Article]] | None = (0, [])
        while busy or batch:
            ready = []
            while idle and (batch := next(coming, None)):
                number, articles = batch
                if not articles:
                    yield Step(number)
                    break
                ready.append(process := idle.pop())
                busy[process] = number, self._extracted(process, articles)
            if not busy:
                continue
            ready = ready or _readable(busy, wait)
            if not ready:
                yield None
            for process in ready:
                number, results = busy[process]
                for result in results:
                    if result is None:
                        break
                    yield Step(number, result)
                else:
                    del busy[process]
                    idle.append(process)
                    yield Step(number)

    def _extracted(self, process: _Process, articles: list[Article]) -> _Results:
        """Yield the results of a batch in order, and None each time the process is still busy with the next one."""
        done = 0
        try:
            if not self._apart:
                for result in self._work(articles):
                    yield result
                    done += 1
            else:
                results = process.begin(articles)
                yield None
                for result in results:
                    yield result
                    done += 1
                    yield None
        except Exception as error:  # noqa: BLE001  # whatever it is, the other articles go on
            if len(articles) == 1:
                yield self._reason(error).at(f"document {articles[0].id}")
                return
            for article in articles[done:]:
                yield from self._extracted(process, [article])

    def _reason(self, error: Exception) -> SourceError:
        """Return the error to report for an article on which the work ended with this one."""
        if isinstance(error, SourceError):
            return error
        kind, detail = (error.kind, error.detail) if isinstance(error, Failure) else ("", "")
        if kind == "memory" and self._budget.memory is not None:
            size = f"{self._budget.memory / (1 << 20):,.0f} MiB"
            return SourceTooCostly(f"its extraction needs more than {size} of memory: split it, or raise --max-memory")
        if kind == "time":
            time = f"{self._budget.seconds:g} seconds"
            return SourceTooCostly(f"its extraction takes more than {time}: split it, or raise --max-seconds")
        if kind == "end":
            return ExtractionError(f"could not be extracted (its process ended with {detail}): please report it")
        return ExtractionError(f"could not be extracted ({detail or in_words(error)}): please report it")


def _readable(processes: Iterable[_Process], wait: float | None) -> list[_Process]:
    return select.select(list(processes), [], [], wait)[0]
