"""What README and CONTRIBUTING show is what comes out."""

import code
import contextlib
import io
import shutil
from pathlib import Path

import pytest
from doc_examples import ROOT, check, run_console, shown

README = ROOT / "README.md"
CONTRIBUTING = ROOT / "CONTRIBUTING.md"


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
    assert len(shown("console", README)) >= 3
    run_console(README, folder)


@pytest.mark.model
@pytest.mark.parametrize("file", [README, CONTRIBUTING], ids=lambda file: file.name)
def test_python_prints_what_is_shown(file: Path) -> None:
    console = code.InteractiveConsole()
    blocks = shown("python", file)
    assert blocks
    for block in blocks:
        check(block, interpreter(console, block), file)
