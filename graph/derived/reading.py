"""The database of what is derived, in a process that only reads the store."""

from __future__ import annotations

import os
import sqlite3
from contextlib import suppress
from pathlib import Path

from triplewire.graph.derived.database import FILE, FORMAT
from triplewire.graph.derived.index import Index
from triplewire.graph.derived.tables import are_sound
from triplewire.graph.whole_files import checksum_of


def are_rows_damaged(folder: Path) -> bool:
    """Return whether the file that a killed process left is missing, or no longer as it was written."""
    path = folder / FILE
    try:
        return not (path.is_file() and are_sound(_connected_to_read(path)))
    except sqlite3.Error as error:  # a change that was only begun is undone when it is next opened to write
        return not getattr(error, "sqlite_errorname", "").startswith("SQLITE_READONLY")


def _connected_to_read(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, check_same_thread=False)


class Reading:
    """The database in a process that only reads the store."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE
        self._opened: object = None  # the process and the file that the connection belongs to
        self._connection = sqlite3.connect(":memory:")
        self._compared: object = None  # the file and the checksum that it was found to have

    def index(self, last: str, sealed: int | None) -> Index | None:
        """Return the look-ups over all documents; None if they do not tell of the store as it is.

        `last` is the digest of the last change of the store, and `sealed` the checksum of the file; None while a
        process is writing to the store: then what is not settled will be in a moment.
        """
        with suppress(sqlite3.Error, OSError):
            found = self._path.stat()
            file = (found.st_ino, found.st_size, found.st_mtime_ns)
            if sealed is not None and self._compared != (file, sealed):
                if checksum_of(self._path) != sealed:
                    return None
                self._compared = (file, sealed)
            if self._opened != (os.getpid(), found.st_ino):  # a connection must not be used by a forked process
                self._connection = _connected_to_read(self._path)
                self._opened = (os.getpid(), found.st_ino)
            if self._connection.execute("PRAGMA user_version").fetchone() != (FORMAT,):
                return None
            states = self._connection.execute("SELECT before, after FROM state").fetchall()
            settled = sealed is None or not self._connection.execute("SELECT 1 FROM changing").fetchone()
            if settled and len(states) == 1 and last in states[0]:
                return Index(self._connection)
        return None
