"""Views of an answer: a table, and a graph, map or timeline if it has nodes, places or dates."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Any

from triplewire.graph.iris import local_part
from triplewire.graph.store.interface import Store
from triplewire.graph.store.solutions import position, select
from triplewire.graph.times_in_words import day
from triplewire.graph.web.answer.answers import Answer, Cell
from triplewire.graph.web.answer.diagrams import Joined, diagram
from triplewire.graph.web.display.charts import map_data
from triplewire.graph.web.display.links import Links
from triplewire.graph.web.read.points import points
from triplewire.graph.web.read.refs import node
from triplewire.graph.web.read.values import Point, Ref
from triplewire.graph.wording import relation, term
from triplewire.ontology.terms import RDF, RDFS, SKOS
from triplewire.ontology.verbs import is_verb, words

VIEWS = ("table", "graph", "map", "timeline")
_PLAIN = {"whom", "with", "other", "to", "target", "object"}  # columns whose names do not name a relation
_LABELS = {RDFS.label, SKOS.prefLabel}
_NO_LINE = {*_LABELS, SKOS.altLabel, RDF.type}
_TYPES = "SELECT ?n ?type { VALUES ?n { EVENTS } ?n a tw:Event ; sem:eventType ?type }"
_PLAIN_OR_SAID = {"stated", "claimed"}  # values of "status" that say no more than the speaker does
_SAYS = {"name", "text", "iri"}  # kinds of cells that can label a row


def views(answer: Answer) -> tuple[str, ...]:
    """Return the names of the views that the answer allows."""
    cells = [cell for row in answer.rows for cell in row]
    allowed = {
        "table": bool(answer.rows),
        "graph": any(one.iri != other.iri for one, other, _ in joined(answer)),
        "map": any(cell.kind == "point" or _place(cell) for cell in cells),
        "timeline": any(cell.kind == "date" for cell in cells),
    }
    return tuple(name for name, yes in allowed.items() if yes)


def chosen(wanted: str, allowed: tuple[str, ...]) -> str:
    """Return the view `wanted` if the answer allows it, else the first view that it allows."""
    return wanted if wanted in allowed else next(iter(allowed), "table")


def view_data(store: Store, answer: Answer, view: str, links: Links) -> Any:
    """Return what a view draws; None for a table."""
    if view == "graph":
        return diagram(joined(answer))
    if view == "map":
        return map_data(places(store, answer), links)
    return dated_rows(store, answer, links) if view == "timeline" else None


def joined(answer: Answer) -> Iterator[Joined]:
    """Yield pairs of nodes of the answer with the label of their line.

    Two neighbouring nodes of a row are joined by the single text between them; without one, the row's first node is
    joined to each of the others.
    """
    if answer.triples:
        yield from _stated(answer)
        return
    for row in answer.rows:
        things = [(i, cell.ref) for i, cell in enumerate(row) if cell.ref]
        for (before, last), (i, ref) in pairwise(things):
            between = [cell for cell in row[before + 1 : i] if cell.kind in {"text", "iri"} and cell.text]
            if len(between) == 1:
                yield last, ref, _line_label(between[0])
            else:
                column = answer.columns[i]
                yield things[0][1], ref, "" if column in _PLAIN else column.replace("_", " ")


def _stated(answer: Answer) -> Iterator[Joined]:
    """The triples between two nodes; their labels may be among the triples."""
    called = {subject.text: name.text for subject, predicate, name in answer.rows if predicate.text in _LABELS}

    def who(cell: Cell) -> Ref:
        ref = cell.ref or Ref(cell.text, term(cell.text))
        return replace(ref, label=called.get(cell.text, ref.label))

    for subject, predicate, other in answer.rows:
        if other.kind == "iri" and predicate.text not in _NO_LINE:
            yield who(subject), who(other), _line_label(predicate)


def _line_label(cell: Cell) -> str:
    if is_verb(cell.text):
        return words(cell.text)
    return relation(term(cell.text).rpartition(":")[2] if cell.kind == "iri" else cell.text)


def _place(cell: Cell) -> bool:
    return cell.ref is not None and cell.ref.kind in {"Place", "Country"}


def places(store: Store, answer: Answer) -> tuple[Point, ...]:
    """Return the places that the answer names, and its bare points, each labelled by the first label of its row."""
    named = {cell.ref.iri for row in answer.rows for cell in row if cell.ref and _place(cell)}
    found = points(store, named) if named else ()
    bare = {}
    for row in answer.rows:
        for at in (position(cell.text) for cell in row if cell.kind == "point"):
            if at and at not in {(point.lat, point.lon) for point in found}:
                bare[at] = next((_label(cell) for cell in row if cell.kind in _SAYS and cell.text), Ref("", "a point"))
    return (*found, *(Point(who, *at, mentions=1) for at, who in bare.items()))


def _label(cell: Cell) -> Ref:
    return cell.ref or Ref("", cell.text)


def dated_rows(store: Store, answer: Answer, links: Links) -> list[dict[str, Any]]:
    """Return the dates of the answer with the labels of their rows, for the script of the timeline.

    Each type of event has a lane, and so has each column with other dates.
    """
    types = _types(store, {ref.iri for row in answer.rows for ref in _events_of(row)})
    found = [
        _dated(answer, row, i, types, links) for row in answer.rows for i, cell in enumerate(row) if cell.kind == "date"
    ]
    return sorted(found, key=lambda row: (row["day"], row["label"]))


def _events_of(row: tuple[Cell, ...]) -> list[Ref]:
    return [cell.ref for cell in row if cell.ref and cell.ref.kind == "Event"]


def _types(store: Store, events: set[str]) -> dict[str, str]:
    """The types of events; "" for an event without one."""
    values = " ".join(node(iri) for iri in sorted(events))
    rows = select(store, _TYPES.replace("EVENTS", values)) if events else []
    return dict.fromkeys(events, "") | {row["n"]: local_part(row["type"]) for row in rows}


def _dated(answer: Answer, row: tuple[Cell, ...], column: int, types: dict[str, str], links: Links) -> dict[str, Any]:
    told = [types[ref.iri] for ref in _events_of(row) if ref.iri in types]
    by = dict(zip(answer.columns, row, strict=True))
    return {
        "label": _row_label(by),
        "day": row[column].text,
        "when": day(row[column].text),
        "family": told[0]
        if told
        else ""
        if answer.columns[column] == "when"
        else answer.columns[column].replace("_", " "),
        "claim": bool(status := _status(by)),
        "status": status,
        "href": _row_link(row, links),
    }


def _status(by: dict[str, Cell]) -> str:
    """The reason why a row is not a plain fact, if its columns say so."""
    speaker, status = (by[name].text if name in by else "" for name in ("said_by", "status"))
    return ", ".join(filter(None, [speaker and f"claimed by {speaker}", "" if status in _PLAIN_OR_SAID else status]))


def _row_label(by: dict[str, Cell]) -> str:
    """A short label of a row."""
    first = by.get("what") or by.get("title")
    words = [_label(cell).label for cell in by.values() if cell.kind in _SAYS and cell.text]
    return (first.text if first and first.text else " – ".join(words[:2]))[:160]


def _row_link(row: tuple[Cell, ...], links: Links) -> str:
    """The address that a row links to: its quote, else its event, else its first node."""
    spans = [cell.at for cell in row if cell.at]
    refs = sorted((cell.ref for cell in row if cell.ref), key=lambda ref: ref.kind != "Event")
    if spans:
        return links.article(*max(spans, key=len))
    return links.thing(refs[0].iri) if refs else ""
