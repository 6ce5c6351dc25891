"""CSV and TSV: one document a row, its fields by the names of the columns in the first row, or else by their values."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from itertools import chain

from triplewire.extract.errors import SourceBroken, SourceEmpty, SourceError, SourceTooLong
from triplewire.extract.reading.decode import beginning, byte_order, decode
from triplewire.extract.reading.formats.data.fields import NAMES, document
from triplewire.extract.reading.formats.data.unnamed_columns import columns_of, without_nothing
from triplewire.extract.reading.formats.json_values import plain_name
from triplewire.extract.reading.found import Hints, Item
from triplewire.extract.reading.streams import MAX_LINE, Stream

_DELIMITERS = ",\t;|"
_MOST_COLUMNS = 10_000
_MARK = "\ufeff"
_TOLD = re.compile(r"\"?sep=(.)\"?\r?\n")  # the first line by which Excel is told the delimiter


def read_table_rows(stream: Stream, hints: Hints) -> Iterator[Item]:
    """Yield the document of each row, or its error. Raises SourceBroken without a column for the text."""
    csv.field_size_limit(MAX_LINE)
    lines, told = _text_lines(stream, hints.encoding), _TOLD.match(beginning(stream.head).lstrip(_MARK))
    if told:
        next(lines)
    rows = csv.reader(lines, delimiter=told[1] if told else _delimiter(beginning(stream.head)))
    header = next((row for row in _rows(rows) if row), None)
    if header is None:
        raise SourceEmpty("is empty: there is nothing to read")
    if _is_header(header, hints.columns.get("text")):
        yield from _documents(rows, header, 2, hints)
    elif names := columns_of(header):
        yield from _documents(map(without_nothing, chain([header], rows)), names, 1, hints)
    else:
        shown = ", ".join(header)[:200]
        raise SourceBroken(f"has no column with the text among {shown}: name it with --column text=NAME")


def _is_header(row: Sequence[str], wanted: str | None) -> bool:
    """Return whether a row names the column of the text, which is `wanted` if the user says so."""
    texts = {plain_name(wanted)} if wanted else set(NAMES["text"])
    return not texts.isdisjoint(plain_name(name) for name in row[:_MOST_COLUMNS])


def _documents(rows: Iterator[list[str]], header: Sequence[str], first: int, hints: Hints) -> Iterator[Item]:
    """Yield the documents of rows, or their errors; `first` is the number of the first row."""
    number = first - 1
    while True:
        number += 1
        try:
            row = next(rows)
            if any(cell.strip() for cell in row[len(header) :]):
                reason = f"has {len(row)} cells under {len(header)} columns: quote cells that contain the delimiter"
                yield Item(SourceBroken(reason), number, "row")
            elif any(cell.strip() for cell in row):
                yield Item(document(dict(zip(header, row, strict=False)), hints.columns), number, "row")
        except StopIteration:
            return
        except csv.Error as error:
            yield Item(SourceBroken(f"is not a row of a table ({error}): correct its quotation marks"), number, "row")
        except SourceError as error:
            yield Item(error, number, "row")


def looks_like_table(head: bytes, wanted: str | None = None, delimiters: str = _DELIMITERS) -> bool:
    """Return whether the first line names at least two columns, with the text and another field among them.

    A column that the user `wanted` as the text is enough. Between tabs, values may stand in place of names.
    `delimiters` are those that may stand between the names.
    """
    first = _TOLD.sub("", beginning(head).lstrip(_MARK), count=1).partition("\n")[0]
    if _delimiter(first) not in delimiters:
        return False
    names = {plain_name(cell.strip('"')) for cell in first.split(_delimiter(first))}
    if wanted and len(names) > 1 and plain_name(wanted) in names:
        return True
    others = {name for field, known in NAMES.items() if field != "text" for name in known}
    named = bool(names & set(NAMES["text"][:_SURE_NAMES])) and bool(names & others)
    return named or (_delimiter(first) == "\t" and bool(columns_of(_first_row(head))))


def _first_row(head: bytes) -> list[str]:
    """Return the first row of a table with tabs, whose cells may have several lines."""
    try:
        return next(csv.reader(io.StringIO(beginning(head).replace("\0", ""), newline=""), delimiter="\t"), [])
    except csv.Error:
        return []


_SURE_NAMES = 8  # names of the text that are no words of prose


def _rows(rows: Iterator[list[str]]) -> Iterator[list[str]]:
    try:
        yield from rows
    except csv.Error as error:
        raise SourceBroken(f"is not a table ({error}): save it as CSV in UTF-8") from error


def _delimiter(text: str) -> str:
    """Return the delimiter: the one that is most frequent in the first line, where tabs are never part of a cell."""
    first = text.partition("\n")[0]
    return "\t" if first.count("\t") > 1 else max(_DELIMITERS, key=first.count)


def _text_lines(stream: Stream, encoding: str | None) -> Iterator[str]:
    order = byte_order(stream.head)
    if order not in {None, "utf-8"}:
        stream.read(len("\ufeff".encode(order)))
        yield from io.TextIOWrapper(stream, order, errors="replace", newline="")
        return
    for line in stream.lines():
        if len(line) > MAX_LINE:
            raise SourceTooLong(f"has a line of more than {MAX_LINE:,} bytes: it is no table of articles")
        yield decode(line, encoding or "utf-8").replace("\0", "")
