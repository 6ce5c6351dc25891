r"""Make extract/lexicon/weights/certainty.toml: the weights by which evidence becomes the confidence of a statement.

    python scripts/fit_confidence.py SCORERS ARTICLES DATA > certainty.toml && \
        mv certainty.toml extract/lexicon/weights/certainty.toml

SCORERS is the folder with `facts_precision.py` and `scoring/`, whose judgements are the labels (see
scripts/statement_labels.py); ARTICLES holds `*.txt` with `*.gold.json`; DATA holds `facts.jsonl` and `oie.jsonl`
(triples), `events.jsonl`, `cases.jsonl`, and the packs of scripts/statement_verdicts.tsv. The texts are read anew,
without the weights, which takes a few minutes. The reliability goes to standard error and into the head of the file;
`--page FILE` writes it into the table of that page of the documentation.

Evidence seen fewer than LEAST times is left out. The weights maximise the likelihood minus a ridge penalty. The
reliability is that of cross-validation over documents: each is judged by weights that were fitted without it.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from statement_labels import Judged, Labels, Uncalibrated

from triplewire.extract.lexicon.loading import read_table

LAYERS = ("triple", "relation", "event")
LEAST = 8  # statements with a kind of evidence, below which it is left out
RIDGE = {"triple": 8.0, "relation": 2.0, "event": 12.0}  # set by cross-validation
FOLDS = 10
SMALLEST = 0.03  # absolute value, below which a weight is left out
BINS = 10
PAGE_MARK = "<!-- reliability -->"

Matrix = np.ndarray[Any, np.dtype[np.float64]]


@dataclass(frozen=True, slots=True)
class Fit:
    """The weights of a layer, and how they judge statements of documents that they were not fitted on."""

    names: tuple[str, ...]
    weights: tuple[float, ...]
    base: float
    unseen: Matrix
    right: Matrix
    fact: Matrix

    @property
    def auc(self) -> float:
        """The share of pairs of a right and a wrong statement in which the right one has the higher confidence."""
        right, wrong = self.unseen[self.right == 1], self.unseen[self.right == 0]
        higher = (right[:, None] > wrong).mean() + (right[:, None] == wrong).mean() / 2
        return float(higher)

    @property
    def error(self) -> float:
        """The expected calibration error, in BINS classes of equal width."""
        classes = np.minimum((self.unseen * BINS).astype(int), BINS - 1)
        found = [classes == number for number in range(BINS)]
        gaps = [abs(self.unseen[at].mean() - self.right[at].mean()) * at.mean() for at in found if at.any()]
        return float(sum(gaps))

    def row(self, layer: str) -> str:
        """Return the row of the table of reliability."""
        share = self.right.mean()
        return f"| {layer} | {len(self.right)} | {share:.2f} | {self.auc:.2f} | {self.error:.3f} |"


def fitted(judged: list[Judged], ridge: float) -> Fit:
    """Fit the weights of a layer, and judge each document by weights that were fitted without it."""
    counts = Counter(name for one in judged for name in set(one.evidence))
    names = tuple(sorted(name for name, count in counts.items() if count >= LEAST))
    column = {name: number for number, name in enumerate(names)}
    shown: Matrix = np.zeros((len(judged), len(names) + 1))
    shown[:, -1] = 1
    for row, one in enumerate(judged):
        for name in one.evidence:
            if name in column:
                shown[row, column[name]] = 1
    right = np.array([one.right for one in judged], float)
    documents = {document: number for number, document in enumerate(sorted({one.document for one in judged}))}
    fold = np.array([documents[one.document] % FOLDS for one in judged])
    unseen: Matrix = np.zeros(len(judged))
    for number in range(FOLDS):
        weights = _weights(shown[fold != number], right[fold != number], ridge)
        unseen[fold == number] = 1 / (1 + np.exp(-shown[fold == number] @ weights))
    weights = _weights(shown, right, ridge)
    fact = np.array([one.fact for one in judged])
    return Fit(names, tuple(weights[:-1]), float(weights[-1]), unseen, right, fact)


def _weights(shown: Matrix, right: Matrix, ridge: float) -> Matrix:
    """Return the weights of the logistic regression by Newton's method; the base, the last one, has no penalty."""
    weights: Matrix = np.zeros(shown.shape[1])
    penalty = np.full(shown.shape[1], ridge)
    penalty[-1] = 1e-6
    for _ in range(25):
        sure = 1 / (1 + np.exp(-np.clip(shown @ weights, -30, 30)))
        slope = shown.T @ (sure - right) + penalty * weights
        curve = (shown.T * (sure * (1 - sure))) @ shown + np.diag(penalty)
        weights -= np.linalg.solve(curve, slope)
    return weights


def bars(fits: dict[str, Fit]) -> Iterator[str]:
    """Yield precision and number of the right plain facts for each bar."""
    sure = np.concatenate([fits[layer].unseen[fits[layer].fact] for layer in ("relation", "event")])
    right = np.concatenate([fits[layer].right[fits[layer].fact] for layer in ("relation", "event")])
    for bar in np.arange(0, 1, 0.05):
        above = sure >= bar
        if above.any():
            of = f"{int(right[above].sum())} right of {above.sum()}"
            yield f"bar {bar:.2f}: precision {right[above].mean():.3f}, {of}"


def toml(fits: dict[str, Fit], table: list[str]) -> Iterator[str]:
    """Yield the lines of the file."""
    yield "# Weights by which evidence becomes the confidence of a statement (extract/certainty/), in log-odds."
    yield "# Made by scripts/fit_confidence.py, but for the limits. Cross-validation over documents:"
    yield from (f"# {line}" for line in table)
    yield "\n# The least value of each class of a count but the first. Set by hand; odds are of clauses/confidence.py."
    yield "[limits]"
    yield from (f"{name} = {values}" for name, values in read_table("weights/certainty")["limits"].items())
    for layer, fit in fits.items():
        yield f"\n[{layer}]\nbase = {fit.base:.2f}\n\n[{layer}.evidence]"
        pairs = zip(fit.names, fit.weights, strict=True)
        yield from (f'"{name}" = {weight:.2f}' for name, weight in pairs if abs(weight) >= SMALLEST)


def main() -> None:
    """Print the file; see the docstring of the module."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    for name in ("scorers", "articles", "data"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--page", type=Path, help="a page with a table between two marks, which is replaced")
    given = parser.parse_args()
    labels = Labels(given.scorers, given.articles, given.data, Uncalibrated())
    fits = {layer: fitted(labels.of(layer), RIDGE[layer]) for layer in LAYERS}
    table = ["| layer | judged | right | AUC | ECE |", "|---|---|---|---|---|"]
    table += [fit.row(layer) for layer, fit in fits.items()]
    print(*table, *bars(fits), sep="\n", file=sys.stderr)
    print(*toml(fits, table), sep="\n")
    if given.page:
        before, _, after = given.page.read_text("utf-8").split(PAGE_MARK)
        given.page.write_text(PAGE_MARK.join((before, "\n".join(("", *table, "")), after)), "utf-8")


if __name__ == "__main__":
    main()
