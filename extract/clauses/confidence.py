"""The confidence of a triple: by the construction that made it and how far apart its parts are.

A logistic model over a few kinds of evidence that a reader can check; its weights: lexicon/weights/confidence.toml.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import exp

from triplewire.extract.clauses.clause import OpenTriple
from triplewire.extract.lexicon.thresholds import THRESHOLDS
from triplewire.extract.lexicon.weights.confidence_weights import CONFIDENCE, EvidenceKind

_LIMITS = THRESHOLDS.clauses


def confidence(triple: OpenTriple, length: int) -> float:
    """Return the probability that the triple is true and complete; `length` is the number of words of the sentence."""
    odds = CONFIDENCE.base + CONFIDENCE.rule.get(triple.rule, 0.0)
    odds += sum(CONFIDENCE.evidence[kind] for kind in evidence(triple, length))
    return round(1 / (1 + exp(-odds)), 2)


def evidence(triple: OpenTriple, length: int) -> Iterator[EvidenceKind]:
    """Yield the kinds of evidence that the triple shows."""
    clause = triple.clause
    if length > _LIMITS.long_sentence:
        yield "long sentence"
    if len(triple.subject.words) > _LIMITS.long_subject:
        yield "long subject"
    if len(triple.predicate) > _LIMITS.long_predicate:
        yield "long predicate"
    if triple.subject.head.pos == "PRON":
        yield "pronoun"
    if clause.governor is not None and clause.link != "main":
        yield "embedded"
        if clause.link in {"complement", "adverbial"}:
            yield "subordinate"
    yield from _distances(triple)


def _distances(triple: OpenTriple) -> Iterator[EvidenceKind]:
    clause = triple.clause
    if triple.object is not None and triple.object.preposition:
        at = triple.object.preposition[0].i - clause.head.i
        if at < 0 or at > _LIMITS.far_preposition:
            yield "fronted" if at < 0 else "far preposition"
    if clause.predicate and not clause.inherited:
        gap = clause.predicate[0].i - triple.subject.words[-1].i
        if not 0 < gap <= _LIMITS.far_subject:
            yield "far subject"
