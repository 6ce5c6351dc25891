"""Graphs as data frames, answers in notebooks, and graphs that several threads and processes ask."""

import asyncio
import multiprocessing
import sys
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path

import pandas as pd
import pytest
from sketch import Sketch, summit

from triplewire.extract.model import Links
from triplewire.graph.corpus.outputs import Tally
from triplewire.graph.errors import ExtraMissing, QueryUnknown, StoreMissing
from triplewire.graph.knowledge import KnowledgeGraph
from triplewire.graph.out.frames import FRAMES


@pytest.fixture(scope="module")
def graph() -> KnowledgeGraph:
    graph = KnowledgeGraph()
    graph.add(summit())
    return graph


def test_an_answer_is_a_data_frame_with_types(graph: KnowledgeGraph) -> None:
    met = graph.to_pandas("who-met-whom", actor="roy")
    assert met[["who", "whom", "mentions"]].to_numpy().tolist() == [["Ann Lee", "Bob Roy", 2]]
    assert str(met.dtypes["mentions"]) == "Int64"
    assert graph.ask("who-met-whom").to_pandas().equals(graph.to_pandas("Who met Bob Roy?"))
    surest = graph.to_pandas(
        "SELECT ?c ?w { ?e a tw:Event OPTIONAL { ?e tw:confidence ?c } OPTIONAL { ?e tw:mode ?w } }"
    )
    assert surest["c"].max() == pytest.approx(0.9)
    assert surest["w"].isna().all()


def test_truth_values_and_triples_are_data_frames_too(graph: KnowledgeGraph) -> None:
    assert graph.to_pandas("ASK { ?s a tw:Fact }").to_numpy().tolist() == [[True]]
    triples = graph.to_pandas("CONSTRUCT { ?s tw:aided ?o } WHERE { ?s tw:aided ?o }")
    assert list(triples.columns) == ["subject", "predicate", "object"]
    assert len(triples) == 1


def test_a_speaker_of_several_names_is_one() -> None:
    graph = KnowledgeGraph()
    for name in ("U.S.", "United States"):
        s = Sketch(f"{name} said Chile aided Peru.", id=name.lower())
        us = s.entity(name, "Country", links=Links(iso3166="US"))
        chile, peru = s.entity("Chile", "Country"), s.entity("Peru", "Country")
        s.event("aided", "AID", source=[chile], target=[peru], said_by=[us])
        graph.add(s.document())
    assert graph.to_pandas("claims")["speaker"].tolist() == ["United States"] * 2
    assert set(graph.to_pandas("events")["claimed_by"]) == {"United States"}
    assert "U.S." not in set(graph.to_pandas("entities")["label"])


