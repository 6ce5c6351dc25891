"""The newest snapshot of a store: it is replaced in the background when the store has changed.

A change is visible at once if the store has been at rest. While another process keeps writing, the older snapshot goes
on serving, so that opening the store takes at most a tenth of the time of one processor; but not if something was taken
back, such as a document that was removed.
"""

from __future__ import annotations

import asyncio
import threading
import time
from concurrent.futures import Future

from triplewire.extract.errors import TriplewireError
from triplewire.graph.errors import QueryError, ServerBusy, StoreMoved
from triplewire.graph.store.worker import Limits
from triplewire.graph.web.service.read_cache import Source, State, is_behind, state
from triplewire.graph.web.service.snapshot import START_UP, Snapshot

PATIENCE = 0.5  # seconds that a request waits for what is newer
_REST = 9  # times as long as opening the store took, until it is opened again
_LEAST = 1.0  # seconds until it is opened again, at least


class Newest:
    """The newest snapshot. Only `current` belongs to an event loop."""

    def __init__(self, source: Source, limits: Limits) -> None:
        self._source, self._limits = source, limits
        self._now: Snapshot | None = None
        self._opening: Future[None] | None = None
        self._problem: TriplewireError = ServerBusy()
        self._not_before = 0.0
        self._closed = False

    @property
    def opened(self) -> bool:
        """Whether there is a snapshot."""
        return self._now is not None

    async def current(self) -> Snapshot:
        """Return a snapshot of the store as it is, or as it was a moment ago. Raises StoreError, ServerBusy.

        It is never one from before something was taken back.
        """
        wanted = state(self._source)
        for _ in range(2):  # the opening that goes on may be of an older state
            behind = self._is_before(wanted)
            opening = self.refreshed(at_once=behind)
            if opening is None:
                break
            waiting = asyncio.wrap_future(opening)
            try:
                await asyncio.wait({waiting}, timeout=START_UP if behind else PATIENCE)
            finally:
                waiting.cancel()  # the opening itself goes on
            if not behind:
                break
        if self._now is None or self._is_before(wanted):
            raise self._problem
        return self._now

    def _is_before(self, wanted: State | None) -> bool:
        return self._now is None or is_behind(self._now.state, wanted)

    def refreshed(self, *, at_once: bool = False) -> Future[None] | None:
        """Begin to open the store if it has changed, or return the opening that goes on; None if there is none.

        Unless it must be `at_once`, the store is not opened too often.
        """
        if not self._opening and self._due(at_once=at_once):
            self._opening = Future()
            self._opening.set_running_or_notify_cancel()  # nobody can cancel it
            threading.Thread(target=self._open, args=(self._opening,), daemon=True).start()
        return self._opening

    def _due(self, *, at_once: bool) -> bool:
        if self._now is None:
            return True
        return (at_once or time.monotonic() >= self._not_before) and state(self._source) != self._now.state

    def _open(self, opening: Future[None]) -> None:
        since, old = time.monotonic(), self._now
        try:
            self._now = Snapshot(self._source, self._limits)
        except TriplewireError as error:
            self._problem = error
            if not isinstance(error, (StoreMoved, ServerBusy)):  # these two will pass, and the old one will do
                self._now = None
        except BaseException as error:
            self._problem = QueryError(f"the store cannot be opened: {error!r}")
            raise
        finally:
            self._done(opening, old, time.monotonic() - since)

    def _done(self, opening: Future[None], old: Snapshot | None, seconds: float) -> None:
        self._not_before = time.monotonic() + max(_LEAST, _REST * seconds)
        if old and old is not self._now:
            old.retire()
        if self._closed and self._now:
            self._now.retire(at_once=True)
        self._opening = None
        opening.set_result(None)

    def drop(self, snapshot: Snapshot) -> None:
        """Open the store anew for the next call, because this snapshot can no longer be read."""
        if self._now is snapshot:
            self._now = None
            snapshot.retire()

    def close(self) -> None:
        """End all processes."""
        self._closed = True
        if opening := self._opening:
            opening.result()
        if self._now:
            self._now.retire(at_once=True)
