"""JSON values as metadata."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from triplewire.extract.lexicon.loading import read_table

OBJECTS: dict[str, list[str]] = read_table("json_objects")
_NOT_IN_NAMES = re.compile(r"[\W_]+")


def plain_name(name: str) -> str:
    """Return the name of a field without case, blanks and punctuation."""
    return _NOT_IN_NAMES.sub("", name.casefold())


def words_of(value: Any) -> str | None:
    """Return a value of metadata on one line: a word, a number, the name of an object, or several of these."""
    if isinstance(value, Mapping):
        return words_of(value_in(value))
    if isinstance(value, list):
        return ", ".join(filter(None, map(words_of, value))) or None
    return " ".join(str(value).split()) or None if isinstance(value, str | int | float) else None


def value_in(found: Mapping[str, Any]) -> Any:
    """Return the value that an object stands for; None if it has none."""
    by_name = {plain_name(name): value for name, value in found.items()}
    if all(isinstance(by_name.get(part), str) for part in OBJECTS["parts_of_name"]):
        return " ".join(by_name[part] for part in OBJECTS["parts_of_name"])
    return next((by_name[name] for name in OBJECTS["value"] if by_name.get(name)), None)
