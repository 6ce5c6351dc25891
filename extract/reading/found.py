"""What a reader of one format gives back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from triplewire.extract.errors import SourceError


@dataclass(frozen=True, slots=True)
class Found:
    """An article in a source: the text, and what the source says of it. `published` is YYYY-MM-DD."""

    text: str
    title: str | None = None
    published: str | None = None
    url: str | None = None
    id: str | None = None


class Item(NamedTuple):
    """A document of a source, or what is wrong with it; `number` counts from 1 where there may be several."""

    found: Found | SourceError
    number: int | None = None
    unit: str = "line"
