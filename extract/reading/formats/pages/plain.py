"""Sources that are one article: text, Markdown, a page, a page saved by Safari."""

from __future__ import annotations

import plistlib
from collections.abc import Iterator
from xml.parsers.expat import ExpatError

from triplewire.extract.errors import SourceBroken
from triplewire.extract.reading.decode import decode, decode_html
from triplewire.extract.reading.formats.databases import items_of
from triplewire.extract.reading.formats.pages.html_page import read_page
from triplewire.extract.reading.formats.pages.markdown import markdown_in, read_markdown
from triplewire.extract.reading.found import Found, Hints, Item
from triplewire.extract.reading.streams import Stream


def read_text(stream: Stream, hints: Hints) -> Iterator[Item]:
    """Yield a text, unchanged unless it is clearly Markdown, or the articles of the export of a press database."""
    text = decode(stream.whole(), hints.encoding)
    if marked := markdown_in(text):
        yield Item(marked)
    else:
        yield from items_of(Found(text))


def read_markdown_file(stream: Stream, hints: Hints) -> Iterator[Item]:
    """Yield the text of a Markdown file."""
    yield Item(read_markdown(decode(stream.whole(), hints.encoding)))


def read_html(stream: Stream, hints: Hints) -> Iterator[Item]:
    """Yield the article of a page."""
    yield Item(read_page(decode_html(stream.whole(), hints.encoding, stream.charset), stream.url))


def read_safari_archive(stream: Stream, hints: Hints) -> Iterator[Item]:
    """Yield the article of a page that Safari saved (.webarchive)."""
    try:
        page = plistlib.loads(stream.whole(), fmt=plistlib.FMT_BINARY)["WebMainResource"]
        data, charset, url = page["WebResourceData"], page.get("WebResourceTextEncodingName"), page["WebResourceURL"]
    except (plistlib.InvalidFileException, ExpatError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise SourceBroken(f"is a damaged web archive ({error}): save the page again") from error
    yield Item(read_page(decode_html(bytes(data), hints.encoding, charset), url))
