"""A whole store is checked, and what is wrong is named."""

from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest
from commands import tw
from sketch import summit

from triplewire.graph.check.audit import audit
from triplewire.graph.knowledge import KnowledgeGraph
from triplewire.ontology.terms import ITS, NIF, PROV, RDFS, TW

Triples = list[ox.Triple]


def _changed(predicate: str, value: ox.Literal | ox.NamedNode) -> Callable[[Triples], Triples]:
    def change(triples: Triples) -> Triples:
        first = next(i for i, t in enumerate(triples) if t.predicate.value == predicate)
        old = triples[first]
        return [*triples[:first], ox.Triple(old.subject, old.predicate, value), *triples[first + 1 :]]

    return change


def _without(predicate: str) -> Callable[[Triples], Triples]:
    return lambda triples: [t for t in triples if t.predicate.value != predicate]


def test_what_was_built_is_right(where: Path | str | None) -> None:
    with KnowledgeGraph(where, create=True) as graph:
        graph.add(summit("one"))
        graph.add(summit("two"))
        graph.remove("one")
        assert list(audit(graph.store)) == []


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (_changed(NIF.anchorOf, ox.Literal("another")), "the text has"),
        (_changed(NIF.beginIndex, ox.Literal("soon")), "not offsets"),
        (_changed(NIF.endIndex, ox.Literal("99999", datatype=ox.NamedNode(TW.source))), "the text has"),
        (_without(TW.polarity), "an event is positive or negative"),
        (_changed(ITS.taIdentRef, ox.NamedNode("https://w3id.org/triplewire/id/nobody")), "nothing is said of it"),
        (_without(PROV.wasDerivedFrom), "mention"),
        (_without(RDFS.label), "name"),
    ],
)
def test_what_is_wrong_is_named(change: Callable[[Triples], Triples], reason: str) -> None:
    with KnowledgeGraph() as graph:
        graph.add(summit())
        (name,) = graph.store.graphs()
        graph.store.replace(name, change(graph.store.read(name)))
        assert any(reason in problem.reason and where == name for where, problem in audit(graph.store))


def test_words_of_a_mention_are_checked_by_the_offsets_of_its_iri() -> None:
    with KnowledgeGraph() as graph:
        graph.add(summit())
        (name,) = graph.store.graphs()
        triples = list(graph.store.read(name))
        placed = {triple.subject for triple in triples if triple.predicate.value == NIF.beginIndex}
        words = next(t for t in triples if t.predicate.value == NIF.anchorOf and t.subject not in placed)
        graph.store.replace(
            name, [t if t != words else ox.Triple(words.subject, t.predicate, ox.Literal("x")) for t in triples]
        )
        assert [problem.node for _, problem in audit(graph.store)] == [words.subject.value]


@pytest.mark.parametrize("graphs", [[ox.DefaultGraph()], [ox.NamedNode("https://x.example/g")]])
def test_a_triple_of_one_side_only_is_named(graphs: list[ox.NamedNode]) -> None:
    with KnowledgeGraph() as graph:
        graph.add(summit())
        node = ox.NamedNode("https://x.example/s")
        graph.store.engine.extend(ox.Quad(node, node, node, g) for g in graphs)  # type: ignore[attr-defined]
        assert [problem.node for where, problem in audit(graph.store) if not where] == [node.value]


def test_the_command_tells_each_and_fails(tmp_path: Path) -> None:
    with KnowledgeGraph(tmp_path / "store", create=True) as graph:
        graph.add(summit())
    assert tw("check", "--store", tmp_path / "store").exit_code == 0
    with KnowledgeGraph(tmp_path / "store", create=True) as graph:
        (name,) = graph.store.graphs()
        graph.store.replace(name, _changed(NIF.anchorOf, ox.Literal("another"))(graph.store.read(name)))
    result = tw("check", "--store", tmp_path / "store")
    assert result.exit_code == 1
    assert "'another'" in result.stdout or "the text has" in result.stdout
