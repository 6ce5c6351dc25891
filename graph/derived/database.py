"""The database of what is derived from the graphs of documents: a file beside those of the engine.

All of it can be computed from the store again, so it is emptied wherever it may not fit. What is derived from a graph
is deleted, durably, before that graph changes in the store; whenever the process is killed, nothing stale is left. The
database has the digest of the last change of the store that it knows of, and of the one that was coming then: if the
store has made another since, by a program that does not know of the database, all of it is emptied.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

FILE = "DERIVED"
_FORMAT = 1
_TABLES = """
CREATE TABLE state (before TEXT NOT NULL, after TEXT NOT NULL);
CREATE TABLE maker (code TEXT NOT NULL);
CREATE TABLE part (form TEXT NOT NULL, graph TEXT NOT NULL, data BLOB NOT NULL);
CREATE UNIQUE INDEX part_of_graph ON part (graph, form);
"""
_BY_GRAPH = ("part",)  # tables with a column `graph`
_QUICK = 1  # level of compression: the fastest, to a ninth


class Derived:
    """The database of one folder, in the one process that writes to the store."""

    def __init__(self, folder: Path, last: str) -> None:
        """Open it, or make an empty one; `last` is the digest of the last change of the store, or ""."""
        self._path = folder / FILE
        try:
            self._connection = self._opened(last)
        except sqlite3.Error:
            self._path.unlink(missing_ok=True)
            self._connection = self._opened(last)

    def _opened(self, last: str) -> sqlite3.Connection:
        connection = sqlite3.connect(self._path, isolation_level=None, check_same_thread=False)
        connection.execute("PRAGMA secure_delete = ON")  # words of a removed document do not stay in the file
        connection.execute("PRAGMA synchronous = FULL")
        if connection.execute("PRAGMA user_version").fetchone() != (_FORMAT,) or not _fits(connection, last):
            connection.close()
            self._path.unlink(missing_ok=True)
            connection = sqlite3.connect(self._path, isolation_level=None, check_same_thread=False)
            connection.execute("PRAGMA secure_delete = ON")
            connection.executescript(f"BEGIN; {_TABLES} PRAGMA user_version = {_FORMAT}; COMMIT;")
            connection.execute("INSERT INTO state VALUES (?, ?)", (last, last))
        return connection

    def forget(self, graphs: Iterable[str], before: str, after: str) -> None:
        """Delete all that is derived from these graphs, for a change of the store from one digest to the other."""
        listed = [(graph,) for graph in graphs]
        with self._connection as connection:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("UPDATE state SET before = ?, after = ?", (before, after))
            for table in _BY_GRAPH:
                connection.executemany(f"DELETE FROM {table} WHERE graph = ?", listed)  # noqa: S608  # our own names

    def made_by(self, code: str) -> None:
        """Delete all parts of exports that other code than this has made."""
        if self._connection.execute("SELECT code FROM maker").fetchone() == (code,):
            return
        with self._connection as connection:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("DELETE FROM part")
            connection.execute("DELETE FROM maker")
            connection.execute("INSERT INTO maker VALUES (?)", (code,))

    def part(self, form: str, graph: str) -> bytes | None:
        """Return the part of an export that the graph of one document gives; None if it is not known."""
        query = "SELECT data FROM part WHERE graph = ? AND form = ?"
        row = self._connection.execute(query, (graph, form)).fetchone()
        with suppress(zlib.error):
            return zlib.decompress(row[0]) if row else None
        return None

    def keep_parts(self, form: str, parts: Iterable[tuple[str, bytes]]) -> None:
        """Add the parts of an export by graph."""
        rows = ((form, graph, zlib.compress(data, _QUICK)) for graph, data in parts)
        with self._connection as connection:
            connection.execute("BEGIN IMMEDIATE")
            connection.executemany("INSERT OR REPLACE INTO part VALUES (?, ?, ?)", rows)

    def close(self) -> None:
        """Close the file."""
        self._connection.close()


def _fits(connection: sqlite3.Connection, last: str) -> bool:
    """Return whether the database knows the last change of the store."""
    states = connection.execute("SELECT before, after FROM state").fetchall()
    return len(states) == 1 and last in states[0]
