"""Fit the weights of the evidence for two tellings of one event ([retelling] in graph/thresholds.toml).

    python scripts/fit_retellings.py PACK.jsonl

A line of the pack is a document: `id`, `topic`, `subtopic`, `text`, `published` or null, and `events`, each with
`head`, the offsets of its word, and `chain`, the same for one event in all documents. The subtopics of a topic are
happenings of one kind, two bank robberies: tellings without a label are two events if their documents are of two
subtopics. Logistic regression; every topic counts at most as much as `_MOST` labelled pairs and `_MOST_APART` others.
Prints the weights of all topics, and precision and recall of the labelled pairs on each topic with the weights of the
others. The product keeps some weights that are set by hand or of an earlier fit; beside each of them thresholds.toml
has what this fit gives.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from itertools import combinations_with_replacement
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from triplewire.extract.model import Article
from triplewire.extract.pipeline import Pipeline
from triplewire.graph.corrections.prepared import prepare
from triplewire.graph.identity.happenings.resemblance import Pair
from triplewire.graph.identity.happenings.stories import Story, Telling
from triplewire.graph.identity.happenings.story_reader import story
from triplewire.graph.thresholds import Retelling

KINDS = [name for name in Retelling.__struct_fields__ if name not in {"link", "one", "unseen"}]
_MOST = 1500  # labelled pairs of a topic
_MOST_APART = 500  # pairs of a topic without a label
_SHRINK = 3.0  # strength of the prior that a weight is 0

Array = np.ndarray[Any, np.dtype[np.float64]]


class Labelled(NamedTuple):
    """A pair of tellings: topic, strengths of the evidence, whether they are one event, by their labels or not."""

    topic: str
    strengths: list[float]
    same: bool
    has_labels: bool


def labelled(pack: list[dict[str, Any]]) -> Iterator[Labelled]:
    """Yield the pairs of tellings of which it is known whether they are one event."""
    rows = {row["id"]: row for row in pack}
    articles = [Article(id=row["id"], text=row["text"], source="", published=row["published"]) for row in pack]
    stories: dict[str, tuple[dict[str, Any], Story]] = {}
    for document in Pipeline().pipe(articles):
        prepared = prepare(document)
        stories[document.id] = rows[document.id], story(prepared.graph, prepared.triples)
    for (row, one), (other_row, other) in combinations_with_replacement(stories.values(), 2):
        pair = Pair.of(one, other)
        if not (one is other or (one.shares(other) and pair.alike)):
            continue
        for x, y in pair.tellings():
            chain, other_chain = _chain(row, x), _chain(other_row, y)
            apart = chain is other_chain is None and row["subtopic"] != other_row["subtopic"]
            if (evidence := pair.evidence(x, y)) is not None and (apart or None not in {chain, other_chain}):
                strengths = [evidence.get(kind, 0.0) for kind in KINDS]
                yield Labelled(row["topic"], strengths, not apart and chain == other_chain, not apart)


def _chain(row: dict[str, Any], telling: Telling) -> str | None:
    found = (event["chain"] for event in row["events"] if event["head"][0] <= telling.start < event["head"][1])
    return next(found, None)


def fitted(strengths: Array, same: Array, shares: Array) -> Array:
    """Return the weights, by Newton's method."""
    weights = np.zeros(strengths.shape[1])
    for _ in range(30):
        odds = 1 / (1 + np.exp(-strengths @ weights))
        slope = strengths.T @ ((odds - same) * shares) + _SHRINK * weights
        curve = (strengths * (odds * (1 - odds) * shares)[:, None]).T @ strengths + _SHRINK * np.eye(len(weights))
        weights -= np.linalg.solve(curve, slope)
    return weights


def _shares(pairs: list[Labelled]) -> Array:
    """Return how much each pair counts."""
    number = Counter((pair.topic, pair.has_labels) for pair in pairs)
    most = {True: _MOST, False: _MOST_APART}
    return np.array([min(1.0, most[pair.has_labels] / number[pair.topic, pair.has_labels]) for pair in pairs])


def main() -> None:
    """Print the weights and the figures of cross-validation."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("pack", type=Path)
    lines = options.parse_args().pack.read_text("utf-8").splitlines()
    found = list(labelled([json.loads(line) for line in lines]))
    strengths, same = np.array([pair.strengths for pair in found]), np.array([float(pair.same) for pair in found])
    shares, has_labels = _shares(found), np.array([pair.has_labels for pair in found])
    for kind, weight in zip(KINDS, fitted(strengths, same, shares), strict=True):
        print(f"{kind:12} {weight:.2f}")
    for topic in sorted({pair.topic for pair in found}):
        here = np.array([pair.topic == topic for pair in found])
        weights = fitted(strengths[~here], same[~here], shares[~here])
        said, judged = strengths @ weights > 0, here & has_labels
        right = int(same[judged & said].sum())
        wrong = int((said & here & ~has_labels).sum())
        print(f"{topic}: P {right}/{int((judged & said).sum())}, R {right}/{int(same[judged].sum())}, apart {wrong}")


if __name__ == "__main__":
    main()
