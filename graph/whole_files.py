"""Whole files: their atomic writing, and their checksums.

Whenever the process is stopped, either the old or the new file exists, complete.
"""

from __future__ import annotations

import errno
import os
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_READ = 1 << 20  # bytes at once
MARK = "SEAL"  # the file by which the folder of a store is known


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """Yield a temporary path that replaces `path` at the end of the block, unless the block fails.

    The extension is the same, since writers depend on it. A pipe or device is written to directly. Raises
    FileNotFoundError for a folder that does not exist, and the errors of `outside_stores`.
    """
    target = outside_stores(path)
    if target.exists() and not target.is_file():
        yield target
        return
    if not target.parent.is_dir():
        raise FileNotFoundError(errno.ENOENT, f"there is no folder {target.parent}: make it first", str(path))
    part = target.with_name(f".part-{target.name}")
    try:
        yield part
        part.replace(target)
    except OSError as error:
        if error.filename is not None and Path(error.filename) == part:
            error.filename = str(path)  # the name that the user knows
        raise
    finally:
        with suppress(OSError):  # what failed before says more
            part.unlink()


def outside_stores(path: Path) -> Path:
    """Return a path with its links followed. Raises OSError if it is in the folder of a store, or links in a circle."""
    try:
        target = path.resolve()
        stores = [folder for folder in (target, target.parent) if (folder / MARK).is_file()]
    except RuntimeError as error:  # of Python 3.12 and earlier
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(path)) from error
    if stores:
        reason = f"the folder {stores[0]} is that of a store, whose files must stay as they are: give another one"
        raise PermissionError(errno.EPERM, reason, str(path))
    return target


def over_own(path: Path, is_own: Callable[[Path], bool]) -> Path:
    """Return a path that may be written to. Raises FileExistsError for a file with contents that are not ours."""
    if path.is_file() and path.stat().st_size and not is_own(path):
        raise FileExistsError(errno.EEXIST, "there is another file already: give another name, or remove it", str(path))
    return path


def checksum_of(path: Path) -> int:
    """Return the CRC-32 of a file."""
    crc = 0
    with path.open("rb") as file:
        while data := file.read(_READ):
            crc = zlib.crc32(data, crc)
    return crc
