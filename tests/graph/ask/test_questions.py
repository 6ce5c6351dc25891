"""The named questions, on a document that is known."""

from typing import Any

import pytest
from sketch import Sketch, summit

from triplewire.extract.errors import DateError
from triplewire.extract.model import Document, Holding, Limit, Links
from triplewire.graph.ask.node_search import find_nodes
from triplewire.graph.ask.query import Rows, run
from triplewire.graph.ask.questions import questions
from triplewire.graph.errors import NameMissing, QueryUnknown
from triplewire.graph.knowledge import KnowledgeGraph


@pytest.fixture(scope="module")
def graph() -> KnowledgeGraph:
    graph = KnowledgeGraph()
    graph.add(summit())
    s = Sketch("Bob Roy flew to Quito. Roy said Chile did not attack Peru.", id="later")
    roy = s.entity("Bob Roy", also="Roy")
    s.event("flew", "CONSULT", source=[roy], place=[s.entity("Quito", "Place")], mode="visit")
    chile, peru = s.entity("Chile", "Country"), s.entity("Peru", "Country")
    s.relation("Bob Roy flew", roy, "nationality", peru)
    s.relation("Bob Roy", roy, "holdsOffice", "Mayor", of=s.entity("Quito", "Place"), former=True)
    s.event("attack", "ASSAULT", source=[chile], target=[peru], polarity="negative", said_by=[roy])
    graph.add(s.document())
    s = Sketch("Chile did attack Peru.", id="third")
    chile, peru = s.entity("Chile", "Country"), s.entity("Peru", "Country")
    s.event("attack", "ASSAULT", source=[chile], target=[peru])
    graph.add(s.document())
    return graph


def rows(graph: KnowledgeGraph, name: str, **parameters: str) -> list[dict[str, str]]:
    return [{str(k): str(v) for k, v in row.items()} for row in graph.ask(name, **parameters).bindings]


def test_each_says_what_it_asks() -> None:
    assert len(questions()) == 42
    for question in questions().values():
        assert question.about.endswith(".")
        assert question.about[0].isupper()
        assert question.group in {"events", "claims", "people", "sources", "overview"}
        for parameter in question.parameters:
            place = f"VALUES ?{parameter.name} {{ UNDEF }}"
            assert (place in question.text) == (parameter.kind != "day")
            assert not question.on_day or (place in question.on_day) == (parameter.kind != "day")


@pytest.mark.parametrize("name", questions())
def test_each_runs_as_it_stands_and_with_each_parameter(graph: KnowledgeGraph, name: str) -> None:
    assert isinstance(run(graph.store, questions()[name].text), Rows)
    values = {"name": "chile", "type": "consult", "date": "2024", "kin": "wife", "text": "x"}
    everything = graph.ask(name)
    for parameter in (p for p in questions()[name].parameters if p.kind != "day" and p.name != "former"):
        narrowed = graph.ask(name, **{parameter.name: values[parameter.kind]})
        assert len(narrowed) <= len(everything)
        assert narrowed.vars == everything.vars


