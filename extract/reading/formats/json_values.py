"""JSON values as metadata."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def words_of(value: Any) -> str | None:
    """Return a value of metadata on one line: a word, a number, the name of an object, or several of these."""
    if isinstance(value, Mapping):
        return next(filter(None, map(words_of, (value.get("name"), value.get("@id")))), None)
    if isinstance(value, list):
        return ", ".join(filter(None, map(words_of, value))) or None
    return " ".join(str(value).split()) or None if isinstance(value, str | int | float) else None
