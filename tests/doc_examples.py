"""Examples in the documentation: what they show, and what comes out.

TRIPLEWIRE_WRITE_README=1 writes today's output into the files instead; read the difference before they are committed.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
SECONDS = 120  # for one command
WRITE = bool(os.environ.get("TRIPLEWIRE_WRITE_README"))


def shown(language: str, file: Path) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", file.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)


def check(before: str, after: str, file: Path) -> None:
    if WRITE:
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace(before, after), encoding="utf-8")
    else:
        assert before == after


def shell(line: str, folder: Path) -> str:
    """Standard output of a command, the project's own `triplewire` in the path."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    run = subprocess.run(  # noqa: S602  # the README's own commands
        line, shell=True, cwd=folder, capture_output=True, text=True, check=True, timeout=SECONDS,
        env={**os.environ, "PATH": path},
    )  # fmt: skip
    return run.stdout


def run_console(file: Path, folder: Path) -> None:
    """Compare what the commands of a file print in a folder with what the file shows."""
    for block in shown("console", file):
        commands = re.findall(r"^\$ .*(?:\n> .*)*", block, re.MULTILINE)
        ran = [shell(command[2:].replace("\n> ", " "), folder) for command in commands]
        check(block, "".join(f"{command}\n{out}" for command, out in zip(commands, ran, strict=True)), file)
