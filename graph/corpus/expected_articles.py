"""The number of articles in sources, for the progress of a run, without reading more than their beginnings."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from triplewire.extract.errors import SourceError
from triplewire.extract.reading.articles import Reading, find_origins
from triplewire.extract.reading.kinds import Format, by_ending
from triplewire.extract.reading.origins.origin import Origin

_BEGINNING = 1 << 20  # bytes of a file of lines
_OF_LINES = {Format.JSON_LINES, Format.TABLE}
_OF_MANY = {
    Format.JSON, Format.FEED, Format.WIKI, Format.MBOX, Format.WARC, Format.EPUB, Format.ZIP, Format.TAR, Format.GZIP,
    Format.BZIP2, Format.XZ, Format.ZSTANDARD,
}  # fmt: skip


def expected_articles(sources: Iterable[str], reading: Reading) -> int | None:
    """Return about how many articles local files hold; None where that cannot be told without reading them."""
    total = 0
    for source in sources:
        if "://" in source or source == "-":
            return None
        for origin in find_origins(source, reading):
            count = 1 if isinstance(origin, SourceError) else _articles(origin)
            if count is None:
                return None
            total += count
    return total


def _articles(origin: Origin) -> int | None:
    form = by_ending(origin.name)
    if origin.size is None or form in _OF_MANY:
        return None
    if form not in _OF_LINES:
        return 1
    try:
        with Path(origin.place).open("rb") as file:
            beginning = file.read(_BEGINNING)
    except OSError:
        return 1  # it is one outcome, a failure
    lines = beginning.count(b"\n") + (not beginning.endswith(b"\n"))
    whole = len(beginning) < _BEGINNING
    return max(1, lines if whole else round(lines * origin.size / len(beginning))) - (form is Format.TABLE)
