"""PDF: the text of its pages in the order of reading, with blank lines where a person sees a gap."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from triplewire.extract.errors import SourceBinary, SourceBroken, SourceUnsupported
from triplewire.extract.lexicon.thresholds import THRESHOLDS
from triplewire.extract.model import About
from triplewire.extract.reading.extras import library
from triplewire.extract.reading.found import Found, Hints, Item
from triplewire.extract.reading.streams import Stream

_MOST_PAGES = 5_000
_PAGE_END = "\f"
_HYPHEN = "\ufffe"  # what PDFium gives for a hyphen at the end of a line
_LINE = re.compile(r"[^\r\n]+")
_NOT_TEXT = re.compile("[\x00-\x08\x0b\x0e-\x1f\ufffe\uffff]")
_PASSWORD = 4  # FPDF_ERR_PASSWORD
_T = THRESHOLDS.reading


class _Line(NamedTuple):
    """A line of a page: its text, its upper and lower edge and its left end in points, and the size of its letters."""

    text: str
    top: float
    bottom: float
    left: float
    size: float


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
        pages = [_page_text(pdfium.raw, document[index]) for index in range(min(len(document), _MOST_PAGES))]
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


def _page_text(raw: Any, page: Any) -> str:
    """Return the lines of a page, with a blank line where the gap, the size of the letters or the column changes."""
    written: list[str] = []
    above: _Line | None = None
    leading = 0.0
    for line in _lines(raw, page):
        if above is not None:
            step = above.bottom - line.bottom
            if _is_apart(above, line, leading):
                written.append("")
                leading = 0.0
            else:
                leading = step
        written.append(line.text)
        above = line
    return "".join(f"{line}\n" for line in written)


def _is_apart(above: _Line, line: _Line, leading: float) -> bool:
    step = above.bottom - line.bottom
    if step <= 0 and abs(step) < line.size:
        return False  # the same line, in pieces
    usual = leading or _T.pdf_leading * max(above.size, line.size)
    larger = max(above.size, line.size) > _T.pdf_size_change * min(above.size, line.size)
    return larger or step < 0 or step > _T.pdf_gap * usual


def _lines(raw: Any, page: Any) -> Iterator[_Line]:
    text_page = page.get_textpage()
    try:
        text = text_page.get_text_range()
        for found in _LINE.finditer(text):
            words = found[0].replace(_HYPHEN, "-")
            shown = _NOT_TEXT.sub("", words).rstrip()
            if shown.strip():
                yield _placed(raw, text_page, found.start(), shown)
    finally:
        text_page.close()
        page.close()


def _placed(raw: Any, text_page: Any, index: int, text: str) -> _Line:
    box = [ctypes.c_double() for _ in range(4)]  # left, right, bottom, top
    raw.FPDFText_GetCharBox(text_page, index, *box)
    origin = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(text_page, index, *origin)
    size = raw.FPDFText_GetFontSize(text_page, index)
    return _Line(text, box[3].value, origin[1].value, box[0].value, size or 1.0)
