"""New articles: read one after another in the server, which is the only process of it that may write."""

from __future__ import annotations

import re
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from extract.errors import SourceError, TriplewireError
from extract.model import Article
from graph.resolve import slug
from graph.web.errors import NotFound

_ENDINGS = {".txt", ".html", ".htm", ".md", ".json", ".jsonl"}
_KEPT = 200  # of what came of earlier ones


@dataclass(frozen=True, slots=True)
class Progress:
    """How far it is: `step` is "waiting", "loading", "reading", "done" or "failed", with the reason for that."""

    step: str
    reason: str = ""
    documents: tuple[str, ...] = ()
    triples: tuple[tuple[str, str, str, str], ...] = ()  # document, subject, predicate, object


class Adder:
    """Reads what is handed to it into a store, in the order in which it comes."""

    def __init__(self, store: Any, base: str) -> None:
        self._store, self._base = store, base
        self._pipeline: Any = None
        self._one = ThreadPoolExecutor(1, "triplewire-add")
        self._jobs: dict[int, Progress] = {}

    def add(self, data: bytes, name: str, title: str, published: str) -> int:
        """Begin, and give the number under which `progress` tells how it goes."""
        number = max(self._jobs, default=0) + 1
        self._jobs[number] = Progress("waiting")
        for old in [job for job in self._jobs if job <= number - _KEPT]:
            del self._jobs[old]
        self._one.submit(self._run, number, data, name, title, published)
        return number

    def progress(self, number: int) -> Progress:
        """How far it is; raises NotFound."""
        if number not in self._jobs:
            raise NotFound(f"nothing was added under the number {number}")
        return self._jobs[number]

    def close(self) -> None:
        """Finish what has begun, and nothing more."""
        self._one.shutdown(cancel_futures=True)

    def _run(self, number: int, data: bytes, name: str, title: str, published: str) -> None:
        try:
            self._jobs[number] = Progress("loading")
            pipeline = self._loaded()
            self._jobs[number] = Progress("reading")
            self._jobs[number] = self._read(pipeline, data, name, title, published)
        except TriplewireError as error:
            self._jobs[number] = Progress("failed", str(error))
        except Exception as error:  # noqa: BLE001  # whoever waits is told
            self._jobs[number] = Progress("failed", f"reading failed: {error!r}")

    def _loaded(self) -> Any:
        if self._pipeline is None:
            from extract.pipeline import Pipeline  # noqa: PLC0415  # seconds, which only who adds has to wait

            self._pipeline = Pipeline()
        return self._pipeline

    def _read(self, pipeline: Any, data: bytes, name: str, title: str, published: str) -> Progress:
        from graph.corpus import add_articles  # noqa: PLC0415  # the same
        from graph.knowledge import KnowledgeGraph  # noqa: PLC0415

        with KnowledgeGraph(self._store, base=self._base) as graph:
            known = set(graph.documents())
            articles = [_named(article, known) for article in _articles(data, name, title, published)]
            outcomes = list(add_articles(graph, pipeline, articles, again=True))
        read = [outcome.document for outcome in outcomes if not isinstance(outcome, SourceError)]  # type: ignore[union-attr]
        failed = [str(outcome) for outcome in outcomes if isinstance(outcome, SourceError)]
        triples = tuple(
            (d.id, t.subject.text, t.predicate.text, t.object.text if t.object else "") for d in read for t in d.triples
        )
        if not read:
            return Progress("failed", "; ".join(failed) or "there is nothing to read in it")
        return Progress("done", "; ".join(failed), tuple(d.id for d in read), triples)


def _articles(data: bytes, name: str, title: str, published: str) -> list[Article | SourceError]:
    """What is in a file of that name, or in a text without a name."""
    from extract.sources import read_sources  # noqa: PLC0415  # the same

    stem, ending = slug(Path(name).stem), Path(name).suffix.lower()
    if not stem:
        first = next((line for line in data.decode(errors="replace").splitlines() if line.strip()), "")
        stem = slug(title or first)[:60].strip("-") or "text"
    with tempfile.TemporaryDirectory(prefix="triplewire-") as folder:
        file = Path(folder) / f"{stem}{ending if ending in _ENDINGS else '.txt'}"
        file.write_bytes(data)
        found = list(read_sources([str(file)], published=published or None))
    return [
        replace(article, source=file.name, title=title or article.title) if isinstance(article, Article) else article
        for article in found
    ]


def _named(article: Article | SourceError, known: set[str]) -> Article | SourceError:
    """The article under an id that none has: what comes from a browser replaces nothing."""
    if isinstance(article, SourceError):
        return article
    id_, number = article.id, 1
    while id_ in known:
        number += 1
        id_ = f"{re.sub(r'-[0-9]+$', '', article.id)}-{number}"
    known.add(id_)
    return replace(article, id=id_)
