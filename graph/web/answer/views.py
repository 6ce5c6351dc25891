"""How an answer can be looked at: as a table, and, where it has them, its things, places and dates drawn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Any

from triplewire.graph.store.interface import Store
from triplewire.graph.store.solutions import select
from triplewire.graph.web.answer.answers import Answer, Cell
from triplewire.graph.web.answer.nodelink import Joined
from triplewire.graph.web.links import Links
from triplewire.graph.web.pages.rendering import day, relation, term
from triplewire.graph.web.read.atlas import points, position
from triplewire.graph.web.read.kinds import local, node
from triplewire.graph.web.read.values import Point, Ref
from triplewire.ontology.terms import RDF, RDFS, SKOS

_PLAIN = {"whom", "with", "other", "to", "target", "object"}  # columns whose name does not say what joins
_LABELS = {RDFS.label, SKOS.prefLabel}
_NO_LINE = {*_LABELS, SKOS.altLabel, RDF.type}
_TYPES = "SELECT ?n ?type { VALUES ?n { EVENTS } ?n a tw:Event ; sem:eventType ?type }"
_SAYS = {"name", "text", "iri"}  # kinds of cells that can say what a row is about


def views(answer: Answer) -> tuple[str, ...]:
    """The names of those that the answer allows."""
    cells = [cell for row in answer.rows for cell in row]
    allowed = {
        "table": bool(answer.rows),
        "graph": any(one.iri != other.iri for one, other, _ in joined(answer)),
        "map": any(cell.kind == "point" or _place(cell) for cell in cells),
        "timeline": any(cell.kind == "date" for cell in cells),
    }
    return tuple(name for name, yes in allowed.items() if yes)


def joined(answer: Answer) -> Iterator[Joined]:
    """Which things of the answer are joined, and by what.

    Two things of a row by the one text between them; without one, the row's first thing and each of the others.
    """
    if answer.triples:
        yield from _stated(answer)
        return
    for row in answer.rows:
        things = [(i, cell.ref) for i, cell in enumerate(row) if cell.ref]
        for (before, last), (i, ref) in pairwise(things):
            between = [cell for cell in row[before + 1 : i] if cell.kind in {"text", "iri"} and cell.text]
            if len(between) == 1:
                yield last, ref, _said(between[0])
            else:
                column = answer.columns[i]
                yield things[0][1], ref, "" if column in _PLAIN else column.replace("_", " ")


def _stated(answer: Answer) -> Iterator[Joined]:
    """The triples between two nodes; what the nodes are called may be among the triples."""
    called = {subject.text: name.text for subject, predicate, name in answer.rows if predicate.text in _LABELS}

    def who(cell: Cell) -> Ref:
        ref = cell.ref or Ref(cell.text, term(cell.text))
        return replace(ref, label=called.get(cell.text, ref.label))

    for subject, predicate, other in answer.rows:
        if other.kind == "iri" and predicate.text not in _NO_LINE:
            yield who(subject), who(other), _said(predicate)


def _said(cell: Cell) -> str:
    return relation(term(cell.text).rpartition(":")[2] if cell.kind == "iri" else cell.text)


def _place(cell: Cell) -> bool:
    return cell.ref is not None and cell.ref.kind in {"Place", "Country"}


def places(store: Store, answer: Answer) -> tuple[Point, ...]:
    """The places that the answer names, and the bare points in it, each by what else its row says first."""
    named = {cell.ref.iri for row in answer.rows for cell in row if cell.ref and _place(cell)}
    found = points(store, named) if named else ()
    bare = {}
    for row in answer.rows:
        for at in (position(cell.text) for cell in row if cell.kind == "point"):
            if at and at not in {(point.lat, point.lon) for point in found}:
                bare[at] = next((_called(cell) for cell in row if cell.kind in _SAYS and cell.text), Ref("", "a point"))
    return (*found, *(Point(who, *at, mentions=1) for at, who in bare.items()))


def _called(cell: Cell) -> Ref:
    return cell.ref or Ref("", cell.text)


def moments(store: Store, answer: Answer, links: Links) -> list[dict[str, Any]]:
    """The dates of the answer with what their rows say, for the script of the timeline.

    There is a lane for each type of event, and for each column with dates of something else.
    """
    types = _types(store, {ref.iri for row in answer.rows for ref in _events(row)})
    found = [
        _moment(answer, row, i, types, links)
        for row in answer.rows
        for i, cell in enumerate(row)
        if cell.kind == "date"
    ]
    return sorted(found, key=lambda moment: (moment["day"], moment["label"]))


def _events(row: tuple[Cell, ...]) -> list[Ref]:
    return [cell.ref for cell in row if cell.ref and cell.ref.kind == "Event"]


def _types(store: Store, events: set[str]) -> dict[str, str]:
    """The types of events; "" for one that has none."""
    values = " ".join(node(iri) for iri in sorted(events))
    rows = select(store, _TYPES.replace("EVENTS", values)) if events else []
    return dict.fromkeys(events, "") | {row["n"]: local(row["type"]) for row in rows}


def _moment(answer: Answer, row: tuple[Cell, ...], column: int, types: dict[str, str], links: Links) -> dict[str, Any]:
    told = [types[ref.iri] for ref in _events(row) if ref.iri in types]
    by = dict(zip(answer.columns, row, strict=True))
    return {
        "label": _told(by),
        "day": row[column].text,
        "when": day(row[column].text),
        "family": told[0] if told else answer.columns[column].replace("_", " "),
        "claim": bool(status := _status(by)),
        "status": status,
        "href": _leads(row, links),
    }


def _status(by: dict[str, Cell]) -> str:
    """Why a row is no plain fact, where its columns say so."""
    speaker, status = (by[name].text if name in by else "" for name in ("said_by", "status"))
    return ", ".join(filter(None, [speaker and f"claimed by {speaker}", "" if status == "actual" else status]))


def _told(by: dict[str, Cell]) -> str:
    """What a row says, shortly."""
    first = by.get("what") or by.get("title")
    words = [_called(cell).label for cell in by.values() if cell.kind in _SAYS and cell.text]
    return (first.text if first and first.text else " – ".join(words[:2]))[:160]


def _leads(row: tuple[Cell, ...], links: Links) -> str:
    """Where a row leads: to its words, else its event, else the first thing in it."""
    spans = [cell.at for cell in row if cell.at]
    refs = sorted((cell.ref for cell in row if cell.ref), key=lambda ref: ref.kind != "Event")
    if spans:
        return links.article(*max(spans, key=len))
    return links.thing(refs[0].iri) if refs else ""
