"""Answers and records as lines of text: tables for people, tab-separated values, CSV and JSON for programs."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, cast

import pyoxigraph as ox
from rich.cells import cell_len

from triplewire.graph.ask.query import Result, Rows, Term
from triplewire.graph.ask.questions import Question
from triplewire.graph.errors import FormatUnknown
from triplewire.graph.out.cells import inert_csv, one_line
from triplewire.graph.times_in_words import TIME_COLUMNS, vague
from triplewire.graph.wording import relation
from triplewire.ontology.terms import DIRECT, PREFIXES, XSD

if TYPE_CHECKING:  # loading it would load the word lists, which no answer needs
    from triplewire.extract.model import Document
    from triplewire.graph.ask.explain import Evidence

_PROPERTIES = {iri.rpartition("#")[2] for iri in DIRECT}  # names that stand in other columns, too
_GAP = "   "  # between columns
_TRIPLE_COLUMNS = ("document", "sentence", "subject", "predicate", "object")


def table(columns: Sequence[str], rows: Iterable[Sequence[str]], width: int | None = None) -> str:
    """Return a table as wide as its cells require, or wrapped to `width` columns."""
    plain = [[one_line(cell) for cell in row] for row in rows]
    return _wrapped(columns, plain, width) if width or not columns else _aligned(columns, plain)


def _aligned(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return the lines of a table as rich would draw them where there is room, in a tenth of its time."""
    lines = [columns, *rows]
    widths = [max(map(cell_len, cells)) for cells in zip(*lines, strict=True)]
    rule = "─" * (sum(widths) + len(_GAP) * (len(widths) - 1))
    padded = (
        _GAP.join(cell + " " * (width - cell_len(cell)) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    )
    return "".join(f"{line}\n" for line in (next(padded), rule, *padded))


def _wrapped(columns: Sequence[str], rows: Sequence[Sequence[str]], width: int | None) -> str:
    from rich import box  # noqa: PLC0415  # a tenth of a question; most answers need no wrapping
    from rich.console import Console  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    grid = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for name in columns:
        grid.add_column(name, overflow="fold")
    for row in rows:
        grid.add_row(*map(Text, row))
    out = io.StringIO()
    Console(file=out, width=width or 1_000_000, color_system=None).print(grid)
    return "".join(f"{line.rstrip()}\n" for line in out.getvalue().splitlines())


def records(document: Document, form: str, width: int | None = None) -> str:
    """Return a document's record as a line of "jsonl", or its triples as "tsv" (see the columns) or "table"."""
    if form == "jsonl":
        return f"{document.json().decode()}\n"
    rows = [
        (document.id, str(t.sentence), t.subject.text, t.predicate.text, t.object.text if t.object else "")
        for t in document.triples
    ]
    if form == "tsv":
        return "".join("\t".join(map(one_line, row)) + "\n" for row in rows)
    return f"{table(_TRIPLE_COLUMNS, rows, width)}{_gist(document)}\n"


def _gist(document: Document) -> str:
    """Return the source, type, target, place and time of the article's main event, on one line."""
    told = [event for event in document.events if document.main_event in {event.id, event.coreferent}]
    if document.main_event is None or not told:
        return ""
    names = {entity.id: entity.name for entity in document.entities}
    dates = [time.value or time.quote(document.text) for e in told for time in (document.times[t] for t in e.time)]
    said = (
        [names[i] for event in told for i in event.source],
        [f"{told[0].trigger.text} ({told[0].type or told[0].mode or 'event'})"],
        [names[i] for event in told for i in event.target],
        [names[i] for event in told for i in event.place],
        dates,
    )
    parts = (", ".join(dict.fromkeys(words)) for words in said)
    return one_line(f"{document.id}: {'; '.join(filter(None, parts))}") + "\n"


def question_list(questions: Iterable[Question]) -> Rows:
    """Return the named questions by group, one per row."""
    ordered = sorted(questions, key=lambda q: (q.group, q.name))
    rows = ((q.group, q.name, " ".join(f"--{p.name}" for p in q.parameters), q.about) for q in ordered)
    columns = ("group", "question", "parameters", "asks")
    return plain_rows([dict(zip(columns, row, strict=True)) for row in rows])


def evidence(found: Iterable[Evidence], form: str) -> str:
    """Return evidence as paragraphs of "text" or as "json"."""
    if form == "json":
        return json.dumps([asdict(item) for item in found], ensure_ascii=False, indent=1) + "\n"
    return "\n".join(_paragraph(item) for item in found)


def _paragraph(item: Evidence) -> str:
    made = " ".join(filter(None, (item.rule, "" if item.confidence is None else str(item.confidence))))
    place = f" [{item.begin}:{item.end}] {item.quote!r}" if item.quote else ""  # a correction of a name has none
    lines = (
        f"{item.says}  ({item.kind}, {item.status})",
        f"  {item.document}{place}{f'  rule {made}' if made else ''}",
        f"  {item.sentence}" if item.sentence != item.quote else "",
        f"  {'withheld' if item.fact else 'no plain fact'}: {'; '.join(item.withheld)}" if item.withheld else "",
        f"  {item.statement}",
    )
    return "".join(f"{one_line(line)}\n" for line in lines if line.strip())


def render(answer: Result, form: str, base: str, width: int | None = None) -> str:
    """Render an answer as "table", "csv", "tsv", "spreadsheet" (CSV without formulas), "json" or "turtle".

    CSV and JSON are those of SPARQL 1.1 Query Results; TSV has the values of the CSV. Raises FormatUnknown.
    """
    if isinstance(answer, bool):
        if form == "turtle":
            raise FormatUnknown("turtle for true or false", ("table", "csv", "tsv", "spreadsheet", "json"))
        return f"{json.dumps({'head': {}, 'boolean': answer})}\n" if form == "json" else f"{str(answer).lower()}\n"
    if form == "turtle":
        if isinstance(answer, Rows):
            raise FormatUnknown("turtle for rows", ("table", "csv", "tsv", "spreadsheet", "json"))
        from triplewire.graph.out.turtle import turtle  # noqa: PLC0415  # it loads networkx, which takes as long as all else

        return turtle(answer, base).decode()
    rows = answer if isinstance(answer, Rows) else _as_rows(answer)
    if form in _FORMS:
        return _FORMS[form](rows)
    return table(rows.variables, (_in_words(rows.variables, row, base) for row in rows.rows), width)


def _in_words(columns: Sequence[str], row: Sequence[Term | None], base: str) -> list[str]:
    """Return the cells of a row of a table, with the names of relations and times that are no dates in words."""
    cells = (_short(term, base) for term in row)
    return [_cell(column, cell) for column, cell in zip(columns, cells, strict=True)]


def _cell(column: str, text: str) -> str:
    if column in TIME_COLUMNS:
        return vague(text)
    return relation(text) if column == "relation" or text in _PROPERTIES else text


def plain_rows(rows: Sequence[Mapping[str, str | int | float]], columns: Sequence[str] = ()) -> Rows:
    """Return rows of plain values, all with the same columns, in the form of an answer to a query."""
    columns = tuple(rows[0] if rows else columns)
    return Rows(columns, tuple(tuple(map(ox.Literal, row.values())) for row in rows))


def _as_rows(triples: Iterable[ox.Triple]) -> Rows:
    rows = tuple(cast("tuple[Term, ...]", (t.subject, t.predicate, t.object)) for t in triples)
    return Rows(("subject", "predicate", "object"), rows)


def _csv(rows: Rows) -> str:
    """Return SPARQL 1.1 Query Results CSV Format: plain values, and an empty field for an unbound variable."""
    out = io.StringIO()
    lines = csv.writer(out)
    lines.writerow(rows.variables)
    lines.writerows(_values(rows))
    return out.getvalue()


def _values(rows: Rows) -> Iterator[list[str]]:
    return ([_value(term) for term in row] for row in rows.rows)


def _json(rows: Rows) -> str:
    bindings = [
        {name: _binding(term) for name, term in zip(rows.variables, row, strict=True) if term is not None}
        for row in rows.rows
    ]
    head = {"head": {"vars": list(rows.variables)}, "results": {"bindings": bindings}}
    return json.dumps(head, ensure_ascii=False, indent=1) + "\n"


def _tsv(rows: Rows) -> str:
    return "".join("\t".join(map(one_line, line)) + "\n" for line in [rows.variables, *_values(rows)])


_FORMS: dict[str, Callable[[Rows], str]] = {
    "json": _json, "csv": _csv, "tsv": _tsv, "spreadsheet": lambda rows: inert_csv(_csv(rows)),
}  # fmt: skip


def _binding(term: Any) -> dict[str, Any]:
    if isinstance(term, ox.Triple):
        parts = {"subject": term.subject, "predicate": term.predicate, "object": term.object}
        return {"type": "triple", "value": {name: _binding(part) for name, part in parts.items()}}
    if isinstance(term, ox.NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, ox.BlankNode):
        return {"type": "bnode", "value": term.value}
    if term.language:
        return {"type": "literal", "value": term.value, "xml:lang": term.language}
    plain = term.datatype.value == XSD.string
    return {"type": "literal", "value": term.value, **({} if plain else {"datatype": term.datatype.value})}


def _value(term: Any) -> str:
    if isinstance(term, ox.BlankNode | ox.Triple):
        return str(term)
    return "" if term is None else str(term.value)


def _short(term: Any, base: str) -> str:
    """Return a value in readable form: prefixed names instead of full IRIs."""
    if isinstance(term, ox.NamedNode):
        for prefix, iri in (("", base), *PREFIXES.items()):
            if term.value.startswith(iri):
                return f"{prefix}:{term.value.removeprefix(iri)}"
    return _value(term)
