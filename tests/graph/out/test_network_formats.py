"""The network in files that other programs read: the same nodes, edges and numbers in each."""

import csv
import io
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import IO, Any

import duckdb
import networkx as nx
import pyarrow.parquet as pq
import pytest
from lxml import etree
from sketch import Sketch, summit

from triplewire.extract.model import Document
from triplewire.graph.errors import ExtraMissing, FormatUnknown
from triplewire.graph.knowledge import KnowledgeGraph
from triplewire.graph.out.export import export_file, format_of
from triplewire.graph.out.network import Network, Node, read_network
from triplewire.graph.out.network_formats import NETWORKS, write_gexf, write_graphml
from triplewire.graph.out.same_happenings import Alike, same_happenings

BASE = "https://w3id.org/triplewire/id/"
CHILE, PERU, LIMA = BASE + "country-CL", BASE + "country-PE", BASE + "place-GN3936456"
HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def graph() -> KnowledgeGraph:
    graph = KnowledgeGraph()
    graph.add(summit())
    s = Sketch('Ann Lee told "Bob \\ Roy" <&\'>\n\t\u2028 "no".\u0001 They left it.', id="odd \u2603")
    lee = s.entity("Ann Lee")
    s.event("told", "REJECT", source=[lee], target=[s.entity('Bob \\ Roy" <&\'>\n\t\u2028 "no".\u0001')])
    s.event("left", None, source=[s.entity("They")], target=[s.entity("it", "Other")])
    graph.add(s.document())
    return graph


@pytest.fixture(scope="module")
def network(graph: KnowledgeGraph) -> Network:
    return read_network(graph.store)


def files(graph: KnowledgeGraph, form: str, folder: Path) -> list[Path]:
    return [*export_file(graph.store, form, folder / "graph.out")]


def tables(graph: KnowledgeGraph, form: str, folder: Path) -> tuple[list[dict[str, str]], list[dict[str, str]]]:
    edges, nodes = (csv.DictReader(io.StringIO(file.read_bytes().decode())) for file in files(graph, form, folder))
    return [*edges], [*nodes]


def test_the_edges_tell_facts_claims_denials_and_plans_apart(network: Network) -> None:
    said = {(e.source, e.label, e.target): e for e in network.edges}
    assert said[CHILE, "aided", PERU].status == "stated"
    assert said[CHILE, "assaulted (claimed)", PERU].claimed_by == "Bob Roy"
    assert said[CHILE, "not attacked peru (future)", PERU].polarity == "negative"
    assert said[LIMA, "partOf (claimed)", CHILE].claimed_by == "Bob Roy"
    assert (CHILE, "assaulted", PERU) not in said


def test_dates_are_the_days_that_they_span(network: Network) -> None:
    edges = {e.label: (str(e.start), str(e.end), e.time) for e in network.edges}
    assert edges["aided"] == ("2019-01-01", "2019-12-31", "2019")
    assert edges["consulted"] == ("2024-05-02", "2024-05-02", "2024-05-02")


def test_document_and_quote_are_of_one_mention(graph: KnowledgeGraph) -> None:
    with KnowledgeGraph() as several:
        of_all = "Zoe slept. Ann Lee aided Bob Roy of all people."
        for name, words, sure in (("b", "Ann Lee aided Bob Roy.", 0.9), ("a", of_all, 0.8)):
            s = Sketch(words, id=name)
            s.event("aided", "AID", source=[s.entity("Ann Lee")], target=[s.entity("Bob Roy")], confidence=sure)
            several.add(s.document())
        (edge,) = read_network(several.store).edges
        assert (edge.document, edge.weight, edge.confidence) == ("a", 2, 0.9)
        assert "aided" in edge.quote
        assert edge.quote in words
    assert graph


def test_nodes_have_mentions_coordinates_and_an_edge(graph: KnowledgeGraph, network: Network) -> None:
    nodes = {node.id: node for node in network.nodes}
    assert (nodes[LIMA].latitude, nodes[LIMA].longitude) == pytest.approx((-12.04318, -77.02824), abs=1e-4)
    assert nodes[CHILE].wikidata == "Q298"
    assert nodes[CHILE].mentions == 2
    assert nodes.keys() == {end for edge in network.edges for end in (edge.source, edge.target)}
    everything = read_network(graph.store, unconnected=True).nodes
    assert {node.id for node in everything} >= nodes.keys()
    assert {"They", "it"}.isdisjoint(node.label for node in everything)


