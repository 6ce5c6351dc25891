"""The evidence that two tellings are of one event, condition by condition."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from triplewire.graph.identity.happenings.resemblance import Pair
from triplewire.graph.identity.happenings.stories import Story, Telling

NONE: frozenset[str] = frozenset()
MET = Telling(
    node="e", start=0, lemmas=frozenset({"meet"}), type="Consult", status=("positive", "actual"),
    sources=frozenset({"lee"}), targets=frozenset({"roy"}), others=NONE, places=frozenset({"oslo"}),
    days=frozenset({"2024-05-09"}), names=NONE, words=NONE, numbers=NONE, particles=NONE,
)  # fmt: skip


def evidence(one: Telling, other: Telling, days: tuple[int, int] = (9, 9)) -> dict[str, float] | None:
    stories = [
        Story(f"g{day}", date(2024, 5, day), {}, NONE, NONE, (told,))
        for day, told in zip(days, (one, other), strict=True)
    ]
    return Pair.of(*stories).evidence(one, other)


@pytest.mark.parametrize(
    ("change", "kind", "expected"),
    [
        ({}, "same", 1),
        ({"type": "Fight"}, "same", 0),
        ({"type": "Fight"}, "type", 0),
        ({"days": NONE}, "same", 0),
        ({"sources": frozenset({"berg"})}, "same", 0),
        ({"sources": frozenset({"roy"}), "targets": frozenset({"lee"})}, "same", 1),
        ({"sources": frozenset({"berg"})}, "other_side", 1),
        ({"sources": frozenset({"berg"}), "names": frozenset({"lee"})}, "other_side", 0),
        ({"sources": NONE}, "other_side", 0),
        ({"status": ("negative", "actual")}, "status", 1),
        ({"lemmas": frozenset({"meets"})}, "stem", 1),
        ({"lemmas": frozenset({"meets"})}, "lemma", 0),
    ],
)
def test_strength_of_a_kind_of_evidence(change: dict[str, frozenset[str]], kind: str, expected: float) -> None:
    found = evidence(MET, replace(MET, **change))  # type: ignore[arg-type]
    assert found is not None
    assert found.get(kind, 0) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("create", "create", 1),
        ("agreement", "agree", 1),
        ("agreement", "deal", 1),  # of one kind
        ("agreement", "pact", 0),
        ("arrest", "arrest", 0),
        ("create", "use", 0),  # they have nothing in common
    ],
)
def test_words_that_say_little_of_what_happened_are_evidence_against_one_event(
    one: str, other: str, expected: float
) -> None:
    x, y = (replace(MET, lemmas=frozenset({lemma})) for lemma in (one, other))
    found = evidence(x, y)
    assert found is not None
    assert found.get("general", 0) == expected


@pytest.mark.parametrize(
    ("published", "modality", "contradicts"),
    [(7, "actual", True), (8, "actual", False), (7, "future", False)],
)
def test_what_was_published_as_past_before_the_day_is_another_event(
    published: int, modality: str, contradicts: bool
) -> None:
    undated = replace(MET, days=NONE, status=("positive", modality))
    assert (evidence(MET, undated, (9, published)) is None) is contradicts
    assert (evidence(undated, MET, (published, 9)) is None) is contradicts
