"""Articles: the list of them, and the text of one with what is read from it marked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

import pyoxigraph as ox

from graph.select import select
from graph.store import Store
from graph.web.pages.happenings import happenings, relations, statements
from graph.web.pages.kinds import refs
from graph.web.pages.values import Happening, Ref, Relation, Source, Statement

_SOURCES = """
SELECT ?n ?id ?label ?published ?url {
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
SELECT DISTINCT ?begin ?end ?n { ?m nif:referenceContext DOC ; itsrdf:taIdentRef ?n ;
  nif:beginIndex ?begin ; nif:endIndex ?end }"""
_BREAK = re.compile(r"\s*\n\s*\n\s*")


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters that are marked alike: `begin` is where they stand, `what` the indexes of what covers them."""

    begin: int
    text: str
    who: Ref | None = None
    trigger: bool = False
    claimed: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, or the title, in pieces."""

    title: bool
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Article:
    """An article with its text, and what is read from it."""

    source: Source
    blocks: tuple[Block, ...]
    happenings: tuple[Happening, ...]
    relations: tuple[Relation, ...]
    statements: tuple[Statement, ...]


def sources(store: Store) -> tuple[Source, ...]:
    """All articles, the latest first."""
    counts = {row["document"]: row for row in select(store, _COUNTS) if row["document"]}
    found = []
    for row in select(store, _SOURCES):
        count = counts.get(row["n"], {"events": "0", "claims": "0"})
        found.append(
            Source(
                row["n"],
                row["id"],
                row["label"],
                row["published"],
                row["url"],
                int(count["events"]),
                int(count["claims"]),
            )
        )
    return tuple(sorted(found, key=lambda source: (source.published, source.id), reverse=True))


def article(store: Store, id_: str) -> Article | None:
    """The article of that id, or None."""
    source = next((source for source in sources(store) if source.id == id_), None)
    if source is None:
        return None
    document = str(ox.NamedNode(source.iri))
    (row,) = select(store, f"SELECT ?text {{ {document} nif:isString ?text }}")
    here = f"?n prov:wasDerivedFrom/nif:referenceContext {document} ."
    events = happenings(store, here)
    return Article(
        source,
        _blocks(row["text"], source.title, _layers(store, document, events, id_)),
        events,
        relations(store, here),
        statements(store, here),
    )


@dataclass(frozen=True, slots=True)
class _Layers:
    mentions: tuple[tuple[int, int, Ref], ...]
    triggers: tuple[tuple[int, int], ...]
    claims: tuple[tuple[int, int], ...]

    def edges(self) -> set[int]:
        spans = [(begin, end) for begin, end, _ in self.mentions]
        return {at for span in (*spans, *self.triggers, *self.claims) for at in span}

    def piece(self, text: str, begin: int, end: int) -> Piece:
        inner = [(e - b, ref) for b, e, ref in self.mentions if b <= begin and end <= e]
        return Piece(
            begin,
            text[begin:end],
            min(inner, key=lambda found: (found[0], found[1].iri))[1] if inner else None,
            any(b <= begin and end <= e for b, e in self.triggers),
            any(b <= begin and end <= e for b, e in self.claims),
        )


def _layers(store: Store, document: str, events: tuple[Happening, ...], id_: str) -> _Layers:
    rows = select(store, _MENTIONS.replace("DOC", document))
    known = refs(store, [row["n"] for row in rows])
    return _Layers(
        tuple((int(row["begin"]), int(row["end"]), known[row["n"]]) for row in rows),
        tuple((begin, end) for event in events for doc, begin, end in event.triggers if doc == id_),
        tuple((q.begin, q.end) for event in events if event.speakers for q in event.quotes if q.document == id_),
    )


def _blocks(text: str, title: str, layers: _Layers) -> tuple[Block, ...]:
    """The paragraphs; the first is the title where it says the same."""
    edges = sorted(layers.edges())
    blocks: list[Block] = []
    start, stop = len(text) - len(text.lstrip()), len(text.rstrip())
    for match in (*_BREAK.finditer(text, start, stop), None):
        end = match.start() if match else stop
        if start < end:
            cuts = [start, *(at for at in edges if start < at < end), end]
            pieces = tuple(layers.piece(text, a, b) for a, b in pairwise(cuts))
            blocks.append(Block(not blocks and text[start:end].strip() == title.strip(), pieces))
        start = match.end() if match else stop
    return tuple(blocks)
