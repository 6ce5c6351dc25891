"""The results of the readers of single formats."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from triplewire.extract.errors import SourceError
from triplewire.extract.model import About, LaidOut


@dataclass(frozen=True, slots=True)
class Found:
    """An article in a source: its text and the metadata in the source. Dates are as the source writes them.

    `blocks` are those of the text whose kinds the format states, in order. `notes` say what a reader has to know of it.
    """

    text: str
    title: str | None = None
    published: str | None = None
    url: str | None = None
    id: str | None = None
    about: About = field(default_factory=About)
    blocks: tuple[LaidOut, ...] = ()
    notes: tuple[str, ...] = ()


class Item(NamedTuple):
    """A document of a source, or its error.

    `number` counts the documents from 1, in the given `unit`, if there may be several. `member` is the path of the
    document within an archive.
    """

    found: Found | SourceError
    number: int | None = None
    unit: str = "line"
    member: str | None = None


@dataclass(frozen=True, slots=True)
class Hints:
    """The properties of a source other than its bytes.

    `name` is the name of the file, without folders; `encoding` is tried for text that is not UTF-8; `columns` maps
    fields of a document to the user's names for them. `named`: the user named this very file, and not a folder or an
    archive that holds it.
    """

    name: str = ""
    encoding: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    named: bool = True