@pytest.mark.parametrize(
    ("name", "parameters", "expected"),
    [
        (
            "who-met-whom",
            {"actor": "roy"},
            [{"who": "Ann Lee", "whom": "Bob Roy", "where": "Lima", "when": "2024-05-02", "mentions": "2"}],
        ),
        ("who-met-whom", {"place": "Lima"}, [{"who": "Ann Lee"}]),
        ("who-met-whom", {"place": "Quito"}, []),
        (
            "offices",
            {},
            [
                {"holder": "Ann Lee", "office": "President", "in": "Chile", "quote": "Chilean President Ann Lee"},
                {"holder": "Bob Roy", "office": "Prime Minister", "in": "Peru"},
            ],
        ),
        ("offices", {"of": "peru"}, [{"holder": "Bob Roy"}]),
        ("offices", {"person": "Ann"}, [{"holder": "Ann Lee"}]),
        ("what-did", {"actor": "bob roy"}, [{"what": "Ann Lee and Bob Roy met"}, {"what": "Bob Roy flew"}]),
        ("what-happened-in", {"place": "quito"}, [{"what": "Bob Roy flew", "status": "stated"}]),
        ("what-happened-on", {"date": "2019"}, [{"what": "Chile aided Peru", "when": "2019"}]),
        ("events-of-type", {"type": "aid"}, [{"what": "Chile aided Peru"}]),
        (
            "evidence",
            {"subject": "chile", "object": "peru"},
            [
                {"relation": "aided", "begin": "233", "document": "summit"},
                {"relation": "assaulted", "document": "third"},
            ],
        ),
        (
            "claims-not-facts",
            {"speaker": "roy"},
            [
                {"said_by": "Bob Roy", "status": "denied", "document": "later"},
                {"said_by": "Bob Roy", "what": "Chile attacked Peru", "status": "claimed", "document": "summit"},
                {"said_by": "Bob Roy", "what": "Lima is part of Chile", "quote": "Lima is part of Chile"},
            ],
        ),
        ("contradictions", {"about": "chile"}, [{"what": "Chile attack Peru", "denied_by": "Bob Roy", "denials": "1"}]),
        ("contradictions", {"about": "lima"}, []),
        ("relations", {"about": "quito"}, [{"subject": "Bob Roy", "relation": "holdsOffice", "former": "true"}]),
        ("connections", {"one": "ann lee", "other": "peru"}, [{"between": "Bob Roy", "second": "nationality"}]),
    ],
)
def test_the_answers(
    graph: KnowledgeGraph, name: str, parameters: dict[str, str], expected: list[dict[str, str]]
) -> None:
    found = rows(graph, name, **parameters)
    assert len(found) == len(expected)
    for row, part in zip(found, expected, strict=True):
        assert part.items() <= row.items()


def told_by_lee() -> KnowledgeGraph:
    s = Sketch("Ann Lee said helping is hard, as Bob Roy knows. I met Bob Roy. We won.", id="told")
    lee, roy, me, we = s.entity("Ann Lee"), s.entity("Bob Roy"), s.entity("I"), s.entity("We", "Group")
    s.event("helping", "AID", target=[roy], said_by=[lee])
    s.event("met", "CONSULT", source=[me, roy])
    s.event("won", None, source=[we])
    graph = KnowledgeGraph()
    graph.add(s.document())
    return graph


def test_a_claim_tells_more_than_its_verb_and_nobody_is_listed_by_a_pronoun() -> None:
    graph = told_by_lee()
    said = "Ann Lee said helping is hard"
    assert [row["what"] for row in rows(graph, "who-said-what-about", about="roy")] == [said]
    assert [row["what"] for row in rows(graph, "claims-not-facts")] == [said]
    assert {row["who"] for row in rows(graph, "who-is-in-it")} == {"Ann Lee", "Bob Roy"}
    assert {row["who"] for row in rows(graph, "most-active")} == {"Bob Roy"}
    assert rows(graph, "most-active")[0]["node"].endswith("/person-bob-roy")
    assert {row["node"].rpartition("/")[2] for row in rows(graph, "who-is-in-it")} == {
        "person-ann-lee",
        "person-bob-roy",
    }
    assert rows(graph, "named-together", one="roy") == [
        {"who": "Bob Roy", "with": "Ann Lee", "sentences": "1", "documents": "1", "document": "told"}
    ]


def test_kin_are_of_the_kinship_asked_for_and_of_the_right_end() -> None:
    s = Sketch("Eva Roy is the wife of Bob Roy, whose father is Carl Roy.", id="kin")
    eva, bob, carl = s.entity("Eva Roy"), s.entity("Bob Roy"), s.entity("Carl Roy")
    s.relation("Eva Roy is the wife of Bob Roy", eva, "kinOf", bob, qualifier="wife")
    s.relation("whose father is Carl Roy", carl, "kinOf", bob, qualifier="father")
    graph = KnowledgeGraph()
    graph.add(s.document())

    def found(question: str) -> list[str]:
        return [row["subject"] for row in rows(graph, question)]

    assert found("Who is Bob Roy's wife?") == ["Eva Roy"]
    assert found("Who is Eva Roy's husband?") == ["Eva Roy"]
    assert found("Who is Eva Roy's wife?") == []
    assert found("Who are the children of Carl Roy?") == ["Carl Roy"]
    assert found("Who are the relatives of Bob Roy?") == ["Carl Roy", "Eva Roy"]


