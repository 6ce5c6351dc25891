"""Word documents (.docx): paragraphs and tables in their order, without headers and footers."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from triplewire.extract.errors import SourceBroken, SourceEmpty
from triplewire.extract.model import About
from triplewire.extract.reading.extras import library
from triplewire.extract.reading.formats.papers.zipped import open_zip
from triplewire.extract.reading.found import Found, Hints, Item
from triplewire.extract.reading.streams import Stream

_LISTED = "List"  # the beginning of the names of styles of lists


def read_word(stream: Stream, hints: Hints) -> Iterator[Item]:
    """Yield the text of a Word document. Raises SourceBroken."""
    del hints
    docx = library("docx", "docx")
    data = stream.whole()
    open_zip(data).close()  # refuses what would not fit into memory
    try:
        document = docx.Document(io.BytesIO(data))
        text = "".join(f"{block}\n\n" for block in _blocks(document))
        facts = document.core_properties
        about = About(byline=facts.author or None, language=facts.language or None, modified=_day(facts.modified))
        title = facts.title or None
    except Exception as error:  # the library passes on what its parsers raise
        raise SourceBroken(f"is a damaged Word document ({error}): save it again") from error
    if not text:
        raise SourceEmpty("is empty: there is nothing to read")
    yield Item(Found(text, title, about=about))


def _blocks(document: Any) -> Iterator[str]:
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            yield from _rows(block)
        elif words := block.text.strip():
            listed = block.style is not None and (block.style.name or "").startswith(_LISTED)
            yield f"- {words}" if listed else words


def _rows(table: Any) -> Iterator[str]:
    for row in table.rows:
        cells = dict.fromkeys(" ".join(cell.text.split()) for cell in row.cells)  # a merged cell comes several times
        if words := " | ".join(filter(None, cells)):
            yield words


def _day(moment: Any) -> str | None:
    return moment.isoformat() if moment is not None else None
