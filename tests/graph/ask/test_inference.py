"""What follows is found beside the graph, marked, and never from a claim."""

import pytest
from sketch import Sketch, summit

from triplewire.extract.model import Links
from triplewire.graph.ask.inference import INFERRED, with_inferences
from triplewire.graph.ask.node_search import find_nodes
from triplewire.graph.errors import NameMissing
from triplewire.graph.knowledge import KnowledgeGraph


@pytest.fixture(scope="module")
def graph() -> KnowledgeGraph:
    graph = KnowledgeGraph()
    graph.add(summit())
    s = Sketch(
        "Ann Lee spoke in Surco, a part of Lima. Lima Province is part of Chala. Peru and Chile are allied.", id="b"
    )
    lee, surco, lima = s.entity("Ann Lee"), s.entity("Surco", "Place"), s.entity("Lima", "Place")
    chala = s.entity("Chala", "Place")
    peru = s.entity("Peru", "Country", links=Links(iso3166="PE"))
    chile = s.entity("Chile", "Country", links=Links(iso3166="CL"))
    s.entities[3] = s.entities[3].__class__("e4", "Place", "Chala", s.entities[3].mentions, Links(iso3166="PE"))
    s.event("spoke", "CONSULT", source=[lee], place=[surco])
    s.relation("Surco, a part of Lima", surco, "partOf", lima)
    s.relation("Lima Province is part of Chala", lima, "partOf", chala)
    s.relation("Peru and Chile are allied", peru, "alliedWith", chile)
    s.relation("Ann Lee spoke", lee, "memberOf", peru)
    s.relation("Ann Lee", lee, "kinOf", chile, said_by=[lee])
    graph.add(s.document())
    return graph


@pytest.fixture(scope="module")
def wider(graph: KnowledgeGraph) -> KnowledgeGraph:
    return KnowledgeGraph(with_inferences(graph.store))


@pytest.mark.parametrize(
    "follows",
    [
        ":country-CL tw:alliedWith :country-PE",  # symmetric
        ":country-CL tw:related :country-PE",  # superproperty
        ":person-ann-lee org:holds :office-president.country-CL",
        ":office-president.country-CL org:heldBy :person-ann-lee",  # the inverse of a superproperty
        ":country-PE org:hasMember :person-ann-lee",
        ":place-surco tw:partOf :place-chala",  # transitive
        ":place-chala tw:locatedIn :country-PE",  # by its code
        "?e rdfs:label 'Ann Lee spoke' ; sem:hasPlace :place-lima , :place-chala , :country-PE",
        "?class rdfs:label 'Ann Lee' ; a schema:Person",
        "?e rdfs:label 'Ann Lee spoke' ; a ?class . ?class rdfs:label 'consult'@en",
        ":country-CL ?p :country-PE . ?p rdfs:label 'allied with'@en",
    ],
)
def test_it_follows(graph: KnowledgeGraph, wider: KnowledgeGraph, follows: str) -> None:
    assert wider.query(f"ASK {{ {follows} }}").askAnswer
    assert "schema:Person" in follows or not graph.query(f"ASK {{ {follows} }}").askAnswer


@pytest.mark.parametrize(
    "claimed", [":country-CL tw:kinOf :person-ann-lee", ":place-GN3936456 tw:related :country-CL", "?x tw:partOf ?x"]
)
def test_nothing_follows_from_a_claim(wider: KnowledgeGraph, claimed: str) -> None:
    assert not wider.query(f"ASK {{ {claimed} }}").askAnswer


def test_what_is_inferred_is_marked_and_the_rest_is_as_it_was(graph: KnowledgeGraph, wider: KnowledgeGraph) -> None:
    said = {(q.graph_name.value, q.triple) for q in graph.store.quads()}  # type: ignore[union-attr]
    all_ = {(q.graph_name.value, q.triple) for q in wider.store.quads()}  # type: ignore[union-attr]
    new = all_ - said
    assert said <= all_
    assert {name for name, _ in new} == {INFERRED}
    assert not {triple for _, triple in new} & {triple for _, triple in said}
    assert INFERRED not in graph.store.graphs()
    assert len(wider) == len(graph) + len(new)


def test_the_labels_of_terms_are_no_names(wider: KnowledgeGraph) -> None:
    with pytest.raises(NameMissing):
        find_nodes(wider.store, "consult")
    assert {*wider.to_pandas("entities")["type"]} <= {"Person", "Place", "Country", "Office"}
