"""The graph as a whole: order does not count, a document leaves no trace, rdflib and Oxigraph agree."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
import rdflib
import rdflib.compare
from hypothesis import given, settings
from hypothesis import strategies as st
from sketch import Sketch, summit

from triplewire.extract.errors import ArgumentError
from triplewire.extract.model import Document
from triplewire.graph.check.conformance import violations
from triplewire.graph.errors import DocumentMissing
from triplewire.graph.knowledge import KnowledgeGraph
from triplewire.graph.write.user_names import Names


def visit(id_: str, city: str) -> Document:
    s = Sketch(f"Ann Lee visited {city}.", id=id_)
    s.event("visited", "CONSULT", source=[s.entity("Ann Lee")], place=[s.entity(city, "Place")], mode="visit")
    return s.document()


DOCUMENTS = [summit(), visit("v1", "Quito"), visit("v2", "Bogot\u00e1"), visit("v/2 \u2603", "Quito")]


def of(documents: list[Document]) -> bytes:
    with KnowledgeGraph() as graph:
        for document in documents:
            graph.add(document)
        return graph.export("nquads")


@settings(max_examples=25)
@given(st.lists(st.tuples(st.booleans(), st.sampled_from(DOCUMENTS)), max_size=12))
def test_any_order_of_adding_and_removing_gives_the_graph_of_what_is_in(steps: list[tuple[bool, Document]]) -> None:
    inside: dict[str, Document] = {}
    with KnowledgeGraph() as graph:
        for adding, document in steps:
            if adding:
                graph.add(document)
                inside[document.id] = document
            elif document.id in inside:
                graph.remove(document.id)
                del inside[document.id]
        assert graph.documents() == sorted(inside)
        assert graph.export("nquads") == of(list(inside.values()))


def test_a_document_again_changes_nothing(where: Path | str | None) -> None:
    with KnowledgeGraph(where, create=True) as graph:
        assert graph.add(summit()).changed is True
        before = graph.export("trig")
        assert graph.add(summit()).changed is False
        assert graph.export("trig") == before


def test_an_edited_document_replaces_its_old_version() -> None:
    new = visit("v1", "Lima")
    with KnowledgeGraph(keep_versions=False) as graph:
        graph.add(visit("v1", "Quito"))
        assert graph.add(new).changed is True
        assert graph.export("nquads") == of([new])


def test_removing_leaves_what_others_support(where: Path | str | None) -> None:
    with KnowledgeGraph(where, create=True) as graph:
        graph.add(summit())
        graph.add(visit("v1", "Quito"))
        graph.remove("summit")
        assert graph.export("nquads") == of([visit("v1", "Quito")])
        with pytest.raises(DocumentMissing, match=r"vv1.*did you mean v1"):
            graph.remove("vv1")


def test_the_bytes_do_not_depend_on_the_store(where: Path | str | None) -> None:
    with KnowledgeGraph(where, create=True) as graph:
        graph.add(summit())
        assert graph.export("nquads") == of([summit()])


def test_a_store_on_disk_is_the_same_graph_when_opened_again(tmp_path: Path) -> None:
    with KnowledgeGraph(tmp_path, create=True) as graph:
        graph.add(summit())
    with KnowledgeGraph(tmp_path, create=True) as graph:
        assert graph.export("nquads") == of([summit()])
        assert graph.query("ASK { ?s ?p 'Ann Lee' }").askAnswer is True


def test_rdflib_and_oxigraph_read_the_same_turtle() -> None:
    with KnowledgeGraph() as graph:
        graph.add(summit())
        turtle = graph.export("turtle")
    theirs = rdflib.Graph().parse(data=turtle, format="turtle")
    lines = ox.serialize([q.triple for q in ox.parse(turtle, ox.RdfFormat.TURTLE)], format=ox.RdfFormat.N_TRIPLES)
    ours = rdflib.Graph().parse(data=lines or b"", format="nt")
    assert rdflib.compare.isomorphic(theirs, ours)
    assert len(theirs) == len(ours) > 300


def test_rdflib_is_a_face_of_the_same_store(where: Path | str | None) -> None:
    with KnowledgeGraph(where, create=True) as graph:
        graph.add(summit())
        dataset = graph.rdflib()
        assert isinstance(dataset, rdflib.Dataset)
        found = dataset.query("SELECT ?p { ?p a <https://schema.org/Person> } ORDER BY ?p")
        assert [str(row.p).rpartition("/")[2] for row in found] == ["person-ann-lee", "person-bob-roy"]


def test_rdflib_has_each_quad_once_and_the_union_as_default_graph() -> None:
    with KnowledgeGraph() as graph:
        graph.add(summit())
        dataset = graph.rdflib()
        quads = list(dataset.quads())
        assert len({(str(s), str(p), str(o), str(g)) for s, p, o, g in quads}) == len(quads) > 100
        assert len({g for *_, g in quads}) == 1
        default = list(dataset.quads((None, None, None, dataset.default_graph)))
        assert len(default) == len(quads)  # of one document
        assert len(dataset.serialize(format="nquads").splitlines()) == len(quads) + 1  # an empty line


def test_results_are_those_of_rdflib() -> None:
    with KnowledgeGraph() as graph:
        graph.add(summit())
        rows = graph.query(
            "SELECT ?n ?c { ?n rdfs:label 'Ann Lee' OPTIONAL { ?n <urn:none> ?c } }".replace(
                "rdfs:label", "<http://www.w3.org/2000/01/rdf-schema#label>"
            )
        )
        assert [(str(row.n).rpartition("/")[2], row.c) for row in rows] == [("person-ann-lee", None)]
        assert graph.query("ASK { ?s ?p ?o }").askAnswer is True
        built = graph.query("CONSTRUCT { ?s a ?o } WHERE { ?s a ?o }")
        assert built.graph is not None
        assert len(built.graph) == len(graph.query("SELECT DISTINCT ?s ?o { ?s a ?o }"))


def test_every_graph_conforms() -> None:
    with KnowledgeGraph() as graph:
        assert graph.add(summit()).left_out == ()
        assert violations(graph.store.read(graph.store.graphs()[0])) == ()


def test_a_triple_of_two_documents_counts_once() -> None:
    with KnowledgeGraph() as graph:
        graph.add(visit("v1", "Quito"))
        one = len(graph)
        graph.add(visit("v2", "Quito"))
        assert one < len(graph) < 2 * one


def test_nodes_stand_under_the_users_base() -> None:
    with KnowledgeGraph(base="https://news.example/kg#") as graph:
        graph.add(summit())
        assert b"https://w3id.org/triplewire/id/" not in graph.export("nquads")
        assert b"@prefix : <https://news.example/kg#> ." in graph.export("turtle")


@pytest.mark.parametrize(
    "base", ["", "kg/", "https://x.example/a b/", "https://x.example/<i>/", "https://x.example/kg"]
)
def test_a_base_that_is_none_is_refused(base: str) -> None:
    with pytest.raises(ValueError, match="absolute IRI"):
        KnowledgeGraph(base=base)


def test_the_users_names_win() -> None:
    names = Names({("Person", "ann-lee", None): "Ann Lee-Roy"})
    with KnowledgeGraph(names=names) as graph:
        graph.add(summit())
        assert graph.query("ASK { <https://w3id.org/triplewire/id/person-ann-lee-roy> ?p ?o }").askAnswer is True


def test_the_same_story_in_two_documents_is_one_happening() -> None:
    with KnowledgeGraph() as graph:
        graph.add(summit("one"))
        graph.add(replace(summit("two"), title="Another paper"))
        rows = {str(row.what): (str(row.when), int(row.documents)) for row in graph.ask("told-by-several")}
        assert rows["Ann Lee and Bob Roy met"] == ("2024-05-02", 2)
        assert {documents for _, documents in rows.values()} == {2}


WRONG_CALLS: dict[str, Callable[[Any], object]] = {
    "document: give Document, not str ('text'): triplewire.load().read(text) makes one": lambda g: g.add("text"),
    "prepared: give Prepared, not int": lambda g: g.put(1),
    "actor: give str or date, not None: leave it out": lambda g: g.to_pandas("who-met-whom", actor=None),
    "actor: give str or date, not int (5)": lambda g: g.ask("who-met-whom", actor=5),
    "name: give str, not None": lambda g: g.ask(None),
    "sparql: give str, not bytes": lambda g: g.query(b"ASK {}"),
    "what: give str, not None": lambda g: g.explain(None),
    "id: give str, not None": lambda g: g.remove(None),
    "what: give Correction or Iterable, not None": lambda g: g.correct(None),
    "what: give Correction, not int": lambda g: g.correct([1]),
    "store: give str or Path, not int": lambda g: type(g)(5),
    "bar: give int or float, not str": lambda g: type(g)(bar="1"),
}  # fmt: skip


@pytest.mark.parametrize("said", WRONG_CALLS)
def test_an_argument_of_another_type_is_told_in_one_sentence(said: str) -> None:
    with pytest.raises(ArgumentError) as caught:
        WRONG_CALLS[said](KnowledgeGraph())
    assert str(caught.value).startswith(said)
    assert isinstance(caught.value, TypeError)
