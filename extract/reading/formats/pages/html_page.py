"""HTML: the article without the rest of its page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from triplewire.extract.errors import SourceBroken
from triplewire.extract.lexicon.loading import read_table
from triplewire.extract.model import About, BlockKind
from triplewire.extract.reading.formats.pages.captions import with_captions
from triplewire.extract.reading.formats.pages.front_pages import shown_beginnings
from triplewire.extract.reading.formats.pages.markup import is_note_mark, pieces_of
from triplewire.extract.reading.formats.pages.notices import notice
from triplewire.extract.reading.formats.pages.page_blocks import as_on_page
from triplewire.extract.reading.formats.pages.page_metadata import (
    PageMetadata,
    byline_around,
    outlet_in_title,
    page_metadata,
)
from triplewire.extract.reading.formats.stated_blocks import Piece, joined
from triplewire.extract.reading.found import Found

# By default the library also takes dates that the text mentions and refuses dates after today; this turns both off.
_DATES = {"original_date": True, "extensive_search": False, "max_date": "2100-01-01"}
_BLOCKS = frozenset({"p", "head", "item", "row", "quote", "code", "list", "table", "graphic", "div", "ab"})
_WORDS = read_table("documents")
_POSTS, _WIKI = frozenset(_WORDS["embedded_posts"]), frozenset(_WORDS["wiki_apparatus"])
_WIKI_BODY = "mw-parser-output"
_CELL = 300  # characters of the largest cell in a table of data
_TOP = 3  # blocks among which the title of a page may stand already
_PARAGRAPH_BREAK = re.compile(r"\n[ \t]*\n\s*")
_SAYS = re.compile(rf",? (?:{'|'.join(sorted(_WORDS['of_authors']))})\b")
_BLANKS = re.compile(r"[ \t\r\f]+")


def read_page(html: str, url: str | None = None) -> Found:
    """Return the article of a page: headline, blocks separated by blank lines, and the line breaks of the page.

    `url` is the address that the page was read from. Raises SourceBroken if the page has no article.
    """
    import trafilatura  # noqa: PLC0415  # most sources are text, and it takes as long to load as to read one

    try:
        root: Any = trafilatura.load_html(html)
        said = page_metadata(root) if root is not None else None
        _leave_out_note_marks(root)
        shown = list(pieces_of(root)) if root is not None else []
        _leave_out_days_of_others(root)
        _leave_out_apparatus(root)
        page: Any = trafilatura.bare_extraction(
            root, url, include_comments=False, with_metadata=True, date_extraction_params=_DATES
        )
        blocks = list(_blocks(page.body)) if page is not None and page.body is not None else []
    except Exception as error:  # the library passes on the errors of its parsers, and pages may be nested too deeply
        raise SourceBroken(f"cannot be read as HTML ({error}): save the page again, or as text") from error
    if said is not None and said.text and len(blocks) <= 1:
        blocks = list(_split(said.text, None))
    blocks = as_on_page(blocks, shown)
    if why := notice(_titles(root), blocks or shown):
        raise SourceBroken(why)
    if said is None or not blocks:
        raise SourceBroken("holds no article that could be told from the page around it: save it as text")
    if many := shown_beginnings(root, blocks, said.title):
        raise SourceBroken(
            f"shows the beginnings of {many} articles and none of its own: give the pages of the articles"
        )
    if not said.byline:
        said = replace(said, byline=byline_around([block.text for block in blocks], [piece.text for piece in shown]))
    if not said.outlet:
        said = replace(said, outlet=outlet_in_title(_titles(root), [piece.text for piece in shown]))
    return _found(with_captions(blocks, shown), said, page, url)


def _titles(root: Any) -> list[str]:
    return [] if root is None else ["".join(element.itertext()) for element in root.iter("title", "h1")]


def _leave_out_note_marks(root: Any) -> None:
    for mark in [] if root is None else list(root.iter("sup", "a")):
        if is_note_mark(mark) and mark.getparent() is not None:
            mark.drop_tree()


def _leave_out_days_of_others(root: Any) -> None:
    """Take the days of the articles that a page links to beside its own out of it."""
    if root is None:
        return
    for beside in list(root.iter("aside", "nav", "footer")):
        if next(beside.iterancestors("article"), None) is None and next(beside.iter("a"), None) is not None:
            for day in list(beside.iter("time")):
                day.drop_tree()


def _leave_out_apparatus(root: Any) -> None:
    """Take posts of social networks, which others say, and the apparatus of wikis out of a page."""
    named = () if root is None else root.xpath("//*[@class or @id or starts-with(name(), 'amp-')]")
    kinds = [(each, {each.tag, each.get("id"), *(each.get("class") or "").split()}) for each in named]
    left_out = _POSTS | _WIKI if any(_WIKI_BODY in names for _, names in kinds) else _POSTS
    for element, names in kinds:
        if not left_out.isdisjoint(names) and element.getparent() is not None:
            element.drop_tree()


def _found(blocks: list[Piece], said: PageMetadata, page: Any, url: str | None) -> Found:
    """Return the article, with what the page says of it, or else what the library finds."""
    title = " ".join(said.title.split()) if said.title else _found_by_library(page, "title")
    if title and blocks[:1] and blocks[0].text.startswith(f"{title}\n"):  # a page without paragraphs
        blocks[:1] = [Piece(title), blocks[0]._replace(text=blocks[0].text.removeprefix(f"{title}\n"))]
    above = [block.text.removeprefix("- ") for block in blocks[:_TOP]]
    if title and title in above:
        blocks[above.index(title)] = Piece(title, "headline")
    elif title:
        blocks.insert(0, Piece(title, "headline"))
    text, stated = joined(blocks, end="\n")
    about = About(
        byline=said.byline or _authors(_found_by_library(page, "author")),
        outlet=said.outlet or _found_by_library(page, "sitename"),
        language=said.language,
        modified=said.modified,
        section=said.section,
        licence=said.licence or _found_by_library(page, "license"),
    )
    published = said.published or _found_by_library(page, "date")
    address = said.url if said.url and said.url.startswith("http") else _found_by_library(page, "url")
    return Found(text, title, published, address or url, about=about, blocks=stated)


def _authors(found: str | None) -> str | None:
    """Return names without what a line about an author says: "Ann Lee is a reporter in Hull"."""
    return _SAYS.split(found, maxsplit=1)[0] if found else None


def _found_by_library(page: Any, field: str) -> str | None:
    return " ".join(str(getattr(page, field, None) or "").split()) or None


def _blocks(element: Any, kind: BlockKind | None = None) -> Iterator[Piece]:
    """Yield each innermost block, in order, of a kind if the page states it; list items begin with a dash."""
    pending = element.text or ""
    for child in element:
        if child.tag in _BLOCKS:
            yield from _split(pending, kind)
            yield from _lines(child, _stated(child) or kind)
            pending = child.tail or ""
        else:
            pending += _inline(child)
    yield from _split(pending, kind)


def _stated(block: Any) -> BlockKind | None:
    if block.tag == "head":
        return "headline" if block.get("rend") == "h1" else "subheadline"
    return "paragraph" if block.tag == "quote" else None


def _lines(block: Any, kind: BlockKind | None) -> Iterator[Piece]:
    if block.tag == "row" and any(_is_laid_out(cell) for cell in block):  # a table that places the parts of a page
        for cell in block:
            yield from _blocks(cell)
    elif block.tag == "row":
        cells = (" ".join(" ".join(cell.itertext()).split()) for cell in block)
        yield from _split(" | ".join(cell for cell in cells if cell), kind)
    elif block.tag == "item":
        yield from (Piece(f"- {text.removeprefix('- ')}") for text, _ in _blocks(block))
    else:
        yield from _blocks(block, kind)


def _is_laid_out(cell: Any) -> bool:
    """Return whether a cell holds blocks, or as much text as a paragraph."""
    blocks = any(element.tag in _BLOCKS or element.tag == "lb" for element in cell.iterdescendants())
    return blocks or len("".join(cell.itertext())) > _CELL


def _inline(element: Any) -> str:
    if element.tag == "lb":
        return "\n" + (element.tail or "")
    return (element.text or "") + "".join(_inline(child) for child in element) + (element.tail or "")


def _split(text: str, kind: BlockKind | None) -> Iterator[Piece]:
    for part in _PARAGRAPH_BREAK.split(text):
        tidy = "\n".join(_BLANKS.sub(" ", line).strip() for line in part.strip().split("\n"))
        if tidy:
            yield Piece(tidy, kind)
