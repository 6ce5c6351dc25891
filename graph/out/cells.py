"""Text without control characters for terminals and tables, and without formulas for spreadsheets."""

from __future__ import annotations

import csv
import io
import re

from triplewire.graph.characters import printed

_BREAKS = re.compile(r"[\t\n\r\v\f\x85\u2028\u2029]+")
_FORMULA = re.compile(r"[=+\-@\uff1d\uff0b\uff0d\uff20\t\r\n]")  # the beginnings of formulas (OWASP)
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?([eE][+-]?\d+)?")


def one_line(text: str) -> str:
    """Return the text on one line, without characters that could control a terminal."""
    return printed(_BREAKS.sub(" ", text))


def inert(cell: str) -> str:
    """Return the cell with an apostrophe before it if a spreadsheet would take it for a formula; numbers stay."""
    return f"'{cell}" if _FORMULA.match(cell) and not _NUMBER.fullmatch(cell) else cell


def inert_csv(text: str) -> str:
    """Return CSV in which no cell is a formula."""
    out = io.StringIO()
    csv.writer(out).writerows([inert(cell) for cell in row] for row in csv.reader(io.StringIO(text, newline="")))
    return out.getvalue()


def number(count: int, what: str) -> str:
    """Return a count with the noun in singular or plural."""
    plural = f"{what[:-1]}ies" if what.endswith("y") else f"{what}s"
    return f"{count:,} {what if count == 1 else plural}"
