"""Makes extract/lexicon/english.toml from WordNet: the words of everyday English.

Needs nothing but Python and the data of WordNet 3.1, as scripts/make_nouns.py does:

    python scripts/make_english.py package/dict > extract/lexicon/english.toml

A word counts that texts were ever tagged with, and that is not more often written with a capital.
"""

from __future__ import annotations

import sys
import textwrap
from collections import Counter
from pathlib import Path

HEADER = """\
# The words of everyday English, to tell them from names; made by scripts/make_english.py.
# From WordNet 3.1 (Princeton University; https://wordnet.princeton.edu/license-and-commercial-use).
"""
PARTS = ("noun", "verb", "adj", "adv")
SHORTEST = 3  # letters


def everyday(folder: Path) -> list[str]:
    """The words, in order."""
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
    """The fields of each line, without the licence, which is indented, and without the glosses."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line.partition("|")[0].split() for line in lines if not line.startswith("  ")]


def main(folder: str) -> None:
    """Write the file to standard output."""
    print(HEADER)
    print(f"words = '''\n{textwrap.fill(' '.join(everyday(Path(folder))), 118)}\n'''")


if __name__ == "__main__":
    main(*sys.argv[1:])
