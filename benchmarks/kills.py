"""Kills of the command line at random moments: python benchmarks/kills.py [KILLS [SEED [COMMAND...]]].

Each command (backup, restore, import, remove, build with one and with two workers; those that are named, or all) is
started KILLS times (40) and killed with SIGKILL at a random moment of its usual duration. After each kill the store
must open, `check` must find nothing, what the command had reported as done must be there, and the same command, run
again, must end with the same bytes as one that was never killed. A backup must be whole or absent. The commands are
those of the command line, run in forks of one process that has imported them.
"""

from __future__ import annotations

import contextlib
import gzip
import json
import os
import random
import select
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from triplewire.extract.limited import LimitedProcess
from triplewire.graph.cli import main as command_line
from triplewire.graph.errors import StoreMissing, StoreUnfinished
from triplewire.graph.knowledge import KnowledgeGraph
from triplewire.graph.store.opening import open_store

DOCUMENTS = 24
PEOPLE = ("Ann Lee", "Omar Haddad", "Bob Roy", "Eva Stone", "Ivan Petrov", "Maria Lopez")
PLACES = ("Oslo", "Lima", "Cairo", "Vienna")
OLD, NEW = "old.nq.gz", "new.nq.gz"
DONE, FAILED = 0, 1


class Ended(NamedTuple):
    """The status with which a command ended (negative for a signal), and what it printed."""

    status: int
    printed: str


class Task(NamedTuple):
    """A command that is killed: its arguments, and the folder that it begins with."""

    name: str
    arguments: tuple[str, ...]
    begin: Path


def run(folder: Path, arguments: tuple[str, ...], seconds: float | None = None) -> Ended:
    """Run a command in a folder, and kill it after some seconds."""
    process = os.fork()
    if not process:
        os.chdir(folder)
        for stream, name in ((1, "out"), (2, "err")):
            os.dup2(os.open(f"{folder}.{name}", os.O_CREAT | os.O_TRUNC | os.O_WRONLY), stream)
        sys.stdout.reconfigure(line_buffering=True)  # type: ignore[union-attr]  # each line is written at once
        try:
            command_line.main([*arguments], prog_name="triplewire")
        except SystemExit as end:
            os._exit(end.code if isinstance(end.code, int) else FAILED)
        finally:
            os._exit(FAILED)
    if seconds is not None:
        file = os.pidfd_open(process)
        select.select([file], [], [], seconds)  # until it ends, at most
        os.close(file)
        os.kill(process, signal.SIGKILL)  # one that has ended keeps its status
    status = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
    return Ended(status, Path(f"{folder}.out").read_text("utf-8"))


def looked_at(folder: Path) -> tuple[bytes, set[str]]:
    """Return the whole store as N-Quads, and the ids of its documents; nothing if there is none.

    It is opened in a fork: the engine's threads would not survive the forks of this process.
    """

    def work(store: Path) -> Iterator[tuple[bytes, set[str]]]:
        with contextlib.suppress(StoreMissing, StoreUnfinished):
            with KnowledgeGraph(open_store(store, read_only=True)) as graph:
                yield graph.export("nquads"), set(graph.documents())
            return
        yield b"", set()

    with LimitedProcess(work) as process:
        return next(process.begin(folder / "output/store"))


def exported(folder: Path) -> bytes:
    """Return the whole store as N-Quads."""
    return looked_at(folder)[0]


def documents(folder: Path) -> set[str]:
    """Return the ids of the documents in the store."""
    return looked_at(folder)[1]


def corpus(folder: Path) -> None:
    """Write short articles about people who meet."""
    chosen = random.Random(7)  # noqa: S311  # no secret
    with (folder / "news.jsonl").open("w", encoding="utf-8") as out:
        for number in range(DOCUMENTS):
            one, other = chosen.sample(PEOPLE, 2)
            text = f"{one} met {other} in {chosen.choice(PLACES)} on Monday. {other} praised {one} and left for Rome."
            out.write(json.dumps({"id": f"d{number:02}", "text": text, "published": "2024-05-02"}) + "\n")