def test_without_claims_there_are_facts_alone(graph: KnowledgeGraph) -> None:
    facts = read_network(graph.store, claims=False).edges
    assert {(e.status, e.polarity, e.modality) for e in facts} == {("stated", "positive", "actual")}
    assert {e.label for e in facts} == {e["label"] for *_, e in graph.to_networkx().edges(data=True)}


def test_one_happening_is_one_edge_with_all_its_mentions() -> None:
    """A meeting is said of both sides, in two documents, and also claimed."""
    with KnowledgeGraph(tellings=False) as graph:
        for name in ("a", "b"):
            s = Sketch(f"Ann Lee met Bob Roy in Lima on 2 May 2024, writes {name}. Roy aided Lee.", id=name)
            lee, roy = (
                s.entity("Ann Lee", also="Lee", in_="aided Lee"),
                s.entity("Bob Roy", also="Roy", in_="Roy aided"),
            )
            lima = s.entity("Lima", "Place")
            about: dict[str, Any] = {
                "source": [lee, roy],
                "place": [lima],
                "time": [s.time("2 May 2024", "2024-05-02")],
            }
            s.event("met", "CONSULT", **about)
            s.event("met", "CONSULT", said_by=[lee], **about)
            s.event("aided", "AID", source=[roy], target=[lee])
            graph.add(s.document())
        edges = read_network(graph.store).edges
        assert [(e.label, e.weight) for e in edges] == [("consulted", 2), ("consulted (claimed)", 2), ("aided", 2)]
        assert edges[0].statements == f"{BASE}event-a.v1 | {BASE}event-b.v1"
        assert len(read_network(graph.store, claims=False, joined=False).edges) == len(graph.to_pandas("facts")) == 3
        read = [nx.read_graphml(io.BytesIO(graph.export("graphml"))), nx.read_gexf(io.BytesIO(graph.export("gexf")))]
        lines = [csv.DictReader(io.StringIO(graph.export(form).decode())) for form in ("csv", "neo4j")]
        table = pq.read_table(io.BytesIO(graph.export("parquet")))
        weights = [
            *([int(weight) for *_, weight in again.edges(data="weight")] for again in read),
            *([int(row.get("weight") or row["weight:int"]) for row in rows] for rows in lines),
            table["weight"].to_pylist(),
        ]
        assert [sorted(each) for each in weights] == [[2, 2, 2]] * 5


def test_of_edges_of_the_same_happenings_the_one_of_the_type_stays() -> None:
    def between(label: str, *happenings: str, status: str = "", ends: str = "xy") -> tuple[Alike, set[str]]:
        return Alike(*ends, f"{label}{status}", "event", label, status), set(happenings)

    told = dict(
        [
            between("detained", "h1"),
            between("coerced", "h1", "h2"),
            between("coerced", "h2", ends="yx"),
            between("hit", "h3"),
            between("assaulted", "h3"),
            between("warned", "h2", "h4"),
            between("detained", "h1", status=" (claimed)"),
            between("detained", "h1", ends="xz"),
        ]
    )
    joined = {(one.label, *one[:2], other.label) for one, other in same_happenings(told)}
    assert joined == {
        ("detained", "x", "y", "coerced"), ("coerced", "y", "x", "coerced"), ("hit", "x", "y", "assaulted"),
    }  # fmt: skip


@pytest.mark.parametrize(("form", "read"), [("graphml", nx.read_graphml), ("gexf", nx.read_gexf)])
def test_networkx_reads_the_same_network(graph: KnowledgeGraph, network: Network, form: str, read: Any) -> None:
    again = read(io.BytesIO(graph.export(form)))
    assert set(again) == {node.id for node in network.nodes}
    edges = {
        (a, e["label"], b, e["status"], e.get("confidence"), int(e["weight"])) for a, b, e in again.edges(data=True)
    }
    assert edges == {(e.source, e.label, e.target, e.status, e.confidence, e.weight) for e in network.edges}
    assert len(again.edges) == len(network.edges)
    assert again.nodes[LIMA]["latitude"] == pytest.approx(-12.0432, abs=1e-4)
    assert again.nodes[CHILE]["mentions"] == 2
    assert not any("networkx" in name for *_, e in again.edges(data=True) for name in e)


