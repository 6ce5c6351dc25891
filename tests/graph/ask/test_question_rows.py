"""The rows of the named questions: each event, pair or telling has one, however many names its actors have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest
from sketch import Sketch

from triplewire.extract.model import Links
from triplewire.extract.pipeline import Pipeline
from triplewire.graph.ask.questions import questions
from triplewire.graph.knowledge import KnowledgeGraph

MEETING = "Lena {family} met Omar Haddad in Oslo on 2 May 2024. Haddad informed {family}. Lena {family} praised Quito."


@pytest.fixture(scope="module")
def graph() -> Iterator[KnowledgeGraph]:
    """Two documents in which one person has two labels, and so has a place."""
    with KnowledgeGraph() as graph:
        for id_, family in (("one", "Berg"), ("two", "Berg Moe")):
            s = Sketch(MEETING.format(family=family), id=id_, published="2024-05-03")
            berg, haddad = (
                s.entity(f"Lena {family}", also=family, links=Links(wikidata="Q1")),
                s.entity("Omar Haddad", also="Haddad"),
            )
            oslo, quito = s.entity("Oslo", "Place"), s.entity("Quito", "Place")
            s.event(
                "met",
                "CONSULT",
                source=[berg, haddad],
                place=[oslo],
                time=[s.time("2 May 2024", "2024-05-02"), s.time("May 2024", "2024-05")],
            )
            s.event("informed", "CONSULT", source=[haddad], target=[berg])
            s.event("praised", "SUPPORT", source=[berg], target=[quito])
            graph.add(s.document())
        yield graph


def rows(graph: KnowledgeGraph, name: str, **parameters: str) -> list[dict[str, str]]:
    return [{str(k): str(v) for k, v in row.items()} for row in graph.ask(name, **parameters).bindings]


@pytest.mark.parametrize("name", questions())
def test_no_row_comes_twice(graph: KnowledgeGraph, name: str) -> None:
    found = Counter(tuple(sorted(row.items())) for row in rows(graph, name))
    assert not [row for row, times in found.items() if times > 1]


def test_a_meeting_is_one_row_of_event_data_with_both_sides(graph: KnowledgeGraph) -> None:
    met = [row for row in rows(graph, "event-data") if row["date"] == "2024-05-02"]
    assert [{row["source"], row["target"]} for row in met] == [{"Lena Berg Moe", "Omar Haddad"}]
    assert met[0]["tellings"] == "2"


def test_a_pair_is_counted_once_under_one_name(graph: KnowledgeGraph) -> None:
    pairs = [(row["source_name"], row["target_name"], row["event_type"]) for row in rows(graph, "event-counts-by-pair")]
    assert sorted(pairs) == [
        ("Lena Berg Moe", "Omar Haddad", "Consult"),
        ("Lena Berg Moe", "Quito", "Support"),
        ("Omar Haddad", "Lena Berg Moe", "Consult"),
    ]


def test_who_only_informs_another_does_not_meet_him(graph: KnowledgeGraph) -> None:
    assert {row["quote"].split()[-1] for row in rows(graph, "who-met-whom")} == {"2024."}


def test_each_telling_has_one_row(graph: KnowledgeGraph) -> None:
    assert len([row for row in rows(graph, "tellings") if "met" in row["quote"]]) == 2


def test_a_fact_in_words_has_its_relation(pipeline: Pipeline) -> None:
    with KnowledgeGraph() as graph:
        graph.add(pipeline.read("Ann Lee photographed Omar Haddad.", id="a"))
        assert [row["relation"] for row in rows(graph, "evidence")] == ["photograph"]
        assert {row["first"] for row in rows(graph, "connections")} <= {"photograph"}


@pytest.mark.parametrize(
    ("days", "held"),
    [
        (("2024-05-01", "2024-06-05", None), []),
        (("2024-05-01", "2024-06-05", "2025-01-02"), [""]),
        (("2024-05-01", "2024-04-30", None), [""]),
    ],
)
def test_who_left_an_office_by_a_later_text_holds_it_no_more(days: tuple[str | None, ...], held: list[str]) -> None:
    with KnowledgeGraph() as graph:
        for number, published in enumerate(days):
            if published:
                s = Sketch("President Ann Lee of Chile.", id=f"d{number}", published=published)
                lee, chile = s.entity("Ann Lee"), s.entity("Chile", "Country")
                s.relation("President Ann Lee", lee, "holdsOffice", "President", of=chile, former=number == 1)
                graph.add(s.document())
        assert [row.get("status", "") for row in rows(graph, "offices")] == held
        told = [row.get("status", "") for row in rows(graph, "offices", former="yes")]
        assert sorted(told) == ["", "former"]