def tasks(folder: Path) -> Iterator[Task]:
    """Prepare the folders and yield the commands."""
    empty, full = folder / "empty", folder / "full"
    empty.mkdir()
    corpus(empty)
    build = ("build", "news.jsonl", "--no-export", "--workers")
    shutil.copytree(empty, full)
    assert run(full, (*build, "1")).status == DONE  # noqa: S101
    assert run(full, ("backup", OLD)).status == DONE  # noqa: S101
    assert run(full, ("export", "--format", "trig", "-o", "g.trig")).status == DONE  # noqa: S101
    bare = Path(shutil.copytree(full, folder / "bare"))
    shutil.rmtree(bare / "output")
    yield Task("backup", ("backup", NEW), full)
    yield Task("restore", ("restore", OLD), bare)
    yield Task("import", ("import", "g.trig"), bare)
    yield Task("remove", ("remove", "d07"), full)
    yield Task("build-1", (*build, "1"), empty)
    yield Task("build-2", (*build, "2"), empty)


def unpacked(path: Path) -> bytes:
    """Return the quads of a backup."""
    return gzip.decompress(path.read_bytes())


def lost(task: Task, copy: Path, killed: Ended) -> list[str]:
    """Return what is wrong after a kill; normally nothing."""
    wrong = []
    checked = run(copy, ("check",))
    none = not (copy / "output/store/CURRENT").exists() or "creation was stopped" in Path(f"{copy}.err").read_text()
    if checked.status != DONE and not none:
        wrong.append(f"check: {checked.status} {checked.printed} {Path(f'{copy}.err').read_text()}")
    told = [line.partition(": ")[0].rpartition("document-")[2] for line in killed.printed.splitlines()]
    there = documents(copy)
    if task.name == "backup" and (copy / NEW).exists() and unpacked(copy / NEW) != unpacked(copy / OLD):
        wrong.append("a backup that is not whole")
    if task.name == "import" and not {name for name in told if name.startswith("d")} <= there:
        wrong.append("a graph that was reported as imported is lost")
    if task.name == "remove" and (there | {"d07"} != {f"d{n:02}" for n in range(DOCUMENTS)}):
        wrong.append("another document is lost")
    if task.name == "remove" and "Removed" in killed.printed and "d07" in there:
        wrong.append("a removed document is back")
    return wrong


def again(task: Task, copy: Path, right: bytes) -> list[str]:
    """Run the command again, and return what is wrong after it."""
    if task.name == "remove" and "d07" not in documents(copy):
        ended = Ended(DONE, "")
    elif (task.name == "restore" and documents(copy)) or (task.name == "backup" and (copy / NEW).exists()):
        ended = Ended(DONE, "")  # it was done: a second one is refused
    else:
        ended = run(copy, task.arguments)
    if ended.status != DONE:
        return [f"again: {ended.status} {Path(f'{copy}.err').read_text()}"]
    return [] if exported(copy) == right else ["other bytes"]


def undisturbed(task: Task, copy: Path) -> tuple[float, bytes]:
    """Return the seconds that a command takes, at least, and the store after it as N-Quads."""
    seconds = []
    for _ in range(3):
        shutil.copytree(task.begin, copy)
        since = time.monotonic()
        assert run(copy, task.arguments).status == DONE  # noqa: S101
        seconds.append(time.monotonic() - since)
        right = exported(copy)
        shutil.rmtree(copy)
    return min(seconds), right


def main(kills: int, seed: int, names: list[str]) -> None:
    """Kill the commands and print the outcomes."""
    chosen = random.Random(seed)  # noqa: S311  # no secret
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        counts: Counter[str] = Counter()
        for task in tasks(folder):
            if names and task.name not in names:
                continue
            usual, right = undisturbed(task, folder / "whole")
            for _ in range(kills):
                copy, moment = Path(shutil.copytree(task.begin, folder / "copy")), chosen.uniform(0, usual)
                killed = run(copy, task.arguments, moment)
                counts[f"{task.name}: {'killed' if killed.status < 0 else 'had ended'}"] += 1
                counts[f"{task.name}: some documents, not all"] += 0 < len(documents(copy)) < DOCUMENTS
                for wrong in (*lost(task, copy, killed), *again(task, copy, right)):
                    counts[f"{task.name}: WRONG"] += 1
                    print(f"{task.name}, killed after {moment:.3f} of {usual:.3f} s: {wrong}", flush=True)
                shutil.rmtree(copy)
            print(task.name, {k: v for k, v in counts.items() if k.startswith(f"{task.name}:")}, flush=True)


if __name__ == "__main__":
    main(*(int(given) for given in (sys.argv[1:3] + ["40", "1"][len(sys.argv[1:3]) :])), sys.argv[3:])
