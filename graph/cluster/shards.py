"""Shards: the checked graphs of some documents as sorted, compressed N-Quads, each with its manifest.

A shard is a function of its articles alone, and is named by its content. Whatever runs `make_shard` (Ray, Spark, a
process on another machine), and however often, the files in a folder are the same, and a store that loads them is the
one that a single process would have built.
"""

from __future__ import annotations

import gzip
import hashlib
import pickle
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import msgspec
import pyoxigraph as ox

from triplewire.extract.budget import BoundedExtraction
from triplewire.extract.errors import SourceError
from triplewire.extract.limited import Budget
from triplewire.extract.model import Article, Skipped
from triplewire.extract.pipeline import Pipeline
from triplewire.graph.check.conformance import LeftOut
from triplewire.graph.corpus.batches import BUDGET
from triplewire.graph.corrections.correction import Correction
from triplewire.graph.corrections.prepared import Prepared, prepare
from triplewire.graph.errors import IntakeError
from triplewire.graph.iris import BASE
from triplewire.graph.whole_files import whole
from triplewire.graph.write.build import BAR
from triplewire.graph.write.user_names import Names

_MANIFEST, _QUADS = ".json", ".nq.gz"
_LEVEL = 6  # of compression: a higher one takes twice the time for a hundredth of the size


@dataclass(frozen=True, slots=True)
class Making:
    """How the graph of a document is made, as in `KnowledgeGraph`, and the budget of an article."""

    base: str = BASE
    names: Names | None = None
    bar: float = BAR
    tellings: bool = True
    budget: Budget = BUDGET
    corrections: tuple[Correction, ...] = ()


class Sharded(msgspec.Struct, frozen=True):
    """A document of a shard: its id, its graph, what around it was skipped, and the nodes left out."""

    id: str
    graph: str
    skipped: tuple[Skipped, ...] = ()
    left_out: tuple[LeftOut, ...] = ()


class Manifest(msgspec.Struct, frozen=True):
    """The contents of a shard. Its name is the SHA-256 of its uncompressed quads; `quads` is their number."""

    name: str
    quads: int
    documents: tuple[Sharded, ...]


@dataclass(frozen=True, slots=True)
class Shard:
    """A shard that is not in a file yet: compressed N-Quads, and the errors of articles that are not in it."""

    manifest: Manifest
    data: bytes
    failures: tuple[SourceError, ...]


def make_shard(pipeline: Pipeline, articles: Iterable[Article], making: Making | None = None) -> Shard:
    """Extract some articles, some dozens at best, within the budget of each."""
    how = making or Making()
    with BoundedExtraction(partial(_made, pipeline, how), how.budget) as extraction:
        results = extraction.results(list(articles))
    found: list[tuple[Sharded, list[bytes]]] = [pickle.loads(r) for r in results if isinstance(r, bytes)]  # noqa: S301  # from our own process
    lines = sorted(line for _, quads in found for line in quads)
    data = b"".join(lines)
    manifest = Manifest(hashlib.sha256(data).hexdigest(), len(lines), tuple(document for document, _ in found))
    failures = tuple(result for result in results if isinstance(result, SourceError))
    return Shard(manifest, gzip.compress(data, _LEVEL, mtime=0), failures)


def _made(pipeline: Pipeline, how: Making, articles: list[Article]) -> Iterator[bytes]:
    for document in pipeline.pipe(articles):
        made = prepare(document, how.base, how.names, how.bar, tellings=how.tellings, corrections=how.corrections)
        graph = ox.NamedNode(made.graph)
        quads = (ox.Quad(triple.subject, triple.predicate, triple.object, graph) for triple in made.triples)
        lines = (ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b"").splitlines(keepends=True)
        yield pickle.dumps((Sharded(document.id, made.graph, document.skipped, made.left_out), lines))


def packed_manifest(manifest: Manifest) -> bytes:
    """Return a manifest as JSON, as it stands in its file beside that of the quads."""
    return msgspec.json.encode(manifest)


def read_shard(manifest: Manifest, data: bytes) -> tuple[Prepared, ...]:
    """Return the documents of a shard, to be put into a graph. Raises IntakeError if its quads are not those made."""
    try:
        lines = gzip.decompress(data)
    except (OSError, EOFError, ValueError) as error:
        raise _damaged(manifest) from error
    if hashlib.sha256(lines).hexdigest() != manifest.name:
        raise _damaged(manifest)
    triples: dict[str, list[ox.Triple]] = {document.graph: [] for document in manifest.documents}
    for quad in ox.parse(lines, format=ox.RdfFormat.N_QUADS):
        triples[quad.graph_name.value].append(quad.triple)
    return tuple(Prepared(d.graph, tuple(triples[d.graph]), d.left_out) for d in manifest.documents)


def _damaged(manifest: Manifest) -> IntakeError:
    return IntakeError(f"shard {manifest.name[:12]}", "its file is damaged: remove it, and build again")


class Shards:
    """The shards in a folder. A shard whose manifest is there is whole."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def add(self, shard: Shard) -> None:
        """Write a shard, then its manifest; the same shard twice is one."""
        self.folder.mkdir(parents=True, exist_ok=True)
        name = shard.manifest.name
        for ending, data in ((_QUADS, shard.data), (_MANIFEST, packed_manifest(shard.manifest))):
            with whole(self.folder / f"{name}{ending}") as part:
                part.write_bytes(data)

    def manifests(self) -> list[Manifest]:
        """Return the manifests of all whole shards, by name. Raises IntakeError."""
        found = []
        for path in sorted(self.folder.glob(f"[!.]*{_MANIFEST}")):
            try:
                found.append(msgspec.json.decode(path.read_bytes(), type=Manifest))
            except msgspec.DecodeError as error:
                raise IntakeError(str(path), f"it is no manifest of a shard ({error}): remove it") from error
        return found

    def data(self, manifest: Manifest) -> bytes:
        """Return the compressed quads of a shard. Raises IntakeError."""
        try:
            return (self.folder / f"{manifest.name}{_QUADS}").read_bytes()
        except OSError as error:
            raise _damaged(manifest) from error

    def remove(self, manifest: Manifest) -> None:
        """Remove a shard, its manifest first; and the folder when it is empty."""
        for ending in (_MANIFEST, _QUADS):
            (self.folder / f"{manifest.name}{ending}").unlink(missing_ok=True)
        if not any(self.folder.iterdir()):
            self.folder.rmdir()