def test_of_the_names_of_one_node_the_longest_is_shown() -> None:
    graph = KnowledgeGraph()
    for name in ("U.S.", "United States"):
        s = Sketch(f"{name} aided Peru.", id=name.lower())
        s.event(
            "aided",
            "AID",
            source=[s.entity(name, "Country", links=Links(iso3166="US"))],
            target=[s.entity("Peru", "Country")],
        )
        graph.add(s.document())
    assert {row["who"] for row in rows(graph, "most-active")} == {"Peru", "United States"}


CONFLICTS = [
    # (relation, its value in the first and the second document, whether they conflict)
    ("bornIn", "Porto", "Lisbon", True),
    ("bornIn", "Porto", "Portugal", False),
    ("bornIn", "Braga", "Minho", False),
    ("diedIn", "Porto", "Madrid", True),
    ("residesIn", "Porto", "Lisbon", False),
    ("wife", "Clara Reis", "Dina Sousa", True),
    ("sister", "Clara Reis", "Dina Sousa", False),
    ("President", "Chile", "Chile", True),
    ("Senator", "Chile", "Chile", False),
    ("President", "Chile", "Peru", False),
]
KINDS = {"Chile": "Country", "Peru": "Country", "Portugal": "Country", "Clara Reis": "Person", "Dina Sousa": "Person"}
CODES = {"Porto": "PT", "Lisbon": "PT", "Portugal": "PT"}


def told(id_: str, who: str, relation: str, value: str, published: str = "2024-05-03", **more: Any) -> Document:
    s = Sketch(f"{who} and {value}. Braga is in Minho.", id=id_, published=published)
    person = s.entity(who)
    other = s.entity(value, KINDS.get(value, "Place"), links=Links(iso3166=CODES.get(value)))
    if value in {"Braga", "Minho"}:
        ends = [other if value == name else s.entity(name, "Place") for name in ("Braga", "Minho")]
        s.relation("Braga is in Minho", ends[0], "locatedIn", ends[1])
    if relation in {"wife", "sister"}:
        s.relation(f"{who} and {value}", other, "kinOf", person, qualifier=relation, **more)
    elif relation[0].isupper():
        s.relation(f"{who} and {value}", person, "holdsOffice", relation, of=other, **more)
    else:
        s.relation(f"{who} and {value}", person, relation, other, **more)
    return s.document()


@pytest.mark.parametrize(("relation", "one", "other", "conflict"), CONFLICTS)
def test_relations_conflict_across_documents(relation: str, one: str, other: str, conflict: bool) -> None:
    graph = KnowledgeGraph()
    office = relation[0].isupper()
    graph.add(told("a", "Ann Lee", relation, one))
    graph.add(told("b", "Bob Roy" if office else "Ann Lee", relation, other, published="2024-05-20"))
    found = rows(graph, "conflicts")
    assert len(found) == conflict
    if conflict:
        assert {found[0]["document"], found[0]["other_document"]} == {"a", "b"}
        assert found[0]["quote"].startswith("Ann Lee and")
        assert rows(graph, "conflicts", about=one) == rows(graph, "conflicts", about="Ann Lee") == found
        assert [e.document for e in graph.explain("Ann Lee") if e.kind == "conflict"] == ["a", "b"]


@pytest.mark.parametrize(
    ("published", "former", "conflict"),
    [("2024-05-20", False, True), ("2024-05-20", True, False), ("2024-07-20", False, False), (None, False, True)],
)
def test_an_office_conflicts_at_one_time(published: Any, former: bool, conflict: bool) -> None:
    graph = KnowledgeGraph()
    graph.add(told("a", "Ann Lee", "President", "Chile"))
    graph.add(told("b", "Bob Roy", "President", "Chile", published=published, former=former))
    assert len(rows(graph, "conflicts")) == conflict


