"""The networks that people ask of are drawn by hand, so that the answers are known."""

import networkx as nx
import pytest
from commands import tw
from sketch import summit

from triplewire.graph.knowledge import KnowledgeGraph
from triplewire.graph.out.analysis import QUESTIONS, bridges, central, change, communities


@pytest.fixture
def camps() -> nx.MultiDiGraph:
    """Two triangles, A B C and D E F, that only C and D connect; and a place, which is no actor."""
    network = nx.MultiDiGraph()
    for name in "ABCDEF":
        network.add_node(name, label=f"{name}.", type="Person")
    network.add_node("P", label="P.", type="Place")
    pairs = {"AB": "2020-01-05", "BC": "2020-01", "CA": "2020", "DE": "2020-02-01", "EF": "", "FD": "PRESENT_REF"}
    for pair, time in {**pairs, "CD": "2020-02", "DC": "2021", "AP": "2021"}.items():
        network.add_edge(*pair, key=pair, weight=1 if pair in {"CD", "DC"} else 2, time=time)
    return network


def test_who_lies_between_is_central(camps: nx.MultiDiGraph) -> None:
    rows = central(camps)
    assert [row["who"] for row in rows] == ["C.", "D.", "A.", "B.", "E.", "F."]
    assert rows[0] == {"who": "C.", "type": "Person", "betweenness": 0.6, "partners": 3, "facts": 6}


def test_each_triangle_is_a_community(camps: nx.MultiDiGraph) -> None:
    found = {row["who"]: row["community"] for row in communities(camps)}
    assert found == {"A.": 1, "B.": 1, "C.": 1, "D.": 2, "E.": 2, "F.": 2}


def test_two_bridge_them(camps: nx.MultiDiGraph) -> None:
    assert bridges(camps) == [
        {"who": "C.", "community": 1, "into": "2", "outside": 2, "inside": 4},
        {"who": "D.", "community": 2, "into": "1", "outside": 2, "inside": 4},
    ]


def test_change_is_told_by_month(camps: nx.MultiDiGraph) -> None:
    assert [tuple(row.values()) for row in change(camps)] == [
        ("2020", 2, 2, 2, "A."),
        ("2020-01", 4, 3, 1, "B."),
        ("2020-02", 3, 3, 2, "D."),
        ("2021", 3, 4, 1, "A."),
    ]


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_order_of_nodes_and_edges_does_not_count_and_none_is_needed(camps: nx.MultiDiGraph, question: str) -> None:
    other = nx.MultiDiGraph()
    other.add_nodes_from(sorted(camps.nodes(data=True), reverse=True))
    other.add_edges_from(sorted(camps.edges(keys=True, data=True), key=lambda edge: edge[2], reverse=True))
    assert QUESTIONS[question](other) == QUESTIONS[question](camps)
    assert QUESTIONS[question](nx.MultiDiGraph()) == []


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_command_answers(question: str, tmp_path: object) -> None:
    with KnowledgeGraph(f"{tmp_path}/store", create=True) as graph:
        graph.add(summit())
    result = tw("network", question, "--store", f"{tmp_path}/store", "--format", "csv")
    assert result.exit_code == 0, result.stderr
    assert question == "bridges" or "who" in result.stdout.splitlines()[0]
