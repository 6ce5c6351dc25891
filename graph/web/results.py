"""Answers in the formats of the standards, each by its media type."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import islice

import pyoxigraph as ox

from triplewire.graph.ask.query import TOO_MANY, evaluate
from triplewire.graph.errors import QueryTooLong
from triplewire.graph.out.export import json_ld, turtle
from triplewire.graph.store.interface import Dataset, Store
from triplewire.graph.web.http_errors import BadRequest, NotAcceptable
from triplewire.graph.web.negotiation import preferred

# What stands once a row and nowhere else, since quotes and line ends are escaped in JSON and TSV, and "<" in XML; a
# line end within a value of CSV is counted, too, unless it is a bare "\n". With it, how many rows there are more.
_MARKS = {
    ox.QueryResultsFormat.JSON: (b"},{", 1),
    ox.QueryResultsFormat.XML: (b"</result>", 0),
    ox.QueryResultsFormat.CSV: (b"\r\n", -1),
    ox.QueryResultsFormat.TSV: (b"\n", -1),
}

ROWS: dict[str, ox.QueryResultsFormat] = {
    "application/sparql-results+json": ox.QueryResultsFormat.JSON,
    "application/json": ox.QueryResultsFormat.JSON,
    "application/sparql-results+xml": ox.QueryResultsFormat.XML,
    "application/xml": ox.QueryResultsFormat.XML,
    "text/csv": ox.QueryResultsFormat.CSV,
    "text/tab-separated-values": ox.QueryResultsFormat.TSV,
}
"""How rows and truth values are written; the first is the one for who has no wish."""


def _plain(form: ox.RdfFormat) -> Callable[[Iterable[ox.Triple], str], bytes]:
    return lambda triples, _: ox.serialize(sorted(triples, key=str), format=form) or b""


GRAPHS: dict[str, Callable[[Iterable[ox.Triple], str], bytes]] = {
    "text/turtle": turtle,
    "application/trig": turtle,  # triples of the default graph are TriG as they are Turtle
    "application/n-triples": _plain(ox.RdfFormat.N_TRIPLES),
    "application/ld+json": json_ld,
    "application/rdf+xml": _plain(ox.RdfFormat.RDF_XML),
    "application/json": json_ld,
    "application/xml": _plain(ox.RdfFormat.RDF_XML),
}
"""How triples are written, given the base of the graph."""

NAMES: dict[str, tuple[str, ...]] = {
    "json": ("application/sparql-results+json", "application/ld+json"),
    "xml": ("application/sparql-results+xml", "application/rdf+xml"),
    "csv": ("text/csv",),
    "tsv": ("text/tab-separated-values",),
    "turtle": ("text/turtle",),
    "ttl": ("text/turtle",),
    "trig": ("application/trig",),
    "ntriples": ("application/n-triples",),
    "nt": ("application/n-triples",),
    "jsonld": ("application/ld+json",),
    "json-ld": ("application/ld+json",),
    "rdf": ("application/rdf+xml",),
    "rdf+xml": ("application/rdf+xml",),
    "n3": ("text/turtle",),  # which is N3, too
}
"""What the parameter `format` may say instead of a media type."""


@dataclass(frozen=True, slots=True)
class Wish:
    """How a client wants an answer: the parameter `format` wins over the header Accept."""

    accept: str | None = None
    form: str | None = None

    def media(self, offered: Iterable[str]) -> str:
        """Its choice of media types; raises BadRequest for a format that there is not, and NotAcceptable."""
        offered = tuple(offered)
        chosen = self._named(offered) if self.form else preferred(self.accept, offered)
        if chosen is None:
            raise NotAcceptable(offered)
        return chosen

    def _named(self, offered: tuple[str, ...]) -> str | None:
        if self.form in ROWS or self.form in GRAPHS:
            return self.form if self.form in offered else None
        if self.form not in NAMES:
            raise BadRequest(f"there is no format {self.form!r}: there are {', '.join(NAMES)}")
        return next((media for media in NAMES[self.form] if media in offered), None)


Body = tuple[str, bytes]


def answer(store: Store, sparql: str, dataset: Dataset | None, wish: Wish, most: int, base: str) -> Body:
    """The media type and the bytes of the answer to a query, of at most so many rows or triples."""
    found = evaluate(store, sparql, dataset, base)
    if isinstance(found, ox.QueryTriples):
        return graph(found, wish, most, base)
    media = wish.media(ROWS)
    if isinstance(found, ox.QueryBoolean):
        return media, found.serialize(format=ROWS[media]) or b""
    mark, more = _MARKS[ROWS[media]]
    out = _Counted(most - more, mark)
    found.serialize(out, format=ROWS[media])
    return media, out.getvalue()


def graph(triples: Iterable[ox.Triple], wish: Wish, most: int, base: str) -> Body:
    """The media type and the bytes of some triples; raises QueryTooLong where there are more."""
    media = wish.media(GRAPHS)
    found = list(islice(triples, most + 1))
    if len(found) > most:
        raise QueryTooLong(TOO_MANY)
    return media, GRAPHS[media](found, base)


class _Counted(io.BytesIO):
    """Collects what the engine writes, until that has too many marks."""

    def __init__(self, most: int, mark: bytes) -> None:
        super().__init__()
        self._left, self._mark, self._tail = most, mark, b""

    def write(self, data: bytes, /) -> int:  # type: ignore[override]
        """Raises QueryTooLong."""
        seen = self._tail + data
        self._left -= seen.count(self._mark)
        self._tail = seen[len(seen) - len(self._mark) + 1 :]
        if self._left < 0:
            raise QueryTooLong(TOO_MANY)
        return super().write(data)
