"""Labels of events: read aloud, each is the sentence of the text, with the names of its sides."""

import pytest

import triplewire
from triplewire.graph.knowledge import KnowledgeGraph
from triplewire.ontology.terms import RDFS, TW


def labels(pipeline: triplewire.Pipeline, text: str) -> set[str]:
    with KnowledgeGraph() as graph:
        graph.add(pipeline.read(text, id="a", published="2024-05-03"))
        rows = graph.query(f"SELECT ?label {{ ?event a <{TW.Event}> ; <{RDFS.label}> ?label }}")
        return {str(row[0]) for row in rows}


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Ann Lee flew to Oslo on Monday.", "Ann Lee flew to Oslo"),
        ("Ann Lee said Norway might close its ports.", "Norway might close Norway's ports"),
        ("Ann Lee will travel to Bergen on Wednesday.", "Ann Lee will travel to Bergen"),
        ("The union called on the government to inspect all ferries.", "The union called on the government"),
        ("The plan was good. Ann Lee was received by Bob Roy.", "Bob Roy received Ann Lee"),
        ("Ann Lee, Bob Roy and Eva Ray met in Oslo.", "Ann Lee, Bob Roy and Eva Ray met"),
        ("In support of the strike, Ann Lee attacked the plan.", "In support of the strike, Ann Lee attacked the plan"),
        ("This month, the mayor announced plans for Lima.", "This month, the mayor announced plans"),
        ("Ann Lee said she'll leave Oslo.", "Ann Lee'll leave Oslo"),
    ],
)
def test_a_label_is_read_aloud(pipeline: triplewire.Pipeline, text: str, label: str) -> None:
    assert label in labels(pipeline, text)
