"""A build on a cluster of two workers, one of which is killed in the middle; run by test_cluster.py.

python ray_build.py ARTICLES SHARDS QUADS: reads pickled articles, writes the graph as N-Quads, and prints what came.
"""

import os
import pickle
import signal
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import ray

from triplewire.graph.cluster import build
from triplewire.graph.cluster.build import build_on_cluster
from triplewire.graph.cluster.on_ray import Cluster
from triplewire.graph.cluster.shards import Shard
from triplewire.graph.corpus import batches
from triplewire.graph.knowledge import KnowledgeGraph

MEMORY = 80 << 20  # bytes of the object store: the least that Ray takes, and a little more


class Killed(Cluster):
    """A cluster whose first worker is killed when the first shard is there."""

    def shards(self, batches: object) -> Iterator[Shard]:
        before = self.processes()
        for number, shard in enumerate(super().shards(batches)):  # type: ignore[arg-type]
            if not number:
                os.kill(before[0], signal.SIGKILL)
            yield shard
        after = self.processes()
        assert before[0] not in after, "the worker was not started again"
        assert len(set(before) & set(after)) == 1


def main(articles: str, shards: str, quads: str) -> None:
    ray.init(num_cpus=2, object_store_memory=MEMORY, include_dashboard=False, log_to_driver=False)
    batches.CHARACTERS = 300  # a few articles each
    build.Cluster = Killed  # type: ignore[misc]
    graph = KnowledgeGraph()
    stream = pickle.loads(Path(articles).read_bytes())  # noqa: S301  # from the test
    outcomes = list(build_on_cluster(graph, stream, Path(shards)))
    Path(quads).write_bytes(graph.export("nquads"))
    sys.stdout.write(f"{sorted(Counter(type(outcome).__name__ for outcome in outcomes).items())}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
