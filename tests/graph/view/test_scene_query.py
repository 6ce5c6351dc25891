"""From a store to what a page or a picture shows."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from sketch import Sketch, summit

from triplewire.extract.model import Document, Links, Mention
from triplewire.graph.errors import FormatUnknown, NameMissing
from triplewire.graph.knowledge import KnowledgeGraph
from triplewire.graph.store.interface import Store
from triplewire.graph.view.draw import draw
from triplewire.graph.view.scene import Node, Scene
from triplewire.graph.view.scene_query import stage


@pytest.fixture(scope="module")
def store() -> Store:
    graph = KnowledgeGraph()
    graph.add(summit())
    fire = Sketch("A fire in Bergen hurt two sailors.", id="fire", title="Fire", published=None)
    fire.event("hurt", target=[fire.entity("two sailors")], place=[fire.entity("Bergen", "Place")])
    graph.add(fire.document())
    return graph.store


def by_label(scene: Scene) -> dict[str, Node]:
    return {node.label: node for node in scene.nodes}


def test_events_and_those_who_take_part_are_nodes(store: Store) -> None:
    nodes = by_label(stage(store))
    assert nodes["Ann Lee"].kind == "Person"
    assert nodes["A fire in Bergen hurt two sailors"].kind == "Event"
    assert {"Bergen", "two sailors"} <= nodes.keys()


def test_every_quote_is_cut_from_its_sentence(store: Store) -> None:
    texts = {"fire": "A fire in Bergen hurt two sailors.", "summit": summit().text}
    scene = stage(store)
    quotes = [e for part in (*scene.nodes, *scene.edges) for e in part.evidence]
    assert quotes
    for e in quotes:
        assert 0 <= e.begin < e.end <= len(e.sentence)
        assert texts[e.document][e.offset : e.offset + len(e.sentence)] == e.sentence


def test_a_claim_says_whose(store: Store) -> None:
    claims = [part for part in (*stage(store).nodes, *stage(store).edges) if part.status.startswith("claimed by")]
    assert claims
    for part in claims:
        for e in part.evidence:
            assert e.claimed_by
            assert e.claimed_by[0] in part.status


@pytest.mark.parametrize(
    ("value", "words", "day"),
    [
        ("PAST_REF", "in the past", ""),
        ("XXXX-WXX-4", "a Thursday", ""),
        ("2024-03-09TNI", "the night of 9 March 2024", "2024-03-09TNI"),
        ("198X", "the 1980s", "198X"),
    ],
)
def test_times_are_words_and_keep_their_value(value: str, words: str, day: str) -> None:
    s = Sketch("Ann Lee met Bob Roy then.", id="then")
    s.event("met", "CONSULT", source=[s.entity("Ann Lee"), s.entity("Bob Roy")], time=[s.time("then", value)])
    graph = KnowledgeGraph()
    graph.add(s.document())
    met = next(node for node in stage(graph.store).nodes if node.kind == "Event")
    assert (met.facts, met.day) == ((("time", words),), day)


@pytest.mark.parametrize(
    ("days", "fact"),
    [
        (("2020-01-01", "2021-01-01"), "former office"),
        (("2021-01-01", "2021-01-01"), "office"),
        (("2022-01-01", "2021-01-01"), "office"),
        ((None, "2021-01-01"), "office"),
        (("2020-01-01", None), "office"),
    ],
)
def test_an_office_that_a_later_text_calls_over_is_a_former_one(days: tuple[str | None, ...], fact: str) -> None:
    graph = KnowledgeGraph()
    for number, day in enumerate(days):
        s = Sketch("President Ann Lee of Chile met Bob Roy.", id=f"office-{number}", published=day)
        lee, chile = s.entity("Ann Lee"), s.entity("Chile", "Country")
        s.event("met", "CONSULT", source=[lee, s.entity("Bob Roy")])
        s.relation("President Ann Lee", lee, "holdsOffice", "President", of=chile, former=number == 1)
        graph.add(s.document())
    asked = list(graph.ask("offices"))
    (told,) = [name for name, _ in by_label(stage(graph.store))["Ann Lee"].facts if "office" in name]
    assert told == fact
    standing = {edge.status for edge in stage(graph.store, about="Ann Lee").edges if edge.label == "President of"}
    assert ("" in standing) == (fact == "office")
    assert bool(asked) == (fact == "office")


def test_about_shows_the_neighbourhood_alone(store: Store) -> None:
    labels = by_label(stage(store, about="bergen")).keys()
    assert labels == {"Bergen", "two sailors", "A fire in Bergen hurt two sailors"}


def test_about_nobody(store: Store) -> None:
    with pytest.raises(NameMissing, match="Nobody Known"):
        stage(store, about="Nobody Known")


def test_the_most_connected_stay_and_the_rest_is_counted(store: Store) -> None:
    whole = stage(store)
    part = stage(store, most=4)
    assert len(part.nodes) <= 4
    assert part.omitted == len(whole.nodes) - len(part.nodes)
    assert all(edge.source in {n.id for n in part.nodes} for edge in part.edges)


def test_sources_and_how_it_came_to_be(store: Store) -> None:
    scene = stage(store)
    assert {(source.id, source.published) for source in scene.sources} == {("summit", "2024-05-03"), ("fire", None)}
    assert "triplewire 1.0" in scene.made_by


@pytest.mark.parametrize("ending", ["html", "png", "svg"])
def test_draws_the_same_twice(store: Store, tmp_path: Path, ending: str) -> None:
    one, two = tmp_path / f"one.{ending}", tmp_path / f"two.{ending}"
    draw(store, one)
    draw(store, two)
    assert one.read_bytes() == two.read_bytes() != b""


def test_no_other_ending(store: Store, tmp_path: Path) -> None:
    with pytest.raises(FormatUnknown, match="html"):
        draw(store, tmp_path / "graph.bmp")


def often_named(id_: str, sentence: str, times: int) -> Document:
    """Return a document with a sentence so many times, in which every "Ann Lee" is a mention of one person."""
    s = Sketch("Ann Lee met Bob Roy. " + " ".join([sentence] * times), id=id_)
    lee, roy = s.entity("Ann Lee", links=Links(wikidata="Q1")), s.entity("Bob Roy")
    s.event("met", "CONSULT", source=[lee, roy])
    places = re.finditer("Ann Lee", s.text)
    s.entities[0] = replace(s.entities[0], mentions=tuple(Mention(*place.span(), "name") for place in places))
    return s.document()


@pytest.mark.parametrize(
    "sentence", ["Ann Lee saw Ann Lee.", "Ann Lee saw Ann Lee, " + "Ann Lee and " * 30 + "Ann Lee."]
)
def test_of_very_many_mentions_the_first_are_read(sentence: str, tmp_path: Path) -> None:
    """Whether the mentions to read have sentences enough to show, or most of them are in one."""
    documents = [often_named("d", "Ann Lee saw Ann Lee.", 9), often_named("c", "Ann Lee saw Ann Lee.", 9)]
    documents += [often_named("b", sentence, 1), often_named("a", sentence, 1)]
    with KnowledgeGraph() as plain, KnowledgeGraph(tmp_path / "store", create=True) as kept:
        for document in documents:
            plain.add(document)
            kept.add(document)
        lee = by_label(stage(kept.store))["Ann Lee"]
        assert lee == by_label(stage(plain.store))["Ann Lee"]
        assert len(lee.evidence) == 12
        assert [evidence.document for evidence in lee.evidence] == ["a"] * 2 + ["b"] * 2 + ["c"] * 8
        index = kept.store.index
        assert index is not None
        first = [graph.rpartition("-")[2] for _, graph in index.documents_of([lee.id, "urn:nobody"], 4)]
        assert first == (["a"] if len(sentence) > 50 else ["a", "b"])
