"""The database of what is derived from the graphs of documents: a file beside those of the engine.

All of it can be computed from the store again, so it is emptied wherever it may not fit. Before a graph changes in the
store, the parts of exports that it gave are deleted and the graph is noted, durably; its rows are replaced afterwards,
or when the store is opened again, so whenever the process is killed, nothing stale is left or taken for current. The
database has the digest of the last change of the store that it knows of, and of the one that was coming then: if the
store has made another since, by a program that does not know of the database, all of it is emptied.

SQLite does not notice a byte that is no longer the one that was written. The seal of a closed store has the checksum of
the whole file (store/seal.py), which is compared before anything is read from it. After a kill, the rows have theirs.
"""

from __future__ import annotations

import os
import sqlite3
import zlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

import pyoxigraph as ox

from triplewire.graph.derived.compared import TABLES as COMPARED
from triplewire.graph.derived.compared import forget, keep, pairs_of, story_of
from triplewire.graph.derived.index import Index
from triplewire.graph.derived.rows import are_listed, rows_of
from triplewire.graph.derived.tables import TABLES, are_sound, checksum, put

FILE = "DERIVED"
FORMAT = 10
_TABLES = (
    "CREATE TABLE state (before TEXT NOT NULL, after TEXT NOT NULL)",
    "CREATE TABLE changing (graph TEXT PRIMARY KEY)",
    "CREATE TABLE output (folder TEXT PRIMARY KEY, base TEXT NOT NULL, fresh INTEGER NOT NULL, crc INTEGER NOT NULL)",
    "CREATE TABLE written (folder TEXT NOT NULL, name TEXT NOT NULL, crc INTEGER NOT NULL, PRIMARY KEY (folder, name))",
    "CREATE TABLE maker (what TEXT PRIMARY KEY, code TEXT NOT NULL)",
    "CREATE TABLE export (form TEXT NOT NULL, graph TEXT NOT NULL, data BLOB NOT NULL)",
    "CREATE UNIQUE INDEX export_of_graph ON export (graph, form)",
    *COMPARED,
)
_MADE = {"export": ("DELETE FROM export",), "compared": ("DELETE FROM story", "DELETE FROM pair")}
_FAULT = "SQLITE_ERROR"  # a fault of ours; any other error is one of the disk or the file
_AT_ONCE = 64  # graphs of which the rows are written in one transaction
_QUICK = 1  # level of compression: the fastest, to a ninth


Triples = Collection[ox.Triple]


class Output(NamedTuple):
    """A folder with files of a build, the base of the IRIs in them, and whether they tell of the store as it is.

    `files` are the checksums of the files as they were written, by name; none where they are not known.
    """

    folder: Path
    base: str
    fresh: bool
    files: dict[str, int]


class Maker(NamedTuple):
    """What makes the part of an export from a graph and, if anything, from its former part.

    The latter takes the triples that go and those that come.
    """

    make: Callable[[str, Iterable[ox.Triple]], bytes]
    amend: Callable[[str, bytes, Triples, Triples], bytes] | None = None


Former = Mapping[tuple[str, str], bytes]  # compressed parts of exports, by form and graph


