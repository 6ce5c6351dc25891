"""Make extract/lexicon/generated/english.txt from WordNet: the words of everyday English.

Requires only Python and the data of WordNet 3.1 (see scripts/make_nouns.py):

    python scripts/make_english.py package/dict > extract/lexicon/generated/english.txt

A word is included if it has a sense count and is not written with a capital in most of its senses.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

HEADER = """\
# The words of everyday English, to tell them from names; made by scripts/make_english.py.
# From WordNet 3.1 (Princeton University; https://wordnet.princeton.edu/license-and-commercial-use).
"""
PARTS = ("noun", "verb", "adj", "adv")
SHORTEST = 3  # letters


def everyday(folder: Path) -> list[str]:
    """Return the words, sorted."""
    counts, capitals, plain = Counter[str](), Counter[str](), Counter[str]()
    for part in PARTS:
        for fields in _lines(folder / f"index.{part}"):
            counts[fields[0]] += int(fields[5 + int(fields[3])])
        for fields in _lines(folder / f"data.{part}"):
            for word in fields[4 : 4 + 2 * int(fields[3], 16) : 2]:
                (capitals if word[0].isupper() else plain)[word.partition("(")[0].lower()] += 1
    return sorted(
        word
        for word, count in counts.items()
        if count and word.isalpha() and len(word) >= SHORTEST and plain[word] >= capitals[word]
    )


def _lines(path: Path) -> list[list[str]]:
    """Return the fields of each line, without the (indented) licence and the glosses."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line.partition("|")[0].split() for line in lines if not line.startswith("  ")]


def main(folder: str) -> None:
    """Write the table to standard output."""
    print(HEADER + "\n".join(everyday(Path(folder))))


if __name__ == "__main__":
    main(*sys.argv[1:])
