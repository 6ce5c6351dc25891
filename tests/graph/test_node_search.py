"""A name finds the nodes that it fits best."""

import pytest
from sketch import Sketch

from triplewire.graph.ask.node_search import find_nodes
from triplewire.graph.knowledge import KnowledgeGraph


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Ann Lee", ["person-ann-lee"]),
        ("lee", ["person-ann-lee"]),  # whole words come before parts of words
        ("leed", ["person-ann-leeds"]),
        ("ann", ["person-ann-lee", "person-ann-leeds"]),
    ],
)
def test_the_same_name_then_whole_words_then_parts(name: str, found: list[str]) -> None:
    s = Sketch("Ann Lee met Ann Leeds.")
    s.entity("Ann Lee")
    s.entity("Ann Leeds")
    with KnowledgeGraph() as graph:
        graph.add(s.document())
        assert [iri.rpartition("/")[2] for iri in find_nodes(graph.store, name)] == found
