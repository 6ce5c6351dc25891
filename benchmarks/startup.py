"""CPU time of commands from their start: python benchmarks/startup.py.

Each command runs several times in a process of its own; the least time counts. `extract` of one article is compared
with spaCy alone, which is loaded in it and reads the same article. Modules are compiled once, as where they are
installed, also if the environment forbids that.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path

from triplewire.extract.syntax.parser import DEFAULT_MODEL

ARTICLE = Path(__file__).parent.parent / "examples" / "ferry-fire.txt"
SPACY = f"import spacy; from pathlib import Path; spacy.load('{DEFAULT_MODEL}')(Path('{ARTICLE}').read_text('utf-8'))"
ROUNDS = 3
QUERY = "SELECT * { ?event a tw:Event } LIMIT 3"


def seconds(*arguments: str, compiled: str) -> float:
    """Return the least CPU time of a run of Python with these arguments; `compiled` is the folder of bytecode."""
    environment = os.environ | {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": compiled}
    command = [sys.executable, *arguments]
    times = []
    for _ in range(ROUNDS + 1):  # the first one compiles
        before = os.times()
        subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL, timeout=300)  # noqa: S603  # our own commands
        after = os.times()
        times.append(after.children_user + after.children_system - before.children_user - before.children_system)
    return min(times)


def main() -> None:
    """Print the time of each command."""
    tw = ("-m", "triplewire")
    with tempfile.TemporaryDirectory() as folder:
        store = f"{folder}/store"
        subprocess.run(  # noqa: S603  # our own command
            [sys.executable, *tw, "build", str(ARTICLE), "-o", folder, "--no-export"], check=True, timeout=300
        )
        timed = partial(seconds, compiled=f"{folder}/bytecode")
        python, spacy = timed("-c", ""), timed("-c", SPACY)
        print(f"python alone      {python:.2f} s")
        print(f"spaCy, an article {spacy:.2f} s")
        print(f"--help            {timed(*tw, '--help'):.2f} s")
        print(f"query             {timed(*tw, 'query', QUERY, '--store', store):.2f} s")
        extract = timed(*tw, "extract", str(ARTICLE))
        print(f"extract           {extract:.2f} s, {extract / spacy:.2f} of spaCy")


if __name__ == "__main__":
    main()
