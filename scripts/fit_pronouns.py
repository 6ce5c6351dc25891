r"""Make extract/lexicon/weights/salience.toml: the weights of the features of a pronoun's candidates.

    python scripts/fit_pronouns.py LABELLED.jsonl > extract/lexicon/weights/salience.toml

A line of LABELLED.jsonl is a text with its coreference: `text`, `mentions` (each with `start`, `end`, the character
range `head` of its head, and `chain`), and `zone`, the annotated range, or null for the whole text; a pronoun without
a mention there has no referent. GUM and MEANTIME (CC BY 4.0) were converted to this form. While the cases are
collected, each pronoun is assigned to its correct chain, so that the result does not depend on the previous weights.

The weights maximise the likelihood of the correct chain, or of none, over all correct antecedents (Durrett and Klein
2013, without costs for kinds of errors), minus a ridge penalty. Each weight is the sum of a part shared by all
pronouns and a part of the class, so that rare classes learn from frequent ones (Daume 2007). SURE holds the required
probabilities, set by cross-validation over documents, which the head of the file reports.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from triplewire.extract.coreference.chains import Chain
from triplewire.extract.coreference.discourse import Discourse
from triplewire.extract.coreference.pronouns import Candidate, candidates
from triplewire.extract.coreference.salience import PronounClass, class_of, no_antecedent, threshold_class
from triplewire.extract.coreference.sieve import Sieve
from triplewire.extract.coreference.speech_turns import Speakers
from triplewire.extract.lexicon.thresholds import THRESHOLDS
from triplewire.extract.names.phrase import Phrase
from triplewire.extract.pipeline import Pipeline
from triplewire.extract.syntax.phrases import conjuncts

HEAD = """\
# Weights of the features of a pronoun's candidate antecedents, by class of pronouns (extract/coreference/salience.py).
# Made by scripts/fit_pronouns.py from a part of GUM and MEANTIME. The probabilities from which on a candidate is taken
# are in thresholds.toml (sure_*). Cross-validation over documents:"""
CLASSES: tuple[PronounClass, ...] = ("person", "thing", "many")
_LIMITS = THRESHOLDS.coreference
SURE = {
    "person": _LIMITS.sure_person,
    "thing": _LIMITS.sure_thing,
    "its": _LIMITS.sure_its,
    "many": _LIMITS.sure_many,
}
RIDGE = 3.0
SEEN = 4  # pronouns with a feature, below which it is left out
STEPS, RATE = 400, 0.05
FOLDS = 6
SMALLEST = 0.03  # absolute value, below which a weight is left out

Matrix = np.ndarray[Any, np.dtype[np.float64]]


@dataclass(frozen=True, slots=True)
class Case:
    """A pronoun: the features of "no referent" and of each candidate, which of these are correct, and their chains."""

    kind: PronounClass
    bar: str
    document: int
    rows: tuple[tuple[str, ...], ...]
    right: tuple[bool, ...]
    chains: tuple[int, ...]


class Labels:
    """The annotated chains of words."""

    def __init__(self, record: dict[str, Any]) -> None:
        self.mentions = sorted(record["mentions"], key=lambda mention: mention["head"][1] - mention["head"][0])
        self.complete = record.get("zone") is None

    def at(self, phrase: Phrase) -> str | None:
        """Return the chain of the smallest mention whose head contains the head of the phrase."""
        at = phrase.head.start
        return next((m["chain"] for m in self.mentions if m["head"][0] <= at < m["head"][1]), None)

    def of(self, candidate: Candidate) -> str | None:
        """Return the chain of a candidate; for a sum, that of the mention that contains all its parts."""
        if not candidate.chain.sides:
            return self.at(candidate.phrase)
        heads = [candidate.phrase.head, *conjuncts(candidate.phrase.head)]
        first, last = heads[0].start, heads[-1].end
        return next((m["chain"] for m in self.mentions if m["start"] <= first and last <= m["end"]), None)

    def tells(self, phrase: Phrase) -> bool:
        """Return whether the annotation gives the referent of a pronoun, or says that it has none."""
        return self.complete or self.at(phrase) is not None


