"""The same actor of several documents is one node, whatever comes, changes and goes."""

from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sketch import Sketch, summit

import triplewire
from triplewire.extract.model import Article, Document, Links
from triplewire.graph.ask.node_search import find_nodes
from triplewire.graph.check.audit import audit
from triplewire.graph.corpus.rdf_import import take_in
from triplewire.graph.errors import StoreError
from triplewire.graph.identity import register
from triplewire.graph.identity.renaming import renamed, renaming
from triplewire.graph.knowledge import KnowledgeGraph
from triplewire.graph.write.build import build
from triplewire.graph.write.user_names import Names

BASE = "https://w3id.org/triplewire/id/"

LONG = """Polish President Marek Wolski received Norwegian Prime Minister Ingrid Solheim in Warsaw on 3 May 2024.
Wolski said that the Nordic Sea Council (NSC) had helped Poland. Solheim spoke of Hezbollah in Lebanon."""
SHORT = """Wolski, the Polish president, met the Norwegian prime minister, Ingrid Sølheim, on 3 May 2024 in Warsaw.
The NSC praised Poland. Hizballah threatened Lebanon."""


def graph_of(*documents: Document, where: Path | str | None = None) -> KnowledgeGraph:
    graph = KnowledgeGraph(where, create=True)
    for document in documents:
        graph.add(document)
    return graph


def nodes(graph: KnowledgeGraph) -> dict[tuple[str, str], str]:
    """The local name of the node of each document's name."""
    rows = graph.query(
        """SELECT ?id ?called ?node { GRAPH ?g { ?g <https://schema.org/identifier> ?id .
        ?i <https://w3id.org/triplewire/ontology#calledName> ?called ;
           <https://w3id.org/triplewire/ontology#identifies> ?node } }"""
    )
    return {(str(row.id), str(row.called)): str(row.node).removeprefix(BASE) for row in rows}


def test_two_articles_in_both_orders_give_one_node_an_actor(pipeline: triplewire.Pipeline) -> None:
    articles = [Article("long", LONG, "x"), Article("short", SHORT, "x")]
    one, other = pipeline.pipe(articles)
    with graph_of(one, other) as graph, graph_of(other, one) as again:
        assert graph.export("nquads") == again.export("nquads")
        found = nodes(graph)
        assert found["long", "Marek Wolski"] == found["short", "Wolski"] == "person-marek-wolski"
        assert found["long", "Ingrid Solheim"] == found["short", "Ingrid S\u00f8lheim"]
        assert found["long", "Nordic Sea Council"] == found["short", "NSC"] == "organization-nordic-sea-council"
        assert found["long", "Hezbollah"] == found["short", "Hizballah"]
        assert [int(row.documents) for row in graph.ask("told-by-several")] == [2]
        assert list(audit(graph.store)) == []
        ends = BASE + "person-marek-wolski", BASE + found["short", "Ingrid S\u00f8lheim"]
        network = graph.to_networkx()
        assert network.number_of_edges(*ends) + network.number_of_edges(*reversed(ends)) == 1


def leader(id_: str, name: str, *, office: str = "president", country: str = "RU", wikidata: str = "") -> Document:
    s = Sketch(f"{name}, {office} of {country}, met Ann Lee on 2 May 2024 at the UN.", id=id_)
    somebody = s.entity(name, links=Links(wikidata=wikidata))
    s.entity("UN", "Organization")
    s.relation(office, somebody, "holdsOffice", office, of=s.entity(country, "Country", links=Links(iso3166=country)))
    s.event(
        "met", "CONSULT", source=[somebody], target=[s.entity("Ann Lee")], time=[s.time("2 May 2024", "2024-05-02")]
    )
    return s.document()


def bodies(id_: str, *names: str, also: str = "") -> Document:
    s = Sketch(f"{' and '.join(names)} ({also}) met in Oslo.", id=id_)
    ids = [s.entity(name, "Organization", also=also) for name in names]
    s.relation("Oslo", ids[0], "holdsOffice", "chair", of=ids[0])
    return s.document()


POOL = [
    leader("a", "Vladimir Putin"),
    leader("b", "Putin"),
    leader("c", "Wladimir Putin"),
    leader("d", "Vladimir Putin", office="judoka", country="JP"),
    leader("b", "Putin", office="mayor", country="US"),
    leader("e", "Vladimir Vladimirovich Putin"),
    leader("f", "V. Putin"),
    bodies("g", "United Nordic Sea Pact", also="UNSP"),
    bodies("h", "UNSP"),
    bodies("i", "UN", "UNSP"),
    bodies("i", "United Nations"),
    summit(),
]


