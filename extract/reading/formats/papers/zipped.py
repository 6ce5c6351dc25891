"""Zip files that hold one document: opened only if what they unpack to is of the size of a document."""

from __future__ import annotations

import io
import zipfile

from triplewire.extract.errors import SourceBroken, SourceTooLong

_MOST_UNPACKED = 512 << 20  # bytes


def open_zip(data: bytes) -> zipfile.ZipFile:
    """Return an opened zip file. Raises SourceBroken, SourceTooLong."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError, OSError) as error:
        raise SourceBroken(f"is damaged ({error}): save or download it again") from error
    if sum(info.file_size for info in archive.infolist()) > _MOST_UNPACKED:
        archive.close()
        raise SourceTooLong(f"unpacks to more than {_MOST_UNPACKED:,} bytes: save it without pictures")
    return archive


def member(archive: zipfile.ZipFile, path: str, most: int) -> bytes:
    """Return the bytes of a member, whatever size it states. Raises SourceBroken, SourceTooLong."""
    try:
        with archive.open(path) as stream:
            data = stream.read(most + 1)
    except KeyError as error:
        raise SourceBroken(f"lacks its part {path!r}: save or download it again") from error
    except (zipfile.BadZipFile, ValueError, EOFError, OSError, RuntimeError, NotImplementedError) as error:
        raise SourceBroken(f"has a part {path!r} that cannot be unpacked ({error})") from error
    except Exception as error:  # zlib, lzma
        raise SourceBroken(f"has a part {path!r} that cannot be unpacked ({error})") from error
    if len(data) > most:
        raise SourceTooLong(f"has a part {path!r} of more than {most:,} bytes")
    return data
