"""JSON lines and JSON files: one document a line, or a list of documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from triplewire.extract.errors import SourceBroken, SourceError, SourceTooLong
from triplewire.extract.reading.decode import decode
from triplewire.extract.reading.files import MAX_LINE
from triplewire.extract.reading.found import Found, Item
from triplewire.extract.reading.publication_dates import iso_date


def read_lines(lines: Iterable[bytes]) -> Iterator[Item]:
    """Yield the document of each line, or its error; empty lines are skipped."""
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                if len(line) > MAX_LINE:
                    raise SourceTooLong(f"has more than {MAX_LINE:,} bytes: give each article a line of its own")
                yield Item(_document(_parsed(line)), number)
            except SourceError as error:
                yield Item(error, number)


def read_json(data: bytes) -> Iterator[Item]:
    """Yield the documents of a file that is one JSON document or a list. Raises SourceError if it is not JSON."""
    value = _parsed(data)
    if not isinstance(value, list):
        yield Item(_document(value))
        return
    for number, fields in enumerate(value, start=1):
        try:
            yield Item(_document(fields), number, "document")
        except SourceError as error:
            yield Item(error, number, "document")


def looks_like_json_lines(line: bytes) -> bool:
    """Return whether a stream with this first line is JSON lines."""
    try:
        return isinstance(msgspec.json.decode(line), dict)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return False


def _parsed(data: bytes) -> Any:
    try:
        return msgspec.json.decode(decode(data))
    except (msgspec.DecodeError, RecursionError) as error:
        raise SourceBroken(f"is not JSON ({error}): write an object with a field 'text'") from error


def _document(fields: Any) -> Found:
    if not isinstance(fields, dict) or not isinstance(fields.get("text"), str):
        raise SourceBroken("is not a JSON object with a field 'text' that holds a string: add it")
    given = {key: fields.get(key) for key in ("id", "title", "url", "published")}
    known = {key: str(value) for key, value in given.items() if isinstance(value, str | int) and value != ""}
    published = iso_date(known["published"]) if "published" in known else None
    if "published" in known and published is None:
        raise SourceBroken(f"has the date {known['published']!r} as 'published': write it as YYYY-MM-DD")
    return Found(fields["text"], known.get("title"), published, known.get("url"), known.get("id"))
