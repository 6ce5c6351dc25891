"""The lines of a page, and those of boxes and captions that its program wrote before the story they stand beside."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

_MOST = 20  # boxes of a page
_WIDEST_SHIFT, _WIDEST_STEP = 4, 4  # of the size of letters, between two lines of a box


class PrintedLine(NamedTuple):
    """A line of a page, with its edges, the width of its first word with a blank, the size of its letters in points.

    `cells` are the parts of the text between wide gaps: none, unless the line may be a row of a table. `second` is the
    left edge of the second one. `sure`: the gaps are so wide that no edge in common with a neighbour need show it.
    `hang` is where the words behind the bullet of an item begin.
    """

    text: str
    left: float
    right: float
    base: float
    first_word: float
    size: float
    cells: tuple[str, ...] = ()
    second: float = 0.0
    sure: bool = True
    hang: float | None = None

    def item(self, mark: str, hang: float | None = None) -> PrintedLine:
        """Return the line as the first one of an item of a list, with this mark; `hang`: where its words begin."""
        words = self.text if hang is None else self.text.split(None, 1)[1]
        return self._replace(text=f"{mark} {words}", cells=(), hang=self.left if hang is None else hang)

    @property
    def middle(self) -> float:
        """The middle of the line."""
        return (self.left + self.right) / 2


def apart(lines: Sequence[PrintedLine]) -> tuple[list[PrintedLine], list[list[PrintedLine]]]:
    """Return the lines of the story of a page, and the boxes beside it, from the top of the page.

    Browsers write what floats beside a text before the text. It begins below the first lines of the text, which are as
    wide as the page, and the text leaves its place free. A column does not: no line of another one is above it.
    """
    turn = next((at for at, (one, other) in enumerate(pairwise(lines), 1) if other.base > one.base + one.size), 0)
    story = lines[turn:]
    top = story[0].base if turn else 0.0
    boxes = _boxes([line for line in lines[:turn] if line.base < top])
    if not boxes or len(boxes) > _MOST or not all(_stands_beside(box, story) for box in boxes):
        return list(lines), []
    above = [line for line in lines[:turn] if line.base >= top]
    return [*above, *story], sorted(boxes, key=lambda box: -box[0].base)


def _boxes(lines: Sequence[PrintedLine]) -> list[list[PrintedLine]]:
    """Return the lines of each box: with near left edges, one below the other."""
    boxes: list[list[PrintedLine]] = []
    for line in lines:
        above = boxes[-1][-1] if boxes else line
        near = abs(line.left - above.left) < _WIDEST_SHIFT * line.size
        if boxes and near and 0 <= above.base - line.base < _WIDEST_STEP * line.size:
            boxes[-1].append(line)
        else:
            boxes.append([line])
    return boxes


def _stands_beside(box: Sequence[PrintedLine], story: Sequence[PrintedLine]) -> bool:
    left, right = min(line.left for line in box), max(line.right for line in box)
    across = [line.base for line in story if line.left < right and line.right > left]
    above = any(base > box[0].base for base in across)
    free = not any(box[-1].base <= base <= box[0].base for base in across)
    return above and free and any(line.base < box[0].base for line in story)
