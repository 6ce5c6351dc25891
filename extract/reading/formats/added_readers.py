"""Readers of plug-ins: each reads the files with an ending that triplewire does not read itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Protocol

from triplewire.extract.errors import PluginError, SourceBroken, SourceError
from triplewire.extract.plugins import Plugin, used
from triplewire.extract.reading.found import Found, Hints, Item
from triplewire.extract.reading.kinds import by_ending
from triplewire.extract.reading.streams import Stream


class FileReader(Protocol):
    """What the entry point of a reader leads to."""

    def __call__(self, data: bytes, name: str, /) -> Iterable[Found]:
        """Yield the articles in the bytes of a file; `name` is its name, without folders."""


def added_reader(ending: str) -> Callable[[Stream, Hints], Iterator[Item]] | None:
    """Return the reader of a plug-in for files with this ending; None if there is none."""
    return _readers().get(ending)


@cache
def _readers() -> dict[str, Callable[[Stream, Hints], Iterator[Item]]]:
    return {f".{plugin.name.lower()}": read for plugin, read in reversed([*used("readers", _reader)])}


def _reader(plugin: Plugin) -> Callable[[Stream, Hints], Iterator[Item]]:
    if by_ending(f"name.{plugin.name}"):
        raise PluginError(f"{plugin}: triplewire itself reads .{plugin.name}")
    made: FileReader = plugin.load()

    def read(stream: Stream, hints: Hints) -> Iterator[Item]:
        try:
            for number, found in enumerate(made(stream.whole(), hints.name), start=1):
                yield Item(_checked(found), number, "article")
        except SourceError:
            raise
        except Exception as error:
            reason = f"cannot be read by the {plugin} ({type(error).__name__}: {error})"
            raise SourceBroken(f"{reason}: correct the file or the plug-in") from error

    return read


def _checked(found: object) -> Found:
    if isinstance(found, Found) and isinstance(found.text, str):
        return found
    raise TypeError(f"it gives {found!r:.80}, not a Found with a text")
