"""Hostile queries and RDF files read nothing but the store and themselves: watched by strace, which sees every call."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hostile_inputs import rdf_outside

import triplewire

_WORK = """
import sys
from contextlib import suppress
from pathlib import Path
sys.path.insert(0, {tests!r})
from hostile_inputs import QUERIES_OUTSIDE, QUERIES_WITHOUT_END, RDF_WITHOUT_END
from sketch import summit
from triplewire.extract.errors import TriplewireError
from triplewire.extract.limited import Budget
from triplewire.graph.ask.query import run
from triplewire.graph.corpus import rdf_import
from triplewire.graph.knowledge import KnowledgeGraph
from triplewire.graph.store.opening import open_store
from triplewire.graph.store.worker import Limits

inside = Path({folder!r})
with KnowledgeGraph(inside / "store", create=True) as graph:
    graph.add(summit())
rdf_import.BUDGET, rdf_import.MOST = Budget(0.5, 400 << 20), 64 << 20
store = open_store(inside / "store", read_only=True)
asked = [
    *QUERIES_OUTSIDE, *QUERIES_WITHOUT_END,
    "LOAD <file://{secret}>", "SELECT * FROM <file://{secret}> {{ ?s ?p ?o }}",
    "SELECT * {{ SERVICE <file://{secret}> {{ }} }}",
]
Path("/mark").exists()
for query in asked:
    with suppress(TriplewireError):
        run(store, query, Limits(seconds=0.1, rows=1000))
        print("ANSWERED", query[:80])
for name, data in RDF_WITHOUT_END.items():
    (inside / name).write_bytes(data)
for file in sorted(inside.glob("*.*")):
    with suppress(TriplewireError):
        rdf_import.take_in(open_store(), file)
        print("read", file.name)
"""
_PATH = re.compile(r'"((?:[^"\\]|\\.)*)"')


def _can_watch() -> bool:
    """Whether strace is there, and this system lets it watch."""
    strace = shutil.which("strace")
    return bool(strace) and subprocess.run([str(strace), "-o", "/dev/null", "true"], check=False).returncode == 0


@pytest.mark.skipif(not _can_watch(), reason="strace is not installed, or may not watch")
def test_nothing_else_is_read_and_nothing_leaves(tmp_path: Path) -> None:
    secret, folder, seen = tmp_path / "secret", tmp_path / "in", tmp_path / "seen"
    secret.write_text("<urn:secret> <urn:secret> <urn:secret> .")
    folder.mkdir()
    for name, data in rdf_outside(f"file://{secret}", "http://127.0.0.1:1/x").items():
        (folder / name).write_bytes(data)
    code = _WORK.format(tests=str(Path(__file__).parents[1]), folder=str(folder), secret=secret)
    watched = ["strace", "-f", "-qq", "-s", "4096", "-o", str(seen), "-e", "trace=%file,%network"]
    done = subprocess.run(
        [*watched, sys.executable, "-"], input=code, capture_output=True, text=True, check=False, timeout=300
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == ["read address-owl.ttl", "read file-owl.ttl"]  # the statement, not what it names
    calls = seen.read_text(errors="replace").partition('"/mark"')[2].splitlines()
    paths = {path for call in calls for path in _PATH.findall(call)}
    assert str(folder / "term.ttl") in paths  # it is watched
    assert not [path for path in paths if "secret" in path]
    assert not [call for call in calls if "AF_INET" in call]
    code_and_data = (*map(str, {folder, Path(sys.prefix), Path(sys.base_prefix), *_roots()}), "/proc/", "/dev/")
    opened = {path for call in calls if "open" in call for path in _PATH.findall(call) if path.startswith("/")}
    assert {
        path for path in opened if not path.startswith((*code_and_data, "/lib/", "/usr/lib/", "/etc/ld.so"))
    } == set()


def _roots() -> set[Path]:
    """The folders of triplewire and of the tests, by all their names."""
    own = {Path(triplewire.__file__).parents[1], Path(__file__).parents[1]}
    return {folder.resolve() for folder in own} | own
