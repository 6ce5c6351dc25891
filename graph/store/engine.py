"""What the engine needs and what it says: memory, errors, changes that it has made or only begun."""

from __future__ import annotations

import errno
import gc
import mmap
import re
import sqlite3
import sys
from contextlib import suppress
from pathlib import Path

import pyoxigraph as ox

from triplewire.graph.errors import (
    StoreDamaged,
    StoreError,
    StoreLocked,
)
from triplewire.graph.store.kept_files import FOLDER
from triplewire.graph.store.seal import (
    Change,
    Seal,
    digest,
)
from triplewire.graph.store.transactions import remove

ENGINE_ERRORS = (OSError, RuntimeError, sqlite3.Error)
_had = 0  # what there was for the first store of this process, or of the one that it was forked from
_OWN_FOLDER = re.compile(rf"/{re.escape(FOLDER)}/[^/]+")


def check_memory(folder: Path, needed: int) -> None:
    """Raise StoreError if the limit of the process leaves the engine too little memory for its first store."""
    global _had  # noqa: PLW0603  # of this process
    if sys.platform != "linux" or needed <= _had:
        return
    try:
        mmap.mmap(-1, needed, mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS, mmap.PROT_READ).close()
    except OSError as error:
        reason = f"it needs {needed >> 20} MiB of memory to be opened: raise the limit (ulimit -v)"
        raise StoreError(str(folder), reason) from error
    _had = needed


def of_engine(folder: Path, error: Exception) -> StoreError:
    """Return the error of the store for an error of the engine, if no process is changing the store."""
    said = _OWN_FOLDER.sub("", " ".join(str(error).split()))
    if isinstance(error, StoreError):
        return error
    if isinstance(error, FileNotFoundError) or "orrupt" in said:
        return StoreDamaged(str(folder), f"the engine says: {said[:200]}")
    if "lock" in said.lower():
        return StoreLocked(str(folder))
    if getattr(error, "errno", None) == errno.ENOSPC or "No space left" in said or "disk is full" in said:
        return StoreError(str(folder), "the disk is full: free some space; what was committed before is kept")
    return StoreError(str(folder), f"cannot be used: {said}")


def check_changes(folder: Path, seal: Seal, engine: ox.Store) -> None:
    """Raise StoreDamaged if the store lacks the last change, and has not made the next."""
    if seal.last and not any(is_made(change, engine) for change in (seal.last, seal.next) if change):
        raise StoreDamaged(str(folder), "its last changes are lost")


def is_made(change: Change, engine: ox.Store) -> bool:
    """Return whether the store has a change: the graph by which it is known consists of the triples that it writes."""
    found = engine.quads_for_pattern(None, None, None, ox.NamedNode(change.graph))
    return digest(quad.triple for quad in found) == change.digest


def is_half(engine: ox.Store, seal: Seal) -> bool:
    """Return whether graphs are loaded, but those that change with them are not changed."""
    change = seal.next
    loaded = change.loaded if change else ()
    there = any(next(engine.quads_for_pattern(None, None, None, ox.NamedNode(g)), None) for g in loaded)
    return there and change is not None and not is_made(change, engine)


def undo_half(engine: ox.Store, seal: Seal) -> None:
    """Remove the graphs of a change that was only begun."""
    if seal.next and is_half(engine, seal):
        remove(engine, seal.next.loaded)


def is_closed(folder: Path) -> bool:
    """Return whether the engine is certainly closed; results that are still being read keep it open."""
    gc.collect()
    lock = str(folder.resolve() / "LOCK")
    return sys.platform == "linux" and all(
        str(file) != lock for name in Path("/proc/self/fd").iterdir() for file in _target(name)
    )


def _target(link: Path) -> list[Path]:
    with suppress(FileNotFoundError):  # closed meanwhile
        return [link.readlink()]
    return []
