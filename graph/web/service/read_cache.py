"""A cache of values read from a store; they stay valid until the store on disk changes."""

from __future__ import annotations

import os
import re
from collections import OrderedDict
from pathlib import Path
from typing import Any, NamedTuple

from triplewire.graph.store.remote import RemoteStore

Source = Path | RemoteStore

_DATA = re.compile(r"CURRENT$|MANIFEST|\.log$|\.sst$")  # the files of a store on disk that change with its content
_BYTES = 64 << 20  # of pickled values, at most


class Entry(NamedTuple):
    """A value, the state of the store that it was read from, and its size in bytes when pickled."""

    value: Any
    state: object
    size: int


class ReadCache:
    """The least recently used values are dropped first; each is stored under the pickled call that returned it."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._entries: OrderedDict[bytes, Entry] = OrderedDict()
        self._size = 0

    def get(self, call: bytes) -> Entry | None:
        """Return the value of the call, or None if it is not cached or the store has changed since."""
        entry = self._entries.get(call)
        if entry is None:
            return None
        if entry.state != state(self._source):
            self._drop(call)
            return None
        self._entries.move_to_end(call)
        return entry

    def put(self, call: bytes, entry: Entry) -> None:
        """Store the value of a call; values of remote stores, whose state is unknown, are not stored."""
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
    """Return a value that differs after every change of a store on disk; None for a store that is not on this disk."""
    if isinstance(source, RemoteStore) or not source.is_dir():
        return None
    with os.scandir(source) as entries:
        files = ((entry.name, entry.stat()) for entry in entries if _DATA.search(entry.name))
        return sorted((name, stat.st_size, stat.st_mtime_ns) for name, stat in files)
