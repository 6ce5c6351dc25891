"""The type of a block: an extent of text that is parsed on its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from triplewire.extract.model import BlockKind, Extent

_BLANKS = dict.fromkeys(map(ord, "\n\r\t\v\f\x85\xa0\u2028\u2029"), " ")


@dataclass(frozen=True, slots=True)
class Block(Extent):
    """An extent of text that is parsed on its own: a headline, a paragraph, ...

    `copy` is the text as the parser reads it best, empty where that is the text as it stands. `starts` and `ends` are
    the limits in the block's text of each character of the copy, both in order; empty where the copy is as long as it.
    """

    kind: BlockKind = "paragraph"
    copy: str = ""
    starts: Sequence[int] = ()
    ends: Sequence[int] = ()

    def reading_copy(self, text: str) -> str:
        """The text to parse, in one line: a wrapped line parses like a long one."""
        return self.copy or self.quote(text).translate(_BLANKS)

    def part(self, text: str, first: int, last: int) -> Block:
        """The block of the characters [first:last] of the reading copy, at the same place in the text."""
        copy = self.reading_copy(text)
        starts, ends = self.starts or range(len(copy)), self.ends or range(1, len(copy) + 1)
        return replace(self, copy=copy[first:last], starts=starts[first:last], ends=ends[first:last])

    def place(self, first: int, last: int) -> Extent:
        """The extent in the text of the characters [first:last] of the reading copy, at least one."""
        if not self.starts:
            return Extent(self.start + first, self.start + last)
        return Extent(self.start + self.starts[first], self.start + self.ends[last - 1])
