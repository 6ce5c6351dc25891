"""The results of the readers of single formats."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from triplewire.extract.errors import SourceError


@dataclass(frozen=True, slots=True)
class Found:
    """An article in a source: its text and the metadata in the source. `published` is YYYY-MM-DD."""

    text: str
    title: str | None = None
    published: str | None = None
    url: str | None = None
    id: str | None = None


class Item(NamedTuple):
    """A document of a source, or its error. `number` counts the documents from 1 if there may be several."""

    found: Found | SourceError
    number: int | None = None
    unit: str = "line"
