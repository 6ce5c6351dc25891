"""What evidence weighs: the scores of small sets of it, which together show every weight of the fitted tables.

After a new fit: `pytest --force-regen tests/extract/test_weighed_evidence.py`, and look at what changes.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from types import SimpleNamespace
from typing import Any
from zlib import crc32

import pytest
from pytest_regressions.data_regression import DataRegressionFixture

from triplewire.extract.certainty.calibration import probability
from triplewire.extract.clauses import confidence
from triplewire.extract.coreference.salience import PronounClass, weight
from triplewire.extract.lexicon.weights.certainty_weights import CERTAINTY
from triplewire.extract.lexicon.weights.confidence_weights import CONFIDENCE
from triplewire.extract.lexicon.weights.fitted_weights import NAME_WEIGHTS, PRONOUN_WEIGHTS
from triplewire.extract.names.type_evidence.type_scores import type_odds


def sets(evidence: Iterable[str], count: int) -> Iterator[tuple[str, ...]]:
    """All of the evidence in at most so many sets; what is new changes only the set that it joins."""
    by_hash: defaultdict[int, list[str]] = defaultdict(list)
    for found in sorted(evidence):
        by_hash[crc32(found.encode()) % count].append(found)
    yield from map(tuple, by_hash.values())


def test_types_of_names(data_regression: DataRegressionFixture) -> None:
    scores = {
        ", ".join(found): {str(kind): round(odds, 2) for kind, odds in sorted(type_odds([found]).items())}
        for found in sets(set(NAME_WEIGHTS) - {"base"}, 50)
    }
    data_regression.check(scores)


@pytest.mark.parametrize("kind", ["person", "thing", "many"])
def test_antecedents(data_regression: DataRegressionFixture, kind: PronounClass) -> None:
    features = getattr(PRONOUN_WEIGHTS, kind)
    data_regression.check({", ".join(found): round(weight(kind, found), 2) for found in sets(features, 20)})


@pytest.mark.parametrize("layer", ["triple", "relation", "event"])
def test_statements(data_regression: DataRegressionFixture, layer: str) -> None:
    model = getattr(CERTAINTY, layer)
    data_regression.check({", ".join(found): probability(model, found) for found in sets(model.evidence, 60)})


def test_constructions(data_regression: DataRegressionFixture, monkeypatch: pytest.MonkeyPatch) -> None:
    def scored(rule: str, *found: str) -> float:
        monkeypatch.setattr(confidence, "evidence", lambda *_: found)
        triple: Any = SimpleNamespace(rule=rule)
        return confidence.confidence(triple, 9)

    scores = {rule: scored(rule) for rule in sorted(CONFIDENCE.rule)}
    data_regression.check(scores | {kind: scored("clause.svo", kind) for kind in sorted(CONFIDENCE.evidence)})
