"""Coverage-guided inputs for our own parsers: python benchmarks/fuzz_guided.py layout|headers|queries|tables [RUNS].

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
from itertools import pairwise
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["triplewire"], enable_loader_override=False):
    from triplewire.extract.errors import TriplewireError
    from triplewire.extract.layout.blocks import lay_out
    from triplewire.graph.ask.query import evaluate
    from triplewire.graph.out.cells import inert_csv
    from triplewire.graph.store.opening import open_store
    from triplewire.graph.web.protocol.negotiation import preferred
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


TARGETS: dict[str, Callable[[str], None]] = {f.__name__: f for f in (layout, headers, queries, tables)}


def main(name: str, runs: int) -> None:
    """Run one target."""

    def each(data: bytes) -> None:
        TARGETS[name](data.decode(errors="replace")[:_CHARACTERS])

    corpus = Path("fuzz-corpus") / name
    corpus.mkdir(parents=True, exist_ok=True)
    atheris.Setup([sys.argv[0], str(corpus), f"-runs={runs}", f"-max_len={_CHARACTERS}", "-timeout=10"], each)
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "layout", int(sys.argv[2]) if len(sys.argv) > 2 else 20_000)
