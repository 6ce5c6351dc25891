"""Search: names, events with their facets, and passages, with an index and without."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sketch import Sketch

from triplewire.extract.model import About
from triplewire.graph.derived.rows import folded
from triplewire.graph.knowledge import KnowledgeGraph
from triplewire.graph.store.interface import Store
from triplewire.graph.web.display.links import Links
from triplewire.graph.web.pages.store_pages import search_page, search_table
from triplewire.graph.web.read import event_search
from triplewire.graph.web.read.event_search import events_found
from triplewire.graph.web.read.full_text import passages
from triplewire.graph.web.read.name_search import find

LINKS = Links("http://x.example/id/")


def told(name: str, year: str, *, claimed: bool = False) -> Sketch:
    s = Sketch(
        f"Müller met Roy in {year}. Roy said the Straße was full.", id=name, title=name, published=f"{year}-05-03"
    )
    s.url = f"https://www.{name}.example/a"
    mueller, roy = s.entity("Müller"), s.entity("Roy")
    street = s.entity("Straße", "Place")
    when = s.time(f"in {year}", year)
    s.event(
        "met",
        "CONSULT",
        source=[mueller],
        target=[roy],
        time=[when],
        said_by=[roy] if claimed else [],
        confidence=0.6 if claimed else 0.95,
    )
    s.event("full", source=[roy], said_by=[roy], place=[street])
    return s


@pytest.fixture(scope="module", params=["disk", "memory"])
def store(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    documents = [told("one", "2019").document(), told("two", "2020", claimed=True).document()]
    if request.param == "memory":
        with KnowledgeGraph() as graph:
            for document in documents:
                graph.add(document)
            yield graph.store
        return
    path = tmp_path_factory.mktemp("search") / "store"
    with KnowledgeGraph(path, create=True) as graph:
        for document in documents:
            graph.add(document)
    with KnowledgeGraph(path) as graph:
        yield graph.store


def test_a_chosen_value_needs_no_words(store: Store) -> None:
    met = events_found(store, "", {"type": "Consult"}, 9)
    assert (met.number, {hit.family for hit in met.shown}) == (2, {"Consult"})
    assert events_found(store, "", {}, 9).number == 0


def test_a_type_alone_is_found_whole_where_an_index_helps(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(event_search, "MOST", 2)  # the two shortest of all events are of no type
    assert events_found(store, "", {"type": "Consult"}, 9).number == (2 if store.index else 0)


def test_facets_count_what_the_other_choices_leave(store: Store) -> None:
    whole = events_found(store, "muller roy", {}, 10)
    assert whole.number == 2
    assert dict(whole.facets["year"]) == {"2019": 1, "2020": 1}
    assert dict(whole.facets["standing"]) == {"the article itself": 1, "somebody in it": 1}
    narrowed = events_found(store, "muller roy", {"standing": "somebody in it"}, 10)
    assert [hit.time for hit in narrowed.shown] == ["2020"]
    assert dict(narrowed.facets["year"]) == {"2020": 1}
    assert dict(narrowed.facets["standing"]) == dict(whole.facets["standing"])


def test_a_place_narrows_with_an_index_and_without(store: Store) -> None:
    found = events_found(store, "", {"place": "Straße"}, 9, span=("2019-01-01", "2019-12-31"))
    assert found.number == 1
    assert found.facets["place"] == (("Straße", 1),)


def test_years_come_the_latest_first_and_confidence_the_surest(store: Store) -> None:
    facets = events_found(store, "", {}, 9, span=("2019-01-01", "2020-12-31")).facets
    assert facets["year"] == (("2020", 1), ("2019", 1))
    steps = [step for step, _ in facets["confidence"]]
    assert steps.index("0.9 and more") < steps.index("0.5 to 0.7")


def test_events_come_in_pages_and_by_date(store: Store) -> None:
    assert [hit.time for hit in events_found(store, "met", {}, 10, order="date").shown] == ["2020", "2019"]
    assert [hit.time for hit in events_found(store, "met", {}, 1, 1, order="date").shown] == ["2019"]


def test_an_event_without_a_date_comes_on_the_day_of_its_article(store: Store) -> None:
    latest = events_found(store, "roy", {}, 10, order="date").shown
    assert [(hit.time, hit.published[:4]) for hit in latest] == [
        ("", "2020"),
        ("2020", "2020"),
        ("", "2019"),
        ("2019", "2019"),
    ]


def test_the_best_match_comes_first(store: Store, tmp_path: Path) -> None:
    def event(words: str, name: str, type_: str | None, **more: Any) -> None:
        s = Sketch(
            f"{words} Hong Kong. Mona Roy met Royce Lee.", id=name, published=more.pop("published", "2020-01-01")
        )
        lee, roy = s.entity("Royce Lee"), s.entity("Mona Roy")
        sides = {"source": [roy], "target": [lee] if more.pop("two", True) else []}
        s.event(words, type_, **sides, **more)
        graph.add(s.document())

    with KnowledgeGraph() if store.index is None else KnowledgeGraph(tmp_path / "s", create=True) as graph:
        event("sawed", "part", "CONSULT")
        event("saw", "junk", None, two=False)
        event("saw", "old", "CONSULT", published="2019-01-01")
        event("saw", "new", "CONSULT")
        event("saw", "denied", "CONSULT", modality="possible")
        event("saw", "untyped", None)
        event("saw", "alone", "CONSULT", two=False)
        found = [
            hit.iri.rpartition("event-")[2].partition(".")[0] for hit in events_found(graph.store, "saw", {}, 9).shown
        ]
    assert found == ["new", "old", "alone", "untyped", "junk", "denied", "part"]


def test_a_hyphen_is_a_blank() -> None:
    with KnowledgeGraph() as graph:
        s = Sketch("Ann Lee met Bob Roy in Hong Kong.", id="hk", title="Hong Kong talks")
        s.event("met", "CONSULT", source=[s.entity("Ann Lee")], place=[s.entity("Hong Kong", "Place")])
        graph.add(s.document())
        assert [ref.label for ref in find(graph.store, "hong-kong", things_only=True)] == ["Hong Kong"]
        assert passages(graph.store, "hong-kong", 9)[0] == 1
        assert events_found(graph.store, "ann-lee", {}, 9).number == 1


def test_the_latest_come_first_where_no_words_are_asked_for(store: Store) -> None:
    def first(text: str, **given: str) -> str:
        html = search_page(store, LINKS, text, {"since": "2019-01-01", **given}).html
        return re.findall(r'<li><time>.*?<a href="[^"]*event-(one|two)', html)[0]

    assert [first(""), first("", order="match"), first("roy")] == ["two", "one", "one"]


@pytest.mark.parametrize(
    ("text", "since", "until", "years"),
    [
        ("met", "2020-02-01", "", ["2020"]),
        ("met", "", "2019-06-30", ["2019"]),
        ("", "2019-12-31", "2020-01-01", ["2020", "2019"]),
        ("met roy", "2020-01-01", "2020-12-31", ["2020"]),
        ("absent", "2020-01-01", "", []),
        ("", "2021-01-01", "", []),
        ("full", "2019-05-03", "2019-05-03", [""]),
        ("full", "2019-05-04", "2020-05-02", []),
        ("", "", "", []),
    ],
)
def test_a_span_of_days_narrows_with_words_and_without(
    store: Store, text: str, since: str, until: str, years: list[str]
) -> None:
    assert [hit.time for hit in events_found(store, text, {}, 10, order="date", span=(since, until)).shown] == years


def test_confidence_is_a_facet(store: Store) -> None:
    found = events_found(store, "muller", {}, 10)
    assert dict(found.facets["confidence"]) == {"0.9 and more": 1, "0.5 to 0.7": 1}
    assert [hit.time for hit in events_found(store, "muller", {"confidence": "0.5 to 0.7"}, 10).shown] == ["2020"]


def test_the_outlet_is_the_publisher_or_the_site_of_the_address(tmp_path: Path) -> None:
    post, site, file = told("a", "2019"), told("b", "2019"), told("c", "2019")
    file.url = None
    with KnowledgeGraph(tmp_path / "store", create=True) as graph:
        graph.add(replace(post.document(), about=About(outlet="The Post")))
        graph.add(site.document())
        graph.add(file.document())
        found = events_found(graph.store, "met", {}, 10)
    assert dict(found.facets["outlet"]) == {"The Post": 1, "b.example": 1}
    assert found.number == 3


def test_passages_lead_to_the_words_without_accents_and_case(store: Store) -> None:
    number, found = passages(store, "STRASSE full", 10)
    assert number == 2
    assert [passage.document for passage in found] == ["two", "one"]
    assert found[0].pieces[1::2] == ("Straße", "full")
    text = told("two", "2020").text
    assert text[found[0].begin : found[0].end] == "Straße"
    assert "".join(found[0].pieces) in text
    assert passages(store, "absent", 10) == (0, ())
    assert passages(store, " ", 10) == (0, ())


@given(st.text(alphabet="aßé€n \n", min_size=1, max_size=40), st.data())
def test_a_word_is_found_where_it_stands(text: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(text)))
    whole = f"{text[:at]} Größe {text[at:]}"
    s = Sketch(whole, id="it", title="It")
    s.entity("Größe")
    with KnowledgeGraph() as graph:
        graph.add(s.document())
        _, (passage,) = passages(graph.store, "grosse", 1)
    assert folded(whole[passage.begin : passage.end]) == "grosse"


def test_a_removed_article_is_not_found(tmp_path: Path) -> None:
    with KnowledgeGraph(tmp_path / "store", create=True) as graph:
        graph.add(told("one", "2019").document())
        graph.add(told("two", "2020").document())
        graph.remove("two")
        assert [passage.document for passage in passages(graph.store, "roy", 10)[1]] == ["one"]
        assert [hit.time for hit in events_found(graph.store, "met", {}, 10).shown] == ["2019"]


def test_a_question_that_none_fits_leads_to_those_that_there_are(store: Store) -> None:
    page = search_page(store, LINKS, "why blue?").html
    assert "choose from the list of named questions. " in page
    assert '/questions">All questions</a></p>' in page
    assert "query --list" not in page


def test_the_page_and_the_table_agree(store: Store) -> None:
    page = search_page(store, LINKS, "roy", {"year": "2019", "order": "date"}).html
    assert "1 event" in page
    assert 'aria-current="true"' in page
    assert "/search.csv?q=roy&amp;year=2019&amp;order=date" in page
    rows = list(csv.DictReader(io.StringIO(search_table(store, "roy", {"year": "2019"}).decode())))
    assert [(row["date"], row["type"]) for row in rows] == [("2019", "Consult")]
    assert "No name, event or article matches" in search_page(store, LINKS, "zzz").html
    nothing = search_page(store, LINKS, "", {"since": "1999-01-01", "until": "1999-01-02"}).html
    assert "No event fits all of these choices" in nothing
    assert "Enter a name" not in nothing
    assert "Enter a name" in search_page(store, LINKS, "").html
