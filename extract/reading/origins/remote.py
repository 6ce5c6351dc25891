"""Files in other file systems (`s3://`, `gs://`, `sftp://`, ...), through fsspec."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from typing import Any

from triplewire.extract.errors import SourceEmpty, SourceError, SourceMissing, SourceRefused, SourceUnsupported
from triplewire.extract.reading.extras import library
from triplewire.extract.reading.found import Hints
from triplewire.extract.reading.origins.origin import Origin, printable
from triplewire.extract.reading.streams import Stream

_MARK, _CHAIN = "://", "::"
_MAGIC = frozenset("*?[")


def is_remote(source: str) -> bool:
    """Return whether a source names a file system."""
    protocol, mark, _ = source.rpartition(_CHAIN)[2].partition(_MARK)
    return bool(mark) and protocol.replace("+", "").replace("-", "").isalnum()


def find_remote(source: str, hints: Hints) -> Iterator[Origin | SourceError]:
    """Yield the files of a source: a file, a folder, or a pattern."""
    try:
        system, path = _system(source)
        if _MAGIC & set(path):
            paths, folder = sorted(system.glob(path)), ""
            found = [p for p in paths if system.isfile(p) and not _hidden(str(p).rpartition("/")[2])]
        elif system.isdir(path):
            folder = path.rstrip("/") + "/"
            found = sorted(p for p in system.find(path) if not _hidden(str(p).removeprefix(folder)))
        else:
            folder, found = "", [path] if system.exists(path) else []
        if not found:
            yield (
                SourceEmpty("is an empty folder") if folder else SourceMissing("there is no such file: check the path")
            )
        for each in found:
            yield _origin(system, str(each), folder, hints)
    except SourceError as error:
        yield error
    except Exception as error:  # noqa: BLE001  # each file system has errors of its own
        yield SourceMissing(f"cannot be read ({type(error).__name__}: {error}): check the path and your credentials")


def _system(source: str) -> tuple[Any, str]:
    """Return the file system of a source, and the path in it."""
    protocol = source.partition(_MARK)[0]
    if _CHAIN in source or protocol in {"http", "https"}:
        raise SourceRefused("is a chain of file systems, which could lead anywhere: name the file itself")
    fsspec = library("fsspec", "remote")
    try:
        system, path = fsspec.url_to_fs(source)
    except ImportError as error:
        raise SourceUnsupported(f"needs a library that is not installed: {error}") from error
    except ValueError as error:
        raise SourceMissing(f"there is no file system named {protocol!r}: check the path") from error
    return system, str(path)


def _origin(system: Any, path: str, folder: str, hints: Hints) -> Origin:
    last = printable(path.rstrip("/").rpartition("/")[2])
    shown = str(system.unstrip_protocol(path))
    own = replace(hints, name=last, named=hints.named and not folder)
    return Origin(
        shown, printable(path.removeprefix(folder)) if folder else shown, shown, partial(_opened, shown), own,
        system.size(path), remote=True,
    )  # fmt: skip


@contextmanager
def _opened(source: str) -> Iterator[Stream]:
    system, path = _system(source)
    try:
        file = system.open(path, "rb")
    except Exception as error:  # each file system has errors of its own
        raise SourceMissing(f"cannot be read ({type(error).__name__}: {error}): check the path") from error
    with file:
        yield Stream(file, seekable=True)


def _hidden(path: str) -> bool:
    return any(part.startswith(".") for part in path.split("/"))
