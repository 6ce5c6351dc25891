"""The formats of news agencies: NITF and NewsML-G2 (https://iptc.org/standards/)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from triplewire.extract.errors import SourceEmpty, SourcePassedOver
from triplewire.extract.lexicon.loading import read_table
from triplewire.extract.model import About, BlockKind
from triplewire.extract.reading.formats.pages.markup import pieces_of, pieces_of_html
from triplewire.extract.reading.formats.stated_blocks import Piece, joined
from triplewire.extract.reading.formats.xml import elements, local_name
from triplewire.extract.reading.found import Found, Hints, Item
from triplewire.extract.reading.streams import Stream

_ABOVE: dict[str, BlockKind] = {"hl1": "headline", "hl2": "subheadline", "byline": "byline", "dateline": "dateline"}
_BEFORE_MARK = re.compile(r"(?<=\w) (?=[,.;:](?:\s|\Z))")
_NOT_USED: dict[str, str] = read_table("documents")["not_used"]  # by status


def read_nitf(stream: Stream, hints: Hints) -> Iterator[Item]:
    """Yield the article of an NITF file, of version 2.5 to 3.6."""
    del hints
    for root in elements(stream, frozenset({"nitf"})):
        yield Item(_not_used(root) or _nitf(root))


def read_newsml(stream: Stream, hints: Hints) -> Iterator[Item]:
    """Yield the articles of a NewsML-G2 file: a newsItem, or a newsMessage with several."""
    del hints
    many = _local_root(stream) == "newsmessage"
    number = 0
    for item in elements(stream, frozenset({"newsitem"})):
        number += 1
        yield Item(_news_item(item), number if many else None, "item")
    if not number:
        raise SourceEmpty("holds no newsItem")


def _local_root(stream: Stream) -> str:
    return "newsmessage" if b"newsMessage" in stream.head else ""


def _nitf(root: Any) -> Found:
    """Return the article: headlines, byline and dateline above the text."""
    head, body = _first(root, "head"), _first(root, "body")
    text, blocks = joined(_nitf_pieces(body), end="\n\n")
    document = _first(head, "docdata")
    held = _attribute(document, "management-status") == "embargoed"
    release = _attribute(_first(document, "date.release"), "norm") if held else None
    rights, outlet = _first(document, "doc.copyright"), _first(head, "pubdata")
    publication = _first(document, "doc-id"), _first(document, "date.issue")
    return Found(
        text=text,
        title=_words(_first(body, "hl1")) or _words(_first(head, "title")),
        published=_attribute(publication[1], "norm") or _attribute(_first(head, "pubdata"), "date.publication"),
        id=_attribute(publication[0], "id-string"),
        about=About(
            byline=_byline(_authors(_first(body, "byline"))),
            outlet=_attribute(outlet, "name") or _words(_first(body, "distributor")),
            language=_language(root) or _language(body),
            modified=_attribute(_first(head, "revision-history"), "norm"),
            section=_attribute(outlet, "position.section") or _attribute(_first(head, "tobject.property"), "value"),
            licence=_words(_first(body, "rights")) or _copyright(rights),
        ),
        blocks=blocks,
        notes=_embargo(release),
    )


def _not_used(root: Any) -> SourcePassedOver | None:
    """Return why an NITF file may not be used, if its agency says so."""
    status = _attribute(_first(_first(root, "head"), "docdata"), "management-status")
    return SourcePassedOver(_NOT_USED[status]) if status in _NOT_USED else None


def _nitf_pieces(body: Any) -> list[Piece]:
    above = [
        Piece(words, _ABOVE[local_name(part)])
        for part in _all(body, *_ABOVE)
        if not _within(part, "body.content") and (words := _words(part))
    ]
    contents = _all(body, "body.content")  # notes to editors have one of their own, in the head
    content = next((each for each in contents if not _within(each, "body.head")), None)
    return above if content is None else [*above, *pieces_of(content)]


def _news_item(item: Any) -> Found | SourcePassedOver:
    """Return the article of a newsItem; what its agency took back, and what has no text, is passed over."""
    status = (_attribute(_first(item, "pubstatus"), "qcode") or "").rpartition(":")[2]
    if status in _NOT_USED:
        return SourcePassedOver(_NOT_USED[status])
    contents = _first(item, "contentset")
    pieces = _news_pieces(contents)
    if not pieces:
        return SourcePassedOver("holds no text")
    nitf = _first(_first(contents, "inlinexml"), "nitf")
    if passed_over := _not_used(nitf):
        return passed_over
    inner = _nitf(nitf) if nitf is not None else None
    meta, content = _first(item, "itemmeta"), _first(item, "contentmeta")
    title = _words(_first(content, "headline")) or _words(_first(meta, "title")) or (inner.title if inner else None)
    if title and not any(title in piece.text for piece in pieces):
        pieces.insert(0, Piece(title, "headline"))
    text, blocks = joined(pieces)
    rights = _first(item, "rightsinfo")
    sent = _words(_first(meta, "firstcreated")) or _words(_first(content, "contentcreated"))
    return Found(
        text=text,
        title=title,
        published=sent or _words(_first(meta, "versioncreated")),
        url=_attribute(_first(item, "remotecontent"), "href"),
        id=item.get("guid"),
        about=About(
            byline=_byline(_words(_first(content, "by"))) or (inner.about.byline if inner else None),
            outlet=_named(_first(meta, "provider")) or _words(_first(content, "creditline")),
            language=_attribute(_first(content, "language"), "tag") or _language(item),
            modified=_words(_first(content, "contentmodified")) or _words(_first(meta, "versioncreated")),
            section=_named(_first(content, "subject")),
            licence=_words(_first(rights, "usageterms")) or _words(_first(rights, "copyrightnotice")),
        ),
        blocks=blocks,
        notes=_embargo(_words(_first(meta, "embargoed"))),
    )


def _embargo(until: str | None) -> tuple[str, ...]:
    return (f"its agency sets an embargo until {until}: it may not be published before",) if until else ()


def _news_pieces(contents: Any) -> list[Piece]:
    """Return the blocks of the contents of a newsItem: NITF, another XML, or HTML in its text."""
    inline, plain = _first(contents, "inlinexml"), _first(contents, "inlinedata")
    if (nitf := _first(inline, "nitf")) is not None:
        return _nitf_pieces(_first(nitf, "body"))
    if inline is not None:
        return list(pieces_of(inline))
    return pieces_of_html(plain.text or "") if plain is not None else []


def _all(element: Any, *names: str) -> Iterator[Any]:
    """Yield the elements with these local names within an element, in order."""
    return (part for part in element.iter() if local_name(part) in names) if element is not None else iter(())


def _first(element: Any, name: str) -> Any:
    return next(_all(element, name), None)


def _within(element: Any, name: str) -> bool:
    return any(local_name(above) == name for above in element.iterancestors())


def _words(element: Any) -> str | None:
    """Return the words of an element; those of two elements within are apart, but for the commas between them."""
    return _BEFORE_MARK.sub("", " ".join(" ".join(element.itertext()).split())) or None if element is not None else None


def _authors(element: Any) -> str | None:
    """Return the words of a byline without the office or outlet behind them."""
    words, office = _words(element), _words(_first(element, "byttl"))
    return words.removesuffix(office).rstrip(" ,") if words and office else words


def _named(element: Any) -> str | None:
    """Return the name of a provider or subject, or else its code without the scheme."""
    if element is None:
        return None
    code = element.get("literal") or element.get("qcode") or ""
    return _words(_first(element, "name")) or code.rpartition(":")[2] or None


def _attribute(element: Any, name: str) -> str | None:
    return str(element.get(name, "")) or None if element is not None else None


def _language(element: Any) -> str | None:
    if element is None:
        return None
    return _attribute(element, "{http://www.w3.org/XML/1998/namespace}lang") or _attribute(element, "lang")


def _byline(words: str | None) -> str | None:
    """Return a byline without "By"."""
    return re.sub(r"^by\s+", "", words, flags=re.IGNORECASE) if words else None


def _copyright(element: Any) -> str | None:
    parts = (_attribute(element, "year"), _attribute(element, "holder"))
    return " ".join(filter(None, ("©", *parts))) if any(parts) else None
