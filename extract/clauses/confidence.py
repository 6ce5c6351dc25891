"""How likely a triple is true and complete: by the construction that made it and how far its parts lie apart.

A logistic model over a few kinds of evidence that a reader can check; its weights: lexicon/weights/confidence.toml.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import exp

from triplewire.extract.clauses.clause import OpenTriple
from triplewire.extract.lexicon.loading import read_table

_WEIGHTS = read_table("weights/confidence")
_RULES, _EVIDENCE = _WEIGHTS["rule"], _WEIGHTS["evidence"]
_BASE = _WEIGHTS["base"]["odds"]


def confidence(triple: OpenTriple, length: int) -> float:
    """The share of such triples that are true and complete, 0 to 1; `length` counts the words of the sentence."""
    odds = _BASE + _RULES.get(triple.rule, 0.0) + sum(_EVIDENCE[kind] for kind in _evidence(triple, length))
    return round(1 / (1 + exp(-odds)), 2)


def _evidence(triple: OpenTriple, length: int) -> Iterator[str]:
    """The kinds of evidence that the triple shows."""
    clause = triple.clause
    if length > 25:
        yield "long sentence"
    if len(triple.subject.words) > 8:
        yield "long subject"
    if len(triple.predicate) > 8:
        yield "long predicate"
    if triple.subject.head.pos == "PRON":
        yield "pronoun"
    if clause.governor is not None and clause.link != "main":
        yield "embedded"
        if clause.link in {"complement", "adverbial"}:
            yield "subordinate"
    yield from _distance(triple)


def _distance(triple: OpenTriple) -> Iterator[str]:
    clause = triple.clause
    if triple.object is not None and triple.object.preposition:
        at = triple.object.preposition[0].i - clause.head.i
        if at < 0 or at > 6:
            yield "fronted" if at < 0 else "far preposition"
    if clause.predicate and not clause.inherited:
        gap = clause.predicate[0].i - triple.subject.words[-1].i
        if not 0 < gap <= 6:
            yield "far subject"
