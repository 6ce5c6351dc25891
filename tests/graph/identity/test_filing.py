"""Documents are found under their keys in any store, and take few triples for them where there is an index."""

from pathlib import Path

import pytest
from sketch import Sketch

from triplewire.extract.model import Document
from triplewire.graph.derived.database import FILE, Derived
from triplewire.graph.identity.filing import filed_under
from triplewire.graph.identity.happenings.story_reader import story
from triplewire.graph.knowledge import KnowledgeGraph
from triplewire.ontology.terms import TW

KINDS = (TW.storyKey, TW.textKey)


def document(name: str, who: str) -> Document:
    sketch = Sketch(f"{who} met Bob Roy in Oslo on 3 May.", id=name, published="2024-05-03")
    sketch.event("met", "CONSULT", source=[sketch.entity(who), sketch.entity("Bob Roy")])
    return sketch.document()


def keys_of(graph: KnowledgeGraph, name: str) -> dict[str, set[str]]:
    """The keys of a document in the graph, by kind, whatever the number of their literals."""
    keys: dict[str, set[str]] = {kind: set() for kind in KINDS}
    for triple in graph.store.read(f"{graph.base}document-{name}"):
        if triple.predicate.value in KINDS:
            keys[triple.predicate.value].update(triple.object.value.split("\n"))  # type: ignore[union-attr]
    return keys


def found(graph: KnowledgeGraph, kind: str, key: str) -> set[str]:
    return {document.rpartition("-")[2] for _, document in filed_under(graph.store, kind, [key, "no key"])}


def test_documents_are_found_under_their_keys_in_any_store(where: Path | str | None) -> None:
    with KnowledgeGraph(where, create=True) as graph:
        graph.put(*(graph.prepared(document(name, who)) for name, who in (("a", "Ann Lee"), ("b", "Max Orr"))))
        graph.add(document("gone", "Ann Lee"))
        graph.remove("gone")
        keys = {name: keys_of(graph, name) for name in "ab"}
        for kind in KINDS:
            for key in keys["a"][kind] | keys["b"][kind]:
                assert found(graph, kind, key) == {name for name in "ab" if key in keys[name][kind]}
        iri = f"{graph.base}document-a"
        assert keys["a"][TW.storyKey] == set(story(iri, graph.store.read(iri)).filed_under)


@pytest.mark.parametrize("held_back", [False, True], ids=["indexed", "not indexed"])
def test_a_store_with_an_index_has_one_literal_of_keys_a_kind(
    held_back: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with KnowledgeGraph(tmp_path, create=True) as graph:
        graph.add(document("a", "Ann Lee"))
    (tmp_path / FILE).unlink()  # which is made again
    with KnowledgeGraph(tmp_path) as graph:
        if held_back:
            monkeypatch.setattr(Derived, "index", None)
        triples = graph.store.read(f"{graph.base}document-a")
        assert sorted(t.predicate.value for t in triples if t.predicate.value in KINDS) == sorted(KINDS)
        for kind, keys in keys_of(graph, "a").items():
            assert len(keys) > 1
            assert all(found(graph, kind, key) == {"a"} for key in keys)


def test_exports_are_the_same_bytes_with_an_index_and_without(tmp_path: Path) -> None:
    with KnowledgeGraph(tmp_path, create=True) as kept, KnowledgeGraph() as graph:
        for each in (kept, graph):
            each.add(document("a", "Ann Lee"))
            each.add(document("a", "Ann B. Lee"))  # of which there is a former version now
        assert kept.export("nquads") == graph.export("nquads")
        assert len(graph.store.read(f"{graph.base}document-a")) > len(kept.store.read(f"{kept.base}document-a"))


def test_what_is_read_into_a_copy_is_compared_with_what_is_there(tmp_path: Path) -> None:
    with KnowledgeGraph(tmp_path, create=True) as kept:
        kept.add(document("a", "Ann Lee"))
        copy = kept.known_by("2024")
        copy.add(document("b", "Ann Lee"))
        assert len({str(row.t) for row in copy.query("SELECT ?t { ?d tw:telling ?t }")}) == 1
