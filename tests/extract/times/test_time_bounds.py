"""What the words around a time or an event say: "since May", "once before", "for the third time"."""

from __future__ import annotations

import re

import frozen
import pytest

from triplewire.extract.model import Extent, TimeMod
from triplewire.extract.syntax.tree import Sentence
from triplewire.extract.times.expressions import find_times
from triplewire.extract.times.mechanisms.periods import between, bounded
from triplewire.extract.times.occasions import are_two, occasions

SINCE, UNTIL = "ON_OR_AFTER", "ON_OR_BEFORE"


@pytest.mark.parametrize(
    ("text", "mods"),
    [
        ("They have met since 2018", [SINCE]),
        ("They have met since at least May 2018", [SINCE]),
        ("It closed as of 3 May 2021", [SINCE]),
        ("They met until 2018", [UNTIL]),
        ("Nine were hurt by 3 May 2021", [UNTIL]),
        ("They left before 2018", ["BEFORE"]),
        ("They left prior to 2018", ["BEFORE"]),
        ("They left after 3 May 2021", ["AFTER"]),
        ("They ruled from 2013 to 2021", [SINCE, UNTIL]),
        ("They fought between 2013 and 2021", [SINCE, UNTIL]),
        ("They met in 2013 and in 2021", [None, None]),
        ("They met in 2013", [None]),
        ("They were not told until 2018", [None]),
        ("They had met before in 2018", [None]),
    ],
)
def test_what_a_preposition_says(text: str, mods: list[TimeMod | None]) -> None:
    sentence = Sentence(0, len(text), 0, frozen.flat(text))
    assert [time.mod for time in find_times((sentence,), "2024-03-04")] == mods


@pytest.mark.parametrize(
    ("value", "mod", "interval"),
    [
        ("2022-05", SINCE, "2022-05/.."), ("2019", UNTIL, "../2019"), ("2020", "BEFORE", "../2019-12-31"),
        ("2023-06", "AFTER", "2023-07-01/.."), ("2024-03-03T17:00", SINCE, "2024-03-03/.."),
        ("2024-03-03T09:00", "AFTER", "2024-03-03T09:00"), ("XXXX-WXX-1", SINCE, "XXXX-WXX-1"), ("2019", None, "2019"),
        ("2021-13", "AFTER", "2021-13"), ("9999-12-31", "AFTER", "9999-12-31"),
    ],
)  # fmt: skip
def test_intervals(value: str, mod: TimeMod | None, interval: str) -> None:
    assert bounded(value, mod) == interval


def test_a_range_ends_after_it_begins() -> None:
    assert between("2013", "2021") == "2013/2021"
    assert between("2024-03-04", "2024-02-29") is None
    assert between("2013", None) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ek *met* Ozols in 2021 and *met* him again", ["", "again"]),
        ("She *visited* Braga once before, in 2020", ["earlier"]),
        ("The nurses last *went* on strike in 1998", ["earlier"]),
        ("She had previously been *married* to Frey", ["earlier"]),
        ("Another *storm* *killed* 30 people", ["again", "again"]),
        ("Rebels also *attacked* the airport", ["again"]),
        ("It *fired* a further missile", ["again"]),
        ("A second blaze *killed* nine people", ["second"]),
        ("He *visited* Riga for the third time", ["third"]),
        ("Holm *met* Haddad for the first time", ["first"]),
        ("It was their fifth *meeting* since May", [""]),
        ("He *stopped* Roe in the sixth round", [""]),
        ("They *left* before the vote", [""]),
        ("He *entered* the clinic that in the past had been shut", [""]),
    ],
)
def test_occasions(text: str, found: list[str]) -> None:
    marks = [match.start() - 2 * number for number, match in enumerate(re.finditer(r"\*\w+\*", text))]
    lengths = [len(word) for word in re.findall(r"\*(\w+)\*", text)]
    plain = text.replace("*", "")
    triggers = [Extent(start, start + length) for start, length in zip(marks, lengths, strict=True)]
    told = occasions(plain, [Extent(0, len(plain))], triggers)
    assert [told.get(trigger.start, "") for trigger in triggers] == found


def test_what_two_occasions_are() -> None:
    assert are_two("second", "third", told_in_order=False)
    assert are_two("", "earlier", told_in_order=False)
    assert are_two("", "again", told_in_order=True)
    assert not are_two("again", "", told_in_order=True)
    assert not are_two("", "again", told_in_order=False)
    assert not are_two("", "second", told_in_order=True)
