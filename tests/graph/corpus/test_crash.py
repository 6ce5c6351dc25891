"""A build that is killed leaves whole documents, and the same build goes on from there.

The moment is an event in the build: a document that it told of, a change of the store that it begins or has made, or a
byte that it writes. TRIPLEWIRE_KILLS=200 kills that often, at moments spread at random over a build.
"""

import contextlib
import multiprocessing
import os
import random
import signal
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from killed_build import BATCH, BYTES, CHANGES, DOCUMENTS, article, build_until, read, record

from triplewire.graph.check.audit import audit
from triplewire.graph.corpus.batches import Known, Read
from triplewire.graph.corrections.prepared import prepare
from triplewire.graph.history.versions import revised
from triplewire.graph.identity.renaming import base_of, renamed
from triplewire.graph.knowledge import KnowledgeGraph
from triplewire.graph.whole_files import whole
from triplewire.ontology.terms import TW

SHARED = {ox.NamedNode(iri) for iri in (TW.tells, TW.storyKey, TW.telling)}
SHARED_TYPES = {ox.NamedNode(TW.Happening), ox.NamedNode(TW.Telling)}
KILLS = int(os.environ.get("TRIPLEWIRE_KILLS", "0"))

# Two for each store: the first kills the build that begins it, the second one that replaces everything in it.
MOMENTS = [("begins 1", "byte 400000"), ("byte 90000", "told 12"), ("made 2", "begins 3")]


def killed(store: Path, version: int, moment: str) -> int:
    """Start a build that is killed at that moment; how many documents it told of.

    Its process comes from a fork server: the engine's threads do not survive a fork of this one.
    """
    forks = multiprocessing.get_context("forkserver")
    forks.set_forkserver_preload(["triplewire.graph.corpus.batches"])
    ours, theirs = forks.Pipe(duplex=False)
    process = forks.Process(target=build_until, args=(store, version, moment, theirs))
    process.start()
    theirs.close()
    told = 0
    with contextlib.suppress(EOFError):
        while ours.recv_bytes():
            told += 1
    process.join()
    assert process.exitcode == -(signal.SIGXFSZ if moment.startswith("byte") else signal.SIGKILL)
    return told


def done(store: Path, version: int) -> int:
    """How many documents are of this version; each is wholly of this one, with the former, or, of two, the first."""
    built = {v: [prepare(record(article(number, v))) for number in range(DOCUMENTS)] for v in (version - 1, version)}
    with KnowledgeGraph(store, create=True) as kept:
        assert list(audit(kept.store)) == []
        assert list(store.glob("bulk-*")) == []
        new = 0
        for before, after in zip(*built.values(), strict=True):
            triples = by_itself(after.graph, kept.store.read(after.graph))
            old = set() if version % 2 else set(before.triples)
            whole = set(revised(after.graph, old, after.triples))
            assert triples in (old, whole)
            new += triples == whole
    return new


def by_itself(graph: str, triples: list[ox.Triple]) -> set[ox.Triple]:
    """The graph of a document with its own names for its actors, and nothing that it has in common with others."""
    triples = [t for t in triples if t.predicate not in SHARED and t.object not in SHARED_TYPES]
    told: dict[Any, dict[str, str]] = {}
    for t in triples:
        if t.predicate.value in {TW.ownName, TW.identifies}:
            told.setdefault(t.subject, {})[t.predicate.value] = t.object.value  # type: ignore[union-attr]
    return renamed(graph, triples, {t[TW.identifies]: base_of(graph) + t[TW.ownName] for t in told.values()})


def some_moments(kills: int) -> list[tuple[str, ...]]:
    chosen = random.Random(kills)  # noqa: S311  # no secret
    most = {"told": (DOCUMENTS, DOCUMENTS), "begins": (CHANGES, CHANGES), "made": (CHANGES, CHANGES), "byte": BYTES}
    return [
        tuple(f"{kind} {chosen.randint(1, most[kind][at])}" for at, kind in enumerate(chosen.choices(list(most), k=2)))
        for _ in range(kills // 2)
    ]


@pytest.mark.parametrize("moments", some_moments(KILLS) or MOMENTS, ids=" then ".join)
def test_killed_at_any_moment_it_goes_on_from_whole_documents(tmp_path: Path, moments: tuple[str, ...]) -> None:
    for version, moment in enumerate(moments, 1):
        told = killed(tmp_path, version, moment)
        reached = done(tmp_path, version)
        assert reached >= told  # nothing that was told of is lost
        kind, number = moment.split()
        if kind != "byte":  # the others are between two changes of the store
            changes = {"begins": int(number) - 1, "made": int(number), "told": -(-int(number) // BATCH)}[kind]
            assert reached == min(changes * BATCH, DOCUMENTS)
        outcomes = read(tmp_path, version)
        assert sum(isinstance(outcome, Known) for outcome in outcomes) == reached
        assert sum(isinstance(outcome, Read) for outcome in outcomes) == DOCUMENTS - reached
        assert done(tmp_path, version) == DOCUMENTS
    with KnowledgeGraph(tmp_path, create=True) as graph:
        assert len(graph.query(f"SELECT DISTINCT ?n {{ ?i <{TW.calledName}> ?c ; <{TW.identifies}> ?n }}")) == 3


def test_a_file_is_the_old_or_the_new_one(tmp_path: Path) -> None:
    path = tmp_path / "graph.ttl"
    path.write_text("old")
    with pytest.raises(FileNotFoundError), whole(path) as part:
        part.write_text(path.with_name("missing").read_text())
    assert path.read_text() == "old"
    with whole(path) as part:
        part.write_text("new")
        assert path.read_text() == "old"
        assert part.suffix == path.suffix
    assert path.read_text() == "new"
    assert list(tmp_path.iterdir()) == [path]


def test_a_pipe_is_written_to(tmp_path: Path) -> None:
    with whole(Path(os.devnull)) as part:
        part.write_text("x")
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "real")
    with whole(link) as part:
        part.write_text("x")
    assert link.is_symlink()
    assert (tmp_path / "real").read_text() == "x"


def test_an_error_names_the_file_that_the_user_named(tmp_path: Path) -> None:
    folder = tmp_path / "none"
    with pytest.raises(FileNotFoundError) as raised, whole(folder / "graph.ttl") as part:
        part.write_text("new")
    assert raised.value.filename == str(folder / "graph.ttl")
