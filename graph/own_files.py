"""Files that a user writes about their work: settings, names, corrections.

Each is read in a limited process, so that whatever is wrong with one costs that file alone, and becomes one sentence:
a pipe that nobody writes to, a device without end, keys or brackets nested by the thousand, a number of many digits.
"""

from __future__ import annotations

import stat
import tomllib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, TypeVar

from triplewire.extract.errors import shortened
from triplewire.extract.limited import Budget, Failure, LimitedProcess, can_fork
from triplewire.graph.errors import FileUnusable

_TABLE = Budget(seconds=10, memory=512 << 20)
Item = TypeVar("Item")


def read_table(path: Path) -> dict[str, Any]:
    """Return the contents of a file in TOML. Raises FileUnusable."""
    (table,) = items_of(path, _table, _TABLE)
    return table


def items_of(path: Path, read: Callable[[Path], Iterable[Item]], budget: Budget) -> list[Item]:
    """Return what `read` gives for a file, within limits. Raises FileUnusable, and other errors that `read` raises."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise FileUnusable("it cannot be read (it is no file): give the path of one")
        if not can_fork():
            return list(_readable(path, read))
        with LimitedProcess[Path, Item](lambda task: _readable(task, read), budget) as process:
            return list(process.begin(path))
    except Failure as failure:
        raise FileUnusable(shortened(why_not_read(failure, budget))) from failure
    except (OSError, ValueError) as error:  # a name with a NUL is no path
        raise FileUnusable(_not_opened(error)) from error


def _readable(path: Path, read: Callable[[Path], Iterable[Item]]) -> Iterator[Item]:
    try:
        yield from read(path)
    except OSError as error:
        raise FileUnusable(_not_opened(error)) from error


def _not_opened(error: Exception) -> str:
    return f"it cannot be read ({getattr(error, 'strerror', None) or error}): check the path and its permissions"


def _table(path: Path) -> Iterator[dict[str, Any]]:
    try:
        yield tomllib.loads(path.read_text("utf-8"))
    except RecursionError as error:
        raise FileUnusable("it is nested too deeply") from error
    except ValueError as error:  # also for bytes that are no UTF-8, and for numbers that are too long
        raise FileUnusable(f"it is not valid TOML in UTF-8: {shortened(str(error))}") from error


def why_not_read(failure: Failure, budget: Budget) -> str:
    """Return the reason why the limited process did not read a file to its end."""
    if failure.kind == "time":
        return f"a part of it takes more than {budget.seconds:g} seconds to read: it was stopped; split it"
    if failure.kind == "memory":
        return f"it needs more than {(budget.memory or 0) >> 20:,} MiB of memory: it was stopped; split it"
    if failure.kind == "error":
        return f"it cannot be read ({failure.detail}): write it again with another program"
    return f"the parser failed on it ({failure.detail}): it is nested too deeply, or malformed"
