"""Tables without a row of names, such as those of `trafilatura --csv`: the columns by what a row has in them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from triplewire.extract.lexicon.thresholds import THRESHOLDS

_VALUES = (
    ("url", re.compile(r"https?://\S+")),
    ("published", re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\S*)?")),
    ("outlet", re.compile(r"(?:[a-z\d-]+\.)+[a-z]{2,}")),
)
_NOTHING = "null"  # in an empty cell


def columns_of(row: Sequence[str]) -> list[str]:
    """Return a name for each column, "" for what it tells nothing of; no names for a row without address and text.

    The text has the most words, the title several, before the text.
    """
    names = [""] * len(row)
    for name, value in _VALUES:
        found = next((at for at, cell in enumerate(row) if value.fullmatch(cell.strip())), None)
        if found is not None:
            names[found] = name
    text = max(range(len(row)), key=lambda at: len(row[at].split()), default=0)
    if "url" not in names or len(row[text].split()) < THRESHOLDS.reading.column_words:
        return []
    names[text] = "text"
    titles = (at for at in range(text) if not names[at] and " " in row[at].strip())
    if (title := next(titles, None)) is not None:
        names[title] = "title"
    return names


def without_nothing(row: Sequence[str]) -> list[str]:
    """Return a row in which cells for nothing are empty."""
    return ["" if cell == _NOTHING else cell for cell in row]
