"""The tables of the index: what is looked up, not searched, and the changes of a document to them.

SQLite does not notice when a byte of a file is no longer the one that was written. So each row ends with a checksum.
"""

from __future__ import annotations

import hashlib
import sqlite3
import zlib
from collections.abc import Iterable

from triplewire.graph.derived.rows import DocumentRow, Rows, ThingRow, folded
from triplewire.graph.iris import slug

TABLES = """
CREATE TABLE document (
  key INTEGER PRIMARY KEY, graph TEXT NOT NULL UNIQUE, id TEXT, title TEXT, published TEXT, url TEXT, outlet TEXT,
  events INTEGER, linked INTEGER, claims INTEGER, relations INTEGER, statements INTEGER,
  relation_claims INTEGER, facts INTEGER, folded TEXT, crc INTEGER);
CREATE INDEX document_by_day ON document (published, id) WHERE id IS NOT NULL;
CREATE TABLE event (
  key INTEGER, number INTEGER, iri TEXT, label TEXT, family TEXT, time TEXT, state TEXT, speakers TEXT, folded TEXT,
  crc INTEGER,   PRIMARY KEY (key, number)) WITHOUT ROWID;
CREATE INDEX event_by_day ON event (time, iri) WHERE time GLOB '[0-9][0-9][0-9][0-9]*';
CREATE TABLE part (
  key INTEGER, event INTEGER, role TEXT, thing TEXT, crc INTEGER,
  PRIMARY KEY (key, event, role, thing)) WITHOUT ROWID;
CREATE INDEX part_by_thing ON part (thing);
CREATE TABLE relation (
  key INTEGER, id TEXT, one TEXT, other TEXT, crc INTEGER, PRIMARY KEY (key, id, one, other)) WITHOUT ROWID;
CREATE INDEX relation_by_one ON relation (one);
CREATE TABLE thing (
  key INTEGER, iri TEXT, kind TEXT, label TEXT, names TEXT, named INTEGER, known INTEGER, mentions INTEGER,
  events INTEGER, places INTEGER, links INTEGER, at TEXT, crc INTEGER, PRIMARY KEY (key, iri)) WITHOUT ROWID;
CREATE INDEX thing_by_iri ON thing (iri);
CREATE TABLE node (
  iri TEXT PRIMARY KEY, kind TEXT, label TEXT, names TEXT, documents INTEGER, named INTEGER, known INTEGER,
  mentions INTEGER, events INTEGER, places INTEGER, links INTEGER, at TEXT, crc INTEGER) WITHOUT ROWID;
CREATE INDEX node_by_named ON node (named) WHERE named > 0;
CREATE INDEX node_by_links ON node (known > 0, links) WHERE links > 0;
CREATE TABLE word (word TEXT, iri TEXT, crc INTEGER, PRIMARY KEY (word, iri)) WITHOUT ROWID;
CREATE TABLE office (
  key INTEGER, iri TEXT, label TEXT, plain TEXT, crc INTEGER, PRIMARY KEY (key, iri, label)) WITHOUT ROWID;
CREATE TABLE withheld (
  key INTEGER, kind TEXT, number INTEGER, crc INTEGER, PRIMARY KEY (key, kind)) WITHOUT ROWID;
CREATE TABLE filed (name INTEGER, key INTEGER, crc INTEGER, PRIMARY KEY (name, key)) WITHOUT ROWID;
CREATE INDEX filed_by_key ON filed (key);
CREATE TABLE body (key INTEGER PRIMARY KEY, folded TEXT, crc INTEGER);
CREATE TABLE family (name TEXT PRIMARY KEY, events INTEGER) WITHOUT ROWID
"""  # statements with semicolons between them
_OF_DOCUMENT = ("event", "part", "relation", "thing", "office", "withheld", "body", "filed")
_Texts = tuple[str, str, str, str]  # the kind, label, names and point of a thing
_COUNTS = ("named", "known", "mentions", "events", "places", "links")


def put(connection: sqlite3.Connection, graph: str, rows: Rows) -> None:
    """Make these the rows of a graph; without any, the graph is not known."""
    _take_out(connection, graph)
    if not (rows.document or rows.events or rows.things or rows.relations or rows.offices):
        return
    document = (
        (*rows.document, folded(rows.document.title)) if rows.document else (None,) * (len(DocumentRow._fields) + 1)
    )
    key = key_of(graph)
    _insert(connection, "document", [(key, graph, *document)])
    number = {event.iri: i for i, event in enumerate(rows.events)}
    _insert(connection, "event", ((key, number[event.iri], *event) for event in rows.events))
    _insert(connection, "part", ((key, number[part.event], part.role, part.thing) for part in rows.parts))
    _insert(connection, "relation", ((key, *relation) for relation in rows.relations))
    _insert(connection, "thing", ((key, *thing) for thing in rows.things))
    _insert(connection, "office", ((key, *office) for office in rows.offices))
    _insert(connection, "withheld", ((key, *row) for row in rows.withheld))
    _insert(connection, "body", [(key, rows.body)] if rows.body else [])
    _insert(connection, "filed", ((key_of(name), key) for name in rows.keys))
    for thing in rows.things:
        _add(connection, thing)
    _count(connection, (event.family for event in rows.events), 1)


