"""From what the user names (file, folder, glob) to files, in an order that is always the same."""

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

MAX_LINE = 8_000_000  # bytes of a JSON line: the longest article, every character escaped
_MAX_BYTES = 64_000_000  # of one file that is read as a whole: pages with their pictures inside are that large


@dataclass(frozen=True, slots=True)
class File:
    """A file to read: `shown` is how messages name it, `name` how the record does (without the user's folders)."""

    path: Path
    shown: str
    name: str

    @property
    def id(self) -> str:
        """The file's name without its ending."""
        return _printable(self.path.stem)

    @property
    def kind(self) -> str:
        """The ending, in lower case."""
        return self.path.suffix.lower()

    def data(self) -> bytes:
        """All its bytes. Raises SourceMissing, SourceTooLong."""
        try:
            with self.path.open("rb") as stream:
                return read_all(stream)
        except OSError as error:
            raise _unreadable(error) from error

    def lines(self) -> Iterator[bytes]:
        """Its lines, one at a time, whatever its size. Raises SourceMissing."""
        try:
            with self.path.open("rb") as stream:
                yield from bounded_lines(stream)
        except OSError as error:
            raise _unreadable(error) from error


def read_all(stream: BinaryIO) -> bytes:
    """All of a stream. Raises SourceTooLong, for one without an end, too."""
    data = stream.read(_MAX_BYTES + 1)
    if len(data) > _MAX_BYTES:
        raise SourceTooLong(f"has more than {_MAX_BYTES:,} bytes: give it in parts, or as JSON lines")
    return data


def bounded_lines(stream: BinaryIO) -> Iterator[bytes]:
    """The lines of a stream; of one that is longer than MAX_LINE, only so much that this can be seen."""
    while line := stream.readline(MAX_LINE + 1):
        yield line
        while line and not line.endswith(b"\n"):
            line = stream.readline(MAX_LINE)


def _unreadable(error: OSError) -> SourceMissing:
    """The error of the operating system as one of ours."""
    return SourceMissing(f"cannot be read ({error.strerror or error}): check the path and its permissions")


def find_files(source: str) -> Iterator[File | SourceError]:
    """The files that a source names. In folders, those with a known ending are read, hidden ones are not."""
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
    """The name with U+FFFD for bytes that are no text, which file systems allow and JSON and RDF do not."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)
