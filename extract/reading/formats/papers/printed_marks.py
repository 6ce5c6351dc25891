"""The bullets of lists that a page draws as pictures or shapes, and not as letters."""

from __future__ import annotations

import ctypes
from collections import defaultdict
from typing import Any, NamedTuple

from triplewire.extract.lexicon.thresholds import THRESHOLDS

_T = THRESHOLDS.reading
_MOST = 20_000  # objects of a page that are looked at: a page with more is a map
_REACH = 3  # sizes of letters from a bullet to its line


class _Box(NamedTuple):
    left: float
    right: float
    bottom: float
    top: float


class DrawnBullets:
    """The small shapes and pictures of a page, by their heights."""

    def __init__(self, raw: Any, page: Any) -> None:
        """Find the shapes of a page of PDFium, whose functions `raw` has."""
        self._by_height: dict[int, list[_Box]] = defaultdict(list)
        kinds = {raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_FORM}
        for number in range(min(raw.FPDFPage_CountObjects(page), _MOST)):
            found = raw.FPDFPage_GetObject(page, number)
            if raw.FPDFPageObj_GetType(found) in kinds:
                edges = [ctypes.c_float() for _ in range(4)]
                raw.FPDFPageObj_GetBounds(found, *edges)
                left, bottom, right, top = (edge.value for edge in edges)
                self._by_height[int(bottom)].append(_Box(left, right, bottom, top))

    def before(self, left: float, base: float, size: float) -> bool:
        """Return whether a bullet stands before a line that begins there."""
        heights = range(int(base - size / 4), int(base + size) + 1)
        return any(
            _T.pdf_bullet_smallest * size < box.right - box.left < _T.pdf_bullet_largest * size
            and _T.pdf_bullet_smallest * size < box.top - box.bottom < _T.pdf_bullet_largest * size
            and 0 < left - box.right < _REACH * size
            and box.top < base + size
            for height in heights
            for box in self._by_height.get(height, ())
        )
