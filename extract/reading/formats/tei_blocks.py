"""The blocks of an article in elements of TEI (https://tei-c.org), which trafilatura makes of a page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from triplewire.extract.model import BlockKind
from triplewire.extract.reading.formats.stated_blocks import Piece

_BLOCKS = frozenset({"p", "head", "item", "row", "quote", "code", "list", "table", "graphic", "div", "ab"})
_CELL = 300  # characters of the largest cell in a table of data
_TOP = 3  # blocks among which the title of a page may stand already
_PARAGRAPH_BREAK = re.compile(r"\n[ \t]*\n\s*")
_BLANKS = re.compile(r"[ \t\r\f]+")


def with_headline(blocks: Sequence[Piece], title: str | None) -> list[Piece]:
    """Return the blocks with the title as their headline: it is put above them unless it stands near their top."""
    first = blocks[0].text if blocks else ""
    if title and first.startswith(f"{title}\n"):  # a page without paragraphs
        return [Piece(title, "headline"), blocks[0]._replace(text=first.removeprefix(f"{title}\n")), *blocks[1:]]
    above = [block.text.removeprefix("- ") for block in blocks[:_TOP]]
    if title in above:
        at = above.index(title)
        return [*blocks[:at], Piece(blocks[at].text.removeprefix("- "), "headline"), *blocks[at + 1 :]]
    return [Piece(title, "headline"), *blocks] if title else list(blocks)


def pieces_of_tei(element: Any, kind: BlockKind | None = None) -> Iterator[Piece]:
    """Yield each innermost block, in order, of a kind if the page states it; list items begin with a dash."""
    pending = element.text or ""
    for child in element:
        if child.tag in _BLOCKS:
            yield from paragraphs_in(pending, kind)
            yield from _lines(child, _stated(child) or kind)
            pending = child.tail or ""
        else:
            pending += _inline(child)
    yield from paragraphs_in(pending, kind)


def _stated(block: Any) -> BlockKind | None:
    if block.tag == "head" or block.get("type") == "header":
        return "headline" if block.get("rend") == "h1" else "subheadline"
    return "paragraph" if block.tag == "quote" else None


def _lines(block: Any, kind: BlockKind | None) -> Iterator[Piece]:
    if block.tag == "row" and any(_is_laid_out(cell) for cell in block):  # a table that places the parts of a page
        for cell in block:
            yield from pieces_of_tei(cell)
    elif block.tag == "row":
        cells = (" ".join(" ".join(cell.itertext()).split()) for cell in block)
        yield from paragraphs_in(" | ".join(cell for cell in cells if cell), kind)
    elif block.tag == "item":
        yield from (Piece(f"- {text.removeprefix('- ')}") for text, _ in pieces_of_tei(block))
    else:
        yield from pieces_of_tei(block, kind)


def _is_laid_out(cell: Any) -> bool:
    """Return whether a cell holds blocks, or as much text as a paragraph."""
    blocks = any(element.tag in _BLOCKS or element.tag == "lb" for element in cell.iterdescendants())
    return blocks or len("".join(cell.itertext())) > _CELL


def _inline(element: Any) -> str:
    if element.tag == "lb":
        return "\n" + (element.tail or "")
    return (element.text or "") + "".join(_inline(child) for child in element) + (element.tail or "")


def paragraphs_in(text: str, kind: BlockKind | None = None) -> Iterator[Piece]:
    """Yield the parts of a text between blank lines, without white space around their lines."""
    for part in _PARAGRAPH_BREAK.split(text):
        tidy = "\n".join(_BLANKS.sub(" ", line).strip() for line in part.strip().split("\n"))
        if tidy:
            yield Piece(tidy, kind)
