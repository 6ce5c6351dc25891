"""The type of a block: an extent of text that is parsed on its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from triplewire.extract.model import Extent

BlockKind = Literal["headline", "subheadline", "tagline", "dateline", "byline", "caption", "list", "paragraph"]


_BLANKS = dict.fromkeys(map(ord, "\n\r\t\v\f\x85\xa0\u2028\u2029"), " ")


@dataclass(frozen=True, slots=True)
class Block(Extent):
    """An extent of text that is parsed on its own: a headline, a paragraph, ...

    `copy` is the text as the parser reads it best, of the same length, so that offsets hold; empty where that is
    the text as it stands.
    """

    kind: BlockKind = "paragraph"
    copy: str = ""

    def reading_copy(self, text: str) -> str:
        """The text to parse, in one line: a wrapped line parses like a long one."""
        return self.copy or self.quote(text).translate(_BLANKS)
