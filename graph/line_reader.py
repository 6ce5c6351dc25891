"""Lines that are made one after the other, for those who read a file."""

from __future__ import annotations

from collections.abc import Iterable


class LineReader:
    """A readable file made from lines."""

    def __init__(self, lines: Iterable[bytes]) -> None:
        self._lines = iter(lines)
        self._left = b""

    def read(self, size: int) -> bytes:
        """Return the given number of bytes, or fewer at the end."""
        parts, held = [self._left], len(self._left)
        while held < size and (line := next(self._lines, b"")):
            parts.append(line)
            held += len(line)
        data = b"".join(parts)
        self._left = data[size:]
        return data[:size]
