"""Thresholds of reading: for each a source just inside it and one just outside."""

import io
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from triplewire.extract.model import Article
from triplewire.extract.reading import languages
from triplewire.extract.sources import read_sources


@pytest.mark.parametrize(
    ("paragraph", "confidence", "foreign"),
    [
        ("a" * 40, 0.5, True),
        ("a" * 40, 0.49, False),
        ("zwolle " * 23 + "the with", 1.0, True),  # two function words of 25
        ("zwolle " * 34 + "the with from", 1.0, False),  # three of 37
    ],
)
def test_how_sure_it_is_that_a_paragraph_is_foreign(
    monkeypatch: pytest.MonkeyPatch, paragraph: str, confidence: float, *, foreign: bool
) -> None:
    class Identifier:
        def classify(self, _text: str) -> tuple[str, float]:
            return "nl", confidence

    monkeypatch.setattr(languages, "_identifier", Identifier)
    assert languages.is_foreign(paragraph) is foreign


def lines(*given: tuple[float, float]) -> bytes:
    """A page with a line for each pair of a step down and the size of the letters, in points."""
    file, height = io.BytesIO(), 700.0
    canvas = Canvas(file)
    for number, (step, size) in enumerate(given):
        height -= step
        canvas.setFont("Helvetica", size)
        canvas.drawString(50, height, f"the mayor resigned {number}")
    canvas.save()
    return file.getvalue()


@pytest.mark.parametrize(
    ("given", "blocks"),
    [
        ([(0, 10), (12, 10), (16, 10)], 1),  # 1.33 of the step before it
        ([(0, 10), (12, 10), (16.5, 10)], 2),  # 1.38
        ([(0, 10), (16.5, 10)], 1),  # 1.32 of the usual step of letters of ten points
        ([(0, 10), (17.2, 10)], 2),  # 1.38
        ([(0, 10), (12, 11)], 1),
        ([(0, 10), (12, 11.5)], 2),
    ],
)
def test_lines_of_a_page_are_one_block(tmp_path: Path, given: list[tuple[float, float]], blocks: int) -> None:
    (tmp_path / "a.pdf").write_bytes(lines(*given))
    (found,) = read_sources([str(tmp_path / "a.pdf")])
    assert isinstance(found, Article)
    assert len(found.text.strip().split("\n\n")) == blocks


@pytest.mark.parametrize(("words", "read"), [(12, True), (11, False)])
def test_a_cell_is_the_text_of_a_table_without_names(tmp_path: Path, words: int, *, read: bool) -> None:
    (tmp_path / "a.csv").write_text(f"https://post.example/1,Strike ends,{'strike ' * words}\n")
    (found,) = read_sources([str(tmp_path / "a.csv")])
    assert isinstance(found, Article) is read
