"""What the parts of an article's text are: captions, datelines, turns of talk, and what was not read.

They are found in the text again, because the graph does not have them; what its source said of its own layout is lost.
"""

from __future__ import annotations

from bisect import bisect_right
from operator import itemgetter

from triplewire.extract.layout.blocks import lay_out

SKIPPED = "skipped"
_PLAIN = {"paragraph", "headline", "slug"}  # the headline is the title of the page

Spans = list[tuple[int, int, str]]


def spans(text: str) -> Spans:
    """Return the parts of a text that are no plain paragraph, in order: begin, end and kind, or "skipped"."""
    blocks, skipped = lay_out(text)
    found = [(block.start, block.end, str(block.kind)) for block in blocks if block.kind not in _PLAIN]
    return sorted([*found, *((extent.start, extent.end, SKIPPED) for extent in skipped)])


def kind_at(parts: Spans, at: int) -> str:
    """Return what the part of a text is at a character; "" for a plain paragraph. What was skipped comes first."""
    here = [kind for begin, end, kind in parts[: bisect_right(parts, at, key=itemgetter(0))][-3:] if at < end]
    return SKIPPED if SKIPPED in here else here[-1] if here else ""
