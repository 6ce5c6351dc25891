"""The captions of a page, which stand beside the text of its article, at their places in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from triplewire.extract.reading.formats.stated_blocks import Piece

_NEAR = 5  # blocks above a story among which the caption of its first picture stands


def with_captions(story: Sequence[Piece], shown: Sequence[Piece]) -> list[Piece]:
    """Return the blocks of a story with the captions that the page shows among or just above them.

    `shown` are all blocks of the page, in order.
    """
    captions = {piece.text for piece in shown if piece.kind == "caption"}
    story = [block._replace(kind="caption") if block.text in captions else block for block in story]
    places = {block.text: place for place, block in reversed(list(enumerate(story)))}
    inside = [number for number, piece in enumerate(shown) if piece.text in places]
    if not inside or not captions - places.keys():
        return story
    return list(_merged(story, shown[max(0, inside[0] - _NEAR) : inside[-1] + 1], places))


def _merged(story: Sequence[Piece], shown: Sequence[Piece], places: dict[str, int]) -> Iterator[Piece]:
    """Yield the story; each caption comes behind the block that it follows on the page."""
    at, told = 0, set(places)
    for piece in shown:
        if (place := places.get(piece.text, -1)) >= at:
            yield from story[at : place + 1]
            at = place + 1
        elif piece.kind == "caption" and piece.text not in told:
            told.add(piece.text)
            yield piece
    yield from story[at:]
