"""The type of a block: an extent of text that is parsed on its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from triplewire.extract.model import Extent

BlockKind = Literal["headline", "subheadline", "tagline", "dateline", "byline", "caption", "list", "paragraph"]


@dataclass(frozen=True, slots=True)
class Block(Extent):
    """An extent of text that is parsed on its own: a headline, a paragraph, ..."""

    kind: BlockKind = "paragraph"