@pytest.fixture(scope="module")
def press() -> KnowledgeGraph:
    """Two outlets tell of one attack; one claims it, a speaker of the other denies it, and two speakers agree."""
    graph = KnowledgeGraph()
    text = "On 2 May 2024 Chile attacked Peru in Lima. Ann Lee said so. Peru will aid Chile. Bob Roy denied."
    for id_, url in (("one", "https://www.star.example/1"), ("two", "https://star.example/2"), ("three", "")):
        s = Sketch(text, id=id_, url=url or None)
        chile, peru, lima = s.entity("Chile", "Country"), s.entity("Peru", "Country"), s.entity("Lima", "Place")
        lee, roy, day = s.entity("Ann Lee"), s.entity("Bob Roy"), s.time("2 May 2024", "2024-05-02")
        who: dict[str, Any] = {"source": [chile], "target": [peru], "time": [day]}
        s.event("attacked", "ASSAULT", place=[lima], **who)
        s.event("said", "ASSAULT", said_by=[lee, roy] if id_ == "two" else [lee], **who)
        s.event("denied", "ASSAULT", said_by=[roy], polarity="negative" if id_ == "three" else "positive", **who)
        s.event("aid", "AID", source=[peru], target=[chile], modality="future")
        graph.add(s.document())
    return graph


@pytest.mark.parametrize(
    ("name", "parameters", "expected"),
    [
        ("between", {"one": "peru", "other": "chile"}, {"what": "Chile attacked Peru", "when": "2024-05-02"}),
        ("what-is-planned", {"actor": "peru"}, {"what": "Peru aid Chile", "status": "planned"}),
        ("places", {}, {"where": "Lima", "events": "3", "first": "2024-05-02"}),
        ("most-active", {}, {"who": "Chile", "events": "12", "as_source": "9", "as_target": "3"}),
        ("quotes", {"person": "ann lee"}, {"who": "Ann Lee", "published": "2024-05-03"}),
        ("balance", {"target": "peru"}, {"who": "Chile", "material_conflict": "3", "verbal_cooperation": "0"}),
        ("same-claim", {"about": "peru"}, {"speakers": "2", "first": "Ann Lee", "last": "Bob Roy", "documents": "3"}),
        ("opposing-claims", {"speaker": "roy"}, {"said_by": "Ann Lee", "denied_by": "Bob Roy", "denied_in": "three"}),
        ("claims-within-claims", {}, {"reported_by": "Ann Lee", "said_by": "Bob Roy", "document": "two"}),
        ("corroboration", {}, {"tellings": "1", "outlets": "1", "documents": "3", "stating": "1", "denying": "1"}),
        ("outlets", {}, {"outlet": "star.example", "documents": "2", "copies": "2"}),
        ("told-by-several", {}, {"documents": "3"}),
    ],
)
def test_what_the_press_has(
    press: KnowledgeGraph, name: str, parameters: dict[str, str], expected: dict[str, str]
) -> None:
    found = rows(press, name, **parameters)
    assert expected.items() <= found[0].items()


def test_an_outlet_that_no_document_tells_is_not_known(press: KnowledgeGraph) -> None:
    """Two documents are of one site; the third, of a file, is of no outlet, and its file's name is none."""
    known = [row.get("outlet") for row in rows(press, "outlets")]
    assert known == ["star.example", None]
    assert {row["document"]: row.get("outlet") for row in rows(press, "tellings")} == {
        "one": "star.example", "two": "star.example", "three": None,
    }  # fmt: skip
    assert {row["outlets"] for row in rows(press, "event-counts")} == {"1"}


def test_who_stands_in_one_sentence_is_named_together() -> None:
    with KnowledgeGraph() as graph:
        graph.add(summit())
        found = rows(graph, "named-together", one="ann lee")
    assert {row["with"] for row in found} >= {"Bob Roy", "Peru"}


def test_what_was_said_about_somebody(graph: KnowledgeGraph) -> None:
    found = rows(graph, "who-said-what-about", about="lima")
    assert {row["said_by"] for row in found} == {"Bob Roy"}
    assert {row["what"] for row in found} == {"Lima is part of Chile"}
    assert all(summit().text[int(row["begin"]) : int(row["end"])] == row["quote"] for row in found)


