"""Corrections: made by content, in whatever document is read; undone to the byte; in whatever order."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pyoxigraph as ox
import pytest
from commands import tw
from graphs import facts, graph_of, whole
from sketch import Sketch

from triplewire.extract.model import Document, Links
from triplewire.graph.ask.node_search import full_iri
from triplewire.graph.corpus.backups import back_up, restore
from triplewire.graph.corpus.rdf_import import take_in
from triplewire.graph.corrections.correction import Correction, Named, Words, now
from triplewire.graph.corrections.correction_file import written
from triplewire.graph.corrections.making import in_any_order
from triplewire.graph.errors import CorrectionRefused, NameMissing
from triplewire.graph.iris import BASE
from triplewire.graph.knowledge import KnowledgeGraph

MAY = date(2026, 5, 2)
OSLO = Links(geonames="3143244")


def visit(id_: str = "visit", host: str = "Omar Haddad", more: str = "") -> Document:
    """A visit and an attack, in one document."""
    s = Sketch(f"Ann Lee met {host} in Oslo on Friday. Ann Lee said {host} attacked Bob Roy.{more}", id=id_)
    lee, haddad, oslo = s.entity("Ann Lee"), s.entity(host), s.entity("Oslo", "Place")
    roy = s.entity("Bob Roy")
    friday = s.time("Friday", "2024-05-03")
    s.triple("Ann Lee", "met", host, event="v1")
    s.event("met", "CONSULT", source=[lee, haddad], place=[oslo], time=[friday], confidence=0.9)
    s.triple(host, "attacked", "Bob Roy", within="said", event="v2")
    s.event("attacked", "ASSAULT", source=[haddad], target=[roy], said_by=[lee], confidence=0.9)
    return s.document()


def interview(name: str = "Anne Lee", id_: str = "interview") -> Document:
    s = Sketch(f"{name} backed Eva Roy.", id=id_)
    lee, eva = s.entity(name), s.entity("Eva Roy")
    s.triple(name, "backed", "Eva Roy", event="v1")
    s.event("backed", "SUPPORT", source=[lee], target=[eva], confidence=0.9)
    return s.document()


REJECT = '[[reject]]\ndocument = "visit"\nquote = "Ann Lee met Omar Haddad"\nwhy = "it was her deputy"\n'
CHANGE = """[[change]]
document = "visit"
quote = "Ann Lee met Omar Haddad"
target = ["Bob Roy"]
source = ["Ann Lee"]
place = [{ name = "Bergen", type = "Place" }]
time = ["2024-05"]
"""
RENAME = '[[rename]]\nname = "Omar Haddad"\nto = "Omar Hadad"\n'
MERGE = '[[merge]]\nnames = ["Ann Lee", "Anne Lee"]\n'
RETYPE = '[[retype]]\nname = "Eva Roy"\nto = "organization"\n'
SPLIT = '[[split]]\nname = "Ann Lee"\ndocuments = ["visit"]\nto = "Ann Lee (painter)"\n'
CHECK = '[[check]]\nsubject = "Omar Haddad"\npredicate = "attack"\n'
ALL = (REJECT, RENAME, MERGE, RETYPE, CHECK)


def test_a_rejected_event_leaves_facts_questions_and_exports_and_is_explained() -> None:
    graph = graph_of(visit())
    assert ("person-ann-lee", "consulted", "person-omar-haddad") in facts(graph)
    (effect,) = graph.correct(REJECT, by="Maria Roy", on=MAY).effects
    assert (effect.document, effect.after) == ("visit", "")
    assert effect.before.startswith("Ann Lee and Omar Haddad met; CONSULT; source Ann Lee, Omar Haddad; place Oslo")
    assert facts(graph) == set()
    assert len(graph.ask("who-met-whom")) == 0
    assert b"consulted" not in graph.export("graphml")
    (why,) = graph.explain("event-visit.v1")
    assert (why.kind, why.quote, why.status) == (
        "correction",
        "Ann Lee met Omar Haddad in Oslo on Friday.",
        "rejected by Maria Roy on 2026-05-02: it was her deputy",
    )
    assert why.statement in {each.statement for each in graph.explain("Ann Lee")}


def test_a_corrected_event_has_the_new_sides_place_and_time_and_their_facts() -> None:
    graph = graph_of(visit())
    graph.correct(CHANGE)
    assert facts(graph) == {("person-ann-lee", "consulted", "person-bob-roy")}
    (row,) = graph.ask("who-met-whom")
    assert "Bergen" in map(str, row)
    assert "2024-05" in map(str, row)
    (found,) = [e for e in graph.explain("event-visit.v1") if e.kind == "correction"]
    assert "source Ann Lee, Omar Haddad" in found.says
    assert "target Bob Roy; place Bergen; time 2024-05" in found.says
    whole(graph)


@pytest.mark.parametrize(
    ("type_", "wanted"),
    [("agree", set()), ("Assault", set()), ("tw:Consult", {("person-ann-lee", "consulted", "person-bob-roy")})],
)
def test_another_type_makes_a_fact_only_if_it_is_true_of_the_verb(type_: str, wanted: set[tuple[str, ...]]) -> None:
    graph = graph_of(visit())
    graph.correct(CHANGE + f'type = "{type_}"\n')
    assert facts(graph) == wanted
    (label,) = graph.query("SELECT ?t { :event-visit.v1 sem:eventType ?t }")
    assert str(label.t).endswith(type_.removeprefix("tw:").capitalize())


def test_what_is_claimed_stays_a_claim_whatever_its_sides() -> None:
    graph = graph_of(visit())
    graph.correct('[[change]]\nkind = "claim"\nquote = "attacked Bob Roy"\nsource = ["Ann Lee"]\n')
    assert not [fact for fact in facts(graph) if fact[1] == "assaulted"]


def test_an_event_gets_another_polarity_modality_or_speaker_and_the_facts_that_follow() -> None:
    said = '[[change]]\nquote = "Ann Lee met Omar Haddad"\n'
    read = facts(graph_of(visit()))
    for status in ('polarity = "negative"', 'modality = "future"', 'speaker = ["Bob Roy"]'):
        graph = graph_of(visit())
        (made,) = graph.correct(f"{said}{status}\n", on=FIRST).made
        assert facts(graph) < read, status
        assert graph.correct(written([made])).made == ()
        whole(graph)
    assert [
        row["said_by"].value
        for row in graph.ask("who-said-what-about", about="Haddad")
        if row["said_by"].value == "Bob Roy"
    ]
    graph.correct(f"{said}speaker = []\n", on=LATER)
    assert facts(graph) == read
    graph.undo(*(each.id for each in graph.corrections))
    assert whole(graph) == whole(graph_of(visit()))


def test_actors_are_renamed_merged_retyped_and_split() -> None:
    graph = graph_of(visit(), interview())
    assert not graph.correct(RENAME + MERGE + RETYPE).refused
    assert facts(graph) == {
        ("person-ann-lee", "consulted", "person-omar-hadad"), ("person-omar-hadad", "consulted", "person-ann-lee"),
        ("person-ann-lee", "supported", "organization-eva-roy"),
    }  # fmt: skip
    (label,) = graph.query("SELECT DISTINCT ?n { :person-ann-lee rdfs:label ?n }")
    assert str(label.n) == "Ann Lee"
    whole(graph)


def test_one_name_in_two_documents_becomes_two_actors() -> None:
    graph = graph_of(visit(), interview("Ann Lee"))
    assert not graph.correct(SPLIT).refused
    subjects = {subject for subject, _, _ in facts(graph)}
    assert {"person-ann-lee", "person-ann-lee-painter"} <= subjects


def test_names_that_rules_would_join_are_kept_apart() -> None:
    both = [interview("Benjamin Netanyahu", "a"), interview("Benyamin Netanyahu", "b")]
    graph = graph_of(*both)
    assert len({subject for subject, _, _ in facts(graph)}) == 1
    assert not graph.correct('[[split]]\nnames = ["Benjamin Netanyahu", "Benyamin Netanyahu"]').refused
    assert len({subject for subject, _, _ in facts(graph)}) == 2
    whole(graph)


def test_the_order_of_documents_and_of_corrections_does_not_matter() -> None:
    documents, wanted = [visit(), interview()], "\n".join(ALL)
    built = graph_of(*documents)
    assert not built.correct(wanted, by="Maria", on=MAY).refused
    for start in range(len(ALL)):
        order = (*ALL[start:], *ALL[:start])
        other = graph_of(*documents)
        other.correct("\n".join(order[:2]), by="Maria", on=MAY)
        for each in order[2:]:
            other.correct(each, by="Maria", on=MAY)
        assert other.export("trig") == whole(built)
    early = graph_of(*reversed(documents))
    early.correct(written(built.corrections))
    early.remove("interview")
    early.add(documents[1])
    assert whole(early) == whole(built)


def test_corrections_of_a_store_are_made_in_documents_that_come_later(tmp_path: Path) -> None:
    built = graph_of(visit(), interview())
    built.correct("\n".join(ALL), by="Maria", on=MAY)
    with KnowledgeGraph(tmp_path / "store", create=True) as graph:
        graph.add(visit())
        graph.add(interview())
        graph.correct("\n".join(ALL), by="Maria", on=MAY)
        graph.remove("visit")
        graph.remove("interview")
        graph.add(interview())
    with KnowledgeGraph(tmp_path / "store") as graph:
        graph.put(graph.prepared(visit()))
        assert whole(graph) == whole(built)


def test_a_correction_finds_its_statement_in_a_document_that_is_read_again_otherwise() -> None:
    graph = graph_of(visit())
    graph.correct([Correction("reject", Words(node="event-visit.v1"))])
    renumbered = visit()
    renumbered = replace(
        renumbered,
        events=tuple(replace(e, id={"v1": "v7", "v2": "v8"}[e.id]) for e in renumbered.events),
        triples=tuple(replace(t, event={"v1": "v7", "v2": "v8"}[t.event or ""]) for t in renumbered.triples),
    )
    graph.add(renumbered)
    (event,) = graph.query("SELECT ?e { ?e a tw:Event }")
    assert str(event.e).endswith("event-visit.v8")


@pytest.mark.parametrize("gone", [(0,), (1,), (4,), (0, 2), (0, 1, 2, 3, 4)])
def test_undoing_gives_the_bytes_as_before(gone: tuple[int, ...]) -> None:
    documents = (visit(), interview())
    graph, kept = graph_of(*documents), graph_of(*documents)
    for text in ALL:
        graph.correct(text, on=MAY)
    by_kind = {each.kind: each for each in graph.corrections}
    kinds = ("reject", "rename", "merge", "retype", "check")
    for number, text in enumerate(ALL):
        if number not in gone:
            kept.correct(text, on=MAY)
    assert len(graph.undo(*(by_kind[kinds[number]].id for number in gone)).undone) == len(gone)
    assert whole(graph) == whole(kept)


def test_former_versions_are_corrected_and_uncorrected_as_well() -> None:
    former, newer = visit(), visit(more=" It rained.")
    never = graph_of(former, newer)
    graph = graph_of(former)
    graph.correct(REJECT, on=MAY)
    graph.add(newer)
    late = graph_of(former, newer)
    late.correct(REJECT, on=MAY)
    assert whole(graph) == whole(late)
    assert not [t for v in graph.versions("visit") for t in v.triples if "consulted" in t.predicate.value]
    graph.undo(graph.corrections[0].id)
    assert whole(graph) == whole(never)


def test_a_file_is_all_that_it_says(tmp_path: Path) -> None:
    file = tmp_path / "corrections.toml"
    graph = graph_of(visit(), interview())
    before = graph.export("trig")
    file.write_text(REJECT + RENAME)
    assert len(graph.correct(file).made) == 2
    once = graph.export("trig")
    again = graph.correct(file)
    assert (again.made, again.undone, again.refused, graph.export("trig")) == ((), (), (), once)
    file.write_text(RENAME)
    assert [each.kind for each in graph.correct(file).undone] == ["reject"]
    file.write_text("")
    graph.correct(file)
    assert graph.export("trig") == before


def test_corrections_are_in_exports_imports_and_backups(tmp_path: Path) -> None:
    with KnowledgeGraph(tmp_path / "store", create=True) as graph:
        graph.add(visit())
        graph.add(interview())
        graph.correct("\n".join(ALL), by="Maria Roy", on=MAY)
        wanted = whole(graph)
        (who,) = graph.query("SELECT DISTINCT ?n { ?c prov:wasAssociatedWith/skos:prefLabel ?n ; dcterms:date ?d }")
        assert str(who.n) == "Maria Roy"
        for form in ("trig", "nquads"):
            path = tmp_path / f"g.{ {'nquads': 'nq'}.get(form, form) }"
            path.write_bytes(graph.export(form))
            other = KnowledgeGraph()
            take_in(other.store, path)
            assert whole(other) == wanted
            assert other.corrections == graph.corrections
    back_up(str(tmp_path / "store"), tmp_path / "b.nq.gz")
    assert restore(tmp_path / "b.nq.gz", tmp_path / "again").documents == 2
    with KnowledgeGraph(tmp_path / "again") as again:
        assert whole(again) == wanted


def test_an_imported_document_gets_the_corrections_of_the_store(tmp_path: Path) -> None:
    path = tmp_path / "g.nq"
    path.write_bytes(graph_of(visit()).export("nquads"))
    graph = graph_of(visit())
    graph.correct(REJECT)
    wanted = whole(graph)
    take_in(graph.store, path)
    assert whole(KnowledgeGraph(graph.store)) == wanted


def test_a_document_that_was_prepared_before_a_correction_is_put_with_it() -> None:
    graph, wanted = graph_of(interview("Ann Lee")), graph_of(visit(), interview("Ann Lee"))
    early = graph.prepared(visit())
    text = '[[rename]]\nname = "Ann Lee"\nto = "Anna Lee"\n'
    graph.correct(text)
    graph.put(early)
    wanted.correct(text)
    assert whole(graph) == whole(wanted)


def test_the_graph_of_a_day_has_the_corrections() -> None:
    graph = graph_of(visit())
    graph.correct(REJECT, by="Maria Roy", on=MAY)
    then = graph.known_by("2024-05-03")
    assert then.documents() == ["visit"]
    assert facts(then) == set()
    assert then.corrections == graph.corrections


REFUSED = {
    'quote = "nobody said this"': "no statement in any document fits",
    'document = "vist"\nquote = "met"': "no document 'vist'; did you mean visit?",
    'quote = "Omar Haddad"': "visit has several",
    'quote = "Ann Lee met Omar Haddad"\npredicate = "kissed"': "has this predicate",
    'statement = "event-visit.v9"': "no 'event-visit.v9'",
    'statement = "event-visit.v1"\nquote = "attacked Bob Roy"': "of different statements",
}


@pytest.mark.parametrize("words", REFUSED)
def test_a_statement_that_fits_nothing_or_several_is_refused_with_a_reason(words: str) -> None:
    graph = graph_of(visit())
    before = graph.export("trig")
    (error,) = graph.correct(f"[[reject]]\n{words}").refused
    assert REFUSED[words] in str(error)
    assert graph.export("trig") == before


def test_a_name_that_nobody_or_several_have_is_refused() -> None:
    s = Sketch("Jordan backed Eva Roy.", id="c")
    s.entity("Jordan", "Country")
    graph = graph_of(visit(), s.document(), interview("Jordan"))
    texts = {
        '[[rename]]\nname = "Ann Leigh"\nto = "Ann"': "did you mean Ann Lee",
        '[[rename]]\nname = "Jordan"\nto = "Ann"': "Country and Person: say which",
        '[[split]]\nname = "Ann Lee"\ndocuments = ["b"]\nto = "Ann"': "no document 'b'",
        '[[change]]\nquote = "Ann Lee met"\ntarget = ["Somebody Else"]': "names no 'Somebody Else'",
    }
    for text, reason in texts.items():
        (error,) = graph.correct(text).refused
        assert reason in str(error), text
    with pytest.raises(CorrectionRefused, match="no such correction"):
        graph.undo("abc")
    with pytest.raises(NameMissing):
        graph.explain("event-visit.v9")


@pytest.mark.parametrize("name", ["Ann Lee", "person-ann-lee"])
@pytest.mark.parametrize("to", ["Omar Haddad", "Oslo"])
def test_the_name_of_another_is_refused_as_it_would_join_the_two(name: str, to: str) -> None:
    graph = graph_of(visit())
    (error,) = graph.correct(f'[[rename]]\nname = "{name}"\nto = "{to}"').refused
    assert "is the name of another actor" in str(error)
    assert "merge the two" in str(error)


@pytest.mark.parametrize("name", ["Ann Lee", "person-ann-lee"])
def test_the_own_name_is_refused_unless_it_takes_another_back(name: str) -> None:
    graph = graph_of(visit())
    own = f'[[rename]]\nname = "{name}"\nto = "Ann Lee"\non = 2026-05-03'
    (error,) = graph.correct(own).refused
    assert "'Ann Lee' is its name already" in str(error)
    graph.correct('[[rename]]\nname = "Ann Lee"\nto = "Ann Leigh"\non = 2026-05-02')
    assert not graph.correct('[[rename]]\nname = "Ann Leigh"\nto = "Ann Lee"\non = 2026-05-03').refused
    assert "person-ann-lee" in {subject for subject, _, _ in facts(graph)}


@pytest.mark.parametrize(("to", "refused"), [("Paris", True), ("Christiania", False), ("The Tiger City", False)])
def test_a_place_gets_no_name_of_another_place(to: str, refused: bool) -> None:
    s = Sketch("Ann Lee backed Oslo.", id="a")
    s.event("backed", "SUPPORT", source=[s.entity("Ann Lee")], target=[s.entity("Oslo", "Place", links=OSLO)])
    errors = graph_of(s.document()).correct(f'[[rename]]\nname = "Oslo"\nto = "{to}"').refused
    assert [("another place than place-GN3143244" in str(error)) for error in errors] == [True] * refused


@pytest.mark.parametrize("order", ["cba", "bca", "abc"])
def test_a_chain_of_names_in_several_files_is_made_in_any_order(order: str, tmp_path: Path) -> None:
    names = {"a": ("Ann Lee", "Ann Roe"), "b": ("Ann Roe", "Ann Moe"), "c": ("Ann Moe", "Ann Poe")}
    for day, (file, (name, to)) in enumerate(names.items(), 1):
        (tmp_path / file).write_text(f'on = 2026-05-0{day}\n[[rename]]\nname = "{name}"\nto = "{to}"\n')
    graph = graph_of(visit())
    plans = in_any_order(graph.correct, [tmp_path / file for file in order])
    assert [planned.refused for _, planned in plans] == [()] * 3
    assert "person-ann-poe" in {subject for subject, _, _ in facts(graph)}


def test_a_merge_gives_all_the_type_of_the_first() -> None:
    s = Sketch("Ann Lee met Bob Roy. Lee Ann praised Bob Roy.", id="a")
    lee, roy, wrong = s.entity("Ann Lee"), s.entity("Bob Roy"), s.entity("Lee Ann", "Organization")
    s.event("met", "CONSULT", source=[lee, roy], confidence=0.9)
    s.event("praised", "SUPPORT", source=[wrong], target=[roy], confidence=0.9)
    graph = graph_of(s.document())
    (error,) = graph.correct('[[merge]]\nnames = ["Ann Lee", { name = "Lee Ann", type = "Person" }]').refused
    assert "'Lee Ann' is no Person where it stands, but Organization: leave the type out" in str(error)
    assert not graph.correct('[[merge]]\nnames = ["Ann Lee", "Lee Ann"]').refused
    assert {subject for subject, _, _ in facts(graph)} <= {"person-ann-lee", "person-bob-roy"}


def test_what_no_other_file_helps_is_refused_once(tmp_path: Path) -> None:
    (tmp_path / "a").write_text('[[rename]]\nname = "Ann Lee"\nto = "Ann Roe"\n')
    (tmp_path / "b").write_text('[[rename]]\nname = "Zoe"\nto = "Zoë"\n')
    plans = in_any_order(graph_of(visit()).correct, [tmp_path / "b", tmp_path / "a"])
    assert [(file.name, len(planned.refused)) for file, planned in plans] == [("a", 0), ("b", 1)]


def test_a_chain_of_names_in_one_file_is_made_in_one_run() -> None:
    first = '[[rename]]\nname = "Ann Lee"\nto = "Ann Roe"\non = 2026-05-02\n'
    second = '[[rename]]\nname = "Ann Roe"\nto = "Ann Moe"\non = 2026-05-03\n'
    graphs = [graph_of(visit()) for _ in range(3)]
    for graph, files in zip(graphs, ([second + first], [first + second], [first, second]), strict=True):
        for file in files:
            assert graph.correct(file).refused == ()
        assert "person-ann-moe" in {subject for subject, _, _ in facts(graph)}
        assert whole(graph) == whole(graphs[0])
    (error,) = graph_of(visit()).correct(first + second.replace("Ann Moe", "Omar Haddad")).refused
    assert "is the name of another actor" in str(error)


def test_the_iri_of_an_actor_stands_for_all_its_names() -> None:
    documents = [interview("Benjamin Netanyahu", "a"), interview("Benyamin Netanyahu", "b")]
    graph = graph_of(*documents)
    (node,) = {subject for subject, _, _ in facts(graph)}
    graph.correct(f'[[rename]]\nname = ":{node}"\nto = "Bibi Netanyahu"\n')
    assert {subject for subject, _, _ in facts(graph)} == {"person-bibi-netanyahu"}
    again = graph_of(*documents)
    again.correct(written(graph.corrections))
    assert whole(again) == whole(graph)


@pytest.mark.model
def test_a_build_makes_the_corrections_of_a_file_also_anew(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Ann Lee met Omar Haddad in Oslo. Eva Roy praised Omar Haddad.")
    (tmp_path / "c.toml").write_text(
        '[[reject]]\nquote = "Ann Lee met Omar Haddad"\n[[rename]]\nname = "X"\nto = "Y"\n'
    )
    built = tw("build", tmp_path / "a.txt", "-o", tmp_path / "one", "--corrections", tmp_path / "c.toml")
    assert "no document has the name 'X'" in built.stderr
    assert "c.toml: 1 correction refused, 1 made" in built.stderr
    assert built.exit_code == 1
    tw("build", tmp_path / "a.txt", "-o", tmp_path / "two")
    assert tw("correct", tmp_path / "c.toml", "--store", tmp_path / "two" / "store").exit_code == 1
    one, two = ((tmp_path / name / "graph.ttl").read_bytes() for name in ("one", "two"))
    assert one == two
    assert b"tw:consulted" not in one


@pytest.mark.model
def test_a_build_makes_the_corrections_of_several_files(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Ann Lee met Omar Haddad in Oslo.")
    (tmp_path / "c.toml").write_text('[[rename]]\nname = "Ann Lee"\nto = "Ann Moe"\n')
    (tmp_path / "d.toml").write_text('[[rename]]\nname = "Omar Haddad"\nto = "Omar Hadad"\n')
    both = ("--corrections", tmp_path / "c.toml", "--corrections", tmp_path / "d.toml")
    assert tw("build", tmp_path / "a.txt", "-o", tmp_path / "one", *both).exit_code == 0
    assert {b"Ann Moe", b"Omar Hadad"} <= {*re.findall(rb'label "([^"]+)', (tmp_path / "one/graph.ttl").read_bytes())}
    twice = ("--corrections", tmp_path / "c.toml", "--corrections", tmp_path / "c.toml")
    refused = tw("build", tmp_path / "a.txt", "-o", tmp_path / "two", *twice)
    assert refused.exit_code == 2
    assert "give each file a name of its own" in refused.stderr


def test_namesakes_are_told_apart_by_document_or_iri() -> None:
    def holder(id_: str, office: str, country: str) -> Document:
        s = Sketch(f"Ann Lee, {office} of {country}, met Eva Roy.", id=id_)
        lee, where = s.entity("Ann Lee"), s.entity(country, "Organization")
        s.relation(office, lee, "holdsOffice", office, of=where)
        return s.document()

    graph = graph_of(holder("a", "president", "Mercy College"), holder("b", "chemist", "Quarry Holdings"))
    nodes = {str(row.p).rpartition("/")[2] for row in graph.query("SELECT ?p { ?p a schema:Person }")}
    assert len(nodes) == 2
    (error,) = graph.correct('[[rename]]\nname = "Ann Lee"\nto = "Anna Lee"').refused
    assert all(node in str(error) for node in nodes)
    assert not graph.correct('[[rename]]\nname = "Ann Lee"\ndocuments = ["a"]\nto = "Anna Lee"').refused
    assert {str(row.n) for row in graph.query("SELECT ?n { ?p a schema:Person ; rdfs:label ?n }")} == {
        "Ann Lee", "Anna Lee",
    }  # fmt: skip


@pytest.mark.parametrize("second", ["Eva Ray", "person-eva-ray"])
def test_a_name_that_a_correction_gave_is_corrected_again(second: str) -> None:
    graph = graph_of(visit(), interview())
    graph.correct('[[rename]]\nname = "Eva Roy"\nto = "Eva Ray"\non = 2026-05-02')
    for to in ("Eva RAY", "Eva Rae"):
        assert not graph.correct(f'[[rename]]\nname = "{second}"\nto = "{to}"\non = 2026-05-03').refused
        assert {subject for _, _, subject in facts(graph)} & {"person-eva-ray", "person-eva-rae"}
        graph.undo(graph.corrections[-1].id)
    (error,) = graph.correct(f'[[merge]]\nnames = ["{second}", "Bob Roy"]').refused
    assert "put another name first" in str(error)
    (error,) = graph.correct(f'[[rename]]\nname = "{second}"\nto = "Bob Roy"\non = 2026-05-04').refused
    assert "merge the two" in str(error)
    assert not graph.correct(f'[[retype]]\nname = "{second}"\nto = "Organization"').refused
    assert full_iri(graph.store, "person-eva-roy") == f"{BASE}organization-eva-ray"


def test_the_former_address_of_an_actor_leads_to_the_one_that_it_has_now() -> None:
    graph = graph_of(visit(), interview())
    graph.correct(MERGE)
    graph.correct(Correction("rename", actors=(Named("Eva Roy"),), to="Eva Ray"))
    graph.correct(Correction("retype", actors=(Named("Eva Roy"),), to="Organization"))
    for old, new in (("person-anne-lee", "person-ann-lee"), ("person-eva-roy", "organization-eva-ray")):
        assert full_iri(graph.store, old) == f"{BASE}{new}"
        assert graph.explain(f"{BASE}{old}") == graph.explain(f"{BASE}{new}")
    graph.undo(*(each.id for each in graph.corrections))
    assert full_iri(graph.store, "person-anne-lee") == f"{BASE}person-anne-lee"
    graph.correct(SPLIT.replace("visit", "interview").replace('"Ann Lee"', '"Anne Lee"'))
    assert full_iri(graph.store, "person-anne-lee") == f"{BASE}person-ann-lee-painter"
    assert full_iri(graph.store, "person-nobody") == ""


def test_a_plan_is_shown_in_one_line() -> None:
    planned = graph_of(visit()).correct("".join(ALL))
    assert repr(planned) == "<Plan: 3 made, 0 undone, 2 refused, 3 effects, 0 overruled>"


def test_a_linked_actor_keeps_its_node() -> None:
    graph = graph_of(visit())
    correction = Correction("merge", actors=(Named("Ann Lee"), Named("Omar Haddad")), node="person-Q1")
    graph.correct(correction)
    assert {subject for subject, _, _ in facts(graph)} == set()  # nobody meets himself
    assert list(graph.query("SELECT ?p { :person-Q1 tw:correctedBy ?p }"))
    whole(graph)


HOSTILE = ['"]]\n[[reject', "\\", "'''", '"""', "\u2028x", "<script>alert(1)</script>", "🗺 \ud800", "%0A", "-"]


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_names_and_reasons_survive_the_file_the_graph_and_an_export(words: str, tmp_path: Path) -> None:
    graph = graph_of(visit())
    graph.correct(Correction("rename", actors=(Named("Ann Lee"),), to=f"Ann {words}", by=words, why=words))
    graph.correct(Correction("reject", Words(quote=words)))
    (kept,) = graph.corrections
    clean = words.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    assert (kept.to, kept.by, kept.why) == (f"Ann {clean}", clean, clean)
    path = tmp_path / "g.nq"
    path.write_bytes(graph.export("nquads"))
    other = KnowledgeGraph()
    take_in(other.store, path)
    assert other.corrections == (kept,)
    whole(graph)


@pytest.mark.parametrize("character", ["\x00", "\x1b", "\x7f", "\x9b", "\u202e"])
@pytest.mark.parametrize(
    "correction",
    [
        Correction("rename", actors=(Named("Ann Lee"),), to="Ann {}"),
        Correction("merge", actors=(Named("Ann {}"), Named("Ann Lee"))),
        Correction("split", actors=(Named("Ann Lee", document="visit"),), to="{}Ann"),
        Correction("reject", Words(quote="Ann Lee met Omar Haddad"), by="Ida{}"),
        Correction("change", Words(quote="Ann Lee met"), changes=(("source", (Named("A{}", "Person"),)),)),
    ],
)
def test_a_name_with_a_control_character_is_refused(correction: Correction, character: str) -> None:
    graph = graph_of(visit())
    before = whole(graph)
    written_ = written([correction]).replace("{}", character.encode("unicode-escape").decode().replace("\\x", "\\u00"))
    (refused,) = graph.correct(written_).refused
    assert f"U+{ord(character):04X} is a control character" in str(refused)
    assert character not in str(refused)
    assert whole(graph) == before


def test_a_name_of_a_million_characters_is_refused() -> None:
    graph = graph_of(visit())
    (refused,) = graph.correct(Correction("rename", actors=(Named("Ann Lee"),), to="x" * 1_000_000)).refused
    assert "a name has at most 1,000 characters, and 'xxxxxxxxxxxxxxxxxxxx'... has 1,000,000" in str(refused)
    assert len(str(refused)) < 500
    assert graph.corrections == ()


FIRST, LATER = date(2026, 5, 1), date(2026, 5, 2)
CHECK_MET = '[[check]]\nquote = "Ann Lee met Omar Haddad"\n'
CONTRADICTORY = {
    "reject and check": (REJECT, CHECK_MET),
    "reject and change": (REJECT, CHANGE),
    "two changes of a field": (CHANGE, CHANGE.replace("Bergen", "Lima")),
    "two names": (RENAME, '[[rename]]\nname = "Omar Haddad"\nto = "Omar Haydar"\n'),
    "two types": (RETYPE, RETYPE.replace("organization", "group")),
    "one and two actors": (MERGE, '[[split]]\nnames = ["Anne Lee", "Ann Lee"]\n'),
    "two others of a name": (SPLIT, SPLIT.replace("painter", "poet")),
}
COMPATIBLE = [
    (CHECK_MET, CHANGE),
    (CHANGE, '[[change]]\ndocument = "visit"\nquote = "Ann Lee met Omar Haddad"\ntype = "AGREE"\n'),
    (CHECK_MET, REJECT.replace("Ann Lee met Omar Haddad", "attacked Bob Roy")),
    (RENAME, RENAME.replace("Haddad", "Roy").replace("Omar Roy", "Bob Roy")),
    (MERGE, SPLIT),
    (MERGE, '[[split]]\nnames = ["Eva Roy", "Ann Lee"]\n'),
]


@pytest.mark.parametrize("both", CONTRADICTORY.values(), ids=CONTRADICTORY)
def test_of_two_corrections_that_contradict_each_other_the_later_one_holds(both: tuple[str, str]) -> None:
    one, other = both
    graph, alone = graph_of(visit(), interview()), graph_of(visit(), interview())
    alone.correct(other, on=LATER)
    graph.correct(one, on=FIRST)
    (pair,) = graph.correct(other, on=LATER).overruled
    assert (pair.earlier.on, pair.later.on) == (FIRST, LATER)
    assert facts(graph) == facts(alone)
    turned = graph_of(visit(), interview())
    turned.correct(other, on=LATER)
    (pair,) = turned.correct(one, on=FIRST).overruled
    assert whole(turned) == whole(graph)
    graph.undo(pair.later.id)  # then the earlier one holds again
    first = graph_of(visit(), interview())
    first.correct(one, on=FIRST)
    assert whole(graph) == whole(first)


@pytest.mark.parametrize("both", CONTRADICTORY.values(), ids=CONTRADICTORY)
def test_of_one_moment_neither_is_made_and_a_known_one_stays(both: tuple[str, str], tmp_path: Path) -> None:
    one, other = both
    graph = graph_of(visit(), interview())
    (refused,) = graph.correct(one + other, on=MAY).refused
    assert "contradicts" in str(refused)
    assert graph.corrections == ()
    (kept,) = graph.correct(one, on=MAY).made
    (refused,) = graph.correct(other, on=MAY).refused
    assert f"undo that one first (triplewire correct --undo {kept.id})" in str(refused)
    assert graph.corrections == (kept,)
    anew, file = graph_of(visit(), interview()), tmp_path / "c.toml"
    file.write_text(one)
    anew.correct(file, on=MAY)
    file.write_text(one + other)
    anew.correct(file, on=MAY)
    assert anew.corrections == ()  # as if the file had always said so


def test_a_split_contradicts_merges_that_together_make_one_of_its_names() -> None:
    s = Sketch("Ann Lee met Eva Roy and Omar Haddad.", id="chain")
    for name in ("Ann Lee", "Eva Roy", "Omar Haddad"):
        s.entity(name)
    graph = graph_of(s.document())
    graph.correct('[[merge]]\nnames = ["Ann Lee", "Eva Roy"]\n', on=FIRST)
    second = graph.correct('[[merge]]\nnames = ["Eva Roy", "Omar Haddad"]\n', on=LATER).made
    split = '[[split]]\nnames = ["Omar Haddad", "Ann Lee"]\n'
    (refused,) = graph.correct(split, on=LATER).refused
    assert "contradicts" in str(refused)
    (pair,) = graph.correct(split, on=date(2026, 5, 3)).overruled
    assert (pair.earlier,) == second
    assert len(graph.query("SELECT DISTINCT ?p { ?p a schema:Person }")) == 2


def test_what_else_says_the_same_as_a_rejected_statement_is_told_until_it_is_rejected_too() -> None:
    s = Sketch("Ann Lee owns a share in Lima Bank.", id="share")
    lee, bank = s.entity("Ann Lee"), s.entity("Lima Bank", "Organization")
    s.triple("Ann Lee", "owns", "Lima Bank", event="v1")
    s.event("owns", None, source=[lee], target=[bank])
    s.relation("Ann Lee owns a share in Lima Bank", bank, "ownedBy", lee)
    s.relation("Ann Lee", lee, "holdsOffice", "president")
    graph, event = graph_of(s.document()), '[[reject]]\nstatement = "event-share.v1"\n'
    assert graph.correct(event, on=FIRST, dry_run=True).beside == (
        ("share", "Lima Bank is owned by Ann Lee", "relation-share.r1"),
    )
    both = event + '[[reject]]\nstatement = "relation-share.r1"\n'
    assert graph.correct(both, on=FIRST).beside == ()


