"""HTML of records for notebooks, without scripts and with every text escaped; knows no type of the record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sized
from html import escape
from typing import NamedTuple

# Half transparent, so that dark and light notebooks can be read; distinguishable by colour-blind readers (palette of
# Okabe and Ito).
COLOURS = {
    "Person": "#e69f0066", "Organization": "#56b4e966", "Country": "#009e7366", "Place": "#009e7333",
    "Group": "#e69f0033", "Event": "#d55e0055", "Product": "#cc79a755", "Work": "#cc79a733", "Other": "#88888844",
}  # fmt: skip
_MARK = "border-radius:3px;padding:0 2px;color:inherit;background:"
_TEXT = "white-space:pre-wrap;max-width:50em;line-height:1.5"


class Marked(NamedTuple):
    """Characters to be marked as a mention of an entity, with its name and type."""

    start: int
    end: int
    name: str
    type: str


def entity_html(name: str, type_: str, details: Iterable[str]) -> str:
    """Return the name of an entity, marked in the colour of its type, with its type and other details."""
    said = " · ".join((type_, *details))
    return f"<div>{_opening(name, type_)}{escape(name)}</mark> <small>{escape(said)}</small></div>"


def document_html(
    heading: str, about: str, text: str, marks: Iterable[Marked], triples: Iterable[tuple[str, ...]]
) -> str:
    """Return a text with its mentions marked, and a table of its triples."""
    rows = [f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in cells)}</tr>" for cells in triples]
    return (
        f"<div><h4>{escape(heading)}</h4><small>{escape(about)}</small>"
        f'<div style="{_TEXT}">{"".join(_marked(text, marks))}</div>'
        f"<details><summary>{len(rows)} triples</summary>"
        f"<table><tbody>{''.join(rows)}</tbody></table></details></div>"
    )


def table_html(columns: Iterable[str], rows: Iterable[Iterable[object]], most: int = 100) -> str:
    """Return a table of values, each as text; "" for None. After `most` rows, only their number."""
    listed = [[("" if cell is None else str(cell)) for cell in row] for row in rows]
    head = "".join(f"<th>{escape(name)}</th>" for name in columns)
    body = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in listed[:most])
    more = f"<small>{len(listed) - most:,} more rows</small>" if len(listed) > most else ""
    return f"<div><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}</div>"


def statement_html(parts: Iterable[str], details: Iterable[str]) -> str:
    """Return a statement on one line, with its details below."""
    said = " ".join(f"<b>{escape(part)}</b>" for part in parts if part)
    return f"<div>{said}<br><small>{escape(' · '.join(filter(None, details)))}</small></div>"


def count_of(items: Sized, name: str) -> str:
    """Return the number of items with their name."""
    plural = f"{name[:-1]}ies" if name.endswith("y") else f"{name}s"
    return f"{len(items):,} {name if len(items) == 1 else plural}"


def _marked(text: str, marks: Iterable[Marked]) -> Iterator[str]:
    """Yield the text with its marks; of those that overlap without nesting, only the first."""
    at, ends = 0, [len(text)]
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end)):
        while mark.start >= ends[-1] and len(ends) > 1:
            yield escape(text[at : ends[-1]]) + "</mark>"
            at = ends.pop()
        if mark.start < mark.end <= ends[-1]:
            yield escape(text[at : mark.start]) + _opening(mark.name, mark.type)
            at = mark.start
            ends.append(mark.end)
    for end in reversed(ends[1:]):
        yield escape(text[at:end]) + "</mark>"
        at = end
    yield escape(text[at:])


def _opening(name: str, type_: str) -> str:
    colour = COLOURS.get(type_, COLOURS["Other"])
    return f'<mark style="{_MARK}{colour}" title="{escape(f"{name} ({type_})")}">'
