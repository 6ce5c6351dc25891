"""The confidence of every statement of a record: a logistic model over its evidence, calibrated on judged statements.

Of the statements with .9 nine in ten are right. The weights and how reliable they are: scripts/fit_confidence.py.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from math import exp

from triplewire.extract.certainty.evidence import of_event, of_relation, of_triple
from triplewire.extract.certainty.statement_index import StatementIndex
from triplewire.extract.lexicon.weights.certainty_weights import CERTAINTY, Model
from triplewire.extract.model import Document


def with_confidence(document: Document) -> Document:
    """Return the record with the confidence of each triple, relation and event."""
    index = StatementIndex(document)
    return replace(
        document,
        triples=tuple(
            replace(t, confidence=probability(CERTAINTY.triple, of_triple(index, t))) for t in document.triples
        ),
        relations=tuple(
            replace(r, confidence=probability(CERTAINTY.relation, of_relation(index, r))) for r in document.relations
        ),
        events=tuple(replace(e, confidence=probability(CERTAINTY.event, of_event(index, e))) for e in document.events),
    )


def probability(model: Model, evidence: Iterable[str]) -> float:
    """Return the probability of a statement with this evidence, to two decimals."""
    weight, shown = model.evidence.get, 0.0
    for each in evidence:  # sum() rounds otherwise from Python 3.12 on
        shown += weight(each, 0.0)
    return round(1 / (1 + exp(-model.base - shown)), 2)
