"""Whatever happens inside an article costs that article alone: it is reported with its reason, the others are in."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hostile import HARM, hostile_entries, hostile_gazetteer, hostile_parse
from typer.testing import CliRunner

import triplewire
from triplewire.extract.budget import BoundedExtraction
from triplewire.extract.errors import ExtractionError, SourceError, SourceTooCostly
from triplewire.extract.explanation import explain
from triplewire.extract.limited import UNLIMITED, Budget
from triplewire.extract.model import Article, Document
from triplewire.graph.cli import source_commands
from triplewire.graph.cli.main import main
from triplewire.graph.cli.options import budget_of
from triplewire.graph.corpus import batches
from triplewire.graph.corpus.batches import Read, add_articles, extract_articles
from triplewire.graph.knowledge import KnowledgeGraph

NAME = "Harmville"
TIGHT = Budget(0.5, 200 << 20)
ROOMY = Budget(60, 200 << 20)


def articles(count: int = 5, hostile: int = 2) -> list[Article]:
    texts = [
        f"Ann Lee met Bob Roy in {NAME if number == hostile else 'Oslo'} in {1900 + number}." for number in range(count)
    ]
    return [Article(f"a{number}", text, "test") for number, text in enumerate(texts)]


def words(found: list[Article]) -> list[bytes]:
    return [article.text.encode() for article in found]


def harmful(harm: str) -> Callable[[list[Article]], Any]:
    """Work that gives the texts and does harm at the hostile one."""

    def work(found: list[Article]) -> Any:
        for article in found:
            if NAME in article.text:
                HARM[harm][0]()
            yield article.text.encode()

    return work


@pytest.mark.parametrize("harm", HARM)
def test_one_harmful_article_costs_only_itself(harm: str) -> None:
    with BoundedExtraction(harmful(harm), TIGHT if "loop" in harm else ROOMY) as extraction:
        one, two, bad, three, four = extraction.results(articles())
        assert [one, two, three, four] == words([a for a in articles() if NAME not in a.text])
        assert isinstance(bad, SourceError)
        assert str(bad).startswith("document a2: ")
        assert HARM[harm][1] in str(bad)
        assert extraction.results(articles(3, hostile=9)) == words(articles(3, hostile=9))  # and the next batch


@pytest.mark.parametrize("hostile", [0, 4])
def test_the_first_and_the_last_article_of_a_batch_are_no_different(hostile: int) -> None:
    with BoundedExtraction(harmful("killed process"), TIGHT) as extraction:
        results = extraction.results(articles(hostile=hostile))
    assert [isinstance(result, SourceError) for result in results] == [number == hostile for number in range(5)]


def test_nothing_for_nothing() -> None:
    with BoundedExtraction(words, TIGHT) as extraction:
        assert extraction.results([]) == []


def test_results_of_any_size_cross() -> None:
    large = [Article(f"a{n}", "x" * (n << 20), "test") for n in range(4)]
    with BoundedExtraction(words, Budget()) as extraction:
        assert extraction.results(large) == words(large)


def test_each_article_has_the_whole_time() -> None:
    """Together they take longer than one of them may."""

    def work(found: list[Article]) -> Any:
        for article in found:
            for _ in range(400_000):
                pass
            yield article.text.encode()

    many = articles(120, hostile=-1)
    with BoundedExtraction(work, Budget(0.5, None)) as extraction:
        assert extraction.results(many) == words(many)


def test_without_a_budget_there_is_no_fork(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr("os.fork")
    with BoundedExtraction(harmful("error"), UNLIMITED) as extraction:
        results = extraction.results(articles())
    assert [type(result) for result in results] == [bytes, bytes, ExtractionError, bytes, bytes]


def test_where_no_process_can_fork_all_the_same_is_extracted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr("os.fork")
    with BoundedExtraction(words, Budget()) as extraction:
        assert extraction.results(articles()) == words(articles())


@pytest.mark.model
@pytest.mark.parametrize("harm", ["large allocations", "error", "killed process"])
def test_in_a_stage(pipeline: triplewire.Pipeline, monkeypatch: pytest.MonkeyPatch, harm: str) -> None:
    clean = [d.json() for d in pipeline.pipe(articles()) if d.id != "a2"]
    monkeypatch.setattr(pipeline, "gazetteer", hostile_gazetteer(NAME, harm))
    found = list(extract_articles(pipeline, articles(), budget=ROOMY))
    (bad,) = [item for item in found if isinstance(item, SourceError)]
    assert HARM[harm][1] in str(bad)
    assert [item.json() for item in found if isinstance(item, Document)] == clean


@pytest.mark.model
@pytest.mark.parametrize("harm", ["large allocations", "killed process"])
def test_in_the_parse(pipeline: triplewire.Pipeline, monkeypatch: pytest.MonkeyPatch, harm: str) -> None:
    parse: Callable[..., Any] = pipeline.parser.parse
    monkeypatch.setattr(pipeline.parser, "parse", lambda texts: parse(hostile_parse(harm, NAME, texts)))
    found = list(extract_articles(pipeline, articles(), budget=ROOMY))
    assert [isinstance(item, Document) for item in found] == [True, True, False, True, True]
    assert HARM[harm][1] in str(found[2])


@pytest.mark.model
def test_with_workers(pipeline: triplewire.Pipeline, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "gazetteer", hostile_gazetteer(NAME, "large allocations"))
    graph = KnowledgeGraph()
    found = list(add_articles(graph, pipeline, articles(), workers=2, budget=ROOMY))
    assert [isinstance(outcome, Read) for outcome in found] == [True, True, False, True, True]
    assert isinstance(found[2], SourceTooCostly)
    assert graph.documents() == ["a0", "a1", "a3", "a4"]


@pytest.mark.model
def test_a_pipeline_with_a_budget(pipeline: triplewire.Pipeline) -> None:
    own = triplewire.load(gazetteer=hostile_entries(NAME, "large allocations"), budget=ROOMY)
    (fine, bad) = articles(2, hostile=1)
    document = own.read(fine.text)
    assert document.entities == pipeline.read(fine.text).entities
    with pytest.raises(SourceTooCostly, match="200 MiB"):
        own.read(bad.text)
    told: list[tuple[str, type]] = []
    read = own.pipe([bad, fine], on_error=lambda article, error: told.append((article.id, type(error))))
    assert ([each.id for each in read], told) == ([fine.id], [(bad.id, SourceTooCostly)])


@pytest.mark.model
@pytest.mark.parametrize("command", ["extract", "build"])
def test_the_command_names_the_failed_and_ends_with_1(
    pipeline: triplewire.Pipeline, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, command: str
) -> None:
    monkeypatch.setattr(pipeline, "gazetteer", hostile_gazetteer(NAME, "large allocations"))
    monkeypatch.setattr(source_commands, "_pipeline", lambda *_: pipeline)
    source = tmp_path / "news.jsonl"
    source.write_text("".join(json.dumps({"id": a.id, "text": a.text}) + "\n" for a in articles()), "utf-8")
    options = ["-o", str(tmp_path), "--no-export"] if command == "build" else []
    result = CliRunner().invoke(main, [command, str(source), "--max-memory", "200M", "--max-seconds", "60", *options])
    assert result.exit_code == 1
    assert [line for line in result.stderr.splitlines() if "document a2" in line and "--max-memory" in line]
    if command == "extract":
        assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == ["a0", "a1", "a3", "a4"]
    else:
        assert "Read: 4 articles; 0 already known, 1 failed" in result.stdout


@pytest.mark.model
@pytest.mark.parametrize("workers", [1, 2])
def test_an_explanation_counts_in_the_budget(
    pipeline: triplewire.Pipeline, monkeypatch: pytest.MonkeyPatch, workers: int
) -> None:
    def explained(pipeline: triplewire.Pipeline, text: str) -> str:
        return str(len(bytearray(1 << 30))) if NAME in text else explain(pipeline, text)

    monkeypatch.setattr(batches, "explain", explained)
    found = list(batches.explain_articles(pipeline, articles(), workers, ROOMY))
    done = [item for item in found if not isinstance(item, SourceError)]
    assert [id for id, _ in done] == [a.id for a in articles() if NAME not in a.text]  # noqa: A001
    assert all("ROOT" in text for _, text in done)
    assert [type(item) for item in found if isinstance(item, SourceError)] == [SourceTooCostly]


SIZES = [
    ("2G", 2 << 30),
    ("500M", 500 << 20),
    ("64k", 64 << 10),
    ("1 ", 1),
    ("0", None),
    ("3GiB", 3 << 30),
    ("1T", 1 << 40),
]


@pytest.mark.parametrize(("written", "size"), SIZES)
def test_sizes(written: str, size: int | None) -> None:
    assert budget_of(60, written) == Budget(60, size)


def test_no_time_is_no_limit() -> None:
    assert budget_of(0, "2G").seconds is None


@pytest.mark.parametrize("written", ["", "G", "-1", "2.5G", "2 G", "2X", "many"])
def test_what_is_not_a_size_is_wrong_usage(written: str) -> None:
    result = CliRunner().invoke(main, ["extract", "x.txt", "--max-memory", written])
    assert result.exit_code == 2
    assert "is not a size" in " ".join(result.stderr.split())


@pytest.mark.parametrize(
    ("option", "value"),
    [("--max-seconds", "inf"), ("--max-seconds", "1000001"), ("--max-memory", "1025T"), ("--max-memory", "9" * 5000)],
)
def test_a_budget_beyond_any_machine_is_wrong_usage(option: str, value: str) -> None:
    result = CliRunner().invoke(main, ["extract", "x.txt", option, value])
    assert (result.exit_code, option in result.stderr) == (2, True)
