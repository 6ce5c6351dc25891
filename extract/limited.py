"""A process for work that cannot be trusted: a fork of this one, ended by a limit of time or memory, or with this one.

Parsers of foreign bytes, stages of extraction and queries may raise, crash, hang or take all memory. In such a process,
that costs the task at hand alone:

    process = LimitedProcess(read_page, Budget(seconds=10, memory=1 << 30))
    for article in process.begin(page):  # raises Failure, or the TriplewireError that `read_page` raised
        ...

The kernel keeps the limits, so that neither an endless loop, in Python or in C, nor an exception handler evades them: a
timer whose signal ends the process, and a limit of its address space (Linux; elsewhere only the timer). The kernel also
ends it when its parent ends (Linux; elsewhere it ends when it next waits for a task).
"""

from __future__ import annotations

import contextlib
import ctypes
import faulthandler
import gc
import os
import pickle
import select
import signal
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, Literal, NoReturn, Self, TypeVar

from triplewire.extract.errors import TriplewireError

with contextlib.suppress(ImportError):  # not POSIX: there is no such process
    import fcntl
    import resource

_HEADER = 8  # bytes that hold the length of a message
_ROOM = 1 << 20  # bytes that a process may be ahead of its parent: the most that Linux allows without privileges
_NO_MEMORY = 77  # exit status of a process that ran out of memory
_OWN_NETWORK = 0x10000000 | 0x40000000  # CLONE_NEWUSER | CLONE_NEWNET of Linux's sched.h
_DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG of Linux's prctl.h

Task = TypeVar("Task")
Result = TypeVar("Result")
_Message = tuple[Literal["result", "refused", "error", "done"], Any]


@dataclass(frozen=True, slots=True)
class Budget:
    """The limits of a piece of work, such as extracting one article; None is no limit.

    `seconds` are of wall-clock time, `memory` are bytes beyond those of the process that is forked.
    """

    seconds: float | None = 60.0
    memory: int | None = 2 << 30

    def __bool__(self) -> bool:
        return self.seconds is not None or self.memory is not None


UNLIMITED = Budget(None, None)


class Failure(Exception):
    """A task that was not finished, for its caller to put into words.

    `kind` is "time" or "memory" at a limit, "error" for an exception that is not a TriplewireError, and "end" if the
    process ended otherwise. `detail` is the exception, or the signal or status with which the process ended.
    """

    def __init__(self, kind: Literal["time", "memory", "error", "end"], detail: str) -> None:
        self.kind, self.detail = kind, detail
        super().__init__(f"{kind}: {detail}")


def can_fork() -> bool:
    """Return whether this system can fork a process, and this process is not itself a limited one."""
    return hasattr(os, "fork") and not _inside


_inside = False  # whether this process is a limited one
_pipes: set[int] = set()  # file descriptors of this process that a fork must not keep open


