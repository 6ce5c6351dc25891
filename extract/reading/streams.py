"""Streams of bytes with bounded memory: a head to recognise the format by, lines and whole contents within limits."""

from __future__ import annotations

import io
import shutil
import tempfile
from collections.abc import Iterator
from typing import BinaryIO, Protocol, cast

import msgspec

from triplewire.extract.errors import SourceError, SourceMissing, SourceTooLong

HEAD = 1 << 16  # bytes that tell the format
_PART = 1 << 20  # bytes that are read at a time
MAX_LINE = 8_000_000  # bytes of a line of JSON or CSV: the longest article with every character escaped
MAX_BYTES = 64_000_000  # of a document that is read as a whole: pages with embedded pictures are that large
MAX_ARCHIVE = 4 << 30  # bytes of a zip archive that has to be kept in a temporary file


class Readable(Protocol):
    """Whatever gives bytes."""

    def read(self, size: int = ..., /) -> bytes:
        """Return at most `size` bytes; none at the end."""


class Stream(io.BufferedReader):
    """A source as a buffered stream. `head` is its beginning, which can be read again.

    `url` is the address that it came from, and `charset` the encoding that the server stated.
    """

    def __init__(
        self, source: Readable, *, seekable: bool = False, url: str | None = None, charset: str | None = None
    ) -> None:
        """Read the head. `seekable`: the source is a file on the disk."""
        self.url, self.charset = url, charset
        self.head = _head(source)
        self._source = source if seekable else None
        super().__init__(cast("io.RawIOBase", _Joined(self.head, source)), HEAD)

    def whole(self, limit: int = MAX_BYTES) -> bytes:
        """Return all bytes that were not read yet. Raises SourceTooLong, also for an endless stream."""
        parts: list[bytes] = []
        size = 0
        while part := self.read(_PART):
            parts.append(part)
            size += len(part)
            if size > limit:
                raise SourceTooLong(f"has more than {limit:,} bytes: give it in parts, or as JSON lines")
        return b"".join(parts)

    def lines(self) -> Iterator[bytes]:
        """Yield the lines; a line longer than MAX_LINE is cut off one byte after MAX_LINE."""
        while line := self.readline(MAX_LINE + 1):
            yield line
            while line and not line.endswith(b"\n"):
                line = self.readline(MAX_LINE)

    def file(self) -> BinaryIO:
        """Return the whole source as a file with random access: itself, or a temporary copy. Raises SourceTooLong."""
        if self._source is not None:
            file = cast("BinaryIO", self._source)
            file.seek(0)
            return file
        copy = tempfile.TemporaryFile()  # noqa: SIM115  # the caller closes it
        shutil.copyfileobj(cast("BinaryIO", Metered(self, MAX_ARCHIVE)), copy)
        copy.seek(0)
        return copy


class Metered:
    """A stream that refuses to give more than `limit` bytes before `forget` is called: none of its parts is larger."""

    def __init__(self, stream: Readable, limit: int = MAX_BYTES) -> None:
        self._stream, self._limit, self._taken = stream, limit, 0

    def read(self, size: int = -1, /) -> bytes:
        """Return at most `size` bytes. Raises SourceTooLong."""
        data = self._stream.read(size)
        self._taken += len(data)
        if self._taken > self._limit:
            raise SourceTooLong(f"has more than {self._limit:,} bytes in one part: give it in parts")
        return data

    def forget(self) -> None:
        """Begin to count anew."""
        self._taken = 0


class _Joined(io.RawIOBase):
    """The head of a source and the rest of it as one raw stream, with our errors."""

    def __init__(self, head: bytes, rest: Readable) -> None:
        self._head, self._rest = head, rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        if self._head:
            data, self._head = self._head[: len(buffer)], self._head[len(buffer) :]
        else:
            data = _read(self._rest, len(buffer))
        buffer[: len(data)] = data
        return len(data)


def _head(source: Readable) -> bytes:
    """Return the first HEAD bytes, or what a slow pipe has given by the time its first line is an object of JSON."""
    head = b""
    while len(head) < HEAD and not _is_json_line(head) and (part := _read(source, HEAD - len(head))):
        head += part
    return head


def _is_json_line(head: bytes) -> bool:
    line, end, _ = head.partition(b"\n")
    if not end or not line.startswith(b"{"):
        return False
    try:
        msgspec.json.decode(line)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
        return False
    return True


def _read(source: Readable, size: int) -> bytes:
    try:
        read = getattr(source, "read1", source.read)  # which does not wait until a pipe has given all that was asked
        return read(size) or b""
    except SourceError:
        raise
    except OSError as error:
        raise unreadable(error) from error


def unreadable(error: OSError | ValueError) -> SourceMissing:
    """Return the error of the operating system as a SourceMissing."""
    return SourceMissing(
        f"cannot be read ({getattr(error, 'strerror', None) or error}): check the path and its permissions"
    )
