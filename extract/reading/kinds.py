"""The formats that are read, and the endings of their files."""

from __future__ import annotations

from enum import Enum, auto


class Format(Enum):
    """The format of a source."""

    TEXT = auto()
    MARKDOWN = auto()
    HTML = auto()
    MHTML = auto()
    WEBARCHIVE = auto()
    JSON = auto()
    JSON_LINES = auto()
    SUBTITLES = auto()
    TABLE = auto()
    PARQUET = auto()
    FEED = auto()
    NITF = auto()
    NEWSML = auto()
    TEI = auto()
    TRAFILATURA = auto()
    WIKI = auto()
    MAIL = auto()
    MBOX = auto()
    EPUB = auto()
    DOCX = auto()
    PDF = auto()
    WARC = auto()
    GZIP = auto()
    BZIP2 = auto()
    XZ = auto()
    ZSTANDARD = auto()
    ZIP = auto()
    TAR = auto()


ENDINGS: dict[str, Format] = {
    ".txt": Format.TEXT, ".text": Format.TEXT, ".md": Format.MARKDOWN, ".markdown": Format.MARKDOWN,
    ".html": Format.HTML, ".htm": Format.HTML, ".xhtml": Format.HTML, ".mhtml": Format.MHTML, ".mht": Format.MHTML,
    ".webarchive": Format.WEBARCHIVE, ".json": Format.JSON, ".jsonl": Format.JSON_LINES, ".ndjson": Format.JSON_LINES,
    ".csv": Format.TABLE, ".tsv": Format.TABLE, ".tab": Format.TABLE,
    ".parquet": Format.PARQUET, ".rss": Format.FEED, ".atom": Format.FEED,
    ".srt": Format.SUBTITLES, ".vtt": Format.SUBTITLES,
    ".eml": Format.MAIL, ".mbox": Format.MBOX, ".epub": Format.EPUB, ".docx": Format.DOCX, ".pdf": Format.PDF,
    ".warc": Format.WARC, ".wet": Format.WARC, ".gz": Format.GZIP, ".bz2": Format.BZIP2, ".xz": Format.XZ,
    ".lzma": Format.XZ, ".zst": Format.ZSTANDARD, ".zip": Format.ZIP, ".tar": Format.TAR,
}  # fmt: skip
COMPRESSED = frozenset({Format.GZIP, Format.BZIP2, Format.XZ, Format.ZSTANDARD})
_TARS = {".tgz": Format.GZIP, ".tbz2": Format.BZIP2, ".txz": Format.XZ, ".tzst": Format.ZSTANDARD}


def ending_of(name: str) -> str:
    """Return the ending of a name, in lower case."""
    dot = name.rfind(".")
    return name[dot:].lower() if dot > 0 else ""


def by_ending(name: str) -> Format | None:
    """Return the format that the ending of a name stands for."""
    ending = ending_of(name)
    return ENDINGS.get(ending) or _TARS.get(ending)


def inner_name(name: str) -> str:
    """Return the name of what is in a compressed file: "a.txt" for "a.txt.gz", "a.tar" for "a.tgz"."""
    ending = ending_of(name)
    if ending in _TARS:
        return f"{name[: -len(ending)]}.tar"
    return name[: -len(ending)] if ENDINGS.get(ending) in COMPRESSED else name


def stem(name: str) -> str:
    """Return a name without its ending, also within a compressed file: "a" for "a.txt.gz"."""
    inner = inner_name(name)
    ending = ending_of(inner)
    return inner[: -len(ending)] if ending else inner
