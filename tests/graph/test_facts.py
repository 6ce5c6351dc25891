"""Which plain triples events give: what two offer they have not agreed, and a town is not spoken with."""

import pytest

import triplewire

FACTS = [
    ("Chile and Peru agreed on a trade deal.", "agreedWith", {("Chile", "Peru"), ("Peru", "Chile")}),
    ("Chile and Peru offered to send rescue teams.", "agreedWith", set()),
    ("Ann Lee visited Oslo.", "consulted", set()),
    ("Ann Lee met Omar Haddad in Oslo.", "consulted", {("Ann Lee", "Omar Haddad"), ("Omar Haddad", "Ann Lee")}),
    ("Police said Ann Lee had met Omar Haddad.", "consulted", set()),
]


@pytest.mark.parametrize(("text", "fact", "pairs"), FACTS)
def test_facts_of_a_sentence(pipeline: triplewire.Pipeline, text: str, fact: str, pairs: set[tuple[str, str]]) -> None:
    graph = triplewire.KnowledgeGraph()
    graph.add(pipeline.read(text))
    found = graph.query(f"SELECT ?a ?b {{ ?x tw:{fact} ?y . ?x rdfs:label ?a . ?y rdfs:label ?b }}")
    assert {(str(one), str(other)) for one, other in found} == pairs