@pytest.mark.parametrize("both", COMPATIBLE)
def test_what_does_not_contradict_is_made_together(both: tuple[str, str]) -> None:
    plan = graph_of(visit(), interview()).correct("".join(both), on=MAY)
    assert (len(plan.made), plan.refused, plan.overruled) == (2, (), ())


def test_the_same_by_hand_at_another_time_is_no_new_correction_unless_it_was_overruled() -> None:
    graph = graph_of(visit())
    assert len(graph.correct(REJECT, on=FIRST).made) == 1
    assert graph.correct(REJECT, on=LATER).made == ()
    graph.correct(CHECK_MET, on=LATER)
    assert len(graph.correct(REJECT, on=date(2026, 5, 3)).made) == 1
    assert facts(graph) == set()


WRONG = [
    Correction("rename", actors=(Named("Ann Lee"),), to=" "),
    Correction("reject"),
    Correction("check", Words(quote="met"), by="\t"),
    Correction("retype", to="x"),
]


@pytest.mark.parametrize("wrong", WRONG)
def test_a_correction_by_value_is_checked_as_one_of_a_file_is(wrong: Correction) -> None:
    graph = graph_of(visit())
    assert len(graph.correct(wrong).refused) == 1
    assert graph.corrections == ()


def test_a_wrong_correction_of_a_file_costs_no_other(tmp_path: Path) -> None:
    path = tmp_path / "c.toml"
    path.write_text(f'{RENAME}nam = "Omar"\n[[rejects]]\nquote = "a"\n{REJECT}')
    graph = graph_of(visit())
    plan = graph.correct(path)
    assert [each.kind for each in plan.made] == ["reject"]
    assert [str(each) for each in plan.refused] == [
        f"{path}: the file has no 'rejects'; did you mean reject?",
        f"{path}: [[rename]] number 1 has no 'nam'; did you mean name?",
    ]


