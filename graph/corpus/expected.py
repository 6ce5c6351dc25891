"""The number of articles that sources have, where it can be told without reading them: for the time that remains."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from triplewire.extract.errors import SourceError
from triplewire.extract.reading.articles import Reading, find_origins
from triplewire.extract.reading.kinds import Format, by_ending

_ONE = frozenset({
    None, Format.TEXT, Format.MARKDOWN, Format.HTML, Format.MHTML, Format.WEBARCHIVE, Format.SUBTITLES, Format.NITF,
    Format.MAIL, Format.EPUB, Format.DOCX, Format.PDF,
})  # fmt: skip  # the formats with one article a file
_AT_ONCE = 1 << 20  # bytes


def expected(sources: Iterable[str], reading: Reading) -> int | None:
    """Return the number of articles and of what is none: one a file, or a line; None if only reading it would tell."""
    count = 0
    for source in sources:
        for origin in find_origins(source, reading):
            found = 1 if isinstance(origin, SourceError) else _articles(origin.place, by_ending(origin.hints.name))
            if found is None:
                return None
            count += found
    return count


def _articles(place: str, form: Format | None) -> int | None:
    path = Path(place)
    if not path.is_file():
        return None
    if form in _ONE:
        return 1
    return _lines(path) if form is Format.JSON_LINES else None


def _lines(path: Path) -> int | None:
    count, end = 0, b"\n"
    try:
        with path.open("rb") as file:
            while part := file.read(_AT_ONCE):
                count, end = count + part.count(b"\n"), part[-1:]
    except OSError:
        return None
    return count + (end != b"\n")
