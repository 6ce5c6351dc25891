"""The index that pages are read from: tables of what they list, and look-ups whose cost does not grow with the store.

Each row belongs to a document and is deleted with it; `node` holds the totals of a thing over all documents.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Collection, Iterable, Iterator
from itertools import islice
from typing import Any, NamedTuple

from triplewire.graph.derived.rows import DocumentRow, PartRow, RelationRow, Rows, ThingRow, folded

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
CREATE TABLE family (name TEXT PRIMARY KEY, events INTEGER) WITHOUT ROWID
"""  # statements with semicolons between them
_OF_DOCUMENT = ("event", "part", "relation", "thing", "withheld")
_AT_ONCE = 500  # values of a query
_MOST_WORDS = 500  # different words that a name may be searched by: no name has as many, and SQLite takes 1,000
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


_NODE = f"SELECT {', '.join(ThingRow._fields)} FROM node"


class Moment(NamedTuple):
    """An event of a timeline; `speakers` are IRIs with blanks between them."""

    iri: str
    label: str
    family: str
    time: str
    state: str
    speakers: str


_MOMENT = f"SELECT {', '.join(Moment._fields)} FROM event"


class Index:
    """Look-ups over all documents."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def numbers(self) -> dict[str, int]:
        """Return the numbers of things ("entities"), and of what is counted in documents."""
        names = {"triples": "statements"} | {n: n for n in ("events", "claims", "relations", "claimed", "facts")}
        sums = ", ".join(f"TOTAL({name})" for name in names.values())
        articles, *row = self._connection.execute(f"SELECT COUNT(id), {sums} FROM document").fetchone()
        (entities,) = self._connection.execute("SELECT COUNT(*) FROM node").fetchone()
        return {"articles": articles, "entities": entities, **dict(zip(names, map(int, row), strict=True))}

    def withheld(self) -> dict[str, int]:
        """Return the numbers of events and relations that are no plain fact, by the kind of the reason."""
        return dict(self._connection.execute("SELECT kind, SUM(number) FROM withheld GROUP BY kind").fetchall())

    def families(self) -> dict[str, int]:
        """Return the number of events of each type."""
        return dict(self._connection.execute("SELECT name, events FROM family").fetchall())

    def articles(self, most: int = -1) -> list[tuple[str, DocumentRow]]:
        """Return the latest articles with their IRIs, all without a limit."""
        names = ", ".join(DocumentRow._fields)
        rows = self._connection.execute(
            f"SELECT graph, {names} FROM document WHERE id IS NOT NULL ORDER BY published DESC, id DESC LIMIT ?",
            (most,),
        )
        return [(graph, DocumentRow(*row)) for graph, *row in rows]

    def most_named(self, most: int) -> list[ThingRow]:
        """Return the things that are named most often."""
        rows = self._connection.execute(f"{_NODE} WHERE named > 0 ORDER BY named DESC, iri LIMIT ?", (most,))
        return [ThingRow(*row) for row in rows]

    def most_linked(self, most: int) -> list[ThingRow]:
        """Return the things with the most participations and relations; those that have a name come first."""
        first = "ORDER BY known > 0 DESC, links DESC, iri"
        rows = self._connection.execute(f"{_NODE} WHERE links > 0 {first} LIMIT ?", (most,))
        return [ThingRow(*row) for row in rows]

    def placed(self) -> list[ThingRow]:
        """Return the things with coordinates."""
        return [ThingRow(*row) for row in self._connection.execute(f"{_NODE} WHERE at != '' ORDER BY iri")]

    def nodes(self, iris: Iterable[str]) -> dict[str, ThingRow]:
        """Return those of the nodes that are things of documents."""
        found = self._for_each(f"{_NODE} WHERE iri IN", iris)
        return {node.iri: node for node in (ThingRow(*row) for row in found)}

    def dated(self) -> list[Moment]:
        """Return all events with a date, in chronological order."""
        dated = "time GLOB '[0-9][0-9][0-9][0-9]*'"
        rows = self._connection.execute(f"{_MOMENT} WHERE {dated} ORDER BY time, iri")
        return [Moment(*row) for row in rows]

    def undated(self) -> list[tuple[str, int, int]]:
        """Return (day, stated events, other events) for the days on which articles with undated events appeared."""
        stated = "event.state = '' AND event.speakers = ''"
        rows = self._connection.execute(
            f"SELECT substr(published, 1, 10) AS day, SUM({stated}), SUM(NOT ({stated}))"
            " FROM event JOIN document ON document.key = event.key"
            " WHERE NOT (time GLOB '[0-9][0-9][0-9][0-9]*') AND published != '' GROUP BY day ORDER BY day"
        )
        return list(rows)

    def of_thing(self, iri: str) -> list[Moment]:
        """Return the events in which a thing takes part."""
        names = ", ".join(f"event.{name}" for name in Moment._fields)
        rows = self._connection.execute(
            f"SELECT DISTINCT {names} FROM part CROSS JOIN event ON event.key = part.key AND event.number = part.event"
            " WHERE part.thing = ?",
            (iri,),
        )
        return [Moment(*row) for row in rows]

    def parts_of(self, things: Iterable[str], most: int) -> list[PartRow]:
        """Return all participations in the events of each thing, of at most so many events of each."""
        taken = "SELECT DISTINCT key, event FROM part WHERE thing = ? ORDER BY key, event LIMIT ?"
        events: dict[tuple[int, int], None] = {}
        for thing in things:
            events.update(dict.fromkeys(self._connection.execute(taken, (thing, most))))
        parts = (
            "SELECT iri, role, thing FROM part JOIN event ON event.key = part.key AND event.number = part.event"
            " WHERE part.key = ? AND part.event = ?"
        )
        return [PartRow(*row) for event in events for row in self._connection.execute(parts, event)]

    def relations_of(self, things: Iterable[str]) -> list[RelationRow]:
        """Return the relations that begin at any of the things."""
        rows = self._for_each("SELECT id, one, other FROM relation WHERE one IN", things)
        return [RelationRow(*row) for row in rows]

    def linked(self) -> tuple[int, int]:
        """Return the number of things with links, and that of events with participants."""
        (things,) = self._connection.execute("SELECT COUNT(*) FROM node WHERE links > 0").fetchone()
        (events,) = self._connection.execute("SELECT TOTAL(linked) FROM document").fetchone()
        return int(things), int(events)

    def named(self, words: Collection[str], most: int) -> list[tuple[str, str, str]]:
        """Return the IRI, label and kind of what has all words in its folded names: things, then events, articles."""
        first, *_ = words = tuple(dict.fromkeys(words))
        if len(words) > _MOST_WORDS:
            return []
        found: list[tuple[str, str, str]] = []
        for table, names, row in (
            ("node", "names", "iri, label, kind"),
            ("event", "folded", "iri, label, 'Event'"),
            ("document", "folded", "graph, title, 'Article'"),
        ):
            fitting = " AND ".join(f"instr({names}, ?)" for _ in words)
            label = "title" if table == "document" else "label"
            order = f"instr({names}, ?) != 1, length({label}), 1"
            sql = f"SELECT {row} FROM {table} WHERE {fitting} ORDER BY {order} LIMIT ?"
            if len(found) < most:
                found += self._connection.execute(sql, (*words, first, most - len(found))).fetchall()
        return found

    def names_with(self, words: Iterable[str]) -> list[tuple[str, str]]:
        """Return the IRI and the folded names, one a line, of the things whose names have all words without marks.

        A word is in lower-case ASCII letters and digits, as in the names of nodes, where "U.N." is "un".
        """
        plain = "replace(replace(names, '.', ''), char(39), '')"
        listed = tuple(dict.fromkeys(words))
        if len(listed) > _MOST_WORDS:
            return []
        fitting = " AND ".join(f"instr({plain}, ?)" for _ in listed)
        return self._connection.execute(f"SELECT iri, names FROM node WHERE {fitting}", listed).fetchall()

    def _for_each(self, sql: str, values: Iterable[str]) -> Iterator[tuple[Any, ...]]:
        listed = iter(dict.fromkeys(values))
        while some := tuple(islice(listed, _AT_ONCE)):
            yield from self._connection.execute(f"{sql} ({', '.join('?' * len(some))})", some)
