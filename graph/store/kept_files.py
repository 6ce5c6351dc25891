"""The files of a store on disk, kept for a reader as they are now, whatever a writer does meanwhile.

The engine opens most files when it first needs them. If the process that writes has merged them into others by then, a
query fails; or, since the engine meets the same error again at each step, ASK, COUNT and ORDER BY do not end. So a
reader opens hard links, in a folder of its own within that of the store. They take no space, and the kernel keeps what
they lead to. A lock on that folder, which the forks of the reader share, tells whether it is still in use.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import weakref
from collections.abc import Iterable
from pathlib import Path
from tempfile import mkdtemp

from triplewire.graph.errors import StoreMoved
from triplewire.graph.store.seal import files_of

with contextlib.suppress(ImportError):  # not POSIX: the files themselves have to do
    import fcntl

FOLDER = ".readers"
_COPIED = ("CURRENT", "MANIFEST")  # beginnings of names; these files name the others, so they must not change
_TRIES = 20  # while another process changes the files


class KeptFiles:
    """Links to the files of a store, in the folder `path`, until `release` or the end of this process."""

    def __init__(self, folder: Path) -> None:
        """Raise StoreMoved if the files keep changing, and OSError if they cannot be linked."""
        self.path, lock = _own_folder(folder / FOLDER)
        self._folder, self._logs = folder, list[str]()
        self.release = weakref.finalize(self, _release, self.path, lock, os.getpid())
        try:
            self._link()
        except BaseException:
            self.release()
            raise

    def _link(self) -> None:
        for _ in range(_TRIES):
            names = [path.name for path in files_of(self._folder)]
            with contextlib.suppress(FileNotFoundError):  # merged meanwhile
                for name in names:
                    put = shutil.copyfile if name.startswith(_COPIED) else os.link
                    put(self._folder / name, self.path / name)
                if names == [path.name for path in files_of(self._folder)]:
                    self._logs = _logs(names)
                    return
            for path in self.path.iterdir():
                path.unlink()
        raise StoreMoved(str(self._folder))

    def check_logs(self) -> None:
        """Raise StoreMoved if logs, which are read on opening, may have been overwritten by then to be used again."""
        if _logs(path.name for path in files_of(self._folder)) != self._logs:
            raise StoreMoved(str(self._folder))


def _logs(names: Iterable[str]) -> list[str]:
    return [name for name in names if name.endswith(".log")]


def keep_files(folder: Path) -> KeptFiles | None:
    """Return links to the files of a store; None where they are not possible, as in a folder that is read-only.

    Raises StoreMoved.
    """
    try:
        return KeptFiles(folder)
    except (NameError, OSError):
        return None


def _own_folder(place: Path) -> tuple[Path, int]:
    """Make a new folder, and return it with its lock."""
    clear(place.parent)
    while True:
        place.mkdir(exist_ok=True)
        path = Path(mkdtemp(dir=place))
        lock = os.open(path, os.O_RDONLY)
        fcntl.flock(lock, fcntl.LOCK_SH)
        if path.exists():  # another process may have cleared it before it was locked
            return path, lock
        os.close(lock)


def _release(path: Path, lock: int, process: int) -> None:
    if os.getpid() == process:  # not a fork of it
        shutil.rmtree(path, ignore_errors=True)
        with contextlib.suppress(OSError):  # other readers have theirs in it
            path.parent.rmdir()
    os.close(lock)


def clear(folder: Path) -> None:
    """Remove the links of readers that were killed."""
    with contextlib.suppress(NameError, OSError):
        for path in (folder / FOLDER).iterdir():
            _clear(path)
        (folder / FOLDER).rmdir()


def _clear(path: Path) -> None:
    lock = os.open(path, os.O_RDONLY)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        shutil.rmtree(path, ignore_errors=True)
    except BlockingIOError:
        pass
    finally:
        os.close(lock)
