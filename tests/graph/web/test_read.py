"""What pages show, as it is read from a store."""

import pytest
from sketch import Sketch

from triplewire.extract.model import Document, Links
from triplewire.graph.iris import BASE
from triplewire.graph.knowledge import KnowledgeGraph
from triplewire.graph.store.interface import Store
from triplewire.graph.store.solutions import position, select
from triplewire.graph.web.answer.answers import answered
from triplewire.graph.web.answer.views import chosen, dated_rows, joined
from triplewire.graph.web.display.links import Links as Addresses
from triplewire.graph.web.read.articles import article, sources
from triplewire.graph.web.read.events import events_where, is_date, timeline_events
from triplewire.graph.web.read.name_search import find
from triplewire.graph.web.read.overview import overview
from triplewire.graph.web.read.points import points
from triplewire.graph.web.read.quotes import quotes
from triplewire.graph.web.read.tellings import compared
from triplewire.graph.web.read.things import thing

LEE = f"{BASE}person-lee-park"
ADDRESSES = Addresses(BASE)


@pytest.fixture(scope="module")
def store() -> Store:
    """Three meetings in two towns, and another person whose name has the same word."""
    graph = KnowledgeGraph()
    s = Sketch(
        "Lee Park met Ann Lee in Lima in 2022. Park met her in Cuzco. Park left. Lima, Lima. Cuzco cheered.", id="a"
    )
    park, lee = s.entity("Lee Park", also="Park"), s.entity("Ann Lee")
    lima = s.entity("Lima", "Place", links=Links(geonames="3936456"), lat=-12.0, lon=-77.0)
    cuzco = s.entity("Cuzco", "Place", also="Cuzco cheered", links=Links(geonames="3941584"), lat=-13.5, lon=-72.0)
    year = s.time("2022", "2022")
    s.event("met", "CONSULT", source=[park, lee], place=[lima], time=[year])
    s.event("left", source=[park], place=[lima])
    s.event("cheered", source=[park], place=[cuzco])
    graph.add(s.document())
    return graph.store


@pytest.mark.parametrize(
    ("time", "dated"),
    [("2024", True), ("2024-05-02", True), ("2024-SU", True), ("P2D", False), ("XXXX-05", False)],
)
def test_a_dated_value_begins_with_a_year(time: str, dated: bool) -> None:
    assert is_date(time) is dated
    assert is_date("") is False


@pytest.mark.parametrize(
    ("wkt", "found"),
    [("POINT(1.5 -2)", (-2.0, 1.5)), ("POINT (1 2)", (2.0, 1.0)), ("LINESTRING(1 2)", None), ("POINT(x y)", None)],
)
def test_a_point_has_its_longitude_first(wkt: str, found: tuple[float, float] | None) -> None:
    assert position(wkt) == found


def test_names_that_begin_with_the_word_come_first(store: Store) -> None:
    assert [ref.label for ref in find(store, "LEE") if ref.kind == "Person"] == ["Lee Park", "Ann Lee"]
    assert [ref.kind for ref in find(store, "park met")] == ["Event"]
    assert find(store, "  ") == ()
    assert len(find(store, "e", most=1)) == 1


def test_places_with_more_events_come_first(store: Store) -> None:
    found = points(store)
    assert [(p.place.label, p.events, p.mentions) for p in found] == [("Lima", 2, 1), ("Cuzco", 1, 2)]
    assert [p.place.label for p in points(store, [found[1].place.iri])] == ["Cuzco"]


@pytest.mark.parametrize(("page", "shown"), [(0, 1), (1, 1), (2, 2), (3, 3), (4, 3)])
def test_events_come_in_pages(store: Store, page: int, shown: int) -> None:
    found = thing(store, LEE, facts=page, size=1).facts
    assert (found.page, found.pages, found.total, len(found.events)) == (shown, 3, 3, 1)
    assert found.events[0].iri == thing(store, LEE).facts.events[shown - 1].iri


def test_dated_events_come_first(store: Store) -> None:
    assert [bool(event.time) for event in events_where(store)] == [True, False, False]
    assert [event.iri for event in timeline_events(store)] == [event.iri for event in events_where(store)]


