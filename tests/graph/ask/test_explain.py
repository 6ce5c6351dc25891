"""Everything leads back to its sentence."""

from dataclasses import replace

import pytest
from sketch import Sketch, summit

from triplewire.extract.model import Trigger
from triplewire.graph.errors import NameMissing
from triplewire.graph.knowledge import KnowledgeGraph

BASE = "https://w3id.org/triplewire/id/"


@pytest.fixture(scope="module")
def graph() -> KnowledgeGraph:
    graph = KnowledgeGraph()
    graph.add(summit())
    return graph


def test_a_name_gives_all_that_is_stated_of_it_in_the_order_of_the_text(graph: KnowledgeGraph) -> None:
    found = graph.explain("ann lee")
    assert [e.says for e in found] == [
        "Ann Lee holds the office President of Chile",
        "Ann Lee and Bob Roy met",
        "Ann Lee and Bob Roy met",
    ]
    assert found[0].rule == "test.rule"
    assert found[0].sentence.startswith("Chilean President Ann Lee met")


def test_the_body_of_an_office_gives_its_holder(graph: KnowledgeGraph) -> None:
    assert "Ann Lee holds the office President of Chile" in [item.says for item in graph.explain("chile")]


def test_a_claim_is_marked_as_one(graph: KnowledgeGraph) -> None:
    assert [(e.says, e.status) for e in graph.explain("lima") if e.kind == "relation"] == [
        ("Lima is part of Chile", "claimed by Bob Roy")
    ]
    denied = next(e for e in graph.explain("peru") if e.quote.startswith("Chile will not"))
    assert denied.status == "stated, negative, future"


@pytest.mark.parametrize(
    ("local", "quote"),
    [
        ("event-summit.v5", "Chile aided Peru in 2019."),
        ("relation-summit.r3", "Lima is part of Chile"),
        ("fact-summit.country-CL.aided.country-PE", "Chile aided Peru in 2019."),
        ("statement-summit.s2", "Lima is part of Chile"),
    ],
)
def test_an_iri_gives_its_own_evidence(graph: KnowledgeGraph, local: str, quote: str) -> None:
    (found,) = graph.explain(BASE + local)
    assert found.quote == quote == summit().text[found.begin : found.end]
    assert found.document == "summit"


@pytest.mark.parametrize(
    ("term", "says"),
    [
        ("tw:consulted", ["Ann Lee and Bob Roy met"]),
        ("tw:aided", ["Chile aided Peru"]),
        (
            "tw:holdsOffice",
            ["Ann Lee holds the office President of Chile", "Bob Roy holds the office Prime Minister of Peru"],
        ),
        ("tw:partOf", ["Lima is part of Chile"]),
        ("tw:Aid", ["Chile aided Peru"]),
        ("tw:Assault", ["Chile attacked Peru", "Chile attack Peru Peru"]),
        ("<https://w3id.org/triplewire/ontology#Aid>", ["Chile aided Peru"]),
    ],
)
def test_a_property_or_class_gives_all_its_statements(graph: KnowledgeGraph, term: str, says: list[str]) -> None:
    assert sorted(set(says)) == sorted({e.says for e in graph.explain(term)})


@pytest.mark.parametrize("term", ["tw:accused", "tw:Protest", "tw:nonsense", "nope:Aid"])
def test_a_term_that_the_graph_does_not_use_is_told(graph: KnowledgeGraph, term: str) -> None:
    with pytest.raises(NameMissing, match="nothing in the graph is named"):
        graph.explain(term)


def test_an_event_is_found_by_its_label(graph: KnowledgeGraph) -> None:
    assert {e.says for e in graph.explain("chile aided")} == {"Chile aided Peru"}


def test_a_mention_is_told_once_whatever_the_number_of_rules_and_names() -> None:
    s = Sketch("Bob Roy met Ann Lee. He met her. Roy said Chile attacked Peru.")
    lee, roy = s.entity("Ann Lee"), s.entity("Bob Roy", also="Roy")
    chile, peru = s.entity("Chile", "Country"), s.entity("Peru", "Country")
    met = s.event("met", "CONSULT", source=[roy], target=[lee], rule="one", confidence=0.5)
    again = Trigger(*s.at("met her"), "met her", "meet")
    s.events.append(replace(s.events[0], id="v9", trigger=again, coreferent=met, rule="two", sentence=1))
    s.event("attacked", "ASSAULT", source=[chile], target=[peru], said_by=[roy])
    with KnowledgeGraph() as graph:
        graph.add(s.document())
        found = graph.explain("ann lee")
        assert [(e.begin, e.rule) for e in found] == [(0, "one, two"), (21, "one, two")]
        assert len(graph.explain("peru")) == 1


def test_what_is_in_no_statement_is_shown_where_it_is_named() -> None:
    s = Sketch("Ann Lee met Bob Roy. Acme did not.")
    s.event("met", "CONSULT", source=[s.entity("Ann Lee"), s.entity("Bob Roy")])
    s.entity("Acme", "Organization")
    with KnowledgeGraph() as graph:
        graph.add(s.document())
        (only,) = graph.explain("acme")
        assert {item.kind for item in graph.explain("ann lee")} == {"event"}
    assert (only.kind, only.quote, only.begin, only.sentence) == ("mention", "Acme", 21, "Acme did not.")
    assert only.says == "Acme"


def test_what_is_not_there_is_said(graph: KnowledgeGraph) -> None:
    with pytest.raises(NameMissing):
        graph.explain("Zoe")
