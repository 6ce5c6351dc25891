"""Coverage-guided inputs for our own parsers: python benchmarks/fuzz_guided.py TARGET [RUNS].

TARGET is layout, headers, queries, tables, corrections, forms or values.

Needs `pip install atheris` (Linux). It changes inputs so that they reach branches that none has reached. An exception
that is not one of ours, or a broken promise (offsets, no formula in a cell), ends the run, and the input is kept as
`crash-...`; the inputs that reached something new are kept in `fuzz-corpus/NAME`, and are where the next run begins.
"""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from itertools import pairwise
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["triplewire"], enable_loader_override=False):
    from triplewire.extract.errors import TriplewireError
    from triplewire.extract.layout.blocks import lay_out
    from triplewire.graph.ask.query import evaluate
    from triplewire.graph.corrections import correction_file
    from triplewire.graph.corrections.correction_file import parsed, written
    from triplewire.graph.out.cells import inert_csv
    from triplewire.graph.store.opening import open_store
    from triplewire.graph.web.pages.edit_forms import correction_of, fields_of
    from triplewire.graph.web.protocol.http_errors import RequestError
    from triplewire.graph.web.protocol.negotiation import preferred
    from triplewire.graph.web.protocol.parameters import KINDS, LIMIT, Parameter
    from triplewire.graph.web.server.guard import Hosts

_STORE = open_store()
_HOSTS = Hosts.of("localhost")
_CHARACTERS = 2000  # of an input


def layout(text: str) -> None:
    """Blocks stand in order within the text."""
    blocks, skipped = lay_out(text)
    for one in (*blocks, *skipped):
        assert 0 <= one.start < one.end <= len(text), one  # noqa: S101
    assert all(a.end <= b.start for a, b in pairwise(blocks))  # noqa: S101


def headers(text: str) -> None:
    """A header names one of the media types on offer, or none; a host is accepted or not."""
    assert preferred(text, ["text/csv", "text/html"]) in {"text/csv", "text/html", None}  # noqa: S101
    _HOSTS.accept(text)


def queries(text: str) -> None:
    """A query is answered or refused."""
    with suppress(TriplewireError):
        evaluate(_STORE, text)


def tables(text: str) -> None:
    """No cell is a formula."""
    with suppress(csv.Error):
        rows = list(csv.reader(io.StringIO(inert_csv(text), newline="")))
        assert not [c for row in rows for c in row if c[:1] in {"=", "@"}]  # noqa: S101


def corrections(text: str) -> None:
    """A file of corrections is refused, or can be written and read again."""
    with suppress(TriplewireError):
        read = parsed(text, "corrections.toml").corrections
        assert set(parsed(written(read), "again").corrections) == set(read), read  # noqa: S101


def forms(text: str) -> None:
    """A form makes a correction that can be written and read again, or is refused."""
    with suppress(RequestError, TriplewireError):
        made = correction_of(fields_of(text.encode()), date(2026, 1, 1))
        parsed(written([made]), "again")


def values(text: str) -> None:
    """A parameter in an address has a value of its kind, or is refused."""
    for parameter in (LIMIT, *(Parameter("a", "", kind, KINDS) for kind in ("text", "date", "day", "flag", "choice"))):
        with suppress(RequestError):
            parameter.value(text)


TARGETS: dict[str, Callable[[str], None]] = {
    f.__name__: f for f in (layout, headers, queries, tables, corrections, forms, values)
}

SEEDS = {
    "corrections": str(correction_file.__doc__).partition("\n\n")[2],
    "forms": "do=change&node=a&type=CONSULT&time=2024-05-02&target=Ann+Lee+(Person)%3B+Bob&target_was=Ann&by=a&why=b",
    "queries": 'SELECT ?a (COUNT(*) AS ?n) { ?a tw:source ?b OPTIONAL { ?b ^rdfs:label* "c"@en } } GROUP BY ?a LIMIT 3',
    "values": "2016-04-21",
}


def main(name: str, runs: int) -> None:
    """Run one target."""

    def each(data: bytes) -> None:
        TARGETS[name](data.decode(errors="replace")[:_CHARACTERS])

    corpus = Path("fuzz-corpus") / name
    corpus.mkdir(parents=True, exist_ok=True)
    (corpus / "seed").write_text(SEEDS.get(name, ""), "utf-8")
    atheris.Setup([sys.argv[0], str(corpus), f"-runs={runs}", f"-max_len={_CHARACTERS}", "-timeout=10"], each)
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "layout", int(sys.argv[2]) if len(sys.argv) > 2 else 20_000)
