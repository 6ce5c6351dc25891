"""A budget around each article: extraction runs in a fork of this process, which a limit of time or memory ends.

The kernel keeps both limits, so that neither an endless loop, in Python or in C, nor an exception handler of a stage
can evade them: a timer whose signal ends the fork, and a limit of its address space (Linux; elsewhere only the timer).
The fork has the loaded model already, extracts one batch after the other, and is replaced when it ends. The articles of
the batch that it left undone are then extracted one at a time.
"""

from __future__ import annotations

import contextlib
import faulthandler
import gc
import os
import pickle
import signal
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, NoReturn, Self

from triplewire.extract.errors import ExtractionError, SourceError, SourceTooCostly
from triplewire.extract.model import Article

with contextlib.suppress(ImportError):  # not POSIX: extraction runs without a budget
    import resource

_HEADER = 8  # bytes that hold the length of a message
_RESULT, _FAILED, _DONE = b"R", b"F", b"D"  # the first byte of a message
_NO_MEMORY = 77  # exit status of a fork that ran out of memory

Work = Callable[[list[Article]], Iterable[bytes]]  # yields what comes of each article, encoded, in order


@dataclass(frozen=True, slots=True)
class Budget:
    """The limits of extracting one article; None is no limit.

    `seconds` are of wall-clock time, `memory` are bytes beyond those of the process that holds the loaded model.
    """

    seconds: float | None = 60.0
    memory: int | None = 2 << 30

    def __bool__(self) -> bool:
        return self.seconds is not None or self.memory is not None


UNLIMITED = Budget(None, None)


class BoundedExtraction:
    """Does the work for batches of articles, none of which can take more than its budget."""

    def __init__(self, work: Work, budget: Budget) -> None:
        self._work, self._budget = work, budget
        self._fork: _Fork | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the fork."""
        if self._fork is not None:
            self._fork.end()
            self._fork = None

    def results(self, articles: list[Article]) -> list[bytes | SourceError]:
        """Return the outcome of each article, in order: what `work` yields, SourceTooCostly, or ExtractionError."""
        attempt = self._in_fork if self._budget and _can_fork() else self._here
        done, failure = attempt(articles)
        if failure is None:
            return [*done]
        if len(articles) == 1:
            return [failure.at(f"document {articles[0].id}")]
        return [*done, *(result for article in articles[len(done) :] for result in self.results([article]))]

    def _here(self, articles: list[Article]) -> tuple[list[bytes], SourceError | None]:
        done: list[bytes] = []
        try:
            done.extend(self._work(articles))
        except Exception as error:  # noqa: BLE001  # whatever it is, the other articles go on
            return done, _fault(error)
        return done, None

    def _in_fork(self, articles: list[Article]) -> tuple[list[bytes], SourceError | None]:
        """Return the results of the fork before it ended, and what kept it from going on."""
        if not articles:
            return [], None
        done: list[bytes] = []
        try:
            self._fork = self._fork or _Fork.start(self._work, self._budget)
            for kind, data in self._fork.answers(articles):
                if kind == _DONE:
                    return done, None
                if kind == _FAILED:
                    return done, ExtractionError(data.decode())
                done.append(data)
            status, self._fork = self._fork.end(), None
        except BaseException:
            self.close()
            raise
        return done, _end_of(status, self._budget)


class _Fork:
    """The parent's side of a fork."""

    def __init__(self, process: int, tasks: BinaryIO, answers: BinaryIO) -> None:
        self._process, self._tasks, self._answers = process, tasks, answers

    @classmethod
    def start(cls, work: Work, budget: Budget) -> Self:
        """Fork this process."""
        tasks_out, tasks_in = os.pipe()
        answers_out, answers_in = os.pipe()
        process = os.fork()
        if not process:
            os.close(tasks_in)
            os.close(answers_out)
            _serve(work, budget, open(tasks_out, "rb"), open(answers_in, "wb"))  # noqa: SIM115, PTH123  # until it ends
        os.close(tasks_out)
        os.close(answers_in)
        return cls(process, open(tasks_in, "wb"), open(answers_out, "rb"))  # noqa: PTH123  # until `end`

    def answers(self, articles: list[Article]) -> Iterator[tuple[bytes, bytes]]:
        """The kind and data of each message about these articles, up to the fork's end."""
        with contextlib.suppress(BrokenPipeError):  # it ended: so does the loop
            _write(self._tasks, pickle.dumps(articles))
        while message := _read(self._answers):
            yield message[:1], message[1:]

    def end(self) -> int:
        """End the fork where it has not ended, and return its wait status (os.waitpid)."""
        for pipe in (self._tasks, self._answers):
            with contextlib.suppress(BrokenPipeError):  # of what was left to write
                pipe.close()
        with contextlib.suppress(ProcessLookupError):
            os.kill(self._process, signal.SIGKILL)  # what has an exit status already keeps it
        return os.waitpid(self._process, 0)[1]


