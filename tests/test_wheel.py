"""The wheel: it has every file that the package loads, works beside modules with any name, and is typed."""

import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
_PROGRAM = """
import sys
import triplewire
from triplewire.graph.web.display.links import Links
from triplewire.graph.web.pages.assets import ASSETS, asset
from triplewire.graph.web.pages.rendering import render

assert triplewire.__file__.startswith(sys.argv[1]), triplewire.__file__
assert all(asset(name) for name in ASSETS)
assert "Not here" in render("error", Links(""), code=404, reason="not here")
assert "graph" not in sys.modules and "extract" not in sys.modules and "ontology" not in sys.modules
"""


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the content of the wheel that the checkout gives."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


@pytest.fixture
def beside(tmp_path: Path) -> Path:
    """A folder with modules whose names are those of our rooms."""
    for name in ("graph", "extract", "ontology"):
        (tmp_path / f"{name}.py").write_text("raise ImportError\n", encoding="utf-8")
    return tmp_path


def test_every_file_of_the_package_is_in_the_wheel(unpacked: Path) -> None:
    files = [
        file.relative_to(ROOT)
        for room in ("extract", "graph", "ontology")
        for file in (ROOT / room).rglob("*")
        if file.is_file() and "__pycache__" not in file.parts
    ]
    assert len(files) > 300
    assert [str(file) for file in files if not (unpacked / "triplewire" / file).is_file()] == []
    assert {file.name for file in (unpacked / "triplewire").glob("*.*")} == {"__init__.py", "__main__.py", "py.typed"}
    assert {entry.name for entry in unpacked.iterdir() if not entry.name.endswith(".dist-info")} == {"triplewire"}


def test_it_works_beside_modules_with_the_names_of_its_rooms(unpacked: Path, beside: Path) -> None:
    program = beside / "program.py"
    program.write_text(_PROGRAM, encoding="utf-8")
    command = [sys.executable, str(program), str(unpacked)]
    done = subprocess.run(command, env={"PYTHONPATH": str(unpacked)}, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_the_typed_example_of_the_readme_passes_mypy(unpacked: Path, beside: Path) -> None:
    (example,) = re.findall(r"^```py\n(.*?)^```$", (ROOT / "README.md").read_text("utf-8"), re.DOTALL | re.MULTILINE)
    (beside / "program.py").write_text(example, encoding="utf-8")
    command = [sys.executable, "-m", "mypy", "--strict", "--follow-imports=silent", "--config-file", "", "program.py"]
    done = subprocess.run(
        command, cwd=beside, env={"MYPYPATH": str(unpacked)}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout
