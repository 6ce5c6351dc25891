"""What is derived from documents and kept beside a store is never stale, and goes with them."""

import os
import re
import shutil
import signal
import sqlite3
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sketch import Sketch, summit

from triplewire.extract.model import Document
from triplewire.graph.check.integrity import is_derived_damaged
from triplewire.graph.derived.database import FILE
from triplewire.graph.derived.index import Index
from triplewire.graph.derived.rows import are_listed, rows_of
from triplewire.graph.errors import StoreError
from triplewire.graph.knowledge import KnowledgeGraph
from triplewire.graph.out import parts
from triplewire.graph.out.export import export, write_ahead
from triplewire.graph.store.embedded import OxigraphStore
from triplewire.graph.store.interface import Amendment
from triplewire.graph.write.build import build
from triplewire.ontology.terms import RDF, RDFS, SCHEMA, TW

FORMS = ("turtle", "trig", "nquads", "jsonld")
SUMMIT = build(summit()).triples
TOLD = ((TW.tells, "urn:h"), (RDF.type, TW.Happening))  # what other documents add
LABEL = ox.NamedNode(RDFS.label)
LABELLED = (LABEL, ox.Literal("another label"))
NAMES = ("Ann Lee", "Lee", "Ann B. Lee", "Bob Roy")


def document(name: str, who: str, other: str) -> Document:
    sketch = Sketch(f"{who} met {other} Stone.", id=name)
    sketch.event("met", "CONSULT", source=[sketch.entity(who), sketch.entity(f"{other} Stone")])
    return sketch.document()


def in_full(graph: KnowledgeGraph, form: str) -> bytes:
    """The export of a copy, of which nothing is kept."""
    copy = OxigraphStore()
    for name in graph.store.graphs():
        copy.replace(name, graph.store.read(name))
    return export(copy, form, graph.base)


@settings(deadline=None, max_examples=6)
@given(
    st.lists(
        st.tuples(st.sampled_from("abc"), st.sampled_from(NAMES), st.sampled_from(NAMES), st.booleans()),
        min_size=1,
        max_size=4,
    )
)
def test_exports_after_changes_are_the_same_bytes_as_in_full(changes: list[tuple[str, str, str, bool]]) -> None:
    with TemporaryDirectory() as folder, KnowledgeGraph(Path(folder), create=True) as graph:
        for name, who, other, away in changes:
            if away and name in graph.documents():
                graph.remove(name)
            else:
                graph.add(document(name, who, other))
            for form in ("turtle", "jsonld"):
                assert graph.export(form) == in_full(graph, form)


@pytest.mark.parametrize("form", FORMS)
def test_only_changed_documents_are_serialised_again(
    form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    whole = OxigraphStore.read

    def noted(store: OxigraphStore, graph: str) -> object:
        read.append(graph.rpartition("-")[2])
        return whole(store, graph)

    with KnowledgeGraph(tmp_path, create=True) as graph:
        graph.add(summit("a"))
        graph.add(document("b", "Ann Lee", "Kim"))
        graph.export(form)
    with KnowledgeGraph(tmp_path, create=True) as graph:
        graph.add(document("c", "Bob Roy", "Max"))
        monkeypatch.setattr(OxigraphStore, "read", noted)
        exported = graph.export(form)
        assert read == ["c"]
        assert exported == in_full(graph, form)


def test_parts_that_were_made_ahead_are_those_made_afterwards(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    with KnowledgeGraph(tmp_path, create=True) as graph:
        write_ahead(graph.store, FORMS, graph.base)
        graph.add(document("a", "Ann B. Lee", "Kim"))
        also = Sketch("Ann Lee left.", id="b")
        also.entity("Ann Lee")
        graph.add(also.document())  # which makes another name of the same actor
        graph.add(summit("c"))
        graph.remove("a")
        full = {form: in_full(graph, form) for form in FORMS}
        monkeypatch.setattr(OxigraphStore, "read", lambda _, name: read.append(name))
        assert {form: graph.export(form) for form in FORMS} == full
    assert not read


def test_the_part_of_an_amended_document_is_made_from_its_former_part(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = ("a", "b", "c")
    with KnowledgeGraph(tmp_path, create=True) as graph:
        write_ahead(graph.store, ["turtle"], graph.base)
        for name in names:
            graph.add(document(name, "Ann Lee", "Kim"))
        told = {name: ox.Triple(ox.NamedNode(f"{graph.base}event-{name}.v1"), *LABELLED) for name in names}
        labels = {t for name in names for t in graph.store.read(f"{graph.base}document-{name}") if t.predicate == LABEL}
        amended = {
            f"{graph.base}document-{name}": Amendment(
                frozenset(t for t in labels if t.subject == told[name].subject), frozenset({told[name]})
            )
            for name in names
        }
        graph.store.change({"urn:new": [SUMMIT[0]]}, amended)
        full = in_full(graph, "turtle")
        monkeypatch.setattr(OxigraphStore, "read", None)
        assert graph.export("turtle") == full
    assert full.count(b"another label") == len(names)


def test_triples_that_are_not_listed_make_no_difference() -> None:
    (graph,) = {triple.subject.value for triple in SUMMIT if triple.predicate.value == SCHEMA.identifier}
    rows = rows_of(graph, SUMMIT)
    for triple in SUMMIT:
        if not are_listed([triple]):
            assert rows_of(graph, [other for other in SUMMIT if other != triple]) == rows
    node = ox.NamedNode(f"{graph}.h")
    assert not are_listed([ox.Triple(node, ox.NamedNode(term), ox.NamedNode(value)) for term, value in TOLD])
    assert are_listed([triple for triple in SUMMIT if triple.object == ox.NamedNode(TW.Event)])


def test_a_removed_document_leaves_no_trace(tmp_path: Path) -> None:
    with KnowledgeGraph(tmp_path, create=True) as graph:
        graph.add(document("keeper", "Ann Lee", "Kim"))
        graph.add(document("secretid", "Zoltan Vex", "Quillon"))
        for form in FORMS:
            graph.export(form)
        graph.remove("secretid")
        assert b"secretid" not in (tmp_path / FILE).read_bytes()
        assert b"Zoltan" not in b"".join(graph.export(form) for form in FORMS)
    assert sorted(path.name for path in tmp_path.glob(f"{FILE}*")) == [FILE]
    with sqlite3.connect(tmp_path / FILE) as database:
        assert {name for (name,) in database.execute("SELECT graph FROM export")} == {f"{graph.base}document-keeper"}


def test_what_another_program_did_to_the_store_is_noticed(tmp_path: Path) -> None:
    with KnowledgeGraph(tmp_path, create=True) as graph:
        graph.add(document("a", "Ann Lee", "Kim"))
        graph.export("turtle")
    shutil.copy(tmp_path / FILE, tmp_path / "before")
    with KnowledgeGraph(tmp_path, create=True) as graph:
        graph.add(document("a", "Bob Roy", "Max"))
        graph.add(document("b", "Ann Lee", "Max"))
    shutil.move(tmp_path / "before", tmp_path / FILE)
    with KnowledgeGraph(tmp_path, create=True) as graph:
        assert graph.export("turtle") == in_full(graph, "turtle")


def test_a_change_that_fails_leaves_nothing_stale(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError("the disk is full")

    with KnowledgeGraph(tmp_path, create=True) as graph:
        graph.add(document("a", "Ann Lee", "Kim"))
        graph.export("turtle")
        with monkeypatch.context() as patched:
            patched.setattr(OxigraphStore, "_make", full)
            with pytest.raises(StoreError):
                graph.add(document("a", "Bob Roy", "Max"))
        assert graph.export("turtle") == in_full(graph, "turtle")
    with KnowledgeGraph(tmp_path, create=True) as graph:
        assert b"Ann Lee" in graph.export("turtle")


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda _: b"",
    "other": lambda _: b"no database",
    "zeros": lambda whole: whole[:100] + bytes(len(whole) - 100),
    "half": lambda whole: whole[: len(whole) // 2],
    "flipped": lambda whole: bytes(byte ^ 0x10 if at % 3000 == 2500 else byte for at, byte in enumerate(whole)),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_database_is_made_again(damage: str, tmp_path: Path) -> None:
    with KnowledgeGraph(tmp_path, create=True) as graph:
        graph.add(document("a", "Ann Lee", "Kim"))
        graph.export("turtle")
    (tmp_path / FILE).write_bytes(DAMAGES[damage]((tmp_path / FILE).read_bytes()))
    with KnowledgeGraph(tmp_path, create=True) as graph:
        assert graph.export("turtle") == in_full(graph, "turtle")
        graph.add(document("a", "Bob Roy", "Max"))
        assert graph.export("turtle") == in_full(graph, "turtle")


def kill_while_writing(folder: Path) -> None:
    process = os.fork()
    if not process:
        graph = KnowledgeGraph(folder)
        graph.add(document("b", "Ann B. Lee", "Max"))
        os.kill(os.getpid(), signal.SIGKILL)
    os.waitpid(process, 0)


def looked_up(index: Index | None) -> list[object] | None:
    return [index.articles(), index.most_named(9), index.families(), index.names_with(["ann"])] if index else None


@pytest.mark.parametrize("killed", [False, True], ids=["closed", "killed"])
def test_no_flipped_bit_leads_to_a_wrong_answer(killed: bool, tmp_path: Path) -> None:
    store, copy = tmp_path / "store", tmp_path / "copy"
    with KnowledgeGraph(store, create=True) as graph:
        graph.add(document("a", "Ann Lee", "Kim"))
    if killed:
        kill_while_writing(store)
    shutil.copytree(store, copy)
    with KnowledgeGraph(copy) as graph:
        right = looked_up(graph.store.index)
    kept = looked_up(OxigraphStore(store, read_only=True).index)
    assert kept == (None if killed else right)
    whole, times = (store / FILE).read_bytes(), (store / FILE).stat()
    named = [at for name in (b"Ann Lee", b"ann lee", b"CONSULT", b"-document-a") for at in found(whole, name)]
    for at in [*range(40, len(whole), len(whole) // 5), *named]:
        shutil.rmtree(copy)
        shutil.copytree(store, copy)
        (copy / FILE).write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        os.utime(copy / FILE, ns=(times.st_atime_ns, times.st_mtime_ns))  # as when a disk fails
        assert is_derived_damaged(str(copy)) or (killed and at not in named)  # a byte that nothing uses
        assert OxigraphStore(copy, read_only=True).index is None
        with KnowledgeGraph(copy) as graph:
            assert looked_up(graph.store.index) == right
        assert looked_up(OxigraphStore(copy, read_only=True).index) == right
        assert not is_derived_damaged(str(copy))


def found(whole: bytes, part: bytes) -> list[int]:
    return [match.start() for match in re.finditer(re.escape(part), whole)]


def test_the_folders_of_builds_are_known_only_as_they_were_written(tmp_path: Path) -> None:
    with KnowledgeGraph(tmp_path / "s", create=True) as graph:
        graph.add(document("a", "Ann Lee", "Kim"))
        assert graph.store.derived
        graph.store.derived.wrote(tmp_path / "outputs", graph.base, {})
        graph.store.derived.wrote(tmp_path / "outward", graph.base, {})
    file = tmp_path / "s" / FILE
    file.write_bytes(file.read_bytes().replace(b"outward", b"outlaws"))
    with KnowledgeGraph(tmp_path / "s") as graph:
        assert graph.store.derived
        assert [output.folder.name for output in graph.store.derived.outputs()] == ["outputs"]


def test_parts_of_other_code_are_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with KnowledgeGraph(tmp_path, create=True) as graph:
        graph.add(document("a", "Ann Lee", "Kim"))
        monkeypatch.setattr(parts, "_maker", lambda: "older code")
        monkeypatch.setattr("triplewire.graph.out.export._nquads_part", lambda *_: b"otherwise\n")
        assert graph.export("nquads") == b"otherwise\n"
        monkeypatch.undo()
        assert b"Ann Lee" in graph.export("nquads")
