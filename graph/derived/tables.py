"""The tables of the index: what is looked up, not searched, and the changes of a document to them."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable

from triplewire.graph.derived.rows import DocumentRow, Rows, ThingRow, folded

TABLES = """
CREATE TABLE document (
  key INTEGER PRIMARY KEY, graph TEXT NOT NULL UNIQUE, id TEXT, title TEXT, published TEXT, url TEXT, events INTEGER,
  linked INTEGER, claims INTEGER, relations INTEGER, statements INTEGER, claimed INTEGER, facts INTEGER, folded TEXT);
CREATE INDEX document_by_day ON document (published, id) WHERE id IS NOT NULL;
CREATE TABLE event (
  key INTEGER, number INTEGER, iri TEXT, label TEXT, family TEXT, time TEXT, state TEXT, speakers TEXT, folded TEXT,
  PRIMARY KEY (key, number)) WITHOUT ROWID;
CREATE INDEX event_by_day ON event (time, iri) WHERE time GLOB '[0-9][0-9][0-9][0-9]*';
CREATE TABLE part (
  key INTEGER, event INTEGER, role TEXT, thing TEXT, PRIMARY KEY (key, event, role, thing)) WITHOUT ROWID;
CREATE INDEX part_by_thing ON part (thing);
CREATE TABLE relation (key INTEGER, id TEXT, one TEXT, other TEXT, PRIMARY KEY (key, id, one, other)) WITHOUT ROWID;
CREATE INDEX relation_by_one ON relation (one);
CREATE TABLE thing (
  key INTEGER, iri TEXT, kind TEXT, label TEXT, names TEXT, named INTEGER, known INTEGER, mentions INTEGER,
  events INTEGER, places INTEGER, links INTEGER, at TEXT, PRIMARY KEY (key, iri)) WITHOUT ROWID;
CREATE INDEX thing_by_iri ON thing (iri);
CREATE TABLE node (
  iri TEXT PRIMARY KEY, kind TEXT, label TEXT, names TEXT, documents INTEGER, named INTEGER, known INTEGER,
  mentions INTEGER, events INTEGER, places INTEGER, links INTEGER, at TEXT) WITHOUT ROWID;
CREATE INDEX node_by_named ON node (named) WHERE named > 0;
CREATE INDEX node_by_links ON node (known > 0, links) WHERE links > 0;
CREATE TABLE withheld (key INTEGER, kind TEXT, number INTEGER, PRIMARY KEY (key, kind)) WITHOUT ROWID;
CREATE TABLE body (key INTEGER PRIMARY KEY, folded TEXT);
CREATE TABLE family (name TEXT PRIMARY KEY, events INTEGER) WITHOUT ROWID
"""  # statements with semicolons between them
_OF_DOCUMENT = ("event", "part", "relation", "thing", "withheld", "body")
_COUNTS = ("named", "known", "mentions", "events", "places", "links")


def put(connection: sqlite3.Connection, graph: str, rows: Rows) -> None:
    """Make these the rows of a graph; without any, the graph is not known."""
    _take_out(connection, graph)
    if not (rows.document or rows.events or rows.things or rows.relations):
        return
    document = (
        (*rows.document, folded(rows.document.title)) if rows.document else (None,) * (len(DocumentRow._fields) + 1)
    )
    marks = ", ".join("?" * len(document))
    key = _key(graph)
    connection.execute(f"INSERT INTO document VALUES (?, ?, {marks})", (key, graph, *document))
    number = {event.iri: i for i, event in enumerate(rows.events)}
    _insert(connection, "event", ((key, number[event.iri], *event) for event in rows.events))
    _insert(connection, "part", ((key, number[part.event], part.role, part.thing) for part in rows.parts))
    _insert(connection, "relation", ((key, *relation) for relation in rows.relations))
    _insert(connection, "thing", ((key, *thing) for thing in rows.things))
    _insert(connection, "withheld", ((key, *row) for row in rows.withheld))
    _insert(connection, "body", [(key, rows.body)] if rows.body else [])
    for thing in rows.things:
        _add(connection, thing)
    _count(connection, (event.family for event in rows.events), 1)


def _key(graph: str) -> int:
    """Return the number of a graph, the same in whatever order documents come; it fits into 63 bits."""
    return int.from_bytes(hashlib.blake2b(graph.encode(), digest_size=8).digest(), "big") >> 1


def _insert(connection: sqlite3.Connection, table: str, rows: Iterable[tuple[object, ...]]) -> None:
    if listed := list(rows):
        marks = ", ".join("?" * len(listed[0]))
        connection.executemany(f"INSERT OR IGNORE INTO {table} VALUES ({marks})", listed)


def _take_out(connection: sqlite3.Connection, graph: str) -> None:
    for (key,) in connection.execute("SELECT key FROM document WHERE graph = ?", (graph,)).fetchall():
        things = [ThingRow(*row) for _, *row in connection.execute("SELECT * FROM thing WHERE key = ?", (key,))]
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
    kind, label, names, at = _joined([*before, (thing.kind, thing.label, thing.names, thing.at)])
    counted = ", ".join(f"{name} = {name} + excluded.{name}" for name in ("documents", *_COUNTS))
    connection.execute(
        "INSERT INTO node VALUES (?, ?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (iri) DO UPDATE SET"
        f" kind = excluded.kind, label = excluded.label, names = excluded.names, at = excluded.at, {counted}",
        (thing.iri, kind, label, names, *(getattr(thing, name) for name in _COUNTS), at),
    )


def _subtract(connection: sqlite3.Connection, thing: ThingRow) -> None:
    """Subtract a thing of a deleted document from the totals."""
    left = connection.execute("SELECT DISTINCT kind, label, names, at FROM thing WHERE iri = ?", (thing.iri,))
    rows = left.fetchall()
    if not rows:
        connection.execute("DELETE FROM node WHERE iri = ?", (thing.iri,))
        return
    counted = ", ".join(f"{name} = {name} - ?" for name in _COUNTS)
    connection.execute(
        f"UPDATE node SET kind = ?, label = ?, names = ?, at = ?, documents = documents - 1, {counted} WHERE iri = ?",
        (*_joined(rows), *(getattr(thing, name) for name in _COUNTS), thing.iri),
    )


def _joined(rows: Iterable[tuple[str, str, str, str]]) -> tuple[str, str, str, str]:
    """Return the kind, longest label, all names and the first point of a thing from those in several documents."""
    kinds, labels, names, points = zip(*rows, strict=True)
    label = max(labels, key=lambda text: (len(text), text))
    all_names = "\n".join(sorted({name for listed in names for name in listed.split("\n")}))
    return max(kinds), label, all_names, min(filter(None, points), default="")
