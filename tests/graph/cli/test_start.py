"""Imports of the commands: only those that they use, so that they start at once."""

from __future__ import annotations

import subprocess
import sys

import pytest

_PARSER, _MODEL, _WORDS = "spacy", "triplewire.extract.pipeline", "triplewire.extract.lexicon.lists"
_RECORD, _HOLDINGS = "triplewire.extract.model", "triplewire.graph.history.holdings"
_HEAVY = {
    _PARSER, _MODEL, _WORDS, _RECORD, "networkx", "rdflib", "trafilatura", "py3langid", "matplotlib", "numpy", "weasel",
    "httpx", "feedparser", "markdown_it", "rich.console", _HOLDINGS,
    "rdflib.plugins.sparql",
}  # fmt: skip

# What is run, and which heavy modules it needs.
_STARTS = [
    ("import triplewire", set()),
    ("from triplewire.graph.cli.main import main", set()),
    ("import triplewire; triplewire.__version__", set()),
    ("from triplewire.graph.out import tables; from triplewire.graph.store import opening", set()),
    ("from triplewire.graph.ask import query, questions; from triplewire.graph.store import embedded", set()),
    ("from triplewire.extract import sources", {_WORDS, _RECORD}),
    ("from triplewire.graph.corpus import batches", {_PARSER, _MODEL, _WORDS, _RECORD, "numpy"}),
    ("from triplewire.graph import knowledge", {_WORDS, _RECORD, _HOLDINGS, "networkx", "numpy", "rdflib"}),
]


@pytest.mark.parametrize(("code", "needed"), _STARTS)
def test_a_command_loads_what_it_uses(code: str, needed: set[str]) -> None:
    run = [sys.executable, "-c", f"import sys; {code}; print(*sys.modules)"]
    loaded = subprocess.run(run, capture_output=True, text=True, check=True, timeout=60).stdout.split()
    assert _HEAVY.intersection(loaded) == needed


def test_the_commands_of_spacy_are_loaded_when_they_are_used() -> None:
    code = """
import sys
import triplewire.extract.syntax.parser
import spacy
print("weasel" in sys.modules)
print(spacy.info(silent=True)["spacy_version"] == spacy.__version__)
import spacy.cli
print(spacy.cli.download.__module__, spacy.cli.info.__module__)
"""
    run = [sys.executable, "-c", code]
    said = subprocess.run(run, capture_output=True, text=True, check=True, timeout=60).stdout
    assert said == "False\nTrue\nspacy.cli.download spacy.cli.info\n"


def test_spacy_that_is_there_already_stays_as_it_is() -> None:
    code = "import spacy; of = spacy.info; import triplewire.extract.syntax.parser; print(spacy.info is of)"
    run = [sys.executable, "-c", code]
    assert subprocess.run(run, capture_output=True, text=True, check=True, timeout=60).stdout == "True\n"


def test_garbage_is_looked_for_seldom_in_a_command() -> None:
    code = """
import gc
from typer.testing import CliRunner
from triplewire.graph.cli.main import main
gc.set_threshold(5)
print(CliRunner().invoke(main, ["query", "--list"]).exit_code, gc.isenabled(), gc.get_threshold()[0] >= 10_000)
"""
    run = [sys.executable, "-c", code]
    assert subprocess.run(run, capture_output=True, text=True, check=True, timeout=60).stdout == "0 True True\n"
