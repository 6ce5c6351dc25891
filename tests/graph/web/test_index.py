"""Pages from the look-ups beside a store on disk are those that queries give."""

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sketch import Sketch, summit

from triplewire.extract.model import Document, Links
from triplewire.graph.corpus.outputs import Tally
from triplewire.graph.derived.database import FILE
from triplewire.graph.derived.rows import rows_of
from triplewire.graph.iris import BASE
from triplewire.graph.knowledge import KnowledgeGraph
from triplewire.graph.store.embedded import OxigraphStore
from triplewire.graph.store.interface import Store
from triplewire.graph.store.opening import open_store
from triplewire.graph.view.page import page
from triplewire.graph.view.scene_query import stage
from triplewire.graph.web.answer.named_questions import names
from triplewire.graph.web.api.listings import Part, entities, event_list
from triplewire.graph.web.read.articles import sources
from triplewire.graph.web.read.events import timeline
from triplewire.graph.web.read.name_search import find
from triplewire.graph.web.read.overview import overview
from triplewire.graph.web.read.points import points
from triplewire.graph.web.read.things import thing


def visit(name: str, who: str, day: str) -> Document:
    sketch = Sketch(f"{who} met Ann Lee in Lima in {day}. {who} said Ann Lee left Lima. She may visit Peru.", id=name)
    one, other = sketch.entity(who), sketch.entity("Ann Lee")
    lima = sketch.entity("Lima", "Place", links=Links(geonames="3936456"), lat=-12.0, lon=-77.0)
    peru = sketch.entity("Peru", "Country", links=Links(iso3166="PE"))
    sketch.event("met", "CONSULT", source=[one, other], place=[lima], time=[sketch.time(day, day)])
    sketch.event("left", source=[other], target=[lima], said_by=[one])
    sketch.event("visit", "CONSULT", source=[other], target=[peru], modality="possible")
    sketch.relation(f"{who} met Ann Lee", one, "memberOf", other)
    return sketch.document()


def summary(store: Store) -> str:
    return Tally().summary(KnowledgeGraph(store), Path())


LOOK_UPS: dict[str, Callable[[Store], object]] = {
    "summary": summary,
    "overview": overview,
    "names for a field": names,
    "articles": sources,
    "latest article": lambda store: sources(store, 1),
    "timeline": timeline,
    "map": points,
    "search": lambda store: find(store, "l"),
    "search of two words": lambda store: find(store, "LEE ánn"),
    "search for nothing": lambda store: find(store, "zzz"),
    "all entities": lambda store: entities(store, Part(50, 0)),
    "persons but the first": lambda store: entities(store, Part(50, 1), type="Person"),
    "all events": lambda store: event_list(store, Part(50, 0)),
    "claimed events": lambda store: event_list(store, Part(50, 0), claimed=True),
    "events not claimed, by two": lambda store: event_list(store, Part(2, 1), claimed=False),
    "graph": stage,
    "small graph": lambda store: stage(store, most=4),
    "page": lambda store: page(stage(store)),
    "actor": lambda store: thing(store, f"{BASE}person-ann-lee"),
    "country": lambda store: thing(store, f"{BASE}country-PE"),
    "around": lambda store: stage(store, "Ann Lee", 6),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store in which a document was replaced, one was removed, and an actor renamed by a later document."""
    path = tmp_path_factory.mktemp("store")
    with KnowledgeGraph(path, create=True) as graph:
        graph.add(visit("a", "Bob Roy", "2019"))
        graph.add(visit("b", "Cid Falk", "2021"))
        graph.add(visit("gone", "Zoltan Vex", "2022"))
        graph.add(visit("b", "Cid Marlow", "2020"))
        graph.add(summit("summit"))
    with KnowledgeGraph(path, create=True) as graph:
        graph.remove("gone")
        graph.add(replace(visit("c", "Robert Roy", "2023"), title="A third visit", url="https://example.org/c"))
    return path


@pytest.fixture(scope="module")
def in_memory(folder: Path) -> Store:
    copy, store = OxigraphStore(), open_store(folder, read_only=True)
    for graph in store.graphs():
        copy.replace(graph, store.read(graph))
    return copy


@pytest.mark.parametrize("name", LOOK_UPS)
def test_look_ups_say_what_queries_say(name: str, folder: Path, in_memory: Store) -> None:
    store = open_store(folder, read_only=True)
    assert store.index
    assert in_memory.index is None
    found = LOOK_UPS[name](store)
    assert found == LOOK_UPS[name](in_memory)
    assert found or "nothing" in name


def rows(folder: Path, table: str) -> list[tuple[object, ...]]:
    with sqlite3.connect(folder / FILE) as database:
        return sorted(database.execute(f"SELECT * FROM {table}"), key=str)  # noqa: S608  # a name of our own


@pytest.mark.parametrize("table", ["document", "node", "word", "office"])
def test_tables_after_changes_are_those_of_a_new_database(table: str, folder: Path, tmp_path: Path) -> None:
    new = tmp_path / "store"
    shutil.copytree(folder, new)
    (new / FILE).unlink()
    KnowledgeGraph(new).close()
    assert rows(new, table) == rows(folder, table) != []


@pytest.fixture
def damaged(tmp_path: Path) -> Iterator[Path]:
    with KnowledgeGraph(tmp_path, create=True) as graph:
        graph.add(visit("a", "Bob Roy", "2019"))
    yield tmp_path
    with KnowledgeGraph(tmp_path, create=True) as graph:  # whatever it was, it is whole again
        assert graph.store.index
        assert graph.store.index.numbers()["articles"] == 1


def test_a_store_that_was_killed_before_its_rows_were_written_is_queried(damaged: Path) -> None:
    with sqlite3.connect(damaged / FILE) as database:
        database.execute("INSERT INTO changing VALUES (?)", (f"{BASE}document-a",))
        database.execute("DELETE FROM document")
    store = open_store(damaged, read_only=True)
    assert store.index is None
    assert overview(store).numbers["articles"] == 1


@pytest.mark.parametrize("content", [None, b"", b"nothing"])
def test_without_a_readable_database_a_store_is_queried(content: bytes | None, damaged: Path) -> None:
    (damaged / FILE).unlink()
    if content is not None:
        (damaged / FILE).write_bytes(content)
    store = open_store(damaged, read_only=True)
    assert store.index is None
    assert overview(store).numbers["articles"] == 1


def test_a_removed_document_leaves_no_row(tmp_path: Path) -> None:
    with KnowledgeGraph(tmp_path, create=True) as graph:
        graph.add(visit("secretid", "Zoltan Vex", "2022"))
        graph.remove("secretid")
    with sqlite3.connect(tmp_path / FILE) as database:
        tables = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        filled = {name for name in tables if database.execute(f"SELECT 1 FROM {name}").fetchone()}  # noqa: S608
    assert filled == {"state", "maker"}  # which code made the rest
    assert b"Zoltan" not in (tmp_path / FILE).read_bytes()


def test_a_graph_that_is_no_article_has_no_document(tmp_path: Path) -> None:
    assert rows_of(f"{BASE}document-a", ()).document is None
    with KnowledgeGraph(tmp_path, create=True) as graph:
        graph.add(visit("a", "Bob Roy", "2019"))
        node = f"{BASE}document-a"
        graph.store.replace("https://example.org/other", [t for t in graph.store.read(node) if t.subject.value != node])
        assert graph.store.index
        assert graph.store.index.numbers()["articles"] == 1
