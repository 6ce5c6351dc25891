"""The rows of the named questions: each event, pair or telling has one, however many names its actors have."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import pytest
from sketch import Sketch

from triplewire.extract.model import Links
from triplewire.extract.pipeline import Pipeline
from triplewire.graph.ask.query import Rows, run
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


def narrowed(graph: KnowledgeGraph, name: str, given: dict[str, str], *, helped: bool) -> list[str]:
    """Return the rows of a question with or without the lines that help the engine, sorted."""
    question = questions()[name]
    text = question.text if helped else re.sub(r"(?m)^ *# with .*\n", "", question.text)
    found = run(graph.store, replace(question, text=text).sparql(graph.store, given))
    assert isinstance(found, Rows)
    return sorted(map(str, found.rows))


@pytest.mark.parametrize(
    "name",
    [
        "between", "event-counts-by-pair", "event-data", "events-of-type", "timeline", "what-did", "what-happened-in",
        "what-was-done-to",
    ],
)  # fmt: skip
def test_a_line_that_helps_the_engine_changes_no_answer(graph: KnowledgeGraph, name: str) -> None:
    values = {"name": "berg", "type": "consult", "date": "2024-05-02", "text": "meet"}
    rows_of = 0
    for parameter in questions()[name].parameters:
        given = {parameter.name: "oslo" if parameter.name == "place" else values[parameter.kind]}
        found = narrowed(graph, name, given, helped=True)
        assert found == narrowed(graph, name, given, helped=False)
        rows_of += len(found)
    assert rows_of


@pytest.mark.parametrize("name", ["event-counts", "event-counts-by-day"])
def test_another_telling_dates_what_is_counted(name: str) -> None:
    """Of two tellings one has the day, and the other the place that is asked for."""
    with KnowledgeGraph() as graph:
        for id_ in ("one", "two"):
            s = Sketch("Chile attacked Peru in Lima on 2 May 2024.", id=id_, published="2024-05-03")
            sides = {"source": [s.entity("Chile", "Country")], "target": [s.entity("Peru", "Country")]}
            lima = [s.entity("Lima", "Place")] if id_ == "two" else []
            s.event(
                "attacked", "ASSAULT", place=lima, time=[s.time("2 May 2024", "2024-05-02")] * (id_ == "one"), **sides
            )
            graph.add(s.document())
        for given in ({}, {"place": "lima"}, {"type": "assault"}, {"about": "peru"}):
            assert [row["dated_by"] for row in rows(graph, name, **given)] == ["text"]
        assert [row["documents"] for row in rows(graph, name, place="lima")] == ["1"]


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


SPOKEN = "She said Omar Haddad left. 40 farmers, a minister, the Zulu Union and Ann Lee said it too. Ann Lee met him."


@pytest.fixture(scope="module")
def spoken() -> Iterator[KnowledgeGraph]:
    """Claims of speakers with names, of described ones, of a number of people and of a pronoun."""
    s = Sketch(SPOKEN)
    haddad = s.entity("Omar Haddad")
    speakers = [s.entity(name) for name in ("She", "40 farmers", "a minister", "the Zulu Union", "Ann Lee")]
    for entity, kind in zip(s.entities[1:4], ("pronoun", "nominal", "nominal"), strict=True):
        called = tuple(replace(mention, kind=kind) for mention in entity.mentions)
        s.entities[s.entities.index(entity)] = replace(entity, mentions=called)
    for speaker in (*speakers, None):
        s.event("left", source=[haddad], said_by=[speaker])
    with KnowledgeGraph() as graph:
        graph.add(s.document())
        yield graph


@pytest.mark.parametrize(
    ("name", "column"), [("who-said-what-about", "said_by"), ("claims-not-facts", "said_by"), ("quotes", "who")]
)
def test_speakers_with_names_come_first_then_descriptions(spoken: KnowledgeGraph, name: str, column: str) -> None:
    told = list(dict.fromkeys(row[column] for row in rows(spoken, name)))
    assert told[:3] == ["Ann Lee", "the Zulu Union", "a minister"]
    assert set(told[3:-1]) == {"40 farmers", "She"}
    assert told[-1] == "unnamed source"


def test_a_claim_is_about_those_who_take_part_in_it(spoken: KnowledgeGraph) -> None:
    assert len(rows(spoken, "who-said-what-about", about="Omar Haddad")) == 6
    assert rows(spoken, "who-said-what-about", about="Ann Lee") == []


def test_things_of_one_name_are_told_apart_by_their_document_or_are_one_row() -> None:
    with KnowledgeGraph() as graph:
        for id_ in ("one", "two"):
            s = Sketch("A minister met residents and residents in Oslo.", id=id_)
            minister, some = s.entity("A minister"), s.entity("residents", "Group")
            start, end = s.at("residents", "and residents")
            others = replace(
                s.entities[-1], id="e3", mentions=(replace(s.entities[-1].mentions[0], start=start, end=end),)
            )
            s.entities.append(others)
            s.entities[:] = [
                replace(e, mentions=tuple(replace(m, kind="nominal") for m in e.mentions)) for e in s.entities
            ]
            for one in (some, "e3"):
                s.event("met", "CONSULT", source=[minister], target=[one])
            graph.add(s.document())
        told = [(row["who"], row["with"], row["document"]) for row in rows(graph, "named-together")]
        assert sorted(told) == sorted(set(told))
        assert ("A minister", "residents", "one") in told
        assert ("A minister", "residents", "two") in told
        facts = [tuple(row.values()) for row in rows(graph, "connections")]
        assert len(facts) == len(set(facts))


def test_what_several_documents_report_says_how_many_deny_it() -> None:
    with KnowledgeGraph() as told:
        for id_, polarity in (("one", "positive"), ("two", "negative")):
            s = Sketch("Lena Berg met Omar Haddad in Oslo on 2 May 2024.", id=id_)
            both = [s.entity("Lena Berg"), s.entity("Omar Haddad")]
            s.event("met", "CONSULT", source=both, time=[s.time("2 May 2024", "2024-05-02")], polarity=polarity)
            told.add(s.document())
        (row,) = rows(told, "told-by-several")
        assert (row["documents"], row["claims"], row["denials"]) == ("2", "0", "1")


def told_twice() -> tuple[KnowledgeGraph, dict[str, str]]:
    """A meeting, an office, a membership and a claim, each told twice in the later article and once in the earlier one.

    The alphabet prefers the words that the later article has last.
    """
    graph, texts = KnowledgeGraph(), {}
    for id_, day, text in (
        (
            "a-later",
            "2024-05-04",
            "Lee met Roy in Oslo. So said Kim of Lee: Lee aided Roy of Unity. A Lee-Roy meeting in Oslo.",
        ),
        ("b-first", "2024-05-03", "On Monday, Lee met Roy in Oslo. So said Kim of Lee: Lee aided Roy of Unity."),
    ):
        s = Sketch(text, id=id_, published=day)
        lee, roy, kim = s.entity("Lee"), s.entity("Roy"), s.entity("Kim")
        unity, oslo = s.entity("Unity", "Organization"), s.entity("Oslo", "Place")
        met = s.event("met", "CONSULT", source=[lee, roy], place=[oslo], time=[s.time("in", "2024-05-02")])
        s.event("aided", "AID", source=[lee], target=[roy], said_by=[kim])
        s.relation("Roy of Unity", roy, "memberOf", unity)
        if day == "2024-05-04":
            s.event("meeting", "CONSULT", source=[lee, roy], place=[oslo], coreferent=met)
        graph.add(s.document())
        texts[id_] = text
    return graph, texts


@pytest.mark.parametrize(
    ("name", "parameters", "document", "quote"),
    [
        ("what-did", {"actor": "Lee", "type": "consult"}, "a-later", "Lee met Roy in Oslo."),
        ("events-of-type", {"type": "consult"}, "a-later", "Lee met Roy in Oslo."),
        ("what-happened-in", {"place": "Oslo"}, "a-later", "Lee met Roy in Oslo."),
        ("what-happened-on", {"date": "2024-05-02"}, "a-later", "Lee met Roy in Oslo."),
        ("between", {"one": "Lee", "other": "Roy", "type": "consult"}, "a-later", "Lee met Roy in Oslo."),
        ("who-met-whom", {"actor": "Lee"}, "b-first", "On Monday, Lee met Roy in Oslo."),
        ("members-of", {"member": "Roy"}, "b-first", "Roy of Unity"),
        ("quotes", {"person": "Kim"}, "b-first", "So said Kim of Lee: Lee aided Roy of Unity."),
    ],
)
def test_a_row_has_the_first_mention_with_its_place_in_the_text(
    name: str, parameters: dict[str, str], document: str, quote: str
) -> None:
    graph, texts = told_twice()
    found = rows(graph, name, **parameters)
    row = next(row for row in found if row["document"] == document)
    assert row["quote"] == quote
    for row in found:
        assert texts[row["document"]][int(row["begin"]) : int(row["end"])] == row["quote"]


@pytest.mark.parametrize(
    ("polarity", "modality", "said_by", "status"),
    [
        ("positive", "actual", False, "stated"),
        ("positive", "actual", True, "claimed"),
        ("negative", "actual", True, "denied"),
        ("negative", "future", False, "denied"),
        ("positive", "future", True, "planned"),
        ("positive", "possible", False, "possible"),
    ],
)
def test_the_status_says_who_answers_for_a_row(polarity: str, modality: str, said_by: bool, status: str) -> None:
    s = Sketch("Kim said Lee aided Roy.")
    kim, lee, roy = s.entity("Kim"), s.entity("Lee"), s.entity("Roy")
    speakers = [kim] if said_by else []
    s.event("aided", "AID", source=[lee], target=[roy], polarity=polarity, modality=modality, said_by=speakers)
    with KnowledgeGraph() as graph:
        graph.add(s.document())
        for name in ("what-did", "what-was-done-to", "events-of-type", "between", *["claims-not-facts"] * said_by):
            assert [row["status"] for row in rows(graph, name)][:1] == [status], name


def test_events_of_a_type_have_a_row_for_each_pair_of_sides_and_their_verb() -> None:
    s = Sketch("Putin and Netanyahu met. The EU and the UN accused Iran of lying. Kim condemned it. Roy travelled.")
    putin, netanyahu, kim, roy = (s.entity(name) for name in ("Putin", "Netanyahu", "Kim", "Roy"))
    eu, un, iran = (s.entity(name, "Organization") for name in ("EU", "UN", "Iran"))
    s.event("met", "CONSULT", source=[putin, netanyahu])
    s.event("travelled", "CONSULT", source=[roy, kim], mode="visit")
    s.event("accused", "ACCUSE", source=[eu, un], target=[iran])
    s.event("condemned", "ACCUSE", source=[kim])
    with KnowledgeGraph() as graph:
        graph.add(s.document())

        def sides(**parameters: str) -> list[tuple[str | None, str, str | None]]:
            found = rows(graph, "events-of-type", **parameters)
            return sorted((row.get("who"), row["verb"], row.get("whom")) for row in found)

        met = {frozenset(row) for row in sides(type="consult")}
        assert met == {
            frozenset(row)
            for row in (("Putin", "meet", "Netanyahu"), ("Kim", "travelled", None), ("Roy", "travelled", None))
        }
        accused = [("EU", "accused", "Iran"), ("UN", "accused", "Iran")]
        assert sides(type="accuse") == [*accused[:1], ("Kim", "condemned", None), *accused[1:]]
        assert sides(type="accuse", verb="accused") == accused


@pytest.mark.parametrize(
    ("object_", "denier", "found"),
    [("books", "Roy", 1), ("it", "Roy", 0), ("books", "Kim", 0)],
)
def test_a_contradiction_is_between_two_about_one_object(object_: str, denier: str, found: int) -> None:
    s = Sketch("Kim said Lee sold the books to Oslo. Roy said Lee did not sell it.")
    named = {name: s.entity(name) for name in ("Kim", "Lee", "Roy")}
    things = {name: s.entity(name, "Other") for name in ("books", "it")}
    sides = {"source": [named["Lee"]], "target": [s.entity("Oslo", "Place")]}
    s.event("sold", said_by=[named["Kim"]], others=[("object", things["books"])], **sides)
    s.event("sell", said_by=[named[denier]], others=[("object", things[object_])], polarity="negative", **sides)
    s.events[1] = replace(s.events[1], trigger=replace(s.events[1].trigger, lemma="sold"))
    with KnowledgeGraph() as graph:
        graph.add(s.document())
        told = rows(graph, "contradictions")
    assert len(told) == found
    if found:
        assert (told[0]["said_by"], told[0]["denied_by"]) == ("Kim", "Roy")
        assert s.text[int(told[0]["other_begin"]) : int(told[0]["other_end"])] == told[0]["denial"]


@pytest.mark.parametrize(("name", "parameters"), [("what-happened-in", {"place": "Oslo"}), ("events-of-type", {})])
def test_what_copies_of_one_text_tell_is_one_row(name: str, parameters: dict[str, str]) -> None:
    with KnowledgeGraph() as graph:
        for id_ in ("one", "two"):
            s = Sketch("Chile attacked Peru in Oslo on Friday.", id=id_, published="2024-05-04")
            sides = {"source": [s.entity("Chile", "Country")], "target": [s.entity("Peru", "Country")]}
            s.event(
                "attacked", "ASSAULT", place=[s.entity("Oslo", "Place")], time=[s.time("Friday", "2024-05-03")], **sides
            )
            graph.add(s.document())
        assert [row["document"] for row in rows(graph, name, **parameters)] == ["one"]


def test_what_copies_of_one_text_tell_of_unnamed_sides_is_one_row() -> None:
    with KnowledgeGraph() as graph:
        for id_ in ("one", "two"):
            s = Sketch("Chile attacked two towns and a village in Oslo on Friday.", id=id_, published="2024-05-04")
            sides = [s.described(words, "Place") for words in ("two towns", "a village")]
            friday = s.time("Friday", "2024-05-03")
            s.event("attacked", "ASSAULT", source=[s.entity("Chile", "Country")], target=sides, time=[friday])
            graph.add(s.document())
        told = [(row["whom"], row["document"]) for row in rows(graph, "events-of-type", type="assault")]
        assert sorted(told) == [("a village", "one"), ("two towns", "one")]


@pytest.mark.parametrize(("type_", "lemma", "found"), [(None, "fired", 1), ("ASSAULT", "fired", 1), (None, "met", 0)])
def test_opposing_claims_are_of_one_type_or_one_verb(type_: str | None, lemma: str, found: int) -> None:
    s = Sketch("Kim said Lee fired Roy. Lee said he had not fired him.")
    kim, lee, roy = s.entity("Kim"), s.entity("Lee"), s.entity("Roy")
    s.event("fired", type_, source=[lee], target=[roy], said_by=[kim])
    s.event("fired", type_, source=[lee], target=[roy], said_by=[lee], polarity="negative")
    s.events[1] = replace(
        s.events[1], trigger=replace(s.events[1].trigger, lemma="fire" if lemma == "fired" else lemma)
    )
    with KnowledgeGraph() as graph:
        graph.add(s.document())
        assert len(rows(graph, "opposing-claims")) == found


@pytest.mark.parametrize("answer", ["denied this", "rejected the accusation"])
def test_what_is_accused_and_denied_is_disputed(pipeline: Pipeline, answer: str) -> None:
    with KnowledgeGraph() as graph:
        graph.add(pipeline.read(f"Somalia accused Kenya of killing farmers. Kenya {answer}.", id="a"))
        (told,) = rows(graph, "disputed")
        assert (told["said_by"], told["other_said_by"]) == ("Somalia", "Kenya")


@pytest.mark.parametrize(
    ("sentence", "pairs"),
    [
        ("Karen Dobson and Paul Lee met Omar Chan in Lima.", {"Karen Dobson, Omar Chan", "Omar Chan, Paul Lee"}),
        ("Peru and Chile held talks with Bolivia.", {"Bolivia, Chile", "Bolivia, Peru"}),
        ("Ana Ruiz, Bea Cole and Carl Dahl met.", {"Ana Ruiz, Bea Cole", "Ana Ruiz, Carl Dahl", "Bea Cole, Carl Dahl"}),
        ("Dora Fry was received by Evan Gill and Fay Hall.", {"Dora Fry, Evan Gill", "Dora Fry, Fay Hall"}),
    ],
)
def test_who_met_are_those_across_the_sides_of_a_meeting_that_has_sides(
    pipeline: Pipeline, sentence: str, pairs: set[str]
) -> None:
    with KnowledgeGraph() as graph:
        graph.add(pipeline.read(sentence, id="a"))
        assert {f"{row['who']}, {row['whom']}" for row in rows(graph, "who-met-whom")} == pairs
        listed = rows(graph, "events-of-type", type="consult")
        assert {", ".join(sorted((row["who"], row["whom"]))) for row in listed} == pairs
