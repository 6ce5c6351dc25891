"""The command line: output, messages and exit status."""

import json
import os
import pty
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import rdflib
from commands import tw
from typer.main import get_command

from triplewire.extract.version import VERSION
from triplewire.graph.cli import terminal
from triplewire.graph.cli.main import main
from triplewire.graph.knowledge import KnowledgeGraph
from triplewire.graph.web.read.overview import overview

SAMPLES = Path(__file__).parents[3] / "examples"
ARTICLES = sorted(SAMPLES.glob("*.txt"))
COMMANDS = (
    "build",
    "extract",
    "query",
    "ask",
    "export",
    "draw",
    "explain",
    "remove",
    "check",
    "import",
    "network",
    "diff",
)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output folder of a build of the samples."""
    folder = tmp_path_factory.mktemp("output")
    result = tw("build", *ARTICLES, "-o", folder)
    assert result.exit_code == 0, result.stderr
    assert result.stderr == ""
    (folder / "summary").write_text(result.stdout, "utf-8")
    return folder


@pytest.fixture
def store(built: Path) -> list[str]:
    return ["--store", str(built / "store")]


def test_build_says_what_it_made_and_where_it_is(built: Path) -> None:
    summary = (built / "summary").read_text("utf-8")
    assert "Read: 3 articles; 0 already known, 0 failed" in summary
    assert "7 passages around the articles" in summary
    assert "In the graph: 3 documents, " in summary
    counted = (
        r"Plain facts: [1-9]\d*(, stated \d+ times in documents)?; "
        r"events and relations withheld: [1-9]\d* claimed, .*, [1-9]\d* below the"
    )
    assert re.search(counted, summary)
    claims = [int(number) for number in re.findall(r"\((\d+) claimed\)", summary)]
    with KnowledgeGraph(built / "store") as graph:
        assert claims[0] == overview(graph.store).numbers["claims"]
        assert claims[0] == sum(int(row.claims) for row in graph.ask("outlets"))
    assert f"withheld: {sum(claims)} claimed" in summary
    for name in ("graph.ttl", "graph.html", "graph.png"):
        assert str(built / name) in summary
        assert (built / name).stat().st_size > 0
    assert {path.name for path in built.glob("graph.*")} == {"graph.ttl", "graph.html", "graph.png"}


def test_further_formats_are_written_when_asked_for_and_then_kept_up_to_date(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Ann Lee met Omar Haddad in Oslo on Monday.\n", "utf-8")
    assert tw("build", tmp_path / "a.txt", "-o", tmp_path / "out", "--export", "trig, JSONLD").exit_code == 0
    files = {"graph.ttl", "graph.trig", "graph.jsonld", "graph.html", "graph.png"}
    assert {path.name for path in (tmp_path / "out").glob("graph.*")} == files
    (tmp_path / "b.txt").write_text("Omar Haddad visited Rome on Friday.\n", "utf-8")
    assert tw("build", tmp_path / "b.txt", "-o", tmp_path / "out").exit_code == 0
    assert {path.name for path in (tmp_path / "out").glob("graph.*")} == files
    assert all("Rome" in (tmp_path / "out" / name).read_text("utf-8") for name in ("graph.trig", "graph.jsonld"))


def test_an_unknown_format_is_refused(tmp_path: Path) -> None:
    result = tw("build", *ARTICLES, "-o", tmp_path / "out", "--export", "trig,yaml")
    assert result.exit_code == 2
    assert "there is no format 'yaml'" in " ".join(result.stderr.replace("│", " ").split())
    assert not (tmp_path / "out").exists()


def test_a_second_build_knows_all_and_writes_the_same(built: Path) -> None:
    before = (built / "graph.ttl").read_bytes()
    result = tw("build", *ARTICLES, "-o", built)
    assert "Read: 0 articles; 3 already known" in result.stdout
    assert (built / "graph.ttl").read_bytes() == before


BAD = {
    "empty.txt": b"",
    "binary.txt": bytes(range(256)) * 20,
    "latin.txt": "The café in Málaga was closed.".encode("latin-1"),
    "line.txt": b"The king met the queen. " * 220_000,
    "french.txt": "Le président a rencontré le ministre hier à Paris. ".encode() * 4,
    "broken.html": b"<html><bo",
    "wrong.jsonl": b'{"text": "Ann Lee met Bob Roy in Oslo."}\n{"text": \n',
}


def test_bad_sources_are_named_with_their_reason_and_the_others_kept(tmp_path: Path) -> None:
    for name, content in BAD.items():
        (tmp_path / name).write_bytes(content)
    (tmp_path / "good.txt").write_text("Kari Moen met Per Dahl in Bergen.")
    sources = [tmp_path / name for name in (*BAD, "missing.txt", "good.txt")]
    result = tw("build", *sources, "-o", tmp_path / "out")
    assert result.exit_code == 1
    lines = result.stderr.splitlines()
    assert len(lines) == len(BAD) + 1
    for name in (*BAD, "missing.txt"):
        assert sum(line.startswith(f"triplewire: {tmp_path / name}") for line in lines) == 1
    assert (
        "Read: 2 articles; 0 already known, 7 failed\nSkipped: 1 article not in English (1 French)\n" in result.stdout
    )
    people = tw(
        "query",
        "SELECT ?n { ?p a schema:Person ; rdfs:label ?n }",
        "--store",
        tmp_path / "out/store",
        "--format",
        "csv",
    )
    assert {"Kari Moen", "Ann Lee"} <= set(people.stdout.splitlines())


def test_copies_are_told_once_and_another_text_replaces_the_first(tmp_path: Path) -> None:
    text = "Kari Moen met Per Dahl in Bergen on Monday. They spoke of the port and of the ferry to Stavanger. "
    for paper in ("post", "star"):
        (tmp_path / f"{paper}.txt").write_text(text)
    sources = tmp_path / "post.txt", tmp_path / "star.txt"
    result = tw("build", *sources, "-o", tmp_path / "out", "--no-export")
    assert "2 documents (1 told by another, too)" in result.stdout
    (tmp_path / "star.txt").write_text("Ann Lee met Bob Roy in Oslo.")
    result = tw("build", *sources, "-o", tmp_path / "out", "--no-export")
    assert "1 already known, 0 failed, 1 replaced" in result.stdout
    assert "2 documents, " in result.stdout
    result = tw("build", *sources, "-o", tmp_path / "out", "--no-export", "--no-tellings")
    assert "Read: 2 articles; 0 already known, 0 failed\n" in result.stdout


@pytest.mark.parametrize(("english", "status"), [("Kari Moen met Per Dahl in Bergen.", 0), (None, 1)])
def test_a_corpus_goes_on_without_texts_in_other_languages(tmp_path: Path, english: str | None, status: int) -> None:
    news = tmp_path / "news"
    news.mkdir()
    for number in range(2):
        (news / f"french{number}.txt").write_bytes(BAD["french.txt"])
    if english:
        (news / "good.txt").write_text(english)
    result = tw("build", news, "-o", tmp_path / "out", "--no-export")
    assert result.exit_code == status
    assert "Skipped: 2 articles not in English (2 French)" in result.stdout
    assert result.stderr.count("is written in French") == 2


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["build"], "Missing argument"),
        (["build", "x", "--published", "soon"], "YYYY-MM-DD"),
        (["build", "x", "--model", "no_such_model"], "no_such_model"),
        (["build", "x", "--base", "here"], "absolute IRI"),
        (["build", "x", "--workers", "0"], "--workers"),
        (["build", "x", "--names", "missing.toml"], "missing.toml"),
        (["extract", "x", "--format", "xml"], "--format"),
        (["query"], "--list"),
        (["query", "ASK {}", "SELECT"], "one query at a time"),
        (["query", "ASK {}", "--actor", "x"], "only named questions"),
        (["query", "who-met-whom", "--actor"], "needs a value"),
        (["query", "who-met-whom", "--hat", "x"], "'hat'"),
        (["query", "who-met-whoom"], "did you mean who-met-whom"),
        (["query", "who-met-whom", "--actor", "Zaphod"], "Zaphod"),
        (["query", "SELECT ?x {\n ?x a foo }"], "line 2, column"),
        (["query", "INSERT DATA { <a:a> <a:b> <a:c> }"], "updates are refused"),
        (["query", "-f", "missing.rq"], "missing.rq"),
        (["query", "-f", "/dev/zero"], "it is no query"),
        (["query", "SELECT * { ?s ?p ?o } LIMIT 1", "--format", "turtle"], "turtle"),
        (["export", "--format", "word"], "no format 'word'"),
        (["draw"], "--output"),
        (["draw", "-o", "graph.doc"], ".doc"),
        (["explain", "Zaphod"], "Zaphod"),
        (["remove", "court-cas"], "did you mean court-case"),
        (["dance"], "dance"),
    ],
)
def test_wrong_usage_ends_with_status_2(arguments: list[str], words: str, store: list[str]) -> None:
    reads = arguments[0] in {"query", "export", "draw", "explain", "remove"}
    result = tw(*arguments, *(store if reads else []))
    assert result.exit_code == 2
    assert words in result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize(
    "arguments", [["query", "ASK {}"], ["export"], ["explain", "x"], ["remove", "x"], ["draw", "-o", "x.png"]]
)
def test_a_store_that_is_not_there_is_not_made(arguments: list[str], tmp_path: Path) -> None:
    result = tw(*arguments, "--store", tmp_path / "none")
    assert result.exit_code == 2
    assert "triplewire build" in result.stderr
    assert not (tmp_path / "none").exists()


def test_version_and_help() -> None:
    assert tw("--version").stdout == f"triplewire {VERSION}\n"
    overview = tw("--help").stdout
    for command in COMMANDS:
        assert f"  {command} " in overview
        assert "--help" in tw(command, "--help").stdout
    assert tw().exit_code == 2


def test_extract_prints_a_record_a_line() -> None:
    result = tw("extract", *ARTICLES)
    records = [json.loads(line) for line in result.stdout.splitlines()]
    assert [record["id"] for record in records] == ["court-case", "ferry-fire", "state-visit"]
    assert [record["published"] for record in records] == ["2025-01-20", "2024-03-10", "2024-05-14"]
    for record in records:
        assert record["text"] == (SAMPLES / record["source"]).read_text("utf-8")
        assert all(record["text"][m["start"] : m["end"]] for e in record["entities"] for m in e["mentions"])


def test_extract_prints_triples() -> None:
    given = "Ann Lee met Bob Roy."
    assert tw("extract", "-", "--format", "tsv", given=given).stdout == "stdin\t0\tAnn Lee\tmet\tBob Roy\n"
    table = tw("extract", "-", "--format", "table", given=given).stdout.splitlines()
    assert table[0].split() == ["document", "sentence", "subject", "predicate", "object"]
    assert table[2].split() == ["stdin", "0", "Ann", "Lee", "met", "Bob", "Roy"]
    assert table[3] == "stdin: Ann Lee, Bob Roy; met (CONSULT)"


def test_a_file_name_does_not_break_the_rows(tmp_path: Path) -> None:
    (tmp_path / "a\tb\nc.txt").write_text("Ann Lee met Bob Roy.")
    assert tw("extract", tmp_path, "--format", "tsv").stdout == "a b c\t0\tAnn Lee\tmet\tBob Roy\n"


def test_extract_explains_with_parse_and_rule() -> None:
    explained = tw("extract", "-", "--explain", given="Ann Lee met Bob Roy.").stdout
    assert explained.startswith("stdin\n\nAnn Lee met Bob Roy.\n")
    assert "nsubj" in explained
    assert "clause." in explained


def test_control_characters_of_a_text_do_not_reach_the_terminal() -> None:
    result = tw("extract", "-", "--format", "table", given="Ann \x1b[31mLee met Bob Roy.")
    assert "\x1b" not in result.stdout


def test_questions_are_listed_with_their_parameters() -> None:
    listed = tw("query", "--list").stdout
    assert "who-met-whom" in listed
    assert "--actor" in listed


def test_the_list_of_questions_is_a_table_for_programs_too(tmp_path: Path) -> None:
    listed = tw("query", "--list", "--format", "csv").stdout.splitlines()
    assert listed[0] == "group,question,parameters,asks"
    assert any(line.startswith("events,who-met-whom,--actor") for line in listed)
    assert tw("query", "--list", "-o", tmp_path / "q.csv").stdout == ""
    assert (tmp_path / "q.csv").read_text().splitlines() == listed


def test_a_date_may_be_in_words(store: list[str]) -> None:
    def asked(day: str) -> Any:
        return tw("query", "what-happened-on", "--date", day, *store, "--format", "csv")

    assert asked("May 2024").stdout == asked("2024-05").stdout
    assert "2024-05-14" in asked("May 2024").stdout
    assert "write it as YYYY-MM-DD, YYYY-MM or YYYY" in asked("spring").stderr


@pytest.mark.parametrize("words", [["who-met-whom", "--actor", "solheim"], ["--actor=solheim", "who-met-whom"]])
def test_a_named_question_takes_its_parameters_as_options(words: list[str], store: list[str]) -> None:
    result = tw("query", *words, *store, "--format", "csv")
    assert result.exit_code == 0
    assert any(
        {"Helena Vasconcelos", "Ingrid Solheim", "2024-05-14"} <= set(row.split(","))
        for row in result.stdout.splitlines()
    )


def test_a_question_shows_its_sparql(store: list[str]) -> None:
    shown = tw("query", "who-met-whom", "--explain", *store).stdout
    assert "SELECT" in shown
    assert "tw:Consult" in shown


PERSON = "SELECT ?n ?x { ?p a schema:Person ; rdfs:label ?n FILTER(?n = 'Kristin Aasen') OPTIONAL { ?p tw:no ?x } }"


def test_answers_in_every_format(store: list[str], tmp_path: Path) -> None:
    (tmp_path / "q.rq").write_text(PERSON)
    assert tw("query", "-f", tmp_path / "q.rq", *store, "--format", "csv").stdout_bytes == b"n,x\r\nKristin Aasen,\r\n"
    answer = json.loads(tw("query", PERSON, *store, "--format", "json").stdout)
    assert answer["head"]["vars"] == ["n", "x"]
    assert answer["results"]["bindings"] == [{"n": {"type": "literal", "value": "Kristin Aasen"}}]
    assert tw("query", PERSON, *store).stdout.split()[-2:] == ["Kristin", "Aasen"]
    assert tw("query", "ASK { ?p a schema:Person }", *store).stdout == "true\n"
    assert json.loads(tw("query", "ASK { ?p a tw:none }", *store, "--format", "json").stdout)["boolean"] is False
    turtle = tw("query", "CONSTRUCT WHERE { ?p a schema:Person }", *store, "--format", "turtle").stdout
    assert len(rdflib.Graph().parse(data=turtle, format="turtle")) > 5


@pytest.mark.parametrize("form", ["turtle", "trig", "nquads", "jsonld", "graphml", "gexf", "csv"])
def test_export_writes_the_same_to_a_file_and_to_standard_output(form: str, store: list[str], tmp_path: Path) -> None:
    shown = tw("export", "--format", form, *store)
    assert shown.exit_code == 0
    written = tw("export", "--format", form, "-o", tmp_path / "graph", *store)
    both = f", {tmp_path / 'graph-nodes'}" if form == "csv" else ""
    assert (written.stdout, written.stderr) == ("", f"Written: {tmp_path / 'graph'}{both}\n")
    assert (tmp_path / "graph").read_bytes() == shown.stdout_bytes


@pytest.mark.parametrize("name", ["g.graphml", "g.gexf", "g.csv", "g.parquet", "g.nq", "g.trig"])
def test_export_takes_the_format_from_the_ending(name: str, store: list[str], tmp_path: Path) -> None:
    form = {"nq": "nquads"}.get(ending := name.partition(".")[2], ending)
    assert tw("export", "-o", tmp_path / name, *store).exit_code == 0
    assert tw("export", "--format", form, "-o", tmp_path / "other", *store).exit_code == 0
    assert (tmp_path / name).read_bytes() == (tmp_path / "other").read_bytes()


def test_export_refuses_an_ending_that_it_does_not_know(store: list[str], tmp_path: Path) -> None:
    result = tw("export", "-o", tmp_path / "g.xls", *store)
    assert result.exit_code == 2
    assert "no format '.xls'" in result.stderr
    assert ".gexf" in result.stderr
    assert not (tmp_path / "g.xls").exists()


def test_export_of_networks_leaves_out_what_is_not_asked_for(store: list[str]) -> None:
    def lines(*options: str) -> int:
        return len(tw("export", "--format", "csv", *options, *store).stdout.splitlines())

    def nodes(*options: str) -> int:
        return tw("export", "--format", "graphml", *options, *store).stdout.count("<node ")

    assert 1 < lines("--no-claims") < lines()
    assert lines("--unconnected") == lines()
    assert nodes() < nodes("--unconnected")


@pytest.mark.parametrize("ending", ["html", "png", "svg"])
def test_draw(ending: str, store: list[str], tmp_path: Path) -> None:
    assert tw("draw", "--about", "Vasconcelos", "-o", tmp_path / f"graph.{ending}", *store).exit_code == 0
    assert (tmp_path / f"graph.{ending}").stat().st_size > 1000


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        (["export", "-o", "OUT/none/graph.ttl"], "there is no folder OUT/none: make it first"),
        (["draw", "-o", "OUT/none/graph.html"], "there is no folder OUT/none: make it first"),
        (["draw", "--about", "", "-o", "OUT/graph.html"], "nothing in the graph is named ''"),
        (["explain", " "], "nothing in the graph is named ' '"),
        (["query", "ASK { ?p ?q ?r }", "--format", "turtle"], "table, csv, tsv, spreadsheet, json"),
        (["query", "--timeout", "nan", "who-met-whom"], "'nan' is not a number from 0.01 to 1,000,000"),
    ],
)
def test_a_wrong_call_leaves_nothing_behind(command: list[str], reason: str, store: list[str], tmp_path: Path) -> None:
    done = tw(*(word.replace("OUT", str(tmp_path)) for word in command), *store)
    assert done.exit_code in {1, 2}
    assert done.stdout == ""
    assert reason.replace("OUT", str(tmp_path)) in done.stderr
    assert not list(tmp_path.iterdir())


def test_explain_leads_to_the_words(store: list[str]) -> None:
    shown = tw("explain", "Marta Quintela", *store).stdout
    assert "ferry-fire [" in shown
    assert "rule " in shown
    text = (SAMPLES / "ferry-fire.txt").read_text("utf-8")
    found = json.loads(tw("explain", "Marta Quintela", "--format", "json", *store).stdout)
    assert {item["document"] for item in found} >= {"ferry-fire", "court-case"}
    assert all(text[i["begin"] : i["end"]] == i["quote"] for i in found if i["document"] == "ferry-fire")


def test_remove_takes_a_document_out(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Ann Lee met Bob Roy in Oslo.")
    store = ["--store", str(tmp_path / "out/store")]
    tw("build", tmp_path / "a.txt", "-o", tmp_path / "out", "--no-export")
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["store"]
    would = tw("remove", "a", "--dry-run", *store)
    assert would.stdout.startswith("Would remove: a, with ")
    removed = tw("remove", "a", *store)
    assert removed.stdout == "Removed: a\n"
    assert removed.stderr.splitlines()[0].endswith(would.stdout.strip().partition("with ")[2])
    assert tw("export", *store, "--format", "nquads").stdout == ""
    assert "until `triplewire remove --purge`" in removed.stderr
    files = [path for path in (tmp_path / "out").rglob("*") if path.is_file()]
    assert any(b"Ann Lee" in path.read_bytes() for path in files)
    assert tw("remove", "--purge", *store).stdout.startswith("Written anew: ")
    files = [path for path in (tmp_path / "out").rglob("*") if path.is_file()]
    assert not any(b"Ann Lee" in path.read_bytes() for path in files)


def test_a_purge_leaves_no_word_in_what_builds_wrote(tmp_path: Path) -> None:
    for name, who in (("a", "Ann Lee"), ("b", "Zoltan Vex")):
        (tmp_path / f"{name}.txt").write_text(f"{who} met Bob Roy in Oslo.")
    out, store = tmp_path / "out", ["--store", str(tmp_path / "out/store")]
    tw("build", tmp_path / "a.txt", tmp_path / "b.txt", "-o", out)
    tw("remove", "a", "--no-export", *store)
    assert tw("remove", "--purge", "--dry-run", *store).stdout.startswith("Would write anew: ")
    assert b"Ann Lee" in (out / "graph.ttl").read_bytes()
    tw("remove", "--purge", *store)
    assert [path for path in out.rglob("*") if path.is_file() and b"Ann Lee" in path.read_bytes()] == []
    assert b"Zoltan Vex" in (out / "graph.ttl").read_bytes()
    assert tw("remove", "", "--purge", *store).exit_code == 2  # an unset variable is no id


def test_what_remove_is_to_remove_is_given(tmp_path: Path) -> None:
    cases: dict[str, tuple[str | Path, ...]] = {
        "give the id of a document": ("--store", tmp_path),
        "the files of this store are its server's": ("--purge", "--store", "http://localhost:1/query"),
    }
    for why, options in cases.items():
        refused = tw("remove", *options)
        assert refused.exit_code == 2
        assert why in re.sub(r"[\s│]+", " ", refused.stderr)


def test_what_another_store_or_a_user_wrote_is_left_alone(tmp_path: Path) -> None:
    for name, who in (("a", "Ann Lee"), ("b", "Zoltan Vex"), ("c", "Mia Falk")):
        (tmp_path / f"{name}.txt").write_text(f"{who} met Bob Roy in Oslo on 3 May 2021.")
    out, other = tmp_path / "out", tmp_path / "other"
    tw("build", tmp_path / "a.txt", tmp_path / "c.txt", "-o", out)
    tw("build", tmp_path / "b.txt", "-o", out, "--store", other)
    by_other = (out / "graph.ttl").read_bytes()
    done = tw("remove", "c", "--store", out / "store")
    assert done.stdout == "Removed: c\n"
    assert "left alone" in done.stderr
    assert "graph.ttl" in done.stderr
    assert (out / "graph.ttl").read_bytes() == by_other
    (out / "graph.ttl").unlink()
    (out / "graph.png").write_bytes(b"broken")
    done = tw("refresh", "--store", out / "store")
    assert "graph.ttl" in done.stdout
    assert "graph.png" in done.stderr
    assert b"Zoltan" not in (out / "graph.ttl").read_bytes()
    (out / "graph.ttl").unlink()
    assert "graph.ttl" in tw("refresh", "--store", out / "store").stdout


def test_what_a_build_wrote_is_refreshed_or_said_to_be_stale(tmp_path: Path) -> None:
    for name, who in (("a", "Ann Lee"), ("b", "Zoltan Vex"), ("c", "Mia Falk")):
        (tmp_path / f"{name}.txt").write_text(f"{who} met Bob Roy in Oslo on 3 May 2021.")
    out = tmp_path / "out"
    store = ["--store", str(out / "store")]

    def written() -> str:
        return "".join((out / name).read_text("utf-8") for name in ("graph.html", "graph.ttl", "graph.jsonld"))

    tw("build", tmp_path / "a.txt", tmp_path / "b.txt", "-o", out, "--export", "jsonld")
    (out / "left-out.tsv").write_text("a\tnode\treason\nb\tnode\treason\n")
    removed = tw("remove", "b", *store).stdout
    assert removed.startswith("Removed: b\nWritten again:\n")
    assert [Path(line.strip()).name for line in removed.splitlines()[2:]] == [
        "graph.ttl", "graph.jsonld", "graph.html", "graph.png",
    ]  # fmt: skip
    assert "Zoltan" not in written()
    assert written().count("Ann Lee") >= 3
    assert (out / "left-out.tsv").read_text() == "a\tnode\treason\n"
    assert tw("refresh", *store).stdout == ""

    told = tw("remove", "a", "--no-export", *store)
    assert told.stdout == "Removed: a\n"
    assert "no longer up to date" in told.stderr
    assert "graph.html" in told.stderr
    assert "Ann Lee" in written()
    assert "no longer up to date" in tw("build", tmp_path / "c.txt", "-o", out, "--no-export").stderr
    assert tw("refresh", *store).stdout.startswith("Written again:\n")
    assert "Ann Lee" not in written()
    assert "Mia Falk" in written()


def test_a_fault_is_one_sentence_and_status_3(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def breaks(*_: object, **__: object) -> Iterator[object]:
        raise KeyError("lost")

    monkeypatch.delenv(terminal.DEBUG, raising=False)
    monkeypatch.setattr("triplewire.extract.sources.read_sources", breaks)
    result = tw("extract", tmp_path)
    assert result.exit_code == 3
    assert "internal error, KeyError: 'lost'" in result.stderr
    monkeypatch.setenv(terminal.DEBUG, "1")
    assert isinstance(tw("extract", tmp_path).exception, KeyError)


def run(*arguments: str, head: int | None = None, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run the command in a process of its own; with `head`, read only so many bytes of its output."""
    command = [sys.executable, "-m", "triplewire", *arguments]
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={**os.environ, **environment}, cwd=SAMPLES.parent
    )
    assert process.stdout
    assert process.stderr
    with process.stdout, process.stderr:
        out = process.stdout.read(-1 if head is None else head)
        process.stdout.close()
        return subprocess.CompletedProcess(command, process.wait(), out, process.stderr.read())


