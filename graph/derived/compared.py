"""What is kept of the happenings that documents tell of: the story of each, and the comparison of each two.

It is made and read by `graph.identity.happenings`; here it is bytes. Each row ends with a checksum, and a row that does
not fit its own is not there.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterable, Mapping

from triplewire.graph.derived.tables import key_of

TABLES = (
    "CREATE TABLE story (graph INTEGER PRIMARY KEY, data BLOB NOT NULL, crc INTEGER NOT NULL)",
    "CREATE TABLE pair (one INTEGER, other INTEGER, data BLOB, crc INTEGER, PRIMARY KEY (one, other)) WITHOUT ROWID",
    "CREATE INDEX pair_by_other ON pair (other)",
)


def forget(connection: sqlite3.Connection, graphs: Iterable[str]) -> None:
    """Delete all that is kept of these documents."""
    keys = [(key_of(graph),) for graph in graphs]
    connection.executemany("DELETE FROM story WHERE graph = ?", keys)
    connection.executemany("DELETE FROM pair WHERE one = ?", keys)
    connection.executemany("DELETE FROM pair WHERE other = ?", keys)


def keep(connection: sqlite3.Connection, stories: Mapping[str, bytes], pairs: Mapping[tuple[str, str], bytes]) -> None:
    """Keep stories by their graphs, and comparisons by the two graphs."""
    told = ((key, data, _checksum(data, key)) for key, data in ((key_of(g), data) for g, data in stories.items()))
    connection.executemany("INSERT OR REPLACE INTO story VALUES (?, ?, ?)", told)
    keyed = ((sorted(map(key_of, graphs)), data) for graphs, data in pairs.items())
    compared = ((*keys, data, _checksum(data, *keys)) for keys, data in keyed)
    connection.executemany("INSERT OR REPLACE INTO pair VALUES (?, ?, ?, ?)", compared)


def story_of(connection: sqlite3.Connection, graph: str) -> bytes | None:
    """Return the story of a document. Raises sqlite3.Error."""
    key = key_of(graph)
    row = connection.execute("SELECT data, crc FROM story WHERE graph = ?", (key,)).fetchone()
    return row[0] if row and _checksum(row[0], key) == row[1] else None


def pairs_of(connection: sqlite3.Connection, graph: str) -> dict[int, bytes]:
    """Return the comparisons of a document by the keys of the others. Raises sqlite3.Error."""
    key = key_of(graph)
    sql = "SELECT * FROM pair WHERE one = ? UNION ALL SELECT * FROM pair WHERE other = ? AND one != other"
    rows = connection.execute(sql, (key, key))
    return {other if one == key else one: data for one, other, data, crc in rows if _checksum(data, one, other) == crc}


def _checksum(data: bytes, *keys: int) -> int:
    return zlib.crc32(data, zlib.crc32(b" ".join(b"%d" % key for key in keys)))
