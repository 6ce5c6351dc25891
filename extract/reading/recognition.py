"""The format of a source, told by its content first and by the ending of its name where content is not enough."""

from __future__ import annotations

import re

import msgspec

from triplewire.extract.errors import SourceBinary, SourceBroken
from triplewire.extract.reading.decode import beginning
from triplewire.extract.reading.formats.data.link_lists import references, refusal
from triplewire.extract.reading.formats.data.records import ASSIGNED
from triplewire.extract.reading.formats.pages.subtitles import is_subtitles
from triplewire.extract.reading.kinds import COMPRESSED, ENDINGS, Format, by_ending, ending_of

_MAGIC: tuple[tuple[bytes, int, Format | str], ...] = (  # the bytes, where they stand, and what they mean
    (b"\x1f\x8b", 0, Format.GZIP),
    (b"BZh", 0, Format.BZIP2),
    (b"\xfd7zXZ\x00", 0, Format.XZ),
    (b"\x28\xb5\x2f\xfd", 0, Format.ZSTANDARD),
    (b"ustar", 257, Format.TAR),
    (b"\xd0\xcf\x11\xe0", 0, "is an old office document, or a message of Outlook: save it as .docx, .eml or text"),
    (b"{\\rtf", 0, "is rich text: save it as .docx or text"),
    (b"7z\xbc\xaf\x27\x1c", 0, "is a 7z archive: unpack it, or make it a zip archive"),
    (b"Rar!\x1a\x07", 0, "is a rar archive: unpack it, or make it a zip archive"),
    (b"\x89PNG", 0, "is a picture: give the text that it shows"),
    (b"\xff\xd8\xff", 0, "is a picture: give the text that it shows"),
    (b"GIF8", 0, "is a picture: give the text that it shows"),
    (b"RIFF", 0, "is a picture, a sound or a film: give the text that it shows or says"),
    (b"ftyp", 4, "is a film, a sound or a picture: give its subtitles (.vtt, .srt) or its text"),
    (b"ID3", 0, "is a sound: give its transcript"),
    (b"\xff\xfb", 0, "is a sound: give its transcript"),
    (b"OggS", 0, "is a sound or a film: give its transcript"),
    (b"fLaC", 0, "is a sound: give its transcript"),
    (b"\x1a\x45\xdf\xa3", 0, "is a film: give its subtitles (.vtt, .srt) or its text"),
    (b"II*\x00", 0, "is a picture: give the text that it shows"),
    (b"MM\x00*", 0, "is a picture: give the text that it shows"),
    (b"PAR1", 0, Format.PARQUET),
    (b"ARROW1", 0, "is an Arrow table: save it as CSV or JSON lines, for example with pandas"),
    (b"Obj\x01", 0, "is an Avro table: save it as JSON lines"),
    (
        b"SQLite format 3\x00",
        0,
        "is a database of SQLite: save its table as CSV, for example with sqlite3 -csv -header",
    ),
    (b"\x80\x04\x95", 0, "is a pickle of Python, which is not opened: save it as JSON lines"),
    (b"\x80\x05\x95", 0, "is a pickle of Python, which is not opened: save it as JSON lines"),
    (b"!BDN", 0, "is a mailbox of Outlook: save it as .mbox or .eml"),
    (b"%!PS", 0, "is PostScript: make it a PDF, for example with ps2pdf"),
)
_WARC = re.compile(rb"WARC/\d\.\d+[ \t]*\r?\n[\w-]+:")
_PDF, _PDF_WITHIN = re.compile(rb"(?:\A|[\r\n])\s*%PDF-\d"), 1024  # bytes in which one may begin (ISO 32000-1, annex H)
_NAME_AT = 30  # bytes of the header of a zip member, before its name
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OFFICE = (b"[Content_Types].xml", b"_rels/", b"docProps/", b"word/", b"xl/", b"ppt/")
_OFFICE_PARTS = (
    (b"word/", Format.DOCX),
    (b"xl/", "is a spreadsheet: save it as CSV"),
    (b"ppt/", "is a presentation: save it as PDF or text"),
)
_APPLE = b"Index/"  # of Pages, Numbers and Keynote
_EPUB, _OPEN_DOCUMENT = b"mimetypeapplication/epub+zip", b"mimetypeapplication/vnd.oasis.opendocument"