def test_the_package_can_be_run_as_a_module() -> None:
    ended = run("--help")
    assert ended.returncode == 0
    assert ended.stdout.startswith(b"Usage: triplewire [OPTIONS] COMMAND")


def test_a_reader_that_leaves_is_no_fault(store: list[str]) -> None:
    ended = run("export", "--format", "nquads", *store, head=10)
    assert (ended.returncode, ended.stderr) == (0, b"")


@pytest.mark.parametrize("encoding", ["utf-8", "ascii"])
def test_it_works_in_a_pipe(encoding: str, store: list[str]) -> None:
    ended = run("query", "SELECT ?n { ?p rdfs:label ?n }", "--format", "csv", *store, PYTHONIOENCODING=encoding)
    assert (ended.returncode, ended.stderr) == (0, b"")
    assert "Duarte Falcão\r\n" in ended.stdout.decode()


def test_progress_is_on_the_terminal_and_results_are_not() -> None:
    terminal_end, program_end = pty.openpty()
    command = [sys.executable, "-m", "triplewire", "extract", "-", "none.txt", "--format", "tsv"]
    text = b"Ann Lee met Bob Roy."
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=program_end, cwd=SAMPLES.parent
    ) as process:
        os.close(program_end)
        assert process.communicate(text)[0] == b"stdin\t0\tAnn Lee\tmet\tBob Roy\n"
    shown = os.read(terminal_end, 100_000)
    os.close(terminal_end)
    assert b"articles" in shown
    assert b"none.txt: there is no such file" in shown


