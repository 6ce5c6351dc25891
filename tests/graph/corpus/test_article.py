"""From an article to answers, with the language model."""

import pytest

import triplewire
from triplewire.graph.check.audit import audit

TEXT = """Kenyan President William Ruto met German Chancellor Olaf Scholz in Nairobi on Friday.

Ruto said that Germany must remain a member of the fund. Kenya signed an agreement with Germany in 2023.
"""

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def graph(pipeline: triplewire.Pipeline) -> triplewire.KnowledgeGraph:
    graph = triplewire.KnowledgeGraph()
    added = graph.add(pipeline.read(TEXT, published="2023-05-08", id="talks"))
    assert added.left_out == ()
    return graph


def test_who_met_whom_where_and_when(graph: triplewire.KnowledgeGraph) -> None:
    (row,) = graph.ask("who-met-whom", actor="Ruto")
    assert {str(row.who), str(row.whom)} == {"William Ruto", "Olaf Scholz"}
    assert (str(row.where), str(row.when)) == ("Nairobi", "2023-05-05")


def test_offices(graph: triplewire.KnowledgeGraph) -> None:
    found = {(str(row.holder), str(row.office), str(row["in"])) for row in graph.ask("offices")}
    assert found == {("William Ruto", "President", "Kenya"), ("Olaf Scholz", "Chancellor", "Germany")}


def test_a_claim_is_asked_with_its_quote_and_is_no_fact(graph: triplewire.KnowledgeGraph) -> None:
    rows = list(graph.ask("who-said-what-about", speaker="Ruto", about="Germany"))
    assert rows
    assert all(TEXT[int(row.begin) : int(row.end)] == str(row.quote) for row in rows)
    assert graph.query("ASK { ?germany rdfs:label 'Germany' ; tw:memberOf ?fund }").askAnswer is False


def test_every_quote_is_in_the_text(graph: triplewire.KnowledgeGraph) -> None:
    assert list(audit(graph.store)) == []


def test_reading_again_changes_nothing(graph: triplewire.KnowledgeGraph, pipeline: triplewire.Pipeline) -> None:
    before = graph.export("turtle")
    assert graph.add(pipeline.read(TEXT, published="2023-05-08", id="talks")).changed is False
    assert graph.export("turtle") == before
