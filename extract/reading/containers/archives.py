"""Archives: the files in a zip or tar archive as streams. No name in an archive becomes the name of a file."""

from __future__ import annotations

import stat
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import closing
from itertools import pairwise
from pathlib import PurePosixPath
from typing import IO, NamedTuple, cast

from triplewire.extract.errors import SourceBroken, SourceError, SourcePassedOver, SourceUnsupported
from triplewire.extract.reading.containers.compression import check_ratio
from triplewire.extract.reading.streams import Readable, Stream

_LONGEST = 1000  # characters of a path; the beginning of a longer one is left out
_ENCRYPTED = 1  # bit of the flags of a zip member


class Member(NamedTuple):
    """A file in an archive: its path, and its contents or the reason why there are none."""

    path: str
    contents: Stream | SourceError


def members_of_zip(stream: Stream) -> Iterator[Member]:
    """Yield the files of a zip archive, in order. Raises SourceBroken; SourceTooLong for what grows as no text does."""
    try:
        with closing(stream.file()) as file, zipfile.ZipFile(file) as archive:
            _check_sizes(archive.infolist())
            for info in archive.infolist():
                if not info.is_dir():
                    path = _inside(info.filename)
                    with closing(_opened(archive, info)) as contents:
                        yield Member(path, contents.value if isinstance(contents, _Refused) else _stream(contents))
    except (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError, OSError, zlib.error) as error:
        raise SourceBroken(f"is a damaged zip archive ({error}): copy or download it again") from error


def _check_sizes(members: list[zipfile.ZipInfo]) -> None:
    """Refuse an archive of which members share their bytes (Fifield 2019), or grow as no text does."""
    ordered = sorted(members, key=lambda info: info.header_offset)
    if any(after.header_offset < one.header_offset + one.compress_size for one, after in pairwise(ordered)):
        raise SourceBroken("is a zip archive whose files share their bytes: make it again with another program")
    check_ratio(sum(info.file_size for info in members), sum(info.compress_size for info in members))


class _Refused:
    """The error of a member, in place of its contents."""

    def __init__(self, value: SourceError) -> None:
        self.value = value

    def close(self) -> None:
        """Do nothing."""


def _opened(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> IO[bytes] | _Refused:
    if info.flag_bits & _ENCRYPTED:
        return _Refused(SourceUnsupported("is protected by a password: unpack it first"))
    if stat.S_ISLNK(info.external_attr >> 16):
        return _Refused(SourcePassedOver("is a link"))
    try:
        return archive.open(info)
    except (NotImplementedError, RuntimeError, zipfile.BadZipFile) as error:
        return _Refused(SourceBroken(f"cannot be unpacked ({error}): unpack it with another program"))


def _stream(contents: IO[bytes]) -> Stream | SourceError:
    """Return the contents of a zip member, or its error: the directory at the end leads to those behind it."""
    try:
        return Stream(contents)
    except (zipfile.BadZipFile, EOFError, zlib.error) as error:
        return SourceBroken(f"is damaged in its archive ({error}): copy or download that again")


def members_of_tar(stream: Stream) -> Iterator[Member]:
    """Yield the files of a tar archive, in order, without random access. Raises SourceBroken."""
    try:
        with tarfile.open(fileobj=stream, mode="r|") as archive:
            for info in archive:
                if info.isfile():
                    yield Member(_inside(info.name), Stream(cast("Readable", archive.extractfile(info))))
                elif not info.isdir():
                    yield Member(_inside(info.name), SourcePassedOver("is a link or a device"))
                archive.members.clear()  # type: ignore[attr-defined]  # it would keep all of them
    except (tarfile.TarError, ValueError, EOFError) as error:
        raise SourceBroken(f"is a damaged tar archive ({error}): copy or download it again") from error


def _inside(path: str) -> str:
    """Return the path of a member without what would lead out of the archive."""
    parts = PurePosixPath(path.replace("\\", "/")).parts
    clean = "/".join(part for part in parts if part not in {"..", "/"} and not part.endswith(":"))[-_LONGEST:]
    return clean.encode("utf-8", "surrogateescape").decode("utf-8", "replace").replace("\0", "") or "file"
