"""Many articles into a graph: nothing twice, nothing lost, one failure never costs another article."""

import io
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
from interruptible import BUILD

import triplewire
from triplewire.extract.errors import ExtractionError, SourceEmpty, SourceError, SourceWaiting
from triplewire.extract.model import Article, Document
from triplewire.extract.pipeline import BATCH
from triplewire.extract.sources import read_sources
from triplewire.graph.corpus import batches, waiting
from triplewire.graph.corpus.batches import Known, Outcome, Read, add_articles, extract_articles
from triplewire.graph.corpus.waiting import Ready, Waiting
from triplewire.graph.corrections.prepared import Prepared
from triplewire.graph.knowledge import KnowledgeGraph

PEOPLE = ("Ann Lee", "Bob Roy", "Eva Holm", "Kari Moen", "Per Dahl")


def article(number: int, text: str = "") -> Article:
    one, other = PEOPLE[number % 5], PEOPLE[(number + 1 + number // 5) % 5]
    return Article(
        f"a{number}", text or f"{one} met {other} in Oslo on 3 May {1900 + number}.", "test", published="2024-05-03"
    )


def ids(outcomes: Iterable[Outcome], kind: type[Read | Known]) -> list[str]:
    found = [o for o in outcomes if isinstance(o, kind)]
    return [o.document.id if isinstance(o, Read) else o.id for o in found]


def test_what_the_graph_has_is_not_read_again(pipeline: triplewire.Pipeline) -> None:
    articles = [article(number) for number in range(4)]
    graph = KnowledgeGraph()
    first = list(add_articles(graph, pipeline, articles))
    assert ids(first, Read) == ["a0", "a1", "a2", "a3"]
    before = graph.export("nquads")
    second = list(add_articles(graph, pipeline, [*articles, article(4)]))
    assert ids(second, Known) == ["a0", "a1", "a2", "a3"]
    assert ids(second, Read) == ["a4"]
    graph.remove("a4")
    third = list(add_articles(graph, pipeline, articles, again=True))
    assert [o.added.changed for o in third if isinstance(o, Read)] == [False] * 4
    assert graph.export("nquads") == before


def test_what_has_come_does_not_wait_for_the_rest_of_its_batch(pipeline: triplewire.Pipeline) -> None:
    asked = []

    def live() -> Iterator[Article | SourceError]:
        yield article(1)
        yield SourceWaiting("has nothing more yet")
        asked.append(2)
        yield SourceWaiting("has nothing more yet")
        yield article(2)

    found = extract_articles(pipeline, live())
    first = next(found)
    assert isinstance(first, Document)
    assert not asked
    assert [item.id for item in found if isinstance(item, Document)] == [article(2).id]
    outcomes = list(add_articles(KnowledgeGraph(), pipeline, live(), workers=2))
    assert sorted(ids(outcomes, Read)) == sorted([first.id, article(2).id])


@pytest.mark.parametrize(
    "change",
    [
        {"text": "Ann Lee met Bob Roy in Bergen."},
        {"published": "2024-05-04"},
        {"published": None},
        {"title": "A meeting"},
        {"url": "https://post.example/a"},
        {"source": "elsewhere"},
    ],
)
def test_what_has_changed_is_read_again(pipeline: triplewire.Pipeline, change: dict[str, str | None]) -> None:
    graph = KnowledgeGraph()
    list(add_articles(graph, pipeline, [article(0)]))
    fields = {name: getattr(article(0), name) for name in ("id", "text", "source", "title", "published", "url")}
    (outcome,) = add_articles(graph, pipeline, [Article(**(fields | change))])
    assert isinstance(outcome, Read)
    assert outcome.added.changed
    assert graph.documents() == ["a0"]


def test_another_base_is_another_graph(pipeline: triplewire.Pipeline) -> None:
    graph = KnowledgeGraph()
    list(add_articles(graph, pipeline, [article(0)]))
    other = KnowledgeGraph(graph.store, base="https://elsewhere.example/")
    assert ids(add_articles(other, pipeline, [article(0)]), Read) == ["a0"]


def test_whoever_stops_keeps_what_he_was_told_of(tmp_path: Path, pipeline: triplewire.Pipeline) -> None:
    articles = [article(number) for number in range(BATCH + 8)]
    with KnowledgeGraph(tmp_path / "store", create=True) as graph:
        outcomes = add_articles(graph, pipeline, articles)
        told = [next(outcomes) for _ in range(BATCH + 2)]
    with KnowledgeGraph(tmp_path / "store", create=True) as graph:
        kept = graph.documents()
        assert set(ids(told, Read)) <= set(kept)
        rest = list(add_articles(graph, pipeline, articles))
        assert sorted(ids(rest, Known)) == kept
        assert len(graph.documents()) == len(articles)


def test_who_interrupts_keeps_what_has_been_read(pipeline: triplewire.Pipeline) -> None:
    def stream() -> Iterator[Article]:
        yield from (article(number) for number in range(BATCH + 1))
        raise KeyboardInterrupt

    graph = KnowledgeGraph()
    with pytest.raises(KeyboardInterrupt):
        list(add_articles(graph, pipeline, stream()))
    assert len(graph.documents()) == BATCH


def sizes_of_additions(outcomes: Iterable[Ready | Known]) -> list[int]:
    held, sizes = Waiting[Known](), []
    for outcome in outcomes:
        held.add(outcome)
        if held.is_due:
            sizes.append(len(held.taken()))
    return [*sizes, len(held.taken())]


def test_the_more_was_added_the_more_is_added_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(waiting, "SECONDS", 0.0)
    assert sizes_of_additions(Known(str(number)) for number in range(20)) == [1, 1, 1, 1, 1, 2, 2, 3, 3, 4, 1]


def test_no_more_triples_are_added_at_once_than_memory_has_room_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(waiting, "TRIPLES", 5)
    node = ox.NamedNode("a:a")
    ready = Ready(Prepared("a:g", (ox.Triple(node, node, node),) * 2, ()), "g", (), b"")
    assert sizes_of_additions([ready] * 7) == [3, 3, 1]


def test_a_batch_is_full_when_it_is_long(pipeline: triplewire.Pipeline) -> None:
    taken = []

    def stream() -> Iterator[Article]:
        for number in range(3):
            taken.append(number)
            yield article(number, "Ann Lee met Bob Roy in Oslo. " * (batches.CHARACTERS // 25))

    assert isinstance(next(extract_articles(pipeline, stream())), Document)
    assert taken == [0]


def test_a_source_that_fails_costs_only_itself(pipeline: triplewire.Pipeline) -> None:
    stream = [article(0), SourceEmpty("is empty", "b.txt"), article(1)]
    found = list(extract_articles(pipeline, stream))
    assert [str(item) for item in found if isinstance(item, SourceError)] == ["b.txt: is empty"]
    assert [item.id for item in found if isinstance(item, Document)] == ["a0", "a1"]


def test_an_article_on_which_a_stage_fails_costs_only_itself(
    pipeline: triplewire.Pipeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = pipeline._document  # noqa: SLF001  # the stage that is made to fail

    def fails(found: Article, *rest: object) -> Document:
        if found.id == "a1":
            raise KeyError("no such thing")
        return made(found, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(pipeline, "_document", fails)
    good, bad, also_good = extract_articles(pipeline, [article(0), article(1), article(2)])
    assert isinstance(good, Document)
    assert isinstance(also_good, Document)
    assert isinstance(bad, ExtractionError)
    assert "please report it" in str(bad)


@pytest.mark.parametrize(("workers", "characters"), [(2, batches.CHARACTERS), (1, 1), (3, 200)])
def test_workers_and_batches_of_any_size_give_the_same_graph(
    workers: int, characters: int, pipeline: triplewire.Pipeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    stream = [article(number) for number in range(2 * BATCH + 3)] + [SourceEmpty("is empty", "b.txt")]
    alone, together = KnowledgeGraph(), KnowledgeGraph()
    one = list(add_articles(alone, pipeline, stream))
    monkeypatch.setattr(batches, "CHARACTERS", characters)
    two = list(add_articles(together, pipeline, stream, workers=workers))
    assert ids(one, Read) == sorted(ids(two, Read), key=ids(one, Read).index)
    assert alone.export("nquads") == together.export("nquads")


@pytest.mark.parametrize("sent", [signal.SIGKILL, signal.SIGINT])
def test_a_killed_build_goes_on_where_it_stopped(
    tmp_path: Path, pipeline: triplewire.Pipeline, sent: signal.Signals
) -> None:
    lines = [json.dumps({"id": a.id, "text": a.text}) + "\n" for a in map(article, range(BATCH + 5))]
    build = subprocess.Popen(
        [sys.executable, "-c", BUILD, "build", "-", "-o", str(tmp_path)],
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert build.stdin
    assert build.stdout
    build.stdin.writelines(lines[:BATCH])
    build.stdin.flush()  # and it waits for more
    read = 0
    while read < BATCH:
        read += int(build.stdout.readline())
    os.kill(build.pid, sent)
    _, said = build.communicate(timeout=60)
    assert build.returncode == (-sent if sent == signal.SIGKILL else 128 + sent)
    assert ("the same command resumes from there" in said) == (sent != signal.SIGKILL)
    assert "Traceback" not in said
    articles = read_sources(["-"], standard_input=io.BytesIO("".join(lines).encode()))
    with KnowledgeGraph(tmp_path / "store", create=True) as graph:
        again = list(add_articles(graph, pipeline, articles))
    assert (len(ids(again, Known)), len(ids(again, Read))) == (BATCH, 5)
