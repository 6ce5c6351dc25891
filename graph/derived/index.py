"""The index that pages are read from: tables of what they list, and look-ups whose cost does not grow with the store.

Each row belongs to a document and is deleted with it; `node` holds the totals of a thing over all documents.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator
from itertools import islice
from typing import Any, NamedTuple

from triplewire.graph.derived.rows import DocumentRow, PartRow, RelationRow, ThingRow
from triplewire.graph.derived.tables import key_of

_AT_ONCE = 500  # values of a query
_MOST_WORDS = 500  # different words that a name may be searched by: no name has as many, and SQLite takes 1,000
_NODE = f"SELECT {', '.join(ThingRow._fields)} FROM node"


class Moment(NamedTuple):
    """An event of a timeline; `speakers` are IRIs with blanks between them."""

    iri: str
    label: str
    family: str
    time: str
    state: str
    speakers: str


class FoundEvent(NamedTuple):
    """An event with what a search narrows by; `places` are labels, one a line, or None."""

    iri: str
    label: str
    family: str
    time: str
    state: str
    speakers: str
    published: str | None
    outlet: str | None
    places: str | None


_PLACES = (
    "SELECT label FROM part JOIN node ON node.iri = part.thing"
    " WHERE part.key = event.key AND part.event = event.number AND part.role = 'place'"
)
_MOMENT = f"SELECT {', '.join(Moment._fields)} FROM event"


class Index:
    """Look-ups over all documents."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def numbers(self) -> dict[str, int]:
        """Return the numbers of things ("entities"), and of what is counted in documents."""
        names = {"triples": "statements"} | {
            n: n for n in ("events", "claims", "relations", "relation_claims", "facts")
        }
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

    def things(self, kind: str = "") -> Iterator[tuple[str, str, str]]:
        """Yield the IRI, label and kind of all things, or of those of a kind, by label."""
        where, values = (" WHERE kind = ?", (kind,)) if kind else ("", ())
        yield from self._connection.execute(f"SELECT iri, label, kind FROM node{where} ORDER BY label, iri", values)

    def event_iris(self, *, claimed: bool | None = None) -> Iterator[str]:
        """Yield the IRIs of all events, or of those that are claimed or not, sorted."""
        where = "" if claimed is None else f" WHERE speakers {'!=' if claimed else '='} ''"
        rows = self._connection.execute(f"SELECT DISTINCT iri FROM event{where} ORDER BY iri")
        yield from (iri for (iri,) in rows)

    def placed(self) -> list[ThingRow]:
        """Return the things with coordinates."""
        return [ThingRow(*row) for row in self._connection.execute(f"{_NODE} WHERE at != '' ORDER BY iri")]

    def nodes(self, iris: Iterable[str]) -> dict[str, ThingRow]:
        """Return those of the nodes that are things of documents."""
        found = self._for_each(f"{_NODE} WHERE iri IN", iris)
        return {node.iri: node for node in (ThingRow(*row) for row in found)}

    def documents_of(self, things: Iterable[str], mentions: int) -> list[tuple[str, str]]:
        """Return each thing with the first documents, in the order of their ids, that mention it so often together."""
        sql = (
            "SELECT graph, mentions FROM thing CROSS JOIN document ON document.key = thing.key"
            " WHERE thing.iri = ? AND id IS NOT NULL ORDER BY id"
        )
        found: list[tuple[str, str]] = []
        for thing in things:
            left = mentions
            for graph, number in self._connection.execute(sql, (thing,)):
                found.append((thing, graph))
                left -= number
                if left <= 0:
                    break
        return found

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
        counted = (
            "SELECT key, event, DENSE_RANK() OVER (PARTITION BY thing ORDER BY key, event) AS number"
            " FROM part WHERE thing IN (SELECT value FROM json_each(?))"
        )
        rows = self._connection.execute(
            "SELECT iri, role, thing"
            f" FROM (SELECT DISTINCT key, event FROM ({counted}) WHERE number <= ?) AS taken"
            " CROSS JOIN event ON event.key = taken.key AND event.number = taken.event"
            " CROSS JOIN part ON part.key = taken.key AND part.event = taken.event",
            (json.dumps([*things]), most),
        )
        return [PartRow(*row) for row in rows]

    def relations_of(self, things: Iterable[str]) -> list[RelationRow]:
        """Return the relations that begin at any of the things."""
        rows = self._for_each("SELECT id, one, other FROM relation WHERE one IN", things)
        return [RelationRow(*row) for row in rows]

    def linked(self) -> tuple[int, int]:
        """Return the number of things with links, and that of events with participants."""
        (things,) = self._connection.execute("SELECT COUNT(*) FROM node WHERE links > 0").fetchone()
        (events,) = self._connection.execute("SELECT TOTAL(linked) FROM document").fetchone()
        return int(things), int(events)

    def named(self, words: Collection[str], most: int, *, things_only: bool = False) -> list[tuple[str, str, str]]:
        """Return the IRI, label and kind of what has all words in its folded names: things, then events, articles.

        Of things, those that are named most often come first.
        """
        first, *_ = words = tuple(dict.fromkeys(words))
        if len(words) > _MOST_WORDS:
            return []
        found: list[tuple[str, str, str]] = []
        for table, names, row in (
            ("node", "names", "iri, label, kind"),
            ("event", "folded", "iri, label, 'Event'"),
            ("document", "folded", "graph, title, 'Article'"),
        )[: 1 if things_only else 3]:
            fitting = " AND ".join(f"instr({names}, ?)" for _ in words)
            label = "title" if table == "document" else "label"
            first_named = "named DESC, " if table == "node" else ""
            order = f"{first_named}instr({names}, ?) != 1, length({label}), 1"
            sql = f"SELECT {row} FROM {table} WHERE {fitting} ORDER BY {order} LIMIT ?"
            if len(found) < most:
                found += self._connection.execute(sql, (*words, first, most - len(found))).fetchall()
        return found

    def texts_with(self, words: Collection[str]) -> list[str]:
        """Return the IRIs of the articles whose folded text has all words, the latest first."""
        listed = tuple(dict.fromkeys(words))[:_MOST_WORDS]
        fitting = " AND ".join("instr(body.folded, ?)" for _ in listed)
        rows = self._connection.execute(
            f"SELECT graph FROM body JOIN document ON document.key = body.key WHERE {fitting}"
            " ORDER BY published DESC, id DESC",
            listed,
        )
        return [graph for (graph,) in rows]

    def events_with(
        self, words: Collection[str], most: int, since: str = "", until: str = "", place: str = "", family: str = ""
    ) -> list[FoundEvent]:
        """Return the events whose folded labels have all words, at most so many; short labels come first.

        With `since` or `until` (days), those that may have happened then: a year or a month is all of its days, and an
        event without a date is one of the day of its article. With `place`, those in the place of that label; with
        `family`, those of that type.
        """
        listed = tuple(dict.fromkeys(words))[:_MOST_WORDS]
        narrowing = _when(since, until) | {f"EXISTS ({_PLACES} AND node.label = ?)": place, "event.family = ?": family}
        chosen = {condition: value for condition, value in narrowing.items() if value}
        fitting = " AND ".join(["1", *("instr(event.folded, ?)" for _ in listed), *chosen])
        rows = self._connection.execute(
            f"SELECT iri, label, family, time, state, speakers, document.published, document.outlet,"
            f" ({_PLACES.replace('label', 'group_concat(label, char(10))', 1)})"
            f" FROM event JOIN document ON document.key = event.key WHERE {fitting}"
            " ORDER BY length(label), iri LIMIT ?",
            (*listed, *chosen.values(), most),
        )
        return [FoundEvent(*row) for row in rows]

    def events_at(self, since: str = "", until: str = "") -> dict[str, int]:
        """Return the number of events at each place, by its IRI; those that may have happened from day to day."""
        chosen = {condition: value for condition, value in _when(since, until).items() if value}
        rows = self._connection.execute(
            "SELECT thing, COUNT(DISTINCT event.iri) FROM part"
            " JOIN event ON event.key = part.key AND event.number = part.event"
            " JOIN document ON document.key = event.key"
            f" WHERE {' AND '.join(['part.role = ?', *chosen])} GROUP BY thing",
            ("place", *chosen.values()),
        )
        return dict(rows.fetchall())

    def names_of(self, words: Iterable[str]) -> list[tuple[str, str]]:
        """Return the IRI and the folded names, one a line, of the things whose names have all words.

        A word is in lower-case ASCII letters and digits, as in a slug, where "U.N." is "un".
        """
        listed = sorted(dict.fromkeys(words), key=len, reverse=True)  # the rarest first, if the longest is that
        if len(listed) > _MOST_WORDS:
            return []
        other = "EXISTS (SELECT 1 FROM word AS other WHERE other.word = ? AND other.iri = word.iri)"
        fitting = " AND ".join(["word.word = ?", *(other for _ in listed[1:])])
        sql = f"SELECT node.iri, names FROM word JOIN node ON node.iri = word.iri WHERE {fitting}"
        return self._connection.execute(sql, listed).fetchall()

    def names_with(self, parts: Iterable[str]) -> list[tuple[str, str]]:
        """Return what `names_of` does for names that have all parts, which need not be whole words."""
        plain = "replace(replace(names, '.', ''), char(39), '')"
        listed = tuple(dict.fromkeys(parts))
        if len(listed) > _MOST_WORDS:
            return []
        fitting = " AND ".join(f"instr({plain}, ?)" for _ in listed)
        return self._connection.execute(f"SELECT iri, names FROM node WHERE {fitting}", listed).fetchall()

    def offices_with(self, parts: Iterable[str]) -> list[tuple[str, str]]:
        """Return the IRI and the label of the offices whose slugs, between hyphens, have all parts."""
        listed = tuple(dict.fromkeys(parts))
        if len(listed) > _MOST_WORDS:
            return []
        fitting = " AND ".join("instr(plain, ?)" for _ in listed)
        return self._connection.execute(f"SELECT DISTINCT iri, label FROM office WHERE {fitting}", listed).fetchall()

    def filed(self, keys: Iterable[str]) -> Iterator[tuple[str, str]]:
        """Yield each of the keys of documents with each article that has it."""
        names = {key_of(key): key for key in keys}
        sql = "SELECT name, graph FROM filed JOIN document ON document.key = filed.key WHERE name IN"
        yield from ((names[name], graph) for name, graph in self._for_each(sql, names))

    def _for_each(self, sql: str, values: Iterable[str | int]) -> Iterator[tuple[Any, ...]]:
        listed = iter(dict.fromkeys(values))
        while some := tuple(islice(listed, _AT_ONCE)):
            yield from self._connection.execute(f"{sql} ({', '.join('?' * len(some))})", some)


def _when(since: str, until: str) -> dict[str, str]:
    """Return the conditions of a span of days with their values; a month or year is all of its days."""
    day = "CASE WHEN time GLOB '[0-9][0-9][0-9][0-9]*' THEN time ELSE coalesce(substr(published, 1, 10), '') END"
    return {f"{day} || '~' >= ? AND {day} != ''": since, f"{day} <= ? || '~' AND {day} != ''": until}
