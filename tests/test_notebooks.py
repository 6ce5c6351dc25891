"""The notebooks of docs/ run as they stand, and show what they say."""

import doctest
import importlib
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

ROOT = Path(__file__).parent.parent
NOTEBOOKS = sorted((ROOT / "docs").glob("*.ipynb"))
SHOWN = {
    "from-article-to-network": ["Kristin Aasen", "Luis Vasconcelos", "claimed"],
    "corpus-in-pandas": ["Omar Haddad", "Lima", "2024-05-14"],
}


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize("path", NOTEBOOKS, ids=[path.stem for path in NOTEBOOKS])
def test_a_notebook_runs(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    notebook = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    nbformat.validate(notebook)
    assert all(not cell.get("outputs") for cell in notebook.cells), "notebooks are kept without outputs"
    NotebookClient(notebook, timeout=120, kernel_name="python3").execute()
    shown = str([cell.get("outputs") for cell in notebook.cells])
    assert "Traceback" not in shown
    for words in SHOWN[path.stem]:
        assert words in shown, words


@pytest.mark.parametrize("page", ["python.md", "corrections.md"])
def test_a_page_with_python_says_what_comes_out(page: str) -> None:
    importlib.import_module("triplewire.extract.spacy_component")  # as its entry point does where it is installed
    tried = doctest.testfile(str(ROOT / "docs" / page), module_relative=False)
    assert (tried.failed, tried.attempted > 5) == (0, True)


def test_there_are_two() -> None:
    assert {path.stem for path in NOTEBOOKS} == SHOWN.keys()
