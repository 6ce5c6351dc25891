"""Atomic writing of files: whenever the process is stopped, either the old or the new file exists, complete."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """Yield a temporary path that replaces `path` at the end of the block, unless the block fails.

    The extension is the same, since writers depend on it. A pipe or device is written to directly. Raises
    FileNotFoundError for a folder that does not exist.
    """
    target = path.resolve()
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
