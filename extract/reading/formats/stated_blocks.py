"""The blocks of a source whose format tells their kinds: headings, captions, rows."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from triplewire.extract.model import BlockKind, LaidOut

_GAP = "\n\n"


class Piece(NamedTuple):
    """A block with the kind that its format states, if it does."""

    text: str
    kind: BlockKind | None = None


def joined(pieces: Iterable[Piece], *, end: str = "") -> tuple[str, tuple[LaidOut, ...]]:
    """Return the text of the pieces with blank lines between them, and the extents of those whose kind is stated."""
    texts: list[str] = []
    stated: list[LaidOut] = []
    at = 0
    for text, kind in pieces:
        if kind is not None:
            stated.append(LaidOut(at, at + len(text), kind))
        texts.append(text)
        at += len(text) + len(_GAP)
    return _GAP.join(texts) + (end if texts else ""), tuple(stated)
