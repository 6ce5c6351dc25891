"""Tables that place the parts of a page side by side, as pages had them before style sheets: no tables of data."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile
from typing import Any

_LONGEST = 200  # characters of the longest cell of data
_PARTS = frozenset({"table", "tbody", "thead", "tfoot", "tr", "td", "th"})
_OF_DATA = frozenset({"caption", "th", "thead", "tfoot", "colgroup"})
_BLOCKS = frozenset({"p", "div", "h1", "h2", "h3", "h4", "ul", "ol", "form", "blockquote", "center", "hr"})
_LARGE = 4  # the size of letters of a font element, where that of the text is 3
_LONGEST_HEADLINE, _LONGEST_CAPTION = 200, 300  # characters
_AROUND = _BLOCKS | {"br", "div", "figure", "table"}  # lines of text
_BREAKS = _AROUND | {"td", "img"}


def as_divisions(root: Any) -> None:
    """Make divisions of the tables of a page that only place its parts, and a heading of the line in large letters.

    A table of a picture and the words below it is a figure. Lines of text between blocks are paragraphs.
    """
    tables = [] if root is None else [table for table in root.iter("table") if _places_parts(table)]
    parts = [part for table in tables for part in _converted(table)]
    if tables and next(root.iter("h1"), None) is None:
        _mark_headline(root)
    for part in {id(part): part for part in parts}.values():
        _wrap_lines(part)


def _converted(table: Any) -> list[Any]:
    """Convert a table; return the divisions that it became, and what stands around it."""
    parts = list(_own_parts(table))
    figure = _is_figure(table)
    for part in parts:
        told = figure and part.tag == "td" and "".join(part.itertext()).strip()
        part.tag = "figcaption" if told else "div"
    above = table.getparent()
    if above is not None and above.tag == "p":
        above.tag = "div"
    if figure:
        table.tag = "figure"
    return ([] if figure else parts) + ([] if above is None or above.tag in _PARTS else [above])


def _is_figure(table: Any) -> bool:
    words = " ".join(" ".join(table.itertext()).split())
    nested = table.find(".//table") is not None or table.find(".//a") is not None
    return table.find(".//img") is not None and 0 < len(words) <= _LONGEST_CAPTION and not nested


def _wrap_lines(division: Any) -> None:
    """Make paragraphs of the lines of text that stand between blocks, unless they are nothing but links."""
    children = list(division)
    if not any(child.tag in _AROUND and child.tag != "br" for child in children):
        return
    for before in (None, *(child for child in children if child.tag in _AROUND)):
        text = division.text if before is None else before.tail
        behind = children if before is None else before.itersiblings()
        line = list(takewhile(lambda each: each.tag not in _AROUND, behind))
        words = [text, *(word for each in line for word in ("" if each.tag == "a" else each.text_content(), each.tail))]
        if not "".join(filter(None, words)).strip():
            continue
        paragraph = division.makeelement("p")
        paragraph.text = text
        if before is None:
            division.text = None
            division.insert(0, paragraph)
        else:
            before.tail = None
            before.addnext(paragraph)
        paragraph.extend(line)


def _own_parts(table: Any) -> Iterator[Any]:
    """Yield a table and its parts, without those of tables within."""
    yield table
    for part in table:
        if part.tag in _PARTS and part.tag != "table":
            yield from _own_parts(part)


def _places_parts(table: Any) -> bool:
    """Return whether a table has another one within, one column only, or cells of blocks or of much text.

    What has headings of columns, or a caption, is one of data.
    """
    parts = list(_own_parts(table))
    if any(part.tag in _OF_DATA for part in parts) or table.get("summary"):
        return False
    cells = [part for part in parts if part.tag == "td"]
    rows = [part for part in parts if part.tag == "tr"]
    return len(cells) <= len(rows) or any(_is_part_of_page(cell) for cell in cells)


def _is_part_of_page(cell: Any) -> bool:
    inside = sum(part.tag in _BLOCKS or part.tag == "table" for part in cell.iterdescendants())
    return inside > 1 or len("".join(cell.itertext()).strip()) > _LONGEST or cell.find(".//table") is not None


def _mark_headline(root: Any) -> None:
    """Make a heading of the first line in the largest letters, of a page that has none."""
    fonts = [font for font in root.iter("font") if _size(font) >= _LARGE and _is_line(font)]
    if fonts:
        max(fonts, key=_size).tag = "h1"


def _size(font: Any) -> int:
    size = (font.get("size") or "").strip()
    figure = size.lstrip("+")
    return (int(figure) + 3 if size.startswith("+") else int(figure)) if figure.isdecimal() else 0


def _is_line(font: Any) -> bool:
    """Return whether an element is a line of its own, and neither a paragraph nor a link."""
    words = "".join(font.itertext()).strip()
    behind, before = font.getnext(), font.getprevious()
    alone = not (font.tail or "").strip() and (behind is None or behind.tag in _BREAKS)
    above = before is None or (before.tag in _BREAKS and not (before.tail or "").strip())
    linked = next(font.iter("a"), None) is not None or next(font.iterancestors("a"), None) is not None
    return bool(words) and len(words) <= _LONGEST_HEADLINE and alone and above and not linked
