"""A document that its outlet changes keeps its former versions, which no query of today reads."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from dataclasses import replace
from functools import partial
from itertools import permutations
from pathlib import Path

import pyoxigraph as ox
import pytest
from commands import tw
from sketch import Sketch, summit

from triplewire.extract.model import About, Document
from triplewire.graph.check.audit import audit
from triplewire.graph.cli.terminal import WRONG_USAGE
from triplewire.graph.corpus.backups import back_up, restore
from triplewire.graph.corpus.rdf_import import take_in
from triplewire.graph.knowledge import KnowledgeGraph
from triplewire.ontology.terms import TW

WHO = {"first": "Ann Lee", "second": "Eva Roy", "third": "Ida Moe"}


def article(who: str, changed: str | None = None, id_: str = "a", published: str | None = "2024-05-03") -> Document:
    """The visit of another person to Bob Roy, by the name of the version."""
    name = WHO[who]
    s = Sketch(f"{name} met Omar Haddad in Oslo.", id=id_, published=published)
    visitor, host = s.entity(name), s.entity("Omar Haddad")
    s.event("met", "CONSULT", source=[visitor, host])
    return replace(s.document(), about=About(modified=changed))


def met(graph: KnowledgeGraph) -> set[str]:
    """The persons whom the graph of today knows."""
    return {str(row.n) for row in graph.query("SELECT ?n { ?p a schema:Person ; rdfs:label ?n }")} - {"Omar Haddad"}


def texts(graph: KnowledgeGraph, id_: str = "a") -> list[str]:
    return [version.text.partition(" met")[0] for version in graph.versions(id_)]


def test_the_graph_reads_the_newest_version_and_keeps_the_others() -> None:
    graph = KnowledgeGraph()
    graph.add(article("first"))
    assert graph.add(article("second", "2024-05-06")).replaced
    assert met(graph) == {"Eva Roy"}
    assert texts(graph) == ["Ann Lee", "Eva Roy"]
    assert [version.since for version in graph.versions("a")] == ["2024-05-03", "2024-05-06"]
    assert not list(audit(graph.store))
    (row,) = graph.ask("versions")
    assert [str(value) for value in row] == ["a", "1", "2024-05-03", "None", "None", "2024-05-06"]
    assert not graph.add(article("second", "2024-05-06")).changed


def test_the_order_of_reading_makes_no_difference_to_dated_versions() -> None:
    dated = article("first"), article("second", "2024-05-06"), article("third", "2024-05-09")
    found = set()
    for order in permutations([*dated, article("first", id_="b")]):
        graph = KnowledgeGraph()
        for document in order:
            graph.add(document)
        found.add(graph.export("nquads"))
        assert texts(graph) == ["Ann Lee", "Eva Roy", "Ida Moe"]
    at_once = KnowledgeGraph()
    at_once.put(*(at_once.prepared(document) for document in (*dated, article("first", id_="b"))))
    assert found == {at_once.export("nquads")}


def test_undated_versions_are_in_the_order_of_reading() -> None:
    graph = KnowledgeGraph()
    for who in ("first", "second", "first"):
        graph.add(article(who, published=None))
    assert texts(graph) == ["Ann Lee", "Eva Roy", "Ann Lee"]
    graph.add(article("third"))  # dated now
    assert texts(graph)[-1] == "Ida Moe"


def test_an_earlier_version_that_is_read_again_is_not_kept_twice() -> None:
    graph = KnowledgeGraph()
    read = article("first"), article("second", "2024-05-06"), article("first")
    assert [graph.add(document).replaced for document in read] == [False, True, False]
    assert texts(graph) == ["Ann Lee", "Eva Roy"]
    assert met(graph) == {"Eva Roy"}


@pytest.mark.parametrize(
    ("change", "kept"),
    [
        ({"text": "Ann Lee met Omar Haddad\n\nin Oslo."}, 1),
        ({"url": "https://a.example/1"}, 1),
        ({"title": "Talks"}, 2),
    ],
)
def test_what_makes_a_version(change: dict[str, str], kept: int) -> None:
    graph = KnowledgeGraph()
    before = replace(article("first"), entities=(), events=())
    graph.add(before)
    graph.add(replace(before, **change))  # type: ignore[arg-type]  # only texts
    assert len(graph.versions("a")) == kept
    assert graph.versions("a")[-1].text == change.get("text", before.text)


def test_removal_leaves_no_trace() -> None:
    graph, never = KnowledgeGraph(), KnowledgeGraph()
    for each in (graph, never):
        each.add(summit("c"))
    graph.add(article("first"))
    graph.add(article("second", "2024-05-06"))
    graph.remove("a")
    assert graph.export("nquads") == never.export("nquads")
    assert not list(graph.store.query(f"SELECT ?v {{ ?v a <{TW.Version}> }}"))  # type: ignore[arg-type]


def test_none_are_kept_if_so_wished() -> None:
    graph, only = KnowledgeGraph(keep_versions=False), KnowledgeGraph()
    graph.add(article("first"))
    graph.add(article("second", "2024-05-06"))
    only.add(article("second", "2024-05-06"))
    assert graph.export("nquads") == only.export("nquads")


def test_backups_and_exports_have_them(tmp_path: Path) -> None:
    with KnowledgeGraph(tmp_path / "store", create=True) as graph:
        graph.add(article("first"))
        graph.add(article("second", "2024-05-06"))
        before = graph.export("nquads")
    back_up(str(tmp_path / "store"), tmp_path / "b.nq.gz")
    restore(tmp_path / "b.nq.gz", tmp_path / "again")
    with KnowledgeGraph(tmp_path / "again", create=True) as graph:
        assert graph.export("nquads") == before
    (tmp_path / "g.nq").write_bytes(before)
    graph = KnowledgeGraph()
    take_in(graph.store, tmp_path / "g.nq")
    assert texts(graph) == ["Ann Lee", "Eva Roy"]


def test_the_audit_reads_former_versions() -> None:
    graph = KnowledgeGraph()
    graph.add(article("first"))
    graph.add(article("second", "2024-05-06"))
    (name,) = graph.store.graphs()
    sound = graph.store.read(name)
    (content,) = (triple for triple in sound if triple.predicate.value == TW.formerly)
    misquoted = content.object.value.replace('anchorOf "Ann Lee met', 'anchorOf "Ann Lea met')  # type: ignore[union-attr]
    for wrong, reason in ((misquoted, "in its version 1: the text has"), ("<", "cannot be read")):
        damaged = ox.Triple(content.subject, content.predicate, ox.Literal(wrong))
        graph.store.replace(name, [*(triple for triple in sound if triple != content), damaged])
        assert any(reason in problem.reason for _, problem in audit(graph.store))


KNOWN = {
    "2024-05-02": set(),
    "2024-05-03": {"Ann Lee"},
    "2024-05-05": {"Ann Lee"},
    "2024-05-06": {"Eva Roy"},
    "2024-05": {"Ida Moe"},
    "2023": set(),
    "2024": {"Ida Moe"},
}


@pytest.mark.parametrize(("day", "names"), KNOWN.items())
def test_the_graph_of_a_day_has_the_version_that_stood_then(day: str, names: set[str]) -> None:
    graph = KnowledgeGraph()
    for document in (article("first"), article("second", "2024-05-06"), article("third", "2024-05-09")):
        graph.add(document)
    graph.add(article("second", id_="undated", published=None))
    then = graph.known_by(day)
    assert met(then) == names
    assert not list(audit(then.store))
    assert met(graph) == {"Ida Moe", "Eva Roy"}


def test_the_graph_of_a_day_is_that_of_the_documents_of_the_day() -> None:
    graph, then = KnowledgeGraph(), KnowledgeGraph()
    for document in (article("first"), summit("c"), article("first", id_="b")):
        then.add(document)
        graph.add(document)
    graph.add(article("third", "2024-05-09"))
    assert graph.known_by("2024-05-08").export("nquads") == then.export("nquads")


def test_the_commands_keep_versions_and_ask_them(tmp_path: Path) -> None:
    news, store = tmp_path / "news.jsonl", tmp_path / "out" / "store"
    people = "SELECT ?n { ?p a schema:Person ; rdfs:label ?n }", "--store", store, "--format", "csv"

    def build(text: str, day: str, *options: str) -> str:
        news.write_text(json.dumps({"id": "a", "text": text, "published": "2024-05-03", "modified": day}))
        result = tw("build", news, "-o", tmp_path / "out", "--no-export", *options)
        assert result.exit_code == 0, result.stderr
        return str(result.stdout)

    build("Kari Moen met Omar Haddad in Bergen.", "2024-05-03")
    assert "1 replaced (the graph had another text under the same id; the former version is kept)" in build(
        "Ann Lee met Omar Haddad in Bergen.", "2024-05-05"
    )
    assert "1 already known" in build("Ann Lee met Omar Haddad in Bergen.", "2024-05-05")
    assert set(tw("query", *people).stdout.split()) == {"n", "Ann", "Lee", "Omar", "Haddad"}
    then = tw("query", *people, "--known-by", "2024-05-04")
    assert set(then.stdout.split()) == {"n", "Kari", "Moen", "Omar", "Haddad"}
    assert tw("query", *people, "--known-by", "4 May").exit_code == WRONG_USAGE
    before = tw("query", "who-met-whom", "--store", store, "--known-by", "2023")
    assert "by 2023, 0 of 1 documents were published; the first of those with a date is of 2024-05-03" in before.stderr
    assert "rows of everything: 1" in before.stderr
    met = tw("query", "who-met-whom", "--actor", "Ann Lee", "--date", "2001", "--store", store, "--known-by", "2024-05")
    assert "no row has actor Ann Lee, date 2001; rows: 1 without date" in met.stderr
    assert tw("check", "--store", store).exit_code == 0
    listed = tw("query", "versions", "--store", store, "--format", "csv")
    assert listed.stdout.splitlines()[1:] == ["a,1,2024-05-03,2024-05-03,,2024-05-05"]
    assert "kept" not in build("Ann Lee met Omar Haddad in Oslo.", "2024-05-06", "--no-versions")
    assert len(tw("query", "versions", "--store", store, "--format", "csv").stdout.splitlines()) == 1


def digest() -> str:
    graph = KnowledgeGraph()
    for each in (article("first"), article("second", "2024-05-06")):
        graph.add(each)
    return hashlib.sha256(graph.export("nquads")).hexdigest()


def test_the_content_of_a_version_is_the_same_in_every_process() -> None:
    here = str(Path(__file__).parent)
    program = f"import sys; sys.path.insert(0, {here!r}); from test_versions import digest; print(digest())"
    run = partial(subprocess.run, [sys.executable, "-c", program], capture_output=True, timeout=120, check=True)
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    assert {run(env=environment).stdout.decode().strip() for _ in range(2)} == {digest()}
