"""Changes between two days: beginnings, ends, corrections."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import pytest
from commands import tw

import triplewire
from triplewire.extract.errors import DateError
from triplewire.extract.model import About, Article
from triplewire.graph.cli.terminal import WRONG_USAGE
from triplewire.graph.errors import DaysReversed
from triplewire.graph.history.changes import Change
from triplewire.graph.knowledge import KnowledgeGraph

ARTICLES = [
    ("bank", "2024-05-10", "Ida Moe was appointed president of the Calder Bank on 7 May 2024."),
    ("old", "2024-04-20", "Karl Holm, the president of the Calder Bank, met Eva Roy in Oslo on Thursday."),
    ("party", "2024-06-01", "Eva Roy joined the Green Party in April 2024."),
    ("mayor", "2024-06-01", "Tom Vidal resigned as mayor of Tarbes on 3 May 2024."),
]
FIRST = (
    "A car bomb killed nine people in Mosul on Friday, police said. Ann Lee visited the hospital of Mosul. "
    "Health Minister Omar Haddad resigned on Thursday. Lena Berg met Ivan Petrov in Quito."
)
SECOND = (
    "A car bomb killed 12 people in Mosul on Friday, police said. Bob Roy visited the hospital of Mosul. "
    "Health Minister Omar Haddad resigned on Wednesday. Lena Berg and Ivan Petrov met in Quito. Rain fell in Lima."
)


@pytest.fixture(scope="module")
def graph(pipeline: triplewire.Pipeline) -> KnowledgeGraph:
    graph = KnowledgeGraph()
    articles = [Article(id_, text, "x", published=day) for id_, day, text in ARTICLES]
    articles.append(Article("blast", FIRST, "x", published="2024-05-03"))
    for document in pipeline.pipe(articles):
        graph.add(document)
    changed = Article("blast", SECOND, "x", published="2024-05-03", about=About(modified="2024-05-06"))
    for document in pipeline.pipe([changed]):
        graph.add(document)
    return graph


def told(found: Iterable[Change]) -> list[tuple[str, str, str, str]]:
    return [(it.date, it.change, it.subject, it.object) for it in found]


APRIL = [("2024-04", "began", "Eva Roy", "Green Party")]
MINISTER = [("2024-05-01", "ended", "Omar Haddad", "Health Minister")]
CORRECTED = {
    ("A car bomb", "kill", "9 people", "12 people"),
    ("Omar Haddad", "resign", "2024-05-02", "2024-05-01"),
    ("Ann Lee", "visit", "", ""),
}


def test_what_the_texts_date_between_two_days(graph: KnowledgeGraph) -> None:
    found = [it for it in graph.changes("2024-03-15", "2024-06-30") if it.change in {"began", "ended"}]
    assert told(it for it in found if not it.inferred) == [
        *APRIL,
        *MINISTER,
        ("2024-05-03", "ended", "Tom Vidal", "mayor of Tarbes"),
        ("2024-05-07", "began", "Ida Moe", "president of Calder Bank"),
    ]
    assert [it.quote for it in found if it.subject == "Tom Vidal"] == ["Tom Vidal resigned as mayor of Tarbes"]


@pytest.mark.parametrize(
    "told",
    [
        "Kari Moen resigned as mayor of Bergen.",
        "Kari Moen has stepped down as mayor of Bergen.",
        "Kari Moen was ousted as mayor of Bergen.",
        "The council has sacked the mayor of Bergen, Kari Moen.",
    ],
)
def test_an_end_without_a_date_ends_it_by_the_day_of_publication(pipeline: triplewire.Pipeline, told: str) -> None:
    """The questions and the changes agree on it, as both read the same tellings."""
    office = "Kari Moen, the mayor of Bergen, opened a school on Friday."
    articles = [Article("a", office, "a", published="2024-04-01"), Article("b", told, "b", published="2024-05-08")]
    with KnowledgeGraph() as graph:
        for document in pipeline.pipe(articles):
            graph.add(document)
        (former,) = [row for row in graph.ask("offices", former="yes") if row.status]
        assert (str(former.holder), str(former.document)) == ("Kari Moen", "b")
        held = {day: str(next(iter(graph.ask("offices", as_of=day))).held) for day in ("2024-04-01", "2024-05-10")}
        assert held == {"2024-04-01": "yes", "2024-05-10": "no"}
        (change,) = graph.changes("2024-03-25", "2024-05-31")
        assert (change.change, change.subject, change.document) == ("ended", "Kari Moen", "b")
        assert change.date == "2024-04-01/2024-05-08"
        assert graph.changes("2024-03-25", "2024-05-07") == []
        assert graph.changes("2024-04-03", "2024-05-31") == []  # it may have ended on the day before


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("2024-04-15", "2024-05-01", MINISTER),  # in April, but perhaps before the 15th
        ("2024-03-31", "2024-04-30", APRIL),
        ("2024-05-03", "2024-05-06", []),  # what was so on the first day is no change
        ("2024-05-02", "2024-05-03", [("2024-05-03", "ended", "Tom Vidal", "mayor of Tarbes")]),
        ("2024-06-02", "2024-12-31", []),
    ],
)
def test_a_change_lies_between_the_days(graph: KnowledgeGraph, first: str, last: str, expected: list[object]) -> None:
    found = graph.changes(first, last)
    assert told(it for it in found if it.change in {"began", "ended"} and not it.inferred) == expected


FORMER = "Luc Roy, the former mayor of Tarbes, met Ann Lee in Lima on Monday."
SUED = "Luc Roy, the mayor of Tarbes, met Ann Lee in Lima on Monday."
LEFT = "Luc Roy was mayor of Tarbes from 2015 until 3 May 2022."


@pytest.mark.parametrize(
    ("news", "expected"),
    [
        ([("2020-03-03", SUED), ("2023-06-06", FORMER)], ["2020-03-03/2023-06-05"]),  # no text dates the end
        ([("2023-06-06", FORMER)], []),  # nor that it held on the first day
        ([("2020-03-03", SUED), ("2023-06-06", FORMER), ("2022-06-01", LEFT)], ["2022-05-03"]),
    ],
)
def test_a_limit_is_no_date(pipeline: triplewire.Pipeline, news: list[tuple[str, str]], expected: list[str]) -> None:
    graph = KnowledgeGraph()
    for number, (day, text) in enumerate([*news, ("2020-02-01", SUED)] if len(news) > 1 else news):
        graph.add(pipeline.read(text, id=f"n{number}", published=day))
    assert [it.date for it in graph.changes("2020-02-01", "2024-01-01") if it.change == "ended"] == expected


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Ines Prado denied it.", "Luis Mora was dismissed on Monday."),
        ("Nils Berg rejected the offer.", "Ole Lund refused the plan."),
        ("Mayor Tom Hall praised the firemen.", "Eva Roy thanked the nurses."),
    ],
)
def test_two_events_without_a_side_in_common_correct_nothing(
    pipeline: triplewire.Pipeline, before: str, after: str
) -> None:
    graph = KnowledgeGraph()
    for text, day in ((before, "2024-05-04"), (after, "2024-05-06")):
        about = About(modified=day)
        graph.put(*map(graph.prepared, pipeline.pipe([Article("one", text, "x", published="2024-05-03", about=about)])))
    assert {it.change for it in graph.changes("2024-05-01", "2024-06-01")} <= {"began", "ended", "withdrawn"}


def test_a_dateline_is_nothing_that_was_withdrawn(pipeline: triplewire.Pipeline) -> None:
    graph = KnowledgeGraph()
    before = "TARBES, May 3, 2024 - Mayor Luc Roy resigned on Friday. Ann Lee met Tom Hall in Lima."
    for text, day in ((before, "2024-05-04"), ("TARBES, May 3, 2024 - Rain fell on Friday.", "2024-05-06")):
        about = About(modified=day)
        graph.put(*map(graph.prepared, pipeline.pipe([Article("one", text, "x", published="2024-05-03", about=about)])))
    shown = {it.relation: it.before for it in graph.changes("2024-05-04", "2024-06-01") if it.change == "withdrawn"}
    assert shown["meet"] == "Lima"
    assert "TARBES" not in shown["resign"]


def test_an_office_ends_with_the_next_holder_as_an_inference(graph: KnowledgeGraph) -> None:
    (holm,) = (it for it in graph.changes("2024-04-20", "2024-05-07") if it.subject == "Karl Holm")
    assert (holm.change, holm.date, holm.inferred) == ("ended", "2024-05-07", True)
    assert (holm.document, holm.other_document) == ("old", "bank")
    assert "appointed" in holm.other_quote


def test_what_a_later_version_says_otherwise(graph: KnowledgeGraph) -> None:
    found = [it for it in graph.changes("2024-05-05", "2024-05-06") if it.change not in {"began", "ended"}]
    assert {(it.subject, it.relation, it.before, it.after) for it in found} == CORRECTED
    assert {it.change for it in found if it.after} == {"corrected"}
    (withdrawn,) = (it for it in found if it.change == "withdrawn")
    assert (withdrawn.quote, withdrawn.other_quote) == ("", "Ann Lee visited the hospital of Mosul.")
    assert not [it for it in graph.changes("2024-05-06", "2024-05-30") if it.document == "blast"]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("Chad bombed Niger on Friday.", "Chad bombed Mali on Friday.", [("bomb", "Niger", "Mali")]),
        ("Delta Shipping sued the Orion Group on Monday.", "Delta Shipping sued Orion on Monday.", []),
        ("The World Food Programme fed Chad.", "The WFP fed Chad.", []),
    ],
)
def test_another_participant(pipeline: triplewire.Pipeline, before: str, after: str, expected: list[object]) -> None:
    graph = KnowledgeGraph()
    for day, text in ("2024-05-03", before), ("2024-05-06", after):
        graph.add(pipeline.read(text, id="raid", published=day))
    found = [it for it in graph.changes("2024-05-05", "2024-05-07") if it.change == "corrected"]
    assert [(it.relation, it.before, it.after) for it in found] == expected


def test_what_was_known_then(graph: KnowledgeGraph) -> None:
    known = [("2024-05-02", "ended", "Omar Haddad", "Health Minister")]  # as the first version told it
    assert told(graph.known_by("2024-05-05").changes("2024-03-15", "2024-06-30")) == known


def test_days_are_checked(graph: KnowledgeGraph) -> None:
    with pytest.raises(DateError):
        graph.changes("2024-02-30", "2024-05-01")
    with pytest.raises(DaysReversed, match="2024-06-30 is after 2024-05-01"):
        graph.changes("2024-06-30", "2024-05-01")


def test_the_command(tmp_path: Path) -> None:
    source, store = tmp_path / "news.jsonl", ("--store", tmp_path / "out" / "store")
    source.write_text(json.dumps({"id": "mayor", "published": "2024-06-01", "text": ARTICLES[3][2]}))
    assert tw("build", source, "-o", tmp_path / "out", "--no-export").exit_code == 0
    days = "--from", "2024-05-01", "--to", "2024-05-30"
    result = tw("diff", *days, "--format", "csv", *store)
    assert result.stdout.splitlines()[1].startswith(
        "2024-05-03,ended,Tom Vidal,holdsOffice,mayor of Tarbes,,,false,mayor,"
    )
    empty = json.loads(tw("diff", *days, "--format", "json", "--known-by", "2024-05", *store).stdout)
    assert empty["results"] == {"bindings": []}
    assert empty["head"]["vars"][:3] == ["date", "change", "subject"]
    assert tw("diff", "--from", "May", "--to", "2024-05-30", *store).exit_code == WRONG_USAGE
    assert tw("diff", "--from", "2024-05-30", "--to", "2024-05-01", *store).exit_code == WRONG_USAGE