@pytest.mark.parametrize("write", [write_graphml, write_gexf])
def test_characters_that_xml_does_not_allow_are_replaced(write: Callable[[Network, IO[bytes]], None]) -> None:
    out = io.BytesIO()
    write(Network((Node("x:a", "Ann\x01Lee", "Person"),), ()), out)
    tree = etree.fromstring(out.getvalue())
    assert "Ann\ufffdLee" in {*tree.itertext(), *(node.get("label") for node in tree.iter("{*}node"))}


def aid(id_: str, words: str, value: str, mod: Any = None) -> Document:
    s = Sketch(f"Ann Lee aided Bob Roy, {words}.", id=id_)
    s.time(words, value)
    s.times = [replace(time, mod=mod) for time in s.times]
    s.event("aided", "AID", source=[s.entity("Ann Lee")], target=[s.entity("Bob Roy")], time=[0], confidence=0.9)
    return s.document()


@pytest.fixture
def visits() -> Iterator[KnowledgeGraph]:
    with KnowledgeGraph() as graph:
        for name, words, value in (
            ("a", "2020", "2020"),
            ("b", "3 May 2023", "2023-05-03"),
            ("c", "May 2023", "2023-05"),
        ):
            graph.add(aid(name, words, value))
        yield graph


def test_what_happened_twice_has_two_spans(visits: KnowledgeGraph) -> None:
    (edge,) = read_network(visits.store).edges
    assert edge.spans == "2020-01-01/2020-12-31 | 2023-05-03/2023-05-03"
    assert (edge.start, edge.end) == (None, None)
    tree = etree.fromstring(visits.export("gexf"))
    etree.RelaxNG(etree.parse(HERE / "gexf.rng")).assertValid(tree)
    spells = [dict(spell.attrib) for spell in tree.iter("{*}spell")]
    assert spells == [{"start": "2020-01-01", "end": "2020-12-31"}, {"start": "2023-05-03", "end": "2023-05-03"}]


@pytest.mark.parametrize(
    ("mod", "spans", "days"),
    [
        ("ON_OR_AFTER", "2020-01-01/..", {"start": "2020-01-01"}),
        ("ON_OR_BEFORE", "../2020-12-31", {"end": "2020-12-31"}),
        ("BEFORE", "../2019-12-31", {"end": "2019-12-31"}),
        ("AFTER", "2021-01-01/..", {"start": "2021-01-01"}),
        (None, "2020-01-01/2020-12-31", {"start": "2020-01-01", "end": "2020-12-31"}),
    ],
)
def test_spans_are_open_where_the_text_is(mod: Any, spans: str, days: dict[str, str]) -> None:
    with KnowledgeGraph() as graph:
        graph.add(aid("a", "2020", "2020", mod))
        (edge,) = read_network(graph.store).edges
        assert edge.spans == spans
        (item,) = etree.fromstring(graph.export("gexf")).iter("{*}edge")
        assert {name: day for name, day in item.attrib.items() if name in {"start", "end"}} == days


def test_gexf_is_valid_and_has_a_time_line(graph: KnowledgeGraph) -> None:
    schema = etree.RelaxNG(etree.parse(HERE / "gexf.rng"))
    tree = etree.fromstring(graph.export("gexf"))
    schema.assertValid(tree)
    ids = [node.get("id") for node in tree.iter("{*}node")]
    assert len(ids) == len(set(ids))
    declared = {(a.getparent().get("class"), a.get("id")) for a in tree.iter("{*}attribute")}  # type: ignore[union-attr]
    used = {(v.getparent().getparent().tag.split("}")[1], v.get("for")) for v in tree.iter("{*}attvalue")}  # type: ignore[union-attr]
    assert used <= declared
    kinds = [(e.get("source"), e.get("target"), e.get("kind")) for e in tree.iter("{*}edge")]
    assert len(kinds) == len(set(kinds)), "Gephi joins parallel edges of one kind"
    aid = next(e for e in tree.iter("{*}edge") if e.get("label") == "aided")
    assert (aid.get("start"), aid.get("end")) == ("2019-01-01", "2019-12-31")


