"""A command that is stopped ends at once and alone: no traceback, and no process is left."""

import os
import select
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from interruptible import BUILD

LONGEST = 300  # seconds until a process that does not end fails the test
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[3])}
LOADING = """
import os, sys
class Finder:
    def find_spec(self, name, path=None, target=None):
        if name == "MODULE":
            os.write(1, b"loading\\n")
            while True:
                pass
sys.meta_path.insert(0, Finder())
from triplewire.__main__ import main
main()
"""


@pytest.mark.model
@pytest.mark.parametrize(("sent", "workers"), [(signal.SIGTERM, 2), (signal.SIGKILL, 2), (signal.SIGHUP, 1)])
def test_no_worker_outlives_a_build(tmp_path: Path, sent: signal.Signals, workers: int) -> None:
    """Each process of the build holds the pipe open; its end is the end of the last of them."""
    (tmp_path / "a.jsonl").write_text("".join(f'{{"text": "Ann Lee met Bob Roy in {n}."}}\n' for n in range(5000)))
    ours, theirs = os.pipe()
    command = [sys.executable, "-c", BUILD, "build", "a.jsonl", "--no-export", "--workers", str(workers)]
    build = subprocess.Popen(
        command,
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        pass_fds=[theirs],
        env=ENVIRONMENT,
    )
    os.close(theirs)
    assert build.stdout
    assert int(build.stdout.readline()) > 0  # some documents are in
    build.send_signal(sent)
    _, said = build.communicate(timeout=LONGEST)
    assert build.returncode == (-sent if sent == signal.SIGKILL else 128 + sent)
    assert "Traceback" not in said
    assert select.select([ours], [], [], LONGEST)[0], "a process is left"
    assert os.read(ours, 1) == b""
    os.close(ours)


@pytest.mark.parametrize(("module", "status", "said"), [("typer", -2, ""), ("spacy", 130, "triplewire: stopped\n")])
def test_ctrl_c_while_it_loads_prints_no_traceback(tmp_path: Path, module: str, status: int, said: str) -> None:
    code = LOADING.replace("MODULE", module)
    loading = subprocess.Popen(
        [sys.executable, "-c", code, "extract", "a.txt"],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=ENVIRONMENT,
    )
    assert loading.stdout
    assert loading.stdout.readline() == "loading\n"
    loading.send_signal(signal.SIGINT)
    _, told = loading.communicate(timeout=LONGEST)
    assert (loading.returncode, told) == (status, said)


IN_A_CALLBACK = """
import os, signal, weakref
from triplewire.graph.cli.terminal import Stopped, stoppable

class Key:
    def __hash__(self):
        if key_is_removed:
            os.kill(os.getpid(), signal.SIGTERM)
        return 1

class Value:
    pass

key_is_removed, value = False, Value()
kept = weakref.WeakValueDictionary({Key(): value})
try:
    with stoppable():
        key_is_removed = True
        del value  # calls back, and there the signal arrives
        key_is_removed = False
        signal.pause()
except Stopped as stop:
    print("stopped", stop.number)
"""


def test_a_signal_in_what_garbage_collection_calls_is_not_lost() -> None:
    command = [sys.executable, "-c", IN_A_CALLBACK]
    ran = subprocess.run(command, capture_output=True, text=True, check=False, env=ENVIRONMENT, timeout=LONGEST)
    assert (ran.stdout, ran.stderr) == (f"stopped {signal.SIGTERM.value}\n", "")
