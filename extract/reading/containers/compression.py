"""Compressed streams: gzip, bzip2, xz and Zstandard, unpacked on demand."""

from __future__ import annotations

import bz2
import io
import lzma
import zlib
from collections.abc import Callable
from typing import Any

from triplewire.extract.errors import SourceBroken, SourceTooLong
from triplewire.extract.reading.extras import library
from triplewire.extract.reading.streams import Readable, Stream

_CHUNK = 1 << 16  # bytes that are unpacked at a time
_XZ_MEMORY = 512 << 20  # bytes for the dictionary of an xz file; `xz -9` needs 65 MiB
_FREE = 256 << 20  # unpacked bytes below which no ratio is too large
_MOST_RATIO = 500  # unpacked to packed bytes: text reaches 5 to 10, lists of numbers 100


def unpack_gzip(stream: Stream) -> Stream:
    """Return the contents of a gzip file."""
    return Stream(_Unpacked(stream, lambda: _Zlib(zlib.decompressobj(wbits=31))))


def unpack_bzip2(stream: Stream) -> Stream:
    """Return the contents of a bzip2 file."""
    return Stream(_Unpacked(stream, bz2.BZ2Decompressor))


def unpack_xz(stream: Stream) -> Stream:
    """Return the contents of an xz or lzma file."""
    return Stream(_Unpacked(stream, lambda: lzma.LZMADecompressor(memlimit=_XZ_MEMORY)))


def unpack_zstandard(stream: Stream) -> Stream:
    """Return the contents of a Zstandard file. Raises SourceUnsupported without the extra."""
    return Stream(_Unpacked(stream, library("backports.zstd", "zstd").ZstdDecompressor))


def check_ratio(unpacked: int, packed: int) -> None:
    """Raise SourceTooLong if so many unpacked bytes from so many packed ones cannot be text."""
    if unpacked > _FREE and unpacked > _MOST_RATIO * packed:
        raise SourceTooLong(f"unpacks to more than {_MOST_RATIO} times its size, as no text does")


class _Unpacked(io.RawIOBase):
    """The contents of a compressed stream, which may be several compressed parts in a row."""

    def __init__(self, packed: Readable, start: Callable[[], Any]) -> None:
        self._packed, self._start = packed, start
        self._decoder, self._waiting = start(), b""
        self._taken = self._given = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        data = self._some(len(buffer))
        buffer[: len(data)] = data
        self._given += len(data)
        check_ratio(self._given, self._taken)
        return len(data)

    def _some(self, size: int) -> bytes:
        """Return at least one byte, unless the stream is at its end."""
        while True:
            if self._decoder.eof and not self._next_part():
                return b""
            if self._decoder.needs_input and not self._waiting and not self._fill():
                raise SourceBroken("ends too early: it was cut off; copy or download it again")
            try:
                data: bytes = self._decoder.decompress(self._waiting, size)
            except Exception as error:  # each decoder has its own
                raise SourceBroken(f"cannot be unpacked ({error}): copy or download it again") from error
            self._waiting = b""
            if data:
                return data

    def _next_part(self) -> bool:
        """Begin the next part, where there is one; zeros behind the last are padding."""
        self._waiting = self._decoder.unused_data or b""
        while not self._waiting.strip(b"\0"):
            if not self._fill():
                return False
        self._waiting = self._waiting.lstrip(b"\0")
        self._decoder = self._start()
        return True

    def _fill(self) -> bool:
        self._waiting = self._packed.read(_CHUNK)
        self._taken += len(self._waiting)
        return bool(self._waiting)


class _Zlib:
    """A decoder of zlib with the interface of the other decoders."""

    def __init__(self, decoder: Any) -> None:
        self._decoder = decoder

    @property
    def eof(self) -> bool:
        return bool(self._decoder.eof)

    @property
    def unused_data(self) -> bytes:
        return bytes(self._decoder.unused_data)

    @property
    def needs_input(self) -> bool:
        return not self._decoder.unconsumed_tail

    def decompress(self, data: bytes, size: int) -> bytes:
        return bytes(self._decoder.decompress(self._decoder.unconsumed_tail + data, size))
