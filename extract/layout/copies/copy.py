"""The copy of a block that is parsed in its place, with the limits of each of its characters in the block."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Copy:
    r"""The text to parse, with the limits of each of its characters in the block.

    >>> whole = Copy("the pre-\nmier of Togo", range(20), range(1, 21))
    >>> copy = whole.edited(re.compile(r"-\n"), lambda _: "")
    >>> copy.text, copy.starts[7], copy.ends[7]
    ('the premier of Togo', 9, 10)
    """

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def edited(self, signs: re.Pattern[str], written: Callable[[re.Match[str]], str]) -> Copy:
        """The copy with what is `written` in place of each match."""
        if not signs.search(self.text):
            return self
        parts: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        at = 0
        for found in signs.finditer(self.text):
            first, last = found.span()
            new = written(found)
            parts += self.text[at:first], new
            starts += self.starts[at:first]
            ends += self.ends[at:first]
            alike = len(new) == last - first
            starts += self.starts[first:last] if alike else [self.starts[first]] * len(new)
            ends += self.ends[first:last] if alike else [self.ends[last - 1]] * len(new)
            at = last
        return Copy("".join(parts) + self.text[at:], [*starts, *self.starts[at:]], [*ends, *self.ends[at:]])

    def without(self, first: int, last: int) -> Copy:
        """The copy without an extent."""
        return Copy(
            self.text[:first] + self.text[last:],
            [*self.starts[:first], *self.starts[last:]],
            [*self.ends[:first], *self.ends[last:]],
        )
