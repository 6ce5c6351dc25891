"""Articles from files, folders, patterns and standard input; an error stands in place of each that cannot be read."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import BinaryIO

from triplewire.extract.errors import SourceEmpty, SourceError, SourceTwice
from triplewire.extract.model import Article
from triplewire.extract.reading import files
from triplewire.extract.reading.checks import check
from triplewire.extract.reading.decode import decode, decode_html
from triplewire.extract.reading.files import File, find_files
from triplewire.extract.reading.found import Found, Item
from triplewire.extract.reading.html_page import looks_like_html, read_page
from triplewire.extract.reading.markdown import read_markdown
from triplewire.extract.reading.records import looks_like_json_lines, read_json, read_lines

STANDARD_INPUT = "-"


def read_articles(
    sources: Iterable[str], *, encoding: str | None = None, standard_input: BinaryIO | None = None
) -> Iterator[Article | SourceError]:
    """Yield the articles of the sources, in order, with the title, date and address that their formats state.

    Sources are read on demand. `encoding` is that of the files that are not UTF-8. An id names one document: the
    second document with the same id is refused.
    """
    holder: dict[str, str] = {}
    for place, article in _articles(sources, encoding, standard_input or sys.stdin.buffer):
        if isinstance(article, SourceError):
            yield article.at(place)
        elif article.id in holder:
            reason = f"has the id {article.id!r}, as {holder[article.id]} has: rename it, or give it an id of its own"
            yield SourceTwice(reason, place)
        else:
            holder[article.id] = place
            yield article


def _articles(
    sources: Iterable[str], encoding: str | None, standard_input: BinaryIO
) -> Iterator[tuple[str, Article | SourceError]]:
    seen: set[str] = set()  # a file that is given twice is read once
    for source in sources:
        if source == STANDARD_INPUT:
            yield from _made(_piped(standard_input, encoding), "standard input", "stdin", STANDARD_INPUT)
            continue
        for file in find_files(source):
            if isinstance(file, SourceError):
                yield source, file
            elif (place := str(file.path.resolve())) not in seen:
                seen.add(place)
                yield from _made(_opened(file, encoding), file.shown, file.id, file.name)


def _opened(file: File, encoding: str | None) -> Iterator[Item]:
    """Yield the documents of a file, read by its suffix."""
    if file.kind in files.JSON_LINES:
        yield from read_lines(file.lines())
    elif file.kind in files.JSON:
        yield from read_json(file.data())
    elif file.kind in files.MARKDOWN:
        yield Item(read_markdown(decode(file.data(), encoding)))
    elif file.kind in files.HTML:
        yield Item(read_page(decode_html(file.data(), encoding)))
    else:
        yield Item(_text_or_page(file.data(), encoding))


def _piped(stream: BinaryIO, encoding: str | None) -> Iterator[Item]:
    """Yield the documents of a stream without a name: JSON lines as they arrive, or one article."""
    first = stream.readline(files.MAX_LINE + 1)
    if looks_like_json_lines(first):
        yield from read_lines(chain([first], files.bounded_lines(stream)))
    else:
        yield Item(_text_or_page(first + files.read_all(stream), encoding))


def _text_or_page(data: bytes, encoding: str | None) -> Found:
    return read_page(decode_html(data, encoding)) if looks_like_html(data) else Found(decode(data, encoding))


def _made(
    items: Iterator[Item],
    shown: str,
    id: str,  # noqa: A002  # the record's word
    name: str,
) -> Iterator[tuple[str, Article | SourceError]]:
    """Yield the articles of one file, each checked, with their place for messages."""
    empty = True
    try:
        for found, number, unit in items:
            empty = False
            place = shown if number is None else f"{shown}, {unit} {number}"
            try:
                yield place, _article(found, id if number is None else f"{id}-{number}", name)
            except SourceError as error:
                yield place, error
        if empty:
            raise SourceEmpty("is empty: there is nothing to read")
    except SourceError as error:
        yield shown, error


def _article(found: Found | SourceError, id: str, name: str) -> Article:  # noqa: A002  # the record's word
    if isinstance(found, SourceError):
        raise found
    check(found.text)
    return Article(
        id=found.id or id,
        text=found.text,
        source=name,
        title=found.title,
        published=found.published,
        url=found.url,
    )