def test_what_there_is_not_is_an_error(graph: KnowledgeGraph, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(QueryUnknown, match="did you mean facts"):
        graph.to_pandas("facst")
    with pytest.raises(QueryUnknown, match="there are: edges, nodes"):
        graph.to_networkx(events="x")
    with pytest.raises(QueryUnknown, match="who-met-whom"):
        graph.to_pandas("who-meet-whom")
    monkeypatch.setitem(sys.modules, "pandas", None)
    for what in ("offices", *FRAMES):
        with pytest.raises(ExtraMissing, match=r"pip install 'triplewire\[pandas\]'"):
            graph.to_pandas(what)


@pytest.mark.parametrize("frame", FRAMES)
def test_a_column_of_which_nothing_is_known_has_a_type(frame: str) -> None:
    empty = KnowledgeGraph().to_pandas(frame).dtypes
    assert "object" not in set(map(str, empty))
    assert {str(empty[name]) for name in ("confidence", "latitude", "begin") if name in empty} <= {"Float64"}


def test_entities_events_facts_and_claims_are_frames(graph: KnowledgeGraph) -> None:
    entities = graph.to_pandas("entities").set_index("label")
    assert entities.loc["Ann Lee", "mentions"] == 2
    assert entities.loc["Lima", "latitude"] == pytest.approx(-12.043, abs=1e-3)
    assert entities["wikidata"].dropna().to_dict() == {"Chile": "Q298"}
    events = graph.to_pandas("events").set_index("label")
    assert len(events) == 4
    met = events[events["type"] == "Consult"].iloc[0]
    assert (met["place"], met["start"], met["end"]) == ("Lima", pd.Timestamp("2024-05-02"), pd.Timestamp("2024-05-02"))
    aid = events[events["type"] == "Aid"].iloc[0]
    assert (aid["source"], aid["target"], aid["start"], aid["end"]) == (
        "Chile", "Peru", pd.Timestamp("2019-01-01"), pd.Timestamp("2019-12-31"),
    )  # fmt: skip
    assert events["claimed_by"].dropna().tolist() == ["Bob Roy"]
    facts = graph.to_pandas("facts")
    assert ["Chile", "aided", "Peru"] in facts[["subject", "relation", "object"]].to_numpy().tolist()
    claims = graph.to_pandas("claims")
    assert set(claims["kind"]) == {"event", "relation"}
    assert claims[claims["kind"] == "event"]["says"].tolist() == ["Chile attacked Peru"]
    text = summit().text
    assert all(text[row.begin : row.end] == row.quote for row in claims.itertuples())


def test_frames_join_by_ids_with_each_other_and_with_exports(graph: KnowledgeGraph) -> None:
    entities, events, facts, claims = (graph.to_pandas(what) for what in ("entities", "events", "facts", "claims"))
    labels = entities.set_index("id")["label"]
    for name in ("source", "target", "place", "claimed_by"):
        sides = events[[name, f"{name}_id"]].dropna().apply(lambda column: column.str.split(" | ", regex=False))
        pairs = sides.explode([name, f"{name}_id"])
        assert len(pairs)
        assert pairs[name].tolist() == labels[pairs[f"{name}_id"]].tolist()
    assert claims["speaker"].tolist() == labels[claims["speaker_id"]].tolist()
    assert set(claims[claims["kind"] == "event"]["id"]) <= set(events["id"])
    statements = facts["statements"].str.split(" | ", regex=False).explode()
    aided = events.set_index("id").loc[statements[facts["relation"] == "aided"]]
    assert aided[["source", "target"]].to_numpy().tolist() == [["Chile", "Peru"]]
    edges = graph.to_networkx(claims=True).edges(data="statements")
    assert {iri for *_, of in edges for iri in of.split(" | ")} >= {*statements, *claims["id"]}


@pytest.mark.parametrize("what", FRAMES)
def test_an_empty_graph_has_empty_frames(what: str) -> None:
    with KnowledgeGraph() as graph:
        frame = graph.to_pandas(what)
        assert frame.empty
        assert len(frame.columns) > 5


def test_an_answer_shows_itself(graph: KnowledgeGraph) -> None:
    answer = graph.ask("offices")
    assert repr(answer) == "<Answer 2 rows: holder, office, in, status, document, begin, end, quote>"
    assert "<th>holder</th>" in answer._repr_html_()
    assert "<td>Ann Lee</td>" in answer._repr_html_()
    assert repr(graph.query("ASK {}")) == "<Answer True>"
    assert "True" in graph.query("ASK {}")._repr_html_()
    with KnowledgeGraph() as other:
        s = Sketch("<b>Zoe</b> met Bob.")
        s.event("met", "CONSULT", source=[s.entity("<b>Zoe</b>"), s.entity("Bob")])
        other.add(s.document())
        assert "<b>" not in other.ask("who-met-whom")._repr_html_()


def test_a_mistyped_path_makes_no_store(tmp_path: Path) -> None:
    for place in (tmp_path / "mistyped" / "path", str(tmp_path), tmp_path):
        with pytest.raises(StoreMissing, match="create=True"):
            KnowledgeGraph(place)
    assert list(tmp_path.iterdir()) == []
    with KnowledgeGraph(tmp_path / "store", create=True) as graph:
        graph.add(summit())
    with KnowledgeGraph(tmp_path / "store") as graph:
        assert graph.documents() == ["summit"]
    with KnowledgeGraph(tmp_path / "store", create=True) as graph:
        assert graph.documents() == ["summit"]


def _who(store: str) -> list[str]:
    with KnowledgeGraph(store) as graph:
        return graph.documents()


def test_threads_ask_one_graph(graph: KnowledgeGraph) -> None:
    expected = graph.ask("offices").bindings
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda _: graph.ask("offices").bindings, range(8)))
    assert answers == [expected] * 8


def test_an_event_loop_asks_in_a_thread(graph: KnowledgeGraph) -> None:
    async def both() -> list[int]:
        return [
            len(answer) for answer in await asyncio.gather(*(asyncio.to_thread(graph.ask, "offices") for _ in range(3)))
        ]

    assert asyncio.run(both()) == [2, 2, 2]


def test_a_spawned_process_opens_the_graph(tmp_path: Path) -> None:
    with KnowledgeGraph(tmp_path / "store", create=True) as graph:
        graph.add(summit())
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        assert pool.submit(_who, str(tmp_path / "store")).result(timeout=60) == ["summit"]


def test_a_fact_of_several_documents_is_counted_once_everywhere() -> None:
    with KnowledgeGraph() as graph:
        for name in ("a", "b"):
            s = Sketch(f"Chile aided Peru, says {name}.", id=name)
            s.event("aided", "AID", source=[s.entity("Chile", "Country")], target=[s.entity("Peru", "Country")])
            graph.add(s.document())
        summary = Tally().summary(graph, Path())
        assert "\nPlain facts: 1, stated 2 times in documents; events and relations withheld: none" in summary
        facts = graph.to_pandas("facts")
        assert (len(facts), facts["weight"].tolist()) == (1, [2])
        assert "1 plain fact<" in graph._repr_html_()
        graph.remove("b")
        assert "\nPlain facts: 1; events and relations withheld: none" in Tally().summary(graph, Path())


def test_a_build_tells_how_many_articles_have_no_date() -> None:
    with KnowledgeGraph() as graph:
        for name, day in (("a", "2024-05-14"), ("b", None), ("c", None)):
            graph.add(Sketch("Chile aided Peru.", id=name, published=day).document())
        summary = Tally().summary(graph, Path())
        assert "\nWithout a date: 2 articles, " in summary
        assert "--published-from name" in summary
        for name in ("b", "c"):
            graph.remove(name)
        assert "Without a date" not in Tally().summary(graph, Path())
