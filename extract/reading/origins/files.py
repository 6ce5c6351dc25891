"""Files of a source (file, folder, or glob pattern), in a reproducible order."""

from __future__ import annotations

import glob
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path

from triplewire.extract.errors import SourceEmpty, SourceError, SourceMissing
from triplewire.extract.reading.found import Hints
from triplewire.extract.reading.origins.origin import Origin, printable
from triplewire.extract.reading.streams import Stream, unreadable


def find_files(source: str, hints: Hints) -> Iterator[Origin | SourceError]:
    """Yield the files of a source. Of a folder, all files that are not hidden."""
    path = Path(source)
    try:
        if path.is_dir():
            yield from _folder(path, hints)
        elif path.exists():
            yield _file(path, source, printable(path.name), hints)
        elif matches := sorted(glob.glob(source, recursive=True)):  # noqa: PTH207  # a pattern may be absolute
            for match in matches:
                if not Path(match).is_dir():
                    yield _file(Path(match), match, printable(Path(match).name), hints)
        else:
            what = "nothing matches the pattern" if glob.has_magic(source) else "there is no such file or folder"
            yield SourceMissing(f"{what}: check the path")
    except (OSError, ValueError) as error:  # a name that no file can have
        yield unreadable(error)


def _folder(folder: Path, hints: Hints) -> Iterator[Origin | SourceError]:
    found = [path for path in sorted(folder.rglob("*")) if path.is_file() and not _hidden(path.relative_to(folder))]
    if not found:
        yield SourceEmpty("is an empty folder")
    for path in found:
        name = printable(path.relative_to(folder).as_posix())
        yield _file(path, str(path), name, replace(hints, named=False))


def _file(path: Path, shown: str, name: str, hints: Hints) -> Origin:
    own = replace(hints, name=printable(path.name))
    return Origin(shown, name, str(path.resolve()), partial(_opened, path), own, path.stat().st_size)


@contextmanager
def _opened(path: Path) -> Iterator[Stream]:
    try:
        with path.open("rb") as file:
            yield Stream(file, seekable=file.seekable())
    except OSError as error:
        raise unreadable(error) from error


def _hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)
