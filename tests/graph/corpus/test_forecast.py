"""`build --dry-run`: what would be read, how long it would take, and how much disk, without a trace."""

import gzip
import json
from pathlib import Path

import pytest
from format_samples import zipped
from typer.testing import CliRunner

import triplewire
from triplewire.extract.errors import SourceTooCostly, SourceTwice
from triplewire.extract.limited import Budget
from triplewire.extract.reading.articles import Reading
from triplewire.extract.sources import completing
from triplewire.graph.cli.main import main
from triplewire.graph.corpus import forecast as forecasts
from triplewire.graph.corpus.forecast import Forecast, forecast

TEXT = "Ann Lee met Omar Haddad in Oslo on Monday. They signed a treaty."


def write_lines(path: Path, count: int) -> None:
    path.write_text("".join(json.dumps({"id": f"{path.stem}-{n}", "text": TEXT}) + "\n" for n in range(count)))


def test_all_of_a_small_folder_is_counted(tmp_path: Path, pipeline: triplewire.Pipeline) -> None:
    write_lines(tmp_path / "a.jsonl", 30)
    (tmp_path / "b.txt").write_text(TEXT)
    (tmp_path / "c.txt").write_text("")
    (tmp_path / "style.css").write_text("p {}")
    (tmp_path / "d.txt").write_text("Le président a rencontré le ministre hier à Paris. " * 4)
    found = forecast(pipeline, [str(tmp_path), str(tmp_path / "b.txt"), "https://a.example/b", "-"], Reading())
    assert (found.exact, found.articles, found.files) == (True, 31, {".jsonl": 1, ".txt": 2, ".css": 0})
    assert found.sentences == pytest.approx(62)
    assert [type(error).__name__ for error in found.failures] == ["SourceEmpty"]
    assert found.passed_over.counts.total() == 1
    assert "Skipped: 1 article not in English (1 French)" in found.summary()
    assert found.unknown == ["https://a.example/b", "standard input"]
    assert found.seconds > 0
    assert found.store > found.exports > 0


def test_articles_without_a_date_are_told(tmp_path: Path, pipeline: triplewire.Pipeline) -> None:
    for name in ("a.txt", "2024-05-14-b.txt"):
        (tmp_path / name).write_text(TEXT)
    (tmp_path / "c.txt").write_text(f"Talks in Oslo\n\nTuesday, May 14, 2024\n\n{TEXT}")
    told = [
        forecast(pipeline, [str(tmp_path)], Reading(), completing(*dates)).summary()
        for dates in ((), (None, "name"), ("2024-05-14",))
    ]
    assert ["Without a date: 2 articles" in told[0], "Without a date: 1 article," in told[1]] == [True, True]
    assert "Without a date" not in told[2]


@pytest.mark.parametrize(("limit", "value"), [("_BEGINNING", 2_000), ("_FILES", 3)])
def test_a_sample_tells_of_the_rest(
    tmp_path: Path, pipeline: triplewire.Pipeline, monkeypatch: pytest.MonkeyPatch, limit: str, value: int
) -> None:
    monkeypatch.setattr(forecasts, limit, value)
    for number in range(10):
        write_lines(tmp_path / f"{number}.jsonl", 60)
    found = forecast(pipeline, [str(tmp_path)], Reading())
    assert not found.exact
    assert found.articles == pytest.approx(600, rel=0.1)
    assert found.sentences == pytest.approx(1200, rel=0.1)
    assert not found.failures  # not even for the line that the beginning of a file cuts off


