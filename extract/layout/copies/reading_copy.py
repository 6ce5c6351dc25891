"""The reading copy of a block: the text as the parser knows it best, with the place of each character in the block.

The copy is made by edits, one after the other, each for one kind of sign: a divided word is joined, an invisible
character left out, a ligature spelled. The characters that an edit writes stand where those stood that it replaced, so
that the places are in order, and every extent of the copy leads to an extent of the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from triplewire.extract.layout.copies.copy import Copy
from triplewire.extract.layout.copies.edges import without_edges
from triplewire.extract.layout.copies.signs import EDITS
from triplewire.extract.model import Extent

_LETTER = re.compile(r"[^\W\d_]")
_BLANKS = re.compile(r"\s{2,}|[^\S ]")
_MARGIN = re.compile(r"^\s+|\s+$")
_HASH = re.compile(r"(?<!\w)#(?=[^\W\d_])(?!s\b)")


def reading_copy(block: str, gaps: Sequence[Extent] = ()) -> Copy:
    r"""The copy of a block, without the gaps: extents that do not belong to its sentences.

    >>> copy = reading_copy("the pre-\nmier of Togo")
    >>> copy.text, copy.starts[9], copy.ends[9]
    ('the premier of Togo', 12, 13)
    """
    whole = Copy(block, range(len(block)), range(1, len(block) + 1))
    copy = whole
    for gap in reversed(gaps):
        copy = copy.without(gap.start, gap.end)
    for signs, written, hint in EDITS:
        if hint.search(copy.text):
            copy = copy.edited(signs, written)
    copy = without_edges(copy).edited(_HASH, lambda _: "").edited(_MARGIN, lambda _: "")
    return copy if _LETTER.search(copy.text) else whole.edited(_BLANKS, lambda _: " ")
