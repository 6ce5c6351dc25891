"""The replacement of the folder of a store by another one, in two renamings.

If the process is killed between the two, whoever opens the store next puts the former folder back.
"""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path

from triplewire.graph.errors import StoreError, StoreMoved
from triplewire.graph.store.lock import is_written


def check_replaceable(folder: Path) -> None:
    """Raise StoreError for a folder that cannot be renamed."""
    if os.path.ismount(folder) or not os.access(folder.parent, os.W_OK | os.X_OK):
        raise StoreError(str(folder), "its folder cannot be replaced: back it up, and restore that into another folder")


def new_folder(folder: Path) -> Path:
    """Make an empty folder that is to take the place of the one of a store, with its permissions."""
    new = _new(folder)
    shutil.rmtree(new, ignore_errors=True)
    new.mkdir()
    shutil.copymode(folder, new)
    return new


def replace_folder(folder: Path) -> None:
    """Let the new folder take the place of that of a store, which this process has locked, and remove the former."""
    former = _former(folder)
    shutil.rmtree(former, ignore_errors=True)
    folder.rename(former)
    _new(folder).rename(folder)
    shutil.rmtree(former)


def put_back(folder: Path) -> None:
    """Put the former folder of a store back if its replacement was killed; raises StoreMoved if it is going on."""
    former = _former(folder)
    if folder.exists() or not former.exists():
        return
    if is_written(former):
        raise StoreMoved(str(folder))
    with suppress(OSError):  # another process was faster
        former.rename(folder)


def clear_replaced(folder: Path) -> None:
    """Remove what a replacement that was killed left beside a store, which this process has locked."""
    for left in (_former(folder), _new(folder)):
        shutil.rmtree(left, ignore_errors=True)


def _former(folder: Path) -> Path:
    return folder.absolute().with_name(f".replaced-{folder.absolute().name}")


def _new(folder: Path) -> Path:
    return folder.absolute().with_name(f".rewriting-{folder.absolute().name}")