def labels(graph: KnowledgeGraph) -> set[str]:
    return {str(row.label) for row in graph.query("SELECT ?label { ?s rdfs:label ?label }")}


def test_a_new_name_stands_in_the_labels_of_statements_and_offices_and_not_in_quotes() -> None:
    s = Sketch("Ann met Ann Lee. Ann Lee is president of Lima.", id="a")
    ann, lee, lima = s.entity("Ann"), s.entity("Ann Lee"), s.entity("Lima", "Place")
    s.triple("Ann", "met", "Ann Lee", event="v1")
    s.event("met", "CONSULT", source=[ann, lee])
    s.relation("Ann Lee is president of Lima", lee, "holdsOffice", "president", of=lima)
    graph = graph_of(s.document())
    graph.correct('[[rename]]\nname = "Ann"\nto = "Anna Roy"\n[[rename]]\nname = "Lima"\nto = "Lima Town"\n')
    assert labels(graph) >= {
        "Anna Roy and Ann Lee met", "Ann Lee holds the office president of Lima Town", "president of Lima Town",
    }  # fmt: skip
    (why,) = [each for each in graph.explain("event-a.v1") if each.kind == "event"]
    assert why.quote == "Ann met Ann Lee."
    whole(graph)


def test_removal_tells_which_corrections_stay() -> None:
    graph = graph_of(visit(), interview())
    graph.correct(REJECT + RENAME + MERGE + '[[split]]\nname = "Bob Roy"\ndocuments = ["visit"]\nto = "Bob Ray"\n')
    assert {each.kind for each in graph.corrections_of("visit")} == {"reject", "rename", "split"}
    assert [each.kind for each in graph.corrections_of("interview")] == []


