"""PDF: the paragraphs of its pages, each in one line, in the order of reading, with blank lines where a gap is seen."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from itertools import pairwise
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
_HYPHENS = ("-", "\N{HYPHEN}", "\N{SOFT HYPHEN}")
_SENTENCE_END = re.compile(r"[.!?:][\"'”’)\]]*$")
_LINE = re.compile(r"[^\r\n]+")
_NOT_TEXT = re.compile("[\x00-\x08\x0b\x0e-\x1f\ufffe\uffff]")
_PASSWORD = 4  # FPDF_ERR_PASSWORD
_T = THRESHOLDS.reading


class _Line(NamedTuple):
    """A line of a page: its text, its edges in points, and the size of its letters."""

    text: str
    top: float
    bottom: float
    left: float
    right: float
    size: float

    @property
    def first_word(self) -> float:
        """The width of the first word with a blank."""
        word = len(self.text.split(None, 1)[0]) + 1
        return word * (self.right - self.left) / len(self.text)


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
    """Return the paragraphs of a page, with blank lines between them, and lines that are none as they stand."""
    text = ""
    above: _Line | None = None
    for block in _blocks(_lines(raw, page)):
        if above is not None:
            text += _joint(above) if _goes_on(above, block[0]) else "\n\n"
        text += _joined(block)
        above = block[-1]
    return f"{text}\n" if text else ""


def _blocks(lines: Iterator[_Line]) -> Iterator[list[_Line]]:
    """Yield the lines between which neither the gap, nor the size of the letters, nor the column changes."""
    block: list[_Line] = []
    leading = 0.0
    for line in lines:
        if block and _is_apart(block[-1], line, leading):
            yield block
            block, leading = [], 0.0
        elif block:
            leading = block[-1].bottom - line.bottom
        block.append(line)
    if block:
        yield block


def _joined(block: list[_Line]) -> str:
    """Return the lines of a block, with a blank behind those that are full: the next word did not fit on them."""
    edge = max(line.right for line in block)
    parts = [block[0].text]
    for above, line in pairwise(block):
        full = above.right + line.first_word > edge and above.bottom > line.bottom
        parts += _joint(above) if full else "\n", line.text
    return "".join(parts)


def _joint(above: _Line) -> str:
    """Return what joins a line to the next one of its paragraph: a break behind a hyphen, whose word is divided."""
    return "\n" if above.text.endswith(_HYPHENS) else " "


def _goes_on(above: _Line, line: _Line) -> bool:
    """Return whether a sentence goes on at the top of the next column."""
    return above.bottom < line.bottom and line.text[0].islower() and not _SENTENCE_END.search(above.text)


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
                yield _placed(raw, text_page, found.start(), len(found[0].rstrip()), shown)
    finally:
        text_page.close()
        page.close()


def _placed(raw: Any, text_page: Any, index: int, length: int, text: str) -> _Line:
    box = [ctypes.c_double() for _ in range(4)]  # left, right, bottom, top
    raw.FPDFText_GetCharBox(text_page, index, *box)
    last = [ctypes.c_double() for _ in range(4)]
    raw.FPDFText_GetCharBox(text_page, index + length - 1, *last)
    origin = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(text_page, index, *origin)
    size = raw.FPDFText_GetFontSize(text_page, index)
    return _Line(text, box[3].value, origin[1].value, box[0].value, last[1].value, size or 1.0)
