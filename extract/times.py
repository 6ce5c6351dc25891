"""When: time expressions and their TIMEX3 values."""

from __future__ import annotations

from extract.model import Time
from extract.parse import Sentence


def find_times(sentences: tuple[Sentence, ...], published: str | None) -> tuple[Time, ...]:
    """All time expressions, in the order of the text; relative ones count from `published` (ISO 8601), if known."""
    del published
    found = []
    for sentence in sentences:
        for name in sentence.names:
            if name.label == "DATE":
                words = sentence.words[name.first : name.last]
                found.append(Time(words[0].start, words[-1].end, "date", None))
    return tuple(found)
