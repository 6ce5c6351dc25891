"""The seal of a store on disk: a file with the checksums of the other files, by which damage is detected.

The engine checks each block that it reads, but if the end of its log or manifest is lost, it silently opens an older
state. The seal of a closed store has the size and checksum of every file. That of an open store, or of one whose writer
was killed, has the manifest as it was, and the last change with a digest of one of its graphs: since the log keeps the
order of changes, nothing before a change is lost if the change itself is not.
"""

from __future__ import annotations

import hashlib
import os
import re
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal

import msgspec
import pyoxigraph as ox

from triplewire.graph.errors import StoreDamaged, StoreNewer, StoreOlder
from triplewire.graph.store.update import n_triples
from triplewire.graph.whole_files import MARK

SEAL = MARK
FORMAT = 2  # the version of the format of the whole store: of its files, and of the triples of a document
_ENGINE = re.compile(r"CURRENT|IDENTITY|(MANIFEST|OPTIONS)-\d+|\d+\.(log|sst|blob)")  # its files with data
_PASSING = {".log", ".sst", ".blob"}  # endings of files that the engine replaces while it is open
_READ = 1 << 20  # bytes at once


class Change(msgspec.Struct, frozen=True):
    """A graph that the change wrote, with the digest of its triples."""

    graph: str
    digest: str
    loaded: tuple[str, ...] = ()  # graphs that were added before, and must not stay without it


class File(msgspec.Struct, frozen=True, array_like=True):
    """A file, or its first `size` bytes; `changed` is the time of its last change in ns since 1970."""

    size: int
    crc: int
    changed: int


class Seal(msgspec.Struct, frozen=True):
    """The contents of the file.

    `state`: a "new" store was never opened, an "open" one is being written, or its writer was killed, and a "closed"
    one is at rest. `files` are those with data; of an open store, logs and the manifest may have grown since, and logs
    and tables may have been merged into others. The last change in the store is `last`, or `next` if the writer was
    killed during a change. `loads` is the number of begun and ended changes of which a part is loaded first, and
    `withdrawals` that of changes that took back what was there, so that nobody may go on showing it. `derived` is the
    checksum of the file of what is derived (graph/derived); it can be made again, so it is not one of `files`.
    """

    state: Literal["new", "open", "closed"]
    files: dict[str, File] = {}
    last: Change | None = None
    next: Change | None = None
    loads: int = 0
    withdrawals: int = 0
    derived: int | None = None
    format: int = FORMAT


def read_seal(folder: Path) -> Seal | None:
    """Return the seal of the store in the folder; None if it has none. Raises StoreDamaged, StoreNewer, StoreOlder."""
    try:
        text, _, check = (folder / SEAL).read_bytes().partition(b"\n")
    except FileNotFoundError:
        return None
    try:
        if int(check, 16) != zlib.crc32(text):
            raise StoreDamaged(str(folder), f"its file {SEAL} is damaged")
        if (format_ := msgspec.json.decode(text, type=dict)["format"]) != FORMAT:
            raise StoreNewer(str(folder)) if format_ > FORMAT else StoreOlder(str(folder))
        return msgspec.json.decode(text, type=Seal)
    except (ValueError, KeyError, msgspec.DecodeError) as error:
        raise StoreDamaged(str(folder), f"its file {SEAL} is damaged") from error


def write_seal(folder: Path, seal: Seal) -> None:
    """Replace the seal atomically."""
    text = msgspec.json.encode(seal)
    part = folder / f".{SEAL}"
    part.write_bytes(b"%s\n%08x" % (text, zlib.crc32(text)))
    part.replace(folder / SEAL)


def files_of(folder: Path) -> list[Path]:
    """Return the files of the engine that hold data, sorted."""
    return sorted(path for path in folder.iterdir() if _ENGINE.fullmatch(path.name))