def key_of(graph: str) -> int:
    """Return the number of a graph or a key, the same in whatever order documents come; it fits into 63 bits."""
    return int.from_bytes(hashlib.blake2b(graph.encode(), digest_size=8).digest(), "big") >> 1


def _insert(connection: sqlite3.Connection, table: str, rows: Iterable[tuple[object, ...]]) -> None:
    if listed := list(rows):
        marks = ", ".join("?" * (len(listed[0]) + 1))
        rows = ((*row, checksum(row)) for row in listed)
        connection.executemany(f"INSERT OR REPLACE INTO {table} VALUES ({marks})", rows)


def checksum(row: Iterable[object]) -> int:
    """Return the checksum of a row."""
    return zlib.crc32("\0".join(map(str, row)).encode())


def are_sound(connection: sqlite3.Connection) -> bool:
    """Return whether all tables and rows are as they were written. Raises sqlite3.Error."""
    families = "SELECT family, COUNT(*) FROM event WHERE family != '' GROUP BY family"
    return (
        connection.execute("PRAGMA integrity_check(1)").fetchone() == ("ok",)
        and all(
            checksum(row) == crc
            for table in ("document", "node", "word", *_OF_DOCUMENT)
            for *row, crc in connection.execute(f"SELECT * FROM {table}")
        )
        and {*connection.execute("SELECT name, events FROM family")} == {*connection.execute(families)}
    )


def _take_out(connection: sqlite3.Connection, graph: str) -> None:
    for (key,) in connection.execute("SELECT key FROM document WHERE graph = ?", (graph,)).fetchall():
        things = [ThingRow(*row) for _, *row, _ in connection.execute("SELECT * FROM thing WHERE key = ?", (key,))]
        _count(connection, (family for (family,) in _families(connection, key)), -1)
        for table in _OF_DOCUMENT:
            connection.execute(f"DELETE FROM {table} WHERE key = ?", (key,))
        connection.execute("DELETE FROM document WHERE key = ?", (key,))
        for thing in things:
            _subtract(connection, thing)


def _families(connection: sqlite3.Connection, key: int) -> list[tuple[str]]:
    return connection.execute("SELECT family FROM event WHERE key = ?", (key,)).fetchall()


def _count(connection: sqlite3.Connection, families: Iterable[str], by: int) -> None:
    rows = ((name, by) for name in families if name)
    connection.executemany(
        "INSERT INTO family VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET events = events + excluded.events", rows
    )
    if by < 0:
        connection.execute("DELETE FROM family WHERE events <= 0")


def _add(connection: sqlite3.Connection, thing: ThingRow) -> None:
    """Add a thing of a document to the totals."""
    before = connection.execute("SELECT kind, label, names, at FROM node WHERE iri = ?", (thing.iri,)).fetchall()
    _change(connection, thing, [*before, (thing.kind, thing.label, thing.names, thing.at)], 1)


def _subtract(connection: sqlite3.Connection, thing: ThingRow) -> None:
    """Subtract a thing of a deleted document from the totals."""
    left = connection.execute("SELECT DISTINCT kind, label, names, at FROM thing WHERE iri = ?", (thing.iri,))
    if texts := left.fetchall():
        _change(connection, thing, texts, -1)
    else:
        connection.execute("DELETE FROM node WHERE iri = ?", (thing.iri,))
        _spell(connection, thing.iri, thing.names, "")


def _change(connection: sqlite3.Connection, thing: ThingRow, texts: Iterable[_Texts], by: int) -> None:
    """Replace the total of a thing: its texts by those of all documents, its counts by `by` times those of `thing`."""
    counted = connection.execute(f"SELECT names, documents, {', '.join(_COUNTS)} FROM node WHERE iri = ?", (thing.iri,))
    former, *before = counted.fetchone() or ("", *(0,) * (len(_COUNTS) + 1))
    more = (1, *(getattr(thing, name) for name in _COUNTS))
    kind, label, names, at = _joined(texts)
    counts = (count + by * other for count, other in zip(before, more, strict=True))
    _insert(connection, "node", [(thing.iri, kind, label, names, *counts, at)])
    _spell(connection, thing.iri, former, names)


def _spell(connection: sqlite3.Connection, iri: str, before: str, after: str) -> None:
    """Make the words of a thing those of its names, of which there is one a line."""
    old, new = _words(before), _words(after)
    connection.executemany("DELETE FROM word WHERE word = ? AND iri = ?", ((word, iri) for word in old - new))
    _insert(connection, "word", ((word, iri) for word in new - old))


def _words(names: str) -> set[str]:
    return {word for name in names.split("\n") for word in slug(name).split("-") if word}


def _joined(rows: Iterable[_Texts]) -> _Texts:
    """Return the kind, longest label, all names and the first point of a thing from those in several documents."""
    kinds, labels, names, points = zip(*rows, strict=True)
    label = max(labels, key=lambda text: (len(text), text))
    all_names = "\n".join(sorted({name for listed in names for name in listed.split("\n")}))
    return max(kinds), label, all_names, min(filter(None, points), default="")
