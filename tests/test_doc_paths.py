"""The module paths, file paths and links in the documentation exist."""

import importlib
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").rglob("*.md")])
ids = [page.name for page in PAGES]


@pytest.mark.parametrize("page", PAGES, ids=ids)
def test_every_import_path_exists(page: Path) -> None:
    for path in set(re.findall(r"triplewire\.(?:extract|graph|ontology)(?:\.\w+)+", page.read_text("utf-8"))):
        module, _, name = path.rpartition(".")
        found = importlib.import_module(module)
        assert hasattr(found, name) or importlib.import_module(path), path


@pytest.mark.parametrize("page", PAGES, ids=ids)
def test_every_file_exists(page: Path) -> None:
    text = page.read_text("utf-8")
    for path in re.findall(r"`((?:extract|graph|ontology|scripts|benchmarks|examples)/[\w./-]+)`", text):
        assert (ROOT / path).exists(), path
    for path in re.findall(r"\]\((?!https?:)([^)#]+)", text):
        assert (page.parent / path).exists(), path


@pytest.mark.parametrize("page", PAGES, ids=ids)
def test_every_link_to_a_section_exists(page: Path) -> None:
    for path, section in re.findall(r"\]\((?!https?:)([^)#]*)#([^)]+)\)", page.read_text("utf-8")):
        target = (page.parent / path if path else page).read_text("utf-8")
        headings = re.findall(r"^#+ (.+)$", target, re.MULTILINE)
        assert section in {re.sub(r"[^\w -]", "", heading).lower().replace(" ", "-") for heading in headings}, section
