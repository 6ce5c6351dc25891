"""Documents that have been read and are to be added to a graph together."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

if TYPE_CHECKING:  # a run that only extracts loads nothing of the graph
    from triplewire.extract.model import Skipped
    from triplewire.graph.corrections.prepared import Prepared

SECONDS = 3.0  # that a document which has been read may wait, unless few wait with it or there is nothing else to do
SHARE = 4  # the part, one in so many, of the documents added so far that are worth an addition of their own
TRIPLES = 40_000  # of documents that are added together; the engine takes 2 kB a triple while it loads them
T = TypeVar("T")


class Ready(NamedTuple):
    """An article whose graph is to be added, with what a Read has of it."""

    prepared: Prepared
    id: str
    skipped: tuple[Skipped, ...]
    record: bytes


class Waiting(Generic[T]):
    """The outcomes of documents that are to be added together.

    The engine merges its files again after each addition, so that many small ones cost much more than a few large ones.
    """

    def __init__(self) -> None:
        self._outcomes: list[Ready | T] = []
        self._triples = self._added = 0
        self._since = 0.0

    def add(self, outcome: Ready | T) -> None:
        """Add an outcome."""
        if not self._outcomes:
            self._since = time.monotonic()
        self._outcomes.append(outcome)
        self._triples += len(outcome.prepared.triples) if isinstance(outcome, Ready) else 0

    @property
    def is_due(self) -> bool:
        """Whether there are as many as are loaded at a time, or enough of them that have waited long enough."""
        late = time.monotonic() - self._since >= SECONDS
        return self._triples >= TRIPLES or (late and len(self._outcomes) * SHARE >= max(1, self._added))

    def taken(self) -> list[Ready | T]:
        """Return all outcomes, of which none waits from now on."""
        taken, self._outcomes = self._outcomes, []
        self._triples, self._added = 0, self._added + len(taken)
        return taken
