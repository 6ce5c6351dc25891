"""Questions about who did what to whom: the direction counts; titles, spouses and names that are half known."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sketch import Sketch

from triplewire.graph.ask.asking import asked_of
from triplewire.graph.ask.node_search import find_nodes
from triplewire.graph.errors import NameMissing
from triplewire.graph.knowledge import KnowledgeGraph


@pytest.fixture(scope="module")
def graph() -> Iterator[KnowledgeGraph]:
    """A dismissal, a meeting, an arrest and a marriage."""
    s = Sketch("President Ann Lee fired Bob Roy. Lee met Queen Maud. Police arrested Roy. Lee is married to Tom Adler.")
    lee, roy, maud, adler = (
        s.entity("Ann Lee", also="Lee"),
        s.entity("Bob Roy"),
        s.entity("Maud"),
        s.entity("Tom Adler"),
    )
    police = s.described("Police", "Group")
    s.event("fired", source=[lee], target=[roy])
    s.event("met", "CONSULT", source=[lee, maud])
    s.event("arrested", "COERCE", source=[police], target=[roy])
    s.relation("Lee is married to Tom Adler", lee, "kinOf", adler, qualifier="married")
    s.relation("President Ann Lee", lee, "holdsOffice", "President")
    with KnowledgeGraph() as graph:
        graph.add(s.document())
        yield graph


def column(graph: KnowledgeGraph, name: str, text: str) -> list[str]:
    rows = [{str(key): str(value) for key, value in row.items()} for row in graph.ask(text).bindings]
    return [row[name] for row in rows]


FIRED, MET, ARRESTED = "President Ann Lee fired Bob Roy.", "Lee met Queen Maud.", "Police arrested Roy."


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Did Ann Lee fire Bob Roy?", [FIRED]),
        ("Did Bob Roy fire Ann Lee?", []),
        ("When did Bob Roy fire Ann Lee?", []),
        ("Has Ann Lee fired Bob Roy?", [FIRED]),
        ("Has Bob Roy fired Ann Lee?", []),
        ("Was Bob Roy fired by Ann Lee?", [FIRED]),
        ("Was Ann Lee fired by Bob Roy?", []),
        ("What did Ann Lee do to Bob Roy?", [FIRED]),
        ("What did Bob Roy do to Ann Lee?", []),
        ("Did Queen Maud meet Ann Lee?", [MET]),  # in a meeting both act
        ("Did Maud consult President Lee?", [MET]),
        ("Did Maud fire Ann Lee?", []),
        ("Who has been arrested by police?", [ARRESTED]),
        ("Who is arrested by the police?", [ARRESTED]),
        ("What happened between Bob Roy and Ann Lee?", [FIRED]),
    ],
)
def test_who_did_it_to_whom_counts(graph: KnowledgeGraph, text: str, found: list[str]) -> None:
    assert column(graph, "quote", text) == found


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("President Lee", "person-ann-lee"),
        ("the Chilean President Lee", "person-ann-lee"),
        ("Queen Maud", "person-a.e3"),
        ("Prime Minister Bob Roy", "person-bob-roy"),
        ("Mr Adler", "person-tom-adler"),
    ],
)
def test_a_title_before_a_name_is_left_out(graph: KnowledgeGraph, name: str, found: str) -> None:
    assert [iri.rpartition("/")[2] for iri in find_nodes(graph.store, name)] == [found]


@pytest.mark.parametrize("name", ["President Smith", "Energy Lee", "President Police", "Queen"])
def test_only_a_title_is_left_out_and_only_of_a_person(graph: KnowledgeGraph, name: str) -> None:
    with pytest.raises(NameMissing):
        find_nodes(graph.store, name)


@pytest.mark.parametrize(
    "text",
    [
        "Who is Ann Lee married to?",
        "Who is Tom Adler's wife?",
        "Who is Ann Lee's husband?",
        "Who is married to Tom Adler?",
    ],
)
def test_who_is_married_is_husband_wife_and_spouse(graph: KnowledgeGraph, text: str) -> None:
    assert column(graph, "object", text) == ["Tom Adler"]


def test_of_several_readings_that_with_most_known_names_is_taken(graph: KnowledgeGraph) -> None:
    asked = asked_of(graph.store, "Did Ann Lee pardon the medics?")
    assert dict(asked.parameters) == {"actor": "Ann Lee", "target": "the medics", "verb": "pardon"}
