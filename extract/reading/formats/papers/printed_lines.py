"""The paragraphs in the lines of a printed page, told by where the lines stand: by gaps, indents, and full lines."""

from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from triplewire.extract.lexicon.thresholds import THRESHOLDS
from triplewire.extract.reading.formats.papers.boxes import PrintedLine, apart
from triplewire.extract.reading.publication_dates import iso_date

HYPHENS = ("-", "\N{HYPHEN}", "\N{SOFT HYPHEN}")
_SENTENCE_END = re.compile(r"[.!?:…][\"'”’)\]]*$")
_DROPPED = re.compile(r"[\"“‘']?[A-Z]$")
_WIDEST_INDENT = 4  # of the size of letters
_SHORTEST_BLOCK = 4  # lines, one of which is full
NUMBERED = re.compile(r"(?:(?P<number>(?:\d{1,2}|[a-z])(?P<sign>[.)])?)|[-•‣◦▪▫●○■□◆◇►▸❖➢➤✓✔∙·–—*])\s+(?=[^\W\d_])")
_PARTED = "\n\n"
_PAIR = 2  # cells
_LONGEST_CELL = 60  # characters, where only edges in common tell cells
_BYLINE = re.compile(r"(?:By|BY) [A-Z]")
_LONGEST_DATE = 6  # words of a date with a place, or of a byline
_FEWEST_STEPS = 3  # from line to line within sentences, which show the leading of a page
_T = THRESHOLDS.reading


def pages_of(lines: Sequence[Sequence[PrintedLine]]) -> list[str]:
    """Return the paragraphs of each page, with blank lines between them, and lines that are none as they stand."""
    leading = _leading(lines)
    return [_page(_with_rows(_with_initials(page)), leading) for page in lines]


def _with_initials(lines: Sequence[PrintedLine]) -> list[PrintedLine]:
    """Return the lines with the initials that are dropped beside them as their first letters."""
    found = list(lines)
    for initial in [line for line in lines if _DROPPED.match(line.text)]:
        beside = [
            number
            for number, line in enumerate(found)
            if 0 <= line.left - initial.right + 1 < initial.size and _T.pdf_initial * line.size < initial.size
            if -line.size < line.base - initial.base < initial.size
        ]
        if beside and found[beside[0]].text[0].isalpha():
            for number in beside:
                found[number] = found[number]._replace(left=initial.left)
            found[beside[0]] = found[beside[0]]._replace(text=initial.text + found[beside[0]].text, cells=())
            found.remove(initial)
    return found


def _with_rows(lines: Sequence[PrintedLine]) -> Iterator[PrintedLine]:
    """Yield the lines; those with as many cells as a neighbour are rows of a table."""
    cells = [1, *(_count(lines, at) for at in range(len(lines))), 1]
    for line, before, here, after in zip(lines, cells, cells[1:], cells[2:], strict=False):
        is_row = here > 1 and here in {before, after}
        yield line._replace(text=" | ".join(line.cells)) if is_row else line._replace(cells=())


def _count(lines: Sequence[PrintedLine], at: int) -> int:
    """Return the number of cells of a line; two with a narrow gap must have an edge in common with a neighbour."""
    line = lines[at]
    near = [other for other in (*lines[max(0, at - 1) : at], *lines[at + 1 : at + 2]) if len(other.cells) == _PAIR]
    if line.sure or any(_is_aligned(line, other) for other in near):
        return len(line.cells)
    return 1


def _is_aligned(line: PrintedLine, other: PrintedLine) -> bool:
    if max(map(len, (*line.cells, *other.cells))) > _LONGEST_CELL:
        return False
    figures = line.cells[-1][-1].isdigit() and other.cells[-1][-1].isdigit()
    return abs(line.second - other.second) < 1 or (figures and abs(line.right - other.right) < 1)


def _page(lines: Iterable[PrintedLine], leading: float) -> str:
    """Return the text of a page; what stands beside its story comes between two paragraphs, where it stands."""
    main, beside = apart(list(lines))
    text = "".join(_running(main, leading, [(group[0].base, "".join(_running(group, leading))) for group in beside]))
    return f"{text}\n" if text else ""


def _running(lines: Sequence[PrintedLine], leading: float, beside: Sequence[tuple[float, str]] = ()) -> Iterator[str]:
    """Yield the blocks of lines and what is between them; a text `beside` them behind the block above its height."""
    edges, waiting = _Edges(lines), deque(beside)
    above: list[PrintedLine] = []
    for block in _blocks(lines, leading):
        between = _between(above, block) if above else ""
        while between == _PARTED and waiting and waiting[0][0] > block[0].base:
            yield between + waiting.popleft()[1]
        yield between + _joined(block, edges)
        above = block
    yield from (_PARTED + text for _, text in waiting)


class _Edges:
    """The right edges of the columns of a page, by the size of the letters and by the left edge in these sizes."""

    def __init__(self, lines: Iterable[PrintedLine]) -> None:
        self._found: dict[tuple[int, int], float] = {}
        for line in lines:
            key = self._key(line)
            self._found[key] = max(line.right, self._found.get(key, line.right))

    def right_of(self, block: Sequence[PrintedLine], margin: float) -> float:
        """Return the right edge of the lines of a block; of a short one, of its column."""
        own = max(line.right for line in block if abs(line.left - margin) < _WIDEST_INDENT * line.size)
        if len(block) >= _SHORTEST_BLOCK:
            return own
        size, left = self._key(block[0])
        return max(own, *(self._found.get((size, left + shift), own) for shift in (-1, 0, 1)))

    @staticmethod
    def _key(line: PrintedLine) -> tuple[int, int]:
        return round(line.size), round(line.left / line.size)


