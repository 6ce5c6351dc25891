"""The evidence for and against a triple, with values on both sides of each threshold, and the weights' checks."""

from types import SimpleNamespace
from typing import Any

import pytest

from triplewire.extract.clauses import triples
from triplewire.extract.clauses.clause import Argument, Clause, OpenTriple
from triplewire.extract.clauses.confidence import confidence, evidence
from triplewire.extract.errors import LexiconError
from triplewire.extract.lexicon.loading import read_table
from triplewire.extract.lexicon.weights.confidence_weights import confidence_weights_of


def words(first: int, count: int, pos: str = "NOUN") -> tuple[Any, ...]:
    return tuple(SimpleNamespace(i=i, pos=pos) for i in range(first, first + count))


def triple(
    *,
    subject: int = 1,
    before: int = 0,
    pos: str = "NOUN",
    group: int = 1,
    preposition: int | None = None,
    **clause: Any,
) -> OpenTriple:
    """A triple of a verb at word 20.

    `subject` and `group` count words, `before` those between them; the preposition stands `preposition` words behind
    the verb.
    """
    verb = words(20, group)
    named = words(20 - before - subject, subject, pos)
    made = Clause(verb[0], "verbal", verb, (), (), **clause)
    opening = () if preposition is None else words(20 + preposition, 1)
    return OpenTriple(Argument(named[0], named), verb, Argument(verb[0], verb, preposition=opening), made, "clause.svo")


CASES = [
    (triple(), 25, []),
    (triple(), 26, ["long sentence"]),
    (triple(subject=8), 9, []),
    (triple(subject=9), 9, ["long subject"]),
    (triple(group=8), 9, []),
    (triple(group=9), 9, ["long predicate"]),
    (triple(pos="PRON"), 9, ["pronoun"]),
    (triple(before=5), 9, []),
    (triple(before=6), 9, ["far subject"]),
    (triple(before=-1), 9, ["far subject"]),
    (triple(before=-1, inherited=True), 9, []),
    (triple(preposition=6), 9, []),
    (triple(preposition=7), 9, ["far preposition"]),
    (triple(preposition=0), 9, []),
    (triple(preposition=-1), 9, ["fronted"]),
    (triple(governor=words(1, 1)[0], link="main"), 9, []),
    (triple(governor=words(1, 1)[0], link="relative"), 9, ["embedded"]),
    (triple(governor=words(1, 1)[0], link="adverbial"), 9, ["embedded", "subordinate"]),
    (triple(governor=words(1, 1)[0], link="complement"), 9, ["embedded", "subordinate"]),
    (triple(link="complement"), 9, []),
]


@pytest.mark.parametrize(("made", "length", "expected"), CASES)
def test_evidence(made: OpenTriple, length: int, expected: list[str]) -> None:
    assert list(evidence(made, length)) == expected


def test_confidence_sums_log_odds() -> None:
    assert confidence(triple(), 9) == 0.88  # base 1.63, clause.svo .36
    assert confidence(triple(subject=9), 9) == 0.77  # long subject -.77


@pytest.mark.parametrize(
    ("sure", "length", "kept"), [(0.5, 41, True), (0.49, 40, True), (0.49, 41, False), (0.51, 90, True)]
)
def test_long_sentences_keep_what_is_sure(
    sure: float, length: int, kept: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    subject, said = words(0, 1), words(2, 1)
    clause = Clause(said[0], "apposition", (), (Argument(subject[0], subject),), (Argument(said[0], said),))
    monkeypatch.setattr(triples, "confidence", lambda *_: sure)
    monkeypatch.setattr(triples, "is_asserted", lambda _: True)
    sentence: Any = SimpleNamespace(words=words(0, length))
    assert [t.confidence for t in triples.find_triples(sentence, (clause,))] == [sure] * kept


def test_unknown_and_missing_weights_are_refused() -> None:
    table = read_table("weights/confidence")
    with pytest.raises(LexiconError, match="slow"):
        confidence_weights_of(table | {"slow": 1.0})
    with pytest.raises(LexiconError, match="slow"):
        confidence_weights_of(table | {"evidence": table["evidence"] | {"slow": 1.0}})
    with pytest.raises(LexiconError, match="'fronted' has no weight"):
        confidence_weights_of(table | {"evidence": {k: v for k, v in table["evidence"].items() if k != "fronted"}})
