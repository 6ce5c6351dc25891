"""Documents from objects and rows: the text and the metadata by the names that sources give to them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from typing import Any

import msgspec

from triplewire.extract.errors import SourceBroken, SourceEmpty, SourcePassedOver
from triplewire.extract.lexicon.loading import read_table
from triplewire.extract.model import About, LaidOut
from triplewire.extract.reading.formats.json_values import OBJECTS, plain_name, value_in, words_of
from triplewire.extract.reading.formats.pages.markdown import markdown_in
from triplewire.extract.reading.formats.pages.markup import MARKUP, pieces_of_html, text_of_html
from triplewire.extract.reading.formats.stated_blocks import joined
from triplewire.extract.reading.found import Found
from triplewire.extract.reading.kinds import ENDINGS, ending_of

NAMES: dict[str, list[str]] = read_table("fields")  # for each field of a document: its names, the preferred first
_TEXT = "text"
_WHOLE = frozenset(NAMES[_TEXT][: NAMES[_TEXT].index("description")])  # the names of whole texts
_NO_DOCUMENTS = frozenset(OBJECTS["no_documents"])
_KINDS = tuple(dict.fromkeys(each.partition("=")[0] for each in OBJECTS["no_documents"]))
_DEEPEST = 3  # objects around the text of a document
_SAME = 200  # characters, without blanks, by which one text in two fields is recognised
_ADDRESS = re.compile(r"https?://\S+\Z")
_HOST = re.compile(r"[a-z\d-]+(?:\.[a-z\d-]+)+")
_TEXTS = frozenset(NAMES[_TEXT])
_BY = re.compile(r"\ABy\s+(?=\S)", re.IGNORECASE)
_FROM = re.compile(r"\A((?:(?! in )[^;])+) in (?=[^\W\d_a-z])(?:(?! and | in )[^,;&]){1,40}\Z")  # "Ann Lee in Kyiv"


def document(fields: Mapping[str, Any], columns: Mapping[str, str]) -> Found:
    """Return the document in an object or a row. `columns` gives the user's own name for a field.

    Raises SourceBroken if there is no text.
    """
    by_name = _flat(fields, columns)
    if any(f"{name}={by_name.get(name)}".casefold() in _NO_DOCUMENTS for name in _KINDS):
        raise SourcePassedOver("is no document of its own: a notice, a draft, or a file that belongs to another")

    def value(field: str, shown: Callable[[Any], str | None] = words_of) -> str | None:
        names = [plain_name(columns[field])] if field in columns else NAMES[field]
        return next((words for name in names if (words := shown(by_name.get(name)))), None)

    text, blocks = _text(_prose(by_name.get(_TEXT)), _in_paragraphs(value(_TEXT, _written), by_name))
    title = value("title")
    if text in OBJECTS["removed"]:
        raise SourceEmpty("was removed by its author or by others")
    if title and any(isinstance(by_name.get(name), str) for name in OBJECTS["headed"]):
        text, blocks = _headed(title, text)
    if text is None and any(by_name.get(name) == "" for name in _WHOLE):
        raise SourceEmpty("is empty: there is nothing to read")
    if text is None and not isinstance(by_name.get(_TEXT), str):
        wanted = columns.get(_TEXT, _TEXT)
        raise SourceBroken(f"has no field {wanted!r} that holds a string: add it, or name one with --column text=NAME")
    return Found(
        text=text or "",
        title=" ".join(text_of_html(title).split()) if title else None,
        published=value("published", _date_words),
        url=value("url") or next(filter(_ADDRESS.match, filter(None, [value("outlet")])), None),
        id=value("id"),
        about=About(
            byline=_FROM.sub(r"\1", _BY.sub("", value("byline") or "")) or None,
            outlet=value("outlet", lambda name: _outlet(words_of(name), text)) or value("outlet", _host),
            language=value("language"),
            modified=value("modified", _date_words),
            section=value("section"),
            licence=value("licence"),
        ),
        blocks=blocks,
    )


def _headed(title: str, text: str | None) -> tuple[str, tuple[LaidOut, ...]]:
    """Return the text of a post below its title, without Markdown; of one that is a title and a link, the title."""
    if not text:
        return title, ()
    said = markdown_in(text) or Found(text)
    at = len(title) + len("\n\n")
    inside = (LaidOut(at + block.start, at + block.end, block.kind) for block in said.blocks)
    return f"{title}\n\n{said.text}", (LaidOut(0, len(title), "headline"), *inside)


def is_document(value: Any) -> bool:
    """Return whether an object has the text of a document itself, and not only objects that have one."""
    return isinstance(value, Mapping) and not _WHOLE.isdisjoint(_named(value))


def _flat(fields: Mapping[str, Any], columns: Mapping[str, str]) -> dict[str, Any]:
    """Return the fields by their plain names, with those of the objects within that have the text or say more of it."""
    by_name = _named(fields)
    inner = [by_name[name] for name in OBJECTS["fuller"] if by_name.get(name)]
    if inner:
        return {**by_name, **_named(inner[-1]), "id": by_name.get("id")}
    texts = {plain_name(columns[_TEXT])} if _TEXT in columns else _WHOLE
    if texts.isdisjoint(name for name, value in by_name.items() if not _holds(value, texts)):
        inner = _around_text(by_name, texts, _DEEPEST) or _around_text(by_name, _TEXTS, _DEEPEST)
    inner += [by_name["about"]] if "about" in by_name else []  # of a record of ours
    within = {name: value for found in inner if isinstance(found, Mapping) for name, value in _named(found).items()}
    return within | {name: value for name, value in by_name.items() if value or name not in within}


def _holds(value: Any, texts: AbstractSet[str]) -> bool:
    """Return whether a value is an object with a text within: {"post": {"record": {"text": "..."}}}."""
    return isinstance(value, Mapping) and bool(texts & _named(value).keys() or _around_text(value, texts, _DEEPEST))


def _around_text(fields: Mapping[str, Any], texts: AbstractSet[str], deep: int) -> list[Any]:
    """Return the objects around the text within an object, the innermost last; none if it has none."""
    objects = [value for value in fields.values() if isinstance(value, Mapping)]
    found = [value for value in objects if texts & _named(value).keys()]
    if found or not deep:
        return found
    return next(([value, *inner] for value in objects if (inner := _around_text(value, texts, deep - 1))), [])


def _named(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {plain_name(name): value for name, value in fields.items()}


def _prose(value: Any) -> str | None:
    """Return a text exactly as it is, the paragraphs of a list, or the parts of one, of which some are objects."""
    if isinstance(value, list) and value and all(isinstance(part, str) for part in value):
        return "\n\n".join(value)
    if isinstance(value, list) and all(isinstance(part, str | Mapping) for part in value):
        return "".join(part if isinstance(part, str) else str(value_in(part) or "") for part in value) or None
    return value if isinstance(value, str) and value else None


def _outlet(name: str | None, text: str | None) -> str | None:
    """Return the name of an outlet, unless the field holds the name of a file or the text itself."""
    if not name or ending_of(name) in ENDINGS or MARKUP.search(name) or _ADDRESS.match(name) or _HOST.fullmatch(name):
        return None
    return None if text and name == words_of(text) else name  # the text: "_source" of Elasticsearch


def _host(name: Any) -> str | None:
    """Return the name of a server, which stands for an outlet where nothing else does."""
    words = words_of(name)
    return words if words and _HOST.fullmatch(words) and ending_of(words) not in ENDINGS else None


def _date_words(value: Any) -> str | None:
    """Return a date in words: an object may have its parts; one of another form is shown as it is."""
    if not value or not isinstance(value, Mapping | list):
        return words_of(value)
    parts = _named(value) if isinstance(value, Mapping) else {}
    for name in OBJECTS["days"]:  # "[[2024, 5, 14]]"
        if isinstance(parts.get(name), list) and parts[name]:
            return _date_words(parts[name][0])
    figures = [parts.get(name) for name in OBJECTS["day"]] if parts else list(value)[: len(OBJECTS["day"])]
    if len(figures) == len(OBJECTS["day"]) and all(str(part).isdecimal() for part in figures):
        return "-".join(str(part).zfill(2) for part in figures)
    return words_of(value) or msgspec.json.encode(value).decode()


def _text(plain: str | None, written: str | None) -> tuple[str | None, tuple[LaidOut, ...]]:
    """Return the text that is plain by its name, or else that of markup with the kinds of its blocks."""
    if plain or written is None or not MARKUP.search(written):
        return plain or written, ()
    return joined(pieces_of_html(written))


def _in_paragraphs(words: str | None, by_name: Mapping[str, Any]) -> str | None:
    """Return a text that has lost its paragraphs ("bodyText") as another field has it in markup ("body")."""
    if words is None or "\n" in words or MARKUP.search(words):
        return words
    others = (_written(by_name.get(name)) for name in NAMES[_TEXT] if by_name.get(name))
    begun = "".join(words.split())[:_SAME]
    marked = (other for other in others if other and MARKUP.search(other) and len(other) > len(words))
    return next((other for other in marked if "".join(text_of_html(other).split()).startswith(begun)), words)


def _written(value: Any) -> str | None:
    """Return a text with the markup that publishing systems keep in it."""
    if isinstance(value, Mapping):
        return None if "title" in _named(value) else _prose(value_in(value))
    return _prose(value)