def test_a_report_lists_what_was_not_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Ann Lee met Bob Roy.")
    report = tmp_path / "report.tsv"
    result = tw("extract", tmp_path / "a.txt", tmp_path / "none.txt", "--report", report)
    assert result.exit_code == 1
    assert report.read_text("utf-8") == (
        f"source\tkind\treason\n{tmp_path / 'none.txt'}\tfailed\tthere is no such file or folder: check the path\n"
    )


def test_a_report_replaces_a_report_alone(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Ann Lee met Bob Roy.")
    report = tmp_path / "report.tsv"
    for before, code in (("", 0), ("source\tkind\treason\na.txt\tfailed\tgone\n", 0), ("source\nmine\n", 1)):
        report.write_text(before)
        result = tw("extract", tmp_path / "a.txt", "--report", report)
        assert result.exit_code == code
        assert report.read_text("utf-8") == (before if code else "source\tkind\treason\n")
    assert result.stderr == f"triplewire: {report}: there is another file already: give another name, or remove it\n"


def test_without_any_article_there_is_no_store(tmp_path: Path) -> None:
    result = tw("build", tmp_path / "none.txt", "-o", tmp_path / "out", "--report", tmp_path / "report.tsv")
    assert result.exit_code == 1
    assert "0 articles; 0 already known, 1 failed" in result.stdout
    assert "none.txt: there is no such file" in result.stderr
    assert "no store was made" in result.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["report.tsv"]
    assert "none.txt" in (tmp_path / "report.tsv").read_text("utf-8")


def test_a_report_that_cannot_be_written_is_told_before_the_work(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Ann Lee met Bob Roy.")
    result = tw("build", tmp_path / "a.txt", "-o", tmp_path / "out", "--report", tmp_path / "none" / "report.tsv")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "No such file or directory" in result.stderr


def documented() -> dict[str, str]:
    """Return the sections of the documentation, by the commands in their headings."""
    page = (SAMPLES.parent / "docs" / "command-line.md").read_text("utf-8")
    sections = [section.partition("\n") for section in page.split("\n## ")[1:]]
    return {name.strip(): text for heading, _, text in sections for name in heading.split(",")}


def test_every_command_and_option_is_documented() -> None:
    sections = documented()
    for name, command in get_command(main).commands.items():  # type: ignore[attr-defined]
        options = {option for parameter in command.params for option in parameter.opts if option.startswith("-")}
        told = sections[name] + (sections["build"] + sections["query"] if name != "build" else "")
        assert {
            option for option in options - {"--help"} if f"`{option}" not in told and f" {option}" not in told
        } == set()


def shell(line: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run a line of the shell in which $0 is the interpreter."""
    command = ["sh", "-c", line, sys.executable, *map(str, arguments)]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[3])}
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=120)


@pytest.mark.parametrize(
    ("line", "status", "out", "said"),
    [
        ("$0 -m triplewire query 'ASK {}' --store $1 >&-", 1, "", "standard output is closed"),
        ("$0 -m triplewire query 'ASK {}' --store $1 2>&-", 0, "true\n", ""),
        ("$0 -m triplewire query 'ASK {}' --store $1 <&-", 0, "true\n", ""),
        ("$0 -m triplewire query 'ASK {}' --store $1 >/dev/full", 1, "", "the disk is full"),
        ("ulimit -v 1500000; $0 -m triplewire query 'ASK {}' --store $1", 0, "true\n", ""),
        ("ulimit -t 90; $0 -m triplewire query 'ASK {}' --store $1", 0, "true\n", ""),
    ],
)
def test_little_to_work_with(built: Path, line: str, status: int, out: str, said: str) -> None:
    done = shell(line, built / "store")
    assert (done.returncode, done.stdout) == (status, out), done.stderr
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_limits_stay_within_those_of_the_system() -> None:
    code = "from triplewire.extract.limited import *; limit_time(30); limit_memory(1 << 40); limit_memory(None)"
    done = shell(f"ulimit -t 20; ulimit -v 1500000; $0 -c '{code}'")
    assert (done.returncode, done.stderr) == (0, "")


def test_a_question_in_words_says_what_it_was_taken_for(store: list[str]) -> None:
    named = tw("query", "offices", "--format", "csv", *store)
    asked = tw("ask", "Who", "holds", "which", "office?", "--format", "csv", *store)
    assert (asked.exit_code, asked.stdout) == (0, named.stdout)
    assert asked.stderr == "triplewire: taken for: offices  (Who holds which office)\n"
    assert (
        tw("ask", "--explain", "Who holds which office?", *store).stdout
        == tw("query", "offices", "--explain", *store).stdout
    )


def test_a_question_that_none_fits_is_wrong_usage(store: list[str]) -> None:
    result = tw("ask", "Why is the sky blue?", *store)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "no named question fits 'Why is the sky blue?'" in result.stderr
    assert "triplewire query --list" in result.stderr


def test_a_term_that_the_ontology_does_not_have_is_told(store: list[str]) -> None:
    result = tw("query", "SELECT ?e { ?e a tw:Evnt ; tw:trigger ?t ; rdfs:label 'see tw:this' }", *store)
    assert result.exit_code == 0
    assert "the ontology has no tw:Evnt; did you mean tw:Event?" in result.stderr
    assert "tw:trigger" not in result.stderr
    assert "tw:this" not in result.stderr


def test_an_empty_answer_says_why_beside_it(store: list[str]) -> None:
    result = tw("query", "what-happened-on", "--date", "1066", "--format", "csv", *store)
    assert (result.exit_code, len(result.stdout.splitlines())) == (0, 1)
    assert "no row has date 1066; rows: " in result.stderr


def test_a_date_that_there_is_not_is_named(store: list[str]) -> None:
    for day in "2016-13-40", "2016-02-30", "yesterday", "2016-4":
        result = tw("query", "what-happened-on", "--date", day, *store)
        assert (result.exit_code, result.stdout) == (2, "")
        assert f"{day!r} is not a date" in result.stderr


def test_a_name_does_not_steer_the_terminal(tmp_path: Path) -> None:
    (tmp_path / "a\x1b[31m\nred.pdf").write_text("no PDF")
    result = tw("extract", tmp_path)
    assert result.exit_code == 1
    assert "\x1b" not in result.stderr
    assert result.stderr.count("\n") == 1


def test_what_is_not_read_is_listed_by_reason(tmp_path: Path) -> None:
    news = tmp_path / "news"
    news.mkdir()
    for name in ("a.txt", "b\x1b[31m\nred.css", "c.css", "d"):
        (news / name).write_text("Ann Lee met Bob Roy.")
    first, styles, other = tw("extract", news, "--format", "tsv").stderr.splitlines()
    assert first == "Not read: 3 that are no articles"
    assert styles.startswith("  2: ")
    assert styles.endswith(f" ({news}/b\ufffd[31m red.css, {news}/c.css)")
    assert other.startswith("  1: ")
    assert other.endswith(f" ({news}/d)")
    assert f"{first}\n{styles}\n{other}\n" in tw("build", news, "-o", tmp_path / "out", "--no-export").stdout


def test_a_spreadsheet_computes_nothing(store: list[str]) -> None:
    answer = tw("query", 'SELECT ("=1+1" AS ?a) (-5 AS ?b) {}', "--format", "spreadsheet", *store)
    assert answer.stdout.splitlines() == ["a,b", "'=1+1,-5"]
