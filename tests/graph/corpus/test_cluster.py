"""Builds on a cluster: the same bytes as in one process, whatever is killed, stopped, repeated or damaged."""

import gzip
import os
import pickle
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import triplewire
from triplewire.extract.errors import ExtractionError, SourceEmpty
from triplewire.extract.model import Article, Document
from triplewire.graph.cluster.build import load_shards
from triplewire.graph.cluster.decisions import decide_part, joined, parted
from triplewire.graph.cluster.on_ray import Cluster, Reader
from triplewire.graph.cluster.shards import Making, Shards, make_shard, read_shard
from triplewire.graph.corpus.batches import add_articles
from triplewire.graph.errors import ClusterError, ExtraMissing, IntakeError
from triplewire.graph.identity.register import decide, rows_of
from triplewire.graph.knowledge import KnowledgeGraph
from triplewire.graph.store.remote import RemoteStore

LONGEST = 240  # seconds, of which a quiet machine needs a tenth
SENTENCES = (
    "President Vladimir Putin of Russia met Ann Lee in Oslo.",
    "Russian President Putin visited Norway. Putin met Prime Minister Kari Moen of Norway.",
    "Prime Minister Kari Moen praised Vladimir Putin.",
    "The European Union criticised Russia. The EU met Norwegian Prime Minister Moen in Oslo.",
    "The EU and Ann Lee signed an agreement in Bergen.",
    "Bob Roy met Prime Minister Moen in Oslo.",
)


def article(number: int) -> Article:
    text = f"{SENTENCES[number % 6]} {SENTENCES[(number + 1 + number // 6) % 6]}"
    return Article(f"a{number}", text, f"a{number}", published=f"2024-05-{1 + number % 28:02}")


ARTICLES = [article(number) for number in range(24)]


@pytest.fixture(scope="module")
def whole(pipeline: triplewire.Pipeline) -> bytes:
    """The graph of all articles, built in one process."""
    graph = KnowledgeGraph()
    list(add_articles(graph, pipeline, ARTICLES))
    return graph.export("nquads")


@pytest.fixture(scope="module")
def made(pipeline: triplewire.Pipeline) -> list[Any]:
    return [make_shard(pipeline, ARTICLES[first : first + 5]) for first in range(0, len(ARTICLES), 5)]


@pytest.fixture
def shards(tmp_path: Path, made: list[Any]) -> Shards:
    folder = Shards(tmp_path / "shards")
    for shard in made:
        folder.add(shard)
    return folder


def test_loaded_shards_are_the_graph_of_one_process(shards: Shards, whole: bytes) -> None:
    graph = KnowledgeGraph()
    loaded = list(load_shards(graph, shards))
    assert sorted(outcome.id for outcome in loaded) == sorted(one.id for one in ARTICLES)
    assert all(outcome.added.changed for outcome in loaded)
    assert graph.export("nquads") == whole
    assert not shards.folder.exists()


def test_shards_are_loaded_into_a_server(shards: Shards, whole: bytes, server: str) -> None:
    RemoteStore.at(server).update("DROP ALL")
    graph = KnowledgeGraph(server)
    assert len(list(load_shards(graph, shards))) == len(ARTICLES)
    assert graph.export("nquads") == whole


def test_shards_join_what_a_graph_has(shards: Shards, whole: bytes, pipeline: triplewire.Pipeline) -> None:
    graph = KnowledgeGraph()
    list(add_articles(graph, pipeline, ARTICLES[3:9]))
    assert len(list(load_shards(graph, shards))) == len(ARTICLES)
    assert graph.export("nquads") == whole


def test_the_same_shard_twice_is_one(shards: Shards, made: list[Any], pipeline: triplewire.Pipeline) -> None:
    before = sorted(path.name for path in shards.folder.iterdir())
    again = make_shard(pipeline, ARTICLES[:5])
    assert again == made[0]
    shards.add(again)
    assert sorted(path.name for path in shards.folder.iterdir()) == before


