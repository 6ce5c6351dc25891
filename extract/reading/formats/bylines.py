"""The authors in a byline: "By Ann Lee, political editor" -> "Ann Lee"."""

from __future__ import annotations

import re

from triplewire.extract.lexicon.lists import LAYOUT, NAMES
from triplewire.extract.lexicon.loading import read_table

_LONGEST = 120  # characters of a byline
_PHRASES = "|".join(sorted(LAYOUT.byline - {"from"}, key=lambda phrase: (-len(phrase), phrase)))
_PART = r"[^\W\d_a-z][\w.'’-]*"
_NAME = rf"{_PART}(?: (?:(?:{'|'.join(sorted(NAMES.particles))}) )*{_PART}){{1,3}}"
_AT = "|".join(sorted(LAYOUT.author))
_BYLINE = re.compile(
    rf"(?i:{_PHRASES}):? (?P<names>{_NAME}(?:(?:, (?:and )?| and | & ){_NAME})*)"
    rf"(?: (?:{_AT}) {_PART}(?: {_PART})*)?\s*(?:$|[,;|·•(\n–—-])"
)
_POSTED = re.compile(  # "Posted on May 3, 2024 by Ann Lee"
    rf"(?:{'|'.join(sorted(LAYOUT.date))})\b.{{4,40}}? (?=by )", re.IGNORECASE
)
_NO_NAMES = ((LAYOUT.author | LAYOUT.date) - {"and"}).union(
    *(read_table("times")[name] for name in ("month", "weekday"))
)
_AGENCIES = frozenset(map(str.casefold, LAYOUT.agencies))


def authors(line: str) -> str | None:
    """Return the names in a line that begins with a byline; None for another line."""
    if len(line) > _LONGEST:
        return None
    dated = _POSTED.match(line)
    found = _BYLINE.match(line, dated.end() if dated else 0)
    if found is None:
        return None
    names = found["names"].casefold()
    known = names in _AGENCIES or not _NO_NAMES.isdisjoint(names.replace(",", " ").split())
    return None if known else found["names"]
