"""Dialogues: the turns of a document, by their labels or by questions and answers."""

import pytest
from frozen import flat

from triplewire.extract.syntax.tree import Sentence
from triplewire.extract.syntax.turns import find_dialogue


def blocks(*lines: str) -> tuple[Sentence, ...]:
    """Each line as a block of one sentence; one that ends with a colon is a label."""
    start = 0
    found: list[Sentence] = []
    for line in lines:
        kind = "speaker" if line.endswith(":") else "paragraph"
        words = flat(line.rstrip(":"), r"\w+|[^\w\s]", start)
        found.append(Sentence(start, start + len(line), len(found), words, kind=kind, block=len(found)))  # type: ignore[arg-type]
        start += len(line) + 1
    return tuple(found)


def turns(*lines: str) -> list[tuple[int, int, bool]]:
    return [(turn.first, turn.last, turn.asks) for turn in find_dialogue(blocks(*lines)).turns]


ASKED = ("Why?", "I left .")


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("Lee:", "It rained .", "It snowed .", "Berg:", "It did ?"), [(1, 2, False), (4, 4, True)]),
        (("Lee:", "It rained .", "It snowed ."), [(1, 1, False)]),
        (("Lee:", "It rained .", "We left ."), [(1, 2, False)]),
        (("Lee:", '" It rained . "', "It snowed .", "Berg:", "It did ."), [(1, 1, False), (4, 4, False)]),
        (("Lee:",), []),
        (
            (*ASKED, *ASKED, *ASKED),
            [(0, 0, True), (1, 1, False), (2, 2, True), (3, 3, False), (4, 4, True), (5, 5, False)],
        ),
        (("You left .", "I did .", *ASKED, *ASKED)[:4], []),  # one question is no interview
        (
            (*ASKED, "You left .", "I did .", *ASKED, *ASKED),
            [(n, n, n % 2 == 0) for n in range(8)],
        ),
        (
            (*ASKED, "I wonder whether you stayed .", "I did .", *ASKED, *ASKED),
            [(0, 0, True), (1, 3, False), (4, 4, True), (5, 5, False), (6, 6, True), (7, 7, False)],
        ),
        (
            ("I live here .", *ASKED, *ASKED, *ASKED, "It rained .", "I slept ."),
            [*((n, n, n % 2 == 1) for n in range(7)), (8, 8, False)],
        ),
        ((*ASKED, "It rained .", *ASKED, *ASKED)[:4], []),
        (("It rained .", "It snowed ."), []),
    ],
)
def test_turns(lines: tuple[str, ...], expected: list[tuple[int, int, bool]]) -> None:
    assert turns(*lines) == expected


def test_an_interview_has_questions_enough() -> None:
    assert turns(*ASKED * 3)
    assert not turns(*ASKED * 2)


def test_questions_are_short() -> None:
    long = " ".join(["why"] * 79) + " ?"
    assert turns(long, "I left .", *ASKED * 2)[0] == (0, 0, True)
    assert not turns(f"why {long}", "I left .", *ASKED * 2)


def test_half_of_the_answers_are_in_the_first_person() -> None:
    other = ("Why?", "It rained .")
    assert turns(*ASKED * 2, *other * 2)
    assert not turns(*ASKED * 4, *other * 5)


def test_the_turn_of_a_block() -> None:
    dialogue = find_dialogue(blocks("Lee:", "It rained .", "It snowed .", "Berg:", "It did ."))
    first, second = dialogue.turns
    assert [dialogue.at(block) for block in range(6)] == [None, first, first, None, second, None]
    assert dialogue.after(first) is second
    assert dialogue.after(second) is None


def test_prompts_are_short() -> None:
    def prompt(words: int) -> tuple[int, int, bool]:
        return turns(*ASKED, " ".join(["you"] * words), "I did .", *ASKED * 2)[2]

    assert prompt(40) == (2, 2, True)
    assert prompt(41) != (2, 2, True)
