"""Precision and recall of the detection of copies of one text, and the cost of the sketches.

    python benchmarks/tellings.py articles.jsonl

Each article is copied as papers copy: cut to a share of its words, with every n-th word edited, or between other
paragraphs. Of the copies, the share that is found; of all pairs of different articles, those that are taken for copies.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import pyoxigraph as ox

from triplewire.extract.layout.particulars import differing
from triplewire.extract.model import Document, Provenance
from triplewire.graph.identity import tellings

LONG = 6  # letters
AUXILIARIES = frozenset({"is", "are", "was", "were", "has", "have", "had", "will", "would", "could"})


def reworded(words: list[str], every: int) -> list[str]:
    """The words with every n-th one edited, unless it may be a name or a number."""
    return [
        f"{word}x" if at % every == 0 and word.isalpha() and word.islower() else word for at, word in enumerate(words)
    ]


def changed(words: list[str], chosen: Callable[[str], bool], new: str) -> list[str]:
    """The words with another one for the tenth of the chosen kind that stands within a sentence."""
    inside = [at for at in range(1, len(words)) if chosen(words[at]) and words[at - 1].islower()]
    return [new if at in inside[min(9, len(inside) - 1) :][:1] else word for at, word in enumerate(words)]


def negated(words: list[str]) -> list[str]:
    """The words with "not" after the second auxiliary, or the last one."""
    inside = [at for at, word in enumerate(words) if word in AUXILIARIES]
    return [part for at, word in enumerate(words) for part in ([word, "not"] if at in inside[:2][-1:] else [word])]


def is_content(word: str) -> bool:
    """Whether a word is most probably a noun, a verb or an adjective."""
    return word.isalpha() and word.islower() and len(word) >= LONG


EDITS: dict[str, Callable[[list[str]], list[str]]] = {
    "whole": lambda words: words,
    "cut to 3/4": lambda words: words[: len(words) * 3 // 4],
    "cut to 2/3": lambda words: words[: len(words) * 2 // 3],
    "cut to 1/2": lambda words: words[: len(words) // 2],
    "cut to 1/3": lambda words: words[: len(words) // 3],
    "every 15th word": lambda words: reworded(words, 15),
    "every 8th word": lambda words: reworded(words, 8),
    "every 4th word": lambda words: reworded(words, 4),
    "another number": lambda words: changed(words, str.isdigit, "7919"),
    "another name": lambda words: changed(words, str.istitle, "Bakuriani"),
    "another word": lambda words: changed(words, is_content, "sabotaged"),
    "a negation": negated,
    "50 words around": lambda words: [
        *(f"before{at}" for at in range(25)),
        *words,
        *(f"after{at}" for at in range(25)),
    ],
}


class Text(NamedTuple):
    """A text with its keys and its sketch."""

    text: str
    keys: set[str]
    sketch: tellings.Sketch


def sketched(text: str) -> Text:
    """The text with its keys and its sketch."""
    document = Document("a", "a", None, None, None, text, Provenance("1", "none", "none"))
    triples = tellings.sketch_triples("https://example.org/a", document)
    values = [triple.object.value for triple in triples if isinstance(triple.object, ox.Literal)]
    return Text(text, set(values[:-1]), tellings.sketch_from(values[-1]))


def are_found(one: Text, other: Text) -> bool:
    """Whether two texts share a key, are alike, and do not differ in names, numbers, days or words."""
    if not one.keys & other.keys or not tellings.are_alike(one.sketch, other.sketch):
        return False
    return not differing([one.text, other.text])


def main(path: Path) -> None:
    """Print the table."""
    texts = [json.loads(line)["text"] for line in path.read_text("utf-8").splitlines()]
    since = time.perf_counter()
    whole = [sketched(text) for text in texts]
    each = (time.perf_counter() - since) / len(texts)
    for name, edit in EDITS.items():
        edited = [(one, " ".join(edit(one.text.split()))) for one in whole]
        tried = [(one, new) for one, new in edited if name == "whole" or new != " ".join(one.text.split())]
        found = sum(are_found(one, sketched(new)) for one, new in tried)
        print(f"{name:<16} {found / len(tried):.3f} of {len(tried)}")
    pairs = list(combinations(range(len(texts)), 2))
    wrong = [(i, j) for i, j in pairs if are_found(whole[i], whole[j])]
    print(f"different articles taken for one: {len(wrong)} of {len(pairs):,} pairs {wrong[:10]}")
    print(f"a sketch: {each * 1000:.2f} ms")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
