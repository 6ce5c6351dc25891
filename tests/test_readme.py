"""What README and CONTRIBUTING show is what comes out.

TRIPLEWIRE_WRITE_README=1 writes today's output into them instead; read the difference before they are committed.
"""

import code
import contextlib
import io
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
CONTRIBUTING = ROOT / "CONTRIBUTING.md"
WRITE = bool(os.environ.get("TRIPLEWIRE_WRITE_README"))


def shown(language: str, file: Path = README) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", file.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)


def check(before: str, after: str, file: Path = README) -> None:
    if WRITE:
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace(before, after), encoding="utf-8")
    else:
        assert before == after


def shell(line: str, folder: Path) -> str:
    """Standard output of a command, the project's own `triplewire` in the path."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    run = subprocess.run(  # noqa: S602  # the README's own commands
        line, shell=True, cwd=folder, capture_output=True, text=True, check=True, env={**os.environ, "PATH": path}
    )
    return run.stdout


def interpreter(console: code.InteractiveConsole, block: str) -> str:
    """The block again, with what an interactive interpreter prints."""
    lines = []
    for line in block.splitlines():
        if line.startswith(">>> "):
            lines.append(line)
            out = io.StringIO()
            with contextlib.redirect_stdout(out):
                console.push(line.removeprefix(">>> "))
            lines += out.getvalue().splitlines()
    return "".join(f"{line}\n" for line in lines)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("readme")
    shutil.copytree(ROOT / "examples", made / "examples")
    return made


@pytest.mark.model
def test_the_commands_print_what_is_shown(folder: Path) -> None:
    blocks = shown("console")
    assert len(blocks) >= 3
    for block in blocks:
        commands = re.findall(r"^\$ .*(?:\n> .*)*", block, re.MULTILINE)
        ran = [shell(command[2:].replace("\n> ", " "), folder) for command in commands]
        check(block, "".join(f"{command}\n{out}" for command, out in zip(commands, ran, strict=True)))


@pytest.mark.model
@pytest.mark.parametrize("file", [README, CONTRIBUTING], ids=lambda file: file.name)
def test_python_prints_what_is_shown(file: Path) -> None:
    console = code.InteractiveConsole()
    blocks = shown("python", file)
    assert blocks
    for block in blocks:
        check(block, interpreter(console, block), file)
