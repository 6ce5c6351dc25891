"""Extents: half-open ranges of characters (Unicode code points) of the document's `text`.

`text[start:end]` is the quote of an extent.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

MentionKind = Literal["name", "nominal", "pronoun", "demonym"]
TimeType = Literal["date", "time", "duration", "set"]
TimeMod = Literal["BEFORE", "AFTER", "ON_OR_BEFORE", "ON_OR_AFTER"]
BlockKind = Literal[
    "headline", "subheadline", "tagline", "slug", "dateline", "byline", "caption", "list", "table", "speaker",
    "correction", "paragraph",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Extent:
    """A half-open range of characters of the document's text."""

    start: int
    end: int

    def quote(self, text: str) -> str:
        """The quote."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Skipped(Extent):
    """Text from which nothing is extracted, and why ("boilerplate", "language", ...)."""

    reason: str


@dataclass(frozen=True, slots=True)
class Quote(Extent):
    """An extent together with its text."""

    text: str


@dataclass(frozen=True, slots=True)
class LaidOut(Extent):
    """A block of the article with its kind: headline, paragraph, caption, ..."""

    kind: BlockKind


@dataclass(frozen=True, slots=True)
class Dateline(Extent):
    """The place and the agency of a dateline, in its words."""

    place: Quote | None = None
    agency: Quote | None = None


@dataclass(frozen=True, slots=True)
class Trigger(Quote):
    """The words that report an event, with the lemma of their head."""

    lemma: str


@dataclass(frozen=True, slots=True)
class Mention(Extent):
    """One place in the text that refers to an entity; `rule` joined it to the entity ("" for the first)."""

    kind: MentionKind
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Time(Extent):
    """A time expression with its TIMEX3 value (TimeML 1.2.1); the value is None where the text leaves it open.

    `mod`: what the preposition before it says: "since May" is ON_OR_AFTER, "until May" ON_OR_BEFORE.
    """

    type: TimeType
    value: str | None
    mod: TimeMod | None = None
