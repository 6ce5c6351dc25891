"""Files of a source (file, folder, or glob pattern), in a reproducible order."""

from __future__ import annotations

import glob
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import NoReturn

from triplewire.extract.errors import SourceEmpty, SourceError, SourceMissing, SourcePassedOver
from triplewire.extract.reading.found import Hints
from triplewire.extract.reading.origins.origin import Origin, printable
from triplewire.extract.reading.streams import Stream, unreadable


def find_files(source: str, hints: Hints) -> Iterator[Origin | SourceError]:
    """Yield the files of a source. Of a folder, all files that are not hidden.

    In a folder or behind a pattern, opening a broken link, a link to a folder, a pipe or a device raises
    SourcePassedOver.
    """
    path = Path(source)
    try:
        if path.is_dir():
            yield from _folder(path, hints)
        elif path.exists():
            yield _file(path, source, printable(path.name), hints)
        elif glob.has_magic(source):
            yield from _matches(source, hints)
        else:
            yield SourceMissing("there is no such file or folder: check the path")
    except (OSError, ValueError) as error:  # a name that no file can have
        yield unreadable(error)


def _folder(folder: Path, hints: Hints) -> Iterator[Origin | SourceError]:
    paths = (path for path in sorted(folder.rglob("*")) if not _hidden(path.relative_to(folder)))
    found = [path for path in paths if path.is_symlink() or not path.is_dir()]
    if not found:
        yield SourceEmpty("is an empty folder")
    for path in found:
        name = printable(path.relative_to(folder).as_posix())
        yield _found(path, str(path), name, replace(hints, named=False))


def _matches(pattern: str, hints: Hints) -> Iterator[Origin | SourceError]:
    matches = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207  # a pattern may be absolute
    if not matches:
        yield SourceMissing("nothing matches the pattern: check the path")
    for match in matches:
        if not Path(match).is_dir():
            yield _found(Path(match), match, printable(Path(match).name), hints)


def _found(path: Path, shown: str, name: str, hints: Hints) -> Origin:
    if path.is_file():
        return _file(path, shown, name, hints)
    if path.is_dir():
        reason = "is a link to a folder"
    else:
        reason = "is a pipe, a socket or a device" if path.exists() else "is a broken link"
    return Origin(shown, name, str(path), partial(_passed_over, reason), hints, 0)


def _passed_over(reason: str) -> NoReturn:
    raise SourcePassedOver(reason)


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