@pytest.mark.parametrize("few", [0, 1000])
def test_a_timeline_is_the_same_however_it_is_read(store: Store, few: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("triplewire.graph.web.read.events._FEW", few)
    where = f"?n tw:source <{LEE}> ; sem:hasTime ?t ."
    assert [(event.label, event.time) for event in timeline_events(store, where)] == [
        ("Lee Park and Ann Lee met", "2022")
    ]


def test_a_node_has_so_many_quotes(store: Store) -> None:
    leads = "^itsrdf:taIdentRef"
    where = f"VALUES ?n {{ <{LEE}> }}"
    assert [len(quotes(store, where, leads, most)[LEE]) for most in (1, 2, 3)] == [1, 2, 2]


def test_an_article_counts_what_it_has(store: Store) -> None:
    (source,) = sources(store)
    found = article(store, "a")
    assert found
    assert (source.events, source.claims, found.source.events) == (3, 0, 3)
    assert "".join(piece.text for block in found.blocks for piece in block.pieces).startswith("Lee Park met")
    assert article(store, "b") is None
    assert overview(store).numbers["events"] == 3


@pytest.mark.parametrize(
    ("columns", "values", "status"),
    [
        ("?day ?status", '"2024" "stated"', ""),
        ("?day ?status", '"2024" "possible"', "possible"),
        ("?day ?said_by ?status", '"2024" "Roy" "claimed"', "claimed by Roy"),
        ("?day ?said_by ?status", '"2024" "Roy" "negative"', "claimed by Roy, negative"),
        ("?day", '"2024"', ""),
    ],
)
def test_a_row_says_why_it_is_not_a_plain_fact(store: Store, columns: str, values: str, status: str) -> None:
    answer = answered(store, f"SELECT {columns} {{ VALUES ({columns}) {{ ({values}) }} }}")
    (row,) = dated_rows(store, answer, ADDRESSES)
    assert (row["status"], row["claim"]) == (status, bool(status))


@pytest.mark.parametrize(
    ("columns", "values", "label"),
    [
        ("?a ?b", '"Lee Park" "Lima"', "b"),
        ("?a ?to", '"Lee Park" "Lima"', ""),
        ("?a ?x ?b", '"Lee Park" "went to" "Lima"', "went to"),
        ("?a ?x ?y ?b_c", '"Lee Park" "went" "to" "Lima"', "b c"),
        ("?a ?x ?b", '"Lee Park" "2024" "Lima"', "b"),
    ],
)
def test_one_text_between_two_nodes_is_their_label(store: Store, columns: str, values: str, label: str) -> None:
    answer = answered(store, f"SELECT {columns} {{ VALUES ({columns}) {{ ({values}) }} }}")
    assert [(one.label, label, other.label) for one, other, label in joined(answer)] == [("Lee Park", label, "Lima")]


@pytest.mark.parametrize(("count", "shown", "more"), [(1, 1, False), (2, 2, False), (3, 2, True)])
def test_an_answer_has_so_many_rows(
    store: Store, count: int, shown: int, more: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("triplewire.graph.web.answer.answers.MOST", 2)
    answer = answered(store, f"SELECT ?x {{ VALUES ?x {{ {' '.join(map(str, range(count)))} }} }}")
    assert (len(answer.rows), answer.more) == (shown, more)


def test_of_two_namesakes_in_one_document_neither_is_meant() -> None:
    graph = KnowledgeGraph()
    s = Sketch("An officer met another officer. He met An officer.", id="a")
    one, other = s.entity("An officer"), s.entity("another officer")
    s.entities[1] = type(s.entities[1])(other, "Person", "An officer", s.entities[1].mentions)
    s.event("met", "CONSULT", source=[one, other])
    graph.add(s.document())
    query = 'SELECT ?who ?document { VALUES (?who ?document) { ("An officer" "a") } }'
    ((cell, _),) = answered(graph.store, query).rows
    assert len(find(graph.store, "an officer")) >= 2
    assert cell.ref is None


@pytest.mark.parametrize(
    ("wanted", "allowed", "view"), [("map", ("table", "map"), "map"), ("map", ("graph",), "graph"), ("", (), "table")]
)
def test_a_view_that_is_not_allowed_gives_the_first(wanted: str, allowed: tuple[str, ...], view: str) -> None:
    assert chosen(wanted, allowed) == view


def telling(id_: str, outlet: str, toll: str, place: str, day: str, *, said: bool = False) -> Document:
    s = Sketch(
        f"Gunmen from Zaria attacked the town of {place} and killed {toll} people, police said.", id=id_, title=id_
    )
    s.published, s.url = day, f"https://www.{outlet}/a"
    gunmen, police = s.entity("Gunmen", "Group"), s.entity("police", "Group")
    town, zaria = s.entity(place, "Place"), s.entity("Zaria", "Organization")
    saying = [police] if said else ()
    s.event("attacked", "ASSAULT", source=[gunmen], target=[town], place=[town], said_by=saying, on_behalf_of=[zaria])
    return s.document()


def test_tellings_are_compared() -> None:
    graph = KnowledgeGraph()
    for document in (
        telling("late", "late.example", "20", "Funtua", "2024-05-03", said=True),
        telling("early", "early.example", "12", "Funtua", "2024-05-02"),
    ):
        graph.add(document)
    (happening,) = {row["h"] for row in select(graph.store, "SELECT ?h { ?n tw:tells ?h }")}
    found = compared(graph.store, happening)
    assert [t.outlet for t in found.tellings] == ["early.example", "late.example"]
    assert (found.documents, found.claimed) == (2, 1)
    told = {aspect.name: aspect for aspect in found.aspects}
    assert [name for name, aspect in told.items() if aspect.agreed] == ["who", "on behalf of", "to whom", "where"]
    assert [name for name, aspect in told.items() if aspect.differs] == ["numbers", "stated or claimed"]
    assert [[ref.label for ref in values] for values in told["numbers"].told] == [["12 people"], ["20 people"]]
