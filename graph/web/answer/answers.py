"""Answers to queries as pages show them: each value with the node that it names, or the place of its quote."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

import pyoxigraph as ox

from triplewire.graph.ask.query import Term, evaluate
from triplewire.graph.iris import BASE
from triplewire.graph.store.interface import Dataset, Store
from triplewire.graph.store.solutions import described, natural, select
from triplewire.graph.times_in_words import TIME_COLUMNS, day
from triplewire.graph.web.read.refs import KINDS, refs, titles
from triplewire.graph.web.read.values import Ref
from triplewire.ontology.terms import GEO, XSD

MOST = 1000  # rows on a page
_LONGEST = 200  # characters of a name
_DATE = re.compile(r"\d{4}(?:-(?:\d\d|SP|SU|FA|WI))?(?:-\d\d)?(?:T\w[\w:.+-]*)?$", re.ASCII)
_NUMBERS = {f"{XSD}{name}" for name in ("integer", "decimal", "double", "float")}
OTHER = "other_"  # begins the columns of a second quote
_DOCUMENTS = {"document", "other_document", "first_told", "denied_in"}  # columns of ids of articles
_POSITIONS = {"begin", "end", "other_begin", "other_end"}  # columns of offsets

_NAMED = "SELECT ?n ?label { VALUES ?label { LABELS } ?n rdfs:label ?label }"
_HOMES = "SELECT DISTINCT ?n ?g { VALUES ?n { NODES } GRAPH ?g { ?n rdfs:label ?label } }"
_SPANS = """
SELECT ?document ?words ?begin ?end {
  VALUES (?document ?words) { PAIRS }
  ?d schema:identifier ?document . ?m nif:anchorOf ?words ; nif:referenceContext ?d ; nif:beginIndex ?begin ;
    nif:endIndex ?end }"""


@dataclass(frozen=True, slots=True)
class Cell:
    """A value: `kind` is "text", "name", "number", "flag", "date", "point", "iri", "document" or "quote".

    `ref` is the node that it names; `at` is its article, with the offsets in it if they are known. The `text` of a
    document is its id, and `title` its title.
    """

    text: str
    kind: str = "text"
    ref: Ref | None = None
    at: tuple[str, int, int] | tuple[str] | None = None
    title: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a query: rows, triples (`triples` is true), or a truth value (`truth`).

    `more` is true if there are more rows than these.
    """

    sparql: str
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()
    more: bool = False
    triples: bool = False
    truth: bool | None = None

    @property
    def shown(self) -> tuple[tuple[int, str], ...]:
        """The columns of the table, with their numbers; offsets and ids are not shown where links have them."""
        hidden = _POSITIONS if "document" in self.columns else set[str]()
        hidden = hidden | {"document"} if "title" in self.columns else hidden
        return tuple((i, name) for i, name in enumerate(self.columns) if name not in hidden)

    @property
    def numeric(self) -> tuple[bool, ...]:
        """For each column, whether it has nothing but numbers."""
        kinds = [{row[i].kind for row in self.rows if row[i].text} for i in range(len(self.columns))]
        return tuple(its == {"number"} for its in kinds)


Found = tuple[tuple[Term | None, ...], ...]
T = TypeVar("T")


def answered(store: Store, sparql: str, dataset: Dataset | None = None, base: str = BASE) -> Answer:
    """Return the answer to a query; raises the errors of `triplewire.graph.ask.query.evaluate`."""
    found = evaluate(store, sparql, dataset, base)
    if isinstance(found, ox.QueryBoolean):
        return Answer(sparql, truth=bool(found))
    if isinstance(found, ox.QueryTriples):
        columns: tuple[str, ...] = ("subject", "predicate", "object")
        ordered = sorted(islice(found, 10 * MOST), key=str)
        rows: Found = tuple((t.subject, t.predicate, t.object) for t in ordered)
    else:
        columns = tuple(variable.value for variable in found.variables)
        rows = tuple(tuple(row) for row in islice(found, MOST + 1))
    known = _Known.of(store, columns, rows[:MOST], base)
    cells = tuple(known.row(columns, row) for row in rows[:MOST])
    return Answer(sparql, columns, cells, len(rows) > MOST, isinstance(found, ox.QueryTriples))