@settings(max_examples=25)
@given(st.lists(st.tuples(st.integers(0, 3), st.sampled_from(POOL)), max_size=14))
def test_any_order_of_adding_replacing_and_removing_gives_the_graph_of_what_is_in(
    steps: list[tuple[int, Document]],
) -> None:
    inside: dict[str, list[Document]] = {}  # all versions of each
    with KnowledgeGraph() as graph:
        for step, document in steps:
            if step:
                graph.add(document)
                inside.setdefault(document.id, []).append(document)
            elif inside.pop(document.id, None):
                graph.remove(document.id)
        with graph_of(*(version for id_ in sorted(inside) for version in inside[id_])) as fresh:
            assert graph.export("nquads") == fresh.export("nquads")
        assert list(audit(graph.store)) == []


def test_every_order_of_four_is_one_graph() -> None:
    found = set()
    for documents in permutations([POOL[0], POOL[1], POOL[3], POOL[5]]):
        with graph_of(*documents) as graph:
            found.add(graph.export("nquads"))
    assert len(found) == 1


def test_what_a_removed_document_alone_supported_is_undone(where: Path | str | None) -> None:
    without = [bodies("u", "Nordic Pact"), bodies("v", "NP")]
    with graph_of(*without, where=where) as graph:
        before = graph.export("nquads")
        graph.add(bodies("bridge", "Nordic Pact", also="NP"))
        assert set(nodes(graph).values()) == {"organization-nordic-pact"}
        graph.remove("bridge")
        assert graph.export("nquads") == before


def test_a_store_opened_again_goes_on_where_it_was(tmp_path: Path) -> None:
    graph_of(POOL[0], where=tmp_path).close()
    with graph_of(POOL[1], where=tmp_path) as graph, graph_of(POOL[0], POOL[1]) as fresh:
        assert graph.export("nquads") == fresh.export("nquads")
        assert nodes(graph)["b", "Putin"] == "person-vladimir-putin"


@pytest.mark.parametrize("room", [0, 3, 5])
def test_what_is_forgotten_is_read_again(monkeypatch: pytest.MonkeyPatch, room: int) -> None:
    monkeypatch.setattr(register, "_KEPT", room)
    with graph_of(*POOL[:4], *POOL[5:10]) as graph:
        kept = graph.export("nquads")
    monkeypatch.undo()
    with graph_of(*POOL[:4], *POOL[5:10]) as graph:
        assert graph.export("nquads") == kept


def test_an_actor_is_renamed_by_what_tells_of_it_alone() -> None:
    with graph_of(leader("a", "Vladimir Putin"), leader("b", "Putin", office="mayor", country="US")) as graph:
        of_it = graph.store.graphs()[0]
        names = {f"{BASE}person-vladimir-putin": f"{BASE}person-roy", f"{BASE}country-RU": f"{BASE}country-XX"}
        known = set(graph.store.read(of_it))
        found = renaming(graph.store, of_it, names)
        assert (known - found.gone) | found.added == renamed(of_it, known, names)
        assert found.gone <= known
        assert f"{BASE}office-president.country-XX" in {getattr(triple.subject, "value", "") for triple in found.added}


def test_offices_and_happenings_follow_their_actors() -> None:
    with graph_of(bodies("u", "UN"), bodies("v", "United Nations")) as graph:
        offices = graph.query("SELECT DISTINCT ?o { ?o a <http://www.w3.org/ns/org#Post> }")
        assert [str(row.o).removeprefix(BASE) for row in offices] == ["office-chair.organization-united-nations"]
    with graph_of(POOL[0], POOL[1], POOL[2]) as graph:
        (story,) = graph.ask("told-by-several")
        assert int(story.documents) == 3


def test_an_actor_is_found_by_any_of_its_names() -> None:
    with graph_of(POOL[0], POOL[2]) as graph:
        (node,) = find_nodes(graph.store, "wladimir putin")
        assert find_nodes(graph.store, "vladimir putin") == [node]


