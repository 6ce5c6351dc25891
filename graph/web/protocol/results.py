"""Serialize answers in the standard formats, chosen by media type."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import islice

import pyoxigraph as ox

from triplewire.graph.ask.query import TOO_MANY, evaluate
from triplewire.graph.errors import QueryTooLong
from triplewire.graph.out.cells import inert_csv
from triplewire.graph.out.export import json_ld
from triplewire.graph.out.turtle import turtle
from triplewire.graph.store.interface import Dataset, Store
from triplewire.graph.web.protocol.http_errors import BadRequest, NotAcceptable
from triplewire.graph.web.protocol.negotiation import preferred

# Bytes that occur once a row and nowhere else (JSON and TSV escape quotes and line ends, XML escapes "<"; in CSV, a
# "\r\n" within a value is counted, too), and the number of rows minus the number of these marks.
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
"""Formats for rows and truth values, by media type; the first is the default."""


def _plain(form: ox.RdfFormat) -> Callable[[Iterable[ox.Triple], str], bytes]:
    return lambda triples, _: ox.serialize(sorted(triples, key=str), format=form) or b""


GRAPHS: dict[str, Callable[[Iterable[ox.Triple], str], bytes]] = {
    "text/turtle": turtle,
    "application/trig": turtle,  # triples of the default graph look the same in TriG
    "application/n-triples": _plain(ox.RdfFormat.N_TRIPLES),
    "application/ld+json": json_ld,
    "application/rdf+xml": _plain(ox.RdfFormat.RDF_XML),
    "application/json": json_ld,
    "application/xml": _plain(ox.RdfFormat.RDF_XML),
}
"""Serializers of triples, by media type, given the base IRI of the graph; the first is the default."""

NAMES: dict[str, tuple[str, ...]] = {
    "json": ("application/sparql-results+json", "application/ld+json"),
    "xml": ("application/sparql-results+xml", "application/rdf+xml"),
    "csv": ("text/csv",),
    "spreadsheet": ("text/csv",),  # without formulas
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
    "n3": ("text/turtle",),  # Turtle is a subset of N3
}
"""Values of the parameter `format` besides media types."""


@dataclass(frozen=True, slots=True)
class Preference:
    """The format that a client asks for: the parameter `format` (`form`) overrides the header Accept."""

    accept: str | None = None
    form: str | None = None

    def media(self, offered: Iterable[str]) -> str:
        """Choose one of the media types; raises BadRequest for an unknown format, and NotAcceptable."""
        offered = tuple(offered)
        chosen = self._named(offered) if self.form else preferred(self.accept, offered)
        if chosen is None:
            raise NotAcceptable(offered)
        return chosen

    def _named(self, offered: tuple[str, ...]) -> str | None:
        if self.form in ROWS or self.form in GRAPHS:
            return self.form if self.form in offered else None
        if self.form not in NAMES:
            raise BadRequest(f"unknown format {self.form!r}; the formats are {', '.join(NAMES)}")
        return next((media for media in NAMES[self.form] if media in offered), None)


Body = tuple[str, bytes]


def answer(store: Store, sparql: str, dataset: Dataset | None, preference: Preference, most: int, base: str) -> Body:
    """Return media type and bytes of an answer; raises QueryTooLong for more than `most` rows or triples."""
    found = evaluate(store, sparql, dataset, base)
    if isinstance(found, ox.QueryTriples):
        return graph(found, preference, most, base)
    media = preference.media(ROWS)
    if isinstance(found, ox.QueryBoolean):
        return media, found.serialize(format=ROWS[media]) or b""
    mark, more = _MARKS[ROWS[media]]
    out = _Counted(most - more, mark)
    found.serialize(out, format=ROWS[media])
    data = out.getvalue()
    return media, inert_csv(data.decode()).encode() if preference.form == "spreadsheet" else data


def graph(triples: Iterable[ox.Triple], preference: Preference, most: int, base: str) -> Body:
    """Return media type and bytes of the triples; raises QueryTooLong if there are more than `most`."""
    media = preference.media(GRAPHS)
    found = list(islice(triples, most + 1))
    if len(found) > most:
        raise QueryTooLong(TOO_MANY)
    return media, GRAPHS[media](found, base)


class _Counted(io.BytesIO):
    """Collects what the engine writes until it has too many marks."""

    def __init__(self, most: int, mark: bytes) -> None:
        super().__init__()
        self._left, self._mark, self._tail = most, mark, b""

    def write(self, data: bytes, /) -> int:  # type: ignore[override]
        """Append the data; raises QueryTooLong."""
        seen = self._tail + data
        self._left -= seen.count(self._mark)
        self._tail = seen[len(seen) - len(self._mark) + 1 :]
        if self._left < 0:
            raise QueryTooLong(TOO_MANY)
        return super().write(data)