def measured(folder: Path, known: dict[str, File]) -> dict[str, File]:
    """Return the size and checksum of every file at rest; tables, which never change, are read only if not `known`.

    A known table may have another time: the engine writes all of it, and then cuts it to the size that it has.
    """
    found = {path.name: file for path in files_of(folder) if (file := _measured(path, known.get(path.name)))}
    return found | as_of_now(folder, found)


def _measured(path: Path, known: File | None) -> File | None:
    try:
        if known and path.suffix == ".sst" and known.size == path.stat().st_size:
            return known
        return _facts(path)
    except FileNotFoundError:  # the engine has just removed it
        return None


def as_of_now(folder: Path, checked: dict[str, File]) -> dict[str, File]:
    """Return tables that were just checked with the times of their last change, which are new in a copy of a store.

    By the time of the copy they need not be read again at each opening.
    """
    return {name: _as_of_now(folder / name, file) for name, file in checked.items() if name.endswith(".sst")}


def _as_of_now(path: Path, checked: File) -> File:
    try:
        return msgspec.structs.replace(checked, changed=path.stat().st_mtime_ns)
    except FileNotFoundError:  # of an open store, merged into another
        return checked


def measured_open(folder: Path, known: dict[str, File]) -> dict[str, File]:
    """Return the sizes and checksums of an open store, of which only logs and the manifest grow.

    A log that is not empty when it begins is left out: its file is used again, and what it held before stands behind
    what is written.
    """
    found = {path.name: _measured_open(path, known.get(path.name)) for path in files_of(folder)}
    return {name: file for name, file in found.items() if file}


def _measured_open(path: Path, known: File | None) -> File | None:
    grows = path.suffix == ".log" or path.name.startswith("MANIFEST")
    try:
        if path.suffix == ".log" and not known and path.stat().st_size:
            return None
        return _facts(path, begun=known) if grows and known else _measured(path, known)
    except FileNotFoundError:  # the engine has just removed it
        return None


def _facts(path: Path, size: int | None = None, begun: File | None = None) -> File:
    """Return the size and checksum of a file, or of its first `size` bytes; what was `begun` is not read again."""
    found = path.stat()
    left = found.st_size if size is None else size
    crc, done = (begun.crc, begun.size) if begun and begun.size <= left else (0, 0)
    with path.open("rb") as file:
        file.seek(done)
        while data := file.read(min(_READ, left - done)):
            crc, done = zlib.crc32(data, crc), done + len(data)
    return File(done, crc, found.st_mtime_ns)


def damage(folder: Path, seal: Seal, *, whole: bool) -> Iterator[str]:
    """Yield the differences of the files from the seal; if not `whole`, only files that seem to have changed are read.

    A log is read only if `whole`: in a closed store, its contents are in tables as well.
    """
    closed = seal.state == "closed"
    for name, wanted in sorted(seal.files.items()):
        path, manifest = folder / name, name.startswith("MANIFEST")
        if not whole and not manifest and path.suffix != ".sst" and name != "CURRENT":
            continue
        try:
            found = path.stat()
            if not whole and (found.st_size, found.st_mtime_ns) == (wanted.size, wanted.changed):
                continue
            facts = _facts(path, None if closed else wanted.size)
        except FileNotFoundError:
            if closed or path.suffix not in _PASSING:  # in an open store, it may have been merged into another
                yield f"its file {name} is missing"
        else:
            if (facts.size, facts.crc) != (wanted.size, wanted.crc):
                yield f"its file {name} is damaged"


def digest(triples: Iterable[ox.Triple]) -> str:
    """Return a digest that does not depend on the order of the triples."""
    return hashlib.sha256("\n".join(sorted(n_triples(triples).splitlines())).encode()).hexdigest()


def on_disk(folder: Path) -> None:
    """Wait until the log of the engine is on the disk."""
    for path in folder.glob("*.log"):
        file = os.open(path, os.O_RDWR)
        try:
            os.fsync(file)
        finally:
            os.close(file)
