"""Values of answers, the nodes that they name, their quotes, and the views of answers."""

from pathlib import Path

import pytest

from triplewire.graph.ask.questions import questions
from triplewire.graph.iris import BASE
from triplewire.graph.store.interface import Store
from triplewire.graph.store.opening import open_store
from triplewire.graph.web.answer.answers import Answer, answered
from triplewire.graph.web.answer.columns import columns
from triplewire.graph.web.answer.diagrams import MOST, diagram
from triplewire.graph.web.answer.named_questions import ask
from triplewire.graph.web.answer.views import dated_rows, joined, places, views
from triplewire.graph.web.display.links import Links
from triplewire.graph.web.read.values import Ref

LINKS = Links(BASE)


@pytest.fixture(scope="module")
def store(built: Path) -> Store:
    return open_store(built, read_only=True)


def rows(answer: Answer) -> list[list[str]]:
    return [[cell.text for cell in row] for row in answer.rows]


@pytest.mark.parametrize(
    ("values", "kind", "names"),
    [
        ('"Lima"', "name", "place-GN3936456"),
        ('"Ann Lee"', "name", "person-ann-lee"),
        ('"nobody at all"', "text", ""),
        ('"2024-05-02"', "date", ""),
        ('"2024-SU"', "date", ""),
        ('"2024-05-02T10:00:00Z"', "date", ""),
        ('"2024 was good"', "text", ""),
        ("2024", "number", ""),
        ("1.5", "number", ""),
        ("true", "flag", ""),
        ('"POINT(1 2)"^^geo:wktLiteral', "point", ""),
        (":country-CL", "iri", "country-CL"),
        ("<https://elsewhere.example/>", "iri", ""),
        ("UNDEF", "text", ""),
    ],
)
def test_what_a_value_is(store: Store, values: str, kind: str, names: str) -> None:
    ((cell,),) = answered(store, f"SELECT ?x {{ VALUES ?x {{ {values} }} }}").rows
    assert cell.kind == kind
    assert (cell.ref.iri.removeprefix(BASE) if cell.ref else "") == names


def test_a_name_that_two_things_have_is_that_of_the_document(store: Store) -> None:
    label = "Ann Lee and Bob Roy met"
    one = answered(store, f'SELECT ?what ?document {{ VALUES (?what ?document) {{ ("{label}" "second") }} }}')
    ambiguous = answered(store, f'SELECT ?what {{ VALUES ?what {{ "{label}" }} }}')
    labels = answered(store, "SELECT ?l { ?e a tw:Event ; rdfs:label ?l }")
    assert label in {text for (text,) in rows(labels)}
    assert one.rows[0][0].ref == Ref(f"{BASE}event-second.v1", label, "Event")
    assert ambiguous.rows[0][0].ref is None


@pytest.mark.parametrize(
    ("columns", "values", "at"),
    [
        ("?document ?quote ?begin ?end", '"summit" "x" 3 9', ("summit", 3, 9)),
        ("?document ?quote ?begin", '"summit" "abc" 3', ("summit", 3, 6)),
        ("?document ?quote", '"summit" "Lima is part of Chile"', ("summit", 171, 192)),
        ("?document ?quote", '"summit" "words that it has not"', ("summit",)),
        ("?document", '"summit"', ("summit",)),
    ],
)
def test_a_quote_leads_to_its_words(store: Store, columns: str, values: str, at: tuple[str, int, int]) -> None:
    answer = answered(store, f"SELECT {columns} {{ VALUES ({columns}) {{ ({values}) }} }}")
    assert {cell.at for cell in answer.rows[0] if cell.at} == {at}
    assert [name for _, name in answer.shown] == [name for name in answer.columns if name not in {"begin", "end"}]


@pytest.mark.parametrize("column", ["document", "other_document", "first_told"])
def test_an_article_in_an_answer_has_its_title_and_keeps_its_id(store: Store, column: str) -> None:
    ((title,),) = rows(answered(store, 'SELECT ?label { ?n schema:identifier "summit" ; rdfs:label ?label }'))
    ((cell,),) = answered(store, f'SELECT ?{column} {{ VALUES ?{column} {{ "summit" }} }}').rows
    assert (cell.text, cell.kind, cell.title, cell.at) == ("summit", "document", title, ("summit",))
    ((other,),) = answered(store, 'SELECT ?first_told { VALUES ?first_told { "of no article" } }').rows
    assert (other.title, other.at) == ("", None)


def test_a_column_of_titles_takes_the_place_of_that_of_ids(store: Store) -> None:
    answer = answered(store, 'SELECT ?document ?title { VALUES (?document ?title) { ("summit" "A summit") } }')
    assert [name for _, name in answer.shown] == ["title"]
    assert (answer.rows[0][1].title, answer.rows[0][1].at) == ("A summit", ("summit",))


def test_yes_and_triples_are_answers_too(store: Store) -> None:
    assert answered(store, "ASK { :country-CL ?p ?o }").truth is True
    described = answered(store, "DESCRIBE :country-CL")
    assert described.triples
    assert described.columns == ("subject", "predicate", "object")
    assert [f"{BASE}country-CL", "http://www.w3.org/2000/01/rdf-schema#label", "Chile"] in rows(described)
    assert rows(described) == sorted(rows(described))


def test_a_long_answer_says_that_there_is_more(store: Store) -> None:
    answer = answered(store, "SELECT ?a { ?a ?b ?c . ?d ?e ?f }")
    assert (len(answer.rows), answer.more) == (1000, True)


