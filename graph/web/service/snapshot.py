"""A process that holds a store open as it was at one moment, and forks the processes that read it.

Opening a store on disk takes up to a quarter of a second, a fork of a process that has it open some milliseconds. So
the store is opened once for all who read it, and a reader that a limit ended is replaced at no cost. The server itself
never opens the store: every call runs in a confined process (`triplewire.extract.limited`), which a limit of time or
memory ends. The holding process comes from a fork server, because the server has threads.
"""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import os
import signal
import threading
import time
from multiprocessing.connection import Connection
from multiprocessing.reduction import recv_handle, send_handle
from typing import NoReturn, cast

from triplewire.extract.errors import TriplewireError
from triplewire.extract.limited import confine, end_with_parent, in_words, limit_memory
from triplewire.graph.errors import QueryError, ServerBusy, StoreMoved
from triplewire.graph.store.interface import Store
from triplewire.graph.store.opening import open_store
from triplewire.graph.store.remote import RemoteStore
from triplewire.graph.store.worker import Limits
from triplewire.graph.web.service.read_cache import Source, State, state
from triplewire.graph.web.service.snapshot_reader import Kind, Reader, answer_calls

FORKS = multiprocessing.get_context("forkserver")
START_UP = 60.0  # seconds that opening the store may take; they do not count as time of the query
_ENDING = 5.0  # seconds that it may take to end
_TRIES = 20  # while another process moves the files of the store
_PAUSE = 0.05  # seconds before each further try


class SnapshotGone(Exception):
    """The process that holds the store has ended."""


class Snapshot:
    """The server's side of the process that holds the store. Its methods may be called by several threads."""

    def __init__(self, source: Source, limits: Limits) -> None:
        """Open the store. Raises StoreError, and ServerBusy if no process can be started."""
        try:
            self._commands, theirs = FORKS.Pipe()
            self._process = FORKS.Process(target=_hold, args=(theirs, source, limits), daemon=True)
            self._process.start()
            theirs.close()
        except (EOFError, OSError) as error:
            raise ServerBusy from error
        self._lock = threading.Lock()
        self._idle: list[Reader] = []
        self._busy: set[int] = set()
        self._retired = False
        try:
            self.state = self._opened()
        except BaseException:
            self._end()
            raise

    def _opened(self) -> State | None:
        try:
            opened = self._commands.recv() if self._commands.poll(START_UP) else QueryError("the store does not open")
        except (EOFError, OSError):
            opened = QueryError("the process that opens the store was stopped: there may be too little memory")
        if isinstance(opened, Exception):
            raise opened
        return cast("State | None", opened)

    def reader(self, kind: Kind) -> Reader:
        """Return a process for calls, of that kind. Raises SnapshotGone, and ServerBusy if none can be started."""
        with self._lock:
            if self._retired:
                raise SnapshotGone
            for reader in [idle for idle in self._idle if idle.kind == kind]:
                self._idle.remove(reader)
                if not reader.pipe.poll(0):  # it has nothing to say unless something ended it
                    break
                self._ended(reader)
            else:
                reader = self._forked(kind)
            self._busy.add(reader.process)
            return reader

    def _forked(self, kind: Kind) -> Reader:
        try:
            ours, theirs = FORKS.Pipe()
        except OSError as error:
            raise ServerBusy from error
        with theirs:
            try:
                self._commands.send(("fork", kind))
                send_handle(self._commands, theirs.fileno(), self._process.pid)
                process = self._commands.recv()
            except (EOFError, OSError) as error:
                ours.close()
                raise SnapshotGone from error
        if not process:
            ours.close()
            raise ServerBusy
        return Reader(process, ours, kind)

    def release(self, reader: Reader, *, again: bool) -> None:
        """Give a reader back, or, unless it can be used `again`, end it."""
        with self._lock:
            if again and not self._retired:
                self._busy.discard(reader.process)
                self._idle.append(reader)
            else:
                self._ended(reader)
            if self._retired and not self._busy:
                self._end()

    def kill(self, reader: Reader) -> None:
        """End a reader within a call; it is still to be released."""
        with self._lock, contextlib.suppress(OSError):
            self._commands.send(("end", reader.process))

    def _ended(self, reader: Reader) -> None:
        self._busy.discard(reader.process)
        with contextlib.suppress(OSError):
            self._commands.send(("end", reader.process))
        reader.pipe.close()

    def retire(self, *, at_once: bool = False) -> None:
        """End all readers that are idle, and the process when the last of the others is given back, or `at_once`."""
        with self._lock:
            self._retired = True
            while self._idle:
                self._ended(self._idle.pop())
            if at_once or not self._busy:
                self._end()

    def _end(self) -> None:
        self._commands.close()  # the process ends its forks, and itself
        self._process.join(_ENDING)
        self._process.kill()
        self._process.join()


def _hold(commands: Connection, source: Source, limits: Limits) -> NoReturn:
    """The main function of the process that holds the store: it tells the state, and then obeys commands."""
    confine(network=isinstance(source, RemoteStore))
    try:
        seen, store = _opened(source)
    except TriplewireError as error:
        commands.send(error)
        os._exit(0)
    except BaseException as error:  # noqa: BLE001  # whatever it is, the server reports it
        commands.send(QueryError(f"the store cannot be opened: {in_words(error)}"))
        os._exit(0)
    gc.collect()
    gc.freeze()  # a fork need not copy what it never frees
    commands.send(seen)
    readers: set[int] = set()
    while True:
        try:
            command, what = commands.recv()
            if command == "fork":
                readers.add(_fork(commands, store, seen, limits, what))
            elif what in readers:
                readers.remove(what)
                os.kill(what, signal.SIGKILL)  # one that has ended keeps its number until the next line
                os.waitpid(what, 0)
        except (EOFError, OSError):  # the server has ended
            for reader in readers:
                os.kill(reader, signal.SIGKILL)
            store.close()
            os._exit(0)


def _opened(source: Source) -> tuple[State | None, Store]:
    """Return the state of the store, and the store."""
    for number in range(_TRIES):
        try:
            seen = state(source)
            return seen, source if isinstance(source, RemoteStore) else open_store(source, read_only=True)
        except StoreMoved:
            if number == _TRIES - 1:
                raise
            time.sleep(_PAUSE)
    raise AssertionError


def _fork(commands: Connection, store: Store, seen: State | None, limits: Limits, kind: Kind) -> int:
    """Fork a reader at the end of the pipe that follows the command, and tell its number, 0 if there is none."""
    handle, parent = recv_handle(commands), os.getpid()
    try:
        process = os.fork()
    except OSError:
        process = -1
    if not process:
        try:
            commands.close()
            end_with_parent()
            if os.getppid() == parent:
                os.nice(kind.nice)
                limit_memory(kind.memory)
                answer_calls(Connection(handle), store, seen, limits)
        finally:  # nothing may reach the code of the holding process
            os._exit(0)
    os.close(handle)
    commands.send(max(process, 0))
    return process
