"""The type of a block: an extent of text that is parsed on its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from triplewire.extract.model import Extent

BlockKind = Literal[
    "headline", "subheadline", "tagline", "dateline", "byline", "caption", "list", "speaker", "paragraph"
]


_BLANKS = dict.fromkeys(map(ord, "\n\r\t\v\f\x85\xa0\u2028\u2029"), " ")


class Shift(NamedTuple):
    """The characters [first:last] of a reading copy stand `by` characters further on in the text."""

    first: int
    last: int
    by: int


@dataclass(frozen=True, slots=True)
class Block(Extent):
    """An extent of text that is parsed on its own: a headline, a paragraph, ...

    `copy` is the text as the parser reads it best, of the same length, so that offsets hold; empty where that is
    the text as it stands. `shifts` are the characters of the copy that stand elsewhere in the text, in order.
    """

    kind: BlockKind = "paragraph"
    copy: str = ""
    shifts: tuple[Shift, ...] = ()

    def reading_copy(self, text: str) -> str:
        """The text to parse, in one line: a wrapped line parses like a long one."""
        return self.copy or self.quote(text).translate(_BLANKS)

    def place(self, at: int) -> int:
        """Return the offset in the text of the character `at` of the reading copy."""
        return self.start + at + next((shift.by for shift in self.shifts if shift.first <= at < shift.last), 0)