def test_a_meeting_without_a_date_joins_the_dated_one_of_its_document() -> None:
    s = Sketch("Ann Lee met Bob Roy on 2 May 2024. Lee and Roy talked.")
    lee, roy = s.entity("Ann Lee", also="Lee"), s.entity("Bob Roy", also="Roy")
    s.event("met", "CONSULT", source=[lee], target=[roy], time=[s.time("2 May 2024", "2024-05-02")])
    s.event("talked", "CONSULT", source=[roy, lee])
    with KnowledgeGraph() as graph:
        graph.add(s.document())
        assert [row["when"] for row in rows(graph, "who-met-whom")] == ["2024-05-02"]


@pytest.mark.parametrize(("mode", "met"), [("message", 0), ("visit", 0), ("phone", 0), (None, 1)])
def test_a_message_or_call_of_two_is_no_meeting(mode: str | None, met: int) -> None:
    s = Sketch("Ann Lee consulted Bob Roy.")
    s.event("consulted", "CONSULT", source=[s.entity("Ann Lee"), s.entity("Bob Roy")], mode=mode)
    with KnowledgeGraph() as graph:
        graph.add(s.document())
        assert len(rows(graph, "who-met-whom")) == met


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("ann lee", ["person-ann-lee"]),
        ("LEE", ["person-ann-lee"]),
        ("b\u00f3b", ["person-bob-roy"]),
        ("chi", ["country-CL", "country-chile", "office-president.country-CL"]),
        ("https://w3id.org/triplewire/id/country-PE", ["country-PE"]),
    ],
)
def test_a_name_is_found_by_what_fits_best(graph: KnowledgeGraph, name: str, found: list[str]) -> None:
    assert [iri.rpartition("/")[2] for iri in find_nodes(graph.store, name)] == found


@pytest.mark.parametrize("name", ["Zoe", "' } DROP ALL #", "<urn:x>", "\\", "\n", "https://x.example/> ?p"])
def test_a_name_that_is_not_there_is_said(graph: KnowledgeGraph, name: str) -> None:
    with pytest.raises(NameMissing):
        graph.ask("what-did", actor=name)


def test_a_like_name_is_proposed(graph: KnowledgeGraph) -> None:
    with pytest.raises(NameMissing, match=r"did you mean .*Ann Lee"):
        graph.ask("what-did", actor="Anne Leee")


@pytest.mark.parametrize(
    ("name", "parameters", "said"),
    [
        ("who-meets", {}, "who-met-whom"),
        ("offices", {"who": "x"}, "person, of"),
        ("events-of-type", {"type": "consultation"}, "consult"),
        ("relations", {"kin": "alien"}, "no kinship 'alien'; there are: .*wife"),
    ],
)
def test_what_is_not_known_is_named_with_what_is(
    graph: KnowledgeGraph, name: str, parameters: dict[str, str], said: str
) -> None:
    with pytest.raises(QueryUnknown, match=said):
        graph.ask(name, **parameters)


def test_a_date_is_only_text(graph: KnowledgeGraph) -> None:
    with pytest.raises(DateError):
        rows(graph, "what-happened-on", date='2019" ) } DROP ALL #')


def of_places() -> KnowledgeGraph:
    """Attacks in a town of Peru by the gazetteer, in one by a guess, in a quarter of the first, and in one of Chile."""
    s = Sketch("Ann Lee attacked. In Lima, Cusco, Callao and Arica.")
    lee = s.entity("Ann Lee")
    towns = {
        "Lima": Links(geonames="3936456", iso3166="PE"), "Cusco": Links(iso3166="PE"), "Callao": Links(),
        "Arica": Links(geonames="3899361", iso3166="CL"),
    }  # fmt: skip
    nodes = {name: s.entity(name, "Place", links=links) for name, links in towns.items()}
    for name, node in nodes.items():
        s.event(name, "ASSAULT", source=[lee], place=[node])
    s.relation("Lima, Cusco, Callao", nodes["Callao"], "locatedIn", nodes["Lima"])
    graph = KnowledgeGraph()
    graph.add(s.document())
    return graph


