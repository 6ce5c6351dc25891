# ruff: noqa: E501  # lists of values
"""Random command lines for fuzz.py, right and wrong ones, of the commands that need no article."""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from random import Random

from typer.main import get_command
from typer.testing import CliRunner

from triplewire.graph.cli.main import main

_MAKE = """
from synthetic import document
from pathlib import Path
from triplewire.graph.corpus.backups import back_up
from triplewire.graph.knowledge import KnowledgeGraph
with KnowledgeGraph("store", create=True) as graph:
    for number in range(2):
        graph.add(document(number))
back_up("store", Path("good.nq.gz"))
"""
COMMANDS = ("review", "mcp", "import", "backup", "restore", "correct", "network", "diff", "site", "ask")
_KNOWN = {each: get_command(main).commands[each].params for each in COMMANDS}  # type: ignore[attr-defined]
_VALUES = (
    "", "-", "--", "0", "1", "-1", "1e999", "nan", "9" * 400, "2016-13-40", "2016", "2016-04-21", "04/05/2016", "x" * 5000,
    "\x1b[31m", "\u202eé", "\udcff", "%Y", "=", "[", "{", "a=b", "'", "*", ".", "/dev/null", "/dev/full", "/proc/self/mem",
    "none/x", "store", "store/SEAL", "bad.toml", "good.toml", "good.ttl", "bad.ttl", "deep.jsonld", "good.nq.gz", "new",
    "a.csv", "a.json", "a.toml", "a.html", "a.svg", "a.graphml", "http://127.0.0.1:9/sparql", "http://[::1", "file:///x", "urn:x",
    "https://x.example/", "person-person-7", "Person 7", "Person 7;Person 8", "document-d1", "d1", "event-d1.v1", "merge-1",
    "who met Person 7?", "Who said what?", "Where was Person 7 in 2016?", "who-met-whom", "table", "csv", "json", "toml",
    "conflicts", "merges", "facts", "year", "month", "2016..2017", "y\n", "turtle",
)  # fmt: skip
_INPUTS = ("", "y\n", "a\nr\nl\nq\n", "\0", '{"jsonrpc": "2.0", "id": 1, "method": "tools/list"}\n', "[" * 9999 + "\n")


def options(chosen: Random) -> bytes:
    """Return the arguments of a command, and what it is given on standard input, as JSON."""
    command = chosen.choice(COMMANDS)
    arguments = [command]
    for _ in range(chosen.randrange(5)):
        known = chosen.choice(_KNOWN[command])
        if known.param_type_name == "option":
            arguments.append(chosen.choice(known.opts + known.secondary_opts))
        if known.param_type_name == "argument" or not getattr(known, "is_flag", False) or chosen.random() < 0.1:
            arguments.append(_value(chosen, known))
    if chosen.random() < 0.8:
        arguments += ["--store", "new" if command == "restore" else "store"]
    return json.dumps([arguments, chosen.choice(_INPUTS)]).encode()


def _value(chosen: Random, known: object) -> str:
    choices = getattr(getattr(known, "type", None), "choices", None)
    return str(chosen.choice(list(choices))) if choices and chosen.random() < 0.7 else chosen.choice(_VALUES)


def caller() -> Callable[[bytes], None]:
    """Return a function that runs a command line in a folder with a small store and some files."""
    folder = Path(tempfile.mkdtemp())
    os.chdir(folder)
    # In a process of its own: of an engine that was opened here, a fork would lack the threads.
    paths = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    subprocess.run([sys.executable, "-c", _MAKE], check=True, env=paths)  # noqa: S603  # our own
    (folder / "good.toml").write_text('[[reject]]\nid = "urn:x"\n')
    (folder / "bad.toml").write_text("[[reject\n")
    (folder / "good.ttl").write_text("<urn:a> <urn:b> <urn:c> .\n")
    (folder / "bad.ttl").write_text("<urn:a> <urn:b> (((")
    (folder / "deep.jsonld").write_text("[" * 5000)

    def call(data: bytes) -> None:
        arguments, given = json.loads(data)
        result = CliRunner().invoke(main, arguments, input=given)
        logging.disable()
        told = result.stderr
        assert result.exit_code in {0, 1, 2}, (result.exit_code, told[-300:], result.exception)  # noqa: S101
        assert "Traceback" not in told, told  # noqa: S101
        assert len(told) < 20_000, len(told)  # noqa: S101
        assert "\x1b" not in told, told  # noqa: S101

    return call
