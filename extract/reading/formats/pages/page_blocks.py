"""Where the paragraphs of an article end, as its page has them: what is taken from a page may run together or apart."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import accumulate

from triplewire.extract.reading.formats.stated_blocks import Piece

_NOT_COMPARED = re.compile(r"[\W_]+")  # blanks, marks of lists and cells, a full stop that was lost behind a link
_BEGINNING = 4  # characters by which places are looked up
_MOST_PLACES = 8  # at which one block is looked for
_MOST_SKIPPED = 8  # blocks of the page, as captions, that one that runs together may lack
_FEWEST = 2
_LONGEST_LINE = 160  # characters


def as_on_page(blocks: Sequence[Piece], shown: Sequence[Piece]) -> list[Piece]:
    """Return the blocks of an article, divided and joined as on its page, all of whose blocks are `shown`.

    A block that is several of the page runs together: it is divided. Several that are one line of the page are joined:
    "By" and the linked name behind it. A longer one may be what the page has in place of its paragraphs.
    """
    divided: list[Piece] = []
    for block, run in zip(blocks, _runs(blocks, shown), strict=True):
        divided += [shown[place] for place in run] if run else [block]
    joined: dict[int, tuple[int, Piece]] = {}
    for piece, run in zip(shown, _runs(shown, divided, skipped=0), strict=True):
        if run and len(piece.text) <= _LONGEST_LINE and "\n" not in piece.text:
            joined.setdefault(run[0], (len(run), piece))
    return list(_joined(divided, joined))


def _joined(blocks: Sequence[Piece], joined: dict[int, tuple[int, Piece]]) -> Iterator[Piece]:
    at = 0
    while at < len(blocks):
        count, piece = joined.get(at, (1, blocks[at]))
        yield piece
        at += count


def _runs(ones: Sequence[Piece], others: Sequence[Piece], *, skipped: int = _MOST_SKIPPED) -> Iterator[list[int]]:
    """Yield for each of the ones the places of the others that it consists of: several, in order, or none."""
    keys = [_compared(other.text) for other in others]
    known = set(keys)
    all_keys, starts = "".join(keys), [0, *accumulate(map(len, keys))]
    places: dict[str, list[int]] = defaultdict(list)
    for place, key in enumerate(keys):
        if key:
            places[all_keys[starts[place] : starts[place] + _BEGINNING]].append(place)
    behind = 0
    for one in ones:
        key = _compared(one.text)
        near = places.get(key[:_BEGINNING], []) if key not in known else []
        first = bisect_left(near, behind)
        candidates = [*near[first : first + _MOST_PLACES], *near[: _MOST_PLACES if first else 0]]
        run = next(filter(None, (_run(key, keys, place, skipped) for place in candidates)), [])
        behind = run[-1] + 1 if run else behind
        yield run


def _run(key: str, keys: Sequence[str], first: int, skipped: int) -> list[int]:
    """Return the places from the first one on whose keys make up a whole one; none if they do not."""
    run: list[int] = []
    done = place = 0
    for place in range(first, len(keys)):
        if keys[place] and key.startswith(keys[place], done):
            run.append(place)
            done += len(keys[place])
        elif not run or place - first >= len(run) + skipped:
            return []
        if done == len(key):
            return run if len(run) >= _FEWEST else []
    return []


def _compared(text: str) -> str:
    return _NOT_COMPARED.sub("", text)
