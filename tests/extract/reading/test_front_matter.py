"""The front matter of Markdown files, in the three languages in which programs write it."""

from pathlib import Path

import pytest

from triplewire.extract.model import Article
from triplewire.extract.reading.formats.pages.front_matter import divided
from triplewire.extract.sources import read_sources

BODY = (
    "# Flood closes bridge\n\nThe council of Hull closed the old bridge.\n\nMayor Helen Voss told residents to stay.\n"
)


@pytest.mark.parametrize(
    "front",
    [
        '+++\ntitle = "Flood closes bridge"\ndate = 2024-05-14T22:00:00Z\nauthor = "Ann Lee"\ntags = [1]\n[x]\n+++\n',
        "+++\r\ntitle = 'Flood closes bridge'\r\ndate = 2024-05-14\r\nauthors = ['Ann Lee']\r\n+++\r\n",
        '{\n  "title": "Flood closes bridge",\n  "date": "2024-05-14",\n  "author": {"name": "Ann Lee"}\n}\n\n',
        "---\ntitle: 'Flood closes bridge'\ndate: 2024-05-14 10:00:00 -0500  # local\nauthor: Ann Lee\n---\n",
        '---\ntitle: "Flood closes bridge"\nauthor:\n  - "[[ann|Ann Lee]]"\npublished: 2024-05-14\n---\n',
        "---\ntitle: >-\n  Flood closes\n  bridge\nauthors: [Ann Lee]\ndate: 14 May 2024\n...\n",
        "\ufeff---\n# note\ntitle: Flood closes bridge\nbyline: Ann Lee\ndate: 2024-05-14\n---\n",
    ],
    ids=["TOML", "TOML of Windows", "JSON", "Jekyll", "Obsidian", "Pandoc", "with a mark of the byte order"],
)
def test_front_matter(tmp_path: Path, front: str) -> None:
    (tmp_path / "a.md").write_bytes((front + BODY).encode())
    (found,) = read_sources([str(tmp_path / "a.md")])
    assert isinstance(found, Article)
    assert (found.title, found.published, found.about.byline) == ("Flood closes bridge", "2024-05-14", "Ann Lee")
    assert found.text.startswith("Flood closes bridge\n\nThe council")


def test_other_fields(tmp_path: Path) -> None:
    told = "source: https://post.example/1\npublisher: The Post\nlang: en"
    front = f"{told}\nlast_modified_at: 2024-05-15\ncategories: [World, Europe]"
    (tmp_path / "a.md").write_text(f"---\n{front}\n---\n{BODY}")
    (found,) = read_sources([str(tmp_path / "a.md")])
    assert isinstance(found, Article)
    about = found.about
    assert (found.url, about.outlet, about.language) == ("https://post.example/1", "The Post", "en")
    assert (about.modified, about.section) == ("2024-05-15", "World, Europe")


@pytest.mark.parametrize(
    "text",
    [BODY, f"---\n\n{BODY}\n---\n\nMore.", "{'a'} b", '{"a" b', "+++ a +++", "---\na sentence: with a colon\n---\n"],
)
def test_what_is_no_front_matter(text: str) -> None:
    assert divided(text) == ({}, text)


def test_broken_front_matter_is_left_out() -> None:
    assert divided('+++\ntitle = "Flood\n+++\nText.') == ({}, "Text.")


@pytest.mark.parametrize("line", ["#\n", "\n", " \n", "a: b\n", "- x\n", "--\n", "a:\t\t"])
def test_front_matter_without_an_end_takes_no_longer_than_its_length(line: str) -> None:
    text = "---\n" + line * 5_000
    assert divided(text) == ({}, text)
