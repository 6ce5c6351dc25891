"""TEI (https://tei-c.org), and the XML of trafilatura, which has its elements: articles taken from their pages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from triplewire.extract.errors import SourceEmpty
from triplewire.extract.model import About
from triplewire.extract.reading.formats.stated_blocks import joined
from triplewire.extract.reading.formats.tei_blocks import pieces_of_tei, with_headline
from triplewire.extract.reading.formats.xml import elements, local_name
from triplewire.extract.reading.found import Found, Hints, Item
from triplewire.extract.reading.streams import Stream

_CORPUS = b"teiCorpus"
_COMMENTS = "comments"
_SEVERAL = "; "  # between authors


def read_tei(stream: Stream, hints: Hints) -> Iterator[Item]:
    """Yield the article of a TEI document, or those of a corpus. Raises SourceBroken."""
    del hints
    many = _CORPUS in stream.head
    for number, root in enumerate(elements(stream, frozenset({"tei"})), start=1):
        yield Item(_of_tei(root), number if many else None, "text")


def read_trafilatura(stream: Stream, hints: Hints) -> Iterator[Item]:
    """Yield the article in the XML of trafilatura. Raises SourceBroken."""
    del hints
    for root in elements(stream, frozenset({"doc"})):
        about = About(
            byline=_names(root.get("author")),
            outlet=root.get("sitename") or root.get("hostname"),
            language=root.get("language"),
            section=root.get("categories"),
            licence=root.get("license"),
        )
        yield Item(_found(root.find("main"), root.get("title"), root.get("date"), root.get("url"), about))


def _of_tei(root: Any) -> Found:
    """Return the text below a header (TEI P5, chapter 2)."""
    for element in root.iter():
        element.tag = local_name(element)
    header = root.find("teiheader")
    if header is None:
        raise SourceEmpty("is TEI without a header: add title and date")

    def words(*paths: str) -> str | None:
        found = (" ".join("".join(each.itertext()).split()) for path in paths for each in header.iterfind(path))
        return next(filter(None, found), None)

    publisher, day = words(".//publicationstmt/publisher"), header.find(".//publicationstmt/date")
    address = header.find(".//publicationstmt/ptr")
    about = About(
        byline=_names(_SEVERAL.join(" ".join("".join(each.itertext()).split()) for each in _authors(header))),
        outlet=publisher.partition(" (")[0] if publisher else None,  # its address stands behind it
        language=next((each.get("ident") for each in header.iterfind(".//langusage/language")), None),
        section=words(".//term[@type='categories']"),
        licence=words(".//availability"),
    )
    published = day.get("when") or "".join(day.itertext()) if day is not None else None
    url = address.get("target") if address is not None else None
    return _found(root.find("text/body"), words(".//titlestmt/title"), published, url, about)


def _authors(header: Any) -> list[Any]:
    statements = (each.findall("author") for each in header.iterfind(".//titlestmt"))
    return next(filter(None, statements), [])


def _names(authors: str | None) -> str | None:
    return ", ".join(authors.split(_SEVERAL)) if authors else None


def _found(body: Any, title: str | None, published: str | None, url: str | None, about: About) -> Found:
    for part in [] if body is None else body.findall(f".//div[@type='{_COMMENTS}']"):
        part.clear()
    text, blocks = joined(with_headline([] if body is None else list(pieces_of_tei(body)), title), end="\n")
    return Found(text, title, published, url, about=about, blocks=blocks)
