"""EPUB (https://www.w3.org/TR/epub-33/): one document a chapter; an issue of a magazine has one for each article."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import unquote

from lxml import etree, html

from triplewire.extract.errors import SourceBroken, SourceEmpty, SourceError
from triplewire.extract.model import About
from triplewire.extract.reading.decode import decode_html
from triplewire.extract.reading.formats.pages.markup import pieces_of
from triplewire.extract.reading.formats.pages.page_metadata import day_above
from triplewire.extract.reading.formats.papers.properties import AUTHORS, byline_of
from triplewire.extract.reading.formats.papers.zipped import member, open_zip
from triplewire.extract.reading.formats.stated_blocks import Piece, joined
from triplewire.extract.reading.formats.xml import local_name
from triplewire.extract.reading.found import Found, Hints, Item
from triplewire.extract.reading.streams import Stream

_CONTAINER = "META-INF/container.xml"
_MOST = 16_000_000  # bytes of a chapter
_NAVIGATION = "nav"
_ISSUE = re.compile(r"\s*\[[^\[\]]*\d[^\[\]]*\]\Z")
_SENTENCE = re.compile(r"\w[.!?…][\"'”’»)]*(?:\s|\Z)")
_AROUND = frozenset({"cover", "titlepage", "halftitlepage", "copyright-page", "toc", "index"})  # of epub:type
_TYPE = "{http://www.idpf.org/2007/ops}type"


def read_epub(stream: Stream, hints: Hints) -> Iterator[Item]:
    """Yield the chapters of a book in the order of reading, without covers and contents. Raises SourceBroken."""
    del hints
    with open_zip(stream.whole()) as book:
        path = _package_path(book)
        package = _xml(book, path)
        common, published = _facts(package)
        number = 0
        for number, chapter in enumerate(_chapters(package, path), start=1):
            try:
                if found := _chapter(book, chapter, common, published):
                    yield Item(found, number, "chapter")
            except SourceError as error:
                yield Item(error, number, "chapter")
        if not number:
            raise SourceEmpty("is a book without chapters")


def _package_path(book: zipfile.ZipFile) -> str:
    root = _xml(book, _CONTAINER)
    path = next((e.get("full-path") for e in root.iter() if local_name(e) == "rootfile"), None)
    if not path:
        raise SourceBroken("names no package: save or download it again")
    return str(path)


def _xml(book: zipfile.ZipFile, path: str) -> Any:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(member(book, path, _MOST), parser)
    except (etree.LxmlError, ValueError) as error:
        raise SourceBroken(f"has a part {path!r} that is no XML ({error})") from error


def _facts(package: Any) -> tuple[About, str | None]:
    """Return what the package says of the whole book, and its date."""
    facts: dict[str, str] = {}
    for element in package.iter():
        name = element.get("property", "").rpartition(":")[2] or local_name(element)
        if element.text and element.text.strip():
            facts.setdefault(name, " ".join(element.text.split()))
    about = About(
        byline=facts.get("creator"),
        outlet=next((name for fact in ("publisher", "title") if (name := _outlet(facts.get(fact)))), None),
        language=facts.get("language"),
        modified=facts.get("modified"),
        licence=facts.get("rights"),
    )
    return about, facts.get("date")


def _outlet(name: str | None) -> str | None:
    """Return the name of a publisher or a periodical, without the day of its issue; none for that of a program."""
    return _ISSUE.sub("", name) if name and name.casefold() not in AUTHORS else None


def _chapters(package: Any, path: str) -> Iterator[str]:
    """Yield the paths of the chapters."""
    items = {e.get("id"): e for e in package.iter() if local_name(e) == "item"}
    for reference in package.iter():
        item = items.get(reference.get("idref")) if local_name(reference) == "itemref" else None
        if item is not None and _NAVIGATION not in (item.get("properties") or "").split():
            yield posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(item.get("href") or "")))


def _chapter(book: zipfile.ZipFile, path: str, about: About, published: str | None) -> Found | None:
    page = decode_html(member(book, path, _MOST))
    try:
        root = html.document_fromstring(page.encode("utf-8", "replace"), parser=html.HTMLParser(encoding="utf-8"))
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise SourceBroken(f"has a chapter {path!r} that cannot be read ({error})") from error
    pieces = list(pieces_of(root))
    types = {word for e in root.iter() for word in (e.get("epub:type") or e.get(_TYPE) or "").split()}
    heading = root.xpath("//h1 | //h2 | //title")
    title = next(filter(None, (" ".join(h.text_content().split()) for h in heading)), None)
    if pieces and pieces[0].text == title:  # its heading, of whatever level
        pieces[0] = Piece(title, "headline")
    text, blocks = joined(pieces, end="\n")
    if not _SENTENCE.search(text) or types & _AROUND:  # a cover, a title page, an advertisement
        return None
    shown = [piece.text for piece in pieces]
    published = day_above(shown, shown) or published  # the file was made later
    own = replace(about, byline=byline_of(text, about.byline))
    return Found(text, title, published, about=own, blocks=blocks)
