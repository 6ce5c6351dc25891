"""What was read from a store, kept in memory for as long as the store on disk stays as it is."""

from __future__ import annotations

import os
import re
from collections import OrderedDict
from pathlib import Path
from typing import Any, NamedTuple

from triplewire.graph.store.remote import RemoteStore

Source = Path | RemoteStore

_DATA = re.compile(r"CURRENT$|MANIFEST|\.log$|\.sst$")  # the files that change with what is in a store on disk
_BYTES = 64 << 20  # kept at most, as they came from the processes


class Entry(NamedTuple):
    """A value, the state of the store that it was read from, and how many bytes it had on its way."""

    value: Any
    state: object
    size: int


class Kept:
    """The values that were used last, each under the call that gave it."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._entries: OrderedDict[bytes, Entry] = OrderedDict()
        self._size = 0

    def get(self, call: bytes) -> Entry | None:
        """What the call gave, where the store is as it was then."""
        entry = self._entries.get(call)
        if entry is None:
            return None
        if entry.state != state(self._source):
            self._drop(call)
            return None
        self._entries.move_to_end(call)
        return entry

    def put(self, call: bytes, entry: Entry) -> None:
        """Keep what the call gave; nothing of a store that does not tell its state, as one that is far away."""
        if entry.state is None:
            return
        self._drop(call)
        self._entries[call] = entry
        self._size += entry.size
        while self._size > _BYTES:
            self._drop(next(iter(self._entries)))

    def _drop(self, call: bytes) -> None:
        if entry := self._entries.pop(call, None):
            self._size -= entry.size


def state(source: Source) -> object:
    """What is different after every change of a store on disk; None for one that is not on this disk."""
    if isinstance(source, RemoteStore) or not source.is_dir():
        return None
    with os.scandir(source) as entries:
        files = ((entry.name, entry.stat()) for entry in entries if _DATA.search(entry.name))
        return sorted((name, stat.st_size, stat.st_mtime_ns) for name, stat in files)
