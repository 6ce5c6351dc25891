"""Thousands of different articles from a few hundred: python benchmarks/corpus.py FOLDER NUMBER > articles.jsonl.

FOLDER has articles: `*.jsonl` with a `text` (and where known `published`) in each line, or `*.txt`. Texts of fewer than
LEAST characters are left out. Each round over them gives another variant of each:

- SHARE of the names (words that are capitalised within sentences, and never written small in the folder) are exchanged
  for invented ones, the same name for the same one throughout the article; the others stay, so that well-known names
  grow frequent, as in the news;
- the last two digits of numbers are exchanged, and the day of publication moves; years stay;
- words are exchanged for words of the same kind (SWAPS), and one sentence in six is left out.

The first round is the articles as they are. The same folder gives the same articles.
"""

from __future__ import annotations

import calendar
import json
import re
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from random import Random

LEAST = 1000
SHARE = 0.6
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{2,}\b")
_WORD = re.compile(r"[A-Za-z]+")
_NUMBER = re.compile(r"\b(?!(?:19|20)\d\d\b)(\d*?)(\d{1,2})\b")
_SENTENCE = re.compile(r"(?<=[.!?]) +(?=[A-Z])")
_KEPT = {*calendar.month_name, *calendar.day_name}
_ONSETS = (
    "B",
    "D",
    "F",
    "G",
    "H",
    "K",
    "L",
    "M",
    "N",
    "P",
    "R",
    "S",
    "T",
    "V",
    "W",
    "Br",
    "Dr",
    "Gr",
    "Kl",
    "St",
    "Tr",
)
_CODAS = ("l", "n", "r", "s", "t", "nd", "rt")
_PAIRS = """
killed/wounded arrested/detained met/visited praised/criticised attacked/bombed city/town police/troops
soldiers/officers minister/secretary election/vote talks/negotiations agreement/treaty company/firm plane/helicopter
hospital/school north/south east/west morning/evening week/month large/small early/late old/young near/outside
before/after many/several men/women father/brother mother/sister river/lake house/building street/road money/funds
court/tribunal judge/prosecutor film/book game/match player/coach"""
SWAPS = [pair.split("/") for pair in _PAIRS.split()]


def sources(folder: Path) -> Iterator[tuple[str, str]]:
    """The text and the date of publication of each article, which may be ""."""
    for file in sorted(folder.glob("*.jsonl")):
        for line in file.read_text("utf-8").splitlines():
            record = json.loads(line)
            if len(record.get("text") or "") >= LEAST:
                yield record["text"], record.get("published") or ""
    for file in sorted(folder.glob("*.txt")):
        if len(text := file.read_text("utf-8")) >= LEAST:
            yield text, ""


def variants(texts: list[tuple[str, str]], number: int) -> Iterator[dict[str, str]]:
    """So many articles, as records to be read."""
    small = {word for text, _ in texts for word in _WORD.findall(text) if word.islower()}
    for at in range(number):
        turn, which = divmod(at, len(texts))
        text, published = texts[which]
        random = Random(at)  # noqa: S311  # of a benchmark
        record = {"id": f"article-{at:05}", "text": varied(text, small, random) if turn else text}
        if published:
            record["published"] = str(date.fromisoformat(published[:10]) + timedelta(days=turn * random.randrange(90)))
        yield record


def varied(text: str, small: set[str], random: Random) -> str:
    """A variant of a text."""
    names = sorted({name for name in _NAME.findall(text) if name.lower() not in small} - _KEPT)
    others = {name: invented(random) for name in names if random.random() < SHARE}
    for one, other in SWAPS:
        if random.random() < 0.5:
            others |= {one: other, other: one}
    sentences = (
        " ".join(s for s in _SENTENCE.split(line) if random.random() > 1 / 6) or line for line in text.split("\n")
    )
    return _NUMBER.sub(partial(number, random), _WORD.sub(lambda m: others.get(m[0], m[0]), "\n".join(sentences)))


def number(random: Random, match: re.Match[str]) -> str:
    """Another number of as many digits; days of months stay days of months."""
    last = str(random.randint(1, 9) if len(match[2]) == 1 else random.randint(10, 28))
    return match[1] + last


def invented(random: Random) -> str:
    """A name of two syllables."""
    return (
        random.choice(_ONSETS) + random.choice("aeiou") + random.choice(_CODAS[:5]) + random.choice("aeio")
        + random.choice(_CODAS)
    )  # fmt: skip


def main() -> None:
    """Write the articles."""
    folder, wanted = Path(sys.argv[1]), int(sys.argv[2])
    texts = list(dict.fromkeys(sources(folder)))
    for record in variants(texts, wanted):
        print(json.dumps(record, ensure_ascii=False))
    print(f"{wanted:,} articles from {len(texts):,}", file=sys.stderr)


if __name__ == "__main__":
    main()