_PROLOG = re.compile(  # what may stand before the root of a document
    r"\ufeff?\s*(?:<\?.*?\?>\s*|<!--.*?-->\s*)*(?:<!doctype\b[^<>\[]*(?:\[.*?\]\s*)?>\s*)?(?:<!--.*?-->\s*|<\?.*?\?>\s*)*",
    re.DOTALL | re.IGNORECASE,
)
_ROOT = re.compile(r"<([A-Za-z][\w.:-]*)")
_ENTITY = re.compile(r"<!ENTITY\b", re.IGNORECASE)
_ROOTS: dict[str, Format] = {
    "rss": Format.FEED, "rdf": Format.FEED, "feed": Format.FEED, "nitf": Format.NITF, "newsmessage": Format.NEWSML,
    "newsitem": Format.NEWSML, "packageitem": Format.NEWSML, "mediawiki": Format.WIKI, "tei": Format.TEI,
    "teicorpus": Format.TEI,
}  # fmt: skip
_TRAFILATURA = re.compile(r"<doc\b[^<>]*>\s*<main\b")
_HTML = re.compile(r"(?:html|head|body|article|main|section|header|div|meta|title|h[1-6]|p)\Z", re.IGNORECASE)
_JSON_START = re.compile(r'\s*(?:\{\s*"|\[\s*[\[{"\d\]])')
_CUT = "truncated"  # in the message of msgspec about JSON that goes on
_MBOX = re.compile(rb"From \S+ .*\d{4}.*\r?\n[A-Za-z-]+:")
_HEADER = re.compile(rb"[A-Za-z][\w-]*:(?: .*)?|[ \t]+\S.*")
_MAILED = re.compile(
    rb"^(?:cc|content-type|date|delivered-to|from|lines|message-id|mime-version|newsgroups|organization|received"
    rb"|reply-to|return-path|subject|to|x-[\w-]+):",
    re.IGNORECASE | re.MULTILINE,
)
_FEWEST_HEADERS = 3
_DOWNLOADED = frozenset(
    {Format.PDF, Format.PARQUET, Format.DOCX, Format.EPUB, Format.ZIP, *COMPRESSED}
)  # none begins with a tag
_AGAIN = "download the file again, or name it .html if it is the article"
_MARKUP = frozenset({Format.MARKDOWN, Format.MHTML})  # formats in which a tag may come first


def recognise(head: bytes, name: str) -> Format | None:
    """Return the format of a source with this head and name; None if nothing tells it from plain text.

    Raises SourceBinary or SourceBroken for a format that is not read.
    """
    tests = (
        _by_magic(head, name),
        _by_markup(head, name),
        _by_json(head, name),
        _by_headers(head),
        _by_times(head),
        _by_references(head),
    )
    for found in tests:
        if found is not None:
            return found
    return by_ending(name)


def _by_magic(head: bytes, name: str) -> Format | None:
    for signature, at, meaning in _MAGIC:
        if head.startswith(signature, at):
            return _read_or_refused(meaning)
    if _WARC.match(head):
        return Format.WARC
    if head.startswith(_ZIP):  # before PDF: a member may be stored as it is
        return _of_zip(head, name)
    if _PDF.search(head[:_PDF_WITHIN]):
        return Format.PDF
    return Format.WEBARCHIVE if head.startswith(b"bplist00") and b"WebMainResource" in head else None


