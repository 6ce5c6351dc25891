"""Articles: the list of all, and the text of one with its marks."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

import pyoxigraph as ox

from triplewire.graph.iris import span_of
from triplewire.graph.store.interface import Store
from triplewire.graph.store.solutions import Row, natural, select
from triplewire.graph.web.read import layout
from triplewire.graph.web.read.events import events_where, relations, statements
from triplewire.graph.web.read.refs import refs
from triplewire.graph.web.read.values import Event, Ref, Relation, Source, Statement
from triplewire.ontology.terms import ENTITY_CLASSES

_SOURCES = """
SELECT ?n ?id ?label ?published ?url {
  WHICH
  ?n a schema:NewsArticle ; schema:identifier ?id ; rdfs:label ?label .
  OPTIONAL { ?n schema:datePublished ?published }
  OPTIONAL { ?n schema:url ?url }
}"""
_COUNTS = """
SELECT ?document (COUNT(DISTINCT ?event) AS ?events) (COUNT(DISTINCT ?claim) AS ?claims) {
  ?event a tw:Event ; prov:wasDerivedFrom/nif:referenceContext ?document
  OPTIONAL { ?event tw:claimedBy ?speaker BIND(?event AS ?claim) }
} GROUP BY ?document"""
_MENTIONS = """
SELECT DISTINCT ?m ?n ?kind { GRAPH DOC { ?m itsrdf:taIdentRef ?n OPTIONAL { ?m tw:mentionKind ?kind } } }"""
_NAMES = {"name", "demonym"}
_HUE = {"Product": "Other", "Work": "Other", "": "Other"}  # kinds with the same colour
_BREAK = re.compile(r"\s*\n\s*\n\s*")
_SENTENCE_END = re.compile(r"[.!?][\"'”’)]*\s|\n")


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked character range: it mentions an entity, by name or not, or, if `trigger`, is the trigger of an event."""

    begin: int
    end: int
    what: Ref
    trigger: bool = False
    named: bool = True