def _can_fork() -> bool:
    return hasattr(os, "fork") and not _inside


_inside = False  # whether this process is such a fork


def _serve(work: Work, budget: Budget, tasks: BinaryIO, answers: BinaryIO) -> NoReturn:
    """The life of the fork."""
    try:
        _confine(budget)
        while task := _read(tasks):
            _answer(work, budget, pickle.loads(task), answers)  # noqa: S301  # from our own parent
    except MemoryError:
        os._exit(_NO_MEMORY)
    finally:  # nothing may reach the code that the parent would run next
        os._exit(0)


def _confine(budget: Budget) -> None:
    """Set the limits, and leave Ctrl-C, core dumps and the parent's objects alone."""
    global _inside  # noqa: PLW0603  # of this process
    _inside = True
    gc.freeze()  # what the parent holds is never collected here: a store would be closed
    faulthandler.disable()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGALRM})
    resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))
    if budget.memory is not None and sys.platform == "linux":
        used = int(Path("/proc/self/statm").read_text("ascii").split()[0]) * resource.getpagesize()
        _, most = resource.getrlimit(resource.RLIMIT_AS)
        wanted = used + budget.memory
        resource.setrlimit(resource.RLIMIT_AS, (wanted if most == resource.RLIM_INFINITY else min(wanted, most), most))


def _answer(work: Work, budget: Budget, articles: list[Article], answers: BinaryIO) -> None:
    """Send what comes of each article, then that all are done, or what failed. The clock starts anew for each."""
    seconds = budget.seconds or 0.0  # 0 is no limit
    try:
        signal.setitimer(signal.ITIMER_REAL, seconds)
        for result in work(articles):
            signal.setitimer(signal.ITIMER_REAL, 0)
            _write(answers, _RESULT + result)
            signal.setitimer(signal.ITIMER_REAL, seconds)
        last = _DONE
    except (MemoryError, BrokenPipeError):  # no memory to tell of it, or nobody to tell
        raise
    except Exception as error:  # noqa: BLE001  # whatever it is, the other articles go on
        last = _FAILED + _reason(error).encode(errors="replace")
    signal.setitimer(signal.ITIMER_REAL, 0)
    _write(answers, last)


def _write(pipe: BinaryIO, message: bytes) -> None:
    pipe.write(len(message).to_bytes(_HEADER, "big"))
    pipe.write(message)
    pipe.flush()


def _read(pipe: BinaryIO) -> bytes:
    """The next message; nothing where the other side has ended."""
    size = int.from_bytes(pipe.read(_HEADER), "big")
    message = pipe.read(size)
    return message if len(message) == size else b""


def _fault(error: Exception) -> ExtractionError:
    return ExtractionError(_reason(error))


def _reason(error: Exception) -> str:
    return f"could not be extracted ({type(error).__name__}: {error}): please report it"


def _end_of(status: int, budget: Budget) -> SourceError:
    """Return the reason for which a fork ended on an article, from its wait status."""
    if os.WIFEXITED(status) and os.WEXITSTATUS(status) == _NO_MEMORY and budget.memory is not None:
        reason = f"its extraction needs more than {budget.memory / (1 << 20):,.0f} MiB of memory"
        return SourceTooCostly(f"{reason}: split it, or raise --max-memory")
    if os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGALRM:
        reason = f"its extraction takes more than {budget.seconds:g} seconds"
        return SourceTooCostly(f"{reason}: split it, or raise --max-seconds")
    how = signal.Signals(os.WTERMSIG(status)).name if os.WIFSIGNALED(status) else f"status {os.WEXITSTATUS(status)}"
    return ExtractionError(f"could not be extracted (its process ended with {how}): please report it")
