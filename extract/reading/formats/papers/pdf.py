"""PDF: the paragraphs of its pages, each in one line, in the order of reading, with blank lines where a gap is seen."""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from triplewire.extract.errors import SourceBinary, SourceBroken, SourceUnsupported
from triplewire.extract.lexicon.thresholds import THRESHOLDS
from triplewire.extract.model import About
from triplewire.extract.reading.extras import library
from triplewire.extract.reading.formats.papers.printed_lines import PrintedLine, pages_of
from triplewire.extract.reading.found import Found, Hints, Item
from triplewire.extract.reading.streams import Stream

_MOST_PAGES = 5_000
_PAGE_END = "\f"
_DIVIDED = "\ufffe"  # what PDFium gives for a hyphen at the end of a line, and for the end itself
_LINE = re.compile(rf"[^\r\n{_DIVIDED}]+{_DIVIDED}?")
_BLANK = 1 / 4  # width of a blank, of the size of letters
_SPACE = re.compile(r"(?<=\S) +(?=\S)")
_NOT_TEXT = re.compile("[\x00-\x08\x0b\x0e-\x1f\ufffe\uffff]")
_PASSWORD = 4  # FPDF_ERR_PASSWORD
_T = THRESHOLDS.reading


def read_pdf(stream: Stream, hints: Hints) -> Iterator[Item]:
    """Yield the text of a PDF. Pages end with a form feed. Raises SourceBroken, SourceUnsupported, SourceBinary."""
    del hints
    pdfium = library("pypdfium2", "pdf")
    try:
        document = pdfium.PdfDocument(stream.whole())
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD:
            raise SourceUnsupported("is protected by a password: save it without") from error
        raise SourceBroken(f"is a damaged PDF ({error}): download it again") from error
    try:
        numbers = range(min(len(document), _MOST_PAGES))
        pages = pages_of([list(_lines(pdfium.raw, document[number])) for number in numbers])
        facts = document.get_metadata_dict()
    except pdfium.PdfiumError as error:
        raise SourceBroken(f"is a damaged PDF ({error}): download it again") from error
    finally:
        document.close()
    if not any(page.strip() for page in pages):
        raise SourceBinary("holds pictures of pages and no text: recognise it first, for example with ocrmypdf")
    yield Item(Found(_PAGE_END.join(pages), facts.get("Title") or None, about=_about(facts)))


def _about(facts: dict[str, str]) -> About:
    return About(byline=facts.get("Author") or None, modified=facts.get("ModDate") or facts.get("CreationDate") or None)


def _lines(raw: Any, page: Any) -> Iterator[PrintedLine]:
    """Yield the lines of a page, in the order in which its program wrote them."""
    text_page = page.get_textpage()
    try:
        for found in _LINE.finditer(text_page.get_text_range()):
            shown = _NOT_TEXT.sub("", found[0].replace(_DIVIDED, "-")).rstrip()
            if shown.strip():
                yield _placed(raw, text_page, found.start(), found[0].rstrip(), shown)
    finally:
        text_page.close()
        page.close()


def _placed(raw: Any, text_page: Any, index: int, found: str, text: str) -> PrintedLine:
    def edges(at: int) -> tuple[float, float]:
        box = [ctypes.c_double() for _ in range(4)]  # left, right, bottom, top
        raw.FPDFText_GetCharBox(text_page, at, *box)
        return box[0].value, box[1].value

    origin = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(text_page, index, *origin)
    left, _ = edges(index)
    _, right = edges(index + len(found) - 1)
    _, word = edges(index + len(found.split(None, 1)[0]) - 1)
    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(text_page, index, matrix)
    size = raw.FPDFText_GetFontSize(text_page, index) * math.hypot(matrix.c, matrix.d) or 1.0
    gaps = {
        blank.start(): (edges(index + blank.end())[0] - edges(index + blank.start() - 1)[1]) / size
        for blank in _SPACE.finditer(found)
    }
    wide = [at for at, gap in gaps.items() if gap > _T.pdf_cell_gap]
    if len(wide) == 1 and gaps[wide[0]] < _T.pdf_only_gap:
        wide = []
    cells = tuple(found[first:last].strip() for first, last in pairwise((0, *wide, len(found)))) if wide else ()
    return PrintedLine(text, left, right, origin[1].value, word - left + _BLANK * size, size, cells)
