"""Quotations are found by their marks alone."""

import pytest
from frozen import flat
from hypothesis import given
from hypothesis import strategies as st

from triplewire.extract.syntax.quotations import find_quotations
from triplewire.extract.syntax.tree import Sentence


def blocks(text: str) -> tuple[Sentence, ...]:
    """Each line of the text as a block of one sentence."""
    start = 0
    found: list[Sentence] = []
    for line in text.split("\n"):
        if line:
            found.append(Sentence(start, start + len(line), len(found), flat(line, ".+", start), block=len(found)))
        start += len(line) + 1
    return tuple(found)


def quoted(text: str) -> list[str]:
    return [text[q.start : q.end] for q in find_quotations(text, blocks(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"It is over," she said.', ["It is over,"]),
        ("“It is over,” she said, “for now.”", ["It is over,", "for now."]),
        ("‘It is over,’ she said.", ["It is over,"]),
        ("'It is over,' she said.", ["It is over,"]),
        ("«It is over», she said.", ["It is over"]),
        ("She said it was ‘the workers’ fight’.", ["the workers’ fight"]),
        ("‘The workers’ union’s plan is dead,’ he said.", ["The workers’ union’s plan is dead,"]),
        ("“He told me ‘never’ twice,” she said.", ["He told me ‘never’ twice,"]),
        ("(“It is over.”)", ["It is over."]),
        ("She left—“for good”—on Monday.", ["for good"]),
        ("“It is over.\n“It is done.”", ["It is over.", "It is done."]),
        ("“It is over.\nShe left.", ["It is over."]),
        ("“It is over.\nIt is done.” She left.", ["It is over.", "It is done."]),
        ('"It is over.\nIt is done." She left "for good".', ["It is over.", "It is done.", "for good"]),
    ],
)
def test_quoted(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The workers' union and the drivers' guild don't agree.",
        "The workers’ union and the drivers’ guild don’t agree.",
        "He was born in the '90s and left in the '00s.",
        "’Tis the season, and it’s cold.",
        'The board was 6" wide and 5" long.',
        "Nothing is quoted here.",
    ],
)
def test_not_quoted(text: str) -> None:
    assert quoted(text) == []


@pytest.mark.parametrize(("length", "found"), [(1998, True), (1999, False)])
def test_a_single_mark_is_looked_for_within_2000_characters(length: int, found: bool) -> None:
    words = "a" * length
    assert quoted(f"‘{words}’") == ([words] if found else [])


@pytest.mark.parametrize("word", ["em", "til", "n", "bout"])
def test_a_word_without_its_first_letters_opens_nothing(word: str) -> None:
    assert quoted(f"They saw ’{word} all’ twice.") == []
    assert quoted(f"They saw ‘{word}s all’ twice.") == [f"{word}s all"]


def test_a_quotation_goes_on_over_paragraphs() -> None:
    text = "“One.\n“Two.\n“Three.”\n“Four.”"
    assert [q.continues for q in find_quotations(text, blocks(text))] == [False, True, True, False]


@given(st.text(st.sampled_from("ab s.,\n\"'“”‘’«»(-"), max_size=60))
def test_quotations_are_in_order_and_within_their_paragraph(text: str) -> None:
    last = 0
    for quotation in find_quotations(text, blocks(text)):
        assert last <= quotation.start <= quotation.end <= len(text)
        assert "\n" not in text[quotation.start : quotation.end]
        last = quotation.end
