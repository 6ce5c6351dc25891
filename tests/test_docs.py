"""The documentation builds as a site without a warning, and its commands print what it shows."""

import shutil
from pathlib import Path

import pytest
from doc_examples import ROOT, run_console
from sphinx.cmd.build import build_main

TESTED = [ROOT / "docs" / name for name in ("tutorial.md", "guides/gephi.md", "guides/neo4j.md")]


def test_the_site_builds_and_holds_every_page(tmp_path: Path) -> None:
    assert build_main(["-q", "-W", "--keep-going", "-b", "html", str(ROOT / "docs"), str(tmp_path)]) == 0
    pages = {page.relative_to(ROOT / "docs").with_suffix(".html") for page in (ROOT / "docs").rglob("*.md")}
    assert all((tmp_path / page).exists() for page in pages)
    assert "https://fonts" not in (tmp_path / "index.html").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One folder for all pages: each builds from the same articles, and the first build is the one that reads them."""
    folder = tmp_path_factory.mktemp("docs")
    shutil.copytree(ROOT / "examples", folder / "examples")
    return folder


@pytest.mark.model
@pytest.mark.parametrize("file", TESTED, ids=lambda file: file.name)
def test_the_commands_print_what_is_shown(file: Path, folder: Path) -> None:
    run_console(file, folder)
