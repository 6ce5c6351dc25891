"""Relations as of a day, in news of many years (held.toml), from the text to the answer."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
import rdflib

from triplewire.extract.errors import DateError
from triplewire.extract.model import Article
from triplewire.extract.pipeline import Pipeline
from triplewire.graph.ask.questions import questions
from triplewire.graph.history.as_of import Tellings
from triplewire.graph.knowledge import KnowledgeGraph
from triplewire.graph.store.solutions import select
from triplewire.ontology.terms import TW

NAMES = ("holdsOffice", "memberOf", "ownedBy", "residesIn", "employedBy", "leads", "basedIn", "kinOf", "controls")
HELD: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("held.toml").read_text("utf-8"))["relation"]


@pytest.fixture(scope="module")
def graph() -> KnowledgeGraph:
    pipeline, graph = Pipeline(), KnowledgeGraph()
    news = [
        Article(f"n{i}-{j}", text, "held.toml", published=day)
        for i, relation in enumerate(HELD)
        for j, (day, text) in enumerate(relation["news"])
    ]
    graph.put(*map(graph.prepared, pipeline.pipe(news)))
    return graph


@pytest.fixture(scope="module")
def labels(graph: KnowledgeGraph) -> dict[str, str]:
    rows = select(graph.store, "SELECT ?n ?label { ?n rdfs:label ?label }")
    return {row["n"]: row["label"].lower().replace(" of the ", " of ") for row in rows}


def test_there_are_enough() -> None:
    assert len(HELD) > 120
    assert sum(len(relation["ask"]) for relation in HELD) > 300


def test_no_answer_is_wrong_and_nearly_all_are_given(graph: KnowledgeGraph, labels: dict[str, str]) -> None:
    tellings, given = Tellings.read(graph.store, NAMES), dict[tuple[str, ...], str]()
    for day in sorted({str(day) for relation in HELD for day in relation["ask"]}):
        for found in tellings.on(day):
            key = (labels[found.key[0]], found.key[1].removeprefix(str(TW)), labels[found.key[2]])
            given[day, *key] = found.verdict.held
    asked = [
        (str(day), relation["who"].lower(), relation["relation"], relation["what"].lower(), answer)
        for relation in HELD
        for day, answer in relation["ask"].items()
    ]
    answers = [(given.get(tuple(key), "not known"), key, answer) for *key, answer in asked]
    assert not [key for found, key, answer in answers if found not in {answer, "not known"}]
    assert sum(found == answer for found, _, answer in answers) >= 0.97 * len(asked)


def test_what_is_over_or_has_not_begun_is_no_plain_fact(graph: KnowledgeGraph) -> None:
    rows = select(graph.store, "SELECT ?a ?p ?b { ?f a tw:Fact ; rdf:subject/rdfs:label ?a ; rdf:predicate ?p ; "
        "rdf:object/rdfs:label ?b }")  # fmt: skip
    facts = {(row["a"], row["p"].removeprefix(str(TW)), row["b"].lower().replace(" of the ", " of ")) for row in rows}
    wrong = [
        it for it in HELD
        if "fact" in it and it["fact"] != ((it["who"], it["relation"], it["what"].lower()) in facts)
    ]  # fmt: skip
    assert not wrong


def test_the_question_shows_the_quotes_that_decide(graph: KnowledgeGraph) -> None:
    (row,) = graph.ask("offices", person="Amara Diallo", as_of="2016-01-01").bindings
    shown = {str(name): str(value) for name, value in row.items()}
    assert shown["holder"] == "Amara Diallo"
    assert (shown["held"], shown["inferred"]) == ("no", "false")
    assert shown["document"].startswith("n")
    assert "resigned as prime minister" in shown["quote"]


def test_what_is_inferred_has_two_quotes(graph: KnowledgeGraph) -> None:
    rows = graph.ask("offices", person="Samuel Pike", as_of="2012-10-01").bindings
    (shown,) = [{str(name): str(value) for name, value in row.items()} for row in rows]
    assert (shown["held"], shown["inferred"]) == ("yes", "true")
    assert shown["document"] != shown["other_document"]


@pytest.mark.parametrize("name", [name for name, question in questions().items() if question.on_day])
def test_each_question_answers_for_a_day(graph: KnowledgeGraph, name: str) -> None:
    everything = graph.ask(name, as_of="2014-01-01")
    assert {str(row[rdflib.Variable("held")]) for row in everything.bindings} <= {"yes", "no", "not known"}
    assert len(everything) > 0


@pytest.mark.parametrize("day", ["2014", "2014-02-30", "yesterday", ""])
def test_a_day_is_a_day(graph: KnowledgeGraph, day: str) -> None:
    with pytest.raises(DateError):
        Tellings.read(graph.store, NAMES).on(day)


def test_a_claim_is_no_evidence(graph: KnowledgeGraph, labels: dict[str, str]) -> None:
    told = Tellings.read(graph.store, NAMES).told
    assert not [key for key in told if labels[key[0]] == "zoltan biro"]
