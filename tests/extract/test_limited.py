"""Whatever a task does, it costs that task alone, and no process outlives the one that made it."""

import ctypes
import os
import select
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hostile import HARM

from triplewire.extract.errors import SourceBroken
from triplewire.extract.limited import Budget, Failure, LimitedProcess, can_fork

NETWORK = Path("/proc/self/ns/net")
TIGHT = Budget(0.5, 200 << 20)
ROOMY = Budget(60, 200 << 20)  # for harm that a busy machine may take long to do


def work(task: str) -> Iterator[str]:
    """Echo the words of a task; a word may also be a harm."""
    for word in task.split(","):
        if word in HARM:
            HARM[word][0]()
        if word == "refuse":
            raise SourceBroken("is broken", "a.txt")
        if word == "abort":
            os.abort()
        if word == "crash":
            ctypes.string_at(0)
        if word == "deep":
            _deep()
        yield word


def _deep() -> None:
    _deep()


KINDS = {
    "endless loop": ("time", "SIGALRM"),
    "endless loop that catches everything": ("time", "SIGALRM"),
    "endless loop in C": ("time", "SIGALRM"),
    "large allocations": ("memory", "MemoryError"),
    "small allocations": ("memory", "MemoryError"),
    "abort": ("memory", "SIGABRT"),
    "error": ("error", "KeyError: 'no such thing'"),
    "deep": ("error", "RecursionError: maximum recursion depth exceeded"),
    "crash": ("end", "SIGSEGV"),
    "killed process": ("end", "SIGKILL"),
    "ended process": ("end", "status 0"),
}


@pytest.mark.parametrize("harm", KINDS)
def test_a_harm_costs_its_task_alone(harm: str) -> None:
    with LimitedProcess(work, TIGHT if KINDS[harm][0] == "time" else ROOMY) as process:
        assert list(process.begin("a,b")) == ["a", "b"]
        results = process.begin(f"c,{harm},d")
        assert next(results) == "c"  # what was done before is kept
        with pytest.raises(Failure) as caught:
            list(results)
        assert (caught.value.kind, caught.value.detail) == KINDS[harm]
        assert list(process.begin("e")) == ["e"]


def test_our_own_errors_come_as_they_are_and_end_no_process() -> None:
    def whoami(task: str) -> Iterator[int]:
        list(work(task))
        yield os.getpid()

    with LimitedProcess(whoami) as process:
        before = list(process.begin("a"))
        with pytest.raises(SourceBroken, match=r"^a\.txt: is broken$"):
            list(process.begin("refuse"))
        assert list(process.begin("a")) == before != [os.getpid()]


def test_each_result_has_the_whole_time() -> None:
    def slow(count: int) -> Iterator[int]:
        for number in range(count):
            for _ in range(400_000):
                pass
            yield number

    with LimitedProcess(slow, Budget(0.5, None)) as process:
        assert list(process.begin(100)) == list(range(100))


def test_results_of_any_size_and_none_at_all() -> None:
    with LimitedProcess(lambda size: [b"x" * size] if size else []) as process:
        assert list(process.begin(0)) == []
        assert [len(result) for result in process.begin(9 << 20)] == [9 << 20]


def test_a_task_that_is_given_up_leaves_nothing_to_the_next() -> None:
    with LimitedProcess(work) as process:
        results = process.begin("a,b,c")
        assert next(results) == "a"
        assert list(process.begin("d")) == ["d"]
        process.begin("e")
        assert list(process.begin("f")) == ["f"]


def test_two_at_once() -> None:
    with LimitedProcess(work) as one, LimitedProcess(work) as two:
        first, second = one.begin("a"), two.begin("b")
        assert (list(second), list(first)) == (["b"], ["a"])


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere only the pipe tells of the end")
def test_work_that_forks_answers_once_and_its_end_is_seen() -> None:
    def forks(task: str) -> Iterator[str]:
        if not os.fork() and task == "the first ends":
            signal.alarm(60)
            signal.pause()  # and holds the pipe open
        yield task
        if task == "the first ends":
            os._exit(7)

    with LimitedProcess(forks) as process:
        assert list(process.begin("both go on")) == ["both go on"]
        results = process.begin("the first ends")
        assert next(results) == "the first ends"
        with pytest.raises(Failure, match="status 7"):
            next(results)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere it has the network")
def test_it_is_confined() -> None:
    def seen(_: None) -> Iterator[object]:
        yield str(NETWORK.readlink())
        yield os.fstat(1).st_rdev == Path(os.devnull).stat().st_rdev
        yield can_fork()

    with LimitedProcess(seen) as process:
        network, silent, forks = process.begin(None)
    assert network != str(NETWORK.readlink())
    assert silent
    assert not forks
    assert can_fork()


PARENT = """
import os, signal, sys
from triplewire.extract.limited import LimitedProcess
signal.signal(signal.SIGHUP, signal.SIG_DFL)  # which nohup ignores, also in the processes that it starts
def work(task):
    yield os.getpid()
    while True:
        pass
process = LimitedProcess(work)
results = process.begin(None)
print(next(results), flush=True)
sys.stdin.read()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a process that is busy ends with its task")
@pytest.mark.parametrize("sent", [signal.SIGTERM, signal.SIGHUP, signal.SIGKILL])
def test_no_process_outlives_its_parent(sent: signal.Signals) -> None:
    parent = subprocess.Popen([sys.executable, "-c", PARENT], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert parent.stdout
    assert parent.stdin
    with parent.stdin, parent.stdout:
        child = os.pidfd_open(int(parent.stdout.readline()))
        parent.send_signal(sent)
        assert parent.wait(60) == -sent
        assert select.select([child], [], [], 60)[0] == [child]
        os.close(child)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere memory has no limit")
def test_without_a_limit_of_memory_the_hard_limit_holds() -> None:
    code = """
import resource
from triplewire.extract.limited import Budget, LimitedProcess
resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))
for budget in Budget(None, 4 << 30), Budget(None, None), Budget(None, 64 << 20):
    with LimitedProcess(lambda _: [resource.getrlimit(resource.RLIMIT_AS)[0]], budget) as process:
        print(*process.begin(None))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    whole, also, less = map(int, done.stdout.split())
    assert whole == also == 1 << 30
    assert less < whole