def _leading(pages: Iterable[Sequence[PrintedLine]]) -> float:
    """Return the most frequent step from a line to the next one of the same sentence, of the size of letters."""
    steps = Counter(
        round((above.base - line.base) / line.size, 1)
        for page in pages
        for above, line in pairwise(page)
        if above.base > line.base and above.size == line.size and _runs_on(above, line)
    )
    most = max(steps, key=lambda step: (steps[step], -step), default=0.0)
    return most if steps[most] >= _FEWEST_STEPS else _T.pdf_leading


def _blocks(lines: Iterable[PrintedLine], leading: float) -> Iterator[list[PrintedLine]]:
    """Yield the lines between which neither the gap, nor the size of the letters, nor the column changes."""
    block: list[PrintedLine] = []
    step = 0.0
    for line in lines:
        if block and _is_apart(block[-1], line, step or leading * max(block[-1].size, line.size)):
            yield block
            block, step = [], 0.0
        elif block:
            step = block[-1].base - line.base
        block.append(line)
    if block:
        yield block


def _is_apart(above: PrintedLine, line: PrintedLine, usual: float) -> bool:
    step = above.base - line.base
    if step <= 0 and abs(step) < line.size:
        return False  # the same line, in pieces
    larger = max(above.size, line.size) > _T.pdf_size_change * min(above.size, line.size)
    gap = (_T.pdf_gap - 1) * min(usual, _T.pdf_leading * max(above.size, line.size))
    return larger or step < 0 or step > usual + gap


def _joined(block: Sequence[PrintedLine], edges: _Edges) -> str:
    """Return the lines of a block, with a blank behind those that the next one continues."""
    margin = Counter(round(line.left) for line in block).most_common(1)[0][0]
    edge = edges.right_of(block, margin)
    parts = [block[0].text]
    hang = block[0].hang
    for above, line in pairwise(block):
        hang = above.hang or hang
        apart = above.base <= line.base or above.cells or line.cells  # pieces of the same line, rows
        hangs = hang is not None and line.hang is None and abs(line.left - hang) < line.size / 2
        if not apart and not hangs and _is_indented(above, line, margin):
            parts.append("\n\n")
        else:
            parts.append(_joint(above) if not apart and _continues(above, line, edge) else "\n")
        parts.append(line.text)
    return "".join(parts)


def _between(above: Sequence[PrintedLine], block: Sequence[PrintedLine]) -> str:
    """Return what joins a block to the next one: a blank where a paragraph goes on in the next column."""
    last, first = above[-1], block[0]
    turned = last.base < first.base and last.size == first.size
    full = len(above) > 1 and _reaches(last, first, max(line.right for line in above))
    indented = len(block) > 1 and first.left - block[1].left > first.size / 2
    goes_on = _runs_on(last, first) or last.text.endswith(HYPHENS) or (full and not indented)
    return _joint(last) if turned and goes_on else _PARTED


def _joint(above: PrintedLine) -> str:
    """Return what joins a line to the next one of its paragraph: a break behind a hyphen, whose word is divided."""
    return "\n" if above.text.endswith(HYPHENS) else " "


def _continues(above: PrintedLine, line: PrintedLine, edge: float) -> bool:
    """Return whether a line of a block continues the line above it: the next word did not fit there."""
    if line.hang is not None or _begins_item(above, line, edge) or _stands_alone(line.text):
        return False
    halfway = 2 * above.right > above.left + edge
    return _reaches(above, line, edge) or (halfway and _runs_on(above, line))


def _begins_item(above: PrintedLine, line: PrintedLine, edge: float) -> bool:
    """Return whether a line begins an item of a list; a number or letter without a sign may be a word: "a calm"."""
    found = NUMBERED.match(line.text)
    if found is None or not found["number"] or found["sign"]:
        return found is not None
    return bool(_SENTENCE_END.search(above.text)) or not _reaches(above, line, edge)


def _stands_alone(text: str) -> bool:
    """Return whether a line is a byline or a date, which go with no heading above."""
    if len(text.split()) > _LONGEST_DATE or _SENTENCE_END.search(text):
        return False
    return bool(_BYLINE.match(text)) or (text[-1].isdigit() and iso_date(text) is not None)


def _reaches(above: PrintedLine, line: PrintedLine, edge: float) -> bool:
    return max(above.right + line.first_word, above.right + above.size / 2) > edge


def _runs_on(above: PrintedLine, line: PrintedLine) -> bool:
    """Return whether a sentence goes on from a line to the next one."""
    return line.text[0].islower() and not _SENTENCE_END.search(above.text)


def _is_indented(above: PrintedLine, line: PrintedLine, margin: float) -> bool:
    """Return whether a line begins a paragraph by its indent; the lines of a heading have a middle in common."""
    centred = abs(above.middle - line.middle) < line.size / 2
    return not centred and line.left - max(margin, above.left) > line.size / 2
