"""A place with the bytes of a source, found but not opened yet."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass

from triplewire.extract.reading.found import Hints
from triplewire.extract.reading.kinds import stem
from triplewire.extract.reading.streams import Stream


@dataclass(frozen=True, slots=True)
class Origin:
    """A file, or a page of the web.

    `shown` is its name in messages, `name` its name in records (without the user's folders), `place` is equal for
    different names of one file. `open` raises SourceError. `hints` hold what is known of it; `size` is in bytes;
    `remote`: it needs the network.
    """

    shown: str
    name: str
    place: str
    open: Callable[[], AbstractContextManager[Stream]]
    hints: Hints
    size: int | None = None
    remote: bool = False

    @property
    def id(self) -> str:
        """Return the last part of the name without its ending."""
        return stem(self.name.rstrip("/").rpartition("/")[2]) or "document"


def printable(name: str) -> str:
    """Return the name with U+FFFD for undecodable bytes, which file systems allow and JSON and RDF do not."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