def cases(record: dict[str, Any], number: int, pipeline: Pipeline) -> list[Case]:
    """The pronouns of one document in the order of the sieve."""
    labels, found = Labels(record), list[Case]()

    def recorded(phrase: Phrase, discourse: Discourse, speakers: Speakers) -> Chain | None:
        wanted = labels.at(phrase)
        each = list(candidates(phrase, discourse, speakers))
        right = [wanted is not None and labels.of(candidate) == wanted for candidate in each]
        if labels.tells(phrase):
            rows = (tuple(no_antecedent(phrase)), *(candidate.features for candidate in each))
            chains = (0, *(id(candidate.chain) for candidate in each))
            kind, bar = class_of(phrase), threshold_class(phrase)
            found.append(Case(kind, bar, number, rows, (not any(right), *right), chains))
        return next((candidate.chain for candidate, fits in zip(each, right, strict=True) if fits), None)

    pipeline.resolver = Sieve(recorded)
    pipeline.read(record["text"])
    return found


class Model:
    """Weights of the frequent features, shared by all classes and for each class."""

    def __init__(self, data: list[Case]) -> None:
        seen = Counter(name for case in data for name in {each for row in case.rows for each in _both(case, row)})
        self.index = {name: at for at, name in enumerate(sorted(name for name in seen if seen[name] >= SEEN))}
        self.weights = np.zeros(len(self.index))

    def matrix(self, case: Case) -> Matrix:
        """Return one row for "no referent" and one for each candidate."""
        made = np.zeros((len(case.rows), len(self.index)))
        for at, row in enumerate(case.rows):
            made[at, [self.index[name] for name in _both(case, row) if name in self.index]] = 1
        return made

    def fit(self, data: list[Case]) -> Model:
        """Maximise the regularised likelihood with Adam (Kingma and Ba 2015), deterministically."""
        prepared = [(self.matrix(case), np.array(case.right, float)) for case in data]
        first, second = np.zeros(len(self.index)), np.zeros(len(self.index))
        for step in range(1, STEPS + 1):
            gradient = -RIDGE * self.weights
            for rows, right in prepared:
                likely = _softmax(rows @ self.weights)
                gradient += rows.T @ (likely * right / (likely @ right) - likely)
            first = 0.9 * first + 0.1 * gradient
            second = 0.999 * second + 0.001 * gradient**2
            scaled = np.sqrt(second / (1 - 0.999**step)) + 1e-8
            self.weights += RATE * (first / (1 - 0.9**step)) / scaled
        return self

    def best(self, case: Case) -> tuple[float, bool]:
        """Return the probability of the most likely chain, and whether it is correct."""
        likely = _softmax(self.matrix(case) @ self.weights)
        total: dict[int, float] = {}
        for chain, each in zip(case.chains[1:], likely[1:], strict=True):
            total[chain] = total.get(chain, 0.0) + float(each)
        if not total:
            return 0.0, False
        best = max(total, key=lambda chain: total[chain])
        return total[best], any(r for r, chain in zip(case.right, case.chains, strict=True) if chain == best)

    def table(self, kind: PronounClass) -> dict[str, float]:
        """Return the weights of one class."""
        own = (name.partition("@") for name in self.index if name.endswith(f"@{kind}"))
        both = {name: self._at(name) + self._at(f"{name}@{kind}") for name, _, _ in sorted(own)}
        return {name: round(value, 2) for name, value in both.items() if abs(value) >= SMALLEST}

    def _at(self, name: str) -> float:
        return float(self.weights[self.index[name]]) if name in self.index else 0.0


def _both(case: Case, row: tuple[str, ...]) -> list[str]:
    return [name for each in row for name in (each, f"{each}@{case.kind}")]


def _softmax(scores: Matrix) -> Matrix:
    raised: Matrix = np.exp(scores - scores.max())
    likely: Matrix = raised / raised.sum()
    return likely


def validated(data: list[Case]) -> list[str]:
    """Yield the results of cross-validation over documents, a line for each class."""
    counts = {bar: [0, 0] for bar in SURE}
    for fold in range(FOLDS):
        model = Model(data).fit([case for case in data if case.document % FOLDS != fold])
        for case in data:
            likely, right = model.best(case) if case.document % FOLDS == fold else (0.0, False)
            if likely >= SURE[case.bar]:
                counts[case.bar][0] += right
                counts[case.bar][1] += 1
    total = Counter(case.bar for case in data)
    return [f"{bar}: {right} of {taken} taken are right, of {total[bar]}" for bar, (right, taken) in counts.items()]


def main(path: str) -> None:
    """Write the file to standard output."""
    records = [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines()]
    pipeline = Pipeline()
    data = [case for number, record in enumerate(records) for case in cases(record, number, pipeline)]
    print(HEAD)
    for line in validated(data):
        print(f"# {line}.")
    model = Model(data).fit(data)
    for kind in CLASSES:
        print(f"\n[{kind}]", *(f'"{name}" = {value}' for name, value in model.table(kind).items()), sep="\n")


if __name__ == "__main__":
    main(sys.argv[1])
