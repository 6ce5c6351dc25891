"""Files of a source (file, folder, or glob pattern), in a reproducible order."""

from __future__ import annotations

import glob
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from triplewire.extract.errors import SourceEmpty, SourceError, SourceMissing, SourceTooLong

TEXT = frozenset({".txt", ".text"})
MARKDOWN = frozenset({".md", ".markdown"})
HTML = frozenset({".html", ".htm", ".xhtml"})
JSON_LINES = frozenset({".jsonl", ".ndjson"})
JSON = frozenset({".json"})
KNOWN = TEXT | MARKDOWN | HTML | JSON_LINES | JSON

MAX_LINE = 8_000_000  # bytes of a JSON line: the longest article with every character escaped
_MAX_BYTES = 64_000_000  # of a file that is read as a whole: pages with embedded pictures are that large


@dataclass(frozen=True, slots=True)
class File:
    """A file to read. `shown` is its name in messages, `name` its name in records (without the user's folders)."""

    path: Path
    shown: str
    name: str

    @property
    def id(self) -> str:
        """Return the name of the file without its suffix."""
        return _printable(self.path.stem)

    @property
    def kind(self) -> str:
        """Return the suffix in lower case."""
        return self.path.suffix.lower()

    def data(self) -> bytes:
        """Return the bytes of the file. Raises SourceMissing, SourceTooLong."""
        try:
            with self.path.open("rb") as stream:
                return read_all(stream)
        except OSError as error:
            raise _unreadable(error) from error

    def lines(self) -> Iterator[bytes]:
        """Yield the lines of the file, which may have any size. Raises SourceMissing."""
        try:
            with self.path.open("rb") as stream:
                yield from bounded_lines(stream)
        except OSError as error:
            raise _unreadable(error) from error


def read_all(stream: BinaryIO) -> bytes:
    """Return all bytes of a stream. Raises SourceTooLong, also for an endless stream."""
    data = stream.read(_MAX_BYTES + 1)
    if len(data) > _MAX_BYTES:
        raise SourceTooLong(f"has more than {_MAX_BYTES:,} bytes: give it in parts, or as JSON lines")
    return data


def bounded_lines(stream: BinaryIO) -> Iterator[bytes]:
    """Yield the lines of a stream; a line longer than MAX_LINE is cut off one byte after MAX_LINE."""
    while line := stream.readline(MAX_LINE + 1):
        yield line
        while line and not line.endswith(b"\n"):
            line = stream.readline(MAX_LINE)


def _unreadable(error: OSError) -> SourceMissing:
    """Return the error of the operating system as a SourceMissing."""
    return SourceMissing(f"cannot be read ({error.strerror or error}): check the path and its permissions")


def find_files(source: str) -> Iterator[File | SourceError]:
    """Yield the files of a source. Of a folder, only files with a known suffix that are not hidden."""
    path = Path(source)
    try:
        if path.is_dir():
            yield from _folder(path)
        elif path.exists():
            yield File(path, source, _printable(path.name))
        elif matches := sorted(glob.glob(source, recursive=True)):  # noqa: PTH207  # a pattern may be absolute
            for match in matches:
                if not Path(match).is_dir():
                    yield File(Path(match), match, _printable(Path(match).name))
        else:
            what = "nothing matches the pattern" if glob.has_magic(source) else "there is no such file or folder"
            yield SourceMissing(f"{what}: check the path")
    except (OSError, ValueError) as error:  # a name that no file can have
        yield SourceMissing(f"cannot be read ({getattr(error, 'strerror', None) or error}): check the path")


def _folder(folder: Path) -> Iterator[File | SourceError]:
    found = [
        path
        for path in sorted(folder.rglob("*"))
        if path.suffix.lower() in KNOWN and path.is_file() and not _hidden(path.relative_to(folder))
    ]
    if not found:
        yield SourceEmpty(f"holds no file that ends in {', '.join(sorted(KNOWN))}")
    for path in found:
        yield File(path, str(path), _printable(path.relative_to(folder).as_posix()))


def _printable(name: str) -> str:
    """Return the name with U+FFFD for undecodable bytes, which file systems allow and JSON and RDF do not."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)
