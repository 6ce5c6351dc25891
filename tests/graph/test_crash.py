"""A build that is killed leaves whole documents, and the same build goes on from there.

TRIPLEWIRE_KILLS=200 kills that often, at moments spread at random over a build.
"""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, cast

import pyoxigraph as ox
import pytest
from sketch import Sketch

from triplewire.extract.model import Article, Document, Provenance
from triplewire.extract.pipeline import Pipeline
from triplewire.graph.check.audit import audit
from triplewire.graph.corpus import batches as corpus
from triplewire.graph.corpus.batches import Known, Read, add_articles
from triplewire.graph.identity.renaming import base_of, renamed
from triplewire.graph.knowledge import KnowledgeGraph
from triplewire.graph.store import embedded as stores
from triplewire.graph.whole_files import whole
from triplewire.graph.write.build import build
from triplewire.ontology.terms import TW

KILLS = int(os.environ.get("TRIPLEWIRE_KILLS", "4"))
DOCUMENTS = 24


class Recorded:
    """What stands for the pipeline: an article's record is known beforehand."""

    made_by = Provenance("1.0", "none", "none")

    def pipe(self, articles: Iterable[Article]) -> Iterator[Document]:
        return (record(article) for article in articles)


def article(number: int, version: int) -> Article:
    text = f"Ann Lee of Acme met Bob Roy. Version {version} of {number} said that Lee praised him{'.' * (version % 3)}"
    return Article(f"d{number}", text, f"d{number}.txt", published="2024-05-03")


def record(article: Article) -> Document:
    """In every other one a name alone, whose node is that of the full name in the others."""
    s = Sketch(article.text, id=article.id, published=article.published)
    full = (int(article.id[1:]) + len(article.text)) % 2
    lee, roy = s.entity("Ann Lee" if full else "Lee"), s.entity("Bob Roy")
    s.relation("of Acme", lee, "employedBy", s.entity("Acme", "Organization"))
    s.event("met", "CONSULT", source=[lee, roy])
    s.event("praised", "SUPPORT", source=[lee], target=[roy], said_by=[roy])
    s.triple("Ann Lee", "met", "Bob Roy")
    return s.document()


def read(store: Path, version: int, tell: Callable[[Any], object] = id) -> list[Any]:
    """Read all articles into the store, in several batches, of which those that only add are loaded in bulk."""
    corpus.BATCH, stores._LOG = 5, 100  # noqa: SLF001
    articles = [article(number, version) for number in range(DOCUMENTS)]
    outcomes = []
    with KnowledgeGraph(store) as kept:
        for outcome in add_articles(kept, cast("Pipeline", Recorded()), articles):
            outcomes.append(outcome)
            tell(outcome)
    return outcomes


def killed(store: Path, version: int, after: int, moment: float) -> None:
    """Start a build and kill it so many seconds after it told of so many documents.

    A process of its own, not a fork: the engine's threads do not survive one.
    """
    path = os.pathsep.join([str(Path(__file__).parent), *sys.path])
    with subprocess.Popen(
        [sys.executable, __file__, str(store), str(version)],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": path},
    ) as child:
        assert child.stdout
        os.read(child.stdout.fileno(), 1)  # it is ready
        for _ in range(after):
            os.read(child.stdout.fileno(), 1)
        time.sleep(moment)
        child.send_signal(signal.SIGKILL)


def done(store: Path, version: int) -> int:
    """How many documents are of this version; each is wholly of this one or, in a store of two, the first."""
    built = {v: [build(record(article(number, v))) for number in range(DOCUMENTS)] for v in (version - 1, version)}
    with KnowledgeGraph(store) as kept:
        assert list(audit(kept.store)) == []
        assert list(store.glob("bulk-*")) == []
        new = 0
        for before, after in zip(*built.values(), strict=True):
            triples = by_itself(after.graph, kept.store.read(after.graph))
            assert triples in (set() if version % 2 else set(before.triples), set(after.triples))
            new += triples == set(after.triples)
    return new


def by_itself(graph: str, triples: list[ox.Triple]) -> set[ox.Triple]:
    """The graph of a document with its own names for its actors."""
    told: dict[Any, dict[str, str]] = {}
    for t in triples:
        if t.predicate.value in {TW.ownName, TW.identifies}:
            told.setdefault(t.subject, {})[t.predicate.value] = t.object.value
    return renamed(graph, triples, {t[TW.identifies]: base_of(graph) + t[TW.ownName] for t in told.values()})


def test_killed_at_any_moment_it_goes_on_from_whole_documents(tmp_path: Path) -> None:
    moments = random.Random(KILLS)  # noqa: S311  # no secret
    reached = []
    for version in range(1, KILLS + 1):
        store = tmp_path / f"store-{(version + 1) // 2}"  # one of odd number begins a store, the next replaces all
        after = moments.randrange(DOCUMENTS + 1)
        killed(store, version, after, moments.uniform(0, 0.005))
        reached.append(done(store, version))
        assert reached[-1] >= after  # nothing that was told of is lost
        outcomes = read(store, version)
        assert sum(isinstance(outcome, Known) for outcome in outcomes) == reached[-1]
        assert sum(isinstance(outcome, Read) for outcome in outcomes) == DOCUMENTS - reached[-1]
        assert done(store, version) == DOCUMENTS
    with KnowledgeGraph(store) as graph:
        assert len(graph.query(f"SELECT DISTINCT ?n {{ ?i <{TW.calledName}> ?c ; <{TW.identifies}> ?n }}")) == 3
    print(f"documents that were in: {sorted(reached)}")  # noqa: T201  # whether the moments were spread


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


if __name__ == "__main__":
    os.write(1, b"!")
    read(Path(sys.argv[1]), int(sys.argv[2]), lambda _: os.write(1, b"."))
