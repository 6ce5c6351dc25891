"""The documentation builds as a site without a warning, and its commands print what it shows."""

import shutil
from pathlib import Path

import pytest
from doc_examples import ROOT, run_console, shell, shown
from sphinx.cmd.build import build_main

from triplewire.graph.corpus.gazetteer_file import read_gazetteer

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


@pytest.mark.parametrize(
    ("page", "language", "file"),
    [("corrections.md", "toml", "corrections.toml"), ("plugins.md", "text", "shipping-news/messages.navtex")],
)
def test_a_sample_file_is_shown_as_it_ships(page: str, language: str, file: str) -> None:
    assert (ROOT / "examples" / file).read_text(encoding="utf-8") in shown(language, ROOT / "docs" / page)


@pytest.mark.model
def test_the_corrections_that_are_shown_fit_the_samples(folder: Path) -> None:
    shell("triplewire build examples/*.txt -o corrected --no-export", folder)
    told = shell("triplewire correct examples/corrections.toml --store corrected/store --no-export", folder)
    assert "9 corrections made" in told


@pytest.mark.parametrize(("language", "ending"), [("text", "csv"), ("turtle", "ttl")])
def test_the_gazetteers_that_are_shown_can_be_read(tmp_path: Path, language: str, ending: str) -> None:
    file = tmp_path / f"names.{ending}"
    (block,) = shown(language, ROOT / "docs" / "gazetteer.md")
    file.write_text(block, encoding="utf-8")
    assert "Norland Shipping Group" in {entry.label for entry in read_gazetteer(file)}