def _of_zip(head: bytes, name: str) -> Format:
    """Return the format of a zip archive, by the names of its first members."""
    if head.startswith(_EPUB, _NAME_AT):
        return Format.EPUB
    if head.startswith(_OPEN_DOCUMENT, _NAME_AT):
        raise SourceBinary("is an OpenDocument file: save it as .docx or text")
    if head.startswith(_OFFICE, _NAME_AT):
        return _read_or_refused(next((meaning for part, meaning in _OFFICE_PARTS if part in head), Format.DOCX))
    if head.startswith(_APPLE, _NAME_AT) and b".iwa" in head:
        raise SourceBinary("is a document of Apple's Pages, Numbers or Keynote: save it as .docx, CSV or PDF")
    form = by_ending(name)
    return form if form in {Format.EPUB, Format.DOCX} else Format.ZIP


def _read_or_refused(meaning: Format | str) -> Format:
    if isinstance(meaning, str):
        raise SourceBinary(meaning)
    return meaning


def _by_markup(head: bytes, name: str) -> Format | None:
    """Return the format of a document that begins with a tag, by its root."""
    text = beginning(head)
    if not text.lstrip("\ufeff \t\r\n").startswith("<") or by_ending(name) in _MARKUP:
        return None
    prolog = _PROLOG.match(text)
    end = prolog.end() if prolog else 0
    root = _ROOT.match(text, end)
    local = root[1].rpartition(":")[2].lower() if root else ""
    if reason := refusal(text, local):
        raise SourceBroken(reason)
    if form := Format.TRAFILATURA if _TRAFILATURA.match(text, end) else _ROOTS.get(local):
        if _ENTITY.search(text, 0, end):
            raise SourceBroken("declares entities, which can grow without limit: remove its document type declaration")
        return form
    if ENDINGS.get(ending_of(name)) is Format.HTML or _HTML.match(local) or "<!doctype html" in text[:end].lower():
        if by_ending(name) in _DOWNLOADED:
            raise SourceBroken(f"is a web page, as servers send in place of what is missing: {_AGAIN}")
        return Format.HTML
    if "<?xml" in text[:end] or ending_of(name) == ".xml":
        what = f"whose root is <{root[1]}>" if root else "without a root"
        raise SourceBroken(f"is XML {what}, which is not read: give RSS, Atom, NITF, NewsML-G2, TEI, HTML or text")
    return None


def _by_references(head: bytes) -> Format | None:
    if why := references(beginning(head)):
        raise SourceBroken(why)
    return None


def _by_times(head: bytes) -> Format | None:
    return Format.SUBTITLES if is_subtitles(beginning(head)) else None


def _by_json(head: bytes, name: str) -> Format | None:
    form = by_ending(name)
    if form in {Format.JSON, Format.JSON_LINES}:
        return form
    if ASSIGNED.match(head):
        return Format.JSON
    text = beginning(head)
    if not _JSON_START.match(text):
        return None
    first, newline, _ = text.partition("\n")
    if newline and _is_object(first):
        return Format.JSON_LINES
    try:
        msgspec.json.decode(text)
    except (msgspec.DecodeError, RecursionError, UnicodeEncodeError) as error:
        return Format.JSON if _CUT in str(error) else None
    return Format.JSON


def _is_object(line: str) -> bool:
    try:
        return isinstance(msgspec.json.decode(line), dict)
    except (msgspec.DecodeError, RecursionError, UnicodeEncodeError):
        return False


def _by_headers(head: bytes) -> Format | None:
    """Return MAIL, MHTML or MBOX for a source that begins with the header of a message (RFC 5322)."""
    if _MBOX.match(head):
        return Format.MBOX
    header = head.replace(b"\r\n", b"\n").partition(b"\n\n")[0]
    if len(_MAILED.findall(header)) < _FEWEST_HEADERS or not all(map(_HEADER.fullmatch, header.split(b"\n"))):
        return None
    return Format.MHTML if b"multipart/related" in header and b"\nSnapshot-" in header else Format.MAIL
