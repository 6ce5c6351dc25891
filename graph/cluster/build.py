"""A build on a cluster: shards, the names of all actors, and the load into a store on disk or a SPARQL server."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

from triplewire.extract.errors import SourceError
from triplewire.extract.limited import Budget
from triplewire.extract.model import Article
from triplewire.graph.cluster.decisions import decide_part, joined, parted, rows_of_shard
from triplewire.graph.cluster.on_ray import AUTO, Cluster, Reader
from triplewire.graph.cluster.shards import Making, Manifest, Shards, read_shard
from triplewire.graph.corpus.batches import BUDGET, Known, Loaded, batches_of, unknown
from triplewire.graph.corpus.waiting import TRIPLES
from triplewire.graph.corrections.prepared import Prepared
from triplewire.graph.identity.register import Decided, Row, rows_in
from triplewire.graph.knowledge import KnowledgeGraph

_PARTS = 16  # into which the blocks of names are divided for each actor of a cluster


def build_on_cluster(
    graph: KnowledgeGraph,
    articles: Iterable[Article | SourceError],
    folder: Path,
    *,
    cluster: str = AUTO,
    workers: int | None = None,
    reader: Reader | None = None,
    again: bool = False,
    budget: Budget = BUDGET,
) -> Iterator[Loaded | Known | SourceError]:
    """Read articles into the graph on a cluster of Ray, and yield the outcome of each.

    The shards are kept in the folder until the store has them. Those that an earlier call left there, because it was
    stopped, are loaded first. Raises ExtraMissing, ClusterError, IntakeError and StoreError.
    """
    shards = Shards(folder)
    yield from load_shards(graph, shards)
    making = Making(graph.base, graph.names, graph.bar, graph.tellings, budget, graph.corrections)
    with Cluster(cluster, reader or Reader(), making, workers) as actors:
        yield from _extracted(actors, articles if again else unknown(graph, actors.made_by(), articles), shards)
        manifests = shards.manifests()
        stored = parted(_stored(graph, manifests), max(2, _PARTS * len(actors.actors)))
        decided = actors.decide(((manifest, shards.data(manifest)) for manifest in manifests), stored)
    yield from _loaded(graph, shards, manifests, decided)


def _extracted(
    actors: Cluster, articles: Iterable[Article | Known | SourceError], shards: Shards
) -> Iterator[Known | SourceError]:
    """Write the shards of all articles, and yield what is in none."""
    settled: deque[Known | SourceError] = deque()

    def batches() -> Iterator[list[Article]]:
        for batch, other in batches_of(articles):
            settled.extend(other)
            if batch:
                yield batch

    for shard in actors.shards(batches()):
        if shard.manifest.documents:
            shards.add(shard)
        settled.extend(shard.failures)
        while settled:
            yield settled.popleft()
    yield from settled


def load_shards(graph: KnowledgeGraph, shards: Shards) -> Iterator[Loaded]:
    """Load the shards of a folder into the graph, and remove each that the graph has. Raises IntakeError, StoreError.

    The names of actors are decided in this process, from all shards and what the graph has.
    """
    if manifests := shards.manifests():
        rows = (rows_of_shard(manifest, shards.data(manifest), 1)[0] for manifest in manifests)
        stored = list(_stored(graph, manifests))
        yield from _loaded(graph, shards, manifests, joined([decide_part(stored, *rows)]))


def _stored(graph: KnowledgeGraph, manifests: Iterable[Manifest]) -> Iterable[Row]:
    """Return what the graph says of actors in documents that no shard replaces."""
    replaced = {document.graph for manifest in manifests for document in manifest.documents}
    return (row for row in rows_in(graph.store) if row.graph not in replaced)


def _loaded(graph: KnowledgeGraph, shards: Shards, manifests: list[Manifest], decided: Decided) -> Iterator[Loaded]:
    """Put the documents of the shards into the graph, some shards at a time."""
    waiting: list[tuple[Manifest, tuple[Prepared, ...]]] = []
    for manifest in manifests:
        waiting.append((manifest, read_shard(manifest, shards.data(manifest))))
        triples = sum(len(document.triples) for _, made in waiting for document in made)
        if triples >= TRIPLES or manifest is manifests[-1]:
            added = iter(graph.put(*chain(*(made for _, made in waiting)), decided=decided))
            for loaded, _ in waiting:
                shards.remove(loaded)
                yield from (Loaded(d.id, d.skipped, next(added)) for d in loaded.documents)
            waiting = []
