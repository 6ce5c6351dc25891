"""HTML: the article without the rest of its page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import trafilatura

from triplewire.extract.errors import SourceBroken
from triplewire.extract.reading.found import Found
from triplewire.extract.reading.publication_dates import iso_date

# By default the library also takes dates that the text mentions and refuses dates after today; this turns both off.
_DATES = {"original_date": True, "extensive_search": False, "max_date": "2100-01-01"}
_BLOCKS = frozenset({"p", "head", "item", "row", "quote", "code", "list", "table", "graphic", "div", "ab"})
_TOP = 3  # blocks among which the title of a page may stand already
_PARAGRAPH_BREAK = re.compile(r"\n[ \t]*\n\s*")
_BLANKS = re.compile(r"[ \t\r\f]+")


def looks_like_html(data: bytes) -> bool:
    """Return whether the bytes of a source are an HTML page."""
    return (
        data[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith((b"<!doctype html", b"<html", b"<head", b"<body"))
    )


def read_page(html: str) -> Found:
    """Return the article of a page: headline, blocks separated by blank lines, and the line breaks of the page.

    Raises SourceBroken if the page has no article.
    """
    try:
        page: Any = trafilatura.bare_extraction(
            html, include_comments=False, with_metadata=True, date_extraction_params=_DATES
        )
        blocks = list(_blocks(page.body)) if page is not None and page.body is not None else []
    except Exception as error:  # the library passes on the errors of its parsers, and pages may be nested too deeply
        raise SourceBroken(f"cannot be read as HTML ({error}): save the page again, or as text") from error
    if not blocks:
        raise SourceBroken("holds no article that could be told from the page around it: save it as text")
    title = " ".join(page.title.split()) if page.title else None
    if title and title not in {block.removeprefix("- ") for block in blocks[:_TOP]}:
        blocks.insert(0, title)
    return Found("\n\n".join(blocks) + "\n", title, iso_date(page.date or ""), page.url or None)


def _blocks(element: Any) -> Iterator[str]:
    """Yield the text of each innermost block, in order; list items begin with a dash."""
    pending = element.text or ""
    for child in element:
        if child.tag in _BLOCKS:
            yield from _split(pending)
            yield from _lines(child)
            pending = child.tail or ""
        else:
            pending += _inline(child)
    yield from _split(pending)


def _lines(block: Any) -> Iterator[str]:
    if block.tag == "row":
        cells = (" ".join("".join(cell.itertext()).split()) for cell in block)
        yield from _split(" | ".join(cell for cell in cells if cell))
    elif block.tag == "item":
        yield from (f"- {text.removeprefix('- ')}" for text in _blocks(block))
    else:
        yield from _blocks(block)


def _inline(element: Any) -> str:
    if element.tag == "lb":
        return "\n" + (element.tail or "")
    return (element.text or "") + "".join(_inline(child) for child in element) + (element.tail or "")


def _split(text: str) -> Iterator[str]:
    for part in _PARAGRAPH_BREAK.split(text):
        tidy = "\n".join(_BLANKS.sub(" ", line).strip() for line in part.strip().split("\n"))
        if tidy:
            yield tidy
