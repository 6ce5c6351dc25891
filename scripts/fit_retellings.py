"""Fit the weights of the evidence for two tellings of one event ([retelling] in graph/thresholds.toml).

    python scripts/fit_retellings.py PACK.jsonl

A line of the pack is a document: `id`, `topic`, `text`, `published` or null, and `events`, each with `head`, the
offsets of its word, and `chain`, the same for one event in all documents. Logistic regression; every topic counts at
most as much as `_MOST` pairs. Prints the weights of all topics, and precision and recall of pairs on each topic with
the weights of the others. The base of tellings within a document is set by hand, lower than fitted.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from itertools import combinations_with_replacement
from pathlib import Path
from typing import Any

import numpy as np

from triplewire.extract.model import Article
from triplewire.extract.pipeline import Pipeline
from triplewire.graph.corrections.prepared import prepare
from triplewire.graph.identity.happenings.resemblance import Pair
from triplewire.graph.identity.happenings.stories import Story, Telling
from triplewire.graph.identity.happenings.story_reader import story
from triplewire.graph.thresholds import Retelling

KINDS = [name for name in Retelling.__struct_fields__ if name not in {"link", "one", "unseen"}]
_MOST = 1500  # pairs of a topic
_SHRINK = 3.0  # strength of the prior that a weight is 0

Array = np.ndarray[Any, np.dtype[np.float64]]


def labelled(pack: list[dict[str, Any]]) -> Iterator[tuple[str, list[float], bool]]:
    """Yield the labelled pairs of tellings: the topic, the strengths of the evidence, whether they are one event."""
    rows = {row["id"]: row for row in pack}
    articles = [Article(id=row["id"], text=row["text"], source="", published=row["published"]) for row in pack]
    stories: dict[str, tuple[dict[str, Any], Story]] = {}
    for document in Pipeline().pipe(articles):
        prepared = prepare(document)
        stories[document.id] = rows[document.id], story(prepared.graph, prepared.triples)
    for (row, one), (other_row, other) in combinations_with_replacement(stories.values(), 2):
        pair = Pair.of(one, other)
        if row["topic"] != other_row["topic"] or not (one is other or pair.alike):
            continue
        for x, y in pair.tellings():
            chains, evidence = (_chain(row, x), _chain(other_row, y)), pair.evidence(x, y)
            if None not in chains and evidence is not None:
                yield row["topic"], [evidence.get(kind, 0.0) for kind in KINDS], chains[0] == chains[1]


def _chain(row: dict[str, Any], telling: Telling) -> str | None:
    found = (event["chain"] for event in row["events"] if event["head"][0] <= telling.start < event["head"][1])
    return next(found, None)


def fitted(strengths: Array, same: Array, topics: list[str]) -> Array:
    """Return the weights, by Newton's method."""
    pairs = Counter(topics)
    shares = np.array([min(1.0, _MOST / pairs[topic]) for topic in topics])
    weights = np.zeros(strengths.shape[1])
    for _ in range(30):
        odds = 1 / (1 + np.exp(-strengths @ weights))
        slope = strengths.T @ ((odds - same) * shares) + _SHRINK * weights
        curve = (strengths * (odds * (1 - odds) * shares)[:, None]).T @ strengths + _SHRINK * np.eye(len(weights))
        weights -= np.linalg.solve(curve, slope)
    return weights


def main() -> None:
    """Print the weights and the figures of cross-validation."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("pack", type=Path)
    lines = options.parse_args().pack.read_text("utf-8").splitlines()
    found = list(labelled([json.loads(line) for line in lines]))
    topics = [topic for topic, _, _ in found]
    strengths, same = np.array([row for _, row, _ in found]), np.array([float(one) for *_, one in found])
    for kind, weight in zip(KINDS, fitted(strengths, same, topics), strict=True):
        print(f"{kind:12} {weight:.2f}")
    for topic in sorted(set(topics)):
        here = np.array([its == topic for its in topics])
        weights = fitted(strengths[~here], same[~here], [its for its in topics if its != topic])
        said = strengths[here] @ weights > 0
        right = int(same[here][said].sum())
        print(f"{topic}: P {right}/{int(said.sum())}, R {right}/{int(same[here].sum())}")


if __name__ == "__main__":
    main()
