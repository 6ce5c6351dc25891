"""Opening of the engine on a folder, to read or to write, and detection of damage."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from itertools import chain
from pathlib import Path
from types import MappingProxyType

import pyoxigraph as ox
from msgspec.structs import replace

from triplewire.graph.derived.database import FILE, Derived
from triplewire.graph.derived.index import Index
from triplewire.graph.derived.reading import Reading
from triplewire.graph.errors import (
    QueryTooLong,
    StoreDamaged,
    StoreError,
    StoreMissing,
    StoreMoved,
    StoreOlder,
    StoreUnfinished,
)
from triplewire.graph.store.engine import (
    ENGINE_ERRORS,
    check_changes,
    check_memory,
    is_closed,
    is_half,
    is_made,
    of_engine,
    undo_half,
)
from triplewire.graph.store.interface import Amendment
from triplewire.graph.store.kept_files import KeptFiles, clear, keep_files
from triplewire.graph.store.lock import WRITER, WriterLock, is_written
from triplewire.graph.store.replacing import clear_replaced, put_back
from triplewire.graph.store.seal import (
    SEAL,
    Change,
    File,
    Seal,
    as_of_now,
    damage,
    digest,
    files_of,
    measured,
    measured_open,
    on_disk,
    read_seal,
    write_seal,
)
from triplewire.graph.whole_files import checksum_of, outside_stores

_TO_READ, _TO_WRITE = 512 << 20, 576 << 20  # bytes of address space that the engine takes; with less, it aborts
_OLD_LOGS = 16 << 20  # bytes, from which on they are worth opening the store once more
NOTHING: Mapping[str, Collection[ox.Triple]] = MappingProxyType({})


class Reader:
    """A store as it is now, open to read, while another process may write to it.

    Raises StoreMissing, StoreDamaged, StoreNewer, StoreOlder, StoreUnfinished; StoreMoved if another process changed
    the files meanwhile; and StoreError.
    """

    def __init__(self, folder: Path) -> None:
        self.engine, self._kept = _opened_to_read(folder)

    def close(self) -> None:
        """Close the engine, and give up the files that it reads."""
        del self.engine
        if self._kept:
            self._kept.release()


def is_store(folder: Path) -> bool:
    """Return whether there is a store in a folder; raises StoreOlder, StoreDamaged."""
    return _seal_of(folder) is not None


def _opened_to_read(folder: Path) -> tuple[ox.Store, KeptFiles | None]:
    seal = _seal_of(folder)
    if seal is None:
        raise StoreMissing(str(folder))
    if seal.state == "new":
        raise StoreMoved(str(folder)) if is_written(folder) else StoreUnfinished(str(folder))
    try:
        _check_files(folder, seal)
        check_memory(folder, _TO_READ)
        kept = keep_files(folder)
        engine = ox.Store.read_only(str(kept.path if kept else folder))
        if kept:
            kept.check_logs()
        if seal.state == "open" and not is_written(folder):
            check_changes(folder, seal, engine)
        after = read_seal(folder)
        begun = after is not None and is_half(engine, after)
    except (StoreDamaged, *ENGINE_ERRORS) as error:
        if is_written(folder) or read_seal(folder) != seal:
            raise StoreMoved(str(folder)) from error
        raise of_engine(folder, error) from error
    if after is not None and after.loads == seal.loads and not begun:
        return engine, kept
    del engine
    if kept:
        kept.release()
    if not begun or is_written(folder):
        raise StoreMoved(str(folder))
    Writer(folder).close()  # which undoes what a killed process has only begun
    return _opened_to_read(folder)


def failure(folder: Path, error: Exception) -> Exception:
    """Return the cause of an error on reading an open store; an error of a query is returned itself."""
    if isinstance(error, QueryTooLong):  # the engine may not end on a damaged file
        return StoreDamaged(str(folder), found) if (found := found_damage(folder)) else error
    if isinstance(error, RuntimeError) and "orrupt" not in str(error):
        return error
    return StoreMoved(str(folder)) if is_written(folder) else of_engine(folder, error)


def found_damage(folder: Path) -> str:
    """Return the damage of a store at rest: of a file or, if its writer was killed, of data that the engine reads.

    "" if there is none, or if another process is writing to the store.
    """
    if is_written(folder):
        return ""
    try:
        seal = read_seal(folder) or Seal("new")
        for found in damage(folder, seal, whole=True):
            return found
        if seal.state == "open":
            for _ in ox.Store.read_only(str(folder)).quads_for_pattern(None, None, None, None):
                pass
    except (StoreDamaged, *ENGINE_ERRORS) as error:
        found_by_engine = of_engine(folder, error)
        return found_by_engine.what if isinstance(found_by_engine, StoreDamaged) else ""
    return ""


def _seal_of(folder: Path) -> Seal | None:
    """Return the seal; None if there is no store. Raises StoreDamaged, StoreOlder and other kinds of StoreError."""
    try:
        put_back(folder)
        seal = read_seal(folder)
        if seal is None and folder.is_dir() and any(path.name == "CURRENT" for path in files_of(folder)):
            if (folder / WRITER).exists():
                raise StoreDamaged(str(folder), f"its file {SEAL} is missing")
            raise StoreOlder(str(folder))
    except OSError as error:
        raise StoreError(str(folder), f"cannot be opened: {error.strerror or error}") from error
    return seal


def _check_files(folder: Path, seal: Seal) -> None:
    for found in damage(folder, seal, whole=False):
        raise StoreDamaged(str(folder), found)


def index_of(folder: Path, reading: Reading) -> Index | None:
    """Return the look-ups in a store that this process does not write; None if they are not there."""
    try:
        seal = read_seal(folder) or Seal("new")
    except (StoreError, OSError):
        return None
    if is_written(folder):
        return reading.index(_digest(seal.last), None)
    return reading.index(_digest(seal.last), seal.derived) if seal.derived is not None else None


def is_derived_sound(folder: Path) -> bool | None:
    """Return whether the file of what is derived is as it was when the store was closed; None if it was not."""
    seal = read_seal(folder)
    return seal.derived == _checksum_of_derived(folder) if seal and seal.state == "closed" else None


def _checksum_of_derived(folder: Path) -> int | None:
    return checksum_of(folder / FILE) if (folder / FILE).is_file() else None


def _digest(change: Change | None) -> str:
    return change.digest if change else ""


class Writer:
    """The one process that writes to a folder: it holds the lock, the engine and the seal. Raises StoreError."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._seal = folder, Seal("new")
        try:
            put_back(folder)
            if not folder.exists():
                outside_stores(folder)
            folder.mkdir(parents=True, exist_ok=True)
            _seal_of(folder)  # one that is refused is left as it is
            self._lock = WriterLock(folder)
        except OSError as error:
            raise StoreError(str(folder), f"cannot be written: {error.strerror or error}") from error
        clear_replaced(folder)
        try:
            sound = is_derived_sound(folder)
            self.engine = self._opened()
            self.derived = Derived(folder, _digest(self._seal.last), sound=sound)
            self._settle()
        except (StoreError, *ENGINE_ERRORS) as error:
            self._lock.release()
            raise of_engine(folder, error) from error

    def _opened(self) -> ox.Store:
        check_memory(self._folder, _TO_WRITE)
        clear(self._folder)
        seal = _seal_of(self._folder) or Seal("new")
        if seal.state == "new":  # files left by a creation that was killed hold no data
            for path in files_of(self._folder):
                path.unlink()
            self._write(seal)
        else:
            _check_files(self._folder, seal)
            tables = as_of_now(self._folder, seal.files)
            self._write(replace(seal, state="open", files=tables, derived=None))  # before the engine changes any file
        engine = ox.Store(str(self._folder))
        for left in self._folder.glob("bulk-*.sst"):  # left by a process that was killed before it added them
            left.unlink()
        if seal.state == "open":
            check_changes(self._folder, seal, engine)
        undo_half(engine, seal)
        last = seal.next if seal.next and is_made(seal.next, engine) else seal.last
        withdrawals = seal.withdrawals + bool(seal.next)  # what the change took back is not known
        self._write(Seal("open", self._files(), last, loads=seal.loads + seal.loads % 2, withdrawals=withdrawals))
        return engine

    def _write(self, seal: Seal) -> None:
        write_seal(self._folder, seal)
        self._seal = seal

    @contextmanager
    def changing(
        self,
        graphs: Mapping[str, Collection[ox.Triple]],
        changes: Mapping[str, Amendment],
        replaced: Collection[str],
        loaded: Collection[str],
        withdraws: bool,
    ) -> Iterator[None]:
        """Record the changes that the block makes; of some graphs all triples are known.

        Those that are not `replaced` are only amended. Those that are `loaded`, which are new, come before the others,
        and go again if the process ends before these are changed, in one transaction. After the block it is all on the
        disk. Raises StoreError.
        """
        graph = min(graphs.keys() - set(loaded), key=lambda name: (len(graphs[name]), name))
        change = Change(graph, digest(graphs[graph]), tuple(loaded))
        last = self._seal.last
        loads, withdrawals = self._seal.loads + bool(loaded), self._seal.withdrawals
        try:
            self._write(Seal("open", self._files(), last, change, loads, withdrawals))
            amended = {name: (each.gone, each.added) for name, each in changes.items() if name not in graphs}
            former = self.derived.former(amended)
            moved = {name: chain(each.gone, each.added) for name, each in changes.items()}
            self.derived.forget(moved, _digest(last), change.digest, replaced)
            yield
            on_disk(self._folder)
            self._write(Seal("open", self._files(), change, None, loads + bool(loaded), withdrawals + withdraws))
            self._settle(graphs)
            self.derived.make_ahead(graphs)
            self.derived.amend(former, amended)
        except ENGINE_ERRORS as error:
            with suppress(*ENGINE_ERRORS):
                undo_half(self.engine, self._seal)
            self._seal = Seal("open", self._seal.files, last, None, loads + bool(loaded), withdrawals + withdraws)
            raise of_engine(self._folder, error) from error

    def _settle(self, known: Mapping[str, Collection[ox.Triple]] = NOTHING) -> None:
        """Replace what is derived from the graphs that changed, of which the triples of some are known."""

        def read(graph: str) -> Iterable[ox.Triple]:
            found = self.engine.quads_for_pattern(None, None, None, ox.NamedNode(graph))
            return known[graph] if graph in known else (quad.triple for quad in found)

        self.derived.settle((g.value for g in self.engine.named_graphs() if isinstance(g, ox.NamedNode)), read)

    def _files(self) -> dict[str, File]:
        return measured_open(self._folder, self._seal.files)

    def _drop_old_logs(self) -> None:
        """Let the engine remove the logs that it keeps for reuse, up to hundreds of MB; it does so on opening."""
        if sum(path.stat().st_size for path in self._folder.glob("*.log")) > _OLD_LOGS and is_closed(self._folder):
            ox.Store(str(self._folder))
        for notes in self._folder.glob("LOG.old.*"):  # those of earlier openings, which hold no data
            notes.unlink()

    def close(self) -> None:
        """Flush and close the engine, seal the files and release the lock. Raises StoreError."""
        self.derived.close()
        try:
            self.engine.flush()
            del self.engine
            self._drop_old_logs()
            if is_closed(self._folder):
                files, derived = measured(self._folder, self._seal.files), _checksum_of_derived(self._folder)
                self._write(replace(self._seal, state="closed", files=files, next=None, derived=derived))
        except ENGINE_ERRORS as error:
            raise of_engine(self._folder, error) from error
        finally:
            clear(self._folder)
            self._lock.release()
