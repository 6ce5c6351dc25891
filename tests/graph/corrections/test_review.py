"""The review queue: what it asks, and what its answers make of the graph."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from commands import tw
from graphs import facts, graph_of, whole
from sketch import Sketch, toll

from triplewire.extract.model import Document
from triplewire.graph.corrections.correction import Correction
from triplewire.graph.corrections.correction_file import written
from triplewire.graph.knowledge import KnowledgeGraph
from triplewire.graph.review.items import Item
from triplewire.graph.thresholds import THRESHOLDS

DOUBTFUL = THRESHOLDS.review.doubtful


def holder(id_: str, name: str, office: str, country: str = "") -> Document:
    s = Sketch(f"{name}, the {office} of {country or 'it'}, spoke.", id=id_)
    person = s.entity(name)
    of = {"of": s.entity(country, "Organization")} if country else {}
    s.relation(office, person, "holdsOffice", office, **of)
    return s.document()


def death(id_: str, year: str, confidence: float = 0.95, name: str = "Ann Lee") -> Document:
    s = Sketch(f"{name} died in {year}.", id=id_)
    lee = s.entity(name)
    when = s.time(year, year)
    place = s.entity(f"in {year}", "Place")
    s.relation(f"died in {year}", lee, "diedIn", place, time=(when,), confidence=confidence)
    return s.document()


def backed(confidence: float, id_: str = "a") -> Document:
    s = Sketch("Ann Lee backed Eva Roy.", id=id_)
    one, two = s.entity("Ann Lee"), s.entity("Eva Roy")
    s.triple("Ann Lee", "backed", "Eva Roy", event="v1")
    s.event("backed", "SUPPORT", source=[one], target=[two], confidence=confidence)
    return s.document()


def asked(graph: KnowledgeGraph, kind: str) -> list[Item]:
    return [item for item in graph.review() if item.kind == kind]


ONE_CLUE_SHORT = [holder("a", "Ann Lee", "president"), holder("b", "Lee", "president")]


def test_a_merge_that_lacks_a_clue_is_proposed_with_evidence_for_and_against() -> None:
    (item,) = asked(graph_of(*ONE_CLUE_SHORT), "merge")
    assert item.question == "Are Ann Lee (1 document) and Lee (1 document) one actor?"
    assert item.pros == ("the names correspond: surname", "both: office president")
    assert item.cons == ("1 more in common would be needed",)
    assert [(place.document, place.quote) for place in item.places] == [("a", "Ann Lee"), ("b", "Lee")]


@pytest.mark.parametrize(
    "documents",
    [
        [holder("a", "Ann Lee", "president"), holder("b", "Lee", "chemist")],  # two clues short
        [holder("a", "Ann Lee", "president"), holder("b", "Ann Roy", "president")],  # other names
        [holder("a", "Ann Lee", "president", "Ruritania"), holder("b", "Lee", "president", "Ruritania")],  # joined
    ],
)
def test_no_other_merge_is(documents: list[Document]) -> None:
    assert asked(graph_of(*documents), "merge") == []


def test_an_accepted_merge_makes_one_actor_and_a_rejected_one_is_not_asked_again() -> None:
    for decision, persons in (("accept", 1), ("reject", 2)):
        graph = graph_of(*ONE_CLUE_SHORT)
        (item,) = asked(graph, "merge")
        assert not graph.correct(getattr(item, decision)).refused
        assert len(graph.query("SELECT DISTINCT ?p { ?p a schema:Person }")) == persons
        assert asked(graph, "merge") == []
        whole(graph)


@pytest.mark.parametrize(("confidence", "asks"), [(DOUBTFUL - 0.01, 1), (DOUBTFUL, 0)])
def test_plain_facts_below_a_confidence_are_doubtful(confidence: float, asks: int) -> None:
    assert len(asked(graph_of(backed(confidence)), "fact")) == asks


def test_doubtful_facts_come_by_confidence_and_leave_the_queue_once_decided() -> None:
    graph = graph_of(backed(0.85, "a"), backed(0.8, "b"))
    first, second = asked(graph, "fact")
    assert (first.weight, first.question) == (0.8, "Does b say: Ann Lee backed Eva Roy?")
    graph.correct(first.accept, by="Maria")
    assert asked(graph, "fact") == [second]
    graph.correct(second.reject)
    assert asked(graph, "fact") == []
    assert len(facts(graph)) == 1
    assert [each.statement.quote for each in graph.corrections] == ["Ann Lee backed Eva Roy."] * 2  # no IRIs
    whole(graph)


def test_a_conflict_is_one_question_at_a_time_until_one_side_is_left() -> None:
    graph = graph_of(death("a", "2018"), death("b", "2019"), death("c", "2020", confidence=0.8))
    (first,) = asked(graph, "conflict")
    assert (first.places[0].document, first.cons) == ("a", ("b has 2019: 'died in 2019'", "c has 2020: 'died in 2020'"))
    assert [item.kind for item in graph.review() if item.accept == first.accept] == ["conflict"]  # and no doubtful fact
    graph.correct(first.accept)
    (second,) = asked(graph, "conflict")
    assert second.places[0].document == "b"
    graph.correct(second.reject)
    assert [item.places[0].document for item in asked(graph, "conflict")] == ["c"]


def happenings(graph: KnowledgeGraph) -> list[set[str]]:
    told: dict[str, set[str]] = {}
    for event, happening in graph.query("SELECT ?e ?h { ?e tw:tells ?h }"):
        told.setdefault(str(happening), set()).add(str(event).rpartition("event-")[2])
    return sorted(told.values(), key=sorted)


def test_a_conflict_about_an_event_may_be_none_because_there_are_two() -> None:
    documents = toll("a", "five"), toll("b", "nine"), toll("c", "five"), toll("d", "nine")
    graph = graph_of(*documents)
    before = whole(graph)
    assert happenings(graph) == [{"a.v1", "b.v1", "c.v1", "d.v1"}]
    (item,) = asked(graph, "conflict")
    assert item.separate is not None
    sides = [each.node.rpartition("-")[2] for each in (item.separate.statement, *item.separate.along)]
    assert sides == ["a.v1", "c.v1"]
    (made,) = graph.correct(item.separate).made
    assert happenings(graph) == [{"a.v1", "c.v1"}, {"b.v1", "d.v1"}]
    assert asked(graph, "conflict") == []  # one answer was enough
    for document in documents:
        graph.add(document)
    graph.add(toll("e", "five"))
    again = graph_of(*documents, toll("e", "five"))
    again.correct(written(graph.corrections))  # words, no IRIs
    assert whole(again) == whole(graph)
    graph.remove("e")
    graph.undo(made.id)
    assert whole(graph) == before


def test_what_else_the_sentence_of_a_conflict_tells_of_is_not_asked_about() -> None:
    def told(id_: str, number: str) -> Document:
        s = Sketch(f"Omar Haddad met Ann Lee and killed {number} soldiers in Oslo on Friday.", id=id_)
        haddad, lee, oslo = s.entity("Omar Haddad"), s.entity("Ann Lee"), s.entity("Oslo", "Place")
        friday = s.time("Friday", "2024-05-03")
        s.event("met", "CONSULT", source=[haddad, lee], place=[oslo], time=[friday])
        s.triple("Omar Haddad", "met", "Ann Lee", event="v1")
        soldiers = s.described(f"{number} soldiers", "Group")
        s.event("killed", "ASSAULT", source=[haddad], target=[soldiers], place=[oslo], time=[friday])
        return s.document()

    graph = graph_of(told("a", "five"), told("b", "nine"))
    assert happenings(graph) == [{"a.v1", "b.v1"}, {"a.v2", "b.v2"}]
    while items := asked(graph, "conflict"):
        assert [item.accept.statement.node.rpartition(".")[2] for item in items] == ["v2"]
        graph.correct(items[0].accept)


def test_conflicts_between_documents_come_before_those_within_one() -> None:
    s = Sketch("Ann Lee died in 2018. Others have it that Lee died in 2017.", id="a")
    lee = s.entity("Ann Lee")
    for year in ("2018", "2017"):
        place = s.entity(f"in {year}", "Place")
        s.relation(f"died in {year}", lee, "diedIn", place, time=(s.time(year, year),))
    graph = graph_of(s.document(), death("b", "2018", name="Zoe Roy"), death("c", "2019", name="Zoe Roy"))
    items = asked(graph, "conflict")
    assert [item.places[0].document for item in items] == ["b", "a"]
    assert items[0].question == "Is it right, as b has it: Zoe Roy died in 2018?"


def test_a_doubtful_relation_is_asked_about_in_words() -> None:
    s = Sketch("Omar Haddad's Radio Lima spoke.")
    haddad, radio = s.entity("Omar Haddad"), s.entity("Radio Lima", "Organization")
    s.relation("Omar Haddad's Radio Lima", radio, "foundedBy", haddad, confidence=0.8)
    (item,) = asked(graph_of(s.document()), "fact")
    assert item.question == "Does a say: Radio Lima was founded by Omar Haddad?"


def test_what_is_put_off_comes_last_also_after_a_rebuild() -> None:
    documents = backed(0.8, "a"), backed(0.85, "b")
    graph = graph_of(*documents)
    first, second = asked(graph, "fact")
    graph.correct(Correction("later", to=first.id))
    assert [(item.id, item.later) for item in asked(graph, "fact")] == [(second.id, False), (first.id, True)]
    again = graph_of(*documents)
    again.correct(written(graph.corrections))
    assert whole(again) == whole(graph)
    assert [item.id for item in again.review("fact", most=1)] == [second.id]


@pytest.fixture
def store(tmp_path: Path) -> Path:
    with KnowledgeGraph(tmp_path / "store", create=True) as graph:
        for document in (*ONE_CLUE_SHORT, backed(0.8, "c")):
            graph.add(document)
    return tmp_path / "store"


def test_the_command_lists_and_decides(store: Path) -> None:
    listed = tw("review", "--store", store)
    assert "Does c say: Ann Lee backed Eva Roy?" in listed.stdout
    items = {item["kind"]: item for item in json.loads(tw("review", "--json", "--store", store).stdout)}
    assert items["merge"]["accept"].startswith("[[merge]]\nnames = [")
    decided = tw(
        "review", "--accept", items["merge"]["id"], "--reject", items["fact"]["id"], "--by", "Maria", "--store", store
    )
    assert (decided.exit_code, decided.stderr) == (0, "")
    assert json.loads(tw("review", "--json", "--store", store).stdout) == []
    with KnowledgeGraph(store) as graph:
        assert {(each.kind, each.by, each.on is not None) for each in graph.corrections} == {
            ("merge", "Maria", True), ("reject", "Maria", True),
        }  # fmt: skip
    assert tw("review", "--accept", "none", "--store", store).exit_code == 2


def test_the_command_separates_what_is_not_one_event(tmp_path: Path) -> None:
    with KnowledgeGraph(tmp_path / "store", create=True) as graph:
        for document in (toll("x", "five"), toll("y", "nine"), *ONE_CLUE_SHORT):
            graph.add(document)
    items = {item["kind"]: item for item in json.loads(tw("review", "--json", "--store", tmp_path / "store").stdout)}
    assert items["conflict"]["separate"].startswith("[[separate]]\nstatement = ")
    wrong = tw("review", "--separate", items["merge"]["id"], "--store", tmp_path / "store")
    assert (wrong.exit_code, "is not about one event" in wrong.stderr) == (2, True)
    decided = tw("review", "--separate", items["conflict"]["id"], "--by", "Maria", "--store", tmp_path / "store")
    assert (decided.exit_code, decided.stderr) == (0, "")
    assert "told apart from others by Maria" in tw("explain", "event-x.v1", "--store", tmp_path / "store").stdout
    with KnowledgeGraph(tmp_path / "store") as graph:
        assert happenings(graph) == []
        assert {each.document for each in graph.corrections[0].statements} == {"x", "y"}


def test_in_a_terminal_it_asks_one_after_another(store: Path) -> None:
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "triplewire", "review", "--store", str(store)]
    with subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, env=os.environ) as process:
        os.write(ours, b"x\nr\nq\n")
        process.wait(timeout=120)
    os.close(theirs)
    assert process.returncode == 0
    assert b"ccept" in os.read(ours, 1 << 16)
    os.close(ours)
    with KnowledgeGraph(store) as graph:
        assert [each.kind for each in graph.corrections] == ["reject"]
