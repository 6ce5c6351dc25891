"""The names of actors decided in parts: the blocks of the names are divided among processes, which need no store.

The name of an actor depends only on the members of its block (`identity/blocks.py`), so each part of the blocks is
decided on its own, from the shards and from what the store has already.
"""

from __future__ import annotations

from collections.abc import Iterable
from zlib import crc32

from triplewire.graph.cluster.shards import Manifest, read_shard
from triplewire.graph.identity.register import Decided, Row, decide, rows_of

Parts = list[list[Row]]  # the rows of each part of the blocks


def rows_of_shard(manifest: Manifest, data: bytes, parts: int) -> Parts:
    """Return the members of a shard's names, by the part of their block. Raises IntakeError."""
    return parted(rows_of({made.graph: made.triples for made in read_shard(manifest, data)}), parts)


def parted(rows: Iterable[Row], parts: int) -> Parts:
    """Return the rows by the part of their block."""
    found: Parts = [[] for _ in range(parts)]
    for row in rows:
        found[crc32(row.key.encode()) % parts].append(row)
    return found


def decide_part(*shards: list[Row]) -> Decided:
    """Return the names of a part of the blocks, from its rows in each shard."""
    return decide(row for rows in shards for row in rows)


def joined(parts: Iterable[Decided]) -> Decided:
    """Return the names of all parts."""
    found: dict[str, dict[str, str]] = {}
    for part in parts:
        for graph, names in part.items():
            found.setdefault(graph, {}).update(names)
    return found