def test_who_is_named_beside_one_who_is_certain_is_somebody_else() -> None:
    s = Sketch("VVP and Putin, president of RU, met Bob Roy.", id="both")
    s.entity("VVP", links=Links(wikidata="Q7747"))
    short = s.entity("Putin")
    s.relation("president", short, "holdsOffice", "president", of=s.entity("RU", "Country", links=Links(iso3166="RU")))
    linked = leader("linked", "Vladimir Putin", wikidata="Q7747")
    with graph_of(s.document(), linked, POOL[1]) as graph:
        found = nodes(graph)
        assert found["linked", "Vladimir Putin"] == found["both", "VVP"] == found["b", "Putin"] == "person-Q7747"
        assert found["both", "Putin"] == "person-both.e2"


def test_it_is_said_why_names_are_one_actors() -> None:
    table = Names({("Person", "igor-putin", None): "Vladimir Putin"})
    with KnowledgeGraph(names=table) as graph:
        for document in (*POOL[:2], leader("z", "Igor Putin")):
            graph.add(document)
        told = {e.document: e for e in graph.explain("vladimir putin") if e.kind == "identity"}
        assert [(d, e.rule, e.says) for d, e in told.items()] == [
            ("a", "name", "Vladimir Putin is so called in other documents"),
            ("b", "surname", "Putin is Vladimir Putin"),
            ("z", "link", "Igor Putin is Vladimir Putin"),
        ]
        assert told["b"].status == "both: office president, in country-RU, with organization-un, with person-ann-lee"
        assert (told["b"].quote, told["z"].status) == ("Putin", "certain")
        assert not [e for e in graph.explain(BASE + "country-RU") if e.kind == "identity"]


def test_the_users_table_wins(tmp_path: Path) -> None:
    table = tmp_path / "names.toml"
    table.write_text("""
        [[same]]
        type = "Person"
        names = ["Vladimir Putin", { name = "Putin", document = "b" }]
        [[different]]
        type = "Person"
        name = "Vladimir Putin"
        documents = ["d"]
        as = "Vladimir Putin (judoka)"
        [[different]]
        type = "Person"
        names = ["Vladimir Putin", "Wladimir Putin"]
        """)
    mayor = POOL[4]
    with KnowledgeGraph(names=table) as graph:
        for document in (POOL[0], mayor, POOL[2], POOL[3]):
            graph.add(document)
        found = nodes(graph)
        assert found["b", "Vladimir Putin"] == found["a", "Vladimir Putin"] == "person-vladimir-putin"
        assert found["d", "Vladimir Putin (judoka)"] == "person-vladimir-putin-judoka"
        assert found["c", "Wladimir Putin"] == "person-wladimir-putin"
    assert Names.read(table).of(mayor.entities[0], "b") == "Vladimir Putin"


def test_what_was_exported_comes_back_and_finds_the_others(tmp_path: Path) -> None:
    with graph_of(POOL[0], POOL[1]) as graph, graph_of(POOL[5], POOL[8]) as other:
        for number, each in enumerate((graph, other)):
            (tmp_path / f"{number}.nq").write_bytes(each.export("nquads"))
    with KnowledgeGraph() as together, graph_of(POOL[0], POOL[1], POOL[5], POOL[8]) as fresh:
        take_in(together.store, tmp_path / "1.nq")
        take_in(together.store, tmp_path / "0.nq")
        assert together.export("nquads") == fresh.export("nquads")


def test_a_change_that_fails_leaves_everything_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    with graph_of(POOL[1]) as graph:
        before = graph.export("nquads")
        with monkeypatch.context() as patched:
            patched.setattr(type(graph.store), "change", _fails)
            with pytest.raises(StoreError):
                graph.add(POOL[0])
        assert graph.export("nquads") == before
        graph.add(POOL[0])
        with graph_of(POOL[0], POOL[1]) as fresh:
            assert graph.export("nquads") == fresh.export("nquads")


def _fails(*_: object) -> bool:
    raise StoreError("store", "is full")


def test_an_actor_that_is_not_who_the_rules_say_is_reported() -> None:
    with graph_of(POOL[0]) as graph:
        alone = build(POOL[1])
        graph.store.replace(alone.graph, alone.triples)  # beside the register
        ((where, problem),) = audit(graph.store)
        assert (where, problem.node) == (alone.graph, BASE + "person-b.e1")
        assert "'Putin' is person-vladimir-putin" in problem.reason