class LimitedProcess(Generic[Task, Result]):
    """Does one task after another in a fork of this process.

    `work` yields the results of a task; each may take the whole budget. Tasks, results and errors are pickled. The fork
    is made at the first task, and replaced when it has ended. It has no network (Linux) unless `network` is set.
    """

    def __init__(
        self, work: Callable[[Task], Iterable[Result]], budget: Budget = UNLIMITED, *, network: bool = False
    ) -> None:
        self._work, self._budget, self._network = work, budget, network
        self._fork: _Fork | None = None
        self._busy = False

    def begin(self, task: Task) -> Iterator[Result]:
        """Start a task, and return an iterator of its results, in which each waits for the next.

        The iterator raises the TriplewireError that the work raises, and Failure for any other end. If it is closed
        early, the process ends.
        """
        data = pickle.dumps(task)
        if self._busy:
            self.close()
        self._fork = self._fork or _Fork.start(self._work, self._budget, network=self._network)
        self._busy = True
        self._fork.send(data)
        return self._results(self._fork)

    def _results(self, fork: _Fork) -> Iterator[Result]:
        try:
            while data := fork.receive():
                message: _Message = pickle.loads(data)  # noqa: S301  # from our own fork
                kind, value = message
                self._busy = kind == "result"
                if kind == "refused":
                    raise value
                if kind == "error":
                    raise Failure("error", value)
                if kind == "done":
                    return
                yield value
            raise _failure(self.close())
        finally:
            if self._busy and fork is self._fork:
                self.close()

    def fileno(self) -> int:
        """Return the file descriptor that is readable when there is a result, or the end, of the task begun."""
        return self._fork.answers if self._fork else -1

    def close(self) -> int | None:
        """End the process, and return its wait status if there was one."""
        fork, self._fork, self._busy = self._fork, None, False
        return fork.end() if fork else None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class _Fork:
    """The parent's side of a fork."""

    def __init__(self, process: int, tasks: int, answers: int) -> None:
        self._process, self._tasks, self.answers = process, tasks, answers
        self._ended = os.pidfd_open(process) if sys.platform == "linux" else -1
        self._either = select.poll()
        for file in (answers, self._ended):
            if file >= 0:
                self._either.register(file, select.POLLIN)
        _pipes.update((tasks, answers))

    @classmethod
    def start(cls, work: Callable[[Any], Iterable[Any]], budget: Budget, *, network: bool) -> Self:
        """Fork this process."""
        parent = os.getpid()
        tasks_out, tasks_in = os.pipe()
        answers_out, answers_in = os.pipe()
        with contextlib.suppress(AttributeError, OSError):  # it goes on working while the parent does something else
            fcntl.fcntl(answers_in, fcntl.F_SETPIPE_SZ, _ROOM)
        process = os.fork()
        if not process:
            try:
                for pipe in (*_pipes, tasks_in, answers_out):
                    os.close(pipe)
                confine(network=network, parent=parent)
                _serve(work, budget, tasks_out, answers_in)
            finally:  # nothing may reach the code that the parent would run next
                os._exit(0)
        os.close(tasks_out)
        os.close(answers_in)
        return cls(process, tasks_in, answers_out)

    def send(self, task: bytes) -> None:
        with contextlib.suppress(BrokenPipeError):  # it has ended, as `receive` will show
            _write(self._tasks, task)

    def receive(self) -> bytes:
        """Return the next message; nothing if the fork has ended, though a fork of it may keep the pipe open."""
        ready = {file for file, _ in self._either.poll()}
        return _read(self.answers) if self.answers in ready else b""

    def end(self) -> int:
        """End the fork if it has not ended, and return its wait status (os.waitpid)."""
        for pipe in (self._tasks, self.answers):
            _pipes.discard(pipe)
            os.close(pipe)
        if self._ended >= 0:
            os.close(self._ended)
        with contextlib.suppress(ProcessLookupError):
            os.kill(self._process, signal.SIGKILL)  # one that has ended keeps its status
        return os.waitpid(self._process, 0)[1]


def _serve(work: Callable[[Any], Iterable[Any]], budget: Budget, tasks: int, answers: int) -> NoReturn:
    """The life of the fork."""
    global _inside  # noqa: PLW0603  # of this process
    _inside = True
    gc.freeze()  # what the parent holds is never collected here: a store would be closed
    try:
        limit_memory(budget.memory)
        while task := _read(tasks):
            _do(work, budget.seconds or 0.0, task, answers)
    except MemoryError:
        os._exit(_NO_MEMORY)
    finally:
        os._exit(0)


