"""A cluster of Ray: extraction and the decision of names in actors, on this machine or on many.

An actor holds one loaded model. One that dies is started again, on another machine if its own is gone, and its batch is
extracted again: a batch gives one shard, however often it was begun.
"""

from __future__ import annotations

import os
import socket
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self
from urllib.parse import urlsplit

from triplewire.extract.coreference.sieve import SIEVE
from triplewire.extract.errors import ExtractionError
from triplewire.extract.linking.user_gazetteer import Entry
from triplewire.extract.model import Article, Provenance
from triplewire.extract.pipeline import Pipeline
from triplewire.extract.syntax.parser import DEFAULT_MODEL
from triplewire.graph.cluster.decisions import Parts, decide_part, joined, rows_of_shard
from triplewire.graph.cluster.shards import Making, Manifest, Shard, make_shard
from triplewire.graph.errors import ClusterError, ExtraMissing
from triplewire.graph.identity.register import Decided

AUTO = "auto"
_AHEAD = 2  # batches that an actor is given at a time, so that it never waits for the next one
_RETRIES = 4  # times that a batch is begun again because its actor died
_PATIENCE = 10.0  # seconds, for the first connection
_QUIET = {"include_dashboard": False, "log_to_driver": False, "configure_logging": False}


@dataclass(frozen=True, slots=True)
class Reader:
    """What an actor reads with: the model, the user's own names, and the name of a resolver of a plug-in."""

    model: str = DEFAULT_MODEL
    gazetteer: tuple[Entry, ...] = ()
    resolver: str = ""


class _Actor:
    """The work of one process of the cluster."""

    def __init__(self, reader: Reader, making: Making) -> None:
        self._pipeline = Pipeline(reader.model, gazetteer=reader.gazetteer, resolver=reader.resolver or SIEVE)
        self._making = making

    def made_by(self) -> Provenance:
        return self._pipeline.made_by

    def process(self) -> int:
        return os.getpid()

    def shard(self, articles: list[Article]) -> Shard:
        return make_shard(self._pipeline, articles, self._making)

    def rows(self, manifest: Manifest, data: bytes, parts: int) -> Parts:
        return rows_of_shard(manifest, data, parts)

    def decide(self, *shards: Any) -> Decided:
        return decide_part(*shards)


class Cluster:
    """Actors on a cluster. It is a context manager; at its end they end, and with them a cluster that it started."""

    def __init__(self, address: str, reader: Reader, making: Making, workers: int | None = None) -> None:
        """Connect to the cluster at an address; AUTO is the one of this machine, which is started if there is none.

        `workers` is the number of actors, one for each processor if not given. Raises ExtraMissing, and ClusterError
        if there is no cluster at the address.
        """
        self._ray = _ray()
        self._mine = not self._ray.is_initialized()
        if self._mine:
            _connect(self._ray, address)
        count = workers or max(1, int(self._ray.cluster_resources().get("CPU", 1)))
        kind = self._ray.remote(max_restarts=-1, max_task_retries=_RETRIES, num_cpus=1)(_Actor)
        self.actors = [kind.remote(reader, making) for _ in range(count)]

    def made_by(self) -> Provenance:
        """Return what the actors extract with."""
        made_by: Provenance = self._ray.get(self.actors[0].made_by.remote())
        return made_by

    def processes(self) -> list[int]:
        """Return the process ids of the actors."""
        return list(self._ray.get([actor.process.remote() for actor in self.actors]))

    def shards(self, batches: Iterable[list[Article]]) -> Iterator[Shard]:
        """Yield the shard of each batch, as they come. An error of the cluster costs only the articles of its batch."""
        free = deque(self.actors * _AHEAD)
        busy: dict[Any, tuple[Any, list[Article]]] = {}
        for batch in batches:
            if not free:
                yield from self._next(busy, free)
            actor = free.popleft()
            busy[actor.shard.remote(batch)] = actor, batch
        while busy:
            yield from self._next(busy, free)

    def _next(self, busy: dict[Any, tuple[Any, list[Article]]], free: deque[Any]) -> Iterator[Shard]:
        """Wait for a batch, and yield its shard."""
        (done,), _ = self._ray.wait(list(busy))
        actor, batch = busy.pop(done)
        free.append(actor)
        try:
            yield self._ray.get(done)
        except self._ray.exceptions.RayError as error:
            reason = f"could not be extracted ({type(error).__name__} of the cluster): build again"
            failures = tuple(ExtractionError(reason, f"document {article.id}") for article in batch)
            yield Shard(Manifest("", 0, ()), b"", failures)

    def decide(self, shards: Iterable[tuple[Manifest, bytes]], stored: Parts) -> Decided:
        """Return the names of all actors, each part of `stored`, the rows of the store, decided by one actor.

        Raises ClusterError.
        """
        parts = len(stored)
        of_part = [[self._ray.put(rows)] for rows in stored]
        busy: list[Any] = []
        for number, (manifest, data) in enumerate(shards):
            actor = self.actors[number % len(self.actors)]
            found = actor.rows.options(num_returns=parts).remote(manifest, data, parts)
            for rows, one in zip(of_part, found, strict=True):
                rows.append(one)
            busy.append(found[0])
            if len(busy) > _AHEAD * len(self.actors):
                _, busy = self._ray.wait(busy)
        asked = [self.actors[n % len(self.actors)].decide.remote(*rows) for n, rows in enumerate(of_part)]
        try:
            return joined(self._ray.get(asked))
        except self._ray.exceptions.RayError as error:
            raise ClusterError(f"the names could not be decided ({type(error).__name__}): build again") from error

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        for actor in self.actors:
            self._ray.kill(actor)
        if self._mine:
            self._ray.shutdown()


def _ray() -> Any:
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # nothing is reported to anybody
    try:
        import ray  # noqa: PLC0415  # an extra
    except ImportError as error:
        raise ExtraMissing("a cluster", "ray") from error
    return ray


def _connect(ray: Any, address: str) -> None:
    """Connect to a cluster, after a look whether there is anything: Ray itself would ask for two minutes."""
    nothing = f"there is none at {address!r} that answers: start one with `ray start --head`, or give its host and port"
    try:
        if address != AUTO:
            place = urlsplit(address if "://" in address else f"//{address}")
            socket.create_connection((place.hostname or "", place.port or 0), _PATIENCE).close()
        ray.init(address=None if address == AUTO else address, **_QUIET)
    except (ConnectionError, OSError, RuntimeError, ValueError) as error:
        raise ClusterError(nothing) from error