def test_a_kill_in_the_middle_loses_nothing(tmp_path: Path) -> None:
    store = tmp_path / "store"
    with KnowledgeGraph(store, create=True) as graph:
        graph.add(visit())
        graph.add(interview())
        before = graph.export("trig")
    code = f"""
import os, signal
import triplewire.graph.store.embedded as embedded
from triplewire.graph.knowledge import KnowledgeGraph
graph = KnowledgeGraph({str(store)!r})
embedded.update = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
graph.correct({REJECT + MERGE!r})
"""
    done = subprocess.run([sys.executable, "-c", code], check=False, timeout=120, env=os.environ)
    assert done.returncode == -signal.SIGKILL
    with KnowledgeGraph(store) as graph:
        assert whole(graph) == before
        graph.correct(REJECT + MERGE)
        assert len(graph.corrections) == 2
        whole(graph)


def test_the_command_corrects_lists_and_undoes(tmp_path: Path) -> None:
    store, file = tmp_path / "store", tmp_path / "corrections.toml"
    with KnowledgeGraph(store, create=True) as graph:
        graph.add(visit())
        before = graph.export("trig")
    file.write_text('by = "Maria Roy"\n' + REJECT + '[[rename]]\nname = "Nobody"\nto = "X"\n')
    dry = tw("correct", file, "--store", store, "--dry-run")
    assert "would be made" in dry.stdout
    made = tw("correct", file, "--store", store)
    assert made.exit_code == 1
    assert "1 correction made in 1 document" in made.stdout
    assert "no document has the name 'Nobody'" in made.stderr
    assert "Maria Roy" in tw("correct", "--list", "--store", store).stdout
    kept = tw("correct", "--list", "--format", "toml", "--store", store).stdout
    assert kept.startswith('[[reject]]\ndocument = "visit"\n')
    assert "rejected by Maria Roy" in tw("explain", "event-visit.v1", "--store", store).stdout
    with KnowledgeGraph(store) as graph:
        (only,) = graph.corrections
    assert "undone" in tw("correct", "--undo", only.id[:6], "--store", store).stdout
    single = tw("correct", "--reject", "event-visit.v1", "--on", "2026-05-02", "--store", store)
    assert single.exit_code == 0
    with KnowledgeGraph(store) as graph:
        assert graph.corrections[0].on == MAY
        graph.undo(graph.corrections[0].id)
        assert graph.export("trig") == before
    assert tw("correct", "--store", store).exit_code == 2
    file.write_text("[[rejekt]]")
    assert "did you mean reject?" in tw("correct", file, "--store", store).stderr


def test_the_store_is_written_in_one_change(monkeypatch: pytest.MonkeyPatch) -> None:
    graph = graph_of(visit(), interview())
    calls: list[set[str]] = []
    change = graph.store.change

    def counted(graphs: dict[str, set[ox.Triple]], *rest: object) -> bool:
        calls.append({*graphs})
        return change(graphs, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(graph.store, "change", counted)
    graph.correct("\n".join(ALL))
    assert len(calls) == 1


def test_a_quote_with_the_verb_of_one_event_means_that_event() -> None:
    s = Sketch("After the blast Eva Roy was travelling with her two sons.", id="trip")
    eva, sons = s.entity("Eva Roy"), s.entity("her two sons", "Group")
    s.event("blast", "ASSAULT", target=[eva])
    s.event("travelling", target=[sons], source=[eva])
    s.relation("her two sons", sons, "kinOf", eva)
    graph = graph_of(s.document())
    (effect,) = graph.correct('[[reject]]\nquote = "travelling with her two sons"').effects
    assert "travelling" in effect.before
    assert len(graph.query("SELECT ?e { ?e a tw:Event }")) == 1


def test_a_part_of_a_name_is_told_with_the_whole() -> None:
    s = Sketch("Helena Moe spoke. Moe left.", id="a")
    s.entity("Helena Moe", also="Moe")
    (error,) = graph_of(s.document()).correct('[[rename]]\nname = "Moe"\nto = "Mo"').refused
    assert "'Moe' is a part of the name 'Helena Moe' where it stands" in str(error)


def test_corrections_by_hand_are_each_later_than_the_last() -> None:
    first = now()
    one = Correction("check", Words(node="event-visit.v1"), on=first)
    two = replace(one, on=first + timedelta(seconds=1))
    assert now([one, two]) > first
    assert now([one, two]) not in {one.on, two.on}


def test_files_of_one_name_are_refused_together(tmp_path: Path) -> None:
    result = tw("correct", tmp_path / "one" / "c.toml", tmp_path / "two" / "c.toml", "--store", tmp_path / "none")
    assert result.exit_code == 2
    assert "identified by the name of their file" in result.stderr