@dataclass(frozen=True, slots=True)
class Piece:
    """A character range with uniform marks; `who` are the entities mentioned, innermost first.

    `described` says of each whether no name stands there ("the company", "it").
    """

    begin: int
    text: str
    who: tuple[Ref, ...] = ()
    described: tuple[bool, ...] = ()
    event: Ref | None = None
    claimed: bool = False
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, or the title, in pieces; each knows what its text is ("caption", "dateline", "skipped", ...)."""

    title: bool
    pieces: tuple[Piece, ...]

    @property
    def kind(self) -> str:
        """What the whole block is; "" for a plain paragraph, or one of several parts."""
        kinds = {piece.kind for piece in self.pieces if piece.text.strip()}
        return kinds.pop() if len(kinds) == 1 else ""


@dataclass(frozen=True, slots=True)
class Article:
    """An article with its text, marks, events, relations and statements."""

    source: Source
    blocks: tuple[Block, ...]
    marks: tuple[Mark, ...]
    events: tuple[Event, ...]
    relations: tuple[Relation, ...]
    statements: tuple[Statement, ...]

    @property
    def legend(self) -> tuple[tuple[str, str, int], ...]:
        """The kinds of marks in the text, each with its style class and its number of marks."""
        counts = Counter(_HUE.get(m.what.kind, m.what.kind) for m in self.marks if m.named and not m.trigger)
        described = sum(not mark.named for mark in self.marks)
        found = [(kind, kind.lower(), counts[kind]) for kind in ENTITY_CLASSES if counts[kind]]
        triggers = sum(mark.trigger for mark in self.marks)
        return (
            *found,
            *([("", "described", described)] if described else []),
            *([("", "trigger", triggers)] if triggers else []),
            *([("", "claimed", self.source.claims)] if self.source.claims else []),
        )


def sources(store: Store, most: int | None = None) -> tuple[Source, ...]:
    """Return all articles, or so many, the latest first."""
    if index := store.index:
        return tuple(
            Source(iri, row.id, row.title, row.published, row.url, row.events, row.claims)
            for iri, row in index.articles(-1 if most is None else most)
        )
    counts = {row["document"]: (natural(row["events"]), natural(row["claims"])) for row in select(store, _COUNTS)}
    found = [_source(row, *counts.get(row["n"], (0, 0))) for row in select(store, _SOURCES.replace("WHICH", ""))]
    return tuple(sorted(found, key=lambda source: (source.published, source.id), reverse=True)[:most])


def _source(row: Row, events: int = 0, claims: int = 0) -> Source:
    return Source(row["n"], row["id"], row["label"], row["published"], row["url"], events, claims)


def article(store: Store, id_: str) -> Article | None:
    """Return the article with this id, or None."""
    rows = select(store, _SOURCES.replace("WHICH", f"?n schema:identifier {ox.Literal(id_)} ."))
    if not rows:
        return None
    source = _source(rows[0])
    document = str(ox.NamedNode(source.iri))
    (row,) = select(store, f"SELECT ?text {{ {document} nif:isString ?text }}")
    here = f"?n prov:wasDerivedFrom/nif:referenceContext {document} ."
    events = events_where(store, here)
    marks = (*_mentions(store, document), *_triggers(events, id_))
    told = statements(store, here)
    return Article(
        replace(source, events=len(events), claims=sum(bool(event.speakers) for event in events)),
        _blocks(
            row["text"],
            source.title,
            _Cutter(row["text"], marks, _claimed(row["text"], id_, told, events), _edges(told, id_)),
        ),
        marks,
        tuple(sorted(events, key=lambda event: [(q.begin, q.end) for q in event.quotes if q.document == id_])),
        relations(store, here),
        tuple(sorted(told, key=lambda s: [(q.begin, q.end) for q in s.quotes])),
    )


def _mentions(store: Store, document: str) -> tuple[Mark, ...]:
    rows = select(store, _MENTIONS.replace("DOC", document))
    known = refs(store, [row["n"] for row in rows])
    marks = [
        Mark(*span, known[row["n"]], named=row.get("kind", "") in _NAMES) for row in rows if (span := span_of(row["m"]))
    ]
    return tuple(sorted(marks, key=lambda mark: (mark.begin, mark.end, mark.what.iri)))


def _triggers(events: tuple[Event, ...], id_: str) -> tuple[Mark, ...]:
    return tuple(
        Mark(begin, end, Ref(event.iri, event.label, "Event"), trigger=True)
        for event in events
        for document, begin, end in event.triggers
        if document == id_
    )


def _claimed(text: str, id_: str, told: Iterable[Statement], events: Iterable[Event]) -> list[tuple[int, int]]:
    """Return the words of the claims: claimed statements and triggers, and what stands between two of one sentence.

    Words between them that have the trigger of what the article itself states are none.
    """
    own = sorted(b for event in events if not event.speakers for document, b, _ in event.triggers if document == id_)
    spans = [(q.begin, q.end) for each in told if each.speakers for q in each.quotes if q.document == id_]
    spans += [(b, e) for event in events if event.speakers for document, b, e in event.triggers if document == id_]
    joined: list[tuple[int, int]] = []
    for begin, end in sorted(spans):
        last = joined[-1][1] if joined else -1
        near = (
            joined
            and not _SENTENCE_END.search(text, last - 1, begin)
            and bisect_left(own, last) == bisect_left(own, begin)
        )
        if near or begin <= last:
            joined[-1] = (joined[-1][0], max(last, end))
        else:
            joined.append((begin, end))
    return joined


def _edges(told: Iterable[Statement], id_: str) -> set[int]:
    """The offsets at which statements begin and end, so that the page can highlight each exactly."""
    return {at for statement in told for q in statement.quotes if q.document == id_ for at in (q.begin, q.end)}


def _blocks(text: str, title: str, cutter: _Cutter) -> tuple[Block, ...]:
    """The paragraphs; the first is the title if it has the same text."""
    blocks: list[Block] = []
    start, stop = len(text) - len(text.lstrip()), len(text.rstrip())
    for match in (*_BREAK.finditer(text, start, stop), None):
        end = match.start() if match else stop
        if start < end:
            pieces = tuple(cutter.pieces(start, end))
            blocks.append(Block(not blocks and text[start:end].strip() == title.strip(), pieces))
        start = match.end() if match else stop
    return tuple(blocks)


class _Cutter:
    """Cuts a text, from beginning to end, at the edges of all marks."""

    def __init__(
        self, text: str, marks: tuple[Mark, ...], claims: list[tuple[int, int]], edges: Iterable[int] = ()
    ) -> None:
        self._text = text
        spans: list[tuple[int, int, Mark | None]] = [(mark.begin, mark.end, mark) for mark in marks]
        spans += [(begin, end, None) for begin, end in claims]
        self._parts = layout.spans(text)
        edges = {*edges, *(at for begin, end, _ in self._parts for at in (begin, end))}
        self._edges = sorted({*edges, *(at for begin, end, _ in spans for at in (begin, end))})
        self._coming = deque(sorted(spans, key=lambda span: span[:2]))
        self._open: list[tuple[int, int, Mark | None]] = []

    def pieces(self, start: int, end: int) -> Iterator[Piece]:
        """Yield the pieces of a range that follows the ranges cut before."""
        inside = self._edges[bisect_right(self._edges, start) : bisect_left(self._edges, end)]
        for begin, stop in pairwise([start, *inside, end]):
            while self._coming and self._coming[0][0] <= begin:
                self._open.append(self._coming.popleft())
            self._open = [span for span in self._open if span[1] > begin]
            yield self._piece(begin, stop)

    def _piece(self, begin: int, end: int) -> Piece:
        marks = sorted((m for _, _, m in self._open if m), key=lambda m: (m.end - m.begin, m.what.iri))
        who = {mark.what: not mark.named for mark in reversed(marks) if not mark.trigger}
        return Piece(
            begin,
            self._text[begin:end],
            tuple(reversed(who)),
            tuple(reversed(who.values())),
            next((mark.what for mark in marks if mark.trigger), None),
            any(mark is None for _, _, mark in self._open),
            layout.kind_at(self._parts, begin),
        )
