"""Imports of the commands: only those that they use, so that they start at once."""

from __future__ import annotations

import subprocess
import sys

import pytest

_PARSER, _MODEL, _WORDS = "spacy", "triplewire.extract.pipeline", "triplewire.extract.lexicon.lists"
_HEAVY = {_PARSER, _MODEL, _WORDS, "networkx", "rdflib", "trafilatura", "py3langid", "matplotlib", "numpy"}

# What is run, and which heavy modules it needs.
_STARTS = [
    ("import triplewire", set()),
    ("from triplewire.graph.cli.main import main", set()),
    ("import triplewire; triplewire.__version__", set()),
    ("from triplewire.graph.out import tables; from triplewire.graph.store import opening", set()),
    ("from triplewire.graph.ask import query, questions; from triplewire.graph.store import embedded", set()),
    ("from triplewire.extract import sources", {_WORDS}),
    ("from triplewire.graph.corpus import batches", {_PARSER, _MODEL, _WORDS, "numpy"}),
]


@pytest.mark.parametrize(("code", "needed"), _STARTS)
def test_a_command_loads_what_it_uses(code: str, needed: set[str]) -> None:
    run = [sys.executable, "-c", f"import sys; {code}; print(*sys.modules)"]
    loaded = subprocess.run(run, capture_output=True, text=True, check=True, timeout=60).stdout.split()
    assert _HEAVY.intersection(loaded) == needed
