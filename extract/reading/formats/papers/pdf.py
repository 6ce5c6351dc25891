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
from triplewire.extract.model import About, LaidOut
from triplewire.extract.reading.extras import library
from triplewire.extract.reading.formats.databases import items_of
from triplewire.extract.reading.formats.papers.boxes import PrintedLine
from triplewire.extract.reading.formats.papers.printed_lines import NUMBERED, pages_of
from triplewire.extract.reading.formats.papers.printed_marks import DrawnBullets
from triplewire.extract.reading.formats.papers.properties import byline_of, title_of
from triplewire.extract.reading.found import Found, Hints, Item
from triplewire.extract.reading.streams import Stream

_MOST_PAGES = 5_000
_PAGE_END = "\f"
_DIVIDED = "\ufffe"  # what PDFium gives for a hyphen at the end of a line, and for the end itself
_LINE = re.compile(rf"[^\r\n{_DIVIDED}]+{_DIVIDED}?")
_BULLET = "•"
_SPACE = re.compile(r"(?<=\S) +(?=\S)")
_FEWEST_WORDS, _MOST_WORDS = 4, 25  # of a headline
_TOP = 2_000  # characters among which a headline stands
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
        lines = [list(_lines(pdfium.raw, document[number])) for number in numbers]
        pages, largest = pages_of(lines), _largest(lines[0] if lines else [])
        facts = document.get_metadata_dict()
    except pdfium.PdfiumError as error:
        raise SourceBroken(f"is a damaged PDF ({error}): download it again") from error
    finally:
        document.close()
    if not any(page.strip() for page in pages):
        raise SourceBinary("holds pictures of pages and no text: recognise it first, for example with ocrmypdf")
    text = "".join(f"{page}{_PAGE_END}" for page in pages)
    about = About(
        byline=byline_of(text, facts.get("Author")),
        modified=facts.get("ModDate") or facts.get("CreationDate") or None,
    )
    title = title_of(facts.get("Title"), text)
    own = title is not None and _shows(text, title) and not (largest and title.casefold() in largest.casefold())
    if title and not own and largest and _shows(text, largest):
        title = largest  # the property is that of an issue or a template
    yield from items_of(Found(text, title, about=about, blocks=_headline(text, title)))


def _largest(lines: list[PrintedLine]) -> str | None:
    """Return the words in the largest letters of a page, if only they are that large and long enough for a headline."""
    sizes = sorted({round(line.size, 1) for line in lines}, reverse=True)
    if len(sizes) < 2:
        return None
    words = " ".join(line.text.strip() for line in lines if round(line.size, 1) == sizes[0]).split()
    return " ".join(words) if _FEWEST_WORDS <= len(words) <= _MOST_WORDS else None


def _shows(text: str, title: str) -> bool:
    """Return whether the top of a text has these words, in any case and on any lines."""
    return " ".join(title.casefold().split()) in " ".join(text[:_TOP].casefold().split())


def _headline(text: str, title: str | None) -> tuple[LaidOut, ...]:
    """Return the title as the headline, where it is a line at the top: the name of a paper may stand above it."""
    found = re.compile(rf"^{re.escape(title)}$", re.MULTILINE).search(text, 0, _TOP) if title else None
    return (LaidOut(*found.span(), "headline"),) if found else ()


def _lines(raw: Any, page: Any) -> Iterator[PrintedLine]:
    """Yield the lines of a page, in the order in which its program wrote them."""
    text_page = page.get_textpage()
    bullets = DrawnBullets(raw, page)
    try:
        for found in _LINE.finditer(text_page.get_text_range()):
            shown = _NOT_TEXT.sub("", found[0].replace(_DIVIDED, "-")).rstrip()
            if shown.strip():
                line = _placed(raw, text_page, found.start(), found[0].rstrip(), shown)
                yield line.item(_BULLET) if bullets.before(line.left, line.base, line.size) else line
    finally:
        text_page.close()
        page.close()


def _placed(raw: Any, text_page: Any, index: int, found: str, text: str) -> PrintedLine:
    def edges(at: int) -> tuple[float, float]:
        box = [ctypes.c_double() for _ in range(4)]  # left, right, bottom, top
        raw.FPDFText_GetCharBox(text_page, index + at, *box)
        return box[0].value, box[1].value

    origin = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(text_page, index, *origin)
    left, right = edges(0)[0], edges(len(found) - 1)[1]
    word = edges(len(found.split(None, 1)[0]) - 1)[1]
    size = _size(raw, text_page, index)
    behind = {blank.start(): edges(blank.end())[0] for blank in _SPACE.finditer(found)}
    gaps = {at: (edge - edges(at - 1)[1]) / size for at, edge in behind.items()}
    wide = [at for at, gap in gaps.items() if gap > _T.pdf_cell_gap]
    line = PrintedLine(text, left, right, origin[1].value, word - left + _T.pdf_blank * size, size)
    mark, first = NUMBERED.match(found), min(gaps, default=0)
    bare = mark and mark["number"] and not mark["sign"]
    if mark and first and gaps[first] > (_T.pdf_bare_item_gap if bare else _T.pdf_item_gap) and wide in ([], [first]):
        number = (mark["number"] or "").rstrip(".)")
        shown = f"{number}{'.' if number.isdigit() else ')'}" if number else _BULLET
        return line.item(shown, behind[first])._replace(size=_size(raw, text_page, index + mark.end()))
    if not wide:
        return line
    cells = tuple(found[at:end].strip() for at, end in pairwise((0, *wide, len(found))))
    return line._replace(cells=cells, second=behind[wide[0]], sure=len(wide) > 1 or gaps[wide[0]] >= _T.pdf_only_gap)


def _size(raw: Any, text_page: Any, index: int) -> float:
    """Return the size of the letter at an index, in points."""
    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(text_page, index, matrix)
    return float(raw.FPDFText_GetFontSize(text_page, index) * math.hypot(matrix.c, matrix.d)) or 1.0