def test_a_long_document_is_not_cut(
    tmp_path: Path, pipeline: triplewire.Pipeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(forecasts, "_BEGINNING", 2_000)
    (tmp_path / "a.txt").write_text(f"{TEXT}\n\n" * 60)
    (tmp_path / "b.zip").write_bytes(zipped(*((f"{n}.txt", f"{TEXT} {n}".encode()) for n in range(60))))
    lines = b"".join(json.dumps({"text": f"{TEXT} {n * n}"}).encode() + b"\n" for n in range(2_000))
    (tmp_path / "c.data").write_bytes(gzip.compress(lines))
    found = forecast(pipeline, [str(tmp_path / "a.txt"), str(tmp_path / "b.zip")], Reading())
    assert (found.exact, found.articles, found.failures) == (True, 61, [])
    packed = forecast(pipeline, [str(tmp_path / "c.data")], Reading())
    assert packed.articles == pytest.approx(2_000, rel=0.25)


def test_nothing_to_read(tmp_path: Path, pipeline: triplewire.Pipeline) -> None:
    (tmp_path / "style.css").write_text("p {}")
    summary = forecast(pipeline, [str(tmp_path)], Reading()).summary()
    assert "Would read: 0 files, 0 bytes\n" in summary
    assert "Articles: 0\n" in summary


@pytest.mark.parametrize("most", [200, 8])
def test_only_files_that_are_read_are_counted(
    tmp_path: Path, pipeline: triplewire.Pipeline, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    monkeypatch.setattr(forecasts, "_FILES", most)
    for number in range(16):
        (tmp_path / f"p{number:02}.parquet").write_bytes(b"PAR1" * 250)
        (tmp_path / f"t{number:02}.txt").write_text(f"{TEXT} {number:02}")
    found = forecast(pipeline, [str(tmp_path)], Reading())
    assert found.files == {".txt": 16, ".parquet": 0}
    assert found.bytes == 16 * len(f"{TEXT} 00")
    assert "Would read: 16 files, 1.1 KB (16 .txt)\n" in found.summary()


def test_a_second_document_of_an_id_is_a_failure_as_in_a_build(tmp_path: Path, pipeline: triplewire.Pipeline) -> None:
    rows = [json.dumps({"id": "a", "text": f"{TEXT} {n}"}) for n in range(3)]
    (tmp_path / "a.jsonl").write_text("\n".join(rows))
    (tmp_path / "a.txt").write_text(TEXT)
    found = forecast(pipeline, [str(tmp_path)], Reading())
    assert [type(error) for error in found.failures] == [SourceTwice] * 3
    assert found.articles == 1


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (Forecast(articles=1234, exact=False), "Articles: about 1,200"),
        (Forecast(articles=1234), "Articles: 1,234"),
        (Forecast(seconds=80), "Time: about 40 seconds with 2 workers"),
        (Forecast(seconds=2400), "Time: about 20 minutes with 2 workers"),
        (Forecast(seconds=36_000), "Time: about 5.0 hours with 2 workers"),
        (Forecast(store=2.5e9, exports=12_000), "Disk: about 2.5 GB for the store, 12 KB for the files"),
    ],
)
def test_figures_are_for_people(found: Forecast, words: str) -> None:
    assert words in found.summary(workers=2)


@pytest.mark.parametrize(
    ("name", "text", "status"),
    [("a.txt", TEXT, 0), ("a.txt", "", 1), ("a.css", "p {}", 1), ("a.txt", "Le président a rencontré le roi. " * 9, 1)],
)
def test_the_command_writes_nothing_and_ends_like_a_build(tmp_path: Path, name: str, text: str, status: int) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / name).write_text(text)
    build = ["build", str(folder), "-o", str(tmp_path / "out"), "--no-export"]
    done = CliRunner().invoke(main, [*build, "--dry-run"])
    assert done.exit_code == status
    assert f"Articles: {1 - status}\n" in done.stdout
    assert not (tmp_path / "out").exists()
    assert CliRunner().invoke(main, build).exit_code == status


def test_an_article_of_the_sample_that_is_not_extracted_is_a_failure(
    tmp_path: Path, pipeline: triplewire.Pipeline
) -> None:
    (tmp_path / "a.txt").write_text(f"{TEXT}\n\n" * 2_000)
    found = forecast(pipeline, [str(tmp_path)], Reading(budget=Budget(seconds=1)))
    assert [type(error) for error in found.failures] == [SourceTooCostly]
    assert found.failed