@pytest.mark.parametrize("name", questions())
def test_each_question_can_be_looked_at_in_each_way_that_it_allows(store: Store, name: str) -> None:
    answer = ask(store, name, {}, BASE)
    allowed = views(answer)
    assert ("table" in allowed) == bool(answer.rows)
    assert ("graph" in allowed) == bool(diagram(joined(answer)).lines)
    assert ("timeline" in allowed) == bool(dated_rows(store, answer, LINKS))
    if places(store, answer):
        assert "map" in allowed


def test_a_relation_joins_by_the_text_between(store: Store) -> None:
    found = {(one.label, label, other.label) for one, other, label in joined(ask(store, "relations", {}, BASE))}
    assert ("Lima", "is part of", "Chile") in found
    met = {(one.label, label, other.label) for one, other, label in joined(ask(store, "who-met-whom", {}, BASE))}
    assert met == {("Ann Lee", "", "Bob Roy"), ("Ann Lee", "where", "Lima")}


def test_triples_join_nodes_under_the_names_that_they_give(store: Store) -> None:
    answer = answered(store, "CONSTRUCT { <urn:a> <urn:p#knows> :country-CL ; rdfs:label 'Ada' ; a <urn:T> } {}")
    ((one, other, label),) = joined(answer)
    assert (one.label, label, other.label, other.kind) == ("Ada", "knows", "Chile", "Country")


def test_points_without_a_place_stand_on_the_map(store: Store) -> None:
    answer = answered(store, 'SELECT ?l ?w { VALUES (?l ?w) { ("there" "POINT(10.5 -20)"^^geo:wktLiteral) } }')
    (point,) = places(store, answer)
    assert (point.place.label, point.lat, point.lon) == ("there", -20.0, 10.5)
    (known,) = places(store, ask(store, "places", {}, BASE))
    assert known.place.label == "Lima"


def test_dates_stand_in_a_lane_for_each_type_or_column_and_lead_on(store: Store) -> None:
    one = dated_rows(store, ask(store, "what-happened-on", {}, BASE), LINKS)
    assert {moment["family"] for moment in one} == {"Consult", "Aid"}
    assert [moment["day"] for moment in one] == sorted(moment["day"] for moment in one)
    assert all(moment["href"].startswith("/article/") for moment in one)
    two = dated_rows(store, ask(store, "places", {}, BASE), LINKS)
    assert {moment["family"] for moment in two} == {"first", "last"}
    assert {moment["href"] for moment in two} == {"/id/place-GN3936456"}


def test_a_node_of_several_names_is_once_in_a_diagram() -> None:
    un, whole, lee = Ref("urn:un", "U.N."), Ref("urn:un", "United Nations"), Ref("urn:lee", "Ann Lee")
    drawn = diagram([(lee, un, "visited"), (whole, lee, "aided"), (lee, whole, "thanked")])
    assert [thing.who.label for thing in drawn.things] == ["Ann Lee", "United Nations"]
    assert {line.label for line in drawn.lines} == {"visited, thanked", "aided"}


def test_a_diagram_has_the_best_connected_and_no_two_in_one_place() -> None:
    hub = Ref("urn:hub", "hub")
    drawn = diagram((hub, Ref(f"urn:{i:03}", str(i)), "") for i in range(2 * MOST))
    assert len(drawn.things) == MOST
    assert drawn.omitted == MOST + 1
    assert hub in {thing.who for thing in drawn.things}
    assert len({(thing.x, thing.y) for thing in drawn.things}) == MOST
    assert all(0 < thing.x < drawn.width and 0 < thing.y < drawn.height for thing in drawn.things)


def test_lines_between_the_same_two_are_one_line_with_their_words() -> None:
    one, other = Ref("urn:a", "a"), Ref("urn:b", "b")
    (line,) = diagram([(one, other, word) for word in ("met", "paid", "", "left")]).lines
    assert line.label == "met, paid …"


def test_a_second_quote_has_its_own_place(store: Store) -> None:
    values = '("summit" "met" 26 29 "second" "Roy" 4 7)'
    names = "?document ?quote ?begin ?end ?other_document ?other_quote ?other_begin ?other_end"
    answer = answered(store, f"SELECT {names} {{ VALUES ({names}) {{ {values} }} }}")
    (row,) = answer.rows
    assert [row[i].at for i, _ in answer.shown] == [("summit", 26, 29)] * 2 + [("second", 4, 7)] * 2
    assert [row[i].kind for i, _ in answer.shown] == ["document", "quote"] * 2


WIDE = ("what", "one", "quote", "document", "published", "said_by", "other", "other_quote", "other_document")


def test_in_a_wide_table_the_source_of_a_quote_stands_beneath_it(store: Store) -> None:
    values = {"quote": "met", "document": "summit", "said_by": "Ann Lee", "other_document": "second"}
    names, row = (
        " ".join(its) for its in ((f"?{name}" for name in WIDE), (f'"{values.get(name, "")}"' for name in WIDE))
    )
    answer = answered(store, f"SELECT {names} {{ VALUES ({names}) {{ ({row}) }} }}")
    shown = {column.name: column for column in columns(answer)}
    assert list(shown) == ["what", "one", "quote", "other", "other_quote"]
    told = shown["quote"].told(answer.rows[0])
    assert [one.before + answer.rows[0][one.number].text for one in told] == ["said by Ann Lee", "summit"]
    assert shown["other_quote"].told(answer.rows[0]) == []  # nothing beneath a quote that is not there
    assert [column.name for column in columns(answer, filled=True)] == [
        "quote",
        "document",
        "said_by",
        "other_document",
    ]
