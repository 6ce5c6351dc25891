"""The counts of events as a picture."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from commands import tw
from sketch import Sketch

from triplewire.extract.model import About, Document
from triplewire.graph.cli.terminal import WRONG_USAGE
from triplewire.graph.errors import FormatUnknown, NameMissing
from triplewire.graph.knowledge import KnowledgeGraph
from triplewire.graph.view.count_chart import By, counts, write_counts


def visit(id_: str, guest: str, day: str, place: str = "Oslo", outlet: str = "The $tar") -> Document:
    s = Sketch(f"{guest} met Omar Haddad in {place} on Monday.", id=id_, published=day)
    one, other, where = s.entity(guest), s.entity("Omar Haddad"), s.entity(place, "Place")
    s.event("met", "CONSULT", source=[one], target=[other], place=[where], time=[s.time("Monday", day)])
    return replace(s.document(), about=About(outlet=outlet))


@pytest.fixture
def graph() -> KnowledgeGraph:
    graph = KnowledgeGraph()
    graph.add(visit("a", "Ann Lee", "2024-05-06"))
    graph.add(visit("b", "Ann Lee", "2024-05-06", outlet="Post"))  # the same one, in the same words
    graph.add(visit("c", "Eva Roy", "2024-06-03", "Lima"))
    graph.add(visit("d", "Eva Roy", "2024-06-10", "Lima"))  # another one, but another copy of the text
    return graph


COUNTS = {
    "month": [["2024-05", "text", "1", "1", "2"], ["2024-06", "text", "2", "1", "1"]],
    "type": [["Consult", "3", "2", "2"]],
    "place": [["Lima", "2", "1", "1"], ["Oslo", "1", "1", "2"]],
    "pair": [["Eva Roy", "Omar Haddad", "2", "1", "1"], ["Ann Lee", "Omar Haddad", "1", "1", "2"]],
}


@pytest.mark.parametrize(("by", "rows"), COUNTS.items())
def test_what_is_drawn(graph: KnowledgeGraph, by: By, rows: list[list[str]]) -> None:
    assert [list(row.values()) for row in counts(graph.store, by)] == rows
    assert [list(row.values()) for row in counts(graph.store, by, "Ann Lee")] == [
        row for row in ONE if row[0] in BY[by]
    ]


ONE = [["2024-05", "text", "1", "1", "2"], ["Consult", "1", "1", "2"], ["Oslo", "1", "1", "2"], COUNTS["pair"][1]]
BY = {"month": "2024-05", "type": "Consult", "place": "Oslo", "pair": "Ann Lee"}


def test_the_same_counts_give_the_same_picture(graph: KnowledgeGraph, tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_counts(graph.store, tmp_path / name / "c.svg", "pair", "Ann Lee")
    assert (tmp_path / "one/c.svg").read_bytes() == (tmp_path / "two/c.svg").read_bytes()
    drawn = (tmp_path / "one/c.svg").read_text("utf-8")
    assert all(f">{words}</text>" in drawn for words in ("Ann Lee → Omar Haddad", "happenings", "tellings", "outlets"))
    write_counts(KnowledgeGraph().store, tmp_path / "empty.png", "month")
    assert (tmp_path / "empty.png").read_bytes().startswith(b"\x89PNG")


def test_what_cannot_be_drawn(graph: KnowledgeGraph, tmp_path: Path) -> None:
    with pytest.raises(FormatUnknown):
        write_counts(graph.store, tmp_path / "c.html", "month")
    with pytest.raises(NameMissing):
        write_counts(graph.store, tmp_path / "c.svg", "month", "Nobody")


def test_the_command(tmp_path: Path) -> None:
    with KnowledgeGraph(tmp_path / "store", create=True) as graph:
        graph.add(visit("a", "Ann Lee", "2024-05-06"))
    store = "--store", tmp_path / "store"
    assert tw("draw", "--counts", "month", "-o", tmp_path / "c.png", *store).exit_code == 0
    assert (tmp_path / "c.png").exists()
    assert tw("draw", "--counts", "colour", "-o", tmp_path / "c.png", *store).exit_code == WRONG_USAGE


def told(id_: str, words: str, value: str | None, mod: Any = None) -> Document:
    s = Sketch(f"Ann Lee met Omar Haddad, {words}.", id=id_, published="2024-03-04")
    one, other = s.entity("Ann Lee"), s.entity("Omar Haddad")
    times = [s.time(words, value)] if value else []
    s.times = [replace(time, mod=mod) for time in s.times]
    s.event("met", "CONSULT", source=[one], target=[other], time=times)
    return s.document()


@pytest.mark.parametrize(
    ("value", "mod", "month", "by"),
    [
        ("2021", None, "2021", "text"), ("2022-05", None, "2022-05", "text"), ("2022-05-07", None, "2022-05", "text"),
        ("2022-05", "ON_OR_AFTER", "2022-05/..", "text"), (None, None, "2024-03", "publication"),
    ],
)  # fmt: skip
def test_a_month_counts_what_is_dated_to_it(value: str | None, mod: Any, month: str, by: str) -> None:
    with KnowledgeGraph() as graph:
        graph.add(told("a", "then", value, mod))
        (row,) = counts(graph.store, "month")
        assert (row["month"], row["dated_by"], row["happenings"]) == (month, by, "1")


def test_the_place_of_a_dateline_is_not_that_of_the_event() -> None:
    s = Sketch("OSLO Ann Lee met Omar Haddad.", id="a")
    sides = [s.entity("Ann Lee"), s.entity("Omar Haddad")]
    s.event("met", "CONSULT", source=sides, place=[s.entity("OSLO", "Place")], placed_by="dateline")
    with KnowledgeGraph() as graph:
        graph.add(s.document())
        assert not list(graph.ask("what-happened-in"))
