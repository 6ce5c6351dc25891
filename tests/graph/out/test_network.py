"""The graph as networkx sees it."""

import networkx as nx
import pytest
from sketch import summit

from triplewire.graph.knowledge import KnowledgeGraph

BASE = "https://w3id.org/triplewire/id/"
LEE, ROY = BASE + "person-ann-lee", BASE + "person-bob-roy"
CHILE, PERU, LIMA = BASE + "country-CL", BASE + "country-PE", BASE + "place-GN3936456"


@pytest.fixture(scope="module")
def graph() -> KnowledgeGraph:
    graph = KnowledgeGraph()
    graph.add(summit())
    return graph


def test_things_are_nodes_and_facts_are_edges(graph: KnowledgeGraph) -> None:
    network = graph.to_networkx()
    assert network.nodes[LEE] == {"label": "Ann Lee", "type": "Person", "mentions": 2, "wikidata": ""}
    assert network.nodes[LIMA]["latitude"] < 0
    assert network.nodes[BASE + "office-president.country-CL"]["type"] == "Office"
    aid = network.edges[CHILE, PERU, "aided"]
    assert aid["weight"] == 1
    assert (aid["time"], aid["document"], aid["quote"]) == ("2019", "summit", "Chile aided Peru in 2019.")
    assert network.edges[LEE, ROY, "consulted"]["place"] == "Lima"


def test_a_claim_is_no_edge(graph: KnowledgeGraph) -> None:
    network = graph.to_networkx()
    assert not network.has_edge(LIMA, CHILE)
    assert not network.has_edge(CHILE, PERU, "assaulted")


def test_events_can_be_nodes_between_those_who_take_part(graph: KnowledgeGraph) -> None:
    network = graph.to_networkx(events="nodes")
    attack = BASE + "event-summit.v3"
    assert network.nodes[attack]["label"] == "Chile attacked Peru"
    assert network.nodes[attack]["type"] == "Happening"
    assert {(other, key) for _, other, key in network.out_edges(attack, keys=True)} == {
        (CHILE, "source"),
        (PERU, "target"),
        (ROY, "claimedBy"),
    }


def test_what_networkx_is_used_for_works(graph: KnowledgeGraph) -> None:
    network = graph.to_networkx()
    assert nx.shortest_path(network.to_undirected(), LEE, ROY) == [LEE, ROY]
    assert max(nx.degree_centrality(network).items(), key=lambda pair: pair[1])[0] in {LEE, ROY}


def test_the_order_is_always_the_same(graph: KnowledgeGraph) -> None:
    other = KnowledgeGraph()
    for quad in sorted(graph.store.quads(), key=lambda q: str(q)[::-1]):
        other.store.replace(BASE + "document-summit", [*other.store.read(BASE + "document-summit"), quad.triple])
    assert list(other.to_networkx().edges(data=True)) == list(graph.to_networkx().edges(data=True))


def test_events_are_nodes_only_where_that_is_asked_for() -> None:
    with KnowledgeGraph() as graph:
        graph.add(summit())
        assert "Happening" not in {kind for _, kind in graph.to_networkx().nodes(data="type")}
        assert "Happening" in {kind for _, kind in graph.to_networkx(events="nodes").nodes(data="type")}
