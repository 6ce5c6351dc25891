"""Word documents (.docx): paragraphs and tables in their order, without headers and footers."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from lxml import etree

from triplewire.extract.errors import SourceBroken, SourceEmpty
from triplewire.extract.model import About, BlockKind
from triplewire.extract.reading.extras import library
from triplewire.extract.reading.formats.databases import items_of
from triplewire.extract.reading.formats.papers.properties import byline_of, title_of
from triplewire.extract.reading.formats.papers.zipped import open_zip
from triplewire.extract.reading.formats.stated_blocks import Piece, joined
from triplewire.extract.reading.found import Found, Hints, Item
from triplewire.extract.reading.streams import Stream

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_AROUND = frozenset(f"{_W}{name}" for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"))
_NOT_SHOWN = frozenset(f"{_W}{name}" for name in ("del", "moveFrom", "txbxContent", "pPr", "rPr", "instrText"))
_SIGNS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_LISTED, _HEADING = "List", "Heading"  # the beginnings of the names of styles
_KINDS: dict[str, BlockKind] = {
    "Title": "headline", "Heading 1": "headline", "Subtitle": "subheadline", "Caption": "caption", "Quote": "paragraph",
    "Intense Quote": "paragraph",
}  # fmt: skip
_TEMPLATE = datetime(2013, 12, 23, 23, 15, tzinfo=UTC)  # of the empty document of python-docx, which it never changes
_NO_LIST = "0"


def read_word(stream: Stream, hints: Hints) -> Iterator[Item]:
    """Yield the text of a Word document. Raises SourceBroken."""
    del hints
    docx = library("docx", "docx")
    data = stream.whole()
    open_zip(data).close()  # refuses what would not fit into memory
    try:
        document = docx.Document(io.BytesIO(data))
        text, blocks = joined(_blocks(document), end="\n\n")
        facts = document.core_properties
        about = About(
            byline=byline_of(text, facts.author), language=facts.language or None, modified=_day(facts.modified)
        )
        title = title_of(facts.title)
    except Exception as error:  # the library passes on what its parsers raise
        raise SourceBroken(f"is a damaged Word document ({error}): save it again") from error
    if not text:
        raise SourceEmpty("is empty: there is nothing to read")
    yield from items_of(Found(text, title, about=about, blocks=blocks))


def _blocks(document: Any) -> Iterator[Piece]:
    parts = library("docx.text.paragraph", "docx")
    for element in _elements(document.element.body):
        if element.tag == f"{_W}tbl":
            yield from _rows(element)
        elif words := _words(element).strip():
            style = parts.Paragraph(element, document._body).style  # noqa: SLF001  # the part that knows the styles
            name = (style.name if style is not None else None) or ""
            if name.startswith(_LISTED) or _is_numbered(element):
                yield Piece(f"- {words}")
            else:
                yield Piece(words, _KINDS.get(name) or ("subheadline" if name.startswith(_HEADING) else None))


def _elements(parent: Any) -> Iterator[Any]:
    """Yield the paragraphs and tables in an element, also those in fields that a template leaves to be filled in."""
    for element in parent.iterchildren():
        if element.tag in {f"{_W}p", f"{_W}tbl"}:
            yield element
        elif element.tag in _AROUND:
            yield from _elements(element)


def _words(paragraph: Any) -> str:
    """Return the text of a paragraph, with tracked insertions and without tracked deletions."""
    walk = etree.iterwalk(paragraph, events=("start",))
    parts: list[str] = []
    for _, element in walk:
        if element.tag in _NOT_SHOWN:
            walk.skip_subtree()
        elif element.tag == f"{_W}t":
            parts.append(element.text or "")
        else:
            parts.append(_SIGNS.get(element.tag, ""))
    return "".join(parts)


def _is_numbered(paragraph: Any) -> bool:
    """Return whether a paragraph itself has a bullet or number, whatever its style is."""
    number = paragraph.find(f"{_W}pPr/{_W}numPr/{_W}numId")
    return number is not None and number.get(f"{_W}val") != _NO_LIST


def _rows(table: Any) -> Iterator[Piece]:
    for row in table.iterchildren(f"{_W}tr"):
        own = (cell for cell in row.iter(f"{_W}tc") if next(cell.iterancestors(f"{_W}tr")) is row)
        cells = (" ".join(" ".join(map(_words, cell.iter(f"{_W}p"))).split()) for cell in own)
        if words := " | ".join(filter(None, dict.fromkeys(cells))):
            yield Piece(words, "table" if " | " in words else None)


def _day(moment: Any) -> str | None:
    return moment.isoformat() if moment is not None and moment.replace(tzinfo=UTC) != _TEMPLATE else None
