"""Web archives (ISO 28500): the pages of WARC files, and the texts of WET files, as they are read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from triplewire.extract.errors import SourceBroken, SourceError, SourcePassedOver, SourceTooLong
from triplewire.extract.model import About, LaidOut
from triplewire.extract.reading.decode import decode, decode_html
from triplewire.extract.reading.extras import library
from triplewire.extract.reading.formats.pages.html_page import read_page
from triplewire.extract.reading.formats.pages.page_metadata import title_parted
from triplewire.extract.reading.found import Found, Hints, Item
from triplewire.extract.reading.streams import MAX_BYTES, Stream

_PAGE, _TEXT = "response", "conversion"  # types of records
_OK = "200"


def read_web_archive(stream: Stream, hints: Hints) -> Iterator[Item]:
    """Yield the article of each page, and the text of each conversion; other records are passed over."""
    del hints
    warc = library("warcio.archiveiterator", "warc")
    number = 0
    try:
        for record in warc.ArchiveIterator(stream):
            number += 1
            if record.rec_type in {_PAGE, _TEXT}:
                try:
                    yield Item(_found(record), number, "record")
                except SourceError as error:
                    yield Item(error, number, "record")
    except SourceError:
        raise
    except Exception as error:  # the library passes on what its parsers raise
        raise SourceBroken(f"is damaged behind record {number} ({error}): download it again") from error


def _found(record: Any) -> Found:
    address = record.rec_headers.get_header("WARC-Target-URI")
    url = address.strip("<>") if address else None
    if record.rec_type == _TEXT:
        language = record.rec_headers.get_header("WARC-Identified-Content-Language")
        return _of_text(decode(_contents(record)), url, language)
    kind = (record.http_headers.get_header("Content-Type") or "").lower() if record.http_headers else ""
    if not kind.startswith(("text/html", "application/xhtml")) or record.http_headers.get_statuscode() != _OK:
        raise SourcePassedOver("is no page")
    charset = kind.partition("charset=")[2].strip("\"' ;") or None
    return read_page(decode_html(_contents(record), None, charset), url)


def _of_text(text: str, url: str | None, language: str | None) -> Found:
    """Return the text of a page; if its first line is its title, from the headline on that this repeats."""
    lines = text.split("\n")
    parted = title_parted(lines[:1], lines[1:])
    if parted is None:
        return Found(text, url=url, about=About(language=language))
    shown = text[text.index(f"\n{parted.headline}") + 1 :]
    stated = (LaidOut(0, len(parted.headline), "headline"),)
    about = About(outlet=parted.outlet, language=language)
    return Found(shown, parted.headline, url=url, about=about, blocks=stated)


def _contents(record: Any) -> bytes:
    data: bytes = record.content_stream().read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise SourceTooLong(f"has more than {MAX_BYTES:,} bytes")
    return data