class Derived:
    """The database of one folder, in the one process that writes to the store."""

    def __init__(self, folder: Path, last: str, *, sound: bool | None) -> None:
        """Open it, or make an empty one; `last` is the digest of the last change of the store, or "".

        `sound` is whether the file is as it was when the store was closed; None if the store was not closed since.
        """
        self.ahead: dict[str, Maker] = {}  # of the parts to make on writing, by form
        self._path = folder / FILE
        self._connection = _connected(self._path)
        try:
            fitting = sound is not False and self._fits(last) and (sound or are_sound(self._connection))
        except sqlite3.Error:
            fitting = False
        self.is_new = not fitting
        if not fitting:
            self._begin(last)
        elif not sound:
            with self._changing() as connection:
                connection.execute("UPDATE output SET fresh = 0")  # which no checksum covers

    def _fits(self, last: str) -> bool:
        """Return whether the database knows the last change of the store."""
        _configure(self._connection)
        if self._connection.execute("PRAGMA user_version").fetchone() != (FORMAT,):
            return False
        states = self._connection.execute("SELECT before, after FROM state").fetchall()
        return len(states) == 1 and last in states[0]

    def _begin(self, *states: str) -> None:
        """Replace the database by an empty one, which still knows the folders. Raises sqlite3.Error, OSError."""
        outputs: list[Output] = []
        with suppress(sqlite3.Error):
            outputs = self.outputs()
        self._connection.close()
        self._path.unlink(missing_ok=True)
        self._connection = _connected(self._path)
        _configure(self._connection)
        with self._changing() as connection:
            for table in (*_TABLES, *TABLES.split(";")):
                connection.execute(table)
            connection.execute(f"PRAGMA user_version = {FORMAT}")
            connection.execute("INSERT INTO state VALUES (?, ?)", (states[0], states[-1]))
            rows = [(place := self._relative(o.folder), o.base, 0, checksum((place, o.base))) for o in outputs]
            connection.executemany("INSERT INTO output VALUES (?, ?, ?, ?)", rows)
            written = [(self._relative(o.folder), name, crc) for o in outputs for name, crc in o.files.items()]
            connection.executemany("INSERT INTO written VALUES (?, ?, ?)", written)

    @contextmanager
    def _changing(self) -> Iterator[sqlite3.Connection]:
        with self._connection as connection:
            connection.execute("BEGIN IMMEDIATE")
            yield connection

    def forget(
        self, changes: Mapping[str, Iterable[ox.Triple]], before: str, after: str, replaced: Collection[str]
    ) -> None:
        """Note that triples of graphs come or go, with the digests of the store before and after.

        Those that are `replaced` may tell of something else afterwards. Raises sqlite3.Error, OSError.
        """
        listed = [(graph,) for graph, triples in changes.items() if are_listed(triples)]
        try:
            with self._changing() as connection:
                connection.execute("UPDATE state SET before = ?, after = ?", (before, after))
                connection.execute("UPDATE output SET fresh = 0")
                connection.executemany("DELETE FROM export WHERE graph = ?", ((graph,) for graph in changes))
                connection.executemany("INSERT OR IGNORE INTO changing VALUES (?)", listed)
                forget(connection, replaced)
        except sqlite3.DatabaseError:
            self._begin(before, after)
            self.is_new = True

    def settle(self, graphs: Iterable[str], read: Callable[[str], Iterable[ox.Triple]]) -> None:
        """Replace the rows of the graphs that were noted, and of all `graphs` if the database is new.

        `read` gives the triples of a graph as they are now. Where the disk is full, they stay noted.
        """
        with _bearable():
            if self.is_new:
                with self._changing() as connection:
                    connection.executemany("INSERT OR IGNORE INTO changing VALUES (?)", ((graph,) for graph in graphs))
                self.is_new = False
            noted = [graph for (graph,) in self._connection.execute("SELECT graph FROM changing ORDER BY graph")]
            for first in range(0, len(noted), _AT_ONCE):
                with self._changing() as connection:
                    for graph in noted[first : first + _AT_ONCE]:
                        put(connection, graph, rows_of(graph, read(graph)))
                        connection.execute("DELETE FROM changing WHERE graph = ?", (graph,))

    def wrote(self, folder: Path, base: str, files: Mapping[str, int]) -> None:
        """Note that these files of a build in the folder, with their checksums, tell of the store as it is now."""
        place = self._relative(folder)
        with _bearable(), self._changing() as connection:
            row = (place, base, 1, checksum((place, base)))
            connection.execute("INSERT OR REPLACE INTO output VALUES (?, ?, ?, ?)", row)
            rows = [(place, name, crc) for name, crc in files.items()]
            connection.executemany("INSERT OR REPLACE INTO written VALUES (?, ?, ?)", rows)

    def outputs(self) -> list[Output]:
        """Return the folders with files of builds."""
        files: dict[str, dict[str, int]] = {}
        with suppress(sqlite3.OperationalError):  # a database of an earlier version does not know them
            for folder, name, crc in self._connection.execute("SELECT folder, name, crc FROM written"):
                files.setdefault(folder, {})[name] = crc
        rows = self._connection.execute("SELECT * FROM output ORDER BY folder")
        return [
            Output((self._path.parent / folder).resolve(), base, bool(fresh), files.get(folder, {}))
            for folder, base, fresh, *crc in rows  # an earlier version wrote no checksum
            if crc in ([], [checksum((folder, base))])
        ]

    def _relative(self, folder: Path) -> str:
        """Return the path from the store to a folder, so that both can be moved together."""
        return os.path.relpath(folder.resolve(), self._path.parent.resolve())

    def made_by(self, what: str, code: str) -> None:
        """Delete all parts of exports ("export"), or all comparisons ("compared"), that other code than this made."""
        try:
            if self._connection.execute("SELECT code FROM maker WHERE what = ?", (what,)).fetchone() == (code,):
                return
            with self._changing() as connection:
                for delete in _MADE[what]:
                    connection.execute(delete)
                connection.execute("INSERT OR REPLACE INTO maker VALUES (?, ?)", (what, code))
        except sqlite3.DatabaseError:
            self._begin("")

    def part(self, form: str, graph: str) -> bytes | None:
        """Return the part of an export that the graph of one document gives; None if it is not known, or damaged."""
        with suppress(zlib.error, sqlite3.Error):
            query = "SELECT data FROM export WHERE graph = ? AND form = ?"
            row = self._connection.execute(query, (graph, form)).fetchone()
            return zlib.decompress(row[0]) if row else None
        return None

    def former(self, graphs: Iterable[str]) -> Former:
        """Return the parts of the graphs, in the forms that are wanted ahead and can be amended."""
        amendable = [form for form, maker in self.ahead.items() if maker.amend]
        query = "SELECT data FROM export WHERE graph = ? AND form = ?"
        keys = [(form, graph) for graph in graphs for form in amendable]
        with suppress(sqlite3.Error):
            found = {key: self._connection.execute(query, key[::-1]).fetchone() for key in keys}
            return {key: row[0] for key, row in found.items() if row}
        return {}

    def keep_parts(self, form: str, parts: Iterable[tuple[str, bytes]]) -> None:
        """Add the parts of an export by graph, if the disk has room for them."""
        rows = ((form, graph, zlib.compress(data, _QUICK)) for graph, data in parts)
        with _bearable(), self._changing() as connection:
            connection.executemany("INSERT OR REPLACE INTO export VALUES (?, ?, ?)", rows)

    def make_ahead(self, graphs: Mapping[str, Collection[ox.Triple]]) -> None:
        """Add the parts of exports that are wanted `ahead`, from the triples of graphs as they are now."""
        for form, maker in self.ahead.items():
            self.keep_parts(form, ((graph, maker.make(graph, triples)) for graph, triples in graphs.items() if triples))

    def amend(self, former: Former, amended: Mapping[str, tuple[Triples, Triples]]) -> None:
        """Add the parts of graphs that lost and got triples, from their former parts: the store need not be read."""

        def parts(form: str, maker: Maker) -> Iterator[tuple[str, bytes]]:
            for graph, (gone, added) in amended.items():
                if maker.amend and (data := former.get((form, graph))):
                    with suppress(zlib.error):
                        yield graph, maker.amend(graph, zlib.decompress(data), gone, added)

        for form, maker in self.ahead.items():
            self.keep_parts(form, parts(form, maker))

    def story(self, graph: str) -> bytes | None:
        """Return what is kept of the story of a document, if it is sound."""
        with suppress(sqlite3.Error):
            return story_of(self._connection, graph)
        return None

    def pairs(self, graph: str) -> dict[int, bytes]:
        """Return what is kept of the comparisons of a document with others, by the keys of these (`key_of`)."""
        with suppress(sqlite3.Error):
            return pairs_of(self._connection, graph)
        return {}

    def keep_compared(self, stories: Mapping[str, bytes], pairs: Mapping[tuple[str, str], bytes]) -> None:
        """Keep stories of documents as they are now, and comparisons of two, if the disk has room for them."""
        with _bearable(), self._changing() as connection:
            keep(connection, stories, pairs)

    @property
    def index(self) -> Index | None:
        """The look-ups over all documents; None where some are not settled."""
        with suppress(sqlite3.Error):
            if not self.is_new and not self._connection.execute("SELECT 1 FROM changing").fetchone():
                return Index(self._connection)
        return None

    def close(self) -> None:
        """Close the file."""
        self._connection.close()


@contextmanager
def _bearable() -> Iterator[None]:
    """Suppress errors of the disk and the file."""
    try:
        yield
    except sqlite3.Error as error:
        if getattr(error, "sqlite_errorname", _FAULT) == _FAULT:
            raise


def _connected(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path, isolation_level=None, check_same_thread=False)


def _configure(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA secure_delete = ON")  # words of a removed document do not stay in the file
    connection.execute("PRAGMA synchronous = FULL")