def _do(work: Callable[[Any], Iterable[Any]], seconds: float, task: bytes, answers: int) -> None:
    """Send each result of a task, then how it ended. The clock starts anew for each result; 0 seconds are no limit."""
    process = os.getpid()

    def send(kind: str, value: Any) -> None:
        if os.getpid() != process:  # the work has forked, and this one has nobody to tell
            os._exit(0)
        message = pickle.dumps((kind, value))
        signal.setitimer(signal.ITIMER_REAL, 0)  # the parent reads when it likes
        _write(answers, message)
        signal.setitimer(signal.ITIMER_REAL, seconds)

    try:
        signal.setitimer(signal.ITIMER_REAL, seconds)
        for result in work(pickle.loads(task)):  # noqa: S301  # from our own parent
            send("result", result)
        send("done", None)
    except TriplewireError as error:
        send("refused", error)
    except (MemoryError, BrokenPipeError):  # no memory to tell of it, or nobody to tell
        raise
    except BaseException as error:  # noqa: BLE001  # also a panic in Rust: whatever it is, the next task is another
        send("error", in_words(error))
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def in_words(error: BaseException) -> str:
    """Return kind and message of an exception that is not one of ours."""
    return f"{type(error).__name__}: {error}".encode(errors="replace").decode()


def _write(pipe: int, message: bytes) -> None:
    data = memoryview(len(message).to_bytes(_HEADER, "big") + message)
    while data:
        data = data[os.write(pipe, data) :]


def _read(pipe: int) -> bytes:
    """Return the next message; nothing if the other side has ended."""
    message = _exactly(pipe, int.from_bytes(_exactly(pipe, _HEADER), "big"))
    return bytes(message)


def _exactly(pipe: int, size: int) -> bytearray:
    data = bytearray()
    while len(data) < size:
        part = os.read(pipe, min(size - len(data), 1 << 20))
        if not part:
            return bytearray()
        data += part
    return data


def _failure(status: int | None) -> Failure:
    """Return the failure that the wait status of a process means if it ended within a task."""
    if status is None:  # somebody closed it
        return Failure("end", "it was closed")
    if os.WIFEXITED(status):
        code = os.WEXITSTATUS(status)
        return Failure("memory", "MemoryError") if code == _NO_MEMORY else Failure("end", f"status {code}")
    ended = signal.Signals(os.WTERMSIG(status))
    kinds = {signal.SIGALRM: "time", signal.SIGABRT: "memory"}  # C++ and Rust abort when they get no memory
    return Failure(kinds.get(ended, "end"), ended.name)  # type: ignore[arg-type]


def confine(*, network: bool, parent: int | None = None) -> None:
    """Let this process end with its parent, and take from it terminal, core dumps and, without `network`, networking.

    `parent` is the process that it must still belong to.
    """
    for number in (signal.SIGINT, signal.SIGQUIT):
        signal.signal(number, signal.SIG_IGN)  # the parent decides
    for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGALRM):
        signal.signal(number, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_SETMASK, ())
    faulthandler.disable()
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in range(3):  # the engine writes when it aborts
        os.dup2(nothing, stream)
    resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))
    if sys.platform == "linux" and not network:
        ctypes.CDLL(None).unshare(_OWN_NETWORK)  # a system may refuse it
    end_with_parent()  # the last: new credentials would undo it
    if parent is not None and os.getppid() != parent:
        os._exit(0)


def end_with_parent() -> None:
    """Let the kernel end this process when its parent ends, or the thread that started it (Linux)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_DEATH_SIGNAL, signal.SIGKILL, 0, 0, 0)


def limit_memory(more: int | None) -> None:
    """Limit this process to `more` bytes beyond its current use, within the hard limit; None leaves only that."""
    if sys.platform == "linux":
        used = int(Path("/proc/self/statm").read_text("ascii").split()[0]) * resource.getpagesize()
        _, most = resource.getrlimit(resource.RLIMIT_AS)
        wanted = most if more is None else used + more
        resource.setrlimit(resource.RLIMIT_AS, (wanted if most == resource.RLIM_INFINITY else min(wanted, most), most))


def limit_time(seconds: float) -> None:
    """End this process after `seconds` more of CPU time, in case the parent process does not."""
    used = sum(os.times()[:2])
    _, most = resource.getrlimit(resource.RLIMIT_CPU)
    wanted = int(used + seconds) + 2
    resource.setrlimit(resource.RLIMIT_CPU, (wanted if most == resource.RLIM_INFINITY else min(wanted, most), most))