@dataclass(frozen=True, slots=True)
class _Known:
    """Answers from the graph: nodes by IRI and by label, the documents of namesakes, the offsets of quotes."""

    nodes: dict[str, Ref]
    named: dict[str, tuple[Ref, ...]]
    homes: dict[str, set[str]]
    spans: dict[tuple[str, str], tuple[int, int]]
    titles: dict[str, str]

    @classmethod
    def of(cls, store: Store, columns: tuple[str, ...], rows: Found, base: str) -> _Known:
        values = [term for row in rows for term in row]
        iris = {term.value for term in values if isinstance(term, ox.NamedNode)}
        names = {term.value for term in values if isinstance(term, ox.Literal) and _plain(term) and _short(term)}
        nodes = {iri: ref for iri, ref in refs(store, iris).items() if ref.kind or iri.startswith(base)}
        named = _named(store, names)
        alike = [ref.iri for its in named.values() if len(its) > 1 for ref in its]
        where = [i for i, name in enumerate(columns) if name in _DOCUMENTS]
        documents = {term.value for row in rows for i in where if (term := row[i]) is not None}
        homes, spans = _homes(store, alike), _spans(store, _quoted(columns, rows))
        return cls(nodes, named, homes, spans, titles(store, documents))

    def row(self, columns: tuple[str, ...], row: tuple[Term | None, ...]) -> tuple[Cell, ...]:
        by = {name: term.value for name, term in zip(columns, row, strict=True) if term is not None}
        return tuple(self._cell(name, term, by) for name, term in zip(columns, row, strict=True))

    def _cell(self, column: str, term: Term | None, by: dict[str, str]) -> Cell:
        if term is None:
            return Cell("")
        if isinstance(term, ox.NamedNode):
            return Cell(term.value, "iri", self.nodes.get(term.value))
        if not isinstance(term, ox.Literal):
            return Cell(str(term))
        if told := self._told(column, term.value, by):
            return told
        if kind := _kind(term):
            return Cell(term.value, kind)
        ref = self._who(term.value, by.get("document", ""))
        return Cell(day(term.value) if column in TIME_COLUMNS else term.value, "name" if ref else "text", ref)

    def _told(self, column: str, text: str, by: dict[str, str]) -> Cell | None:
        """The cell of an article or a quote; None of any other column."""
        side = OTHER if column.startswith(OTHER) else ""
        kind = column.removeprefix(side)
        if kind in {"document", "quote"} and f"{side}document" in by:
            return Cell(text, kind, at=self._at(by, side), title=self.titles.get(text, "") * (kind == "document"))
        if column == "title" and by.get("document", "") in self.titles:
            return Cell(by["document"], "document", at=(by["document"],), title=text)
        if column in _DOCUMENTS and text in self.titles:
            return Cell(text, "document", at=(text,), title=self.titles[text])
        return None

    def _at(self, by: dict[str, str], side: str) -> tuple[str, int, int] | tuple[str]:
        document, words, begin, end = (by.get(f"{side}{name}", "") for name in ("document", "quote", "begin", "end"))
        if begin.isdecimal():
            return document, natural(begin), natural(end) if end.isdecimal() else natural(begin) + len(words)
        span = self.spans.get((document, words))
        return (document, *span) if span else (document,)

    def _who(self, label: str, document: str) -> Ref | None:
        """The node with this label; of several, the one in the document of the row."""
        its = self.named.get(label, ())
        if len(its) > 1:
            its = tuple(ref for ref in its if document in self.homes.get(ref.iri, ()))
        return its[0] if len(its) == 1 else None


def _named(store: Store, labels: Iterable[str]) -> dict[str, tuple[Ref, ...]]:
    """The entities and events with each label; reading their types in the same query takes ten times as long."""
    rows = _looked_up(store, _NAMED, "LABELS", sorted(labels), lambda label: str(ox.Literal(label)))
    types = described(store, (row["n"] for row in rows), "rdf:type")
    found: dict[str, list[Ref]] = defaultdict(list)
    for row in rows:
        kinds = [KINDS[type_] for type_ in types.get(row["n"], {}).get("rdf:type", ()) if type_ in KINDS]
        if kinds:
            found[row["label"]].append(Ref(row["n"], row["label"], kinds[0]))
    return {label: tuple(its) for label, its in found.items()}


def _homes(store: Store, nodes: Iterable[str]) -> dict[str, set[str]]:
    """The documents in which the nodes have labels."""
    rows = _looked_up(store, _HOMES, "NODES", sorted(set(nodes)), lambda node: str(ox.NamedNode(node)))
    ids = described(store, (row["g"] for row in rows), "schema:identifier")
    found: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        found[row["n"]].update(ids.get(row["g"], {}).get("schema:identifier", ()))
    return dict(found)


def _spans(store: Store, pairs: Iterable[tuple[str, str]]) -> dict[tuple[str, str], tuple[int, int]]:
    def written(pair: tuple[str, str]) -> str:
        return f"({ox.Literal(pair[0])} {ox.Literal(pair[1])})"

    found = _looked_up(store, _SPANS, "PAIRS", sorted(pairs), written)
    return {(row["document"], row["words"]): (natural(row["begin"]), natural(row["end"])) for row in reversed(found)}


def _looked_up(
    store: Store, query: str, place: str, values: list[T], written: Callable[[T], str]
) -> list[dict[str, str]]:
    return select(store, query.replace(place, " ".join(map(written, values)))) if values else []


def _quoted(columns: tuple[str, ...], rows: Found) -> Iterator[tuple[str, str]]:
    """Documents with their quotes, if no column has the offsets of the quotes."""
    if "begin" in columns or not {"document", "quote"} <= set(columns):
        return
    where = columns.index("document"), columns.index("quote")
    for row in rows:
        document, quote = (row[i] for i in where)
        if document is not None and quote is not None:
            yield document.value, quote.value


def _kind(term: ox.Literal) -> str:
    """The kind of a literal by its datatype or form; "" for one that may be a name."""
    datatype = term.datatype.value
    if datatype in _NUMBERS:
        return "number"
    if datatype == XSD.boolean:
        return "flag"
    if datatype == GEO.wktLiteral:
        return "point"
    return "date" if _DATE.match(term.value) else ""


def _plain(term: ox.Literal) -> bool:
    return not _kind(term)


def _short(term: ox.Literal) -> bool:
    return 0 < len(term.value) <= _LONGEST
