"""The lock of the process that writes to a store on disk, on the file WRITER in its folder.

The engine has a lock of its own, but only while it is open; this one also covers the time just before and after. The
kernel releases it when the process ends, also after a kill.
"""

from __future__ import annotations

import contextlib
import os
import struct
import sys
import weakref
from pathlib import Path

from triplewire.graph.errors import StoreLocked

with contextlib.suppress(ImportError):  # not POSIX: the engine's own lock has to do
    import fcntl

WRITER = "WRITER"
_FLOCK = "@hhqqi4x" if sys.platform == "linux" else "@qqihh"  # struct flock of fcntl.h; elsewhere as in BSD and macOS
_Folder = tuple[int, int]  # device and inode

_ours: set[_Folder] = set()  # folders that this process writes to; it must not open their files WRITER a second time


class WriterLock:
    """The lock of one folder, held from construction to `release` or its own end. Raises StoreLocked, OSError."""

    def __init__(self, folder: Path) -> None:
        self._folder = _identity(folder)
        if self._folder in _ours:
            raise StoreLocked(str(folder), here=True)
        self._file = os.open(folder / WRITER, os.O_RDWR | os.O_CREAT, 0o666)
        try:
            fcntl.lockf(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except NameError:
            pass
        except BlockingIOError as error:
            os.close(self._file)
            raise StoreLocked(str(folder)) from error
        _ours.add(self._folder)
        self.release = weakref.finalize(self, _release, self._folder, self._file)


def _release(folder: _Folder, file: int) -> None:
    _ours.discard(folder)
    os.close(file)


def is_written(folder: Path) -> bool:
    """Return whether a process, this one included, writes to the store in the folder."""
    try:
        if _identity(folder) in _ours:
            return True
        file = os.open(folder / WRITER, os.O_RDONLY)
    except OSError:
        return False
    try:
        return _locked(file)
    finally:
        os.close(file)


def _locked(file: int) -> bool:
    if sys.platform == "linux":
        wanted = struct.pack(_FLOCK, fcntl.F_WRLCK, os.SEEK_SET, 0, 0, 0)
        return bool(struct.unpack(_FLOCK, fcntl.fcntl(file, fcntl.F_GETLK, wanted))[0] != fcntl.F_UNLCK)
    wanted = struct.pack(_FLOCK, 0, 0, 0, fcntl.F_WRLCK, os.SEEK_SET)
    return bool(struct.unpack(_FLOCK, fcntl.fcntl(file, fcntl.F_GETLK, wanted))[3] != fcntl.F_UNLCK)


def _identity(folder: Path) -> _Folder:
    found = folder.stat()
    return found.st_dev, found.st_ino
