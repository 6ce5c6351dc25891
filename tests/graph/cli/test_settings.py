"""The habits of the command line: defaults from a file, completion, messages on request, progress, a doctor."""

import json
import logging
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from sketch import summit
from typer.main import get_command
from typer.testing import CliRunner, Result

from triplewire.extract.version import VERSION
from triplewire.graph.ask.node_search import full_iri
from triplewire.graph.cli import settings_commands
from triplewire.graph.cli.main import main
from triplewire.graph.knowledge import KnowledgeGraph

BASE = "https://w3id.org/triplewire/id/"
ROOT = Path(__file__).parents[3]


@pytest.fixture(autouse=True)
def logging_again() -> Iterator[None]:
    """Commands switch logging off for their process, or on."""
    logger = logging.getLogger("triplewire")
    before = logger.handlers, logger.propagate, logger.level
    yield
    logging.disable(logging.NOTSET)
    logger.handlers, logger.propagate, _ = before
    logger.setLevel(before[2])


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("graph") / "store"
    with KnowledgeGraph(place, create=True) as graph:
        graph.add(summit())
    return place


@pytest.fixture
def folder(store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, two below one with a store."""
    (tmp_path / "kept").symlink_to(store.parent)
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    monkeypatch.chdir(inner)
    return tmp_path


def tw(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def test_the_nearest_file_sets_defaults_and_the_command_line_goes_first(folder: Path) -> None:
    (folder / "triplewire.toml").write_text('store = "kept/store"\n[query]\nformat = "csv"\n')
    assert tw("query", "offices").stdout.startswith("holder,office,in,")
    assert json.loads(tw("query", "offices", "--format", "json").stdout)["results"]
    assert "Ann Lee" in tw("explain", "Ann Lee").stdout
    (folder / "a" / "triplewire.toml").write_text('store = "../kept/store"\n')
    assert not tw("query", "offices").stdout.startswith("holder,")


def test_config_shows_what_holds_and_from_where(folder: Path) -> None:
    file = folder / "triplewire.toml"
    file.write_text(
        'base = "https://a.org/"\nworkers = 3\n[build]\nworkers = 4\ncolumn = ["text=story"]\ntellings = false\n'
    )
    rows = tw("config", "build", "--format", "csv").stdout.splitlines()
    assert f"build,workers,4,{file} [build]" in rows
    assert f"build,base,https://a.org/,{file}" in rows
    assert f"build,tellings,false,{file} [build]" in rows
    assert f"build,column,text=story,{file} [build]" in rows
    assert "build,again,false,default" in rows
    changed = tw("config", "--changed", "--format", "csv").stdout.splitlines()[1:]
    assert changed
    assert all(str(file) in row for row in changed)
    assert f"extract,workers,3,{file}" in changed


@pytest.mark.parametrize(("value", "names"), [('"c.toml"', ["c.toml"]), ('["c.toml", "d.toml"]', ["c.toml", "d.toml"])])
def test_files_of_corrections_are_beside_the_file(folder: Path, value: str, names: list[str]) -> None:
    (folder / "triplewire.toml").write_text(f"corrections = {value}\n")
    shown = tw("config", "build", "--format", "json").stdout
    assert all(str(folder / name) in shown for name in names)


def test_without_a_file_the_defaults_hold(folder: Path) -> None:
    result = tw("config", "query", "--format", "csv")
    assert "no triplewire.toml in" in result.stderr
    assert "query,store,output/store,default" in result.stdout
    assert folder


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("worker = 2", "no command has the option 'worker'; did you mean workers?"),
        ("[bild]\nworkers = 2", "there is no command 'bild'; did you mean build?"),
        ("[query]\nworkers = 2", "`query` has no option 'workers'"),
        ("workers = [2]", "line 1, workers: give one value"),
        ("# mine\n\nstore = 5", 'line 3, store: write it between quotation marks, as in store = "5"'),
        ("[build]\nworkers = 2\n[query]\n'store' = 1.5", "line 4, store: write it between quotation marks"),
        ("query.store = 5", "toml: store: write it between quotation marks"),
        ("workers = true", "workers: give a value, not true or false"),
        ('[build]\ncolumn = "text=story"', "column: give a list of values"),
        ('[build]\nagain = "yes"', "again: give true or false"),
        ("workers = ", "it is not valid TOML in UTF-8"),
        ("version = true", "no command has the option 'version'"),
    ],
)
def test_what_the_file_must_not_have_is_named(folder: Path, text: str, said: str) -> None:
    (folder / "triplewire.toml").write_text(text)
    result = tw("query", "offices")
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in " ".join(result.stderr.split())
    assert tw("query", "--help").exit_code == 0


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[build]\nworkers = "four"', "workers: 'four' is not a whole number"),
        ("[build]\nworkers = 0", "workers: '0' is not 1 or more"),
        ("[extract]\nworkers = 2.5", "workers: '2.5' is not a whole number"),
        ("[build]\nbar = 7", "bar: '7' is not a number from 0 to 1"),
        ("[build]\nbar = nan", "bar: 'nan' is not a number from 0 to 1"),
        ('[diff]\nformat = "xml"', "'xml' is not one of 'table', 'csv'"),
        ("[query]\ntimeout = -5", "timeout: '-5' is not a number from 0.01"),
        ("[serve]\nport = 99999999", "port: '99999999' is not 65535 or less"),
        ('[build]\npublished = "tomorrow"', "published: 'tomorrow' is not a date"),
        ('[build]\npublished-from = "%Y"', "published-from: '%Y' tells no day"),
        ('base = "hello"', "base: 'hello' cannot be the base of IRIs"),
        ('[build]\nmax-memory = "lots"', "max-memory: 'lots' is not a size"),
        ('[build]\nexport = "trig,yaml"', "export: there is no format 'yaml'"),
        ('[build]\nencoding = "utf-9"', "encoding: unknown encoding: utf-9"),
        ('[extract]\ncolumn = ["body=text"]', "column: 'body': write FIELD=NAME"),
        ('[diff]\nfrom = "2016"', "from: '2016' is not a date"),
        ("[query]\nknown-by = '2016-13'", "known-by: '2016-13' is not a date: months run from 01 to 12"),
    ],
)
def test_a_value_that_an_option_refuses_is_refused_whatever_the_command(folder: Path, text: str, said: str) -> None:
    (folder / "triplewire.toml").write_text(text)
    result = tw("config")
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in " ".join(result.stderr.replace("│", " ").split())


def test_values_of_toml_are_taken_as_on_the_command_line(folder: Path) -> None:
    (folder / "triplewire.toml").write_text(
        '[build]\nworkers = 4\nbar = 0.5\npublished = 2016-05-01\nnames = "later.toml"\nreport = "r.tsv"\n'
    )
    rows = tw("config", "--changed", "--format", "csv").stdout
    assert "build,published,2016-05-01," in rows
    assert f"build,names,{folder / 'later.toml'}," in rows
    assert f"build,report,{folder / 'r.tsv'}," in rows


def test_every_command_can_say_what_happens(store: Path) -> None:
    for name, command in get_command(main).commands.items():  # type: ignore[attr-defined]
        assert any("--verbose" in parameter.opts for parameter in command.params), name
    assert "asking" not in tw("query", "offices", "--store", store).stderr
    said = tw("query", "offices", "--store", store, "-v").stderr
    assert "INFO triplewire.graph.ask.query: asking" in said
    assert "INFO triplewire.graph.store.opening: opening" in said


@pytest.mark.parametrize(
    "line",
    ["query offices -v", "query -v offices", "ask -v Who met Ann Lee?", "explain -v Lee", "export -v --format csv",
     "network --verbose central", "check -v", "doctor -v", "config -v"],
)  # fmt: skip
def test_verbose_says_first_what_runs_with_which_file(store: Path, line: str) -> None:
    place = [] if line.startswith("config") else ["--store", store]
    (first, *_) = tw(*line.split(), *place).stderr.splitlines()
    assert f"INFO triplewire: triplewire {VERSION} {line.split(maxsplit=1)[0]}, no triplewire.toml" in first


def test_the_doctor_names_what_is_missing_and_what_it_costs(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = json.loads(tw("doctor", "--store", store, "--format", "json").stdout)["results"]["bindings"]
    found = {row["what"]["value"]: (row["state"]["value"], row["remedy"]["value"]) for row in rows}
    assert found[f"store {store}"] == ("1 document", "")
    assert found["model"][1] == ""
    assert found["extra parquet"] == ("installed: export to Parquet", "")
    monkeypatch.setattr(settings_commands, "_importable", lambda _: False)
    result = tw("doctor", "--store", store.parent / "none", "--format", "csv")
    assert result.exit_code == 0
    assert "pip install 'triplewire[pdf]'  (9 MB)" in result.stdout
    assert "none yet: triplewire build makes one" in result.stdout


def test_the_doctor_fails_where_something_needed_is_damaged(tmp_path: Path) -> None:
    (tmp_path / "store").mkdir()
    (tmp_path / "store" / "SEAL").write_text("nonsense")
    result = tw("doctor", "--store", tmp_path / "store", "--format", "csv")
    assert result.exit_code == 1
    assert "cannot be read" in result.stdout


COMPLETED = [
    (["ex"], ["extract", "explain", "export"]),
    (["query", "who-m"], ["who-met-whom"]),
    (["query", "offices", ""], ["--person", "--of", "--role", "--as-of", "--former"]),
    (["query", "offices", "--person", "Lee", "--o"], ["--of", "--output"]),
    (["query", "offices", "--fo"], ["--former", "--format"]),
    (["query", "events-of-type", "--type", "co"], ["consult", "concede", "cooperate", "coerce"]),
    (["query", "--store", "STORE", "offices", "--person", "B"], ["Bob Roy"]),
    (["query", "--store", "STORE", "offices", "--person", "=", "B"], ["Bob Roy"]),
    (["query", "offices", "--as-of", ""], []),
    (["remove", "--store", "STORE", "su"], ["summit"]),
    (["explain", "--store", "STORE", "Bo"], ["Bob Roy"]),
    (["draw", "--store", "STORE", "--about", "Pe"], ["Peru"]),
    (["remove", "--store", "NONE", "su"], []),
]
CODE = "import sys; sys.argv[:] = ['triplewire']; from triplewire.__main__ import main; main()"


def completed(words: list[str], store: Path, tmp_path: Path, **environment: str) -> list[str]:
    """What the shell is told, a line each; `words` are as they stand in its line."""
    places = {"STORE": str(store), "NONE": str(tmp_path / "none")}
    typed = ["triplewire", *(places.get(word, word) for word in words)]
    line = {
        "COMP_WORDS": "\n".join(typed), "COMP_CWORD": str(len(typed) - 1), "_TYPER_COMPLETE_ARGS": " ".join(typed),
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
    }  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-c", CODE],
        env={**os.environ, "PYTHONPATH": str(ROOT), **line, **environment},
        capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert done.stderr == ""
    return done.stdout.splitlines()


@pytest.mark.parametrize(("words", "expected"), COMPLETED)
def test_the_shell_completes(words: list[str], expected: list[str], store: Path, tmp_path: Path) -> None:
    found = completed(words, store, tmp_path, _TRIPLEWIRE_COMPLETE="complete_bash")
    assert found == [word.replace(" ", "\\ ") for word in expected] or [""]


@pytest.mark.parametrize(
    ("shell", "typed", "expected"),
    [
        ("bash", "Bo", ["Bob\\ Roy"]),
        ("bash", "Bob\\ R", ["Bob\\ Roy"]),
        ("bash", '"Bob R', ["Bob Roy"]),
        ("bash", "'Bob R", ["Bob Roy"]),
        ("zsh", "Bob\\ R", ["_arguments '*: :((\"Bob Roy\"))'"]),
        ("fish", "Bob\\ R", ["Bob Roy"]),
        ("powershell", '"Bob R', ["Bob Roy::: "]),
    ],
)
def test_names_with_blanks_come_as_each_shell_takes_them(
    shell: str, typed: str, expected: list[str], store: Path, tmp_path: Path
) -> None:
    more = {"_TRIPLEWIRE_COMPLETE": f"complete_{shell}", "_TYPER_COMPLETE_WORD_TO_COMPLETE": "Bob R"}
    assert completed(["explain", "--store", "STORE", typed], store, tmp_path, **more) == expected


@pytest.mark.skipif(not shutil.which("bash"), reason="needs bash")
def test_bash_inserts_a_name_as_one_word(store: Path, tmp_path: Path) -> None:
    program = tmp_path / "triplewire"
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -c "{CODE}"\n')
    program.chmod(0o755)
    script = f"""
        eval "$(_TRIPLEWIRE_COMPLETE=source_bash triplewire)"
        COMP_WORDS=(triplewire query --store {store} offices --person Bo) COMP_CWORD=6
        _triplewire_completion triplewire
        eval "set -- ${{COMPREPLY[@]}}"
        echo "$#: $1"
    """
    path = {"PATH": f"{tmp_path}:{os.environ['PATH']}", "PYTHONPATH": str(ROOT)}
    bash = [str(shutil.which("bash")), "--norc", "-c", script]
    done = subprocess.run(
        bash, env=os.environ | path, capture_output=True, text=True, check=False, timeout=60
    )  # fmt: skip
    assert (done.stdout, done.stderr) == ("1: Bob Roy\n", "")


@pytest.mark.parametrize(
    ("name", "iri"),
    [
        ("event-summit.v1", BASE + "event-summit.v1"),
        (":event-summit.v1", BASE + "event-summit.v1"),
        (f"<{BASE}event-summit.v1>", BASE + "event-summit.v1"),
        (f"{BASE}event-summit.v1", BASE + "event-summit.v1"),
        ("document-summit", BASE + "document-summit"),
        ("event-summit.v99", ""),
        ("tw:Consult", ""),  # no subject of the graph
        ("Ann Lee", ""),
        ("", ""),
        (":", ""),
        ("a>b", ""),
    ],
)
def test_iris_may_be_written_in_short(store: Path, name: str, iri: str) -> None:
    with KnowledgeGraph(store, create=True) as graph:
        assert full_iri(graph.store, name) == iri


def test_short_iris_are_taken_where_names_are(store: Path) -> None:
    place = ("--store", store)
    assert (
        tw("explain", "event-summit.v1", *place).stdout == tw("explain", f"{BASE}event-summit.v1", *place).stdout != ""
    )
    one, other = (tw("query", "timeline", "--about", who, *place).stdout for who in ("person-ann-lee", "Ann Lee"))
    assert one == other != ""


def test_a_document_is_removed_by_its_iri() -> None:
    for name in ("summit", "document-summit", f"{BASE}document-summit"):
        with KnowledgeGraph() as graph:
            graph.add(summit())
            graph.remove(name)
            assert graph.documents() == []
