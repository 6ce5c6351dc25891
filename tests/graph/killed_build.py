"""A build that ends at a chosen moment, run in a process of its own."""

import itertools
import os
import resource
import signal
from collections.abc import Callable, Iterable, Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, cast
from unittest.mock import patch

from sketch import Sketch

from triplewire.extract.model import Article, Document, Provenance
from triplewire.extract.pipeline import Pipeline
from triplewire.graph.corpus import batches
from triplewire.graph.corpus.batches import add_articles
from triplewire.graph.corpus.waiting import Waiting
from triplewire.graph.knowledge import KnowledgeGraph
from triplewire.graph.store import embedded

DOCUMENTS = 14
BATCH = 5
CHANGES = 3  # of the store by a build, one a batch
BYTES = (90_000, 450_000)  # of a file, which every build of a new store, and every one that replaces all, writes


class Recorded:
    """A stand-in for the pipeline: the record of an article is known beforehand."""

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
    articles = [article(number, version) for number in range(DOCUMENTS)]
    outcomes = []
    several = property(lambda waiting: len(waiting._outcomes) >= BATCH)  # noqa: SLF001  # no time decides
    due, idle = patch.object(Waiting, "is_due", several), patch.object(batches, "SECONDS", 1e6)
    with patch.object(embedded, "_LOG", 100), due, idle, KnowledgeGraph(store, create=True) as kept:
        for outcome in add_articles(kept, cast("Pipeline", Recorded()), articles):
            outcomes.append(outcome)
            tell(outcome)
    return outcomes


def build_until(store: Path, version: int, moment: str, pipe: Connection) -> None:
    """Build in a process that ends at a moment, and send a message for each document that is told of.

    "told 7" is the seventh of these, "begins 2" and "made 2" are the second change of the store, and "byte 5000" is
    within the write that would make some file longer than that.
    """
    kind, _, number = moment.partition(" ")
    counted = {name: itertools.count(1) for name in ("told", "begins", "made")}

    def reached(what: str) -> None:
        if next(counted[what]) == int(number) and what == kind:
            os.kill(os.getpid(), signal.SIGKILL)

    def change(*arguments: Any) -> frozenset[str]:
        reached("begins")
        changed = made(*arguments)
        reached("made")
        return changed

    def tell(_: object) -> None:
        pipe.send_bytes(b".")
        reached("told")

    made = embedded.OxigraphStore.change
    embedded.OxigraphStore.change = change  # type: ignore[assignment, method-assign]
    if kind == "byte":
        signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(number), int(number)))
    read(store, version, tell)
