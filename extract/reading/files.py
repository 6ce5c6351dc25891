"""From what the user names (file, folder, glob) to files, in an order that is always the same."""

from __future__ import annotations

import glob
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from extract.errors import SourceEmpty, SourceError, SourceMissing, SourceTooLong

TEXT = frozenset({".txt", ".text"})
MARKDOWN = frozenset({".md", ".markdown"})
HTML = frozenset({".html", ".htm", ".xhtml"})
JSON_LINES = frozenset({".jsonl", ".ndjson"})
JSON = frozenset({".json"})
KNOWN = TEXT | MARKDOWN | HTML | JSON_LINES | JSON

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
        return self.path.stem

    @property
    def kind(self) -> str:
        """The ending, in lower case."""
        return self.path.suffix.lower()

    def data(self) -> bytes:
        """All its bytes. Raises SourceMissing, SourceTooLong."""
        try:
            if (size := self.path.stat().st_size) > _MAX_BYTES:
                raise SourceTooLong(f"has {size:,} bytes: give it in parts, or as JSON lines")
            return self.path.read_bytes()
        except OSError as error:
            raise _unreadable(error) from error

    def lines(self) -> Iterator[bytes]:
        """Its lines, one at a time, whatever its size. Raises SourceMissing."""
        try:
            with self.path.open("rb") as stream:
                yield from stream
        except OSError as error:
            raise _unreadable(error) from error


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
            yield File(path, source, path.name)
        elif matches := sorted(glob.glob(source, recursive=True)):  # noqa: PTH207  # a pattern may be absolute
            for match in matches:
                if not Path(match).is_dir():
                    yield File(Path(match), match, Path(match).name)
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
        yield File(path, str(path), path.relative_to(folder).as_posix())


def _hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)
