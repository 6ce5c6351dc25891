"""HTML: the article without the rest of its page."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from triplewire.extract.errors import SourceBroken
from triplewire.extract.lexicon.loading import read_table
from triplewire.extract.model import About
from triplewire.extract.reading.formats.pages.captions import with_captions
from triplewire.extract.reading.formats.pages.front_pages import shown_beginnings
from triplewire.extract.reading.formats.pages.layout_tables import as_divisions
from triplewire.extract.reading.formats.pages.markup import is_note_mark, pieces_of
from triplewire.extract.reading.formats.pages.notices import notice
from triplewire.extract.reading.formats.pages.page_blocks import as_on_page
from triplewire.extract.reading.formats.pages.page_metadata import (
    PageMetadata,
    byline_around,
    day_above,
    page_metadata,
    title_parted,
)
from triplewire.extract.reading.formats.stated_blocks import Piece, joined
from triplewire.extract.reading.formats.tei_blocks import paragraphs_in, pieces_of_tei, with_headline
from triplewire.extract.reading.found import Found

# By default the library also takes dates that the text mentions and refuses dates after today; this turns both off.
_DATES = {"original_date": True, "extensive_search": False, "max_date": "2100-01-01"}
_WORDS = read_table("documents")
_POSTS, _WIKI = frozenset(_WORDS["embedded_posts"]), frozenset(_WORDS["wiki_apparatus"])
_WIKI_BODY = "mw-parser-output"
_SAYS = re.compile(rf",? (?:{'|'.join(sorted(_WORDS['of_authors']))})\b")


def read_page(html: str, url: str | None = None) -> Found:
    """Return the article of a page: headline, blocks separated by blank lines, and the line breaks of the page.

    `url` is the address that the page was read from. Raises SourceBroken if the page has no article.
    """
    import trafilatura  # noqa: PLC0415  # most sources are text, and it takes as long to load as to read one

    try:
        root: Any = trafilatura.load_html(html)
        said = page_metadata(root) if root is not None else None
        _leave_out_note_marks(root)
        as_divisions(root)
        shown = list(pieces_of(root)) if root is not None else []
        _leave_out_days_of_others(root)
        _leave_out_apparatus(root)
        page: Any = trafilatura.bare_extraction(
            root, url, include_comments=False, with_metadata=True, date_extraction_params=_DATES
        )
        blocks = list(pieces_of_tei(page.body)) if page is not None and page.body is not None else []
    except Exception as error:  # the library passes on the errors of its parsers, and pages may be nested too deeply
        raise SourceBroken(f"cannot be read as HTML ({error}): save the page again, or as text") from error
    if said is not None and said.text and len(blocks) <= 1:
        blocks = list(paragraphs_in(said.text))
    blocks = as_on_page(blocks, shown)
    if why := notice(_titles(root), blocks or shown):
        raise SourceBroken(why)
    if said is None or not blocks:
        raise SourceBroken("holds no article that could be told from the page around it: save it as text")
    if why := shown_beginnings(root, blocks, {said.title, *_titles(root)}):
        raise SourceBroken(f"{why}: give the pages of the articles")
    said = _completed(said, _titles(root), [block.text for block in blocks], [piece.text for piece in shown])
    return _found(with_captions(blocks, shown), said, page, url)


def _completed(said: PageMetadata, titles: list[str], story: list[str], shown: list[str]) -> PageMetadata:
    """Return what a page says of itself, with what it only shows: in its title, and in lines above its story."""
    parted = title_parted(titles, shown)
    return replace(
        said,
        headline=parted.headline if parted else None,
        byline=said.byline or byline_around(story, shown),
        outlet=said.outlet or (parted.outlet if parted else None),
        day=day_above(story, shown),
    )


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
    titles = said.title, said.headline, _found_by_library(page, "title")
    title = next((" ".join(each.split()) for each in titles if each), None)
    text, stated = joined(with_headline(blocks, title), end="\n")
    about = About(
        byline=said.byline or _authors(_found_by_library(page, "author")),
        outlet=said.outlet or _found_by_library(page, "sitename"),
        language=said.language,
        modified=said.modified,
        section=said.section,
        licence=said.licence or _found_by_library(page, "license"),
    )
    published = said.published or _found_by_library(page, "date") or said.day
    address = said.url if said.url and said.url.startswith("http") else _found_by_library(page, "url")
    return Found(text, title, published, address or url, about=about, blocks=stated)


def _authors(found: str | None) -> str | None:
    """Return names without what a line about an author says: "Ann Lee is a reporter in Hull"."""
    return _SAYS.split(found, maxsplit=1)[0] if found else None


def _found_by_library(page: Any, field: str) -> str | None:
    return " ".join(str(getattr(page, field, None) or "").split()) or None
