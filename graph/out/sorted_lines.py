"""Sorting of lines, in temporary files if there are too many to hold in memory."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from itertools import groupby, islice
from tempfile import TemporaryFile
from typing import IO

_RUN = 100_000  # lines held in memory, of about 200 bytes each


def in_order(lines: Iterable[bytes], key: Callable[[bytes], bytes]) -> Iterator[bytes]:
    """Yield each line once, sorted by key: sorted runs are stored in files and merged (Knuth, TAOCP 3, section 5.4).

    Different lines must have different keys.
    """
    stream = iter(lines)
    with ExitStack() as files:
        last: list[bytes] = []
        runs: list[IO[bytes]] = []
        while run := sorted(set(islice(stream, _RUN)), key=key):
            if last:
                runs.append(files.enter_context(TemporaryFile()))
                runs[-1].writelines(last)
                runs[-1].seek(0)
            last = run
        if runs:
            yield from (line for line, _ in groupby(heapq.merge(*runs, last, key=key)))
        else:
            yield from last


class Tail:
    """A writable file that discards a given number of bytes at the beginning."""

    def __init__(self, out: IO[bytes], left_away: int) -> None:
        self._out, self._left_away = out, left_away

    def write(self, data: bytes) -> int:
        """Write the data, and report all of it as written."""
        self._out.write(data[self._left_away :])
        self._left_away = max(0, self._left_away - len(data))
        return len(data)

    def flush(self) -> None:
        """Do nothing: there is no buffer."""
