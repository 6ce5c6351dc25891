"""Plug-ins: the example package in an environment of its own, and faulty ones, which cost themselves alone."""

import io
import json
import os
import re
import subprocess
import sys
import sysconfig
import venv
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import pytest

import triplewire
from triplewire.extract import plugins
from triplewire.extract.errors import LexiconError, PluginError
from triplewire.extract.lexicon import lists
from triplewire.extract.lexicon.additions import OPEN, merged
from triplewire.extract.lexicon.loading import WordLists
from triplewire.extract.limited import Budget
from triplewire.extract.plugins import Plugin, _hash, foreign
from triplewire.graph.out.exporters import _exporter
from triplewire.graph.store.opening import open_store

ROOT = Path(__file__).parent.parent
EXAMPLE = ROOT / "examples" / "shipping-news"
MESSAGES = (EXAMPLE / "messages.navtex").read_text()
SECONDS = 120


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a fresh environment that has the example, and what the tests run with, and with messages."""
    place = tmp_path_factory.mktemp("plugins")
    venv.create(place / "env", with_pip=False, symlinks=True)
    (libraries,) = (place / "env").glob("lib/python*/site-packages")
    (libraries / "tests.pth").write_text(f"{ROOT}\n{sysconfig.get_paths()['purelib']}\n")
    install = ["install", "-q", "--no-deps", "--no-build-isolation", "--no-index", str(EXAMPLE)]
    python = str(place / "env" / "bin" / "python")
    subprocess.run([sys.executable, "-m", "pip", "--python", python, *install], check=True, timeout=SECONDS)
    (place / "a.navtex").write_text(MESSAGES)
    return place


def in_environment(place: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [str(place / "env" / "bin" / "python"), *arguments]
    known = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"} | environment
    return subprocess.run(
        command, cwd=place, env=known, capture_output=True, text=True, check=False, timeout=SECONDS, encoding="utf-8"
    )


SEVERAL = """
import json, sys
from typer.testing import CliRunner
from triplewire.graph.cli.main import main
ran = (CliRunner().invoke(main, arguments) for arguments in json.loads(sys.argv[1]))
json.dump([[one.exit_code, one.stdout, one.stderr] for one in ran], sys.__stdout__)
"""


@dataclass(frozen=True)
class Ran:
    code: int
    stdout: str
    stderr: str


def run_all(place: Path, commands: Iterable[Sequence[str]], **environment: str) -> list[Ran]:
    """Run commands one after another in a process of the environment: most of their time is its start."""
    told = in_environment(place, "-c", SEVERAL, json.dumps([*commands]), **environment)
    assert told.returncode == 0, told.stderr
    return [Ran(*one) for one in json.loads(told.stdout)]


def record(result: Ran) -> dict[str, Any]:
    assert result.code == 0, result.stderr
    found: dict[str, Any] = json.loads(result.stdout)
    return found


COMMANDS = {
    "extract": ["extract", "a.navtex"],
    "cautious": ["extract", "a.navtex", "--resolver", "cautious"],
    "build": ["build", "a.navtex", "--no-export"],
    "query": [
        *("query", "--format", "csv"),
        "SELECT ?ship { ?ship <https://example.org/shipping#flaggedIn>/rdfs:label 'Panama' }",
    ],
    "export": ["export", "-o", "facts.dot"],
    "build again": ["build", "a.navtex", "--no-export"],
    "doctor": ["doctor", "--format", "csv"],
}


@pytest.fixture(scope="module")
def ran(place: Path) -> dict[str, Ran]:
    return dict(zip(COMMANDS, run_all(place, COMMANDS.values()), strict=True))


@pytest.fixture(scope="module")
def read(ran: dict[str, Ran]) -> dict[str, Any]:
    return record(ran["extract"])


def test_a_reader_gives_the_articles_of_its_files(read: dict[str, Any]) -> None:
    assert (read["id"], read["published"]) == ("navtex-GA31", "2024-05-03")
    assert read["text"] == MESSAGES.partition("\n")[2].removesuffix("\nNNNN\n")


def test_names_words_and_rules_are_those_of_the_package(read: dict[str, Any]) -> None:
    entities = {entity["id"]: entity for entity in read["entities"]}
    ships = {e["links"]["user"]: e["type"] for e in entities.values() if e["links"]["user"]}
    assert ships == {"https://example.org/ship/9100001": "Product", "https://example.org/ship/9100002": "Product"}
    held = {(entities[r["subject"]]["name"], r["relation"], r["rule"]) for r in read["relations"]}
    assert ("MV Star Aurora", "flaggedIn", "lasting.flaggedIn") in held
    assert ("Kari Moen", "holdsOffice", "role.office") in held
    assert ("ASSAULT", "holed") in {(event["type"], event["trigger"]["text"]) for event in read["events"]}


def test_packages_and_versions_are_part_of_how_a_record_came_to_be(ran: dict[str, Ran], read: dict[str, Any]) -> None:
    assert re.search(r"\+shipping-news-1\.0-[0-9a-f]{6}$", read["made_by"]["rules"])
    cautious = record(ran["cautious"])
    assert "+Cautious-shipping-news-1.0+" in cautious["made_by"]["rules"]
    (moen,) = (entity for entity in read["entities"] if entity["name"] == "Kari Moen")
    assert "pronoun" in {mention["kind"] for mention in moen["mentions"]}
    assert "pronoun" not in {m["kind"] for entity in cautious["entities"] for m in entity["mentions"]}
    with pytest.raises(PluginError, match="no plug-in has a resolver named 'bold'; there are: "):
        triplewire.load(resolver="bold")


def test_the_graph_has_the_new_relation_and_the_exporter_writes_it(place: Path, ran: dict[str, Ran]) -> None:
    assert "1 article; 0 already known" in ran["build"].stdout
    assert ran["query"].stdout.splitlines()[1:]
    assert ran["export"].code == 0, ran["export"].stderr
    assert '  "MV Star Aurora" -> "Panama" [label="flaggedIn"];\n' in (place / "facts.dot").read_text()
    assert "1 already known" in ran["build again"].stdout


def test_another_version_of_a_package_reads_again(place: Path, ran: dict[str, Ran]) -> None:
    assert ran["build"].code == 0
    (about,) = (place / "env").glob("lib/python*/site-packages/shipping_news-*.dist-info/METADATA")
    before = about.read_text()
    about.write_text(before.replace("Version: 1.0", "Version: 1.1"))
    try:
        again = in_environment(place, "-m", "triplewire", "build", "a.navtex", "--no-export")
        assert "1 article; 0 already known" in again.stdout
    finally:
        about.write_text(before)


def test_the_doctor_lists_them(ran: dict[str, Ran]) -> None:
    found = ran["doctor"].stdout
    for name in ("lexicon words", "rules relations.flags", "ontology flags", "gazetteers ships", "readers navtex"):
        assert f"{name},of shipping-news 1.0," in found


FAULTS = {  # entry points, each with what is said of it
    ("lexicon", "unknown", "faulty.unknown"): "nothing can be added to verbs.toml",
    ("lexicon", "twice", "faulty.twice"): "left out of events/assault.toml: 'attack' repeats an entry of assault",
    ("lexicon", "blank", "faulty.blank"): "left out of relations.toml: 'office' has a blank entry",
    ("lexicon", "broken", "faulty.broken"): "names.toml is not valid TOML in UTF-8",
    ("lexicon", "missing", "faulty.missing"): "cannot be imported: ModuleNotFoundError",
    ("rules", "relations.none", "faulty"): "has no tuple of rules named RULES",
    ("rules", "times.some", "faulty"): "its name must begin with 'relations.'",
    ("rules", "relations.raising", "faulty.rules"): "left out: ZeroDivisionError: integer division",
    ("gazetteers", "raising", "faulty.code:raising"): "left out: ZeroDivisionError: integer division",
    ("gazetteers", "wrong", "faulty.code:wrong"): "'Ann' is no Entry",
    ("readers", "txt", "faulty.code:raising"): "triplewire itself reads .txt",
    ("ontology", "old", "faulty.old"): "'leads' cannot be the name of a new relation",
    ("ontology", "bad", "faulty.bad"): "cannot be the IRI of a property",
    ("exporters", "gone", "faulty.code:gone"): "cannot be imported: AttributeError",
}
FILES = {
    "__init__.py": "", "unknown/__init__.py": "", "twice/__init__.py": "", "blank/__init__.py": "",
    "broken/__init__.py": "", "old/__init__.py": "", "bad/__init__.py": "",
    "unknown/verbs.toml": 'office = ["harbourmaster"]\n',
    "twice/events/assault.toml": '[modes.war]\nverbs = ["attack"]\n',
    "blank/relations.toml": 'office = [" "]\n',
    "broken/names.toml": "office = \n",
    "old/relations.toml": '[relations]\nleads = "https://example.org/leads"\n',
    "bad/relations.toml": '[relations]\nowes = "https://example.org/owes1"\n',
    "code.py": "def raising(*given):\n    return 1 // 0\n\ndef wrong():\n    return ['Ann']\n",
    "rules.py": (
        "from triplewire.extract.rules.rule import Rule\n"
        "RULES = (Rule('lasting.raising', lambda sentence: [1 // 0], {'Ann met Bob.': ('Ann met Bob',)}, ('Ann.',)),)\n"
    ),
}  # fmt: skip


FAULTY_COMMANDS = {
    "extract": ["extract", "a.navtex"],
    "doctor": ["doctor", "--format", "json"],
    "failing reader": ["extract", "b.odd", "a.navtex"],
    "failing exporter": ["export", "-o", "g.odd"],
}


@pytest.fixture(scope="module")
def faulty(place: Path, ran: dict[str, Ran]) -> dict[str, Ran]:
    """What commands print beside a package with a fault in each of its plug-ins."""
    assert ran["build"].code == 0
    (place / "b.odd").write_text("x")
    results = run_all(place, FAULTY_COMMANDS.values(), PYTHONPATH=faulty_package(place))
    return dict(zip(FAULTY_COMMANDS, results, strict=True))


def faulty_package(place: Path) -> str:
    """Return the path of a package, as installed, with a fault in each of its plug-ins."""
    folder = place / "faulty-libraries"
    for name, text in FILES.items():
        file = folder / "faulty" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    entries = [("readers", "odd", "faulty.code:raising"), ("exporters", "odd", "faulty.code:raising"), *FAULTS]
    groups = {group: [f"{name} = {value}" for g, name, value in entries if g == group] for group, *_ in entries}
    about = folder / "faulty-0.1.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: faulty\nVersion: 0.1\n")
    written = (f"[triplewire.{group}]\n" + "\n".join(lines) for group, lines in groups.items())
    (about / "entry_points.txt").write_text("\n\n".join(written) + "\n")
    return str(folder)


def test_a_faulty_plug_in_costs_itself_alone_and_is_named(faulty: dict[str, Ran], read: dict[str, Any]) -> None:
    result = faulty["extract"]
    found = record(result)
    assert "+faulty-0.1-" in found["made_by"]["rules"]
    assert {**found, "made_by": None} == {**read, "made_by": None}
    for said in ("nothing can be added to verbs.toml", "ZeroDivisionError: integer division", "'Ann' is no Entry"):
        assert said in result.stderr
    assert all(line.startswith("triplewire: plug-in ") for line in result.stderr.splitlines())


def test_the_doctor_says_what_is_wrong_with_each(faulty: dict[str, Ran]) -> None:
    rows = json.loads(faulty["doctor"].stdout)["results"]["bindings"]
    told = {row["what"]["value"]: row["remedy"]["value"] for row in rows if row["state"]["value"] == "left out"}
    at_load = {key: why for key, why in FAULTS.items() if key[1] != "relations.raising"}
    for (group, name, _), why in at_load.items():
        assert why in told[f"{group} {name}"]
        assert "of faulty 0.1" in told[f"{group} {name}"]
    assert len(told) == len(at_load)


def test_a_reader_or_exporter_that_fails_costs_its_file(place: Path, faulty: dict[str, Ran]) -> None:
    result = faulty["failing reader"]
    assert (result.code, len(result.stdout.splitlines())) == (1, 1)
    assert "b.odd: cannot be read by the plug-in readers/odd of faulty 0.1 (ZeroDivisionError" in result.stderr
    export = faulty["failing exporter"]
    assert export.code == 1
    assert "plug-in exporters/odd of faulty 0.1 cannot write the graph: ZeroDivisionError" in export.stderr
    assert not (place / "g.odd").exists()


class Unusual(BaseException):
    """What no handler of Exception sees."""


def unusual() -> None:
    raise Unusual("x" * 10_000)


@pytest.mark.parametrize(
    ("code", "said"),
    [(lambda: 1 // 0, "ZeroDivisionError: "), (sys.exit, "SystemExit: "), (unusual, r"Unusual: x+ … x+$")],
)
def test_foreign_code_neither_ends_the_command_nor_prints_into_results(
    code: Callable[[], object], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    def run() -> None:
        with foreign("it failed"):
            print("note")  # noqa: T201  # what is tested
            code()

    with pytest.raises(PluginError, match=f"^it failed: {said}") as told:
        run()
    assert capsys.readouterr() == ("", "note\n")
    assert len(str(told.value)) < 600


@pytest.mark.parametrize(
    ("module", "code", "said"),
    [
        ("odd_looping", "while True: pass", "its import takes more than 0.3 seconds"),
        ("odd_waiting", "import threading; threading.Event().wait()", "its import takes more than 0.3 seconds"),
        ("odd_leaving", "import os; os._exit(3)", "its import ends with status 3"),
        ("odd_aborting", "import os; os.abort()", "its import ends with "),
        ("odd_asking", "input('Your name? ')", "(EOF|OS)Error: "),
    ],
)
def test_an_import_that_hangs_or_ends_the_process_costs_its_plug_in_alone(
    module: str, code: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / f"{module}.py").write_text(f"{code}\n")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(plugins, "_IMPORT", Budget(seconds=0.3, memory=None))
    plugin = Plugin("readers", "odd", "ours", "1.0", f"{module}:read")
    for use in (plugin.load, plugin.folder):
        with pytest.raises(PluginError, match=f"^plug-in readers/odd of ours 1.0 cannot be imported: {said}"):
            use()
    assert _hash([module]) == _hash([])


def test_an_exporter_may_close_its_file(monkeypatch: pytest.MonkeyPatch) -> None:
    def closing(_: object, out: IO[bytes]) -> None:
        text = io.TextIOWrapper(out)
        text.write("a graph")
        text.close()

    monkeypatch.setattr(Plugin, "load", lambda _: closing)
    out = io.BytesIO()
    _exporter(Plugin("exporters", "dot", "ours", "1.0", "ours:closing"))(open_store(), out)
    assert out.getvalue() == b"a graph"


def test_a_fork_of_foreign_code_ends_with_it() -> None:
    with foreign("it failed"):
        process = os.fork()
    assert os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) == 0


def test_entries_can_be_added_to_every_word_list() -> None:
    named = {type(value).file() for value in vars(lists).values() if isinstance(value, WordLists)}
    assert set(OPEN) == named | {"relation_patterns", "relation_ends"}


def test_additions_add_and_change_nothing() -> None:
    own = {"a": ["x"], "t": {"b": ["y"], "n": 1}}
    assert merged(own, {"a": ["x", "z"], "t": {"b": ["w"]}, "new": ["v"]}) == {
        "a": ["x", "z"], "t": {"b": ["y", "w"], "n": 1}, "new": ["v"],
    }  # fmt: skip
    assert own == {"a": ["x"], "t": {"b": ["y"], "n": 1}}
    for change in ({"a": "x"}, {"t": {"n": 2}}, {"t": ["b"]}):
        with pytest.raises(LexiconError, match="cannot be changed"):
            merged(own, change)
