"""Values in words, and addresses."""

import doctest

import pytest

from triplewire.graph import wording
from triplewire.graph.times_in_words import day
from triplewire.graph.web.display import links
from triplewire.graph.web.display.links import Links
from triplewire.graph.web.protocol import negotiation
from triplewire.graph.wording import plural, point, relation, size, term

SERVED = Links("http://x.example/id/")
FILES = Links("http://x.example/id/", files=True, only=frozenset({"http://x.example/id/a b"}))


@pytest.mark.parametrize("module", [links, wording, negotiation])
def test_the_examples_in_docstrings_are_right(module: object) -> None:
    found = doctest.testmod(module)  # type: ignore[arg-type]
    assert found.attempted > 0
    assert found.failed == 0


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2024", "2024"),
        ("2024-05", "May 2024"),
        ("2024-05-06", "6 May 2024"),
        ("2024-05-06T10:00", "6 May 2024, 10:00"),
        ("2016-W16-WE", "the weekend of week 16 of 2016"),
        ("2024-05-06-07", "2024-05-06-07"),
        ("2024-13", "2024-13"),
        ("2024-02-30", "2024-02-30"),
        ("2024-WI", "winter 2024"),
        ("2024-XX", "2024-XX"),
        ("P6M", "6 months"),
        ("", ""),
    ],
)
def test_a_date_in_words(value: str, words: str) -> None:
    assert day(value) == words


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (plural(0, "event"), "0 events"),
        (plural(1, "event"), "1 event"),
        (plural(2, "event"), "2 events"),
        (size(1 << 10), "1 KB"),
        (size((1 << 20) - 1), "1024 KB"),
        (size(1 << 20), "1 MB"),
        (relation("tw"), "tw"),
        (relation("retreatedFrom"), "retreated from"),
        (relation("Lima is partOf"), "Lima is partOf"),
        (term("urn:x#y"), "y"),
        (term("urn:x#y", base="urn:z"), "urn:x#y"),
        (point("POINT(-70.5 12.25)"), "12.25° N, 70.50° W"),
        (point("POINT(0 0)"), "0.00° N, 0.00° E"),
        (point("nowhere"), "nowhere"),
    ],
)
def test_other_values_in_words(found: str, words: str) -> None:
    assert found == words


@pytest.mark.parametrize(
    ("found", "address"),
    [
        (SERVED.page(""), "/"),
        (SERVED.page("graph", about="Lima", most=""), "/graph?about=Lima"),
        (FILES.page(""), "index.html"),
        (FILES.page("graph", about="Lima"), "graph.html"),
        (SERVED.question("q", actor="x"), "/questions/q?actor=x"),
        (SERVED.question("q", "map", actor="x"), "/questions/q?actor=x&view=map"),
        (FILES.question("q", "map"), "page.html?questions/q.map"),
        (SERVED.thing("http://x.example/id/a b"), "/id/a%20b"),
        (FILES.thing("http://x.example/id/a b"), "page.html?id/a%20b"),
        (FILES.thing("http://x.example/id/other"), ""),
        (FILES.thing("https://elsewhere.example/"), "https://elsewhere.example/"),
        (SERVED.thing("javascript:alert(1)"), ""),
        (SERVED.thing("ftp://elsewhere.example/"), ""),
        (SERVED.article("a"), "/article/a"),
        (SERVED.article("a", 0, 7), "/article/a?at=0-7"),
        (SERVED.article("a", 3), "/article/a"),
        (SERVED.article("..", 0, 7), "/article?id=..&at=0-7"),
        (SERVED.article("a/./b"), "/article?id=a%2F.%2Fb"),
        (SERVED.article("a/...?#%2F"), "/article/a/...%3F%23%252F"),
        (FILES.article("a", 0, 7), "page.html?article/a&at=0-7"),
        (SERVED.data("http://x.example/id/a"), "/id/a?format=turtle"),
    ],
)
def test_addresses(found: str, address: str) -> None:
    assert found == address
