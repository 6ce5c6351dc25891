"""JSON lines and JSON files: one document a line, a list of documents, or an object that holds them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain
from typing import Any

import ijson
import msgspec

from triplewire.extract.errors import SourceBroken, SourceError, SourceTooLong
from triplewire.extract.reading.decode import beginning, byte_order, decode
from triplewire.extract.reading.formats.data.fields import document, is_document
from triplewire.extract.reading.formats.json_values import words_of
from triplewire.extract.reading.found import Found, Hints, Item
from triplewire.extract.reading.streams import MAX_LINE, Metered, Stream

ASSIGNED = re.compile(rb"\s*window\.YTD\.[\w.]+\s*=\s*(?=[\[{])")  # in the archives that X gives to its users
_TIMED, _ENDS = frozenset({"text", "start"}), frozenset({"end", "duration"})  # of what is said in a film
_UTF8_MARK = "utf-8"
_OPENING, _CLOSING = frozenset({"start_array", "start_map"}), frozenset({"end_array", "end_map"})
_DEEPEST = 100
_FEED = "jsonfeed.org/version/"
_DEEPEST_LIST = 3  # objects around the list of documents in the answer of a service


def read_lines(stream: Stream, hints: Hints) -> Iterator[Item]:
    """Yield the document of each line, or its error; empty lines are skipped."""
    lines: Iterable[bytes] = stream.lines()
    if byte_order(stream.head) not in {None, _UTF8_MARK}:
        lines = decode(stream.whole()).encode().splitlines(keepends=True)
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                if len(line) > MAX_LINE:
                    raise SourceTooLong(f"has more than {MAX_LINE:,} bytes: give each article a line of its own")
                yield Item(_document(_parsed(line), hints), number)
            except SourceError as error:
                yield Item(error, number)


def read_json(stream: Stream, hints: Hints) -> Iterator[Item]:
    """Yield the documents of a file that is one JSON document, a list, or an object that holds a list of objects."""
    if beginning(stream.head).lstrip("\ufeff \t\r\n").startswith("["):
        members = _members(stream)
        first = next(members, None)
        if isinstance(first, dict) and first.keys() >= _TIMED and not _ENDS.isdisjoint(first):
            said = [str(each.get("text", "")).strip() for each in (first, *members) if isinstance(each, dict)]
            yield Item(Found(" ".join(said)))
        else:
            yield from _numbered(chain([] if first is None else [first], members), hints)
        return
    value = _parsed(ASSIGNED.sub(b"", stream.whole(), count=1))
    inside = value if isinstance(value, list) else _list_within(value)
    if inside is None:
        yield Item(_document(value, hints))
    else:
        items = _numbered(inside, hints)
        yield from (_of_feed(value, item) for item in items) if _is_feed(value) else items


def _is_feed(value: Any) -> bool:
    """Return whether a file is a JSON Feed (https://www.jsonfeed.org/version/1.1/)."""
    return isinstance(value, dict) and _FEED in str(value.get("version"))


def _of_feed(feed: Mapping[str, Any], item: Item) -> Item:
    """Return an entry with what its feed says of all: the outlet, the language, the authors."""
    if not isinstance(item.found, Found):
        return item
    about = item.found.about
    return item._replace(
        found=replace(
            item.found,
            about=replace(
                about,
                outlet=about.outlet or words_of(feed.get("title")),
                language=about.language or words_of(feed.get("language")),
                byline=about.byline or words_of(feed.get("authors")) or words_of(feed.get("author")),
            ),
        )
    )


def _list_within(value: Any) -> list[Any] | None:
    """Return the list of objects in an object that is no document itself, as answers of services are: the outermost."""
    around = [value] if isinstance(value, dict) else []
    for _ in range(_DEEPEST_LIST):
        if any(is_document(each) for each in around):
            return None
        if (members := _members_by_key(around)) is not None:
            return members
        parts = [part for each in around for part in each.values()]
        lists = [part for part in parts if isinstance(part, list) and part and isinstance(part[0], dict)]
        if len(lists) > 1:
            lists = [each for each in lists if is_document(each[0])]
        if lists:
            return lists[0] if len(lists) == 1 else None
        around = [part for part in parts if isinstance(part, dict)]
    return None


def _members_by_key(around: list[Any]) -> list[Any] | None:
    """Return the documents of an object that has them, or lists of them, under keys of its own: ids, days."""
    for each in around:
        members = [part for value in each.values() for part in (value if isinstance(value, list) else [value])]
        if (
            members
            and all(map(is_document, members))
            and (len(each) > 1 or isinstance(next(iter(each.values())), dict))
        ):
            return members
    return None


def _numbered(values: Iterable[Any], hints: Hints) -> Iterator[Item]:
    for number, fields in enumerate(values, start=1):
        try:
            yield Item(_document(fields, hints), number, "document")
        except SourceError as error:
            yield Item(error, number, "document")


def _members(stream: Stream) -> Iterator[Any]:
    """Yield the members of a list as they are read."""
    mark = byte_order(stream.head)
    if mark not in {None, _UTF8_MARK}:
        yield from _parsed(stream.whole())
        return
    if mark:
        stream.read(len("\ufeff".encode()))
    try:
        yield from _built(Metered(stream))
    except (ijson.JSONError, UnicodeDecodeError, ValueError, OverflowError) as error:
        reason = str(error).strip().splitlines()[0] if str(error).strip() else "it is cut off"
        raise SourceBroken(f"is not JSON ({reason}): correct it from there on") from error


def _built(source: Metered) -> Iterator[Any]:
    """Yield the members of a list; none may be deeper than _DEEPEST or larger than the limit of the source."""
    builder, depth = ijson.ObjectBuilder(), 0
    for event, value in ijson.basic_parse(source, use_float=True):
        depth += (event in _OPENING) - (event in _CLOSING)
        if depth > _DEEPEST:
            raise SourceBroken(f"is nested more than {_DEEPEST} times: it holds no articles")
        if depth == 0 or (depth == 1 and event in _OPENING):
            continue  # the list itself
        builder.event(event, value)
        if depth == 1:
            yield builder.value
            builder = ijson.ObjectBuilder()
            source.forget()


def _parsed(data: bytes) -> Any:
    try:
        return msgspec.json.decode(decode(data))
    except (msgspec.DecodeError, RecursionError) as error:
        raise SourceBroken(f"is not JSON ({error}): write an object with a field 'text'") from error


def _document(fields: Any, hints: Hints) -> Found:
    if not isinstance(fields, Mapping):
        raise SourceBroken("is not a JSON object with a field 'text' that holds a string: add it")
    return document(fields, hints.columns)
