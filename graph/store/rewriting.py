"""Rewriting of a store on disk into new files, which have nothing of what was removed from it.

The engine never forgets a text: its table of strings keeps the words of a removed document, however often it merges its
files. So what the store has is put into a new one, which takes the place of the other.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from itertools import islice
from pathlib import Path

import pyoxigraph as ox

from triplewire.graph.derived.database import FILE
from triplewire.graph.errors import StoreMissing, StoreMoved
from triplewire.graph.store.disk import Writer, is_store
from triplewire.graph.store.engine import ENGINE_ERRORS, of_engine
from triplewire.graph.store.lock import WriterLock
from triplewire.graph.store.replacing import check_replaceable, clear_replaced, new_folder, replace_folder
from triplewire.graph.store.seal import Seal, measured, read_seal, write_seal
from triplewire.graph.whole_files import checksum_of

_AT_ONCE = 200_000  # quads, of which each needs 2 kB of memory to be loaded


def rewrite(folder: Path) -> None:
    """Write a store into new files, completely or not at all.

    The disk needs room for both. Raises StoreError.
    """
    folder = folder.resolve()
    if not is_store(folder):
        raise StoreMissing(str(folder))
    check_replaceable(folder)
    Writer(folder).close()  # which makes what is derived complete, and seals it all
    lock = WriterLock(folder)
    try:
        seal = read_seal(folder)
        if seal is None or seal.state != "closed":  # another process was faster
            raise StoreMoved(str(folder))
        _fill(folder, new_folder(folder), seal)
        replace_folder(folder)
    except ENGINE_ERRORS as error:
        raise of_engine(folder, error) from error
    finally:
        clear_replaced(folder)
        lock.release()


def _fill(folder: Path, new: Path, seal: Seal) -> None:
    """Write what a store has into a new folder, with a seal that names no graph: the last may be a removed one."""
    quads, engine = iter(ox.Store.read_only(str(folder))), ox.Store(str(new))
    for some in iter(lambda: list(islice(quads, _AT_ONCE)), []):
        engine.bulk_extend(some)
    engine.flush()
    del engine
    ox.Store(str(new))  # on opening, the engine removes the logs that it keeps for reuse
    derived = _copied(folder / FILE, new / FILE)
    write_seal(new, Seal("closed", measured(new, {}), None, None, seal.loads, seal.withdrawals + 1, derived))


def _copied(derived: Path, copy: Path) -> int | None:
    """Copy what is derived without the pages that it no longer uses; return the checksum, or None if it is damaged."""
    with suppress(sqlite3.Error), closing(sqlite3.connect(f"{derived.as_uri()}?mode=ro", uri=True)) as connection:
        connection.execute("VACUUM INTO ?", (str(copy),))
        with closing(sqlite3.connect(copy)) as made, made:
            made.execute("UPDATE state SET before = '', after = ''")
        return checksum_of(copy)
    copy.unlink(missing_ok=True)
    return None