@pytest.mark.parametrize("form", ["csv", "spreadsheet"])
def test_the_ids_of_edges_are_those_of_nodes(
    graph: KnowledgeGraph, network: Network, form: str, tmp_path: Path
) -> None:
    edges, nodes = tables(graph, form, tmp_path)
    labels = {row["id"]: row["label"] for row in nodes}
    assert len(edges) == len(network.edges)
    assert all((labels[e["source"]], labels[e["target"]]) == (e["source_label"], e["target_label"]) for e in edges)
    aid = next(e for e in edges if e["label"] == "aided")
    assert (aid["source"], aid["event_type"], aid["start"], aid["place"]) == (CHILE, "Aid", "2019-01-01", "")


def test_neo4j_imports_the_files(graph: KnowledgeGraph, network: Network, tmp_path: Path) -> None:
    edges, nodes = tables(graph, "neo4j", tmp_path)
    assert {"id:ID", ":LABEL", "latitude:double", "mentions:int"} <= nodes[0].keys()
    assert {":START_ID", ":END_ID", ":TYPE", "confidence:double", "start:date"} <= edges[0].keys()
    ids = [row["id:ID"] for row in nodes]
    assert len(ids) == len(set(ids)) == len(network.nodes)
    assert len(edges) == len(network.edges)
    assert all(row[":START_ID"] in ids and row[":END_ID"] in ids for row in edges)
    types = {row[":TYPE"] for row in edges}
    assert {"AIDED", "ASSAULTED_CLAIMED", "NOT_ATTACKED_PERU_FUTURE"} <= types
    assert all(name.isidentifier() for name in types)
    assert not any("\n" in value or "\u2028" in value for row in (*nodes, *edges) for value in row.values())


def test_parquet_is_read_by_duckdb_with_its_types(graph: KnowledgeGraph, network: Network, tmp_path: Path) -> None:
    edges, nodes = (str(file) for file in files(graph, "parquet", tmp_path))
    base = duckdb.connect()
    found = base.execute(
        "SELECT s.label, e.label, t.label, year(e.start), e.confidence FROM read_parquet(?) e "
        "JOIN read_parquet(?) s ON s.id = e.source JOIN read_parquet(?) t ON t.id = e.target ORDER BY ALL",
        [edges, nodes, nodes],
    ).fetchall()
    assert len(found) == len(network.edges)
    assert ("Chile", "aided", "Peru", 2019) in {row[:4] for row in found}
    own = base.execute(
        "SELECT source_label, label, target_label, year(start), confidence FROM read_parquet(?) ORDER BY ALL", [edges]
    )
    assert own.fetchall() == found
    assert base.execute("SELECT sum(mentions) FROM read_parquet(?)", [nodes]).fetchone() == (
        sum(node.mentions for node in network.nodes),
    )
    assert str(pq.read_schema(edges).field("start").type) == "date32[day]"


@pytest.mark.parametrize(("form", "ending"), [("neo4j", "csv"), ("csv", "csv"), ("parquet", "parquet")])
def test_two_files_are_in_a_folder_that_is_there_and_of_neo4j_in_a_new_one(
    graph: KnowledgeGraph, form: str, ending: str, tmp_path: Path
) -> None:
    if form != "neo4j":
        (tmp_path / "new" / "neo").mkdir(parents=True)
    there = export_file(graph.store, form, tmp_path / "new" / "neo")
    assert there == tuple(tmp_path / "new" / "neo" / f"{name}.{ending}" for name in ("edges", "nodes"))
    assert [path.read_bytes() for path in there] == [path.read_bytes() for path in files(graph, form, tmp_path)]


def test_parquet_says_what_to_install(graph: KnowledgeGraph, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(ExtraMissing, match=r"pip install 'triplewire\[parquet\]'"):
        graph.export("parquet")


@pytest.mark.parametrize("form", NETWORKS)
def test_an_empty_graph_has_every_file(form: str, tmp_path: Path) -> None:
    with KnowledgeGraph() as empty:
        assert all(path.stat().st_size for path in files(empty, form, tmp_path))


@pytest.mark.parametrize(
    ("name", "form"),
    [("g.graphml", "graphml"), ("a.b.GEXF", "gexf"), ("g.ttl", "turtle"), ("g.nq", "nquads"), ("g.parquet", "parquet")],
)
def test_the_ending_names_the_format(name: str, form: str) -> None:
    assert format_of(Path(name)) == form


@pytest.mark.parametrize("name", ["graph", "g.xls", "g.graphml.gz"])
def test_an_unknown_ending_is_refused(name: str) -> None:
    with pytest.raises(FormatUnknown, match="graphml"):
        format_of(Path(name))
