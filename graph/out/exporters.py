"""Exporters of plug-ins: each writes the graph in a format of its own."""

from __future__ import annotations

import io
from functools import cache
from typing import IO, Any, Protocol

from triplewire.extract.plugins import Plugin, foreign, used
from triplewire.graph.store.interface import Store


class Exporter(Protocol):
    """What the entry point of an exporter leads to. The same graph should give the same bytes."""

    def __call__(self, store: Store, out: IO[bytes], /) -> None:
        """Write the graph; `store.query` answers SPARQL."""


@cache
def exporters() -> dict[str, Exporter]:
    """Return the exporters by the names of their formats."""
    return {plugin.name: exporter for plugin, exporter in reversed([*used("exporters", _exporter)])}


def _exporter(plugin: Plugin) -> Exporter:
    made: Exporter = plugin.load()

    def write(store: Store, out: IO[bytes], /) -> None:
        with foreign(f"{plugin} cannot write the graph"), io.BufferedWriter(_Lent(out)) as lent:
            made(store, lent)

    return write


class _Lent(io.RawIOBase):
    """A file that stays open when this is closed, as a text layer over it does when it is collected."""

    def __init__(self, out: IO[bytes]) -> None:
        self._out = out

    def writable(self) -> bool:
        return True

    def write(self, data: Any, /) -> int:
        self._out.write(data)
        return len(data)
