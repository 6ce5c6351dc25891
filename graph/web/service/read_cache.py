"""A cache of values read from a store, each with the state of the store that it was read from."""

from __future__ import annotations

import time
from collections import OrderedDict
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from triplewire.graph.errors import StoreError
from triplewire.graph.store.remote import RemoteStore
from triplewire.graph.store.seal import SEAL, read_seal

Source = Path | RemoteStore

_BYTES = 64 << 20  # of pickled calls and values, at most
_ENTRY = 1000  # bytes that an entry takes beside them
_REST = 4  # times as long as a value took, until it is computed again
_STALE = 30.0  # seconds for which a value that has been outdated may be used; for one that takes long,
_TIMES = 20  # so many times as long as it took
_LAST_RESORT = 600.0  # seconds for which it may be used where there is no newer one


class State(NamedTuple):
    """The state of a store on disk, which differs after every change, and how often something was taken back so far."""

    seal: tuple[int, ...]
    withdrawals: int = 0


def is_behind(one: State | None, other: State | None) -> bool:
    """Return whether something was taken back between a state and another one."""
    return one is not None and other is not None and one.withdrawals < other.withdrawals


@dataclass(slots=True)
class Entry:
    """A value, the state of the store that it was read from, its pickled size in bytes, and the seconds it took."""

    value: Any
    state: State | None
    size: int
    seconds: float = 0.0
    made: float = field(default_factory=time.monotonic)
    valid: float = field(default_factory=time.monotonic)  # when it was known to be up to date

    def current(self, state: State | None) -> bool:
        """Return whether the value is that of the store in this state."""
        if self.state == state:
            self.valid = time.monotonic()
        return self.state == state

    def usable(self) -> bool:
        """Return whether an outdated value may still be used while a newer one is computed."""
        return time.monotonic() < self.valid + max(_STALE, _TIMES * self.seconds)

    def better_than_none(self) -> bool:
        """Return whether an outdated value may be used although it should be newer, because that cannot be computed."""
        return time.monotonic() < self.valid + max(_LAST_RESORT, _TIMES * self.seconds)

    def due(self) -> bool:
        """Return whether an outdated value may be computed again, so that this takes at most a fifth of the time."""
        return time.monotonic() >= self.made + _REST * self.seconds


class ReadCache:
    """The least recently used values are dropped first; each is stored under the pickled call that returned it."""

    def __init__(self) -> None:
        self._entries: OrderedDict[bytes, Entry] = OrderedDict()
        self._size = 0

    def get(self, call: bytes) -> Entry | None:
        """Return the entry of the call, which may be outdated."""
        if entry := self._entries.get(call):
            self._entries.move_to_end(call)
        return entry

    def clear(self) -> None:
        """Drop every entry: what was computed before an edit is not shown after it."""
        self._entries.clear()
        self._size = 0

    def put(self, call: bytes, entry: Entry) -> None:
        """Store the value of a call; values of remote stores, whose state is unknown, are not stored."""
        if entry.state is None:
            return
        if old := self._entries.pop(call, None):
            self._size -= _size(call, old)
        self._entries[call] = entry
        self._size += _size(call, entry)
        while self._size > _BYTES:
            self._size -= _size(*self._entries.popitem(last=False))


def _size(call: bytes, entry: Entry) -> int:
    return len(call) + entry.size + _ENTRY


def state(source: Source) -> State | None:
    """Return the state of a store on disk, whose seal is replaced with every change.

    None for a store that is not there, or not on this disk.
    """
    if isinstance(source, RemoteStore):
        return None
    try:
        seal = (source / SEAL).stat()
    except OSError:
        return None
    key = (seal.st_ino, seal.st_size, seal.st_mtime_ns)
    return State(key, _withdrawals(source, key))


@lru_cache(16)  # the seal is read again only if it is another
def _withdrawals(source: Path, seal: tuple[int, ...]) -> int:  # noqa: ARG001  # the key of the cache
    try:
        found = read_seal(source)
    except (StoreError, OSError):
        return 0
    return found.withdrawals if found else 0
