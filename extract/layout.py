"""How a text is laid out: its blocks (headline, paragraphs, ...) and what is left out as boilerplate."""

from __future__ import annotations

import re

from extract.model import Skipped
from extract.parse import Block


def lay_out(text: str) -> tuple[tuple[Block, ...], tuple[Skipped, ...]]:
    """The blocks to parse and the extents to leave out, both in the order of the text."""
    return tuple(Block(m.start(), m.end()) for m in re.finditer(r"\S[^\n]*", text)), ()