def test_a_load_that_is_stopped_goes_on_with_the_rest(
    shards: Shards, whole: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("triplewire.graph.cluster.build.TRIPLES", 1)
    graph = KnowledgeGraph()
    loading = load_shards(graph, shards)
    told = {next(loading).id for _ in range(7)}
    loading.close()
    assert told <= set(graph.documents())
    assert 0 < len(shards.manifests()) < 5
    assert len(list(load_shards(graph, shards))) < len(ARTICLES) - len(told)
    assert graph.export("nquads") == whole


@pytest.mark.parametrize("parts", [1, 2, 7])
def test_names_decided_in_parts_are_those_decided_together(parts: int, made: list[Any]) -> None:
    rows = [
        row
        for shard in made
        for row in rows_of({one.graph: one.triples for one in read_shard(shard.manifest, shard.data)})
    ]
    found = joined(decide_part(part) for part in parted(rows, parts))
    assert found == decide(rows)
    assert found


def test_a_shard_without_its_manifest_is_none(shards: Shards) -> None:
    (shards.folder / f"{shards.manifests()[0].name}.json").unlink()
    (shards.folder / ".part-x.json").write_text("{")  # left by a process that was killed
    assert len(shards.manifests()) == 4


@pytest.mark.parametrize("damage", ["cut", "other", "none", "manifest"])
def test_a_damaged_shard_is_refused_before_the_graph_changes(shards: Shards, damage: str) -> None:
    name = shards.manifests()[-1].name
    path = shards.folder / f"{name}.nq.gz"
    if damage == "cut":
        path.write_bytes(path.read_bytes()[:100])
    elif damage == "other":
        path.write_bytes(gzip.compress(b"<a:b> <a:b> <a:b> <a:b> .\n"))
    elif damage == "none":
        path.unlink()
    else:
        (shards.folder / f"{name}.json").write_text('{"name": 3}')
    graph = KnowledgeGraph()
    with pytest.raises(IntakeError, match="remove it"):
        list(load_shards(graph, shards))
    assert graph.documents() == []


def test_an_article_that_fails_costs_only_itself(
    pipeline: triplewire.Pipeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = pipeline._document  # noqa: SLF001  # the stage that is made to fail

    def fails(found: Article, *rest: object) -> Document:
        if found.id == "a1":
            raise KeyError("no such thing")
        return read(found, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(pipeline, "_document", fails)
    shard = make_shard(pipeline, ARTICLES[:3])
    assert [document.id for document in shard.manifest.documents] == ["a0", "a2"]
    assert [(type(failure), failure.source) for failure in shard.failures] == [(ExtractionError, "document a1")]


def test_the_recipe_for_spark_makes_the_shards(
    tmp_path: Path, whole: bytes, pipeline: triplewire.Pipeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = (Path(__file__).parents[3] / "docs" / "cluster.md").read_text("utf-8")
    (recipe,) = re.findall(r"^```python\n(.*?)^```$", page, re.DOTALL | re.MULTILINE)
    given: dict[str, Any] = {}
    exec(recipe, given)  # noqa: S102  # our own page
    monkeypatch.setattr(triplewire, "Pipeline", lambda: pipeline)
    frame = pd.DataFrame([{"id": one.id, "text": one.text, "published": one.published} for one in ARTICLES])
    (tmp_path / "shards").mkdir()
    for row in given["to_shards"](frame[first : first + 12] for first in range(0, len(frame), 12)):
        (one,) = row.itertuples()
        (tmp_path / "shards" / f"{one.name}.nq.gz").write_bytes(one.quads)
        (tmp_path / "shards" / f"{one.name}.json").write_bytes(one.manifest)
        assert one.errors == []
    graph = KnowledgeGraph()
    assert len(list(load_shards(graph, Shards(tmp_path / "shards")))) == len(ARTICLES)
    assert graph.export("nquads") == whole


def test_a_cluster_needs_its_extra(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from triplewire.graph.cluster.build import build_on_cluster  # noqa: PLC0415  # only this test reaches for Ray

    monkeypatch.setitem(sys.modules, "ray", None)
    with pytest.raises(ExtraMissing, match=r"triplewire\[ray\]"):
        list(build_on_cluster(KnowledgeGraph(), [], tmp_path))


@pytest.mark.parametrize("address", ["127.0.0.1:1", "127.0.0.1", "here:there", "x"])
def test_an_address_without_a_cluster_is_told_at_once(address: str) -> None:
    with pytest.raises(ClusterError, match="there is none"):
        Cluster(address, Reader(), Making(), 1)


@pytest.mark.model
def test_a_worker_that_is_killed_loses_and_doubles_nothing(tmp_path: Path, whole: bytes) -> None:
    stream = [*ARTICLES[:7], SourceEmpty("is empty", "b.txt"), *ARTICLES[7:]]
    (tmp_path / "articles").write_bytes(pickle.dumps(stream))
    command = [sys.executable, str(Path(__file__).with_name("ray_build.py")), "articles", "shards", "quads"]
    ran = subprocess.run(
        command,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        timeout=LONGEST,
        env=os.environ
        | {"PYTHONPATH": os.pathsep.join([str(Path(__file__).parents[3]), os.environ.get("PYTHONPATH", "")])},
    )
    assert ran.returncode == 0, ran.stderr[-3000:]
    assert "[('Loaded', 24), ('SourceEmpty', 1)]" in ran.stdout
    assert (tmp_path / "quads").read_bytes() == whole
    assert not (tmp_path / "shards").exists()