@pytest.mark.parametrize(
    ("place", "where"),
    [("Peru", {"Lima"}), ("Lima", {"Lima", "Callao"}), ("Callao", {"Callao"}), ("Chile", {"Arica"})],
)
@pytest.mark.parametrize("name", ["what-happened-in", "events-of-type", "what-did"])
def test_what_happened_in_a_place_happened_in_what_it_lies_in(name: str, place: str, where: set[str]) -> None:
    assert {str(row.where) for row in of_places().ask(name, place=place)} == where


def test_what_happened_in_a_part_of_a_city_happened_in_the_city() -> None:
    s = Sketch("Ann Lee attacked. In Mosul, East Mosul, Nineveh and Erbil.")
    lee, at = s.entity("Ann Lee"), {"lat": 36.335, "lon": 43.1189}
    s.event("Mosul", "ASSAULT", source=[lee], place=[s.entity("Mosul", "Place", links=Links(geonames="99072"), **at)])
    s.event("East Mosul", "ASSAULT", source=[lee], place=[s.entity("East Mosul", "Place", **at)])
    nineveh = s.entity("Nineveh", "Place", links=Links(geonames="6996777"), **at)
    s.event("Nineveh", "ASSAULT", source=[lee], place=[nineveh])
    s.event("Erbil", "ASSAULT", source=[lee], place=[s.entity("Erbil", "Place", lat=36.19, lon=44.009)])
    with KnowledgeGraph() as graph:
        graph.add(s.document())
        assert {str(row.where) for row in graph.ask("what-happened-in", place="mosul")} == {"Mosul", "East Mosul"}
        assert {str(row.where) for row in graph.ask("what-happened-in", place="East Mosul")} == {"East Mosul"}


@pytest.mark.parametrize("place", ["Bolivia", "Scotland", "Nowhere"])
def test_a_country_in_which_nothing_lies_is_missing(place: str) -> None:
    with pytest.raises(NameMissing, match=place):
        of_places().ask("what-happened-in", place=place)


def held() -> KnowledgeGraph:
    s = Sketch("Ann Lee, former mayor of Lima, met Bob Roy. Bob Roy is mayor of Lima. Eva Ray was mayor of Lima.")
    lima = s.entity("Lima", "Place")
    lee, roy, ray = s.entity("Ann Lee"), s.entity("Bob Roy"), s.entity("Eva Ray")
    s.relation("Ann Lee, former mayor of Lima", lee, "holdsOffice", "mayor", of=lima, former=True)
    s.relation("Bob Roy is mayor of Lima", roy, "holdsOffice", "mayor", of=lima)
    ended = Limit(*s.at("Eva Ray"), "2001", "test")
    s.relation("Eva Ray was mayor of Lima", ray, "holdsOffice", "mayor", of=lima, holds=Holding(end=ended))
    graph = KnowledgeGraph()
    graph.add(s.document())
    return graph


def test_who_was_something_is_also_answered_by_who_was_it_formerly() -> None:
    graph = held()
    assert [str(row.holder) for row in graph.ask("Who is the mayor of Lima?")] == ["Bob Roy"]
    rows = [(str(row.holder), str(row.status)) for row in graph.ask("Who was the mayor of Lima?")]
    assert rows == [("Ann Lee", "former"), ("Bob Roy", ""), ("Eva Ray", "former")]


def test_what_ended_before_the_publication_is_former_wherever_it_is_told() -> None:
    graph = held()
    for said in ("tw:former true", "tw:withheld 'it no longer holds'"):
        rows = graph.query(f"SELECT ?s {{ ?r {said} ; rdf:subject/rdfs:label ?s }}")
        assert {str(row.s) for row in rows} == {"Ann Lee", "Eva Ray"}


def test_a_choice_is_yes_or_no() -> None:
    with KnowledgeGraph() as graph:
        graph.add(summit())
        assert (
            len(graph.ask("offices", former="no"))
            == len(graph.ask("offices"))
            == len(graph.ask("offices", former="Yes"))
        )
        with pytest.raises(QueryUnknown, match="no value of former 'perhaps'; there are: yes, no"):
            graph.ask("offices", former="perhaps")
