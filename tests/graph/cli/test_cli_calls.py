"""What the commands pass on to the functions that they call, and what they make of the outcome."""

import logging
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sketch import Sketch
from typer.testing import CliRunner, Result

from triplewire.extract.errors import DateError, ModelError, SourceEmpty, TriplewireError
from triplewire.extract.limited import Budget
from triplewire.graph.cli.main import main
from triplewire.graph.cli.terminal import FAILED, FAULT, WRONG_USAGE, _report
from triplewire.graph.cluster.on_ray import Reader
from triplewire.graph.errors import (
    DocumentMissing,
    FormatUnknown,
    NameMissing,
    NamesFileError,
    QueryRefused,
    QuerySyntaxError,
    QueryTooLong,
    QueryUnknown,
    StoreLocked,
    StoreMissing,
)
from triplewire.graph.knowledge import KnowledgeGraph
from triplewire.graph.web.protocol.http_errors import CannotListen
from triplewire.graph.web.service.service import Options


@pytest.fixture(autouse=True)
def logging_again() -> Iterator[None]:
    """Commands switch logging off for their process."""
    yield
    logging.disable(logging.NOTSET)


def tw(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (DateError("soon"), WRONG_USAGE),
        (ModelError("none", "it is not installed"), WRONG_USAGE),
        (DocumentMissing("a"), WRONG_USAGE),
        (FormatUnknown("a", ["b"]), WRONG_USAGE),
        (NameMissing("a"), WRONG_USAGE),
        (NamesFileError("a", "it is empty"), WRONG_USAGE),
        (QueryRefused("no"), WRONG_USAGE),
        (QuerySyntaxError(1, 2, "no"), WRONG_USAGE),
        (QueryUnknown("question", "a", ["b"]), WRONG_USAGE),
        (StoreMissing("a"), WRONG_USAGE),
        (StoreLocked("a"), FAILED),
        (SourceEmpty("it is empty"), FAILED),
        (QueryTooLong("too long"), FAILED),
        (CannotListen("a", 1, "it is taken"), FAILED),
        (TriplewireError("other"), FAILED),
        (FileNotFoundError(2, "No such file", "a"), FAILED),
        (OSError("disk"), FAILED),
        (KeyError("a"), FAULT),
        (MemoryError(), FAILED),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, Exception) else str(value),
)
def test_each_error_has_a_status(error: Exception, status: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert _report(error) == status
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("triplewire: ")
    assert ("internal error" in said.err) is (status == FAULT)


@pytest.mark.parametrize(
    ("arguments", "options", "warned"),
    [
        ([], Options(), False),
        (["--host", "localhost", "--port", "0"], Options(host="localhost", port=0), False),
        (["--host", "0.0.0.0"], Options(host="0.0.0.0"), True),  # noqa: S104  # it is what is warned of
        (["--name", "a", "--name", "b", "--cors", "*"], Options(names=("a", "b"), cors=("*",)), False),
        (["--workers", "3", "--allow-add"], Options(workers=3, adding=True), False),
        (["--base", "http://x.example/"], Options(base="http://x.example/"), False),
    ],
)
def test_serve_passes_its_options_on_and_announces_the_server(
    arguments: list[str], options: Options, warned: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    passed: list[object] = []

    def served(store: str, given: Options, listening: Callable[[str], None]) -> None:
        passed.extend([store, given, logging.getLogger("triplewire.serve").isEnabledFor(logging.ERROR)])
        listening("http://127.0.0.1:8000/")

    monkeypatch.setattr("triplewire.graph.web.server.serving.serve", served)
    result = tw("serve", "--store", "s", *arguments)
    assert passed == ["s", options, True]
    assert result.stderr.startswith("triplewire: serving at http://127.0.0.1:8000/ until you press Ctrl-C\n")
    assert ("no passwords" in result.stderr) is warned


@pytest.mark.parametrize(("arguments", "again"), [([], False), (["--again"], True), (["--names", "names.toml"], True)])
def test_a_table_of_names_reads_articles_again(
    arguments: list[str], again: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    passed: dict[str, Any] = {}

    def add(*_: object, **given: object) -> Iterator[object]:
        passed.update(given)
        return iter(())

    monkeypatch.chdir(tmp_path)
    (tmp_path / "names.toml").write_text("", encoding="utf-8")
    monkeypatch.setattr("triplewire.graph.cli.source_commands._pipeline", lambda *_: None)
    monkeypatch.setattr("triplewire.graph.corpus.batches.add_articles", add)
    result = tw("build", "names.toml", "-o", "out", "--no-export", "--workers", "3", *arguments)
    assert result.exit_code == 0, result.stderr
    assert passed == {"workers": 3, "again": again, "budget": Budget()}


def test_a_build_on_a_cluster_loads_no_model_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    passed: dict[str, Any] = {}

    def add(*_: object, **given: object) -> Iterator[object]:
        passed.update(given)
        return iter(())

    def loads(*_: object) -> None:
        raise AssertionError("the workers load it")

    monkeypatch.setattr("triplewire.graph.cli.source_commands._pipeline", loads)
    monkeypatch.setattr("triplewire.graph.cluster.build.build_on_cluster", add)
    result = tw("build", "-", "-o", tmp_path, "--no-export", "--cluster", "10.0.0.5:6379", "--model", "en_core_web_md")
    assert result.exit_code == 0, result.stderr
    assert passed == {
        "folder": tmp_path / "shards", "cluster": "10.0.0.5:6379", "workers": None, "reader": Reader("en_core_web_md"),
        "again": False, "budget": Budget(),
    }  # fmt: skip


def test_a_build_that_is_stopped_says_how_to_resume(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: object, **__: object) -> Iterator[object]:
        yield from ()
        raise KeyboardInterrupt

    monkeypatch.setattr("triplewire.graph.cli.source_commands._pipeline", lambda *_: None)
    monkeypatch.setattr("triplewire.graph.corpus.batches.add_articles", stopped)
    result = tw("build", "-", "-o", tmp_path)
    assert result.exit_code == 130
    assert "the same command resumes from there" in result.stderr


class Problem:
    node, reason = "urn:n", "it is\nwrong"


@pytest.mark.parametrize(
    ("problems", "out", "status"), [([], "", 0), ([("urn:g", Problem())], "urn:g\turn:n\tit is wrong\n", 1)]
)
def test_check_prints_problems_and_fails(
    problems: list[tuple[str, Problem]], out: str, status: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("triplewire.graph.check.audit.audit", lambda _: iter(problems))
    monkeypatch.setattr("triplewire.graph.store.opening.open_store", lambda *_, **__: KnowledgeGraph().store)
    result = tw("check", "--store", tmp_path)
    assert (result.stdout, result.exit_code) == (out, status)
    assert ("The store is sound: 0 documents, 0 events, 0 relations\n" in result.stderr) is (not problems)


def test_check_says_how_many_relations_conflict(tmp_path: Path) -> None:
    with KnowledgeGraph(tmp_path / "store", create=True) as graph:
        for id_, who in (("a", "Ann Lee"), ("b", "Bob Roy")):
            s = Sketch(f"{who} and Chile", id=id_)
            s.relation(f"{who} and Chile", s.entity(who), "holdsOffice", "President", of=s.entity("Chile", "Country"))
            graph.add(s.document())
    result = tw("check", "--store", tmp_path / "store")
    assert (result.stdout, result.exit_code) == ("", 0)
    assert result.stderr.startswith("Conflicting relations: 1;")


def test_logging_is_off_unless_debugging(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRIPLEWIRE_DEBUG", "1")
    tw("query", "--list")
    assert not logging.root.manager.disable
    monkeypatch.delenv("TRIPLEWIRE_DEBUG")
    tw("query", "--list")
    assert logging.root.manager.disable == logging.CRITICAL


LONG = "\x1b[31m" + "x" * 20_000


@pytest.mark.parametrize(
    "arguments",
    [
        ["build", f"--{LONG}"],
        [f"--{LONG}"],
        [LONG],
        ["check", LONG],
        ["check", *["x\x1b\n" * 50] * 200],
        ["export", "--base", LONG],
        ["query", "--format", LONG],
        ["review", "--most", LONG],
        ["restore", LONG],
        ["build", "a", "--column", LONG],
        ["build", "a", "--max-memory", LONG],
        ["build", "a", "--export", LONG],
        ["correct", "--on", LONG],
    ],
)
def test_wrong_usage_is_told_without_long_or_controlling_arguments(arguments: list[str]) -> None:
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == WRONG_USAGE
    assert len(result.stderr) < 1000
    assert "\x1b" not in result.stderr
