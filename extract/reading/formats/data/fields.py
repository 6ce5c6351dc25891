"""Documents from objects and rows: the text and the metadata by the names that sources give to them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from triplewire.extract.errors import SourceBroken
from triplewire.extract.lexicon.loading import read_table
from triplewire.extract.model import About
from triplewire.extract.reading.formats.json_values import words_of
from triplewire.extract.reading.found import Found
from triplewire.extract.reading.kinds import ENDINGS, ending_of

NAMES: dict[str, list[str]] = read_table("fields")  # for each field of a document: its names, the preferred first
_NOT_IN_NAMES = re.compile(r"[\W_]+")
_TEXT = "text"


def document(fields: Mapping[str, Any], columns: Mapping[str, str]) -> Found:
    """Return the document in an object or a row. `columns` gives the user's own name for a field.

    Raises SourceBroken if there is no text.
    """
    by_name = {plain_name(name): value for name, value in fields.items()}
    about = by_name.get("about")  # of a record of ours
    if isinstance(about, Mapping):
        by_name = {**about, **{name: value for name, value in by_name.items() if value}}

    def value(field: str, shown: Callable[[Any], str | None] = words_of) -> str | None:
        names = [plain_name(columns[field])] if field in columns else NAMES[field]
        return next((words for name in names if (words := shown(by_name.get(name)))), None)

    text = value(_TEXT, _prose)
    if text is None and not isinstance(by_name.get(_TEXT), str):
        wanted = columns.get(_TEXT, _TEXT)
        raise SourceBroken(f"has no field {wanted!r} that holds a string: add it, or name one with --column text=NAME")
    outlet = value("outlet")
    return Found(
        text=text or "",
        title=value("title"),
        published=value("published"),
        url=value("url"),
        id=value("id"),
        about=About(
            byline=value("byline"),
            outlet=None if outlet and ending_of(outlet) in ENDINGS else outlet,  # the name of a file
            language=value("language"),
            modified=value("modified"),
            section=value("section"),
            licence=value("licence"),
        ),
    )


def plain_name(name: str) -> str:
    """Return the name of a field without case, blanks and punctuation."""
    return _NOT_IN_NAMES.sub("", name.casefold())


def _prose(value: Any) -> str | None:
    """Return a text exactly as it is, or the paragraphs of a list."""
    if isinstance(value, list) and value and all(isinstance(part, str) for part in value):
        return "\n\n".join(value)
    return value if isinstance(value, str) and value else None
