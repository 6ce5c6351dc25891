"""What a long run tells: its progress, the time that remains, and what was not read."""

import os
import pty
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from triplewire.extract.errors import SourceEmpty, SourceError, SourceLanguage, SourcePassedOver
from triplewire.extract.reading.articles import Reading
from triplewire.graph.cli.terminal import progress_line, watched
from triplewire.graph.corpus.expected import expected
from triplewire.graph.corpus.report import Report


@pytest.mark.parametrize(
    ("done", "total", "failed", "speed", "line"),
    [
        (0, None, 0, None, "0 articles"),
        (1234, None, 0, 2.5, "1,234 articles, 2.5 a second"),
        (120, 500, 2, 3.1, "120 of 500 articles, 2 failed, 3.1 a second, about 0:02:03 left"),
        (500, 500, 0, 3.1, "500 of 500 articles, 3.1 a second"),
        (501, 500, 0, 3.1, "501 articles, 3.1 a second"),  # a line had several articles
    ],
)
def test_the_line_of_the_progress(done: int, total: int | None, failed: int, speed: float | None, line: str) -> None:
    assert progress_line(done, total, failed, speed) == line


def test_nothing_is_counted_for_a_file() -> None:
    def asked() -> int:
        raise AssertionError("nobody sees the time that remains")

    assert list(watched([1, 2], asked)) == [1, 2]


def test_only_failures_are_shown_as_failed(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal_end, program_end = pty.openpty()
    with os.fdopen(program_end, "w") as stream:
        monkeypatch.setattr(sys, "stderr", stream)
        items: list[SourceError | str] = [SourceEmpty("x"), SourcePassedOver("x"), SourceLanguage("Welsh"), "read"]
        assert list(watched(items, lambda: 4)) == items
    assert "4 of 4 articles, 1 failed" in written_to(terminal_end)


def written_to(terminal_end: int) -> str:
    """Everything that a program wrote to a terminal whose other end it closed; one read gives what one write wrote."""
    pieces = []
    with os.fdopen(terminal_end, "rb", buffering=0) as terminal, suppress(OSError):  # Linux: EIO once all is read
        while piece := terminal.read(100_000):
            pieces.append(piece)
    return b"".join(pieces).decode()


def test_the_number_of_articles_is_known_where_a_file_or_a_line_is_one(tmp_path: Path) -> None:
    for name in ("a.txt", "b.html", "c"):
        (tmp_path / name).write_text("x")
    (tmp_path / "d.jsonl").write_text('{"text": "x"}\n{"text": "y"}')
    (tmp_path / "e.ndjson").write_text('{"text": "x"}\n')
    assert expected([str(tmp_path)], Reading()) == 6
    assert expected([str(tmp_path / "*.txt"), str(tmp_path / "missing")], Reading()) == 2


@pytest.mark.parametrize("source", ["a.csv", "a.zip", "a.jsonl.gz", "-", "https://a.example/a.txt"])
def test_the_number_of_articles_is_not_known_where_only_reading_tells(
    source: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    if source.startswith("a."):
        Path(source).write_text("x")
    assert expected([source], Reading()) is None


def test_a_report_has_a_line_for_what_was_not_read_as_soon_as_it_is_known(tmp_path: Path) -> None:
    path = tmp_path / "report.tsv"
    with Report(path) as report:
        for outcome in (
            SourceEmpty("is empty", "a\tb.txt"),
            "a document",
            SourceLanguage("Welsh", "c.txt"),
            SourcePassedOver("is a style sheet", "d.css"),
        ):
            report.add(outcome)
        written = path.read_text("utf-8")
    assert written == path.read_text("utf-8")
    assert written.splitlines() == [
        "source\tkind\treason",
        "a b.txt\tfailed\tis empty",
        "c.txt\tother language\tis written in Welsh: only English is read",
        "d.css\tno article\tis a style sheet",
    ]
