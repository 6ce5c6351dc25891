"""Backups: all graphs of a store in one compressed file of sorted N-Quads, and stores made from such files.

The last line, a comment, has the number and the digest of the lines before it, by which a truncated or changed file is
detected. A backup of a store on disk is the store at one moment, also while a build runs.
"""

from __future__ import annotations

import gzip
import hashlib
import os
import re
import shutil
import time
import zlib
from collections.abc import Iterable, Iterator
from itertools import groupby, islice
from pathlib import Path
from typing import IO, NamedTuple, cast

import pyoxigraph as ox

from triplewire.extract.errors import shortened
from triplewire.extract.limited import Budget, Failure, LimitedProcess
from triplewire.graph.corpus.rdf_import import checked_lines
from triplewire.graph.errors import IntakeError, StoreError, StoreMoved
from triplewire.graph.out.export import write
from triplewire.graph.own_files import why_not_read
from triplewire.graph.store.embedded import OxigraphStore
from triplewire.graph.store.opening import open_store
from triplewire.graph.store.solutions import count_documents
from triplewire.graph.whole_files import over_own, whole

BUDGET = Budget(seconds=60, memory=2 << 30)  # for each part of a file that is restored
_END = re.compile(rb"# triplewire backup: (\d+) quads, sha256 ([0-9a-f]{64})\n")
_PATIENCE = 60.0  # seconds, while another process moves the files of the store
_PAUSE = 0.05  # seconds between two tries
_LINE = 16 << 20  # bytes; no engine reads longer ones
_PART = 10_000  # quads
_AT_ONCE = 100_000  # triples added to a store in one change
_DAMAGED = (OSError, EOFError, zlib.error)  # of gzip


class Size(NamedTuple):
    """The size of a backup."""

    documents: int
    quads: int


def back_up(where: str, path: Path) -> Size:
    """Write all graphs of the store at a path or URL to a file, completely or not at all.

    Raises StoreError; FileExistsError for a file that is no backup.
    """
    over_own(path, _is_backup)
    last = time.monotonic() + _PATIENCE
    while True:
        try:
            return _back_up(where, path)
        except StoreMoved:
            if time.monotonic() > last:
                raise
            time.sleep(_PAUSE)


def _back_up(where: str, path: Path) -> Size:
    store = open_store(where, read_only=True)
    with whole(path) as part, part.open("wb") as file:
        with gzip.GzipFile("", "wb", mtime=0, fileobj=file) as packed:
            out = _Counted(packed)
            write(store, "nquads", cast("IO[bytes]", out))
            packed.write(b"# triplewire backup: %d quads, sha256 %s\n" % (out.lines, out.digest().encode()))
        file.flush()
        if part.is_file():  # not a pipe or device, which can have no disk
            os.fsync(file.fileno())
    return Size(count_documents(store), out.lines)


class _Counted:
    """A writable file that counts and digests the lines that go to another."""

    def __init__(self, out: IO[bytes] | gzip.GzipFile) -> None:
        self._out, self._hash, self.lines = out, hashlib.sha256(), 0

    def writelines(self, parts: Iterable[bytes]) -> None:
        for part in parts:
            self.lines += part.count(b"\n")
            self._hash.update(part)
            self._out.write(part)

    def digest(self) -> str:
        return self._hash.hexdigest()


def restore(path: Path, folder: Path) -> Size:
    """Make a store in the folder from a backup, completely or not at all.

    Raises StoreError if the folder is not empty; IntakeError if the file is no backup, or is damaged.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise StoreError(str(folder), "there is something already: move it away, or give another --store")
    part = folder.absolute().with_name(f".restoring-{folder.name}")
    shutil.rmtree(part, ignore_errors=True)  # left by a process that was killed
    try:
        size = _filled(path, part)
        part.replace(folder)
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return size


def _filled(path: Path, folder: Path) -> Size:
    """Fill a new store from a backup, and return the size of the backup."""
    quads = held = 0
    graphs: dict[str, set[ox.Triple]] = {}
    store = OxigraphStore(folder)
    try:
        for graph, lines in _read(path):
            if graph not in graphs and held > _AT_ONCE:
                store.change(graphs)
                graphs, held = {}, 0
            triples = [quad.triple for quad in ox.parse(lines, format=ox.RdfFormat.N_TRIPLES)]
            graphs.setdefault(graph, set()).update(triples)
            held += len(triples)
            quads += len(triples)
        store.change(graphs)
        documents = count_documents(store)
    finally:
        store.close()
    return Size(documents, quads)


def _read(path: Path) -> Iterator[tuple[str, bytes]]:
    with LimitedProcess[Path, tuple[str, bytes]](_parts, BUDGET) as process:
        try:
            yield from process.begin(path)
        except Failure as failure:
            raise IntakeError(str(path), shortened(why_not_read(failure, BUDGET))) from failure


def _parts(path: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the triples of a backup in parts, each of one graph, as N-Triples. Runs in the limited process."""
    try:
        lines = _lines(path)
        while some := b"".join(islice(lines, _PART)):
            for name, quads in groupby(ox.parse(some, format=ox.RdfFormat.N_QUADS), lambda quad: quad.graph_name):
                if not isinstance(name, ox.NamedNode):
                    raise IntakeError(str(path), "it is no backup: it has triples outside of all graphs")
                yield name.value, checked_lines(path, list(quads))
    except (*_DAMAGED, SyntaxError, ValueError) as error:
        raise IntakeError(str(path), f"it is damaged, or no backup ({error}): use another one") from error


def _is_backup(path: Path) -> bool:
    try:
        for _ in _lines(path):
            pass
    except (IntakeError, *_DAMAGED):
        return False
    return True


def _lines(path: Path) -> Iterator[bytes]:
    """Yield the lines of a backup without the last. Raises IntakeError if that one does not fit them."""
    count, digest = 0, hashlib.sha256()
    with gzip.open(path, "rb") as file:
        line = file.readline(_LINE)
        while following := file.readline(_LINE):
            count += 1
            digest.update(line)
            yield line
            line = following
    end = _END.fullmatch(line)
    if end is None or (int(end[1]), end[2].decode()) != (count, digest.hexdigest()):
        raise IntakeError(str(path), "it is damaged, or no backup (its last line does not fit): use another one")
